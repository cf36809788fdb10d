import CSQLite
import Money

/// One connection of SQLite, used by one thread at a time (`ConnectionPool` sees to it).
final class SQLiteConnection {
  enum Role { case writer, reader, memory }

  let role: Role
  let handle: OpaquePointer
  private var statements = StatementCache()
  private(set) var statementsPrepared = 0
  var statementsCached: Int { statements.count }
  /// The engine rolled the transaction back by itself (disk full, I/O error): what follows in the closure
  /// must not run outside any transaction.
  private(set) var isAborted = false
  /// A commit or a log write went wrong in a way that leaves durability in doubt.
  private(set) var doubt: String?
  /// What the transaction wants done once it is durable.
  var effects: [TransactionEffect] = []
  var log = WriteAheadLog()
  /// The file that asks for the statement.
  var caller: StaticString = ""

  /// - Throws: `StorageError.cannotOpen`.
  init(path: String, role: Role) throws {
    self.role = role
    var opened: OpaquePointer?
    let access = role == .reader ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    let result = sqlite3_open_v2(
      path, &opened, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard result == SQLITE_OK, let opened else {
      let reason = String(cString: sqlite3_errstr(result))
      sqlite3_close_v2(opened)
      throw StorageError.cannotOpen(path: path, reason: reason)
    }
    handle = opened
  }

  deinit { close() }

  private var isClosed = false

  func close() {
    guard !isClosed else { return }
    isClosed = true
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  // MARK: Statements

  func using<T>(_ sql: SQL, _ body: (SQLiteStatement) throws -> T) throws -> T {
    try ensureNotAborted()
    let prepared = try statements.statement(sql.text) { try prepare(sql.text) }
    return try lend(prepared) {
      try bind(prepared) { binder in for value in sql.values { binder(value) } }
      return try body(prepared)
    }
  }

  /// Its text stands in the program, whoever asks.
  func using<T>(_ statement: Statement, _ body: (SQLiteStatement) throws -> T) throws -> T {
    try ensureNotAborted()
    let prepared = try statements.statement(statement) {
      caller = ""
      return try prepare(statement.text.description)
    }
    return try lend(prepared) { try body(prepared) }
  }

  private func lend<T>(_ statement: SQLiteStatement, _ body: () throws -> T) throws -> T {
    statement.isBusy = true
    defer {
      sqlite3_reset(statement.handle)
      statement.advance()
      statement.isBusy = false
    }
    return try body()
  }

  func bind(_ statement: SQLiteStatement, _ fill: (inout Binder) throws -> Void) throws {
    var binder = Binder(statement)
    try fill(&binder)
    guard binder.count == statement.parameterCount else {
      throw StorageError.wrongParameterCount(
        expected: Int(statement.parameterCount), given: Int(binder.count), sql: statement.sql)
    }
    guard binder.status == SQLITE_OK else { throw failure(binder.status, statement.sql) }
  }

  private func prepare(_ text: String) throws -> SQLiteStatement {
    statementsPrepared += 1
    CompanyPlan.look(at: text, self)
    var copy = text
    return try copy.withUTF8 { utf8 in
      try utf8.withMemoryRebound(to: CChar.self) { chars in
        var compiled: OpaquePointer?
        var tail: UnsafePointer<CChar>?
        let result = sqlite3_prepare_v3(
          handle, chars.baseAddress, Int32(chars.count), UInt32(SQLITE_PREPARE_PERSISTENT),
          &compiled, &tail)
        guard result == SQLITE_OK else { throw failure(result, text) }
        guard let compiled else { throw misuse("there is no statement", text) }
        let statement = try SQLiteStatement(compiled)
        // What follows the first statement would be dropped in silence.
        if let tail, let base = chars.baseAddress {
          var rest: OpaquePointer?
          let left = Int32(chars.count - (tail - base))
          let more = sqlite3_prepare_v3(handle, tail, left, 0, &rest, nil)
          sqlite3_finalize(rest)
          guard more == SQLITE_OK, rest == nil else {
            throw misuse("one statement at a time", text)
          }
        }
        return statement
      }
    }
  }

  // MARK: Running

  func run(_ statement: SQLiteStatement) throws -> Int {
    let before = sqlite3_total_changes64(handle)
    while try step(statement) {}
    // `changes` keeps the count of the last INSERT, UPDATE or DELETE when the statement was none of them.
    return sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
  }

  func forEach(_ statement: SQLiteStatement, _ body: (Row) throws -> Void) throws {
    while try step(statement) { try body(statement.row) }
  }

  func first<T>(_ statement: SQLiteStatement, _ read: (Row) throws -> T) throws -> T? {
    guard try step(statement) else { return nil }
    let value = try read(statement.row)
    if sqlite3_stmt_readonly(statement.handle) == 0 { while try step(statement) {} }
    return value
  }

  private func step(_ statement: SQLiteStatement) throws -> Bool {
    statement.advance()
    let result = sqlite3_step(statement.handle)
    if result == SQLITE_ROW { return true }
    if result == SQLITE_DONE { return false }
    throw failure(result, statement.sql)
  }

  /// Several statements at once: migrations and settings.
  func executeScript(_ sql: String) throws {
    let result = sqlite3_exec(handle, sql, nil, nil, nil)
    if result != SQLITE_OK { throw failure(result, sql) }
  }

  /// Pages that a savepoint may have to put back stay in memory, not in a file beyond 64 kB: each member of a `WriteGroup` has a
  /// savepoint. For after the migrations, which may change every page there is.
  ///
  /// Not by `SQLITE_CONFIG_STMTJRNL_SPILL`: beyond 128 kB SQLite (3.40) writes less than a whole chunk when it does spill, and
  /// says that the disk is full.
  func keepSavepointsInMemory() throws { try executeScript("PRAGMA temp_store = MEMORY") }

  // MARK: Transactions

  private var isInTransaction = false

  /// Whose rows the running transaction is about; the engine has no wall to hold it to that.
  var reach = Reach.nobody

  func begin(writing: Bool, _ reach: Reach) throws {
    self.reach = reach
    isAborted = false
    effects = []
    if role == .memory { try executeScript("PRAGMA query_only = \(writing ? "OFF" : "ON")") }
    try using(writing ? Dialect.beginWriting : Dialect.beginReading) { _ = try run($0) }
    isInTransaction = true
  }

  func commit() throws {
    try ensureNotAborted()
    guard sqlite3_get_autocommit(handle) == 0 else {
      isInTransaction = false
      throw misuse("the closure ended its own transaction", "COMMIT")
    }
    do {
      try using(Dialect.commit) { _ = try run($0) }
      isInTransaction = false
    } catch {
      if leavesDoubt(afterCommit: error) { doubt = doubt ?? "\(error)" }
      throw error
    }
  }

  func rollback() {
    isInTransaction = false
    effects = []
    guard sqlite3_get_autocommit(handle) == 0 else { return }
    isAborted = false
    do {
      try using(Dialect.rollback) { _ = try run($0) }
    } catch {
      doubt = doubt ?? "rollback failed: \(error)"
    }
  }

  /// What `commit` would have refused.
  func checkDeferredConstraints() throws {
    try ensureNotAborted()
    var unresolved: Int32 = 0
    var peak: Int32 = 0
    sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &unresolved, &peak, 0)
    if unresolved != 0 { throw StorageError.foreignKeyViolation("FOREIGN KEY constraint failed") }
  }

  /// A commit may only be refused for reasons known to leave nothing behind: a deferred constraint, or a
  /// log that could not grow. After anything else nobody knows what a restart will find.
  private func leavesDoubt(afterCommit error: any Error) -> Bool {
    guard role != .memory, case StorageError.failed(let failure) = error else { return false }
    return failure.code != Int(SQLITE_BUSY)
  }

  /// A log that cannot be copied for lack of space, or because someone reads, is tried again later with the
  /// pages written anew. A flush that failed is not.
  func noteCheckpoint(_ result: Int32) {
    switch result & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL: return
    default: doubt = doubt ?? "checkpoint: \(String(cString: sqlite3_errmsg(handle))) (\(result))"
    }
  }

  private func ensureNotAborted() throws {
    if isAborted { throw StorageError.transactionAborted }
  }

  /// The error of the last call, noting what it says of the transaction and of the disk.
  func failure(_ result: Int32, _ sql: String) -> StorageError {
    if isInTransaction, sqlite3_get_autocommit(handle) != 0 { isAborted = true }
    let message = String(cString: sqlite3_errmsg(handle))
    if role == .writer, StorageError.isDamage(result) {
      doubt = doubt ?? "\(message) (\(result))"
    }
    return StorageError(extendedCode: result, message: message, sql: sql)
  }

  func misuse(_ message: String, _ sql: String) -> StorageError {
    .failed(
      StorageFailure(
        code: Int(SQLITE_MISUSE), extendedCode: Int(SQLITE_MISUSE), message: message, sql: sql))
  }
}
