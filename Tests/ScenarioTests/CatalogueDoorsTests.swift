import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// The catalogue over HTTP: its pages without script, its API, what the invoice form makes of it.
@Suite(.serialized) struct CatalogueDoorsTests {
  private func create(_ json: String, _ server: WebServer) async throws -> WebServer.Answer {
    try await server.post("/v1/products", Array(json.utf8))
  }

  private func send(
    _ server: WebServer, _ path: String, _ fields: FormFields, json: Bool = false
  ) async throws -> WebServer.Answer {
    try await server.post(
      path, Array(fields.encoded.utf8), type: "application/x-www-form-urlencoded",
      json ? ["Accept": "application/json"] : [:])
  }

  @Test func `a program makes products, names them, changes and archives them`() async throws {
    let server = try await WebServer()
    let made = try await create(
      #"{"externalId": "shop-7", "sku": "B-12", "name": "Bougie", "unitPrice": "12.345678", "vatRate": 5.5}"#,
      server)
    #expect(made.status == 201, "\(made.text)")
    let id = try #require(try made.json["id"]?.text)
    #expect(made.headers["location"] == "/v1/products/\(id)")
    #expect(try made.json["unitPrice"]?.text == "12.345678")
    #expect(try made.json["vatRate"]?.text == "5.5" && made.json["unit"]?.text == "C62")
    let twin = try await create(#"{"sku": "B-12", "name": "Autre"}"#, server)
    #expect(twin.status == 409)
    #expect(try twin.json["code"]?.text == "product.sku-taken")
    let wrong = try await create(#"{"unit": "palette", "unitPrice": "-1"}"#, server)
    #expect(wrong.status == 422, "\(wrong.text)")
    let read = try await server.get("/v1/products/\(id)")
    let tag = try #require(read.headers["etag"])
    let changed = try await server.patch(
      "/v1/products/\(id)", Array(#"{"unitPrice": null, "state": "archived"}"#.utf8),
      ["If-Match": tag])
    #expect(changed.status == 200)
    #expect(try changed.json["state"]?.text == "archived")
    let late = try await server.patch(
      "/v1/products/\(id)", Array(#"{"name": "Cierge"}"#.utf8), ["If-Match": tag])
    #expect(late.status == 412, "\(late.text)")
    for query in ["external_id=shop-7", "sku=B-12", "state=archived", "q=boug&state=archived"] {
      let found = try await server.get("/v1/products?\(query)")
      #expect(try found.json["data"]?.elements.first?["id"]?.text == id, "\(query) \(found.text)")
    }
    #expect(try await server.get("/v1/products?q=boug").json["data"]?.elements.isEmpty == true)
    #expect(try await server.get("/v1/products/prd_1").status == 404)
    let events = try await server.get("/v1/events?type=product.*")
    #expect(events.text.contains("product.created") && events.text.contains("product.updated"))
    #expect(try server.stop().status == 0)
  }

  @Test func `a page makes a product once, and refuses a form that is late`() async throws {
    let server = try await WebServer()
    let marie = try await AccountDoorsTests.owner(server)
    #expect(try await marie.get("/products").text.contains("/products/learning"))
    let blank = try await marie.get("/products/new")
    let key = String(try #require(blank.text.firstMatch(of: /name="key" value="([^"]+)"/)?.1))
    let form = [
      "key": key, "name": "Bougie", "sku": "B-12", "unitPrice": "1 234,50", "prices": "gross",
      "vatRate": "20 %", "unit": "KGM", "nature": "goods", "currency": "EUR",
    ]
    let made = try await marie.post("/products", form)
    let place = try #require(made.headers["location"], "\(made.text)")
    #expect(try await marie.post("/products", form).headers["location"] == place)
    let path = String(try #require(place.split(separator: "?").first))
    let page = try await marie.get(path)
    #expect(
      page.text.contains("value=\"1 234,50\"") || page.text.contains("value=\"1\u{202F}234,50\""))
    #expect(try await marie.get("/products").text.contains("1,234.50 with VAT"))
    var change = form
    change["revision"] = "1"
    change["name"] = "Cierge"
    #expect(try await marie.post(path, change).status == 303)
    change["name"] = "Chandelle"
    let late = try await marie.post(path, change)
    #expect(late.status == 409 && late.text.contains("value=\"Chandelle\""), "\(late.text)")
    // Pressed once more on the page that said so, nothing is written over either; nor after another thing was wrong.
    func shown(_ page: WebServer.Answer) -> String? {
      page.text.firstMatch(of: /name="revision" value="([^"]*)"/).map { String($0.1) }
    }
    change["revision"] = shown(late)
    #expect(try await marie.post(path, change).status == 409)
    var wrong = change
    wrong["unitPrice"] = "douze"
    let refused = try await marie.post(path, wrong)
    #expect(refused.status == 422)
    change["revision"] = shown(refused)
    #expect(try await marie.post(path, change).status == 409)
    #expect(try await marie.get(path).text.contains("value=\"Cierge\""))
    #expect(try await marie.post("\(path)/archiving", [:]).status == 303)
    #expect(!(try await marie.get("/products").text.contains("Cierge")))
    #expect(try await marie.get("/products?state=archived").text.contains("Cierge"))
    let reader = try await AccountDoorsTests.member("reader", marie)
    let seen = try await reader.get(path)
    #expect(seen.status == 200 && !seen.text.contains("name=\"unitPrice\""))
    #expect(try await reader.get("/products/new").status == 403)
    #expect(try server.stop().status == 0)
  }

  private static let buyer = FormFields().with("kind", "company").with("name", "Hôtel du Parc")
    .with("siren", "404833048").with("line1", "1 rue de la Paix").with("postCode", "75002")
    .with("city", "Paris").with("country", "FR").with("prices", "net")

  private func begin(_ server: WebServer, _ query: String = "") async throws -> String {
    let page = try await server.get("/invoices/new\(query)")
    #expect(page.status == 200, "\(page.text)")
    return String(
      try #require(page.text.firstMatch(of: /action="([^"]*\/invoices\/typed\/[^"]+)"/)).1)
  }

  @Test func `shipping and a discount of the whole are reckoned by the server, printed and kept`()
    async throws
  {
    let server = try await WebServer()
    let path = try await begin(server)
    var form = Self.buyer.with("revision", "0").with("shipping", "9,90").with("discount", "10 %")
    form = form.with("line-name", "Table").with("line-quantity", "2").with("line-price", "100")
      .with("line-vat", "20")
    let right = try await send(server, path, form, json: true)
    // 200 − 20 + 9.90, and 20 %.
    #expect(try right.json["summary"]?.text?.contains("227.88") == true, "\(right.text)")
    #expect(right.text.contains("Remise 10") && right.text.contains("Frais de port"))
    let wrong = try await send(
      server, path, form.with("revision", "1").with("shipping", "dix"), json: true)
    #expect(try wrong.json["wrong"]?.elements.first?["name"]?.text == "shipping", "\(wrong.text)")
    let own = try await send(
      server, path,
      form.with("revision", "2").with("do", "issue").with("discountLabel", "Fidélité")
        .with("shippingRate", "20").with("discount", "20,00"))
    #expect(own.status == 200 && own.text.contains("Fidélité"), "\(own.text)")
    let edit =
      String(
        try #require(own.text.firstMatch(of: /action="([^"]*)\/issuance"/)).1) + "/edit"
    let again = try await server.get(edit)
    #expect(again.text.contains("value=\"Fidélité\"") && again.text.contains("value=\"9,90\""))
    #expect(try server.stop().status == 0)
    #expect(try server.merchant.verify().status == 0)
  }

  @Test
  func `the catalogue is offered before what was sold, fills a line, and takes a new article`()
    async throws
  {
    let server = try await WebServer()
    _ = try await server.invoice(
      Merchant.order("1") {
        $0.lines = [Sample.line("Bougie vendue", price: "9.00", sku: "OLD")]
      })
    let made = try await create(
      #"{"sku": "B-12", "name": "Bougie neuve", "unitPrice": "15", "pricesIncludeTax": true, "vatRate": "20", "nature": "services", "unit": "KGM"}"#,
      server)
    let id = try #require(try made.json["id"]?.text)
    let offered = try await server.get("/invoices/typed-articles.json?q=boug")
    let offers = try offered.json.elements
    #expect(offers.compactMap { $0["value"]?.text } == ["Bougie neuve", "Bougie vendue"])
    let fields = offers.first?["fields"]
    #expect(fields?["gross"]?.text == "15,00" && fields?["net"]?.text == "12,50", "\(offered.text)")
    #expect(fields?["line-sku"]?.text == "B-12" && fields?["line-nature"]?.text == "services")
    #expect(fields?["line-unit"]?.text == "kg (KGM)")
    let begun = try await server.get("/invoices/new?product=\(id)")
    #expect(begun.text.contains("value=\"Bougie neuve\"") && begun.text.contains("value=\"12,50\""))

    let path = try await begin(server)
    let form = Self.buyer.with("revision", "0").with("line-name", "Pose").with("line-price", "50")
      .with("line-unit", "heure").with("line-vat", "20").with("line-nature", "services")
    let typed = try await send(server, path, form)
    #expect(typed.text.contains("value=\"catalogue:0\""), "\(typed.text)")
    #expect(typed.text.contains("value=\"hour (HUR)\""), "\(typed.text)")
    let put = try await send(server, path, form.with("revision", "1").with("do", "catalogue:0"))
    #expect(put.text.contains("In the catalogue: Pose."), "\(put.text)")
    #expect(!put.text.contains("value=\"catalogue:0\""))
    let known = try await server.get("/v1/products?q=pose")
    let product = try #require(try known.json["data"]?.elements.first)
    #expect(product["unit"]?.text == "HUR" && product["unitPrice"]?.text == "50")
    #expect(product["nature"]?.text == "services" && product["vatRate"]?.text == "20")
    #expect(try server.stop().status == 0)
  }

  @Test func `a number fills in what is empty, by a button too, whatever the registers do`()
    async throws
  {
    let registers = RegisterSimulator()
    let server = try await WebServer(environment: registers.environment)
    func ask(_ number: String) async throws -> JSONValue {
      try await send(
        server, "/invoices/typed-company.json", FormFields().with("number", number), json: true
      ).json
    }
    // VIES is waited for two seconds; a later answer is there the next time.
    var told = try await ask("404 833 048 00022")
    for _ in 0..<300 where told["fields"]?["vatIdentifier"] == nil {
      try await Task.sleep(for: .milliseconds(100))
      told = try await ask("404 833 048 00022")
    }
    #expect(told["outcome"]?.text == "found", "\(told)")
    #expect(told["fields"]?["name"]?.text == "HOTEL DU PARC")
    #expect(told["fields"]?["vatIdentifier"]?.text == "FR83404833048")
    let asked = registers.questions.count
    #expect(try await ask("FR83404833048")["outcome"]?.text == "found")
    #expect(registers.questions.count == asked, "an answer that counts is not asked for again")
    #expect(try await ask("404833049")["outcome"]?.text == "wrong")
    #expect(try await ask("")["outcome"]?.text == "wrong")
    let path = try await begin(server)
    let page = try await send(
      server, path,
      FormFields().with("revision", "0").with("siren", "40483304800022").with("city", "Lyon")
        .with("do", "fill"))
    #expect(page.text.contains("value=\"HOTEL DU PARC\"") && page.text.contains("value=\"Lyon\""))
    #expect(page.text.contains("value=\"404833048\""))
    // The country that stood there from the start comes with the address; one of a typed address stays.
    let german = FormFields().with("revision", "0").with("vatIdentifier", "DE136695976")
      .with("country", "FR").with("do", "fill")
    let abroad = try await send(server, try await begin(server), german)
    #expect(abroad.text.contains("name=\"country\" value=\"DE\""), "\(abroad.text)")
    let kept = try await send(server, try await begin(server), german.with("city", "Metz"))
    #expect(kept.text.contains("name=\"country\" value=\"FR\""))
    // VIES says nothing: what Sirene says is there all the same.
    registers.behave(.silent, about: "FR44732829320")
    let slow = try await ask("732829320")
    #expect(slow["outcome"]?.text == "found" && slow["fields"]?["vatIdentifier"] == nil, "\(slow)")
    registers.stop()
    #expect(try await ask("552100554")["outcome"]?.text == "unreachable")
    #expect(try server.stop().status == 0)

    let alone = try await WebServer()
    let off = try await send(
      alone, "/invoices/typed-company.json", FormFields().with("number", "404833048"), json: true)
    #expect(try off.json["outcome"]?.text == "off")
    #expect(!(try await alone.get("/invoices/new").text.contains("value=\"fill\"")))
    #expect(try alone.stop().status == 0)
  }

  @Test func `what was sold is taken over by a button, in the background`() async throws {
    let server = try await WebServer()
    let page = try await server.get("/products/learning")
    #expect(page.text.contains("nothing to add"), "\(page.text)")
    _ = try await server.invoice(Merchant.order("1"))
    #expect(try await send(server, "/products/learning", FormFields()).status == 200)
    var progress = try await server.get("/products/learning/progress.json")
    for _ in 0..<500 where try progress.json["finished"]?.bool != true {
      try await Task.sleep(for: .milliseconds(20))
      progress = try await server.get("/products/learning/progress.json")
    }
    #expect(progress.text.contains("1 product") || progress.text.contains("1 documents"))
    let name = Merchant.order("1").lines[0].name
    #expect(try await server.get("/products").text.contains(name))
    #expect(try server.stop().status == 0)
  }
}
