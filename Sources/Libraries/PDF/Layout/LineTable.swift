/// Widths of the numeric columns and the right edge each is aligned to.
struct ColumnLayout {
  static let gap = Sheet.pt(12)

  /// Where the number of a line, its reference and its name begin: columns that are left out have no width.
  var lefts = [Sheet.left, Sheet.left, Sheet.left]
  var nameWidth = 0
  /// quantity, unit price, tax rate, amount, with the unit and the discount between them where they have a column
  var widths: [Int]
  var edges: [Int]

  /// Columns as wide as what they hold, within reason; the name gets the rest.
  ///
  /// - Parameter number, reference: of the columns before the name; 0 for none.
  init(naturalWidths: [Int], _ figures: [FigureColumn], number: Int = 0, reference: Int = 0) {
    (widths, edges) = (naturalWidths, naturalWidths)
    if number > 0 { lefts[1] += min(number, Sheet.pt(40)) + Self.gap }
    lefts[2] = lefts[1]
    if reference > 0 { lefts[2] += min(reference, Self.widestReference) + Self.gap }
    var edge = Sheet.right
    for index in figures.indices.reversed() {
      widths[index] = min(
        max(naturalWidths[index], figures[index].least), figures[index].most)
      edges[index] = edge
      edge -= widths[index] + Self.gap
    }
    nameWidth = edge - lefts[2]
  }

  static let widestReference = Sheet.pt(84)
}

/// A column of figures: its heading, how wide it may be, and what of a line stands in it.
struct FigureColumn {
  let heading: String
  let least: Int
  let most: Int
  let content: Content

  enum Content { case quantity, unit, unitPrice, discount, taxRate, amount }

  func text(of line: PrintedDocument.Line) -> String {
    switch content {
    case .quantity: line.quantity
    case .unit: line.unit
    case .unitPrice: line.unitPrice
    case .discount: line.discount
    case .taxRate: line.taxRate
    case .amount: line.amount
    }
  }

  static func all(of columns: PrintedDocument.Columns) -> [FigureColumn] {
    func column(
      _ heading: String?, _ least: Double, _ most: Double, _ content: Content
    ) -> FigureColumn? {
      heading.map {
        FigureColumn(
          heading: $0, least: Sheet.pt(least), most: Sheet.pt(most), content: content)
      }
    }
    return [
      column(columns.quantity, 36, 72, .quantity), column(columns.unit, 24, 48, .unit),
      column(columns.unitPrice, 52, 96, .unitPrice),
      column(columns.discount, 40, 72, .discount), column(columns.taxRate, 40, 72, .taxRate),
      column(columns.amount, 58, 120, .amount),
    ].compactMap { $0 }
  }
}

/// One invoice line, set and measured.
struct Row {
  var number = Paragraph.none
  var reference = Paragraph.none
  var name = Paragraph.none
  var detail = Paragraph.none
  var figures: [Paragraph] = []
  /// Without the padding above and below.
  var height = 0
}

/// The table of lines, its repeated head and the totals carried between pages.
extension Composer {
  private var padding: Int { compact ? Sheet.pt(3.5) : Sheet.pt(5) }
  private static var carriedHeight: Int { Sheet.pt(20) }

  struct Table {
    var columns: ColumnLayout
    var head: TableHead
    var rows: [Row]
  }

  /// The figures are set first: the columns are as wide as they need, and the names get the rest.
  func setTable() -> Table? {
    guard !document.lines.isEmpty else { return nil }
    let figures = FigureColumn.all(of: document.columns)
    var widths = figures.map { naturalWidth(of: $0.heading) }
    var rows: [Row] = []
    rows.reserveCapacity(document.lines.count)
    var (number, reference) = naturalLeftWidths()
    for line in document.lines {
      var row = Row()
      if document.columns.number != nil { row.number = natural(line.number ?? "", &number) }
      if document.columns.reference != nil {
        row.reference = natural(line.reference ?? "", &reference)
      }
      row.figures = figures.indices.map {
        natural(figures[$0].text(of: line), &widths[$0])
      }
      rows.append(row)
    }
    let columns = ColumnLayout(
      naturalWidths: widths, figures, number: number, reference: reference)
    for index in rows.indices {
      finish(&rows[index], document.lines[index], columns, figures, widths)
    }
    return Table(columns: columns, head: tableHead(columns, figures), rows: rows)
  }

