import CHarfBuzz

/// Finds a face for each character, and remembers the answer.
final class FaceChooser {
  private let fonts: DocumentFonts
  private var known: [UInt64: Typeface?] = [:]

  init(fonts: DocumentFonts) { self.fonts = fonts }

  /// The best face with a glyph for the character; nil when no installed face has one.
  func face(for scalar: Unicode.Scalar, _ weight: Weight) -> Typeface? {
    let key = UInt64(scalar.value) << 1 | UInt64(weight.rawValue)
    if let answer = known[key] { return answer }
    let answer = search(weight, script: Self.script(of: scalar)) { $0.glyph(for: scalar) != 0 }
    known[key] = .some(answer)
    return answer
  }

  /// The best face for a character with its marks: one that has them all, so that they attach.
  func face(for cluster: ArraySlice<Unicode.Scalar>, _ weight: Weight) -> Typeface? {
    guard let base = cluster.first else { return nil }
    if cluster.count == 1 { return face(for: base, weight) }
    return search(weight, script: Self.script(of: base)) { face in
      cluster.allSatisfy { face.glyph(for: $0) != 0 || Self.isJoiner($0) }
    } ?? face(for: base, weight)
  }

  private func search(_ weight: Weight, script: hb_script_t, _ fits: (Typeface) -> Bool)
    -> Typeface?
  {
    let primary = fonts.primary(weight)
    if fits(primary) { return primary }
    for stem in FallbackFaces.stems(for: script) {
      if let face = fonts.fallback(stem, weight), fits(face) { return face }
    }
    return nil
  }

  static func script(of scalar: Unicode.Scalar) -> hb_script_t {
    hb_unicode_script(hb_unicode_funcs_get_default(), scalar.value)
  }

  /// ZWNJ and ZWJ choose letter forms; they need no glyph.
  static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x200C || scalar.value == 0x200D
  }
}
