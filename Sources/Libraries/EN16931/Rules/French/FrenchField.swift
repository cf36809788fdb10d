/// A field the French rules look at: its terms, its place in each syntax, its name for people.
///
/// The official rules are written on elements, and their verdict on odd files (an amount without
/// its indicator, a repeated date) follows from the path they take. So where there is XML the path
/// is taken; an invoice that never was XML is read by its terms.
struct FrenchField: Sendable {
  /// The end of the official identifiers: "BT-25", "EXT-FR-FE-136".
  let code: String
  let terms: [Term]
  let cii: ElementPath?
  let ubl: ElementPath?
  /// « Numéro de la facture » (BT-1).
  let fr: String
  let en: String

  init(
    _ code: String, _ terms: [Term], cii: String?, ubl: String?, _ fr: String, _ en: String
  ) {
    self.code = code
    self.terms = terms
    self.cii = cii.map { ElementPath(stringLiteral: $0) }
    self.ubl = ubl.map { ElementPath(stringLiteral: $0) }
    // Some identifiers name no term, or name it by another edition's number.
    let isTerm = code.hasPrefix("BT-") || terms.contains { $0.id == code || $0 == .partyEndpoint }
    let code =
      isTerm
      ? code.replacing("_", with: ", ")
      : terms.map(\.id).filter { $0.hasPrefix("BT-") }.joined(separator: ", ")
    self.fr = "« \(fr) » (\(code))"
    self.en = "“\(en)” (\(code))"
  }

  private init(_ other: FrenchField, ubl: ElementPath?) {
    (code, terms, cii, fr, en) = (other.code, other.terms, other.cii, other.fr, other.en)
    self.ubl = ubl
  }

  /// The field for rules that UBL has under another identifier.
  var withoutUBL: FrenchField { FrenchField(self, ubl: nil) }

  /// Each value must satisfy it. Only those that do not are made whole, to be told.
  func each(_ judgement: Judgement, scheme: String?, _ holds: (String) -> Bool) {
    guard let xml = judgement.xml else {
      for value in values(judgement, scheme: scheme) where !holds(value.text) {
        judgement.fail(value)
      }
      return
    }
    guard let path = judgement.invoice.syntax?.isUBL == true ? ubl : cii else { return }
    path.forEach(in: xml) { node in
      if let scheme, Element(xml: xml, node: node).scheme != scheme { return }
      let text = xml.text(node)
      if holds(text) { return }
      let own = Element(xml: xml, node: node).scheme
      judgement.fail(TermValue(terms[0], text, scheme: own, node: node))
    }
  }

  /// Every value, as written.
  func values(_ judgement: Judgement, scheme: String? = nil) -> [TermValue] {
    guard let xml = judgement.xml else {
      let values = terms.flatMap { judgement.invoice.values($0) }
      return scheme == nil ? values : values.filter { $0.scheme == scheme }
    }
    guard let path = judgement.invoice.syntax?.isUBL == true ? ubl : cii else { return [] }
    let nodes = path.nodes(in: xml)
    if nodes.isEmpty { return [] }
    let term = terms[0]
    return nodes.compactMap { node in
      let element = Element(xml: xml, node: node)
      let own = element.scheme
      if scheme != nil, own != scheme { return nil }
      return TermValue(term, element.raw, scheme: own, node: node)
    }
  }
}

/// The beginnings of the paths in CII.
enum CIIPlace {
  static let document = "rsm:ExchangedDocument"
  static let context = "rsm:ExchangedDocumentContext"
  static let trade = "rsm:SupplyChainTradeTransaction"
  static let agreement = trade + "/ram:ApplicableHeaderTradeAgreement"
  static let delivery = trade + "/ram:ApplicableHeaderTradeDelivery"
  static let settlement = trade + "/ram:ApplicableHeaderTradeSettlement"
  static let sums = settlement + "/ram:SpecifiedTradeSettlementHeaderMonetarySummation"
  static let line = trade + "/ram:IncludedSupplyChainTradeLineItem"
  static let lineAgreement = line + "/ram:SpecifiedLineTradeAgreement"
  static let lineDelivery = line + "/ram:SpecifiedLineTradeDelivery"
  static let lineSettlement = line + "/ram:SpecifiedLineTradeSettlement"
  static let mode = context + "/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID"
}

extension Rule.Advice {
  /// Both texts of a family of rules, which differ by the field they name.
  static func about(_ field: String, _ problem: String, fix: String) -> Self {
    Self("\(field) \(problem)", fix: fix)
  }
}

extension [Syntax] {
  static let ubl: [Syntax] = [.ublInvoice, .ublCreditNote]
}