  func draw(_ table: Table) {
    let (columns, head) = (table.columns, table.head)
    if !hasRoom(for: head.height + Sheet.pt(40) + Self.carriedHeight) { turnPage() }
    draw(head, columns)
    for (index, row) in table.rows.enumerated() {
      if isMeasuredEnough { return }
      let isLast = index == table.rows.count - 1
      let needed = row.height + 2 * padding + (isLast ? 0 : Self.carriedHeight)
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
    defer { y += Self.carriedHeight }
    guard !canvas.isMeasuring else { return }
    let amountWidth = Sheet.mm(45)
    let set = setter.set(amount, .bold, size: Size.detail, width: amountWidth)
    let baseline = y + Sheet.pt(13)
    drawFirst(set, x: Sheet.right, y: baseline, size: Size.detail, .ink, align: .right)
    let caption = setter.set(label, .regular, size: Size.detail, width: Sheet.mm(80))
    let edge =
      Sheet.right - max(setter.width(of: set, at: Size.detail), Sheet.pt(58)) - ColumnLayout.gap
    drawFirst(caption, x: edge, y: baseline, size: Size.detail, .muted, align: .right)
  }

  // MARK: Head

  struct TableHead {
    /// Of the columns before the name, then of the others.
    var lefts: [Paragraph]
    var cells: [Paragraph]
    var height: Int
  }

  private func tableHead(_ columns: ColumnLayout, _ figures: [FigureColumn]) -> TableHead {
    var cells = [
      setter.set(document.columns.name, .bold, size: Size.label, width: columns.nameWidth)
    ]
    for (index, figure) in figures.enumerated() {
      cells.append(
        setter.set(figure.heading, .bold, size: Size.label, width: columns.widths[index]))
    }
    let lefts = [document.columns.number, document.columns.reference].map { text in
      text.map { setter.set($0, .bold, size: Size.label) } ?? .none
    }
    let lines = cells.map(\.count).max()!
    return TableHead(
      lefts: lefts, cells: cells, height: lines * Sheet.leading(Size.label) + Sheet.pt(7))
  }

  private func draw(_ head: TableHead, _ columns: ColumnLayout) {
    let bottom = y + head.height - Sheet.pt(5)
    let colour = drawHeadGround(height: head.height)
    for (index, cell) in head.lefts.enumerated() where cell.count > 0 {
      let top = bottom - Sheet.leading(Size.label)
      draw(cell, x: columns.lefts[index], top: top, size: Size.label, colour)
    }
    for (index, cell) in head.cells.enumerated() {
      let top = bottom - cell.count * Sheet.leading(Size.label)
      let x = index == 0 ? columns.lefts[2] : columns.edges[index - 1]
      draw(cell, x: x, top: top, size: Size.label, colour, align: index == 0 ? .left : .right)
    }
    y += head.height
    switch brand.design {
    case .classic: canvas.rule(y: y - Sheet.pt(1), brand.accent, weight: 100)
    case .minimal: canvas.rule(y: y - Sheet.pt(1), .ink, weight: 60)
    case .banner: break
    }
  }

  /// - Returns: the colour of the text on it.
  private func drawHeadGround(height: Int) -> Colour {
    guard brand.design == .banner else { return .muted }
    let overhang = Sheet.mm(3)
    canvas.fill(
      x: Sheet.left - overhang, y: y - Sheet.pt(2), width: Sheet.column + 2 * overhang,
      height: height + Sheet.pt(2), brand.accent)
    return brand.accent.text
  }

  // MARK: Rows

  private func naturalWidth(of heading: String) -> Int {
    setter.width(of: setter.set(heading, .bold, size: Size.label), at: Size.label) + 1
  }

  private func naturalLeftWidths() -> (number: Int, reference: Int) {
    return (
      document.columns.number.map(naturalWidth) ?? 0,
      document.columns.reference.map(naturalWidth) ?? 0
    )
  }

  /// A figure on one line, which its column would like to be as wide as.
  private func natural(_ text: String, _ widest: inout Int) -> Paragraph {
    let figure = setter.set(text, .regular, size: Size.text)
    widest = max(widest, setter.width(of: figure, at: Size.text) + 1)
    return figure
  }

  /// Sets the name, and again the figures that are wider than a column may be.
  private func finish(
    _ row: inout Row, _ line: PrintedDocument.Line, _ columns: ColumnLayout,
    _ figures: [FigureColumn],
    _ natural: [Int]
  ) {
    row.name = setter.set(line.name, .regular, size: Size.text, width: columns.nameWidth)
    let hasColumn = document.columns.reference != nil
    if hasColumn, let reference = line.reference {
      row.reference = setter.set(
        reference, .regular, size: Size.text, width: ColumnLayout.widestReference)
    }
    let detail = Self.joined(hasColumn ? "" : line.reference ?? "", line.detail ?? "")
    if !detail.isEmpty {
      row.detail = setter.set(detail, .regular, size: Size.label, width: columns.nameWidth)
    }
    var figureLines = row.reference.count
    for (index, figure) in figures.enumerated() {
      if natural[index] > columns.widths[index] {
        row.figures[index] = setter.set(
          figure.text(of: line), .regular, size: Size.text, width: columns.widths[index])
      }
      figureLines = max(figureLines, row.figures[index].count)
    }
    row.height = max(
      row.name.count * Sheet.leading(Size.text) + row.detail.count * Sheet.leading(Size.label),
      figureLines * Sheet.leading(Size.text))
  }

  private static func joined(_ reference: String, _ detail: String) -> String {
    if reference.isEmpty { return detail }
    return detail.isEmpty ? reference : reference + " · " + detail
  }

  private func draw(_ row: Row, _ columns: ColumnLayout, _ head: TableHead) {
    y += padding
    var end = y
    if row.number.count > 0 {
      draw(row.number, x: columns.lefts[0], top: y, size: Size.text, .muted)
    }
    if row.reference.count > 0 {
      end = max(end, draw(row.reference, x: columns.lefts[1], top: y, size: Size.text, .muted))
    }
    for index in row.figures.indices {
      end = max(
        end,
        draw(row.figures[index], x: columns.edges[index], top: y, size: Size.text, align: .right))
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
      canvas.draw(
        setter.lines[index], x: columns.lefts[2], y: y + Sheet.ascent(size), size: size, colour)
      y += Sheet.leading(size)
    }
    return y
  }
}
