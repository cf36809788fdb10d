import CPostgreSQL
import Money
import TestSupport
import Testing

@testable import Storage

/// What keeps one company's rows from another: by PostgreSQL, whatever a statement says.
@Suite struct WallTests {
  private static let sheets = Migration(
    id: "0001-sheets",
    sql: """
      CREATE TABLE company (id BLOB PRIMARY KEY NOT NULL, name TEXT NOT NULL);
      CREATE TABLE sheet (
        company_id BLOB NOT NULL REFERENCES company(id), number INTEGER NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (company_id, number));
      """, why: "the tests need companies")
  private static let more = Migration(
    id: "0002-more",
    sql: """
      CREATE TABLE margin (company_id BLOB NOT NULL, text TEXT NOT NULL);
      UPDATE sheet SET text = text || '!';
      """, why: "a later table, and rows that are changed")

  private let one = [UInt8](repeating: 1, count: 16)
  private let two = [UInt8](repeating: 2, count: 16)

  /// Two companies with a sheet each.
  private func filled(_ location: Database.Location) throws -> Database {
    let db = try open(location, [Self.sheets])
    for (id, name) in [(one, "one"), (two, "two")] {
      try db.of(id).writeSync { tx in
        try tx.run("INSERT INTO company (id, name) VALUES (\(id), \(name))")
        try tx.run("INSERT INTO sheet (company_id, number, text) VALUES (\(id), 1, \(name))")
      }
    }
    return db
  }

  private func texts(_ db: Database) throws -> [String] {
    try db.readSync { try $0.rows("SELECT text FROM sheet ORDER BY text") { try $0.text(0) } }
  }

  // MARK: Rows

  @Test func `a transaction sees its company's rows and no other's`() throws {
    let db = try filled(fresh(.postgreSQL))
    #expect(try texts(db.of(one)) == ["one"])
    #expect(try texts(db.of(two)) == ["two"])
    #expect(try texts(db.of([3])) == [])
  }

  @Test func `without a company there are no rows, and no error`() throws {
    let db = try filled(fresh(.postgreSQL))
    for _ in 1...3 {
      #expect(try texts(db) == [])
      #expect(try texts(db.of(one)) == ["one"])
      #expect(try db.count("company") == 0)
      #expect(try db.writeSync { try $0.run("UPDATE sheet SET text = 'x'") } == 0)
      #expect(try db.writeSync { try $0.run("DELETE FROM sheet") } == 0)
    }
  }

