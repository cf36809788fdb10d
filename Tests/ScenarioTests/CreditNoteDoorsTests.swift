import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// Credit notes somebody asks for, over HTTP: the API and the page.
@Suite(.serialized) struct CreditNoteDoorsTests {
  /// A server with one issued invoice: 2 articles at 100.00 and shipping of 10.00, without VAT.
  private func sold() async throws -> (server: WebServer, invoice: String) {
    let server = try await WebServer()
    var order = Merchant.order("1001")
    order.lines[0].quantity = Quantity(2)
    order.charges = [
      .init(
        place: Place(), kind: .shipping, label: "Livraison", amount: Money(minorUnits: 10_00),
        tax: .unstated)
    ]
    order.stated = .init()
    order.payment = nil
    let entered = try await server.post("/v1/orders", JSONOrder.encode(order))
    let id = try #require(try entered.json["id"]?.text, "\(entered.text)")
    let draft = try #require(try await server.post("/v1/orders/\(id)/invoice").json["id"]?.text)
    #expect(try await server.post("/v1/invoices/\(draft)/issuance").status == 201)
    return (server, draft)
  }

  @Test func `the API previews, issues once under a key, and refuses with places`() async throws {
    let (server, invoice) = try await sold()
    let path = "/v1/invoices/\(invoice)/credit-notes"
    let body = Array(
      #"{"lines": [{"line": 1, "quantity": "1"}], "charges": [1], "refunded": true}"#.utf8)
    let preview = try await server.post(path + "?preview=true", body)
    #expect(preview.status == 200, "\(preview.text)")
    #expect(try preview.json["lines"]?.elements.count == 2)
    #expect(
      try await server.get("/v1/invoices?typeCode=381").json["data"]?.elements.isEmpty == true,
      "a preview writes nothing")

    let key = ["Idempotency-Key": "c-1"]
    let first = try await server.post(path, body, key)
    let again = try await server.post(path, body, key)
    #expect(first.status == 201 && first.body == again.body, "\(first.text)")
    #expect(try first.json["typeCode"]?.text == "381")
    #expect(try first.json["creditedInvoices"]?.elements.first?["id"]?.text == invoice)
    #expect(try first.json["totals"]?["gross"]?["amount"]?.text == "132.00")
    let note = try #require(try first.json["id"]?.text)
    let pdf = try await server.get("/v1/invoices/\(note).pdf")
    #expect(pdf.body.starts(with: Array("%PDF-".utf8)))
    #expect(
      try await server.get("/v1/invoices/\(invoice)").json["status"]?.text == "partly_credited")

    let wrong = try await server.post(
      path, Array(#"{"lines": [{"line": 7}, {"line": 1, "quantity": "5"}], "charge": []}"#.utf8))
    #expect(wrong.status == 422)
    #expect(try wrong.json["errors"]?.elements.first?["code"]?.text == "order.key-unknown")
    let many = try await server.post(
      path, Array(#"{"lines": [{"line": 7}, {"line": 1, "quantity": "5"}]}"#.utf8))
    #expect(
      try many.json["errors"]?.elements.compactMap { $0["code"]?.text }
        == ["credit.line-unknown", "credit.quantity-exceeded"])
    #expect(try many.json["errors"]?.elements.first?["line"] != nil, "\(many.text)")

    let rest = try await server.post(
      "/v1/credit-notes", Array(#"{"invoices": [{"invoice": "\#(invoice)"}]}"#.utf8))
    #expect(rest.status == 201, "\(rest.text)")
    #expect(try await server.get("/v1/invoices/\(invoice)").json["status"]?.text == "credited")
    let none = try await server.post(path)
    #expect(try none.json["errors"]?.elements.first?["code"]?.text == "credit.nothing-left")
    #expect(try server.stop().status == 0)
    #expect(try server.merchant.verify().status == 0)
  }

  @Test func `the page asks, shows, and issues what was shown, once`() async throws {
    let (server, invoice) = try await sold()
    let path = "/invoices/\(invoice)/credit-note"
    let form = "application/x-www-form-urlencoded"
    #expect(try await server.get("/invoices/\(invoice)").text.contains("href=\"\(path)\""))
    #expect(try await server.get(path).text.contains("name=\"charge-1\""))
    let wrong = try await server.post(path, Array("what=parts&line-1=deux".utf8), type: form)
    #expect(wrong.status == 422 && wrong.text.contains("value=\"deux\""))
    #expect(wrong.marks("line-1") && !wrong.marks("amount"))
    let many = try await server.post(path, Array("what=parts&line-1=5".utf8), type: form)
    #expect(many.status == 422 && many.marks("line-1"))
    let dear = try await server.post(path, Array("what=amount&amount=9999".utf8), type: form)
    #expect(dear.status == 422 && dear.marks("amount") && dear.text.contains("value=\"9999\""))
    let unclear = try await server.post(path, Array("what=rest&amount=12".utf8), type: form)
    #expect(unclear.status == 422, "an amount beside everything is a mistake")
    #expect(!unclear.marks("amount"), "what is about the choice is said above")
    let shown = try await server.post(
      path, Array("what=parts&line-1=1,0&reason=Cass%C3%A9e".utf8), type: form)
    #expect(shown.status == 200, "\(shown.text)")
    let key = try #require(shown.text.firstMatch(of: /name="key" value="([^"]+)"/)).1
    let total = try #require(shown.text.firstMatch(of: /name="total" value="([^"]+)"/)).1
    let asked = "what=parts&line-1=1,0&reason=Cass%C3%A9e&key=\(key)"
    let other = try await server.post(path, Array((asked + "&total=1").utf8), type: form)
    #expect(other.status == 422, "what was not shown is not issued")
    let confirmed = Array((asked + "&total=\(total)").utf8)
    let first = try await server.post(path, confirmed, type: form)
    let again = try await server.post(path, confirmed, type: form)
    #expect(
      first.status == 200 && first.text.contains("A-\(Merchant.today.year)-00001"),
      "the page of the note")
    #expect(first.body == again.body)
    let notes = try await server.get("/v1/invoices?typeCode=381").json["data"]?.elements
    #expect(notes?.count == 1)
    #expect(try server.stop().status == 0)
  }
}
