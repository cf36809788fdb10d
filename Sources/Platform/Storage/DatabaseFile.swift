import Glibc

/// The file of the database, locked for this process.
struct DatabaseFile {
  let path: String
  let lock: LockFile

  /// - Throws: `StorageError.inUse`, `.cannotOpen`.
  init(_ path: String) throws {
    // Created here and not by SQLite, which would let every user of the machine read customers' data; the
    // log beside it inherits the mode. A file that exists is not even opened: closing any descriptor of it
    // would drop the locks SQLite holds on it in this process.
    let created = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if created >= 0 { close(created) }
    guard let real = realpath(path, nil) else {
      throw StorageError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    defer { free(real) }
    // Two names of one file (a symbolic link) must meet at one lock.
    self.path = String(cString: real)
    lock = try LockFile(path: self.path + ".lock")
  }
}