  @Test func `what a statement names does not matter`() throws {
    let db = try filled(fresh(.postgreSQL)).of(one)
    let other = two
    #expect(
      try db.writeSync { try $0.run("UPDATE sheet SET text = 'x' WHERE company_id = \(other)") }
        == 0)
    #expect(
      try db.readSync { try $0.rows("SELECT 1 FROM sheet WHERE company_id = \(other)").count } == 0)
    let error = #expect(throws: StorageError.self) {
      try db.writeSync {
        try $0.run("INSERT INTO sheet (company_id, number, text) VALUES (\(other), 9, 'mine')")
      }
    }
    guard case .failed(let failure)? = error else { return #expect(Bool(false), "\(error as Any)") }
    #expect(failure.state == "42501")
    #expect(throws: StorageError.self) {
      try db.writeSync { try $0.run("UPDATE sheet SET company_id = \(other)") }
    }
  }

  @Test func `a rehearsal and the list of companies are walled too`() throws {
    let db = try filled(fresh(.postgreSQL))
    #expect(
      try db.of(one).rehearseSync { try $0.run("UPDATE sheet SET text = 'x'") } == 1)
    #expect(try texts(db.of(one)) == ["one"])
    #expect(try db.listingCompanies.count("company") == 2)
    #expect(try texts(db.listingCompanies) == [])
    #expect(
      try db.listingCompanies.writeSync { try $0.run("UPDATE company SET name = 'x'") } == 0)
    #expect(try db.of(two).count("company") == 1)
  }

  @Test func `the list enters a company, and leaves it`() throws {
    let db = try filled(fresh(.postgreSQL)).listingCompanies
    let three = [UInt8](repeating: 3, count: 16)
    let (one, two) = (one, two)
    try db.writeSync { tx in
      let text = try tx.entering(one) { inside in
        #expect(inside.companyID == one)
        return try inside.row("SELECT text FROM sheet") { try $0.text(0) }
      }
      #expect(text == "one")
      try tx.entering(three) { inside in
        try inside.run("INSERT INTO company (id, name) VALUES (\(three), 'three')")
      }
      #expect(tx.companyID == nil)
      #expect(try tx.rows("SELECT text FROM sheet").count == 0)
      #expect(try tx.rows("SELECT id FROM company").count == 3)
      let seen = try tx.entering(two) { try $0.rows("SELECT id FROM company").count }
      #expect(seen == 1)
    }
  }

  /// A pooler of transactions gives the session to somebody else between two of them.
  @Test func `nothing of a company stays in the session`() throws {
    var options = Database.Options()
    (options.serverReaders, options.serverWriters) = (1, 1)
    let location = fresh(.postgreSQL)
    try filled(location).closeSync()
    let db = try open(location, [Self.sheets], options: options)
    _ = try texts(db.of(one))
    _ = try db.of(one).writeSync { try $0.run("UPDATE sheet SET text = 'one'") }
    #expect(try texts(db) == [])
    let left = try db.writeSync { tx in
      try tx.row("SELECT current_setting('facturier.company', true)") { try $0.text(0) }
    }
    #expect(left == "")
  }

  @Test func `all companies at once are the owner's alone`() throws {
    let location = fresh(.postgreSQL)
    let db = try filled(location)
    #expect(try texts(db.ofEveryCompany) == [])
    let owner = try open(location, [Self.sheets], as: .owner)
    #expect(try texts(owner.ofEveryCompany) == ["one", "two"])
    #expect(try texts(owner) == [])
    #expect(try texts(owner.of(two)) == ["two"])
  }

  @Test func `a double key names its columns though the server keeps silent about the row`() throws
  {
    let db = try filled(fresh(.postgreSQL)).of(one)
    let one = one
    #expect(throws: StorageError.uniqueViolation("sheet.company_id, sheet.number")) {
      try db.writeSync {
        try $0.run("INSERT INTO sheet (company_id, number, text) VALUES (\(one), 1, 'again')")
      }
    }
  }

  @Test func `the wall is answered by the index`() throws {
    let db = try filled(fresh(.postgreSQL)).of(one)
    let one = one
    let plan = try db.writeSync { tx in
      try tx.run("SET LOCAL enable_seqscan = off")
      return try tx.rows(
        "EXPLAIN SELECT text FROM sheet WHERE company_id = \(one) AND number = \(1)"
      ) { try $0.text(0) }
    }
    // Asked once for a statement that names its company, not once for a row.
    #expect(plan.contains { $0.contains("One-Time Filter") && $0.contains("facturier.company") })
    #expect(plan.contains { $0.contains("Index Cond") && $0.contains("number") }, "\(plan)")
    #expect(!plan.contains { $0.contains(" Filter: ") && !$0.contains("One-Time") }, "\(plan)")
  }

  // MARK: Migrations

  @Test func `the table of a later migration is walled by itself, and old rows are reached`() throws
  {
    let location = fresh(.postgreSQL)
    try filled(location).closeSync()
    let report = try MigrateDatabase([Self.sheets, Self.more], now: { noon })(
      TestDatabase.asOwner(location))
    #expect(
      report
        == .init(migrations: ["0002-more"], walled: ["margin"], roles: ["facturier"]))
    let db = try Database.open(
      at: location, migrations: [Self.sheets, Self.more], now: { noon })
    #expect(try texts(db.of(one)) == ["one!"])
    try db.of(one).writeSync { [one] in
      try $0.run("INSERT INTO margin (company_id, text) VALUES (\(one), 'a')")
    }
    #expect(try db.of(two).count("margin") == 0)
    let again = try MigrateDatabase([Self.sheets, Self.more], now: { noon })(
      TestDatabase.asOwner(location))
    #expect(again == .init(roles: ["facturier"]))
  }

  @Test func `what the owner has not migrated is refused to the application, with what is missing`()
    throws
  {
    let location = fresh(.postgreSQL)
    #expect(
      throws: StorageError.serverRefused(.notMigrated(missing: ["0001-sheets"]))
    ) { try Database.open(at: location, migrations: [Self.sheets], now: { noon }) }
    try filled(location).closeSync()
    #expect(
      throws: StorageError.serverRefused(.notMigrated(missing: ["0002-more"]))
    ) { try Database.open(at: location, migrations: [Self.sheets, Self.more], now: { noon }) }
    #expect(throws: StorageError.newerSchema(unknown: ["0001-sheets"])) {
      try Database.open(at: location, migrations: [], now: { noon })
    }
  }

  @Test(arguments: [
    "ALTER TABLE sheet DISABLE ROW LEVEL SECURITY", "ALTER TABLE sheet NO FORCE ROW LEVEL SECURITY",
    "DROP POLICY company_wall ON sheet",
  ])
  func `a wall that was taken down stops the start, and is raised again`(how: String) throws {
    let location = fresh(.postgreSQL)
    try filled(location).closeSync()
    try open(location, [Self.sheets], as: .owner).writeSync {
      try $0.connection.executeAsItStands(how)
    }
    #expect(throws: StorageError.serverRefused(.notMigrated(missing: ["sheet"]))) {
      try Database.open(at: location, migrations: [Self.sheets], now: { noon })
    }
    #expect(try texts(open(location, [Self.sheets]).of(one)) == ["one"])
  }

  // MARK: Roles

  @Test func `the owner of the tables is refused to the application`() throws {
    let location = fresh(.postgreSQL)
    try filled(location).closeSync()
    #expect(
      throws: StorageError.serverRefused(.roleOwnsTables(role: "facturier_owner"))
    ) {
      try Database.open(
        at: TestDatabase.asOwner(location), migrations: [Self.sheets], now: { noon })
    }
  }

  @Test func `a role that may become the owner, or a superuser, is refused too`() throws {
    let server = TestServer.shared
    let location = fresh(.postgreSQL)
    try filled(location).closeSync()
    guard case .server(let url) = location else { return }
    server.execute(
      """
      CREATE ROLE clerk LOGIN; GRANT facturier_owner TO clerk;
      CREATE ROLE chief LOGIN NOINHERIT; GRANT postgres TO chief
      """)
    func open(as role: String) throws {
      try Database.open(
        at: .server(url.replacing("user=facturier", with: "user=\(role)")),
        migrations: [Self.sheets], now: { noon }
      ).closeSync()
    }
    #expect(throws: StorageError.serverRefused(.roleOwnsTables(role: "clerk"))) {
      try open(as: "clerk")
    }
    #expect(throws: StorageError.serverRefused(.roleTooStrong(role: "chief"))) {
      try open(as: "chief")
    }
  }

  @Test func `a role that owns nothing does not migrate`() throws {
    let location = fresh(.postgreSQL)
    try filled(location).closeSync()
    #expect(throws: StorageError.serverRefused(.roleNotOwner(role: "facturier"))) {
      try MigrateDatabase([Self.sheets, Self.more], now: { noon })(location)
    }
  }

  @Test func `a role without rights is refused, and one that does not exist gets none`() throws {
    let server = TestServer.shared
    let location = fresh(.postgreSQL)
    try filled(location).closeSync()
    guard case .server(let url) = location else { return }
    server.execute("CREATE ROLE stranger LOGIN")
    #expect(throws: StorageError.serverRefused(.roleLacksRights(role: "stranger"))) {
      try Database.open(
        at: .server(url.replacing("user=facturier", with: "user=stranger")),
        migrations: [Self.sheets], now: { noon })
    }
    #expect(throws: StorageError.serverRefused(.roleUnknown(role: "nobody \"at\" all"))) {
      try MigrateDatabase([Self.sheets], now: { noon })(
        TestDatabase.asOwner(location), granting: "nobody \"at\" all")
    }
  }

  @Test(arguments: [
    "TRUNCATE sheet", "DROP TABLE sheet", "ALTER TABLE sheet DISABLE ROW LEVEL SECURITY",
    "CREATE TABLE mine (id BIGINT)", "DROP POLICY company_wall ON sheet",
    "DELETE FROM migration", "SET ROLE facturier_owner",
  ])
  func `the application's role changes rows and nothing else`(how: String) throws {
    let db = try filled(fresh(.postgreSQL)).of(one)
    let error = #expect(throws: StorageError.self) {
      try db.writeSync { try $0.connection.executeAsItStands(how) }
    }
    guard case .failed(let failure)? = error else { return #expect(Bool(false), "\(error as Any)") }
    #expect(failure.state == "42501")
    #expect(try texts(db) == ["one"])
  }

  // MARK: SQLite

  @Test func `on SQLite a transaction knows its company, and migrating is the same door`() throws {
    let folder = Folder()
    let report = try MigrateDatabase([Self.sheets], now: { noon })(folder.database)
    #expect(report == .init(migrations: ["0001-sheets"]))
    let db = try filled(folder.database)
    let one = one
    #expect(try db.of(one).readSync { $0.companyID } == one)
    #expect(try db.readSync { $0.reach } == .nobody)
    #expect(try db.listingCompanies.readSync { try $0.entering(one) { $0.companyID } } == one)
  }
}
