import Foundation
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// Orders in, invoices out, over HTTP.
@Suite(.serialized) struct OrdersAPITests {
  private func body(_ order: SalesOrder) -> [UInt8] { JSONOrder.encode(order) }

  @Test func `an order is issued in one request, once, or nothing of it is kept`() async throws {
    let server = try await WebServer()
    let order = body(Merchant.order("2001"))
    let key = ["Idempotency-Key": "one-2001"]
    let issued = try await server.post("/v1/invoices", order, key)
    #expect(issued.status == 201, "\(issued.text)")
    #expect(try issued.json["number"]?.text == "F-\(Merchant.today.year)-00001")
    #expect(issued.headers["location"] == "/v1/invoices/\(try issued.json["id"]?.text ?? "")")
    #expect(try await server.post("/v1/invoices", order, key).text == issued.text)
    let again = try await server.post("/v1/invoices", order)
    #expect(again.status == 409)
    #expect(try again.json["code"]?.text == "invoicing.already-invoiced")
    let refused = try await server.post("/v1/invoices", Array(#"{"number": "2002"}"#.utf8))
    #expect(refused.status == 422)
    #expect(try await server.get("/v1/invoices").json["data"]?.elements.count == 1)
    let next = try await server.post("/v1/invoices", body(Merchant.order("2003")))
    #expect(try next.json["number"]?.text == "F-\(Merchant.today.year)-00002")
  }

  @Test
  func `an order becomes a draft, the draft an invoice, and the invoice can be had in three forms`()
    async throws
  {
    let server = try await WebServer()
    let entered = try await server.post("/v1/orders", body(Merchant.order("1001")))
    #expect(entered.status == 201)
    let order = try #require(try entered.json["id"]?.text)
    #expect(order.hasPrefix("ord_"))
    #expect(try await server.post("/v1/orders", body(Merchant.order("1001"))).status == 200)

    let drafted = try await server.post("/v1/orders/\(order)/invoice")
    #expect(drafted.status == 201)
    let draft = try drafted.json
    let id = try #require(draft["id"]?.text)
    #expect(drafted.headers["location"] == "/v1/invoices/\(id)")
    #expect(draft["status"]?.text == "draft")
    #expect(draft["number"]?.text == nil)
    #expect(
      draft["totals"]?["gross"]?.text == "120.00"
        || draft["totals"]?["gross"]?["amount"]?.text == "120.00")
    #expect(try await server.get("/v1/invoices/\(id).pdf").status == 404, "a draft has no PDF")

    let issued = try await server.post("/v1/invoices/\(id)/issuance")
    #expect(issued.status == 201)
    let year = Merchant.today.year
    #expect(try issued.json["number"]?.text == "F-\(year)-00001")
    #expect(try issued.json["id"]?.text == id, "the invoice keeps its draft's id")

    let json = try await server.get("/v1/invoices/\(id)")
    #expect(json.status == 200 && json.type.hasPrefix("application/json"))
    #expect(try json.json["lines"]?.elements.count == 1)
    #expect(try json.json["buyer"]?["name"]?.text == "Zoé Lefèvre")
    let pdf = try await server.get("/v1/invoices/\(id).pdf")
    #expect(pdf.status == 200 && pdf.type == "application/pdf")
    #expect(pdf.body.starts(with: Array("%PDF-".utf8)))
    let xml = try await server.get("/v1/invoices/\(id).xml")
    #expect(xml.status == 200 && xml.type.contains("xml"))
    #expect(xml.text.contains("<ram:ID>F-\(year)-00001</ram:ID>"))

    let again = try await server.post("/v1/invoices/\(id)/issuance")
    #expect(again.status == 409)
    #expect(try again.json["code"]?.text == "invoicing.not-a-draft")
    let invoiced = try await server.post("/v1/orders/\(order)/invoice")
    #expect(invoiced.status == 409)
    #expect(try invoiced.json["code"]?.text == "invoicing.already-invoiced")
    #expect(try server.stop().status == 0, "Ctrl-C stops it cleanly")
    #expect(try server.merchant.verify().status == 0)
  }

  @Test func `an idempotency key gives the same answer again and refuses another request`()
    async throws
  {
    let server = try await WebServer()
    let key = ["Idempotency-Key": "k-1"]
    let first = try await server.post("/v1/orders", body(Merchant.order("1")), key)
    let again = try await server.post("/v1/orders", body(Merchant.order("1")), key)
    #expect(first.status == 201 && again.status == 201)
    #expect(first.body == again.body)
    let other = try await server.post("/v1/orders", body(Merchant.order("2")), key)
    #expect(other.status == 422)
    #expect(try other.json["code"]?.text == "invoicing.idempotency-mismatch")

    let order = try #require(try first.json["id"]?.text)
    let draft = try #require(try await server.post("/v1/orders/\(order)/invoice").json["id"]?.text)
    let issue = ["Idempotency-Key": "k-2"]
    let issued = try await server.post("/v1/invoices/\(draft)/issuance", [], issue)
    let replayed = try await server.post("/v1/invoices/\(draft)/issuance", [], issue)
    #expect(issued.status == 201 && replayed.status == 201)
    #expect(issued.body == replayed.body)
    #expect(issued.headers["location"] == replayed.headers["location"])
    let list = try await server.get("/v1/invoices").json
    #expect(list["data"]?.elements.count == 1)
  }

  @Test func `a refused order answers with every finding and its pointer`() async throws {
    let server = try await WebServer()
    let wrong = """
      {"number": "1", "orderedOn": "\(Merchant.today.adding(days: 3))", "colour": "red",
       "buyer": {"kind": "company", "name": "X", "address": {"country": "FRA"}},
       "lines": [{"name": "Lampe", "quantity": "0", "unitPrice": "-1.00", "vatRate": "20"}]}
      """
    let answer = try await server.post(
      "/v1/orders", Array(wrong.utf8), ["Accept-Language": "en"])
    #expect(answer.status == 422)
    #expect(answer.type.hasPrefix("application/problem+json"))
    let problem = try answer.json
    #expect(problem["code"]?.text == "invoicing.order-refused")
    #expect(problem["status"]?.text == "422")
    let found = (problem["errors"]?.elements ?? []).map {
      "\($0["code"]?.text ?? "") \($0["pointer"]?.text ?? "")"
    }
    #expect(
      Set(found) == [
        "order.key-unknown /colour", "order.date-future /orderedOn",
        "order.country-unknown /buyer/address/country",
        "line.quantity-not-positive /lines/0/quantity",
        "line.price-negative /lines/0/unitPrice",
      ])

    // What only shows when an invoice is asked for.
    var company = Merchant.order("2") { $0.buyer = Sample.firm }
    company.buyer.siren = "404833049"
    company.lines[0].tax = .rate(Rate(units: 19_60))
    let order = try #require(try await server.post("/v1/orders", body(company)).json["id"]?.text)
    let refused = try await server.post("/v1/orders/\(order)/invoice")
    #expect(refused.status == 422)
    let errors = try refused.json["errors"]?.elements ?? []
    #expect(errors.map { $0["code"]?.text } == ["buyer.siren-invalid", "tax.rate-unlawful"])
    #expect(
      errors.map { $0["pointer"]?.text } == ["/buyer/siren", "/lines/0/vatRate"],
      "a pointer is a JSON pointer into the order")
  }

  @Test func `malformed and missing things each have their status and code`() async throws {
    let server = try await WebServer()
    let malformed = try await server.post("/v1/orders", Array("{\"number\": ".utf8))
    #expect((400...422).contains(malformed.status))
    #expect(malformed.type.hasPrefix("application/problem+json"))
    for (path, code) in [
      ("/v1/invoices/inv_00000000000000000000000000", "invoicing.invoice-not-found"),
      ("/v1/invoices/nonsense", "invoicing.invoice-not-found"),
      ("/v1/invoices/inv_00000000000000000000000000.pdf", "invoicing.invoice-not-found"),
      ("/v1/invoices/inv_00000000000000000000000000.xml", "invoicing.invoice-not-found"),
    ] {
      let answer = try await server.get(path)
      #expect(answer.status == 404, "\(path)")
      #expect(answer.type.hasPrefix("application/problem+json"), "\(path)")
      #expect(try answer.json["code"]?.text == code, "\(path)")
    }
    let order = try await server.post("/v1/orders/ord_00000000000000000000000000/invoice")
    #expect(order.status == 404)
    #expect(try order.json["code"]?.text == "invoicing.order-not-found")
    let draft = try await server.post("/v1/invoices/inv_00000000000000000000000000/issuance")
    #expect(draft.status == 404)
    #expect(try await server.get("/v1/nothing").status == 404)
  }

  @Test func `a request from another site changes nothing`() async throws {
    let server = try await WebServer()
    let answer = try await server.post(
      "/v1/orders", body(Merchant.order("1")), ["Origin": "https://evil.example"])
    #expect(answer.status == 403)
  }

  @Test func `pages of the list walk every document once, the newest first`() async throws {
    let merchant = Merchant()
    #expect(try merchant.issue(merchant.file(Merchant.orders(1...23))).status == 0)
    let server = try await WebServer(merchant)
    let entered = try await server.post("/v1/orders", body(Merchant.order("draft")))
    let order = try #require(try entered.json["id"]?.text)
    #expect(try await server.post("/v1/orders/\(order)/invoice").status == 201)
    for limit in [1, 5, 8, 200] {
      var seen: [String] = []
      var numbers: [String] = []
      var cursor: String?
      var pages = 0
      repeat {
        let page = try await server.get(
          "/v1/invoices?limit=\(limit)" + (cursor.map { "&cursor=\($0)" } ?? "")
        ).json
        let rows = page["data"]?.elements ?? []
        #expect(rows.count <= limit)
        seen += rows.compactMap { $0["id"]?.text }
        numbers += rows.compactMap { $0["number"]?.text }
        cursor = page["nextCursor"]?.text
        #expect((page["hasMore"]?.bool == true) == (cursor != nil))
        pages += 1
      } while cursor != nil && pages < 40
      #expect(seen.count == 24 && Set(seen).count == 24, "limit \(limit)")
      #expect(numbers == numbers.sorted(by: >), "limit \(limit)")
    }
    let drafts = try await server.get("/v1/invoices?status=draft").json
    #expect(drafts["data"]?.elements.count == 1)
    let found = try await server.get("/v1/invoices?q=00017").json
    #expect(found["data"]?.elements.count == 1)
    #expect((400...422).contains(try await server.get("/v1/invoices?cursor=%F0%9F%92%A9").status))
  }
}
