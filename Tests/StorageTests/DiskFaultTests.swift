import CSQLite
import Glibc
import Money
import Storage
import Synchronization
import Testing

/// Faults of the disk, injected where SQLite calls the system: writes to the log of one test's file fail.
@Suite(.serialized) struct DiskFaultTests {
  private let folder = Folder()

  @Test func `an I/O error at the commit stops all writing and spares reading`() throws {
    let db = try open(folder.database)
    try db.writeSync { try $0.run("INSERT INTO item (name) VALUES ('before')") }
    let error = try DiskFault.during(EIO, on: folder.file + "-wal") {
      #expect(throws: StorageError.self) {
        try db.writeSync { try $0.run("INSERT INTO item (name) VALUES ('doubtful')") }
      }
    }
    guard case .poisoned = error else {
      return #expect(Bool(false), "\(String(describing: error))")
    }
    #expect(db.poisoned?.contains("disk I/O error") == true)
    // The disk answers again; nothing is tried again.
    for _ in 1...2 {
      #expect(throws: StorageError.poisoned(reason: db.poisoned ?? "")) {
        try db.writeSync { try $0.run("INSERT INTO item (name) VALUES ('later')") }
      }
    }
    #expect(try db.count() == 1)
    try db.closeSync()
    #expect(try open(folder.database).count() == 1)
  }

  @Test func `no space at the commit undoes it and the next one may succeed`() throws {
    let db = try open(folder.database)
    let error = try DiskFault.during(ENOSPC, on: folder.file + "-wal") {
      #expect(throws: StorageError.self) {
        try db.writeSync { try $0.run("INSERT INTO item (name) VALUES ('too much')") }
      }
    }
    #expect(error == .diskFull)
    #expect(db.poisoned == nil)
    try db.writeSync { try $0.run("INSERT INTO item (name) VALUES ('later')") }
    try db.closeSync()
    #expect(try open(folder.database).count() == 1)
  }

  @Test func `a swallowed failure does not let the rest run outside the transaction`() throws {
    let db = try open(folder.database)
    // A cache of ten pages spills to the log before the commit.
    try db.writeSync { _ = try $0.rows("PRAGMA cache_size = 10") }
    let error = try DiskFault.during(ENOSPC, on: folder.file + "-wal") {
      #expect(throws: StorageError.self) {
        try db.writeSync { tx in
          _ = try? tx.run("INSERT INTO item (data) VALUES (zeroblob(900000))")
          try tx.run("INSERT INTO item (name) VALUES ('outside')")
        }
      }
    }
    #expect(error == .transactionAborted)
    #expect(try db.count() == 0)
  }

  @Test func `a failing checkpoint keeps the commit and stops the next`() throws {
    var options = Database.Options()
    options.checkpointPages = 1
    let db = try open(folder.database, options: options)
    try DiskFault.during(EIO, on: folder.file) {
      try db.writeSync { try $0.run("INSERT INTO item (name) VALUES ('kept')") }
    }
    #expect(db.poisoned?.hasPrefix("checkpoint") == true)
    #expect(throws: StorageError.self) {
      try db.writeSync { try $0.run("INSERT INTO item (name) VALUES ('refused')") }
    }
    try db.closeSync()
    #expect(try open(folder.database).count() == 1)
  }
}

enum DiskFault {
  private static let fault = Mutex<(error: Int32, path: String)?>(nil)

  @discardableResult
  static func during<T>(_ error: Int32, on path: String, _ body: () throws -> T) throws -> T {
    let vfs = try #require(sqlite3_vfs_find(nil))
    let set = try #require(vfs.pointee.xSetSystemCall)
    typealias Write = @convention(c) (Int32, UnsafeRawPointer?, Int, off_t) -> Int
    let write: Write = { descriptor, bytes, count, offset in
      if let error = DiskFault.error(for: descriptor) {
        errno = error
        return -1
      }
      return pwrite(descriptor, bytes, count, offset)
    }
    for name in ["pwrite64", "pwrite"] {
      _ = set(vfs, name, unsafeBitCast(write, to: sqlite3_syscall_ptr.self))
    }
    fault.withLock { $0 = (error, path) }
    defer { fault.withLock { $0 = nil } }
    return try body()
  }

  private static func error(for descriptor: Int32) -> Int32? {
    guard let fault = fault.withLock({ $0 }) else { return nil }
    var name = [UInt8](repeating: 0, count: 512)
    let count = name.withUnsafeMutableBytes {
      readlink("/proc/self/fd/\(descriptor)", $0.baseAddress!, $0.count)
    }
    guard count > 0, String(decoding: name[..<count], as: UTF8.self) == fault.path else {
      return nil
    }
    return fault.error
  }
}
