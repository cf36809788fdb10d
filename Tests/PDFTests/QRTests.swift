import CQREncode
import Testing

@testable import PDF

struct QRTests {
  /// libqrencode draws the same symbol when it chooses the same mask; it weighs the masks a little otherwise,
  /// so the masks are taken off before comparing.
  @Test(arguments: [1, 14, 15, 40, 90, 120, 180, 230, 331, 500, 1_000])
  func `the code is the one libqrencode makes`(length: Int) throws {
    let payload = String((0..<length).map { Character(Unicode.Scalar(UInt8(33 + $0 * 7 % 90))) })
    let ours = try QREncoder().encode(payload)
    let theirs = try #require(QRcode_encodeData(CInt(length), Array(payload.utf8), 0, QR_ECLEVEL_M))
    defer { QRcode_free(theirs) }
    let size = Int(theirs.pointee.width)
    #expect(ours.size == size)
    let reference = (0..<size).map { row in
      (0..<size).reduce(UInt128(0)) {
        $0 | UInt128(theirs.pointee.data[row * size + $1] & 1) << UInt128($1)
      }
    }
    let skeleton = QRSkeleton(QRVersion(number: (size - 17) / 4))
    #expect(unmasked(ours.rows, skeleton) == unmasked(reference, skeleton))
  }

  /// The format information around the upper left finder, without its own mask: level and mask number.
  private func maskNumber(_ rows: [UInt128]) -> Int {
    let bits = (0..<3).reduce(0) { $0 << 1 | Int(rows[8] >> UInt128(2 + $1) & 1) }
    return bits ^ 0b101
  }

  private func unmasked(_ rows: [UInt128], _ skeleton: QRSkeleton) -> [UInt128] {
    let number = maskNumber(rows)
    let empty = skeleton.masked(rows.map { _ in 0 }, with: number)
    return zip(rows, empty).map { $0 ^ $1 }
  }

  @Test func `the bitmap shows exactly the dark modules`() throws {
    let code = try QREncoder().encode("BCD\n002\n1\nSCT")
    let bytes = ByteBuffer(capacity: 16)
    code.writeMask(to: bytes)
    let width = (code.size + 7) / 8
    #expect(bytes.count == width * code.size)
    for row in 0..<code.size {
      for column in 0..<code.size {
        let bit = bytes[row * width + column / 8] >> UInt8(7 - column % 8) & 1
        #expect((bit == 0) == (code.rows[row] >> UInt128(column) & 1 == 1))
      }
    }
  }
}
