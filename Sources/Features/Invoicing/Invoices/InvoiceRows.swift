import Customers
import EN16931
import Kernel
import Ledger
import Money
import Storage
import Tax

/// Writes the rows of an issued document: itself, its lines, adjustments, VAT breakdown and credits.
struct InvoiceRows {
  let company: IssuingCompany

  /// - Parameters:
  ///   - accounts: what each amount of it is posted to.
  ///   - customer: whom it is for, in the company's files.
  func insert(
    _ issued: IssuedDocument, _ prepared: PreparedDocument, _ order: SalesOrder,
    as accounts: SoldAs, of customer: Customer.ID, in tx: borrowing Transaction
  ) throws {
    try insertInvoice(issued, prepared, customer, in: tx)
    try InvoiceText.insert(issued, order, of: company.id, in: tx)
    for (index, line) in issued.content.invoice.lines.enumerated() {
      let isOfOrder = issued.type.tellsOrder && order.lines.indices.contains(index)
      let source = isOfOrder ? order.lines[index] : nil
      try insertLine(
        line, source, prepared.turnover.ofLine(index), accounts.lines[index], position: index + 1,
        of: issued.id, in: tx)
    }
    for (index, adjustment) in issued.content.invoice.adjustments.enumerated() {
      try insertAdjustment(
        adjustment, prepared.turnover.ofAdjustment(index), accounts.adjustments[index],
        position: index + 1, of: issued.id, in: tx)
    }
    for (index, vat) in issued.content.invoice.vatBreakdown.enumerated() {
      try tx.enqueue(
        Self.vat, company.id, issued.id, index + 1, vat.vat.category.rawValue, vat.vat.rate.units,
        vat.vat.exemption, vat.base.minorUnits, vat.tax.minorUnits, vat.exemptionReason,
        prepared.taxReasons[vat.vat]?.fr, prepared.taxReasons[vat.vat]?.en,
        accounts.vat[index].text)
    }
    for (index, part) in prepared.credits.enumerated() {
      try tx.enqueue(
        Self.credit, company.id, issued.id, index + 1, part.invoice, part.position,
        part.quantity.units, part.net.minorUnits, part.adjustment, part.vat.category.rawValue,
        part.vat.rate.units, part.vat.exemption, part.vat.reason, prepared.member)
    }
  }

  private func insertInvoice(
    _ issued: IssuedDocument, _ prepared: PreparedDocument, _ customer: Customer.ID,
    in tx: borrowing Transaction
  ) throws {
    let invoice = issued.content.invoice
    try tx.enqueue(Self.invoice) { bind in
      bind(company.id)
      bind(issued.id)
      bind(issued.order)
      bind.text(issued.cause.key)
      bind.text(invoice.type.series.rawValue)
      bind.text(issued.series)
      bind.int(issued.sequence)
      bind.text(issued.number)
      bind(invoice.issueDate)
      bind(invoice.delivery?.date)
      bind(invoice.dueDate)
      bind(tx.now)
      bind.int(company.profileVersion)
      bind.text(invoice.businessProcess.rawValue)
      bind(customer)
      bind.text(prepared.buyerKind.rawValue)
      let name = prepared.supplier?.name ?? invoice.buyer.name
      bind.text(name)
      bind.text(SearchText.normalised(name))
      bind(invoice.salesOrder)
      bind.text(invoice.currency.code)
      bind.int(invoice.totals.net.minorUnits)
      bind.int(invoice.totals.vat.minorUnits)
      bind.int(invoice.totals.gross.minorUnits)
      bind.int(invoice.totals.paid.minorUnits)
      bind.int(invoice.totals.rounding.minorUnits)
      bind.int(invoice.totals.due.minorUnits)
      bind(invoice.type == invoice.type.series ? nil : invoice.type.rawValue)
      bind.int(issued.revision)
      bind(prepared.exchangeRate?.perEuro.units)
      bind(prepared.exchangeRate?.date)
      bind(prepared.exchangeRate?.source)
      bind(invoice.accountingVAT?.minorUnits)
      bind(prepared.replaces)
      bind(invoice.payment?.iban == nil || prepared.supplier != nil ? nil : company.bankNumber)
    }
  }

