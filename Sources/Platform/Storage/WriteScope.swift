/// What a writing transaction keeps to itself, so that what it read is still so when it commits.
///
/// SQLite has one writer at a time, whatever the scope. On PostgreSQL the transactions of one scope follow one another,
/// on whichever node, and those of two companies run side by side: an advisory lock of the transaction, taken before
/// its first statement, so that every statement sees what the one before it committed.
package enum WriteScope: Hashable, Sendable {
  /// Nobody else writes meanwhile: safe for whatever the closure does, and the default.
  case everything
  /// Only writers of the same thing wait: a company. Two keys that meet wait for each other, which is harmless.
  case one(key: Int64)

  package static func one(_ id: [UInt8]) -> WriteScope {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return .one(key: Int64(bitPattern: hash))
  }
}

/// The same order inside this process, from before a connection is taken until what was to follow the commit is done:
/// effects of one scope run in the order of their commits, and its waiting writers hold no connection.
final class WriteGate: Sendable {
  private struct State {
    var keys: Set<Int64> = []
    var isAll = false
    /// Those who want everything go first, or a stream of small writers would keep them out for ever.
    var waitingForAll = 0
  }
  private let state = Monitor(State())

  func pass<T>(_ scope: WriteScope, _ body: () throws -> T) rethrows -> T {
    enter(scope)
    defer { leave(scope) }
    return try body()
  }

  private func enter(_ scope: WriteScope) {
    switch scope {
    case .everything:
      state.change { $0.waitingForAll += 1 }
      state.wait { state -> Void? in
        guard !state.isAll, state.keys.isEmpty else { return nil }
        state.isAll = true
        state.waitingForAll -= 1
      }
    case .one(let key):
      state.wait { state -> Void? in
        guard !state.isAll, state.waitingForAll == 0, !state.keys.contains(key) else { return nil }
        state.keys.insert(key)
      }
    }
  }

  private func leave(_ scope: WriteScope) {
    state.change { state in
      switch scope {
      case .everything: state.isAll = false
      case .one(let key): state.keys.remove(key)
      }
    }
  }
}
