import Invoicing
import Kernel
import Money
import Storage

/// What is kept for ten years, how it lies, and what was last done about it.
struct ArchiveState: Sendable {
  /// The documents of a year of issue, and until when they must be kept.
  struct Year: Sendable {
    let year: Int
    let documents: Int
    /// Why it is kept longer, where somebody asked for that.
    let hold: String?
    /// The day its documents were destroyed.
    let destroyed: String?

    /// The first day they may be destroyed: ten years after the end of the accounting year (C. com. L123-22).
    var destroyableFrom: LocalDate { LocalDate(year: year + 11, month: 1, day: 1)! }
  }

  let scrub: ScrubArchive.State
  /// Of the whole database: documents, rows, log, books.
  let bytes: Int
  let entries: Int64
  let export: ArchiveExport?
  let years: [Year]
  let today: LocalDate

  var bytesPerDocument: Int? { scrub.documents > 0 ? bytes / scrub.documents : nil }

  init(of company: CompanyID, in tx: borrowing Transaction) throws {
    scrub = try ScrubStore.state(of: company, in: tx)
    bytes = try tx.databaseBytes()
    entries =
      try LogStore.lastCheckpoint(of: company, in: tx)?.checkpoint.size ?? 0
    export = try ExportStore.last(of: company, in: tx)
    years = try Self.years(of: company, in: tx)
    today = tx.today
  }

  /// Series are of one year each: what they counted is what the year has.
  private static func years(of company: CompanyID, in tx: borrowing Transaction) throws -> [Year] {
    let destroyed = Dictionary(
      try RetentionStore.destroyed(of: company, in: tx).map { ($0.year, $0.day) }
    ) { $1 }
    return try tx.rows(
      """
      SELECT CAST(substr(last_issue_date, 1, 4) AS INTEGER) AS year,
        CAST(sum(last_sequence) AS BIGINT)
      FROM number_series
      WHERE company_id = \(company) AND kind IN ('380', '381') AND last_sequence > 0
        AND last_issue_date IS NOT NULL
      GROUP BY year ORDER BY year DESC
      """
    ) { (try $0.int(0), try $0.int(1)) }.map { year, documents in
      Year(
        year: year, documents: documents,
        hold: try RetentionStore.hold(on: year, of: company, in: tx), destroyed: destroyed[year])
    }
  }
}