  private func insertLine(
    _ line: Invoice.Line, _ source: SalesOrder.Line?, _ turnover: Turnover,
    _ account: AccountNumber, position: Int, of id: InvoiceID, in tx: borrowing Transaction
  ) throws {
    try tx.enqueue(Self.line) { bind in
      bind(company.id)
      bind(id)
      bind.int(position)
      bind(source?.externalID)
      bind(line.sku)
      bind.text(line.name)
      bind(line.description)
      bind.int(line.quantity.units)
      bind.text(line.unit)
      bind.int(line.netPrice.units)
      bind.int(line.basis.units)
      bind(line.allowance?.amount.minorUnits)
      bind(line.allowance?.reason)
      bind.int(line.net.minorUnits)
      bind.int(source?.unitPrice.units ?? line.netPrice.units)
      bind.text(line.vat.category.rawValue)
      bind.int(line.vat.rate.units)
      bind(line.vat.exemption)
      bind(line.vat.reason)
      bind.int(Int(turnover.rawValue))
      bind.text(account.text)
    }
  }

  private func insertAdjustment(
    _ adjustment: Invoice.Adjustment, _ turnover: Turnover, _ account: AccountNumber, position: Int,
    of id: InvoiceID, in tx: borrowing Transaction
  ) throws {
    try tx.enqueue(
      Self.adjustment, company.id, id, position, adjustment.isCharge, adjustment.amount.minorUnits,
      adjustment.reason, adjustment.reasonCode, adjustment.vat.category.rawValue,
      adjustment.vat.rate.units, adjustment.vat.exemption, adjustment.vat.reason,
      Int(turnover.rawValue), account.text)
  }

  private static let invoice = Statement(
    """
    INSERT INTO invoice (company_id, id, order_id, cause, kind, series, sequence, number, issue_date,
      supply_date, due_date, issued_at, profile_version, business_process, customer_id, buyer_kind,
      buyer_name, buyer_search, order_reference, currency, net_minor, vat_minor, gross_minor,
      paid_minor, rounding_minor, due_minor, type_code, order_revision, exchange_rate_e6,
      exchange_rate_date, exchange_rate_source, vat_eur_minor, replaces, bank_number)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
      $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34)
    """)
  private static let line = Statement(
    """
    INSERT INTO invoice_line (company_id, invoice_id, position, external_id, sku, name, detail,
      quantity_e4, unit, price_e6, basis_e4, allowance_minor, allowance_reason, net_minor,
      stated_price_e6, vat_category, vat_rate_e2, vat_exemption, vat_reason, turnover, account)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
      $20, $21)
    """)
  private static let adjustment = Statement(
    """
    INSERT INTO invoice_adjustment (company_id, invoice_id, position, is_charge, amount_minor,
      reason, reason_code, vat_category, vat_rate_e2, vat_exemption, vat_reason, turnover, account)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    """)
  private static let vat = Statement(
    """
    INSERT INTO invoice_vat (company_id, invoice_id, position, category, rate_e2, exemption,
      base_minor, tax_minor, vat_reason, explanation_fr, explanation_en, account)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    """)
  private static let credit = Statement(
    """
    INSERT INTO credit (company_id, credit_note_id, position, invoice_id, invoice_position,
      quantity_e4, net_minor, adjustment_position, vat_category, vat_rate_e2, vat_exemption,
      vat_reason, member_order_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    """)
}

/// What makes a buyer the same customer next time.
enum CustomerIdentity {
  static func of(_ order: SalesOrder) -> String { of(order.buyer, source: order.source) }

  static func of(_ buyer: SalesOrder.Buyer, source: String) -> String {
    if let siren = buyer.siren, !siren.isEmpty { return "siren:\(siren)" }
    if let id = buyer.externalID, !id.isEmpty { return "\(source):\(id)" }
    if let email = buyer.email, !email.isEmpty { return "email:\(email.lowercased())" }
    return "name:\(SearchText.normalised(buyer.name))|\(buyer.address.postCode)"
  }
}

extension Customer {
  init(_ buyer: SalesOrder.Buyer) {
    self.init(
      kind: buyer.kind == .company ? .company : .consumer, name: CleanText.line(buyer.name),
      email: CleanText.optionalLine(buyer.email), siren: CleanText.optionalLine(buyer.siren),
      vatIdentifier: CleanText.optionalLine(buyer.vatIdentifier))
  }
}
