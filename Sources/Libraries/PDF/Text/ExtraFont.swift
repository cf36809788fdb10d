/// A font of one document alone: exactly the glyphs it needs beyond the constant part.
struct ExtraFont {
  let face: Typeface
  /// The text each glyph stands for, as first met.
  var texts: [UInt16: [Unicode.Scalar]] = [:]
}
