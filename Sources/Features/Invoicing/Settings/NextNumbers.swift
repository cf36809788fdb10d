import EN16931
import Kernel
import Money
import Storage

/// What the next invoice and credit note would be called, and the series that have begun.
struct NextNumbers: Sendable {
  struct Series: Sendable {
    let name: String
    let given: Int64
    let last: LocalDate?
  }

  struct Next: Sendable {
    let number: String
    /// The series it is of; 0 where it would begin.
    let series: Series
  }

  let invoice: Next
  let creditNote: Next
  /// Of documents, the newest first.
  let begun: [Series]

  /// - Parameter profile: in force, or as somebody would have it.
  init(_ profile: CompanyProfile, of company: CompanyID, in tx: borrowing Transaction) throws {
    let day = tx.today
    invoice = try Self.next(profile.numbers(for: .invoice), on: day, of: company, in: tx)
    creditNote = try Self.next(profile.numbers(for: .creditNote), on: day, of: company, in: tx)
    begun = try tx.rows(
      """
      SELECT series, last_sequence, last_issue_date FROM number_series
      WHERE company_id = \(company) AND last_sequence > 0
        AND (kind = \(DocumentType.invoice.rawValue) OR kind = \(DocumentType.creditNote.rawValue))
      ORDER BY last_issue_date DESC, series
      """
    ) { Series(name: try $0.text(0), given: try $0.int64(1), last: try $0.dateOrNil(2)) }
  }

  private static func next(
    _ format: NumberFormat, on day: LocalDate, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Next {
    let name = format.series(year: day.year)
    let known = try NumberSeries.state(of: name, company: company, in: tx)
    if let known, known.reopened > 0 {
      return try next(format.reopened(known.reopened), on: day, of: company, in: tx)
    }
    let given = known?.given ?? 0
    return Next(
      number: format.number(year: day.year, sequence: given + 1),
      series: Series(name: name, given: given, last: known?.last))
  }
}

extension NumberSeries {
  /// How far a series has come; nil where it has not begun.
  static func state(
    of series: String, company: CompanyID, in tx: borrowing Transaction
  ) throws -> (given: Int64, last: LocalDate?, reopened: Int)? {
    try tx.row(
      """
      SELECT last_sequence, last_issue_date, reopened FROM number_series
      WHERE company_id = \(company) AND series = \(series)
      """
    ) { (given: try $0.int64(0), last: try $0.dateOrNil(1), reopened: try $0.int(2)) }
  }

  /// What a series numbers; nil where it has given no number.
  static func kind(
    of series: String, company: CompanyID, in tx: borrowing Transaction
  ) throws -> String? {
    try tx.row(
      """
      SELECT kind FROM number_series
      WHERE company_id = \(company) AND series = \(series) AND last_sequence > 0
      """
    ) { try $0.text(0) }
  }
}
