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
      return nil
    }
    if let refusal = refusal ?? nil { throw StorageError.serverRefused(refusal) }
  }

  /// - Parameter version: as libpq says it: 150020 is 15.20.
  static func refusal(ofVersion version: Int32) -> ServerRefusal? {
    version < 150_000 ? .tooOld(version: "\(version / 10_000).\(version % 10_000)") : nil
  }

  private static let facts: SQL = """
    SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on' AS is_read_only,
      current_setting('server_encoding') AS encoding, current_user AS role,
      rolsuper OR rolbypassrls AS is_too_strong
    FROM pg_roles WHERE rolname = current_user
    """
}
