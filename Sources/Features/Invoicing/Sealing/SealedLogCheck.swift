import Kernel
import Money
import Seal
import Storage

/// Whether a database's log stands as it must at the start of a program, compared with the mark outside it.
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
    } else if try LogTree(company: sealer.company).root(size: level.size, in: tx) != level.root {
      sealer.mark.quarantine(.forked(mark: level.size))
    }
  }
}
