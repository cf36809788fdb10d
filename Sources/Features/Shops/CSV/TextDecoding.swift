import Kernel

/// How the bytes of a text file stand for characters.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"
  case latin9 = "iso-8859-15"
}

/// Turns the bytes of an encoding into UTF-8, piece by piece.
struct TextDecoder {
  let encoding: TextEncoding

  /// Bytes that the encoding does not have, `at` that offset of the input.
  struct Invalid: Error { let at: Int }

  /// Appends the UTF-8 of `input` to `output`.
  /// - Parameter isLast: nothing follows, so half a character at the end is an error.
  /// - Returns: bytes of `input` used; the rest is the beginning of a character.
  func decode(
    _ input: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8]
  ) throws(Invalid) -> Int {
    switch encoding {
    case .utf8: try decodeUTF8(input, isLast: isLast, into: &output)
    case .utf16LittleEndian: try decodeUTF16(input, low: 0, isLast: isLast, into: &output)
    case .utf16BigEndian: try decodeUTF16(input, low: 1, isLast: isLast, into: &output)
    case .windows1252, .latin9: try decodeSingleByte(input, into: &output)
    }
  }

  private func decodeUTF8(
    _ input: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8]
  ) throws(Invalid) -> Int {
    var at = 0
    let raw = UnsafeRawBufferPointer(input)
    while at < input.count {
      if at + 8 <= input.count,
        raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        at += 8
        continue
      }
      let length = UTF8Validation.length(of: input, at: at)
      if length == UTF8Validation.cutShort, !isLast { break }
      guard length > 0 else {
        output.append(contentsOf: input[..<at])
        throw Invalid(at: at)
      }
      at += length
    }
    output.append(contentsOf: input[..<at])
    return at
  }

  private func decodeUTF16(
    _ input: UnsafeBufferPointer<UInt8>, low: Int, isLast: Bool, into output: inout [UInt8]
  ) throws(Invalid) -> Int {
    func unit(_ at: Int) -> UInt32 { UInt32(input[at + low]) | UInt32(input[at + 1 - low]) << 8 }
    var at = 0
    while at + 1 < input.count {
      var code = unit(at)
      var length = 2
      if code & 0xFC00 == 0xD800 {
        guard at + 3 < input.count else { break }
        let second = unit(at + 2)
        guard second & 0xFC00 == 0xDC00 else { throw Invalid(at: at) }
        code = 0x10000 + (code & 0x3FF) << 10 + (second & 0x3FF)
        length = 4
      }
      guard let scalar = Unicode.Scalar(code) else { throw Invalid(at: at) }
      append(scalar, to: &output)
      at += length
    }
    if isLast, at < input.count { throw Invalid(at: at) }
    return at
  }

  private func decodeSingleByte(
    _ input: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]
  ) throws(Invalid) -> Int {
    for (index, byte) in input.enumerated() {
      if byte < 0x80 {
        output.append(byte)
      } else {
        let code = encoding == .latin9 ? TextDecoder.latin9(byte) : TextDecoder.windows1252(byte)
        guard let code, let scalar = Unicode.Scalar(code) else { throw Invalid(at: index) }
        append(scalar, to: &output)
      }
    }
    return input.count
  }

  private func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    if scalar.value < 0x80 {
      output.append(UInt8(scalar.value))
    } else {
      output.append(contentsOf: UTF8.encode(scalar)!)
    }
  }

  /// Bytes 80–9F of Windows-1252; five of them mean nothing.
  private static let windows1252High: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0,
    0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0, 0x017E, 0x0178,
  ]

  private static func windows1252(_ byte: UInt8) -> UInt32? {
    guard byte < 0xA0 else { return UInt32(byte) }
    let code = windows1252High[Int(byte) - 0x80]
    return code == 0 ? nil : code
  }

  /// ISO 8859-15 is ISO 8859-1 with eight characters changed. Its bytes 80–9F are control codes that no
  /// text has: a file with them is Windows-1252.
  private static func latin9(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x80..<0xA0: nil
    case 0xA4: 0x20AC
    case 0xA6: 0x0160
    case 0xA8: 0x0161
    case 0xB4: 0x017D
    case 0xB8: 0x017E
    case 0xBC: 0x0152
    case 0xBD: 0x0153
    case 0xBE: 0x0178
    default: UInt32(byte)
    }
  }
}

/// A text file as a window of UTF-8 that moves along it; memory holds the window only.
final class DecodedText {
  let source: ByteSource
  let encoding: TextEncoding
  /// UTF-8. Bytes before `start` are done with.
  private(set) var buffer: [UInt8] = []
  var start = 0
  private(set) var isAtEnd = false
  private let markLength: Int
  private var raw: [UInt8] = []
  private let pieceSize: Int

  /// - Parameter markLength: bytes of the byte order mark to pass over.
  init(_ source: ByteSource, encoding: TextEncoding, markLength: Int, pieceSize: Int = 1 << 18) {
    self.source = source
    self.encoding = encoding
    self.markLength = markLength
    self.pieceSize = pieceSize
    rewind()
  }

  func rewind() {
    source.rewind()
    buffer.removeAll(keepingCapacity: true)
    raw.removeAll(keepingCapacity: true)
    start = 0
    isAtEnd = false
  }

  /// Decodes another piece at the end of the window, at least as much as it still holds.
  func fill() throws(ShopsError) {
    buffer.removeFirst(start)
    start = 0
    if source.position == 0 {
      try source.read(markLength, into: &raw)
      raw.removeAll(keepingCapacity: true)
    }
    let before = raw.count
    try source.read(max(pieceSize, buffer.count), into: &raw)
    isAtEnd = raw.count == before
    let decoder = TextDecoder(encoding: encoding)
    let outcome: Result<Int, TextDecoder.Invalid> = raw.withUnsafeBufferPointer { input in
      do throws(TextDecoder.Invalid) {
        return .success(try decoder.decode(input, isLast: isAtEnd, into: &buffer))
      } catch { return .failure(error) }
    }
    switch outcome {
    case .success(let used): raw.removeFirst(used)
    case .failure: throw .encodingMismatch(Place(file: source.name), encoding: encoding.rawValue)
    }
  }

  /// Reads the whole file once and says at which line it stops being `encoding`; `nil` when it never does.
  /// Files are checked before the first order is delivered, so that a wrong encoding leaves nothing half-done.
  func firstInvalidLine() throws(ShopsError) -> Int? {
    defer { rewind() }
    guard try walk({ _ in }) else { return nil }
    var lineFeeds = 0
    var carriageReturns = 0
    _ = try walk { text in
      lineFeeds += text.count { $0 == 0x0A }
      carriageReturns += text.count { $0 == 0x0D }
    }
    return 1 + (lineFeeds > 0 ? lineFeeds : carriageReturns)
  }

  /// Decodes everything from the beginning, piece by piece.
  /// - Returns: whether it met bytes that the encoding does not have.
  private func walk(_ look: ([UInt8]) -> Void) throws(ShopsError) -> Bool {
    rewind()
    while !isAtEnd {
      do throws(ShopsError) { try fill() } catch {
        guard case .encodingMismatch = error else { throw error }
        look(buffer)
        return true
      }
      look(buffer)
      start = buffer.count
    }
    return false
  }
}
