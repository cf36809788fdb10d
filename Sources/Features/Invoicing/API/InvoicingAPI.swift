import EN16931
import Hummingbird
import Kernel
import Money
import Storage

/// The REST routes of orders and invoices. Thin: each calls the verb the command line and the pages call.
package struct InvoicingAPI: Sendable {
  let issuer: OrderIssuer
  let database: Database
  let index: DocumentIndex?

  package init(issuer: OrderIssuer, database: Database, index: DocumentIndex?) {
    self.index = index
    self.issuer = issuer
    self.database = database
  }

  private var company: CompanyID { issuer.company.id }
  /// An order of twenty thousand lines is far below.
  private static let bodyLimit = 16 << 20

  package func add(to routes: Routes) {
    routes.named("/v1/orders", .may(.draftsWrite)) { request, _ in try await enterOrder(request) }
    routes.named("/v1/orders/:id/invoice", .may(.draftsWrite)) { request, context in
      try await draft(request, context.parameters.require("id"))
    }
    routes.named("/v1/orders/:id/deposits", .may(.documentsIssue)) { request, context in
      try await deposit(request, context.parameters.require("id"))
    }
    routes.post("/v1/invoices/:id/issuance", .may(.documentsIssue)) { request, context in
      try await issue(request, context.parameters.require("id"))
    }
    routes.named("/v1/invoices/:id/credit-notes", .may(.documentsIssue)) { request, context in
      let text = try context.parameters.require("id")
      let id = try InvoiceID(address: text)
      return try await credit(request, of: id)
    }
    routes.named("/v1/invoices/:id/corrections", .may(.documentsIssue)) { request, context in
      try await correct(request, context.parameters.require("id"))
    }
    routes.named("/v1/periodic-invoices", .may(.documentsIssue)) { request, _ in
      try await together(request)
    }
    routes.named("/v1/self-billed-invoices", .may(.documentsIssue)) { request, _ in
      try await selfBill(request)
    }
    routes.named("/v1/credit-notes", .may(.documentsIssue)) { request, _ in
      try await credit(request, of: nil)
    }
    routes.named("/v1/credit-notes/without-invoice", .may(.documentsIssue)) { request, _ in
      try await creditWithoutInvoice(request)
    }
    routes.named("/v1/invoices", .may(.documentsIssue)) { request, _ in
      try await issueOrder(request)
    }
    routes.get("/v1/invoices", .may(.documentsRead)) { request, _ in try await list(request) }
    addObjects(to: routes)
    routes.get("/v1/invoices/:id", .may(.documentsRead)) { _, context in
      try await one(context.parameters.require("id"))
    }
  }

  private func addObjects(to routes: Routes) {
    let (this, path) = (self, "/v1/invoices/:id")
    OrdersAPI(company: company, database: database).add(to: routes)
    routes.reads(path, .may(.documentsRead), database) { key, _, tx in
      guard let id = InvoiceID(key[0]) else { throw InvoicingError.invoiceNotFound(key[0]) }
      let json = JSONWriter()
      try this.write(id, explained: true, to: json, in: tx)
      return json
    }
    ExternalIDRoute.add(below: path, .may(.draftsWrite), of: company, database, to: routes)
    let (expansions, list) = (routes.expansions, "/v1/invoices")
    expansions.add("customer", to: list, at: "customerId", from: "/v1/customers/:id")
    expansions.add("customer", to: path, at: "buyer.customerId", from: "/v1/customers/:id")
    for place in [list, path] {
      expansions.add("order", to: place, at: "orderId", from: "/v1/orders/:id")
      expansions.add("payments", to: place, at: "id", from: "/v1/invoices/:id/payments")
    }
    expansions.add("creditNotes", to: path, at: "creditNotes.id", from: path)
    expansions.add("creditedInvoices", to: path, at: "creditedInvoices.id", from: path)
  }

  // MARK: Writing

  private func enterOrder(_ request: Request) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let today = try await database.read { $0.today }
    let reading = JSONOrder.decode(
      body, place: Place(), today: today, defaultSource: "api")
    let issuer = issuer
    return try await once(request, body) { tx in
      let (id, isNew) = try OrderIntake(issuer: issuer).enter(reading, in: tx)
      let json = JSONWriter()
      json.object {
        json.field("id", text: id)
        json.field("object", "order")
        json.field("source", reading.order?.source)
        json.field("number", reading.externalID)
        json.object("links") { json.field("invoice", "/v1/orders/\(id)/invoice") }
      }
      return IdempotentAnswer(status: isNew ? 201 : 200, location: nil, body: json.string)
    }
  }

  /// A refusal leaves no draft; the shield keeps it all the same, so that it can be mended.
  private func draft(_ request: Request, _ text: String) async throws -> Response {
    let id = try OrderID(address: text)
    let (issuer, company) = (issuer, company)
    do {
      return try await once(request, try await request.bytes(upTo: Self.bodyLimit)) { tx in
        let draft = try OrderIntake(issuer: issuer).draft(for: id, in: tx)
        return try answer(draft, status: 201, in: tx)
      }
    } catch InvoicingError.orderRefused(let findings) {
      try await database.write(.company(company)) { tx in
        let order = try OrderStore.order(id, of: company, in: tx)
        try ShieldStore.record(refused: findings, of: order, company: company, in: tx)
      }
      throw InvoicingError.orderRefused(findings)
    }
  }

  private func issue(_ request: Request, _ text: String) async throws -> Response {
    let id = try InvoiceID(address: text)
    let issuer = issuer
    return try await once(request, try await request.bytes(upTo: Self.bodyLimit)) { tx in
      let issued = try OrderIntake(issuer: issuer).issue(id, in: tx)
      return try answer(issued.id, status: 201, in: tx)
    }
  }

  /// The three steps in one: the order is entered, drafted and issued, or nothing of it is.
  private func issueOrder(_ request: Request) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let today = try await database.read { $0.today }
    let reading = JSONOrder.decode(body, place: Place(), today: today, defaultSource: "api")
    let intake = OrderIntake(issuer: issuer)
    return try await once(request, body) { tx in
      let order = try intake.enter(reading, in: tx).id
      let draft = try intake.draft(for: order, in: tx)
      return try answer(intake.issue(draft, in: tx).id, status: 201, in: tx)
    }
  }

  private func deposit(_ request: Request, _ text: String) async throws -> Response {
    let id = try OrderID(address: text)
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let (wanted, deposit) = (try JSONDepositRequest.decode(body), IssueDeposit(issuer: issuer))
    return try await made(
      request, body, preview: { try deposit.prepared(wanted, on: id, in: $0) },
      issue: { try deposit(wanted, on: id, in: $0) })
  }

  private func credit(_ request: Request, of invoice: InvoiceID?) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let wanted = try JSONCreditRequest.decode(body, invoice: invoice)
    let credit = CreditInvoices(issuer: issuer)
    return try await made(
      request, body, preview: { try credit.prepared(wanted, in: $0).document },
      issue: { try credit(wanted, in: $0) })
  }

  private func correct(_ request: Request, _ text: String) async throws -> Response {
    let id = try InvoiceID(address: text)
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let (wanted, correct) = (try JSONCorrectionRequest.decode(body), CorrectInvoice(issuer: issuer))
    return try await made(
      request, body, preview: { try correct.prepared(wanted, of: id, in: $0).document },
      issue: { try correct(wanted, of: id, in: $0) })
  }

  private func together(_ request: Request) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let (orders, together) = (try JSONPeriodicRequest.decode(body), InvoiceTogether(issuer: issuer))
    return try await made(
      request, body, preview: { try together.prepared(orders, in: $0).document },
      issue: { try together(orders, in: $0) })
  }

  private func selfBill(_ request: Request) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let today = try await database.read { $0.today }
    let wanted = try JSONSelfBillingRequest.decode(
      body, buyer: issuer.company.profile, today: today)
    let selfBilling = SelfBilling(issuer: issuer)
    return try await made(
      request, body, preview: { try selfBilling.prepared(wanted, in: $0) },
      issue: { try selfBilling(wanted, in: $0) })
  }

  private func creditWithoutInvoice(_ request: Request) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let today = try await database.read { $0.today }
    let wanted = try JSONUnlinkedCreditRequest.decode(body, today: today)
    let credit = CreditWithoutInvoice(issuer: issuer)
    return try await made(
      request, body, preview: { try credit.prepared(wanted, in: $0) },
      issue: { try credit(wanted, in: $0) })
  }

  /// Issues a document, once for one key. `?preview=true` shows it and writes nothing.
  private func made(
    _ request: Request, _ body: [UInt8],
    preview: @escaping @Sendable (borrowing Transaction) throws -> PreparedDocument,
    issue: @escaping @Sendable (borrowing Transaction) throws -> IssuedDocument
  ) async throws -> Response {
    if try request.query["preview"] == "true" {
      let json = JSONWriter()
      InvoiceJSON.write(preview: try await database.read { try preview($0) }, to: json)
      return .json(json)
    }
    return try await once(request, body) { tx in
      try answer(issue(tx).id, status: 201, in: tx)
    }
  }

  private func answer(_ id: InvoiceID, status: Int, in tx: borrowing Transaction) throws
    -> IdempotentAnswer
  {
    let json = JSONWriter()
    let notes = try BankNotes.current(of: company, in: tx)
    try write(id, notes: notes, to: json, in: tx)
    return IdempotentAnswer(status: status, location: "/v1/invoices/\(id)", body: json.string)
  }

  private func once(
    _ request: Request, _ body: [UInt8],
    _ effect: @escaping @Sendable (borrowing Transaction) throws -> IdempotentAnswer
  ) async throws -> Response {
    try await IdempotencyStore.answer(request, body, of: company, database, effect)
  }

  // MARK: Reading

  private func list(_ request: Request) async throws -> Response {
    let query = try ListQuery(request.query)
    let (filter, company, index) = (try InvoiceFilter(query), company, index)
    return .bytes(
      try await database.read { tx -> [UInt8] in
        var wanted = filter
        wanted.among = try index?.candidates(wanted.search, in: tx)
        let (rows, hasMore) = try InvoiceQueries.list(wanted, of: company, in: tx)
        let names = try ExternalIDs.ids(of: rows.map(\.id), company: company, in: tx)
        let json = JSONWriter(capacity: 1_024 + rows.count * 700)
        json.object {
          json.array("data") {
            for row in rows { InvoiceJSON.write(row, externalID: names[row.id], to: json) }
          }
          json.page(hasMore: hasMore, after: rows.last?.id.raw)
        }
        return json.bytes
      }, type: "application/json")
  }

  /// `{id}`, `{id}.pdf` and `{id}.xml` share a path component.
  private func one(_ component: String) async throws -> Response {
    let company = company
    let (name, form) = DocumentForm.split(component)
    guard let id = InvoiceID(name) else { throw InvoicingError.invoiceNotFound(component) }
    guard form == .json else {
      return try await database.read { try DocumentForm.response(form, id, company, in: $0) }
    }
    return try await database.readBriefly { tx in
      let json = JSONWriter()
      try write(id, explained: true, to: json, in: tx)
      return .json(json)
    }
  }

  /// - Parameter explained: with its mentions, for which the sealed content is read back; not in the answer to an issue.
  private func write(
    _ id: InvoiceID, explained: Bool = false, notes: [Finding] = [], to json: JSONWriter,
    in tx: borrowing Transaction
  ) throws {
    let external = try ExternalIDs.id(of: id.description, company: company, in: tx)
    if let stored = try StoredInvoice.load(id, of: company, in: tx) {
      let mentions = try explained ? DocumentMentions.load(stored, of: company, in: tx) : nil
      return InvoiceJSON.write(stored, mentions, externalID: external, notes: notes, to: json)
    }
    guard let draft = try InvoiceQueries.draft(id, of: company, in: tx) else {
      throw InvoicingError.invoiceNotFound(id.description)
    }
    InvoiceJSON.write(draft, externalID: external, notes: notes, to: json)
  }
}

