/// A value of CBOR (RFC 8949), as far as authenticators write it: whole numbers, bytes, texts, lists and maps of known length.
enum CBOR: Hashable, Sendable {
  case integer(Int)
  case bytes([UInt8])
  case text(String)
  case list([CBOR])
  case map([CBOR: CBOR])
  case bool(Bool)
  case null

  subscript(key: Int) -> CBOR? { self[.integer(key)] }
  subscript(key: String) -> CBOR? { self[.text(key)] }

  private subscript(key: CBOR) -> CBOR? {
    if case .map(let members) = self { members[key] } else { nil }
  }

  var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  var bytes: [UInt8]? { if case .bytes(let value) = self { value } else { nil } }
  var text: String? { if case .text(let value) = self { value } else { nil } }
}

/// Reads CBOR from a stranger: what is cut short, too deep, doubled, floating or of unknown length is none.
struct CBORReader {
  private static let deepest = 8

  private let bytes: [UInt8]
  /// Where the next value begins.
  private(set) var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// All of the bytes as one value.
  static func value(_ bytes: [UInt8]) -> CBOR? {
    var reader = CBORReader(bytes)
    guard let value = reader.next(), reader.place == bytes.count else { return nil }
    return value
  }

  /// - Returns: `nil` for what is none of ours.
  mutating func next(depth: Int = 0) -> CBOR? {
    guard depth < Self.deepest, let first = take(1)?.first else { return nil }
    guard first >> 5 != 7 else { return simple(first) }
    guard let size = size(first & 31) else { return nil }
    switch first >> 5 {
    case 0: return .integer(size)
    case 1: return .integer(-1 - size)
    case 2: return take(size).map { .bytes(Array($0)) }
    case 3: return take(size).flatMap { String(validating: $0, as: UTF8.self) }.map(CBOR.text)
    case 4: return list(size, depth)
    case 5: return map(size, depth)
    default: return nil
    }
  }

  private func simple(_ first: UInt8) -> CBOR? {
    switch first & 31 {
    case 20: .bool(false)
    case 21: .bool(true)
    case 22: .null
    default: nil
    }
  }

  private mutating func size(_ short: UInt8) -> Int? {
    switch short {
    case 0..<24: return Int(short)
    case 24...27:
      guard let long = take(1 << Int(short - 24)) else { return nil }
      return Int(exactly: long.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    default: return nil
    }
  }

  private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= bytes.count - place else { return nil }
    defer { place += count }
    return bytes[place..<place + count]
  }

  private mutating func list(_ count: Int, _ depth: Int) -> CBOR? {
    // Each takes a byte at least, so that a number alone reserves nothing.
    guard count <= bytes.count - place else { return nil }
    var list: [CBOR] = []
    for _ in 0..<count {
      guard let value = next(depth: depth + 1) else { return nil }
      list.append(value)
    }
    return .list(list)
  }

  private mutating func map(_ count: Int, _ depth: Int) -> CBOR? {
    guard count <= (bytes.count - place) / 2 else { return nil }
    var map: [CBOR: CBOR] = [:]
    for _ in 0..<count {
      guard let key = next(depth: depth + 1), let value = next(depth: depth + 1),
        map.updateValue(value, forKey: key) == nil
      else { return nil }
    }
    return .map(map)
  }
}
