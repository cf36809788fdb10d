/// The characters every document has at hand: what French, and European names, are written with.
///
/// Their glyphs of both Lato faces form the constant part of each file. A string made only of them needs no
/// shaping engine: glyph, advance and kerning are table look-ups.
final class FixedCharacters: Sendable {
  /// Position of a character in the tables below; 0 = not one of ours.
  typealias Code = UInt16

  let scalars: [Unicode.Scalar]
  /// Code by scalar value, for values below `limit`.
  let codes: [Code]
  /// Takes part in an amount: kerning between two of these would make columns of figures uneven.
  let isFigure: [Bool]
  let isLetter: [Bool]
  let space: Code
  let hyphen: Code
  let slash: Code
  /// Drawn for a character no face has: □, or ? in a Lato without it.
  let substitute: Code

  static let limit = 0x2600
  static let wanted: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0xA0...0xAC, 0xAE...0x17F, 0x192...0x192, 0x218...0x21B, 0x2C6...0x2C7,
    0x2D8...0x2DD,
    0x2007...0x2007, 0x2009...0x200A, 0x2010...0x2015, 0x2018...0x201E, 0x2020...0x2022,
    0x2026...0x2026,
    0x202F...0x202F, 0x2030...0x2030, 0x2032...0x2033, 0x2039...0x203A, 0x2044...0x2044,
    0x20AC...0x20AC,
    0x2116...0x2116, 0x2122...0x2122, 0x2190...0x2193, 0x2212...0x2212, 0x221E...0x221E,
    0x2248...0x2248,
    0x2260...0x2260, 0x2264...0x2265, 0x25A1...0x25A1,
  ]
  /// Drawn like another character when the face has no glyph of its own for them.
  static let aliases: [(UInt32, UInt32)] = [
    (0x2010, 0x2D), (0x2011, 0x2D), (0x2007, 0xA0), (0x2009, 0xA0), (0x200A, 0xA0), (0x202F, 0xA0),
    (0x9, 0x20),
  ]

  init(coveredBy faces: [Typeface]) {
    let present = Self.wanted.joined().compactMap(Unicode.Scalar.init)
      .filter { scalar in faces.allSatisfy { $0.glyph(for: scalar) != 0 } }
    var codes = [Code](repeating: 0, count: Self.limit)
    for (index, scalar) in present.enumerated() { codes[Int(scalar.value)] = Code(index + 1) }
    for (alias, original) in Self.aliases where codes[Int(alias)] == 0 {
      codes[Int(alias)] = codes[Int(original)]
    }
    let nothing: Unicode.Scalar = "\u{0}"
    scalars = [nothing] + present
    self.codes = codes
    let figures: Set<Unicode.Scalar> = [
      "\u{A0}", "\u{202F}", " ", ",", ".", "€", "-", "\u{2212}", "%",
    ]
    isFigure = scalars.map { ("0"..."9").contains($0) || figures.contains($0) }
    isLetter = scalars.map { $0.properties.isAlphabetic }
    space = codes[0x20]
    hyphen = codes[0x2D]
    slash = codes[0x2F]
    substitute = codes[0x25A1] != 0 ? codes[0x25A1] : codes[0x3F]
  }
}
