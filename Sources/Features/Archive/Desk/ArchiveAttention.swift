import Kernel
import Money
import Storage

/// Damage that reading the archive through found, and an export that is missing or old.
extension ArchivePages {
  private static let oldExportDays = 40

  /// Whether it is time for another one.
  package static func isOld(_ export: Instant, today: LocalDate) -> Bool {
    export.paris.date < today.adding(days: -oldExportDays)
  }

  package static func lastExport(of company: CompanyID, in tx: borrowing Transaction) throws
    -> Instant?
  {
    try ExportStore.last(of: company, in: tx)?.at
  }

  /// What a new company sets up: a first copy of everything, away from the server.
  package static func setup(of company: CompanyID) -> SetupSource {
    SetupSource(.sealRead) { _, language, tx in
      let words = Words(ArchiveStrings.table, language)
      return SetupStep(
        title: words.setup, detail: words.setupHelp, href: path,
        isDone: try lastExport(of: company, in: tx) != nil)
    }
  }

  package static func attention(of company: CompanyID) -> AttentionSource {
    AttentionSource(.sealRead) { language, tx in
      let words = Words(ArchiveStrings.table, language)
      var items: [AttentionItem] = []
      let damaged = try ScrubStore.findings(of: company, in: tx).count
      if damaged > 0 {
        items.append(
          AttentionItem(
            .now, title: words.attention(damaged), detail: words.attentionHelp, href: path))
      }
      let export = try ExportStore.last(of: company, in: tx)
      if export.map({ isOld($0.at, today: tx.today) }) ?? true {
        let title =
          export.map { words.attentionOld(language.date($0.at.paris.date)) } ?? words.attentionNever
        items.append(
          AttentionItem(.later, title: title, detail: words.attentionExportHelp, href: path))
      }
      return items
    }
  }
}
