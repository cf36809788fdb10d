import CHarfBuzz

/// A glyph as HarfBuzz placed it, `cluster` being the first character of the text it belongs to.
struct ShapedGlyph {
  var glyph: UInt16
  var cluster: Int
  var advance: Int
  var shift: Int
  var rise: Int
}

/// Shapes runs of one face, one script and one direction, and remembers them.
final class RunShaper {
  private struct Key: Hashable {
    var face: ObjectIdentifier
    var rightToLeft: Bool
    var text: [Unicode.Scalar]
  }

  private var known: [Key: [ShapedGlyph]] = [:]
  private let buffer = hb_buffer_create()
  /// Names repeat between documents; past this many runs the memory starts afresh.
  private static let limit = 8_192

  deinit { hb_buffer_destroy(buffer) }

  func shape(
    _ text: [Unicode.Scalar], in face: Typeface, script: hb_script_t, rightToLeft: Bool
  ) -> [ShapedGlyph] {
    let key = Key(face: ObjectIdentifier(face), rightToLeft: rightToLeft, text: text)
    if let glyphs = known[key] { return glyphs }
    hb_buffer_clear_contents(buffer)
    for (index, scalar) in text.enumerated() {
      hb_buffer_add(buffer, scalar.value, CUnsignedInt(index))
    }
    Self.describe(buffer, script: script, rightToLeft: rightToLeft)
    Self.shape(buffer, with: face, script: script)
    let glyphs = read()
    if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
    known[key] = glyphs
    return glyphs
  }

  private func read() -> [ShapedGlyph] {
    var count: CUnsignedInt = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
      let positions = hb_buffer_get_glyph_positions(buffer, &count)
    else { return [] }
    return (0..<Int(count)).map { index in
      ShapedGlyph(
        glyph: UInt16(truncatingIfNeeded: infos[index].codepoint),
        cluster: Int(infos[index].cluster),
        advance: Int(positions[index].x_advance), shift: Int(positions[index].x_offset),
        rise: Int(positions[index].y_offset))
    }
  }

  /// The language is a constant, because HarfBuzz would otherwise take it from the environment.
  static func describe(_ buffer: OpaquePointer?, script: hb_script_t, rightToLeft: Bool) {
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE)
    hb_buffer_set_direction(buffer, rightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
    hb_buffer_set_script(buffer, script)
    hb_buffer_set_language(buffer, hb_language_from_string("fr", 2))
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES)
  }

  /// Ligatures are off so that one glyph is one character wherever the script allows; marks and joining stay.
  static func shape(_ buffer: OpaquePointer?, with face: Typeface, script: hb_script_t) {
    let simple =
      script == HB_SCRIPT_LATIN || script == HB_SCRIPT_GREEK || script == HB_SCRIPT_CYRILLIC
    let tags =
      [tableTag("liga"), tableTag("clig"), tableTag("dlig")] + (simple ? [tableTag("calt")] : [])
    let features = tags.map { hb_feature_t(tag: $0, value: 0, start: 0, end: .max) }
    hb_shape(face.font, buffer, features, CUnsignedInt(features.count))
  }
}
