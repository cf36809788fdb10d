import Customers
import EN16931
import Kernel
import Money
import Storage

/// An issued invoice and what is left of it to credit.
package struct CreditableInvoice: Sendable {
  package struct Line: Sendable {
    package let position: Int
    package let externalID: String?
    /// The shop's own unit price of the line, which its cancellations repeat.
    package let statedPrice: UnitPrice
    package let content: Invoice.Line
    package var quantityLeft: Quantity
    package var netLeft: Money
  }

  /// A charge or a discount on the whole invoice.
  package struct Adjustment: Sendable {
    package let position: Int
    package let content: Invoice.Adjustment
    package var left: Money
  }

  package let id: InvoiceID
  package let number: String
  package let issueDate: LocalDate
  package let dueDate: LocalDate?
  package let orderID: OrderID
  package let orderRevision: Int
  /// The number of the corrected invoice that cancels this one.
  package let replacedBy: String?
  package let type: DocumentType
  package let businessProcess: BusinessProcess
  package let customer: Customer.ID
  package let buyerKind: SalesOrder.Buyer.Kind
  package let currency: Currency
  package let exchangeRate: ExchangeRate?
  package let totals: (gross: Money, rounding: Money)
  /// Before it was issued.
  package let paid: Money
  package var lines: [Line]
  package var adjustments: [Adjustment]
  /// The orders of a periodic invoice; empty otherwise.
  package let members: [PeriodicMember]
  /// What credit notes already take back of it, VAT and rounding included.
  package let creditedGross: Money
  /// The same by VAT rate, without VAT.
  package let creditedBases: [(vat: Invoice.VAT, base: Money)]

  package var isDeposit: Bool { type == .deposit }

  package var isUntouched: Bool {
    creditedGross.isZero && lines.allSatisfy { $0.quantityLeft == $0.content.quantity }
  }

  /// What the buyer was charged and has not been credited.
  package var grossLeft: Money {
    Money(
      minorUnits: totals.gross.minorUnits + totals.rounding.minorUnits - creditedGross.minorUnits,
      currency: currency)
  }

  /// A cent without a base (BT-114) is nothing that could come back.
  package var hasSomethingLeft: Bool {
    guard replacedBy == nil else { return false }
    return (isUntouched && !lines.isEmpty)
      || grossLeft.minorUnits > 0 && basesLeft.contains { !$0.base.isZero }
  }

  /// Whether these parts of it are no more than what is left at each rate.
  func allows(_ parts: [CreditedPart]) -> Bool {
    basesLeft.allSatisfy { vat, base in
      let taken = parts.filter { $0.vat == vat }.reduce(0) { $0 + $1.net.minorUnits }
      return taken <= 0 || taken <= base.minorUnits
    }
  }

  /// What is left to credit by VAT rate.
  package var basesLeft: [(vat: Invoice.VAT, base: Money)] {
    vatBases.map { vat, base in
      let credited = creditedBases.first { $0.vat == vat }?.base.minorUnits ?? 0
      return (vat, Money(minorUnits: base.minorUnits - credited, currency: currency))
    }
  }

  /// The whole invoice by VAT rate.
  package var vatBases: [(vat: Invoice.VAT, base: Money)] {
    var bases: [(vat: Invoice.VAT, base: Money)] = []
    func add(_ vat: Invoice.VAT, _ minor: Int64) {
      if let index = bases.firstIndex(where: { $0.vat == vat }) {
        bases[index].base.minorUnits += minor
      } else {
        bases.append((vat, Money(minorUnits: minor, currency: currency)))
      }
    }
    for line in lines { add(line.content.vat, line.content.net.minorUnits) }
    for adjustment in adjustments { add(adjustment.content.vat, adjustment.content.signedMinor) }
    return bases
  }
}

extension CreditableInvoice.Adjustment {
  /// The part of a credit note that takes `amount` of it back.
  func credited(_ amount: Money, of invoice: CreditableInvoice) -> CreditedPart {
    CreditedPart(
      invoice: invoice.id, adjustment: position, net: content.isCharge ? amount : -amount,
      vat: content.vat)
  }
}

extension Invoice.Adjustment {
  /// A deposit taken off a final invoice, not a discount: those have a code of UNTDID 5189.
  var isDeposit: Bool { !isCharge && reasonCode == nil }

  /// What it adds to the net total, in minor units.
  fileprivate var signedMinor: Int64 { (isCharge ? 1 : -1) * amount.minorUnits }
}

