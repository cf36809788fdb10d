import Glibc

/// The bytes of a file in UTF-8. Every access is checked, in release builds too: no file can make the
/// parser read beside it.
struct XMLBytes {
  private let base: UnsafePointer<UInt8>
  let count: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    base = bytes.baseAddress!
    count = bytes.count
  }

  subscript(index: Int) -> UInt8 {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
    return base[index]
  }

  subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  /// Eight bytes at once.
  func word(_ index: Int) -> UInt64 {
    precondition(index >= 0 && index + 8 <= count)
    return UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
  }

  func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    let bytes = self[range]
    guard let start = bytes.baseAddress, let found = memchr(start, Int32(byte), bytes.count) else {
      return nil
    }
    return range.lowerBound + (UnsafeRawPointer(found) - start)
  }

  func isSame(_ one: Int, _ other: Int, count: Int) -> Bool {
    var index = 0
    while index &+ 8 <= count {
      if word(one + index) != word(other + index) { return false }
      index &+= 8
    }
    while index < count {
      if self[one + index] != self[other + index] { return false }
      index &+= 1
    }
    return true
  }

  /// Whether the bytes from there on are this word, as far as the file goes.
  func follows(_ word: StaticString, at index: Int) -> XMLMatch {
    let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    for offset in wanted.indices {
      guard index + offset < count else { return .cut }
      guard self[index + offset] == wanted[offset] else { return .no(index + offset) }
    }
    return .yes
  }
}

enum XMLMatch {
  case yes
  /// The file ends before the word does.
  case cut
  /// The first byte that differs.
  case no(Int)
}

/// A fault at a byte of the file.
struct XMLFlaw: Error {
  let fault: XMLFault
  let offset: Int

  init(_ fault: XMLFault, _ offset: Int) {
    self.fault = fault
    self.offset = offset
  }
}

// MARK: - Characters

extension XMLBytes {
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// Of the ASCII characters, those of names: letters, digits, "-", ".", "_" and ":".
  static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00..<0x40: 0x07FF_6000_0000_0000 as UInt64 &>> UInt64(byte) & 1 != 0
    case 0x40..<0x80: 0x07FF_FFFE_87FF_FFFE as UInt64 &>> UInt64(byte & 0x3F) & 1 != 0
    default: false
    }
  }

  static func isNameStart(_ byte: UInt8) -> Bool { isName(byte) && !(0x2D...0x39).contains(byte) }

  /// Whether the byte is itself in text, without a further look.
  static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x80 && byte != 0x26 && byte != 0x3C && byte != 0x5D
  }

  func skipSpace(_ index: Int) -> Int {
    var index = index
    while index < count, Self.isSpace(self[index]) { index &+= 1 }
    return index
  }

  /// Behind the character there, which XML must allow.
  /// - Parameter start: of the tag, comment or text that is cut short where the character is.
  func character(_ index: Int, from start: Int) throws(XMLFlaw) -> Int {
    let byte = self[index]
    if byte < 0x80 {
      if byte < 0x20, !Self.isSpace(byte) { throw XMLFlaw(.badCharacter, index) }
      return index + 1
    }
    return try scalar(index, from: start).next
  }

  /// A character of two to four bytes.
  func scalar(_ index: Int, from start: Int) throws(XMLFlaw) -> (value: UInt32, next: Int) {
    let lead = self[index]
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0 else { throw XMLFlaw(.notInItsEncoding, index) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for place in index + 1..<index + length {
      guard place < count else { throw XMLFlaw(.truncated, start) }
      guard self[place] & 0xC0 == 0x80 else { throw XMLFlaw(.notInItsEncoding, index) }
      value = value << 6 | UInt32(self[place] & 0x3F)
    }
    let isTooLong = length == 3 ? value < 0x800 : length == 4 && value < 0x10000
    guard !isTooLong, value < 0xD800 || value > 0xDFFF, value <= 0x10FFFF,
      value != 0xFFFE, value != 0xFFFF
    else { throw XMLFlaw(.notInItsEncoding, index) }
    return (value, index + length)
  }

  /// Behind the name there. Its colons are another's to judge.
  func name(_ index: Int, from start: Int) throws(XMLFlaw) -> Int {
    var index = index
    guard index < count else { throw XMLFlaw(.truncated, start) }
    if self[index] < 0x80 {
      guard Self.isNameStart(self[index]) else { throw XMLFlaw(invalid(index), index) }
      index += 1
    } else {
      let (value, next) = try scalar(index, from: start)
      guard XMLNameCharacter.isStart(value) else { throw XMLFlaw(.malformed, index) }
      index = next
    }
    while index < count {
      if Self.isName(self[index]) {
        index &+= 1
        continue
      }
      if self[index] < 0x80 { return index }
      let (value, next) = try scalar(index, from: start)
      guard XMLNameCharacter.isPart(value) else { throw XMLFlaw(.malformed, index) }
      index = next
    }
    throw XMLFlaw(.truncated, start)
  }

  /// What is wrong with an ASCII character that may not be there.
  func invalid(_ index: Int) -> XMLFault {
    self[index] < 0x20 && !Self.isSpace(self[index]) ? .badCharacter : .malformed
  }
}

