/// Decodes a stream's filters without ever holding more than a limit.
///
/// qpdf's C interface decodes a stream whole, however large it becomes. So qpdf is asked for the
/// raw (decrypted) bytes only, and the filters attachments really have are undone here, where the
/// limit holds: Flate, ASCII85, ASCIIHex and the identity of Crypt. Anything else (LZW, run
/// lengths, predictors) goes to qpdf, if the worst its filters can do with so many raw bytes stays
/// within the limit.
struct StreamDecoder {
  enum Failure: Error { case tooLarge, damaged }

  private let inflater = Inflater()

  func decode(_ stream: QPDFObject, limit: Int) throws(Failure) -> [UInt8] {
    guard let filters = Self.filters(of: stream), let raw = stream.content(decoded: false) else {
      throw .damaged
    }
    if Self.hasPredictor(stream) || !filters.allSatisfy(Self.isOurs) {
      return try decodeWithQPDF(stream, filters: filters, raw: raw.count, limit: limit)
    }
    var bytes = raw
    for filter in filters {
      switch filter {
      case "FlateDecode", "Fl":
        let input = bytes
        do throws(Inflater.Failure) {
          bytes = try input.withUnsafeBufferPointer { (raw) throws(Inflater.Failure) in
            try inflater.inflate(UnsafeRawBufferPointer(raw), limit: limit)
          }
        } catch {
          if error == .tooLarge { throw .tooLarge }
          // Cut short or with a fault inside: qpdf gives what there is up to it.
          return try decodeWithQPDF(stream, filters: filters, raw: raw.count, limit: limit)
        }
      case "ASCII85Decode", "A85": bytes = try Self.ascii85(bytes)
      case "ASCIIHexDecode", "AHx": bytes = try Self.hexadecimal(bytes)
      default: continue
      }
    }
    guard bytes.count <= limit else { throw .tooLarge }
    return bytes
  }

  private func decodeWithQPDF(_ stream: QPDFObject, filters: [String], raw: Int, limit: Int)
    throws(Failure) -> [UInt8]
  {
    var worst = raw
    for filter in filters {
      let (product, overflow) = worst.multipliedReportingOverflow(by: Self.worstGrowth(filter))
      guard !overflow, product <= limit else { throw .tooLarge }
      worst = product
    }
    guard let bytes = stream.content(decoded: true) else { throw .damaged }
    guard bytes.count <= limit else { throw .tooLarge }
    return bytes
  }

  /// How many bytes one encoded byte can become: Deflate's bound, 2 bytes for 128 of the same,
  /// 12 bits for a run of up to 4096, `z` for four zeros.
  private static func worstGrowth(_ filter: String) -> Int {
    switch filter {
    case "FlateDecode", "Fl": 1_032
    case "LZWDecode", "LZW": 2_731
    case "RunLengthDecode", "RL": 64
    case "ASCII85Decode", "A85": 4
    default: 1
    }
  }

  private static func isOurs(_ filter: String) -> Bool {
    switch filter {
    case "FlateDecode", "Fl", "ASCII85Decode", "A85", "ASCIIHexDecode", "AHx", "Crypt": true
    default: false
    }
  }

  /// - Returns: nil when /Filter is not a name or a short array of names.
  private static func filters(of stream: QPDFObject) -> [String]? {
    guard let filter = stream["/Filter"] else { return [] }
    guard filter.count <= 8 else { return nil }
    let items = filter.items
    let names = items.compactMap(\.name)
    return names.count == items.count ? names : nil
  }

  private static func hasPredictor(_ stream: QPDFObject) -> Bool {
    guard let parameters = stream["/DecodeParms"] else { return false }
    guard parameters.count <= 8 else { return true }
    return parameters.items.contains { ($0["/Predictor"]?.integer ?? 1) != 1 }
  }

  static func hexadecimal(_ input: [UInt8]) throws(Failure) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(input.count / 2)
    var high: UInt8?
    scan: for byte in input {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: ">"): break scan
      case 0, 9, 10, 12, 13, 32: continue
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x37
      case 0x61...0x66: digit = byte - 0x57
      default: throw .damaged
      }
      if let first = high {
        output.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    if let high { output.append(high << 4) }
    return output
  }

  static func ascii85(_ input: [UInt8]) throws(Failure) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(input.count / 5 * 4)
    var group: UInt64 = 0
    var digits = 0
    func append(_ group: UInt64, bytes: Int) throws(Failure) {
      guard group <= UInt64(UInt32.max) else { throw .damaged }
      for index in 0..<bytes { output.append(UInt8(truncatingIfNeeded: group >> (24 - 8 * index))) }
    }
    scan: for byte in input {
      switch byte {
      case UInt8(ascii: "~"): break scan
      case 0, 9, 10, 12, 13, 32: continue
      case UInt8(ascii: "z") where digits == 0: output.append(contentsOf: [0, 0, 0, 0])
      case 0x21...0x75:
        group = group * 85 + UInt64(byte - 0x21)
        digits += 1
        if digits == 5 {
          try append(group, bytes: 4)
          (group, digits) = (0, 0)
        }
      default: throw .damaged
      }
    }
    guard digits != 1 else { throw .damaged }
    if digits > 1 {
      for _ in digits..<5 { group = group * 85 + 84 }
      try append(group, bytes: digits - 1)
    }
    return output
  }
}
