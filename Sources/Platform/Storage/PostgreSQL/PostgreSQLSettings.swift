import CPostgreSQL
import Glibc

/// How to reach a server, from its URL: `postgresql://user:password@host:5432/database?sslmode=verify-full`.
///
/// Everything libpq knows may stand in it, several hosts included. A server elsewhere is verified unless the URL says
/// otherwise: libpq alone would take any certificate, or none.
struct PostgreSQLSettings: Sendable {
  let url: String
  let options: Database.Options
  /// The unique keys of the schema, for the messages of all its connections.
  let keys = PostgreSQLKeys()
  private let more: [(String, String)]
  /// How the server's certificate is looked at; `nil` leaves it to libpq, on this machine.
  let modeOfTLS: String?
  /// "postgresql://host:port/database", and nothing that is secret.
  let shown: String

  /// - Throws: `StorageError.wrongURL`, with libpq's reason and without the password.
  init(_ url: String, _ options: Database.Options) throws {
    self.url = url
    self.options = options
    guard url.hasPrefix("postgresql://") || url.hasPrefix("postgres://") else {
      throw StorageError.wrongURL(reason: "postgresql://")
    }
    var message: UnsafeMutablePointer<CChar>?
    guard let parsed = PQconninfoParse(url, &message) else {
      defer { PQfreemem(message) }
      throw StorageError.wrongURL(reason: message.map { Self.line(String(cString: $0)) } ?? "")
    }
    defer { PQconninfoFree(parsed) }
    let given = Self.given(parsed)
    guard let database = given["dbname"], !database.isEmpty else {
      throw StorageError.wrongURL(reason: "no database")
    }
    more = Self.defaults(given)
    let port = given["port"].map { ":\($0)" } ?? ""
    shown = "postgresql://\(given["host"] ?? given["hostaddr"] ?? "")\(port)/\(database)"
    modeOfTLS = given["sslmode"] ?? more.first { $0.0 == "sslmode" }?.1
  }

  private static func given(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
    var given: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { given[String(cString: keyword)] = String(cString: value) }
      option += 1
    }
    return given
  }

  private static func defaults(_ given: [String: String]) -> [(String, String)] {
    var more = [
      ("client_encoding", "UTF8"), ("application_name", "facturier"), ("connect_timeout", "5"),
      // A server that fell silent is noticed in half a minute, and not in two hours.
      ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "30000"),
    ]
    if !isHere(given["host"] ?? given["hostaddr"]) {
      more.append(("sslmode", "verify-full"))
      let known = "/etc/ssl/certs/ca-certificates.crt"
      if access(known, R_OK) == 0 { more.append(("sslrootcert", known)) }
      // With two machines or more, the one that writes.
      more.append(("target_session_attrs", "read-write"))
    }
    return more.filter { given[$0.0] == nil }
  }

  /// A socket, or this machine.
  private static func isHere(_ host: String?) -> Bool {
    guard let host, !host.isEmpty else { return true }
    return host.split(separator: ",").allSatisfy {
      $0.hasPrefix("/") || $0 == "localhost" || $0 == "127.0.0.1" || $0 == "::1"
    }
  }

  /// A connection, good or not: `PQstatus` says.
  func connect() -> OpaquePointer? {
    // The URL is expanded where `dbname` stands, so what follows it fills gaps only.
    let keywords = ["dbname"] + more.map(\.0)
    let values = [url] + more.map(\.1)
    return Self.withPointers(keywords) { keywords in
      Self.withPointers(values) { values in PQconnectdbParams(keywords, values, 1) }
    }
  }

  private static func withPointers<T>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> T
  ) -> T {
    let copies = texts.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    let pointers = copies.map { UnsafePointer($0) } + [nil]
    return pointers.withUnsafeBufferPointer { body($0.baseAddress!) }
  }

  /// What libpq says on several lines, on one.
  static func line(_ text: String) -> String {
    text.split(separator: "\n").map { $0.drop { $0 == " " || $0 == "\t" } }
      .filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

/// Why a server that answers is not one to keep invoices on.
package enum ServerRefusal: Hashable, Sendable {
  /// A standby, or a database that was set so.
  case readOnly
  /// Before 15.
  case tooOld(version: String)
  /// Not UTF8.
  case encoding(String)
  /// The role is a superuser or may go past row-level security: nothing the schema forbids is forbidden to it.
  case roleTooStrong(role: String)
  /// The role owns the tables or the database, itself or by another role: it could take the walls down.
  case roleOwnsTables(role: String)
  /// The role does not own the tables, or may make none: it cannot migrate.
  case roleNotOwner(role: String)
  /// The role may not read and write the tables.
  case roleLacksRights(role: String)
  /// There is no role of that name to give rights to.
  case roleUnknown(role: String)
  /// Migrations are missing, or tables without walls: the owner has to see to it.
  case notMigrated(missing: [String])
}
