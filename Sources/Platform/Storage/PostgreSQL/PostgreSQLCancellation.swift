import CPostgreSQL
import Synchronization

/// Ends what a connection is doing when nobody waits for it any more: whoever asked was cancelled.
final class PostgreSQLCancellation: Sendable {
  private struct State: @unchecked Sendable {
    var isCancelled = false
    /// Of the connection at work.
    var target: OpaquePointer?
  }
  private let state = Mutex(State())

  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  /// Blocks while it asks the server, over a connection of its own.
  func cancel() {
    state.withLock { state in
      state.isCancelled = true
      guard let target = state.target else { return }
      var message = [CChar](repeating: 0, count: 256)
      PQcancel(target, &message, Int32(message.count))
    }
  }

  /// Runs `body` so that it can be ended. A connection that was told to end is given up: the request may arrive late, and
  /// must not meet what comes next.
  func watch<T>(_ connection: PostgreSQLConnection, _ body: () throws -> T) throws -> T {
    let target = connection.handle.flatMap { PQgetCancel($0) }
    let isTooLate = state.withLock { state in
      state.target = target
      return state.isCancelled
    }
    defer {
      if state.withLock({ state in
        state.target = nil
        return state.isCancelled
      }) {
        connection.close()
      }
      PQfreeCancel(target)
    }
    if isTooLate { throw CancellationError() }
    do { return try body() } catch  where isCancelled { throw CancellationError() }
  }
}
