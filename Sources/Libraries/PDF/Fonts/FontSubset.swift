import CHarfBuzz

extension Typeface {
  /// A font file with the outlines of these glyphs only, each keeping its number.
  ///
  /// Keeping the numbers lets shaping talk about the original face whatever subset is embedded; hinting and
  /// layout tables go, because a printed page needs neither (−60 % of the size).
  func subset(glyphs: [UInt16]) throws(FontError) -> [UInt8] {
    guard let input = hb_subset_input_create_or_fail() else { throw .subsettingFailed(face: name) }
    defer { hb_subset_input_destroy(input) }
    let flags = HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_RETAIN_GIDS.rawValue
    hb_subset_input_set_flags(input, flags)
    let dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
    for tag in Self.uselessTables { hb_set_add(dropped, tag) }
    let wanted = hb_subset_input_glyph_set(input)
    for glyph in glyphs { hb_set_add(wanted, hb_codepoint_t(glyph)) }
    guard let cut = hb_subset_or_fail(face, input) else { throw .subsettingFailed(face: name) }
    defer { hb_face_destroy(cut) }
    let blob = hb_face_reference_blob(cut)
    defer { hb_blob_destroy(blob) }
    var length: CUnsignedInt = 0
    guard let data = hb_blob_get_data(blob, &length), length > 0 else {
      throw .subsettingFailed(face: name)
    }
    return data.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
      Array(UnsafeBufferPointer(start: $0, count: Int(length)))
    }
  }

  private static let uselessTables: [hb_tag_t] = [
    tableTag("GSUB"), tableTag("GPOS"), tableTag("GDEF"), tableTag("kern"), tableTag("gasp"),
    tableTag("name"), tableTag("DSIG"), tableTag("BASE"), tableTag("JSTF"), tableTag("MATH"),
    tableTag("hdmx"), tableTag("VDMX"), tableTag("LTSH"), tableTag("FFTM"), tableTag("meta"),
    tableTag("STAT"), tableTag("vhea"), tableTag("vmtx"), tableTag("morx"), tableTag("feat"),
  ]
}
