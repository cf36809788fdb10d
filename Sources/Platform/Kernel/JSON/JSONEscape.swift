/// The inside of a JSON string (RFC 8259 §7). U+2028 and U+2029 are escaped too: they end a line in
/// JavaScript, and some readers paste JSON into it.
enum JSONEscape {
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &bytes) }
  }

  private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var start = 0
    var index = 0
    while index < text.count {
      let length = escapedLength(text, index)
      guard length > 0 else {
        index += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      appendEscape(text, index, to: &bytes)
      index += length
      start = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
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
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, to bytes: inout [UInt8]
  ) {
    switch text[index] {
    case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
    case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
    case 0x08: bytes.append(contentsOf: "\\b".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0C: bytes.append(contentsOf: "\\f".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0xE2: bytes.append(contentsOf: (text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8)
    case let control:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "\\u00".utf8)
      bytes.append(digits[Int(control >> 4)])
      bytes.append(digits[Int(control & 15)])
    }
  }
}
