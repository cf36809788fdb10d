/// Deflate (RFC 1951) of a stream that is never whole in memory, such as the sheet of a workbook: the fixed codes, and
/// matches within what is added at once. libdeflate, which documents are written with, wants all its input together.
struct StreamingDeflate {
  private static let hashBits = 13
  private static let longest = 258

  private var output: [UInt8] = []
  private var pending: UInt64 = 0
  private var bits: UInt64 = 0

  init() {
    // One block for everything: the last, of the fixed codes.
    put(0b011, 3)
  }

  /// - Returns: what of the stream is complete.
  mutating func add(_ input: [UInt8]) -> [UInt8] {
    var heads = [Int](repeating: -1, count: 1 << Self.hashBits)
    var at = 0
    while at < input.count {
      guard at + 4 <= input.count else {
        literal(Int(input[at]))
        at += 1
        continue
      }
      let slot = Self.slot(input, at)
      let seen = heads[slot]
      heads[slot] = at
      let length = seen >= 0 && at - seen <= 32_768 ? Self.common(input, seen, at) : 0
      guard length >= 4 else {
        literal(Int(input[at]))
        at += 1
        continue
      }
      match(length, back: at - seen)
      at += length
    }
    return taken()
  }

  /// The end of the stream.
  mutating func finish() -> [UInt8] {
    literal(256)
    put(0, (8 - bits % 8) % 8)
    return taken()
  }

  private mutating func taken() -> [UInt8] {
    defer { output.removeAll(keepingCapacity: true) }
    return output
  }

  // MARK: Matching

  private static func slot(_ input: [UInt8], _ at: Int) -> Int {
    let word =
      UInt32(input[at]) | UInt32(input[at + 1]) << 8 | UInt32(input[at + 2]) << 16
      | UInt32(input[at + 3]) << 24
    return Int((word &* 0x9E37_79B1) >> UInt32(32 - hashBits))
  }

  private static func common(_ input: [UInt8], _ left: Int, _ right: Int) -> Int {
    let limit = min(longest, input.count - right)
    var length = 0
    while length < limit, input[left + length] == input[right + length] { length += 1 }
    return length
  }

  // MARK: Codes

  /// Of literals, lengths and the end (RFC 1951, 3.2.6).
  private mutating func literal(_ symbol: Int) {
    switch symbol {
    case 0...143: code(0x30 + symbol, 8)
    case 144...255: code(0x190 + symbol - 144, 9)
    case 256...279: code(symbol - 256, 7)
    default: code(0xC0 + symbol - 280, 8)
    }
  }

  private mutating func match(_ length: Int, back distance: Int) {
    let ofLength = Self.lengths.lastIndex { $0.start <= length }!
    literal(257 + ofLength)
    put(UInt64(length - Self.lengths[ofLength].start), Self.lengths[ofLength].extra)
    let ofDistance = Self.distances.lastIndex { $0.start <= distance }!
    code(ofDistance, 5)
    put(UInt64(distance - Self.distances[ofDistance].start), Self.distances[ofDistance].extra)
  }

  /// The first length or distance of each symbol, and how many bits tell which it is.
  private typealias Span = (start: Int, extra: UInt64)
  private static let lengths: [Span] =
    spans(
      from: 3,
      extras: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5])
    + [(258, 0)]
  private static let distances: [Span] = spans(
    from: 1,
    extras: [
      0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
      13,
    ])

  private static func spans(from first: Int, extras: [UInt64]) -> [Span] {
    var start = first
    return extras.map { extra in
      defer { start += 1 << Int(extra) }
      return (start, extra)
    }
  }

  // MARK: Bits

  /// Huffman codes begin with their highest bit, all else with its lowest.
  private mutating func code(_ value: Int, _ count: UInt64) {
    var reversed: UInt64 = 0
    for bit in 0..<count where value >> Int(bit) & 1 == 1 { reversed |= 1 << (count - 1 - bit) }
    put(reversed, count)
  }

  private mutating func put(_ value: UInt64, _ count: UInt64) {
    pending |= value << bits
    bits += count
    while bits >= 8 {
      output.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      bits -= 8
    }
  }
}
