/// Collects the drawing of the current page: shapes first, text over them.
///
/// Coordinates are hundredths of a point from the top left; y of a text is its baseline.
final class Canvas {
  private let shapes = ByteBuffer(capacity: 16_384)
  private let text = ByteBuffer(capacity: 65_536)
  private let setter: TextSetter
  /// While a layout is only measured, nothing is written.
  @exclusivity(unchecked) var isMeasuring = false

  // What the text state of the content stream is now, so that only changes are written.
  @exclusivity(unchecked) private var slot = -1
  @exclusivity(unchecked) private var size = -1
  @exclusivity(unchecked) private var colour = Colour.ink
  @exclusivity(unchecked) private var x = 0
  @exclusivity(unchecked) private var y = 0
  @exclusivity(unchecked) private var shapeColour: Colour?

  init(setter: TextSetter) { self.setter = setter }

  /// Moves the finished page's content stream onto `bytes` and starts an empty page.
  func finishPage(onto bytes: ByteBuffer) -> Range<Int> {
    let start = bytes.count
    bytes.append(shapes.filled)
    if text.count > 0 {
      bytes.write("BT\n")
      bytes.writeColour(.ink, "rg\n")
      bytes.append(text.filled)
      bytes.write("ET")
    }
    shapes.removeAll()
    text.removeAll()
    (slot, size, colour, x, y, shapeColour) = (-1, -1, .ink, 0, 0, nil)
    return start..<bytes.count
  }

  // MARK: Shapes

  func fill(x: Int, y: Int, width: Int, height: Int, _ colour: Colour) {
    guard !isMeasuring else { return }
    paint(colour)
    rectangle(x: x, y: y, width: width, height: height)
    shapes.write("f\n")
  }

  func rule(
    y: Int, from left: Int = Sheet.left, to right: Int = Sheet.right, _ colour: Colour = .hairline,
    weight: Int = 50
  ) {
    fill(x: left, y: y, width: right - left, height: weight, colour)
  }

  func fillRounded(x: Int, y: Int, width: Int, height: Int, radius: Int, _ colour: Colour) {
    guard !isMeasuring else { return }
    paint(colour)
    roundedPath(x, y, width, height, radius)
    shapes.write("f\n")
  }

  func strokeRounded(
    x: Int, y: Int, width: Int, height: Int, radius: Int, _ colour: Colour, weight: Int
  ) {
    guard !isMeasuring else { return }
    shapes.writeColour(colour, "RG ")
    shapes.writeHundredths(weight)
    shapes.write(" w\n")
    roundedPath(x, y, width, height, radius)
    shapes.write("S\n")
  }

  /// The logo, or the document's QR code in a colour: `Do` of a named object, stretched to a rectangle.
  func image(_ name: StaticString, x: Int, y: Int, width: Int, height: Int, _ colour: Colour? = nil)
  {
    guard !isMeasuring else { return }
    if let colour { paint(colour) }
    shapes.write("q ")
    shapes.writeHundredths(width)
    shapes.write(" 0 0 ")
    shapes.writeHundredths(height)
    shapes.write(" ")
    point(x, y + height)
    shapes.write("cm /")
    shapes.write(name)
    shapes.write(" Do Q\n")
  }

  private func paint(_ colour: Colour) {
    guard colour != shapeColour else { return }
    shapes.writeColour(colour, "rg\n")
    shapeColour = colour
  }

  private func rectangle(x: Int, y: Int, width: Int, height: Int) {
    point(x, y + height)
    shapes.writeHundredths(width)
    shapes.write(" ")
    shapes.writeHundredths(height)
    shapes.write(" re\n")
  }

  private func point(_ x: Int, _ y: Int) {
    shapes.writeHundredths(x)
    shapes.write(" ")
    shapes.writeHundredths(Sheet.height - y)
    shapes.write(" ")
  }

  private func roundedPath(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ radius: Int) {
    let (right, bottom) = (x + width, y + height)
    let near = radius - radius * 5_523 / 10_000  // a circle's quarter as a Bézier curve
    point(x + radius, y)
    shapes.write("m ")
    edge(to: right - radius, y, by: right - near, y, right, y + near, right, y + radius)
    edge(
      to: right, bottom - radius, by: right, bottom - near, right - near, bottom, right - radius,
      bottom)
    edge(to: x + radius, bottom, by: x + near, bottom, x, bottom - near, x, bottom - radius)
    edge(to: x, y + radius, by: x, y + near, x + near, y, x + radius, y)
    shapes.write("h\n")
  }

  private func edge(
    to x: Int, _ y: Int, by x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, _ x3: Int, _ y3: Int
  ) {
    point(x, y)
    shapes.write("l ")
    point(x1, y1)
    point(x2, y2)
    point(x3, y3)
    shapes.write("c\n")
  }

  // MARK: Watermark

  /// A large text across the page, under everything else.
  func watermark(_ line: SetLine, size: Int) {
    guard !isMeasuring else { return }
    // cos 35° and sin 35°, in ten-thousandths.
    let (cosine, sine) = (8_192, 5_736)
    let half = line.width(at: size) / 2
    let x = Sheet.width / 2 - half * cosine / 10_000 + size * sine / 30_000
    let y = Sheet.height / 2 - half * sine / 10_000 - size * cosine / 30_000
    let keep = text.count
    moveTo(x: 0, y: Sheet.height)
    (slot, self.size) = (-1, -1)
    let start = text.count
    show(line, size: size)
    shapes.write("BT\n")
    shapes.writeColour(.watermark, "rg ")
    shapes.write("0.8192 0.5736 -0.5736 0.8192 ")
    shapes.writeHundredths(x)
    shapes.write(" ")
    shapes.writeHundredths(y)
    shapes.write(" Tm\n")
    shapes.append(UnsafeBufferPointer(rebasing: text.filled[start...]))
    shapes.write("ET\n")
    shapeColour = .watermark
    text.truncate(to: keep)
    (slot, self.size, self.x, self.y) = (-1, -1, 0, 0)
  }

