/// What the lines come to: allowances and charges, VAT by rate at the left, totals at the right.
extension Composer {
  private var totalsLeft: Int { Sheet.left + Sheet.column * 54 / 100 }

  fileprivate struct TotalRow {
    var label: Paragraph
    var detail: Paragraph
    var amount: Paragraph
    var emphasis: PrintedDocument.Emphasis
    var size: Int
    var height: Int
  }

  fileprivate struct TaxLine {
    var cells: (rate: Paragraph, base: Paragraph, tax: Paragraph)
    var reason: Paragraph
    var height: Int
  }

  struct Summary {
    fileprivate var adjustments: [TotalRow]
    fileprivate var totals: [TotalRow]
    fileprivate var taxes: [TaxLine]
  }

  func setSummary() -> Summary {
    Summary(
      adjustments: document.adjustments.map { set($0, from: Sheet.left) },
      totals: document.totals.map { set($0, from: totalsLeft) }, taxes: document.taxes.map(set))
  }

  /// Adjustments and totals stay together; if they do not fit, the carried total of the lines goes with them.
  func draw(_ summary: Summary) {
    let (adjustments, totals, taxes) = (summary.adjustments, summary.totals, summary.taxes)
    let totalsHeight = totals.reduce(0) { $0 + $1.height }
    let taxHeight = taxes.reduce(Sheet.pt(20)) { $0 + $1.height }
    let adjustmentHeight = adjustments.reduce(0) { $0 + $1.height }
    let whole = adjustmentHeight + max(totalsHeight, taxHeight) + Sheet.mm(5)
    if !hasRoom(for: whole) {
      if whole <= pageCapacity - Sheet.pt(30) || !hasRoom(for: totalsHeight + adjustmentHeight) {
        turnToSummary()
      }
    }
    drawAdjustments(adjustments)
    y += Sheet.mm(compact ? 2 : 4)
    if !hasRoom(for: totalsHeight) { turnPage() }
    let top = y
    drawTotals(totals)
    let end = y
    let page = pageCount
    y = top
    drawTaxes(taxes)
    y = pageCount == page ? max(y, end) : y
    y += Sheet.mm(compact ? 4 : 6)
  }

  private func turnToSummary() {
    guard let last = document.lines.last else { return turnPage() }
    if hasRoom(for: Sheet.pt(20)) { drawCarried(document.carriedForward, last.runningTotal) }
    turnPage()
    drawCarried(document.broughtForward, last.runningTotal)
    canvas.rule(y: y, .ink, weight: 60)
  }

  private func drawAdjustments(_ rows: [TotalRow]) {
    for row in rows {
      if !hasRoom(for: row.height) { turnPage() }
      draw(row, from: Sheet.left, inset: 0)
      canvas.rule(y: y)
    }
  }

  // MARK: Totals

  private func set(_ row: PrintedDocument.AmountRow, from left: Int) -> TotalRow {
    let isDue = row.emphasis == .due
    let weight: Weight = row.emphasis == .plain ? .regular : .bold
    let size = isDue ? Size.due : Size.text
    let inset = left == Sheet.left ? 0 : Sheet.mm(3)
    let available = Sheet.right - left - 2 * inset
    let amount = setter.set(row.amount, weight, size: size, width: available * 3 / 5)
    let rest = available - setter.width(of: amount, at: size) - Sheet.pt(10)
    let label = setter.set(row.label, weight, size: isDue ? Size.address : Size.text, width: rest)
    let detail = row.detail.map { setter.set($0, .regular, size: Size.label, width: rest) } ?? .none
    let labelHeight =
      label.count * Sheet.leading(isDue ? Size.address : Size.text) + detail.count
      * Sheet.leading(Size.label)
    let height =
      max(labelHeight, amount.count * Sheet.leading(size)) + (isDue ? Sheet.pt(18) : Sheet.pt(7))
    return TotalRow(
      label: label, detail: detail, amount: amount, emphasis: row.emphasis, size: size,
      height: height)
  }

  private func drawTotals(_ rows: [TotalRow]) {
    for (index, row) in rows.enumerated() {
      if !hasRoom(for: row.height) { turnPage() }
      if index > 0, row.emphasis != .due, rows[index - 1].emphasis != .due {
        canvas.rule(y: y, from: totalsLeft + Sheet.mm(3), to: Sheet.right - Sheet.mm(3))
      }
      draw(row, from: totalsLeft, inset: Sheet.mm(3))
    }
  }

