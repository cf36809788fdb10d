import Hummingbird
import Kernel
import Money
import Storage

/// `/v1/disputes`: what customers asked or disputed by their links, and the answers they read there.
package struct DisputesAPI: Sendable {
  let desk: PortalDesk
  let database: Database
  private var company: CompanyID { desk.company }

  package init(desk: PortalDesk, database: Database) {
    self.desk = desk
    self.database = database
  }

  package func add(to routes: Routes) {
    routes.get("/v1/disputes", .may(.documentsRead)) { request, _ in try await list(request) }
    let company = company
    routes.object("/v1/disputes/:id", .may(.documentsRead), database) { key, _, tx in
      let id = try Self.id(key[0])
      guard let dispute = try PortalStore.dispute(id, of: company, in: tx) else {
        throw PortalProblem.notFound(key[0])
      }
      return Self.json(dispute)
    }
    routes.get("/v1/invoices/:id/disputes", .may(.documentsRead)) { _, context in
      try await list(of: InvoiceID(address: context.parameters.require("id")))
    }
    routes.post("/v1/disputes/:id/answer", .may(.emailsSend)) { request, context in
      try await answer(request, Self.id(context.parameters.require("id")))
    }
  }

  private static func id(_ text: String) throws(PortalProblem) -> Dispute.ID {
    guard let id = Dispute.ID(text) else { throw .notFound(text) }
    return id
  }

  private func list(_ request: Request) async throws -> Response {
    let query = try ListQuery(request.query)
    let (limit, before) = (query.limit, try query.before(as: Dispute.ID.self))
    let (state, company) = (try query.choice("state", as: Dispute.State.self), company)
    var disputes = try await database.read {
      try PortalStore.disputes(state, before: before, limit: limit + 1, of: company, in: $0)
    }
    let hasMore = disputes.cut(to: limit)
    let json = JSONWriter()
    json.object {
      json.array("data") { for dispute in disputes { Self.write(dispute, to: json) } }
      json.page(hasMore: hasMore, after: disputes.last?.id.raw)
    }
    return .json(json)
  }

  private func list(of id: InvoiceID) async throws -> Response {
    let company = company
    let disputes = try await database.read { tx in
      guard try InvoiceQueries.number(of: id, company: company, in: tx) != nil else {
        throw InvoicingError.invoiceNotFound("\(id)")
      }
      return try PortalStore.disputes(of: id, company: company, in: tx)
    }
    let json = JSONWriter()
    json.object {
      json.array("data") { for dispute in disputes { Self.write(dispute, to: json) } }
    }
    return .json(json)
  }

  private func answer(_ request: Request, _ id: Dispute.ID) async throws -> Response {
    let body = try await request.bytes(upTo: 32 << 10)
    var reading: JSONRequest
    do throws(JSONSyntaxError) {
      reading = try JSONRequest(body, known: ["text"], code: "portal.invalid")
    } catch {
      throw PortalProblem.invalid([error.finding])
    }
    guard case .string(let text)? = reading["text"]?.content, reading.findings.isEmpty else {
      if reading.findings.isEmpty {
        reading.refuse(
          "text", fr: "C’est la réponse que lira le client.",
          en: "It is the answer the customer reads.")
      }
      throw PortalProblem.invalid(reading.findings)
    }
    let desk = desk
    return try await IdempotencyStore.answer(request, body, of: company, database) { tx in
      IdempotentAnswer(Self.json(try desk.answer(id, text, in: tx)), status: 200)
    }
  }

  private static func json(_ dispute: Dispute) -> JSONWriter {
    let json = JSONWriter()
    write(dispute, to: json)
    return json
  }

  private static func write(_ dispute: Dispute, to json: JSONWriter) {
    json.object {
      json.field("id", text: dispute.id)
      json.field("object", "dispute")
      json.field("invoice", text: dispute.invoice)
      json.field("kind", dispute.kind.rawValue)
      json.field("state", dispute.state.rawValue)
      json.field("message", dispute.message)
      json.field("openedAt", text: dispute.openedAt)
      json.field("answer", dispute.answer?.text)
      json.field("answeredAt", text: dispute.answer?.at)
      json.field("answeredBy", dispute.answer?.by)
    }
  }
}
