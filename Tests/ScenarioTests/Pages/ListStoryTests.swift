import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// The lists in a real browser: what is found, saved, chosen, done with many rows and taken away as a file.
@Suite(.serialized, .ofSQLite) struct ListStoryTests {
  private func enter(_ order: SalesOrder, _ server: WebServer) async throws -> String {
    let entered = try await server.post("/v1/orders", JSONOrder.encode(order))
    let id = try #require(try entered.json["id"]?.text, "\(entered.text)")
    let draft = try await server.post("/v1/orders/\(id)/invoice")
    return try #require(try draft.json["id"]?.text, "\(draft.text)")
  }

  private func furnish(_ server: WebServer) async throws {
    let names = [
      "Zébulon & Fils", "شركة النور للتجارة والتوزيع", "Établissements Bartholomé-Kœnigshofen",
    ]
    for (number, name) in names.enumerated() {
      let order = Merchant.order("10\(number)") {
        $0.buyer.name = name
        $0.buyer.externalID = "b\(number)"
        $0.payment = nil
      }
      let id = try await enter(order, server)
      #expect(try await server.post("/v1/invoices/\(id)/issuance").status == 201)
      let paid = try await server.post(
        "/v1/invoices/\(id)/payments",
        Array(#"{"amount": "\#(number == 0 ? "120.00" : "20.00")", "means": "card"}"#.utf8))
      #expect(paid.status == 201, "\(paid.text)")
    }
    for number in 1...60 { _ = try await enter(Merchant.order("\(number)"), server) }
    for name in ["Bougie", "Lampe « Opale »", "Pose"] {
      _ = try await server.post("/v1/products", Array(#"{"name": "\#(name)"}"#.utf8))
    }
    // Stopped by the shield before it was entered.
    _ = try await server.post(
      "/v1/orders", JSONOrder.encode(Merchant.order("held") { $0.buyer.address.country = "XX" }))
  }

  @Test func `lists are searched, saved, issued from, taken away and walked with the keyboard`()
    async throws
  {
    let server = try await WebServer()
    try await furnish(server)
    let owner = try await AccountDoorsTests.owner(server)
    let told = try Program.tool([
      NSHomeDirectory() + "/.cache/facturier-tests/bin/python",
      Repository.path("Tests/ScenarioTests/Pages/lists.py"), "\(server.port)", owner.cookie,
      server.key,
    ])
    #expect(told.status == 0, "\(told.errors)")
    let json = try JSONParser.parse(Array(told.output.utf8)).root
    #expect(json["wrong"]?.elements.compactMap(\.text) == [])
    #expect(try server.stop().status == 0)
    #expect(try server.merchant.verify().status == 0)
  }
}