  private func draw(_ row: TotalRow, from left: Int, inset: Int) {
    guard !canvas.isMeasuring else {
      y += row.height
      return
    }
    let isDue = row.emphasis == .due
    if isDue { drawBox(of: row, from: left) }
    let colour = isDue ? dueColour : .ink
    let top = y + (isDue ? Sheet.pt(11) : Sheet.pt(3.5))
    let labelSize = isDue ? Size.address : Size.text
    // The smaller label sits on the baseline of the larger amount.
    let drop = Sheet.ascent(row.size) - Sheet.ascent(labelSize)
    let end = draw(row.label, x: left + inset, top: top + drop, size: labelSize, colour)
    draw(row.detail, x: left + inset, top: end, size: Size.label, isDue ? dueColour : .muted)
    draw(row.amount, x: Sheet.right - inset, top: top, size: row.size, colour, align: .right)
    y += row.height
  }

  private var dueColour: Colour {
    brand.design == .minimal ? brand.accent.onPaper : brand.accent.text
  }

  private func drawBox(of row: TotalRow, from left: Int) {
    let box = (top: y + Sheet.pt(4), height: row.height - Sheet.pt(4))
    if brand.design == .minimal {
      canvas.rule(y: box.top, from: left, dueColour, weight: 150)
      return canvas.rule(y: box.top + box.height, from: left, dueColour, weight: 50)
    }
    canvas.fillRounded(
      x: left, y: box.top, width: Sheet.right - left, height: box.height, radius: Sheet.pt(3),
      brand.accent)
  }

  // MARK: VAT

  private var taxEdges: [Int] {
    let width = totalsLeft - Sheet.left - Sheet.mm(10)
    return [Sheet.left, Sheet.left + width * 62 / 100, Sheet.left + width]
  }

  private func set(_ row: PrintedDocument.TaxRow) -> TaxLine {
    let edges = taxEdges
    let cells = (
      rate: setter.set(
        row.rate, .regular, size: Size.detail, width: (edges[1] - edges[0]) * 45 / 100),
      base: setter.set(
        row.base, .regular, size: Size.detail, width: (edges[1] - edges[0]) * 53 / 100),
      tax: setter.set(
        row.tax, .regular, size: Size.detail, width: edges[2] - edges[1] - Sheet.pt(6))
    )
    let reason =
      row.reason.map { setter.set($0, .regular, size: Size.small, width: edges[2] - edges[0]) }
      ?? .none
    let height =
      max(cells.rate.count, cells.base.count, cells.tax.count) * Sheet.leading(Size.detail) + reason
      .count
      * Sheet.leading(Size.small)
      + Sheet.pt(5)
    return TaxLine(cells: cells, reason: reason, height: height)
  }

  private func drawTaxes(_ rows: [TaxLine]) {
    guard !rows.isEmpty else { return }
    drawTaxHead()
    for row in rows {
      if !hasRoom(for: row.height) {
        turnPage()
        drawTaxHead()
      }
      draw(row)
    }
  }

  private func drawTaxHead() {
    defer { y += Sheet.pt(20) }
    guard !canvas.isMeasuring else { return }
    let headings = document.taxHeadings
    let edges = taxEdges
    let texts = [headings.rate, headings.base, headings.tax]
    for (index, text) in texts.enumerated() {
      let width = index == 2 ? edges[2] - edges[1] - Sheet.pt(6) : (edges[1] - edges[0]) / 2
      let cell = setter.set(text, .bold, size: Size.label, width: width)
      drawFirst(
        cell, x: edges[index], y: y + Sheet.pt(11), size: Size.label, .muted,
        align: index == 0 ? .left : .right)
    }
    canvas.rule(y: y + Sheet.pt(17), from: edges[0], to: edges[2])
  }

  private func draw(_ row: TaxLine) {
    defer { y += row.height }
    guard !canvas.isMeasuring else { return }
    let edges = taxEdges
    let top = y + Sheet.pt(1.5)
    let end = max(
      y, draw(row.cells.rate, x: edges[0], top: top, size: Size.detail),
      draw(row.cells.base, x: edges[1], top: top, size: Size.detail, align: .right),
      draw(row.cells.tax, x: edges[2], top: top, size: Size.detail, align: .right))
    draw(row.reason, x: edges[0], top: end, size: Size.small, .muted)
  }
}
