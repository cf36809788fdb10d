import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// Sending from the outside: the server's task, the API, the pages, the commands, over a real mail server.
@Suite(.serialized) struct EmailDoorsTests {
  private static func environment(_ mail: MailServer) -> [String: String] {
    ["FACTURIER_SMTP_URL": "smtp://127.0.0.1:\(mail.port)"]
  }

  private func issue(_ number: String, on server: WebServer) async throws -> (
    id: String, number: String
  ) {
    let entered = try await server.post("/v1/orders", JSONOrder.encode(Merchant.order(number)))
    let order = try #require(try entered.json["id"]?.text, "\(entered.text)")
    let draft = try #require(try await server.post("/v1/orders/\(order)/invoice").json["id"]?.text)
    let issued = try await server.post("/v1/invoices/\(draft)/issuance").json
    return (draft, try #require(issued["number"]?.text))
  }

  private func eventually(_ server: WebServer, _ path: String, _ state: String) async throws
    -> JSONValue
  {
    var json = try await server.get(path).json
    // On PostgreSQL a mail is called uncertain when its lease ended, after a minute.
    for _ in 0..<1_600 where json["state"]?.text != state {
      try await Task.sleep(for: .milliseconds(50))
      json = try await server.get(path).json
    }
    return json
  }

  private func body(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func form(_ fields: [(String, String)]) -> [UInt8] {
    let encoded = fields.map { "\(PercentCoding.encode($0.0))=\(PercentCoding.encode($0.1))" }
    return Array(encoded.joined(separator: "&").utf8)
  }

  @Test
  func `the API asks first, sends once under a key, and the server delivers half a minute later`()
    async throws
  {
    let mail = try MailServer()
    let server = try await WebServer(environment: Self.environment(mail))
    let (id, number) = try await issue("1", on: server)
    let path = "/v1/invoices/\(id)/emails"
    let asked = try await server.post(path, body("{}"))
    #expect(asked.status == 409, "\(asked.text)")
    #expect(try asked.json["code"]?.text == "send.confirmation-needed")
    #expect(try asked.json["confirm"]?.elements.compactMap(\.text) == ["send.first-send"])
    #expect(try asked.json["errors"]?.elements.first?["pointer"]?.text == "/to")
    let confirmed = body(
      #"{"confirm": ["send.first-send"], "by": "Boutique", "message": "Merci !"}"#)
    let preview = try await server.post(path + "?preview=true", confirmed)
    #expect(try preview.json["text"]?.text?.contains("Merci !") == true)
    let key = ["Idempotency-Key": "e-1"]
    let first = try await server.post(path, confirmed, key)
    let again = try await server.post(path, confirmed, key)
    #expect(first.status == 202 && first.body == again.body, "\(first.text)")
    let email = try #require(first.headers["location"])
    #expect(try first.json["state"]?.text == "queued")
    let sent = try await eventually(server, email, "sent")
    #expect(sent["state"]?.text == "sent", "\(sent)")
    #expect(sent["serverSaid"]?.text == "250 2.0.0 queued as 0001")
    let taken = try mail.taken()
    #expect(taken.count == 1)
    #expect(taken.first?.subject?.contains(number) == true)
    #expect(taken.first?.attachment?["sha256"]?.text == sent["attachment"]?["sha256"]?.text)
    #expect(try await server.get(path).json["data"]?.elements.count == 1)
    #expect(try await server.get("/v1/emails?state=sent").json["data"]?.elements.count == 1)
    #expect(try await server.get("/v1/emails?state=queued").json["data"]?.elements.isEmpty == true)
    let late = try await server.delete(email)
    #expect(late.status == 409)
    #expect(try late.json["code"]?.text == "send.too-late")
    let page = try await server.get("/invoices/\(id)", ["Accept-Language": "fr"])
    #expect(page.text.contains("zoe@exemple.fr") && page.text.contains("Envoyé"))
    #expect(try server.stop().status == 0)
  }

  @Test func `the page shows the mail, asks, and sends with one more click; a button undoes it`()
    async throws
  {
    let mail = try MailServer()
    let server = try await WebServer(environment: Self.environment(mail))
    let (id, number) = try await issue("1", on: server)
    let french = ["Accept-Language": "fr"]
    #expect(try await server.get("/invoices/\(id)", french).text.contains("/invoices/\(id)/email"))
    let page = try await server.get("/invoices/\(id)/email", french)
    #expect(page.status == 200)
    for words in ["zoe@exemple.fr", "Premier envoi", "\(number).pdf", "Facture \(number)"] {
      #expect(page.text.contains(words), "\(words)")
    }
    #expect(!page.marks("to"))
    let type = "application/x-www-form-urlencoded"
    let wrong = try await server.post(
      "/invoices/\(id)/email", form([("to", "zoe"), ("message", "Bonne lecture"), ("key", "k0")]),
      type: type, french)
    #expect(wrong.status == 422 && wrong.marks("to"))
    #expect(wrong.text.contains("value=\"zoe\"") && wrong.text.contains("Bonne lecture"))
    let fields = [
      ("to", "zoe@gmial.com"), ("message", "Bonne lecture"), ("by", "Marie"), ("key", "k1"),
    ]
    let asked = try await server.post("/invoices/\(id)/email", form(fields), type: type, french)
    #expect(asked.status == 409)
    #expect(asked.text.contains("gmail.com") && asked.text.contains("Confirmer et envoyer"))
    let codes = asked.text.matches(of: #/name="confirm" value="([a-z.-]+)"/#).map { String($0.1) }
    #expect(
      codes == ["send.address-not-known-for-customer", "send.domain-typo", "send.first-send"])
    let confirmed =
      fields.dropLast() + codes.map { ("confirm", $0) } + [
        ("reason", "vu avec elle"), ("key", "k2"),
      ]
    for _ in 0..<2 {
      let sent = try await server.post(
        "/invoices/\(id)/email", form(Array(confirmed)), type: type, french)
      #expect(sent.path == "/invoices/\(id)" && sent.status == 200)
      #expect(sent.text.contains("Annuler l’envoi"))
    }
    let log = try await server.get("/v1/emails").json["data"]?.elements ?? []
    #expect(log.count == 1, "a form sent twice sends once")
    let email = try #require(log.first?["id"]?.text)
    #expect(log.first?["by"]?.text == "Marie" && log.first?["reason"]?.text == "vu avec elle")
    let undone = try await server.post("/emails/\(email)/cancellation", [], type: type, french)
    #expect(undone.path == "/invoices/\(id)" && undone.text.contains("Annulé"))
    #expect(try await server.get("/emails", french).text.contains("zoe@gmial.com"))
    let shield = try await server.get("/v1/shield").json
    let override = try #require(shield["overrides"]?.elements.first)
    #expect(override["document"]?.text == number && override["by"]?.text == "Marie")
    #expect(try await server.get("/shield", french).text.contains("vu avec elle"))
  }

  @Test func `a body that cannot be read has every fault named`() async throws {
    let mail = try MailServer()
    let server = try await WebServer(environment: Self.environment(mail))
    let (id, _) = try await issue("1", on: server)
    let path = "/v1/invoices/\(id)/emails"
    let wrong = try await server.post(path, body(#"{"to": 7, "confirm": "yes", "cc": "x"}"#))
    #expect(wrong.status == 422)
    #expect(try wrong.json["code"]?.text == "send.request-unreadable")
    #expect(
      try wrong.json["errors"]?.elements.compactMap { $0["pointer"]?.text } == [
        "/cc", "/to", "/confirm",
      ])
    #expect(try await server.post(path, body("{")).status == 422)
    let none = try await server.post(path, body(#"{"to": "zoe"}"#))
    #expect(none.status == 422)
    #expect(try none.json["code"]?.text == "send.impossible")
    #expect(try await server.get("/v1/emails/eml_1").status == 404)
    #expect(try await server.get("/v1/emails?state=gone").status == 400)
  }

  @Test func `without a mail server everything else works, and sending says what to set`()
    async throws
  {
    let server = try await WebServer()
    let (id, _) = try await issue("1", on: server)
    let refused = try await server.post("/v1/invoices/\(id)/emails", body("{}"))
    #expect(refused.status == 503)
    #expect(try refused.json["code"]?.text == "mail.not-configured")
    for path in ["/invoices/\(id)/email", "/emails"] {
      let page = try await server.get(path, ["Accept-Language": "fr"])
      #expect(page.status == 200 && page.text.contains("FACTURIER_SMTP_URL"))
    }
  }

  @Test
  func `killed while the mail server thinks, the next start calls it uncertain and sends nothing`()
    async throws
  {
    let mail = try MailServer()
    let merchant = Merchant()
    var id = ""
    do {
      let server = try await WebServer(merchant, environment: Self.environment(mail))
      id = try await issue("1", on: server).id
      let codes = #""send.first-send", "send.address-not-known-for-customer""#
      let asked = try await server.post(
        "/v1/invoices/\(id)/emails", body(#"{"to": "slow@exemple.fr", "confirm": [\#(codes)]}"#))
      let email = try #require(asked.headers["location"], "\(asked.text)")
      #expect(try await eventually(server, email, "sending")["state"]?.text == "sending")
      try server.kill()
    }
    // Were it sent again, it would arrive.
    try mail.release()
    let server = try await WebServer(merchant, environment: Self.environment(mail))
    let log = try await server.get("/v1/invoices/\(id)/emails").json["data"]?.elements.first
    let email = try #require(log?["id"]?.text)
    #expect(
      try await eventually(server, "/v1/emails/\(email)", "uncertain")["state"]?.text == "uncertain"
    )
    try await Task.sleep(for: .seconds(4))
    #expect(try mail.taken().count <= 1)
    let page = try await server.get("/emails", ["Accept-Language": "fr"])
    #expect(page.text.contains("Incertain"))
  }

  @Test func `stopped while a mail is leaving, the program lets it end first`() async throws {
    let mail = try MailServer()
    let server = try await WebServer(environment: Self.environment(mail))
    let id = try await issue("1", on: server).id
    let codes = #""send.first-send", "send.address-not-known-for-customer""#
    let asked = try await server.post(
      "/v1/invoices/\(id)/emails", body(#"{"to": "slow@exemple.fr", "confirm": [\#(codes)]}"#))
    let email = try #require(asked.headers["location"], "\(asked.text)")
    #expect(try await eventually(server, email, "sending")["state"]?.text == "sending")
    server.interrupt()
    // A program that does not wait would be over before the mail is.
    try await Task.sleep(for: .seconds(1))
    try mail.release()
    #expect(try server.end().status == 0)
    let states = try server.merchant.withDatabase { database in
      try database.readSync { tx in try tx.rows("SELECT state FROM email") { try $0.text(0) } }
    }
    #expect(states == ["sent"])
    #expect(try mail.taken().count == 1)
  }

  @Test func `the commands send at once, ask with an exit code, and list`() throws {
    let mail = try MailServer()
    let merchant = Merchant()
    #expect(try merchant.issue(try merchant.file([Merchant.order("1")])).status == 0)
    let number = try #require(
      try merchant.withDatabase { try TestShop.numbered(in: $0).first?.number })
    func run(_ arguments: String...) throws -> Program.Ended {
      try Program.run(
        arguments + ["--data", merchant.data, "--lang", "en"], environment: Self.environment(mail))
    }
    let asked = try run("send", number, "--key", merchant.key)
    #expect(asked.status == 2, "\(asked.errors)")
    #expect(asked.errors.contains("send.first-send"))
    let sent = try run(
      "send", number, "--key", merchant.key, "--confirm", "send.first-send", "--by", "cron")
    #expect(sent.status == 0, "\(sent.errors)")
    #expect(sent.output.contains("\(number)  sent  zoe@exemple.fr"))
    #expect(try mail.taken().count == 1)
    let list = try run("emails", "--json")
    #expect(list.status == 0)
    #expect(try JSONParser.parse(Array(list.output.utf8)).root["by"]?.text == "cron")
    let refused = try run(
      "send", number, "--to", "nobody@exemple.fr", "--key", merchant.key, "--confirm",
      "send.already-sent", "--confirm", "send.first-send", "--confirm",
      "send.address-not-known-for-customer")
    #expect(refused.status == 1 && refused.output.contains("failed"), "\(refused.errors)")
    #expect(try run("emails").status == 1)
    #expect(try run("send", "F-1", "--key", merchant.key).status == 2)
    let bare = try Program.run(["send", number, "--data", merchant.data, "--key", merchant.key])
    #expect(bare.status == 3 && bare.errors.contains("mail.not-configured"))
    let wrong = try Program.run(
      ["send", number, "--data", merchant.data, "--key", merchant.key],
      environment: ["FACTURIER_SMTP_URL": "nowhere"])
    #expect(wrong.status == 3 && wrong.errors.contains("mail.setting-invalid"))
  }
}
