/// The modules of a QR code (ISO/IEC 18004), one bit per column, error correction level M as EPC069-12 asks.
struct QRMatrix {
  let size: Int
  /// Bit n of a row is column n; set is dark.
  let rows: [UInt128]

  /// A bitmap for an image mask: rows padded to bytes, the leftmost module in the highest bit, dark is 0.
  func writeMask(to bytes: ByteBuffer) {
    for row in rows {
      // Reversed, the first column is the highest bit.
      let light = ~row.bitReversed
      for byte in 0..<((size + 7) / 8) {
        bytes.append(UInt8(truncatingIfNeeded: light >> UInt128(120 - 8 * byte)))
      }
    }
  }
}

extension UInt128 {
  fileprivate var bitReversed: UInt128 {
    UInt128(UInt64(truncatingIfNeeded: self).bitReversed) << 64
      | UInt128(UInt64(truncatingIfNeeded: self >> 64).bitReversed)
  }
}

extension UInt64 {
  fileprivate var bitReversed: UInt64 {
    var value = byteSwapped
    value = (value >> 4) & 0x0F0F_0F0F_0F0F_0F0F | (value & 0x0F0F_0F0F_0F0F_0F0F) << 4
    value = (value >> 2) & 0x3333_3333_3333_3333 | (value & 0x3333_3333_3333_3333) << 2
    return (value >> 1) & 0x5555_5555_5555_5555 | (value & 0x5555_5555_5555_5555) << 1
  }
}

/// Encodes bytes as QR codes; keeps what depends on the version alone.
///
/// Ours and not libqrencode's because that one takes ten times as long as the rest of the invoice together:
/// here the eight masks are weighed a row at a time, all its modules by one machine operation.
final class QREncoder {
  private var skeletons: [QRSkeleton?] = Array(repeating: nil, count: QRVersion.largest + 1)

  func encode(_ payload: String) throws(RenderingError) -> QRMatrix {
    let bytes = Array(payload.utf8)
    guard let version = QRVersion.smallest(for: bytes.count) else {
      throw .qrPayloadTooLong(bytes: bytes.count)
    }
    let skeleton = skeleton(of: version)
    let plain = skeleton.place(version.codewords(for: bytes, with: skeleton.reedSolomon))
    // Most codes are narrow enough for a machine word.
    let mask =
      version.size <= 64
      ? QRPenalty.bestMask(
        for: plain.map { UInt64(truncatingIfNeeded: $0) }, among: skeleton.narrowMasks)
      : QRPenalty.bestMask(for: plain, among: skeleton.masks)
    return QRMatrix(size: version.size, rows: skeleton.masked(plain, with: mask))
  }

  private func skeleton(of version: QRVersion) -> QRSkeleton {
    if let known = skeletons[version.number] { return known }
    let skeleton = QRSkeleton(version)
    skeletons[version.number] = skeleton
    return skeleton
  }
}

/// How unpleasant a mask is to readers: ISO/IEC 18004, 7.8.3, the four features.
///
/// A row is one integer, so a machine operation looks at all its modules at once.
enum QRPenalty {
  /// The first of the masks with the least penalty.
  @_specialize(where Row == UInt64)
  @_specialize(where Row == UInt128)
  static func bestMask<Row: FixedWidthInteger & UnsignedInteger>(
    for plain: [Row], among masks: [[Row]]
  ) -> Int {
    var best = (penalty: Int.max, mask: 0)
    return withUnsafeTemporaryAllocation(of: Row.self, capacity: plain.count) { rows in
      for (number, mask) in masks.enumerated() {
        for index in plain.indices { rows[index] = plain[index] ^ mask[index] }
        let penalty = penalty(of: UnsafeBufferPointer(rows), below: best.penalty)
        if penalty < best.penalty { best = (penalty, number) }
      }
      return best.mask
    }
  }

  /// Exact below `bound`; a mask that has reached it is not looked at further.
  @inline(__always)
  private static func penalty<Row: FixedWidthInteger & UnsignedInteger>(
    of rows: UnsafeBufferPointer<Row>, below bound: Int
  ) -> Int {
    let size = rows.count
    let all = bits(size, Row.self)
    let (fives, pairs, elevens) = (
      bits(size - 4, Row.self), bits(size - 1, Row.self), bits(size - 10, Row.self)
    )
    var (runs, blocks, finders, dark) = (0, 0, 0, 0)
    var above: Row = 0
    for index in 0..<size {
      let row = rows[index]
      if index & 7 == 0, runs + 3 * blocks + 40 * finders >= bound { return bound }
      dark += row.nonzeroBitCount
      // Five or more alike in a line: 3, and 1 for each beyond five.
      let alike: Row = ~(row ^ (row &>> 1))
      let three: Row = alike & (alike &>> 1)
      let five: Row = three & (three &>> 2) & fives
      runs += five.nonzeroBitCount + 2 * (five & ~(five &<< 1)).nonzeroBitCount
      // What looks like a finder, 1:1:3:1:1 with four light modules at a side: 40.
      let middle: Row = (row &>> 2) & (row &>> 3) & (row &>> 4)
      let gaps: Row = (row &>> 1) | (row &>> 5)
      let core: Row = row & middle & (row &>> 6) & ~gaps
      if core != 0 {
        let twoLight: Row = ~(row | (row &>> 1))
        let light: Row = twoLight & (twoLight &>> 2)
        finders +=
          (core & (light &>> 7) & elevens).nonzeroBitCount
          + ((core &>> 4) & light & elevens).nonzeroBitCount
      }
      guard index + 1 < size else { continue }
      // Two by two alike: 3.
      let below = rows[index + 1]
      let change: Row = (row ^ below) | (below ^ (below &>> 1))
      let square: Row = alike & ~change
      blocks += (square & pairs).nonzeroBitCount
      guard index + 4 < size else { continue }
      let (second, third, fourth) = (rows[index + 2], rows[index + 3], rows[index + 4])
      let allDark: Row = row & below & second & third & fourth
      let someDark: Row = row | below | second | third | fourth
      let down: Row = (allDark | ~someDark) & all
      runs += down.nonzeroBitCount + 2 * (down & ~above).nonzeroBitCount
      above = down
      guard index + 10 < size else { continue }
      let (fifth, sixth) = (rows[index + 5], rows[index + 6])
      let lower: Row = row & second & third & fourth & sixth & ~(below | fifth)
      if lower != 0 {
        let pale: Row = rows[index + 7] | rows[index + 8] | rows[index + 9] | rows[index + 10]
        finders += (lower & ~pale & all).nonzeroBitCount
      }
      let upper: Row = fourth & ~(row | below | second | third)
      if upper != 0 {
        let dark: Row = sixth & rows[index + 7] & rows[index + 8] & rows[index + 10]
        let rest: Row = dark & ~(fifth | rows[index + 9])
        finders += (upper & rest & all).nonzeroBitCount
      }
    }
    // Each 5 % away from half dark: 10.
    let total = size * size
    return runs + 3 * blocks + 40 * finders + abs(dark * 20 - total * 10) / total * 10
  }

  @inline(__always)
  private static func bits<Row: FixedWidthInteger>(_ count: Int, _ type: Row.Type) -> Row {
    count >= Row.bitWidth ? ~0 : (1 &<< Row(truncatingIfNeeded: count)) &- 1
  }
}
