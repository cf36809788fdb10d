import Kernel
import Money
import Storage

/// A fiscal year (exercice). It has an identity of its own, the day it ends: 20261231.
package struct FiscalYear: Hashable, Sendable {
  package let days: ClosedRange<LocalDate>
  /// Of the last validated entry (EcritureNum).
  package var lastNumber: Int64
  /// Entries up to this day are refused; `nil` while nothing is closed.
  package var closedThrough: LocalDate?

  package init(days: ClosedRange<LocalDate>, lastNumber: Int64 = 0, closedThrough: LocalDate? = nil)
  {
    self.days = days
    self.lastNumber = lastNumber
    self.closedThrough = closedThrough
  }

  package var id: Int { Int(days.upperBound.compact)! }
  package var isClosed: Bool { closedThrough.map { $0 >= days.upperBound } ?? false }

  /// The first day that still takes entries; `nil` when the year is closed.
  package var firstOpenDay: LocalDate? {
    if isClosed { return nil }
    return closedThrough.map { max(days.lowerBound, $0.adding(days: 1)) } ?? days.lowerBound
  }

  package static func calendar(_ year: Int) -> FiscalYear {
    FiscalYear(
      days: LocalDate(year: year, month: 1, day: 1)!...LocalDate(year: year, month: 12, day: 31)!)
  }

  /// The twelve months that follow.
  package var next: FiscalYear {
    let first = days.upperBound.adding(days: 1)
    let (year, month, _) = first.civil
    let anniversary = LocalDate(year: year + 1, month: month, day: 1)!
    let last =
      first.day == 1
      ? anniversary.adding(days: -1)
      : days.upperBound.endOfMonth == days.upperBound
        ? anniversary.endOfMonth
        : LocalDate(year: year + 1, month: month, day: first.day)?.adding(days: -1)
          ?? anniversary.endOfMonth
    return FiscalYear(days: first...last)
  }
}

package enum FiscalYearStore {
  /// The years of a company, the oldest first.
  package static func all(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [FiscalYear]
  {
    try tx.rows(every, company) { row in
      FiscalYear(
        days: try row.date(0)...(try row.date(1)), lastNumber: try row.int64(2),
        closedThrough: try row.dateOrNil(3))
    }
  }

  /// The year of an address or an option: "2026", the calendar year it ends in, or "20260331".
  ///
  /// - Throws: `LedgerError.noFiscalYear`.
  package static func year(
    _ text: String?, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> FiscalYear {
    let years = try all(of: company, in: tx)
    guard let text else {
      let today = years.last { $0.days.contains(tx.today) } ?? years.last
      guard let today else { throw LedgerError.noFiscalYear("\(tx.today.year)") }
      return today
    }
    guard
      let year = years.last(where: { "\($0.id)" == text || "\($0.days.upperBound.year)" == text })
    else { throw LedgerError.noFiscalYear(text) }
    return year
  }

  static func insert(_ year: FiscalYear, of company: CompanyID, in tx: borrowing Transaction) throws
  {
    try tx.run(insertion, company, year.id, year.days.lowerBound, year.days.upperBound)
  }

  /// Writes back the numbers that were given. Nobody else may have moved the year meanwhile.
  static func save(
    _ year: FiscalYear, from before: Int64, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    let changed = try tx.run(update, company, year.id, before, year.lastNumber)
    precondition(changed == 1, "the fiscal year \(year.id) moved under its lock")
  }

  private static let every = Statement(
    """
    SELECT first_day, last_day, last_number, closed_through FROM fiscal_year
    WHERE company_id = $1 ORDER BY year
    """)
  private static let insertion = Statement(
    """
    INSERT INTO fiscal_year (company_id, year, first_day, last_day, last_number)
    VALUES ($1, $2, $3, $4, 0)
    """)
  private static let update = Statement(
    """
    UPDATE fiscal_year SET last_number = $4
    WHERE company_id = $1 AND year = $2 AND last_number = $3
    """)
}
