import Kernel
import Money
import Seal
import Storage

/// Whether a database's log is the one that its mark knows: at the start of a program, before anything is sealed, and every
/// second while it runs. After a failover another server answers, perhaps without the last entries: whoever compares only
/// when he starts gives their numbers away a second time (RELIABILITY F08, F09).
struct SealedLogCheck {
  let sealer: Sealer

  /// Puts the database in quarantine where it is not what it is known to have been.
  func callAsFunction(in tx: borrowing Transaction) throws {
    guard let state = try LogState.load(sealer.company, siren: sealer.siren, in: tx) else { return }
    let size = state.frontier.size
    guard let level = sealer.mark.level else {
      if size > 0 { sealer.mark.quarantine(.markMissing(path: sealer.mark.path)) }
      return
    }
    if level.size > size {
      sealer.mark.quarantine(.behind(size: size, mark: level.size))
    } else if level.size > 0,
      try LogTree(company: sealer.company).root(size: level.size, in: tx) != level.root
    {
      sealer.mark.quarantine(.forked(mark: level.size))
    }
  }

  /// The same at the price of one read by key at most: the root is that of the frontier, or of the checkpoint that was
  /// signed at the mark's size; the mark is only ever at one.
  ///
  /// - Parameter level: read before the transaction saw anything, or under the company's lock: never ahead of a sound log.
  /// - Returns: why nothing may be sealed; `nil` when the log goes on from the mark.
  func quarantine(
    _ level: HighWaterMark.Level, _ frontier: MerkleFrontier, in tx: borrowing Transaction
  ) throws -> Quarantine? {
    if level.size > frontier.size { return .behind(size: frontier.size, mark: level.size) }
    if level.size == 0 { return nil }
    let root =
      level.size == frontier.size
      ? frontier.root
      : try LogStore.signedRoot(size: level.size, of: sealer.company, in: tx)
        ?? LogTree(company: sealer.company).root(size: level.size, in: tx)
    return root == level.root ? nil : .forked(mark: level.size)
  }
}
