import Kernel
import Money
import Storage
import Synchronization

/// The clock of a sandbox: the machine's, moved forward as often as somebody asked.
///
/// What is dated in a sandbox is dated by it: documents, due dates, jobs, closures. Sessions and keys of people and programs
/// end by the machine's clock all the same.
package final class TestClock: Sendable {
  package let company: CompanyID
  private let base: Clock
  private let ahead: Atomic<Int64>

  /// - Returns: `nil` for a company that is no sandbox: nobody moves its clock.
  package static func open(
    _ company: CompanyID, _ base: Clock, in tx: borrowing Transaction
  ) throws -> TestClock? {
    try SandboxStore.ahead(of: company, in: tx).map { TestClock(company, base, ahead: $0) }
  }

  private init(_ company: CompanyID, _ base: Clock, ahead: Int64) {
    self.company = company
    self.base = base
    self.ahead = Atomic(ahead)
  }

  package var clock: Clock {
    Clock { [self] in
      Instant(microseconds: base.now.microseconds + ahead.load(ordering: .relaxed))
    }
  }

  /// So far a clock goes ahead of the machine's in all: law and rates are known for no longer.
  static let limitSeconds: Int64 = 10 * 366 * 86_400

  /// Moves it on. It never goes back: what is sealed is sealed in the order of its dates.
  ///
  /// - Returns: what it says then.
  /// - Throws: `CompanyProblem.clockRange`.
  func advance(by seconds: Int64, in tx: borrowing Transaction) throws -> Instant {
    let before = try SandboxStore.ahead(of: company, in: tx) ?? 0
    guard seconds > 0, seconds <= Self.limitSeconds - before / 1_000_000 else {
      throw CompanyProblem.clockRange
    }
    try SandboxStore.move(company, by: seconds * 1_000_000, in: tx)
    let now = tx.now
    let after = before + seconds * 1_000_000
    let moved = Instant(microseconds: base.now.microseconds + after)
    try AuditTrail.note(
      "test-clock.advanced", "\(company)", before: "\(now)", after: "\(moved)", of: company, in: tx)
    tx.afterCommit { [self] in ahead.store(after, ordering: .relaxed) }
    return moved
  }

  /// Hears within a second what was asked of another node, until the task is cancelled.
  package func follow(_ database: Database) async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(1))
      let company = company
      let known = try? await database.read { try SandboxStore.ahead(of: company, in: $0) }
      if let known = known ?? nil { ahead.store(known, ordering: .relaxed) }
    }
  }
}
