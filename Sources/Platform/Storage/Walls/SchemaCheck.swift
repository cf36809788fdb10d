/// Whether a server's database is as this program needs it, for a role that may not make it so.
struct SchemaCheck {
  private let migrations: [Migration]

  init(_ migrations: [Migration]) { self.migrations = migrations }

  /// - Throws: `StorageError.serverRefused` with `.notMigrated` or `.roleLacksRights`; `.newerSchema`, `.migrationChanged`.
  func callAsFunction(in tx: borrowing Transaction) throws {
    let (isThere, mayRead, mayWrite, role) =
      try tx.row(Self.rights) {
        (try $0.bool(0), try $0.bool(1), try $0.bool(2), try $0.text(3))
      } ?? (false, false, false, "")
    guard isThere else { throw refusal(migrations.map(\.id)) }
    guard mayRead else { throw StorageError.serverRefused(.roleLacksRights(role: role)) }
    let missing = try Migration.missing(of: migrations, in: tx).map(\.id)
    guard missing.isEmpty else { throw refusal(missing) }
    let open = try Walls.missing(in: tx).map(\.name)
    guard open.isEmpty else { throw refusal(open) }
    guard mayWrite else { throw StorageError.serverRefused(.roleLacksRights(role: role)) }
  }

  private func refusal(_ missing: [String]) -> StorageError {
    .serverRefused(.notMigrated(missing: missing))
  }

  private static let rights: SQL = """
    SELECT to_regclass('migration') IS NOT NULL,
      coalesce(has_table_privilege(to_regclass('migration'), 'SELECT'), FALSE),
      NOT EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = to_regnamespace(current_schema())
        AND relkind IN ('r', 'p') AND relname <> 'migration'
        AND NOT (has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
          AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE'))),
      current_user
    """
}
