import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// What a customer sees by a link, over HTTP.
@Suite(.serialized) struct PortalDoorsTests {
  /// A server with three issued invoices: two of one customer, one of another.
  struct Shared {
    let server: WebServer
    let invoices: [String]

    init(server: WebServer, invoices: [String]) {
      (self.server, self.invoices) = (server, invoices)
    }

    /// - Parameter payment: where the company's customers pay.
    init(payment: String? = nil) async throws {
      let merchant = Merchant()
      let text = String(decoding: try #require(bytes(of: Merchant.company)), as: UTF8.self)
      let company = payment.map {
        text.replacing("\"legalForm\"", with: "\"paymentAddress\": \"\($0)\", \"legalForm\"")
      }
      let server = try await WebServer(
        merchant, company: try merchant.folder.write("company.json", company ?? text))
      var invoices: [String] = []
      for (number, email) in [("1", "zoe"), ("2", "zoe"), ("3", "max")] {
        let answer = try await server.post(
          "/v1/invoices",
          JSONOrder.encode(
            Merchant.order("p-\(number)") {
              $0.buyer.externalID = nil
              $0.buyer.email = "\(email)@example.fr"
              $0.payment = nil
            }))
        invoices.append(try #require(try answer.json["id"]?.text, "\(answer.text)"))
      }
      (self.server, self.invoices) = (server, invoices)
    }

    /// - Returns: the id of a new link, and its path.
    func link(_ index: Int = 0, _ body: String = "{}") async throws -> (id: String, path: String) {
      let made = try await server.post(
        "/v1/invoices/\(invoices[index])/portal-links", Array(body.utf8))
      #expect(made.status == 201, "\(made.text)")
      let url = try #require(try made.json["url"]?.text)
      let start = try #require(url.range(of: "/portal/"))
      return (try #require(try made.json["id"]?.text), String(url[start.lowerBound...]))
    }

    func open(_ path: String, language: String = "fr") async throws -> WebServer.Answer {
      try await server.get(
        path, ["Accept-Language": language].merging(WebServer.nobody) { $1 })
    }

    func ask(_ path: String, _ message: String, kind: String = "question") async throws
      -> WebServer.Answer
    {
      let form = FormFields().with("kind", kind).with("message", message)
      return try await server.post(
        path, Array(form.encoded.utf8), type: "application/x-www-form-urlencoded",
        WebServer.nobody)
    }
  }

  @Test
  func `the button leads to where one pays, with the number and what is left, until it is paid`()
    async throws
  {
    let shared = try await Shared(
      payment: "https://pay.exemple.fr/?ref={number}&amount={amount}")
    let path = try await shared.link().path
    func href() async throws -> String? {
      let page = try await shared.open(path)
      #expect(page.status == 200)
      let found = page.text.firstMatch(of: /href="(https:\/\/pay\.exemple\.fr[^"]*)"/)
      return found.map { String($0.1) }
    }
    let number = "F-\(Merchant.today.year)-00001"
    #expect(try await href() == "https://pay.exemple.fr/?ref=\(number)&amp;amount=120.00")
    func pay(_ amount: String) async throws {
      let paid = try await shared.server.post(
        "/v1/invoices/\(shared.invoices[0])/payments",
        Array(#"{"amount": "\#(amount)", "means": "card"}"#.utf8))
      #expect(paid.status == 201, "\(paid.text)")
    }
    try await pay("20.00")
    #expect(try await href() == "https://pay.exemple.fr/?ref=\(number)&amp;amount=100.00")
    try await pay("100.00")
    #expect(try await href() == nil)
  }

  @Test func `a link shows one document, in the reader's language, and how to pay it`() async throws
  {
    let shared = try await Shared()
    let (_, path) = try await shared.link()
    let french = try await shared.open(path)
    #expect(french.status == 200, "\(french.text)")
    for text in [
      "F-\(Merchant.today.year)-00001", "Reste à payer", "120,00\u{A0}€",
      "FR76 3000 6000 0112 3456 7890 189", "Télécharger le PDF", "noindex",
    ] {
      #expect(french.text.contains(text), "\(text)")
    }
    #expect(french.headers["cache-control"] == "no-store")
    #expect(french.headers["x-robots-tag"] == "noindex, nofollow")
    #expect(french.headers["referrer-policy"] == "same-origin")
    #expect(try await shared.open(path, language: "en").text.contains("Left to pay"))
    // Neither the merchant's pages nor what came before.
    for stranger in ["href=\"/invoices", "00002", "00003", "/v1/", "Ana"] {
      #expect(!french.text.contains(stranger), "\(stranger)")
    }
    let files = "\(path)/documents/\(shared.invoices[0])"
    let pdf = try await shared.open(files + ".pdf")
    #expect(pdf.status == 200 && pdf.body.starts(with: Array("%PDF-".utf8)))
    #expect(pdf.headers["content-disposition"]?.hasPrefix("attachment") == true)
    let seen = try await shared.open(files + ".pdf?open=1")
    #expect(seen.headers["content-disposition"]?.hasPrefix("inline") == true)
    for text in ["Total HT", Merchant.order("1").lines[0].name] {
      #expect(french.text.contains(text), "\(text)")
    }
    let sealed = try await shared.server.get("/v1/invoices/\(shared.invoices[0]).pdf")
    #expect(pdf.body == sealed.body)
    #expect(try await shared.open(files + ".xml").text.contains("CrossIndustryInvoice"))
  }

  @Test func `a link says nothing of a document that is not its own`() async throws {
    let shared = try await Shared()
    let (_, path) = try await shared.link()
    let absent = InvoiceID(raw: RawID(high: 1, low: 2)).description
    let nothing = try await shared.open("\(path)/documents/\(absent)")
    for id in [shared.invoices[1], shared.invoices[2], absent + ".pdf", "x"] {
      let answer = try await shared.open("\(path)/documents/\(id)")
      #expect(answer.status == 404)
      #expect(answer.text.count == nothing.text.count || id.utf8.count != absent.utf8.count)
      #expect(try await shared.ask("\(path)/documents/\(id)/questions", "?").status == 404)
    }
  }

  @Test func `a link of a customer shows all of theirs, and nobody else's`() async throws {
    let shared = try await Shared()
    let (_, path) = try await shared.link(0, #"{"scope": "customer", "days": 90}"#)
    let page = try await shared.open(path)
    #expect(page.text.contains("Vos autres documents"))
    #expect(page.text.contains("\(Merchant.today.year)-00002") && !page.text.contains("-00003"))
    #expect(try await shared.open("\(path)/documents/\(shared.invoices[1])").status == 200)
    #expect(try await shared.open("\(path)/documents/\(shared.invoices[2])").status == 404)
  }

  /// Numbers of the other documents on a page, in its order.
  private func listed(_ page: WebServer.Answer) throws -> [String] {
    let list = try #require(
      page.text.firstMatch(of: /<ul class="portal-rows">.*?<\/ul>/), "\(page.text)"
    ).output
    return list.matches(of: /F-\d{4}-\d{5}/).map { String($0.output) }
  }

  @Test func `a customer of many documents walks to the oldest, and sees nobody else's`()
    async throws
  {
    let merchant = Merchant()
    // More than a page of hers, others' before, between and after.
    let emails = ["max"] + Array(repeating: "zoe", count: 30) + ["max"]
    let all = emails + emails
    let orders = all.enumerated().map { index, name in
      Merchant.order("h-\(index)") {
        $0.buyer.externalID = nil
        $0.buyer.email = "\(name)@example.fr"
        $0.payment = nil
      }
    }
    #expect(try merchant.issue(merchant.file(orders)).status == 0)
    let server = try await WebServer(merchant)
    let known = try await server.get("/v1/customers?email=zoe@example.fr").json
    let zoe = try #require(known["data"]?.elements.first?["id"]?.text)
    let hers =
      try await server.get("/v1/invoices?customer=\(zoe)&limit=200").json["data"]?.elements ?? []
    #expect(hers.count == 60)
    let shown = hers[10]
    let id = try #require(shown["id"]?.text)
    let shared = Shared(server: server, invoices: [id])
    let (_, path) = try await shared.link(0, #"{"scope": "customer"}"#)

    var page = try await shared.open(path)
    var (seen, pages) = (try listed(page), 1)
    #expect(seen.count == 50 && !page.text.contains("Les plus récents"))
    while let next = page.text.firstMatch(
      of: /href="([^"#]+\?before=[^"#]+)#history" rel="next"/)
    {
      page = try await shared.open(String(next.1))
      #expect(page.status == 200 && page.text.contains("Les plus récents"), "\(page.text)")
      seen += try listed(page)
      pages += 1
    }
    #expect(pages == 2)
    #expect(
      seen
        == hers.compactMap { $0["number"]?.text }.filter { $0 != shown["number"]?.text })
    #expect(!page.text.contains("rel=\"next\"") && page.text.contains("documents/\(id)#history"))

    // Whose link shows one document finds no others by asking further.
    let newest = try #require(hers[0]["id"]?.text.flatMap { InvoiceID($0) })
    let cursor = newest.raw.cursor.text
    let (_, single) = try await shared.link()
    let alone = try await shared.open("\(single)/documents/\(id)?before=\(cursor)")
    #expect(alone.status == 200 && !alone.text.contains("portal-rows"))
    #expect(try await shared.open("\(path)/documents/\(id)?before=zz").status == 400)
    #expect(try await shared.open("\(path)/documents/\(id)?before=\(cursor)").status == 200)
  }

  @Test func `what is forged or taken back leads nowhere, the same for all, and is counted`()
    async throws
  {
    let shared = try await Shared()
    let (id, path) = try await shared.link()
    #expect(try await shared.server.post("/v1/portal-links/\(id)/revocation").status == 200)
    let revoked = try await shared.open(path)
    let forged = try await shared.open(String(path.dropLast(4)) + "0000")
    #expect(revoked.status == 404 && forged.status == 404)
    #expect(revoked.text.contains("Ce lien ne mène nulle part"))
    func plain(_ answer: WebServer.Answer) -> String {
      answer.text.replacing(/\/portal\/[0-9a-z]+/, with: "/portal/…")
    }
    #expect(plain(revoked) == plain(forged))
    // Many at once: one after the other, a slow machine would be given a try back before the next.
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<60 { group.addTask { try await shared.open("/portal/x").status } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.contains(429))
    // Whoever has one is let in all the same.
    #expect(try await shared.open(try await shared.link().path).status == 200)
  }

  @Test func `what a customer asks waits on the first page and is answered on the document's`()
    async throws
  {
    let shared = try await Shared()
    let owner = try await AccountDoorsTests.owner(shared.server)
    let (_, path) = try await shared.link()
    let id = shared.invoices[0]
    let questions = "\(path)/documents/\(id)/questions"
    #expect(try await shared.ask(questions, "").status == 422)
    let asked = try await shared.ask(questions, "Où est <b>ma lampe</b>\u{A0}?", kind: "dispute")
    #expect(asked.status == 200 || asked.status == 303, "\(asked.text)")
    #expect(try await owner.get("/").text.contains("00001 is disputed"))
    let page = try await owner.get("/invoices/\(id)").text
    #expect(page.contains("Où est &lt;b&gt;ma lampe"))
    let action = try #require(page.firstMatch(of: /\/invoices\/[^"]+\/answer/)).output
    #expect(
      try await owner.post(String(action), ["answer": "Elle part demain."]).status == 303)
    #expect(try await owner.post(String(action), ["answer": "Deux fois."]).status == 409)
    #expect(try await shared.open(path).text.contains("Elle part demain."))
    #expect(try await !owner.get("/").text.contains("is disputed"))
  }

  @Test func `the page of a document makes a link that is shown once, and takes it back`()
    async throws
  {
    let shared = try await Shared()
    let owner = try await AccountDoorsTests.owner(shared.server)
    let page = "/invoices/\(shared.invoices[0])"
    let made = try await owner.post("\(page)/portal-links", ["days": "90", "scope": "document"])
    let path = String(try #require(made.text.firstMatch(of: /\/portal\/[0-9a-z]{78}/)).output)
    #expect(try await shared.open(path).status == 200)
    let document = try await owner.get(page).text
    #expect(!document.contains(path))
    let revocation = try #require(document.firstMatch(of: /\/invoices\/[^"]+\/revocation/)).output
    #expect(try await owner.post(String(revocation)).status == 303)
    #expect(try await shared.open(path).status == 404)
    let reader = try await AccountDoorsTests.member("reader", owner)
    #expect(try await reader.post("\(page)/portal-links", ["days": "30"]).status == 403)
  }
}
