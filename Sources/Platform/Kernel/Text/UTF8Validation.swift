/// Well-formed UTF-8, table 3-7 of the Unicode standard.
package enum UTF8Validation {
  package static let invalid = 0
  package static let cutShort = -1

  /// - Returns: the length of the character at `at`, 0 when its bytes are not UTF-8, −1 when they stop short.
  package static func length(of bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Int {
    let first = bytes[at]
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, low) = (3, 0xA0)
    case 0xED: (length, high) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, low) = (4, 0x90)
    case 0xF4: (length, high) = (4, 0x8F)
    case 0xF1...0xF3: length = 4
    default: return invalid
    }
    for offset in 1..<length {
      guard at + offset < bytes.count else { return cutShort }
      let byte = bytes[at + offset]
      guard byte >= low, byte <= high else { return invalid }
      (low, high) = (0x80, 0xBF)
    }
    return length
  }
}
