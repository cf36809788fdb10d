import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// Large refunds and the sealing key over HTTP, on the page, at the terminal, with a real mail server.
@Suite(.serialized) struct ApprovalDoorsTests {
  /// The id of a payment of 12.00 of an invoice, and of that invoice.
  private func paid(_ server: WebServer) async throws -> (payment: String, invoice: String) {
    let issued = try await server.post(
      "/v1/invoices", JSONOrder.encode(Merchant.order(UUID().uuidString)))
    let invoice = try #require(try issued.json["id"]?.text, "\(issued.text)")
    let made = try await server.post(
      "/v1/invoices/\(invoice)/payments", Array(#"{"amount": "12.00", "means": "card"}"#.utf8))
    return (try #require(try made.json["id"]?.text, "\(made.text)"), invoice)
  }

  @Test func `a large refund is asked for, mailed, and made once another person approves it`()
    async throws
  {
    let post = try MailServer()
    let server = try await WebServer(
      environment: ["FACTURIER_SMTP_URL": "smtp://127.0.0.1:\(post.port)"])
    let marie = try await AccountDoorsTests.owner(server)
    let lower = try await server.post("/v1/refund-limits", Array(#"{"limit": "5.00"}"#.utf8))
    #expect(lower.status == 201, "\(lower.text)")
    let (payment, invoice) = try await paid(server)
    let asked = try await marie.post(
      "/invoices/\(invoice)/payments/\(payment)/refund", ["amount": "6,00", "key": "k"])
    let place = try #require(asked.headers["location"])
    #expect(asked.status == 303 && place.hasPrefix("/approvals?told=recorded#apr_"))
    let id = String(place.drop { $0 != "#" }.dropFirst())
    let page = try await marie.get("/approvals").text
    #expect(page.contains(id) && page.contains("72-hour"), "she is alone")
    #expect(try post.taken(1).flatMap(\.recipients).isEmpty == false)

    // A second person need not wait for the delay.
    let admin = try await AccountDoorsTests.member("admin", marie)
    let byKey = try await server.post("/v1/approvals/\(id)/approval")
    #expect(try byKey.status == 403 && byKey.json["code"]?.text == "access.persons-only")
    #expect(try await marie.post("/approvals/\(id)/approval").status == 409)
    let approved = try await admin.post("/approvals/\(id)/approval")
    #expect(approved.status == 303, "\(approved.text)")
    let act = try await server.get("/v1/approvals/\(id)").json
    #expect(act["state"]?.text == "done" && act["decidedBy"]?.text == "admin")
    let refund = try await server.get("/v1/payments/\(act["result"]?.text ?? "")").json
    #expect(refund["amount"]?["amount"]?.text == "6.00" && refund["refunds"]?.text == payment)
  }

  @Test func `the API answers 202 once for a key, and what is refused is not made`() async throws {
    let server = try await WebServer()
    _ = try await AccountDoorsTests.owner(server)
    _ = try await server.post("/v1/refund-limits", Array(#"{"limit": "0"}"#.utf8))
    let payment = try await paid(server).payment
    let key = ["Idempotency-Key": "r-1"]
    let asked = try await server.post("/v1/payments/\(payment)/refund", [], key)
    #expect(asked.status == 202, "\(asked.text)")
    let path = try #require(asked.headers["location"])
    #expect(try await server.post("/v1/payments/\(payment)/refund", [], key).text == asked.text)
    let again = try await server.post("/v1/payments/\(payment)/refund")
    #expect(try again.status == 409 && again.json["code"]?.text == "approval.pending")
    let refused = try await server.post(
      path + "/refusal", Array(#"{"reason": "Doublon"}"#.utf8), ["Idempotency-Key": "r-2"])
    #expect(try refused.json["state"]?.text == "refused", "\(refused.text)")
    #expect(try await server.post(path + "/refusal").status == 409)
    let list = try await server.get("/v1/approvals").json
    #expect(list["data"]?.elements.count == 1)
    let payments = try await server.get("/v1/payments?object=refund").json
    #expect(payments["data"]?.elements.isEmpty == true)
    let raised = try await server.post("/v1/refund-limits", Array(#"{"limit": "50.00"}"#.utf8))
    #expect(raised.status == 202, "\(raised.text)")
    for wrong in [#"{"limit": "x"}"#, #"{"limit": "-1.00"}"#, "{}", "[]"] {
      #expect(try await server.post("/v1/refund-limits", Array(wrong.utf8)).status == 422)
    }
  }

  @Test(.ofSQLite)
  func `the terminal rotates the sealing key once somebody at the page approved it`()
    async throws
  {
    let merchant = Merchant()
    let first = try await WebServer(merchant)
    _ = try await AccountDoorsTests.owner(first)
    #expect(try first.stop().status == 0)
    func rotate() throws -> Program.Ended {
      try Program.run([
        "key", "rotate", "--data", merchant.data, "--key", merchant.key, "--lang", "en",
      ])
    }
    let asked = try rotate()
    #expect(asked.status == 2 && asked.errors.contains("approval.awaited"), "\(asked.errors)")
    #expect(try rotate().status == 2, "it is asked for once")
    let server = try await WebServer(merchant)
    let list = try await server.get("/v1/approvals").json["data"]?.elements ?? []
    #expect(list.map { $0["kind"]?.text } == ["key_rotation"])
    let marie = try await AccountDoorsTests.signedIn(server)
    let approved = try await marie.post("/approvals/\(list[0]["id"]?.text ?? "")/approval")
    #expect(approved.status == 303, "\(approved.text)")
    #expect(try server.stop().status == 0)
    let done = try rotate()
    #expect(done.status == 0 && done.output.contains("takes over"), "\(done.errors)")
    #expect(try rotate().status == 2, "an approval is good once")
  }
}
