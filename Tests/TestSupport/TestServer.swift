import CPostgreSQL
import Foundation
import Storage
import Synchronization

/// A PostgreSQL of the tests' own, started when the first of them needs it and gone with their process
/// (`bin/test-postgres`). Without PostgreSQL on the machine the tests fail; they do not skip.
package final class TestServer: Sendable {
  package static let shared = TestServer()

  private struct Admin: @unchecked Sendable {
    var handle: OpaquePointer?
  }
  private let folder: String
  private let admin = Mutex(Admin())
  /// Of each database that a test was given: what it stands for, and its name.
  private let databases = Mutex<[String: String]>([:])

  private init() {
    var template = Array("/tmp/facturier-pg-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no folder for PostgreSQL") }
    folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    start()
    execute("CREATE ROLE facturier LOGIN")
    execute("CREATE ROLE facturier_owner LOGIN")
  }

  private func start() {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["bash", Repository.path("bin/test-postgres"), folder, "\(getpid())"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    do { try process.run() } catch { fatalError("bin/test-postgres: \(error)") }
    let isUp = waiting(seconds: 120) {
      let handle = PQconnectdb("host=\(folder) user=postgres dbname=postgres")
      if PQstatus(handle) == CONNECTION_OK {
        admin.withLock { $0.handle = handle }
        return true
      }
      PQfinish(handle)
      return !process.isRunning
    }
    guard isUp, process.isRunning else {
      fatalError("PostgreSQL did not start: bin/packages test installs it (\(folder)/initdb.log)")
    }
  }

  /// The folder of its socket.
  package var socket: String { folder }

  // MARK: Databases

  /// The URL of a database, as the role a merchant's program has. The tables are `facturier_owner`'s.
  package func url(_ name: String, user: String = "facturier") -> String {
    "postgresql:///\(name)?host=\(folder)&user=\(user)"
  }

  /// The URL of the database that stands for a file: made the first time it is asked for.
  ///
  /// - Parameter template: a database to copy; `nil` for an empty one.
  package func url(standingFor path: String, template: (() -> String)? = nil) -> String {
    let path = Self.standard(path)
    return url(
      databases.withLock { databases in
        if let known = databases[path] { return known }
        let name = "t\(databases.count + 1)_\(getpid())"
        databases[path] = name
        do { try create(name, template: template?()) } catch { fatalError("\(error)") }
        return name
      })
  }

  package func knows(_ path: String) -> Bool {
    databases.withLock { !($0[Self.standard(path)] ?? "").isEmpty }
  }

  private func name(standingFor path: String) -> String {
    databases.withLock { $0[Self.standard(path)] } ?? ""
  }

  /// One name of a file that has several: `/tmp//x`.
  private static func standard(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.path
  }

  package func create(_ name: String, template: String? = nil) throws {
    let template = template ?? "template0"
    try execute(
      "CREATE DATABASE \(name) OWNER facturier_owner TEMPLATE \(template)", without: template)
  }

  /// - Returns: the name of a copy of the database that stands for a file, which nobody may be using.
  package func copy(standingFor path: String) throws -> String {
    let name = name(standingFor: path)
    let copy = "\(name)_copy"
    try execute("DROP DATABASE IF EXISTS \(copy)", without: copy)
    try create(copy, template: name)
    return copy
  }

  package func replace(standingFor path: String, by copy: String) throws {
    let name = name(standingFor: path)
    try execute("DROP DATABASE \(name) WITH (FORCE)", without: name)
    try create(name, template: copy)
  }

  /// Drops what stood for files in a folder that is gone.
  func drop(under folder: String) {
    let folder = Self.standard(folder) + "/"
    let gone = databases.withLock { databases in
      databases.filter { $0.key.hasPrefix(folder) && !$0.value.isEmpty }
    }
    for (path, name) in gone {
      do {
        try execute("DROP DATABASE IF EXISTS \(name) WITH (FORCE)", without: name)
      } catch {
        // It takes up room until the server ends, and no test uses it.
        print("\(error)")
      }
      // The count goes on, so that no name is given twice.
      databases.withLock { $0[path] = "" }
    }
  }

  /// As a superuser.
  package func execute(_ sql: String) {
    if let refusal = refusal(of: sql) { fatalError("\(refusal)") }
  }

  private struct Refusal: Error, CustomStringConvertible {
    /// SQLSTATE.
    let state: String
    let description: String
  }

  /// - Returns: why it was not done; `nil` once it was.
  private func refusal(of sql: String) -> Refusal? {
    admin.withLock { admin in
      let answer = PQexec(admin.handle, sql)
      defer { PQclear(answer) }
      let status = PQresultStatus(answer)
      if status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK { return nil }
      let state = PQresultErrorField(answer, Int32(UInt8(ascii: "C")))
      return Refusal(
        state: state.map { String(cString: $0) } ?? "",
        description: "\(sql): \(String(cString: PQerrorMessage(admin.handle)))")
    }
  }

  /// What wants a database that nobody is in: those who are connected are cut, and come back by themselves.
  ///
  /// PostgreSQL waits five seconds for them to go. On a busy machine they take longer, and it is asked again.
  private func execute(_ sql: String, without name: String) throws {
    let end = ContinuousClock.now + .seconds(120)
    while true {
      execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)'")
      guard let refusal = refusal(of: sql) else { return }
      let isInUse = refusal.state == "55006"
      guard isInUse, ContinuousClock.now < end else { throw refusal }
    }
  }

  private func connected(to name: String, _ sql: String) -> OpaquePointer? {
    let handle = PQconnectdb("host=\(folder) user=postgres dbname=\(name)")
    PQclear(PQexec(handle, sql))
    return handle
  }

  /// Runs a statement on one database, as a superuser.
  package func execute(_ sql: String, in name: String) {
    let handle = connected(to: name, sql)
    defer { PQfinish(handle) }
    let message = String(cString: PQerrorMessage(handle))
    precondition(message.isEmpty, "\(sql): \(message)")
  }

  /// Whether any test asked for a server: folders end without starting one.
  static let wasStarted = Atomic(false)
}