/// XML 1.0, fifth edition, [4] and [4a], beyond ASCII.
enum XMLNameCharacter {
  static func isStart(_ value: UInt32) -> Bool {
    switch value {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
      0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
      0x10000...0xEFFFF:
      true
    default: false
    }
  }

  static func isPart(_ value: UInt32) -> Bool {
    switch value {
    case 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: isStart(value)
    }
  }
}

// MARK: - References

extension XMLBytes {
  /// The character of `&amp;` or `&#233;`; of entities only the five of XML.
  /// - Parameter tag: where an unknown entity in an attribute is told.
  func reference(_ start: Int, tag: Int?) throws(XMLFlaw) -> (value: Unicode.Scalar, next: Int) {
    guard start + 1 < count else { throw XMLFlaw(.truncated, tag ?? start) }
    if self[start + 1] == UInt8(ascii: "#") { return try number(start, tag ?? start) }
    let first = self[start + 1]
    if first < 0x80, !Self.isNameStart(first) {
      throw XMLFlaw(invalid(start + 1) == .malformed ? .bareAmpersand : .badCharacter, start + 1)
    }
    let end = try name(start + 1, from: tag ?? start)
    guard self[end] == UInt8(ascii: ";") else { throw XMLFlaw(invalid(end), end) }
    for (word, value) in Self.entities where word.isEqual(to: self[start + 1..<end]) {
      return (value, end + 1)
    }
    throw XMLFlaw(.entity, tag ?? start)
  }

  private static let entities: [(StaticString, Unicode.Scalar)] = [
    ("amp", "&"), ("lt", "<"), ("gt", ">"), ("apos", "'"), ("quot", "\""),
  ]

  private func number(
    _ start: Int, _ told: Int
  ) throws(XMLFlaw) -> (value: Unicode.Scalar, next: Int) {
    var index = start + 2
    let isHex = index < count && self[index] == UInt8(ascii: "x")
    if isHex { index += 1 }
    let digits = index
    var value: UInt32 = 0
    while index < count {
      let byte = self[index]
      if byte == UInt8(ascii: ";"), index > digits {
        guard let scalar = Unicode.Scalar(value),
          value >= 0x20 || value == 9 || value == 10
            || value == 13, value != 0xFFFE, value != 0xFFFF
        else { throw XMLFlaw(.badCharacter, told) }
        return (scalar, index + 1)
      }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, isHex || digit < 10 else {
        _ = try character(index, from: told)
        throw XMLFlaw(.malformed, index)
      }
      value = min(0x110000, value * (isHex ? 16 : 10) + UInt32(digit))
      index += 1
    }
    throw XMLFlaw(.truncated, told)
  }
}
