import Kernel
import Ledger
import Money
import Storage

/// Gives money of a payment back: first what exceeded what was due, then what credit notes of its invoices take off, then
/// what it settled, which is due again.
package struct RefundPayment {
  let issuer: OrderIssuer

  package init(issuer: OrderIssuer) { self.issuer = issuer }

  private var company: CompanyID { issuer.company.id }

  package struct Request: Sendable {
    /// `nil` is all that was not given back yet.
    package var amount: Money?
    /// `nil` is today.
    package var refundedOn: LocalDate?
    /// `nil` is the way it came.
    package var means: Payment.Means?
    package var reference: String?

    package init(
      amount: Money? = nil, refundedOn: LocalDate? = nil, means: Payment.Means? = nil,
      reference: String? = nil
    ) {
      self.amount = amount
      self.refundedOn = refundedOn
      self.means = means
      self.reference = reference
    }
  }

  /// - Throws: `PaymentError.notFound`, `.refused` with all that is wrong.
  package func callAsFunction(
    _ request: Request, of id: Payment.ID, in tx: borrowing Transaction
  ) throws -> Payment {
    let (payment, amount, _) = try checked(request, of: id, in: tx)
    var book = DocumentBook(try issuer.refreshed(in: tx))
    let parts = try parts(of: amount.minorUnits, payment, in: tx)
    let credit = try share(parts.credit, of: payment)
    let recorded = try book.record(
      .init(
        direction: .refunded, day: request.refundedOn ?? tx.today,
        means: request.means ?? payment.means, provider: payment.provider,
        reference: CleanText.optionalLine(request.reference), amount: amount,
        euros: try share(amount.minorUnits, of: payment), credit: credit, refunds: id,
        shares: try parts.documents.compactMap { part in
          try InvoiceQueries.number(of: part.id, company: company, in: tx).map {
            .init(document: $0, minor: abs(part.amount))
          }
        }),
      of: .init(
        id: payment.customer,
        party: SubledgerParty(
          .customer, key: payment.customer.description, name: payment.customerName)),
      issuer.ids, in: tx)
    for part in parts.documents {
      try PaymentStore.allocate(
        part.amount, of: recorded.id, to: part.id, onDocument: false, company: company, in: tx)
    }
    for part in parts.documents {
      try book.settle(around: part.id, "", in: tx)
    }
    try book.finish(in: tx)
    for part in parts.documents {
      try InvoicingEvents.allocated(
        Money(minorUnits: part.amount, currency: amount.currency), of: recorded.id, to: part.id,
        company: company, in: tx)
    }
    return try PaymentStore.payment(recorded.id, of: company, in: tx)!
  }

  /// What would be given back, and how much was before, in minor units of the payment's currency.
  ///
  /// - Throws: what the refund itself would.
  func checked(_ request: Request, of id: Payment.ID, in tx: borrowing Transaction) throws -> (
    payment: Payment, amount: Money, earlier: Int64
  ) {
    guard let payment = try PaymentStore.payment(id, of: company, in: tx),
      payment.direction == .received
    else { throw PaymentError.notFound(id.description) }
    let earlier = try PaymentStore.refunded(of: id, company: company, in: tx)
    let left = payment.amount.minorUnits - earlier
    let amount =
      request.amount?.read(as: payment.amount.currency)
      ?? Money(minorUnits: left, currency: payment.amount.currency)
    try check(request, amount, left: left, today: tx.today)
    return (payment, amount, earlier)
  }

  private func check(_ request: Request, _ amount: Money, left: Int64, today: LocalDate) throws {
    var findings = Findings(place: Place())
    if amount.minorUnits <= 0 || amount.minorUnits > left {
      findings.stop(
        "payment.refund-exceeds", at: Place(pointer: "/amount"),
        fr:
          "Le remboursement (\(amount)) doit être positif et ne pas dépasser ce qui reste du paiement (\(Money(minorUnits: left, currency: amount.currency))).",
        en:
          "The refund (\(amount)) must be positive and not exceed what is left of the payment (\(Money(minorUnits: left, currency: amount.currency)))."
      )
    }
    if let day = request.refundedOn, day > today {
      findings.stop(
        "payment.date-future", at: Place(pointer: "/refundedOn"),
        fr:
          "Le \(French.date(day)) est dans le futur : un remboursement s’enregistre quand il est fait.",
        en: "\(day) is in the future: a refund is recorded once it is made.")
    }
    guard !findings.stops else { throw PaymentError.refused(findings.all) }
  }

  /// A part of a payment in euro cents, in proportion of what came.
  func share(_ minor: Int64, of payment: Payment) throws -> Int64 {
    if payment.amount.currency == .eur { return minor }
    return try Int64(
      fitting: (Int128(payment.euros.minorUnits) * Int128(minor)).divided(
        by: Int128(payment.amount.minorUnits), rounded: .halfAwayFromZero))
  }

  private struct Parts {
    var credit: Int64 = 0
    /// Positive on a credit note, which it settles; negative on an invoice, which is due again.
    var documents: [(id: InvoiceID, amount: Int64)] = []
  }

  private func parts(of amount: Int64, _ payment: Payment, in tx: borrowing Transaction) throws
    -> Parts
  {
    var (parts, left) = (Parts(), amount)
    let earlier = try PaymentStore.creditRefunded(of: payment.id, company: company, in: tx)
    parts.credit = min(left, max(0, payment.unallocated.minorUnits - earlier))
    left -= parts.credit
    for id in Set(payment.allocations.map(\.document)).sorted() where left > 0 {
      for note in try PaymentStore.openCreditNotes(of: id, company: company, in: tx) where left > 0
      {
        let taken = min(left, note.open)
        parts.documents.append((note.id, taken))
        left -= taken
      }
    }
    for allocation in payment.allocations.reversed()
    where left > 0 && allocation.amount.minorUnits > 0 {
      let taken = min(left, allocation.amount.minorUnits)
      parts.documents.append((allocation.document, -taken))
      left -= taken
    }
    return parts
  }
}

extension PaymentStore {
  /// What earlier refunds of a payment took of its customer's credit: the part of them that concerns no document.
  static func creditRefunded(of id: Payment.ID, company: CompanyID, in tx: borrowing Transaction)
    throws -> Int64
  {
    try tx.rows(
      """
      SELECT p.amount_minor, coalesce((SELECT CAST(sum(abs(a.amount_minor)) AS BIGINT)
        FROM payment_allocation a WHERE a.company_id = p.company_id AND a.payment_id = p.id), 0)
      FROM payment p WHERE p.company_id = \(company) AND p.refunds = \(id)
      """
    ) { try $0.int64(0) - $0.int64(1) }.reduce(0, +)
  }

  /// The credit notes of an invoice that were not paid back in full, the oldest first.
  static func openCreditNotes(of id: InvoiceID, company: CompanyID, in tx: borrowing Transaction)
    throws -> [(id: InvoiceID, open: Int64)]
  {
    try tx.rows(
      """
      SELECT i.id, i.due_minor - \(OpenDocument.settledSQL) FROM invoice i
      WHERE i.company_id = \(company) AND i.id IN (
        SELECT c.credit_note_id FROM credit c
        WHERE c.company_id = \(company) AND c.invoice_id = \(id))
      ORDER BY i.id
      """
    ) { (try $0.id(0, as: InvoiceID.self), try $0.int64(1)) }.filter { $0.1 > 0 }
      .map { (id: $0.0, open: $0.1) }
  }
}
