/// A start tag's attributes as written; values may be decoded ones.
enum XMLTag {
  struct Attribute {
    let name: Range<Int>
    let value: Range<Int>
  }
}

/// Makes the tree from what the parser reads.
struct XMLTreeBuilder {
  private struct Open {
    let node: Int32
    var lastChild: Int32
    let scope: Int32
    let nameStart: UInt32
    let nameEnd: UInt32
  }

  private let source: XMLBytes
  private let limits: XMLLimits
  private var tree = XMLTree()
  private var open: [Open] = []
  private var scope: XMLScope
  private var names: XMLNameCache
  private var lines: XMLLines
  /// The text since the last tag: as it stands in the file, or decoded.
  private var piece = 0..<0
  private var pieceHasInk = false
  private let hasReturns: Bool

  init(_ source: XMLBytes, _ limits: XMLLimits) {
    (self.source, self.limits) = (source, limits)
    scope = XMLScope(limit: limits.namespaces)
    names = XMLNameCache()
    lines = XMLLines(source)
    hasReturns = source.first(0x0D, in: 0..<source.count) != nil
    tree.elements.reserveCapacity(min(source.count / 40 + 8, 1 << 16))
    tree.attributes.reserveCapacity(min(source.count / 160 + 8, 1 << 14))
    open.reserveCapacity(16)
  }

  var isOpen: Bool { !open.isEmpty }

  /// As the start tag wrote it.
  var openName: Range<Int> {
    let last = open[open.count - 1]
    return Int(last.nameStart)..<Int(last.nameEnd)
  }

  consuming func finished(_ bytes: [UInt8]) -> XMLTree {
    tree.source = bytes
    tree.mixed.sort { ($0.element, $0.order) < ($1.element, $1.order) }
    return tree
  }
}

// MARK: - Text

extension XMLTreeBuilder {
  /// Adds to the text since the last tag.
  /// - Returns: how long that is now.
  mutating func text(_ run: Range<Int>) -> Int {
    pieceHasInk = pieceHasInk || source[run].contains { $0 > 0x20 }
    if piece.isEmpty, !hasReturns || source.first(0x0D, in: run) == nil {
      piece = run
    } else {
      decodePiece()
      appendNormalized(run)
      piece = piece.lowerBound..<decodedEnd
    }
    return piece.count
  }

  mutating func text(_ value: Unicode.Scalar) {
    decodePiece()
    decode(value)
    pieceHasInk = pieceHasInk || value.value > 0x20
    piece = piece.lowerBound..<decodedEnd
  }

  var decodedEnd: Int { source.count + tree.decoded.count }

  mutating func decode(_ run: Range<Int>) { tree.decoded.append(contentsOf: source[run]) }

  mutating func decode(_ value: Unicode.Scalar) {
    tree.decoded.append(contentsOf: UTF8.encode(value)!)
  }

  private mutating func decodePiece() {
    if piece.lowerBound >= source.count { return }
    let start = decodedEnd
    decode(piece)
    piece = start..<decodedEnd
  }

  /// Every end of line becomes a line feed.
  private mutating func appendNormalized(_ run: Range<Int>) {
    var start = run.lowerBound
    while let found = source.first(0x0D, in: start..<run.upperBound) {
      decode(start..<found)
      tree.decoded.append(0x0A)
      start = found + 1
      if start < run.upperBound, source[start] == 0x0A { start += 1 }
    }
    decode(start..<run.upperBound)
  }

  private mutating func keepPiece(of node: Int32, evenBlank: Bool) {
    guard !piece.isEmpty else { return }
    if pieceHasInk || evenBlank {
      let (start, end) = (UInt32(piece.lowerBound), UInt32(piece.upperBound))
      if tree.elements[Int(node)].textEnd == 0 {
        tree.elements[Int(node)].textStart = start
        tree.elements[Int(node)].textEnd = end
      } else {
        let order = Int32(tree.mixed.count)
        tree.mixed.append(.init(element: node, order: order, start: start, end: end))
      }
    } else if piece.lowerBound >= source.count {
      tree.decoded.removeSubrange((piece.lowerBound - source.count)...)
    }
    piece = 0..<0
    pieceHasInk = false
  }
}

// MARK: - Elements

extension XMLTreeBuilder {
  /// At a start tag, before its attributes.
  mutating func endText() {
    if let parent = open.last { keepPiece(of: parent.node, evenBlank: false) }
  }

