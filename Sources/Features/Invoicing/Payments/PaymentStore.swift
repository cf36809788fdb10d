import Customers
import Kernel
import Ledger
import Money
import Storage

/// Every SQL statement on payments.
package enum PaymentStore {
  /// What writing a payment needs; allocations follow.
  struct New {
    let id: Payment.ID
    let direction: Payment.Direction
    let series: String
    let sequence: Int64
    let number: String
    let day: LocalDate
    let means: Payment.Means
    let provider: String?
    let reference: String?
    let amount: Money
    let euros: Int64
    let fee: Int64
    let customer: Customer.ID
    var refunds: Payment.ID?
    let entry: EntryID
  }

  static func insert(_ payment: New, of company: CompanyID, in tx: borrowing Transaction) throws {
    try tx.enqueue(insertion) { bind in
      bind(company)
      bind(payment.id)
      bind.text(payment.direction.rawValue)
      bind.text(payment.series)
      bind.int(payment.sequence)
      bind.text(payment.number)
      bind(payment.day)
      bind(tx.now)
      bind.text(payment.means.rawValue)
      bind(payment.provider)
      bind(payment.reference)
      bind.text(payment.amount.currency.code)
      bind.int(payment.amount.minorUnits)
      bind.int(payment.euros)
      bind.int(payment.fee)
      bind(payment.customer)
      bind(payment.refunds)
      bind.int(payment.entry.year)
      bind.int(payment.entry.number)
    }
  }

  /// - Parameter position: from 1 in a payment; `nil` puts it behind the others.
  static func allocate(
    _ amount: Int64, of payment: Payment.ID, to document: InvoiceID, onDocument: Bool,
    position: Int? = nil, company: CompanyID, in tx: borrowing Transaction
  ) throws {
    let position =
      try position
      ?? (tx.row(lastAllocation, company, payment) { try $0.intOrNil(0) ?? 0 } ?? 0) + 1
    try tx.enqueue(
      allocation, company, payment, position, document, amount, onDocument, tx.now)
  }

  // MARK: Reading

  package static func payment(
    _ id: Payment.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Payment? {
    try payments("p.id = \(id)", limit: 1, company, in: tx).first
  }

  /// The newest first.
  package static func list(
    _ filter: PaymentFilter = PaymentFilter(), before: Payment.ID? = nil, limit: Int,
    of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Payment] {
    let wanted = try filter.condition(company, in: tx)
    return try payments(
      before.map { "\(wanted) AND p.id < \($0)" } ?? wanted, limit: limit, company, in: tx)
  }

  /// By the day they came or went; a place is a day and an id.
  static func byDay(
    _ filter: PaymentFilter, after place: InvoiceListing.Place?, isDescending: Bool, limit: Int,
    of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Payment] {
    let (direction, sign): (SQL, SQL) = isDescending ? (" DESC", "<") : ("", ">")
    var wanted = try filter.condition(company, in: tx)
    if let place {
      let id = Payment.ID(raw: place.id)
      wanted = "\(wanted) AND (p.day, p.id) \(sign) (\(place.key), \(id))"
    }
    // What is named is few: walking all days for it would take long.
    let day: SQL = filter.isNamed ? "p.day || ''" : "p.day"
    return try payments(
      wanted, by: "\(day)\(direction), p.id\(direction)", limit: limit, company, in: tx)
  }

  /// How many match, counted up to `most`.
  static func count(
    _ filter: PaymentFilter, upTo most: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> ListPage.Matching {
    let found =
      try tx.row(
        """
        SELECT count(*) FROM (SELECT 1 FROM payment p
          WHERE p.company_id = \(company) AND \(filter.condition(company, in: tx))
          LIMIT \(most + 1)) AS found
        """
      ) { try $0.int(0) } ?? 0
    return found > most ? .moreThan(most) : .exactly(found)
  }

  /// Those that settle a document, or took back what they had settled; the oldest first.
  package static func payments(
    ofDocument id: InvoiceID, company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Payment] {
    try payments(
      """
      p.id IN (SELECT a.payment_id FROM payment_allocation a
        WHERE a.company_id = \(company) AND a.invoice_id = \(id))
      """, limit: 500, company, in: tx
    ).reversed()
  }

  /// What of a payment was given back.
  static func refunded(of id: Payment.ID, company: CompanyID, in tx: borrowing Transaction) throws
    -> Int64
  {
    try tx.row(
      """
      SELECT CAST(sum(amount_minor) AS BIGINT) FROM payment
      WHERE company_id = \(company) AND refunds = \(id)
      """
    ) { try $0.int64OrNil(0) ?? 0 } ?? 0
  }

  private static func payments(
    _ condition: SQL, by order: SQL = "p.id DESC", limit: Int, _ company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [Payment] {
    var payments = try tx.rows(
      """
      SELECT p.id, p.number, p.direction, p.day, p.recorded_at, p.means, p.provider, p.reference,
        p.currency, p.amount_minor, p.euro_minor, p.fee_minor, p.customer_id, c.name, p.refunds,
        p.fiscal_year, p.entry_number
      FROM payment p
      JOIN customer c ON c.company_id = p.company_id AND c.id = p.customer_id
      WHERE p.company_id = \(company) AND \(condition) ORDER BY \(order) LIMIT \(limit)
      """
    ) { try payment($0) }
    let places = Dictionary(
      uniqueKeysWithValues: payments.enumerated().map { ($0.element.id, $0.offset) })
    try tx.forEach(
      """
      SELECT a.payment_id, a.invoice_id, i.number, a.amount_minor, a.on_document
      FROM payment_allocation a
      JOIN invoice i ON i.company_id = a.company_id AND i.id = a.invoice_id
      WHERE a.company_id = \(company) AND a.payment_id IN (\(SQL.list(payments.map(\.id))))
      ORDER BY a.payment_id, a.position
      """
    ) { row in
      guard let place = places[try row.id(0)] else { return }
      payments[place].allocations.append(
        Payment.Allocation(
          document: try row.id(1), number: try row.text(2),
          amount: Money(
            minorUnits: try row.int64(3), currency: payments[place].amount.currency),
          isOnDocument: try row.bool(4)))
    }
    return payments
  }

  private static func payment(_ row: Row) throws -> Payment {
    let currency = Currency(code: try row.text(8)) ?? .eur
    return Payment(
      id: try row.id(0), number: try row.text(1),
      direction: Payment.Direction(rawValue: try row.text(2)) ?? .received, day: try row.date(3),
      recordedAt: try row.instant(4), means: Payment.Means(rawValue: try row.text(5)) ?? .transfer,
      provider: try row.textOrNil(6), reference: try row.textOrNil(7),
      amount: Money(minorUnits: try row.int64(9), currency: currency),
      euros: Money(minorUnits: try row.int64(10)), fee: Money(minorUnits: try row.int64(11)),
      customer: try row.id(12), customerName: try row.text(13),
      refunds: try row.blobOrNil(14).flatMap { RawID(bytes: $0) }.map(Payment.ID.init(raw:)),
      entry: EntryID(year: try row.int(15), number: try row.int64(16)))
  }

  private static let insertion = Statement(
    """
    INSERT INTO payment (company_id, id, direction, series, sequence, number, day, recorded_at, means,
      provider, reference, currency, amount_minor, euro_minor, fee_minor, customer_id, refunds,
      fiscal_year, entry_number)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
    """)
  private static let allocation = Statement(
    """
    INSERT INTO payment_allocation (company_id, payment_id, position, invoice_id, amount_minor,
      on_document, allocated_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    """)
  private static let lastAllocation = Statement(
    "SELECT max(position) FROM payment_allocation WHERE company_id = $1 AND payment_id = $2")
}
