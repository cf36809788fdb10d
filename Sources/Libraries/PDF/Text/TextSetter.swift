/// Breaks text into lines and places its glyphs.
///
/// Text made of the fixed characters, nearly all of it, takes the plain path: table look-ups and a kerning
/// table that fills itself from HarfBuzz. Anything else goes through bidi, script runs and shaping
/// (`ComplexText.swift`). Glyphs stay in the arena until the document is done, so text is set once for
/// measuring and drawing.
final class TextSetter {
  let fonts: DocumentFonts
  let glyphs = Arena<PlacedGlyph>(capacity: 16_384)
  let lines = Arena<SetLine>(capacity: 2_048)
  let shaper = RunShaper()
  let faces: FaceChooser
  /// Fonts and texts the current document needs beyond the constant part.
  @exclusivity(unchecked) var extras: [ExtraFont] = []
  @exclusivity(unchecked) var spans: [[Unicode.Scalar]] = []

  let memory = TextMemory()
  private let codes = Arena<FixedCharacters.Code>(capacity: 1_024)
  private let kerning: [KerningTable]

  init(fonts: DocumentFonts) {
    self.fonts = fonts
    faces = FaceChooser(fonts: fonts)
    kerning = Weight.allCases.map { KerningTable(fonts: fonts, weight: $0) }
  }

  /// Forgets the document; the tables learnt from it stay.
  func reset() {
    glyphs.removeAll()
    lines.removeAll()
    if !extras.isEmpty { extras.removeAll(keepingCapacity: true) }
    if !spans.isEmpty { spans.removeAll(keepingCapacity: true) }
    memory.makeRoom()
  }

  /// Sets a text, wrapped at `width` hundredths of a point when given. Newlines break in either case.
  ///
  /// Words wider than the line are broken between characters: nothing ever runs past `width`.
  func set(_ text: String, _ weight: Weight, size: Int, width: Int? = nil) -> Paragraph {
    let limit = width.map { max($0, size) * Typeface.unitsPerEm / size } ?? Int.max
    let first = lines.count
    var text = text
    let isPlain = text.withUTF8 { setPlain($0, weight, limit: limit) }
    if !isPlain { setComplex(text, weight, limit: limit) }
    return Paragraph(first: first, end: lines.count)
  }

  /// Sets text of the fixed characters, from memory if it can; false when there are others.
  private func setPlain(_ text: UnsafeBufferPointer<UInt8>, _ weight: Weight, limit: Int) -> Bool {
    let key = memory.key(of: text, weight)
    if memory.recall(key, text, limit: limit, onto: lines) { return true }
    guard encode(text) else { return false }
    let first = lines.count
    let isWrapped = setPlain(weight, limit: limit)
    memory.consider(
      key, text, limit: isWrapped ? limit : nil, lines: lines.filled[first...], glyphs: glyphs)
    return true
  }

  /// The widest line of a paragraph, in hundredths of a point.
  func width(of paragraph: Paragraph, at size: Int) -> Int {
    var widest = 0
    for index in paragraph.indices { widest = max(widest, lines[index].width) }
    return widest * size / Typeface.unitsPerEm
  }

  // MARK: Plain text

  private static let newline: FixedCharacters.Code = .max

  /// Turns UTF-8 into codes of the fixed characters; false when one is not among them.
  private func encode(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    codes.removeAll()
    return fonts.characters.codes.withUnsafeBufferPointer { table in
      var index = 0
      while index < bytes.count {
        let byte = UInt32(bytes[index])
        var value = byte
        if byte < 0x80 {
          index += 1
        } else if byte < 0xE0 {
          value = (byte & 0x1F) << 6 | UInt32(bytes[index + 1]) & 0x3F
          index += 2
        } else if byte < 0xF0 {
          value =
            (byte & 0xF) << 12 | (UInt32(bytes[index + 1]) & 0x3F) << 6 | UInt32(bytes[index + 2])
            & 0x3F
          index += 3
        } else {
          return false
        }
        guard value < FixedCharacters.limit else { return false }
        let code = table[Int(value)]
        if code != 0 {
          codes.append(code)
        } else if value == 0xA {
          codes.append(Self.newline)
        } else {
          return false
        }
      }
      return true
    }
  }

  /// Places the encoded text; says whether a line was too long and was broken.
  private func setPlain(_ weight: Weight, limit: Int) -> Bool {
    let face = fonts.fixed(weight)
    let kerning = kerning[weight.rawValue]
    let characters = fonts.characters
    let slot = UInt16(weight.rawValue)
    var start = glyphs.count  // of the current line
    var width = 0
    var breakEnd = -1  // the line may end before this glyph …
    var breakNext = -1  // … and the next one start here
    var breakWidth = 0
    var previous: FixedCharacters.Code = 0
    var isWrapped = false
    let (space, hyphen, slash) = (characters.space, characters.hyphen, characters.slash)

    func close(at end: Int, _ width: Int) {
      lines.append(SetLine(start: start, end: end, width: width, form: .plain(weight)))
    }

    face.glyphs.withUnsafeBufferPointer { glyphOf in
      face.advances.withUnsafeBufferPointer { advanceOf in
        for code in codes.filled {
          if code == Self.newline {
            close(at: glyphs.count, width)
            start = glyphs.count
            (width, breakEnd, previous) = (0, -1, 0)
            continue
          }
          if previous != 0 {
            let kern = kerning.between(previous, code)
            if kern != 0 {
              glyphs[glyphs.count - 1].kern = Int32(kern)
              width += kern
            }
          }
          if previous == hyphen || previous == slash,
            characters.isLetter[Int(code)]
          {
            (breakEnd, breakNext, breakWidth) = (glyphs.count, glyphs.count, width)
          }
          let advance = advanceOf[Int(code)]
          if code == space {
            if previous != space { (breakEnd, breakWidth) = (glyphs.count, width) }
            breakNext = glyphs.count + 1
          } else if width + Int(advance) > limit, glyphs.count > start {
            isWrapped = true
            if breakEnd > start {
              close(at: breakEnd, breakWidth)
              start = breakNext
              width = measured(from: start)
            } else {
              close(at: glyphs.count, width)
              start = glyphs.count
              width = 0
            }
            breakEnd = -1
          }
          glyphs.append(PlacedGlyph(slot: slot, glyph: glyphOf[Int(code)], advance: advance))
          width += Int(advance)
          previous = code
        }
      }
    }
    close(at: glyphs.count, width)
    return isWrapped
  }

  private func measured(from start: Int) -> Int {
    var width = 0
    for index in start..<glyphs.count { width += Int(glyphs[index].advance + glyphs[index].kern) }
    return width
  }
}