  mutating func start(
    _ name: Range<Int>, _ attributes: [XMLTag.Attribute]
  ) throws(XMLFault) {
    if open.count >= limits.depth { throw .tooDeep(limit: limits.depth) }
    if tree.elements.count >= limits.elements { throw .tooManyElements(limit: limits.elements) }
    let node = Int32(tree.elements.count)
    let mark = scope.mark
    let parent = open.count - 1
    if !attributes.isEmpty { try declare(attributes) }
    tree.elements.append(
      XMLTree.Element(
        parent: parent >= 0 ? open[parent].node : -1, line: lines.line(at: name.lowerBound, source),
        attributeStart: UInt32(tree.attributes.count), name: try number(ofElement: name)))
    if !attributes.isEmpty { try add(attributes) }
    if parent >= 0 {
      let last = open[parent].lastChild
      if last >= 0 { tree.elements[Int(last)].next = node }
      open[parent].lastChild = node
    }
    open.append(
      Open(
        node: node, lastChild: -1, scope: mark, nameStart: UInt32(name.lowerBound),
        nameEnd: UInt32(name.upperBound)))
  }

  mutating func end() {
    guard let element = open.popLast() else { return }
    // A leaf keeps its text whole; beside child elements white space alone says nothing.
    keepPiece(of: element.node, evenBlank: element.lastChild < 0)
    if scope.leave(to: element.scope) { names.forget() }
  }

  private mutating func number(ofElement name: Range<Int>) throws(XMLFault) -> UInt16 {
    let hash = source.hash(name)
    if let known = names.find(name, hash, source) { return known }
    let number = try number(ofNewElement: XMLQualifiedName(name, source, limits))
    names.keep(name, hash, number)
    return number
  }

  private mutating func number(ofNewElement name: XMLQualifiedName) throws(XMLFault) -> UInt16 {
    guard let namespace = scope.namespace(of: name.prefix) else {
      throw .undeclaredPrefix(String(decoding: name.prefix, as: UTF8.self))
    }
    if let known = XMLVocabulary.elements.find(namespace, name.local) { return known }
    let uris = scope.unknownURIs
    return try tree.foreignElements.number(namespace, name.local, limit: limits.foreignNames) {
      let number = Int(namespace)
      if number == 0 { return $0 }
      if number < XMLNamespaces.count { return "\(XMLNamespaces.known[number].prefix):\($0)" }
      return "{\(uris[number - XMLNamespaces.count])}\($0)"
    }
  }
}

// MARK: - Attributes

extension XMLTreeBuilder {
  /// Declarations first: they are in force on the very element that makes them.
  private mutating func declare(_ attributes: [XMLTag.Attribute]) throws(XMLFault) {
    for attribute in attributes {
      if attribute.value.count > limits.attributeValue {
        throw .attributeTooLong(limit: limits.attributeValue)
      }
      guard isDeclaration(attribute.name) else { continue }
      names.forget()
      let name = try XMLQualifiedName(attribute.name, source, limits)
      let prefix = name.prefix.isEmpty ? UnsafeRawBufferPointer(start: nil, count: 0) : name.local
      if attribute.value.upperBound <= source.count {
        try scope.declare(prefix, source[attribute.value])
      } else {
        let value = attribute.value
        let uri = Array(
          tree.decoded[value.lowerBound - source.count..<value.upperBound - source.count])
        try uri.withUnsafeBufferPointer { uri throws(XMLFault) in
          try scope.declare(prefix, UnsafeRawBufferPointer(uri))
        }
      }
    }
  }

  private mutating func add(_ attributes: [XMLTag.Attribute]) throws(XMLFault) {
    let first = tree.attributes.count
    for attribute in attributes where !isDeclaration(attribute.name) {
      let number = try number(ofAttribute: XMLQualifiedName(attribute.name, source, limits))
      // Names as written differ; two prefixes may mean one namespace.
      if number >= XMLVocabulary.firstUnknown,
        tree.attributes[first...].contains(where: { $0.name == number })
      {
        throw .duplicateAttribute
      }
      tree.attributes.append(
        .init(
          name: number, valueStart: UInt32(attribute.value.lowerBound),
          valueEnd: UInt32(attribute.value.upperBound)))
    }
  }

  private mutating func number(ofAttribute name: XMLQualifiedName) throws(XMLFault) -> UInt16 {
    if name.prefix.isEmpty {
      if let known = XMLVocabulary.attributes.find(0, name.local) { return known }
      return try tree.foreignAttributes.number(0, name.local, limit: limits.foreignNames) { $0 }
    }
    let prefix = String(decoding: name.prefix, as: UTF8.self)
    guard let namespace = scope.namespace(of: name.prefix) else { throw .undeclaredPrefix(prefix) }
    return try tree.foreignAttributes.number(namespace, name.local, limit: limits.foreignNames) {
      namespace == XMLNamespaces.xsi ? "xsi:\($0)" : "\(prefix):\($0)"
    }
  }

  /// `xmlns` or `xmlns:…`.
  private func isDeclaration(_ name: Range<Int>) -> Bool {
    name.count >= 5 && source[name.lowerBound] == UInt8(ascii: "x")
      && StaticString("xmlns").isEqual(to: source[name.lowerBound..<name.lowerBound + 5])
      && (name.count == 5 || source[name.lowerBound + 5] == UInt8(ascii: ":"))
  }
}
