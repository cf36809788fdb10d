import CSQLite
import Glibc
import Money
import Synchronization
import Testing

@testable import Storage

@Suite struct DurabilityTests {
  private let folder = Folder()

  @Test func `each commit is flushed: the log is on and synchronous is FULL`() throws {
    let settings = try open(folder.database).writeSync { tx in
      try ["journal_mode", "synchronous", "foreign_keys", "mmap_size"].map {
        guard case .sqlite(let connection) = tx.connection else { return "" }
        return try connection.setting($0)
      }
    }
    #expect(settings == ["wal", "2", "1", "0"])
  }

  @Test func `only its owner may read the file`() throws {
    let db = try open(folder.database)
    for name in [folder.file, folder.file + "-wal", folder.file + ".lock"] {
      var status = stat()
      #expect(stat(name, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600, "\(name)")
    }
    try db.closeSync()
  }

  @Test func `a second opener is refused by name and let in after the close`() throws {
    let db = try open(folder.database)
    #expect(throws: StorageError.inUse(pid: getpid())) { try open(folder.database) }
    symlink(folder.file, folder.path + "/link.db")
    #expect(throws: StorageError.inUse(pid: getpid())) {
      try open(.file(folder.path + "/link.db"))
    }
    // The refused opener took none of the first one's locks away.
    try db.writeSync { try $0.run("INSERT INTO item (name) VALUES ('a')") }
    try db.closeSync()
    #expect(try open(folder.database).count() == 1)
  }

  @Test func `a place that cannot hold a database says so`() throws {
    #expect(throws: StorageError.self) { try open(.file("/nonexistent/shop.db")) }
    let file = fopen(folder.file, "w")!
    fputs(String(repeating: "this is not a database. ", count: 100), file)
    fclose(file)
    #expect(throws: StorageError.self) { try open(folder.database) }
  }

  @Test func `a full disk rolls back and writing goes on once there is room`() throws {
    let db = try open(folder.database)
    let big = [UInt8](repeating: 1, count: 200_000)
    let pages = try db.writeSync { try $0.row("PRAGMA page_count")!.int(0) }
    try db.writeSync { try $0.connection.executeScript("PRAGMA max_page_count = \(pages + 10)") }
    #expect(throws: StorageError.diskFull) {
      try db.writeSync { tx in
        try tx.run("INSERT INTO item (name) VALUES ('before')")
        try tx.run("INSERT INTO item (data) VALUES (\(big))")
      }
    }
    #expect(db.poisoned == nil)
    #expect(try db.count() == 0)
    try db.writeSync { try $0.connection.executeScript("PRAGMA max_page_count = \(1_000_000)") }
    try db.writeSync { try $0.run("INSERT INTO item (data) VALUES (\(big))") }
    #expect(try db.count() == 1)
  }

  @Test func `the log is copied back and stays bounded`() throws {
    var options = Database.Options()
    options.checkpointPages = 20
    let db = try open(folder.database, options: options)
    for _ in 1...200 {
      try db.writeSync { try $0.run("INSERT INTO item (data) VALUES (zeroblob(4000))") }
    }
    var status = stat()
    stat(folder.file + "-wal", &status)
    #expect(status.st_size < 60 * 4120)
    #expect(try db.count() == 200)
  }

  @Test func `statements are prepared once per connection`() throws {
    let connection = try SQLiteConnection.memory()
    let tx = Transaction(connection: .sqlite(connection), now: noon, reach: .nobody)
    let one = Statement("SELECT $1 AS value")
    for value in 1...50 {
      #expect(try tx.row(one, value) { try $0.int(0) } == value)
      #expect(try tx.row("SELECT 'a', \(value)")?.int(1) == value)
    }
    #expect(connection.statementsPrepared == 2)
  }

  @Test func `texts made at run time do not pile up`() throws {
    let connection = try SQLiteConnection.memory()
    let tx = Transaction(connection: .sqlite(connection), now: noon, reach: .nobody)
    for value in 1...400 {
      let list = SQL.list(1...value)
      #expect(try tx.row("SELECT 1 IN (\(list))")?.int(0) == 1)
    }
    #expect(connection.statementsCached == 256)
  }
}
