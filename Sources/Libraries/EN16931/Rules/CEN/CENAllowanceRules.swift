/// Allowances and charges of the document and its lines: BR-31 … BR-44, BR-CO-21 … BR-CO-24,
/// BR-DEC-01 … -06, BR-DEC-24 … -28.
enum CENAllowanceRules {
  static let all: [Rule] =
    amounts + documentCategories + reasons + decimals

  private static func amount(
    _ id: String, _ books: Rule.Books, _ group: Group, _ term: Term, fr: String, en: String
  ) -> Rule {
    Rule(
      id, .fatal, books, reads: [term],
      text: "\(CENRule.capital(en)) (\(group.id)) has an amount (\(term.id)).",
      fr: .init(
        "\(CENRule.capital(fr)) n'a pas de montant (\(term.id)).",
        fix: "Indiquez le montant hors taxe, positif, par exemple 10.00."),
      en: .init(
        "\(CENRule.capital(en)) has no amount (\(term.id)).",
        fix: "State the amount without VAT, positive, for example 10.00.")
    ) { j in
      j.each(group, term) { $0.has(term) }
    }
  }

  private static let amounts: [Rule] = [
    amount(
      "BR-31", .everywhere, .bg20, .bt92, fr: "une remise sur la facture",
      en: "a document level allowance"),
    amount(
      "BR-36", .everywhere, .bg21, .bt99, fr: "une ligne de frais sur la facture",
      en: "a document level charge"),
    amount(
      "BR-41", .lines, .bg27, .bt136, fr: "une remise de ligne", en: "a line allowance"),
    amount("BR-43", .lines, .bg28, .bt141, fr: "un frais de ligne", en: "a line charge"),
  ]

  private static func category(
    _ id: String, _ group: Group, _ term: Term, fr: String, en: String
  ) -> Rule {
    Rule(
      id, .fatal, .everywhere, reads: [term],
      text: "\(CENRule.capital(en)) (\(group.id)) has a VAT category (\(term.id)).",
      fr: .init(
        "\(CENRule.capital(fr)) n'a pas de catégorie de TVA (\(term.id)).",
        fix: "Indiquez la catégorie et le taux de TVA des lignes concernées, par exemple S et 20."),
      en: .init(
        "\(CENRule.capital(en)) has no VAT category (\(term.id)).",
        fix: "State the VAT category and rate of the lines concerned, for example S and 20.")
    ) { j in
      j.each(group, term) { group in
        guard let xml = j.xml, group.node != nil else { return group.has(term) }
        if j.isUBL {
          return j.elements(in: group, ublCategory).contains {
            VATScheme.isUBL(xml, $0) && xml.first($0, ublID) != nil
          }
        }
        return j.elements(in: group, ciiCategory).contains {
          VATScheme.isCII(xml, $0) && xml.first($0, ciiCode) != nil
        }
      }
    }
  }

  private static let ublCategory = XMLName.of("cac:TaxCategory")
  private static let ublID = XMLName.of("cbc:ID")
  private static let ciiCategory = XMLName.of("ram:CategoryTradeTax")
  private static let ciiCode = XMLName.of("ram:CategoryCode")

  private static let documentCategories: [Rule] = [
    category(
      "BR-32", .bg20, .bt95, fr: "une remise sur la facture", en: "a document level allowance"),
    category(
      "BR-37", .bg21, .bt102, fr: "une ligne de frais sur la facture",
      en: "a document level charge"),
  ]

  private struct Reason: Sendable {
    let group: Group
    let text: Term
    let code: Term
    /// The term that takes the same element when the charge is a tax other than VAT.
    var taxCode: Term?
    let fr: String
    let en: String
    let frExample: String
    let enExample: String
  }

