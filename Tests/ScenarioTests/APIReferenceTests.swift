import Foundation
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
        #expect(!page.text.contains("<script"), "\(id)")
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
}
