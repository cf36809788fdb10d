import Hummingbird
import Invoicing
import Kernel
import Money
import Storage

/// Sending documents and reading the log, for programs.
package struct EmailsAPI: Sendable {
  let send: SendDocument
  let database: Database

  package init(send: SendDocument, database: Database) {
    self.send = send
    self.database = database
  }

  private var company: CompanyID { send.company }
  private static let bodyLimit = 64 << 10

  package func add(to routes: Routes) {
    routes.post("/v1/invoices/:id/emails", .may(.emailsSend)) { request, context in
      try await ask(request, context.parameters.require("id"))
    }
    routes.get("/v1/invoices/:id/emails", .may(.emailsRead)) { _, context in
      try await ofInvoice(context.parameters.require("id"))
    }
    routes.get("/v1/emails", .may(.emailsRead)) { request, _ in try await list(request) }
    let company = company
    routes.object("/v1/emails/:id", .may(.emailsRead), database) { key, _, tx in
      guard let email = try DocumentEmailStore.one(Self.email(key[0]), of: company, in: tx) else {
        throw SendProblem.emailNotFound(key[0])
      }
      let json = JSONWriter()
      EmailJSON.write(email, to: json)
      return json
    }
    routes.delete("/v1/emails/:id", .may(.emailsSend)) { _, context in
      try await cancel(context.parameters.require("id"))
    }
  }

  /// `?preview=true` shows the mail and what the guards say, and sends nothing.
  private func ask(_ request: Request, _ text: String) async throws -> Response {
    let id = try Self.invoice(text)
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let wanted = try JSONSendRequest.decode(body)
    let send = send
    if try request.query["preview"] == "true" {
      let language = request.language
      let prepared = try await database.read { tx -> String in
        let json = JSONWriter()
        EmailJSON.write(try send.prepared(id, wanted, in: tx), language, to: json)
        return json.string
      }
      return .bytes(Array(prepared.utf8), type: "application/json")
    }
    return try await send.counting(in: database) {
      try await IdempotencyStore.answer(request, body, of: company, database) { tx in
        let email = try send(id, wanted, in: tx)
        let json = JSONWriter()
        EmailJSON.write(email, to: json)
        return IdempotentAnswer(
          status: 202, location: "/v1/emails/\(email.id)", body: json.string)
      }
    }
  }

  private func ofInvoice(_ text: String) async throws -> Response {
    let (id, company) = (try Self.invoice(text), company)
    let emails = try await database.read { tx in
      guard try InvoiceQueries.number(of: id, company: company, in: tx) != nil else {
        throw InvoicingError.invoiceNotFound(text)
      }
      return try DocumentEmailStore.all(ofInvoice: id, company: company, in: tx)
    }
    let json = JSONWriter()
    json.object {
      json.array("data") { for email in emails { EmailJSON.write(email, to: json) } }
    }
    return .json(json)
  }

  private func list(_ request: Request) async throws -> Response {
    let query = try request.query
    let wanted = try EmailFilter(query)
    let company = company
    let (rows, hasMore) = try await database.read {
      try DocumentEmailStore.list(
        wanted.state, before: wanted.before, limit: wanted.limit, of: company, in: $0)
    }
    let json = JSONWriter()
    json.object {
      json.array("data") { for email in rows { EmailJSON.write(email, to: json) } }
      json.field("hasMore", hasMore)
      json.field("nextCursor", hasMore ? rows.last?.id.raw.cursor.text : nil)
    }
    return .json(json)
  }

  private func cancel(_ text: String) async throws -> Response {
    let (id, send, believed) = (try Self.email(text), send, Precondition.current)
    let email = try await database.write(.company(company)) { tx in
      try believed?.check(in: tx)
      return try send.cancel(id, in: tx)
    }
    let json = JSONWriter()
    EmailJSON.write(email, to: json)
    return .json(json)
  }

  static func invoice(_ text: String) throws -> InvoiceID {
    let id = try InvoiceID(address: text)
    return id
  }

  static func email(_ text: String) throws -> DocumentEmail.ID {
    guard let id = DocumentEmail.ID(text) else { throw SendProblem.emailNotFound(text) }
    return id
  }
}

/// Which mails a list shows: `?state=failed&limit=50&cursor=…`.
struct EmailFilter {
  var state: DocumentEmail.State?
  var before: DocumentEmail.ID?
  var limit = 50

  init(_ query: FormFields) throws {
    state = try Self.state(query)
    if let text = query["limit"] {
      guard let limit = Int(text), (1...200).contains(limit) else {
        throw Self.unknown("limit", "1…200")
      }
      self.limit = limit
    }
    if let text = query["cursor"] {
      before = DocumentEmail.ID(raw: try RawID(cursor: Cursor(text: text)))
    }
  }

  private static func state(_ query: FormFields) throws -> DocumentEmail.State? {
    guard query["state"] != nil else { return nil }
    guard let state: DocumentEmail.State = query.choice("state") else {
      throw unknown("state", DocumentEmail.State.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return state
  }

  private static func unknown(_ name: String, _ known: String) -> HTTPProblem {
    .unreadable(
      Text(fr: "« \(name) » attend : \(known).", en: "“\(name)” takes: \(known)."))
  }
}
