/// A canonical Huffman code of limited length, made from counts. Part of deflate/1: frozen.
final class HuffmanCode {
  private let symbolCount: Int
  private let limit: Int
  let counts: UnsafeMutablePointer<UInt32>
  /// Bits in the low half, their number in the high half; 0 for a symbol that is not used.
  let codes: UnsafeMutablePointer<UInt32>
  let lengths: UnsafeMutablePointer<UInt8>
  private let order: UnsafeMutablePointer<UInt32>
  private let work: UnsafeMutablePointer<UInt32>
  /// How many bits the counted symbols take, with the extra bits of lengths and distances.
  private(set) var cost = 0

  /// - Parameter limit: longest code, in bits.
  init(symbols: Int, limit: Int) {
    symbolCount = symbols
    self.limit = limit
    counts = .allocate(capacity: symbols)
    codes = .allocate(capacity: symbols)
    lengths = .allocate(capacity: symbols)
    order = .allocate(capacity: symbols)
    work = .allocate(capacity: symbols)
    reset()
  }

  deinit {
    for pointer in [counts, codes, order, work] { pointer.deallocate() }
    lengths.deallocate()
  }

  func reset() { counts.update(repeating: 0, count: symbolCount) }

  /// One more than the last symbol with a code.
  var used: Int {
    var used = symbolCount
    while used > 1, lengths[used - 1] == 0 { used -= 1 }
    return used
  }

  func build() {
    lengths.update(repeating: 0, count: symbolCount)
    let count = sort()
    minimumRedundancy(count)
    assignLengths(count)
    assignCodes()
    cost = 0
    for symbol in 0..<symbolCount {
      let extra =
        switch symbolCount {
        case 286: symbol > 256 ? Symbol.lengthBits(symbol) : 0
        case 30: Symbol.distanceBits(symbol)
        default: 0
        }
      cost &+= Int(counts[symbol]) &* (Int(lengths[symbol]) &+ extra)
    }
  }

  /// Takes lengths that were made before, as letters, "a" for 1.
  func use(_ letters: StaticString) {
    precondition(letters.utf8CodeUnitCount == symbolCount, "a length for each symbol")
    for symbol in 0..<symbolCount { lengths[symbol] = letters.utf8Start[symbol] - 0x60 }
    assignCodes()
  }

  /// The used symbols by count, then by symbol. A code of fewer than two symbols is not one that every reader takes: the
  /// first symbols stand in.
  private func sort() -> Int {
    var count = 0
    for symbol in 0..<symbolCount where counts[symbol] != 0 {
      order[count] = counts[symbol] << 9 | UInt32(symbol)
      count += 1
    }
    var spare: UInt32 = 0
    while count < 2 {
      if counts[Int(spare)] == 0 {
        order[count] = spare
        count += 1
      }
      spare += 1
    }
    for gap in [57, 23, 10, 4, 1] where gap < count {
      for index in gap..<count {
        let key = order[index]
        var hole = index
        while hole >= gap, order[hole - gap] > key {
          order[hole] = order[hole - gap]
          hole -= gap
        }
        order[hole] = key
      }
    }
    return count
  }

  /// Moffat and Katajainen, "In-place calculation of minimum-redundancy codes" (1995): `work` becomes lengths.
  private func minimumRedundancy(_ count: Int) {
    let work = work
    for index in 0..<count { work[index] = order[index] >> 9 }
    work[0] &+= work[1]
    var (root, leaf) = (0, 2)
    for next in 1..<max(1, count - 1) {
      if leaf >= count || work[root] < work[leaf] {
        work[next] = work[root]
        work[root] = UInt32(next)
        root += 1
      } else {
        work[next] = work[leaf]
        leaf += 1
      }
      if leaf >= count || (root < next && work[root] < work[leaf]) {
        work[next] &+= work[root]
        work[root] = UInt32(next)
        root += 1
      } else {
        work[next] &+= work[leaf]
        leaf += 1
      }
    }
    work[count - 2] = 0
    for next in stride(from: count - 3, through: 0, by: -1) {
      work[next] = work[Int(work[next])] + 1
    }
    var (available, taken, depth) = (1, 0, UInt32(0))
    var next = count - 1
    root = count - 2
    while available > 0 {
      while root >= 0, work[root] == depth {
        taken += 1
        root -= 1
      }
      while available > taken {
        work[next] = depth
        next -= 1
        available -= 1
      }
      (available, taken) = (2 * taken, 0)
      depth += 1
    }
  }

  /// Codes longer than the limit are cut, and others lengthened until the code is complete again.
  private func assignLengths(_ count: Int) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 33) { numbers in
      numbers.initialize(repeating: 0)
      for index in 0..<count { numbers[min(Int(work[index]), limit)] += 1 }
      var total = 0
      for length in 1...limit { total += numbers[length] << (limit - length) }
      while total > 1 << limit {
        numbers[limit] -= 1
        var length = limit - 1
        while numbers[length] == 0 { length -= 1 }
        numbers[length] -= 1
        numbers[length + 1] += 2
        total -= 1
      }
      var next = count
      for length in 1...limit {
        for _ in 0..<numbers[length] {
          next -= 1
          lengths[Int(order[next] & 511)] = UInt8(length)
        }
      }
    }
  }

  /// RFC 1951, 3.2.2; bits reversed, as they are written from the lowest.
  private func assignCodes() {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 34) { next in
      next.initialize(repeating: 0)
      for symbol in 0..<symbolCount where lengths[symbol] > 0 {
        next[Int(lengths[symbol]) + 1] += 1
      }
      var code: UInt32 = 0
      for length in 1...limit {
        code = (code &+ next[length]) << 1
        next[length] = code
      }
      for symbol in 0..<symbolCount {
        let length = lengths[symbol]
        guard length > 0 else {
          codes[symbol] = 0
          continue
        }
        codes[symbol] = Self.reversed(next[Int(length)], length) | UInt32(length) << 16
        next[Int(length)] &+= 1
      }
    }
  }

  @inline(__always)
  private static func reversed(_ code: UInt32, _ length: UInt8) -> UInt32 {
    var bits = code
    bits = (bits >> 1 & 0x5555) | (bits & 0x5555) << 1
    bits = (bits >> 2 & 0x3333) | (bits & 0x3333) << 2
    bits = (bits >> 4 & 0x0F0F) | (bits & 0x0F0F) << 4
    bits = (bits >> 8 & 0x00FF) | (bits & 0x00FF) << 8
    return bits >> (16 - UInt32(length))
  }
}
