/// Text as a document can carry it: XML 1.0 has no control characters, and a name is one line.
enum CleanText {
  /// One line: blanks (tabs, line breaks, no-break spaces at the ends) become single spaces, control characters
  /// and noncharacters disappear, blank ends are cut.
  static func line(_ bytes: ArraySlice<UInt8>) -> String {
    if isClean(bytes) { return String(decoding: bytes, as: UTF8.self) }
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return withoutSurplusSpaces(bytes) }
    return rebuilt(String(decoding: bytes, as: UTF8.self), keepingLineBreaks: false)
  }

  static func line(_ text: String) -> String {
    if text.utf8.withContiguousStorageIfAvailable({ isClean($0) }) == true { return text }
    return rebuilt(text, keepingLineBreaks: false)
  }

  /// Several lines: each cleaned, line breaks kept as "\n".
  static func paragraph(_ text: String) -> String { rebuilt(text, keepingLineBreaks: true) }

  /// Printable ASCII without double or outer blanks: nearly everything.
  private static func isClean(_ bytes: some Collection<UInt8>) -> Bool {
    var afterBlank = true
    for byte in bytes {
      guard byte >= 0x20, byte < 0x7F else { return false }
      let isBlank = byte == 0x20
      if isBlank, afterBlank { return false }
      afterBlank = isBlank
    }
    return !afterBlank || bytes.isEmpty
  }

  private static func withoutSurplusSpaces(_ bytes: ArraySlice<UInt8>) -> String {
    String(unsafeUninitializedCapacity: bytes.count) { buffer in
      var count = 0
      for byte in bytes where byte != 0x20 || count > 0 && buffer[count - 1] != 0x20 {
        buffer[count] = byte
        count += 1
      }
      if count > 0, buffer[count - 1] == 0x20 { count -= 1 }
      return count
    }
  }

  private static func rebuilt(_ text: String, keepingLineBreaks: Bool) -> String {
    var result = String.UnicodeScalarView()
    var pending: Unicode.Scalar?
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar.value {
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029:
        if scalar == "\n", previous == "\r" { continue }
        if keepingLineBreaks { pending = "\n" } else if pending == nil { pending = " " }
      case 0x09, 0x0B, 0x0C, 0x20:
        if pending == nil { pending = " " }
      case 0xA0 where pending != nil || result.isEmpty:
        continue
      case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF, 0xFDD0...0xFDEF, 0xFEFF:
        continue
      case let value where value & 0xFFFE == 0xFFFE:
        continue
      default:
        if let blank = pending, !result.isEmpty { result.append(blank) }
        pending = nil
        result.append(scalar)
      }
    }
    while result.last?.value == 0xA0 { result.removeLast() }
    return String(result)
  }
}
