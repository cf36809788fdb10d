import Money
import Storage
import TestSupport
import Testing

private struct Refused: Error {}

@Suite struct TransactionTests {
  private let folder = Folder()

  @Test(arguments: Engine.all)
  func `a closure that throws leaves no trace`(engine: Engine) async throws {
    let db = try open(fresh(engine))
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

  @Test(arguments: Engine.all)
  func `a rehearsal returns its value and leaves no trace`(engine: Engine) async throws {
    let db = try open(folder.database(engine))
    let count = try await db.rehearse { tx in
      try tx.run("INSERT INTO item (name) VALUES ('a'), ('b')")
      return try tx.row("SELECT count(*) FROM item") { try $0.int(0) }
    }
    #expect(count == 2)
    #expect(try db.count() == 0)
  }

  @Test(arguments: Engine.all)
  func `a rehearsal refuses what a commit would refuse`(engine: Engine) throws {
    let db = try open(fresh(engine))
    let refusal = StorageError.foreignKeyViolation(
      engine == .sqlite ? "FOREIGN KEY constraint failed" : "child_parent_id_fkey")
    #expect(throws: refusal) {
      try db.rehearseSync { _ = try $0.run("INSERT INTO child (parent_id) VALUES (99)") }
    }
    #expect(throws: refusal) {
      try db.writeSync { try $0.run("INSERT INTO child (parent_id) VALUES (99)") }
    }
    #expect(try db.count("child") == 0)
  }

  @Test(arguments: Engine.all)
  func `one instant for all that happens in a transaction`(engine: Engine) throws {
    let ticks = Ticks()
    let db = try TestDatabase.open(at: fresh(engine), []) { ticks.next() }
    try db.writeSync { tx in
      let now = tx.now
      #expect(tx.now == now)
      #expect(tx.today == now.dateInParis)
    }
    let first = try db.readSync { $0.now }
    let second = try db.readSync { $0.now }
    #expect(second > first)
  }

  @Test(arguments: Engine.all)
  func `a savepoint undoes only its own writes`(engine: Engine) throws {
    let db = try open(fresh(engine))
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

  @Test(arguments: Engine.all)
  func `a refused row names its constraint and spares the rest`(engine: Engine) throws {
    let db = try open(fresh(engine))
    let nothing: String? = nil
    try db.writeSync { tx in
      try tx.run("INSERT INTO parent (id, code) VALUES (1, 'a')")
      #expect(throws: StorageError.uniqueViolation("parent.code")) {
        try tx.savepoint { try $0.run("INSERT INTO parent (id, code) VALUES (2, 'a')") }
      }
      #expect(throws: StorageError.uniqueViolation("parent.id")) {
        try tx.savepoint { try $0.run("INSERT INTO parent (id, code) VALUES (1, 'b')") }
      }
      let check = engine == .sqlite ? "code <> 'bad'" : "parent_code_check"
      #expect(throws: StorageError.checkViolation(check)) {
        try tx.savepoint { try $0.run("INSERT INTO parent (id, code) VALUES (2, 'bad')") }
      }
      #expect(throws: StorageError.notNullViolation("parent.code")) {
        try tx.savepoint { try $0.run("INSERT INTO parent (id, code) VALUES (2, \(nothing))") }
      }
    }
    #expect(try db.count("parent") == 1)
  }

  @Test(arguments: Engine.all)
  func `an error carries the statement and not the values`(engine: Engine) throws {
    let secret = "FR76 3000 6000 0112"
    let error = #expect(throws: StorageError.self) {
      try open(fresh(engine)).writeSync {
        try $0.run("INSERT INTO nowhere (iban) VALUES (\(secret))")
      }
    }
    let text = error.map { "\($0)" } ?? ""
    #expect(
      text.contains(
        engine == .sqlite
          ? "no such table: nowhere" : #"relation "nowhere" does not exist (42P01)"#))
    #expect(text.contains("INSERT INTO nowhere (iban) VALUES ($1)"))
    #expect(!text.contains("FR76"))
  }

  @Test(arguments: Engine.all, [true, false])
  func `a reader cannot write`(engine: Engine, isFresh: Bool) throws {
    let db = try open(isFresh ? fresh(engine) : folder.database(engine))
    #expect(throws: StorageError.self) {
      try db.readSync { _ = try $0.run("INSERT INTO item (name) VALUES ('a')") }
    }
    #expect(try db.count() == 0)
  }

  @Test(arguments: Engine.all)
  func `changes are those of this statement`(engine: Engine) throws {
    try open(fresh(engine), as: .owner).writeSync { tx in
      #expect(try tx.run("INSERT INTO item (name) VALUES ('a'), ('b'), ('c')") == 3)
      #expect(try tx.run("CREATE TABLE other (id INTEGER)") == 0)
      #expect(try tx.run("UPDATE item SET amount = 1 WHERE name < 'c'") == 2)
      #expect(try tx.run("DELETE FROM item WHERE name = 'z'") == 0)
      let ids = try tx.rows("DELETE FROM item RETURNING id") { try $0.int(0) }
      #expect(ids.sorted() == [1, 2, 3])
    }
  }

  @Test(arguments: Engine.all)
  func `a statement may run inside its own loop`(engine: Engine) throws {
    let pair = Statement(
      "SELECT value FROM (SELECT 1 AS value UNION ALL SELECT 2) AS pair ORDER BY value")
    var seen: [Int] = []
    try open(fresh(engine)).readSync { tx in
      try tx.forEach(pair) { outer in
        try tx.forEach(pair) { inner in seen.append(try outer.int(0) * 10 + inner.int(0)) }
      }
    }
    #expect(seen == [11, 12, 21, 22])
  }

  @Test(arguments: Engine.all)
  func `a transaction inside a transaction is refused instead of waiting for itself`(engine: Engine)
    throws
  {
    let db = try open(folder.database(engine))
    try db.writeSync { _ in
      #expect(throws: StorageError.nestedTransaction) { try db.writeSync { _ in } }
      #expect(throws: StorageError.nestedTransaction) { try db.readSync { _ in } }
      #expect(throws: StorageError.nestedTransaction) { try db.closeSync() }
    }
    try db.readSync { _ in
      #expect(throws: StorageError.nestedTransaction) { try db.writeSync { _ in } }
    }
  }

  @Test(arguments: Engine.all)
  func `a closure cannot end its own transaction`(engine: Engine) throws {
    let db = try open(fresh(engine))
    #expect(throws: StorageError.self) {
      try db.writeSync { try $0.run("COMMIT") }
    }
    try db.writeSync { try $0.run("INSERT INTO item (name) VALUES ('a')") }
    #expect(try db.count() == 1)
  }
}
