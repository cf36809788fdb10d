import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// What the header of every page asks for: what waits, what goes on, and the way to other companies.
@Suite(.serialized) struct StatusDoorsTests {
  private static func dispute(_ server: WebServer, _ invoice: String) async throws -> String {
    let link = try await server.post("/v1/invoices/\(invoice)/portal-links")
    let url = try #require(try link.json["url"]?.text, "\(link.text)")
    let path = url[try #require(url.range(of: "/portal/")).lowerBound...]
    let form = FormFields().with("kind", "dispute").with("message", "Il manque une lampe.")
    let sent = try await server.post(
      "\(path)/documents/\(invoice)/questions", Array(form.encoded.utf8),
      type: "application/x-www-form-urlencoded", WebServer.nobody)
    #expect(sent.status == 303, "\(sent.text)")
    return String(path)
  }

  private static func invoice(_ server: WebServer, _ number: String = "1") async throws -> String {
    let made = try await server.post(
      "/v1/invoices", JSONOrder.encode(Merchant.order(number) { $0.payment = nil }))
    return try #require(try made.json["id"]?.text, "\(made.text)")
  }

  @Test func `the header counts what waits for whoever reads, and leads to it without script`()
    async throws
  {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let before = try await owner.get("/attention.json")
    #expect(before.headers["cache-control"] == "no-store")
    let count = try #require(try before.json["count"]?.text.flatMap { Int($0) })
    _ = try await Self.dispute(server, try await Self.invoice(server))
    // What was known may be some seconds old, and then says so.
    var now = try await owner.get("/attention.json").json
    for _ in 0..<60 where now["count"]?.text != "\(count + 1)" {
      #expect(now["isOld"]?.bool == true, "\(now)")
      try await Task.sleep(for: .milliseconds(300))
      now = try await owner.get("/attention.json").json
    }
    #expect(now["count"]?.text == "\(count + 1)" && now["urgent"]?.text == "1")
    let page = try await owner.get("/attention")
    #expect(page.text.contains("is disputed"), "\(page.text)")
    let home = try await owner.get("/").text
    #expect(home.contains(#"id="bell" href="/attention""#) || home.contains("/attention.json"))
    // A person who may not read documents is told of none.
    let nobody = try await server.get("/attention.json", WebServer.nobody)
    #expect(nobody.status == 303 || nobody.status == 401)
  }

  @Test func `a bulk goes on in the header of whoever asked, and is over there`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    var drafts: [String] = []
    for number in 1...3 {
      let order = try await server.post(
        "/v1/orders", JSONOrder.encode(Merchant.order("b\(number)") { $0.payment = nil }))
      let id = try #require(try order.json["id"]?.text, "\(order.text)")
      let draft = try await server.post("/v1/orders/\(id)/invoice")
      drafts.append(try #require(try draft.json["id"]?.text))
    }
    let form =
      "confirmed=true&form-token=\(owner.token)" + drafts.map { "&id=\($0)" }.joined()
    let asked = try await server.post(
      "/invoices/bulk/issuances", Array(form.utf8),
      type: "application/x-www-form-urlencoded", ["Cookie": owner.cookie])
    let location = try #require(asked.headers["location"], "\(asked.status) \(asked.text)")
    let id = try #require(location.firstMatch(of: /blk_[0-9a-z]+/)).output
    var work: JSONValue?
    for _ in 0..<200 {
      work = try await owner.get("/attention.json?seen=\(id)").json["work"]?.elements.first
      if work?["finished"]?.bool == true { break }
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(work?["id"]?.text == String(id))
    #expect(work?["href"]?.text == "/bulk/\(id)")
    #expect(work?["detail"]?.text == "Finished: 3 done, 0 refused", "\(work.debugDescription)")
    #expect(try await owner.get("/attention.json").json["work"]?.elements.isEmpty == true)
    let seller = try await AccountDoorsTests.member("seller", owner)
    let other = try await seller.get("/attention.json?seen=\(id)").json
    #expect(other["work"]?.elements.isEmpty == true, "it is nobody else's")
  }

  @Test func `a bulk whose job was cancelled is over, on its page and in the header`() async throws
  {
    // Nobody does jobs here: this one waits until it is cancelled.
    let server = try await WebServer(options: ["--no-work"])
    let owner = try await AccountDoorsTests.owner(server)
    let order = try await server.post("/v1/orders", JSONOrder.encode(Merchant.order("1")))
    let draft = try await server.post(
      "/v1/orders/\(try #require(try order.json["id"]?.text))/invoice")
    let id = try #require(try draft.json["id"]?.text)
    let asked = try await owner.post(
      "/invoices/bulk/issuances", ["id": id, "confirmed": "true", "key": "k1"])
    let place = try #require(asked.headers["location"], "\(asked.text)")
    #expect(try await owner.get(place).text.contains("import-bar"))
    #expect(try await owner.get("/attention.json").json["work"]?.elements.count == 1)
    let jobs = try await owner.get("/jobs?kind=bulks.run").text
    let path = try #require(jobs.firstMatch(of: /\/jobs\/job_[0-9a-z]+\/cancellation/)).output
    #expect(try await owner.post(String(path)).status == 303)
    let page = try await owner.get(place)
    #expect(page.text.contains("Stopped on the way") && !page.text.contains("import-bar"))
    #expect(page.text.contains("href=\"/jobs\""))
    #expect(try await owner.get("/attention.json").json["work"]?.elements.isEmpty == true)
    let bulk = place.split(separator: "/").last ?? ""
    let seen = try await owner.get("/attention.json?seen=\(bulk)").json["work"]?.elements.first
    #expect(seen?["finished"]?.bool == true && seen?["detail"]?.text == "Stopped at 0 of 1")
    #expect(try server.stop().status == 0)
  }

  @Test func `the menu of companies keeps the section, where it may be opened there`() async throws
  {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let made = try await owner.post("/sandboxes", ["name": "Essais"])
    #expect(made.status == 303, "\(made.text)")
    func companies(_ browser: Browser, _ section: String) async throws -> [JSONValue] {
      let answer = try await browser.get("/companies.json?section=\(section)")
      return try answer.json["companies"]?.elements ?? []
    }
    let mine = try await companies(owner, "/invoices")
    #expect(mine.count == 2)
    #expect(mine.filter { $0["current"]?.bool == true }.count == 1)
    #expect(mine.allSatisfy { $0["href"]?.text?.hasSuffix("/invoices") == true })
    #expect(mine.contains { $0["note"]?.text?.contains("Sandbox") == true })
    // Only sections of the menu are kept.
    for section in ["/sign-out", "//elsewhere.example", "https://elsewhere.example/", ""] {
      let led = try await companies(owner, section).compactMap { $0["href"]?.text }
      #expect(led.allSatisfy { $0.firstMatch(of: /^\/c\/com_[0-9a-z]+\/$/) != nil }, "\(led)")
    }
    let seller = try await AccountDoorsTests.member("seller", owner)
    let theirs = try await companies(seller, "/keys")
    #expect(theirs.count == 1 && theirs[0]["href"]?.text?.hasSuffix("/") == true)
  }

  // MARK: Disputes

  @Test func `a dispute is in the history of its document and in the API, and is answered once`()
    async throws
  {
    let server = try await WebServer()
    let invoice = try await Self.invoice(server)
    let portal = try await Self.dispute(server, invoice)
    let listed = try await server.get("/v1/invoices/\(invoice)/disputes").json
    let dispute = try #require(listed["data"]?.elements.first)
    let id = try #require(dispute["id"]?.text)
    #expect(dispute["state"]?.text == "open" && dispute["kind"]?.text == "dispute")
    #expect(dispute["message"]?.text == "Il manque une lampe.")
    let open = try await server.get("/v1/disputes?state=open").json["data"]?.elements
    #expect(open?.first?["id"]?.text == id)
    let before = try await server.get("/invoices/\(invoice)").text
    #expect(before.contains("the customer, by their link"))
    for body in ["", "{}", #"{"text": 1}"#, #"{"text": " "}"#, #"{"text": "x", "more": 1}"#] {
      let refused = try await server.post("/v1/disputes/\(id)/answer", Array(body.utf8))
      #expect(refused.status == 422, "\(body) \(refused.text)")
    }
    let answer = Array(#"{"text": "Elle part demain."}"#.utf8)
    let answered = try await server.post("/v1/disputes/\(id)/answer", answer)
    #expect(answered.status == 200, "\(answered.text)")
    #expect(try answered.json["state"]?.text == "answered")
    let again = try await server.post("/v1/disputes/\(id)/answer", answer)
    #expect(try again.json["code"]?.text == "portal.answered")
    #expect(try await server.get("/v1/disputes/\(id)").json["answer"]?.text == "Elle part demain.")
    #expect(try await server.get("/v1/disputes?state=open").json["data"]?.elements.isEmpty == true)
    let after = try await server.get("/invoices/\(invoice)").text
    #expect(after.contains("Dispute answered") && after.contains("Elle part demain."))
    #expect(try await server.get(portal, WebServer.nobody).text.contains("Elle part demain."))
    let none = try await server.get("/v1/disputes/dsp_00000000000000000000000000")
    #expect(none.status == 404)
  }
}
