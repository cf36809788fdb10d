import CHarfBuzz

/// Text with characters outside the fixed set: other scripts, marks, symbols, hostile input.
extension TextSetter {
  func setComplex(_ text: String, _ weight: Weight, limit: Int) {
    for paragraph in Self.printable(text) {
      let rightToLeft = Self.startsRightToLeft(paragraph)
      var pieces = clusters(of: paragraph, weight)[...]
      if pieces.isEmpty { lines.append(SetLine(start: glyphs.count, end: glyphs.count, width: 0)) }
      while !pieces.isEmpty {
        pieces = pieces.dropFirst(takeLine(from: pieces, limit, rightToLeft, weight))
      }
    }
  }

  /// Sets one line and says how many clusters it used up, its trailing spaces included.
  private func takeLine(
    from pieces: ArraySlice<Cluster>, _ limit: Int, _ rightToLeft: Bool, _ weight: Weight
  ) -> Int {
    var taken = Self.fitting(pieces, limit)
    while true {
      var content = pieces.prefix(taken)
      if taken < pieces.count {
        while content.count > 1, content.last!.isSpace { content.removeLast() }
      }
      let mark = glyphs.count
      let width = setLine(Array(content), rightToLeft, weight)
      // Letters measured alone may join or kern wider together: give one back and try again.
      if width > limit, content.count > 1 {
        glyphs.truncate(to: mark)
        taken = content.count - 1
        continue
      }
      lines.append(SetLine(start: mark, end: glyphs.count, width: width))
      while taken < pieces.count, pieces[pieces.startIndex + taken].isSpace { taken += 1 }
      return taken
    }
  }

  /// How many clusters fit: up to the last place to break, or as many as there is room for, at least one.
  private static func fitting(_ pieces: ArraySlice<Cluster>, _ limit: Int) -> Int {
    var width = 0
    var lastBreak = 0
    for (index, piece) in pieces.enumerated() {
      if width + piece.width > limit, !piece.isSpace, index > 0 {
        return lastBreak > 0 ? lastBreak : index
      }
      width += piece.width
      if piece.breaksAfter { lastBreak = index + 1 }
    }
    return pieces.count
  }

  // MARK: Characters

  /// A character with its marks.
  struct Cluster {
    var text: ArraySlice<Unicode.Scalar>
    var face: Typeface?
    var script: hb_script_t
    var width: Int
    var isSpace: Bool
    var breaksAfter: Bool
  }

  /// Paragraphs without what must not be drawn: controls, direction marks, invisible characters.
  static func printable(_ text: String) -> [[Unicode.Scalar]] {
    var paragraphs: [[Unicode.Scalar]] = [[]]
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xA where afterReturn: break
      case 0xA...0xD, 0x85, 0x2028, 0x2029: paragraphs.append([])
      case 0x9: paragraphs[paragraphs.count - 1].append(" ")
      case 0..<0x20, 0x7F...0x9F, 0xAD: break
      case 0x200C, 0x200D: paragraphs[paragraphs.count - 1].append(scalar)
      default:
        if scalar.properties.isDefaultIgnorableCodePoint
          || scalar.properties.generalCategory == .format
        {
          break
        }
        paragraphs[paragraphs.count - 1].append(scalar)
      }
      afterReturn = scalar.value == 0xD
    }
    return paragraphs
  }

  private static func startsRightToLeft(_ text: [Unicode.Scalar]) -> Bool {
    for scalar in text {
      if Bidi.isRightToLeft(scalar) { return true }
      if scalar.properties.isAlphabetic { return false }
    }
    return false
  }

  private func clusters(of text: [Unicode.Scalar], _ weight: Weight) -> [Cluster] {
    var found: [Cluster] = []
    var start = 0
    while start < text.count {
      var end = start + 1
      while end < text.count, Self.extends(text[end]) { end += 1 }
      found.append(cluster(text[start..<end], weight, after: found.last))
      start = end
    }
    return found
  }

  private static func extends(_ scalar: Unicode.Scalar) -> Bool {
    if FaceChooser.isJoiner(scalar) { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  private func cluster(
    _ text: ArraySlice<Unicode.Scalar>, _ weight: Weight, after previous: Cluster?
  ) -> Cluster {
    let base = text.first!
    var script = FaceChooser.script(of: base)
    let isCommon =
      script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN
    var face: Typeface?
    if isCommon, let previous {
      // Punctuation and digits stay with the letters before them when those have a glyph for them.
      script = previous.script
      if let before = previous.face, text.allSatisfy({ before.glyph(for: $0) != 0 }) {
        face = before
      }
    }
    face = face ?? faces.face(for: text, weight)
    let isSpace = base == " " || base.value == 0x3000 || (0x2000...0x200A).contains(base.value)
    let ideograph = Self.breaksFreely(base)
    return Cluster(
      text: text, face: face, script: isCommon && previous == nil ? HB_SCRIPT_LATIN : script,
      width: width(of: text, face, script, weight), isSpace: isSpace,
      breaksAfter: isSpace || ideograph || base == "-" || base == "/")
  }

  /// Ideographs, kana and hangul break anywhere; Thai, Lao and Khmer need a dictionary, so only at need.
  private static func breaksFreely(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFF00...0xFF60,
      0x1F300...0x1FAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  private func width(
    of text: ArraySlice<Unicode.Scalar>, _ face: Typeface?, _ script: hb_script_t, _ weight: Weight
  )
    -> Int
  {
    guard let face else { return substituteAdvance(weight) * text.count }
    let rightToLeft = text.contains(where: Bidi.isRightToLeft)
    let shaped = shaper.shape(Array(text), in: face, script: script, rightToLeft: rightToLeft)
    return shaped.reduce(0) { $0 + ($1.glyph == 0 ? substituteAdvance(weight) : $1.advance) }
  }

  // MARK: Lines

  /// Places the glyphs of a line in the order the eye meets them; returns its width.
  private func setLine(_ pieces: [Cluster], _ rightToLeft: Bool, _ weight: Weight) -> Int {
    let runs = Self.runs(of: pieces, rightToLeft)
    var width = 0
    for index in Bidi.visualOrder(of: runs.map(\.level)) { width += place(runs[index], weight) }
    return width
  }

  struct Run {
    var text: [Unicode.Scalar]
    var face: Typeface?
    var script: hb_script_t
    var level: Int8
  }

  private static func runs(of pieces: [Cluster], _ rightToLeft: Bool) -> [Run] {
    let text = pieces.flatMap(\.text)
    let levels =
      rightToLeft || text.contains(where: Bidi.isRightToLeft)
      ? Bidi.levels(of: text[...], paragraphIsRightToLeft: rightToLeft) : []
    var runs: [Run] = []
    var offset = 0
    for piece in pieces {
      let level = levels.isEmpty ? 0 : levels[offset]
      offset += piece.text.count
      if let last = runs.last, last.face === piece.face, last.script == piece.script,
        last.level == level
      {
        runs[runs.count - 1].text += piece.text
      } else {
        runs.append(
          Run(text: Array(piece.text), face: piece.face, script: piece.script, level: level))
      }
    }
    return runs
  }
}
