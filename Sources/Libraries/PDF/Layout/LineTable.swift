/// Widths of the numeric columns and the right edge each is aligned to.
struct ColumnLayout {
  static let gap = Sheet.pt(12)

  var nameWidth = 0
  /// quantity, unit price, tax rate, amount
  var widths = [0, 0, 0, 0]
  var edges = [0, 0, 0, 0]

  /// Columns as wide as what they hold, within reason; the name gets the rest.
  init(naturalWidths: [Int]) {
    let least = [Sheet.pt(36), Sheet.pt(52), Sheet.pt(40), Sheet.pt(58)]
    let most = [Sheet.pt(72), Sheet.pt(96), Sheet.pt(72), Sheet.pt(120)]
    var edge = Sheet.right
    for index in stride(from: 3, through: 0, by: -1) {
      widths[index] = min(max(naturalWidths[index], least[index]), most[index])
      edges[index] = edge
      edge -= widths[index] + Self.gap
    }
    nameWidth = edge - Sheet.left
  }
}

/// One invoice line, set and measured.
private struct Row {
  var name = Paragraph.none
  var detail = Paragraph.none
  var figures = (Paragraph.none, Paragraph.none, Paragraph.none, Paragraph.none)
  var height = 0

  func figure(_ index: Int) -> Paragraph {
    switch index {
    case 0: figures.0
    case 1: figures.1
    case 2: figures.2
    default: figures.3
    }
  }
}

/// The table of lines, its repeated head and the totals carried between pages.
extension Composer {
  private var padding: Int { compact ? Sheet.pt(3.5) : Sheet.pt(5) }
  private static var carriedHeight: Int { Sheet.pt(20) }

  func drawLines() {
    guard !document.lines.isEmpty else { return }
    let columns = ColumnLayout(naturalWidths: naturalWidths())
    let head = tableHead(columns)
    if !hasRoom(for: head.height + Sheet.pt(40) + Self.carriedHeight) { turnPage() }
    draw(head, columns)
    for (index, line) in document.lines.enumerated() {
      let row = set(line, columns)
      let isLast = index == document.lines.count - 1
      let needed = row.height + (isLast ? 0 : Self.carriedHeight)
      if !hasRoom(for: needed), index > 0 {
        breakTable(after: document.lines[index - 1], head, columns)
      }
      draw(row, columns, head)
      if isLast { canvas.rule(y: y, .ink, weight: 60) } else { canvas.rule(y: y) }
    }
    y += Sheet.mm(1)
  }

  private func breakTable(
    after line: PrintedDocument.Line, _ head: TableHead, _ columns: ColumnLayout
  ) {
    drawCarried(document.carriedForward, line.runningTotal)
    turnPage()
    draw(head, columns)
    drawCarried(document.broughtForward, line.runningTotal)
    canvas.rule(y: y)
  }

  /// "À reporter 1 234,00 €", at the foot of one page and the head of the next.
  func drawCarried(_ label: String, _ amount: String) {
    let amountWidth = Sheet.mm(45)
    let set = setter.set(amount, .bold, size: Size.detail, width: amountWidth)
    let baseline = y + Sheet.pt(13)
    drawFirst(set, x: Sheet.right, y: baseline, size: Size.detail, .ink, align: .right)
    let caption = setter.set(label, .regular, size: Size.detail, width: Sheet.mm(80))
    let edge =
      Sheet.right - max(setter.width(of: set, at: Size.detail), Sheet.pt(58)) - ColumnLayout.gap
    drawFirst(caption, x: edge, y: baseline, size: Size.detail, .muted, align: .right)
    y += Self.carriedHeight
  }

  // MARK: Head

  struct TableHead {
    var cells: [Paragraph]
    var height: Int
  }

  private var headings: [String] {
    let columns = document.columns
    return [columns.quantity, columns.unitPrice, columns.taxRate, columns.amount]
  }

