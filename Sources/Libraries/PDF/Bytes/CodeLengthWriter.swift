/// The head of a dynamic block: the lengths of both codes, run by run (RFC 1951, 3.2.7). Part of deflate/1: frozen.
final class CodeLengthWriter {
  private static let transmission = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]
  private let code = HuffmanCode(symbols: 19, limit: 7)
  /// Symbol in the low byte, what a run adds in the high one.
  private let runs: UnsafeMutablePointer<UInt16> = .allocate(capacity: 320)
  private let all: UnsafeMutablePointer<UInt8> = .allocate(capacity: 320)
  private var runCount = 0
  private var literalCount = 0
  private var distanceCount = 0
  private var sent = 0
  /// Bits of the head after its first 17.
  private(set) var cost = 0

  deinit {
    runs.deallocate()
    all.deallocate()
  }

  func prepare(_ literals: HuffmanCode, _ distances: HuffmanCode) {
    (literalCount, distanceCount) = (max(257, literals.used), distances.used)
    for symbol in 0..<literalCount { all[symbol] = literals.lengths[symbol] }
    for symbol in 0..<distanceCount { all[literalCount + symbol] = distances.lengths[symbol] }
    code.reset()
    runCount = 0
    findRuns(in: literalCount + distanceCount)
    code.build()
    sent = 19
    while sent > 4, code.lengths[Self.transmission[sent - 1]] == 0 { sent -= 1 }
    cost = 3 * sent + code.cost
    for index in 0..<runCount { cost += Self.extraBits(runs[index]) }
  }

  private func findRuns(in count: Int) {
    var at = 0
    while at < count {
      let length = all[at]
      var run = 1
      while at + run < count, all[at + run] == length { run += 1 }
      at += run
      if length != 0 {
        add(UInt16(length))
        run -= 1
      }
      while run >= 3 {
        let part = min(run, length != 0 ? 6 : 138)
        if length != 0 {
          add(16 | UInt16(part - 3) << 8)
        } else {
          add(part < 11 ? 17 | UInt16(part - 3) << 8 : 18 | UInt16(part - 11) << 8)
        }
        run -= part
      }
      while run > 0 {
        add(UInt16(length))
        run -= 1
      }
    }
  }

  private func add(_ run: UInt16) {
    runs[runCount] = run
    runCount += 1
    code.counts[Int(run & 255)] &+= 1
  }

  @inline(__always)
  private static func extraBits(_ run: UInt16) -> Int {
    switch run & 255 {
    case 16: 2
    case 17: 3
    case 18: 7
    default: 0
    }
  }

  func write(to bits: inout BitWriter) {
    bits.put(UInt64(literalCount - 257), 5)
    bits.put(UInt64(distanceCount - 1), 5)
    bits.put(UInt64(sent - 4), 4)
    for index in 0..<sent { bits.put(UInt64(code.lengths[Self.transmission[index]]), 3) }
    for index in 0..<runCount {
      bits.put(code.codes[Int(runs[index] & 255)])
      bits.put(UInt64(runs[index] >> 8), Self.extraBits(runs[index]))
    }
  }
}

/// Bits from the lowest, into memory with eight bytes to spare.
struct BitWriter {
  private var next: UnsafeMutablePointer<UInt8>
  private var pending: UInt64 = 0
  private var count = 0

  init(_ start: UnsafeMutablePointer<UInt8>) { next = start }

  @inline(__always)
  mutating func put(_ bits: UInt64, _ count: Int) {
    hold(Int(truncatingIfNeeded: bits), count)
    drain()
  }

  @inline(__always)
  mutating func put(_ code: UInt32) {
    hold(code)
    drain()
  }

  /// At most 56 bits between two `drain`: the longest token of deflate takes 48.
  @inline(__always)
  mutating func hold(_ bits: Int, _ count: Int) {
    pending |= UInt64(truncatingIfNeeded: bits) &<< UInt64(truncatingIfNeeded: self.count)
    self.count &+= count
  }

  /// A code of up to 24 bits, their number above them.
  @inline(__always)
  mutating func hold(long code: UInt32) { hold(Int(code & 0xFF_FFFF), Int(code &>> 24)) }

  @inline(__always)
  mutating func hold(_ code: UInt32) { hold(Int(code & 0xFFFF), Int(code &>> 16)) }

  /// Writes the whole bytes that are held; up to seven bytes after them are overwritten.
  @inline(__always)
  mutating func drain() {
    UnsafeMutableRawPointer(next).storeBytes(of: pending.littleEndian, as: UInt64.self)
    next += count &>> 3
    pending &>>= UInt64(truncatingIfNeeded: count & 56)
    count &= 7
  }

  /// Blocks as they are (RFC 1951, 3.2.4).
  mutating func stored(_ input: UnsafePointer<UInt8>, _ size: Int, isLast: Bool) {
    var at = 0
    repeat {
      let part = min(65_535, size - at)
      put(isLast && at + part == size ? 1 : 0, 3)
      align()
      for value in [part, ~part] {
        next[0] = UInt8(truncatingIfNeeded: value)
        next[1] = UInt8(truncatingIfNeeded: value >> 8)
        next += 2
      }
      next.update(from: input + at, count: part)
      next += part
      at += part
    } while at < size
  }

  private mutating func align() {
    while count > 0 {
      next[0] = UInt8(truncatingIfNeeded: pending)
      next += 1
      pending &>>= 8
      count -= 8
    }
    (pending, count) = (0, 0)
  }

  mutating func finish() -> UnsafeMutablePointer<UInt8> {
    align()
    return next
  }
}
