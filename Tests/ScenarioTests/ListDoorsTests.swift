import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// The list of invoices over HTTP: its pages, its files, its views, and many documents at once.
@Suite(.serialized) struct ListDoorsTests {
  private func drafts(_ range: ClosedRange<Int>, _ server: WebServer) async throws -> [String] {
    var ids: [String] = []
    for number in range {
      let entered = try await server.post(
        "/v1/orders", JSONOrder.encode(Merchant.order("\(number)")))
      let order = try #require(try entered.json["id"]?.text, "\(entered.text)")
      let draft = try await server.post("/v1/orders/\(order)/invoice")
      ids.append(try #require(try draft.json["id"]?.text))
    }
    return ids
  }

  @Test func `drafts that are ticked are issued together, once, after a question`() async throws {
    let server = try await WebServer()
    let ids = try await drafts(1...3, server)
    let marie = try await AccountDoorsTests.owner(server)
    let list = try await marie.get("/invoices?status=draft")
    #expect(list.text.contains("formaction=\"/invoices/bulk/issuances\""))
    for id in ids { #expect(list.text.contains("name=\"id\" value=\"\(id)\"")) }
    let nothing = try await marie.post("/invoices/bulk/issuances", ["scope": "selected"])
    #expect(nothing.status == 422)
    let asked = try await marie.post(
      "/invoices/bulk/issuances", ["id": ids[0], "scope": "selected"])
    #expect(asked.status == 200 && asked.text.contains("value=\"\(ids[0])\""), "\(asked.text)")
    #expect(try await server.get("/v1/invoices?status=draft").json["data"]?.elements.count == 3)
    let all = try await marie.post(
      "/invoices/bulk/issuances", ["scope": "all", "query": "status=draft"])
    let key = try #require(all.text.firstMatch(of: /name="key" value="([^"]+)"/)?.1)
    let rows = try #require(all.text.firstMatch(of: /name="rows" value="([^"]+)"/)?.1)
    let form = [
      "scope": "all", "query": "status=draft", "confirmed": "true", "key": String(key),
      "rows": String(rows),
    ]
    // Between the question and the answer another draft came: what is confirmed is what was shown.
    _ = try await drafts(4...4, server)
    let begun = try await marie.post("/invoices/bulk/issuances", form)
    let place = try #require(begun.headers["location"], "\(begun.text)")
    #expect(begun.status == 303 && place.hasPrefix("/bulk/blk_"))
    #expect(
      try await marie.post("/invoices/bulk/issuances", form).headers["location"] == place,
      "sent twice, done once")
    var page = try await marie.get(place)
    for _ in 0..<500 where page.text.contains("import-bar") {
      try await Task.sleep(for: .milliseconds(20))
      page = try await marie.get(place)
    }
    #expect(page.status == 200 && page.text.contains("/report.csv"), "\(page.text)")
    #expect(try await marie.get("\(place)/progress.json").text.contains("\"finished\":true"))
    #expect(try await server.get("/v1/invoices?status=draft").json["data"]?.elements.count == 1)
    #expect(try await server.get("/v1/invoices").json["data"]?.elements.count == 4)
  }

  @Test func `a list is a file of all its pages, or of what is ticked`() async throws {
    let merchant = Merchant()
    #expect(
      try merchant.issue(
        merchant.file(Merchant.orders(1...120) + [Merchant.order("x") { $0.buyer.name = "=1+1" }])
      ).status == 0)
    let server = try await WebServer(merchant)
    let french = ["Accept-Language": "fr"]
    let csv = try await server.get("/exports/invoices.csv?kind=invoice", french)
    #expect(csv.type == "text/csv; charset=utf-8")
    #expect(csv.headers["content-disposition"] == "attachment; filename=\"factures.csv\"")
    let lines = csv.text.split(separator: "\r\n")
    #expect(lines.count == 122, "every row of every page, and the head")
    #expect(lines[0].contains("Facture;Type de document;Statut;Client"))
    #expect(csv.text.contains(";'=1+1;") && csv.text.contains("120,00"))
    let sheet = try await server.get("/exports/invoices.xlsx", french)
    #expect(sheet.body.starts(with: [0x50, 0x4B, 3, 4]))
    try merchant.folder.write("list.xlsx", sheet.body)
    let script = """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1])
      assert z.testzip() is None
      print(z.read("xl/worksheets/sheet1.xml").count(b"<row "))
      """
    let told = try Program.tool(["python3", "-c", script, merchant.folder.file("list.xlsx")])
    #expect(told.output == "122\n", "\(told.errors)")
    let marie = try await AccountDoorsTests.owner(server)
    let rows = try await server.get("/v1/invoices?limit=2").json["data"]?.elements ?? []
    let id = try #require(rows.first?["id"]?.text)
    let ticked = try await marie.post("/exports/invoices.csv", ["id": id, "scope": "selected"])
    #expect(ticked.text.split(separator: "\r\n").count == 2)
    let next = try #require(
      try await marie.get("/invoices").text.firstMatch(of: /href="(\/invoices\?after=[^"]+)"/)?.1)
    let second = try await marie.get(String(next))
    #expect(second.status == 200 && second.text.contains("00071"))
    #expect(try await marie.get("/invoices?after=zz").status == 400)
  }

  /// A file's lines, without its head.
  private func lines(_ answer: WebServer.Answer) -> [String] {
    #expect(answer.type == "text/csv; charset=utf-8", "\(answer.text)")
    return answer.text.split(separator: "\r\n").dropFirst().map(String.init)
  }

  @Test func `every list is a file of all its pages, or of what is ticked, with what its rows say`()
    async throws
  {
    let merchant = Merchant()
    #expect(try merchant.issue(merchant.file(Merchant.orders(1...70))).status == 0)
    let server = try await WebServer(merchant)
    _ = try await drafts(99...99, server)
    let invoices = try await server.get("/v1/invoices?limit=2").json["data"]?.elements ?? []
    let issued = try #require(invoices.last?["id"]?.text)
    for amount in ["12.00", "8.50"] {
      let paid = try await server.post(
        "/v1/invoices/\(issued)/payments",
        Array(#"{"amount": "\#(amount)", "means": "card"}"#.utf8))
      #expect(paid.status == 201, "\(paid.text)")
    }
    for number in 1...60 {
      let made = try await server.post(
        "/v1/products", Array(#"{"name": "Lampe \#(number)", "unitPrice": "12.50"}"#.utf8))
      #expect(made.status == 201, "\(made.text)")
    }
    let marie = try await AccountDoorsTests.owner(server)
    let lists = [
      "orders": 71, "payments": 2, "customers": 1, "events": 1, "jobs": 1, "invoices": 71,
      "products": 60,
    ]
    for (name, least) in lists.sorted(by: { $0.key < $1.key }) {
      let page = try await marie.get("/\(name)").text
      #expect(page.contains("/exports/\(name).csv"), "\(name)")
      let all = lines(try await server.get("/exports/\(name).csv", ["Accept-Language": "fr"]))
      #expect(all.count >= least, "\(name): \(all.count)")
      if least > 50 { #expect(all.count == least, "\(name)") }
      #expect(Set(all).count == all.count, "\(name): no row comes twice")
      let book = try await server.get("/exports/\(name).xlsx")
      #expect(book.body.starts(with: [0x50, 0x4B, 3, 4]), "\(name)")
      let id = try #require(
        page.firstMatch(of: /name="id" value="([^"]+)"/)?.1, "\(name): \(page)")
      let one = lines(
        try await marie.post("/exports/\(name).csv", ["id": String(id), "scope": "selected"]))
      #expect(one.count == 1, "\(name): \(one)")
      let none = try await marie.post("/exports/\(name).csv", ["scope": "selected"])
      #expect(none.status == 422, "\(name)")
    }
    let payments = lines(try await server.get("/exports/payments.csv", ["Accept-Language": "fr"]))
    #expect(payments.count == 2 && payments[0].hasSuffix(";EUR;8,50"), "\(payments)")
    let orders = lines(try await server.get("/exports/orders.csv?state=issued"))
    #expect(orders.count == 70)
    #expect(lines(try await server.get("/exports/orders.csv?state=prepared")).count == 1)
    #expect(lines(try await server.get("/exports/customers.csv?q=lefe")).count == 1)
    #expect(lines(try await server.get("/exports/customers.csv?q=nobody")).isEmpty)
    let paul = try await AccountDoorsTests.member("reader", marie)
    #expect(try await paul.get("/exports/customers.csv").status == 200)
    #expect(try await paul.get("/exports/jobs.csv").status == paul.get("/jobs").status)
  }

  @Test func `many products are archived and put on sale again, after a question`() async throws {
    let server = try await WebServer()
    for number in 1...60 {
      _ = try await server.post(
        "/v1/products", Array(#"{"name": "Lampe \#(number)", "sku": "L-\#(number)"}"#.utf8))
    }
    let marie = try await AccountDoorsTests.owner(server)
    let form = ["scope": "all", "query": "q=lampe"]
    let asked = try await marie.post("/products/bulk/archiving", form)
    #expect(asked.status == 200 && asked.text.contains("Archive 60 products?"), "\(asked.text)")
    #expect(lines(try await server.get("/exports/products.csv")).count == 60, "nothing is done yet")
    let confirmed = form.merging(["confirmed": "true"]) { $1 }
    #expect(try await marie.post("/products/bulk/archiving", confirmed).status == 303)
    #expect(lines(try await server.get("/exports/products.csv")).isEmpty)
    let archived = lines(try await server.get("/exports/products.csv?state=archived"))
    #expect(archived.count == 60 && archived[0].contains("Archived"), "\(archived)")
    let page = try await marie.get("/products?state=archived").text
    let id = try #require(page.firstMatch(of: /name="id" value="([^"]+)"/)?.1)
    #expect(page.contains("formaction=\"/products/bulk/restoration\""))
    let one = ["id": String(id), "scope": "selected", "confirmed": "true"]
    #expect(try await marie.post("/products/bulk/restoration", one).status == 303)
    #expect(lines(try await server.get("/exports/products.csv")).count == 1)
    let reader = try await AccountDoorsTests.member("reader", marie)
    #expect(try await reader.post("/products/bulk/archiving", confirmed).status == 403)
    #expect(try server.stop().status == 0)
  }

  @Test func `prepared orders are issued together from their list`() async throws {
    let server = try await WebServer()
    _ = try await drafts(1...3, server)
    let marie = try await AccountDoorsTests.owner(server)
    let list = try await marie.get("/orders?state=prepared").text
    #expect(list.contains("formaction=\"/orders/bulk/issuances\""))
    let id = String(try #require(list.firstMatch(of: /name="id" value="(ord_[^"]+)"/)?.1))
    let one = try await marie.post("/orders/bulk/issuances", ["id": id, "scope": "selected"])
    #expect(one.status == 200 && one.text.contains("value=\"\(id)\""), "\(one.text)")
    let asked = try await marie.post(
      "/orders/bulk/issuances", ["scope": "all", "query": "state=prepared"])
    let rows = try #require(asked.text.firstMatch(of: /name="rows" value="([^"]+)"/)?.1)
    var form = [
      "scope": "all", "query": "state=prepared", "confirmed": "true", "key": "k1",
      "rows": String(rows),
    ]
    // Somebody else issues one of them before the answer: the question is put again.
    let first = try #require(
      try await server.get("/v1/invoices?status=draft").json["data"]?.elements.first?["id"]?.text)
    #expect(try await server.post("/v1/invoices/\(first)/issuance").status == 201)
    let changed = try await marie.post("/orders/bulk/issuances", form)
    #expect(changed.status == 409 && changed.text.contains("Nothing was done"), "\(changed.text)")
    let left = try #require(changed.text.firstMatch(of: /name="rows" value="([^"]+)"/)?.1)
    form["rows"] = String(left)
    let begun = try await marie.post("/orders/bulk/issuances", form)
    let place = try #require(begun.headers["location"], "\(begun.text)")
    for _ in 0..<500 where try await marie.get(place).text.contains("import-bar") {
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(try await marie.get("/orders?state=prepared").text.contains("name=\"id\"") == false)
    #expect(try await server.get("/v1/invoices").json["data"]?.elements.count == 3)
    let again = try await marie.post(
      "/orders/bulk/issuances", ["scope": "all", "query": "state=issued", "confirmed": "true"])
    #expect(again.status == 422, "what is issued is done")
  }

  @Test func `a view is saved, shared, renamed and deleted without script`() async throws {
    let server = try await WebServer()
    _ = try await drafts(1...1, server)
    let marie = try await AccountDoorsTests.owner(server)
    let paul = try await AccountDoorsTests.member("seller", marie)
    let saved = try await marie.post(
      "/views",
      [
        "list": "invoices", "query": "status=overdue&sort=-due&after=x&nonsense=1",
        "name": "  En   retard <b>",
      ])
    #expect(
      saved.headers["location"] == "/invoices?status=overdue&sort=-due&told=saved", "\(saved.text)")
    let page = try await marie.get("/invoices").text
    #expect(page.contains("<bdi>En retard &lt;b&gt;</bdi>"))
    #expect(page.contains("href=\"/invoices?status=overdue&amp;sort=-due\""))
    #expect(try await !paul.get("/invoices").text.contains("En retard &lt;b"), "it is Marie's")
    let id = String(try #require(page.firstMatch(of: /\/views\/(view_[0-9a-z]+)"/)?.1))
    _ = try await marie.post(
      "/views",
      ["list": "invoices", "query": "status=paid", "name": "En retard <b>", "shared": "true"])
    let shared = try await paul.get("/invoices").text
    #expect(shared.contains("href=\"/invoices?status=paid\"") && shared.contains("En retard &lt;b"))
    #expect(!shared.contains("/views/\(id)"), "who did not save it cannot change it")
    #expect(try await paul.post("/views/\(id)/deletion").status == 404)
    #expect(try await marie.post("/views/\(id)", ["name": "Réglées"]).status == 303)
    #expect(try await paul.get("/invoices").text.contains("<bdi>Réglées</bdi>"))
    #expect(try await marie.post("/views/\(id)", ["name": " "]).status == 422)
    #expect(try await marie.post("/views", ["list": "x", "name": "a"]).status == 422)
    #expect(try await marie.post("/views/\(id)/deletion").status == 303)
    #expect(try await !marie.get("/invoices").text.contains("Réglées"))
  }

  @Test func `what happened is listed, the latest first, and leads to what it is about`()
    async throws
  {
    let server = try await WebServer()
    var documents: [String] = []
    for number in 1...30 {
      let order = Merchant.order("\(number)")
      documents.append(try #require(try await server.invoice(order).document).id)
    }
    let marie = try await AccountDoorsTests.owner(server)
    let list = try await marie.get("/events")
    #expect(list.status == 200 && list.text.contains("href=\"/invoices/\(documents[29])\""))
    #expect(!list.text.contains(documents[0]), "it is on a later page")
    var (page, pages) = (list, 1)
    while let next = page.text.firstMatch(of: /href="(\/events\?[^"]*)" rel="next"/)?.1, pages < 20
    {
      page = try await marie.get(String(next).replacing("&amp;", with: "&"))
      pages += 1
    }
    #expect(pages > 1 && page.text.contains(documents[0]))
    let one = try await marie.get("/events?q=\(documents[3])")
    #expect(one.text.contains(documents[3]) && !one.text.contains(documents[4]))
    let oldest = try await marie.get("/events?sort=when")
    #expect(oldest.text.contains(documents[0]) && !oldest.text.contains(documents[29]))
    #expect(try server.stop().status == 0)
  }

  @Test func `orders, customers and payments have their lists, and a customer a page`() async throws
  {
    let merchant = Merchant()
    #expect(try merchant.issue(merchant.file(Merchant.orders(1...60))).status == 0)
    let server = try await WebServer(merchant)
    _ = try await drafts(99...99, server)
    let rows = try await server.get("/v1/invoices?limit=2").json["data"]?.elements ?? []
    let issued = rows.filter { $0["number"]?.text != nil }.compactMap { $0["id"]?.text }
    let invoice = try #require(issued.first)
    let paid = try await server.post(
      "/v1/invoices/\(invoice)/payments",
      Array(#"{"amount": "12.00", "means": "card", "reference": "REF 1"}"#.utf8))
    #expect(paid.status == 201, "\(paid.text)")
    let french = ["Accept-Language": "fr"]
    let orders = try await server.get("/orders", french).text
    #expect(orders.contains("Préparée") && orders.contains("Facturée") && orders.contains("after="))
    #expect(try await server.get("/orders?state=prepared", french).text.contains(">99<"))
    #expect(try await !server.get("/orders?state=prepared", french).text.contains("Facturée<"))
    #expect(try await !server.get("/orders?state=issued", french).text.contains(">99<"))
    let one = try await server.get("/orders?q=17", french).text
    #expect(one.contains(">17<") && !one.contains(">18<"))
    #expect(try await server.get("/orders?state=blocked", french).status == 200)
    let customers = try await server.get("/customers", french).text
    #expect(customers.contains("Zoé Lefèvre") && customers.contains("Particulier"))
    let id = try #require(customers.firstMatch(of: /\/customers\/(cus_[0-9a-z]+)/)?.1)
    let page = try await server.get("/customers/\(id)", french)
    for words in ["Zoé Lefèvre", "Doit", "Facture F-", "Paiement E-", "/invoices?customer=\(id)"] {
      #expect(page.text.contains(words), "\(words)")
    }
    #expect(try await server.get("/customers/cus_x").status == 404)
    #expect(try await server.get("/invoices?customer=\(id)", french).text.contains("after="))
    #expect(try await server.get("/customers?q=lef", french).text.contains("Zoé"))
    #expect(try await !server.get("/customers?kind=company", french).text.contains("Zoé"))
    let payments = try await server.get("/payments", french).text
    #expect(payments.contains("E-\(Merchant.today.year)-00001") && payments.contains("12,00"))
    #expect(try await server.get("/payments?q=REF+1", french).text.contains("00001"))
    #expect(try await !server.get("/payments?kind=refund", french).text.contains("00001"))
  }
}
