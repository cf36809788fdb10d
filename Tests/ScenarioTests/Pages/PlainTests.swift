import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// What people do most, in a real browser that runs no script.
@Suite(.serialized, .ofSQLite) struct PlainTests {
  @Test func `a file, a draft, a payment, a setting, a search and a question need no script`()
    async throws
  {
    let merchant = Merchant()
    let server = try await WebServer(merchant)
    let owner = try await AccountDoorsTests.owner(server)
    let orders = (1...3).map { number in Merchant.order("w-\(number)") { $0.payment = nil } }
    let order = try await server.post(
      "/v1/orders", JSONOrder.encode(Merchant.order("d-1") { $0.payment = nil }))
    let id = try #require(try order.json["id"]?.text, "\(order.text)")
    let draft = try await server.post("/v1/orders/\(id)/invoice")
    let issued = try await server.post(
      "/v1/invoices", JSONOrder.encode(Merchant.order("d-2") { $0.payment = nil }))
    let invoice = try #require(try issued.json["id"]?.text, "\(issued.text)")
    let shared = try await server.post(
      "/v1/invoices/\(invoice)/portal-links", Array(#"{"scope": "customer"}"#.utf8))
    let link = try #require(try shared.json["url"]?.text, "\(shared.text)")
    let portal = try #require(link.firstMatch(of: /\/portal\/[0-9a-z]+/)).output
    let pictures = ProcessInfo.processInfo.environment["FACTURIER_TEST_PICTURES"]
    let told = try Program.tool(
      [
        NSHomeDirectory() + "/.cache/facturier-tests/bin/python",
        Repository.path("Tests/ScenarioTests/Pages/plain.py"), "\(server.port)", owner.cookie,
        try merchant.file(orders, as: "boutique.jsonl"),
        "/invoices/\(try #require(try draft.json["id"]?.text))", String(portal),
        AccountDoorsTests.password,
      ] + (pictures.map { [$0] } ?? []))
    #expect(told.status == 0, "\(told.errors)")
    let json = try JSONParser.parse(Array(told.output.utf8)).root
    #expect(json["wrong"]?.elements.compactMap(\.text) == [])
    #expect(try server.stop().status == 0)
    #expect(try merchant.verify().status == 0)
  }
}
