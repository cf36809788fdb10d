import Invoicing
import Kernel
import Money
import Testing

@testable import Shops

@Suite struct WooCommerceOrderTests {
  /// An order of a French shop that sells with tax included; a test changes what it is about.
  private func body(
    status: String = "processing", lines: String = WooCommerceOrderTests.line, company: String = "",
    meta: String = "",
    more: String = "", total: String = "29.90", totalTax: String = "4.98", country: String = "FR",
    paid: String = "\"2026-11-20T23:30:00\"", included: Bool = true
  ) -> String {
    """
    { "id": 1001, "number": "1001", "status": "\(status)", "currency": "EUR", "prices_include_tax": \(included),
      "date_created": "2026-11-20T23:30:00", "date_created_gmt": "2026-11-20T22:30:00", "date_paid_gmt": \(paid),
      "total": "\(total)", "total_tax": "\(totalTax)", "customer_id": 7, "customer_note": "Merci &amp; à\\r\\nbientôt",
      "payment_method": "stripe", "transaction_id": "pi_1",
      "billing": { "first_name": "Zoé", "last_name": "D&#039;Arc", "company": "\(company)", "address_1": "1 rue de l&rsquo;Église",
        "address_2": "", "city": "Lyon", "postcode": "69001", "country": "\(country)", "email": "zoe@example.com", "phone": "" },
      "shipping": { "first_name": "Zoé", "last_name": "D'Arc", "company": "", "address_1": "", "address_2": "", "city": "",
        "postcode": "", "country": "FR" },
      "meta_data": [\(meta)], "line_items": [\(lines)],
      "tax_lines": [ { "rate_id": 1, "rate_code": "FR-TVA-1", "label": "TVA", "rate_percent": 20 },
                     { "rate_id": 2, "rate_code": "FR-TVA 5,5 %-1", "label": "TVA" } ],
      "shipping_lines": [], "fee_lines": [], "coupon_lines": [], "refunds": []\(more) }
    """
  }

  private static let line =
    #"{ "id": 5, "name": "Tasse &ndash; bleue", "quantity": 3, "subtotal": "24.92", "subtotal_tax": "4.98", "total": "24.92", "total_tax": "4.98", "taxes": [{"id": 1, "total": "4.98", "subtotal": "4.98"}], "sku": "T-1", "meta_data": [{"key": "pa_taille", "value": "grande", "display_key": "Taille", "display_value": "grande"}, {"key": "_x", "value": "1", "display_key": "_x", "display_value": "1"}] }"#

  private func read(_ body: String) throws -> OrderReading {
    let found = try readings(body)
    #expect(found.count == 1)
    return found[0]
  }

