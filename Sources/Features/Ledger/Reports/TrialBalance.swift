import Kernel
import Money
import Storage

/// The trial balance (balance): each account's opening balance, movements and balance, in euro cents.
package struct TrialBalance: Sendable {
  package struct Row: Sendable {
    package let account: LedgerAccount
    package let auxiliary: PostedEntry.Auxiliary?
    /// À nouveaux, and what was posted before the period; positive to the debit.
    package var opening: Int64 = 0
    package var debit: Int64 = 0
    package var credit: Int64 = 0

    package var balance: Int64 { opening + debit - credit }
  }

  package let rows: [Row]
  /// Whether every account is in it: only then do both sides agree.
  package let isWhole: Bool

  package var debit: Int64 { rows.reduce(0) { $0 + $1.debit } }
  package var credit: Int64 { rows.reduce(0) { $0 + $1.credit } }
  package var openingDebit: Int64 { rows.reduce(0) { $0 + max(0, $1.opening) } }
  package var openingCredit: Int64 { rows.reduce(0) { $0 + max(0, -$1.opening) } }
  package var debitBalances: Int64 { rows.reduce(0) { $0 + max(0, $1.balance) } }
  package var creditBalances: Int64 { rows.reduce(0) { $0 + max(0, -$1.balance) } }
  /// What an accountant looks at first: both sides are the same.
  package var isBalanced: Bool {
    debit == credit && openingDebit == openingCredit && debitBalances == creditBalances
  }

  /// - Parameter detailed: a row for each auxiliary account (balance auxiliaire).
  package static func load(
    _ filter: LedgerFilter, detailed: Bool = false, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> TrialBalance {
    let chart = try AccountStore.chart(of: company, in: tx)
    if !detailed, filter.isOfWholeMonths {
      let months = try AccountMonths(of: filter.year, company: company, in: tx)
      return TrialBalance(rows: rows(months, filter, chart), isWhole: true)
    }
    var rows: [Row] = []
    try tx.forEach(query(filter, detailed, company)) { row in
      guard let number = AccountNumber(try row.text(0)) else { return }
      let code = try row.textOrNil(1)
      rows.append(
        Row(
          account: LedgerAccount(number: number, title: chart.title(of: number)),
          auxiliary: try code.map { .init(code: $0, name: try row.textOrNil(2) ?? $0) },
          opening: try row.int64(3), debit: try row.int64(4), credit: try row.int64(5)))
    }
    let isWhole = filter.account == nil && filter.auxiliary == nil
    return TrialBalance(rows: rows, isWhole: isWhole)
  }

  /// The same as the entries give, added up beforehand.
  private static func rows(
    _ months: AccountMonths, _ filter: LedgerFilter, _ chart: ChartOfAccounts
  ) -> [Row] {
    let first = String("\(filter.days.lowerBound)".prefix(7))
    let last = String("\(filter.days.upperBound)".prefix(7))
    var rows: [String: Row] = [:]
    for (key, sum) in months.sums where key.month <= last {
      guard let number = AccountNumber(key.account) else { continue }
      let account = LedgerAccount(number: number, title: chart.title(of: number))
      var row = rows[key.account] ?? Row(account: account, auxiliary: nil)
      if key.isOpening || key.month < first {
        row.opening += sum.debit - sum.credit
      } else {
        row.debit += sum.debit
        row.credit += sum.credit
      }
      rows[key.account] = row
    }
    return rows.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func query(_ filter: LedgerFilter, _ detailed: Bool, _ company: CompanyID) -> SQL {
    let party: SQL = detailed ? "l.subledger" : "NULL"
    let isBefore: SQL = """
      (e.journal = \(Journal.opening.rawValue) OR e.entry_date < \(filter.days.lowerBound))
      """
    var all = filter
    all.days = filter.year.days
    return """
      SELECT account, party, (SELECT s.name FROM subledger_account s
          WHERE s.company_id = \(company) AND s.code = party), opening, debit, credit
      FROM (
        SELECT l.account AS account, \(party) AS party,
          CAST(sum(CASE WHEN \(isBefore) THEN l.amount_minor ELSE 0 END) AS BIGINT) AS opening,
          CAST(sum(CASE WHEN \(isBefore) OR l.amount_minor < 0 THEN 0 ELSE l.amount_minor END)
            AS BIGINT) AS debit,
          CAST(sum(CASE WHEN \(isBefore) OR l.amount_minor > 0 THEN 0 ELSE -l.amount_minor END)
            AS BIGINT) AS credit
        FROM ledger_entry e
        JOIN entry_line l ON l.company_id = e.company_id AND l.fiscal_year = e.fiscal_year
          AND l.number = e.number
        WHERE e.company_id = \(company) AND \(all.condition) AND \(filter.lineCondition)
          AND e.entry_date <= \(filter.days.upperBound)
        GROUP BY 1, 2) AS totals
      ORDER BY account, party NULLS FIRST
      """
  }
}
