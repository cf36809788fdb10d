import Hummingbird
import Invoicing
import Kernel
import Money
import Storage

/// The page that sends a document, the list of what was sent, and what both show on the document's own page.
package struct SendPages: Sendable {
  let send: SendDocument
  let database: Database
  let shell: @Sendable (Request) -> PageShell

  package init(
    send: SendDocument, database: Database, shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.send = send
    self.database = database
    self.shell = shell
  }

  package static let path = "/emails"
  package static let navigation = NavigationItem(
    .sales, href: path, title: TransmissionStrings.table.emails, icon: Icon.mail)

  package func add(to routes: Routes) {
    routes.get("/emails", .may(.emailsRead)) { request, _ in try await list(request) }
    routes.get("/invoices/:id/email", .may(.emailsRead)) { request, context in
      let id = try EmailsAPI.invoice(context.parameters.require("id"))
      return try await form(request, id)
    }
    routes.post("/invoices/:id/email", .may(.emailsSend)) { request, context in
      let id = try EmailsAPI.invoice(context.parameters.require("id"))
      return try await ask(request, id)
    }
    routes.post("/emails/:id/cancellation", .may(.emailsSend)) { _, context -> Response in
      let id = try EmailsAPI.email(context.parameters.require("id"))
      let send = send
      let email = try await database.write { try send.cancel(id, in: $0) }
      return .seeOther("/invoices/\(email.invoice)#emails", told: .changed)
    }
  }

  private func form(_ request: Request, _ id: InvoiceID) async throws -> Response {
    let (send, fields) = (send, try request.query)
    let prepared = try await database.read {
      try send.prepared(id, SendForm(fields).request, in: $0)
    }
    let page = SendPage(
      invoice: id, prepared: prepared, fields: fields, key: send.ids.next().text,
      isReady: send.sender != nil, step: .write)
    return .html(page.render(in: shell(request)))
  }

  /// Sends what needs no question, or whose questions this very form showed; else shows them.
  private func ask(_ request: Request, _ id: InvoiceID) async throws -> Response {
    let fields = try await request.form(upTo: 64 << 10)
    let (send, wanted) = (send, SendForm(fields).request)
    do {
      let location = try await send.counting(in: database) {
        try await database.write { tx in
          try IdempotencyStore.pageOnce(
            fields, from: SendPage.path(of: id), of: send.company, in: tx
          ) {
            let email = try send(id, wanted, in: tx)
            return "/invoices/\(email.invoice)#emails"
          }
        }
      }
      return .seeOther(location, told: .sent)
    } catch let problem as SendProblem where !problem.findings.isEmpty {
      let isFinal = problem.confirm.isEmpty
      let prepared = try await database.read { try send.prepared(id, wanted, in: $0) }
      // A new key: what is confirmed is another request than what was asked.
      let page = SendPage(
        invoice: id, prepared: prepared, fields: fields, key: send.ids.next().text, isReady: true,
        step: isFinal ? .write : .confirm, isRefused: isFinal)
      return .html(
        page.render(in: shell(request)), status: isFinal ? .unprocessableContent : .conflict)
    }
  }

  private func list(_ request: Request) async throws -> Response {
    let query = try request.query
    let (filter, company) = (try EmailFilter(query), send.company)
    let (rows, hasMore) = try await database.read {
      try DocumentEmailStore.list(
        filter.state, before: filter.before, limit: filter.limit, of: company, in: $0)
    }
    let page = EmailListPage(
      rows: rows, state: filter.state, isReady: send.sender != nil,
      firstHref: filter.before == nil ? nil : query.with("cursor", nil).path(Self.path),
      nextHref: hasMore
        ? query.with("cursor", rows.last?.id.raw.cursor.text).path(Self.path) : nil)
    return .html(page.render(in: shell(request)))
  }

  // MARK: On the document's page

  /// The button that sends, and where the document went.
  /// Sent once is sent; else what the last of them came to.
  private static func milestone(
    _ emails: [DocumentEmail], _ words: Words<TransmissionStrings>
  ) -> Stepper.Step {
    if let sent = emails.first(where: { $0.state == .sent }) {
      return .init(words.sentStep, detail: words.language.date(sent.stateAt.paris.date), .done)
    }
    switch emails.first?.state {
    case .queued, .sending: return .init(words.sentStep, detail: words.leavingStep, .current)
    case .failed, .uncertain: return .init(words.sentStep, detail: words.failedStep, .failed)
    default: return .init(words.sentStep, .ahead)
    }
  }

  /// Delivered is what the customer was seen to open: that a server took a mail says little.
  private static func delivery(
    _ emails: [DocumentEmail], _ links: [PortalLink], _ words: Words<TransmissionStrings>
  ) -> Stepper.Step {
    if let opened = links.compactMap(\.usedAt).min() {
      return .init(
        words.deliveredStep, detail: words.openedOn(words.language.date(opened.paris.date)), .done)
    }
    let isAwaited = emails.contains { $0.state == .sent } && !links.isEmpty
    return .init(words.deliveredStep, detail: isAwaited ? words.notOpened : nil, .ahead)
  }

  private static func event(
    _ email: DocumentEmail, _ words: Words<TransmissionStrings>
  ) -> InvoicePage.Event {
    let state = email.state.name(words).lowercased()
    return InvoicePage.Event(
      .told(words.mailTold("\(email.recipient)", state)), at: email.stateAt, words.language,
      who: email.requestedBy == SendForm.person ? nil : email.requestedBy, href: "#emails",
      note: email.reason)
  }

  package var addition: InvoicePage.Addition.Load {
    let company = send.company
    @Sendable func load(_ id: InvoiceID, _ language: Language, _ tx: borrowing Transaction) throws
      -> InvoicePage.Addition
    {
      let words = Words(TransmissionStrings.table, language)
      let emails = try DocumentEmailStore.all(ofInvoice: id, company: company, in: tx)
      let action = InvoicePage.Addition.Action(
        title: words.sendIt, href: SendPage.path(of: id), icon: Icon.mail)
      let links = try PortalStore.links(to: id, of: company, in: tx)
      let milestones = [
        Self.milestone(emails, words), Self.delivery(emails, links, words),
      ]
      guard !emails.isEmpty else {
        return InvoicePage.Addition(action: action, milestones: milestones)
      }
      return InvoicePage.Addition(
        action: action, milestones: milestones, events: emails.map { Self.event($0, words) }
      ) { page in
        EmailCard(emails: emails).write(to: page, Words(TransmissionStrings.table, language))
      }
    }
    return load
  }
}

/// The fields of the page: `to`, `message`, `by`, `reason`, and `confirm` once for each code it showed.
struct SendForm {
  let fields: FormFields

  init(_ fields: FormFields) { self.fields = fields }

  /// Who asks when the form does not say.
  static let person = "page"

  var request: SendRequest {
    let codes = fields.fields.filter { $0.name == "confirm" }.map(\.value)
    return SendRequest(
      to: fields["to"].map { String($0.prefix(320)) },
      message: fields["message"].map { String($0.prefix(SendRequest.messageLimit)) },
      confirm: Set(codes),
      by: fields["by"].map { String($0.prefix(SendRequest.wordsLimit)) } ?? Self.person,
      reason: fields["reason"].map { String($0.prefix(SendRequest.wordsLimit)) }, door: .page)
  }
}
