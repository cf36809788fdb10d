/// The numbers companies are known by, written as shops' customers type them.
package enum BuyerIdentifiers {
  /// The SIREN of a SIREN or SIRET ("732 829 320", "73282932000074"). What is neither stays as it is, to be
  /// refused with its value by the checks of the invoice.
  package static func siren(from text: String) -> String? {
    let compact = text.filter { !$0.isWhitespace && $0 != "." && $0 != "-" }
    if compact.isEmpty { return nil }
    let isSIRET = compact.utf8.count == 14 && compact.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    return isSIRET ? String(compact.prefix(9)) : compact
  }

  /// "fr 40 303 265 045" → "FR40303265045".
  package static func vat(from text: String) -> String? {
    let compact = text.filter { !$0.isWhitespace && $0 != "." && $0 != "-" }
    return compact.isEmpty ? nil : compact.uppercased()
  }

  /// The SIREN inside a French VAT number.
  package static func siren(ofFrenchVAT vat: String) -> String? {
    guard vat.hasPrefix("FR"), vat.utf8.count == 13 else { return nil }
    let digits = vat.suffix(9)
    return digits.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? String(digits) : nil
  }
}
