/// Lays out one document, page after page.
///
/// Every text is set once, before anything is placed. Then the layout is run without drawing, which is a few
/// additions, to see whether the tighter one saves a page; the better one is drawn.
///
/// The vertical position `y` only grows; whoever needs room asks `hasRoom` and starts a page when there is none.
final class Composer {
  let document: PrintedDocument
  let brand: Brand
  let hasLogo: Bool
  /// Tighter spacing, chosen when the last page would otherwise hold little more than a mention.
  @exclusivity(unchecked) private(set) var compact = false
  let setter: TextSetter
  let canvas: Canvas
  let code: QRMatrix?
  private let check: QRMatrix?
  /// Content of the finished pages, one after the other.
  let finished: ByteBuffer

  @exclusivity(unchecked) var y = Sheet.top
  /// The first y that belongs to the footer.
  @exclusivity(unchecked) var limit = Sheet.bottom
  @exclusivity(unchecked) private(set) var pages: [Range<Int>] = []
  /// How many pages are full.
  @exclusivity(unchecked) private(set) var pageCount = 0
  @exclusivity(unchecked) private var parts: Parts!
  @exclusivity(unchecked) private var footer: [Paragraph] = []
  @exclusivity(unchecked) private var mark: Mark?
  @exclusivity(unchecked) private var runningHead = Paragraph.none
  @exclusivity(unchecked) private var watermark: (line: SetLine, size: Int)?

  init(
    _ document: PrintedDocument, brand: Brand, hasLogo: Bool, code: QRMatrix?, check: QRMatrix?,
    setter: TextSetter, canvas: Canvas, finished: ByteBuffer
  ) {
    self.document = document
    self.brand = brand
    self.hasLogo = hasLogo
    self.setter = setter
    self.canvas = canvas
    self.code = code
    self.check = check
    self.finished = finished
  }

  /// Draws everything but the page numbers, which are known only then.
  func compose() {
    prepareFurniture()
    parts = Parts(
      head: setHead(), introduction: set(document.introduction, size: Size.text),
      table: setTable(), summary: setSummary(), payment: setPayment(),
      closing: set(document.closing, size: Size.text), notes: set(document.notes, size: Size.small))
    canvas.isMeasuring = true
    run()
    // Worth it when the last of two or three pages is mostly empty.
    if (2...3).contains(pageCount), y < Sheet.height / 3 {
      let usual = pageCount
      compact = true
      parts.payment = setPayment()
      run()
      if pageCount >= usual {
        compact = false
        parts.payment = setPayment()
      }
    }
    canvas.isMeasuring = false
    run()
  }

  private struct Parts {
    var head: Head
    var introduction: [Paragraph]
    var table: Table?
    var summary: Summary
    var payment: Payment?
    var closing: [Paragraph]
    var notes: [Paragraph]
  }

  private func run() {
    pageCount = 0
    beginPage()
    draw(parts.head)
    draw(words: parts.introduction)
    if let table = parts.table { draw(table) }
    draw(parts.summary)
    if let payment = parts.payment { draw(payment) }
    draw(words: parts.closing)
    draw(notes: parts.notes)
    endPage()
  }

  /// Whether what is measured has become too long for the tighter layout to matter.
  var isMeasuredEnough: Bool { canvas.isMeasuring && pageCount > 3 }

  // MARK: Pages

  func hasRoom(for height: Int) -> Bool { y + height <= limit }

  /// What a page offers below its running head.
  var pageCapacity: Int { limit - Sheet.top - Sheet.mm(10) }

  func turnPage() {
    endPage()
    beginPage()
    drawRunningHead()
  }

  private func beginPage() {
    y = Sheet.top
    if let watermark { canvas.watermark(watermark.line, size: watermark.size) }
  }

  private func endPage() {
    pageCount += 1
    guard !canvas.isMeasuring else { return }
    drawFooter()
    pages.append(canvas.finishPage(onto: finished))
  }

  // MARK: Furniture

  private func prepareFurniture() {
    // A footer of unreasonable length may take a quarter of the page, not push the invoice off it.
    let most = 20
    var count = 0
    mark = setMark(check)
    let room = mark.map { self.room(of: $0) } ?? (height: 0, width: Sheet.mm(18))
    for text in document.footer where count < most {
      var lines = setter.set(
        text, .regular, size: Size.small, width: Sheet.column - 2 * room.width)
      lines.end = min(lines.end, lines.first + most - count)
      count += lines.count
      footer.append(lines)
    }
    limit =
      Sheet.bottom - max(max(count, 1) * Sheet.leading(Size.small), room.height) - Sheet.mm(5)
    let head = [document.title, document.number].compactMap(\.self).joined(separator: "  ")
    runningHead = setter.set(head, .bold, size: Size.detail, width: Sheet.column)
    if let text = document.watermark, !text.isEmpty { watermark = fittedWatermark(text) }
  }

  private func fittedWatermark(_ text: String) -> (SetLine, Int)? {
    let set = setter.set(text, .bold, size: Sheet.pt(100))
    let line = setter.lines[set.first]
    guard line.width > 0 else { return nil }
    return (line, min(Sheet.pt(110), Sheet.mm(190) * Typeface.unitsPerEm / line.width))
  }

  private func drawRunningHead() {
    drawFirst(
      runningHead, x: Sheet.left, y: y + Sheet.pt(8), size: Size.detail, brand.accent.onPaper)
    y += Sheet.mm(8)
  }

  private func drawFooter() {
    var line = limit + Sheet.mm(5)
    canvas.rule(y: limit + Sheet.mm(2))
    if let mark { draw(mark) }
    for paragraph in footer {
      for index in paragraph.indices {
        canvas.draw(
          setter.lines[index], x: Sheet.width / 2, y: line + Sheet.pt(2), size: Size.small, .muted,
          align: .centre)
        line += Sheet.leading(Size.small)
      }
    }
  }

  /// Where each page leads to its verification.
  var link: PageLink? {
    guard let mark, let address = document.verification?.address else { return nil }
    return PageLink(address: address, area: linkArea(of: mark))
  }

  /// Page numbers go last, as a second content stream would: the count is known now.
  func drawPageNumber(_ page: Int, of count: Int) -> Range<Int> {
    let text = setter.set(
      "\(document.pageLabel) \(page)/\(count)", .regular, size: Size.small, width: Sheet.mm(34))
    drawFirst(
      text, x: Sheet.right, y: limit + Sheet.mm(5) + Sheet.pt(2), size: Size.small, .muted,
      align: .right)
    return canvas.finishPage(onto: finished)
  }

  // MARK: Text

  func drawFirst(
    _ paragraph: Paragraph, x: Int, y: Int, size: Int, _ colour: Colour,
    align alignment: Canvas.Alignment = .left
  ) {
    guard paragraph.count > 0 else { return }
    canvas.draw(setter.lines[paragraph.first], x: x, y: y, size: size, colour, align: alignment)
  }

  /// Draws the lines of a paragraph from `top` down; returns where they end.
  @discardableResult
  func draw(
    _ paragraph: Paragraph, x: Int, top: Int, size: Int, _ colour: Colour = .ink,
    align alignment: Canvas.Alignment = .left
  ) -> Int {
    var line = top
    for index in paragraph.indices {
      canvas.draw(
        setter.lines[index], x: x, y: line + Sheet.ascent(size), size: size, colour,
        align: alignment)
      line += Sheet.leading(size)
    }
    return line
  }
}
