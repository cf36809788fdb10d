import CDeflate

/// Reads compressed streams out of tails.
final class StoredStream {
  private let inflater: OpaquePointer

  init() {
    guard let inflater = libdeflate_alloc_decompressor() else { fatalError("out of memory") }
    self.inflater = inflater
  }

  deinit { libdeflate_free_decompressor(inflater) }

  /// - Returns: nil when the stream is damaged or of another length.
  func inflate(_ tail: [UInt8], offset: Int, count: Int, to size: Int) -> [UInt8]? {
    guard offset >= 0, count >= 0, offset + count <= tail.count, size > 0, size < 1 << 30 else {
      return nil
    }
    let bytes = tail.withUnsafeBytes { tail in
      [UInt8](unsafeUninitializedCapacity: size) { buffer, written in
        var actual = 0
        let result = libdeflate_zlib_decompress(
          inflater, tail.baseAddress! + offset, count, buffer.baseAddress, size, &actual)
        written = result == LIBDEFLATE_SUCCESS ? actual : 0
      }
    }
    return bytes.count == size ? bytes : nil
  }
}
