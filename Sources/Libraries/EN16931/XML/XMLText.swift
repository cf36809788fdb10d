/// A file's bytes in UTF-8, whatever its encoding, and where its document begins.
struct XMLText {
  /// The file itself where it is UTF-8.
  let bytes: [UInt8]
  /// Behind the byte order mark and the XML declaration.
  let start: Int
  private let markCount: Int
  private let isUTF16: Bool

  init(_ file: [UInt8]) throws(XMLError) {
    let order = XMLByteOrder(file)
    isUTF16 = order != nil
    markCount = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let bytes = order.map { $0.utf8(file) } ?? file
    if bytes[markCount...].allSatisfy(XMLBytes.isSpace) {
      throw XMLError(.empty, line: 1, column: 1)
    }
    do throws(XMLFlaw) {
      let head = try Self.declaration(bytes, from: markCount)
      start = head.end
      self.bytes =
        try XMLEncodings.table(head, order, hasMark: markCount > 0).map {
          XMLEncodings.utf8(bytes, by: $0)
        } ?? bytes
    } catch { throw Self.error(error, bytes, markCount, isUTF16) }
  }

  private static func declaration(
    _ bytes: [UInt8], from start: Int
  ) throws(XMLFlaw) -> XMLDeclaration {
    try bytes.withUnsafeBufferPointer { bytes throws(XMLFlaw) in
      try XMLDeclaration(XMLBytes(bytes), from: start)
    }
  }

  /// With its place.
  func error(_ flaw: XMLFlaw) -> XMLError { Self.error(flaw, bytes, markCount, isUTF16) }

  private static func error(
    _ flaw: XMLFlaw, _ bytes: [UInt8], _ mark: Int, _ isUTF16: Bool
  ) -> XMLError {
    var (line, column) = (1, 1)
    var index = mark
    while index < flaw.offset {
      let byte = bytes[index]
      let isPair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if byte == 0x0A || (byte == 0x0D && !isPair) {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      index += 1
    }
    let fault = isUTF16 && flaw.fault == .notInItsEncoding ? .malformed : flaw.fault
    return XMLError(fault, line: line, column: column)
  }
}

/// `<?xml version="1.0" encoding="…" standalone="…"?>`, where the file has one.
struct XMLDeclaration {
  private(set) var end: Int
  /// As written, and where.
  private(set) var encoding: String?
  private(set) var place = 0

  init(_ source: XMLBytes, from start: Int) throws(XMLFlaw) {
    end = start
    switch source.follows("<?xml", at: start) {
    case .no: return
    case .cut: throw XMLFlaw(.truncated, start)
    case .yes where start + 5 == source.count: throw XMLFlaw(.truncated, start)
    case .yes where !XMLBytes.isSpace(source[start + 5]): return
    case .yes: try read(source, from: start)
    }
  }

  private mutating func read(_ source: XMLBytes, from start: Int) throws(XMLFlaw) {
    var index = start + 5
    for word in ["version", "encoding", "standalone"] as [StaticString] {
      let spaced = source.skipSpace(index)
      switch source.follows(word, at: spaced) {
      case .cut: throw XMLFlaw(.truncated, start)
      case .no:
        if word.utf8CodeUnitCount == 7 { throw XMLFlaw(.malformed, spaced) }
      case .yes:
        guard spaced > index else { throw XMLFlaw(.malformed, spaced) }
        let value = try Self.value(source, spaced + word.utf8CodeUnitCount, start)
        try take(String(decoding: source[value], as: UTF8.self), word, at: value.lowerBound)
        index = value.upperBound + 1
      }
    }
    index = source.skipSpace(index)
    switch source.follows("?>", at: index) {
    case .yes: end = index + 2
    case .cut: throw XMLFlaw(.truncated, start)
    case .no(let place): throw XMLFlaw(.malformed, place)
    }
  }

  private mutating func take(
    _ value: String, _ name: StaticString, at place: Int
  ) throws(XMLFlaw) {
    switch name.utf8CodeUnitCount {
    case 8: (encoding, self.place) = (value, place)
    case 10 where value != "yes" && value != "no": throw XMLFlaw(.malformed, place)
    default: break
    }
  }

  /// `="…"`: letters, digits and a few signs.
  private static func value(
    _ source: XMLBytes, _ index: Int, _ start: Int
  ) throws(XMLFlaw) -> Range<Int> {
    var index = source.skipSpace(index)
    guard index < source.count else { throw XMLFlaw(.truncated, start) }
    guard source[index] == UInt8(ascii: "=") else { throw XMLFlaw(.malformed, index) }
    index = source.skipSpace(index + 1)
    guard index < source.count else { throw XMLFlaw(.truncated, start) }
    let quote = source[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw XMLFlaw(.malformed, index)
    }
    let first = index + 1
    index = first
    while index < source.count, XMLBytes.isName(source[index]), source[index] != UInt8(ascii: ":") {
      index += 1
    }
    guard index < source.count else { throw XMLFlaw(.truncated, start) }
    guard source[index] == quote, index > first else { throw XMLFlaw(.malformed, index) }
    return first..<index
  }
}
