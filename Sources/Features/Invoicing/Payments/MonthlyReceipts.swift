import Kernel
import Money
import Storage

/// What came in and went back, by month, in euros.
package enum MonthlyReceipts {
  /// - Returns: minor units of euros by month, "2026-01"; months without a payment are absent.
  package static func since(
    _ day: LocalDate, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [String: Int64] {
    let rows = try tx.rows(
      """
      SELECT substr(day, 1, 7) AS month,
        CAST(sum(CASE WHEN direction = 'received' THEN euro_minor ELSE -euro_minor END) AS BIGINT)
      FROM payment WHERE company_id = \(company) AND day >= \(day)
      GROUP BY month
      """
    ) { (try $0.text(0), try $0.int64(1)) }
    return Dictionary(uniqueKeysWithValues: rows)
  }
}
