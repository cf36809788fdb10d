import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// Deposits over HTTP.
@Suite(.serialized) struct DepositDoorsTests {
  @Test func `a deposit is issued on an order, and its final invoice deducts it`() async throws {
    let server = try await WebServer()
    var order = Merchant.order("1001")
    order.payment = nil
    let id = try #require(
      try await server.post("/v1/orders", JSONOrder.encode(order)).json["id"]?.text)
    let path = "/v1/orders/\(id)/deposits"
    let body = Array(
      #"{"percent": "30", "payment": {"receivedOn": "\#(Merchant.today)", "means": "card"}}"#.utf8)
    let preview = try await server.post(path + "?preview=true", body)
    #expect(try preview.json["typeCode"]?.text == "386", "\(preview.text)")
    let issued = try await server.post(path, body, ["Idempotency-Key": "d-1"])
    #expect(issued.status == 201, "\(issued.text)")
    #expect(try issued.json["totals"]?["gross"]?["amount"]?.text == "36.00")
    let deposit = try #require(try issued.json["id"]?.text)
    let unclear = try await server.post(path, Array(#"{"percent": "3", "amount": "3"}"#.utf8))
    #expect(try unclear.json["errors"]?.elements.first?["code"]?.text == "deposit.part-unclear")

    let draft = try #require(try await server.post("/v1/orders/\(id)/invoice").json["id"]?.text)
    let final = try await server.post("/v1/invoices/\(draft)/issuance").json
    #expect(final["businessProcess"]?.text == "B4")
    #expect(final["totals"]?["gross"]?["amount"]?.text == "84.00")
    #expect(final["deposits"]?.elements.first?["id"]?.text == deposit)
    #expect(
      try await server.get("/v1/invoices/\(deposit)").json["finalInvoices"]?.elements.count == 1)
    #expect(
      try await server.get("/v1/invoices?typeCode=386").json["data"]?.elements.count == 1)
    #expect(try await server.get("/invoices/\(draft)").text.contains("/invoices/\(deposit)"))
    #expect(try await server.post(path, body).status == 409)

    for address in [
      "/v1/orders/\(id)/pro-forma.pdf", "/v1/invoices/\(deposit)/receipt.pdf",
      "/invoices/\(draft)/delivery-note.pdf",
    ] {
      let file = try await server.get(address)
      #expect(file.status == 200 && file.body.starts(with: Array("%PDF-".utf8)), "\(address)")
    }
    let copy = try await server.post("/v1/invoices/\(draft)/duplicates")
    #expect(copy.status == 200 && copy.type == "application/pdf")
    let unpaid = try await server.get("/v1/invoices/\(draft)/receipt.pdf")
    #expect(try unpaid.json["code"]?.text == "invoicing.nothing-paid")
    #expect(try server.stop().status == 0)
    #expect(try server.merchant.verify().status == 0)
  }

  @Test func `the page asks, shows, and issues the deposit once`() async throws {
    let server = try await WebServer()
    var order = Merchant.order("1001")
    order.payment = nil
    let id = try #require(
      try await server.post("/v1/orders", JSONOrder.encode(order)).json["id"]?.text)
    let draft = try #require(try await server.post("/v1/orders/\(id)/invoice").json["id"]?.text)
    let path = "/invoices/\(draft)/deposit"
    let form = "application/x-www-form-urlencoded"
    #expect(try await server.get("/invoices/\(draft)").text.contains("href=\"\(path)\""))
    #expect(try await server.get(path).text.contains("name=\"percent\""))
    let wrong = try await server.post(path, Array("part=amount&amount=douze".utf8), type: form)
    #expect(wrong.status == 422 && wrong.marks("amount") && wrong.text.contains("value=\"douze\""))
    let late = Merchant.today.adding(days: 30)
    let many = try await server.post(
      path, Array("part=percent&percent=150&paidOn=\(late)".utf8), type: form)
    #expect(many.status == 422 && many.marks("percent") && many.marks("paidOn"))
    #expect(many.text.contains("value=\"150\"") && many.text.contains("value=\"\(late)\""))
    let none = try await server.post(path, Array("part=percent&percent=".utf8), type: form)
    #expect(none.marks("percent") && !none.text.contains("value=\"30\""), "as it was typed")
    let asked = "part=percent&percent=25,5&paidOn=\(Merchant.today)&means=transfer"
    let shown = try await server.post(path, Array(asked.utf8), type: form)
    #expect(shown.status == 200, "\(shown.text)")
    let key = try #require(shown.text.firstMatch(of: /name="key" value="([^"]+)"/)).1
    let total = try #require(shown.text.firstMatch(of: /name="total" value="([^"]+)"/)).1
    for _ in 1...2 {
      let issued = try await server.post(
        path, Array((asked + "&key=\(key)&total=\(total)").utf8), type: form)
      #expect(issued.status == 200 && issued.text.contains("F-\(Merchant.today.year)-00001"))
    }
    let deposits = try await server.get("/v1/invoices?typeCode=386").json["data"]?.elements
    #expect(deposits?.count == 1)
    #expect(deposits?.first?["totals"]?["gross"]?["amount"]?.text == "30.60")
    let listed = try await server.get("/v1/invoices?status=draft").json["data"]?.elements.first
    #expect(listed?["totals"]?["gross"]?["amount"]?.text == "89.40", "the balance")
    #expect(try server.stop().status == 0)
  }
}
