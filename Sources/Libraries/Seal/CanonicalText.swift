/// Canonical bytes: one `name: value` line per field, each ended by one LF (SPEC-sealing § 2).
package struct CanonicalText: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init(capacity: Int = 768) { bytes.reserveCapacity(capacity) }

  /// The first line of a text, which names its format and version.
  package mutating func heading(_ name: StaticString) {
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(0x0A)
  }

  package mutating func line(_ name: StaticString, _ value: String) {
    begin(name)
    append(value)
    bytes.append(0x0A)
  }

  package mutating func line(_ name: StaticString, _ value: Int64) {
    begin(name)
    number(value)
    bytes.append(0x0A)
  }

  package mutating func line(_ name: StaticString, hash: [UInt8]) {
    begin(name)
    hexadecimal(hash)
    bytes.append(0x0A)
  }

  /// A line of several values, one space apart.
  package mutating func line(_ name: StaticString, _ values: [Value]) {
    begin(name)
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(0x20) }
      switch value {
      case .word(let word): append(word, escapingSpaces: true)
      case .number(let value): number(value)
      case .hash(let hash): hexadecimal(hash)
      }
    }
    bytes.append(0x0A)
  }

  package enum Value: Sendable, Equatable {
    /// Without spaces.
    case word(String)
    case number(Int64)
    case hash([UInt8])
  }

  /// A name that is data itself, as the fields of an event are: lower-case letters, digits and hyphens.
  package mutating func line(named name: String, _ value: String) {
    bytes.append(contentsOf: name.utf8)
    bytes.append(0x3A)
    bytes.append(0x20)
    append(value)
    bytes.append(0x0A)
  }

  package mutating func append(lines: some Sequence<UInt8>) { bytes.append(contentsOf: lines) }

  private mutating func begin(_ name: StaticString) {
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(0x3A)
    bytes.append(0x20)
  }

  /// A value stays on its line: control characters and the percent sign are written %XX, as two upper-case hexadecimal
  /// digits of each byte.
  private mutating func append(_ value: String, escapingSpaces: Bool = false) {
    for byte in value.utf8 {
      if byte < 0x20 || byte == 0x7F || byte == 0x25 || (escapingSpaces && byte == 0x20) {
        bytes.append(0x25)
        bytes.append(Self.digit(byte >> 4))
        bytes.append(Self.digit(byte & 15))
      } else {
        bytes.append(byte)
      }
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value + 0x37 }

  /// What a value was before it was written.
  package static func unescaped(_ word: Substring) -> String {
    guard word.utf8.contains(0x25) else { return String(word) }
    var bytes: [UInt8] = []
    var rest = Array(word.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 0x25, let high = rest.popFirst(), let low = rest.popFirst(),
        let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
      {
        bytes.append(value)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func number(_ value: Int64) {
    if value < 0 { bytes.append(0x2D) }
    var rest = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(rest % 10) + 0x30)
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  private mutating func hexadecimal(_ hash: [UInt8]) {
    for byte in hash {
      let high = byte >> 4
      let low = byte & 15
      bytes.append(high < 10 ? high + 0x30 : high + 0x57)
      bytes.append(low < 10 ? low + 0x30 : low + 0x57)
    }
  }
}

/// Lower-case hexadecimal digits.
package func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
  String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value + 0x57 }
    var at = 0
    for byte in bytes {
      buffer[at] = digit(byte >> 4)
      buffer[at + 1] = digit(byte & 15)
      at += 2
    }
    return at
  }
}

/// Bytes of hexadecimal digits, upper or lower case; `nil` where they are not.
package func bytes(hexadecimal digits: some StringProtocol) -> [UInt8]? {
  guard digits.utf8.count % 2 == 0 else { return nil }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(digits.utf8.count / 2)
  var high: UInt8?
  for digit in digits.utf8 {
    let value: UInt8
    switch digit {
    case 0x30...0x39: value = digit - 0x30
    case 0x41...0x46: value = digit - 0x37
    case 0x61...0x66: value = digit - 0x57
    default: return nil
    }
    if let first = high {
      bytes.append(first << 4 | value)
      high = nil
    } else {
      high = value
    }
  }
  return bytes
}
