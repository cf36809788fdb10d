import CExpat

/// The single-byte encodings beside expat's own (UTF-8, UTF-16, ISO-8859-1, US-ASCII) that
/// accounting programs still write.
enum XMLEncodings {
  /// Fills expat's table; 0 when the encoding is not one of ours.
  static func fill(_ name: String, _ encoding: UnsafeMutablePointer<XML_Encoding>) -> Int32 {
    switch name.lowercased() {
    case "windows-1252", "cp1252": fill(encoding, from: 0x80, with: windows1252)
    case "iso-8859-15", "latin-9", "latin9": fill(encoding, from: 0xA4, with: latin9)
    default: return Int32(XML_STATUS_ERROR.rawValue)
    }
    return Int32(XML_STATUS_OK.rawValue)
  }

  private static func fill(
    _ encoding: UnsafeMutablePointer<XML_Encoding>, from first: Int, with special: [Int32]
  ) {
    withUnsafeMutableBytes(of: &encoding.pointee.map) { bytes in
      let map = bytes.assumingMemoryBound(to: Int32.self)
      for code in 0..<256 { map[code] = Int32(code) }
      for (offset, scalar) in special.enumerated() { map[first + offset] = scalar }
    }
    encoding.pointee.data = nil
    encoding.pointee.convert = nil
    encoding.pointee.release = nil
  }

  /// 0x80…0x9F; -1 where the byte means nothing.
  private static let windows1252: [Int32] = [
    0x20AC, -1, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, -1, 0x017D, -1,
    -1, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, -1, 0x017E, 0x0178,
  ]
  /// 0xA4…0xBE: the eight that differ from ISO-8859-1.
  private static let latin9: [Int32] = [
    0x20AC, 0xA5, 0x0160, 0xA7, 0x0161, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xAF, 0xB0, 0xB1,
    0xB2, 0xB3, 0x017D, 0xB5, 0xB6, 0xB7, 0x017E, 0xB9, 0xBA, 0xBB, 0x0152, 0x0153, 0x0178,
  ]
}
