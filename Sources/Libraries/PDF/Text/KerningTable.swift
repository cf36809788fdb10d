import CHarfBuzz

/// Kerning between the fixed characters of one face, asked of HarfBuzz once per pair.
///
/// Lato kerns in pairs and, with ligatures off, changes no glyph of these characters; so the sum over pairs is
/// what shaping the whole word gives (a test compares both).
final class KerningTable {
  private let face: Typeface
  private let glyphs: [UInt16]
  private let advances: [Int32]
  private let scalars: [Unicode.Scalar]
  private let isFigure: [Bool]
  private let count: Int
  private let pairs: UnsafeMutablePointer<Int16>
  private let buffer = hb_buffer_create()

  private static let unknown = Int16.min

  init(fonts: DocumentFonts, weight: Weight) {
    face = fonts.primary(weight)
    glyphs = fonts.fixed(weight).glyphs
    advances = fonts.fixed(weight).advances
    scalars = fonts.characters.scalars
    isFigure = fonts.characters.isFigure
    count = scalars.count
    pairs = .allocate(capacity: count * count)
    pairs.initialize(repeating: Self.unknown, count: count * count)
  }

  deinit {
    pairs.deallocate()
    hb_buffer_destroy(buffer)
  }

  @inline(__always)
  func between(_ first: FixedCharacters.Code, _ second: FixedCharacters.Code) -> Int {
    let index = Int(first) * count + Int(second)
    let known = pairs[index]
    return Int(known != Self.unknown ? known : learn(first, second))
  }

  @inline(never)
  private func learn(_ first: FixedCharacters.Code, _ second: FixedCharacters.Code) -> Int16 {
    let kern = isFigure[Int(first)] && isFigure[Int(second)] ? 0 : shaped(Int(first), Int(second))
    pairs[Int(first) * count + Int(second)] = kern
    return kern
  }

  private func shaped(_ first: Int, _ second: Int) -> Int16 {
    hb_buffer_clear_contents(buffer)
    hb_buffer_add(buffer, scalars[first].value, 0)
    hb_buffer_add(buffer, scalars[second].value, 1)
    RunShaper.describe(buffer, script: HB_SCRIPT_LATIN, rightToLeft: false)
    RunShaper.shape(buffer, with: face, script: HB_SCRIPT_LATIN)
    var length: CUnsignedInt = 0
    guard let positions = hb_buffer_get_glyph_positions(buffer, &length), length == 2 else {
      return 0
    }
    return Int16(clamping: Int(positions[0].x_advance) - Int(advances[first]))
  }
}
