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

  static func append(_ text: String, to output: OutputBytes) {
    var text = text
    text.withUTF8 { bytes in
      if let start = bytes.baseAddress { append(start, bytes.count, to: output) }
    }
  }

  /// Copies runs of plain bytes at once; most texts are one run.
  private static func append(
    _ text: UnsafePointer<UInt8>, _ count: Int, to output: OutputBytes
  ) {
    var start = 0
    for index in 0..<count where !isPlain(text[index]) {
      output.append(text + start, index - start)
      output.append(replacement(text[index]))
      start = index + 1
    }
    output.append(text + start, count - start)
  }
}
