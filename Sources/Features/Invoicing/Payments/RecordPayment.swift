import Kernel
import Ledger
import Money
import Storage

/// Records money that was received for one or several invoices of a customer, in one transaction with its entry in the
/// books. There is no draft of a payment: what is recorded is posted (BOI-TVA-DECLA-30-10-30, § 30).
package struct RecordPayment {
  let issuer: OrderIssuer

  package init(issuer: OrderIssuer) { self.issuer = issuer }

  private var company: CompanyID { issuer.company.id }

  package struct Request: Sendable {
    /// An invoice and what of the payment settles it; `nil` is as much as it takes.
    package var invoices: [(id: InvoiceID, amount: Money?)]
    /// `nil` is all that is left to pay.
    package var amount: Money?
    /// `nil` is today.
    package var receivedOn: LocalDate?
    package var means: Payment.Means
    package var provider: String?
    package var reference: String?
    /// What the provider keeps, in euros.
    package var fee: Money?
    /// What came in euros, of a payment in another currency; `nil` takes the rate of the invoices.
    package var euros: Money?
    /// Whether more than what is due is meant.
    package var allowsMore: Bool

    package init(
      invoices: [(id: InvoiceID, amount: Money?)], amount: Money? = nil,
      receivedOn: LocalDate? = nil, means: Payment.Means, provider: String? = nil,
      reference: String? = nil, fee: Money? = nil, euros: Money? = nil, allowsMore: Bool = false
    ) {
      self.invoices = invoices
      self.amount = amount
      self.receivedOn = receivedOn
      self.means = means
      self.provider = provider
      self.reference = reference
      self.fee = fee
      self.euros = euros
      self.allowsMore = allowsMore
    }
  }

  /// - Throws: `PaymentError.refused` with all that is wrong, `.exceedsDue`; `InvoicingError.invoiceNotFound`;
  ///   `LedgerError.periodClosed`.
  package func callAsFunction(_ request: Request, in tx: borrowing Transaction) throws -> Payment {
    let documents = try request.invoices.map { invoice in
      guard let document = try OpenDocument.load(invoice.id, of: company, in: tx) else {
        throw InvoicingError.invoiceNotFound(invoice.id.description)
      }
      return document
    }
    var findings = Findings(place: Place())
    check(request, documents, today: tx.today, &findings)
    guard !findings.stops, let first = documents.first else {
      throw PaymentError.refused(findings.all)
    }
    let due = documents.reduce(0) { $0 + max(0, $1.left) }
    let amount =
      request.amount?.read(as: first.currency) ?? Money(minorUnits: due, currency: first.currency)
    checkAmount(amount, due, request, documents, &findings)
    if request.means == .cash { try checkCash(amount, documents, &findings, in: tx) }
    guard !findings.stops else { throw PaymentError.refused(findings.all) }
    let shares = try shares(of: amount, request, documents)
    let settled = shares.reduce(0, +)
    if settled < amount.minorUnits, !request.allowsMore {
      throw PaymentError.exceedsDue(
        amount: amount, due: Money(minorUnits: due, currency: amount.currency))
    }
    return try record(amount, shares, request, documents, in: tx)
  }

  private func record(
    _ amount: Money, _ shares: [Int64], _ request: Request, _ documents: [OpenDocument],
    in tx: borrowing Transaction
  ) throws -> Payment {
    let first = documents[0]
    let over = amount.minorUnits - shares.reduce(0, +)
    let settled = try zip(documents, shares).reduce(0) { try $0 + $1.0.euros($1.1) }
    let credit = try first.euros(over)
    let euros =
      first.exchangeRate == nil ? amount.minorUnits : request.euros?.minorUnits ?? settled + credit
    var book = DocumentBook(try issuer.refreshed(in: tx))
    let payer = DocumentBook.Payer(
      id: first.customer,
      party: SubledgerParty(
        .customer, key: first.customer.description, name: first.customerName))
    let recorded = try book.record(
      .init(
        direction: .received, day: request.receivedOn ?? tx.today, means: request.means,
        provider: CleanText.optionalLine(request.provider)?.lowercased(),
        reference: CleanText.optionalLine(request.reference), amount: amount, euros: euros,
        settled: settled, credit: credit, fee: request.fee?.minorUnits ?? 0,
        shares: zip(documents, shares).filter { $1 != 0 }.map {
          .init(document: $0.number, minor: $1)
        }),
      of: payer, issuer.ids, in: tx)
    for (index, share) in shares.enumerated() where share != 0 {
      try PaymentStore.allocate(
        share, of: recorded.id, to: documents[index].id, onDocument: false, company: company, in: tx
      )
    }
    for (document, share) in zip(documents, shares) where share == document.left {
      try book.settle(around: document.id, document.number, in: tx)
    }
    try book.finish(in: tx)
    for (index, share) in shares.enumerated() where share != 0 {
      try InvoicingEvents.allocated(
        Money(minorUnits: share, currency: amount.currency), of: recorded.id,
        to: documents[index].id, company: company, in: tx)
    }
    return try PaymentStore.payment(recorded.id, of: company, in: tx)!
  }

  /// What of the amount settles each document: what the request says, else as much as each takes, the first first.
  private func shares(of amount: Money, _ request: Request, _ documents: [OpenDocument]) throws
    -> [Int64]
  {
    var left = amount.minorUnits
    return zip(request.invoices, documents).map { invoice, document in
      let wanted = invoice.amount?.read(as: amount.currency)?.minorUnits ?? max(0, document.left)
      let share = min(left, wanted, max(0, document.left))
      left -= share
      return share
    }
  }

  // MARK: Checks

  private func check(
    _ request: Request, _ documents: [OpenDocument], today: LocalDate,
    _ findings: inout Findings
  ) {
    if documents.isEmpty {
      findings.stop(
        "payment.no-invoice", at: Place(pointer: "/invoices"), fr: "Aucune facture n’est citée.",
        en: "No invoice is named.")
    }
    for (index, document) in documents.enumerated() {
      let place = documents.count > 1 ? Place(pointer: "/invoices/\(index)") : Place()
      if document.type.isCreditNote || document.type.isSelfBilled || document.isReplaced {
        findings.stop(
          "payment.not-payable", at: place,
          fr:
            "\(document.number) n’est pas une facture que vos clients paient : un avoir se rembourse, une facture remplacée ou une autofacture ne s’encaisse pas.",
          en:
            "\(document.number) is no invoice your customers pay: a credit note is refunded, a replaced or self-billed invoice is not paid to you."
        )
      }
      if document.customer != documents[0].customer || document.currency != documents[0].currency {
        findings.stop(
          "payment.several-customers", at: place,
          fr:
            "\(document.number) est d’un autre client ou dans une autre monnaie : enregistrez un paiement pour chacun.",
          en:
            "\(document.number) is another customer’s or in another currency: record a payment for each."
        )
      }
    }
    if Set(documents.map(\.id)).count < documents.count {
      findings.stop(
        "payment.invoice-twice", at: Place(pointer: "/invoices"),
        fr: "La même facture est citée deux fois.", en: "The same invoice is named twice.")
    }
    if let day = request.receivedOn, day > today {
      findings.stop(
        "payment.date-future", at: Place(pointer: "/receivedOn"),
        fr:
          "Le \(French.date(day)) est dans le futur : un paiement s’enregistre quand il est reçu.",
        en: "\(day) is in the future: a payment is recorded once it is received.")
    }
  }

  private func checkAmount(
    _ amount: Money, _ due: Int64, _ request: Request, _ documents: [OpenDocument],
    _ findings: inout Findings
  ) {
    if request.amount == nil, due == 0 {
      findings.stop(
        "payment.nothing-due",
        fr: "Il ne reste rien à payer ; dites le montant reçu si le client a payé de nouveau.",
        en: "Nothing is left to pay; state the amount received if the customer paid again.")
    } else if amount.minorUnits <= 0 || amount.minorUnits > 10_000_000_000_000 {
      findings.stop(
        "payment.amount-invalid", at: Place(pointer: "/amount"),
        fr: "Le montant (\(amount)) doit être positif.",
        en: "The amount (\(amount)) must be positive.")
    }
    if let fee = request.fee, fee.isNegative || fee.minorUnits >= amount.minorUnits {
      findings.stop(
        "payment.fee-invalid", at: Place(pointer: "/fee"),
        fr: "Les frais (\(fee)) doivent être positifs et inférieurs au paiement.",
        en: "The fee (\(fee)) must be positive and less than the payment.")
    }
    if let euros = request.euros, euros.minorUnits <= 0 || documents.first?.exchangeRate == nil {
      findings.stop(
        "payment.amount-invalid", at: Place(pointer: "/euros"),
        fr:
          "La contre-valeur en euros ne se dit que d’un paiement dans une autre monnaie, et elle est positive.",
        en: "The value in euros is stated for a payment in another currency only, and is positive.")
    }
  }

  /// A debt above 1,000 € is not paid in cash, in one go or in several (CMF L112-6, D112-3).
  private func checkCash(
    _ amount: Money, _ documents: [OpenDocument], _ findings: inout Findings,
    in tx: borrowing Transaction
  ) throws {
    var total = try documents.first.map { try $0.euros(amount.minorUnits) } ?? 0
    for document in documents {
      for payment in try PaymentStore.payments(ofDocument: document.id, company: company, in: tx)
      where payment.means == .cash && payment.direction == .received {
        total += payment.euros.minorUnits
      }
    }
    guard total > 1_000_00 else { return }
    findings.stop(
      "payment.cash-limit", at: Place(pointer: "/means"),
      fr:
        "Plus de 1 000 € ne se paient pas en espèces (art. D112-3 du Code monétaire et financier), même en plusieurs fois.",
      en: "More than €1,000 is not paid in cash (C. mon. fin. D112-3), even in several parts.")
  }
}
