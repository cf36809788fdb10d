import Kernel
import Seal
import Storage

/// Keeps the log in time while the program runs: seals events that wait, and closes the day soon after midnight though
/// nothing is sold. And keeps the mark of this node in time with what other nodes seal.
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
    try await follow()
    guard try await database.readBriefly({ try CompanyLog.isBehind(sealer, in: $0) }) else {
      return false
    }
    try await database.write(.company(sealer.company)) { try CompanyLog.tend(sealer, in: $0) }
    return true
  }

  /// Compares the log with the mark and raises it to what stands: a node that issues nothing would not miss what another
  /// node issued and a failover lost.
  private func follow() async throws {
    let sealer = sealer
    // Read before the snapshot is taken: what this node seals meanwhile must not look lost.
    guard let level = sealer.mark.level else { return }
    let seen = try await database.readBriefly { tx -> (Quarantine?, HighWaterMark.Level?) in
      guard let state = try LogState.load(sealer.company, siren: sealer.siren, in: tx) else {
        return (nil, nil)
      }
      let frontier = state.frontier
      let quarantine = try SealedLogCheck(sealer: sealer).quarantine(level, frontier, in: tx)
      guard quarantine == nil, frontier.size > level.size else { return (quarantine, nil) }
      let series = try NumberSeries.lastSequences(of: sealer.company, in: tx)
      return (nil, HighWaterMark.Level(size: frontier.size, root: frontier.root, series: series))
    }
    if let quarantine = seen.0 { sealer.mark.quarantine(quarantine) }
    if let level = seen.1 {
      try sealer.mark.follow(size: level.size, root: level.root, series: level.series)
    }
  }

  /// Until it is cancelled: a look every second, which costs two reads by key.
  package func run(_ failed: @Sendable (any Error) -> Void) async {
    await Recurring.run(every: .seconds(1), failed) { try await work() }
  }
}
