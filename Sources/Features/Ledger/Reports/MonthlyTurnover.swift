import Kernel
import Money
import Storage

/// Turnover by month as the books have it: what the accounts of sales (70) were credited, less what they were debited.
package enum MonthlyTurnover {
  /// - Returns: minor units of euros by month, "2026-01"; months without a sale are absent.
  package static func since(
    _ day: LocalDate, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [String: Int64] {
    let rows = try tx.rows(
      """
      SELECT substr(e.entry_date, 1, 7) AS month, CAST(-sum(l.amount_minor) AS BIGINT)
      FROM entry_line l
      JOIN ledger_entry e ON e.company_id = l.company_id AND e.fiscal_year = l.fiscal_year
        AND e.number = l.number
      WHERE l.company_id = \(company) AND l.account >= '70' AND l.account < '71'
        AND e.entry_date >= \(day)
      GROUP BY month
      """
    ) { (try $0.text(0), try $0.int64(1)) }
    return Dictionary(uniqueKeysWithValues: rows)
  }
}
