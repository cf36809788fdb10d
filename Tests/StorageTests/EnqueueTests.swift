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
