import Money

/// Sums and currencies that the rules on totals compare, taken once. A sum is nil where one of its
/// amounts is no number: the official engine stops there, and the rules about reading report it.
/// Sums are in cents, rounded as the official tests of the syntax do.
final class TotalsFacts {
  let lines: ExactDecimal?
  let allowances: ExactDecimal?
  let charges: ExactDecimal?
  let vat: ExactDecimal?
  let hasAllowances: Bool
  let hasCharges: Bool
  /// BT-5 and BT-6 as written.
  let currency: String?
  let accountingCurrency: String?
  /// The totals of VAT of the document, in whatever currency.
  let taxTotals: [TaxTotal]

  struct TaxTotal {
    let text: String
    let currency: String?
    let node: XMLDocument.Node?
    let value: TermValue?
  }

  init(_ invoice: SemanticInvoice) {
    let root = invoice.root
    let isBinary = invoice.syntax == .cii
    let sum = { (values: [TermValue]) in
      Self.sum(values) { isBinary ? BinaryNumber.sum(of: $0)?.timesTenTwiceInCents : nil }
    }
    lines = Self.sum(invoice.values(.bt131)) {
      isBinary ? BinaryNumber.sum(of: $0)?.inCents : nil
    }
    vat = sum(invoice.values(.bt117))
    let reductions = root.groups(.bg20)
    allowances = sum(reductions.compactMap { $0[.bt92] })
    hasAllowances = !reductions.isEmpty
    let additions = root.groups(.bg21)
    charges = sum(additions.compactMap { $0[.bt99] })
    hasCharges = !additions.isEmpty
    currency = root[.bt5]?.text
    accountingCurrency = root[.bt6]?.text
    taxTotals = Self.taxTotals(invoice)
  }

  /// - Parameter binary: the sum as a test in binary floating point has it; nil for the exact one.
  private static func sum(
    _ values: [TermValue], binary: ([ExactDecimal]) -> ExactDecimal?
  ) -> ExactDecimal? {
    let amounts = values.compactMap(\.decimal)
    guard amounts.count == values.count else { return nil }
    return binary(amounts) ?? amounts.reduce(.zero, +).inCents
  }

  private static let ciiTotal = XMLName.of("ram:TaxTotalAmount")
  private static let ciiSummation = XMLName.of(
    "ram:SpecifiedTradeSettlementHeaderMonetarySummation")
  private static let ublTotal = XMLName.of("cac:TaxTotal")
  private static let ublAmount = XMLName.of("cbc:TaxAmount")
  private static let currencyID = XMLAttributeName.of("currencyID")

  private static func taxTotals(_ invoice: SemanticInvoice) -> [TaxTotal] {
    guard let xml = invoice.xml, let syntax = invoice.syntax else {
      return [(Term.bt110, Term.bt5), (.bt111, .bt6)].flatMap { total, usual in
        invoice.values(total).map { value in
          TaxTotal(
            text: value.text, currency: value.scheme ?? invoice.root[usual]?.text, node: nil,
            value: value)
        }
      }
    }
    let nodes =
      syntax.isUBL
      ? xml.children(xml.root, named: ublTotal).flatMap {
        Array(xml.children($0, named: ublAmount))
      }
      : xml.elements(named: ciiTotal).filter {
        xml.parent($0).map { xml.name($0) == ciiSummation } ?? false
      }
    return nodes.map { node in
      TaxTotal(
        text: xml.text(node), currency: xml.attribute(node, currencyID), node: node, value: nil)
    }
  }

  func total(in currency: String) -> [TaxTotal] { taxTotals.filter { $0.currency == currency } }
}

extension Judgement {
  private static let monetaryTotal = XMLName.of("cac:LegalMonetaryTotal")

  /// The totals (BG-22). In UBL the VAT total stands outside and makes no totals by itself.
  var totals: [GroupView] {
    if isUBL, let xml, xml.elements(named: Self.monetaryTotal).isEmpty { return [] }
    return invoice.all(.bg22)
  }

  /// Each totals group whose amounts are numbers or missing must satisfy it.
  func eachTotals(
    _ term: Term, _ others: Term..., holds: (GroupView, (Term) -> ExactDecimal?) -> Bool
  ) {
    for group in totals {
      let isReadable = ([term] + others).allSatisfy { term in
        group[term].map { $0.decimal != nil } ?? true
      }
      if isReadable && !holds(group, { group.decimal($0) }) { fail(term, in: group) }
    }
  }

  /// The VAT total is wrong.
  func fail(_ total: TotalsFacts.TaxTotal, _ term: Term) {
    if let value = total.value {
      fail(value)
    } else if let node = total.node {
      blame(node, attribute: nil, of: [.bt110, .bt111])
    }
  }
}
