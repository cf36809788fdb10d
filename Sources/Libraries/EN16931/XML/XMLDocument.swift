/// An XML file as a compact read-only tree: elements, attributes and text, no more.
///
/// Elements stand in document order in one array, 28 bytes each; text and attribute values are parts
/// of the file. White space alone between child elements is not kept, all other text is as
/// written.
package final class XMLDocument: Sendable {
  /// An element; its index counts start tags from 0, the root.
  package struct Node: Hashable, Sendable {
    package let index: Int32

    init(_ index: Int32) { self.index = index }
  }

  let tree: XMLTree
  private let index: XMLNameIndex

  init(_ tree: XMLTree) {
    self.tree = tree
    index = XMLNameIndex(tree)
  }

  /// Reads a whole file. Strict: what XML 1.0 and its namespaces forbid is refused, and with it any
  /// DOCTYPE, processing instructions but `xml-stylesheet`, and all that goes beyond the limits.
  package static func parse(
    _ bytes: [UInt8], limits: XMLLimits = .standard
  ) throws(XMLError) -> XMLDocument {
    XMLDocument(try XMLParser.parse(bytes, limits))
  }
}

// MARK: - Elements

extension XMLDocument {
  package var root: Node { Node(0) }
  package var count: Int { tree.elements.count }

  package func name(_ node: Node) -> XMLName { XMLName(raw: self[node].name) }

  /// With the canonical prefix, whatever the file's is: "ram:ID"; "{uri}local" in other namespaces.
  package func qualifiedName(_ node: Node) -> String { qualifiedName(name(node)) }

  package func qualifiedName(_ name: XMLName) -> String {
    name.isKnown ? XMLVocabulary.elements.qualified(name.raw) : tree.foreignElements[name.raw]
  }

  package func parent(_ node: Node) -> Node? { Self.node(self[node].parent) }

  package func firstChild(_ node: Node) -> Node? {
    let next = Int(node.index) + 1
    guard next < tree.elements.count, tree.elements[next].parent == node.index else { return nil }
    return Node(Int32(next))
  }

  package func nextSibling(_ node: Node) -> Node? { Self.node(self[node].next) }

  package func children(_ node: Node) -> some Sequence<Node> {
    XMLChildren(document: self, following: firstChild(node), name: nil)
  }

  package func children(_ node: Node, named name: XMLName) -> some Sequence<Node> {
    XMLChildren(document: self, following: firstChild(node), name: name)
  }

  package func first(_ node: Node, _ name: XMLName) -> Node? {
    var child = firstChild(node)
    while let this = child, self.name(this) != name { child = nextSibling(this) }
    return child
  }

  /// In document order, wherever they stand.
  package func elements(named name: XMLName) -> [Node] {
    index.nodes(name.raw).map { Node($0) }
  }

  /// The same without a list.
  func forEach(named name: XMLName, _ body: (Node) -> Void) {
    for node in index.nodes(name.raw) { body(Node(node)) }
  }

  package func has(_ name: XMLName) -> Bool { index.has(name.raw) }

  /// The line of the start tag, from 1.
  package func line(_ node: Node) -> Int { Int(self[node].line) }

  /// "/rsm:CrossIndustryInvoice/…/ram:ID[2]"; a number only where siblings share the name.
  package func path(_ node: Node) -> String {
    var steps: [String] = []
    var next: Node? = node
    while let this = next {
      steps.append(step(this))
      next = parent(this)
    }
    return steps.reversed().reduce(into: "") { $0 += "/" + $1 }
  }

  private func step(_ node: Node) -> String {
    guard let parent = parent(node) else { return qualifiedName(node) }
    let name = name(node)
    var before = 0
    // By the index and only as far as the node: a file may have a million siblings.
    for other in index.nodes(name.raw, from: parent.index) {
      guard other < node.index else { break }
      if self[Node(other)].parent == parent.index { before += 1 }
    }
    let isAlone = before == 0 && !hasLaterSibling(node, name)
    return isAlone ? qualifiedName(node) : "\(qualifiedName(node))[\(before + 1)]"
  }

  private func hasLaterSibling(_ node: Node, _ name: XMLName) -> Bool {
    var next = nextSibling(node)
    while let this = next {
      if self.name(this) == name { return true }
      next = nextSibling(this)
    }
    return false
  }

  private subscript(node: Node) -> XMLTree.Element { tree.elements[Int(node.index)] }

  private static func node(_ index: Int32) -> Node? { index < 0 ? nil : Node(index) }
}

struct XMLChildren: Sequence, IteratorProtocol {
  let document: XMLDocument
  var following: XMLDocument.Node?
  let name: XMLName?

  mutating func next() -> XMLDocument.Node? {
    while let this = following {
      following = document.nextSibling(this)
      if name == nil || document.name(this) == name { return this }
    }
    return nil
  }
}

// MARK: - Text and attributes

extension XMLDocument {
  /// Character data directly inside, joined, as written: entities resolved, nothing trimmed.
  package func text(_ node: Node) -> String {
    let element = self[node]
    let first = tree.string(element.textStart, element.textEnd)
    guard !tree.mixed.isEmpty else { return first }
    return tree.morePieces(of: node.index).reduce(into: first) { text, piece in
      text += tree.string(piece.start, piece.end)
    }
  }

  /// Whether there is more than white space directly inside.
  package func hasText(_ node: Node) -> Bool {
    let element = self[node]
    return element.textEnd > 0
      && tree.bytes(element.textStart, element.textEnd).contains { $0 > 0x20 }
  }

  package func attribute(_ node: Node, _ name: XMLAttributeName) -> String? {
    for index in tree.attributes(of: node.index) where tree.attributes[index].name == name.raw {
      return tree.value(index)
    }
    return nil
  }

  /// In the order written, without declarations of namespaces; prefixed ones as
  /// "xsi:schemaLocation".
  package func attributes(_ node: Node) -> [(name: String, value: String)] {
    tree.attributes(of: node.index).map { index in
      let name = tree.attributes[index].name
      return (
        name < XMLVocabulary.firstUnknown
          ? XMLVocabulary.attributes.local(name) : tree.foreignAttributes[name], tree.value(index)
      )
    }
  }
}
