import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// The pages of the API's reference, which are made from its description.
@Suite(.serialized) struct APIReferenceTests {
  @Test func `every operation has a page without script, with its permission and what it takes`()
    async throws
  {
    let server = try await WebServer()
    let root = try await server.get("/v1/openapi.json", WebServer.nobody).json
    let index = try await server.get("/docs/api", ["Accept-Language": "en"])
    #expect(index.status == 200)
    var count = 0
    for path in root["paths"]?.members ?? [] {
      for operation in path.value.members {
        let id = try #require(operation.value["operationId"]?.text)
        let page = try await server.get("/docs/api/\(id)", ["Accept-Language": "en"])
        #expect(page.status == 200, "\(id)")
        #expect(index.text.contains("/docs/api/\(id)\""), "\(id)")
        #expect(page.text.contains("\(operation.key.uppercased()) \(path.key)"), "\(id)")
        #expect(page.text.matches(of: /<script/).count == 1, "the shell's alone: \(id)")
        if let permission = operation.value["x-permission"]?.text {
          #expect(page.text.contains(permission), "\(id)")
        }
        for parameter in operation.value["parameters"]?.elements ?? [] {
          guard let name = parameter["name"]?.text else { continue }
          #expect(page.text.contains("<code>\(name)</code>"), "\(id) \(name)")
        }
        count += 1
      }
    }
    #expect(count > 90)
    #expect(try await server.get("/docs/api/nothing").status == 404)
  }

  @Test func `what is tried is asked at its own address, with what was typed`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let tried = try await owner.get("/docs/api/listOrders/try?q=10&limit=5&source=")
    #expect(tried.status == 303)
    #expect(tried.headers["location"] == "/v1/orders?q=10&limit=5")
    let one = try await owner.get("/docs/api/getOrder/try?id=ord_%2F..%2Fx")
    #expect(one.headers["location"] == "/v1/orders/ord_%2F..%2Fx", "it stays at the address")
    #expect(try await owner.get("/v1/orders?q=10&limit=5").status == 200, "by whoever signed in")
    let change = try await owner.get("/docs/api/issueOrder/try")
    #expect(change.status == 405, "changing is not tried by a link")
    let page = try await owner.get("/docs/api/createWebhookEndpoint")
    #expect(page.text.contains("curl -H"))
    #expect(page.text.contains("Idempotency-Key"))
  }

  @Test
  func `what changes something is tried in a sandbox, by whoever signed in, and nowhere else`()
    async throws
  {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let live = try await owner.get("/docs/api/enterOrder").text
    #expect(live.contains("href=\"/companies\"") && !live.contains("name=\"body\""))
    let refused = try await owner.post("/docs/api/enterOrder/try", ["body": "{}"])
    #expect(refused.status == 403, "\(refused.text)")
    #expect(try await owner.get("/keys").text.contains("href=\"/docs/api\""))

    let box = try await owner.post("/sandboxes", ["name": "Essais"])
    let root = String(try #require(box.headers["location"]).dropLast())
    let page = try await owner.get("\(root)/docs/api/enterOrder").text
    #expect(page.contains("action=\"\(root)/docs/api/enterOrder/try\""), "\(page)")
    let described = try await server.get("/v1/openapi.json", WebServer.nobody).json
    let content = described["paths"]?["/v1/orders"]?["post"]?["requestBody"]?["content"]
    let example = JSONWriter()
    example.exact(try #require(content?["application/json"]?["example"]))
    let typed = try await owner.post(
      "\(root)/docs/api/issueOrder/try", ["body": example.string])
    #expect(typed.text.contains("· 201"), "what the form is filled with is taken: \(typed.text)")
    let order = String(decoding: JSONOrder.encode(Merchant.order("t-1")), as: UTF8.self)
    let tried = try await owner.post("\(root)/docs/api/enterOrder/try", ["body": order])
    #expect(tried.status == 200 && tried.text.contains("· 201"), "\(tried.text)")
    let id = try #require(tried.text.firstMatch(of: /ord_[0-9a-z]+/)).output
    #expect(try await owner.get("\(root)/v1/orders/\(id)").status == 200)
    #expect(try await owner.get("/v1/orders/\(id)").status == 404, "the real company has none")
    let drafted = try await owner.post("\(root)/docs/api/draftInvoice/try", ["id": String(id)])
    #expect(drafted.text.contains("· 201") && drafted.text.contains("inv_"), "\(drafted.text)")
    let wrong = try await owner.post("\(root)/docs/api/enterOrder/try", ["body": "{"])
    #expect(wrong.status == 200 && wrong.text.contains("json.cut-short"), "\(wrong.text)")
    let forged = try await server.post(
      "\(root)/docs/api/enterOrder/try", Array("body=%7B%7D".utf8),
      type: "application/x-www-form-urlencoded", ["Cookie": owner.cookie])
    #expect(forged.status == 403, "without the token of the session nothing is tried")
  }
}
