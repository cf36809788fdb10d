import CDeflate

/// Something that compresses the streams of a file, PDF's `FlateDecode`.
protocol StreamDeflater: AnyObject {
  /// Appends the compressed form of `input`; returns how many bytes it took.
  @discardableResult
  func deflate(_ input: UnsafeBufferPointer<UInt8>, onto output: ByteBuffer) -> Int
}

/// zlib compression by libdeflate, for what is kept as it was written: another version may give other bytes. Not for
/// several threads at once: libdeflate keeps its state here.
final class Deflater: StreamDeflater {
  private let compressor: OpaquePointer

  /// - Parameter level: 12 for what is made once.
  init(level: Int) {
    guard let compressor = libdeflate_alloc_compressor(CInt(level)) else {
      fatalError("out of memory")
    }
    self.compressor = compressor
  }

  deinit { libdeflate_free_compressor(compressor) }

  /// Appends the compressed form of `input`; returns how many bytes it took.
  @discardableResult
  func deflate(_ input: UnsafeBufferPointer<UInt8>, onto output: ByteBuffer) -> Int {
    let bound = libdeflate_zlib_compress_bound(compressor, input.count)
    let written = libdeflate_zlib_compress(
      compressor, input.baseAddress, input.count, output.room(for: bound), bound)
    precondition(written > 0, "libdeflate promises that the bound suffices")
    output.advance(by: written)
    return written
  }

  func deflate(_ input: [UInt8], onto output: ByteBuffer) -> Int {
    input.withUnsafeBufferPointer { deflate($0, onto: output) }
  }
}
