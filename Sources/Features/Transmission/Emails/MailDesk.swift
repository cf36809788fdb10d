import Crypto
import Invoicing
import Kernel
import Logging
import Money
import Storage

/// Works the queue: takes each mail whose time has come, sends it, keeps what became of it. The only place that waits
/// for the mail server.
///
/// A mail is taken in one transaction, sent outside of any, and ended in another. A program that dies between leaves it
/// `sending`, which another finds and calls `uncertain`: it may have left, so nothing but a person sends it again.
///
/// Several nodes may work one queue. Who takes a mail has it for a minute, and says every twenty seconds that it is still at
/// it; `Claim.tries` fences, so that a node that was given up cannot overwrite what was said of the mail meanwhile.
package struct MailDesk: Sendable {
  let company: CompanyID
  private let issuer: OrderIssuer
  let database: Database
  let setup: MailSetup
  private let links: MailedLinks

  package init(issuer: OrderIssuer, database: Database, setup: MailSetup) {
    company = issuer.company.id
    self.issuer = issuer
    self.database = database
    self.setup = setup
    links = MailedLinks(company: company, ids: issuer.ids)
  }

  /// At most this many a round.
  private static let roundSize = 100

  /// Sends every mail that is due, once.
  ///
  /// - Returns: those that were tried, as they are now.
  @discardableResult
  package func work() async throws -> [DocumentEmail] {
    let company = company
    try await endInterrupted()
    let due = try await database.read {
      try DocumentEmailStore.due(limit: Self.roundSize, of: company, in: $0)
    }
    var tried: [DocumentEmail] = []
    for id in due where !Task.isCancelled {
      guard let email = try await deliver(id) else { continue }
      tried.append(email)
    }
    return tried
  }

  /// Of a program that ended, or a node that went silent: this one sends one mail after the other, so none of its own is
  /// being sent between rounds.
  private func endInterrupted() async throws {
    let company = company
    guard try await database.read({ try DocumentEmailStore.hasInterrupted(of: company, in: $0) })
    else { return }
    try await database.write(.company(company)) {
      try DocumentEmailStore.interrupted(of: company, in: $0)
    }
  }

  private func deliver(_ id: DocumentEmail.ID) async throws -> DocumentEmail? {
    let (company, desk) = (company, self)
    let taken = try await database.write(.company(company)) { try desk.take(id, in: $0) }
    guard let taken else { return nil }
    if let mail = taken.mail {
      // A node that stops lets the mail it is saying come to its end.
      try await Task { try await desk.send(mail, taken.claim) }.value
    }
    return try await database.read { try DocumentEmailStore.one(id, of: company, in: $0) }
  }

  private func send(_ mail: Mail, _ claim: DocumentEmailStore.Claim) async throws {
    let keeping = Task.detached { await keep(claim) }
    defer { keeping.cancel() }
    let outcome: Result<String, MailFailure>
    do throws(MailFailure) {
      outcome = .success(try await setup.mailer.send(mail))
    } catch {
      outcome = .failure(error)
    }
    outcome.measure("document")
    try await conclude(claim, outcome)
  }

  private func keep(_ claim: DocumentEmailStore.Claim) async {
    let company = company
    while true {
      try? await Task.sleep(for: .seconds(DocumentEmailStore.leaseSeconds / 3))
      if Task.isCancelled { return }
      // Alone in its scope: nobody who issues is waited for.
      try? await database.write(.one(claim.id.raw.bytes)) {
        try DocumentEmailStore.extend(claim, of: company, in: $0)
      }
    }
  }

  /// What became of a mail is known once: a database that fails over meanwhile is asked until it takes it.
  private func conclude(
    _ claim: DocumentEmailStore.Claim, _ outcome: Result<String, MailFailure>
  ) async throws {
    let desk = self
    for attempt in 1... {
      do {
        return try await database.write(.company(company)) {
          try desk.end(claim, outcome, in: $0)
        }
      } catch let problem as any Problem where problem.kind == .unavailable && attempt < 60 {
        if database.poisoned != nil { throw problem }
        try await Task.sleep(for: .seconds(1))
      }
    }
  }

  private struct Taken: Sendable {
    /// `nil` when there is nothing that may be sent.
    let mail: Mail?
    let claim: DocumentEmailStore.Claim
  }

  private func take(_ id: DocumentEmail.ID, in tx: borrowing Transaction) throws -> Taken? {
    guard let claim = try DocumentEmailStore.claim(id, of: company, in: tx),
      let email = try DocumentEmailStore.one(id, of: company, in: tx)
    else { return nil }
    do {
      let stored = try stored(email, in: tx)
      if let doubt = Self.unasked(email, stored) {
        try finish(claim, .cancelled, code: doubt.code, words: doubt.text(.fr), in: tx)
        return Taken(mail: nil, claim: claim)
      }
      return Taken(mail: try mail(email, stored, claim.message, in: tx), claim: claim)
    } catch let problem as InvoicingError {
      try finish(claim, .failed, code: problem.code, words: problem.text(.fr), in: tx)
      return Taken(mail: nil, claim: claim)
    }
  }

  /// A mail may wait for a day. What became of the document meanwhile nobody was asked about: it does not leave, and whoever wants
  /// it to is asked as they send it anew.
  private static func unasked(_ email: DocumentEmail, _ stored: StoredInvoice) -> Finding? {
    SendDocument.noLongerOwed(stored, email.number).first { !email.confirmed.contains($0.code) }
  }

  /// An end of a mail that never left, whose link leads nowhere then.
  private func finish(
    _ claim: DocumentEmailStore.Claim, _ state: DocumentEmail.State, code: String, words: String,
    in tx: borrowing Transaction
  ) throws {
    try DocumentEmailStore.finish(claim, state, code: code, words: words, of: company, in: tx)
    try links.withdraw(claim.id.raw, in: tx)
  }

  private func stored(
    _ email: DocumentEmail, in tx: borrowing Transaction
  ) throws -> StoredInvoice {
    guard let stored = try StoredInvoice.load(email.invoice, of: company, in: tx) else {
      throw InvoicingError.invoiceNotFound(email.invoice.description)
    }
    return stored
  }

  /// - Throws: `InvoicingError.documentDamaged` when the file is not the one that was sealed and asked for.
  private func mail(
    _ email: DocumentEmail, _ stored: StoredInvoice, _ message: String?,
    in tx: borrowing Transaction
  ) throws -> Mail {
    let pdf = try DocumentStore.pdf(
      of: email.invoice, number: email.number, company: company, in: tx)
    guard Array(SHA256.hash(data: pdf)) == email.pdfHash else {
      throw InvoicingError.documentDamaged(number: email.number)
    }
    let profile = try issuer.refreshed(in: tx).profile
    let own = profile.email.flatMap { try? EmailAddress($0) }
    let text = EmailText(
      stored.summary, to: stored.counterpart, seller: profile, message: message,
      after: try earlier(than: email, in: tx),
      link: try links.address(for: email.id.raw, profile, in: tx))
    return Mail(
      id: email.id.raw, date: tx.now, from: .init(profile.name, setup.sender),
      replyTo: own == setup.sender ? nil : own,
      to: .init(stored.summary.buyerName, email.recipient), subject: email.subject,
      text: text.body, html: text.html,
      attachments: [
        .init(name: SendDocument.attachmentName(email.number), type: .pdf, bytes: pdf)
      ])
  }

  /// The day the document was last sent before.
  private func earlier(than email: DocumentEmail, in tx: borrowing Transaction) throws -> LocalDate?
  {
    try DocumentEmailStore.all(ofInvoice: email.invoice, company: company, in: tx)
      .first { $0.id != email.id && $0.requestedAt <= email.requestedAt && $0.state.counts }?
      .requestedAt.dateInParis
  }

  private func end(
    _ claim: DocumentEmailStore.Claim, _ outcome: Result<String, MailFailure>,
    in tx: borrowing Transaction
  ) throws {
    switch outcome {
    case .success(let words):
      try DocumentEmailStore.finish(claim, .sent, code: nil, words: words, of: company, in: tx)
    case .failure(.outcomeUnknown(let words)):
      try DocumentEmailStore.finish(
        claim, .uncertain, code: "mail.outcome-unknown", words: words, of: company, in: tx)
    case .failure(let failure):
      let wait = MailBackoff.seconds(afterTries: claim.tries, of: claim.id)
      guard failure.isTemporary, let wait else {
        return try finish(claim, .failed, code: failure.code, words: failure.reason, in: tx)
      }
      let next = tx.now.adding(seconds: wait)
      guard try DocumentEmailStore.postpone(claim, to: next, failure, of: company, in: tx) else {
        return
      }
      if failure.isOfServer {
        // The first minute, however often this one failed: others may be new.
        try DocumentEmailStore.postponeDue(
          to: min(next, tx.now.adding(seconds: 60)), failure, of: company, in: tx)
      }
    }
  }

  /// Until it is cancelled: a look every second, which costs two reads of an index.
  package func run(_ logger: Logger) async {
    while !Task.isCancelled {
      do {
        try await work()
      } catch {
        if !Task.isCancelled { logger.error("mail: \(error)") }
      }
      try? await Task.sleep(for: .seconds(1))
    }
  }
}

extension MailFailure {
  /// The next mail would fare no better.
  var isOfServer: Bool {
    switch self {
    case .unreachable, .untrusted, .signInRefused: true
    case .notConfigured, .settingInvalid, .deferred, .refused, .outcomeUnknown: false
    }
  }
}
