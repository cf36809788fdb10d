import Foundation
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// What every route of the API has in common: versions, limits, entity tags, fields, expansions, the callers' own ids.
@Suite(.serialized) struct APIConventionsTests {
  private func body(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func issued(
    _ number: String, on server: WebServer, externalID: String? = nil
  ) async throws -> String {
    var order = JSONOrder.encode(Merchant.order(number))
    if let externalID {
      order.replaceSubrange(0..<1, with: Array(#"{"externalId": "\#(externalID)","#.utf8))
    }
    let made = try await server.post("/v1/invoices", order)
    return try #require(try made.json["id"]?.text, "\(made.text)")
  }

  @Test
  func
    `an answer says its version, its request and what is left; a version nobody knows is refused`()
    async throws
  {
    let server = try await WebServer(environment: ["FACTURIER_RATE_LIMIT": "600:50"])
    let path = "/v1/invoices"
    let answer = try await server.get(path, ["Facturier-Version": "2026-11-26"])
    #expect(answer.status == 200)
    #expect(answer.headers["facturier-version"] == "2026-11-26")
    #expect(answer.headers["x-request-id"]?.hasPrefix("req_") == true)
    #expect(answer.headers["ratelimit-limit"] == "50")
    #expect(answer.headers["ratelimit-remaining"].flatMap { Int($0) } ?? 50 < 50)
    let refused = try await server.get(path, ["Facturier-Version": "1999-01-01"])
    #expect(refused.status == 400)
    #expect(try refused.json["code"]?.text == "http.unknown-version")
    #expect(refused.text.contains("2026-11-26"), "it names those that are known")
    #expect(refused.headers["facturier-version"] == "2026-11-26")
    let nobody = try await server.get(path, WebServer.nobody)
    #expect(nobody.status == 401)
    #expect(
      nobody.headers["ratelimit-limit"] == "5", "a tenth, for whoever does not say who they are")
  }

  @Test func `above its limit a key hears 429, another key goes on, and pages are not counted`()
    async throws
  {
    let server = try await WebServer(environment: ["FACTURIER_RATE_LIMIT": "1:30"])
    let made = try await server.post(
      "/v1/api-keys", body(#"{"name": "other", "scopes": ["documents:read"]}"#))
    let other = ["Authorization": "Bearer \(try #require(try made.json["secret"]?.text))"]
    var refused: WebServer.Answer?
    for _ in 0..<31 where refused == nil {
      let answer = try await server.get("/v1/me")
      if answer.status == 429 { refused = answer }
    }
    let answer = try #require(refused)
    #expect(try answer.json["code"]?.text == "http.too-many-requests")
    #expect(Int(answer.headers["retry-after"] ?? "") ?? 0 > 0)
    #expect(answer.headers["ratelimit-remaining"] == "0")
    #expect(try await server.get("/v1/me", other).status == 200)
    #expect(try await server.get("/invoices").status == 200)
    let wrong = try Program.run(
      ["serve", "--data", TemporaryFolder().file("data"), "--lang", "en"],
      environment: ["FACTURIER_RATE_LIMIT": "plenty"])
    #expect(wrong.status != 0)
  }

  @Test func `a list of sixty-four fields is chosen from, and one that is not a list is refused`()
    async throws
  {
    let server = try await WebServer()
    let id = try await issued("1", on: server)
    let few = try await server.get("/v1/invoices/\(id)?fields=number,totals.gross,lines.name")
    #expect(
      try few.json.members.map(\.key).sorted() == ["lines", "number", "totals"], "\(few.text)")
    #expect(try few.json["totals"]?.members.map(\.key) == ["gross"])
    #expect(try few.json["lines"]?.elements.first?.members.map(\.key) == ["name"])
    let whole = try await server.get("/v1/invoices/\(id)")
    #expect(whole.headers["etag"] != few.headers["etag"], "another representation")
    let list = try await server.get("/v1/invoices?fields=id")
    #expect(try list.json["data"]?.elements.first?.members.map(\.key) == ["id"])
    #expect(try list.json["hasMore"]?.bool == false, "what stands beside the rows stays")
    let tooMany = (0..<65).map { "f\($0)" }.joined(separator: ",")
    #expect(try await server.get("/v1/invoices?fields=\(tooMany)").status == 400)
  }

  @Test func `other objects are put in, as far as whoever asks may read them`() async throws {
    let server = try await WebServer()
    let id = try await issued("1", on: server)
    let paid = try await server.post(
      "/v1/invoices/\(id)/payments", body(#"{"amount": "12.00", "means": "card"}"#))
    let payment = try #require(try paid.json["id"]?.text, "\(paid.text)")
    let answer = try await server.get(
      "/v1/invoices/\(id)?expand%5B%5D=customer&expand%5B%5D=order&expand%5B%5D=payments")
    let expanded = try #require(try answer.json["expanded"], "\(answer.text)")
    #expect(expanded["customer"]?["name"]?.text == "Zoé Lefèvre")
    #expect(expanded["order"]?["number"]?.text == "1")
    #expect(expanded["payments"]?.elements.map { $0["id"]?.text } == [payment])
    let list = try await server.get("/v1/payments?expand[]=invoices,customer&fields=id,expanded")
    let row = try #require(try list.json["data"]?.elements.first, "\(list.text)")
    #expect(row["expanded"]?["invoices"]?.elements.first?["id"]?.text == id)
    #expect(row.members.map(\.key) == ["id", "expanded"])
    let unknown = try await server.get("/v1/invoices/\(id)?expand[]=seller")
    #expect(unknown.status == 400)
    #expect(unknown.text.contains("creditedInvoices"), "it names what there is")
    let narrow = try await server.post(
      "/v1/api-keys", body(#"{"name": "narrow", "scopes": ["documents:read"]}"#))
    let secret = try #require(try narrow.json["secret"]?.text)
    let refused = try await server.get(
      "/v1/invoices/\(id)?expand[]=payments", ["Authorization": "Bearer \(secret)"])
    #expect(refused.status == 403)
  }

  @Test func `what a caller calls its objects is unique, shown, found, changed and taken away`()
    async throws
  {
    let server = try await WebServer()
    let key = ["Idempotency-Key": "x-1"]
    var order = JSONOrder.encode(Merchant.order("1"))
    order.replaceSubrange(0..<1, with: Array(#"{"externalId": "shop-1","#.utf8))
    let made = try await server.post("/v1/invoices", order, key)
    #expect(made.status == 201, "\(made.text)")
    #expect(try made.json["externalId"]?.text == "shop-1")
    #expect(try await server.post("/v1/invoices", order, key).body == made.body)
    let id = try #require(try made.json["id"]?.text)
    #expect(try await server.get("/v1/invoices/\(id)").json["externalId"]?.text == "shop-1")
    let found = try await server.get("/v1/invoices?external_id=shop-1")
    #expect(try found.json["data"]?.elements.map { $0["id"]?.text } == [id])
    #expect(
      try await server.get("/v1/invoices?external_id=none").json["data"]?.elements.isEmpty == true)

    // Another under the same key is another request; under another key the name is taken, and nothing is made.
    order.replaceSubrange(0..<24, with: Array(#"{"externalId": "shop-2","#.utf8))
    #expect(try await server.post("/v1/invoices", order, key).status == 422)
    var second = JSONOrder.encode(Merchant.order("2"))
    second.replaceSubrange(0..<1, with: Array(#"{"externalId": "shop-1","#.utf8))
    let taken = try await server.post("/v1/invoices", second)
    #expect(taken.status == 409)
    #expect(try taken.json["code"]?.text == "external-id.taken")
    #expect(try await server.get("/v1/orders").json["data"]?.elements.count == 1)

    // An order may have the name an invoice has: they are unique of a kind.
    let of = try #require(try made.json["orderId"]?.text)
    for (path, tag) in [("orders/\(of)", nil as String?), ("invoices/\(id)", "\"stale\"")] {
      let headers = tag.map { ["If-Match": $0] } ?? [:]
      let named = try await server.put(
        "/v1/\(path)/external-id", body(#"{"externalId": "shop-1"}"#), headers)
      #expect(named.status == (tag == nil ? 200 : 412), "\(named.text)")
    }
    let gone = try await server.put(
      "/v1/invoices/\(id)/external-id", body(#"{"externalId": null}"#))
    #expect(try gone.json["externalId"]?.isNull == true, "\(gone.text)")
    let orders = try await server.get("/v1/orders?external_id=shop-1")
    #expect(try orders.json["data"]?.elements.map { $0["id"]?.text } == [of])
    for wrong in [#"{"externalId": ""}"#, #"{"externalId": 7}"#, #"{}"#] {
      let answer = try await server.put("/v1/invoices/\(id)/external-id", body(wrong))
      #expect(try answer.json["code"]?.text == "external-id.invalid")
    }
  }

  @Test func `orders, customers, invoices and payments are found by what they are`() async throws {
    let server = try await WebServer()
    let first = try await issued("1001", on: server)
    _ = try await server.post("/v1/orders", JSONOrder.encode(Merchant.order("1002")))
    let paid = try await server.post(
      "/v1/invoices/\(first)/payments", body(#"{"amount": "12.00", "means": "card"}"#))
    #expect(paid.status == 201, "\(paid.text)")
    let customer = try #require(
      try await server.get("/v1/customers").json["data"]?.elements.first?["id"]?.text)
    let date = try await server.get("/v1/invoices/\(first)").json["issueDate"]?.text
    let today = try #require(date.flatMap { LocalDate($0) })
    let expected = [
      "/v1/orders": 2, "/v1/orders?invoiced=true": 1, "/v1/orders?invoiced=false": 1,
      "/v1/orders?q=1002": 1, "/v1/orders?source=nobody": 0, "/v1/orders?from=\(today)": 0,
      "/v1/customers?q=lef%C3%A8vre": 1, "/v1/customers?q=nobody": 0,
      "/v1/customers?kind=company": 0,
      "/v1/invoices?customer=\(customer)": 1, "/v1/invoices?issuedFrom=\(today.adding(days: 1))": 0,
      "/v1/invoices?issuedThrough=\(today)": 1, "/v1/payments?means=card": 1,
      "/v1/payments?means=cheque": 0, "/v1/payments?invoice=\(first)": 1,
      "/v1/payments?object=refund": 0, "/v1/payments?customer=\(customer)&from=\(today)": 1,
    ]
    for (path, count) in expected {
      let answer = try await server.get(path)
      #expect(try answer.json["data"]?.elements.count == count, "\(path) \(answer.text)")
    }
    for path in ["/v1/orders?invoiced=maybe", "/v1/invoices?customer=x", "/v1/payments?from=now"] {
      #expect(try await server.get(path).status == 400, "\(path)")
    }
  }

  @Test func `a list is walked to its end without gap or double while rows are added`() async throws
  {
    let server = try await WebServer()
    for number in 1...5 {
      _ = try await server.post("/v1/orders", JSONOrder.encode(Merchant.order("\(number)")))
    }
    var numbers: [String] = []
    var cursor: String?
    repeat {
      let page = try await server.get("/v1/orders?limit=2" + (cursor.map { "&cursor=\($0)" } ?? ""))
      numbers += try page.json["data"]?.elements.compactMap { $0["number"]?.text } ?? []
      cursor = try page.json["nextCursor"]?.text
      if numbers.count == 2 {
        _ = try await server.post("/v1/orders", JSONOrder.encode(Merchant.order("6")))
      }
    } while cursor != nil
    #expect(numbers == ["5", "4", "3", "2", "1"])
  }
}
