/// One element of a DER structure: its tag, its content, and all its bytes. Reads definite lengths only, in their
/// shortest form; whatever else a stranger sends is an error, never a trap.
struct DERElement {
  /// The identifier octet; multi-octet tags are refused.
  let tag: UInt8
  let content: ArraySlice<UInt8>
  /// Identifier, length and content, as they were signed.
  let bytes: ArraySlice<UInt8>

  static let boolean: UInt8 = 0x01
  static let integer: UInt8 = 0x02
  static let bitString: UInt8 = 0x03
  static let octetString: UInt8 = 0x04
  static let null: UInt8 = 0x05
  static let objectIdentifier: UInt8 = 0x06
  static let utcTime: UInt8 = 0x17
  static let generalizedTime: UInt8 = 0x18
  static let sequence: UInt8 = 0x30
  static let set: UInt8 = 0x31
  /// `[n] EXPLICIT`, or `[n] IMPLICIT` of something constructed.
  static func tagged(_ number: UInt8) -> UInt8 { 0xA0 | number }
}

/// Walks the elements of one level, in order.
struct DERReader {
  private let all: ArraySlice<UInt8>
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    all = bytes
    rest = bytes
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// - Throws: `TimestampError.malformed` where there is no whole element.
  mutating func next() throws(TimestampError) -> DERElement {
    let start = rest.startIndex
    guard let tag = rest.popFirst(), tag & 0x1F != 0x1F, let first = rest.popFirst() else {
      throw .malformed
    }
    let length = first < 0x80 ? Int(first) : try longLength(Int(first & 0x7F))
    guard length <= rest.count else { throw .malformed }
    let content = rest.prefix(length)
    rest = rest.dropFirst(length)
    return DERElement(tag: tag, content: content, bytes: all[start..<content.endIndex])
  }

  private mutating func longLength(_ octets: Int) throws(TimestampError) -> Int {
    guard (1...3).contains(octets) else { throw .malformed }
    var length = 0
    for _ in 0..<octets {
      guard let octet = rest.popFirst() else { throw .malformed }
      length = length << 8 | Int(octet)
    }
    guard length >= 0x80 else { throw .malformed }
    return length
  }

  mutating func next(_ tag: UInt8) throws(TimestampError) -> DERElement {
    let element = try next()
    guard element.tag == tag else { throw .malformed }
    return element
  }

  /// The next element if it has this tag; nothing is taken otherwise.
  mutating func optional(_ tag: UInt8) throws(TimestampError) -> DERElement? {
    rest.first == tag ? try next() : nil
  }

  mutating func skip(_ tag: UInt8) throws(TimestampError) { _ = try optional(tag) }

  /// Opens the next element, which must have this tag.
  mutating func open(_ tag: UInt8) throws(TimestampError) -> DERReader {
    DERReader(try next(tag).content)
  }

  mutating func objectIdentifier() throws(TimestampError) -> [UInt8] {
    Array(try next(DERElement.objectIdentifier).content)
  }
}

extension DERElement {
  /// Opens it, whatever its tag.
  var reader: DERReader { DERReader(content) }

  /// Every element inside.
  func elements() throws(TimestampError) -> [DERElement] {
    var reader = reader
    var elements: [DERElement] = []
    while !reader.isAtEnd { elements.append(try reader.next()) }
    return elements
  }

  /// A small non-negative INTEGER.
  func smallInteger() throws(TimestampError) -> Int {
    guard tag == Self.integer, (1...4).contains(content.count), content.first! < 0x80 else {
      throw .malformed
    }
    return content.reduce(0) { $0 << 8 | Int($1) }
  }

  /// The bits of a BIT STRING of whole octets.
  func bits() throws(TimestampError) -> ArraySlice<UInt8> {
    guard tag == Self.bitString, content.first == 0 else { throw .malformed }
    return content.dropFirst()
  }
}

/// Writes DER.
enum DERWriter {
  static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    [tag] + length(content.count) + content
  }

  static func sequence(_ parts: [UInt8]...) -> [UInt8] {
    element(DERElement.sequence, parts.flatMap(\.self))
  }

  /// A non-negative INTEGER from its big-endian bytes.
  static func integer(_ bytes: [UInt8]) -> [UInt8] {
    var digits = Array(bytes.drop { $0 == 0 })
    if digits.first.map({ $0 >= 0x80 }) ?? true { digits.insert(0, at: 0) }
    return element(DERElement.integer, digits)
  }

  private static func length(_ count: Int) -> [UInt8] {
    if count < 0x80 { return [UInt8(count)] }
    if count < 0x100 { return [0x81, UInt8(count)] }
    return [0x82, UInt8(count >> 8), UInt8(count & 0xFF)]
  }
}
