import CExpat
import Glibc

/// Makes the tree from expat's calls. It lives on the stack of `XMLParser.parse`; the calls reach
/// it by its address.
struct XMLTreeBuilder {
  private struct Open {
    let node: Int32
    var lastChild: Int32
    let scope: Int32
  }

  let source: XMLSource
  private let parser: XML_Parser
  private let limits: XMLLimits
  private(set) var failure: XMLError?
  /// Whether there is a failure; cheaper to ask at every call.
  private var isOver = false
  /// As the XML declaration says.
  private(set) var encoding = "UTF-8"

  private var tree = XMLTree()
  private var open: [Open] = []
  private var scope: XMLScope
  /// The text since the last tag, still at the end of `tree.text`.
  private var pieceStart = 0
  private var pieceHasInk = false
  private var lines: XMLLines

  init(_ parser: XML_Parser, _ source: XMLSource, _ limits: XMLLimits) {
    (self.parser, self.source, self.limits) = (parser, source, limits)
    scope = XMLScope(limit: limits.namespaces)
    lines = XMLLines(source)
    tree.elements.reserveCapacity(min(source.bytes.count / 40 + 8, 1 << 16))
    tree.text.reserveCapacity(min(source.bytes.count / 4 + 64, 1 << 20))
  }

  /// Remembers the first fault and ends the parse; expat may still make a call or two.
  mutating func fail(_ fault: XMLFault) {
    guard !isOver else { return }
    isOver = true
    failure = fault == .doctype ? doctype() : XMLParser.place(fault, parser)
    XML_StopParser(parser, 0)
  }

  /// expat tells of a DOCTYPE where its name or identifiers end, which may be lines below its
  /// start.
  private func doctype() -> XMLError {
    let told = XMLParser.place(.doctype, parser)
    let before = source.bytes.prefix(max(0, Int(XML_GetCurrentByteIndex(parser))))
    guard !source.isUTF16, let start = before.lastIndex(of: UInt8(ascii: "<")) else { return told }
    let head = before[..<start]
    let line = head.lastIndex(of: 0x0A).map { head[($0 + 1)...] } ?? head
    return XMLError(
      .doctype, line: head.count { $0 == 0x0A } + 1, column: line.count { $0 & 0xC0 != 0x80 } + 1)
  }

  func finished() -> XMLTree {
    var tree = tree
    tree.mixed.sort { ($0.element, $0.start) < ($1.element, $1.start) }
    return tree
  }
}

// MARK: - expat's calls

extension XMLTreeBuilder {
  mutating func start(
    _ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>
  ) {
    guard !isOver else { return }
    do throws(XMLFault) { try add(name, attributes) } catch { fail(error) }
  }

  mutating func end() {
    guard !isOver, let element = open.popLast() else { return }
    // A leaf keeps its text whole; beside child elements white space alone says nothing.
    keepPiece(of: element.node, evenBlank: element.lastChild < 0)
    scope.leave(to: element.scope)
  }

  mutating func characters(_ start: UnsafePointer<CChar>, _ count: Int32) {
    guard !isOver else { return }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(count))
    if !pieceHasInk { pieceHasInk = bytes.contains { $0 > 0x20 } }
    tree.text.append(contentsOf: bytes)
    if tree.text.count - pieceStart > limits.text { fail(.textTooLong(limit: limits.text)) }
  }

  mutating func processingInstruction(_ target: UnsafePointer<CChar>) {
    let isBeforeRoot = tree.elements.isEmpty
    if !isBeforeRoot || strcmp(target, "xml-stylesheet") != 0 { fail(.processingInstruction) }
  }

  mutating func declaration(encoding name: UnsafePointer<CChar>?) {
    guard let name else { return }
    encoding = String(cString: name)
    // expat would follow the declaration against the mark and garble every accent.
    if source.hasUTF8Mark, encoding.lowercased() != "utf-8" {
      fail(.encodingContradicted(encoding))
    }
  }
}

// MARK: - Elements

extension XMLTreeBuilder {
  private mutating func add(
    _ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>
  ) throws(XMLFault) {
    if open.count >= limits.depth { throw .tooDeep(limit: limits.depth) }
    if tree.elements.count >= limits.elements { throw .tooManyElements(limit: limits.elements) }
    let node = Int32(tree.elements.count)
    let mark = scope.mark
    if attributes[0] != nil { try declare(attributes) }
    if let parent = open.last { keepPiece(of: parent.node, evenBlank: false) }
    tree.elements.append(
      XMLTree.Element(
        parent: open.last?.node ?? -1, line: lines.line(parser),
        attributeStart: UInt32(tree.attributes.count), name: try number(ofElement: name)))
    if attributes[0] != nil { try add(attributes) }
    if !open.isEmpty {
      let last = open[open.count - 1].lastChild
      if last >= 0 { tree.elements[Int(last)].next = node }
      open[open.count - 1].lastChild = node
    }
    open.append(Open(node: node, lastChild: -1, scope: mark))
  }

