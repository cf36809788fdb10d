import Customers
import EN16931
import Kernel
import Ledger
import Money
import Seal
import Storage

/// The books beside an issuing transaction: posts each document and the payment it says was made, matches what they settle.
///
/// If the ledger refuses an entry, the number of the document was never taken. A payment that is recorded always posts, at
/// once and by itself, so the program is not a till (BOI-TVA-DECLA-30-10-30, § 30).
struct DocumentBook {
  let issuing: IssuingCompany
  var ledger: LedgerBook
  private var series: [NumberSeries] = []
  /// Payments that were numbered and wait for their seal, with the index of their series.
  private var unsealed: [Unsealed] = []

  /// Payments that were recorded, to be told of at the end of the transaction.
  private(set) var recorded: [Recorded] = []

  struct Recorded {
    let id: Payment.ID
    let number: String
    let draft: Draft
  }

  private struct Unsealed {
    let id: Payment.ID
    let fact: SealedPayment
    let series: Int
    let sequence: Int64
    let document: InvoiceID?
  }
  /// Payments of a document that another one replaces, with what of them is free again.
  private var freed: [(payment: Payment.ID, number: String, amount: Int64)] = []

  init(_ company: IssuingCompany) {
    issuing = company
    ledger = LedgerBook(company.id)
  }

  private var company: CompanyID { issuing.id }

  /// Writes back numbers and matching, at the end of the transaction.
  mutating func save(in tx: borrowing Transaction) throws {
    try ledger.save(in: tx)
    for series in series { try series.save(company, in: tx) }
  }

  /// Seals the payments a document states, behind it: the log is the same however documents are grouped.
  ///
  /// - Parameter document: `nil` for payments that are stated on none.
  mutating func seal(
    statedOn document: InvoiceID?, in log: inout CompanyLog, in tx: borrowing Transaction
  ) throws {
    for payment in unsealed where payment.document == document {
      let head = series[payment.series].head
      let hash = try log.append(
        .payment(payment.fact), series: head.series, sequence: payment.sequence, after: head.hash,
        subject: payment.id.raw, in: tx)
      series[payment.series].advance(to: payment.sequence, hash: hash)
    }
    unsealed.removeAll { $0.document == document }
  }

  /// Seals and saves what a verb of its own recorded.
  mutating func finish(in tx: borrowing Transaction) throws {
    var log = try CompanyLog.open(issuing.sealer, in: tx)
    try seal(statedOn: nil, in: &log, in: tx)
    try log.close(in: tx)
    try save(in: tx)
    var events = try EventLog(of: company, in: tx)
    for payment in recorded { try InvoicingEvents.append(payment, to: &events, in: tx) }
  }

  // MARK: Documents

  /// Posts a document whose rows are written.
  mutating func post(
    _ issued: IssuedDocument, _ prepared: PreparedDocument, as accounts: SoldAs,
    _ order: SalesOrder, customer: Customer.ID, ids: IDs, in tx: borrowing Transaction
  ) throws {
    let invoice = issued.content.invoice
    let party = SubledgerParty(
      invoice.type.isSelfBilled ? .supplier : .customer, key: customer.description,
      name: prepared.supplier?.name ?? invoice.buyer.name)
    if let replaced = prepared.replaces { try replace(replaced, by: invoice, in: tx) }
    guard
      let entry = try InvoicePosting(
        invoice, as: accounts, of: party, at: prepared.exchangeRate
      ).entry()
    else { return }
    let posted = try ledger.post(entry, in: tx)
    if invoice.type.isSelfBilled { return }
    try settle(
      issued, prepared, entry, posted, order, Payer(id: customer, party: party), ids, in: tx)
  }

  struct Payer {
    let id: Customer.ID
    let party: SubledgerParty
  }

