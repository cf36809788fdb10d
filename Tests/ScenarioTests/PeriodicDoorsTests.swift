import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// Several orders on one invoice, over HTTP.
@Suite(.serialized) struct PeriodicDoorsTests {
  /// Today, so that all are of one month.
  private static func order(_ number: String) -> SalesOrder {
    var order = Merchant.order(number)
    order.payment = nil
    order.orderedOn = Merchant.today
    order.suppliedOn = nil
    return order
  }

  private func enter(_ number: String, on server: WebServer) async throws -> String {
    let answer = try await server.post("/v1/orders", JSONOrder.encode(Self.order(number)))
    return try #require(try answer.json["id"]?.text, "\(answer.text)")
  }

  @Test func `orders are invoiced together, once for one key`() async throws {
    let server = try await WebServer()
    let ids = [try await enter("1", on: server), try await enter("2", on: server)]
    let body = Array(#"{"orders": ["\#(ids[0])", "\#(ids[1])"]}"#.utf8)
    let preview = try await server.post("/v1/periodic-invoices?preview=true", body)
    #expect(try preview.json["totals"]?["gross"]?["amount"]?.text == "240.00", "\(preview.text)")
    var numbers: Set<String?> = []
    for _ in 1...2 {
      let made = try await server.post("/v1/periodic-invoices", body, ["Idempotency-Key": "p-1"])
      #expect(made.status == 201, "\(made.text)")
      numbers.insert(try made.json["number"]?.text)
    }
    #expect(numbers.count == 1)
    let again = try await server.post("/v1/periodic-invoices", body)
    #expect(
      try again.json["errors"]?.elements.map { $0["code"]?.text }
        == ["periodic.already-invoiced", "periodic.already-invoiced"])
    #expect(try await server.post("/v1/orders/\(ids[0])/invoice").status == 409)
    let wrong = try await server.post("/v1/periodic-invoices", Array(#"{"orders": ["x"]}"#.utf8))
    #expect(try wrong.json["errors"]?.elements.first?["pointer"]?.text == "/orders/0")
    #expect(try server.stop().status == 0)
    #expect(try server.merchant.verify().status == 0)
  }

  @Test func `a draft's page offers the others of its customer`() async throws {
    let server = try await WebServer()
    let form = "application/x-www-form-urlencoded"
    var drafts: [String] = []
    var orders: [String] = []
    for number in ["1", "2", "3"] {
      let id = try await enter(number, on: server)
      orders.append(id)
      drafts.append(
        try #require(try await server.post("/v1/orders/\(id)/invoice").json["id"]?.text))
    }
    let path = "/invoices/\(drafts[0])/together"
    #expect(try await server.get("/invoices/\(drafts[0])").text.contains("href=\"\(path)\""))
    #expect(try await server.get(path).text.matches(of: /type="checkbox"/).count == 3)
    let few = try await server.post(path, Array("\(orders[0])=on".utf8), type: form)
    #expect(few.status == 422)
    let asked = "\(orders[0])=on&\(orders[2])=on"
    let shown = try await server.post(path, Array(asked.utf8), type: form)
    #expect(shown.status == 200, "\(shown.text)")
    let key = try #require(shown.text.firstMatch(of: /name="key" value="([^"]+)"/)).1
    let total = try #require(shown.text.firstMatch(of: /name="total" value="([^"]+)"/)).1
    let made = try await server.post(
      path, Array((asked + "&key=\(key)&total=\(total)").utf8), type: form)
    #expect(made.status == 200 && made.text.contains("F-\(Merchant.today.year)-00001"))
    let data = try await server.get("/v1/invoices").json["data"]?.elements
    #expect(data?.count == 2, "one invoice, and the draft that was left out")
  }
}
