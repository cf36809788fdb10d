import Hummingbird
import Kernel
import Money
import Storage

/// The REST routes of payments; each creating request has its effect once under its `Idempotency-Key`.
package struct PaymentsAPI: Sendable {
  let approvals: Approvals
  let database: Database

  package init(approvals: Approvals, database: Database) {
    self.approvals = approvals
    self.database = database
  }

  private var issuer: OrderIssuer { approvals.issuer }

  private var company: CompanyID { issuer.company.id }
  private static let bodyLimit = 1 << 20

  package func add(to routes: Routes) {
    routes.named("/v1/invoices/:id/payments", .may(.paymentsWrite), upTo: Self.bodyLimit) {
      request, context in
      let id = try InvoiceID(address: context.parameters.require("id"))
      return try await record(request, of: id)
    }
    routes.get("/v1/invoices/:id/payments", .may(.paymentsRead)) { _, context in
      try await ofDocument(InvoiceID(address: context.parameters.require("id")))
    }
    routes.named("/v1/payments", .may(.paymentsWrite), upTo: Self.bodyLimit) { request, _ in
      try await record(request, of: nil)
    }
    routes.get("/v1/payments", .may(.paymentsRead)) { request, _ in try await list(request) }
    let company = company
    routes.object("/v1/payments/:id", .may(.paymentsRead), database) { key, _, tx in
      try Self.one(Self.id(key[0]), of: company, in: tx)
    }
    routes.reads("/v1/invoices/:id/payments", .may(.paymentsRead), database) { key, _, tx in
      try Self.ofDocument(InvoiceID(address: key[0]), company, in: tx)
    }
    ExternalIDRoute.add(
      below: "/v1/payments/:id", .may(.paymentsWrite), of: company, database, to: routes)
    for path in ["/v1/payments", "/v1/payments/:id", "/v1/invoices/:id/payments"] {
      routes.expansions.add("customer", to: path, at: "customerId", from: "/v1/customers/:id")
      routes.expansions.add(
        "invoices", to: path, at: "allocations.invoice", from: "/v1/invoices/:id")
    }
    routes.named("/v1/payments/:id/refund", .may(.refundsWrite), upTo: Self.bodyLimit) {
      request, context in
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
    let (refund, person) = (AskRefund(approvals: approvals), Caller.current.person)
    return try await IdempotencyStore.answer(request, body, of: company, database) { tx in
      switch try refund(wanted, of: id, by: person, in: tx) {
      case .refunded(let payment): Self.answer(payment)
      case .held(let act): ApprovalsAPI.answer(act, at: tx.now)
      }
    }
  }

  private static func answer(_ payment: Payment) -> IdempotentAnswer {
    let json = JSONWriter()
    PaymentJSON.write(payment, to: json)
    return IdempotentAnswer(
      status: 201, location: "/v1/payments/\(payment.id)", body: json.string)
  }

  private static func one(
    _ id: Payment.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> JSONWriter {
    guard let payment = try PaymentStore.payment(id, of: company, in: tx) else {
      throw PaymentError.notFound(id.description)
    }
    let json = JSONWriter()
    PaymentJSON.write(
      payment, externalID: try ExternalIDs.id(of: "\(id)", company: company, in: tx), to: json)
    return json
  }

  private func ofDocument(_ id: InvoiceID) async throws -> Response {
    let company = company
    return .bytes(
      try await database.read { try Self.ofDocument(id, company, in: $0).bytes },
      type: "application/json")
  }

  private static func ofDocument(
    _ id: InvoiceID, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> JSONWriter {
    guard try InvoiceQueries.number(of: id, company: company, in: tx) != nil else {
      throw InvoicingError.invoiceNotFound(id.description)
    }
    let payments = try PaymentStore.payments(ofDocument: id, company: company, in: tx)
    let json = JSONWriter()
    try json.object { try write(payments, of: company, to: json, in: tx) }
    return json
  }

  private static func write(
    _ payments: [Payment], of company: CompanyID, to json: JSONWriter, in tx: borrowing Transaction
  ) throws {
    let names = try ExternalIDs.ids(of: payments.map(\.id), company: company, in: tx)
    json.array("data") {
      for payment in payments {
        PaymentJSON.write(payment, externalID: names[payment.id], to: json)
      }
    }
  }

  private func list(_ request: Request) async throws -> Response {
    let query = try ListQuery(request.query)
    let (limit, before) = (query.limit, try query.before(as: Payment.ID.self))
    let (company, filter) = (company, try PaymentFilter(query))
    return .bytes(
      try await database.read { tx -> [UInt8] in
        var payments = try PaymentStore.list(
          filter, before: before, limit: limit + 1, of: company, in: tx)
        let hasMore = payments.cut(to: limit)
        let json = JSONWriter()
        try json.object {
          try Self.write(payments, of: company, to: json, in: tx)
          json.page(hasMore: hasMore, after: payments.last?.id.raw)
        }
        return json.bytes
      }, type: "application/json")
  }
}
