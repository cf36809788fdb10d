import CDeflate

/// zlib compression whose bytes are the same on every machine, for good: *deflate/1*.
///
/// Archives keep what is inside the streams of a document, which compresses ten times better with its neighbours, and
/// compress it again when the document is asked for. Ten years later the bytes must still be those that were
/// sealed, whatever the system's libraries have become; so this encoder is ours, and frozen by golden vectors. A
/// faster one is deflate/2 beside it (`QuickDeflater`), which writes what is issued now.
///
/// The algorithm: greedy matching through a hash table of two places per bucket, one Huffman code of its own for each
/// block of 16,384 tokens, or the block as it is where that is shorter. Not for several threads at once.
package final class FrozenDeflater: StreamDeflater {
  package static let version: UInt8 = 1

  private static let hashBits: UInt32 = 13
  private static let buckets = 1 << Int(hashBits)
  private static let window = 32_768
  private static let longest = 258
  static let blockTokens = 16_384

  /// Two places a bucket, the newer in the low half.
  private let places: UnsafeMutablePointer<UInt64>
  private let tokens: UnsafeMutablePointer<UInt32>
  private let literals = HuffmanCode(symbols: 286, limit: 15)
  private let distances = HuffmanCode(symbols: 30, limit: 15)
  private let lengths = CodeLengthWriter()
  /// Places below it are of earlier inputs: the table is never cleared between two.
  private var base: UInt32 = 1

  package init() {
    places = .allocate(capacity: Self.buckets)
    places.initialize(repeating: 0, count: Self.buckets)
    tokens = .allocate(capacity: Self.blockTokens)
  }

  deinit {
    places.deallocate()
    tokens.deallocate()
  }

  /// The zlib stream (RFC 1950) of `input`.
  package func zlib(_ input: [UInt8]) -> [UInt8] {
    let output = ByteBuffer(capacity: Self.bound(input.count))
    input.withUnsafeBufferPointer { _ = deflate($0, onto: output) }
    return Array(output.filled)
  }

  static func bound(_ count: Int) -> Int { count + 10 * (count / blockTokens + 2) + 64 }

  /// Appends the zlib stream of `input`; returns how many bytes it took.
  @discardableResult
  func deflate(_ input: UnsafeBufferPointer<UInt8>, onto output: ByteBuffer) -> Int {
    let room = output.room(for: Self.bound(input.count))
    room[0] = 0x78
    room[1] = 0x01
    var bits = BitWriter(room + 2)
    if let start = input.baseAddress, !input.isEmpty {
      compress(start, input.count, &bits)
    } else {
      bits.stored(UnsafePointer(room), 0, isLast: true)
    }
    let end = bits.finish()
    var checksum = libdeflate_adler32(1, input.baseAddress, input.count)
    if input.isEmpty { checksum = 1 }
    for shift in [24, 16, 8, 0] {
      end[(24 - shift) / 8] = UInt8(truncatingIfNeeded: checksum >> UInt32(shift))
    }
    let written = end + 4 - room
    output.advance(by: written)
    return written
  }

  // MARK: Matching

  @inline(__always)
  private static func word(_ at: UnsafePointer<UInt8>) -> UInt32 {
    UInt32(littleEndian: UnsafeRawPointer(at).loadUnaligned(as: UInt32.self))
  }

  @inline(__always)
  private static func slot(_ word: UInt32) -> Int {
    Int((word &* 0x9E37_79B1) &>> (32 - hashBits))
  }

  /// How many bytes are the same, up to `limit`.
  @inline(__always)
  static func common(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ limit: Int
  ) -> Int {
    var length = 0
    while length &+ 8 <= limit {
      let difference =
        UnsafeRawPointer(left + length).loadUnaligned(as: UInt64.self)
        ^ UnsafeRawPointer(right + length).loadUnaligned(as: UInt64.self)
      if difference != 0 {
        return length &+ UInt64(littleEndian: difference).trailingZeroBitCount >> 3
      }
      length &+= 8
    }
    while length < limit, left[length] == right[length] { length &+= 1 }
    return length
  }

  private func compress(
    _ input: UnsafePointer<UInt8>, _ count: Int, _ bits: inout BitWriter
  ) {
    if UInt64(base) + UInt64(count) > UInt64(UInt32.max) || count > Int(Int32.max) {
      precondition(count <= Int(Int32.max), "a stream of two gigabytes")
      places.update(repeating: 0, count: Self.buckets)
      base = 1
    }
    let (base, places, tokens) = (base, places, tokens)
    let (literalCounts, distanceCounts) = (literals.counts, distances.counts)
    let last = count - 4
    var (position, filled, blockStart) = (0, 0, 0)
    literals.reset()
    distances.reset()
    while position < count {
      var (best, distance) = (0, 0)
      if position <= last {
        let word = Self.word(input + position)
        let slot = Self.slot(word)
        let here = base &+ UInt32(truncatingIfNeeded: position)
        let bucket = places[slot]
        places[slot] = bucket &<< 32 | UInt64(here)
        let first = UInt32(truncatingIfNeeded: bucket)
        let second = UInt32(truncatingIfNeeded: bucket &>> 32)
        let limit = min(Self.longest, count - position)
        if first >= base {
          let back = Int(here &- first)
          if back <= Self.window, Self.word(input + (position - back)) == word {
            best = Self.common(input + (position - back), input + position, limit)
            distance = back
          }
          if second >= base, best < limit {
            let back = Int(here &- second)
            if back <= Self.window, Self.word(input + (position - back)) == word {
              let length = Self.common(input + (position - back), input + position, limit)
              if length > best { (best, distance) = (length, back) }
            }
          }
        }
      }
      if best == 0 {
        tokens[filled] = UInt32(input[position])
        literalCounts[Int(input[position])] &+= 1
        position += 1
      } else {
        tokens[filled] = UInt32(best) << 16 | UInt32(distance - 1)
        literalCounts[Symbol.ofLength(best)] &+= 1
        distanceCounts[Symbol.ofDistance(distance &- 1)] &+= 1
        let end = position + best
        var inside = position &+ 1
        let stop = min(end, last &+ 1)
        while inside < stop {
          let slot = Self.slot(Self.word(input + inside))
          places[slot] = places[slot] &<< 32 | UInt64(base &+ UInt32(truncatingIfNeeded: inside))
          inside &+= 1
        }
        position = end
      }
      filled += 1
      if filled == Self.blockTokens || position == count {
        write(
          filled, of: input + blockStart, position - blockStart, isLast: position == count, &bits)
        (filled, blockStart) = (0, position)
        literals.reset()
        distances.reset()
      }
    }
    self.base = base &+ UInt32(truncatingIfNeeded: count)
  }

  // MARK: Blocks

  private func write(
    _ count: Int, of input: UnsafePointer<UInt8>, _ size: Int, isLast: Bool,
    _ bits: inout BitWriter
  ) {
    literals.counts[Symbol.endOfBlock] &+= 1
    literals.build()
    distances.build()
    lengths.prepare(literals, distances)
    let cost = 17 + lengths.cost + literals.cost + distances.cost
    guard cost < (size + 5) * 8 else { return bits.stored(input, size, isLast: isLast) }
    bits.put(isLast ? 5 : 4, 3)
    lengths.write(to: &bits)
    let (literals, distances) = (literals.codes, distances.codes)
    var output = bits
    for index in 0..<count {
      let token = tokens[index]
      let length = Int(token &>> 16)
      if length == 0 {
        output.hold(literals[Int(token)])
      } else {
        let symbol = Symbol.ofLength(length)
        output.hold(literals[symbol])
        output.hold(Symbol.lengthRest(length), Symbol.lengthBits(symbol))
        let back = Int(token & 0xFFFF)
        let place = Symbol.ofDistance(back)
        output.hold(distances[place])
        let extra = Symbol.distanceBits(place)
        output.hold(back & (1 &<< extra &- 1), extra)
      }
      output.drain()
    }
    bits = output
    bits.put(literals[Symbol.endOfBlock])
  }
}

