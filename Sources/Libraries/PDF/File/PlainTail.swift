/// The tail of a document with its streams not compressed: what archives keep, since it compresses ten times better with
/// other documents than the tail itself does.
///
/// *tail/1* and *tail/2*, all numbers unsigned LEB128: a byte 1 or 2, the number of streams, then of each the bytes of the
/// tail before it (after the stream before it) and its length before compression; then these pieces one after the other, and
/// the rest of the tail. Compressing each stream with deflate/1 or deflate/2 gives the tail back, byte for byte.
package enum PlainTail {
  /// Notes the streams of a tail while it is written.
  final class Recorder {
    private var spans: [(stored: Range<Int>, content: Range<Int>)] = []
    private let content = ByteBuffer(capacity: 65_536)

    func removeAll() {
      spans.removeAll(keepingCapacity: true)
      content.removeAll()
    }

    func note(_ bytes: UnsafeBufferPointer<UInt8>, storedAt stored: Range<Int>) {
      let start = content.count
      content.append(bytes)
      spans.append((stored, start..<content.count))
    }

    /// - Parameter version: of the encoder its streams were written by.
    func plain(
      _ tail: UnsafeBufferPointer<UInt8>, by version: UInt8
    ) -> [UInt8] {
      var head: [UInt8] = [version]
      append(spans.count, to: &head)
      var at = 0
      for span in spans {
        append(span.stored.lowerBound - at, to: &head)
        append(span.content.count, to: &head)
        at = span.stored.upperBound
      }
      var plain = head
      plain.reserveCapacity(head.count + tail.count + content.count)
      at = 0
      for span in spans {
        plain.append(contentsOf: tail[at..<span.stored.lowerBound])
        plain.append(contentsOf: content.filled[span.content])
        at = span.stored.upperBound
      }
      plain.append(contentsOf: tail[at...])
      return plain
    }
  }

  /// The tail as it was; nil when the bytes are not in this form.
  package static func tail(of plain: [UInt8], with deflaters: FrozenDeflaters) -> [UInt8]? {
    guard let pieces = pieces(of: plain), let deflater = deflaters[plain[0]] else { return nil }
    let tail = ByteBuffer(capacity: plain.count)
    plain.withUnsafeBufferPointer { bytes in
      for piece in pieces {
        let part = UnsafeBufferPointer(rebasing: bytes[piece.range])
        if piece.isStream { deflater.deflate(part, onto: tail) } else { tail.append(part) }
      }
    }
    return Array(tail.filled)
  }

  /// The plain form of a tail, found by reading its streams.
  ///
  /// - Returns: nil when its streams were made by none of our encoders, so that the tail could not be given back.
  package static func plain(of tail: [UInt8], with deflaters: FrozenDeflaters) -> [UInt8]? {
    let inflater = Inflater()
    let recorder = Recorder()
    let mark = Array("/Filter/FlateDecode/Length ".utf8)
    var at = 0
    while let found = tail[at...].firstRange(of: mark) {
      let digits = tail[found.upperBound...].prefix { (0x30...0x39).contains($0) }
      guard let length = Int(String(decoding: digits, as: UTF8.self)),
        let start = tail[digits.endIndex...].firstRange(of: Array("stream\n".utf8))?.upperBound,
        length <= tail.count - start
      else { return nil }
      let content = tail.withUnsafeBytes { bytes in
        try? inflater.inflate(
          UnsafeRawBufferPointer(rebasing: bytes[start..<start + length]), limit: 1 << 28)
      }
      guard let content else { return nil }
      content.withUnsafeBufferPointer { recorder.note($0, storedAt: start..<start + length) }
      at = start + length
    }
    return FrozenDeflaters.versions.lazy.map { version in
      tail.withUnsafeBufferPointer { recorder.plain($0, by: version) }
    }.first { self.tail(of: $0, with: deflaters) == tail }
  }

  /// What is in the streams of that length, in their order: the XML is one of them.
  package static func streams(of plain: [UInt8], length: Int) -> [ArraySlice<UInt8>] {
    (pieces(of: plain) ?? []).filter { $0.isStream && $0.range.count == length }
      .map { plain[$0.range] }
  }

  private static func pieces(of plain: [UInt8]) -> [(range: Range<Int>, isStream: Bool)]? {
    var at = 1
    guard let version = plain.first, FrozenDeflaters.versions.contains(version),
      let count = number(in: plain, &at),
      count <= plain.count
    else { return nil }
    var lengths: [Int] = []
    for _ in 0..<2 * count {
      guard let length = number(in: plain, &at) else { return nil }
      lengths.append(length)
    }
    var pieces: [(range: Range<Int>, isStream: Bool)] = []
    for (index, length) in lengths.enumerated() {
      guard length <= plain.count - at else { return nil }
      pieces.append((at..<at + length, index % 2 == 1))
      at += length
    }
    pieces.append((at..<plain.count, false))
    return pieces
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 128 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func number(in bytes: [UInt8], _ at: inout Int) -> Int? {
    var (value, shift) = (0, 0)
    while at < bytes.count, shift <= 28 {
      let byte = bytes[at]
      at += 1
      value |= Int(byte & 127) << shift
      if byte < 128 { return value }
      shift += 7
    }
    return nil
  }
}
