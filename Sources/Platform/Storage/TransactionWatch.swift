import Glibc
import Synchronization

/// What became of a transaction, for whoever measures: `Database.Options.watch`.
package struct TransactionReport: Sendable {
  package enum Kind: String, Sendable { case read, write }

  package let kind: Kind
  /// From when it was asked for until it began: for a thread, a connection, the writers before it.
  package let waitedNanoseconds: Int64
  /// From its begin to its end, the commit included.
  package let tookNanoseconds: Int64
  /// How often its closure was run again.
  package let retries: Int
  package let hasFailed: Bool
}

/// Told what became of one transaction.
package typealias TransactionEar = @Sendable (TransactionReport) -> Void

/// Takes the time of one transaction.
final class TransactionWatch: Sendable {
  private struct State {
    var begun: Int64?
    var begins = 0
  }
  private let kind: TransactionReport.Kind
  private let ear: TransactionEar
  private let asked = now
  private let state = Mutex(State())

  /// - Returns: `nil` where nobody listens.
  init?(_ kind: TransactionReport.Kind, _ options: Database.Options) {
    guard let ear = options.watch?(kind) else { return nil }
    self.kind = kind
    self.ear = ear
  }

  func begin() {
    state.withLock { state in
      state.begun = state.begun ?? Self.now
      state.begins += 1
    }
  }

  func end(hasFailed: Bool) {
    let (end, state) = (Self.now, state.withLock { $0 })
    let begun = state.begun ?? end
    ear(
      TransactionReport(
        kind: kind, waitedNanoseconds: begun - asked, tookNanoseconds: end - begun,
        retries: max(0, state.begins - 1), hasFailed: hasFailed))
  }

  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
