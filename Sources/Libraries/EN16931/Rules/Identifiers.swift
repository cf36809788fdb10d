/// Check digits of the identifiers printed on a French invoice.
package enum CheckDigits {
  /// SIREN: nine digits whose Luhn sum is a multiple of ten (INSEE).
  package static func isSIREN(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 9 else { return false }
    return luhn(bytes)
  }

  /// French VAT number: FR, a two-digit key, the SIREN. Key = (12 + 3 × (SIREN mod 97)) mod 97; the rare keys
  /// with letters follow another formula and are accepted on shape, the SIREN still being checked.
  package static func isFrenchVAT(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 13, bytes[0] == UInt8(ascii: "F"), bytes[1] == UInt8(ascii: "R"),
      let siren = number(bytes[4...])
    else { return false }
    // Monaco's numbers start with 000 and carry no SIREN.
    guard luhn(Array(bytes[4...])) || bytes[4...6].allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return false }
    guard let key = number(bytes[2...3]) else {
      return bytes[2...3].allSatisfy { isLetterOrDigit($0) }
    }
    return key == (12 + 3 * (siren % 97)) % 97
  }

  /// The VAT number of a French company, from its SIREN.
  package static func frenchVAT(ofSIREN siren: String) -> String? {
    guard isSIREN(siren), let value = number(Array(siren.utf8)[...]) else { return nil }
    let key = (12 + 3 * (value % 97)) % 97
    return "FR\(key < 10 ? "0" : "")\(key)\(siren)"
  }

  /// IBAN: ISO 13616, mod 97 = 1. Spaces are not accepted.
  package static func isIBAN(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    guard (15...34).contains(bytes.count), bytes.allSatisfy(isLetterOrDigit),
      bytes.starts(with: "FR".utf8) ? bytes.count == 27 : true
    else { return false }
    var remainder = 0
    for byte in bytes[4...] + bytes[..<4] {
      let value = byte <= UInt8(ascii: "9") ? Int(byte) - 48 : Int(byte) - 55
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
    }
    return remainder == 1
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  private static func luhn(_ bytes: [UInt8]) -> Bool {
    var sum = 0
    for (position, byte) in bytes.reversed().enumerated() {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return false }
      let digit = Int(byte - UInt8(ascii: "0"))
      sum += position % 2 == 0 ? digit : (digit * 2 > 9 ? digit * 2 - 9 : digit * 2)
    }
    return sum % 10 == 0
  }
}
