import Crypto
import Kernel
import Money
import Storage

/// Every SQL statement on the orders. An order is kept as it was received; it is entered once per shop number.
package enum OrderStore {
  package struct Known: Sendable {
    package let id: OrderID
    package let bodyHash: [UInt8]
  }

  package static func find(
    source: String, externalID: String, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Known? {
    try tx.row(findByNumber, company, source, externalID) { row in
      Known(id: try row.id(0), bodyHash: try row.blob(1))
    }
  }

  package static func insert(
    _ order: SalesOrder, body: EncodedOrder, of company: CompanyID, ids: IDs,
    in tx: borrowing Transaction
  ) throws -> OrderID {
    let id = OrderID(raw: ids.next())
    try tx.run(insertOrder) { bind in
      bind(company)
      bind(id)
      bind.text(order.source)
      bind.text(order.externalID)
      bind(order.orderedOn)
      bind(tx.now)
      body.bytes.withUnsafeBytes { bind.text(utf8: $0) }
      bind.blob(body.hash)
    }
    return id
  }

  /// The order as it was received.
  package static func order(_ id: OrderID, of company: CompanyID, in tx: borrowing Transaction)
    throws
    -> SalesOrder
  {
    let body = try tx.row(bodyByID, company, id) { try $0.text(0) }
    guard let body else { throw InvoicingError.orderNotFound(id.description) }
    var order = try JSONOrder.stored(Array(body.utf8))
    order.placeParts()
    return order
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
    SELECT id, body_hash FROM sales_order
    WHERE company_id = $1 AND source = $2 AND external_id = $3
    """)
  private static let insertOrder = Statement(
    """
    INSERT INTO sales_order (company_id, id, source, external_id, ordered_on, received_at, body, body_hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    """)
  private static let bodyByID = Statement(
    "SELECT body FROM sales_order WHERE company_id = $1 AND id = $2")
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
