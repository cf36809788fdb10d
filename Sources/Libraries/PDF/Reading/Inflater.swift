import CDeflate

/// zlib decompression that stops at a limit.
final class Inflater {
  enum Failure: Error { case tooLarge, damaged }

  private let decompressor: OpaquePointer

  init() {
    guard let decompressor = libdeflate_alloc_decompressor() else { fatalError("out of memory") }
    self.decompressor = decompressor
  }

  deinit { libdeflate_free_decompressor(decompressor) }

  /// The decompressed bytes. A wrong or missing checksum at the end is let pass, as every reader
  /// does.
  func inflate(_ input: UnsafeRawBufferPointer, limit: Int) throws(Failure) -> [UInt8] {
    var capacity = min(limit, max(4_096, input.count * 8))
    while true {
      var failure: Failure?
      let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        do throws(Failure) {
          count = try inflate(input, into: UnsafeMutableRawBufferPointer(buffer))
        } catch {
          failure = error
          count = 0
        }
      }
      switch failure {
      case nil: return output
      case .damaged: throw .damaged
      case .tooLarge:
        guard capacity < limit else { throw .tooLarge }
        capacity = min(limit, capacity * 4)
      }
    }
  }

  /// - Returns: how many bytes were written; what follows the compressed data is not looked at.
  func inflate(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer)
    throws(Failure) -> Int
  {
    guard let start = input.baseAddress, input.count > 2 else { throw .damaged }
    guard Self.isHeader(input[0], input[1]) else { throw .damaged }
    var written = 0
    // Past the two bytes of the zlib header: the checksum behind the data is not asked for.
    let result = libdeflate_deflate_decompress(
      decompressor, start + 2, input.count - 2, output.baseAddress, output.count, &written)
    switch result {
    case LIBDEFLATE_SUCCESS: return written
    case LIBDEFLATE_INSUFFICIENT_SPACE: throw .tooLarge
    default: throw .damaged
    }
  }

  /// Whether two bytes open zlib data (RFC 1950, 2.2), without a preset dictionary.
  static func isHeader(_ first: UInt8, _ second: UInt8) -> Bool {
    first & 0x0F == 8 && first >> 4 <= 7 && second & 0x20 == 0
      && (Int(first) << 8 | Int(second)) % 31 == 0
  }
}
