import Money
import Storage
import TestSupport
import Testing

@Suite struct MigrationTests {
  private let folder = Folder()

  private let second = Migration(
    id: "0002-sealed",
    sql: """
      -- An issued row is never changed; 'BEGIN' and ';' inside a trigger are its own.
      CREATE TABLE sealed (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
      CREATE TRIGGER sealed_stays BEFORE UPDATE ON sealed
      BEGIN
        SELECT RAISE(ABORT, 'sealed rows stay; they do');
      END;
      CREATE TRIGGER sealed_counts AFTER INSERT ON sealed
      BEGIN
        INSERT INTO item (name) VALUES ('sealed');
        INSERT INTO item (name) VALUES ('counted');
      END;
      INSERT INTO sealed (text) VALUES ('a;b');
      """, why: "documents are sealed")

  @Test(arguments: Engine.all)
  func `migrations are applied once, in order, with their instant`(engine: Engine) throws {
    for _ in 1...2 {
      let db = try open(folder.database(engine), [itemTable, second])
      let applied = try db.readSync { tx in
        try tx.rows("SELECT id, applied_at FROM migration ORDER BY id") {
          "\(try $0.text("id")) \(try $0.instant("applied_at"))"
        }
      }
      #expect(applied == ["0001-items 2026-03-01T12:00:00Z", "0002-sealed 2026-03-01T12:00:00Z"])
      #expect(try db.count("sealed") == 1)
      #expect(try db.count("item") == 2)
      try db.closeSync()
    }
  }

  @Test(arguments: Engine.all)
  func `a trigger of a migration refuses in its own words`(engine: Engine) throws {
    let db = try open(fresh(engine), [itemTable, second])
    #expect(throws: StorageError.triggerRefusal("sealed rows stay; they do")) {
      try db.writeSync { try $0.run("UPDATE sealed SET text = 'c'") }
    }
  }

  @Test(arguments: Engine.all)
  func `an edited migration stops the start`(engine: Engine) throws {
    try open(folder.database(engine)).closeSync()
    let edited = Migration(id: itemTable.id, sql: itemTable.sql + " ", why: itemTable.why)
    #expect(throws: StorageError.migrationChanged(id: "0001-items")) {
      try open(folder.database(engine), [edited, second])
    }
    try open(folder.database(engine)).closeSync()
  }

  @Test(arguments: Engine.all)
  func `a database of a newer version is left alone`(engine: Engine) throws {
    try open(folder.database(engine), [itemTable, second]).closeSync()
    let other = Migration(id: "0003-other", sql: "CREATE TABLE other (id INTEGER)", why: "a test")
    #expect(throws: StorageError.newerSchema(unknown: ["0002-sealed"])) {
      try open(folder.database(engine), [itemTable, other])
    }
    let db = try open(folder.database(engine), [itemTable, second])
    #expect(throws: StorageError.self) { try db.count("other") }
  }

  @Test(arguments: Engine.all)
  func `a migration that fails leaves the ones before it and nothing of itself`(engine: Engine)
    throws
  {
    let broken = Migration(
      id: "0002-broken", sql: "CREATE TABLE half (id INTEGER); CREATE TABLE item (id INTEGER);",
      why: "a test")
    let error = #expect(throws: StorageError.self) {
      try open(folder.database(engine), [itemTable, broken])
    }
    #expect("\(error!)".contains("migration 0002-broken"))
    let db = try open(folder.database(engine))
    #expect(try db.count() == 0)
    #expect(throws: StorageError.self) { try db.count("half") }
  }

  @Test(arguments: Engine.all)
  func `a statement may change more than a savepoint keeps in memory`(engine: Engine) throws {
    let (rows, text) = (3_000, String(repeating: "0123456789abcdef", count: 250))
    let table = Migration(
      id: "0001-pages", sql: "CREATE TABLE page (id INTEGER PRIMARY KEY, text TEXT NOT NULL);",
      why: "a test")
    let wide = Migration(
      id: "0002-wide",
      sql: "UPDATE page SET text = 'b' || text; UPDATE page SET text = 'c' || text;", why: "a test")
    var db = try open(folder.database(engine), [table])
    try db.writeSync { tx in
      for id in 1...rows { try tx.run("INSERT INTO page (id, text) VALUES (\(id), \(text))") }
    }
    try db.closeSync()
    db = try open(folder.database(engine), [table, wide])
    func count(_ start: String) throws -> Int {
      try db.readSync { tx in
        try tx.row("SELECT count(*) FROM page WHERE substr(text, 1, 2) = \(start)") {
          try $0.int(0)
        } ?? 0
      }
    }
    #expect(try count("cb") == rows)
    // And it is put back, all twelve megabytes, without the rest of its transaction.
    try db.writeSync { tx in
      try tx.run("UPDATE page SET text = 'd' || text WHERE id = 1")
      #expect(throws: StorageError.self) {
        try tx.savepoint { tx in
          try tx.run("UPDATE page SET text = 'e' || text")
          try tx.run("INSERT INTO page (id, text) VALUES (1, 'twice')")
        }
      }
    }
    #expect(try count("dc") == 1 && count("cb") == rows - 1)
  }
}
