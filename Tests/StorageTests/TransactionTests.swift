import Money
import Storage
import Testing

private struct Refused: Error {}

@Suite struct TransactionTests {
  private let folder = Folder()

  @Test func `a closure that throws leaves no trace`() async throws {
    let db = try open(.memory)
    await #expect(throws: Refused.self) {
      try await db.write { tx in
        try tx.run("INSERT INTO item (name) VALUES ('a')")
        throw Refused()
      }
    }
    #expect(try db.count() == 0)
    let changes = try await db.write { try $0.run("INSERT INTO item (name) VALUES ('b')") }
    #expect(changes == 1)
    #expect(try db.count() == 1)
  }

  @Test func `a rehearsal returns its value and leaves no trace`() async throws {
    let db = try open(folder.database)
    let count = try await db.rehearse { tx in
      try tx.run("INSERT INTO item (name) VALUES ('a'), ('b')")
      return try tx.row("SELECT count(*) FROM item") { try $0.int(0) }
    }
    #expect(count == 2)
    #expect(try db.count() == 0)
  }

  @Test func `a rehearsal refuses what a commit would refuse`() throws {
    let db = try open(.memory)
    #expect(throws: StorageError.foreignKeyViolation("FOREIGN KEY constraint failed")) {
      try db.rehearseSync { _ = try $0.run("INSERT INTO child (parent_id) VALUES (99)") }
    }
    #expect(throws: StorageError.foreignKeyViolation("FOREIGN KEY constraint failed")) {
      try db.writeSync { try $0.run("INSERT INTO child (parent_id) VALUES (99)") }
    }
    #expect(try db.count("child") == 0)
  }

  @Test func `one instant for all that happens in a transaction`() throws {
    let ticks = Ticks()
    let db = try Database.open(at: .memory, migrations: []) { ticks.next() }
    try db.writeSync { tx in
      let now = tx.now
      #expect(tx.now == now)
      #expect(tx.today == now.dateInParis)
    }
    let first = try db.readSync { $0.now }
    let second = try db.readSync { $0.now }
    #expect(second > first)
  }

  @Test func `a savepoint undoes only its own writes`() throws {
    let db = try open(.memory)
    try db.writeSync { tx in
      try tx.run("INSERT INTO item (name) VALUES ('kept')")
      #expect(throws: Refused.self) {
        try tx.savepoint { tx in
          try tx.run("INSERT INTO item (name) VALUES ('undone')")
          try tx.savepoint { try $0.run("INSERT INTO item (name) VALUES ('undone too')") }
          throw Refused()
        }
      }
      try tx.savepoint { try $0.run("INSERT INTO item (name) VALUES ('kept too')") }
    }
    let names = try db.readSync { tx in
      try tx.rows("SELECT name FROM item ORDER BY id") { try $0.text(0) }
    }
    #expect(names == ["kept", "kept too"])
  }

  @Test func `a refused row names its constraint and spares the rest`() throws {
    let db = try open(.memory)
    let nothing: String? = nil
    try db.writeSync { tx in
      try tx.run("INSERT INTO parent (id, code) VALUES (1, 'a')")
      #expect(throws: StorageError.uniqueViolation("parent.code")) {
        try tx.run("INSERT INTO parent (code) VALUES ('a')")
      }
      #expect(throws: StorageError.uniqueViolation("parent.id")) {
        try tx.run("INSERT INTO parent (id, code) VALUES (1, 'b')")
      }
      #expect(throws: StorageError.checkViolation("code <> 'bad'")) {
        try tx.run("INSERT INTO parent (code) VALUES ('bad')")
      }
      #expect(throws: StorageError.notNullViolation("parent.code")) {
        try tx.run("INSERT INTO parent (code) VALUES (\(nothing))")
      }
    }
    #expect(try db.count("parent") == 1)
  }

  @Test func `an error carries the statement and not the values`() throws {
    let secret = "FR76 3000 6000 0112"
    let error = #expect(throws: StorageError.self) {
      try open(.memory).writeSync { try $0.run("INSERT INTO nowhere (iban) VALUES (\(secret))") }
    }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.contains("no such table: nowhere"))
    #expect(text.contains("INSERT INTO nowhere (iban) VALUES ($1)"))
    #expect(!text.contains("FR76"))
  }

  @Test(arguments: [true, false])
  func `a reader cannot write`(inMemory: Bool) throws {
    let db = try open(inMemory ? .memory : folder.database)
    #expect(throws: StorageError.self) {
      try db.readSync { _ = try $0.run("INSERT INTO item (name) VALUES ('a')") }
    }
    #expect(try db.count() == 0)
  }

  @Test func `changes are those of this statement`() throws {
    try open(.memory).writeSync { tx in
      #expect(try tx.run("INSERT INTO item (name) VALUES ('a'), ('b'), ('c')") == 3)
      #expect(try tx.run("CREATE TABLE other (id INTEGER)") == 0)
      #expect(try tx.run("UPDATE item SET amount = 1 WHERE name < 'c'") == 2)
      #expect(try tx.run("DELETE FROM item WHERE name = 'z'") == 0)
      let ids = try tx.rows("DELETE FROM item RETURNING id") { try $0.int(0) }
      #expect(ids.sorted() == [1, 2, 3])
    }
  }

  @Test func `a statement may run inside its own loop`() throws {
    let pair = Statement("SELECT value FROM (SELECT 1 AS value UNION ALL SELECT 2) ORDER BY value")
    var seen: [Int] = []
    try open(.memory).readSync { tx in
      try tx.forEach(pair) { outer in
        try tx.forEach(pair) { inner in seen.append(try outer.int(0) * 10 + inner.int(0)) }
      }
    }
    #expect(seen == [11, 12, 21, 22])
  }

  @Test func `a transaction inside a transaction is refused instead of waiting for itself`() throws
  {
    let db = try open(folder.database)
    try db.writeSync { _ in
      #expect(throws: StorageError.nestedTransaction) { try db.writeSync { _ in } }
      #expect(throws: StorageError.nestedTransaction) { try db.readSync { _ in } }
      #expect(throws: StorageError.nestedTransaction) { try db.closeSync() }
    }
    try db.readSync { _ in
      #expect(throws: StorageError.nestedTransaction) { try db.writeSync { _ in } }
    }
  }

  @Test func `a closure cannot end its own transaction`() throws {
    let db = try open(.memory)
    #expect(throws: StorageError.self) {
      try db.writeSync { try $0.run("COMMIT") }
    }
    try db.writeSync { try $0.run("INSERT INTO item (name) VALUES ('a')") }
    #expect(try db.count() == 1)
  }
}
