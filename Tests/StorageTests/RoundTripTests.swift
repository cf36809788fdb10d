import Money
import Storage
import TestSupport
import Testing

@Suite struct RoundTripTests {
  /// Writes the value with a bound parameter and reads it back, streamed and kept.
  private func back<T: Equatable>(
    _ engine: Engine, _ value: some SQLValueConvertible, _ read: (Row) throws -> T
  ) throws -> [T] {
    let db = try open(fresh(engine), as: .owner)
    return try db.writeSync { tx in
      switch value.sqlValue {
      case .integer: try tx.run("CREATE TABLE one (v INTEGER)")
      case .text: try tx.run("CREATE TABLE one (v TEXT)")
      case .blob, .null: try tx.run("CREATE TABLE one (v BLOB)")
      }
      try tx.run("INSERT INTO one VALUES (\(value))")
      try tx.run(Statement("INSERT INTO one VALUES ($1)"), value)
      return try tx.rows("SELECT v FROM one", read) + tx.rows("SELECT v FROM one").map(read)
    }
  }

  @Test(arguments: Engine.all, [Int64.min, -1, 0, 1, Int64.max])
  func integers(engine: Engine, value: Int64) throws {
    #expect(try back(engine, value) { try $0.int64("v") } == [value, value, value, value])
  }

  @Test(arguments: Engine.all, ["", "é", "e\u{301}", "漢字 🧾", "Ligne 1\nLigne 2"])
  func texts(engine: Engine, value: String) throws {
    let found = try back(engine, value) { Array(try $0.text("v").utf8) }
    #expect(found == Array(repeating: Array(value.utf8), count: 4))
  }

  /// PostgreSQL has no room for it (`ServerTests`).
  @Test(arguments: ["a\u{0}b", "\u{0}"])
  func `SQLite keeps U+0000`(value: String) throws {
    let found = try back(.sqlite, value) { Array(try $0.text("v").utf8) }
    #expect(found == Array(repeating: Array(value.utf8), count: 4))
  }

  @Test(arguments: Engine.all, [0, 1, 3, 100_000])
  func blobs(engine: Engine, count: Int) throws {
    let value = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 255) }
    #expect(try back(engine, value) { try $0.blob("v") } == [value, value, value, value])
  }

  @Test(arguments: Engine.all, [true, false])
  func booleans(engine: Engine, value: Bool) throws {
    #expect(try back(engine, value) { try $0.bool("v") } == [value, value, value, value])
  }

  @Test(arguments: Engine.all)
  func `an empty blob and an empty text are not NULL`(engine: Engine) throws {
    #expect(try back(engine, [UInt8]()) { try $0.blobOrNil("v") } == [[], [], [], []])
    #expect(try back(engine, "") { try $0.textOrNil("v") } == ["", "", "", ""])
    let absent: [UInt8]? = nil
    #expect(try back(engine, absent) { try $0.blobOrNil("v") } == [nil, nil, nil, nil])
    let noText: String? = nil
    #expect(try back(engine, noText) { try $0.textOrNil("v") } == [nil, nil, nil, nil])
  }

  @Test(arguments: Engine.all)
  func `instants are microseconds and days are text`(engine: Engine) throws {
    let instant = Instant(microseconds: -1_234_567)
    #expect(try back(engine, instant) { try $0.instant("v") }.first == instant)
    #expect(try back(engine, instant) { try $0.int64("v") }.first == -1_234_567)
    let day = LocalDate("2028-02-29")!
    #expect(try back(engine, day) { try $0.date("v") }.first == day)
    #expect(try back(engine, day) { try $0.text("v") }.first == "2028-02-29")
  }

  @Test(arguments: Engine.all)
  func `a wrong type, a NULL and a missing column name the column`(engine: Engine) throws {
    #expect(throws: StorageError.wrongColumnType(column: "v", expected: "INTEGER", found: "TEXT")) {
      try back(engine, "12") { try $0.int("v") }
    }
    #expect(throws: StorageError.wrongColumnType(column: "v", expected: "TEXT", found: "NULL")) {
      try back(engine, Int?.none) { try $0.text("v") }
    }
    #expect(throws: StorageError.wrongColumnType(column: "v", expected: "0 or 1", found: "INTEGER"))
    {
      try back(engine, 2) { try $0.bool("v") }
    }
    #expect(
      throws: StorageError.wrongColumnType(column: "v", expected: "YYYY-MM-DD", found: "TEXT")
    ) {
      try back(engine, "2026-02-30") { try $0.date("v") }
    }
    #expect(throws: StorageError.noSuchColumn("amount")) {
      try back(engine, 1) { try $0.int("amount") }
    }
    #expect(throws: StorageError.noSuchColumn("1")) { try back(engine, 1) { try $0.int(1) } }
  }

  @Test(arguments: Engine.all)
  func `a fraction the engine made cannot pass for an amount`(engine: Engine) throws {
    let db = try open(fresh(engine))
    #expect(throws: StorageError.self) {
      try db.readSync { tx in try tx.row("SELECT 7 / 2.0 AS half") { try $0.int("half") } }
    }
    #expect(throws: StorageError.self) {
      try db.readSync { tx in try tx.row("SELECT 7 / 2.0 AS half")!.int("half") }
    }
  }

  @Test(arguments: Engine.all)
  func `a binder takes bytes from where they are`(engine: Engine) throws {
    let insert = Statement("INSERT INTO item (name, amount, data) VALUES ($1, $2, $3)")
    let bytes: [UInt8] = [1, 2, 3, 4]
    let row = try open(fresh(engine)).writeSync { tx in
      try tx.run(insert) { bind in
        Array("été".utf8).withUnsafeBytes { bind.text(utf8: $0) }
        bind.int(12)
        bind.blob(bytes[1..<3])
      }
      try tx.run(insert) { bind in
        bind("x")
        bind.null()
        bind.blob(bytes.span.bytes)
      }
      return try tx.rows("SELECT name, amount, data FROM item ORDER BY id")
    }
    #expect(try row[0].text("name") == "été")
    #expect(try row[0].blob("data") == [2, 3])
    #expect(try row[1].int64OrNil("amount") == nil)
    #expect(try row[1].withBlob("data") { $0.count } == 4)
  }
}
