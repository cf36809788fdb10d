/// Where a document is verified, at the left of each page's foot: a QR code with two words beside it, and over both a link
/// for who reads on a screen.
extension Composer {
  struct Mark {
    let code: QRMatrix
    fileprivate let label: Paragraph
    fileprivate let side: Int
    fileprivate let width: Int
  }

  private var gap: Int { Sheet.mm(2) }
  private var labelWidth: Int { Sheet.mm(17) }

  /// - Parameter code: of its address. Four modules around it are part of it; a module is some 0.38 mm.
  func setMark(_ code: QRMatrix?) -> Mark? {
    guard let code, let words = document.verification?.label else { return nil }
    let label = setter.set(words, .regular, size: Size.small, width: labelWidth)
    let side = Sheet.mm(14)
    return Mark(code: code, label: label, side: side, width: side + gap + labelWidth)
  }

  /// What the mark takes of a page's foot, and at each side of its width. It begins above the text there, so that a foot of
  /// four lines grows by nothing, and no invoice gets a page more for it.
  func room(of mark: Mark) -> (height: Int, width: Int) {
    (mark.side - Sheet.mm(1), mark.width)
  }

  private var markTop: Int { limit + Sheet.mm(7) / 2 }

  func draw(_ mark: Mark) {
    let top = markTop
    let module = mark.side / (mark.code.size + 4)
    let width = module * mark.code.size
    // Paper around it is its quiet zone: none is needed at the left, nor above.
    canvas.image("Check", x: Sheet.left, y: top, width: width, height: width, .ink)
    let height = mark.label.count * Sheet.leading(Size.small)
    draw(
      mark.label, x: Sheet.left + width + gap, top: top + max(0, (width - height) / 2),
      size: Size.small, .muted)
  }

  /// Left, top, right and bottom of what leads to the address.
  func linkArea(of mark: Mark) -> PageLink.Area {
    (Sheet.left, markTop, Sheet.left + mark.width, markTop + mark.side)
  }
}

/// A part of every page that leads to an address.
struct PageLink {
  typealias Area = (left: Int, top: Int, right: Int, bottom: Int)
  let address: String
  let area: Area
}
