import Seal

/// Walks the `name: value` lines of an entry.
struct EntryLines {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func flaw(_ expected: String) -> EntryFlaw { EntryFlaw(line: line, expected: expected) }

  func begins(_ name: StaticString) -> Bool {
    guard bytes.count - at >= name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { wanted in
      for index in wanted.indices where bytes[at + index] != wanted[index] { return false }
      return true
    }
  }

  /// A whole line, its LF included.
  mutating func skip(_ whole: StaticString) -> Bool {
    guard begins(whole) else { return false }
    at += whole.utf8CodeUnitCount
    line += 1
    return true
  }

  /// The value of the next line, which must be this one.
  mutating func value(_ name: StaticString) throws(EntryFlaw) -> ArraySlice<UInt8> {
    guard begins(name) else { throw flaw(name.description) }
    at += name.utf8CodeUnitCount
    return try restOfLine()
  }

  private mutating func restOfLine() throws(EntryFlaw) -> ArraySlice<UInt8> {
    var end = at
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    guard end < bytes.count else { throw flaw("LF") }
    defer {
      at = end + 1
      line += 1
    }
    return bytes[at..<end]
  }

  mutating func text(_ name: StaticString) throws(EntryFlaw) -> String {
    Self.unescaped(try value(name))
  }

  mutating func number(_ name: StaticString) throws(EntryFlaw) -> Int64 {
    let digits = try value(name)
    guard let number = Self.number(digits) else {
      throw EntryFlaw(line: line - 1, expected: "\(name)0–9…")
    }
    return number
  }

  /// One of the words of the line just read.
  func number(_ word: ArraySlice<UInt8>) throws(EntryFlaw) -> Int64 {
    guard let number = Self.number(word) else {
      throw EntryFlaw(line: line - 1, expected: "0–9…")
    }
    return number
  }

  mutating func hash(_ name: StaticString) throws(EntryFlaw) -> [UInt8] {
    let digits = try value(name)
    guard digits.count == 64, let hash = Self.bytes(digits) else {
      throw EntryFlaw(line: line - 1, expected: "\(name)64 × 0–9a–f")
    }
    return hash
  }

  /// "2026-11-23".
  mutating func day(_ name: StaticString) throws(EntryFlaw) -> String {
    let digits = try value(name)
    guard Day(digits) != nil else {
      throw EntryFlaw(line: line - 1, expected: "\(name)YYYY-MM-DD")
    }
    return String(decoding: digits, as: UTF8.self)
  }

  mutating func words(_ name: StaticString, count: Int) throws(EntryFlaw) -> [ArraySlice<UInt8>] {
    let words = try value(name).split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count == count else {
      throw EntryFlaw(line: line - 1, expected: "\(name)× \(count)")
    }
    return words
  }

  /// Any line, with its name.
  mutating func any() throws(EntryFlaw) -> (name: String, value: String) {
    let whole = try restOfLine()
    guard let colon = whole.firstIndex(of: 0x3A), colon + 1 < whole.endIndex,
      whole[colon + 1] == 0x20
    else { throw EntryFlaw(line: line - 1, expected: "name: value") }
    return (
      String(decoding: whole[..<colon], as: UTF8.self), Self.unescaped(whole[(colon + 2)...])
    )
  }

  func end() throws(EntryFlaw) { if at != bytes.count { throw flaw("∅") } }

  // MARK: Values

  /// `%XX` back to its byte. What was written otherwise is seen when the entry is written again.
  static func unescaped(_ value: ArraySlice<UInt8>) -> String {
    guard value.contains(0x25) else { return String(decoding: value, as: UTF8.self) }
    var bytes: [UInt8] = []
    var rest = value
    while let byte = rest.popFirst() {
      if byte == 0x25, rest.count >= 2, let decoded = Self.bytes(rest.prefix(2)) {
        bytes.append(decoded[0])
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    let isNegative = digits.first == 0x2D
    let digits = isNegative ? digits.dropFirst() : digits
    guard (1...19).contains(digits.count) else { return nil }
    var value: Int64 = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      let (tens, over) = value.multipliedReportingOverflow(by: 10)
      let (sum, more) = tens.addingReportingOverflow(Int64(digit - 0x30))
      if over || more { return nil }
      value = sum
    }
    return isNegative ? -value : value
  }

  static func bytes(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    func value(_ digit: UInt8) -> UInt8? {
      switch digit {
      case 0x30...0x39: digit - 0x30
      case 0x41...0x46: digit - 0x37
      case 0x61...0x66: digit - 0x57
      default: nil
      }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    var at = digits.startIndex
    while at + 1 < digits.endIndex {
      guard let high = value(digits[at]), let low = value(digits[at + 1]) else { return nil }
      bytes.append(high << 4 | low)
      at += 2
    }
    return at == digits.endIndex ? bytes : nil
  }
}
