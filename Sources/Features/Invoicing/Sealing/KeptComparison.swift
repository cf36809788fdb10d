import Kernel
import Money
import Seal
import Storage

/// What the log of today says to a checkpoint that was kept: by the roots of its tree, in milliseconds. The full check
/// (`VerifyLog`) makes the same comparison from the entries themselves.
struct KeptComparison {
  let isSound: Bool
  let text: Text

  /// - Parameter text: of a mail, or of a note alone.
  init(_ text: String, by sealer: Sealer, in tx: borrowing Transaction) throws {
    guard let kept = KeptCheckpoint(in: Array(text.utf8)) else {
      self.init(fault: SealingError.checkpointUnreadable(path: nil).text)
      return
    }
    let size = try LogStore.lastCheckpoint(of: sealer.company, in: tx)?.checkpoint.size ?? 0
    let isKnown = try CompanyStore.keys(of: sealer.company, in: tx)
      .contains { kept.signed.isSigned(by: $0) }
    if kept.signed.checkpoint.origin != "facturier/\(sealer.siren)" {
      self.init(fault: LogFault(.keptForeign, position: kept.size).text)
    } else if !isKnown {
      self.init(fault: LogFault(.keptUnsigned, position: kept.size).text)
    } else if kept.size > size {
      self.init(fault: LogFault(.keptBeyond(size: size), position: kept.size).text)
    } else if try LogTree(company: sealer.company).root(size: kept.size, in: tx)
      != kept.signed.checkpoint.root
    {
      self.init(fault: LogFault(.keptDiffers, position: kept.size).text)
    } else {
      self.init(kept.size, of: size)
    }
  }

  private init(fault: Text) {
    isSound = false
    text = fault
  }

  private init(_ kept: Int64, of size: Int64) {
    isSound = true
    func words(_ language: Language) -> String {
      Words(VerificationStrings.table, language).extends(String(kept), String(size - kept))
    }
    text = Text(fr: words(.fr), en: words(.en))
  }
}