  /// What the document says was paid (BT-113), and what of an earlier payment it takes over.
  private mutating func settle(
    _ issued: IssuedDocument, _ prepared: PreparedDocument, _ entry: LedgerEntry,
    _ posted: EntryID, _ order: SalesOrder, _ payer: Payer, _ ids: IDs,
    in tx: borrowing Transaction
  ) throws {
    let invoice = issued.content.invoice
    if case .replaced = issued.cause {
      // The amount goes to the invoice that replaces it; nothing is paid back.
      for invoice in Set(prepared.credits.map(\.invoice)) { try free(invoice, in: tx) }
      return try settle(around: issued.id, invoice.number, in: tx)
    }
    var paid = invoice.totals.paid.minorUnits
    let (owed, wasFreed) = (paid, !freed.isEmpty)
    paid -= try takeFreed(paid, for: issued.id, onDocument: true, in: tx)
    if invoice.totals.due.minorUnits > 0 {
      _ = try takeFreed(invoice.totals.due.minorUnits, for: issued.id, onDocument: false, in: tx)
    }
    freed = []
    if paid > 0 {
      let stated = StatedPayment(of: invoice, order)
      let payment = try record(
        Draft(
          direction: invoice.type.isCreditNote ? .refunded : .received, day: stated.day,
          means: stated.means, provider: stated.provider, reference: stated.reference,
          amount: Money(minorUnits: paid, currency: invoice.currency),
          euros: try euros(paid, prepared.exchangeRate),
          statedOn: issued.id, shares: [.init(document: invoice.number, minor: paid)]),
        of: payer, ids, in: tx)
      try PaymentStore.allocate(
        paid, of: payment.id, to: issued.id, onDocument: true, position: 1, company: company,
        in: tx)
      if invoice.totals.due.isZero, !wasFreed, paid == owed,
        payment.settled == entry.lines[0].amount.magnitude
      {
        return try ledger.match(
          [(posted, 1), (payment.entry, payment.position)], of: payer.party, in: tx)
      }
    }
    if wasFreed || prepared.replaces != nil || invoice.type.isCreditNote {
      try settle(around: issued.id, invoice.number, in: tx)
    }
  }

  private func euros(_ minor: Int64, _ rate: ExchangeRate?) throws -> Int64 {
    guard let rate else { return minor }
    return try rate.euros(Money(minorUnits: minor, currency: rate.currency)).minorUnits
  }

  /// Takes back the entry of a document that is cancelled and replaced.
  private mutating func replace(
    _ id: InvoiceID, by invoice: Invoice, in tx: borrowing Transaction
  ) throws {
    guard let number = try InvoiceQueries.number(of: id, company: company, in: tx) else { return }
    let entries = try LedgerStore.entries(ofPiece: number, company: company, in: tx)
    for entry in entries where entry.journal == .sales && entry.reverses == nil {
      let lines = try PostEntry.parties(of: entry, company: company, in: tx).compactMap {
        EntryLine($0.account.number, of: $1, debit: -$0.amount, foreign: $0.foreign)
      }
      try ledger.post(
        LedgerEntry(
          .sales, on: invoice.issueDate, piece: .init(invoice.number, invoice.issueDate),
          label: "Annulation de \(number), remplacée par \(invoice.number)", lines: lines),
        reversing: entry.id, in: tx)
    }
    try free(id, in: tx)
  }

  // MARK: Payments that move

  /// Takes every payment off a document.
  private mutating func free(_ id: InvoiceID, in tx: borrowing Transaction) throws {
    let settled = try tx.rows(
      """
      SELECT a.payment_id, p.number, a.on_document, CAST(sum(a.amount_minor) AS BIGINT)
      FROM payment_allocation a
      JOIN payment p ON p.company_id = a.company_id AND p.id = a.payment_id
      WHERE a.company_id = \(company) AND a.invoice_id = \(id) AND p.direction = 'received'
      GROUP BY a.payment_id, p.number, a.on_document HAVING sum(a.amount_minor) > 0
      ORDER BY a.payment_id
      """
    ) { (try $0.id(0, as: Payment.ID.self), try $0.text(1), try $0.bool(2), try $0.int64(3)) }
    for (payment, number, isOnDocument, amount) in settled {
      try PaymentStore.allocate(
        -amount, of: payment, to: id, onDocument: isOnDocument, company: company, in: tx)
      freed.append((payment, number, amount))
    }
  }

