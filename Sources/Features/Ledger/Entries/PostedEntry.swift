import Kernel
import Money
import Storage

/// A validated entry as it is stored, and as the FEC tells it.
package struct PostedEntry: Sendable {
  package struct Line: Sendable {
    package let position: Int
    package let account: LedgerAccount
    /// CompAuxNum and CompAuxLib.
    package let auxiliary: Auxiliary?
    /// Euro cents: positive to the debit.
    package let amount: Int64
    package let foreign: Money?
    /// EcritureLet and DateLet.
    package var matching: (code: String, day: LocalDate)?

    package var debit: Int64? { amount > 0 ? amount : nil }
    package var credit: Int64? { amount < 0 ? -amount : nil }
  }

  package struct Auxiliary: Hashable, Sendable {
    package let code: String
    package let name: String
  }

  package let id: EntryID
  package let journal: Journal
  package let journalNumber: Int64
  package let date: LocalDate
  package let piece: LedgerEntry.Piece
  package let label: String
  package let validatedAt: Instant
  package let reverses: EntryID?
  package var lines: [Line]

  /// EcritureNum: continuous within its journal and year, "VE00042".
  package var number: String {
    let digits = String(journalNumber)
    return journal.rawValue + String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
  }

  /// The sum of one side.
  package var total: Int64 { lines.reduce(0) { $0 + max(0, $1.amount) } }
}

/// Which entries a report is about.
package struct LedgerFilter: Sendable {
  package var year: FiscalYear
  /// Within the year.
  package var days: ClosedRange<LocalDate>
  package var journal: Journal?
  /// Accounts that begin with these digits.
  package var account: String?
  /// CompAuxNum.
  package var auxiliary: String?
  /// PieceRef.
  package var piece: String?
  package var entry: EntryID?
  /// Entries after this number, for pages of a long list.
  package var after: Int64 = 0
  package var limit: Int?

  package init(_ year: FiscalYear) {
    self.year = year
    days = year.days
  }

  /// Whether it is every entry of some months of the year, and nothing less.
  var isOfWholeMonths: Bool {
    let isAll =
      journal == nil && account == nil && auxiliary == nil && piece == nil && entry == nil
      && after == 0 && limit == nil
    let beginsMonth =
      days.lowerBound == year.days.lowerBound || days.lowerBound.civil.day == 1
    let endsMonth =
      days.upperBound == year.days.upperBound || days.upperBound == days.upperBound.endOfMonth
    return isAll && beginsMonth && endsMonth
  }

  var condition: SQL {
    var sql: SQL = "e.fiscal_year = \(year.id)"
    if days != year.days {
      sql = "\(sql) AND e.entry_date >= \(days.lowerBound) AND e.entry_date <= \(days.upperBound)"
    }
    if let journal { sql = "\(sql) AND e.journal = \(journal.rawValue)" }
    if let piece { sql = "\(sql) AND e.piece_reference = \(piece)" }
    if let entry { sql = "\(sql) AND e.number = \(entry.number)" }
    if after > 0 { sql = "\(sql) AND e.number > \(after)" }
    return sql
  }

  var lineCondition: SQL {
    var sql: SQL = "1 = 1"
    if let account {
      sql = "l.account >= \(account) AND l.account < \(account + "~")"
    }
    if let auxiliary { sql = "\(sql) AND l.subledger = \(auxiliary)" }
    return sql
  }
}