  private mutating func keepPiece(of node: Int32, evenBlank: Bool) {
    let end = tree.text.count
    if end > pieceStart {
      if pieceHasInk || evenBlank {
        let (start, end) = (UInt32(pieceStart), UInt32(end))
        if tree.elements[Int(node)].textEnd == 0 {
          tree.elements[Int(node)].textStart = start
          tree.elements[Int(node)].textEnd = end
        } else {
          tree.mixed.append(.init(element: node, start: start, end: end))
        }
      } else {
        tree.text.removeSubrange(pieceStart...)
      }
    }
    pieceStart = tree.text.count
    pieceHasInk = false
  }

  private mutating func number(ofElement name: UnsafePointer<CChar>) throws(XMLFault) -> UInt16 {
    let name = try XMLQualifiedName(name, limits)
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
  private mutating func declare(
    _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>
  ) throws(XMLFault) {
    var index = 0
    while let name = attributes[index] {
      if index / 2 >= limits.attributes { throw .tooManyAttributes(limit: limits.attributes) }
      let value = UnsafeRawBufferPointer(cString: attributes[index + 1]!)
      if value.count > limits.attributeValue {
        throw .attributeTooLong(limit: limits.attributeValue)
      }
      if Self.isDeclaration(name) {
        let name = try XMLQualifiedName(name, limits)
        let prefix = name.prefix.isEmpty ? UnsafeRawBufferPointer(start: nil, count: 0) : name.local
        try scope.declare(prefix, value)
      }
      index += 2
    }
  }

  private mutating func add(
    _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>
  ) throws(XMLFault) {
    let first = tree.attributes.count
    var index = 0
    while let written = attributes[index] {
      if !Self.isDeclaration(written) {
        let number = try number(ofAttribute: XMLQualifiedName(written, limits))
        // expat compares names as written; two prefixes may mean one namespace.
        if number >= XMLVocabulary.firstUnknown,
          tree.attributes[first...].contains(where: { $0.name == number })
        {
          throw .duplicateAttribute
        }
        tree.attributes.append(.init(name: number, valueStart: UInt32(tree.values.count)))
        tree.values.append(contentsOf: UnsafeRawBufferPointer(cString: attributes[index + 1]!))
      }
      index += 2
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
  private static func isDeclaration(_ name: UnsafePointer<CChar>) -> Bool {
    strncmp(name, "xmlns", 5) == 0 && (name[5] == 0 || name[5] == CChar(UInt8(ascii: ":")))
  }
}

// MARK: - Names and lines

/// `prefix:local`, in expat's memory.
struct XMLQualifiedName {
  let prefix: UnsafeRawBufferPointer
  let local: UnsafeRawBufferPointer

  init(_ name: UnsafePointer<CChar>, _ limits: XMLLimits) throws(XMLFault) {
    let bytes = UnsafeRawBufferPointer(cString: name)
    if bytes.count > limits.name { throw .nameTooLong(limit: limits.name) }
    let colon = UInt8(ascii: ":")
    guard let found = memchr(name, Int32(colon), bytes.count) else {
      prefix = UnsafeRawBufferPointer(start: nil, count: 0)
      local = bytes
      return
    }
    let split = UnsafeRawPointer(found) - UnsafeRawPointer(name)
    prefix = UnsafeRawBufferPointer(rebasing: bytes[..<split])
    local = UnsafeRawBufferPointer(rebasing: bytes[(split + 1)...])
    guard !prefix.isEmpty, let first = local.first, !local.contains(colon) else {
      throw .namespace
    }
    // expat has let "a:1" pass as one name; "1" is none.
    if first <= UInt8(ascii: "9") { throw .namespace }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate init(cString: UnsafePointer<CChar>) {
    self.init(start: cString, count: strlen(cString))
  }
}

/// Lines by counting line feeds up to where expat is, which is cheaper than expat's own count.
struct XMLLines {
  private let source: UnsafeRawBufferPointer
  /// Two bytes per character, or a file that ends its lines with carriage returns only.
  private let asksExpat: Bool
  private var position = 0
  private var line: Int32 = 1

  init(_ source: XMLSource) {
    self.source = source.bytes
    let hasFeed = memchr(source.bytes.baseAddress!, 0x0A, source.bytes.count) != nil
    let hasReturn = !hasFeed && memchr(source.bytes.baseAddress!, 0x0D, source.bytes.count) != nil
    asksExpat = source.isUTF16 || hasReturn
  }

  mutating func line(_ parser: XML_Parser) -> Int32 {
    if asksExpat { return Int32(clamping: XML_GetCurrentLineNumber(parser)) }
    let end = min(Int(XML_GetCurrentByteIndex(parser)), source.count)
    while position < end,
      let feed = memchr(source.baseAddress! + position, 0x0A, end - position)
    {
      position = UnsafeRawPointer(feed) - source.baseAddress! + 1
      line += 1
    }
    position = max(position, end)
    return line
  }
}
