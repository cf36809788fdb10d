/// Reads an XMP packet token by token: namespaces, the five entities and character references, no
/// more.
///
/// A DOCTYPE is refused, so nothing can expand or be fetched. Depth, attributes and namespaces in
/// scope are bounded. Stricter than a repairing reader: the end tags must match.
struct XMPScanner {
  struct Name: Hashable { let namespace: String, local: String }

  enum Token {
    case start(Name, attributes: [(name: Name, value: String)])
    case end
    case text(String)
  }

  enum Failure: Error { case doctype, malformed }

  private let bytes: [UInt8]
  private var position = 0
  /// The qualified names of the open elements, each with how many bindings were in scope outside
  /// it.
  private var open: [(name: Range<Int>, bindings: Int)] = []
  private var bindings: [(prefix: [UInt8], namespace: String)] = [
    (Array("xml".utf8), "http://www.w3.org/XML/1998/namespace")
  ]
  private var endsNow = false
  private var sawRoot = false

  /// - Parameter packet: UTF-8, or UTF-16 with its mark.
  init(_ packet: [UInt8]) {
    var text = Self.utf8(packet)[...]
    while let last = text.last, last == 0 || Self.isSpace(last) { text.removeLast() }
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    bytes = Array(text)
  }

  /// The next token; nil at the end of a complete document.
  mutating func next() throws(Failure) -> Token? {
    if endsNow {
      endsNow = false
      close()
      return .end
    }
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else {
        let text = try readText()
        if !open.isEmpty { return .text(text) }
        guard text.utf8.allSatisfy(Self.isSpace) else { throw .malformed }
        continue
      }
      if starts("<?") {
        try skip(past: "?>")
      } else if starts("<!--") {
        position += 4
        try skip(past: "-->")
      } else if starts("<![CDATA[") {
        guard !open.isEmpty else { throw .malformed }
        let start = position + 9
        try skip(past: "]]>")
        guard position - 3 >= start else { throw .malformed }
        return .text(String(decoding: bytes[start..<(position - 3)], as: UTF8.self))
      } else if starts("<!") {
        throw starts("<!DOCTYPE") ? .doctype : .malformed
      } else if starts("</") {
        return try readEnd()
      } else {
        return try readStart()
      }
    }
    guard open.isEmpty, sawRoot else { throw .malformed }
    return nil
  }

  // MARK: Tags

  private mutating func readStart() throws(Failure) -> Token {
    guard !(sawRoot && open.isEmpty), open.count < 100 else { throw .malformed }
    sawRoot = true
    position += 1
    let name = try readName()
    var raw: [(name: Range<Int>, value: String)] = []
    open.append((name, bindings.count))
    while true {
      let spaced = skipSpace()
      guard position < bytes.count else { throw .malformed }
      if starts("/>") {
        position += 2
        endsNow = true
        break
      }
      if bytes[position] == UInt8(ascii: ">") {
        position += 1
        break
      }
      guard spaced, raw.count < 200 else { throw .malformed }
      let attribute = try readName()
      let value = try readValue()
      if !(try bind(attribute, to: value)) { raw.append((attribute, value)) }
    }
    var attributes: [(name: Name, value: String)] = []
    for attribute in raw {
      attributes.append((try resolve(attribute.name, isAttribute: true), attribute.value))
    }
    return .start(try resolve(name, isAttribute: false), attributes: attributes)
  }

  private mutating func readEnd() throws(Failure) -> Token {
    position += 2
    let name = try readName()
    _ = skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: ">"), let last = open.last,
      bytes[last.name] == bytes[name]
    else { throw .malformed }
    position += 1
    close()
    return .end
  }

  private mutating func close() {
    guard let last = open.popLast() else { return }
    bindings.removeLast(bindings.count - last.bindings)
  }

  /// Takes an `xmlns` attribute; false for any other.
  private mutating func bind(_ attribute: Range<Int>, to value: String) throws(Failure) -> Bool {
    let name = bytes[attribute]
    let prefix: [UInt8]
    if name.elementsEqual("xmlns".utf8) {
      prefix = []
    } else if name.starts(with: "xmlns:".utf8) {
      prefix = Array(name.dropFirst(6))
    } else {
      return false
    }
    guard bindings.count < 200 else { throw .malformed }
    bindings.append((prefix, value))
    return true
  }

  private func resolve(_ range: Range<Int>, isAttribute: Bool) throws(Failure) -> Name {
    let name = bytes[range]
    guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else {
      let namespace = isAttribute ? nil : bindings.last { $0.prefix.isEmpty }?.namespace
      return Name(namespace: namespace ?? "", local: String(decoding: name, as: UTF8.self))
    }
    let prefix = name[..<colon]
    guard let binding = bindings.last(where: { $0.prefix.elementsEqual(prefix) }) else {
      throw .malformed
    }
    return Name(
      namespace: binding.namespace, local: String(decoding: name[(colon + 1)...], as: UTF8.self))
  }

  private mutating func readName() throws(Failure) -> Range<Int> {
    let start = position
    while position < bytes.count, Self.isNameByte(bytes[position]) { position += 1 }
    guard position > start, position - start <= 500 else { throw .malformed }
    return start..<position
  }

  private mutating func readValue() throws(Failure) -> String {
    _ = skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { throw .malformed }
    position += 1
    _ = skipSpace()
    guard position < bytes.count else { throw .malformed }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw .malformed }
    let start = position + 1
    guard let end = bytes[start...].firstIndex(of: quote) else { throw .malformed }
    guard !bytes[start..<end].contains(UInt8(ascii: "<")) else { throw .malformed }
    position = end + 1
    return try unescape(bytes[start..<end])
  }

  // MARK: Text

  private mutating func readText() throws(Failure) -> String {
    let end = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    defer { position = end }
    return try unescape(bytes[position..<end])
  }

  private func unescape(_ slice: ArraySlice<UInt8>) throws(Failure) -> String {
    guard slice.contains(UInt8(ascii: "&")) else { return String(decoding: slice, as: UTF8.self) }
    var output: [UInt8] = []
    var rest = slice
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "&") else {
        output.append(byte)
        continue
      }
      guard let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")) else { throw .malformed }
      guard let character = Self.character(String(decoding: rest[..<end], as: UTF8.self)) else {
        throw .malformed
      }
      output += Array(String(character).utf8)
      rest = rest[(end + 1)...]
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func character(_ reference: String) -> Unicode.Scalar? {
    switch reference {
    case "lt": "<"
    case "gt": ">"
    case "amp": "&"
    case "quot": "\""
    case "apos": "'"
    case _ where reference.hasPrefix("#x"):
      UInt32(reference.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    case _ where reference.hasPrefix("#"):
      UInt32(reference.dropFirst(1)).flatMap(Unicode.Scalar.init)
    default: nil
    }
  }

  // MARK: Bytes

  private func starts(_ word: StaticString) -> Bool {
    guard position + word.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<word.utf8CodeUnitCount
    where bytes[position + index] != word.utf8Start[index] { return false }
    return true
  }

  private mutating func skip(past word: StaticString) throws(Failure) {
    while position < bytes.count {
      if starts(word) {
        position += word.utf8CodeUnitCount
        return
      }
      position += 1
    }
    throw .malformed
  }

  private mutating func skipSpace() -> Bool {
    let start = position
    while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    return position > start
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x80...0xFF: true
    default: false
    }
  }

  private static func utf8(_ packet: [UInt8]) -> [UInt8] {
    let bigEndian = packet.starts(with: [0xFE, 0xFF])
    guard bigEndian || packet.starts(with: [0xFF, 0xFE]) else { return packet }
    let units = stride(from: 2, to: packet.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(packet[index]), UInt16(packet[index + 1]))
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
