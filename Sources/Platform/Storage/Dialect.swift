/// What the engines really do differently; everything else is one SQL (STYLE §7).
///
/// SQLite is alone for now. Known differences that statements must not lean on:
/// - A text with U+0000 is stored by SQLite and refused by PostgreSQL: clean it at the door.
/// - `uniqueViolation` names columns on SQLite and the constraint on PostgreSQL.
/// - SQLite has one writer, so a row that was read is already locked; PostgreSQL needs `FOR UPDATE`.
///   `UPDATE … RETURNING` does the right thing on both.
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
}
