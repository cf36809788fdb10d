/// Escaping that is right in text and between double quotes alike.
enum HTMLEscape {
  /// What must not be copied: markup, quotes, and the control characters HTML forbids.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), 0x7F:
      false
    case 0x09, 0x0A: true
    default: byte >= 0x20
    }
  }

  private static func replacement(_ byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case 0x0D: "&#13;"
    default: "\u{FFFD}"
    }
  }

  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &bytes) }
  }

  static func append(_ literal: StaticString, to bytes: inout [UInt8]) {
    append(
      UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount), to: &bytes)
  }

  /// Copies runs of plain bytes at once; most texts are one run.
  private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var start = 0
    for index in text.indices where !isPlain(text[index]) {
      bytes.append(contentsOf: text[start..<index])
      let entity = replacement(text[index])
      bytes.append(
        contentsOf: UnsafeBufferPointer(
          start: entity.utf8Start, count: entity.utf8CodeUnitCount))
      start = index + 1
    }
    bytes.append(contentsOf: text[start...])
  }
}
