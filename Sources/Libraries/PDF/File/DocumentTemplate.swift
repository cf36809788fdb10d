import Crypto

/// The constant beginning of a seller's files: header, fonts, colour profile, logo.
///
/// It is the larger part of a small invoice, so archives keep it once, under `id`, and only the tails after it.
/// Without a logo it is the same for all sellers: accent and wordmark are drawn in the tail.
package struct DocumentTemplate: Sendable {
  package private(set) var brand: Brand
  package let prefix: [UInt8]
  /// SHA-256 of `prefix`, 32 bytes.
  package let id: [UInt8]

  package let fonts: DocumentFonts
  /// Where each object of the prefix begins.
  let offsets: [Int]
  /// Their rows of the cross-reference table.
  let crossReferences: [UInt8]
  /// SHA-256 after the prefix: hashing a file costs its tail only.
  let hasher: SHA256
  let profile: Int
  /// The constant fonts, by weight.
  let fontObjects: [Int]
  let logo: Int?

  package init(brand: Brand, fonts: DocumentFonts) {
    self.brand = brand
    self.fonts = fonts
    let bytes = ByteBuffer(capacity: 65_536)
    let deflater = Deflater(level: 12)
    bytes.write("%PDF-1.7\n%\u{E2}\u{E3}\u{CF}\u{D3}\n")
    var objects = ObjectWriter(bytes)
    profile = objects.begin()
    bytes.write("<</N 3")
    objects.stream(ColourProfile.sRGB, with: deflater)
    objects.end()
    fontObjects = Weight.allCases.map { weight in
      let fixed = fonts.fixed(weight)
      return EmbeddedFont(
        face: fonts.primary(weight), glyphs: fixed.embedded, program: fixed.program,
        text: { [Unicode.Scalar(fixed.scalarOfGlyph[Int($0)]) ?? " "] }
      ).write(to: &objects, with: deflater)
    }
    logo = brand.logo.map { Self.write($0, to: &objects, with: deflater) }
    offsets = objects.offsets
    prefix = Array(bytes.filled)
    let rows = ByteBuffer(capacity: 512)
    for offset in objects.offsets { ObjectWriter.writeRow(offset, to: rows) }
    crossReferences = Array(rows.filled)
    var hasher = SHA256()
    hasher.update(data: prefix)
    self.hasher = hasher
    id = Array(hasher.finalize())
  }

  /// The same beginning, with another look after it.
  ///
  /// - Parameter brand: with the same logo.
  package func drawn(as brand: Brand) -> DocumentTemplate {
    var copy = self
    copy.brand = brand
    return copy
  }

  private static func write(
    _ logo: LogoBitmap, to objects: inout ObjectWriter, with deflater: Deflater
  ) -> Int {
    let bytes = objects.bytes
    let number = objects.begin()
    bytes.write("<</Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Width ")
    bytes.write(logo.width)
    bytes.write("/Height ")
    bytes.write(logo.height)
    objects.stream(logo.rgb, with: deflater)
    objects.end()
    return number
  }
}
