import Foundation
import Kernel
import TestSupport
import Testing

/// What an account does when somebody else is at it: who is told, what is kept, who can end it.
@Suite(.serialized) struct AccountSafetyTests {
  private static let password = "le chat dort sur la table"
  private static let form = "application/x-www-form-urlencoded"

  private func fields(_ fields: KeyValuePairs<String, String>) -> [UInt8] {
    var form = FormFields()
    for (name, value) in fields { form = form.with(name, value) }
    return Array(form.encoded.utf8)
  }

  private func post(
    _ server: WebServer, _ path: String, _ pairs: KeyValuePairs<String, String>,
    agent: String = "Firefox/1 Linux"
  ) async throws -> WebServer.Answer {
    try await server.post(
      path, fields(pairs), type: Self.form,
      ["Authorization": "", "User-Agent": agent, "Accept-Language": "en"])
  }

  private func mailed(_ mail: MailServer, _ count: Int) throws -> [MailServer.Taken] {
    try mail.taken(count, seconds: 30)
  }

  private func server(_ mail: MailServer) async throws -> WebServer {
    try await WebServer(environment: ["FACTURIER_SMTP_URL": "smtp://127.0.0.1:\(mail.port)"])
  }

  @Test
  func
    `a forgotten password is replaced by a link that is mailed, once, and nobody learns who has an account`()
    async throws
  {
    let mail = try MailServer()
    let server = try await server(mail)
    let marie = try await AccountDoorsTests.owner(server)
    #expect(try await server.get("/sign-in", WebServer.nobody).text.contains("href=\"/password\""))
    let known = try await post(server, "/password", ["email": "Marie@atelier.fr"])
    let unknown = try await post(server, "/password", ["email": "eve@atelier.fr"])
    let wrong = try await post(server, "/password", ["email": "nobody at all"])
    #expect(known.status == 200 && known.text == unknown.text && known.text == wrong.text)
    // Asked again at once: one mail.
    _ = try await post(server, "/password", ["email": "marie@atelier.fr"])
    let taken = try mailed(mail, 1)
    #expect(taken.count == 1 && taken[0].recipients == ["marie@atelier.fr"])
    let text = try #require(taken[0].text)
    let link = try #require(
      text.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+(\/password\/[0-9a-z]{52})/)
    ).1
    let path = String(link)
    let changed = try await post(server, path, ["password": "une toute autre phrase"])
    #expect(changed.status == 303 && changed.headers["set-cookie"] == nil, "it signs nobody in")
    #expect(try await post(server, path, ["password": "encore une autre phrase"]).status == 404)
    #expect(try await marie.get("/account").status == 303, "every session ended")
    #expect(
      try await post(server, "/sign-in", ["email": "marie@atelier.fr", "password": Self.password])
        .status == 401)
    let entered = try await post(
      server, "/sign-in", ["email": "marie@atelier.fr", "password": "une toute autre phrase"])
    #expect(entered.status == 303)
    // Of the change, and of the browser that had not been seen.
    let subjects = try mailed(mail, 3).compactMap(\.subject)
    #expect(
      subjects.contains("Your password was changed")
        && subjects.contains("New sign-in to your account"), "\(subjects)")
  }

  @Test func `a link for a new password does not get past the second factor`() async throws {
    let mail = try MailServer()
    let server = try await server(mail)
    let marie = try await AccountDoorsTests.owner(server)
    _ = try await marie.post("/account/second-factor/begin")
    let page = try await marie.get("/account/second-factor").text
    let key = try #require(page.firstMatch(of: /<code>([A-Z2-7 ]{32,})<\/code>/)).1
    #expect(
      try await marie.post("/account/second-factor", ["code": AccountDoorsTests.code(String(key))])
        .status == 200)
    _ = try await post(server, "/password", ["email": "marie@atelier.fr"])
    let text = try #require(try mailed(mail, 1)[0].text)
    let path = String(try #require(text.firstMatch(of: /\/password\/[0-9a-z]{52}/)).0)
    #expect(try await post(server, path, ["password": "une toute autre phrase"]).status == 303)
    let asked = try await post(
      server, "/sign-in", ["email": "marie@atelier.fr", "password": "une toute autre phrase"])
    #expect(
      asked.status == 200 && asked.headers["set-cookie"] == nil
        && asked.text.contains("name=\"code\""))
  }

  @Test func `a refused sign-in is in the audit trail and in the log, and not under whose name`()
    async throws
  {
    let server = try await WebServer()
    let marie = try await AccountDoorsTests.owner(server)
    #expect(
      try await post(server, "/sign-in", ["email": "marie@atelier.fr", "password": "faux"]).status
        == 401)
    let trail = try await marie.get("/audit").text
    #expect(trail.contains("Sign-in refused to") && trail.contains("127.0.0.1"), "\(trail)")
    let lines = (server.output + server.errors).split(separator: "\n")
    let line = lines.first { $0.contains("account.sign-in-refused") }
    #expect(line != nil && line?.contains("marie") == false, "\(lines.suffix(5))")
  }

  @Test func `an administrator ends the sessions of another, and not of an owner`() async throws {
    let server = try await WebServer()
    let marie = try await AccountDoorsTests.owner(server)
    let seller = try await AccountDoorsTests.member("seller", marie)
    let admin = try await AccountDoorsTests.member("admin", marie)
    let page = try await admin.get("/users").text
    let actions = page.matches(of: /\/users\/(usr_[0-9a-z]+)\/sessions\/end/).map { String($0.1) }
    #expect(actions.count == 1, "neither the owner's nor one's own")
    #expect(try await seller.get("/invoices").status == 200)
    #expect(try await seller.post("/users/\(actions[0])/sessions/end").status == 403)
    #expect(try await admin.post("/users/\(actions[0])/sessions/end").status == 303)
    #expect(try await seller.get("/invoices").status == 303)
    let me = try #require(try await server.get("/v1/me", ["Cookie": marie.cookie]).json["id"]?.text)
    #expect(try await admin.post("/users/\(me)/sessions/end").status == 403)
    #expect(try await marie.get("/invoices").status == 200)
    #expect(try await marie.get("/audit").text.contains("Sessions ended of"))
  }

  @Test func `a formula in a file of orders is text in the list of refusals`() async throws {
    let server = try await WebServer()
    let marie = try await AccountDoorsTests.owner(server)
    let formulas = ["=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1"]
    let rows = formulas.map { "\"\($0)\",\"\($0)\",X,1,\"\($0)\",abc,17850,\"\($0)\"" }
    let csv =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
      + rows.joined(separator: "\n") + "\n"
    let mapping = try #require(bytes(of: Repository.path("examples/online-retail.mapping.json")))
    let sent = Multipart([
      .init("form-token", marie.token), .init("orders", csv, file: "=1+1.csv"),
      .init("mapping", "new"),
      .init("mapping-file", mapping, file: "retail.mapping.json"),
    ])
    let answer = try await server.post(
      "/imports", sent.body, type: sent.type, ["Cookie": marie.cookie])
    let place = try #require(answer.headers["location"], "\(answer.text.suffix(2000))")
    let list = try await marie.get("\(place)/refusals.csv")
    #expect(list.status == 200 && list.text.contains("cmd|"), "\(list.text)")
    let cells = list.text.split(separator: /[;\r\n]+/).map {
      $0.trimmingPrefix("\u{FEFF}").trimmingPrefix("\"")
    }
    #expect(cells.filter { $0.first.map { "=+-@\t\r".contains($0) } ?? false } == [])
  }
}
