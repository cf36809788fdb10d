/// How to pay, or that it was paid; then the legal mentions.
extension Composer {
  struct Payment {
    fileprivate var heading: Paragraph
    fileprivate var facts: [SetFact]
    fileprivate var stamp: Paragraph
    fileprivate var caption: Paragraph
    fileprivate var codeSide: Int
    fileprivate var margin: Int
    fileprivate var height: Int
  }

  private var inset: Int { brand.design == .minimal ? 0 : Sheet.mm(5) }

  func setPayment() -> Payment? {
    guard let payment = document.payment else { return nil }
    let codeSide = code == nil ? 0 : Sheet.mm(compact ? 25 : 28)
    let textWidth = Sheet.column - 2 * inset - (code == nil ? 0 : codeSide + Sheet.mm(8))
    let facts = payment.facts.map { set($0, width: textWidth) }
    let caption =
      code == nil
      ? Paragraph.none
      : setter.set(
        payment.qrCaption ?? "", .regular, size: Size.small, width: codeSide + Sheet.mm(6))
    let heading = setter.set(payment.heading, .bold, size: Size.address, width: textWidth)
    let stamp =
      payment.stamp.map { setter.set($0, .bold, size: Size.text, width: textWidth - Sheet.mm(8)) }
      ?? .none
    var textHeight =
      heading.count * Sheet.leading(Size.address) + facts.reduce(Sheet.pt(4)) { $0 + $1.height }
    if stamp.count > 0 { textHeight += stamp.count * Sheet.leading(Size.text) + Sheet.pt(17) }
    let codeHeight =
      code == nil ? 0 : codeSide + caption.count * Sheet.leading(Size.small) + Sheet.pt(4)
    let margin = Sheet.mm(compact ? 3 : 4)
    return Payment(
      heading: heading, facts: facts, stamp: stamp, caption: caption, codeSide: codeSide,
      margin: margin, height: max(textHeight, codeHeight) + 2 * margin)
  }

  func draw(_ payment: Payment) {
    let (height, codeSide) = (payment.height, payment.codeSide)
    if !hasRoom(for: height), y > Sheet.top + Sheet.mm(12) { turnPage() }

    drawPanel(height: min(height, limit - y))
    let top = y + payment.margin
    if let code {
      // Its caption is wider than it.
      let x = Sheet.right - max(inset, Sheet.mm(3)) - codeSide
      draw(code, x: x, y: top, side: codeSide)
      draw(
        payment.caption, x: x + codeSide / 2, top: top + codeSide + Sheet.pt(3), size: Size.small,
        .muted, align: .centre)
    }
    let bottom = y + height
    y = draw(payment.heading, x: Sheet.left + inset, top: top, size: Size.address) + Sheet.pt(4)
    for fact in payment.facts { draw(fact, x: Sheet.left + inset) }
    drawStamp(payment.stamp, x: Sheet.left + inset)
    y = max(y, bottom) + Sheet.mm(compact ? 3 : 5)
  }

  private func drawPanel(height: Int) {
    if brand.design == .minimal {
      canvas.rule(y: y)
      return canvas.rule(y: y + height)
    }
    canvas.fill(x: Sheet.left, y: y, width: Sheet.column, height: height, .panel)
    canvas.fill(x: Sheet.left, y: y, width: Sheet.pt(2), height: height, brand.accent)
  }

  // MARK: Facts

  fileprivate struct SetFact {
    var label: Paragraph
    var value: Paragraph
    var valueOffset: Int
    var height: Int
  }

  private func set(_ fact: PrintedDocument.Fact, width: Int) -> SetFact {
    let labelWidth = min(Sheet.mm(32), width * 2 / 5)
    let label = setter.set(fact.label, .regular, size: Size.detail, width: labelWidth - Sheet.mm(2))
    let value = setter.set(fact.value, .bold, size: Size.text, width: width - labelWidth)
    let height =
      max(label.count * Sheet.leading(Size.detail), value.count * Sheet.leading(Size.text))
      + Sheet.pt(2)
    return SetFact(label: label, value: value, valueOffset: labelWidth, height: height)
  }

  private func draw(_ fact: SetFact, x: Int) {
    if !hasRoom(for: fact.height), fact.height < pageCapacity { turnPage() }
    let drop = Sheet.ascent(Size.text) - Sheet.ascent(Size.detail)
    draw(fact.label, x: x, top: y + drop, size: Size.detail, .muted)
    draw(fact.value, x: x + fact.valueOffset, top: y, size: Size.text)
    y += fact.height
  }

  private func drawStamp(_ stamp: Paragraph, x: Int) {
    guard stamp.count > 0 else { return }
    let width = setter.width(of: stamp, at: Size.text) + Sheet.mm(8)
    let height = stamp.count * Sheet.leading(Size.text) + Sheet.pt(9)
    y += Sheet.pt(5)
    canvas.strokeRounded(
      x: x, y: y, width: width, height: height, radius: min(height / 2, Sheet.pt(10)),
      brand.accent.onPaper, weight: 100)
    draw(
      stamp, x: x + width / 2, top: y + Sheet.pt(4), size: Size.text, brand.accent.onPaper,
      align: .centre)
    y += height + Sheet.pt(3)
  }

  private func draw(_ code: QRMatrix, x: Int, y: Int, side: Int) {
    // Four modules of quiet zone, white on the tinted panel.
    let module = side / (code.size + 8)
    let origin = (side - module * code.size) / 2
    canvas.fill(x: x, y: y, width: side, height: side, .white)
    let width = module * code.size
    canvas.image("QR", x: x + origin, y: y + origin, width: width, height: width, .ink)
  }

  // MARK: Words

  func set(_ texts: [String], size: Int) -> [Paragraph] {
    texts.map {
      $0.isEmpty ? .none : setter.set($0, .regular, size: size, width: Sheet.column)
    }
  }

  func draw(notes: [Paragraph]) { draw(notes, size: Size.small, .muted) }

  /// The seller's own, with some room after them.
  func draw(words: [Paragraph]) {
    if words.isEmpty { return }
    draw(words, size: Size.text, .ink)
    y += Sheet.mm(compact ? 3 : 5)
  }

  private func draw(_ paragraphs: [Paragraph], size: Int, _ colour: Colour) {
    for lines in paragraphs where lines.count > 0 {
      for index in lines.indices {
        if !hasRoom(for: Sheet.leading(size)) { turnPage() }
        canvas.draw(
          setter.lines[index], x: Sheet.left, y: y + Sheet.ascent(size), size: size, colour)
        y += Sheet.leading(size)
      }
      y += Sheet.pt(2.5)
    }
  }
}
