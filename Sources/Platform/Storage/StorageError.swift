/// What the database refused or could not do. Carries statements and names, never the values bound.
package enum StorageError: Error, Hashable, Sendable {
  /// A unique or primary key: the columns, as `invoice.company_id, invoice.number`.
  case uniqueViolation(String)
  case foreignKeyViolation(String)
  /// The name of the constraint, or its text when it has none.
  case checkViolation(String)
  /// The column, as `invoice.number`.
  case notNullViolation(String)
  /// A trigger raised this message.
  case triggerRefusal(String)

  /// The disk is full. The transaction was rolled back and the database is intact.
  case diskFull
  /// It cannot be known whether something was made durable, so nothing more is written: stop the process,
  /// look at the disk, and start again; opening replays the log.
  case poisoned(reason: String)
  /// Another process has the database open.
  case inUse(pid: Int32?)
  case cannotOpen(path: String, reason: String)
  case closed

  /// What should be the URL of a PostgreSQL database is none; never with what stood in it.
  case wrongURL(reason: String)
  /// The server does not answer, or stopped answering before anything was committed.
  case unreachable(reason: String)
  /// It answers, and is not one to keep invoices on.
  case serverRefused(ServerRefusal)
  /// The answer to a commit was lost: it stands or it does not. Whoever asked asks again with the same idempotency key.
  case commitUnknown(reason: String)
  /// A statement or its wait for a lock took longer than it may. Rolled back.
  case timedOut(String)

  /// The transaction was already rolled back by an earlier failure that the closure swallowed.
  case transactionAborted
  /// A transaction was begun inside another one of the same thread, which would wait for itself.
  case nestedTransaction
  /// The values bound are not as many as the parameters of the statement.
  case wrongParameterCount(expected: Int, given: Int, sql: String)
  case noSuchColumn(String)
  case wrongColumnType(column: String, expected: String, found: String)

  case migrationFailed(id: String, reason: String)
  /// The text of an applied migration is not what was applied.
  case migrationChanged(id: String)
  /// The data is on a server now; while it is not done, the move was stopped and has to be run again.
  case moved(to: String, isDone: Bool)
  /// The database was written by a newer version: it has migrations this one does not know.
  case newerSchema(unknown: [String])

  /// Anything else.
  case failed(StorageFailure)
}

extension StorageError {
  /// What a file says that is torn, is no database, or is of another version: one that can be made again is.
  package var isOfDamage: Bool {
    switch self {
    case .failed(let failure): [11, 24, 26].contains(failure.code)
    case .cannotOpen, .migrationFailed, .migrationChanged, .newerSchema: true
    default: false
    }
  }
}

/// An error of the engine that has no case of its own.
package struct StorageFailure: Error, Hashable, Sendable {
  /// SQLite's result code: 5 is BUSY, 8 READONLY, 10 IOERR, 11 CORRUPT …; 0 on PostgreSQL.
  package let code: Int
  package let extendedCode: Int
  package let message: String
  package let sql: String
  /// PostgreSQL's SQLSTATE, as 42P01.
  package var state = ""
}

extension StorageError: CustomStringConvertible {
  /// For operators' logs.
  package var description: String {
    switch self {
    case .uniqueViolation(let key): "storage: \(key) already exists"
    case .foreignKeyViolation(let detail): "storage: foreign key: \(detail)"
    case .checkViolation(let constraint): "storage: check failed: \(constraint)"
    case .notNullViolation(let column): "storage: \(column) is NULL"
    case .triggerRefusal(let message): "storage: \(message)"
    case .diskFull: "storage: the disk is full; nothing was written"
    case .poisoned(let reason): "storage: writing stopped, restart needed: \(reason)"
    case .inUse(let pid):
      "storage: the database is in use by process \(pid.map(String.init) ?? "?")"
    case .cannotOpen(let path, let reason): "storage: cannot open \(path): \(reason)"
    case .closed: "storage: the database is closed"
    case .wrongURL(let reason): "storage: not the URL of a database: \(reason)"
    case .unreachable(let reason): "storage: the server is unreachable: \(reason)"
    case .serverRefused(let refusal): "storage: the server is not fit: \(refusal)"
    case .commitUnknown(let reason):
      "storage: the answer to a commit was lost, it may stand: \(reason)"
    case .timedOut(let reason): "storage: rolled back, it took too long: \(reason)"
    case .transactionAborted: "storage: the transaction was rolled back by an earlier failure"
    case .nestedTransaction: "storage: a transaction inside a transaction"
    case .wrongParameterCount(let expected, let given, let sql):
      "storage: \(expected) parameters, \(given) values: \(sql)"
    case .noSuchColumn(let column): "storage: no column \(column)"
    case .wrongColumnType(let column, let expected, let found):
      "storage: column \(column) is \(found), not \(expected)"
    case .migrationFailed(let id, let reason): "storage: migration \(id): \(reason)"
    case .migrationChanged(let id): "storage: migration \(id) was edited after it was applied"
    case .moved(let target, let isDone):
      "storage: the data was moved to \(target)\(isDone ? "" : ", not to the end")"
    case .newerSchema(let unknown):
      "storage: the database is newer than this program: \(unknown.joined(separator: ", "))"
    case .failed(let failure):
      "storage: \(failure.message) (\(failure.state.isEmpty ? "\(failure.extendedCode)" : failure.state)): \(failure.sql)"
    }
  }
}
