/// The first page down to the lines: who, to whom, what, when.
extension Composer {
  private var gap: Int { Sheet.mm(compact ? 5 : 7) }

  /// What of the head decides where the lines begin.
  struct Head {
    fileprivate var seller: SetBlock
    fileprivate var buyer: SetBlock
    fileprivate var delivery: SetBlock?
    fileprivate var cells: [Cell]
    fileprivate var subject: Paragraph
  }

  func setHead() -> Head {
    let columns = factColumns
    let width = columns == 0 ? 0 : (Sheet.column - factPadding) / columns - factPadding
    return Head(
      seller: set(document.seller, width: leftWidth, size: Size.detail),
      buyer: set(
        document.buyer, width: Sheet.right - Sheet.windowLeft, size: Size.address),
      delivery: document.delivery.map { set($0, width: leftWidth, size: Size.detail) },
      cells: document.facts.map { cell($0, width: width) }, subject: setSubject())
  }

  func draw(_ head: Head) {
    if !canvas.isMeasuring {
      if brand.design == .banner {
        canvas.fill(x: 0, y: 0, width: Sheet.width, height: Self.bannerHeight, brand.accent)
      }
      drawLogo()
      drawTitle()
    }
    drawParties(head)
    draw(head.cells)
    draw(subject: head.subject)
  }

  private static var bannerHeight: Int { Sheet.mm(40) }

  /// Of the name and the title, which stand in the band where there is one.
  private func headColour(_ onPaper: Colour) -> Colour {
    brand.design == .banner ? brand.accent.text : onPaper
  }

  private func drawLogo() {
    if hasLogo, let logo = brand.logo {
      // Within 60 × 22 mm, never enlarged beyond 150 pixels per inch.
      let natural = (logo.width * 48, logo.height * 48)
      var (width, height) = natural
      if width > Sheet.mm(60) {
        (width, height) = (Sheet.mm(60), natural.1 * Sheet.mm(60) / natural.0)
      }
      if height > Sheet.mm(22) {
        (width, height) = (natural.0 * Sheet.mm(22) / natural.1, Sheet.mm(22))
      }
      if brand.design == .banner {
        // Logos are made for white.
        let margin = Sheet.mm(2)
        canvas.fillRounded(
          x: Sheet.left - margin, y: Sheet.top - margin, width: width + 2 * margin,
          height: height + 2 * margin, radius: Sheet.pt(3), .white)
      }
      canvas.image(
        "Logo", x: Sheet.left, y: Sheet.top, width: max(width, 1), height: max(height, 1))
    } else {
      var size = Size.wordmark
      var mark = setter.set(brand.wordmark, .bold, size: size, width: Sheet.mm(88))
      if mark.count > 1 {
        size = Sheet.pt(13)
        mark = setter.set(brand.wordmark, .bold, size: size, width: Sheet.mm(88))
        mark.end = min(mark.end, mark.first + 3)
      }
      draw(mark, x: Sheet.left, top: Sheet.top, size: size, headColour(brand.accent.onPaper))
    }
  }

  private func drawTitle() {
    var size = Size.title
    let width = Sheet.mm(84)
    let weight: Weight = brand.design == .minimal ? .regular : .bold
    var title = setter.set(document.title, weight, size: size, width: width)
    if title.count > 1 {
      size = Sheet.pt(14)
      title = setter.set(document.title, weight, size: size, width: width)
      title.end = min(title.end, title.first + 2)
    }
    var end = draw(
      title, x: Sheet.right, top: Sheet.top, size: size, headColour(.ink), align: .right)
    guard let number = document.number else { return }
    var line = setter.set(number, .regular, size: Sheet.pt(11), width: width)
    line.end = min(line.end, line.first + 2)
    end += Sheet.pt(1)
    draw(line, x: Sheet.right, top: end, size: Sheet.pt(11), headColour(.muted), align: .right)
  }

  // MARK: Parties

  fileprivate struct SetBlock {
    var heading: Paragraph
    var lines: [Paragraph]
    var size: Int
  }

  private var leftWidth: Int { Sheet.windowLeft - Sheet.left - Sheet.mm(12) }

  private func drawParties(_ head: Head) {
    let top = Sheet.windowTop
    var leftEnd = draw(head.seller, x: Sheet.left, top: top)
    let rightEnd = draw(head.buyer, x: Sheet.windowLeft, top: top)
    if let delivery = head.delivery {
      leftEnd = draw(delivery, x: Sheet.left, top: leftEnd + Sheet.mm(compact ? 6 : 8))
    }
    y = max(leftEnd, rightEnd, Sheet.mm(compact ? 80 : 84)) + gap
  }