/// Reads invoices with what is left to credit of them.
enum CreditableInvoices {
  /// The invoice of an order; none of a purchase that was self-billed.
  static func of(order: OrderID, company: CompanyID, in tx: borrowing Transaction) throws
    -> CreditableInvoice?
  {
    try load(
      """
      WITH found AS MATERIALIZED (
        SELECT id FROM invoice
        WHERE company_id = \(company) AND order_id = coalesce(
            (SELECT m.invoiced_as FROM periodic_member m
              WHERE m.company_id = \(company) AND m.order_id = \(order)), \(order))
          AND kind = '380' AND substr(cause, 1, 9) IN ('order', 'revision:')
          AND coalesce(type_code, '') <> '389')
      SELECT \(columns) FROM invoice
      WHERE company_id = \(company) AND id = (SELECT id FROM found ORDER BY id DESC LIMIT 1)
      """, company: company, in: tx
    ).first
  }

  /// The deposit invoices of an order, the oldest first.
  static func deposits(of order: OrderID, company: CompanyID, in tx: borrowing Transaction) throws
    -> [CreditableInvoice]
  {
    let prefix = PreparedDocument.Cause.depositPrefix
    return try load(
      """
      SELECT \(columns) FROM invoice
      WHERE company_id = \(company) AND order_id = \(order) AND kind = '380'
        AND cause > \(prefix) AND cause < \(prefix + "~")
      ORDER BY id
      """, company: company, in: tx)
  }

  /// An issued invoice; nil for a credit note too.
  static func one(_ id: InvoiceID, company: CompanyID, in tx: borrowing Transaction) throws
    -> CreditableInvoice?
  {
    try load(
      """
      SELECT \(columns) FROM invoice
      WHERE company_id = \(company) AND id = \(id) AND kind = '380'
      """, company: company, in: tx
    ).first
  }

