/// From shaped runs to placed glyphs: which embedded font draws each, and how its text is found again.
extension TextSetter {
  func substituteAdvance(_ weight: Weight) -> Int {
    Int(fonts.fixed(weight).advances[Int(fonts.characters.substitute)])
  }

  func place(_ run: Run, _ weight: Weight) -> Int {
    let rightToLeft = run.level & 1 == 1
    guard let face = run.face else {
      let text = rightToLeft ? run.text.reversed() : run.text
      return text.reduce(0) { $0 + placeSubstitute(for: [$1], weight) }
    }
    let shaped = shaper.shape(run.text, in: face, script: run.script, rightToLeft: rightToLeft)
    let slot = slot(of: face, holding: shaped, weight)
    var width = 0
    var first = 0
    while first < shaped.count {
      var end = first + 1
      while end < shaped.count, shaped[end].cluster == shaped[first].cluster { end += 1 }
      let text = Self.text(of: shaped[first].cluster, in: run.text, shaped)
      width += place(shaped[first..<end], standingFor: text, slot, face, weight)
      first = end
    }
    return width
  }

  /// The characters of a cluster: up to the next cluster's first.
  private static func text(of cluster: Int, in text: [Unicode.Scalar], _ shaped: [ShapedGlyph])
    -> [Unicode.Scalar]
  {
    var end = text.count
    for glyph in shaped where glyph.cluster > cluster { end = min(end, glyph.cluster) }
    return Array(text[cluster..<end])
  }

  private func place(
    _ cluster: ArraySlice<ShapedGlyph>, standingFor text: [Unicode.Scalar], _ slot: Int,
    _ face: Typeface,
    _ weight: Weight
  ) -> Int {
    if cluster.contains(where: { $0.glyph == 0 }) { return placeSubstitute(for: text, weight) }
    let span = span(for: cluster, standingFor: text, slot)
    var width = 0
    for shaped in cluster {
      let advance = face.advance(of: shaped.glyph)
      glyphs.append(
        PlacedGlyph(
          slot: UInt16(slot), glyph: shaped.glyph, advance: Int32(advance),
          kern: Int32(shaped.advance - advance),
          shift: Int16(clamping: shaped.shift), rise: Int16(clamping: shaped.rise), span: span))
      width += shaped.advance
    }
    return width
  }

  /// −1 when each glyph tells its own text; otherwise the text is written beside the glyphs (ActualText).
  private func span(
    for cluster: ArraySlice<ShapedGlyph>, standingFor text: [Unicode.Scalar], _ slot: Int
  ) -> Int32 {
    let visible = text.filter { !FaceChooser.isJoiner($0) }
    if cluster.count == 1, tells(cluster.first!.glyph, visible, slot) { return -1 }
    for shaped in cluster where slot >= 2 && extras[slot - 2].texts[shaped.glyph] == nil {
      extras[slot - 2].texts[shaped.glyph] = []
    }
    spans.append(visible)
    return Int32(spans.count - 1)
  }

  private func tells(_ glyph: UInt16, _ text: [Unicode.Scalar], _ slot: Int) -> Bool {
    guard slot >= 2 else {
      let scalar = fonts.fixed(Weight(rawValue: slot)!).scalarOfGlyph[Int(glyph)]
      return text.count == 1 && (text[0].value == scalar || scalar == 0x20)
    }
    if let known = extras[slot - 2].texts[glyph], !known.isEmpty { return known == text }
    extras[slot - 2].texts[glyph] = text
    return true
  }

  /// A character without a glyph anywhere is drawn as □ and read back as itself.
  private func placeSubstitute(for text: [Unicode.Scalar], _ weight: Weight) -> Int {
    let fixed = fonts.fixed(weight)
    let code = Int(fonts.characters.substitute)
    spans.append(text)
    glyphs.append(
      PlacedGlyph(
        slot: UInt16(weight.rawValue), glyph: fixed.glyphs[code], advance: fixed.advances[code],
        span: Int32(spans.count - 1)))
    return Int(fixed.advances[code])
  }

  /// The constant font when it holds the whole run, else the document's own subset of the face.
  private func slot(of face: Typeface, holding shaped: [ShapedGlyph], _ weight: Weight) -> Int {
    let fixed = fonts.fixed(weight)
    if face === fonts.primary(weight), shaped.allSatisfy({ $0.glyph == 0 || fixed.holds($0.glyph) })
    {
      return weight.rawValue
    }
    if let known = extras.firstIndex(where: { $0.face === face }) { return known + 2 }
    extras.append(ExtraFont(face: face))
    return extras.count + 1
  }
}
