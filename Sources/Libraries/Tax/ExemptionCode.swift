/// A reason why a line bears no VAT, BT-121: the VATEX codes this library may write or accept.
///
/// Kept in step with `EN16931/CodeLists/VATCodes.swift` (CEN 1.3.16). Left out: VATEX-EU-D (travel agencies'
/// margin) and VATEX-FR-CNWVAT (credit notes without VAT), which are not reasons of a sale decided here.
package enum ExemptionCode: String, Hashable, Sendable, CaseIterable {
  // Written by decisions.
  case franchise = "VATEX-FR-FRANCHISE"
  case intraCommunity = "VATEX-EU-IC"
  case export = "VATEX-EU-G"
  case reverseCharge = "VATEX-EU-AE"
  case domesticReverseCharge = "VATEX-FR-AE"
  case outOfScope = "VATEX-EU-O"
  case marginSecondHand = "VATEX-EU-F"
  case marginArt = "VATEX-EU-I"
  case marginAntiques = "VATEX-EU-J"

  // Stated by the merchant.
  case cgi261_1 = "VATEX-FR-CGI261-1"
  case cgi261_2 = "VATEX-FR-CGI261-2"
  case cgi261_3 = "VATEX-FR-CGI261-3"
  case cgi261_4 = "VATEX-FR-CGI261-4"
  case cgi261_5 = "VATEX-FR-CGI261-5"
  case cgi261_7 = "VATEX-FR-CGI261-7"
  case cgi261_8 = "VATEX-FR-CGI261-8"
  case cgi261A = "VATEX-FR-CGI261A"
  case cgi261B = "VATEX-FR-CGI261B"
  case cgi261C1 = "VATEX-FR-CGI261C-1"
  case cgi261C2 = "VATEX-FR-CGI261C-2"
  case cgi261C3 = "VATEX-FR-CGI261C-3"
  case cgi261D1 = "VATEX-FR-CGI261D-1"
  case cgi261D1bis = "VATEX-FR-CGI261D-1BIS"
  case cgi261D2 = "VATEX-FR-CGI261D-2"
  case cgi261D3 = "VATEX-FR-CGI261D-3"
  case cgi261D4 = "VATEX-FR-CGI261D-4"
  case cgi261E1 = "VATEX-FR-CGI261E-1"
  case cgi261E2 = "VATEX-FR-CGI261E-2"
  case cgi275 = "VATEX-FR-CGI275"
  case cgi277A = "VATEX-FR-CGI277A"
  case cgi295 = "VATEX-FR-CGI295"
  case cgi298sexdeciesA = "VATEX-FR-298SEXDECIESA"
  case eu132 = "VATEX-EU-132"
  case eu132_1A = "VATEX-EU-132-1A"
  case eu132_1B = "VATEX-EU-132-1B"
  case eu132_1C = "VATEX-EU-132-1C"
  case eu132_1D = "VATEX-EU-132-1D"
  case eu132_1E = "VATEX-EU-132-1E"
  case eu132_1F = "VATEX-EU-132-1F"
  case eu132_1G = "VATEX-EU-132-1G"
  case eu132_1H = "VATEX-EU-132-1H"
  case eu132_1I = "VATEX-EU-132-1I"
  case eu132_1J = "VATEX-EU-132-1J"
  case eu132_1K = "VATEX-EU-132-1K"
  case eu132_1L = "VATEX-EU-132-1L"
  case eu132_1M = "VATEX-EU-132-1M"
  case eu132_1N = "VATEX-EU-132-1N"
  case eu132_1O = "VATEX-EU-132-1O"
  case eu132_1P = "VATEX-EU-132-1P"
  case eu132_1Q = "VATEX-EU-132-1Q"
  case eu135_1 = "VATEX-EU-135-1"
  case eu148 = "VATEX-EU-148"
  case eu79_C = "VATEX-EU-79-C"
  case eu143 = "VATEX-EU-143"
  case eu143_1A = "VATEX-EU-143-1A"
  case eu143_1B = "VATEX-EU-143-1B"
  case eu143_1C = "VATEX-EU-143-1C"
  case eu143_1D = "VATEX-EU-143-1D"
  case eu143_1E = "VATEX-EU-143-1E"
  case eu143_1F = "VATEX-EU-143-1F"
  case eu143_1FA = "VATEX-EU-143-1FA"
  case eu143_1G = "VATEX-EU-143-1G"
  case eu143_1H = "VATEX-EU-143-1H"
  case eu143_1I = "VATEX-EU-143-1I"
  case eu143_1J = "VATEX-EU-143-1J"
  case eu143_1K = "VATEX-EU-143-1K"
  case eu143_1L = "VATEX-EU-143-1L"
  case eu144 = "VATEX-EU-144"
  case eu146_1E = "VATEX-EU-146-1E"
  case eu148_A = "VATEX-EU-148-A"
  case eu148_B = "VATEX-EU-148-B"
  case eu148_C = "VATEX-EU-148-C"
  case eu148_D = "VATEX-EU-148-D"
  case eu148_E = "VATEX-EU-148-E"
  case eu148_F = "VATEX-EU-148-F"
  case eu148_G = "VATEX-EU-148-G"
  case eu153 = "VATEX-EU-153"
  case eu159 = "VATEX-EU-159"
  case eu309 = "VATEX-EU-309"
  case eu151 = "VATEX-EU-151"
  case eu151_1A = "VATEX-EU-151-1A"
  case eu151_1AA = "VATEX-EU-151-1AA"
  case eu151_1B = "VATEX-EU-151-1B"
  case eu151_1C = "VATEX-EU-151-1C"
  case eu151_1D = "VATEX-EU-151-1D"
  case eu151_1E = "VATEX-EU-151-1E"

  /// Whether a merchant may state it on a product. The other codes follow from the sale and are decided.
  package var mayBeStated: Bool {
    switch self {
    case .franchise, .intraCommunity, .export, .reverseCharge, .domesticReverseCharge, .outOfScope,
      .marginSecondHand, .marginArt, .marginAntiques:
      false
    default: true
    }
  }

  /// Exempt under CGI 261 to 261 E (directive 132, 135): neither invoiced through a platform nor reported.
  package var isOutsideReporting: Bool {
    let code = rawValue
    return code.hasPrefix("VATEX-FR-CGI261") || code.hasPrefix("VATEX-EU-132")
      || code.hasPrefix("VATEX-EU-135")
  }

  /// The article, as an invoice names it: "art. 261 C-1 du CGI", "art. 132-1 i de la directive 2006/112/CE".
  package func article(_ language: TaxLanguage) -> String {
    let words = rawValue.split(separator: "-").dropFirst().map(String.init)
    let french = language == .french
    guard words[0] == "FR" else {
      let place = words.dropFirst().joined(separator: "-")
      return french ? "art. \(place) de la directive 2006/112/CE" : "Art. \(place) 2006/112/EC"
    }
    let place = Self.spaced(words.dropFirst().joined(separator: "-"))
    return french ? "art. \(place) du CGI" : "Art. \(place) CGI (FR)"
  }

  /// "CGI261C-1" → "261 C-1", "298SEXDECIESA" → "298 sexdecies A".
  private static func spaced(_ code: String) -> String {
    if code.hasPrefix("298") { return "298 sexdecies A" }
    var text = ""
    for letter in code.drop(while: { !$0.isNumber }) {
      if letter.isLetter, text.last?.isNumber == true { text += " " }
      text.append(letter)
    }
    return text.hasSuffix("BIS") ? String(text.dropLast(3)) + "bis" : text
  }
}
