import EN16931
import Kernel
import Money
import Seal
import Storage

/// A numbering series inside the transaction that issues from it: the numbers it has given and where its chain is.
///
/// The row is read and written in one write transaction, which SQLite runs alone and PostgreSQL will lock: two
/// issuers cannot take one number, and a transaction that fails gives its numbers back.
///
/// Deposits are invoices and take their numbers from the same series; credit notes have their own.
struct NumberSeries {
  let name: String
  let kind: DocumentType
  let year: Int
  let format: NumberFormat
  /// The format it was asked for by: another one when a series that lost numbers goes on under another name.
  private(set) var asked: NumberFormat
  /// Of the last document that was given a number.
  private(set) var lastSequence: Int64
  private(set) var lastIssueDate: LocalDate?
  /// Of the last document that was sealed.
  private(set) var head: SeriesHead
  private let storedSequence: Int64

  /// Opens the series of a format and year, making it on its first use.
  ///
  /// - Parameters:
  ///   - kind: which way its amounts go.
  ///   - what: what it numbers, where that is no document: payments, refunds.
  static func open(
    _ kind: DocumentType, _ format: NumberFormat, on day: LocalDate, of company: IssuingCompany,
    numbering what: String? = nil, in tx: borrowing Transaction
  ) throws -> NumberSeries {
    let name = format.series(year: day.year)
    let siren = company.profile.siren
    let genesis = SeriesHead.genesis(sellerSIREN: siren, series: name)
    try tx.run(create, company.id, name, what ?? kind.rawValue, genesis.hash)
    let row = try tx.row(find, company.id, name) { row in
      (try row.int64(0), try row.blob(1), try row.dateOrNil(2), try row.int(3))
    }
    guard let (sequence, hash, last, reopened) = row else {
      throw StorageError.noSuchColumn("number_series")
    }
    if reopened > 0 {
      var series = try open(
        kind, format.reopened(reopened), on: day, of: company, numbering: what, in: tx)
      series.asked = format
      return series
    }
    return NumberSeries(
      name: name, kind: kind, year: day.year, format: format, asked: format, lastSequence: sequence,
      lastIssueDate: last,
      head: SeriesHead(sellerSIREN: siren, series: name, sequence: sequence, hash: hash),
      storedSequence: sequence)
  }

  /// How far each series has come.
  static func lastSequences(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [String: Int64]
  {
    let rows = try tx.rows(
      "SELECT series, last_sequence FROM number_series WHERE company_id = \(company)"
    ) { (try $0.text(0), try $0.int64(1)) }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  /// Closes a series that lost numbers: the next document goes on in its `opening`-th.
  static func reopen(
    _ name: String, as opening: Int, of company: IssuingCompany, in tx: borrowing Transaction
  ) throws {
    let genesis = SeriesHead.genesis(sellerSIREN: company.profile.siren, series: name)
    // A series that began after the copy was made is not in it; which way its amounts go follows when it is used.
    try tx.run(create, company.id, name, DocumentType.invoice.rawValue, genesis.hash)
    try tx.run(
      """
      UPDATE number_series SET reopened = \(opening)
      WHERE company_id = \(company.id) AND series = \(name)
      """)
  }

  /// Gives the next number. Dates never go backwards in a series.
  mutating func take(on day: LocalDate) throws -> (sequence: Int64, number: String) {
    if let last = lastIssueDate, day < last {
      throw InvoicingError.clockBehindSeries(series: name, last: last, today: day)
    }
    lastSequence += 1
    lastIssueDate = day
    return (lastSequence, format.number(year: year, sequence: lastSequence))
  }

  mutating func advance(to sequence: Int64, hash: [UInt8]) {
    head = SeriesHead(sellerSIREN: head.sellerSIREN, series: name, sequence: sequence, hash: hash)
  }

  /// Writes back what was taken. Nobody else may have moved the series meanwhile.
  func save(_ company: CompanyID, in tx: borrowing Transaction) throws {
    guard lastSequence != storedSequence else { return }
    let changed = try tx.run(
      Self.update, company, name, storedSequence, lastSequence, head.hash, lastIssueDate)
    precondition(changed == 1, "the series \(name) moved under its lock")
  }

  private static let create = Statement(
    """
    INSERT INTO number_series (company_id, series, kind, last_sequence, head_hash)
    VALUES ($1, $2, $3, 0, $4) ON CONFLICT (company_id, series) DO NOTHING
    """)
  private static let find = Statement(
    """
    SELECT last_sequence, head_hash, last_issue_date, reopened FROM number_series
    WHERE company_id = $1 AND series = $2
    """)
  private static let update = Statement(
    """
    UPDATE number_series SET last_sequence = $4, head_hash = $5, last_issue_date = $6
    WHERE company_id = $1 AND series = $2 AND last_sequence = $3
    """)
}

extension DocumentType {
  /// Whose numbers it takes, and which way its amounts go.
  var series: DocumentType { isCreditNote ? .creditNote : .invoice }

  /// Whether its lines are those of the order, one by one.
  var tellsOrder: Bool { self == .invoice || self == .corrected }
}
