import Glibc
import Money
import Synchronization
import TestSupport
import Testing

@testable import Storage

/// What PostgreSQL alone has: a server one may not reach, not trust, or lose in the middle of a sentence.
@Suite struct ServerTests {
  private let server = TestServer.shared

  private func url(_ name: String) -> String { server.url(name) }

  private func database(
    _ options: Database.Options = .init(), as role: Database.Role = .application
  ) throws -> Database {
    try open(fresh(.postgreSQL), options: options, as: role)
  }

  // MARK: At the start

  @Test(arguments: [
    "mysql://localhost/shop", "shop.db", "postgresql://", "postgresql:///x?sslmod=on",
  ])
  func `an address that is none of PostgreSQL's is refused`(address: String) {
    let error = #expect(throws: StorageError.self) { try open(.server(address)) }
    guard case .wrongURL? = error else { return #expect(Bool(false), "\(error as Any)") }
  }

  @Test func `a server that is not there is unreachable, and its password is not repeated`() {
    let error = #expect(throws: StorageError.self) {
      try open(.server("postgresql://shop:s3cret@127.0.0.1:1/shop"))
    }
    guard case .unreachable(let reason)? = error else {
      return #expect(Bool(false), "\(error as Any)")
    }
    #expect(reason.contains("127.0.0.1"))
    #expect(!reason.contains("s3cret"))
  }

