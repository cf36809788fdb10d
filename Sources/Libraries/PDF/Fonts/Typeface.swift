import CHarfBuzz

/// One font file, opened once and shared by every renderer.
///
/// All measures are in ten-thousandths of an em whatever the file's own units: Lato's 2,000 and Noto's 1,000
/// units per em are exact in it, and one run may mix both.
///
/// `@unchecked Sendable`: the HarfBuzz face and font are made immutable here and only read afterwards, which
/// HarfBuzz allows from any thread.
final class Typeface: @unchecked Sendable {
  static let unitsPerEm = 10_000

  let name: String
  let font: OpaquePointer
  let face: OpaquePointer
  let glyphCount: Int
  let ascent: Int
  let descent: Int
  let capHeight: Int
  let box: [Int]

  /// - Returns: nil when the file is absent or is not a font with outlines the subsetter can cut.
  init?(path: String, name: String) {
    guard let blob = hb_blob_create_from_file_or_fail(path) else { return nil }
    defer { hb_blob_destroy(blob) }
    face = hb_face_create(blob, 0)
    glyphCount = Int(hb_face_get_glyph_count(face))
    hb_face_make_immutable(face)
    let font = hb_font_create(face)!
    self.font = font
    hb_font_set_scale(font, CInt(Self.unitsPerEm), CInt(Self.unitsPerEm))
    self.name = name
    func metric(_ tag: hb_ot_metrics_tag_t, or fallback: Int) -> Int {
      var value: hb_position_t = 0
      return hb_ot_metrics_get_position(font, tag, &value) != 0 ? Int(value) : fallback
    }
    ascent = metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, or: 9_000)
    descent = metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, or: -2_000)
    capHeight = metric(HB_OT_METRICS_TAG_CAP_HEIGHT, or: 7_000)
    box = Self.headBox(of: face)
    hb_font_make_immutable(font)
    guard glyphCount > 1 else {
      hb_font_destroy(font)
      hb_face_destroy(face)
      return nil
    }
  }

  deinit {
    hb_font_destroy(font)
    hb_face_destroy(face)
  }

  /// The glyph the font maps the character to by itself; 0 (.notdef) when it has none.
  func glyph(for scalar: Unicode.Scalar) -> UInt16 {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0
      ? UInt16(truncatingIfNeeded: glyph) : 0
  }

  func advance(of glyph: UInt16) -> Int {
    Int(hb_font_get_glyph_h_advance(font, hb_codepoint_t(glyph)))
  }

  /// xMin, yMin, xMax, yMax of the `head` table, scaled to 1,000 units: the FontBBox of the descriptor.
  private static func headBox(of face: OpaquePointer) -> [Int] {
    let blob = hb_face_reference_table(face, tableTag("head"))
    defer { hb_blob_destroy(blob) }
    var length: CUnsignedInt = 0
    guard let data = hb_blob_get_data(blob, &length), length >= 44 else {
      return [-500, -300, 1_500, 1_100]
    }
    let unitsPerEm = Int(hb_face_get_upem(face))
    return (0..<4).map { index in
      let high = UInt16(UInt8(bitPattern: data[36 + 2 * index]))
      let low = UInt16(UInt8(bitPattern: data[37 + 2 * index]))
      return Int(Int16(bitPattern: high << 8 | low)) * 1_000 / unitsPerEm
    }
  }
}

/// HarfBuzz's four-letter tags; its `HB_TAG` macro does not reach Swift.
func tableTag(_ name: StaticString) -> hb_tag_t {
  (0..<4).reduce(0) { $0 << 8 | hb_tag_t(name.utf8Start[$1]) }
}
