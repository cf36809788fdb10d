import CPostgreSQL

/// Whether a server and the role on it are fit to keep invoices. Asked of each connection: after a failover it is another
/// server that answers.
struct PostgreSQLServerCheck {
  private let options: Database.Options

  init(_ options: Database.Options) { self.options = options }

  /// - Throws: `StorageError.serverRefused`.
  func callAsFunction(_ connection: PostgreSQLConnection) throws {
    if let refusal = Self.refusal(ofVersion: PQserverVersion(connection.handle)) {
      throw StorageError.serverRefused(refusal)
    }
    let refusal = try connection.result(Self.facts).first { row -> ServerRefusal? in
      if try row.bool("is_read_only") { return .readOnly }
      let encoding = try row.text("encoding")
      if encoding != "UTF8" { return .encoding(encoding) }
      if try row.bool("is_too_strong"), !options.allowsStrongRole {
        return .roleTooStrong(role: try row.text("role"))
      }
      if options.role == .application, try row.bool("is_owner"), !options.allowsStrongRole {
        return .roleOwnsTables(role: try row.text("role"))
      }
      if options.role == .owner, try !row.bool("may_migrate") {
        return .roleNotOwner(role: try row.text("role"))
      }
      return nil
    }
    if let refusal = refusal ?? nil { throw StorageError.serverRefused(refusal) }
  }

  /// - Parameter version: as libpq says it: 150020 is 15.20.
  static func refusal(ofVersion version: Int32) -> ServerRefusal? {
    version < 150_000 ? .tooOld(version: "\(version / 10_000).\(version % 10_000)") : nil
  }

  /// A right that may be had by `SET ROLE` is had.
  private static let facts: SQL = """
    SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on' AS is_read_only,
      current_setting('server_encoding') AS encoding, current_user AS role,
      EXISTS (SELECT 1 FROM pg_roles WHERE (rolsuper OR rolbypassrls)
        AND pg_has_role(current_user, oid, 'MEMBER')) AS is_too_strong,
      EXISTS (SELECT 1 FROM pg_database WHERE datname = current_database()
        AND pg_has_role(current_user, datdba, 'MEMBER'))
      OR EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = to_regnamespace(current_schema())
        AND relkind IN ('r', 'p') AND pg_has_role(current_user, relowner, 'MEMBER')) AS is_owner,
      has_schema_privilege(current_schema(), 'CREATE') AND NOT EXISTS (SELECT 1 FROM pg_class
        WHERE relnamespace = to_regnamespace(current_schema()) AND relkind IN ('r', 'p')
          AND NOT pg_has_role(current_user, relowner, 'USAGE')) AS may_migrate
    """
}