  /// - Returns: what of `amount` the freed payments settle.
  private mutating func takeFreed(
    _ amount: Int64, for id: InvoiceID, onDocument: Bool, in tx: borrowing Transaction
  ) throws -> Int64 {
    var left = amount
    for index in freed.indices where left > 0 && freed[index].amount > 0 {
      let taken = min(left, freed[index].amount)
      try PaymentStore.allocate(
        taken, of: freed[index].payment, to: id, onDocument: onDocument, company: company, in: tx)
      freed[index].amount -= taken
      left -= taken
    }
    return amount - left
  }

  // MARK: Payments

  /// A payment to be recorded.
  struct Draft {
    let direction: Payment.Direction
    let day: LocalDate
    let means: Payment.Means
    let provider: String?
    let reference: String?
    let amount: Money
    /// What came, in euro cents.
    let euros: Int64
    /// What of it was due, at the rates of what it settles; `nil` is all of it.
    var settled: Int64?
    /// What exceeds it.
    var credit: Int64 = 0
    var fee: Int64 = 0
    var refunds: Payment.ID?
    /// The document that states it (BT-113).
    var statedOn: InvoiceID?
    /// What of it settles which document, by its number: for the seal.
    var shares: [SealedPayment.Share] = []
  }

  private mutating func seriesIndex(
    _ direction: Payment.Direction, in tx: borrowing Transaction
  ) throws -> Int {
    let format: NumberFormat = direction == .received ? .payments : .refunds
    if let known = series.firstIndex(where: { $0.asked == format }) { return known }
    series.append(
      try NumberSeries.open(
        direction == .received ? .invoice : .creditNote, format, on: tx.today, of: issuing,
        numbering: direction == .received ? "payment" : "refund", in: tx))
    return series.count - 1
  }

  /// Numbers a payment, posts it, writes its row: all or nothing.
  mutating func record(_ draft: Draft, of payer: Payer, _ ids: IDs, in tx: borrowing Transaction)
    throws -> (id: Payment.ID, number: String, entry: EntryID, position: Int, settled: Int64)
  {
    let index = try seriesIndex(draft.direction, in: tx)
    let (sequence, number) = try series[index].take(on: tx.today)
    let name = series[index].name
    let settled = draft.settled ?? draft.euros - draft.credit
    let entry = try PaymentPosting(
      direction: draft.direction, number: number, day: draft.day, means: draft.means,
      provider: draft.provider, party: payer.party, amount: draft.amount, euros: draft.euros,
      settledEuros: settled, creditEuros: draft.credit, fee: draft.fee
    ).entry()
    let posted = try ledger.post(entry, in: tx)
    let id = Payment.ID(raw: ids.next())
    try PaymentStore.insert(
      .init(
        id: id, direction: draft.direction, series: name, sequence: sequence, number: number,
        day: draft.day, means: draft.means, provider: draft.provider, reference: draft.reference,
        amount: draft.amount, euros: draft.euros, fee: draft.fee, customer: payer.id,
        refunds: draft.refunds, entry: posted),
      of: company, in: tx)
    unsealed.append(
      Unsealed(
        id: id, fact: SealedPayment(draft, number), series: index, sequence: sequence,
        document: draft.statedOn))
    recorded.append(Recorded(id: id, number: number, draft: draft))
    let position = entry.lines.firstIndex { $0.account == .customers } ?? 0
    return (id, number, posted, position + 1, settled)
  }

  // MARK: Matching

