import Kernel
import Money
import Storage

/// Turnover by month as the books have it: what the accounts of sales (70) were credited, less what they were debited.
package enum MonthlyTurnover {
  /// - Parameter day: the first of a month.
  /// - Returns: minor units of euros by month, "2026-01"; months without a sale are absent.
  package static func since(
    _ day: LocalDate, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [String: Int64] {
    let first = String("\(day)".prefix(7))
    var turnover: [String: Int64] = [:]
    for year in try FiscalYearStore.all(of: company, in: tx) where year.days.upperBound >= day {
      let months = try AccountMonths(of: year, accounts: "70"..<"71", company: company, in: tx)
      for (key, sum) in months.sums where key.month >= first {
        turnover[key.month, default: 0] += sum.credit - sum.debit
      }
    }
    return turnover
  }
}
