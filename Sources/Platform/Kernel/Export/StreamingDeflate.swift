import CZlib

/// Deflate (RFC 1951) of a stream that is never whole in memory, such as the sheet of a workbook. libdeflate, which documents
/// are written with, wants all its input together.
final class StreamingDeflate {
  /// The stream's own address is in its state: it may not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private var room = [UInt8](repeating: 0, count: 64 << 10)
  /// Of what was added (ISO 3309), as ZIP has it.
  private(set) var checksum: UInt32 = 0

  /// - Parameter level: of zlib; a stream that somebody waits for is written as fast as can be.
  init(level: Int32 = Z_BEST_SPEED) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = facturier_deflate_init(stream, level)
    precondition(status == Z_OK, "zlib cannot begin: \(status)")
  }

  deinit {
    deflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// - Returns: what of the stream is complete.
  func add(_ input: [UInt8]) -> [UInt8] {
    checksum = UInt32(crc32(uLong(checksum), input, uInt(input.count)))
    return run(input, Z_NO_FLUSH)
  }

  /// The end of the stream.
  func finish() -> [UInt8] { run([], Z_FINISH) }

  /// The whole of a text as a gzip file (RFC 1952), as small as zlib makes it.
  static func gzip(_ input: [UInt8]) -> [UInt8] {
    let deflate = StreamingDeflate(level: Z_BEST_COMPRESSION)
    // No name, no time, best compression, an unknown system.
    let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255]
    let body = deflate.add(input) + deflate.finish()
    return head + body + littleEndian(deflate.checksum) + littleEndian(UInt32(input.count))
  }

  private static func littleEndian(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private func run(_ input: [UInt8], _ flush: Int32) -> [UInt8] {
    var input = input
    var output: [UInt8] = []
    input.withUnsafeMutableBufferPointer { input in
      stream.pointee.next_in = input.baseAddress
      stream.pointee.avail_in = uInt(input.count)
      repeat {
        let written = room.withUnsafeMutableBufferPointer { room in
          stream.pointee.next_out = room.baseAddress
          stream.pointee.avail_out = uInt(room.count)
          let status = deflate(stream, flush)
          precondition(status != Z_STREAM_ERROR, "the state of zlib is broken")
          return room.count - Int(stream.pointee.avail_out)
        }
        output += room[..<written]
      } while stream.pointee.avail_out == 0
    }
    return output
  }
}
