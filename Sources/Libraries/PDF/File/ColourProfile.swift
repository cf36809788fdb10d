import Glibc

/// The sRGB profile every file declares its colours in (PDF/A output intent), written from the primaries and
/// the transfer curve of IEC 61966-2-1: 800 bytes instead of a 3 kB file to ship.
enum ColourProfile {
  static let sRGB: [UInt8] = build()

  private static let curvePoints = 128

  private static func build() -> [UInt8] {
    let description = textDescription("sRGB")
    let copyright = tag("text") + zeros(4) + Array("No copyright".utf8) + [0]
    let curve = transferCurve()
    // D50-adapted colorants of sRGB, as 16.16 fixed point.
    let elements: [(names: [String], data: [UInt8])] = [
      (["desc"], description),
      (["cprt"], copyright),
      (["wtpt"], xyz(0xF6D6, 0x10000, 0xD32D)),
      (["rXYZ"], xyz(0x6FA2, 0x38F5, 0x0390)),
      (["gXYZ"], xyz(0x6299, 0xB785, 0x18DA)),
      (["bXYZ"], xyz(0x24A0, 0x0F84, 0xB6CF)),
      (["rTRC", "gTRC", "bTRC"], curve),
    ]
    let tagCount = elements.reduce(0) { $0 + $1.names.count }
    var table = word(tagCount)
    var data: [UInt8] = []
    let dataStart = 128 + 4 + 12 * tagCount
    for element in elements {
      for name in element.names {
        table += tag(name) + word(dataStart + data.count) + word(element.data.count)
      }
      data += element.data
      data += zeros((4 - data.count % 4) % 4)
    }
    return header(size: dataStart + data.count) + table + data
  }

  private static func header(size: Int) -> [UInt8] {
    var bytes = word(size) + zeros(4) + word(0x0210_0000) + tag("mntr") + tag("RGB ") + tag("XYZ ")
    for part in [2026, 1, 1, 0, 0, 0] { bytes += half(part) }
    bytes += tag("acsp") + zeros(28)
    bytes += word(0xF6D6) + word(0x10000) + word(0xD32D)
    return bytes + zeros(128 - bytes.count)
  }

  private static func transferCurve() -> [UInt8] {
    var bytes = tag("curv") + zeros(4) + word(curvePoints)
    for point in 0..<curvePoints {
      let signal = Double(point) / Double(curvePoints - 1)
      let linear = signal <= 0.04045 ? signal / 12.92 : pow((signal + 0.055) / 1.055, 2.4)
      bytes += half(Int((linear * 65_535).rounded()))
    }
    return bytes
  }

  /// ICC.1:2001 textDescriptionType: ASCII, then empty Unicode and Macintosh forms.
  private static func textDescription(_ text: String) -> [UInt8] {
    let ascii = Array(text.utf8) + [0]
    return tag("desc") + zeros(4) + word(ascii.count) + ascii + zeros(4 + 4 + 2 + 1 + 67)
  }

  private static func xyz(_ x: Int, _ y: Int, _ z: Int) -> [UInt8] {
    tag("XYZ ") + zeros(4) + word(x) + word(y) + word(z)
  }

  private static func tag(_ name: String) -> [UInt8] { Array(name.utf8) }
  private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }
  private static func half(_ value: Int) -> [UInt8] {
    [UInt8(value >> 8 & 255), UInt8(value & 255)]
  }
  private static func word(_ value: Int) -> [UInt8] { half(value >> 16) + half(value & 0xFFFF) }
}
