import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// Requests that are sent twice, and changes that come too late: generated from the description of the API, so that a route
/// that forgets is found.
@Suite(.serialized) struct RepeatedRequestsTests {
  /// A changing operation of the description.
  private struct Operation {
    let id: String
    let method: String
    let path: String
    let takesKey: Bool
    let takesMatch: Bool
    let description: String
  }

  private static func operations(_ server: WebServer) async throws -> [Operation] {
    let root = try await server.get("/v1/openapi.json", WebServer.nobody).json
    return (root["paths"]?.members ?? []).flatMap { path in
      path.value.members.filter { ["post", "put", "patch", "delete"].contains($0.key) }.map {
        let parameters = $0.value["parameters"]?.elements.compactMap { $0["$ref"]?.text } ?? []
        return Operation(
          id: $0.value["operationId"]?.text ?? "", method: $0.key.uppercased(), path: path.key,
          takesKey: parameters.contains { $0.hasSuffix("/IdempotencyKey") },
          takesMatch: parameters.contains { $0.hasSuffix("/IfMatch") },
          description: $0.value["description"]?.text ?? "")
      }
    }
  }

  /// A request that has an effect: where, and with what.
  struct Request {
    let path: String
    var body = "{}"
  }

  @Test
  func `every changing route takes an Idempotency-Key, or says that it is idempotent by nature`()
    async throws
  {
    let server = try await WebServer()
    let operations = try await Self.operations(server)
    #expect(operations.count > 40)
    for operation in operations {
      let isNatural = operation.description.contains("Idempotent by nature: ")
      #expect(operation.takesKey != isNatural, "\(operation.id)")
      if operation.method == "POST", operation.id != "validateInvoice" {
        #expect(operation.takesKey, "\(operation.id)")
      }
    }
  }

  /// Routes whose effect needs a second person, a broken order or a mail server; each is repeated in the tests of its feature.
  private static let elsewhere: Set<String> = [
    "approve", "refuse", "approveBankAccount", "confirmBankAccount", "mendOrder",
    "mendRefusedOrder", "overrideGuard",
    "sendDocument", "undoEmail", "selfBill", "creditWithoutInvoice", "invoiceTogether", "retryJob",
    "cancelJob", "advanceTestClock",
  ]

  @Test func `the same request under one key has one effect and one answer; another is refused`()
    async throws
  {
    let server = try await WebServer(
      environment: ["FACTURIER_WEBHOOK_TRUSTED": "http://127.0.0.1:9"])
    let made = Things(server: server)
    for operation in try await Self.operations(server)
    where operation.takesKey && !Self.elsewhere.contains(operation.id) {
      guard let sample = try await made.sample(of: operation.id) else {
        Issue.record("no request is known that \(operation.id) does something for")
        continue
      }
      let key = ["Idempotency-Key": "twice-\(operation.id)"]
      let sent = Array(sample.body.utf8)
      var first = try await server.post(sample.path, sent, key)
      // The reading of the archive that was asked for before may be under way still; what is refused is not remembered.
      for _ in 0..<100 where first.text.contains("archive.working") {
        try await Task.sleep(for: .milliseconds(200))
        first = try await server.post(sample.path, sent, key)
      }
      #expect((200..<300).contains(first.status), "\(operation.id) \(first.text)")
      if operation.id.hasPrefix("bulk") { try await made.settled(first) }
      let changes = try await made.trail()
      let again = try await server.post(sample.path, sent, key)
      #expect(again.status == first.status, "\(operation.id) \(again.text)")
      #expect(again.headers["location"] == first.headers["location"], "\(operation.id)")
      if first.type.hasPrefix("application/json") {
        #expect(try again.json["id"]?.text == first.json["id"]?.text, "\(operation.id)")
      } else {
        #expect(again.body == first.body, "\(operation.id)")
      }
      #expect(try await made.trail() == changes, "\(operation.id) was done again")
      let other = try await server.post(sample.path, sent + [0x20], key)
      #expect(other.status == 422, "\(operation.id) \(other.text)")
      #expect(try other.json["code"]?.text == "invoicing.idempotency-mismatch", "\(operation.id)")
    }
  }

