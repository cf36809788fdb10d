/// What the engines really do differently; everything else is one SQL (STYLE §7).
///
/// Known differences that statements must not lean on:
/// - A text with U+0000 is stored by SQLite and refused by PostgreSQL: clean it at the door.
/// - A statement that fails leaves SQLite's transaction as it was; PostgreSQL's can only be rolled back, to a savepoint or
///   whole. A closure that goes on after a failure does the failing part in `tx.savepoint`.
/// - `foreignKeyViolation` and `checkViolation` name the constraint on PostgreSQL; SQLite says what it is.
/// - SQLite has one writer, so a row that was read is already locked; on PostgreSQL the transactions of one `WriteScope`
///   follow one another, which comes to the same.
/// - SQLite streams a result; PostgreSQL's is in memory whole, so what walks a table walks it by pages.
/// - SQLite's words in a statement that PostgreSQL has other words for are in `PostgreSQLWords`.
enum Dialect {
  /// Takes the write lock at once: a transaction that began by reading could be refused it later, when it
  /// is too late to wait.
  static let beginWriting: Statement = Statement("BEGIN IMMEDIATE")
  /// A consistent snapshot from the first read on.
  static let beginReading: Statement = Statement("BEGIN DEFERRED")
  static let commit: Statement = Statement("COMMIT")
  static let rollback: Statement = Statement("ROLLBACK")

  static let savepoint: Statement = Statement("SAVEPOINT nested")
  static let releaseSavepoint: Statement = Statement("RELEASE nested")
  static let rollbackToSavepoint: Statement = Statement("ROLLBACK TO nested")

  /// Of a member of a `WriteGroup`.
  static let groupSavepoint: Statement = Statement("SAVEPOINT member")
  static let releaseGroupSavepoint: Statement = Statement("RELEASE member")
  static let rollbackToGroupSavepoint: Statement = Statement("ROLLBACK TO member")

  // MARK: PostgreSQL

  /// Begins, says whose rows are meant, and takes the lock of the scope, in one trip to the server.
  ///
  /// READ COMMITTED: each statement sees what was committed before it, so what follows the lock sees all that the lock's
  /// former holder wrote. Under REPEATABLE READ the statement that waits for the lock would already have fixed what is
  /// seen. A reader has one snapshot, as on SQLite.
  static func begin(writing scope: WriteScope?, _ reach: Reach) -> String {
    guard let scope else {
      return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; \(setting(reach))"
    }
    return "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; \(setting(reach)); \(locks(scope))"
  }

  private static func locks(_ scope: WriteScope) -> String {
    switch scope {
    case .everything: "SELECT pg_advisory_xact_lock(\(scopes), 0)"
    case .one(let key):
      """
      SELECT pg_advisory_xact_lock_shared(\(scopes), 0);
      SELECT pg_advisory_xact_lock(\(key))
      """
    }
  }

  /// Whether whoever is connected could write, 0 or 1, without writing.
  static func canWrite(on engine: Engine) -> SQL {
    switch engine {
    case .sqlite: "SELECT count(*) >= 0 FROM sqlite_schema"
    case .postgreSQL:
      """
      SELECT NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off'
      """
    }
  }

  /// What the policies of `Walls` look at. Of the transaction and never of the session, which a pooler would hand to
  /// somebody else; both settings each time, so that nothing a session was left with counts.
  static func setting(_ reach: Reach) -> String {
    let (company, word) =
      switch reach {
      case .nobody: ("", "")
      case .listOfCompanies: ("", "list")
      case .company(let id): (hex(id), "")
      case .everything: ("", "everything")
      }
    return "SET LOCAL facturier.company = '\(company)'; SET LOCAL facturier.reach = '\(word)'"
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    var text = ""
    for byte in bytes {
      if byte < 16 { text += "0" }
      text += String(byte, radix: 16)
    }
    return text
  }

  /// "FACT": the first of the two numbers of our locks, so that they meet no other program's.
  private static let scopes = 0x4641_4354
}

extension Transaction {
  /// Foreign keys are checked when the transaction commits, whatever the order of its rows.
  package func deferForeignKeys() throws {
    switch engine {
    case .sqlite: try run("PRAGMA defer_foreign_keys = ON")
    case .postgreSQL: try run("SET CONSTRAINTS ALL DEFERRED")
    }
  }

  /// As long as it takes: the limits are for those who serve.
  package func withoutTimeLimits() throws {
    guard engine == .postgreSQL else { return }
    try run("SET LOCAL statement_timeout = 0")
    try run("SET LOCAL idle_in_transaction_session_timeout = 0")
  }

  /// Orders the rows of a table that only grows as they were entered.
  package var insertionOrder: SQL {
    switch engine {
    case .sqlite: "rowid"
    case .postgreSQL: "ctid"
    }
  }

  /// At the end of a `SELECT` that takes up rows: those another transaction is taking up are left out. SQLite has one
  /// writer, so there are none.
  package var skippingLockedRows: SQL {
    switch engine {
    case .sqlite: ""
    case .postgreSQL: " FOR UPDATE SKIP LOCKED"
    }
  }

  /// What the whole database takes on disk, room that is free in it aside, in bytes.
  package func databaseBytes() throws -> Int {
    let size: SQL =
      switch engine {
      case .sqlite:
        """
        SELECT (pages.page_count - free.freelist_count) * size.page_size
        FROM pragma_page_count pages, pragma_freelist_count free, pragma_page_size size
        """
      case .postgreSQL: "SELECT pg_database_size(current_database())"
      }
    return try row(size) { try $0.int(0) } ?? 0
  }

  /// The tables of the schema, by name.
  func tableNames() throws -> [String] {
    let names: SQL =
      switch engine {
      case .sqlite:
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'"
      case .postgreSQL:
        "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()"
      }
    return try rows(names) { try $0.text(0) }.sorted()
  }

  /// The columns of a table in their order, each with its place in the primary key, from 1; 0 is none.
  func columns(of table: String) throws -> [(name: String, key: Int)] {
    let columns: SQL =
      switch engine {
      case .sqlite: "SELECT name, pk FROM pragma_table_info(\(table)) ORDER BY cid"
      case .postgreSQL:
        """
        SELECT a.attname, coalesce(array_position(
          (SELECT string_to_array(CAST(i.indkey AS TEXT), ' ') FROM pg_index i
            WHERE i.indrelid = a.attrelid AND i.indisprimary), CAST(a.attnum AS TEXT)), 0)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND c.relname = \(table) AND a.attnum > 0
          AND NOT a.attisdropped
        ORDER BY a.attnum
        """
      }
    return try rows(columns) { (name: try $0.text(0), key: try $0.int(1)) }
  }
}
