import Kernel
import Money
import Storage

/// Opens and closes fiscal years and periods.
package enum CloseFiscalYear {
  /// Declares the first year, where it is not the calendar's; later ones follow it.
  ///
  /// - Throws: `LedgerError.fiscalYearInvalid` when there is a year already, or the dates make none (at most 24 months for
  ///   the first).
  package static func open(
    _ days: ClosedRange<LocalDate>, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> FiscalYear {
    let length = Int(days.upperBound.dayNumber - days.lowerBound.dayNumber) + 1
    guard try FiscalYearStore.all(of: company, in: tx).isEmpty, length <= 731 else {
      throw LedgerError.fiscalYearInvalid(
        Text(
          fr:
            "Un exercice est déjà ouvert, ou celui-ci dépasse vingt-quatre mois : seul le premier se déclare, avant toute écriture.",
          en:
            "A fiscal year is open already, or this one exceeds twenty-four months: only the first is declared, before any entry."
        ))
    }
    let year = FiscalYear(days: days)
    try FiscalYearStore.insert(year, of: company, in: tx)
    return year
  }

  /// Closes every period up to a day, which no entry may be dated before any more; what comes late goes to the first day
  /// that is open. The last day of a year closes the year: the next one then opens with its balances.
  ///
  /// - Throws: `LedgerError.fiscalYearInvalid` when the day is not past, `.noFiscalYear`.
  package static func close(
    through day: LocalDate, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> FiscalYear {
    guard day < tx.today else {
      throw LedgerError.fiscalYearInvalid(
        Text(
          fr:
            "Une période se clôt quand elle est passée : le \(Language.fr.date(day)) ne l’est pas.",
          en: "A period is closed once it is past: \(Language.en.date(day)) is not."))
    }
    let years = try FiscalYearStore.all(of: company, in: tx)
    guard let closing = years.last(where: { $0.days.contains(day) }) else {
      throw LedgerError.noFiscalYear("\(day.year)")
    }
    for year in years where year.days.lowerBound <= day {
      let through = min(day, year.days.upperBound)
      if let closed = year.closedThrough, closed >= through { continue }
      try tx.run(
        """
        UPDATE fiscal_year SET closed_through = \(through), closed_at = \(tx.now)
        WHERE company_id = \(company) AND year = \(year.id)
        """)
    }
    if day == closing.days.upperBound {
      var book = LedgerBook(company)
      try book.carryForward(from: closing, in: tx)
      try book.save(in: tx)
    }
    return try FiscalYearStore.year("\(closing.id)", of: company, in: tx)
  }
}
