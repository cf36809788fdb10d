/// A glyph in its place on a line, measured in ten-thousandths of an em.
struct PlacedGlyph: BitwiseCopyable {
  /// Which embedded font draws it: 0 and 1 are the constant Lato faces, others belong to the document.
  var slot: UInt16
  var glyph: UInt16
  /// What the viewer moves by, from the font's `hmtx`.
  var advance: Int32
  /// What shaping adds after it: kerning.
  var kern: Int32 = 0
  /// Displacement of the drawing alone: marks.
  var shift: Int16 = 0
  var rise: Int16 = 0
  /// The text it stands for when the glyph alone does not tell: an index of `TextSetter.spans`, −1 for none.
  var span: Int32 = -1
}

/// One line of text, ready to be drawn.
struct SetLine: BitwiseCopyable {
  /// What `start` and `end` count.
  enum Form: BitwiseCopyable {
    /// Glyphs of any font, with marks and texts beside them.
    case complex
    /// Glyphs of one constant face, on the baseline.
    case plain(Weight)
    /// Bytes of `TextMemory`: the same, already in PDF syntax.
    case finished(Weight)
  }

  var start: Int
  var end: Int
  var width: Int
  var form = Form.complex

  /// Width in hundredths of a point when drawn at `size` hundredths of a point.
  func width(at size: Int) -> Int { width * size / Typeface.unitsPerEm }
}

/// The lines a text was broken into: a range of the setter's lines.
struct Paragraph: BitwiseCopyable {
  var first: Int
  var end: Int

  var count: Int { end - first }
  var indices: Range<Int> { first..<end }

  static let none = Paragraph(first: 0, end: 0)
}
