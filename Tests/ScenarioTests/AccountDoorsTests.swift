import Foundation
import Invoicing
import Kernel
import Storage
import TestSupport
import Testing

/// Signing in, sessions, users and keys over HTTP.
@Suite(.serialized) struct AccountDoorsTests {
  static let password = "le chat dort sur la table"

  private static func form(_ fields: KeyValuePairs<String, String>) -> [UInt8] {
    var form = FormFields()
    for (name, value) in fields { form = form.with(name, value) }
    return Array(form.encoded.utf8)
  }

  /// The owner's browser: its cookie, and the token its forms carry.
  static func owner(_ server: WebServer) async throws -> Browser {
    let link = try #require(server.output.firstMatch(of: /\/claim\/[0-9a-z]+/)).output
    let answer = try await server.post(
      String(link),
      Self.form(["email": "marie@atelier.fr", "name": "Marie", "password": Self.password]),
      type: "application/x-www-form-urlencoded", WebServer.nobody)
    #expect(answer.status == 303, "\(answer.text)")
    return try await Browser(server, answer)
  }

  /// The owner again, of an installation that was claimed before.
  static func signedIn(_ server: WebServer) async throws -> Browser {
    let answer = try await server.post(
      "/sign-in", Self.form(["email": "marie@atelier.fr", "password": Self.password]),
      type: "application/x-www-form-urlencoded", WebServer.nobody)
    return try await Browser(server, answer)
  }

  @Test func `the link of the console makes the first account, once`() async throws {
    let server = try await WebServer()
    let marie = try await Self.owner(server)
    let page = try await marie.get("/account")
    #expect(page.status == 200 && page.text.contains("marie@atelier.fr"))
    let link = String(try #require(server.output.firstMatch(of: /\/claim\/[0-9a-z]+/)).output)
    #expect(try await server.get(link, WebServer.nobody).status == 409)
    let again = try await server.post(
      link, Self.form(["email": "eve@x.fr", "password": Self.password]),
      type: "application/x-www-form-urlencoded", WebServer.nobody)
    #expect(again.status == 409)
  }

  @Test func `nobody gets a problem as a program and the sign-in as a person`() async throws {
    let server = try await WebServer()
    let program = try await server.get("/v1/invoices", WebServer.nobody)
    #expect(
      program.status == 401 && program.headers["www-authenticate"]?.hasPrefix("Bearer") == true)
    #expect(try program.json["code"]?.text == "access.not-signed-in")
    let person = try await server.get("/invoices?status=draft", WebServer.nobody)
    #expect(person.status == 303)
    #expect(person.headers["location"] == "/sign-in?next=%2Finvoices%3Fstatus%3Ddraft")
    let missing = try await server.get("/nowhere", WebServer.nobody)
    #expect(missing.status == 404 && !missing.text.contains("Atelier"))
    // One sign of it is another one, whatever it was.
    let forged = server.key.dropLast() + (server.key.hasSuffix("0") ? "g" : "0")
    for wrong in ["Bearer x", "Basic bWU6bWU=", "Bearer \(forged)"] {
      let answer = try await server.get("/v1/invoices", ["Authorization": wrong])
      #expect(answer.status == 401, "\(wrong)")
      #expect(try answer.json["code"]?.text == "access.credential-refused")
    }
  }

  @Test func `wrong passwords lock an account, whoever's it is, and say nothing`() async throws {
    let server = try await WebServer()
    _ = try await Self.owner(server)
    func enter(_ email: String, _ password: String) async throws -> WebServer.Answer {
      try await server.post(
        "/sign-in", Self.form(["email": email, "password": password]),
        type: "application/x-www-form-urlencoded", WebServer.nobody)
    }
    let (known, unknown) = (
      try await enter("marie@atelier.fr", "faux"), try await enter("eve@atelier.fr", "faux")
    )
    #expect(known.status == 401 && unknown.status == 401)
    let neutral = known.text.replacingOccurrences(of: "marie@", with: "eve@")
    #expect(neutral == unknown.text)
    var last = known
    // The account is closed after ten, and the address has had its tries.
    for _ in 0..<12 { last = try await enter("marie@atelier.fr", "faux") }
    #expect(last.status == 429)
    #expect(try await enter("marie@atelier.fr", Self.password).status == 429)
  }