  // MARK: Text

  enum Alignment { case left, right, centre }

  /// Draws a line of text; `x` is the edge, or the centre, that `alignment` names.
  func draw(
    _ line: SetLine, x: Int, y: Int, size: Int, _ colour: Colour = .ink,
    align alignment: Alignment = .left
  ) {
    guard line.end > line.start, !isMeasuring else { return }
    if colour != self.colour {
      text.writeColour(colour, "rg\n")
      self.colour = colour
    }
    switch alignment {
    case .left: moveTo(x: x, y: y)
    case .right: moveTo(x: x - line.width(at: size), y: y)
    case .centre: moveTo(x: x - line.width(at: size) / 2, y: y)
    }
    show(line, size: size)
  }

  private func moveTo(x: Int, y: Int) {
    let up = Sheet.height - y
    text.writeHundredths(x - self.x)
    text.append(0x20)
    text.writeHundredths(up - self.y)
    text.write(" Td\n")
    (self.x, self.y) = (x, up)
  }

  private func show(_ line: SetLine, size: Int) {
    switch line.form {
    case .complex: showComplex(line, size: size)
    case .plain(let weight):
      use(weight, size)
      text.writePlain(UnsafeBufferPointer(rebasing: setter.glyphs.filled[line.start..<line.end]))
    case .finished(let weight):
      use(weight, size)
      text.append(
        UnsafeBufferPointer(rebasing: setter.memory.bytes.filled[line.start..<line.end]))
    }
  }

  private func use(_ weight: Weight, _ size: Int) {
    if weight.rawValue != slot || size != self.size { change(font: weight.rawValue, size) }
  }

  private func showComplex(_ line: SetLine, size: Int) {
    var pen = 0  // where the viewer is
    var cursor = 0  // where shaping wants to be
    var open = false
    var rise: Int16 = 0
    var span: Int32 = -1
    let glyphs = UnsafeBufferPointer(rebasing: setter.glyphs.filled[line.start..<line.end])
    for glyph in glyphs {
      if Int(glyph.slot) != slot || size != self.size || glyph.rise != rise || glyph.span != span {
        if open { text.write(")]TJ\n") }
        open = false
        if glyph.span != span { change(span, to: glyph.span) }
        if Int(glyph.slot) != slot || size != self.size { change(font: Int(glyph.slot), size) }
        if glyph.rise != rise {
          text.writeHundredths(Int(glyph.rise) * size / Typeface.unitsPerEm)
          text.write(" Ts\n")
        }
        (rise, span) = (glyph.rise, glyph.span)
      }
      let back = pen - cursor - Int(glyph.shift)
      // As in `writePlain`: what is not worth an adjustment counts towards the next.
      let adjustment = abs(back) < 20 ? 0 : (back + (back < 0 ? -5 : 5)) / 10
      if !open { text.append(0x5B) }
      if adjustment != 0 {
        if open { text.append(0x29) }
        text.write(adjustment)
        pen -= adjustment * 10
        text.append(0x28)
      } else if !open {
        text.append(0x28)
      }
      open = true
      write(glyph.glyph)
      pen += Int(glyph.advance)
      cursor += Int(glyph.advance + glyph.kern)
    }
    if open { text.write(")]TJ\n") }
    if span >= 0 { text.write("EMC\n") }
    if rise != 0 { text.write("0 Ts\n") }
  }

  /// Two bytes of a literal string; the four that mean something to the syntax are escaped.
  @inline(__always) private func write(_ glyph: UInt16) {
    escape(UInt8(glyph >> 8))
    escape(UInt8(glyph & 255))
  }

  @inline(__always) private func escape(_ byte: UInt8) {
    switch byte {
    case 0x28, 0x29, 0x5C:
      text.append(0x5C)
      text.append(byte)
    case 0x0D: text.write("\\r")
    default: text.append(byte)
    }
  }

  private func change(font: Int, _ size: Int) {
    text.write("/F")
    text.write(font)
    text.append(0x20)
    text.writeHundredths(size)
    text.write(" Tf\n")
    (slot, self.size) = (font, size)
  }

  private func change(_ old: Int32, to new: Int32) {
    if old >= 0 { text.write("EMC\n") }
    guard new >= 0 else { return }
    text.write("/Span<</ActualText<FEFF")
    text.writeUTF16Hex(setter.spans[Int(new)])
    text.write(">>>BDC\n")
  }
}

extension Arena where Element == UInt8 {
  /// Three components between 0 and 1, with three decimals, and the operator.
  func writeColour(_ colour: Colour, _ operation: StaticString) {
    writeComponent(colour.red)
    writeComponent(colour.green)
    writeComponent(colour.blue)
    write(operation)
  }

  private func writeComponent(_ component: UInt8) {
    let thousandths = (Int(component) * 1_000 + 127) / 255
    if thousandths == 1_000 {
      write("1 ")
    } else {
      write(".")
      write(thousandths, width: 3)
      write(" ")
    }
  }
}
