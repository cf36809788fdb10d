import Hummingbird
import Kernel
import Money
import Storage

/// The REST routes of payments; each creating request has its effect once under its `Idempotency-Key`.
package struct PaymentsAPI: Sendable {
  let issuer: OrderIssuer
  let database: Database

  package init(issuer: OrderIssuer, database: Database) {
    self.issuer = issuer
    self.database = database
  }

  private var company: CompanyID { issuer.company.id }
  private static let bodyLimit = 1 << 20

  package func add(to routes: Routes) {
    routes.post("/v1/invoices/:id/payments", .may(.paymentsWrite)) { request, context in
      let id = try InvoiceID(address: context.parameters.require("id"))
      return try await record(request, of: id)
    }
    routes.get("/v1/invoices/:id/payments", .may(.paymentsRead)) { _, context in
      try await ofDocument(InvoiceID(address: context.parameters.require("id")))
    }
    routes.post("/v1/payments", .may(.paymentsWrite)) { request, _ in
      try await record(request, of: nil)
    }
    routes.get("/v1/payments", .may(.paymentsRead)) { request, _ in try await list(request) }
    routes.get("/v1/payments/:id", .may(.paymentsRead)) { _, context in
      try await one(Self.id(context.parameters.require("id")))
    }
    routes.post("/v1/payments/:id/refund", .may(.refundsWrite)) { request, context in
      try await refund(request, of: Self.id(context.parameters.require("id")))
    }
  }

  static func id(_ text: String) throws(PaymentError) -> Payment.ID {
    guard let id = Payment.ID(text) else { throw .notFound(text) }
    return id
  }

  private func record(_ request: Request, of invoice: InvoiceID?) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let wanted = try PaymentJSON.payment(body, of: invoice)
    let record = RecordPayment(issuer: issuer)
    return try await IdempotencyStore.answer(request, body, of: company, database) { tx in
      Self.answer(try record(wanted, in: tx))
    }
  }

  private func refund(_ request: Request, of id: Payment.ID) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let wanted = try PaymentJSON.refund(body)
    let refund = RefundPayment(issuer: issuer)
    return try await IdempotencyStore.answer(request, body, of: company, database) { tx in
      Self.answer(try refund(wanted, of: id, in: tx))
    }
  }

  private static func answer(_ payment: Payment) -> IdempotentAnswer {
    let json = JSONWriter()
    PaymentJSON.write(payment, to: json)
    return IdempotentAnswer(
      status: 201, location: "/v1/payments/\(payment.id)", body: json.string)
  }

  private func one(_ id: Payment.ID) async throws -> Response {
    let company = company
    guard
      let payment = try await database.read({ try PaymentStore.payment(id, of: company, in: $0) })
    else { throw PaymentError.notFound(id.description) }
    let json = JSONWriter()
    PaymentJSON.write(payment, to: json)
    return .json(json)
  }

  private func ofDocument(_ id: InvoiceID) async throws -> Response {
    let company = company
    let json = JSONWriter()
    let payments = try await database.read { tx in
      guard try InvoiceQueries.number(of: id, company: company, in: tx) != nil else {
        throw InvoicingError.invoiceNotFound(id.description)
      }
      return try PaymentStore.payments(ofDocument: id, company: company, in: tx)
    }
    json.object {
      json.array("data") { for payment in payments { PaymentJSON.write(payment, to: json) } }
    }
    return .json(json)
  }

  private func list(_ request: Request) async throws -> Response {
    let query = try request.query
    let limit = query["limit"].flatMap { Int($0) } ?? 50
    guard (1...200).contains(limit) else {
      throw HTTPProblem.unreadable(
        Text(fr: "« limit » va de 1 à 200.", en: "“limit” is from 1 to 200."))
    }
    let before = try query["cursor"].map {
      Payment.ID(raw: try RawID(cursor: Cursor(text: $0)))
    }
    let company = company
    var payments = try await database.read {
      try PaymentStore.list(before: before, limit: limit + 1, of: company, in: $0)
    }
    let hasMore = payments.count > limit
    if hasMore { payments.removeLast() }
    let json = JSONWriter()
    json.object {
      json.array("data") { for payment in payments { PaymentJSON.write(payment, to: json) } }
      json.field("hasMore", hasMore)
      json.field("nextCursor", hasMore ? payments.last?.id.raw.cursor.text : nil)
    }
    return .json(json)
  }
}
