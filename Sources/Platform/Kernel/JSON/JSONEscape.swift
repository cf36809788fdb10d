/// The inside of a JSON string (RFC 8259 §7). U+2028 and U+2029 are escaped too: they end a line in
/// JavaScript, and some readers paste JSON into it.
enum JSONEscape {
  static func append(_ text: String, to output: OutputBytes) {
    var text = text
    text.withUTF8 { append($0, to: output) }
  }

  private static func append(_ text: UnsafeBufferPointer<UInt8>, to output: OutputBytes) {
    var start = 0
    var index = 0
    while index < text.count {
      let length = escapedLength(text, index)
      guard length > 0 else {
        index += 1
        continue
      }
      append(text, start..<index, to: output)
      appendEscape(text, index, to: output)
      index += length
      start = index
    }
    append(text, start..<text.count, to: output)
  }

  @inline(__always)
  private static func append(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: OutputBytes
  ) {
    if let start = text.baseAddress, !range.isEmpty {
      output.append(start + range.lowerBound, range.count)
    }
  }

  /// How many bytes at `index` must be written otherwise; 0 when none.
  @inline(__always)
  private static func escapedLength(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let byte = text[index]
    if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return 1 }
    // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
    guard byte == 0xE2, index + 2 < text.count else { return 0 }
    return text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8 ? 3 : 0
  }

  private static func appendEscape(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, to output: OutputBytes
  ) {
    switch text[index] {
    case UInt8(ascii: "\""): output.append("\\\"")
    case UInt8(ascii: "\\"): output.append("\\\\")
    case 0x08: output.append("\\b")
    case 0x09: output.append("\\t")
    case 0x0A: output.append("\\n")
    case 0x0C: output.append("\\f")
    case 0x0D: output.append("\\r")
    case 0xE2: output.append(text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029")
    case let control:
      let digits = Array("0123456789abcdef".utf8)
      output.append("\\u00")
      output.append(digits[Int(control >> 4)])
      output.append(digits[Int(control & 15)])
    }
  }
}
