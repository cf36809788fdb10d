/// An opaque place in a list, for "next page": bytes only the list's own query understands, as base64url
/// (RFC 4648 §5) without padding.
package struct Cursor: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// - Throws: `HTTPProblem.unreadable` for anything `text` did not make.
  package init(text: some StringProtocol) throws(HTTPProblem) {
    var bytes: [UInt8] = []
    var pending: UInt32 = 0
    var bits = 0
    for letter in text.utf8 {
      guard let digit = Cursor.digit(letter), bytes.count < 1024 else { throw Cursor.unreadable }
      pending = pending << 6 | UInt32(digit)
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
      pending &= (1 << UInt32(bits)) - 1
    }
    guard bits < 6, pending == 0 else { throw Cursor.unreadable }
    self.bytes = bytes
  }

  package var text: String {
    var letters: [UInt8] = []
    var pending: UInt32 = 0
    var bits = 0
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        letters.append(Cursor.alphabet[Int(pending >> UInt32(bits) & 63)])
      }
    }
    if bits > 0 { letters.append(Cursor.alphabet[Int(pending << UInt32(6 - bits) & 63)]) }
    return String(decoding: letters, as: UTF8.self)
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  private static func digit(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): letter - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): letter - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0") + 52
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }

  fileprivate static let unreadable = HTTPProblem.unreadable(ProblemStrings.badCursor)
}

extension RawID {
  /// The row a list's cursor stands at.
  package init(cursor: Cursor) throws(HTTPProblem) {
    guard let raw = RawID(bytes: cursor.bytes) else { throw Cursor.unreadable }
    self = raw
  }

  package var cursor: Cursor { Cursor(bytes: bytes) }
}
