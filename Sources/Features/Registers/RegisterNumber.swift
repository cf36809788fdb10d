import EN16931

/// A public register that knows companies.
package enum Register: String, Sendable, CaseIterable {
  /// The Union's VAT numbers (VAT Information Exchange System).
  case vies
  /// The French companies and their establishments (INSEE).
  case sirene

  package var title: String { self == .vies ? "VIES" : "Sirene" }
}

/// A number a register can be asked about. Its key is right: a wrong one is refused before anybody is asked.
package enum RegisterNumber: Hashable, Sendable {
  /// With its prefix, "DE136695976"; Greece is "EL", Northern Ireland "XI".
  case vat(String)
  case siren(String)

  /// As people type it, "de 136 695 976"; `nil` when its key is wrong or it is of no state VIES knows.
  package init?(vat text: String) {
    var number = Self.compact(text).uppercased()
    if number.hasPrefix("GR") { number = "EL" + number.dropFirst(2) }
    guard Self.prefixes.contains(String(number.prefix(2))), CheckDigits.isVATNumber(number) else {
      return nil
    }
    self = .vat(number)
  }

  /// A SIREN, or the SIRET that begins with it; `nil` when its key is wrong.
  package init?(siren text: String) {
    let digits = Self.compact(text)
    let siren = digits.utf8.count == 14 ? String(digits.prefix(9)) : digits
    // 000 is how Monaco fills up its French VAT numbers.
    guard CheckDigits.isSIREN(siren), !siren.hasPrefix("000") else { return nil }
    self = .siren(siren)
  }

  init(stored text: String, _ register: Register) {
    self = register == .vies ? .vat(text) : .siren(text)
  }

  package var text: String {
    switch self {
    case .vat(let text), .siren(let text): text
    }
  }

  package var register: Register {
    switch self {
    case .vat: .vies
    case .siren: .sirene
    }
  }

  private static func compact(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 > 0x2E && $0 < 0x7F }) { return text }
    return text.filter { !$0.isWhitespace && $0 != "." && $0 != "-" }
  }

  private static let prefixes = Set(
    "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI"
      .split(separator: " ").map(String.init))
}
