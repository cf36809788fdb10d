/// The rules of the VAT categories: BR-S, BR-Z, BR-E, BR-AE, BR-IC, BR-G, BR-O, BR-AF, BR-AG, BR-B.
///
/// They fire exactly where the official schematrons do, but for two oddities: the usual engine
/// (SaxonC 13.1) holds an amount written "-0.00" in CII to be other than 0 and so breaks BR-x-09,
/// and the CII tests of BR-AF-08 and BR-AG-08 fire when a rate stands outside the breakdown, where
/// the schema allows none. A base that differs by exactly one unit is decided there by binary
/// fractions, here exactly.
enum VATRules {
  static let all: [Rule] =
    VATFamily.all.flatMap { VATRuleTexts($0).rules } + splitPayment

  /// Which books repeat a rule with the same meaning. The extensions drop the rules that forbid
  /// mixing categories or bind the breakdown, and put their own in place; Factur-X's test of 08
  /// also allows a whole unit of difference, and none of its tests asks for the type of the tax.
  static func books(_ family: VATFamily, _ number: String) -> Rule.Books {
    var books: Rule.Books = [.cen, .facturXEN16931]
    let isBasicWL =
      !["01", "02", "05", "08"].contains(number) && !(family.code == "O" && number == "12")
    if isBasicWL { books.insert(.facturXBasicWL) }
    guard number != "01", number != "08" else { return books }
    let isDropped =
      switch family.code {
      case "S": number == "09" || number == "10"
      case "Z", "L", "M": number == "10"
      case "O": !["05", "06", "07", "09", "10"].contains(number)
      default: false
      }
    if !isDropped { books.insert(.facturXExtended) }
    let isInExtension = !isDropped && !isOnlyInUBLExtension(family, number)
    if isInExtension { books.insert(.extendedCTC) }
    return books
  }

  /// What EXTENDED-CTC-FR repeats for UBL but not for CII.
  static func isOnlyInUBLExtension(_ family: VATFamily, _ number: String) -> Bool {
    switch (family.code, number) {
    case ("AE", "01"), ("M", "01"), ("L", "10"), ("M", "10"), ("O", "09"), ("O", "10"): true
    default: false
    }
  }

  // MARK: Split payment

  private static let splitPayment: [Rule] = [
    Rule(
      "BR-B-01", [.cen, .extendedCTC, .facturXEN16931, .facturXExtended], reads: [.bt151],
      text: "The VAT category B (split payment) is only used within Italy.",
      fr: .init(
        "La catégorie de TVA B (paiement scindé italien) est employée hors d'Italie.",
        fix: "Réservez la catégorie B aux factures dont toutes les adresses sont en Italie ; "
          + "en France, employez S."),
      en: .init(
        "The VAT category B (Italian split payment) is used outside Italy.",
        fix: "Keep category B for invoices whose addresses are all in Italy; in France, use S."),
      law: "DPR 633/1972, art. 17-ter (Italie)"
    ) { j in
      guard let category = j.taxFacts["B"], isAbroad(j) else { return }
      j.blameCategory(category)
    },
    Rule(
      "BR-B-02", [.cen, .extendedCTC, .facturXEN16931, .facturXExtended], reads: [.bt151],
      text:
        "The VAT categories B (split payment) and S (standard rated) do not meet in an invoice.",
      fr: .init(
        "Les catégories de TVA B (paiement scindé italien) et S (taux normal ou réduit) "
          + "se mêlent dans la facture.",
        fix: "N'employez que l'une des deux, ou faites deux factures."),
      en: .init(
        "The VAT categories B (Italian split payment) and S (standard rated) are mixed.",
        fix: "Use only one of them, or make two invoices."),
      law: "DPR 633/1972, art. 17-ter (Italie)"
    ) { j in
      guard let split = j.taxFacts["B"], let standard = j.taxFacts["S"] else { return }
      if isInDocument(split, j.isUBL), isInDocument(standard, j.isUBL) { j.blameCategory(split) }
    },
  ]

  private static func isInDocument(_ category: TaxFacts.Category, _ isUBL: Bool) -> Bool {
    category.taxes.contains { tax in
      switch tax.seat {
      case .line, .stray, .breakdown: true
      case .elsewhere: false
      default: !isUBL || tax.isDocumentLevel
      }
    }
  }

  private static let countriesCII = XMLName.of("ram:CountryID")
  private static let countriesUBL = XMLName.of("cbc:IdentificationCode")
  private static let countryTerms: [Term] = [.bt40, .bt55, .bt69, .bt80]

  private static func isAbroad(_ j: Judgement) -> Bool {
    guard let xml = j.xml else {
      return countryTerms.contains { term in
        j.invoice.values(term).contains { $0.trimmed != "IT" }
      }
    }
    return xml.elements(named: j.isUBL ? countriesUBL : countriesCII).contains {
      xml.text($0) != "IT"
    }
  }
}

extension Judgement {
  fileprivate func blameCategory(_ category: TaxFacts.Category) {
    if let group = category.taxes.lazy.compactMap(\.group).first { return fail(group) }
    if let node = category.taxes.lazy.compactMap(\.node).first { return fail(node) }
    fail()
  }
}
