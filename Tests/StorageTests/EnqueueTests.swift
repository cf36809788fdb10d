import Storage
import TestSupport
import Testing

/// Rows that are written without waiting for each, and results that are walked: alike on both engines.
@Suite struct EnqueueTests {
  private let folder = Folder()
  private static let insert = Statement("INSERT INTO item (name) VALUES ($1)")
  private static let insertParent = Statement("INSERT INTO parent (code) VALUES ($1)")

  @Test(arguments: Engine.all)
  func `what was enqueued is there for the next statement, in its order`(engine: Engine) throws {
    let db = try open(fresh(engine))
    let names = (1...1000).map { "item \($0)" }
    try db.writeSync { tx in
      for name in names { try tx.enqueue(Self.insert, name) }
      #expect(try tx.row("SELECT count(*) FROM item") { try $0.int(0) } == 1000)
      try tx.enqueue(Self.insert, "last")
    }
    let read = try db.readSync {
      try $0.rows("SELECT name FROM item ORDER BY id") { try $0.text(0) }
    }
    #expect(read == names + ["last"])
  }

  @Test(arguments: Engine.all)
  func `what is refused stops the transaction, at the latest when it commits`(engine: Engine) throws
  {
    let db = try open(fresh(engine))
    #expect(throws: StorageError.self) {
      try db.writeSync { tx in
        try tx.enqueue(Self.insert, "a")
        try tx.enqueue(Self.insertParent, "bad")
      }
    }
    #expect(throws: StorageError.self) {
      try db.writeSync { tx in
        for number in 1...2000 {
          try tx.enqueue(Self.insertParent, number == 700 ? "bad" : "\(number)")
        }
        try tx.run("INSERT INTO item (name) VALUES ('b')")
      }
    }
    #expect(try db.count() == 0)
    #expect(try db.count("parent") == 0)
    // The connection serves the next one as if nothing had been.
    try db.writeSync { try $0.enqueue(Self.insert, "c") }
    #expect(try db.count() == 1)
  }

  private static let rowTable = Migration(
    id: "0002-rows",
    sql: """
      CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
      CREATE TABLE owned (
        id INTEGER PRIMARY KEY,
        owner_id INTEGER NOT NULL REFERENCES owner (id),
        amount INTEGER, words TEXT, bytes BLOB, rank INTEGER NOT NULL
      );
      """, why: "rows that point to rows")
  private static let insertOwner = Statement("INSERT INTO owner (id, name) VALUES ($1, $2)")
  private static let insertOwned = Statement(
    """
    INSERT INTO owned (id, owner_id, amount, words, bytes, rank) VALUES ($1, $2, $3, $4, $5, $1)
    ON CONFLICT DO NOTHING
    """)

  @Test(arguments: Engine.all)
  func `rows of several tables may be enqueued one by one, each after the one it points to`(
    engine: Engine
  ) throws {
    let db = try open(fresh(engine), [itemTable, Self.rowTable])
    let words = ["", "é ’ 'quoted' {a,b} \\ NULL", String(repeating: "long ", count: 4_000)]
    try db.writeSync { tx in
      for id in 1...300 {
        try tx.enqueue(Self.insertOwner, id, "owner \(id)")
        try tx.enqueue(
          Self.insertOwned, id, id, id % 3 == 0 ? nil : Int64.min + Int64(id),
          id % 5 == 0 ? nil : words[id % 3],
          id % 7 == 0 ? nil : [UInt8](repeating: 0, count: id % 4))
      }
      // Twice the same: skipped, as the statement says.
      try tx.enqueue(Self.insertOwned, 300, 300, nil as Int64?, "again", nil as [UInt8]?)
    }
    try db.readSync { tx in
      var id = 0
      try tx.forEach("SELECT id, owner_id, rank, amount, words, bytes FROM owned ORDER BY id") {
        row in
        id += 1
        let numbers = [try row.int(0), try row.int(1), try row.int(2)]
        #expect(numbers == [id, id, id])
        let (amount, text, bytes) = (
          try row.int64OrNil(3), try row.textOrNil(4), try row.blobOrNil(5)
        )
        #expect(amount == (id % 3 == 0 ? nil : Int64.min + Int64(id)))
        #expect(text == (id % 5 == 0 ? nil : words[id % 3]))
        #expect(bytes == (id % 7 == 0 ? nil : [UInt8](repeating: 0, count: id % 4)))
      }
      #expect(id == 300)
    }
  }

  @Test(arguments: Engine.all)
  func `a key that is taken is named, whichever of many rows takes it`(engine: Engine) throws {
    let db = try open(fresh(engine), [itemTable, Self.rowTable])
    let error = #expect(throws: StorageError.self) {
      try db.writeSync { tx in
        for id in 1...100 {
          try tx.enqueue(Self.insertOwner, id, id == 77 ? "owner 12" : "owner \(id)")
        }
      }
    }
    #expect(error == .uniqueViolation("owner.name"))
    #expect(try db.count("owner") == 0)
  }

  @Test(arguments: Engine.all)
  func `a row that is none leaves those before it`(engine: Engine) throws {
    let db = try open(fresh(engine))
    try db.writeSync { tx in
      try tx.enqueue(Self.insert, "a")
      #expect(throws: StorageError.self) { try tx.enqueue(Self.insert, "b", "too many") }
      #expect(throws: Refused.self) {
        try tx.enqueue(Self.insert) { bind in
          bind.text("half")
          throw Refused()
        }
      }
      try tx.enqueue(Self.insert, "c")
    }
    let names = try db.readSync {
      try $0.rows("SELECT name FROM item ORDER BY id") { try $0.text(0) }
    }
    #expect(names == ["a", "c"])
  }

  @Test(arguments: Engine.all)
  func `a closure that throws takes what it enqueued with it`(engine: Engine) throws {
    let db = try open(fresh(engine))
    #expect(throws: Refused.self) {
      try db.writeSync { tx in
        try tx.enqueue(Self.insert, "a")
        throw Refused()
      }
    }
    #expect(try db.count() == 0)
  }

  @Test(arguments: Engine.all)
  func `a savepoint answers for what was enqueued in it`(engine: Engine) throws {
    let db = try open(fresh(engine))
    try db.writeSync { tx in
      try tx.enqueue(Self.insert, "before")
      #expect(throws: Refused.self) {
        try tx.savepoint { tx in
          try tx.enqueue(Self.insert, "within")
          throw Refused()
        }
      }
      try tx.savepoint { try $0.enqueue(Self.insert, "kept") }
      try tx.enqueue(Self.insert, "after")
    }
    let names = try db.readSync {
      try $0.rows("SELECT name FROM item ORDER BY id") { try $0.text(0) }
    }
    #expect(names == ["before", "kept", "after"])
  }

  @Test(arguments: Engine.all)
  func `a walk gives every row once, and others run in between`(engine: Engine) throws {
    let db = try open(fresh(engine))
    try db.writeSync { tx in
      for number in 1...1700 { try tx.enqueue(Self.insert, "item \(number)") }
    }
    for (limit, expected) in [(0, 0), (1, 1), (500, 500), (501, 501), (1700, 1700)] {
      var numbers: [Int] = []
      try db.readSync { tx in
        try tx.walk("SELECT id, name FROM item ORDER BY id LIMIT \(limit)") { row in
          let id = try row.int(0)
          numbers.append(id)
          #expect(
            try tx.row("SELECT name FROM item WHERE id = \(id)") { try $0.text(0) } == row.text(1))
        }
      }
      #expect(numbers == Array(1...1700).prefix(expected).map { $0 })
    }
  }

  @Test(arguments: Engine.all)
  func `walks within and after one another do not meet`(engine: Engine) throws {
    let db = try open(fresh(engine))
    try db.writeSync { tx in for number in 1...600 { try tx.enqueue(Self.insert, "item \(number)") }
    }
    try db.readSync { tx in
      #expect(throws: Refused.self) {
        try tx.walk("SELECT id FROM item") { _ in throw Refused() }
      }
      var pairs = 0
      try tx.walk("SELECT id FROM item WHERE id > 598") { outer in
        let id = try outer.int(0)
        try tx.walk("SELECT id FROM item WHERE id <> \(id)") { _ in pairs += 1 }
      }
      #expect(pairs == 2 * 599)
    }
  }
}

private struct Refused: Error {}