  private static let documentAllowance = Reason(
    group: .bg20, text: .bt97, code: .bt98, fr: "une remise sur la facture",
    en: "a document level allowance", frExample: "« Remise fidélité » ou le code 95",
    enExample: "\"Loyalty discount\" or code 95")
  private static let documentCharge = Reason(
    group: .bg21, text: .bt104, code: .bt105, taxCode: .bt177,
    fr: "une ligne de frais sur la facture",
    en: "a document level charge", frExample: "« Frais de port » ou le code FC",
    enExample: "\"Freight\" or code FC")
  private static let lineAllowance = Reason(
    group: .bg27, text: .bt139, code: .bt140, fr: "une remise de ligne", en: "a line allowance",
    frExample: "« Remise quantité » ou le code 100", enExample: "\"Quantity discount\" or code 100")
  private static let lineCharge = Reason(
    group: .bg28, text: .bt144, code: .bt145, taxCode: .bt193, fr: "un frais de ligne",
    en: "a line charge",
    frExample: "« Emballage » ou le code PC", enExample: "\"Packing\" or code PC")

  private static func reason(
    _ id: String, _ books: Rule.Books, syntaxes: [Syntax]? = nil, butNotUBL: Bool = false,
    _ what: Reason
  ) -> Rule {
    Rule(
      id, .fatal, books, syntaxes: syntaxes, reads: [what.text, what.code],
      text: "\(CENRule.capital(what.en)) (\(what.group.id)) gives a reason (\(what.text.id)) "
        + "or a reason code (\(what.code.id)).",
      fr: .init(
        "\(CENRule.capital(what.fr)) n'a ni motif (\(what.text.id)) "
          + "ni code de motif (\(what.code.id)).",
        fix: "Indiquez pourquoi, par exemple \(what.frExample)."),
      en: .init(
        "\(CENRule.capital(what.en)) has neither a reason (\(what.text.id)) "
          + "nor a reason code (\(what.code.id)).",
        fix: "Say why, for example \(what.enExample).")
    ) { j in
      if butNotUBL && j.isUBL { return }
      j.each(what.group, what.text) { group in
        group.has(what.text) || group.has(what.code) || what.taxCode.map(group.has) ?? false
      }
    }
  }

  /// The French extension took these over for UBL only, Factur-X EXTENDED replaced them.
  private static func chargeReason(_ id: String, _ core: Rule.Books, _ what: Reason) -> [Rule] {
    [
      reason(id, core, butNotUBL: true, what),
      reason(id, [.cen, .extendedCTC], syntaxes: [.ublInvoice, .ublCreditNote], what),
    ]
  }

  private static let reasons: [Rule] =
    [
      reason("BR-33", .everywhere, documentAllowance),
      reason("BR-CO-21", .everywhere, documentAllowance),
      reason("BR-42", .lines, lineAllowance),
      reason("BR-CO-23", .lines, lineAllowance),
    ] + chargeReason("BR-38", .coreOnly, documentCharge)
    + chargeReason("BR-CO-22", .coreOnly, documentCharge)
    + chargeReason("BR-44", .coreLines, lineCharge)
    + chargeReason("BR-CO-24", .coreLines, lineCharge)

  private static let decimals: [Rule] = [
    CENRule.decimals(
      "BR-DEC-01", .everywhere, .bg20, .bt92, fr: "le montant d'une remise sur la facture",
      en: "the amount of a document level allowance"),
    CENRule.decimals(
      "BR-DEC-02", .everywhere, .bg20, .bt93, fr: "le montant de base d'une remise sur la facture",
      en: "the base amount of a document level allowance"),
    CENRule.decimals(
      "BR-DEC-05", .everywhere, .bg21, .bt99, fr: "le montant d'un frais sur la facture",
      en: "the amount of a document level charge"),
    CENRule.decimals(
      "BR-DEC-06", .everywhere, .bg21, .bt100, fr: "le montant de base d'un frais sur la facture",
      en: "the base amount of a document level charge"),
    CENRule.decimals(
      "BR-DEC-24", .lines, .bg27, .bt136, fr: "le montant d'une remise de ligne",
      en: "the amount of a line allowance"),
    CENRule.decimals(
      "BR-DEC-25", .lines, .bg27, .bt137, fr: "le montant de base d'une remise de ligne",
      en: "the base amount of a line allowance"),
    CENRule.decimals(
      "BR-DEC-27", .lines, .bg28, .bt141, fr: "le montant d'un frais de ligne",
      en: "the amount of a line charge"),
    CENRule.decimals(
      "BR-DEC-28", .lines, .bg28, .bt142, fr: "le montant de base d'un frais de ligne",
      en: "the base amount of a line charge"),
  ]
}
