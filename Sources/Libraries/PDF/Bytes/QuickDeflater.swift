import CDeflate

/// zlib compression whose bytes are the same on every machine, for good: *deflate/2*.
///
/// What documents are written with. It takes a third of the time of deflate/1 (`FrozenDeflater`) for some 5 % more bytes in
/// a file nobody keeps: archives hold what is inside the streams. Frozen by golden vectors, as the first is.
///
/// The algorithm: one pass of greedy matching through a hash table of the newest place only, in which of a match its first
/// and its last byte are entered; the tokens are written as they are found, with one of two codes that never change
/// (`FixedCodes`), the first for XML and the second for pages. What begins with a byte that is neither's, a font, is left to
/// deflate/1, and what would grow is written as it is. Not for several threads at once.
package final class QuickDeflater: StreamDeflater {
  package static let version: UInt8 = 2

  private static let hashBits: UInt32 = 12
  private static let places = 1 << Int(hashBits)
  private static let window = 32_768
  private static let longest = 258

  private let places: UnsafeMutablePointer<UInt32>
  private let xml = FixedCode(FixedCodes.xml)
  private let page = FixedCode(FixedCodes.page)
  private let others = FrozenDeflater()
  /// Places below it are of earlier inputs: the table is never cleared between two.
  private var base: UInt32 = 1

  package init() {
    places = .allocate(capacity: Self.places)
    places.initialize(repeating: 0, count: Self.places)
  }

  deinit { places.deallocate() }

  /// The zlib stream (RFC 1950) of `input`.
  package func zlib(_ input: [UInt8]) -> [UInt8] {
    let output = ByteBuffer(capacity: Self.bound(input.count))
    input.withUnsafeBufferPointer { _ = deflate($0, onto: output) }
    return Array(output.filled)
  }

  /// A literal takes 15 bits at most, the head some hundred bytes.
  private static func bound(_ count: Int) -> Int { 2 * count + 512 }

  /// Appends the zlib stream of `input`; returns how many bytes it took.
  @discardableResult
  func deflate(_ input: UnsafeBufferPointer<UInt8>, onto output: ByteBuffer) -> Int {
    guard let start = input.baseAddress, let code = code(for: input) else {
      return others.deflate(input, onto: output)
    }
    let room = output.room(for: Self.bound(input.count))
    room[0] = 0x78
    room[1] = 0x01
    var bits = BitWriter(room + 2)
    code.begin(&bits)
    compress(start, input.count, with: code, &bits)
    var end = bits.finish()
    if end - (room + 2) > input.count + 5 * (input.count / 65_535 + 1) {
      bits = BitWriter(room + 2)
      bits.stored(start, input.count, isLast: true)
      end = bits.finish()
    }
    let checksum = libdeflate_adler32(1, start, input.count)
    for shift in [24, 16, 8, 0] {
      end[(24 - shift) / 8] = UInt8(truncatingIfNeeded: checksum >> UInt32(shift))
    }
    let written = end + 4 - room
    output.advance(by: written)
    return written
  }

  /// XML begins with `<`, what is drawn on a page with a printable character.
  private func code(for input: UnsafeBufferPointer<UInt8>) -> FixedCode? {
    switch input.first {
    case UInt8(ascii: "<"): xml
    case .some(0x20...0x7E): page
    default: nil
    }
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

  private func compress(
    _ input: UnsafePointer<UInt8>, _ count: Int, with code: FixedCode, _ writer: inout BitWriter
  ) {
    precondition(count <= Int(Int32.max), "a stream of two gigabytes")
    if UInt64(base) + UInt64(count) > UInt64(UInt32.max) {
      places.update(repeating: 0, count: Self.places)
      base = 1
    }
    let (base, places) = (base, places)
    let (literals, lengths, distances) = (code.literals, code.lengths, code.distances)
    let last = count &- 4
    var position = 0
    var bits = writer
    while position <= last {
      let word = Self.word(input + position)
      let slot = Self.slot(word)
      let seen = places[slot]
      let here = base &+ UInt32(truncatingIfNeeded: position)
      places[slot] = here
      let back = Int(here &- seen)
      if seen >= base, back <= Self.window, Self.word(input + (position &- back)) == word {
        let limit = min(Self.longest, count &- position)
        let length = FrozenDeflater.common(
          input + (position &- back), input + position, limit)
        bits.hold(long: lengths[length])
        let distance = back &- 1
        let place = Symbol.ofDistance(distance)
        bits.hold(distances[place])
        let extra = Symbol.distanceBits(place)
        bits.hold(distance & (1 &<< extra &- 1), extra)
        bits.drain()
        position &+= length
        let end = position &- 1
        if end <= last {
          places[Self.slot(Self.word(input + end))] = base &+ UInt32(truncatingIfNeeded: end)
        }
      } else {
        bits.put(literals[Int(input[position])])
        position &+= 1
      }
    }
    while position < count {
      bits.put(literals[Int(input[position])])
      position &+= 1
    }
    bits.put(literals[Symbol.endOfBlock])
    writer = bits
    self.base = base &+ UInt32(truncatingIfNeeded: count)
  }
}

/// One of the codes, ready to be written with. Part of deflate/2: frozen.
final class FixedCode {
  private let literalCode = HuffmanCode(symbols: 286, limit: 15)
  private let distanceCode = HuffmanCode(symbols: 30, limit: 15)
  /// The head of the block, which is always the same.
  private let head: [UInt8]
  private let headBits: Int
  /// Bits of a length and what is added to it, in the low 24; their number above.
  let lengths: UnsafeMutablePointer<UInt32>
  var literals: UnsafeMutablePointer<UInt32> { literalCode.codes }
  var distances: UnsafeMutablePointer<UInt32> { distanceCode.codes }

  init(_ frozen: FixedCodes.Lengths) {
    literalCode.use(frozen.literals)
    distanceCode.use(frozen.distances)
    let writer = CodeLengthWriter()
    writer.prepare(literalCode, distanceCode)
    headBits = 17 + writer.cost
    head = [UInt8](unsafeUninitializedCapacity: 1024) { buffer, count in
      var bits = BitWriter(buffer.baseAddress!)
      bits.put(5, 3)
      writer.write(to: &bits)
      count = bits.finish() - buffer.baseAddress!
    }
    lengths = .allocate(capacity: 259)
    lengths.initialize(repeating: 0, count: 259)
    for length in 3...258 {
      let symbol = Symbol.ofLength(length)
      let code = literalCode.codes[symbol]
      let size = code >> 16
      lengths[length] =
        code & 0xFFFF | UInt32(Symbol.lengthRest(length)) << size
        | (size + UInt32(Symbol.lengthBits(symbol))) << 24
    }
  }

  deinit { lengths.deallocate() }

  func begin(_ bits: inout BitWriter) {
    let whole = headBits >> 3
    for index in 0..<whole { bits.put(UInt64(head[index]), 8) }
    if headBits & 7 > 0 { bits.put(UInt64(head[whole]), headBits & 7) }
  }
}