  @Test func `a session ends with its sign-out, and every other with a new password`() async throws
  {
    let server = try await WebServer()
    let marie = try await Self.owner(server)
    func another() async throws -> Browser {
      let answer = try await server.post(
        "/sign-in", Self.form(["email": "marie@atelier.fr", "password": Self.password]),
        type: "application/x-www-form-urlencoded", WebServer.nobody)
      #expect(answer.status == 303)
      return try await Browser(server, answer)
    }
    let (second, third) = (try await another(), try await another())
    #expect(try await second.get("/invoices").status == 200)
    #expect(try await second.post("/sign-out").status == 303)
    #expect(try await second.get("/invoices").status == 303)
    let changed = try await marie.post(
      "/account/password", ["current": Self.password, "password": "une autre phrase entière"])
    #expect(changed.status == 303, "\(changed.text)")
    #expect(try await third.get("/invoices").status == 303)
    #expect(try await marie.get("/invoices").status == 200)
  }

  @Test func `a form from elsewhere changes nothing`() async throws {
    let server = try await WebServer()
    let marie = try await Self.owner(server)
    let paul = try await Self.member("seller", marie)
    let without = try await server.post(
      "/account/name", Self.form(["name": "Eve"]), type: "application/x-www-form-urlencoded",
      ["Cookie": marie.cookie])
    #expect(without.status == 403)
    let foreign = try await server.post(
      "/account/name", Self.form(["form-token": paul.token, "name": "Eve"]),
      type: "application/x-www-form-urlencoded", ["Cookie": marie.cookie])
    #expect(foreign.status == 403)
    let plain = try await server.post(
      "/account/name", Array("form-token=\(marie.token)&name=Eve".utf8), type: "text/plain",
      ["Cookie": marie.cookie])
    #expect(plain.status == 403)
    #expect(try await marie.get("/account").text.contains("Marie"))
    #expect(try await marie.post("/account/name", ["name": "Marie D."]).status == 303)
    #expect(try await marie.get("/account").text.contains("Marie D."))
  }

