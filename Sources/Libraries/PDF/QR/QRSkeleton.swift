/// What all codes of one version share: the patterns, the way of the data, the masks.
struct QRSkeleton {
  private let size: Int
  let reedSolomon: ReedSolomon
  /// The dark modules of the patterns, format information excepted.
  private var dark: [UInt128]
  /// The modules that are no data.
  private var reserved: [UInt128]
  /// Where each data bit goes, in order.
  private var path: [(row: UInt8, column: UInt8)] = []
  /// Per mask, what it inverts and the format information that names it.
  private(set) var masks: [[UInt128]] = []
  /// The same, when the rows fit 64 bits.
  private(set) var narrowMasks: [[UInt64]] = []

  init(_ version: QRVersion) {
    size = version.size
    reedSolomon = version.reedSolomon
    dark = Array(repeating: 0, count: size)
    reserved = dark
    drawTiming()
    for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
    drawAlignments(version.alignments)
    for index in 0..<9 {
      reserve(8, index)
      reserve(index, 8)
    }
    for index in 0..<8 {
      reserve(8, size - 1 - index)
      reserve(size - 1 - index, 8)
    }
    if version.number >= 7 { drawVersion(version.number) }
    path = zigzag()
    masks = (0..<8).map { formatted(mask($0), $0) }
    if size <= 64 { narrowMasks = masks.map { $0.map { UInt64(truncatingIfNeeded: $0) } } }
  }

  // MARK: Patterns

  private mutating func reserve(_ row: Int, _ column: Int) { reserved[row] |= 1 << UInt128(column) }

  private mutating func set(_ row: Int, _ column: Int, _ isDark: Bool) {
    reserve(row, column)
    if isDark { dark[row] |= 1 << UInt128(column) } else { dark[row] &= ~(1 << UInt128(column)) }
  }

  private mutating func drawTiming() {
    for index in 0..<size {
      set(6, index, index % 2 == 0)
      set(index, 6, index % 2 == 0)
    }
  }

  private mutating func drawFinder(_ centreRow: Int, _ centreColumn: Int) {
    for row in (centreRow - 4)...(centreRow + 4) where (0..<size).contains(row) {
      for column in (centreColumn - 4)...(centreColumn + 4) where (0..<size).contains(column) {
        let distance = max(abs(row - centreRow), abs(column - centreColumn))
        set(row, column, distance != 2 && distance != 4)
      }
    }
  }

  private mutating func drawAlignments(_ centres: [Int]) {
    guard let last = centres.last else { return }
    for row in centres {
      for column in centres
      where !((row, column) == (6, 6) || (row, column) == (6, last) || (row, column) == (last, 6)) {
        for y in -2...2 {
          for x in -2...2 { set(row + y, column + x, max(abs(x), abs(y)) != 1) }
        }
      }
    }
  }

  /// The version, protected by a (18, 6) Golay code, twice.
  private mutating func drawVersion(_ number: Int) {
    var remainder = number
    for _ in 0..<12 { remainder = remainder << 1 ^ (remainder >> 11) * 0x1F25 }
    let bits = number << 12 | remainder
    for index in 0..<18 {
      let isDark = bits >> index & 1 == 1
      set(index / 3, size - 11 + index % 3, isDark)
      set(size - 11 + index % 3, index / 3, isDark)
    }
  }

  /// Two columns at a time from the right, up and down in turn, around the vertical timing pattern.
  private func zigzag() -> [(row: UInt8, column: UInt8)] {
    var path: [(row: UInt8, column: UInt8)] = []
    var right = size - 1
    var upwards = true
    while right >= 1 {
      if right == 6 { right = 5 }
      for step in 0..<size {
        let row = upwards ? size - 1 - step : step
        for column in [right, right - 1] where reserved[row] >> UInt128(column) & 1 == 0 {
          path.append((UInt8(row), UInt8(column)))
        }
      }
      upwards.toggle()
      right -= 2
    }
    return path
  }

  private func mask(_ number: Int) -> [UInt128] {
    (0..<size).map { row in
      var bits: UInt128 = 0
      for column in 0..<size where Self.inverts(number, row, column) {
        bits |= 1 << UInt128(column)
      }
      return bits & ~reserved[row]
    }
  }

  private static func inverts(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
    switch mask {
    case 0: (row + column) % 2 == 0
    case 1: row % 2 == 0
    case 2: column % 3 == 0
    case 3: (row + column) % 3 == 0
    case 4: (row / 2 + column / 3) % 2 == 0
    case 5: row * column % 2 + row * column % 3 == 0
    case 6: (row * column % 2 + row * column % 3) % 2 == 0
    default: ((row + column) % 2 + row * column % 3) % 2 == 0
    }
  }

  // MARK: Data

  func place(_ codewords: [UInt8]) -> [UInt128] {
    var rows = dark
    rows.withUnsafeMutableBufferPointer { rows in
      for (index, byte) in codewords.enumerated() {
        for bit in 0..<8 {
          let module = path[8 * index + bit]
          rows[Int(module.row)] |= UInt128(byte >> UInt8(7 - bit) & 1) &<< UInt128(module.column)
        }
      }
    }
    return rows
  }

  /// The code under one mask, with the format information that says which.
  func masked(_ plain: [UInt128], with number: Int) -> [UInt128] {
    var rows = plain
    for index in 0..<size { rows[index] ^= masks[number][index] }
    return rows
  }

  /// Puts the format information, which no mask touches, into an empty place.
  private func formatted(_ mask: [UInt128], _ number: Int) -> [UInt128] {
    var rows = mask
    var remainder = number  // level M is 00
    for _ in 0..<10 { remainder = remainder << 1 ^ (remainder >> 9) * 0x537 }
    let format = (number << 10 | remainder) ^ 0x5412
    func put(_ bit: Int, _ row: Int, _ column: Int) {
      if format >> bit & 1 == 1 { rows[row] |= 1 << UInt128(column) }
    }
    for bit in 0..<15 {
      // Around the upper left finder …
      if bit < 8 {
        put(bit, bit < 6 ? bit : bit + 1, 8)
      } else {
        put(bit, 8, bit == 8 ? 7 : 14 - bit)
      }
      // … and again beside the two others.
      if bit < 8 { put(bit, 8, size - 1 - bit) } else { put(bit, size - 15 + bit, 8) }
    }
    rows[size - 8] |= 1 << 8
    return rows
  }
}
