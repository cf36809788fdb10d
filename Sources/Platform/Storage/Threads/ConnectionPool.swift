import Glibc

/// Connections lent to one thread at a time.
final class ConnectionPool: Sendable {
  private struct State {
    var idle: [Connection]
    /// The threads that hold one: a second transaction on the same thread would wait for itself.
    var holders: [pthread_t] = []
    var isClosed = false
  }
  private let state: Monitor<State>
  private let size: Int

  init(_ connections: [Connection]) {
    state = Monitor(State(idle: connections))
    size = connections.count
  }

  func withConnection<T>(_ body: (Connection) throws -> T) throws -> T {
    let connection = try borrow()
    defer { giveBack(connection) }
    return try body(connection)
  }

  /// - Returns: `nil`, without waiting, where every connection is lent.
  func withIdleConnection<T>(_ body: (Connection) throws -> T) throws -> T? {
    guard let connection = try state.change({ try Self.lend(&$0) }) else { return nil }
    defer { giveBack(connection) }
    return try body(connection)
  }

  private func borrow() throws -> Connection { try state.wait { try Self.lend(&$0) } }

  private static func lend(_ state: inout State) throws -> Connection? {
    let thread = pthread_self()
    if state.isClosed { throw StorageError.closed }
    if state.holders.contains(thread) { throw StorageError.nestedTransaction }
    guard let connection = state.idle.popLast() else { return nil }
    state.holders.append(thread)
    return connection
  }

  private func giveBack(_ connection: Connection) {
    let thread = pthread_self()
    state.change { state in
      state.holders.removeAll { $0 == thread }
      state.idle.append(connection)
    }
  }

  var inUse: Int { state.change { $0.holders.count } }

  var isHeldByThisThread: Bool {
    let thread = pthread_self()
    return state.change { $0.holders.contains(thread) }
  }

  /// Refuses new borrowers, waits for the present ones, and hands out the connections for the last time.
  ///
  /// - Returns: nothing when it was closed before.
  func drain() -> [Connection] {
    let wasClosed = state.change { state in
      defer { state.isClosed = true }
      return state.isClosed
    }
    if wasClosed { return [] }
    return state.wait { [size] state -> [Connection]? in
      guard state.idle.count == size else { return nil }
      defer { state.idle = [] }
      return state.idle
    }
  }
}
