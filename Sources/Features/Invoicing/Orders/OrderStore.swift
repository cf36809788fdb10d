import Crypto
import Kernel
import Money
import Storage

/// Every SQL statement on the orders. An order is kept as it was received; it is entered once per shop number.
package enum OrderStore {
  package struct Known: Sendable {
    package let id: OrderID
    /// Of what the shop last said, whatever was corrected here since.
    package let bodyHash: [UInt8]
    /// How often it was replaced.
    package let revision: Int
    /// What was agreed when it was entered.
    package let edits: CompanyProfile.OrderEdits
  }

  package static func find(
    source: String, externalID: String, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Known? {
    try tx.row(findByNumber, company, source, externalID) { row in
      Known(
        id: try row.id(0), bodyHash: try row.blob(1), revision: try row.int(2),
        edits: CompanyProfile.OrderEdits(rawValue: try row.text(3)) ?? .refuse)
    }
  }

  /// Which of a shop's orders are known, in one statement.
  static func known(
    _ externalIDs: [String], source: String, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Set<String> {
    let known = try tx.rows(
      """
      SELECT external_id FROM sales_order
      WHERE company_id = \(company) AND source = \(source)
        AND external_id IN (\(SQL.list(externalIDs)))
      """
    ) { try $0.text(0) }
    return Set(known)
  }

  package static func insert(
    _ order: SalesOrder, body: EncodedOrder, of company: IssuingCompany, ids: IDs,
    in tx: borrowing Transaction
  ) throws -> OrderID {
    let id = OrderID(raw: ids.next())
    try tx.enqueue(insertOrder) { bind in
      bind(company.id)
      bind(id)
      bind.text(order.source)
      bind.text(order.externalID)
      bind(order.orderedOn)
      bind(tx.now)
      body.bytes.withUnsafeBytes { bind.text(utf8: $0) }
      bind.blob(body.hash)
      bind.text(company.profile.orderEdits.rawValue)
    }
    return id
  }

  /// Only a sale nobody was invoiced for may be replaced, and by a sale.
  static func isReplaceable(
    _ known: Known, by order: SalesOrder, company: CompanyID, in tx: borrowing Transaction
  ) throws -> Bool {
    guard order.kind == .sale else { return false }
    // Nor one of the number that a credit note was made for.
    return try invoice(of: known.id, company: company, in: tx) == nil
      && document(for: .order, of: known.id, company: company, in: tx) == nil
  }

  /// Whether an order said this before it was edited.
  static func hasSaid(
    _ hash: [UInt8], _ id: OrderID, company: CompanyID, in tx: borrowing Transaction
  ) throws -> Bool {
    let found = try tx.row(
      """
      SELECT 1 FROM order_revision
      WHERE company_id = \(company) AND order_id = \(id) AND body_hash = \(hash) LIMIT 1
      """
    ) { try $0.int(0) }
    return found != nil
  }

  /// Whether it is stored in the very same words, payment and note included.
  static func isSame(
    _ body: EncodedOrder, as id: OrderID, company: CompanyID, in tx: borrowing Transaction
  ) throws -> Bool {
    try tx.row(bodyByID, company, id) { try $0.text(0) }
      == String(decoding: body.bytes, as: UTF8.self)
  }

  /// Puts an edited order in the place of what it was, which is kept.
  ///
  /// - Parameter isCorrection: made here: the shop will go on saying what it said.
  /// - Returns: its new revision.
  static func replace(
    _ known: Known, with order: SalesOrder, body: EncodedOrder, isCorrection: Bool = false,
    of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Int {
    let told = isCorrection ? known.bodyHash : nil
    try tx.run(
      """
      INSERT INTO order_revision (company_id, order_id, revision, replaced_at, body, body_hash)
      SELECT company_id, id, revision, \(tx.now), body, body_hash FROM sales_order
      WHERE company_id = \(company) AND id = \(known.id)
      """)
    try tx.run(
      """
      UPDATE sales_order SET body = \(String(decoding: body.bytes, as: UTF8.self)),
        body_hash = \(body.hash), told_hash = \(told), ordered_on = \(order.orderedOn), revision = revision + 1
      WHERE company_id = \(company) AND id = \(known.id)
      """)
    try InvoicingEvents.entered(order, known.id, isNew: false, of: company, in: tx)
    return known.revision + 1
  }

  /// The order as it was received.
  ///
  /// - Parameter revision: an earlier one; nil for what it says now.
  package static func order(
    _ id: OrderID, revision: Int? = nil, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> SalesOrder {
    var body: String?
    if let revision {
      body = try tx.row(bodyByRevision, company, id, revision) { try $0.text(0) }
    }
    body = try body ?? tx.row(bodyByID, company, id) { try $0.text(0) }
    guard let body else { throw InvoicingError.orderNotFound(id.description) }
    return try stored(Array(body.utf8))
  }

  /// The order as it was received, in the words of the store: a body that `POST /v1/orders` takes.
  static func body(_ id: OrderID, of company: CompanyID, in tx: borrowing Transaction) throws
    -> [UInt8]
  {
    guard let body = try tx.row(bodyByID, company, id, read: { try $0.text(0) }) else {
      throw InvoicingError.orderNotFound(id.description)
    }
    return Array(body.utf8)
  }

  /// An order of the store; each part has its JSON pointer.
  static func stored(_ body: [UInt8]) throws -> SalesOrder {
    var order = try JSONOrder.stored(body)
    order.placeParts()
    return order
  }

  /// How often an order was replaced.
  static func revision(of id: OrderID, company: CompanyID, in tx: borrowing Transaction) throws
    -> Int
  {
    try tx.row("SELECT revision FROM sales_order WHERE company_id = \(company) AND id = \(id)") {
      try $0.int(0)
    } ?? 0
  }

  /// The invoice of a sale: the latest, where edits had it issued again.
  package static func invoice(
    of order: OrderID, company: CompanyID, in tx: borrowing Transaction
  ) throws -> (id: InvoiceID, number: String)? {
    try tx.row(invoiceOfOrder, company, order) { row in
      (id: try row.id(0), number: try row.text(1))
    }
  }

  /// The number of the document made for `cause`, if there is one.
  package static func document(
    for cause: PreparedDocument.Cause, of order: OrderID, company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> (id: InvoiceID, number: String)? {
    try tx.row(documentByCause, company, order, cause.key) { row in
      (id: try row.id(0), number: try row.text(1))
    }
  }

  private static let findByNumber = Statement(
    """
    SELECT id, coalesce(told_hash, body_hash), revision, edit_policy FROM sales_order
    WHERE company_id = $1 AND source = $2 AND external_id = $3
    """)
  private static let insertOrder = Statement(
    """
    INSERT INTO sales_order (company_id, id, source, external_id, ordered_on, received_at, body,
      body_hash, edit_policy)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    """)
  private static let bodyByID = Statement(
    "SELECT body FROM sales_order WHERE company_id = $1 AND id = $2")
  private static let bodyByRevision = Statement(
    """
    SELECT body FROM order_revision WHERE company_id = $1 AND order_id = $2 AND revision = $3
    """)
  private static let invoiceOfOrder = Statement(
    // Found by the order first. Told to sort by id at once, or given the causes with OR, SQLite walks all invoices of the
    // company instead.
    """
    WITH found AS MATERIALIZED (
      SELECT id, number FROM invoice WHERE company_id = $1 AND order_id = coalesce(
          (SELECT m.invoiced_as FROM periodic_member m WHERE m.company_id = $1 AND m.order_id = $2), $2)
        AND kind = '380' AND substr(cause, 1, 9) IN ('order', 'revision:'))
    SELECT id, number FROM found ORDER BY id DESC LIMIT 1
    """)
  private static let documentByCause = Statement(
    """
    SELECT id, number FROM invoice WHERE company_id = $1 AND order_id = $2 AND cause = $3
    """)
}

/// An order in its canonical JSON, and the hash of what was sold: a shop that sends an order again after it was paid
/// or refunded sends the same sale.
package struct EncodedOrder: Sendable {
  package let bytes: [UInt8]
  package let hash: [UInt8]

  package init(_ order: SalesOrder) {
    bytes = JSONOrder.encode(order)
    if order.payment == nil, order.refunds.isEmpty, order.note == nil {
      hash = Array(SHA256.hash(data: bytes))
      return
    }
    var sold = order
    sold.payment = nil
    sold.refunds = []
    sold.note = nil
    hash = Array(SHA256.hash(data: JSONOrder.encode(sold)))
  }
}

extension SalesOrder {
  /// Gives each part its JSON pointer, so that what is found wrong later still says where.
  fileprivate mutating func placeParts() {
    for index in lines.indices { lines[index].place = Place(pointer: "/lines/\(index)") }
    for index in charges.indices { charges[index].place = Place(pointer: "/charges/\(index)") }
    for index in discounts.indices {
      discounts[index].place = Place(pointer: "/discounts/\(index)")
    }
  }
}