  /// Somebody the owner invited, signed in.
  static func member(_ role: String, _ owner: Browser) async throws -> Browser {
    let page = try await owner.post(
      "/users/invitations", ["email": "\(role)@atelier.fr", "role": role]
    ).text
    let link = String(try #require(page.firstMatch(of: /\/join\/[0-9a-z]+/)).output)
    let answer = try await owner.server.post(
      link, Self.form(["name": role, "password": "\(Self.password) \(role)"]),
      type: "application/x-www-form-urlencoded", WebServer.nobody)
    #expect(answer.status == 303, "\(answer.text)")
    return try await Browser(owner.server, answer)
  }

  @Test(arguments: ["", "{", "[]", #"{"name": 1, "scopes": "x", "days": [], "more": 1}"#])
  func `a request for a key that is none is refused with its places`(body: String) async throws {
    let server = try await WebServer()
    let answer = try await server.post("/v1/api-keys", Array(body.utf8))
    #expect(answer.status == 422, "\(answer.text)")
    #expect(try answer.json["errors"]?.elements.isEmpty == false)
  }

  @Test func `people are invited, appointed and taken out by the API, but no owner by a key`()
    async throws
  {
    let server = try await WebServer()
    _ = try await Self.owner(server)
    func invite(_ body: String) async throws -> WebServer.Answer {
      try await server.post("/v1/invitations", Array(body.utf8))
    }
    let made = try await invite(#"{"email": "zoe@atelier.fr", "role": "seller"}"#)
    #expect(made.status == 201, "\(made.text)")
    let path = try #require(try made.json["path"]?.text)
    let waiting = try await server.get("/v1/invitations").text
    #expect(waiting.contains("zoe@atelier.fr") && !waiting.contains("/join/"))
    let joined = try await server.post(
      path, Self.form(["name": "Zoé", "password": Self.password + " ici"]),
      type: "application/x-www-form-urlencoded", WebServer.nobody)
    let zoe = try await Browser(server, joined)
    let people = try await server.get("/v1/users").json["data"]?.elements ?? []
    #expect(people.map { $0["role"]?.text } == ["owner", "seller"])
    let (owner, seller) = (people[0]["id"]?.text ?? "", people[1]["id"]?.text ?? "")
    func appoint(_ user: String, _ body: String) async throws -> Int {
      try await server.patch("/v1/users/\(user)", Array(body.utf8)).status
    }
    #expect(try await appoint(seller, #"{"role": "reader"}"#) == 204)
    #expect(try await zoe.post("/v1/orders").status == 403)
    #expect(try await appoint(seller, #"{"role": "owner"}"#) == 403)
    #expect(try await appoint(owner, #"{"role": "reader"}"#) == 403)
    #expect(try await server.delete("/v1/users/\(owner)").status == 403)
    #expect(try await server.delete("/v1/users/\(seller)").status == 204)
    #expect(try await zoe.get("/invoices").headers["location"] == "/companies")
    for wrong in [#"{"role": "seller"}"#, #"{"email": "x", "role": "boss"}"#, "[]"] {
      #expect(try await invite(wrong).status == 422, "\(wrong)")
    }
    #expect(try await invite(#"{"email": "eve@x.fr", "role": "owner"}"#).status == 403)
  }

  @Test func `what a role may not do is refused, with what is missing`() async throws {
    let server = try await WebServer()
    let seller = try await Self.member("seller", Self.owner(server))
    let home = try await seller.get("/invoices")
    #expect(home.status == 200 && home.text.contains("href=\"/emails\""))
    #expect(!home.text.contains("href=\"/bank\"") && !home.text.contains("href=\"/users\""))
    let bank = try await seller.get("/bank")
    #expect(bank.status == 403 && bank.text.contains("bank:read"))
    #expect(try await seller.post("/users/invitations", ["email": "a@b.fr"]).status == 403)
  }

  /// What an authenticator shows, computed by somebody else.
  static func code(_ key: String, stepsAhead: Int = 0) throws -> String {
    let script = """
      import base64, hmac, struct, sys, time
      key = base64.b32decode(sys.argv[1].replace(" ", ""))
      mac = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30 + int(sys.argv[2])), "sha1")
      at = mac[-1] & 15
      print("%06d" % ((struct.unpack(">I", mac[at:at + 4])[0] & 0x7fffffff) % 1000000))
      """
    let told = try Program.tool(["python3", "-c", script, key, "\(stepsAhead)"])
    return told.output.filter(\.isNumber)
  }

  @Test func `a second factor is asked for after the password, and bypassed by nothing`()
    async throws
  {
    let server = try await WebServer()
    let marie = try await Self.owner(server)
    #expect(try await marie.post("/account/second-factor/begin").status == 303)
    let page = try await marie.get("/account/second-factor").text
    let key = String(try #require(page.firstMatch(of: /<code>([A-Z2-7 ]{39})<\/code>/)).1)
    #expect(page.contains("</path></svg>"), "the code to scan is drawn")
    #expect(try await marie.post("/account/second-factor", ["code": "000000"]).status == 401)
    let on = try await marie.post("/account/second-factor", ["code": try Self.code(key)])
    let codes = on.text.matches(of: /[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}/).map { String($0.output) }
    #expect(on.status == 200 && codes.count == 10, "\(on.text)")

    func ticket() async throws -> String {
      let asked = try await server.post(
        "/sign-in", Self.form(["email": "marie@atelier.fr", "password": Self.password]),
        type: "application/x-www-form-urlencoded", WebServer.nobody)
      #expect(asked.status == 200 && asked.headers["set-cookie"] == nil)
      return String(
        try #require(asked.text.firstMatch(of: /name="ticket" value="([0-9a-z]+)"/)).1)
    }
    func enter(_ ticket: String, _ code: String) async throws -> Int {
      try await server.post(
        "/sign-in/code", Self.form(["ticket": ticket, "code": code]),
        type: "application/x-www-form-urlencoded", WebServer.nobody
      ).status
    }
    let first = try await ticket()
    #expect(try await enter(first, "123456") == 401)
    #expect(try await enter(first, try Self.code(key, stepsAhead: 1)) == 303)
    #expect(try await enter(first, codes[0]) == 404, "a ticket is good once")
    let second = try await ticket()
    #expect(try await enter(second, codes[0]) == 303)
    let third = try await ticket()
    #expect(try await enter(third, codes[0]) == 401, "and so is a recovery code")
  }

  @Test(.ofSQLite) func `a change is in the trail with its author, and a changed trail is found`()
    async throws
  {
    let server = try await WebServer()
    let marie = try await Self.owner(server)
    _ = try await Self.member("seller", marie)
    #expect(
      try await server.post("/v1/orders", JSONOrder.encode(Merchant.order("1"))).status == 201)
    let entries = try await server.get("/v1/audit").json["data"]?.elements ?? []
    #expect(entries.first?["action"]?.text == "POST /v1/orders")
    #expect(entries.first?["author"]?["kind"]?.text == "key")
    let invited = try #require(entries.first { $0["action"]?.text == "member.invited" })
    #expect(invited["author"]?["name"]?.text == "Marie")
    #expect(invited["author"]?["address"]?.text == "127.0.0.1")
    #expect(invited["subject"]?.text == "seller@atelier.fr" && invited["after"]?.text == "seller")
    #expect(try server.stop().status == 0)
    #expect(try server.merchant.verify().status == 0)
    try server.merchant.withDatabase { database in
      try database.tamperSync { tx in
        try tx.run("DROP TRIGGER audit_entry_no_update")
        try tx.run("UPDATE audit_entry SET author_name = 'Eve' WHERE position = 2")
      }
    }
    let told = try server.merchant.verify()
    #expect(told.status == 1 && told.errors.contains("audit trail was changed at entry 2"))
  }
}
