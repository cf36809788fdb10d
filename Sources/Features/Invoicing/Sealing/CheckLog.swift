import Dispatch
import Kernel
import Money
import Storage

/// Checks the whole log and keeps what was found, so that a page can say it without doing it.
package struct CheckLog: Sendable {
  let sealer: Sealer
  let database: Database
  let partSize: Int
  private static let queue = DispatchQueue(label: "check of the log")

  /// - Parameter partSize: how many entries are read in one transaction.
  package init(sealer: Sealer, database: Database, partSize: Int = VerifyLog.Run.partSize) {
    self.sealer = sealer
    self.database = database
    self.partSize = partSize
  }

  @discardableResult
  package func callAsFunction() async throws -> LogReport {
    let (report, now) = try await withCheckedThrowingContinuation { continuation in
      Self.queue.async { continuation.resume(with: Result { try self.read() }) }
    }
    let company = sealer.company
    try await database.write(.company(company)) {
      try LogCheckStore.insert(report, at: now, of: company, in: $0)
    }
    return report
  }

  /// A transaction for each part: while one is open, the database's own log cannot be emptied behind it.
  private func read() throws -> (LogReport, Instant) {
    var run = VerifyLog(company: sealer.company, siren: sealer.siren).begin(partSize: partSize)
    while true {
      let (isEnd, now) = try database.readSync { (try run.read(in: $0), $0.now) }
      if isEnd { return (run.report, now) }
    }
  }

  /// Checks once a day.
  ///
  /// - Returns: whether it was time.
  @discardableResult
  package func ifDue() async throws -> Bool {
    let company = sealer.company
    let isDue = try await database.read { tx in
      guard let last = try LogCheckStore.last(of: company, in: tx) else { return true }
      return last.at.adding(seconds: 86_400) <= tx.now
    }
    if isDue { try await self() }
    return isDue
  }
}
