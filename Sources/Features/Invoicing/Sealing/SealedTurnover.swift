import Kernel
import Money
import Seal
import Storage

/// What was sealed in any period of whole days: the closures of its days, and the day that is still open (BOI-TVA-DECLA-30-10-30
/// § 200: turnover of any period on demand).
package struct SealedTurnover: Sendable {
  package let from: LocalDate
  package let through: LocalDate
  package let totals: PeriodTotals
  package let perpetual: PerpetualTotals

  /// - Parameter through: at least `from`.
  package init(
    from: LocalDate, through: LocalDate, of company: CompanyID, siren: String,
    in tx: borrowing Transaction
  ) throws {
    self.from = from
    self.through = through
    var totals = PeriodTotals()
    try tx.forEach(
      """
      SELECT fields FROM log_entry WHERE company_id = \(company)
        AND series = \(PeriodClosure.Period.day.series) AND day >= \(from) AND day <= \(through)
      ORDER BY sequence
      """
    ) { row in
      guard let closed = PeriodTotals(closure: try row.text(0)) else {
        throw SealingError.logDamaged
      }
      try totals.add(closed)
    }
    let state = try LogState.load(company, siren: siren, in: tx)
    if let book = state?.book, let day = book.day, from.description <= day,
      day <= through.description
    {
      try totals.add(book.totals(.day))
    }
    self.totals = totals
    perpetual = state?.book.perpetual ?? PerpetualTotals()
  }
}

extension PeriodTotals {
  /// The totals among the lines of a closure.
  init?(closure fields: String) {
    let own: Set<Substring> = [
      "entries", "counts", "series-range", "total", "rate", "means-total",
    ]
    let lines = fields.split(separator: "\n").filter { line in
      own.contains(line.prefix { $0 != ":" })
    }
    self.init(text: Array(lines.joined(separator: "\n").utf8))
  }
}
