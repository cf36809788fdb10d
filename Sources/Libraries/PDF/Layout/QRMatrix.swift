import CQREncode

/// The modules of a QR code, error correction level M as the EPC asks for its credit transfers.
struct QRMatrix {
  let size: Int
  /// Row after row; true is dark.
  let modules: [Bool]

  init(_ payload: String) throws(RenderingError) {
    var payload = payload
    let code = payload.withUTF8 { bytes in
      QRcode_encodeData(CInt(bytes.count), bytes.baseAddress, 0, QR_ECLEVEL_M)
    }
    guard let code else { throw .qrPayloadTooLong(bytes: payload.utf8.count) }
    defer { QRcode_free(code) }
    let size = Int(code.pointee.width)
    self.size = size
    modules = (0..<(size * size)).map { code.pointee.data[$0] & 1 == 1 }
  }

  /// Neighbouring dark modules of a row as one rectangle.
  var darkRuns: [(row: Int, column: Int, length: Int)] {
    var runs: [(row: Int, column: Int, length: Int)] = []
    for row in 0..<size {
      var column = 0
      while column < size {
        guard modules[row * size + column] else {
          column += 1
          continue
        }
        let start = column
        while column < size, modules[row * size + column] { column += 1 }
        runs.append((row, start, column - start))
      }
    }
    return runs
  }
}
