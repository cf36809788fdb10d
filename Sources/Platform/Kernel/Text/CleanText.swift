/// Makes text from outside fit for a legal document: what cannot be printed or would deceive the reader is taken
/// out once, here, so that the page, the XML and the database all say the same.
package enum CleanText {
  /// One line: controls and line ends become spaces, runs of spaces become one, ends are trimmed. Removed are
  /// zero-width spaces, byte-order marks, soft hyphens, bidirectional overrides and isolates (they can make a
  /// printed name read otherwise than it is stored), noncharacters and private-use characters.
  ///
  /// Joiners (U+200C, U+200D) stay: Arabic and Indic names need them.
  package static func line(_ text: String) -> String {
    if isPlain(text) { return text }
    var scalars = String.UnicodeScalarView()
    var spaceWaiting = false
    for scalar in text.unicodeScalars {
      if isSpace(scalar) {
        spaceWaiting = !scalars.isEmpty
      } else if !isRemoved(scalar) {
        if spaceWaiting { scalars.append(" ") }
        spaceWaiting = false
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// The same for bytes of a file, which must be UTF-8.
  package static func line(_ bytes: ArraySlice<UInt8>) -> String {
    line(String(decoding: bytes, as: UTF8.self))
  }

  /// Several lines, each cleaned; line ends become "\n" and blank lines at the ends are dropped.
  package static func paragraph(_ text: String) -> String {
    var lines = text.unicodeScalars.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\u{85}" || $0 == "\u{2028}" || $0 == "\u{2029}"
    }.map { line(String($0)) }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.drop { $0.isEmpty }.joined(separator: "\n")
  }

  /// The cleaned line, or `nil` when nothing is left.
  package static func optionalLine(_ text: String?) -> String? {
    guard let text else { return nil }
    let line = line(text)
    return line.isEmpty ? nil : line
  }

  /// Printable ASCII, the letters of U+00C0 to U+00FF and signs like « and °, without double or outer spaces: nearly
  /// every text.
  private static func isPlain(_ text: String) -> Bool {
    // Of a letter and of a sign of two bytes; what follows is its second.
    let (letter, sign): (UInt8, UInt8) = (0xC3, 0xC2)
    var previous: UInt8 = 0x20
    for byte in text.utf8 {
      let isPrintable =
        switch previous {
        case letter: true
        // U+00A0 is a space and U+00AD is removed.
        case sign: byte > 0xA0 && byte != 0xAD
        default: (0x20..<0x7F).contains(byte) || byte == letter || byte == sign
        }
      guard isPrintable, byte != 0x20 || previous != 0x20 else { return false }
      previous = byte
    }
    return previous != 0x20
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  private static func isRemoved(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: true
    case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0x3164, 0xFFA0: true
    case 0xFFF0...0xFFFB, 0xFFFE, 0xFFFF, 0xFDD0...0xFDEF: true
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF, 0xE0000...0xE0FFF, 0x1BCA0...0x1BCA3,
      0x1D173...0x1D17A:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
