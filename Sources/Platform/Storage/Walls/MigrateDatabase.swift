import Money

/// Brings a database up to date: the migrations it lacks, the walls between companies, and what the application's roles
/// may do. A file needs the first alone.
package struct MigrateDatabase {
  package struct Report: Equatable, Sendable {
    package var migrations: [String] = []
    /// The tables that were walled now.
    package var walled: [String] = []
    /// The roles that read and write.
    package var roles: [String] = []
  }

  let migrations: [Migration]
  let options: Database.Options
  let now: @Sendable () -> Instant

  package init(
    _ migrations: [Migration], options: Database.Options = .init(),
    now: @escaping @Sendable () -> Instant
  ) {
    (self.migrations, self.options, self.now) = (migrations, options, now)
  }

  /// - Parameters:
  ///   - location: of a server, as the owner of its tables.
  ///   - role: who is to read and write; `nil` for those who did, whose rights are extended to new tables.
  /// - Throws: what `Database.open` throws, and `StorageError.serverRefused(.roleUnknown)`.
  package func callAsFunction(_ location: Database.Location, granting role: String? = nil) throws
    -> Report
  {
    var report = Report()
    var options = options
    options.role = .owner
    let database = try Database.open(
      at: location, migrations: migrations, options: options, now: now, &report)
    defer { try? database.closeSync() }
    if database.engine == .postgreSQL {
      report.roles = try database.ofEveryCompany.writeSync { tx in
        let roles = try role.map { [$0] } ?? Grants.roles(in: tx)
        for role in roles { try Grants.give(to: role, in: tx) }
        return roles
      }
    }
    return report
  }
}

/// What a role of the application may do: read and write rows, and nothing to the tables.
private enum Grants {
  /// The roles that read the migrations already, the owner aside.
  static func roles(in tx: borrowing Transaction) throws -> [String] {
    try tx.rows(
      """
      SELECT DISTINCT r.rolname FROM pg_class c
      CROSS JOIN LATERAL aclexplode(c.relacl) a JOIN pg_roles r ON r.oid = a.grantee
      WHERE c.oid = to_regclass('migration') AND a.privilege_type = 'SELECT'
        AND r.oid <> c.relowner
      ORDER BY r.rolname
      """
    ) { try $0.text(0) }
  }

  static func give(to role: String, in tx: borrowing Transaction) throws {
    let isKnown = try tx.row("SELECT 1 FROM pg_roles WHERE rolname = \(role)") { _ in true }
    guard isKnown == true else {
      throw StorageError.serverRefused(.roleUnknown(role: role))
    }
    let name = "\"\(role.replacing("\"", with: "\"\""))\""
    let schema = try tx.row("SELECT quote_ident(current_schema())") { try $0.text(0) } ?? "public"
    // Taken away first: what it was given as the owner it once was, or by hand, goes.
    for statement in [
      "REVOKE ALL ON ALL TABLES IN SCHEMA \(schema) FROM \(name)",
      "GRANT USAGE ON SCHEMA \(schema) TO \(name)",
      "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA \(schema) TO \(name)",
      "REVOKE INSERT, UPDATE, DELETE ON migration FROM \(name)",
    ] { try tx.connection.executeAsItStands(statement) }
  }
}
