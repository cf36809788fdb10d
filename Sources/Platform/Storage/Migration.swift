/// A step of the schema. Appended, never edited: what was applied somewhere stays as it was.
package struct Migration: Sendable {
  /// Like `0001-invoices`; unique in the program.
  package let id: String
  /// One or more statements; triggers are welcome. `BEGIN` and `COMMIT` are not: it runs in a transaction.
  package let sql: String
  /// A sentence for whoever wonders later.
  package let why: String

  package init(id: String, sql: String, why: String) {
    self.id = id
    self.sql = sql
    self.why = why
  }

  /// FNV-1a, 64 bits: it finds an edit, it does not resist an attacker.
  var checksum: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in sql.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
  }
}

extension Migration {
  static let table = """
    CREATE TABLE IF NOT EXISTS migration (
      id TEXT PRIMARY KEY NOT NULL,
      checksum TEXT NOT NULL,
      applied_at INTEGER NOT NULL
    )
    """

  /// Applies those of `migrations` that are missing, in their order, each in a transaction of its own.
  ///
  /// Nothing is applied to a database that has a migration unknown here or one whose text has changed. Each looks again
  /// under its lock, since another node may start at the same moment.
  ///
  /// - Returns: those that were applied.
  @discardableResult
  static func apply(
    _ migrations: [Migration], mayBeMoved: Bool = false,
    to write: (_ body: (borrowing Transaction) throws -> Void) throws -> Void
  ) throws -> [String] {
    precondition(
      Set(migrations.map(\.id)).count == migrations.count, "two migrations have the same id")
    var missing: [Migration] = []
    try write { tx in
      try tx.connection.executeScript(table)
      missing = try Self.missing(of: migrations, mayBeMoved: mayBeMoved, in: tx)
    }
    for migration in missing { try write { try migration.apply(in: $0) } }
    return missing.map(\.id)
  }

  /// When the database was made: what tells it from another that was made of the same archive.
  package static func firstApplied(in tx: borrowing Transaction) throws -> Int64 {
    try tx.row("SELECT min(applied_at) FROM migration") { try $0.int64OrNil(0) ?? 0 } ?? 0
  }

  /// Those that were not applied yet.
  ///
  /// - Parameter mayBeMoved: for the move itself.
  /// - Throws: `StorageError.moved`, `.newerSchema`, `.migrationChanged`.
  static func missing(
    of migrations: [Migration], mayBeMoved: Bool = false, in tx: borrowing Transaction
  ) throws -> [Migration] {
    var applied: [String: String] = [:]
    try tx.forEach("SELECT id, checksum FROM migration") { row in
      let (id, checksum) = (try row.text("id"), try row.text("checksum"))
      guard let mark = MoveMark(id: id, checksum: checksum) else {
        return applied[id] = checksum
      }
      if !mayBeMoved { throw StorageError.moved(to: mark.target, isDone: mark.isDone) }
    }
    let unknown = Set(applied.keys).subtracting(migrations.map(\.id))
    guard unknown.isEmpty else { throw StorageError.newerSchema(unknown: unknown.sorted()) }
    for migration in migrations {
      if let checksum = applied[migration.id], checksum != migration.checksum {
        throw StorageError.migrationChanged(id: migration.id)
      }
    }
    return migrations.filter { applied[$0.id] == nil }
  }

  private func apply(in tx: borrowing Transaction) throws {
    let isThere = try tx.row("SELECT 1 FROM migration WHERE id = \(id)") { _ in true } ?? false
    if isThere { return }
    do {
      try tx.withoutTimeLimits()
      try tx.connection.executeScript(sql)
    } catch StorageError.diskFull {
      throw StorageError.diskFull
    } catch {
      throw StorageError.migrationFailed(id: id, reason: "\(error)")
    }
    try tx.run(
      "INSERT INTO migration (id, checksum, applied_at) VALUES (\(id), \(checksum), \(tx.now))")
  }
}
