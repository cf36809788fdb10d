import Synchronization

/// A way down the tree by names, as the French rules give their contexts:
/// "cac:Delivery/cbc:ActualDeliveryDate". The steps `LINE`, `TYPE` and `QUANTITY` are names of UBL
/// that follow its root.
struct ElementPath: Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  private struct Step: Sendable {
    let invoice: XMLName
    let creditNote: XMLName

    func name(_ isCreditNote: Bool) -> XMLName { isCreditNote ? creditNote : invoice }
  }

  private struct Way: Sendable {
    let steps: [Step]
    /// Begins with "//": the chain may stand anywhere.
    let isAnywhere: Bool

    init(_ text: String) {
      isAnywhere = text.hasPrefix("//")
      steps = text.split(separator: "/").map { part in
        let pair = ElementPath.byRoot[String(part)] ?? (String(part), String(part))
        return Step(invoice: .of(pair.0), creditNote: .of(pair.1))
      }
    }
  }

  private let way: Way
  private var isAnywhere: Bool { way.isAnywhere }

  /// Each text is taken apart once: rules write their paths where they use them, for every invoice.
  init(stringLiteral text: String) {
    way = Self.known.withLock { known in
      if let way = known[text] { return way }
      let way = Way(text)
      known[text] = way
      return way
    }
  }

  private static let known = Mutex<[String: Way]>([:])

  private static let byRoot: [String: (String, String)] = [
    "LINE": ("cac:InvoiceLine", "cac:CreditNoteLine"),
    "TYPE": ("cbc:InvoiceTypeCode", "cbc:CreditNoteTypeCode"),
    "QUANTITY": ("cbc:InvoicedQuantity", "cbc:CreditedQuantity"),
  ]
  private static let creditNote = XMLName.of("cn:CreditNote")

  /// The elements of the document, in document order: found by the last name, then looked at upwards.
  func nodes(in xml: XMLDocument) -> [XMLDocument.Node] {
    var found: [XMLDocument.Node] = []
    forEach(in: xml) { found.append($0) }
    return found
  }

  func forEach(in xml: XMLDocument, _ body: (XMLDocument.Node) -> Void) {
    let steps = way.steps
    // Most paths lead nowhere in most invoices.
    guard let last = steps.last, xml.has(last.invoice) || xml.has(last.creditNote) else { return }
    let isCreditNote = xml.name(xml.root) == Self.creditNote
    xml.forEach(named: last.name(isCreditNote)) { node in
      var parent = xml.parent(node)
      var step = steps.count - 1
      while step > 0 {
        step -= 1
        guard let this = parent, xml.name(this) == steps[step].name(isCreditNote) else { return }
        parent = xml.parent(this)
      }
      if isAnywhere || parent == xml.root { body(node) }
    }
  }

  /// The elements at the end of the path below an element.
  func nodes(in xml: XMLDocument, below node: XMLDocument.Node) -> [XMLDocument.Node] {
    let steps = way.steps
    let isCreditNote = xml.name(xml.root) == Self.creditNote
    if steps.count == 1 {
      return Array(xml.children(node, named: steps[0].name(isCreditNote)))
    }
    var found = [node]
    for step in steps {
      let name = step.name(isCreditNote)
      var next: [XMLDocument.Node] = []
      for parent in found { next.append(contentsOf: xml.children(parent, named: name)) }
      if next.isEmpty { return [] }
      found = next
    }
    return found
  }
}

/// An element with its document: what the French rules walk.
struct Element {
  let xml: XMLDocument
  let node: XMLDocument.Node

  /// As written.
  var raw: String { xml.text(node) }
  var trimmed: String { XMLSpace.normalized(raw) }

  func all(_ path: ElementPath) -> [Element] {
    path.nodes(in: xml, below: node).map { Element(xml: xml, node: $0) }
  }

  func first(_ path: ElementPath) -> Element? { all(path).first }
  func has(_ path: ElementPath) -> Bool { !path.nodes(in: xml, below: node).isEmpty }
  /// The texts as written: what XPath compares.
  func texts(_ path: ElementPath) -> [String] { all(path).map(\.raw) }
  /// `normalize-space` of the one text at the path; nil when there are several, which stops the
  /// official rules.
  func only(_ path: ElementPath) -> String? {
    let found = all(path)
    return found.count > 1 ? nil : found.first?.trimmed ?? ""
  }

  private static let schemeID = XMLAttributeName.of("schemeID")
  private static let currencyID = XMLAttributeName.of("currencyID")

  var scheme: String? { xml.attribute(node, Self.schemeID) }
  var currency: String? { xml.attribute(node, Self.currencyID) }
}

extension XMLDocument {
  var top: Element { Element(xml: self, node: root) }

  func all(_ path: ElementPath) -> [Element] {
    path.nodes(in: self).map { Element(xml: self, node: $0) }
  }
}
