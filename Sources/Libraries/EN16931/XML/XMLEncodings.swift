/// The encodings read: UTF-8, UTF-16, and the single-byte ones that accounting programs still write.
enum XMLEncodings {
  /// What the bytes from 0x80 on mean, nil for UTF-8 and UTF-16. No other encoding is known, and none
  /// that the first bytes contradict is believed: it would garble every accent.
  static func table(
    _ head: XMLDeclaration, _ order: XMLByteOrder?, hasMark: Bool
  ) throws(XMLFlaw) -> [UInt16]? {
    guard let name = head.encoding else { return nil }
    let table: [UInt16]?
    let fits: Bool
    switch name.lowercased() {
    case "utf-8": (table, fits) = (nil, order == nil)
    case "utf-16": (table, fits) = (nil, order != nil)
    case "utf-16le": (table, fits) = (nil, order == .little)
    case "utf-16be": (table, fits) = (nil, order == .big)
    case "iso-8859-1": (table, fits) = (latin1, order == nil && !hasMark)
    case "us-ascii": (table, fits) = ([], order == nil && !hasMark)
    case "windows-1252", "cp1252": (table, fits) = (windows1252, order == nil && !hasMark)
    case "iso-8859-15", "latin-9", "latin9": (table, fits) = (latin9, order == nil && !hasMark)
    default: throw XMLFlaw(hasMark ? .encodingContradicted(name) : .encoding(name), head.place)
    }
    guard fits else { throw XMLFlaw(.encodingContradicted(name), head.place) }
    return table
  }

  /// A byte that means nothing becomes 0xFF, which UTF-8 does not have, and is refused where it stands.
  static func utf8(_ bytes: [UInt8], by table: [UInt16]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else if Int(byte) - 0x80 < table.count, table[Int(byte) - 0x80] != 0,
        let scalar = Unicode.Scalar(table[Int(byte) - 0x80])
      {
        text.append(contentsOf: UTF8.encode(scalar)!)
      } else {
        text.append(0xFF)
      }
    }
    return text
  }

  private static let latin1 = (0x80...0xFF).map { UInt16($0) }

  /// 0 where the byte means nothing.
  private static let windows1252: [UInt16] =
    [
      0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
      0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ] + latin1[0x20...]

  /// Eight characters differ from ISO-8859-1.
  private static let latin9: [UInt16] = {
    var table = latin1
    for (byte, scalar) in [
      (0xA4, 0x20AC), (0xA6, 0x0160), (0xA8, 0x0161), (0xB4, 0x017D), (0xB8, 0x017E),
      (0xBC, 0x0152), (0xBD, 0x0153), (0xBE, 0x0178),
    ] { table[byte - 0x80] = UInt16(scalar) }
    return table
  }()
}

/// Of UTF-16, told by the mark or by the first "<".
enum XMLByteOrder {
  case little, big

  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 2 else { return nil }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE), (0x3C, 0x00): self = .little
    case (0xFE, 0xFF), (0x00, 0x3C): self = .big
    default: return nil
    }
  }

  /// Without the mark. A surrogate alone becomes 0xFF and is refused where it stands; a file cut within a
  /// character ends with the first byte of one.
  func utf8(_ bytes: [UInt8]) -> [UInt8] {
    let start = bytes[0] >= 0xFE ? 2 : 0
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 2 + bytes.count / 16)
    var index = start
    while index + 1 < bytes.count {
      let unit = unit(bytes, index)
      index += 2
      if unit < 0x80 {
        text.append(UInt8(unit))
      } else if let scalar = Unicode.Scalar(unit) {
        text.append(contentsOf: UTF8.encode(scalar)!)
      } else if unit < 0xDC00, index + 1 >= bytes.count {
        index = bytes.count - 1
      } else if unit < 0xDC00, self.unit(bytes, index) & 0xFC00 == 0xDC00 {
        let low = UInt32(self.unit(bytes, index) & 0x3FF)
        let scalar = Unicode.Scalar(0x10000 + (UInt32(unit & 0x3FF) << 10 | low))!
        text.append(contentsOf: UTF8.encode(scalar)!)
        index += 2
      } else {
        text.append(0xFF)
      }
    }
    if index < bytes.count { text.append(0xC3) }
    return text
  }

  private func unit(_ bytes: [UInt8], _ index: Int) -> UInt16 {
    let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
    return self == .little ? second << 8 | first : first << 8 | second
  }
}
