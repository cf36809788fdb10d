import Kernel
import Seal
import Storage

/// Keeps the log in time while the program runs: seals events that wait, and closes the day soon after midnight though
/// nothing is sold.
package struct LogDesk: Sendable {
  let sealer: Sealer
  let database: Database

  package init(sealer: Sealer, database: Database) {
    self.sealer = sealer
    self.database = database
  }

  /// - Returns: whether something was sealed.
  @discardableResult
  package func work() async throws -> Bool {
    let sealer = sealer
    if sealer.mark.quarantine != nil { return false }
    guard try await database.read({ try CompanyLog.isBehind(sealer, in: $0) }) else { return false }
    try await database.write(.company(sealer.company)) { try CompanyLog.tend(sealer, in: $0) }
    return true
  }

  /// Until it is cancelled: a look every second, which costs two reads by key.
  package func run(_ failed: @Sendable (any Error) -> Void) async {
    while !Task.isCancelled {
      do {
        try await work()
      } catch {
        if !Task.isCancelled { failed(error) }
      }
      try? await Task.sleep(for: .seconds(1))
    }
  }
}
