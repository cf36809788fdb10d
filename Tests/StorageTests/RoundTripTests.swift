import Money
import Storage
import Testing

@Suite struct RoundTripTests {
  /// Writes the value with a bound parameter and reads it back, streamed and kept.
  private func back<T: Equatable>(
    _ value: some SQLValueConvertible, _ read: (Row) throws -> T
  ) throws -> [T] {
    let db = try open(.memory)
    return try db.writeSync { tx in
      try tx.run("CREATE TABLE one (v)")
      try tx.run("INSERT INTO one VALUES (\(value))")
      try tx.run(Statement("INSERT INTO one VALUES ($1)"), value)
      return try tx.rows("SELECT v FROM one", read) + tx.rows("SELECT v FROM one").map(read)
    }
  }

  @Test(arguments: [Int64.min, -1, 0, 1, Int64.max])
  func integers(value: Int64) throws {
    #expect(try back(value) { try $0.int64("v") } == [value, value, value, value])
  }

  @Test(arguments: ["", "a\u{0}b", "\u{0}", "é", "e\u{301}", "漢字 🧾", "Ligne 1\nLigne 2"])
  func texts(value: String) throws {
    let found = try back(value) { Array(try $0.text("v").utf8) }
    #expect(found == Array(repeating: Array(value.utf8), count: 4))
  }

  @Test(arguments: [0, 1, 3, 100_000])
  func blobs(count: Int) throws {
    let value = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 255) }
    #expect(try back(value) { try $0.blob("v") } == [value, value, value, value])
  }

  @Test(arguments: [true, false])
  func booleans(value: Bool) throws {
    #expect(try back(value) { try $0.bool("v") } == [value, value, value, value])
  }

  @Test func `an empty blob and an empty text are not NULL`() throws {
    #expect(try back([UInt8]()) { try $0.blobOrNil("v") } == [[], [], [], []])
    #expect(try back("") { try $0.textOrNil("v") } == ["", "", "", ""])
    let absent: [UInt8]? = nil
    #expect(try back(absent) { try $0.blobOrNil("v") } == [nil, nil, nil, nil])
    let noText: String? = nil
    #expect(try back(noText) { try $0.textOrNil("v") } == [nil, nil, nil, nil])
  }

  @Test func `instants are microseconds and days are text`() throws {
    let instant = Instant(microseconds: -1_234_567)
    #expect(try back(instant) { try $0.instant("v") }.first == instant)
    #expect(try back(instant) { try $0.int64("v") }.first == -1_234_567)
    let day = LocalDate("2028-02-29")!
    #expect(try back(day) { try $0.date("v") }.first == day)
    #expect(try back(day) { try $0.text("v") }.first == "2028-02-29")
  }

  @Test func `a wrong type, a NULL and a missing column name the column`() throws {
    #expect(throws: StorageError.wrongColumnType(column: "v", expected: "INTEGER", found: "TEXT")) {
      try back("12") { try $0.int("v") }
    }
    #expect(throws: StorageError.wrongColumnType(column: "v", expected: "TEXT", found: "NULL")) {
      try back(Int?.none) { try $0.text("v") }
    }
    #expect(throws: StorageError.wrongColumnType(column: "v", expected: "0 or 1", found: "INTEGER"))
    {
      try back(2) { try $0.bool("v") }
    }
    #expect(
      throws: StorageError.wrongColumnType(column: "v", expected: "YYYY-MM-DD", found: "TEXT")
    ) {
      try back("2026-02-30") { try $0.date("v") }
    }
    #expect(throws: StorageError.noSuchColumn("amount")) {
      try back(1) { try $0.int("amount") }
    }
    #expect(throws: StorageError.noSuchColumn("1")) { try back(1) { try $0.int(1) } }
  }

  @Test func `a fraction the engine made cannot pass for an amount`() throws {
    let db = try open(.memory)
    #expect(throws: StorageError.self) {
      try db.readSync { tx in try tx.row("SELECT 7 / 2.0 AS half") { try $0.int("half") } }
    }
    #expect(throws: StorageError.self) {
      try db.readSync { tx in try tx.row("SELECT 7 / 2.0 AS half")!.int("half") }
    }
  }

  @Test func `a binder takes bytes from where they are`() throws {
    let insert = Statement("INSERT INTO item (name, amount, data) VALUES ($1, $2, $3)")
    let bytes: [UInt8] = [1, 2, 3, 4]
    let row = try open(.memory).writeSync { tx in
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
