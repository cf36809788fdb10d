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

  /// SIRET: the SIREN and five digits more, a multiple of ten by Luhn. La Poste's establishments
  /// (SIREN 356000000) only need a digit sum that is a multiple of five.
  package static func isSIRET(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 14, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    if bytes.starts(with: "356000000".utf8), !luhn(bytes) {
      return bytes.reduce(0) { $0 + Int($1 - 0x30) } % 5 == 0
    }
    return luhn(bytes) && luhn(Array(bytes[..<9]))
  }

  /// GTIN of 8, 12, 13 or 14 digits, and GLN of 13: weights 3 and 1 from the right (GS1).
  package static func isGS1(_ text: some StringProtocol, lengths: Set<Int>) -> Bool {
    let bytes = Array(text.utf8)
    guard lengths.contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return false
    }
    let sum = bytes.reversed().enumerated().reduce(0) { sum, next in
      sum + Int(next.element - 0x30) * (next.offset % 2 == 0 ? 1 : 3)
    }
    return sum % 10 == 0
  }

  /// BIC: ISO 9362, four letters or digits of the bank, country, place, and a branch or none.
  package static func isBIC(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 8 || bytes.count == 11, bytes.allSatisfy(isLetterOrDigit) else {
      return false
    }
    return bytes[4..<6].allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// The shape of a VAT number by its prefix, as VIES takes it; # a digit, @ a letter, * either.
  private static let vatShapes: [String: [String]] = [
    "AT": ["U########"], "BE": ["##########"], "BG": ["#########", "##########"],
    "CY": ["########@"], "CZ": ["########", "#########", "##########"], "DE": ["#########"],
    "DK": ["########"], "EE": ["#########"], "EL": ["#########"], "GR": ["#########"],
    "ES": ["*#######*"], "FI": ["########"], "FR": ["**#########"], "HR": ["###########"],
    "HU": ["########"], "IE": ["#*#####@", "#######@@"], "IT": ["###########"],
    "LT": ["#########", "############"], "LU": ["########"], "LV": ["###########"],
    "MT": ["########"], "NL": ["#########B##"], "PL": ["##########"], "PT": ["#########"],
    "RO": (2...10).map { String(repeating: "#", count: $0) }, "SE": ["############"],
    "SI": ["########"], "SK": ["##########"],
    "XI": ["#########", "############", "GD###", "HA###"],
  ]

  /// Whether the text may be a VAT number: two letters, and for a member state its length and characters.
  package static func isVATShaped(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 4, bytes[..<2].allSatisfy({ (0x41...0x5A).contains($0) }) else {
      return false
    }
    guard let shapes = vatShapes[String(decoding: bytes[..<2], as: UTF8.self)] else { return true }
    let rest = bytes[2...]
    return shapes.contains { shape in
      shape.utf8.count == rest.count
        && zip(shape.utf8, rest).allSatisfy { wanted, byte in
          switch wanted {
          case UInt8(ascii: "#"): (0x30...0x39).contains(byte)
          case UInt8(ascii: "@"): (0x41...0x5A).contains(byte)
          case UInt8(ascii: "*"): isLetterOrDigit(byte)
          default: wanted == byte
          }
        }
    }
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
