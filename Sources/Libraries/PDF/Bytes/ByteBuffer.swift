/// Where PDF syntax is written. No `String` is formatted on the way: numbers go straight to ASCII.
typealias ByteBuffer = Arena<UInt8>

extension Arena where Element == UInt8 {
  @inline(__always) func write(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Not an overload of `write`: literals would prefer it to the `StaticString` above, and pay for it.
  func writeText(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  func write(_ value: Int) {
    var rest = value.magnitude
    let room = room(for: 24)
    var digits = 1
    var bound: UInt = 10
    while rest >= bound, digits < 19 {
      digits += 1
      bound *= 10
    }
    let sign = value < 0 ? 1 : 0
    if sign == 1 { room[0] = UInt8(ascii: "-") }
    var position = sign + digits
    repeat {
      position -= 1
      room[position] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while position > sign
    advance(by: sign + digits)
  }

  /// A length in points, given in hundredths of a point, without useless zeros: 5650 → `56.5`, 50 → `.5`.
  ///
  /// Beyond 10,000 points, where no page reaches, whole points only.
  func writeHundredths(_ value: Int) {
    guard value.magnitude < 1_000_000 else {
      write(value / 100)
      return
    }
    let magnitude = UInt32(truncatingIfNeeded: value.magnitude)
    let (whole, fraction) = (magnitude / 100, magnitude % 100)
    let start = room(for: 8)
    var next = start
    @inline(__always) func put(_ byte: UInt8) {
      next.pointee = byte
      next += 1
    }
    @inline(__always) func put(digit: UInt32) { put(0x30 + UInt8(truncatingIfNeeded: digit)) }
    if value < 0 { put(0x2D) }
    if whole >= 1_000 { put(digit: whole / 1_000) }
    if whole >= 100 { put(digit: whole / 100 % 10) }
    if whole >= 10 { put(digit: whole / 10 % 10) }
    if whole > 0 || fraction == 0 { put(digit: whole % 10) }
    if fraction != 0 {
      put(0x2E)
      put(digit: fraction / 10)
      if fraction % 10 != 0 { put(digit: fraction % 10) }
    }
    advance(by: next - start)
  }

  /// A glyph measure in thousandths of an em, given in ten-thousandths: 2265 → `226.5`.
  func writeTenths(_ value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    let (whole, fraction) = Int(value.magnitude).quotientAndRemainder(dividingBy: 10)
    write(whole)
    guard fraction != 0 else { return }
    append(UInt8(ascii: "."))
    append(0x30 + UInt8(fraction))
  }

  @inline(__always) func writeHexDigit(_ value: UInt8) {
    append(value < 10 ? 0x30 + value : 0x37 + value)
  }

  func writeHex(_ byte: UInt8) {
    writeHexDigit(byte >> 4)
    writeHexDigit(byte & 15)
  }

  func writeHex(_ unit: UInt16) {
    writeHex(UInt8(unit >> 8))
    writeHex(UInt8(unit & 255))
  }

  /// Zero-padded decimal of `width` digits: offsets of the cross-reference table.
  func write(_ value: Int, width: Int) {
    let room = room(for: width)
    var rest = value
    for position in stride(from: width - 1, through: 0, by: -1) {
      room[position] = 0x30 + UInt8(rest % 10)
      rest /= 10
    }
    advance(by: width)
  }

  /// A byte of UTF-8 that never belongs to a character `writeXML` must look at: not U+0080 … U+00BF or U+F000 on.
  private static func isClean(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x26, 0x3C, 0x3E, 0x7F: false
    case 0x20...0xC1, 0xC3...0xEE: true
    default: false
    }
  }

  /// XML character data: markup escaped, characters XML 1.0 forbids left out.
  func writeXML(_ text: String) {
    var text = text
    let isClean = text.withUTF8 { bytes in
      guard bytes.allSatisfy(Self.isClean) else { return false }
      append(bytes)
      return true
    }
    if isClean { return }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: write("&amp;")
      case 0x3C: write("&lt;")
      case 0x3E: write("&gt;")
      case 0x22: write("&quot;")
      case 0x9, 0xA, 0xD, 0x20...0x7E: append(UInt8(scalar.value))
      case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: continue
      default: for byte in UTF8.encode(scalar)! { append(byte) }
      }
    }
  }
}
