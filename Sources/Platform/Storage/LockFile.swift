import Glibc

/// Keeps a second process away from the database: `<database>.lock`, locked as long as this lives.
///
/// The kernel drops the lock with the process, even after `kill -9`, so it is never stale. The file itself
/// stays: removing it would let two processes lock two files of the same name. It holds the process id, for
/// the message only.
final class LockFile: Sendable {
  private let descriptor: Int32

  /// - Throws: `StorageError.inUse`, `.cannotOpen`.
  init(path: String) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StorageError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      defer { close(descriptor) }
      if reason == EWOULDBLOCK { throw StorageError.inUse(pid: LockFile.owner(descriptor)) }
      throw StorageError.cannotOpen(path: path, reason: String(cString: strerror(reason)))
    }
    self.descriptor = descriptor
    let text = "\(getpid())\n"
    ftruncate(descriptor, 0)
    pwrite(descriptor, text, text.utf8.count, 0)
  }

  /// Unlocked by name: a child forked at this moment holds a copy of the descriptor until it becomes its program,
  /// and would keep the lock a little longer.
  deinit {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func owner(_ descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int32(String(decoding: bytes[..<count].prefix { $0 != 10 }, as: UTF8.self))
  }
}
