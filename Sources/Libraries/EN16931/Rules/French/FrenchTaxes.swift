/// BR-FR-15 and 16: VAT categories and rates.
extension FrenchRules {
  /// One place that states a category and a rate.
  private struct Place: Sendable {
    let id: (cii: String, ubl: String)
    let letters: (cii: String, ubl: String)
    let rate: String
    let category: Term
    let percent: [Term]
    let terms: [Term]
    let cii: String
    let ubl: String
    let ublRate: String
    let fr: String
    let en: String
  }

  private static let places = [
    Place(
      id: ("BR-FR-15_BT-95_BT-102", "BR-FR-15_BT-95_BT-102-1"),
      letters: ("BR-FR-15_BT-95_BT-102_LM", "BR-FR-15_BT-95_BT-102-2"), rate: "BT-96_BT-103",
      category: .bt95, percent: [.bt96, .bt103], terms: [.bt95, .bt102],
      cii: "\(CIIPlace.settlement)/ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax",
      ubl: "//cac:AllowanceCharge/cac:TaxCategory",
      ublRate: "//cac:AllowanceCharge/cac:TaxCategory",
      fr: "de la remise ou des frais", en: "of the allowance or charge"),
    Place(
      id: ("BR-FR-15_BT-95_BT-118", "BR-FR-15_BT-118-1"),
      letters: ("BR-FR-15_BT-95_BT-118_LM", "BR-FR-15_BT-118-2"), rate: "BT-119",
      category: .bt118, percent: [.bt119], terms: [.bt118],
      cii: "\(CIIPlace.settlement)/ram:ApplicableTradeTax",
      ubl: "//cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory",
      ublRate: "//cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory",
      fr: "de la ventilation", en: "of the breakdown"),
    Place(
      id: ("BR-FR-15_BT-95_BT-151", "BR-FR-15_BT-151-1"),
      letters: ("BR-FR-15_BT-95_BT-151_LM", "BR-FR-08_BT-151-2"), rate: "BT-152",
      category: .bt151, percent: [.bt152], terms: [.bt151],
      cii: "\(CIIPlace.lineSettlement)/ram:ApplicableTradeTax",
      ubl: "//cac:Item/cac:ClassifiedTaxCategory",
      ublRate: "//cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory",
      fr: "de la ligne", en: "of the line"),
  ]

  static let taxes: [Rule] =
    places.flatMap { place in
      [
        category(place, isUBL: false), category(place, isUBL: true),
        islands(place, isUBL: false), islands(place, isUBL: true),
      ]
    } + places.flatMap(rates)

  private static func label(_ place: Place) -> (fr: String, en: String) {
    let codes = place.terms.map(\.id).joined(separator: ", ")
    return (
      "« Catégorie de TVA \(place.fr) » (\(codes))", "“VAT category \(place.en)” (\(codes))"
    )
  }

  /// The elements at a place, or each value of the terms where there is no XML.
  private static func codes(
    _ place: Place, _ path: ElementPath, _ child: ElementPath, _ terms: [Term],
    _ judgement: Judgement
  ) -> [(element: Element?, values: [TermValue])] {
    guard let xml = judgement.xml else {
      return terms.flatMap { judgement.invoice.values($0) }.map { (nil, [$0]) }
    }
    return xml.all(path).map { element in
      (element, element.all(child).map { TermValue(terms[0], $0.raw, node: $0.node) })
    }
  }

  private static func category(_ place: Place, isUBL: Bool) -> Rule {
    let names = label(place)
    let path = ElementPath(stringLiteral: isUBL ? place.ubl : place.cii)
    let child: ElementPath = isUBL ? "cbc:ID" : "ram:CategoryCode"
    return Rule(
      isUBL ? place.id.ubl : place.id.cii, .fatal, .french, syntaxes: isUBL ? .ubl : nil,
      reads: place.terms, text: "\(names.en) is S, E, AE, K, G, O or Z.",
      fr: .about(
        names.fr, "manque ou n'est pas admise en France.",
        fix: "Choisissez S (taux normal ou réduit), E (exonéré), AE (autoliquidation), "
          + "K (intracommunautaire), G (export), O (hors champ) ou Z."),
      en: .about(
        names.en, "is missing or not admitted in France.",
        fix:
          "Choose S (any rate), E (exempt), AE (reverse charge), K (intra-Community), G (export), "
          + "O (out of scope) or Z."), law: "CGI ann. II art. 242 nonies A, I-11°"
    ) { judgement in
      guard isUBL || judgement.invoice.syntax?.isUBL != true else { return }
      for found in codes(place, path, child, place.terms, judgement) {
        if found.values.isEmpty, isUBL || isWithoutVAT(found.element) { continue }
        if found.values.count == 1, FrenchShapes.categories.contains(found.values[0].text) {
          continue
        }
        if let value = found.values.first {
          judgement.fail(value)
        } else if let element = found.element {
          judgement.fail(element.node)
        }
      }
    }
  }

