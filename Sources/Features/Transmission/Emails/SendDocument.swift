import Customers
import Invoicing
import Kernel
import Money
import Storage

/// What somebody asks for: this document, to that address.
package struct SendRequest: Sendable {
  /// As it was typed; `nil` takes the address of the order.
  package var to: String?
  /// Added to the text of the mail.
  package var message: String?
  /// The codes of the guards that may be passed.
  package var confirm: Set<String>
  /// Who asks, as they say; there are no accounts yet.
  package var by: String
  /// Why a guard is passed, when they say so.
  package var reason: String?
  package var door: Door

  package init(
    to: String? = nil, message: String? = nil, confirm: Set<String> = [], by: String,
    reason: String? = nil, door: Door = .api
  ) {
    self.to = CleanText.optionalLine(to)
    let message = message.map(CleanText.paragraph) ?? ""
    self.message = message.isEmpty ? nil : message
    self.confirm = confirm
    self.by = CleanText.line(by)
    self.reason = CleanText.optionalLine(reason)
    self.door = door
  }

  package static let messageLimit = 4_000
  package static let wordsLimit = 200
}

/// Puts a document in the queue of mail, unless a guard asks first.
package struct SendDocument: Sendable {
  let company: CompanyID
  private let issuer: OrderIssuer
  let ids: IDs
  /// `nil` where no mail server is set up.
  let sender: EmailAddress?
  let undoSeconds: Int64
  let links: MailedLinks

  /// - Parameters:
  ///   - sender: who the mail will be from.
  ///   - undoSeconds: how long it can be undone.
  package init(
    issuer: OrderIssuer, sender: EmailAddress?,
    undoSeconds: Int64 = DocumentEmail.undoSeconds
  ) {
    company = issuer.company.id
    self.issuer = issuer
    ids = issuer.ids
    self.sender = sender
    self.undoSeconds = undoSeconds
    links = MailedLinks(company: company, ids: ids)
  }

  /// A mail as it would leave, and what the guards say of it.
  package struct Prepared: Sendable {
    let stored: StoredInvoice
    let customer: Customer.ID
    package let number: String
    package let written: String?
    package let recipient: EmailAddress?
    let text: EmailText
    package let findings: [Finding]

    package var attachment: String { SendDocument.attachmentName(number) }
  }

  static func attachmentName(_ number: String) -> String { "\(number).pdf" }

  /// - Throws: `SendProblem.notIssued`, `InvoicingError.invoiceNotFound`.
  package func prepared(
    _ id: InvoiceID, _ request: SendRequest, in tx: borrowing Transaction
  ) throws -> Prepared {
    guard let stored = try StoredInvoice.load(id, of: company, in: tx),
      let number = stored.summary.number, let customer = Customer.ID(stored.customer)
    else {
      let isDraft = try InvoiceQueries.draft(id, of: company, in: tx) != nil
      throw isDraft ? SendProblem.notIssued : InvoicingError.invoiceNotFound(id.description)
    }
    let facts = try facts(of: stored, number, customer, request, in: tx)
    let (recipient, findings) = RecipientGuards(facts).judged()
    let profile = try issuer.refreshed(in: tx).profile
    return Prepared(
      stored: stored, customer: customer, number: number, written: facts.written,
      recipient: recipient,
      text: EmailText(
        stored.summary, to: stored.counterpart, seller: profile, message: request.message,
        after: facts.earlier?.at.dateInParis, link: MailedLinks.sample(profile, in: tx)),
      findings: findings + Self.noLongerOwed(stored, number))
  }

  /// Asks before an invoice leaves that nobody is to pay any more.
  static func noLongerOwed(_ stored: StoredInvoice, _ number: String) -> [Finding] {
    let (fr, en): (String, String)
    switch stored.summary.status {
    case .replaced:
      let newer = stored.replacement.by?.number ?? ""
      (fr, en) = ("est annulée et remplacée par \(newer)", "is cancelled and replaced by \(newer)")
    case .credited: (fr, en) = ("est annulée par avoir", "is cancelled by a credit note")
    default: return []
    }
    return [
      Finding(
        "send.no-longer-owed", .warn,
        fr: "La facture \(number) \(fr) : elle n'est plus à payer. L'envoyer quand même ?",
        en: "Invoice \(number) \(en): it is no longer to be paid. Send it all the same?")
    ]
  }

  /// - Returns: the mail, queued.
  /// - Throws: `SendProblem.confirmationNeeded`, `.impossible` with all that the guards say, confirmed or not;
  ///   `MailFailure.notConfigured`.
  package func callAsFunction(
    _ id: InvoiceID, _ request: SendRequest, in tx: borrowing Transaction
  ) throws -> DocumentEmail {
    guard let sender else { throw MailFailure.notConfigured }
    let prepared = try prepared(id, request, in: tx)
    guard let recipient = prepared.recipient else {
      throw Held(prepared.number, .impossible(prepared.findings))
    }
    guard prepared.findings.allSatisfy({ request.confirm.contains($0.code) }) else {
      throw Held(prepared.number, .confirmationNeeded(prepared.findings))
    }
    let email = DocumentEmail.ID(raw: ids.next())
    try DocumentEmailStore.queue(
      .init(
        id: email, invoice: id, number: prepared.number, customer: prepared.customer,
        recipient: recipient, subject: prepared.text.subject, message: request.message,
        messageID: Mail.messageID(email.raw, from: sender), pdfHash: prepared.stored.seal.pdfHash,
        confirmed: prepared.findings.map(\.code), by: request.by, reason: request.reason),
      undoSeconds: undoSeconds, of: company, in: tx)
    try links.make(for: email.raw, of: id, try issuer.refreshed(in: tx).profile, in: tx)
    try count(prepared, request, in: tx)
    try TransmissionEvents.append(email, of: company, in: tx)
    guard let queued = try DocumentEmailStore.one(email, of: company, in: tx) else {
      throw SendProblem.emailNotFound(email.description)
    }
    return queued
  }

  /// The shield counts what was passed, and what was mended by sending after all.
  private func count(_ prepared: Prepared, _ request: SendRequest, in tx: borrowing Transaction)
    throws
  {
    try ShieldStore.mended(document: prepared.number, company: company, in: tx)
    try ShieldStore.record(
      overridden: prepared.findings, ofDocument: prepared.number, by: request.by,
      why: request.reason, door: request.door, company: company, in: tx)
  }

  private func facts(
    of stored: StoredInvoice, _ number: String, _ customer: Customer.ID, _ request: SendRequest,
    in tx: borrowing Transaction
  ) throws -> RecipientFacts {
    let buyer = stored.counterpart
    let written = request.to ?? CleanText.optionalLine(buyer.email)
    var facts = RecipientFacts(
      number: number, customer: stored.summary.buyerName,
      isCompany: stored.buyerKind == .company, written: written)
    facts.orderAddress = buyer.email.flatMap { try? EmailAddress($0) }
    facts.seller = try issuer.refreshed(in: tx).profile.email.flatMap { try? EmailAddress($0) }
    facts.known = try CustomerStore.addresses(of: customer, company: company, in: tx)
    if let own = facts.orderAddress, !facts.known.contains(where: { $0.key == own.key }) {
      facts.known.append(own)
    }
    facts.earlier = try DocumentEmailStore.all(
      ofInvoice: stored.summary.id, company: company, in: tx
    ).first { $0.state.counts }.map {
      .init(recipient: $0.recipient, at: $0.requestedAt, state: $0.state)
    }
    guard let address = written.flatMap({ try? EmailAddress($0) }) else { return facts }
    facts.sends = try DocumentEmailStore.sends(to: address, for: customer, of: company, in: tx)
    // A guest and the account of the same name are one person.
    let own = SearchText.normalised(stored.summary.buyerName)
    facts.others = try CustomerStore.names(
      with: address, except: customer, company: company, in: tx
    ).filter { SearchText.normalised($0) != own }
    return facts
  }

  // MARK: What was held back

  /// The same; what a guard holds back is told as the problem it is, and counted nowhere.
  func told(_ id: InvoiceID, _ request: SendRequest, in tx: borrowing Transaction) throws
    -> DocumentEmail
  {
    do { return try self(id, request, in: tx) } catch let held as Held { throw held.problem }
  }

  /// A refusal on its way out of the transaction, which is rolled back.
  private struct Held: Error {
    let number: String
    let problem: SendProblem

    init(_ number: String, _ problem: SendProblem) {
      self.number = number
      self.problem = problem
    }
  }

  /// Runs what sends; when a guard held it back, the shield counts that, and the problem goes on to whoever asked.
  package func counting<T: Sendable>(
    in database: Database, _ send: () async throws -> T
  ) async throws -> T {
    do {
      return try await send()
    } catch let held as Held {
      let company = company
      try await database.write {
        try ShieldStore.record(
          asked: held.problem.findings, ofDocument: held.number, company: company, in: $0)
      }
      throw held.problem
    }
  }

  /// Undoes a mail that has not left.
  ///
  /// - Throws: `SendProblem.tooLate`, `.emailNotFound`.
  package func cancel(_ id: DocumentEmail.ID, in tx: borrowing Transaction) throws -> DocumentEmail
  {
    let isCancelled = try DocumentEmailStore.cancel(id, of: company, in: tx)
    guard let email = try DocumentEmailStore.one(id, of: company, in: tx) else {
      throw SendProblem.emailNotFound(id.description)
    }
    guard isCancelled else { throw SendProblem.tooLate(email.state) }
    try links.withdraw(id.raw, in: tx)
    try TransmissionEvents.append(id, of: company, in: tx)
    return email
  }
}
