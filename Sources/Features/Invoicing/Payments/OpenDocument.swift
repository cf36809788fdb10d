import Customers
import EN16931
import Kernel
import Money
import Storage

/// What is left to pay of a document, as payments and credit notes leave it today.
package struct OpenDocument: Sendable {
  package let id: InvoiceID
  package let number: String
  package let type: DocumentType
  package let issueDate: LocalDate
  package let customer: Customer.ID
  package let customerName: String
  package let currency: Currency
  /// Units of the currency for one euro, where it is another.
  package let exchangeRate: ExchangeRate?
  /// BT-115: what the document itself asks for.
  package let due: Int64
  /// What later payments settled, refunds taken off.
  package let settled: Int64
  /// What its credit notes take off and nobody paid back.
  package let credited: Int64
  let isReplaced: Bool

  /// Negative when more came than is due.
  package var left: Int64 { isReplaced ? 0 : due - settled - credited }
  package var leftToPay: Money {
    Money(minorUnits: max(0, left), currency: currency)
  }

  func euros(_ minor: Int64) throws(MoneyError) -> Int64 {
    guard let exchangeRate else { return minor }
    return try exchangeRate.euros(Money(minorUnits: minor, currency: currency)).minorUnits
  }

  package static func load(
    _ id: InvoiceID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> OpenDocument? {
    let credited = try credited(id, company, in: tx)
    return try tx.row(
      """
      SELECT i.number, i.kind, i.type_code, i.issue_date, i.customer_id, c.name, i.currency,
        i.due_minor, \(settledSQL), i.exchange_rate_e6, i.exchange_rate_date,
        i.exchange_rate_source, (SELECT count(*) FROM invoice r
          WHERE r.company_id = i.company_id AND r.replaces = i.id)
      FROM invoice i
      JOIN customer c ON c.company_id = i.company_id AND c.id = i.customer_id
      WHERE i.company_id = \(company) AND i.id = \(id)
      """
    ) { row in
      let currency = Currency(code: try row.text(6)) ?? .eur
      return OpenDocument(
        id: id, number: try row.text(0), type: try DocumentType(row),
        issueDate: try row.date(3), customer: try row.id(4), customerName: try row.text(5),
        currency: currency, exchangeRate: try ExchangeRate(row, currency), due: try row.int64(7),
        settled: try row.int64(8), credited: credited, isReplaced: try row.int64(12) > 0)
    }
  }

  /// What payments beside BT-113 settle of the document `i`.
  static let settledSQL: SQL = """
    coalesce((SELECT CAST(sum(a.amount_minor) AS BIGINT) FROM payment_allocation a
      WHERE a.company_id = i.company_id AND a.invoice_id = i.id AND a.on_document = 0), 0)
    """

  /// The share of its credit notes, as far as they were not paid back. A note of several invoices is shared by what it
  /// takes back of each without VAT.
  private static func credited(
    _ id: InvoiceID, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> Int64 {
    try tx.rows(
      """
      SELECT i.due_minor - \(settledSQL), i.net_minor, CAST(sum(c.net_minor) AS BIGINT)
      FROM credit c
      JOIN invoice i ON i.company_id = c.company_id AND i.id = c.credit_note_id
      WHERE c.company_id = \(company) AND c.invoice_id = \(id)
      GROUP BY i.company_id, i.id, i.due_minor, i.net_minor
      """
    ) { row -> Int64 in
      let (open, net, share) = (try row.int64(0), try row.int64(1), try row.int64(2))
      if net == share || net == 0 { return open }
      return Int64(
        (Int128(open) * Int128(share)).divided(by: Int128(max(1, net)), rounded: .halfAwayFromZero))
    }.reduce(0, +)
  }
}
