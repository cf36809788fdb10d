/// One VAT category (UNTDID 5305) with what EN 16931-1 asks of it. The families of rules are alike;
/// here is what makes each its own.
struct VATFamily: Sendable {
  enum Numbers: Sendable {
    /// The seller's VAT or tax number, or its representative's.
    case seller
    /// The seller's VAT number or its representative's.
    case sellerVAT
    /// … and the buyer's VAT number.
    case bothVAT
    /// The seller's number, and the buyer's VAT number or legal registration.
    case reverseCharge
    /// No VAT number at all.
    case none
  }

  enum Rate: Sendable { case positive, zero, zeroOrMore, absent }

  /// As in the rule ids: "IC".
  let prefix: String
  /// As in the invoice: "K".
  let code: String
  let fr: String
  let en: String
  let numbers: Numbers
  let rate: Rate
  /// Whether the breakdown must say why no VAT is charged, or must not.
  let needsReason: Bool
  let law: String?

  /// VAT is charged under it: there may be a breakdown per rate, and its amount follows from the
  /// rate.
  var isTaxed: Bool { rate == .positive || rate == .zeroOrMore }
  var labelFR: String { "\(code) (\(fr))" }
  var labelEN: String { "\(code) (\(en))" }

  static let all = [
    standard, zeroRated, exempt, reverseCharge, intraCommunity, export, outside, igic, ipsi,
  ]

  static let standard = VATFamily(
    prefix: "S", code: "S", fr: "TVA au taux normal ou réduit", en: "standard rated",
    numbers: .seller, rate: .positive, needsReason: false,
    law: "CGI, art. 278 à 281 nonies ; directive 2006/112/CE, art. 96 à 99")
  static let zeroRated = VATFamily(
    prefix: "Z", code: "Z", fr: "taux zéro", en: "zero rated", numbers: .seller, rate: .zero,
    needsReason: false, law: "directive 2006/112/CE, art. 110")
  static let exempt = VATFamily(
    prefix: "E", code: "E", fr: "exonération de TVA", en: "exempt from VAT", numbers: .seller,
    rate: .zero, needsReason: true,
    law: "CGI, art. 261 à 261 E et 293 B ; directive 2006/112/CE, art. 132 et 135")
  static let reverseCharge = VATFamily(
    prefix: "AE", code: "AE", fr: "autoliquidation", en: "reverse charge",
    numbers: .reverseCharge, rate: .zero, needsReason: true,
    law: "CGI, art. 283 ; directive 2006/112/CE, art. 194 à 199")
  static let intraCommunity = VATFamily(
    prefix: "IC", code: "K", fr: "livraison intracommunautaire", en: "intra-community supply",
    numbers: .bothVAT, rate: .zero, needsReason: true,
    law: "CGI, art. 262 ter, I ; directive 2006/112/CE, art. 138")
  static let export = VATFamily(
    prefix: "G", code: "G", fr: "exportation hors de l'Union européenne",
    en: "export outside the EU", numbers: .sellerVAT, rate: .zero, needsReason: true,
    law: "CGI, art. 262, I ; directive 2006/112/CE, art. 146")
  static let outside = VATFamily(
    prefix: "O", code: "O", fr: "hors du champ de la TVA", en: "not subject to VAT",
    numbers: .none, rate: .absent, needsReason: true,
    law: "CGI, art. 256 à 259 D ; directive 2006/112/CE, art. 2")
  static let igic = VATFamily(
    prefix: "AF", code: "L", fr: "IGIC, impôt des îles Canaries", en: "IGIC, Canary Islands",
    numbers: .seller, rate: .positive, needsReason: false, law: "loi espagnole 20/1991")
  static let ipsi = VATFamily(
    prefix: "AG", code: "M", fr: "IPSI, impôt de Ceuta et Melilla", en: "IPSI, Ceuta and Melilla",
    numbers: .seller, rate: .zeroOrMore, needsReason: false, law: "loi espagnole 8/1991")
}

/// Where a category is named, with the terms there.
struct VATSeat: Sendable {
  let seat: TaxFacts.Tax.Seat
  let code: Term
  let rate: Term
  let fr: String
  let en: String
  /// Numbers of the two rules about it: tax numbers, rate.
  let numbersRule: String
  let rateRule: String

  static let all = [
    VATSeat(
      seat: .line, code: .bt151, rate: .bt152, fr: "une ligne de facture", en: "an invoice line",
      numbersRule: "02", rateRule: "05"),
    VATSeat(
      seat: .allowance, code: .bt95, rate: .bt96, fr: "une remise du pied de facture",
      en: "a document level allowance", numbersRule: "03", rateRule: "06"),
    VATSeat(
      seat: .charge, code: .bt102, rate: .bt103, fr: "un frais du pied de facture",
      en: "a document level charge", numbersRule: "04", rateRule: "07"),
  ]
}
