import Kernel
import Money
import Storage

/// What each account was debited and credited in each month, added up beforehand, so that the sums of a million entries are read
/// from some hundred rows.
///
/// It follows from the entries, which never change and are numbered without gap: rows hold all entries of a year up to its mark,
/// and those after it are added when somebody asks. So what is read is always of the moment of the transaction, however far
/// behind the mark is. Archives leave it out; where it is missing, the entries are added up.
package struct AccountMonths: Sendable {
  package struct Key: Hashable, Sendable {
    package let account: String
    /// "2026-01"
    package let month: String
    /// À nouveaux.
    package let isOpening: Bool
  }

  /// Euro cents.
  package struct Sum: Sendable {
    package var debit: Int64 = 0
    package var credit: Int64 = 0
  }

  package private(set) var sums: [Key: Sum] = [:]

  static let migration = Migration(
    id: "ledger-0002-months",
    sql: """
      CREATE TABLE account_month (
        company_id BLOB NOT NULL,
        fiscal_year INTEGER NOT NULL,
        account TEXT NOT NULL,
        month TEXT NOT NULL,
        is_opening INTEGER NOT NULL CHECK (is_opening IN (0, 1)),
        debit_minor INTEGER NOT NULL,
        credit_minor INTEGER NOT NULL,
        PRIMARY KEY (company_id, fiscal_year, account, month, is_opening)
      );
      CREATE TABLE account_month_mark (
        company_id BLOB NOT NULL,
        fiscal_year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (company_id, fiscal_year)
      );
      """,
    why: "turnover and balances of a million entries without reading them")

  /// - Parameter accounts: only those from the first, before the second: "70", "71".
  package init(
    of year: FiscalYear, accounts: Range<String>? = nil, company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    let mark = try Self.mark(of: year.id, company, in: tx)
    let wanted: SQL =
      accounts.map { "account >= \($0.lowerBound) AND account < \($0.upperBound)" } ?? "1 = 1"
    try add(
      """
      SELECT account, month, is_opening, debit_minor, credit_minor FROM account_month
      WHERE company_id = \(company) AND fiscal_year = \(year.id) AND \(wanted)
      """, in: tx)
    if year.lastNumber > mark {
      try add(Self.entries(of: year.id, company, after: mark, wanted), in: tx)
    }
  }

  private mutating func add(_ query: SQL, in tx: borrowing Transaction) throws {
    var sums = sums
    try tx.forEach(query) { row in
      let key = Key(
        account: try row.text(0), month: try row.text(1), isOpening: try row.int(2) == 1)
      sums[key, default: Sum()].debit += try row.int64(3)
      sums[key, default: Sum()].credit += try row.int64(4)
    }
    self.sums = sums
  }

  private static func mark(
    of year: Int, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> Int64 {
    try tx.row(
      """
      SELECT number FROM account_month_mark WHERE company_id = \(company) AND fiscal_year = \(year)
      """
    ) { try $0.int64(0) } ?? 0
  }

  private static func entries(
    of year: Int, _ company: CompanyID, after mark: Int64, through last: Int64? = nil, _ wanted: SQL
  ) -> SQL {
    let end: SQL = last.map { " AND e.number <= \($0)" } ?? ""
    return """
      SELECT l.account, substr(e.entry_date, 1, 7),
        CASE WHEN e.journal = \(Journal.opening.rawValue) THEN 1 ELSE 0 END,
        CAST(sum(CASE WHEN l.amount_minor > 0 THEN l.amount_minor ELSE 0 END) AS BIGINT),
        CAST(sum(CASE WHEN l.amount_minor < 0 THEN -l.amount_minor ELSE 0 END) AS BIGINT)
      FROM ledger_entry e
      JOIN entry_line l ON l.company_id = e.company_id AND l.fiscal_year = e.fiscal_year
        AND l.number = e.number
      WHERE e.company_id = \(company) AND e.fiscal_year = \(year) AND e.number > \(mark)\(end)
        AND \(wanted)
      GROUP BY 1, 2, 3
      """
  }

  // MARK: Keeping it

  /// Entries that are added up faster than rows are worth keeping for.
  private static let usualLeast: Int64 = 1_000
  /// Of one transaction, which holds the company's writers up for some ten milliseconds.
  private static let step: Int64 = 5_000

  /// Follows the entries until the task is cancelled.
  package static func keep(
    of company: CompanyID, _ database: Database, _ failed: @Sendable (any Error) -> Void
  ) async {
    await Recurring.run(every: .seconds(30), failed) { try await follow(of: company, database) }
  }

  /// Takes in what was posted since the last time. Two nodes may do it at once: a mark moves in the transaction that adds.
  ///
  /// - Parameter least: fewer entries than that are left for later.
  package static func follow(
    of company: CompanyID, _ database: Database, least: Int64 = usualLeast
  ) async throws {
    let years = try await database.read { tx in
      try FiscalYearStore.all(of: company, in: tx).filter { year in
        try year.lastNumber - mark(of: year.id, company, in: tx) >= least
      }
    }
    for year in years {
      while try await database.write(.company(company), { try takeIn(year.id, company, in: $0) }) {
        try Task.checkCancellation()
      }
    }
  }

  /// - Returns: whether there may be more.
  private static func takeIn(
    _ year: Int, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> Bool {
    let last = try FiscalYearStore.all(of: company, in: tx).first { $0.id == year }?.lastNumber ?? 0
    let mark = try mark(of: year, company, in: tx)
    let end = min(last, mark + step)
    guard end > mark else { return false }
    var taken = AccountMonths()
    try taken.add(entries(of: year, company, after: mark, through: end, "1 = 1"), in: tx)
    for (key, sum) in taken.sums {
      try tx.run(
        """
        INSERT INTO account_month
          (company_id, fiscal_year, account, month, is_opening, debit_minor, credit_minor)
        VALUES (\(company), \(year), \(key.account), \(key.month), \(key.isOpening ? 1 : 0),
          \(sum.debit), \(sum.credit))
        ON CONFLICT (company_id, fiscal_year, account, month, is_opening) DO UPDATE SET
          debit_minor = account_month.debit_minor + excluded.debit_minor,
          credit_minor = account_month.credit_minor + excluded.credit_minor
        """)
    }
    try tx.run(
      """
      INSERT INTO account_month_mark (company_id, fiscal_year, number)
      VALUES (\(company), \(year), \(end))
      ON CONFLICT (company_id, fiscal_year) DO UPDATE SET number = excluded.number
      """)
    return end < last
  }

  private init() {}
}
