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

/// Text made comparable: lower case, accents of Latin letters dropped. Searches compare these instead of asking
/// each engine for its idea of a case.
package enum SearchText {
  package static func normalised(_ text: String) -> String {
    if let latin = latin(text) { return latin }
    var result = String.UnicodeScalarView()
    for scalar in text.lowercased().decomposed where !(0x300...0x36F).contains(scalar.value) {
      result.append(scalar)
    }
    return String(result)
  }

  /// The same for text of ASCII, Latin-1 and the punctuation of French alone, byte by byte: nearly all there is, and
  /// issuing waits for it.
  private static func latin(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { bytes in
      var isLatin = true
      let result = String(unsafeUninitializedCapacity: bytes.count) { buffer in
        var (from, at) = (0, 0)
        while from < bytes.count {
          let byte = bytes[from]
          if byte < 0x80 {
            buffer[at] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            (from, at) = (from + 1, at + 1)
          } else if byte == 0xC3 || byte == 0xC5 && bytes[from + 1] | 1 == 0x93 {
            at += write(byte, bytes[from + 1], to: buffer, at)
            from += 2
          } else if let length = caseless(byte, bytes[from + 1]) {
            // « », no-break spaces, ’, –, €: neither case nor accent.
            for index in 0..<length { buffer[at + index] = bytes[from + index] }
            (from, at) = (from + length, at + length)
          } else {
            isLatin = false
            return 0
          }
        }
        return at
      }
      return isLatin ? result : nil
    }
  }

  /// The length of a character of U+0080 … U+00BF, U+2000 … U+203F or U+2080 … U+20BF.
  private static func caseless(_ first: UInt8, _ second: UInt8) -> Int? {
    switch (first, second) {
    case (0xC2, _): 2
    case (0xE2, 0x80), (0xE2, 0x82): 3
    default: nil
    }
  }

  /// - Returns: how many bytes were written.
  private static func write(
    _ first: UInt8, _ second: UInt8, to buffer: UnsafeMutableBufferPointer<UInt8>, _ at: Int
  ) -> Int {
    // À…Þ are 0x20 before à…þ; × and ÷ are no letters.
    let lower = first == 0xC3 && second < 0x9F && second != 0x97 ? second | 0x20 : second
    let plain: StaticString? =
      switch (first, lower) {
      case (0xC5, _): "oe"
      case (_, 0xA0...0xA5): "a"
      case (_, 0xA6): "ae"
      case (_, 0xA7): "c"
      case (_, 0xA8...0xAB): "e"
      case (_, 0xAC...0xAF): "i"
      case (_, 0xB1): "n"
      case (_, 0xB2...0xB6): "o"
      case (_, 0xB9...0xBC): "u"
      case (_, 0xBD), (_, 0xBF): "y"
      default: nil
      }
    guard let plain else {
      (buffer[at], buffer[at + 1]) = (first, lower)
      return 2
    }
    for index in 0..<plain.utf8CodeUnitCount { buffer[at + index] = plain.utf8Start[index] }
    return plain.utf8CodeUnitCount
  }
}

extension String {
  /// Canonical decomposition of the Latin letters French names use; other scalars stay.
  fileprivate var decomposed: [Unicode.Scalar] {
    unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
      switch scalar {
      case "à", "á", "â", "ã", "ä", "å": ["a"]
      case "ç": ["c"]
      case "è", "é", "ê", "ë": ["e"]
      case "ì", "í", "î", "ï": ["i"]
      case "ñ": ["n"]
      case "ò", "ó", "ô", "õ", "ö": ["o"]
      case "ù", "ú", "û", "ü": ["u"]
      case "ý", "ÿ": ["y"]
      case "œ": ["o", "e"]
      case "æ": ["a", "e"]
      default: [scalar]
      }
    }
  }
}