  /// A line that only groups or informs has no VAT of its own.
  private static func isWithoutVAT(_ tax: Element?) -> Bool {
    guard let tax, let settlement = tax.xml.parent(tax.node),
      let line = tax.xml.parent(settlement)
    else { return false }
    return Element(xml: tax.xml, node: line)
      .texts("ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode")
      .contains { $0 == "GROUP" || $0 == "INFORMATION" }
  }

  private static func islands(_ place: Place, isUBL: Bool) -> Rule {
    let names = label(place)
    let path = ElementPath(stringLiteral: isUBL ? place.ubl : place.cii)
    let child: ElementPath = isUBL ? "cbc:ID" : "ram:CategoryCode"
    return Rule(
      isUBL ? place.letters.ubl : place.letters.cii, .fatal, .french, syntaxes: isUBL ? .ubl : nil,
      reads: place.terms, text: "\(names.en) is not L or M.",
      fr: .about(
        names.fr, "est L ou M, qui valent aux Canaries, à Ceuta et à Melilla.",
        fix: "Choisissez une catégorie de la TVA française, S le plus souvent."),
      en: .about(
        names.en, "is L or M, which are for the Canary Islands, Ceuta and Melilla.",
        fix: "Choose a category of French VAT, most often S."), law: "XP Z12-012"
    ) { judgement in
      guard isUBL || judgement.invoice.syntax?.isUBL != true else { return }
      let isOfIslands = { (text: String) in text == "L" || text == "M" }
      guard let xml = judgement.xml else {
        for term in place.terms { judgement.each(term) { !isOfIslands($0.text) } }
        return
      }
      path.forEach(in: xml) { element in
        for node in child.nodes(in: xml, below: element) {
          let text = xml.text(node)
          if isOfIslands(text) { judgement.fail(TermValue(place.terms[0], text, node: node)) }
        }
      }
    }
  }

  private static func rates(_ place: Place) -> [Rule] {
    let isAllowance = place.rate == "BT-96_BT-103"
    guard isAllowance else { return [rate(place, "BR-FR-16_\(place.rate)", nil)] }
    return [
      rate(place, "BR-FR-16_BT-96_BT-103", false), rate(place, "BR-FR-16_BT-96", true),
      never(
        "BR-FR-16_BT-103", syntaxes: .ubl, reads: [.bt103], like: "BR-FR-16_BT-96",
        fr: "« Taux de TVA des frais » (BT-103)", en: "“VAT rate of the charge” (BT-103)"),
    ]
  }

  /// - Parameter isUBL: nil for a rule of both syntaxes.
  private static func rate(_ place: Place, _ id: String, _ isUBL: Bool?) -> Rule {
    let codes = place.percent.map(\.id).joined(separator: ", ")
    let cii = ElementPath(stringLiteral: place.cii)
    let ubl = ElementPath(stringLiteral: place.ublRate)
    return Rule(
      id, .fatal, .french, syntaxes: isUBL == true ? .ubl : nil, reads: place.percent,
      text: "“VAT rate \(place.en)” (\(codes)) is a rate of France, past or present.",
      fr: .about(
        "« Taux de TVA \(place.fr) » (\(codes))", "n'est pas un taux français.",
        fix: "Indiquez 20, 10, 5.5, 2.1 ou 0 (8.5, 1.75, 1.05, 0.9 outre-mer et en Corse), avec un "
          + "point et au plus deux décimales."),
      en: .about(
        "“VAT rate \(place.en)” (\(codes))", "is not a French rate.",
        fix: "Give 20, 10, 5.5, 2.1 or 0 (8.5, 1.75, 1.05, 0.9 overseas and in Corsica), with a "
          + "point and two decimals at most."),
      law: "CGI art. 278 à 281 nonies, 294 à 297"
    ) { judgement in
      let here = judgement.invoice.syntax?.isUBL == true
      if let isUBL, isUBL != here { return }
      let path = here ? ubl : cii
      let child: ElementPath = here ? "cbc:Percent" : "ram:RateApplicablePercent"
      for found in self.codes(place, path, child, place.percent, judgement) {
        guard let value = found.values.first else { continue }
        if !here, value.text.isEmpty { continue }
        if found.values.count > 1 || !FrenchShapes.rates.contains(value.text) {
          judgement.fail(value)
        }
      }
    }
  }
}
