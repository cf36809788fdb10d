import Money
import Storage
import TestSupport
import Testing

@Suite struct SQLTests {
  @Test func `an interpolated value is bound and never becomes text`() {
    let name = "x'; DROP TABLE item; --"
    let sql: SQL = "SELECT id FROM item WHERE name = \(name) AND amount > \(5)"
    #expect(sql.text == "SELECT id FROM item WHERE name = $1 AND amount > $2")
    #expect(sql.values == [.text(name), .integer(5)])
    #expect("\(sql)" == sql.text)
  }

  @Test(
    arguments: Engine.all,
    [
      "'; DROP TABLE item; --", "\" OR 1=1", "$1", "?", ":name", "\\", "é€漢\u{1F9FE}",
    ])
  func `hostile text comes back as it went`(engine: Engine, text: String) throws {
    let db = try open(fresh(engine))
    try db.writeSync { tx in
      _ = try tx.run("INSERT INTO item (name) VALUES (\(text))")
    }
    let found = try db.readSync { tx in
      try tx.rows("SELECT name FROM item WHERE name = \(text)") { try $0.text("name") }
    }
    #expect(found == [text])
  }

  @Test func `splicing numbers the parameters again`() {
    let range: SQL = "amount BETWEEN \(1) AND \(9)"
    let columns: SQL = "id, name"
    let sql: SQL =
      "SELECT \(columns) FROM item WHERE name = \("a") AND \(range) OR \(range) LIMIT \(3)"
    #expect(
      sql.text
        == "SELECT id, name FROM item WHERE name = $1 AND amount BETWEEN $2 AND $3 OR amount BETWEEN $4 AND $5 LIMIT $6"
    )
    #expect(
      sql.values == [
        .text("a"), .integer(1), .integer(9), .integer(1), .integer(9), .integer(3),
      ])
  }

  @Test(arguments: Engine.all)
  func `splicing past the ninth parameter keeps the text whole`(engine: Engine) throws {
    let list = SQL.list(1...12)
    let sql: SQL = "SELECT \(0), \(list), 'end'"
    #expect(sql.text == "SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'end'")
    let row = try open(fresh(engine)).readSync { try $0.row(sql) }
    #expect(try row?.int(12) == 12)
    #expect(try row?.text(13) == "end")
  }

  @Test(arguments: Engine.all)
  func `an empty list matches nothing`(engine: Engine) throws {
    let db = try open(fresh(engine))
    let none: [Int] = []
    let row = try db.readSync { try $0.row("SELECT 1 WHERE 1 IN (\(SQL.list(none)))") }
    #expect(row == nil)
  }

  @Test func `conditions are joined with their values`() {
    let conditions: [SQL] = ["a = \(1)", "b = \("x")"]
    let sql: SQL = "WHERE \(conditions.joined(separator: " AND "))"
    #expect(sql.text == "WHERE a = $1 AND b = $2")
    #expect(sql.values == [.integer(1), .text("x")])
  }

  @Test(arguments: Engine.all)
  func `a parameter is found by its number, wherever it stands`(engine: Engine) throws {
    let backwards = Statement("SELECT $2 AS second, $1 AS first, $2 AS again")
    try open(fresh(engine)).readSync { tx in
      let found = try tx.rows(backwards, 1, "b") { row in
        "\(try row.int("first")) \(try row.text("second")) \(try row.text("again"))"
      }
      #expect(found == ["1 b b"])
    }
  }

  @Test(arguments: Engine.all)
  func `too few or too many values never run`(engine: Engine) throws {
    let insert = Statement("INSERT INTO item (name, amount) VALUES ($1, $2)")
    let db = try open(fresh(engine))
    try db.writeSync { tx in
      try tx.run(insert, "first", 1)
      #expect(throws: StorageError.self) { try tx.run(insert, "second") }
      #expect(throws: StorageError.self) { try tx.run(insert, "third", 1, 2) }
    }
    #expect(try db.count() == 1)
  }

  @Test(arguments: Engine.all)
  func `a second statement in one text is refused`(engine: Engine) throws {
    let db = try open(fresh(engine))
    #expect(throws: StorageError.self) {
      try db.writeSync { try $0.run("DELETE FROM item; DELETE FROM child") }
    }
  }

  @Test(arguments: Engine.all)
  func `a double-quoted word is a column, never a text`(engine: Engine) throws {
    let db = try open(fresh(engine))
    #expect(throws: StorageError.self) {
      try db.readSync { _ = try $0.rows(#"SELECT id FROM item WHERE name = "typo""#) }
    }
  }
}