  /// Matches what settles a document, where all that belongs together balances: payments, credit notes, refunds, and the
  /// other documents those settle.
  mutating func settle(
    around id: InvoiceID, _ number: String, in tx: borrowing Transaction
  ) throws {
    let pieces = try SettledTogether.pieces(around: id, company: company, in: tx)
    try Matching.settle(pieces: pieces, &ledger, in: tx)
  }
}

extension SealedPayment {
  /// What is sealed of a payment: no name, no reference, nothing that could not stay for ever.
  fileprivate init(_ draft: DocumentBook.Draft, _ number: String) {
    self.init(
      isRefund: draft.direction == .refunded, number: number, received: draft.day.description,
      means: draft.means == .directDebit ? "direct-debit" : draft.means.rawValue,
      currency: draft.amount.currency.code, minor: draft.amount.minorUnits, shares: draft.shares)
  }
}

/// How and when the buyer paid, as the document and its order say.
struct StatedPayment {
  let day: LocalDate
  let means: Payment.Means
  let provider: String?
  let reference: String?

  init(of invoice: Invoice, _ order: SalesOrder) {
    let stated = order.payment
    let isSettled = invoice.totals.due.isZero && !invoice.type.isCreditNote
    let code = isSettled ? invoice.payment?.means : nil
    means =
      code.flatMap { code in Payment.Means.allCases.first { $0.code == code } } ?? stated?.means
      ?? .card
    let day = isSettled ? invoice.dueDate ?? stated?.receivedOn : stated?.receivedOn
    self.day =
      invoice.type.isCreditNote
      ? invoice.issueDate : min(day ?? invoice.issueDate, invoice.issueDate)
    provider = nil
    reference =
      (isSettled ? invoice.payment?.reference : nil) ?? CleanText.optionalLine(stated?.reference)
  }
}

/// Which pieces belong together because one settles another.
enum SettledTogether {
  /// Numbers of documents and payments; a few hundred at most, beyond which a person matches.
  static func pieces(around id: InvoiceID, company: CompanyID, in tx: borrowing Transaction) throws
    -> [String]
  {
    var documents: [InvoiceID: String] = [:]
    var payments: [Payment.ID: String] = [:]
    var waiting = [id]
    while let next = waiting.popLast() {
      guard documents[next] == nil, documents.count < 200,
        let number = try InvoiceQueries.number(of: next, company: company, in: tx)
      else { continue }
      documents[next] = number
      for (payment, number) in try tx.rows(
        paymentsSQL, company, next,
        read: {
          (try $0.id(0, as: Payment.ID.self), try $0.text(1))
        }) where payments[payment] == nil
      {
        payments[payment] = number
        waiting += try tx.rows(documentsSQL, company, payment) { try $0.id(0) }
      }
      waiting += try tx.rows(linkedSQL, company, next) { try $0.id(0) }
    }
    return (Array(documents.values) + Array(payments.values)).sorted()
  }

  private static let paymentsSQL = Statement(
    """
    SELECT p.id, p.number FROM payment_allocation a
    JOIN payment p ON p.company_id = a.company_id AND p.id = a.payment_id
    WHERE a.company_id = $1 AND a.invoice_id = $2
    GROUP BY p.id, p.number HAVING sum(a.amount_minor) <> 0
    """)
  private static let documentsSQL = Statement(
    """
    SELECT invoice_id FROM payment_allocation WHERE company_id = $1 AND payment_id = $2
    GROUP BY invoice_id HAVING sum(amount_minor) <> 0
    """)
  private static let linkedSQL = Statement(
    """
    SELECT credit_note_id FROM credit WHERE company_id = $1 AND invoice_id = $2
    UNION SELECT invoice_id FROM credit WHERE company_id = $1 AND credit_note_id = $2
    UNION SELECT id FROM invoice WHERE company_id = $1 AND replaces = $2
    UNION SELECT replaces FROM invoice WHERE company_id = $1 AND id = $2 AND replaces IS NOT NULL
    """)
}
