import Money

/// The periods of an invoice (BG-14) and its lines (BG-26) as the official tests see them: their
/// elements, which in UBL also carry BT-8.
struct CENPeriods {
  /// The official comparison, where both days are there.
  let isInOrder: Bool
  /// A start, an end, or what else lets the element be.
  let isStated: Bool

  /// Reports the term that `breach` returns for a period, at its place.
  static func each(
    _ j: Judgement, ofLines: Bool, _ start: Term, _ end: Term, _ breach: (CENPeriods) -> Term?
  ) {
    guard let xml = j.xml else {
      for group in j.invoice.all(ofLines ? .bg26 : .bg14) {
        if let term = breach(CENPeriods(group, start, end)) { j.fail(term, in: group) }
      }
      return
    }
    for node in xml.elements(named: j.isUBL ? Self.ubl : Self.cii) {
      guard let parent = xml.parent(node) else { continue }
      let name = xml.name(parent)
      let isLine: Bool
      if j.isUBL {
        isLine = name == invoiceLine || name == creditNoteLine
      } else {
        guard name == lineSettlement || name == settlement else { continue }
        isLine = name == lineSettlement
      }
      guard isLine == ofLines else { continue }
      let period = j.isUBL ? CENPeriods(ubl: node, ofLine: isLine, xml) : CENPeriods(cii: node, xml)
      if let term = breach(period) { j.blame(node, missing: term) }
    }
  }

  private init(_ group: GroupView, _ start: Term, _ end: Term) {
    isStated = group.has(start) || group.has(end)
    guard let first = group[start], let last = group[end] else {
      isInOrder = true
      return
    }
    guard let from = first.date, let to = last.date else {
      isInOrder = true
      return
    }
    isInOrder = to >= from
  }

  /// Texts of eight digits, compared as text. A day without text, or in another format, is in no
  /// order.
  private init(cii node: XMLDocument.Node, _ xml: XMLDocument) {
    let (start, end) = (xml.first(node, Self.start), xml.first(node, Self.end))
    isStated = start != nil || end != nil
    guard let start, let end else {
      isInOrder = true
      return
    }
    guard let from = Self.text(start, xml), let to = Self.text(end, xml) else {
      isInOrder = false
      return
    }
    isInOrder = !to.utf8.lexicographicallyPrecedes(from.utf8)
  }

  private static func text(_ node: XMLDocument.Node, _ xml: XMLDocument) -> String? {
    for child in xml.children(node, named: dateTime) where xml.attribute(child, format) == "102" {
      return xml.text(child)
    }
    return nil
  }

  /// Days of XML Schema, whose zone is set aside. Where one is no day the official engine stops,
  /// and the rules about reading report it.
  private init(ubl node: XMLDocument.Node, ofLine: Bool, _ xml: XMLDocument) {
    let (start, end) = (xml.first(node, Self.startDate), xml.first(node, Self.endDate))
    isStated = start != nil || end != nil || (!ofLine && xml.first(node, Self.code) != nil)
    guard let start, let end else {
      isInOrder = true
      return
    }
    let (from, to) = (Self.day(xml.trimmed(start)), Self.day(xml.trimmed(end)))
    if let from, let to { isInOrder = to >= from } else { isInOrder = true }
  }

  private static func day(_ text: String) -> LocalDate? { LocalDate(String(text.prefix(10))) }

  private static let ubl = XMLName.of("cac:InvoicePeriod")
  private static let cii = XMLName.of("ram:BillingSpecifiedPeriod")
  private static let invoiceLine = XMLName.of("cac:InvoiceLine")
  private static let creditNoteLine = XMLName.of("cac:CreditNoteLine")
  private static let lineSettlement = XMLName.of("ram:SpecifiedLineTradeSettlement")
  private static let settlement = XMLName.of("ram:ApplicableHeaderTradeSettlement")
  private static let start = XMLName.of("ram:StartDateTime")
  private static let end = XMLName.of("ram:EndDateTime")
  private static let dateTime = XMLName.of("udt:DateTimeString")
  private static let format = XMLAttributeName.of("format")
  private static let startDate = XMLName.of("cbc:StartDate")
  private static let endDate = XMLName.of("cbc:EndDate")
  private static let code = XMLName.of("cbc:DescriptionCode")
}
