import Kernel
import Money
import Storage

/// Drafts: an order somebody asked an invoice for, before it is issued. A draft has an id and no number; the
/// issued invoice keeps the id.
package enum DraftStore {
  /// - Parameter document: what would be issued today; the draft's figures in lists come from it.
  package static func create(
    _ document: PreparedDocument, for order: OrderID, number: String, of company: CompanyID,
    ids: IDs, in tx: borrowing Transaction
  ) throws -> InvoiceID {
    let existing = try tx.row(
      "SELECT id FROM draft WHERE company_id = \(company) AND order_id = \(order)"
    ) { try $0.id(0, as: InvoiceID.self) }
    if let existing { return existing }
    let id = InvoiceID(raw: ids.next())
    let invoice = document.content.invoice
    try tx.run(
      """
      INSERT INTO draft (company_id, id, order_id, created_at, buyer_name, buyer_search,
        order_reference, currency, net_minor, vat_minor, gross_minor, due_minor)
      VALUES (\(company), \(id), \(order), \(tx.now), \(invoice.buyer.name),
        \(SearchText.normalised(invoice.buyer.name)), \(number), \(invoice.currency.code),
        \(invoice.totals.net.minorUnits), \(invoice.totals.vat.minorUnits),
        \(invoice.totals.gross.minorUnits), \(invoice.totals.due.minorUnits))
      """)
    try InvoicingEvents.drafted(id, of: order, number, company: company, in: tx)
    return id
  }

  /// Shows a draft's new figures.
  static func refresh(
    _ order: OrderID, of company: CompanyID, with document: PreparedDocument,
    in tx: borrowing Transaction
  ) throws {
    let invoice = document.content.invoice
    try tx.run(
      """
      UPDATE draft SET buyer_name = \(invoice.buyer.name),
        buyer_search = \(SearchText.normalised(invoice.buyer.name)),
        net_minor = \(invoice.totals.net.minorUnits), vat_minor = \(invoice.totals.vat.minorUnits),
        gross_minor = \(invoice.totals.gross.minorUnits), due_minor = \(invoice.totals.due.minorUnits)
      WHERE company_id = \(company) AND order_id = \(order)
      """)
  }

  /// The drafts whose buyer has this name, the oldest first.
  static func ofBuyer(named name: String, company: CompanyID, in tx: borrowing Transaction) throws
    -> [(order: OrderID, gross: Money)]
  {
    try tx.rows(
      """
      SELECT order_id, gross_minor, currency FROM draft
      WHERE company_id = \(company) AND buyer_search = \(SearchText.normalised(name))
      ORDER BY id LIMIT 100
      """
    ) { row in
      (
        order: try row.id(0),
        gross: Money(
          minorUnits: try row.int64(1), currency: Currency(code: try row.text(2)) ?? .eur)
      )
    }
  }

  package static func order(
    of draft: InvoiceID, company: CompanyID, in tx: borrowing Transaction
  ) throws -> OrderID? {
    try tx.row("SELECT order_id FROM draft WHERE company_id = \(company) AND id = \(draft)") {
      try $0.id(0)
    }
  }

  /// Ends the draft of an order, if there is one, so that the issued document can take its id.
  static func take(of order: OrderID, company: CompanyID, in tx: borrowing Transaction) throws
    -> InvoiceID?
  {
    let draft = try tx.row(findByOrder, company, order, read: { try $0.id(0, as: InvoiceID.self) })
    if draft != nil {
      try tx.run("DELETE FROM draft WHERE company_id = \(company) AND order_id = \(order)")
    }
    return draft
  }

  private static let findByOrder = Statement(
    "SELECT id FROM draft WHERE company_id = $1 AND order_id = $2")
}
