/// Writes numbered PDF objects and remembers where each began.
struct ObjectWriter {
  let bytes: ByteBuffer
  /// Length of what precedes the buffer in the file.
  let base: Int
  /// Offset in the file by object number − 1; −1 until written.
  private(set) var offsets: [Int]
  /// Told of every stream, where the tail is also wanted in plain form.
  var recorder: PlainTail.Recorder?

  init(_ bytes: ByteBuffer, base: Int = 0, after offsets: [Int] = []) {
    self.bytes = bytes
    self.base = base
    self.offsets = offsets
  }

  /// Takes the next object number, to be written later.
  mutating func reserve() -> Int {
    offsets.append(-1)
    return offsets.count
  }

  mutating func begin(_ number: Int) {
    offsets[number - 1] = base + bytes.count
    bytes.write(number)
    bytes.write(" 0 obj\n")
  }

  mutating func begin() -> Int {
    let number = reserve()
    begin(number)
    return number
  }

  func end() { bytes.write("\nendobj\n") }

  func reference(_ number: Int) {
    bytes.write(number)
    bytes.write(" 0 R")
  }

  /// A compressed stream; `entries` are further dictionary entries, the dictionary being open.
  ///
  /// The length is written into a gap of fixed width, so the stream is compressed straight into the file.
  /// - Returns: where the compressed bytes are in the buffer.
  @discardableResult
  func stream(_ content: UnsafeBufferPointer<UInt8>, with deflater: any StreamDeflater) -> Range<
    Int
  > {
    bytes.write("/Filter/FlateDecode/Length ")
    let gap = bytes.count
    bytes.write("         >>\nstream\n")
    let start = bytes.count
    let length = deflater.deflate(content, onto: bytes)
    bytes.write("\nendstream")
    patch(length, at: gap)
    recorder?.note(content, storedAt: start..<(start + length))
    return start..<(start + length)
  }

  @discardableResult
  func stream(_ content: [UInt8], with deflater: any StreamDeflater) -> Range<Int> {
    content.withUnsafeBufferPointer { stream($0, with: deflater) }
  }

  func patch(_ value: Int, at gap: Int) {
    var position = gap
    var bound = 10
    while bound <= value {
      position += 1
      bound *= 10
    }
    var rest = value
    while position >= gap {
      bytes[position] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      position -= 1
    }
  }

  /// The classic cross-reference table, one 20-byte row per object.
  ///
  /// - Parameter known: the rows of the first objects, written before.
  func crossReferences(after known: [UInt8]) -> Int {
    let position = base + bytes.count
    bytes.write("xref\n0 ")
    bytes.write(offsets.count + 1)
    bytes.write("\n0000000000 65535 f \n")
    bytes.append(known)
    for offset in offsets[(known.count / 20)...] { Self.writeRow(offset, to: bytes) }
    return position
  }

  static func writeRow(_ offset: Int, to bytes: ByteBuffer) {
    bytes.write(offset, width: 10)
    bytes.write(" 00000 n \n")
  }
}
