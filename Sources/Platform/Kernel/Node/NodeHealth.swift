import Storage
import Synchronization

/// Whether this node should be sent requests, known before anybody asks: the database is asked twice a second, so a balancer
/// that asks a hundred times costs nothing.
package final class NodeHealth: Sendable {
  /// What the answer to `/ready` is made of.
  package struct Report: Sendable, Equatable {
    /// Why not; empty when ready.
    package var reasons: [NodeState]
    /// Codes of what an operator should know though requests are welcome: issuing refused by quarantine.
    package var notes: [String]

    package var isReady: Bool { reasons.isEmpty }
  }

  private struct State {
    var isDraining = false
    var lastAnswer: ContinuousClock.Instant?
    var canWrite = false
  }

  private let state = Mutex(State())
  private let probe: DatabaseProbe
  private let isStopped: @Sendable () -> Bool
  private let notes: @Sendable () -> [String]
  /// An answer older than this is none.
  private let patience: Duration

  /// - Parameters:
  ///   - isStopped: the database was poisoned.
  ///   - notes: asked with each report.
  package init(
    _ probe: DatabaseProbe, patience: Duration = .seconds(3),
    isStopped: @escaping @Sendable () -> Bool, notes: @escaping @Sendable () -> [String] = { [] }
  ) {
    self.probe = probe
    self.patience = patience
    self.isStopped = isStopped
    self.notes = notes
  }

  package var report: Report {
    let state = state.withLock { $0 }
    var reasons: [NodeState] = []
    if state.isDraining { reasons.append(.draining) }
    if isStopped() { reasons.append(.stopped) }
    if let last = state.lastAnswer {
      if ContinuousClock.now - last > patience {
        reasons.append(.databaseSilent)
      } else if !state.canWrite {
        reasons.append(.databaseReadOnly)
      }
    } else {
      reasons.append(.starting)
    }
    return Report(reasons: reasons, notes: notes())
  }

  /// From now on the node is not ready.
  package func drain() { state.withLock { $0.isDraining = true } }

  package var isDraining: Bool { state.withLock { $0.isDraining } }

  /// Asks once.
  package func look() async {
    guard let canWrite = try? await probe.canWrite() else { return }
    state.withLock { ($0.lastAnswer, $0.canWrite) = (.now, canWrite) }
  }

  /// Until it is cancelled.
  package func watch() async {
    while !Task.isCancelled {
      await look()
      try? await Task.sleep(for: .milliseconds(500))
    }
    probe.close()
  }
}
