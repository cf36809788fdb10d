/// A QR code for a page of the web: its modules as one path of squares.
package struct QRPicture: Sendable {
  private let matrix: QRMatrix

  /// - Returns: `nil` for more than 1,125 bytes.
  package init?(_ text: String) {
    guard let matrix = try? QREncoder().encode(text) else { return nil }
    self.matrix = matrix
  }

  /// Modules a side, without the quiet zone.
  package var size: Int { matrix.size }

  /// The dark modules, runs of a row together, in units of a module.
  ///
  /// - Parameter margin: of the quiet zone; the standard asks for four modules.
  package func path(margin: Int) -> String {
    var path = ""
    for (y, row) in matrix.rows.enumerated() {
      var x = 0
      while x < matrix.size {
        guard row >> UInt128(x) & 1 == 1 else {
          x += 1
          continue
        }
        let start = x
        while x < matrix.size, row >> UInt128(x) & 1 == 1 { x += 1 }
        path += "M\(start + margin) \(y + margin)h\(x - start)v1h-\(x - start)z"
      }
    }
    return path
  }
}
