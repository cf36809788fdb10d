import Kernel

/// The lines of a UTF-8 file that have something in them, one at a time.
final class TextLines {
  struct Line {
    /// From 1.
    var number: Int
    var bytes: ArraySlice<UInt8>
    /// Only its beginning was kept.
    var isTooLong = false
    /// The file stops without a line end.
    var isUnended = false
  }

  private let source: ByteSource
  private let maximumBytes: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var number = 0
  private var isAtEnd = false

  init(_ source: ByteSource, maximumBytes: Int) {
    self.source = source
    self.maximumBytes = maximumBytes
  }

  func next() throws(ShopsError) -> Line? {
    while let line = try any() {
      if !line.bytes.isBlank { return line }
    }
    return nil
  }

  private func any() throws(ShopsError) -> Line? {
    if number == 0 { try passMark() }
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        number += 1
        return Line(number: number, bytes: buffer[start..<end])
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        number += 1
        return Line(number: number, bytes: buffer[start...], isUnended: true)
      }
      if buffer.count - start > maximumBytes { return try overlong() }
      searched = buffer.count - start
      try fill()
    }
  }

  private func passMark() throws(ShopsError) {
    try fill()
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
  }

  private func fill() throws(ShopsError) {
    buffer.removeFirst(start)
    start = 0
    let before = buffer.count
    try source.read(max(1 << 18, before), into: &buffer)
    isAtEnd = buffer.count == before
  }

  /// Passes over the rest of a line that is too long.
  private func overlong() throws(ShopsError) -> Line {
    number += 1
    let head = buffer[start..<start + 200]
    while true {
      if let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
        start = end + 1
        break
      }
      start = buffer.count
      if isAtEnd { break }
      try fill()
    }
    return Line(number: number, bytes: head, isTooLong: true)
  }
}