/// The symbols of RFC 1951, 3.2.5, by arithmetic.
enum Symbol {
  static let endOfBlock = 256

  /// - Parameter length: 3 … 258.
  @inline(__always)
  static func ofLength(_ length: Int) -> Int {
    let value = length &- 3
    if value < 8 { return 257 &+ value }
    if value == 255 { return 285 }
    let power = 63 &- UInt64(value).leadingZeroBitCount
    return 257 &+ 4 &* (power &- 1) &+ (value >> (power &- 2)) & 3
  }

  @inline(__always)
  static func lengthBits(_ symbol: Int) -> Int {
    symbol < 265 || symbol == 285 ? 0 : (symbol &- 261) >> 2
  }

  @inline(__always)
  static func lengthRest(_ length: Int) -> Int {
    let value = length &- 3
    if value < 8 || value == 255 { return 0 }
    let power = 63 &- UInt64(value).leadingZeroBitCount
    return value & (1 << (power &- 2) &- 1)
  }

  /// - Parameter back: distance − 1.
  @inline(__always)
  static func ofDistance(_ back: Int) -> Int {
    if back < 2 { return back }
    let power = 63 &- UInt64(back).leadingZeroBitCount
    return 2 &* power &+ (back >> (power &- 1)) & 1
  }

  @inline(__always)
  static func distanceBits(_ symbol: Int) -> Int { symbol < 4 ? 0 : symbol >> 1 &- 1 }
}
