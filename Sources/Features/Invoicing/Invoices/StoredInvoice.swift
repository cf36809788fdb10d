import EN16931
import Kernel
import Money
import Registers
import Storage

/// An issued document as it is stored: what its page and its JSON show.
package struct StoredInvoice: Sendable {
  package struct Link: Sendable {
    package let id: InvoiceID
    package let number: String
    package let issueDate: LocalDate
  }

  package struct Sealed: Sendable {
    package let sequence: Int64
    package let hash: [UInt8]
    package let pdfHash: [UInt8]
  }

  package let summary: InvoiceSummary
  package let issuedAt: Instant
  package let supplyDate: LocalDate?
  /// Of the company, on the day it was issued.
  package let profileVersion: Int
  /// Which version of the bank account it prints; nil when it prints none.
  package let bankNumber: Int?
  package let businessProcess: BusinessProcess
  package let customer: String
  package let buyerKind: SalesOrder.Buyer.Kind
  package let paid: Money
  package let rounding: Money
  /// In another currency than the euro: the VAT in euros, and at which rate.
  package let accounting: (vat: Money, rate: ExchangeRate)?
  package let lines: [Invoice.Line]
  package let adjustments: [Invoice.Adjustment]
  package let vat: [VATBreakdown]
  /// Why, one text for each of `vat`: a reason a line, with its law; nil for documents that mirror another.
  package let taxReasons: [Text?]
  package let order: SalesOrder
  /// Of a self-billed document: in whose name it was made out.
  package let supplier: CompanyProfile?
  package let orderID: OrderID
  package let orderReceivedAt: Instant
  package let seal: Sealed
  /// On an invoice, the credit notes that take it back; on a credit note, its invoices.
  package let links: [Link]
  /// On a final invoice, the deposit invoices it deducts; on one of those, the final invoice.
  package let deposits: [Link]
  /// The invoice this corrected one cancels, and the corrected one that cancels this.
  package let replacement: (of: Link?, by: Link?)
  /// What registers had said of a company that bought, when this was issued.
  package let proofs: [RegisterAnswer]

  /// Whom the document goes to.
  package var counterpart: SalesOrder.Buyer {
    supplier.map { SalesOrder.Buyer(supplier: $0) } ?? order.buyer
  }

  package static func load(
    _ id: InvoiceID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> StoredInvoice? {
    guard let row = try tx.row(query(id, company)) else { return nil }
    let currency = Currency(code: try row.text("currency")) ?? .eur
    func money(_ column: String) throws -> Money {
      Money(minorUnits: try row.int64(column), currency: currency)
    }
    let orderID: OrderID = try row.id("order_id")
    let kind = try DocumentType(row)
    let due = try money("due_minor")
    let left = try money("left_minor")
    let net = try money("net_minor")
    let dueDate = try row.dateOrNil("due_date")
    let issuedAt = try row.instant("issued_at")
    let order = try JSONOrder.stored(Array(try row.text("body").utf8))
    let proofs = try OutsideFacts.load(
      for: CollectionOfOne(order.buyer), of: company, at: issuedAt, in: tx)
    let replacement = try replacement(id, try row.blobOrNil("replaces"), company, in: tx)
    return StoredInvoice(
      summary: InvoiceSummary(
        id: id, kind: kind, number: try row.text("number"),
        status: InvoiceQueries.status(
          kind, isDraft: false, isReplaced: replacement.by != nil, net: net, left: left,
          credited: try row.int64("credited_minor"), dueDate, tx.today),
        issueDate: try row.date("issue_date"), dueDate: dueDate,
        buyerName: try row.text("buyer_name"),
        orderReference: try row.textOrNil("order_reference"), net: net,
        vat: try money("vat_minor"), gross: try money("gross_minor"), due: due,
        left: left),
      issuedAt: issuedAt, supplyDate: try row.dateOrNil("supply_date"),
      profileVersion: try row.int("profile_version"),
      bankNumber: try row.intOrNil("bank_number"),
      businessProcess: BusinessProcess(rawValue: try row.text("business_process")) ?? .goods,
      customer: "cus_" + (RawID(bytes: try row.blob("customer_id"))?.text ?? ""),
      buyerKind: SalesOrder.Buyer.Kind(rawValue: try row.text("buyer_kind")) ?? .consumer,
      paid: try money("paid_minor"), rounding: try money("rounding_minor"),
      accounting: try ExchangeRate(row, currency).map {
        (Money(minorUnits: try row.int64("vat_eur_minor")), $0)
      },
      lines: try lines(id, currency, company, in: tx),
      adjustments: try CreditableInvoices.adjustments(of: id, currency, company, in: tx),
      vat: try vat(id, currency, company, in: tx), taxReasons: try reasons(id, company, in: tx),
      order: order,
      supplier: kind.isSelfBilled
        ? try SelfBilling.supplier(of: orderID, company: company, in: tx) : nil,
      orderID: orderID,
      orderReceivedAt: try row.instant("received_at"),
      seal: Sealed(
        sequence: try row.int64("sequence"), hash: try row.blob("hash"),
        pdfHash: try row.blob("pdf_sha256")),
      links: try links(id, kind, company, in: tx),
      deposits: try deposits(kind, orderID, try row.text("cause"), company, in: tx),
      replacement: replacement, proofs: proofs.all(on: order.buyer))
  }

  private static func replacement(
    _ id: InvoiceID, _ replaced: [UInt8]?, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> (of: Link?, by: Link?) {
    func link(_ condition: SQL) throws -> Link? {
      try tx.row(
        "SELECT id, number, issue_date FROM invoice WHERE company_id = \(company) AND \(condition)"
      ) { Link(id: try $0.id(0), number: try $0.text(1), issueDate: try $0.date(2)) }
    }
    return (of: try replaced.flatMap { try link("id = \($0)") }, by: try link("replaces = \(id)"))
  }

  private static func deposits(
    _ kind: DocumentType, _ order: OrderID, _ cause: String, _ company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [Link] {
    guard !kind.isCreditNote,
      kind == .deposit || cause == PreparedDocument.Cause.order.key || cause.hasPrefix("revision:")
    else {
      return []
    }
    // Found by the order first: told to sort by id at once, SQLite walks all invoices of the company.
    let wanted: SQL =
      kind == .deposit
      ? "substr(cause, 1, 9) IN ('order', 'revision:')"
      : "substr(cause, 1, 8) = \(PreparedDocument.Cause.depositPrefix)"
    return try tx.rows(
      """
      WITH found AS MATERIALIZED (
        SELECT id, number, issue_date FROM invoice
        WHERE company_id = \(company) AND order_id = \(order) AND \(wanted))
      SELECT id, number, issue_date FROM found ORDER BY id
      """
    ) { Link(id: try $0.id(0), number: try $0.text(1), issueDate: try $0.date(2)) }
  }

  private static func query(_ id: InvoiceID, _ company: CompanyID) -> SQL {
    """
    SELECT i.*, coalesce(
        (SELECT r.body FROM order_revision r WHERE r.company_id = i.company_id
          AND r.order_id = i.order_id AND r.revision = i.order_revision), o.body) AS body, o.received_at AS received_at, s.hash AS hash,
      d.pdf_sha256 AS pdf_sha256, i.due_minor - \(OpenDocument.settledSQL) AS left_minor,
      coalesce((SELECT CAST(sum(c.net_minor) AS BIGINT) FROM credit c
        WHERE c.company_id = i.company_id AND c.invoice_id = i.id), 0) AS credited_minor
    FROM invoice i
    JOIN sales_order o ON o.company_id = i.company_id AND o.id = i.order_id
    JOIN log_entry s ON s.company_id = i.company_id AND s.subject_id = i.id
    JOIN document d ON d.company_id = i.company_id AND d.invoice_id = i.id
    WHERE i.company_id = \(company) AND i.id = \(id)
    """
  }

  private static func lines(
    _ id: InvoiceID, _ currency: Currency, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Invoice.Line] {
    try tx.rows(CreditableInvoices.lineSQL, company, id) { try InvoiceLineRow.line($0, currency) }
  }

  private static func vat(
    _ id: InvoiceID, _ currency: Currency, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> [VATBreakdown] {
    try tx.rows(
      """
      SELECT category, rate_e2, exemption, base_minor, tax_minor, vat_reason FROM invoice_vat
      WHERE company_id = \(company) AND invoice_id = \(id) ORDER BY position
      """
    ) { row in
      let vat = Invoice.VAT(
        VATCategory(rawValue: try row.text(0)) ?? .standard, Rate(units: try row.int64(1)),
        exemption: try row.textOrNil(2), reason: try row.textOrNil(5))
      return VATBreakdown(
        vat: vat,
        base: Money(minorUnits: try row.int64(3), currency: currency),
        tax: Money(minorUnits: try row.int64(4), currency: currency),
        exemptionReason: vat.reason)
    }
  }

  private static func reasons(
    _ id: InvoiceID, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Text?] {
    try tx.rows(
      """
      SELECT explanation_fr, explanation_en FROM invoice_vat
      WHERE company_id = \(company) AND invoice_id = \(id) ORDER BY position
      """
    ) { row in
      guard let fr = try row.textOrNil(0), let en = try row.textOrNil(1) else { return nil }
      return Text(fr: fr, en: en)
    }
  }

  private static func links(
    _ id: InvoiceID, _ kind: DocumentType, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Link] {
    let from: SQL = kind.isCreditNote ? "credit_note_id" : "invoice_id"
    let to: SQL = kind.isCreditNote ? "invoice_id" : "credit_note_id"
    return try tx.rows(
      """
      SELECT id, number, issue_date FROM invoice
      WHERE company_id = \(company) AND id IN (
        SELECT \(to) FROM credit WHERE company_id = \(company) AND \(from) = \(id))
      ORDER BY id
      """
    ) { Link(id: try $0.id(0), number: try $0.text(1), issueDate: try $0.date(2)) }
  }
}