  @Test func `a server elsewhere is verified unless the address says otherwise`() throws {
    #expect(
      try PostgreSQLSettings("postgresql://db.example/shop", .init()).modeOfTLS == "verify-full")
    #expect(try PostgreSQLSettings("postgresql:///shop?host=/tmp", .init()).modeOfTLS == nil)
    #expect(
      try PostgreSQLSettings("postgresql://db.example/shop?sslmode=disable", .init()).modeOfTLS
        == "disable")
  }

  @Test func `a role that may do anything is refused`() throws {
    let name = "strong_\(getpid())"
    try server.create(name)
    #expect(throws: StorageError.serverRefused(.roleTooStrong(role: "postgres"))) {
      try open(.server(server.url(name, user: "postgres")))
    }
    var options = Database.Options()
    options.allowsStrongRole = true
    try open(.server(server.url(name, user: "postgres")), options: options, as: .owner).closeSync()
  }

  @Test func `a database that takes no writes is refused`() throws {
    let name = "standby_\(getpid())"
    try server.create(name)
    server.execute("ALTER DATABASE \(name) SET default_transaction_read_only = on")
    #expect(throws: StorageError.serverRefused(.readOnly)) { try open(.server(url(name))) }
  }

  @Test func `a database that is not in UTF8 is refused`() throws {
    let name = "latin_\(getpid())"
    server.execute(
      "CREATE DATABASE \(name) OWNER facturier_owner TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'"
    )
    #expect(throws: StorageError.serverRefused(.encoding("LATIN1"))) {
      try open(.server(url(name)))
    }
  }

  @Test func `PostgreSQL before 15 is too old`() {
    #expect(PostgreSQLServerCheck.refusal(ofVersion: 140_012) == .tooOld(version: "14.12"))
    #expect(PostgreSQLServerCheck.refusal(ofVersion: 150_000) == nil)
  }

  @Test func `nodes that start together apply each migration once`() async throws {
    let location = fresh(.postgreSQL)
    let second = Migration(
      id: "0002-more", sql: "CREATE TABLE more (id INTEGER NOT NULL)", why: "a test")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 1...6 {
        group.addTask { try open(location, [itemTable, second]).closeSync() }
      }
      try await group.waitForAll()
    }
    #expect(try open(location, [itemTable, second]).count("migration") == 2)
  }

  // MARK: Losing it

  @Test func `a connection that broke while it slept is made anew`() throws {
    let db = try database()
    try db.writeSync { try $0.run("INSERT INTO item (name) VALUES ('a')") }
    try db.cutEverybodyElse()
    try db.writeSync { try $0.run("INSERT INTO item (name) VALUES ('b')") }
    #expect(try db.count() == 2)
  }

  @Test func `a connection lost before the commit runs the closure again`() throws {
    let db = try database()
    var runs = 0
    try db.writeSync { tx in
      runs += 1
      try tx.run("INSERT INTO item (name) VALUES ('a')")
      if runs == 1 { _ = try? tx.row("SELECT pg_terminate_backend(pg_backend_pid())") }
      try tx.run("INSERT INTO item (name) VALUES ('b')")
    }
    #expect(runs == 2)
    #expect(try db.count() == 2)
  }

  @Test func `a commit whose answer is lost says so and is not run again`() throws {
    let db = try database(as: .owner)
    // Ends the session when the commit has begun.
    try db.writeSync { tx in
      try tx.connection.executeScript(
        "CREATE TABLE trap (id INTEGER PRIMARY KEY, name TEXT)")
      guard case .postgreSQL(let connection) = tx.connection else { return }
      try connection.execute(
        """
        CREATE FUNCTION spring() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER spring AFTER INSERT ON trap DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION spring()
        """)
    }
    var runs = 0
    var effects = 0
    let error = #expect(throws: StorageError.self) {
      try db.writeSync { tx in
        runs += 1
        tx.afterCommit { effects += 1 }
        try tx.run("INSERT INTO trap (name) VALUES ('a')")
      }
    }
    guard case .commitUnknown? = error else { return #expect(Bool(false), "\(error as Any)") }
    #expect(runs == 1)
    #expect(effects == 0)
    #expect(try db.count("trap") == 0)
  }

  @Test func `a deadlock is nobody's failure`() async throws {
    let db = try database()
    try db.writeSync { try $0.run("INSERT INTO item (id, amount) VALUES (1, 0), (2, 0)") }
    let met = Meeting(2)
    let runs = Tally(0)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for key in [Int64(1), 2] {
        group.addTask {
          try await db.write(.one(key: key)) { tx in
            let run = runs.change { count in
              count += 1
              return count
            }
            try tx.run("UPDATE item SET amount = amount + 1 WHERE id = \(key)")
            if run <= 2 { met.arrive() }
            try tx.run("UPDATE item SET amount = amount + 1 WHERE id = \(3 - key)")
          }
        }
      }
      try await group.waitForAll()
    }
    let amounts = try db.readSync { try $0.rows("SELECT amount FROM item") { try $0.int(0) } }
    #expect(amounts == [2, 2])
    // Two, and at least one again: on a busy machine it may meet the other once more.
    #expect(runs.value >= 3)
  }

  @Test func `a statement that takes too long is ended and said`() throws {
    var options = Database.Options()
    options.statementSeconds = 1
    let db = try database(options)
    let error = #expect(throws: StorageError.self) {
      try db.readSync { _ = try $0.row("SELECT pg_sleep(60)") }
    }
    guard case .timedOut? = error else { return #expect(Bool(false), "\(error as Any)") }
    #expect(try db.count() == 0)
  }

  @Test(.timeLimit(.minutes(5)))
  func `a reader that is no longer wanted is ended on the server`() async throws {
    let db = try database()
    let reading = Task { try await db.read { _ = try $0.row("SELECT pg_sleep(50)") } }
    while try db.othersAtWork() == 0 { try await Task.sleep(for: .milliseconds(10)) }
    reading.cancel()
    let result = await reading.result
    #expect(throws: CancellationError.self) { try result.get() }
    #expect(try db.othersAtWork() == 0)
  }

  // MARK: Who waits for whom

  /// On threads of their own: tasks may wait longer for their turn than a lock is waited for.
  @Test func `writers of one thing follow one another and others do not wait`() throws {
    let location = fresh(.postgreSQL)
    let (here, there) = (try open(location), try open(location))
    let (isIn, mayEnd, same, all) = (Flag(), Flag(), Flag(), Flag())
    let order = Tally<[String]>([])
    WorkerTest.run {
      try! here.writeSync(.one(key: 1)) { _ in
        isIn.set()
        mayEnd.wait()
        order.change { $0.append("first") }
      }
    }
    isIn.wait()
    // Another node, another company: at once.
    try there.writeSync(.one(key: 2)) { _ in order.change { $0.append("beside") } }
    WorkerTest.run {
      try! there.writeSync(.one(key: 1)) { _ in order.change { $0.append("same") } }
      same.set()
    }
    WorkerTest.run {
      try! here.writeSync { _ in order.change { $0.append("all") } }
      all.set()
    }
    #expect(waiting(seconds: 300) { (try? here.waiting()) ?? 0 >= 1 })
    mayEnd.set()
    same.wait()
    all.wait()
    #expect(order.value.prefix(2) == ["beside", "first"])
    #expect(Set(order.value.dropFirst(2)) == ["same", "all"])
  }

  // MARK: One SQL

  @Test func `texts are ordered by their bytes, whatever the language of the database`() throws {
    let db = try database()
    try db.writeSync { tx in
      for name in ["é", "z", "E", "a", "É"] {
        try tx.run("INSERT INTO item (name) VALUES (\(name))")
      }
    }
    let (names, lowered) = try db.readSync { tx in
      (
        try tx.rows("SELECT name FROM item ORDER BY name") { try $0.text(0) },
        try tx.rows("SELECT lower(name) FROM item WHERE name > 'z' ORDER BY name") {
          try $0.text(0)
        }
      )
    }
    #expect(names == ["E", "a", "z", "É", "é"])
    #expect(lowered == ["É", "é"])
  }

  @Test func `a table that is never deleted from is not emptied either`() throws {
    let sealed = Migration(
      id: "0002-sealed",
      sql: """
        CREATE TABLE sealed (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TRIGGER sealed_no_delete BEFORE DELETE ON sealed
        BEGIN SELECT RAISE(ABORT, 'sealed: it''s 100 % for good'); END;
        """, why: "a test")
    let db = try open(fresh(.postgreSQL), [itemTable, sealed], as: .owner)
    try db.writeSync { try $0.run("INSERT INTO sealed (name) VALUES ('a')") }
    for sql in ["DELETE FROM sealed", "TRUNCATE sealed"] as [SQL] {
      #expect(throws: StorageError.triggerRefusal("sealed: it's 100 % for good")) {
        try db.writeSync { try $0.run(sql) }
      }
    }
    #expect(try db.count("sealed") == 1)
  }

  @Test func `a text with U+0000 is refused before the server sees it`() throws {
    let db = try database()
    try db.writeSync { tx in
      #expect(throws: StorageError.self) {
        try tx.run("INSERT INTO item (name) VALUES (\("a\u{0}b"))")
      }
      try tx.run("INSERT INTO item (name) VALUES ('after')")
    }
    #expect(try db.count() == 1)
  }

  @Test func `sums are whole numbers, and averages no amounts`() throws {
    let db = try database()
    let row = try db.readSync { tx in
      try tx.row(
        """
        SELECT sum(v), sum(-v), avg(v), sum(v) * 0, sum(v) * 1000000000000
        FROM (VALUES (CAST(123456789012 AS BIGINT)), (CAST(10001 AS BIGINT))) AS t(v)
        """)
    }
    #expect(try row?.int64(0) == 123_456_799_013)
    #expect(try row?.int64(1) == -123_456_799_013)
    #expect(throws: StorageError.self) { try row?.int64(2) }
    #expect(row?.value(at: 2) == .text("61728399506.50000000"))
    #expect(try row?.int64(3) == 0)
    #expect(throws: StorageError.self) { try row?.int64(4) }
  }

  @Test
  func `statements are prepared once per connection, and those made at run time do not pile up`()
    throws
  {
    let db = try database()
    try db.writeSync { tx in
      guard case .postgreSQL(let connection) = tx.connection else { return }
      let insert = Statement("INSERT INTO item (name, amount, data) VALUES ($1, $2, $3)")
      let before = connection.statementsPrepared
      for value in 1...20 {
        try tx.run(insert) { bind in
          bind(value % 2 == 0 ? "a" : nil)
          bind(value % 3 == 0 ? value : nil)
          bind(value % 5 == 0 ? [1, 2, 3] as [UInt8] : nil)
        }
      }
      #expect(connection.statementsPrepared == before + 1)
      for value in 1...300 { _ = try tx.row("SELECT 1 WHERE 1 IN (\(SQL.list(1...value)))") }
      #expect(connection.statementsCached <= 256 + 20)
      let prepared = try tx.row("SELECT count(*) FROM pg_prepared_statements")!.int(0)
      #expect(prepared <= 256 + 20)
    }
  }
}

extension Database {
  /// Ends every other session of the database.
  fileprivate func cutEverybodyElse() throws {
    try readSync { tx in
      _ = try tx.rows(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """)
    }
  }

  fileprivate func othersAtWork() throws -> Int {
    try readSync { tx in
      try tx.row(
        """
        SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
          AND pid <> pg_backend_pid() AND state = 'active' AND query LIKE '%pg_sleep%'
        """
      ) { try $0.int(0) }!
    }
  }

  fileprivate func waiting() throws -> Int {
    try readSync { tx in
      try tx.row(
        """
        SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
          AND wait_event = 'advisory'
        """
      ) { try $0.int(0) }!
    }
  }
}

/// Where threads wait until all have come.
private final class Meeting: Sendable {
  private let missing: Mutex<Int>
  private let all = Flag()
  init(_ count: Int) { missing = Mutex(count) }

  func arrive() {
    let isLast = missing.withLock { missing in
      missing -= 1
      return missing == 0
    }
    if isLast { all.set() }
    all.wait()
    all.set()
  }
}