package enum LedgerStore {
  /// Hands over each entry in the order of validation, whole, though the filter may be about one account.
  package static func forEach(
    _ filter: LedgerFilter, of company: CompanyID, in tx: borrowing Transaction,
    _ body: (PostedEntry) throws -> Void
  ) throws {
    let chart = try AccountStore.chart(of: company, in: tx)
    var titles: [String: LedgerAccount] = [:]
    var current: PostedEntry?
    try tx.walk(query(filter, company)) { row in
      let id = EntryID(year: try row.int(0), number: try row.int64(1))
      if current?.id != id {
        if let current { try body(current) }
        current = try entry(id, row)
      }
      current!.lines.append(try line(row, chart, &titles))
    }
    if let current { try body(current) }
  }

  package static func entries(
    _ filter: LedgerFilter, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [PostedEntry] {
    var entries: [PostedEntry] = []
    try forEach(filter, of: company, in: tx) { entries.append($0) }
    return entries
  }

  /// - Throws: `LedgerError.entryNotFound`.
  package static func entry(_ id: EntryID, of company: CompanyID, in tx: borrowing Transaction)
    throws
    -> PostedEntry
  {
    let years = try FiscalYearStore.all(of: company, in: tx)
    guard let year = years.first(where: { $0.id == id.year }) else {
      throw LedgerError.entryNotFound(id.description)
    }
    var filter = LedgerFilter(year)
    filter.entry = id
    guard let entry = try entries(filter, of: company, in: tx).first else {
      throw LedgerError.entryNotFound(id.description)
    }
    return entry
  }

  /// The entry that takes this one back, when there is one.
  package static func reversal(of id: EntryID, company: CompanyID, in tx: borrowing Transaction)
    throws -> EntryID?
  {
    try tx.row(
      """
      SELECT fiscal_year, number FROM ledger_entry
      WHERE company_id = \(company) AND reverses = \(id.description)
      """
    ) { EntryID(year: try $0.int(0), number: try $0.int64(1)) }
  }

  /// The entries made from a document, the oldest first.
  package static func entries(
    ofPiece piece: String, company: CompanyID, in tx: borrowing Transaction
  ) throws -> [PostedEntry] {
    let ids = try tx.rows(
      """
      SELECT fiscal_year, number FROM ledger_entry
      WHERE company_id = \(company) AND piece_reference = \(piece) ORDER BY fiscal_year, number
      """
    ) { EntryID(year: try $0.int(0), number: try $0.int64(1)) }
    return try ids.map { try entry($0, of: company, in: tx) }
  }

  private static func query(_ filter: LedgerFilter, _ company: CompanyID) -> SQL {
    var numbers: SQL = """
      SELECT e.number FROM ledger_entry e
      WHERE e.company_id = \(company) AND \(filter.condition)
      """
    if filter.account != nil || filter.auxiliary != nil {
      numbers = """
        \(numbers) AND e.number IN (SELECT l.number FROM entry_line l
          WHERE l.company_id = \(company) AND l.fiscal_year = \(filter.year.id)
            AND \(filter.lineCondition))
        """
    }
    if let limit = filter.limit { numbers = "\(numbers) ORDER BY e.number LIMIT \(limit)" }
    return """
      SELECT e.fiscal_year, e.number, e.journal, e.journal_number, e.entry_date, e.piece_reference,
        e.piece_date, e.label, e.validated_at, e.reverses, l.position, l.account, l.subledger,
        s.name, l.amount_minor, l.foreign_minor, l.foreign_currency, m.code, m.matched_on
      FROM ledger_entry e
      JOIN entry_line l ON l.company_id = e.company_id AND l.fiscal_year = e.fiscal_year
        AND l.number = e.number
      LEFT JOIN subledger_account s ON s.company_id = l.company_id AND s.code = l.subledger
      LEFT JOIN matching_line m ON m.company_id = l.company_id AND m.fiscal_year = l.fiscal_year
        AND m.number = l.number AND m.position = l.position
      WHERE e.company_id = \(company) AND e.fiscal_year = \(filter.year.id)
        AND e.number IN (\(numbers))
      ORDER BY e.number, l.position
      """
  }

  private static func entry(_ id: EntryID, _ row: Row) throws -> PostedEntry {
    PostedEntry(
      id: id, journal: Journal(rawValue: try row.text(2)) ?? .general,
      journalNumber: try row.int64(3), date: try row.date(4),
      piece: .init(try row.text(5), try row.date(6)), label: try row.text(7),
      validatedAt: try row.instant(8), reverses: try row.textOrNil(9).flatMap { EntryID($0) },
      lines: [])
  }

  private static func line(
    _ row: Row, _ chart: ChartOfAccounts, _ titles: inout [String: LedgerAccount]
  ) throws -> PostedEntry.Line {
    let text = try row.text(11)
    if titles[text] == nil {
      guard let number = AccountNumber(text) else { throw LedgerError.accountUnknown(text) }
      titles[text] = LedgerAccount(number: number, title: chart.title(of: number))
    }
    let auxiliary = try row.textOrNil(12)
    let matching = try row.textOrNil(17)
    return PostedEntry.Line(
      position: try row.int(10), account: titles[text]!,
      auxiliary: try auxiliary.map { .init(code: $0, name: try row.textOrNil(13) ?? $0) },
      amount: try row.int64(14),
      foreign: try row.int64OrNil(15).flatMap { minor in
        try row.textOrNil(16).flatMap { Currency(code: $0) }.map {
          Money(minorUnits: minor, currency: $0)
        }
      },
      matching: try matching.map { ($0, try row.date(18)) })
  }
}
