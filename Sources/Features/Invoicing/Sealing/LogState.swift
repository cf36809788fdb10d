import Kernel
import Money
import Seal
import Storage

/// Where a company's log is: its size, the tree so far, the totals of the periods that are open.
///
/// All of it follows from the entries; it is kept so that sealing one need not read the others.
struct LogState {
  var frontier = MerkleFrontier()
  var book = ClosureBook()
  /// Of the last entry that is no closure.
  var sealedAt = Instant(microseconds: 0)
  /// Last sequence and hash of the series of events and closures.
  var ownSeries: [String: SeriesHead] = [:]
  /// The version of the program that sealed last.
  var program = ""

  static func load(_ company: CompanyID, siren: String, in tx: borrowing Transaction) throws
    -> LogState?
  {
    let row = try tx.row(find, company) { row in
      guard
        let frontier = MerkleFrontier(size: try row.int64(0), bytes: try row.blob(1)),
        let day = PeriodTotals(text: Array(try row.text(4).utf8)),
        let month = PeriodTotals(text: Array(try row.text(5).utf8)),
        let year = PeriodTotals(text: Array(try row.text(6).utf8)),
        let perpetual = PerpetualTotals(text: Array(try row.text(7).utf8))
      else { throw SealingError.logDamaged }
      return LogState(
        frontier: frontier,
        book: ClosureBook(
          day: try row.textOrNil(2), open: (day, month, year), perpetual: perpetual),
        sealedAt: try row.instant(3), program: try row.text(8))
    }
    guard var state = row else { return nil }
    try tx.forEach(ownHeads, company) { row in
      let name = try row.text(0)
      state.ownSeries[name] = SeriesHead(
        sellerSIREN: siren, series: name, sequence: try row.int64(1), hash: try row.blob(2))
    }
    return state
  }

  func save(_ company: CompanyID, in tx: borrowing Transaction) throws {
    try tx.run(Self.update) { bind in
      bind(company)
      bind.int(frontier.size)
      bind.blob(frontier.bytes)
      bind(book.day)
      bind(sealedAt)
      for period in PeriodClosure.Period.allCases {
        bind.text(String(decoding: book.totals(period).text, as: UTF8.self))
      }
      bind.text(String(decoding: book.perpetual.text, as: UTF8.self))
      bind.text(program)
    }
  }

  static func insert(_ company: CompanyID, in tx: borrowing Transaction) throws {
    try tx.run(
      """
      INSERT INTO company_log (company_id, size, frontier, day, sealed_at, open_day, open_month,
        open_year, perpetual, program)
      VALUES (\(company), 0, \([UInt8]()), NULL, 0, '', '', '', '', '')
      """)
  }

  private static let find = Statement(
    """
    SELECT size, frontier, day, sealed_at, open_day, open_month, open_year, perpetual, program
    FROM company_log WHERE company_id = $1
    """)
  private static let ownHeads = Statement(
    """
    SELECT series, last_sequence, head_hash FROM number_series
    WHERE company_id = $1 AND series IN ('events', 'closures-day', 'closures-month', 'closures-year')
    """)
  private static let update = Statement(
    """
    UPDATE company_log SET size = $2, frontier = $3, day = $4, sealed_at = $5, open_day = $6,
      open_month = $7, open_year = $8, perpetual = $9, program = $10
    WHERE company_id = $1
    """)
}