  @Test func `a change that believes in another state is 412, and nothing changed`() async throws {
    let server = try await WebServer(
      environment: ["FACTURIER_WEBHOOK_TRUSTED": "http://127.0.0.1:9"])
    let made = Things(server: server)
    for operation in try await Self.operations(server) where operation.takesMatch {
      guard let sample = try await made.sample(of: operation.id) else {
        #expect(Self.elsewhere.contains(operation.id), "\(operation.id)")
        continue
      }
      let before = try await made.trail()
      let late = try await server.send(
        operation.method, sample.path, Array(sample.body.utf8),
        headers: ["If-Match": "\"late\"", "Content-Type": "application/json"])
      #expect(late.status == 412, "\(operation.id) \(late.text)")
      #expect(try late.json["code"]?.text == "http.changed-meanwhile", "\(operation.id)")
      #expect(try await made.trail() == before, "\(operation.id)")
    }
  }

  @Test func `what is read is not sent again, and of two who change it the second is told`()
    async throws
  {
    let server = try await WebServer(
      environment: ["FACTURIER_WEBHOOK_TRUSTED": "http://127.0.0.1:9"])
    let made = Things(server: server)
    let path = "/v1/webhook-endpoints/\(try await made.hook())"
    let read = try await server.get(path)
    let tag = try #require(read.headers["etag"])
    #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""), "strong")
    let known = try await server.get(path, ["If-None-Match": tag])
    #expect(known.status == 304 && known.body.isEmpty)
    #expect(known.headers["etag"] == tag)
    // Ten at once, each with what it read: one of them changes it.
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<10 {
        group.addTask {
          try await server.patch(
            path, Array(#"{"description": "by \#(number)"}"#.utf8), ["If-Match": tag]
          ).status
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.filter { $0 == 200 }.count == 1)
    #expect(statuses.filter { $0 == 412 }.count == 9)
    let now = try await server.get(path, ["If-None-Match": tag])
    #expect(now.status == 200)
    let fresh = try #require(now.headers["etag"])
    let changed = try await server.patch(
      path, Array(#"{"description": "then"}"#.utf8), ["If-Match": "\"x\", \(fresh)"])
    #expect(changed.status == 200)
    #expect(changed.body == (try await server.get(path)).body)
    #expect(try await server.delete(path, ["If-Match": fresh]).status == 412)
    #expect(try await server.delete(path, ["If-Match": "*"]).status == 204)
  }

  @Test func `an answer is kept for a month and then forgotten`() async throws {
    let shop = try TestShop()
    let company = shop.issuer.company.id
    func keep(_ key: String) async throws {
      try await shop.database.write(.company(company)) { tx in
        _ = try IdempotencyStore.once(key, request: Array("r".utf8), of: company, in: tx) {
          IdempotentAnswer(status: 201, location: nil, body: key)
        }
      }
    }
    func forgotten() async throws -> Int {
      try await shop.database.write(.company(company)) {
        try IdempotencyStore.prune(limit: 100, of: company, in: $0)
      }
    }
    try await keep("old")
    shop.clock.advance(days: 30)
    #expect(try await forgotten() == 0)
    try await keep("young")
    shop.clock.advance(days: 2)
    #expect(try await forgotten() == 1)
    #expect(try await forgotten() == 0)
  }
}

/// Objects to change, each made when it is asked for.
private final class Things: @unchecked Sendable {
  let server: WebServer
  private var count = 0
  typealias Request = RepeatedRequestsTests.Request

  init(server: WebServer) { self.server = server }

  /// How many changes the company has seen.
  func trail() async throws -> String? {
    try await server.get("/v1/audit").json["data"]?.elements.first?["position"]?.text
  }

  /// Until what a bulk does by itself is done.
  func settled(_ bulk: WebServer.Answer) async throws {
    let path = try #require(bulk.headers["location"])
    for _ in 0..<9_000 {
      if try await server.get(path).json["state"]?.text == "finished" { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    Issue.record("the bulk does not come to its end: \(server.errors.suffix(3_000))")
  }

  private func make(_ path: String, _ body: [UInt8]) async throws -> String {
    let answer = try await server.post(path, body)
    return try #require(try answer.json["id"]?.text, "\(path) \(answer.text)")
  }

  private func make(_ path: String, _ body: String = "{}") async throws -> String {
    try await make(path, Array(body.utf8))
  }

  private func next() -> [UInt8] {
    count += 1
    return JSONOrder.encode(Merchant.order("t-\(count)"))
  }

  private func product() async throws -> String {
    try await make("/v1/products", #"{"name": "Bougie"}"#)
  }

  private func order() async throws -> String { try await make("/v1/orders", next()) }
  private func invoice() async throws -> String { try await make("/v1/invoices", next()) }

  /// What a customer asked by the link they were given.
  private func dispute() async throws -> String {
    let id = try await invoice()
    let link = try await server.post("/v1/invoices/\(id)/portal-links").json
    let url = try #require(link["url"]?.text)
    let path = url[try #require(url.range(of: "/portal/")).lowerBound...]
    let form = FormFields().with("kind", "question").with("message", "?")
    _ = try await server.post(
      "\(path)/documents/\(id)/questions", Array(form.encoded.utf8),
      type: "application/x-www-form-urlencoded", WebServer.nobody)
    let asked = try await server.get("/v1/invoices/\(id)/disputes").json["data"]?.elements.first
    return try #require(asked?["id"]?.text)
  }

  private func payment() async throws -> String {
    try await make(
      "/v1/invoices/\(invoice())/payments", #"{"amount": "12.00", "means": "card"}"#)
  }

  func hook() async throws -> String {
    count += 1
    return try await make(
      "/v1/webhook-endpoints", #"{"url": "http://127.0.0.1:9/\#(count)", "events": ["*"]}"#)
  }

  private static let entry = """
    {"label": "Divers", "pieceReference": "P-1", "lines": [
      {"account": "627800", "debit": "1.00"}, {"account": "512000", "credit": "1.00"}]}
    """
  private static let key = #"{"name": "k", "scopes": ["jobs:read"]}"#
  private static let account = """
    {"iban": "FR7630006000011234567890189", "by": "Ana", "reason": "Nouvelle banque"}
    """

  /// - Returns: `nil` for an operation nobody wrote one for.
  func sample(of operation: String) async throws -> Request? {
    switch operation {
    case "makeKey": Request(path: "/v1/api-keys", body: Self.key)
    case "revokeKey": Request(path: "/v1/api-keys/\(try await make("/v1/api-keys", Self.key))")
    case "enterOrder": Request(path: "/v1/orders", body: String(decoding: next(), as: UTF8.self))
    case "draftInvoice": Request(path: "/v1/orders/\(try await order())/invoice")
    case "issueDeposit":
      Request(path: "/v1/orders/\(try await order())/deposits", body: #"{"percent": "30"}"#)
    case "issueInvoice":
      Request(
        path: "/v1/invoices/\(try await make("/v1/orders/\(order())/invoice"))/issuance")
    case "duplicateInvoice": Request(path: "/v1/invoices/\(try await invoice())/duplicates")
    case "makePortalLink": Request(path: "/v1/invoices/\(try await invoice())/portal-links")
    case "revokePortalLink":
      Request(
        path:
          "/v1/portal-links/\(try await make("/v1/invoices/\(invoice())/portal-links"))/revocation")
    case "answerDispute":
      Request(path: "/v1/disputes/\(try await dispute())/answer", body: #"{"text": "Oui."}"#)
    case "creditInvoice": Request(path: "/v1/invoices/\(try await invoice())/credit-notes")
    case "creditInvoices":
      Request(
        path: "/v1/credit-notes", body: #"{"invoices": [{"invoice": "\#(try await invoice())"}]}"#)
    case "correctInvoice":
      Request(
        path: "/v1/invoices/\(try await invoice())/corrections",
        body: #"{"reason": "Nom", "changes": {"buyer": {"name": "Zoé L."}}}"#)
    case "recordInvoicePayment":
      Request(
        path: "/v1/invoices/\(try await invoice())/payments",
        body: #"{"amount": "12.00", "means": "card"}"#)
    case "recordPayment":
      Request(
        path: "/v1/payments",
        body:
          #"{"amount": "12.00", "means": "card", "invoices": [{"invoice": "\#(try await invoice())"}]}"#
      )
    case "refundPayment": Request(path: "/v1/payments/\(try await payment())/refund")
    case "setRefundLimit": Request(path: "/v1/refund-limits", body: #"{"limit": "500.00"}"#)
    case "postLedgerEntry": Request(path: "/v1/ledger/entries", body: Self.entry)
    case "reverseLedgerEntry":
      Request(
        path: "/v1/ledger/entries/\(try await make("/v1/ledger/entries", Self.entry))/reversal")
    case "createWebhookEndpoint":
      Request(
        path: "/v1/webhook-endpoints", body: #"{"url": "http://127.0.0.1:9/", "events": ["*"]}"#)
    case "updateWebhookEndpoint":
      Request(
        path: "/v1/webhook-endpoints/\(try await hook())", body: #"{"description": "another"}"#)
    case "removeWebhookEndpoint": Request(path: "/v1/webhook-endpoints/\(try await hook())")
    case "rotateWebhookSecret": Request(path: "/v1/webhook-endpoints/\(try await hook())/secret")
    case "testWebhookEndpoint": Request(path: "/v1/webhook-endpoints/\(try await hook())/test")
    case "resendWebhookDelivery": try await resend()
    case "bulkIssue":
      Request(
        path: "/v1/bulk/issuances",
        body: #"{"lines": [{"invoice": "\#(try await make("/v1/orders/\(order())/invoice"))"}]}"#)
    case "bulkInvoice":
      Request(
        path: "/v1/bulk/invoices",
        body: #"{"lines": [{"order": \#(String(decoding: next(), as: UTF8.self))}]}"#)
    case "bulkSend":
      Request(path: "/v1/bulk/emails", body: #"{"lines": [{"invoice": "inv_x"}]}"#)
    case "addCompany":
      Request(
        path: "/v1/companies", body: String(decoding: try CompanyDoorsTests.other(), as: UTF8.self))
    case "makeSandbox": Request(path: "/v1/sandboxes", body: #"{"name": "Essais"}"#)
    case "invite":
      Request(path: "/v1/invitations", body: #"{"email": "zoe@atelier.fr", "role": "seller"}"#)
    case "appointUser", "removeUser":
      Request(path: "/v1/users/\(try await user())", body: #"{"role": "reader"}"#)
    case "changeCompany": Request(path: "/v1/company", body: #"{"phone": "04 78 00 00 01"}"#)
    case "startScrub": Request(path: "/v1/archive/scrub")
    case "startExport": Request(path: "/v1/archive/exports")
    case "issueOrder": Request(path: "/v1/invoices", body: String(decoding: next(), as: UTF8.self))
    case "proposeBankAccount": Request(path: "/v1/bank-accounts", body: Self.account)
    case "refuseBankAccount": try await refusal()
    case "createProduct":
      Request(path: "/v1/products", body: #"{"name": "Bougie", "unitPrice": "12.50"}"#)
    case "updateProduct":
      Request(path: "/v1/products/\(try await product())", body: #"{"unitPrice": "13"}"#)
    case "nameProduct", "nameCustomer", "nameOrder", "nameInvoice", "namePayment",
      "nameWebhookEndpoint":
      try await name(operation)
    default: nil
    }
  }

  /// Somebody who is in the company, as a seller.
  private func user() async throws -> String {
    let known = try await server.get("/v1/users").json["data"]?.elements ?? []
    if let user = known.first(where: { $0["role"]?.text == "seller" }) {
      return user["id"]?.text ?? ""
    }
    _ = try await AccountDoorsTests.member("seller", AccountDoorsTests.owner(server))
    return try await user()
  }

  private func resend() async throws -> Request {
    let path = "/v1/webhook-endpoints/\(try await hook())"
    return Request(path: "\(path)/deliveries/\(try await make("\(path)/test"))/resend")
  }

  /// The proposal that is open, or a first one.
  private func refusal() async throws -> Request {
    let known = try await server.get("/v1/bank-accounts").json["data"]?.elements ?? []
    let open = known.first { $0["state"]?.text == "cooling_off" }?["id"]?.text
    let id =
      if let open { open } else { try await make("/v1/bank-accounts", Self.account) }
    return Request(path: "/v1/bank-accounts/\(id)/refusal", body: #"{"by": "Ana"}"#)
  }

  private func customer() async throws -> String {
    let invoice = try await server.get("/v1/invoices/\(invoice())")
    return try #require(try invoice.json["buyer"]?["customerId"]?.text, "\(invoice.text)")
  }

  private func name(_ operation: String) async throws -> Request {
    count += 1
    let object =
      switch operation {
      case "nameProduct": "products/\(try await product())"
      case "nameOrder": "orders/\(try await order())"
      case "nameInvoice": "invoices/\(try await invoice())"
      case "namePayment": "payments/\(try await payment())"
      case "nameWebhookEndpoint": "webhook-endpoints/\(try await hook())"
      default: "customers/\(try await customer())"
      }
    return Request(path: "/v1/\(object)/external-id", body: #"{"externalId": "n-\#(count)"}"#)
  }
}
