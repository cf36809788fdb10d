/// The conditions of the table that are more than "not there" or "once": what breaks them in a
/// context.
enum SyntaxConditions {
  /// The elements to point at; none when the rule holds.
  typealias Condition = @Sendable (XMLDocument, XMLDocument.Node) -> [XMLDocument.Node]

  static func required(_ path: [String]) -> Condition {
    let steps = path.map { XMLName.of($0) }
    return { document, node in document.any(node, steps) { _ in true } ? [] : [node] }
  }

  /// Elements whose name ends so. Amounts leave out what the schematrons except: `TaxTotalAmount`
  /// of CII, prices of UBL.
  static func names(endingWith suffix: String) -> [UInt16] {
    (0..<UInt16(XMLVocabulary.elements.count)).filter { raw in
      let name = XMLVocabulary.elements.qualified(raw)
      let isKnown = ["ram:", "cbc:", "rsm:"].contains { name.hasPrefix($0) }
      return isKnown && name.hasSuffix(suffix) && !name.hasSuffix("PriceAmount")
        && name != "ram:TaxTotalAmount"
    }
  }
}

extension XMLDocument {
  /// The elements at the end of a path of names.
  func all(_ node: Node, _ path: [XMLName]) -> [Node] {
    guard let first = path.first else { return [node] }
    guard path.count > 1 else { return Array(children(node, named: first)) }
    var found: [Node] = []
    collect(node, path, from: 0, into: &found)
    return found
  }

  private func collect(_ node: Node, _ path: [XMLName], from step: Int, into found: inout [Node]) {
    guard step < path.count else { return found.append(node) }
    var child = firstChild(node)
    while let this = child {
      if name(this) == path[step] { collect(this, path, from: step + 1, into: &found) }
      child = nextSibling(this)
    }
  }

  func has(_ node: Node, _ name: XMLName) -> Bool { first(node, name) != nil }

  /// The first child of that name as `normalize-space` reads it; "" when there is none.
  func trimmed(_ node: Node, _ name: XMLName) -> String {
    first(node, name).map { XMLSpace.normalized(text($0)) } ?? ""
  }

  /// Any child of that name with exactly this text.
  func isAny(_ node: Node, _ name: XMLName, _ text: String) -> Bool {
    children(node, named: name).contains { self.text($0) == text }
  }

  func isBelow(_ node: Node, _ name: XMLName) -> Bool {
    var next = parent(node)
    while let this = next, self.name(this) != name { next = parent(this) }
    return next != nil
  }

  /// `xs:boolean` as a general comparison casts it; nil when it is no boolean or there is none.
  func flag(_ node: Node, _ name: XMLName) -> Bool? {
    switch trimmed(node, name) {
    case "true", "1": true
    case "false", "0": false
    default: nil
    }
  }
}
