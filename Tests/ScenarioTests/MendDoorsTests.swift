import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// Corrections and overrides over HTTP and on the page of the shield.
@Suite(.serialized) struct MendDoorsTests {
  private static var late: SalesOrder {
    Merchant.order("1001") {
      $0.buyer = Sample.firm
      $0.payment = nil
      $0.dueOn = Merchant.today.adding(days: 90)
    }
  }

  private static func body(_ fields: [String: String]) -> [UInt8] {
    let json = JSONWriter()
    json.object { for (name, value) in fields { json.field(name, value) } }
    return json.bytes
  }

  @Test func `a finding carries its correction, and one request applies it`() async throws {
    let server = try await WebServer()
    let id = try #require(
      try await server.post("/v1/orders", JSONOrder.encode(Self.late)).json["id"]?.text)
    let refused = try await server.post("/v1/orders/\(id)/invoice")
    #expect(refused.status == 422)
    let change = try refused.json["errors"]?.elements.first?["mend"]?["changes"]?.elements.first
    #expect(change?["pointer"]?.text == "/dueOn")
    let offered = try await server.get("/v1/orders/\(id)/mends").json["findings"]?.elements
    #expect(offered?.first?["mend"]?["changes"]?.elements.count == 1)
    let waiting = try await server.get("/v1/shield").json["waiting"]?.elements
    #expect(waiting?.first?["mend"]?["changes"]?.elements.count == 1)

    let nameless = try await server.post(
      "/v1/orders/\(id)/mends", Self.body(["code": "order.payment-delay-unlawful"]))
    #expect(try nameless.json["code"]?.text == "shield.name-missing")
    let wanted = Self.body(["code": "order.payment-delay-unlawful", "by": "Ana Li"])
    let mended = try await server.post(
      "/v1/orders/\(id)/mends", wanted, ["Idempotency-Key": "m-1"])
    #expect(mended.status == 200, "\(mended.text)")
    let draft = try #require(try mended.json["draft"]?["id"]?.text)
    let again = try await server.post("/v1/orders/\(id)/mends", wanted, ["Idempotency-Key": "m-1"])
    #expect(again.text == mended.text)
    #expect(try await server.post("/v1/invoices/\(draft)/issuance").status == 201)
    let shield = try await server.get("/v1/shield").json
    #expect(shield["mends"]?.elements.first?["by"]?.text == "Ana Li")
    #expect(shield["waiting"]?.elements.isEmpty == true)
    #expect(try await server.post("/v1/orders/\(id)/mends", wanted).status == 409)
    #expect(try server.stop().status == 0)
  }

  @Test func `the page of the shield mends and overrides with a click`() async throws {
    let merchant = Merchant()
    var edited = Merchant.order("1002")
    edited.lines = [Sample.line(quantity: 5)]
    _ = try merchant.issue(try merchant.file([Merchant.order("1002")]))
    #expect(
      try merchant.issue(try merchant.file([Self.late, edited], as: "more.jsonl")).status == 1)
    let server = try await WebServer(merchant)
    let french = ["Accept-Language": "fr"]
    let form = "application/x-www-form-urlencoded"
    let page = try await server.get("/shield", french).text
    #expect(page.contains("Corriger ainsi") && page.contains("Passer outre et émettre"))
    let fields = "source=test&number=1001&code=order.payment-delay-unlawful"
    let nobody = try await server.post("/shield/mends", Array(fields.utf8), type: form, french)
    #expect(nobody.status == 422 && nobody.text.contains("garde le nom"))
    let mended = try await server.post(
      "/shield/mends", Array((fields + "&by=Ana").utf8), type: form)
    #expect(mended.path.hasPrefix("/invoices/inv_"), "\(mended.path)")
    let overridden = try await server.post(
      "/shield/overrides",
      Array("source=test&number=1002&code=order.changed&by=Ana&reason=Vu+avec+le+client".utf8),
      type: form)
    #expect(overridden.path.hasPrefix("/invoices/inv_"), "\(overridden.path)")
    let after = try await server.get("/shield", french).text
    #expect(after.contains("Vu avec le client") && !after.contains("Corriger ainsi"))
    #expect(try server.stop().status == 0)
    #expect(try merchant.verify().status == 0)
    let report = try Program.run(["shield", "report", "--data", merchant.data, "--lang", "en"])
    #expect(report.output.contains("mended by Ana") && report.output.contains("overridden by Ana"))
  }
}
