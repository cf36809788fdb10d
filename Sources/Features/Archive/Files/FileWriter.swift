import Crypto
import Glibc

/// Writes a file piece by piece and hashes it on the way.
final class FileWriter {
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var hasher = SHA256()
  private var size = 0
  private var isOpen = true

  private static let bufferSize = 1 << 16

  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw DurableFolder.failure(path) }
    buffer.reserveCapacity(Self.bufferSize + 4_096)
  }

  deinit { if isOpen { close(descriptor) } }

  func write(_ bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws {
    hasher.update(data: buffer)
    size += buffer.count
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw DurableFolder.failure(path) }
      rest = rest.dropFirst(count)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Waits until the bytes are on the disk.
  func finish() throws -> FileFacts {
    try flush()
    guard fsync(descriptor) == 0 else { throw DurableFolder.failure(path) }
    isOpen = false
    guard close(descriptor) == 0 else { throw DurableFolder.failure(path) }
    return FileFacts(size: size, sha256: Array(hasher.finalize()))
  }

  static func write(_ bytes: [UInt8], to path: String) throws -> FileFacts {
    let writer = try FileWriter(path)
    try writer.write(bytes)
    return try writer.finish()
  }
}

/// Reads a file in pieces or line by line: memory stays flat whatever its size.
final class FileReader {
  private let descriptor: Int32
  private(set) var hasFailed = false
  private var pending: ArraySlice<UInt8> = []

  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// The next piece; nil at the end, or after a failure.
  func next() -> [UInt8]? {
    while true {
      var failure: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 17) { buffer, count in
        let got = read(descriptor, buffer.baseAddress, buffer.count)
        if got < 0 { failure = errno }
        count = max(0, got)
      }
      if failure == EINTR { continue }
      if failure != 0 { hasFailed = true }
      return chunk.isEmpty ? nil : chunk
    }
  }

  /// The next line without its end; nil at the end of the file.
  func line() -> ArraySlice<UInt8>? {
    var searched = pending.startIndex
    while true {
      if let end = pending[searched...].firstIndex(of: 0x0A) {
        defer { pending = pending[(end + 1)...] }
        return pending[..<end]
      }
      searched = pending.count
      guard let more = next() else {
        defer { pending = [] }
        return pending.isEmpty ? nil : pending
      }
      pending = ArraySlice(Array(pending) + more)
    }
  }

  /// The whole file; nil when it cannot be read or is larger than `limit`.
  static func bytes(of path: String, limit: Int = 1 << 28) -> [UInt8]? {
    guard let reader = FileReader(path) else { return nil }
    var bytes: [UInt8] = []
    while let chunk = reader.next() {
      bytes += chunk
      if bytes.count > limit { return nil }
    }
    return reader.hasFailed ? nil : bytes
  }
}
