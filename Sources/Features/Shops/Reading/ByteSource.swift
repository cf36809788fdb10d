import Glibc
import Kernel

/// Bytes read in order, from memory or from a file, a piece at a time.
///
/// A file is read with `read(2)` rather than mapped: a file cut while it is read then ends early instead of
/// killing the process, and memory stays flat.
final class ByteSource {
  let name: String?
  /// All there is; for what is not a regular file, what was read so far.
  private(set) var total: Int
  private(set) var position = 0
  private let memory: [UInt8]
  private let descriptor: Int32?

  init(_ bytes: [UInt8], name: String?) {
    self.name = name
    memory = bytes
    total = bytes.count
    descriptor = nil
  }

  /// Opens a file. Pipes and terminals are read whole, up to `limit`.
  init(path: String, name: String?, limit: Int) throws(ShopsError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ByteSource.unreadable(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let error = ByteSource.unreadable(path)
      close(descriptor)
      throw error
    }
    self.name = name
    if status.st_mode & S_IFMT == S_IFREG {
      memory = []
      total = Int(status.st_size)
      self.descriptor = descriptor
    } else {
      defer { close(descriptor) }
      memory = try ByteSource.drain(descriptor, path: path, limit: limit)
      total = memory.count
      self.descriptor = nil
    }
  }

  deinit { if let descriptor { close(descriptor) } }

  /// Appends at most `count` bytes to `buffer`; appends none at the end.
  func read(_ count: Int, into buffer: inout [UInt8]) throws(ShopsError) {
    guard let descriptor else {
      let end = min(memory.count, position + count)
      buffer.append(contentsOf: memory[position..<end])
      position = end
      return
    }
    let got = ByteSource.append(count, from: descriptor, at: position, to: &buffer)
    guard got >= 0 else { throw ByteSource.unreadable(name ?? "") }
    position += got
  }

  /// Everything, for formats that are one document.
  func readAll(limit: Int) throws(ShopsError) -> [UInt8] {
    if total > limit {
      throw .tooLarge(
        Place(file: name),
        what: Text(fr: "Document JSON trop grand", en: "JSON document too large"),
        limit: limit)
    }
    rewind()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(total)
    var before = -1
    while bytes.count != before {
      before = bytes.count
      try read(max(1, total - bytes.count), into: &bytes)
    }
    return bytes
  }

  func rewind() { position = 0 }

  private static func append(
    _ count: Int, from descriptor: Int32, at offset: Int, to buffer: inout [UInt8]
  ) -> Int {
    var got = 0
    let piece = [UInt8](unsafeUninitializedCapacity: count) { memory, initialized in
      got = pread(descriptor, memory.baseAddress!, count, off_t(offset))
      initialized = max(0, got)
    }
    buffer.append(contentsOf: piece)
    return got
  }

  private static func drain(_ descriptor: Int32, path: String, limit: Int) throws(ShopsError)
    -> [UInt8]
  {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = piece.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress!, $0.count) }
      if got < 0 { throw unreadable(path) }
      if got == 0 { return bytes }
      bytes.append(contentsOf: piece[..<got])
      if bytes.count > limit {
        throw .tooLarge(
          Place(file: path), what: Text(fr: "Flux trop long", en: "Stream too long"), limit: limit)
      }
    }
  }

  private static func unreadable(_ path: String) -> ShopsError {
    .fileUnreadable(file: path, reason: String(cString: strerror(errno)))
  }
}
