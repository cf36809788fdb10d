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
        create(name, template: template?())
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

  package func create(_ name: String, template: String? = nil) {
    execute("CREATE DATABASE \(name) OWNER facturier_owner TEMPLATE \(template ?? "template0")")
  }

  /// - Returns: the name of a copy of the database that stands for a file, which nobody may be using.
  package func copy(standingFor path: String) -> String {
    let name = name(standingFor: path)
    let copy = "\(name)_copy"
    // A template has no users; those who are connected come back by themselves.
    execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)'")
    execute("DROP DATABASE IF EXISTS \(copy)")
    execute("CREATE DATABASE \(copy) OWNER facturier_owner TEMPLATE \(name)")
    return copy
  }

  package func replace(standingFor path: String, by copy: String) {
    let name = name(standingFor: path)
    execute("DROP DATABASE \(name) WITH (FORCE)")
    execute("CREATE DATABASE \(name) OWNER facturier_owner TEMPLATE \(copy)")
  }

  /// Drops what stood for files in a folder that is gone.
  func drop(under folder: String) {
    let folder = Self.standard(folder) + "/"
    let gone = databases.withLock { databases in
      databases.filter { $0.key.hasPrefix(folder) && !$0.value.isEmpty }
    }
    for (path, name) in gone {
      execute("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
      // The count goes on, so that no name is given twice.
      databases.withLock { $0[path] = "" }
    }
  }

  /// As a superuser.
  package func execute(_ sql: String) {
    admin.withLock { admin in
      let answer = PQexec(admin.handle, sql)
      defer { PQclear(answer) }
      guard PQresultStatus(answer) == PGRES_COMMAND_OK || PQresultStatus(answer) == PGRES_TUPLES_OK
      else { fatalError("\(sql): \(String(cString: PQerrorMessage(admin.handle)))") }
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
