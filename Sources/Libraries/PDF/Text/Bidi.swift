import CFriBidi

/// The Unicode bidirectional algorithm, for lines that hold right-to-left letters.
enum Bidi {
  static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }

  /// Embedding level per character; odd levels read from right to left.
  static func levels(of line: ArraySlice<Unicode.Scalar>, paragraphIsRightToLeft: Bool) -> [Int8] {
    let length = FriBidiStrIndex(line.count)
    let characters = line.map { FriBidiChar($0.value) }
    var types = [FriBidiCharType](repeating: FriBidiCharType(rawValue: 0), count: line.count)
    var brackets = [FriBidiBracketType](repeating: 0, count: line.count)
    var levels = [FriBidiLevel](repeating: 0, count: line.count)
    fribidi_get_bidi_types(characters, length, &types)
    fribidi_get_bracket_types(characters, length, types, &brackets)
    var direction = paragraphIsRightToLeft ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR
    guard
      fribidi_get_par_embedding_levels_ex(types, brackets, length, &direction, &levels) != 0
    else { return levels.map { _ in 0 } }
    return levels
  }

  /// The runs in the order the eye meets them from the left (rule L2).
  static func visualOrder(of levels: [Int8]) -> [Int] {
    var order = Array(levels.indices)
    guard let highest = levels.max(), highest > 0 else { return order }
    for level in stride(from: highest, through: 1, by: -1) {
      var start = 0
      while start < order.count {
        guard levels[order[start]] >= level else {
          start += 1
          continue
        }
        var end = start
        while end < order.count, levels[order[end]] >= level { end += 1 }
        order[start..<end].reverse()
        start = end
      }
    }
    return order
  }
}
