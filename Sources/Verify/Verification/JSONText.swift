/// A value of JSON (RFC 8259), read strictly: UTF-8, no duplicate member, whole numbers of 64 bits only.
package indirect enum JSONText: Equatable, Sendable {
  case object([String: JSONText])
  case array([JSONText])
  case string(String)
  case number(Int64)
  case bool(Bool)
  case null

  /// `nil` for what is not exactly one value.
  package init?(_ bytes: some Collection<UInt8>) {
    var reader = JSONTextReader(Array(bytes))
    guard let value = try? reader.whole() else { return nil }
    self = value
  }

  package subscript(_ name: String) -> JSONText? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  package var text: String? { if case .string(let text) = self { text } else { nil } }
  package var number: Int64? { if case .number(let number) = self { number } else { nil } }
  package var elements: [JSONText]? { if case .array(let all) = self { all } else { nil } }
}

private struct JSONTextReader {
  private struct Malformed: Error {}

  private let bytes: [UInt8]
  private var at = 0
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func whole() throws -> JSONText {
    let value = try value()
    skipBlanks()
    guard at == bytes.count else { throw Malformed() }
    return value
  }

  private mutating func skipBlanks() {
    while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func need(_ byte: UInt8) throws { if !skip(byte) { throw Malformed() } }

  private mutating func value() throws -> JSONText {
    skipBlanks()
    guard at < bytes.count, depth < 32 else { throw Malformed() }
    depth += 1
    defer { depth -= 1 }
    switch bytes[at] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func object() throws -> JSONText {
    try need(UInt8(ascii: "{"))
    var members: [String: JSONText] = [:]
    if skip(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipBlanks()
      let name = try string()
      try need(UInt8(ascii: ":"))
      guard members.updateValue(try value(), forKey: name) == nil else { throw Malformed() }
    } while skip(UInt8(ascii: ","))
    try need(UInt8(ascii: "}"))
    return .object(members)
  }

  private mutating func array() throws -> JSONText {
    try need(UInt8(ascii: "["))
    var elements: [JSONText] = []
    if skip(UInt8(ascii: "]")) { return .array(elements) }
    repeat { elements.append(try value()) } while skip(UInt8(ascii: ","))
    try need(UInt8(ascii: "]"))
    return .array(elements)
  }

  private mutating func word(_ word: StaticString, _ value: JSONText) throws -> JSONText {
    let count = word.utf8CodeUnitCount
    guard at + count <= bytes.count,
      word.withUTF8Buffer({ Array($0) == Array(bytes[at..<at + count]) })
    else { throw Malformed() }
    at += count
    return value
  }

  private mutating func number() throws -> Int64 {
    let start = at
    while at < bytes.count, bytes[at] == 0x2D || (0x30...0x39).contains(bytes[at]) { at += 1 }
    let digits = bytes[start..<at]
    let unsigned = digits.drop { $0 == 0x2D }
    guard let value = EntryLines.number(digits), unsigned.count == 1 || unsigned.first != 0x30
    else { throw Malformed() }
    return value
  }

  private mutating func string() throws -> String {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw Malformed() }
    at += 1
    var text: [UInt8] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      guard bytes[at] >= 0x20 else { throw Malformed() }
      if bytes[at] == UInt8(ascii: "\\") {
        text += try escape()
      } else {
        text.append(bytes[at])
        at += 1
      }
    }
    guard at < bytes.count, let valid = String(validating: text, as: UTF8.self) else {
      throw Malformed()
    }
    at += 1
    return valid
  }

  private mutating func escape() throws -> [UInt8] {
    guard at + 1 < bytes.count else { throw Malformed() }
    let letter = bytes[at + 1]
    at += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
    default: throw Malformed()
    }
  }

  private mutating func scalar() throws -> Character {
    let first = try unit()
    guard (0xD800...0xDBFF).contains(first) else {
      guard let scalar = Unicode.Scalar(first) else { throw Malformed() }
      return Character(scalar)
    }
    guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
    else { throw Malformed() }
    at += 2
    let second = try unit()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw Malformed() }
    return Character(scalar)
  }

  private mutating func unit() throws -> UInt32 {
    guard at + 4 <= bytes.count, let two = EntryLines.bytes(bytes[at..<at + 4]) else {
      throw Malformed()
    }
    at += 4
    return UInt32(two[0]) << 8 | UInt32(two[1])
  }
}
