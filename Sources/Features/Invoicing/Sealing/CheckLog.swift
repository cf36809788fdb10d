import Kernel
import Money
import Storage

/// Checks the whole log and keeps what was found, so that a page can say it without doing it.
package struct CheckLog: Sendable {
  let sealer: Sealer
  let database: Database

  package init(sealer: Sealer, database: Database) {
    self.sealer = sealer
    self.database = database
  }

  @discardableResult
  package func callAsFunction() async throws -> LogReport {
    let verify = VerifyLog(company: sealer.company, siren: sealer.siren)
    let (report, now) = try await database.read { (try verify(in: $0), $0.now) }
    let company = sealer.company
    try await database.write(.company(company)) {
      try LogCheckStore.insert(report, at: now, of: company, in: $0)
    }
    return report
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

  /// Until it is cancelled: a look every ten minutes.
  package func run(_ failed: @Sendable (any Error) -> Void) async {
    while !Task.isCancelled {
      do {
        try await ifDue()
      } catch {
        if !Task.isCancelled { failed(error) }
      }
      try? await Task.sleep(for: .seconds(600))
    }
  }
}
