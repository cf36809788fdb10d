import Glibc
import Synchronization

/// Asks a database again and again whether it answers and could write, on a connection and a thread of its own: neither a
/// long report nor a writer that waits makes a node look dead, and asking takes nothing from anybody.
package final class DatabaseProbe: Sendable {
  private struct Line: @unchecked Sendable {
    var connection: Connection?
  }
  private let location: Database.Location
  private let options: Database.Options
  private let thread = WorkerThreads(count: 1)
  private let line = Mutex(Line())

  package init(_ location: Database.Location, options: Database.Options = Database.Options()) {
    self.location = location
    self.options = options
  }

  deinit { thread.stop() }

  /// - Returns: `false` on a standby, and on a disk that was mounted to be read only.
  /// - Throws: `StorageError`, when it does not answer.
  package func canWrite() async throws -> Bool {
    try await withCheckedThrowingContinuation { continuation in
      let accepted = thread.submit {
        continuation.resume(with: Result { try self.line.withLock { try self.ask(&$0) } })
      }
      if !accepted { continuation.resume(throwing: StorageError.closed) }
    }
  }

  /// Later questions open it again.
  package func close() {
    line.withLock { line in
      line.connection?.close()
      line.connection = nil
    }
  }

  private func ask(_ line: inout Line) throws -> Bool {
    do {
      let connection = try line.connection ?? open()
      line.connection = connection
      if case .file(let path) = location, Self.isOnReadOnlyDisk(path) { return false }
      return try connection.first(Dialect.canWrite(on: connection.engine)) { try $0.bool(0) }
        ?? false
    } catch {
      line.connection?.close()
      line.connection = nil
      if case StorageError.serverRefused(.readOnly) = error { return false }
      throw error
    }
  }

  private func open() throws -> Connection {
    switch location {
    case .memory: return .sqlite(try .memory())
    case .file(let path): return .sqlite(try .reader(path: path, options))
    case .server(let url):
      let connection = PostgreSQLConnection(try PostgreSQLSettings(url, options))
      try connection.connect()
      return .postgreSQL(connection)
    }
  }

  private static func isOnReadOnlyDisk(_ path: String) -> Bool {
    var facts = statvfs()
    return statvfs(path, &facts) == 0 && facts.f_flag & UInt(ST_RDONLY) != 0
  }
}
