import EN16931
import Kernel
import Money
import Storage

/// What this feature tells others of.
package enum InvoicingEvents {
  package static let all = [
    orderEntered, orderChanged, invoiceDrafted, invoiceIssued, creditNoteIssued,
    correctedInvoiceIssued, depositInvoiceIssued, invoiceCredited, invoiceReplaced,
    invoicePaymentChanged, invoiceDisputed, invoiceDisputeAnswered, paymentReceived,
    paymentRefunded, bankProposed, bankInForce,
    bankApproved,
    bankConfirmed, bankRefused, approvalRequested, approvalDecided, companyUpdated,
  ]

  // MARK: Orders and documents

  /// An order that is invoiced as it comes tells by its invoice alone.
  static let orderEntered = EventType(
    "order", "entered", Text(fr: "Commande saisie", en: "Order entered"), order)
  static let orderChanged = EventType(
    "order", "changed", Text(fr: "Commande modifiée", en: "Order changed"), order)

  private static let order: [EventType.Field] = [
    .init("source", .text, "The shop it came from"),
    .init("externalId", .text, "Its number there"),
  ]
  static let invoiceDrafted = EventType(
    "invoice", "drafted", Text(fr: "Brouillon de facture créé", en: "Invoice drafted"),
    [
      .init("order", .text, "Id of the order"),
      .init("externalId", .text, "Its number in the shop"),
    ])
  static let invoiceIssued = EventType(
    "invoice", "issued", Text(fr: "Facture émise", en: "Invoice issued"), document)
  static let creditNoteIssued = EventType(
    "credit_note", "issued", Text(fr: "Avoir émis", en: "Credit note issued"), document)
  static let correctedInvoiceIssued = EventType(
    "corrected_invoice", "issued",
    Text(fr: "Facture rectificative émise", en: "Corrected invoice issued"), document)
  static let depositInvoiceIssued = EventType(
    "deposit_invoice", "issued", Text(fr: "Facture d’acompte émise", en: "Deposit invoice issued"),
    document)

  private static let document: [EventType.Field] = [
    .init("number", .text, "Of the document (BT-1)"),
    .init("typeCode", .text, "UNTDID 1001 (BT-3)"),
    .init("issueDate", .text, "Day (BT-2)"),
    .init("order", .text, "Id of the order it is about"),
    .init("total", .money, "With VAT (BT-112)"),
    .init("due", .money, "Left to pay as it was issued (BT-115)"),
  ]

  /// What another document does to an invoice, which itself never changes.
  static let invoiceCredited = EventType(
    "invoice", "credited", Text(fr: "Avoir émis sur une facture", en: "Invoice credited"),
    [
      .init("by", .text, "Id of the credit note"),
      .init("number", .text, "Of the credit note"),
    ])
  static let invoiceReplaced = EventType(
    "invoice", "replaced",
    Text(fr: "Facture annulée et remplacée", en: "Invoice cancelled and replaced"),
    [
      .init("by", .text, "Id of the corrected invoice"),
      .init("number", .text, "Of the corrected invoice"),
    ])
  static let invoicePaymentChanged = EventType(
    "invoice", "payment_changed",
    Text(
      fr: "Changement du reste à payer d’une facture", en: "Amount due of an invoice changed"),
    [
      .init("payment", .text, "Id of the payment or the refund"),
      .init("amount", .money, "What of it is put down to the document; negative takes back"),
    ])

  private static func type(of document: DocumentType) -> EventType {
    switch document {
    case .invoice, .selfBilled: invoiceIssued
    case .creditNote, .selfBilledCreditNote, .globalRebate: creditNoteIssued
    case .corrected: correctedInvoiceIssued
    case .deposit: depositInvoiceIssued
    }
  }

  static func append(
    _ issued: IssuedDocument, to log: inout EventLog, in tx: borrowing Transaction
  ) throws {
    let invoice = issued.content.invoice
    try log.append(
      type(of: invoice.type), about: issued.id.description,
      [
        .text(invoice.number), .text(invoice.type.rawValue), .text(invoice.issueDate.description),
        .text(issued.order.description), .money(invoice.totals.gross), .money(invoice.totals.due),
      ], in: tx)
  }

  /// - Parameter invoices: those a credit note takes back, or a corrected invoice replaces.
  static func append(
    _ document: IssuedDocument, about invoices: [InvoiceID], to log: inout EventLog,
    in tx: borrowing Transaction
  ) throws {
    let type = document.type.isCreditNote ? invoiceCredited : invoiceReplaced
    for invoice in invoices {
      try log.append(
        type, about: invoice.description,
        [.text(document.id.description), .text(document.number)], in: tx)
    }
  }

  static func entered(
    _ order: SalesOrder, _ id: OrderID, isNew: Bool = true, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try EventLog.append(
      isNew ? orderEntered : orderChanged, about: id.description,
      [.text(order.source), .text(order.externalID)],
      of: company, in: tx)
  }

  static func drafted(
    _ draft: InvoiceID, of order: OrderID, _ number: String, company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try EventLog.append(
      invoiceDrafted, about: draft.description, [.text(order.description), .text(number)],
      of: company, in: tx)
  }

  // MARK: What customers say

  static let invoiceDisputed = EventType(
    "invoice", "disputed",
    Text(fr: "Question ou contestation d’un client", en: "Question or dispute of a customer"),
    dispute)
  static let invoiceDisputeAnswered = EventType(
    "invoice", "dispute_answered",
    Text(fr: "Réponse à la question d’un client", en: "Question of a customer answered"), dispute)

  private static let dispute: [EventType.Field] = [
    .init("dispute", .text, "Id of the question or dispute"),
    .init("kind", .text, "question or dispute"),
  ]

  static func disputed(_ dispute: Dispute, company: CompanyID, in tx: borrowing Transaction) throws
  {
    try append(invoiceDisputed, dispute, company: company, in: tx)
  }

  static func answered(_ dispute: Dispute, company: CompanyID, in tx: borrowing Transaction) throws
  {
    try append(invoiceDisputeAnswered, dispute, company: company, in: tx)
  }

  private static func append(
    _ type: EventType, _ dispute: Dispute, company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try EventLog.append(
      type, about: dispute.invoice.description,
      [.text(dispute.id.description), .text(dispute.kind.rawValue)], of: company, in: tx)
  }

  // MARK: Payments

  static let paymentReceived = EventType(
    "payment", "received", Text(fr: "Paiement reçu", en: "Payment received"), payment)
  static let paymentRefunded = EventType(
    "payment", "refunded", Text(fr: "Paiement remboursé", en: "Payment refunded"),
    payment + [.init("refunds", .optional, "Id of the payment it gives back")])

  private static let payment: [EventType.Field] = [
    .init("number", .text, "Of the payment"),
    .init("amount", .money, "What was paid"),
    .init("day", .text, "When it came or went"),
    .init("means", .text, "card, transfer …"),
    .init("invoice", .optional, "Id of the document that states it (BT-113)"),
  ]

  static func allocated(
    _ amount: Money, of payment: Payment.ID, to document: InvoiceID, company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try EventLog.append(
      invoicePaymentChanged, about: document.description,
      [.text(payment.description), .money(amount)], of: company, in: tx)
  }

  static func append(
    _ recorded: DocumentBook.Recorded, to log: inout EventLog, in tx: borrowing Transaction
  ) throws {
    let draft = recorded.draft
    let isRefund = draft.direction == .refunded
    let values: [EventValue] = [
      .text(recorded.number), .money(draft.amount), .text(draft.day.description),
      .text(draft.means.rawValue), .optional(draft.statedOn?.description),
    ]
    try log.append(
      isRefund ? paymentRefunded : paymentReceived, about: recorded.id.description,
      values + (isRefund ? [.optional(draft.refunds?.description)] : []), in: tx)
  }
}