  /// A customer's invoices for supplies up to `day`, the latest first.
  static func ofCustomer(
    identity customer: Customer.ID, until day: LocalDate, company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [CreditableInvoice] {
    try load(
      """
      SELECT \(columns) FROM invoice
      WHERE company_id = \(company) AND customer_id = \(customer) AND kind = '380'
        AND supply_date <= \(day)
      ORDER BY supply_date DESC, id DESC
      """, company: company, in: tx)
  }

  static func customer(of order: SalesOrder, company: CompanyID, in tx: borrowing Transaction)
    throws
    -> Customer.ID?
  {
    try CustomerStore.id(identity: CustomerIdentity.of(order), of: company, in: tx)
  }

  private static let columns: SQL = """
    id, number, type_code, issue_date, due_date, order_id, order_revision, business_process, customer_id, buyer_kind, currency,
    gross_minor, rounding_minor, paid_minor, exchange_rate_e6, exchange_rate_date,
    exchange_rate_source,
    (SELECT r.number FROM invoice r
      WHERE r.company_id = invoice.company_id AND r.replaces = invoice.id) AS replaced_by
    """

  private static func load(_ sql: SQL, company: CompanyID, in tx: borrowing Transaction) throws
    -> [CreditableInvoice]
  {
    let heads = try tx.rows(sql)
    var invoices: [CreditableInvoice] = []
    for head in heads {
      let id: InvoiceID = try head.id("id")
      let currency = Currency(code: try head.text("currency")) ?? .eur
      let adjustments = try adjustmentsLeft(of: id, currency, company, in: tx)
      let lines = try lines(of: id, currency, company, in: tx)
      let credited = try credited(of: id, currency, company, in: tx)
      invoices.append(
        CreditableInvoice(
          id: id, number: try head.text("number"), issueDate: try head.date("issue_date"),
          dueDate: try head.dateOrNil("due_date"),
          orderID: try head.id("order_id"), orderRevision: try head.int("order_revision"),
          replacedBy: try head.textOrNil("replaced_by"),
          type: DocumentType(rawValue: try head.textOrNil("type_code") ?? "380") ?? .invoice,
          businessProcess: BusinessProcess(rawValue: try head.text("business_process")) ?? .goods,
          customer: try head.id("customer_id"),
          buyerKind: SalesOrder.Buyer.Kind(rawValue: try head.text("buyer_kind")) ?? .consumer,
          currency: currency, exchangeRate: try ExchangeRate(head, currency),
          totals: (
            Money(minorUnits: try head.int64("gross_minor"), currency: currency),
            Money(minorUnits: try head.int64("rounding_minor"), currency: currency)
          ),
          paid: Money(minorUnits: try head.int64("paid_minor"), currency: currency),
          lines: lines, adjustments: adjustments,
          members: try PeriodicMember.all(of: try head.id("order_id"), company: company, in: tx),
          creditedGross: credited.gross,
          creditedBases: credited.bases))
    }
    return invoices
  }

  static let lineSQL = Statement(
    """
    SELECT l.position, l.external_id, l.sku, l.name, l.detail, l.quantity_e4, l.unit, l.price_e6,
      l.basis_e4, l.allowance_minor, l.allowance_reason, l.net_minor, l.stated_price_e6,
      l.vat_category, l.vat_rate_e2, l.vat_exemption, l.vat_reason
    FROM invoice_line l WHERE l.company_id = $1 AND l.invoice_id = $2 ORDER BY l.position
    """)
  private static let creditSQL = Statement(
    """
    SELECT invoice_position, CAST(sum(quantity_e4) AS BIGINT), CAST(sum(net_minor) AS BIGINT)
    FROM credit WHERE company_id = $1 AND invoice_id = $2 GROUP BY invoice_position
    """)

  private static func lines(
    of id: InvoiceID, _ currency: Currency, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> [CreditableInvoice.Line] {
    var lines = try tx.rows(lineSQL, company, id) { row in
      let content = try InvoiceLineRow.line(row, currency)
      return CreditableInvoice.Line(
        position: try row.int(0), externalID: try row.textOrNil(1),
        statedPrice: UnitPrice(units: try row.int64(12)), content: content,
        quantityLeft: content.quantity, netLeft: content.net)
    }
    try tx.forEach(creditSQL, company, id) { row in
      let position = try row.int(0)
      guard position > 0 else { return }
      let line = lines[position - 1]
      lines[position - 1].quantityLeft = Quantity(
        units: line.quantityLeft.units - (try row.int64(1)))
      lines[position - 1].netLeft.minorUnits -= try row.int64(2)
    }
    return lines
  }

  private static let notesSQL = Statement(
    """
    SELECT n.id, n.gross_minor + n.rounding_minor, CAST(sum(c.net_minor) AS BIGINT),
      (SELECT CAST(sum(a.net_minor) AS BIGINT) FROM credit a
        WHERE a.company_id = c.company_id AND a.credit_note_id = c.credit_note_id)
    FROM credit c JOIN invoice n ON n.company_id = c.company_id AND n.id = c.credit_note_id
    WHERE c.company_id = $1 AND c.invoice_id = $2
    GROUP BY n.id, n.gross_minor, n.rounding_minor, c.company_id, c.credit_note_id
    """)
  private static let noteVATSQL = Statement(
    """
    SELECT category, rate_e2, exemption, vat_reason, base_minor FROM invoice_vat
    WHERE company_id = $1 AND invoice_id = $2
    """)

  private static let sharedVATSQL = Statement(
    """
    SELECT coalesce(c.vat_category, l.vat_category), coalesce(c.vat_rate_e2, l.vat_rate_e2),
      CASE WHEN c.vat_category IS NULL THEN l.vat_exemption ELSE c.vat_exemption END,
      CASE WHEN c.vat_category IS NULL THEN l.vat_reason ELSE c.vat_reason END, c.net_minor
    FROM credit c LEFT JOIN invoice_line l ON l.company_id = c.company_id
      AND l.invoice_id = c.invoice_id AND l.position = c.invoice_position
    WHERE c.company_id = $1 AND c.invoice_id = $2 AND c.credit_note_id = $3
    """)

  private static func vat(of row: Row) throws -> Invoice.VAT {
    Invoice.VAT(
      VATCategory(rawValue: try row.text(0)) ?? .standard, Rate(units: try row.int64(1)),
      exemption: try row.textOrNil(2), reason: try row.textOrNil(3))
  }

  /// What earlier credit notes take back.
  private static func credited(
    of id: InvoiceID, _ currency: Currency, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> (gross: Money, bases: [(vat: Invoice.VAT, base: Money)]) {
    let notes = try tx.rows(notesSQL, company, id) { row in
      (
        id: try row.id(0, as: InvoiceID.self), gross: try row.int64(1), share: try row.int64(2),
        whole: try row.int64(3)
      )
    }
    var gross = Money.zero(currency)
    var bases: [(vat: Invoice.VAT, base: Money)] = []
    func add(_ base: Int64, _ vat: Invoice.VAT) {
      if let known = bases.firstIndex(where: { $0.vat == vat }) {
        bases[known].base.minorUnits += base
      } else {
        bases.append((vat, Money(minorUnits: base, currency: currency)))
      }
    }
    for note in notes where note.share == note.whole {
      gross.minorUnits += note.gross
      try tx.forEach(noteVATSQL, company, note.id) { try add($0.int64(4), vat(of: $0)) }
    }
    // Of a note over several invoices, what was taken from this one.
    for note in notes where note.share != note.whole {
      var shares: [Invoice.VAT: Int64] = [:]
      try tx.forEach(sharedVATSQL, company, id, note.id) { row in
        shares[try vat(of: row), default: 0] += try row.int64(4)
      }
      for (vat, minor) in shares {
        let base = Money(minorUnits: minor, currency: currency)
        add(minor, vat)
        gross = try gross + base + (vat.rate * base).rounded(.halfAwayFromZero, currency: currency)
      }
    }
    return (gross, bases)
  }

  private static let adjustmentCreditSQL = Statement(
    """
    SELECT adjustment_position, CAST(sum(net_minor) AS BIGINT) FROM credit
    WHERE company_id = $1 AND invoice_id = $2 AND adjustment_position > 0
    GROUP BY adjustment_position
    """)

  private static func adjustmentsLeft(
    of id: InvoiceID, _ currency: Currency, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> [CreditableInvoice.Adjustment] {
    var adjustments = try adjustments(of: id, currency, company, in: tx).enumerated().map {
      CreditableInvoice.Adjustment(
        position: $0.offset + 1, content: $0.element, left: $0.element.amount)
    }
    guard !adjustments.isEmpty else { return [] }
    try tx.forEach(adjustmentCreditSQL, company, id) { row in
      let index = try row.int(0) - 1
      adjustments[index].left.minorUnits -= abs(try row.int64(1))
    }
    return adjustments
  }

  static func adjustments(
    of id: InvoiceID, _ currency: Currency, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Invoice.Adjustment] {
    try tx.rows(
      """
      SELECT is_charge, amount_minor, reason, reason_code, vat_category, vat_rate_e2, vat_exemption,
        vat_reason
      FROM invoice_adjustment WHERE company_id = \(company) AND invoice_id = \(id) ORDER BY position
      """
    ) { row in
      Invoice.Adjustment(
        isCharge: try row.bool(0),
        amount: Money(minorUnits: try row.int64(1), currency: currency), reason: try row.text(2),
        reasonCode: try row.textOrNil(3),
        vat: Invoice.VAT(
          VATCategory(rawValue: try row.text(4)) ?? .standard, Rate(units: try row.int64(5)),
          exemption: try row.textOrNil(6), reason: try row.textOrNil(7)))
    }
  }
}

/// A line read back from its row, whose columns are those of `lineSQL` from index 2 on.
enum InvoiceLineRow {
  static func line(_ row: Row, _ currency: Currency) throws -> Invoice.Line {
    var allowance: Invoice.Line.LineAllowance?
    if let amount = try row.int64OrNil(9) {
      allowance = .init(
        amount: Money(minorUnits: amount, currency: currency),
        reason: try row.textOrNil(10) ?? "Remise")
    }
    return Invoice.Line(
      id: String(try row.int(0)), quantity: Quantity(units: try row.int64(5)),
      unit: try row.text(6), netPrice: UnitPrice(units: try row.int64(7)),
      basis: Quantity(units: try row.int64(8)), allowance: allowance,
      net: Money(minorUnits: try row.int64(11), currency: currency),
      vat: Invoice.VAT(
        VATCategory(rawValue: try row.text(13)) ?? .standard, Rate(units: try row.int64(14)),
        exemption: try row.textOrNil(15), reason: try row.textOrNil(16)),
      name: try row.text(3), description: try row.textOrNil(4), sku: try row.textOrNil(2))
  }
}

extension ExchangeRate {
  /// From the columns of a document; `nil` where it is in euros.
  init?(_ row: Row, _ currency: Currency) throws {
    guard let units = try row.int64OrNil("exchange_rate_e6"),
      let date = try row.dateOrNil("exchange_rate_date")
    else { return nil }
    self.init(
      currency: currency, perEuro: UnitPrice(units: units), date: date,
      source: try row.textOrNil("exchange_rate_source") ?? "")
  }
}
