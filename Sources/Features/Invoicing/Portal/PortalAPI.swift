import Hummingbird
import Kernel
import Money
import Storage

/// `/v1/invoices/{id}/portal-links`: links by which customers see their documents without an account.
package struct PortalAPI: Sendable {
  let desk: PortalDesk
  let database: Database
  private var company: CompanyID { desk.company }
  private static let bodyLimit = 16 << 10

  package init(desk: PortalDesk, database: Database) {
    self.desk = desk
    self.database = database
  }

  package func add(to routes: Routes) {
    routes.get("/v1/invoices/:id/portal-links", .may(.documentsRead)) { _, context in
      try await list(InvoiceID(address: context.parameters.require("id")))
    }
    routes.post("/v1/invoices/:id/portal-links", .may(.emailsSend)) { request, context in
      try await share(request, InvoiceID(address: context.parameters.require("id")))
    }
    routes.post("/v1/portal-links/:id/revocation", .may(.emailsSend)) { request, context in
      try await revoke(request, Self.id(context.parameters.require("id")))
    }
  }

  static func id(_ text: String) throws(PortalProblem) -> PortalLink.ID {
    guard let id = PortalLink.ID(text) else { throw .notFound(text) }
    return id
  }

  private func list(_ id: InvoiceID) async throws -> Response {
    let company = company
    let json = try await database.read { tx in
      guard try InvoiceQueries.number(of: id, company: company, in: tx) != nil else {
        throw InvoicingError.invoiceNotFound("\(id)")
      }
      let (links, json) = (try PortalStore.links(to: id, of: company, in: tx), JSONWriter())
      json.object {
        json.array("data") { for link in links { Self.write(link, at: tx.now, to: json) } }
      }
      return json.bytes
    }
    return .bytes(json, type: "application/json")
  }

  /// The address is in this answer and nowhere else: an answer that is repeated comes from the database, which must not hold
  /// it. A client that did not hear it takes the link back and makes another.
  private func share(_ request: Request, _ id: InvoiceID) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let (days, ofCustomer) = try Self.wanted(body)
    let (desk, asked) = (desk, request)
    return try await IdempotencyStore.answerOnce(request, body, of: company, database) { tx in
      let (link, token) = try desk.share(id, days: days, ofCustomer: ofCustomer, in: tx)
      let (kept, told) = (JSONWriter(), JSONWriter())
      Self.write(link, at: tx.now, to: kept)
      Self.write(link, url: desk.url(of: token, asked), at: tx.now, to: told)
      return (IdempotentAnswer(kept, status: 201), told: told.string)
    }
  }

  private static func wanted(_ body: [UInt8]) throws -> (days: Int, ofCustomer: Bool) {
    var reading: JSONRequest
    do throws(JSONSyntaxError) {
      reading = try JSONRequest(body, known: ["days", "scope"], code: "portal.invalid")
    } catch {
      throw PortalProblem.invalid([error.finding])
    }
    let days = reading.names("days") ? Int(reading.count("days", atMost: 90)) : PortalLink.lives[0]
    let scope = reading.line("scope", upTo: 20) ?? "document"
    if reading.findings.isEmpty, !PortalLink.lives.contains(days) {
      reading.refuse("days", fr: "C’est 30 ou 90.", en: "It is 30 or 90.")
    }
    if !["document", "customer"].contains(scope) {
      reading.refuse(
        "scope", fr: "C’est « document » ou « customer ».", en: "It is “document” or “customer”.")
    }
    if !reading.findings.isEmpty { throw PortalProblem.invalid(reading.findings) }
    return (days, scope == "customer")
  }

  private func revoke(_ request: Request, _ id: PortalLink.ID) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let desk = desk
    return try await IdempotencyStore.answer(request, body, of: company, database) { tx in
      let json = JSONWriter()
      Self.write(try desk.revoke(id, in: tx), at: tx.now, to: json)
      return IdempotentAnswer(json, status: 200)
    }
  }

  private static func write(
    _ link: PortalLink, url: String? = nil, at now: Instant, to json: JSONWriter
  ) {
    json.object {
      json.field("id", text: link.id)
      json.field("object", "portal_link")
      json.field("invoice", text: link.invoice)
      json.field("scope", link.customer == nil ? "document" : "customer")
      json.field("mailed", link.mail != nil)
      json.field("state", link.state(at: now).rawValue)
      if let url { json.field("url", url) }
      json.field("madeAt", text: link.madeAt)
      json.field("madeBy", link.madeBy)
      json.field("expiresAt", text: link.expiresAt)
      json.field("revokedAt", text: link.revokedAt)
      json.field("usedAt", text: link.usedAt)
    }
  }
}