  private func set(_ block: PrintedDocument.Block, width: Int, size: Int) -> SetBlock {
    let heading =
      block.heading.isEmpty
      ? Paragraph.none : setter.set(block.heading, .bold, size: Size.label, width: width)
    var lines: [Paragraph] = []
    lines.reserveCapacity(block.lines.count)
    for text in block.lines {
      lines.append(
        text.isEmpty
          ? .none : setter.set(text, lines.isEmpty ? .bold : .regular, size: size, width: width))
    }
    return SetBlock(heading: heading, lines: lines, size: size)
  }

  /// - Returns: where the block ends. Its heading stands above `top`, so that first lines align.
  private func draw(_ block: SetBlock, x: Int, top: Int) -> Int {
    // The head of a document stays on one page; a hostile address is cut rather than run over it.
    let lowest = limit - Sheet.mm(60)
    let size = block.size
    var line = top
    if block.heading.count > 0 {
      drawFirst(block.heading, x: x, y: top - Sheet.pt(2), size: Size.label, .muted)
      line += Sheet.pt(4)
    }
    for (index, text) in block.lines.enumerated() where text.count > 0 {
      var lines = text
      lines.end = min(lines.end, lines.first + max(0, (lowest - line) / Sheet.leading(size)))
      line = draw(
        lines, x: x, top: line, size: size, index == 0 || size == Size.address ? .ink : .muted)
    }
    return line
  }

  // MARK: Facts

  fileprivate struct Cell {
    var label: Paragraph
    var value: Paragraph
    var height: Int
  }

  /// Label over value, in up to four columns on a tinted panel.
  private func draw(_ facts: [Cell]) {
    guard !facts.isEmpty else { return }
    let columns = factColumns
    let padding = factPadding
    let width = (Sheet.column - padding) / columns
    for start in stride(from: 0, to: facts.count, by: columns) {
      let cells = facts[start..<min(start + columns, facts.count)]
      let height = cells.reduce(0) { max($0, $1.height) } + Sheet.mm(5)
      if !hasRoom(for: height) { turnPage() }
      drawPanel(of: facts.count, from: start, height: height)
      for (index, cell) in cells.enumerated() where !canvas.isMeasuring {
        let x = Sheet.left + padding + index * width
        let end = draw(
          cell.label, x: x, top: y + Sheet.mm(2) + Sheet.pt(1), size: Size.label, .muted)
        draw(cell.value, x: x, top: end + Sheet.pt(1), size: Size.text)
      }
      y += height
    }
    y += gap
  }

  /// Rows of facts, each on its part of one panel; between rules where areas are spared.
  private func drawPanel(of count: Int, from start: Int, height: Int) {
    guard brand.design == .minimal else {
      return canvas.fill(x: Sheet.left, y: y, width: Sheet.column, height: height, .panel)
    }
    if start == 0 { canvas.rule(y: y) }
    if start + factColumns >= count { canvas.rule(y: y + height) }
  }

  private var factPadding: Int { brand.design == .minimal ? 0 : Sheet.mm(4) }

  private var factColumns: Int {
    let count = document.facts.count
    return count <= 4 ? count : (count + 1) / 2 <= 4 && count % 4 != 0 ? (count + 1) / 2 : 4
  }

  private func cell(_ fact: PrintedDocument.Fact, width: Int) -> Cell {
    let label = setter.set(fact.label, .regular, size: Size.label, width: width)
    var value = setter.set(fact.value, .bold, size: Size.text, width: width)
    value.end = min(value.end, value.first + 12)
    let height =
      label.count * Sheet.leading(Size.label) + value.count * Sheet.leading(Size.text) + Sheet.pt(1)
    return Cell(label: label, value: value, height: height)
  }

  private func setSubject() -> Paragraph {
    guard let subject = document.subject, !subject.isEmpty else { return .none }
    var lines = setter.set(subject, .bold, size: Size.address, width: Sheet.column - Sheet.mm(4))
    lines.end = min(lines.end, lines.first + 12)
    return lines
  }

  private func draw(subject lines: Paragraph) {
    guard lines.count > 0 else { return }
    let height = lines.count * Sheet.leading(Size.address)
    if !hasRoom(for: height) { turnPage() }
    canvas.fill(x: Sheet.left, y: y, width: Sheet.pt(2), height: height, brand.accent)
    draw(lines, x: Sheet.left + Sheet.mm(4), top: y, size: Size.address)
    y += height + Sheet.mm(6)
  }
}
