import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// Corrected invoices over HTTP.
@Suite(.serialized) struct CorrectionDoorsTests {
  private func issued(on server: WebServer) async throws -> String {
    let order = try await server.post("/v1/orders", JSONOrder.encode(Merchant.order("1001")))
    let id = try #require(try order.json["id"]?.text)
    let draft = try #require(try await server.post("/v1/orders/\(id)/invoice").json["id"]?.text)
    #expect(try await server.post("/v1/invoices/\(draft)/issuance").status == 201)
    return draft
  }

  @Test func `a correction replaces an invoice, once for one key`() async throws {
    let server = try await WebServer()
    let id = try await issued(on: server)
    let path = "/v1/invoices/\(id)/corrections"
    let body = Array(
      #"{"reason": "Erreur de nom", "changes": {"buyer": {"name": "Zoé Le Fèvre"}}}"#.utf8)
    let preview = try await server.post(path + "?preview=true", body)
    #expect(try preview.json["typeCode"]?.text == "384", "\(preview.text)")
    #expect(try preview.json["buyerName"]?.text == "Zoé Le Fèvre")
    var numbers: Set<String?> = []
    for _ in 1...2 {
      let made = try await server.post(path, body, ["Idempotency-Key": "c-1"])
      #expect(made.status == 201, "\(made.text)")
      numbers.insert(try made.json["number"]?.text)
      #expect(try made.json["replaces"]?["id"]?.text == id)
    }
    #expect(numbers.count == 1)
    #expect(try await server.post(path, body).status == 422)
    let old = try await server.get("/v1/invoices/\(id)").json
    #expect(
      old["status"]?.text == "replaced" && old["replacedBy"]?["number"]?.text == numbers.first)
    let listed = try await server.get("/v1/invoices?status=replaced").json["data"]?.elements
    #expect(listed?.map { $0["id"]?.text } == [id])
    #expect(try await server.get("/v1/invoices?typeCode=384").json["data"]?.elements.count == 1)
    #expect(try server.stop().status == 0)
    #expect(try server.merchant.verify().status == 0)
  }

  @Test func `the page shows what the invoice says, then the corrected one, and issues it once`()
    async throws
  {
    let server = try await WebServer()
    let id = try await issued(on: server)
    let (path, form) = ("/invoices/\(id)/correction", "application/x-www-form-urlencoded")
    #expect(try await server.get("/invoices/\(id)").text.contains("href=\"\(path)\""))
    #expect(try await server.get(path).text.contains("value=\"Toulouse\""))
    let silent = try await server.post(path, Array("city=Blagnac&reason=".utf8), type: form)
    #expect(silent.status == 422 && silent.text.contains("value=\"Blagnac\""))
    let asked = "city=Blagnac&purchaseOrder=PO-9&reason=Mauvaise+ville"
    let shown = try await server.post(path, Array(asked.utf8), type: form)
    #expect(shown.status == 200, "\(shown.text)")
    let key = try #require(shown.text.firstMatch(of: /name="key" value="([^"]+)"/)).1
    let total = try #require(shown.text.firstMatch(of: /name="total" value="([^"]+)"/)).1
    for _ in 1...2 {
      let made = try await server.post(
        path, Array((asked + "&key=\(key)&total=\(total)").utf8), type: form)
      #expect(made.status == 200 && made.text.contains("F-\(Merchant.today.year)-00002"))
      #expect(made.text.contains("/invoices/\(id)"), "names the one it replaces")
    }
    let data = try await server.get("/v1/invoices").json["data"]?.elements
    #expect(data?.map { $0["status"]?.text }.filter { $0 == "replaced" }.count == 1)
    #expect(data?.count == 2)
    let gone = try await server.get(path)
    #expect(gone.status == 422 && gone.text.contains("F-\(Merchant.today.year)-00002"))
  }
}