  @Test func `an order with tax included keeps the gross price and the stated amounts`() throws {
    let order = try #require(try read(body()).order)
    #expect(order.source == "woocommerce")
    #expect(order.externalID == "1001")
    #expect(order.kind == .sale)
    #expect(order.orderedOn == LocalDate("2026-11-20"))
    #expect(order.pricesIncludeTax)
    #expect(order.lines.count == 1)
    let line = order.lines[0]
    #expect(line.name == "Tasse – bleue")
    #expect(line.detail == "Taille : grande")
    #expect(line.unitPrice == UnitPrice(units: 9_966_667))
    #expect(line.discount == nil)
    #expect(line.tax == .rate(Rate(units: 2000)))
    #expect(line.statedNet == Money(minorUnits: 2492))
    #expect(line.statedVAT == Money(minorUnits: 498))
    #expect(line.place.pointer == "/line_items/0")
    #expect(
      order.stated == .init(net: nil, vat: Money(minorUnits: 498), gross: Money(minorUnits: 2990)))
    #expect(order.buyer.kind == .consumer)
    #expect(order.buyer.name == "Zoé D'Arc")
    #expect(order.buyer.externalID == "7")
    #expect(order.buyer.address.line1 == "1 rue de l’Église")
    #expect(order.delivery == nil)
    #expect(order.note == "Merci & à\nbientôt")
    #expect(
      order.payment == .init(receivedOn: LocalDate("2026-11-21")!, means: .card, reference: "pi_1"))
  }

  @Test func `a coupon is the discount of the lines it was taken from`() throws {
    let line =
      #"{ "id": 5, "name": "T", "quantity": 2, "subtotal": "20.00", "subtotal_tax": "4.00", "total": "18.00", "total_tax": "3.60", "taxes": [{"id": 1, "total": "3.60"}] }"#
    let net = try #require(try read(body(lines: line, included: false)).order).lines[0]
    #expect(net.unitPrice == UnitPrice(units: 10_000_000))
    #expect(net.discount == Money(minorUnits: 200))
    let gross = try #require(try read(body(lines: line)).order).lines[0]
    #expect(gross.unitPrice == UnitPrice(units: 12_000_000))
    #expect(gross.discount == Money(minorUnits: 240))
  }

  @Test func `negative fees are discounts, others charges, and shipping is shipping`() throws {
    let more = #"""
      , "fee_lines": [ { "name": "Emballage", "total": "2.00", "total_tax": "0.40", "taxes": [{"id": 1, "total": "0.4"}] },
         { "name": "Fidélité", "total": "-5.00", "total_tax": "-1.00", "taxes": [{"id": 1, "total": "-1"}] } ],
        "shipping_lines": [ { "method_title": "Colissimo", "total": "4.92", "total_tax": "0.98", "taxes": [{"id": 1, "total": "0.98"}] },
         { "method_title": "Gratuit", "total": "0.00", "total_tax": "0.00", "taxes": [] } ]
      """#
    let text = body(more: more).replacing(", \"shipping_lines\": [], \"fee_lines\": []", with: "")
      .replacing("\"shipping_lines\": [], \"fee_lines\": [], ", with: "")
    let order = try #require(try read(text).order)
    #expect(
      order.charges.map { "\($0.kind) \($0.label) \($0.amount)" } == [
        "fee Emballage 2.40", "shipping Colissimo 5.90",
      ])
    #expect(order.discounts.map { "\($0.label) \($0.amount)" } == ["Fidélité 6.00"])
    #expect(order.charges.allSatisfy { $0.tax == .rate(Rate(units: 2000)) })
  }

  @Test(arguments: [
    (
      #"{"taxes": [{"id": 2, "total": "0.55"}], "total": "10.00", "total_tax": "0.55""#,
      SalesOrder.LineTax.rate(Rate(units: 550))
    ),
    (#"{"taxes": [], "total": "10.00", "total_tax": "1.00""#, .rate(Rate(units: 1000))),
    (#"{"taxes": [], "total": "10.00", "total_tax": "0.21""#, .rate(Rate(units: 210))),
    (
      #"{"taxes": [{"id": 99, "total": "2.01"}], "total": "10.00", "total_tax": "2.01""#,
      .rate(Rate(units: 2000))
    ),
    (#"{"taxes": [], "total": "10.00", "total_tax": "0.00""#, SalesOrder.LineTax.none),
    (
      #"{"taxes": [{"id": 1, "total": "", "subtotal": ""}], "total": "10.00", "total_tax": "0.00""#,
      SalesOrder.LineTax.none
    ),
  ])
  func `the rate is the shop's, else the French one that gives the tax`(
    line: String, expected: SalesOrder.LineTax
  ) throws {
    let order = try #require(
      try read(body(lines: line + #", "name": "T", "quantity": 1}"#, included: false)).order)
    #expect(order.lines[0].tax == expected)
  }

  @Test func `a tax that no French rate gives refuses the order`() throws {
    let reading = try read(
      body(
        lines: #"{"name": "T", "quantity": 1, "total": "100.00", "total_tax": "8.88", "taxes": []}"#
      ))
    #expect(reading.summary == "1001 refused line.vat-rate-unknown")
    #expect(reading.refusal[0].place?.pointer == "/line_items/0/total_tax")
  }

  @Test(arguments: [
    ("processing", "1001 ok 1/1"), ("wc-completed", "1001 ok 1/1"), ("on-hold", "1001 ok 1/1"),
    ("pending", "1001 refused order.not-confirmed"), ("failed", "1001 refused order.not-confirmed"),
    ("checkout-draft", "1001 refused order.not-confirmed"),
    ("trash", "1001 refused order.not-confirmed"),
    ("shipped-by-hand", "1001 refused order.status-unknown"),
  ])
  func `the status says whether it is a sale`(status: String, expected: String) throws {
    #expect(try read(body(status: status)).summary == expected)
  }

  @Test(arguments: ["cancelled", "refunded"])
  func `a cancelled or refunded order takes the sale back under a number of its own`(status: String)
    throws
  {
    let order = try #require(try read(body(status: status)).order)
    #expect(order.kind == .cancellation(of: "1001"))
    #expect(order.externalID == "1001-\(status)")
    #expect(order.payment == nil)
    #expect(order.lines.isEmpty, "all that is left goes back")
  }

  @Test func `an order on hold is a sale that is not paid`() throws {
    let order = try #require(try read(body(status: "on-hold", paid: "null")).order)
    #expect(order.payment == nil)
  }

  @Test func `a company is told by its name or by its numbers under any plugin's key`() throws {
    let named = try #require(try read(body(company: "Lumière SARL")).order).buyer
    #expect(named.kind == .company)
    #expect(named.name == "Lumière SARL")
    #expect(named.contactName == "Zoé D'Arc")
    for key in ["siret", "_billing_siren", "billing_siret"] {
      let buyer = try #require(
        try read(body(meta: #"{"id": 1, "key": "\#(key)", "value": "732 829 320 00074"}"#)).order
      ).buyer
      #expect(buyer.kind == .company)
      #expect(buyer.siren == "732829320")
      #expect(buyer.name == "Zoé D'Arc")
    }
    let byVAT = try #require(
      try read(
        body(company: "L", meta: #"{"key": "billing_eu_vat_number", "value": "fr44 732829320"}"#)
      ).order
    ).buyer
    #expect(byVAT.vatIdentifier == "FR44732829320")
    #expect(byVAT.siren == "732829320")
  }

  @Test func `refunds come with their reason and a positive amount`() throws {
    let text = body().replacing(
      "\"refunds\": []", with: #""refunds": [{"id": 9, "reason": "Cassée", "total": "-9.97"}]"#)
    let order = try #require(try read(text).order)
    #expect(
      order.refunds.map { "\($0.externalID) \($0.reason ?? "") \($0.amount)" } == ["9 Cassée 9.97"])
  }

  @Test func `gift cards are a payment, not a discount`() throws {
    let order = try #require(
      try read(
        body(more: #", "gift_cards": [{"id": 1, "code": "X", "amount": 10}]"#, total: "19.90")
      ).order)
    #expect(order.stated.gross == Money(minorUnits: 2990))
  }

  @Test func `parts of a bundle without a price are left out of the order`() throws {
    let free =
      #", { "id": 6, "name": "Soucoupe", "quantity": 1, "subtotal": "0.00", "total": "0.00", "total_tax": "0.00", "taxes": [], "bundled_by": 5 }"#
    #expect(
      try read(body(lines: WooCommerceOrderTests.line + free)).summary.hasPrefix("1001 ok 1/2 | "))
  }

  @Test func `all problems of an order are reported together`() throws {
    let reading = try read(
      body(
        lines: #"{"name": "T", "quantity": "x", "total": "abc", "total_tax": "0", "taxes": []}"#,
        total: "1e5", country: "XX"
      ).replacing("2026-11-20T22:30:00", with: "2027-11-20T22:30:00").replacing(
        "\"EUR\"", with: "\"euros\""))
    #expect(
      reading.refusal.map { "\($0.place!.pointer!) \($0.code)" } == [
        "/currency order.currency-unknown", "/date_created_gmt order.date-future",
        "/billing/country order.country-unknown",
        "/line_items/0/quantity order.value-unreadable",
        "/line_items/0/total order.value-unreadable",
        "/total order.value-unreadable",
      ])
  }

  @Test(arguments: [
    ("&amp;&lt;&#39;&#x27;&eacute;&nbsp;", "&<''é\u{A0}"), ("AT&T &unknown; &", "AT&T &unknown; &"),
    ("&yuml;&Agrave;&divide;", "ÿÀ÷"),
    ("&#0;&#xD800;&#99999999999;", "\0&#xD800;&#99999999999;"),
  ])
  func `HTML entities are undone`(text: String, expected: String) {
    #expect(HTMLEntities.decoded(text) == expected)
  }
}

@Suite(.enabled(if: Corpus.isThere, Comment(rawValue: Corpus.absence)))
struct WooCommerceCorpusTests {
  @Test(arguments: Corpus.files(below: "shops/woocommerce", endings: ["json"]))
  func `every body is read or refused with a reason`(file: String) throws {
    do throws(ShopsError) {
      var count = 0
      for reading in try OrderFile.read(
        path: Corpus.path(file), fileName: file, mapping: nil, today: today)
      {
        count += 1
        #expect(reading.order != nil || !reading.refusal.isEmpty)
        #expect(reading.place.line != nil)
      }
      #expect(count > 0)
    } catch {
      #expect(
        ["orders.json-malformed", "orders.no-orders"].contains(error.code),
        "\(file): \(error.text.en)")
    }
  }

  @Test func `all files together give these orders and refusals`() throws {
    var counts: [String: Int] = [:]
    for file in Corpus.files(below: "shops/woocommerce", endings: ["json"]) {
      do throws(ShopsError) {
        for reading in try OrderFile.read(path: Corpus.path(file), mapping: nil, today: today) {
          counts[reading.order != nil ? "order" : reading.refusal[0].code, default: 0] += 1
        }
      } catch { counts[error.code, default: 0] += 1 }
    }
    #expect(
      counts == [
        "order": 12, "order.not-an-order": 201, "order.not-confirmed": 2, "order.deleted": 1,
        "line.vat-rate-unknown": 9,
        "orders.json-malformed": 4, "orders.no-orders": 2,
      ])
  }

  @Test(arguments: [
    ("product-alternative-types.json", "224:28 (/data)"),
    ("product-without-data.json", "337:10 (/meta_data)"),
    ("products-batch-update.json", "213:30 (/data/update/0/meta_data)"),
    ("products-sku-search.json", "73:33 (/data/0)"),
  ])
  func `the malformed files give file, line and column`(name: String, expected: String) throws {
    let error = #expect(throws: ShopsError.self) {
      _ = try OrderFile.read(
        path: Corpus.path("shops/woocommerce/rest/catalogue/\(name)"), fileName: name, mapping: nil,
        today: today)
    }
    #expect(error?.code == "orders.json-malformed")
    #expect(error?.place?.description == "\(name):\(expected)")
  }
}
