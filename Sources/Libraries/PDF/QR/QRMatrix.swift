/// The modules of a QR code (ISO/IEC 18004), one bit per column, error correction level M as EPC069-12 asks.
struct QRMatrix {
  let size: Int
  /// Bit n of a row is column n; set is dark.
  let rows: [UInt128]

  /// Neighbouring dark modules of a row.
  struct Run {
    var row: Int
    var column: Int
    var length: Int
  }

  var darkRuns: [Run] {
    var runs: [Run] = []
    runs.reserveCapacity(size * size / 4)
    for (row, bits) in rows.enumerated() {
      var rest = bits
      while rest != 0 {
        let column = rest.trailingZeroBitCount
        let length = (~(rest >> UInt128(column))).trailingZeroBitCount
        runs.append(Run(row: row, column: column, length: length))
        rest &= ~(((1 << UInt128(length)) - 1) << UInt128(column))
      }
    }
    return runs
  }
}

/// Encodes bytes as QR codes; keeps what depends on the version alone.
///
/// Ours and not libqrencode's because that one takes ten times as long as the rest of the invoice together:
/// here the eight masks are weighed a row at a time, 128 modules by one machine operation.
final class QREncoder {
  private var skeletons: [QRSkeleton?] = Array(repeating: nil, count: QRVersion.largest + 1)

  /// A document may be laid out twice; its code is made once.
  private var latest: (payload: String, code: QRMatrix)?

  func encode(_ payload: String) throws(RenderingError) -> QRMatrix {
    if let latest, latest.payload == payload { return latest.code }
    let bytes = Array(payload.utf8)
    guard let version = QRVersion.smallest(for: bytes.count) else {
      throw .qrPayloadTooLong(bytes: bytes.count)
    }
    let skeleton = skeleton(of: version)
    let plain = skeleton.place(version.codewords(for: bytes))
    var best: (penalty: Int, rows: [UInt128]) = (.max, [])
    for mask in 0..<8 {
      let rows = skeleton.masked(plain, with: mask)
      let penalty = QRPenalty.of(rows)
      if penalty < best.penalty { best = (penalty, rows) }
    }
    let code = QRMatrix(size: version.size, rows: best.rows)
    latest = (payload, code)
    return code
  }

  private func skeleton(of version: QRVersion) -> QRSkeleton {
    if let known = skeletons[version.number] { return known }
    let skeleton = QRSkeleton(version)
    skeletons[version.number] = skeleton
    return skeleton
  }
}

/// How unpleasant a mask is to readers: ISO/IEC 18004, 7.8.3, the four features.
enum QRPenalty {
  static func of(_ rows: [UInt128]) -> Int {
    rows.withUnsafeBufferPointer { rows in
      runs(rows) + blocks(rows) + finderLike(rows) + imbalance(rows)
    }
  }

  private static func bits(_ count: Int) -> UInt128 { (1 << UInt128(count)) - 1 }

  /// Five or more alike in a line: 3, and 1 for each beyond five.
  private static func runs(_ rows: UnsafeBufferPointer<UInt128>) -> Int {
    let size = rows.count
    let valid = bits(size - 4)
    var penalty = 0
    var above: UInt128 = 0
    for index in 0..<size {
      let alike = ~(rows[index] ^ (rows[index] >> 1))
      let pairs = alike & (alike >> 1)
      let five = pairs & (pairs >> 2) & valid
      penalty += five.nonzeroBitCount + 2 * (five & ~(five << 1)).nonzeroBitCount
      guard index + 4 < size else { continue }
      let all = rows[index] & rows[index + 1] & rows[index + 2] & rows[index + 3] & rows[index + 4]
      let none =
        ~(rows[index] | rows[index + 1] | rows[index + 2] | rows[index + 3] | rows[index + 4])
      let down = (all | none) & bits(size)
      penalty += down.nonzeroBitCount + 2 * (down & ~above).nonzeroBitCount
      above = down
    }
    return penalty
  }

  /// Two by two alike: 3.
  private static func blocks(_ rows: UnsafeBufferPointer<UInt128>) -> Int {
    let valid = bits(rows.count - 1)
    var count = 0
    for index in 1..<rows.count {
      let (upper, lower) = (rows[index - 1], rows[index])
      let alike = ~(upper ^ lower) & ~(upper ^ (upper >> 1)) & ~(lower ^ (lower >> 1))
      count += (alike & valid).nonzeroBitCount
    }
    return 3 * count
  }

  /// What looks like a finder, 1:1:3:1:1 with four light modules at a side: 40.
  private static func finderLike(_ rows: UnsafeBufferPointer<UInt128>) -> Int {
    let size = rows.count
    let valid = bits(size - 10)
    var count = 0
    for index in 0..<size {
      let row = rows[index]
      let lightRight = ~(row >> 7 | row >> 8 | row >> 9 | row >> 10)
      let lightLeft = ~(row | row >> 1 | row >> 2 | row >> 3)
      let core = row & ~(row >> 1) & row >> 2 & row >> 3 & row >> 4 & ~(row >> 5) & row >> 6
      count +=
        ((core & lightRight) & valid).nonzeroBitCount
        + ((core >> 4 & lightLeft) & valid).nonzeroBitCount
      guard index + 10 < size else { continue }
      count += down(rows, index, from: 0, lightFrom: 7) + down(rows, index, from: 4, lightFrom: 0)
    }
    return 40 * count
  }

  private static func down(
    _ rows: UnsafeBufferPointer<UInt128>, _ index: Int, from core: Int, lightFrom light: Int
  ) -> Int {
    let (c, l) = (index + core, index + light)
    let dark = rows[c] & rows[c + 2] & rows[c + 3] & rows[c + 4] & rows[c + 6]
    let pale = rows[c + 1] | rows[c + 5] | rows[l] | rows[l + 1] | rows[l + 2] | rows[l + 3]
    return (dark & ~pale & bits(rows.count)).nonzeroBitCount
  }

  /// Each 5 % away from half dark: 10.
  private static func imbalance(_ rows: UnsafeBufferPointer<UInt128>) -> Int {
    let dark = rows.reduce(0) { $0 + $1.nonzeroBitCount }
    let total = rows.count * rows.count
    return abs(dark * 20 - total * 10) / total * 10
  }
}