  private func tableHead(_ columns: ColumnLayout) -> TableHead {
    var cells = [
      setter.set(document.columns.name, .bold, size: Size.label, width: columns.nameWidth)
    ]
    for (index, text) in headings.enumerated() {
      cells.append(setter.set(text, .bold, size: Size.label, width: columns.widths[index]))
    }
    let lines = cells.map(\.count).max()!
    return TableHead(cells: cells, height: lines * Sheet.leading(Size.label) + Sheet.pt(7))
  }

  private func draw(_ head: TableHead, _ columns: ColumnLayout) {
    let bottom = y + head.height - Sheet.pt(5)
    for (index, cell) in head.cells.enumerated() {
      let top = bottom - cell.count * Sheet.leading(Size.label)
      let x = index == 0 ? Sheet.left : columns.edges[index - 1]
      draw(cell, x: x, top: top, size: Size.label, .muted, align: index == 0 ? .left : .right)
    }
    y += head.height
    canvas.rule(y: y - Sheet.pt(1), brand.accent, weight: 100)
  }

  // MARK: Rows

  /// The widest figure of each column, on one line.
  private func naturalWidths() -> [Int] {
    var widths = [0, 0, 0, 0]
    for (index, text) in headings.enumerated() {
      widths[index] =
        setter.width(of: setter.set(text, .bold, size: Size.label), at: Size.label) + 1
    }
    for line in document.lines {
      let mark = (setter.glyphs.count, setter.lines.count)
      widths[0] = max(widths[0], natural(line.quantity))
      widths[1] = max(widths[1], natural(line.unitPrice))
      widths[2] = max(widths[2], natural(line.taxRate))
      widths[3] = max(widths[3], natural(line.amount))
      setter.glyphs.truncate(to: mark.0)
      setter.lines.truncate(to: mark.1)
    }
    return widths
  }

  private func natural(_ text: String) -> Int {
    setter.width(of: setter.set(text, .regular, size: Size.text), at: Size.text) + 1
  }

  private func set(_ line: PrintedDocument.Line, _ columns: ColumnLayout) -> Row {
    var row = Row()
    row.name = setter.set(line.name, .regular, size: Size.text, width: columns.nameWidth)
    if line.reference != nil || line.detail != nil {
      let detail = [line.reference, line.detail].compactMap(\.self).filter { !$0.isEmpty }.joined(
        separator: " · ")
      if !detail.isEmpty {
        row.detail = setter.set(detail, .regular, size: Size.label, width: columns.nameWidth)
      }
    }
    func figure(_ text: String, _ column: Int) -> Paragraph {
      setter.set(text, .regular, size: Size.text, width: columns.widths[column])
    }
    row.figures = (
      figure(line.quantity, 0), figure(line.unitPrice, 1), figure(line.taxRate, 2),
      figure(line.amount, 3)
    )
    let figureLines = max(
      row.figures.0.count, row.figures.1.count, row.figures.2.count, row.figures.3.count)
    row.height =
      2 * padding
      + max(
        row.name.count * Sheet.leading(Size.text) + row.detail.count * Sheet.leading(Size.label),
        figureLines * Sheet.leading(Size.text))
    return row
  }

  private func draw(_ row: Row, _ columns: ColumnLayout, _ head: TableHead) {
    y += padding
    var end = y
    for index in 0..<4 {
      end = max(
        end,
        draw(row.figure(index), x: columns.edges[index], top: y, size: Size.text, align: .right))
    }
    end = max(end, drawFlowing(row.name, Size.text, .ink, head, columns))
    end = max(y == end ? end : y, drawFlowing(row.detail, Size.label, .muted, head, columns))
    y = max(y, end) + padding
  }

  /// Draws a name line by line, on to further pages when it is longer than one.
  private func drawFlowing(
    _ text: Paragraph, _ size: Int, _ colour: Colour, _ head: TableHead, _ columns: ColumnLayout
  ) -> Int {
    for index in text.indices {
      if !hasRoom(for: Sheet.leading(size) + padding) {
        turnPage()
        draw(head, columns)
        y += padding
      }
      canvas.draw(setter.lines[index], x: Sheet.left, y: y + Sheet.ascent(size), size: size, colour)
      y += Sheet.leading(size)
    }
    return y
  }
}