/// The form in which a document is asked for, by the end of its address.
enum DocumentForm: String {
  case json, pdf, xml

  static func split(_ component: String) -> (name: String, form: DocumentForm) {
    if component.hasSuffix(".pdf") { return (String(component.dropLast(4)), .pdf) }
    if component.hasSuffix(".xml") { return (String(component.dropLast(4)), .xml) }
    return (component, .json)
  }

  static func response(
    _ form: DocumentForm, _ id: InvoiceID, _ company: CompanyID,
    disposition: Response.Disposition = .inline, in tx: borrowing Transaction
  ) throws -> Response {
    guard let number = try InvoiceQueries.number(of: id, company: company, in: tx) else {
      throw InvoicingError.invoiceNotFound(id.description)
    }
    if form == .xml {
      return .xml(
        try DocumentStore.xml(of: id, number: number, company: company, in: tx),
        fileName: "\(number).xml")
    }
    return .pdf(
      try DocumentStore.pdf(of: id, number: number, company: company, in: tx),
      fileName: "\(number).pdf", disposition: disposition)
  }
}

extension InvoiceFilter {
  /// `?status=due&typeCode=380&customer=cus_…&order=ord_…&issuedFrom=…&issuedThrough=…&q=…&external_id=…`.
  init(_ query: ListQuery) throws(HTTPProblem) {
    self.init()
    limit = query.limit
    status = try query.choice("status")
    kind = try query.choice("typeCode")
    customer = try query.id("customer")
    order = try query.id("order")
    issuedFrom = try query.day("issuedFrom")
    issuedThrough = try query.day("issuedThrough")
    search = query.fields["q"]
    externalID = query.fields["external_id"]
    before = try query.before()
  }
}
