import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// An installation without a company, and the way to its first, over HTTP.
@Suite(.serialized) struct WelcomeDoorsTests {
  static let siren = "404833048"
  private static let password = "le chat dort sur la table"

  /// Whoever claimed the installation; `/welcome` is their only page.
  static func owner(_ server: WebServer) async throws -> Browser {
    let link = try #require(server.output.firstMatch(of: /\/claim\/[0-9a-z]+/)).output
    let answer = try await server.post(
      String(link),
      Array(
        FormFields().with("email", "marie@atelier.fr").with("name", "Marie")
          .with("password", password).encoded.utf8),
      type: "application/x-www-form-urlencoded", WebServer.nobody)
    #expect(answer.status == 303, "\(answer.text)")
    return try await Browser(server, answer, page: "/welcome/identity")
  }

  private static func signIn(
    _ server: WebServer, _ password: String = password
  ) async throws -> WebServer.Answer {
    try await server.post(
      "/sign-in",
      Array(
        FormFields().with("email", "marie@atelier.fr").with("password", password).encoded.utf8),
      type: "application/x-www-form-urlencoded", WebServer.nobody)
  }

  private static func signedIn(_ server: WebServer, page: String) async throws -> Browser {
    try await Browser(server, signIn(server), page: page)
  }

  private static let company = [
    "name": "Hôtel du Parc", "legalForm": "SARL", "capital": "10 000,50", "register": "Nantes",
    "line1": "1 allée du Parc", "postCode": "44000", "city": "Nantes",
    "email": "contact@parc.example", "vatRegime": "normal", "defaultVATRate": "10",
  ]
  private static let numbering = [
    "invoiceNumbers": "P-{year}-{sequence:4}", "creditNoteNumbers": "PA-{year}-{sequence:4}",
    "color": "#7a1f4e",
  ]

  /// Every step but the last, well filled in.
  private static func filled(_ browser: Browser) async throws {
    for (step, fields) in [
      ("identity", ["siren": siren]), ("company", company), ("numbering", numbering),
      ("payment", ["iban": "FR76 3000 6000 0112 3456 7890 189", "term": "45"]),
    ] {
      let answer = try await browser.post("/welcome/\(step)", fields)
      #expect(answer.status == 303, "\(step): \(answer.text)")
    }
  }

  @Test func `before a company is there, nothing answers but its making`() async throws {
    let server = try await WebServer(company: nil)
    for path in ["/", "/invoices", "/account", "/c/com_00000000000000000000000000/keys", "/x.php"] {
      let answer = try await server.get(path, ["Authorization": ""])
      #expect(answer.status == 303 && answer.headers["location"] == "/welcome", "\(path)")
    }
    let posted = try await server.post(
      "/invoices/typed/x", [], type: "application/x-www-form-urlencoded", WebServer.nobody)
    #expect(posted.headers["location"] == "/welcome")
    let welcome = try await server.get("/welcome", WebServer.nobody)
    #expect(welcome.headers["location"] == "/sign-in?next=%2Fwelcome")
    let signIn = try await server.get("/sign-in", WebServer.nobody)
    #expect(signIn.status == 200 && signIn.text.contains("Nobody has an account here yet"))
    for key in ["", "Bearer fac_live_x", "Basic bWU6bWU="] {
      for path in ["/v1/invoices", "/v1/companies", "/search.json"] {
        let answer = try await server.get(path, ["Authorization": key])
        #expect(answer.status == 503, "\(key) \(path): \(answer.text)")
        #expect(try answer.json["code"]?.text == "companies.none-yet")
      }
    }
    let order = try await server.post(
      "/v1/orders", JSONOrder.encode(Merchant.order("1")), WebServer.nobody)
    #expect(order.status == 503)
    #expect(try await server.get("/ready", WebServer.nobody).status == 200)
    #expect(try await server.get("/live", WebServer.nobody).status == 200)
    let style = try #require(signIn.text.firstMatch(of: /\/assets\/facturier-[0-9a-f]+\.css/))
    #expect(try await server.get(String(style.output), WebServer.nobody).status == 200)
    #expect(try server.stop().status == 0)
  }

  @Test func `a company is made in steps, and what was typed outlives the server`() async throws {
    let merchant = Merchant()
    let first = try await WebServer(merchant, company: nil)
    let marie = try await Self.owner(first)
    #expect(try await marie.get("/welcome").headers["location"] == "/welcome/identity")
    let wrong = try await marie.post("/welcome/identity", ["siren": "732 829 321"])
    #expect(wrong.status == 422 && wrong.text.contains("732 829 321"), "what was typed stays")
    #expect(wrong.text.contains("id=\"siren-error\"") && wrong.text.contains("aria-invalid"))
    #expect(try await marie.get("/welcome/company").headers["location"] == "/welcome/identity")
    let number = try await marie.post("/welcome/identity", ["siren": "FR 83 404 833 048"])
    #expect(number.headers["location"] == "/welcome/company", "\(number.text)")
    let off = try await marie.get("/welcome/company")
    #expect(off.text.contains("does not ask Sirene") && off.text.contains("FR83404833048"))
    let half = try await marie.post(
      "/welcome/company",
      ["name": "Hôtel du Parc", "capital": "beaucoup", "email": "contact@", "postCode": "4400"])
    #expect(half.status == 422)
    for field in ["legalForm", "capital", "line1", "postCode", "city", "email"] {
      #expect(half.text.contains("id=\"\(field)-error\""), "\(field), and all at once")
    }
    #expect(try await marie.get("/welcome/review").headers["location"] == "/welcome/company")
    #expect(try first.stop().status == 0)

    let server = try await WebServer(merchant, company: nil)
    #expect(!server.output.contains("/claim/"), "it was claimed")
    let again = try await Self.signedIn(server, page: "/welcome/company")
    #expect(try await again.get("/welcome").headers["location"] == "/welcome/company")
    let kept = try await again.get("/welcome/company").text
    #expect(kept.contains("Hôtel du Parc") && kept.contains("beaucoup"))
    try await Self.filled(again)
    let review = try await again.get("/welcome/review").text
    #expect(review.contains("P-\(Merchant.today.year)-0001"), "the number of the first invoice")
    #expect(review.contains("FR83404833048") && review.contains("SARL au capital de"))
    #expect(!review.contains("/sign-in"))
    let made = try await again.post("/welcome/review")
    #expect(made.status == 303 && made.headers["location"] == "/", "\(made.text)")
    let home = try await again.get("/")
    #expect(home.status == 200 && home.text.contains("Getting started"), "\(home.text)")
    for path in ["/welcome", "/welcome/company"] {
      #expect(try await again.get(path).headers["location"] == "/")
    }
    #expect(try await again.post("/welcome/review").headers["location"] == "/")
    try server.readKey()
    let companies = try await server.get("/v1/companies").json["data"]?.elements ?? []
    #expect(companies.map { $0["name"]?.text } == ["Hôtel du Parc"])
    let invoice = try await server.post("/v1/invoices", JSONOrder.encode(Merchant.order("1")))
    #expect(
      try invoice.json["number"]?.text == "P-\(Merchant.today.year)-0001", "\(invoice.text)")
    #expect(try server.stop().status == 0)
    let verified = try Program.run(["verify", "--data", merchant.data, "--lang", "en"])
    #expect(verified.status == 0, "\(verified.errors)")
  }

  @Test func `two tabs, a double click and a reload make one company`() async throws {
    let server = try await WebServer(company: nil)
    let marie = try await Self.owner(server)
    try await Self.filled(marie)
    let answers = try await withThrowingTaskGroup(of: WebServer.Answer.self) { group in
      for _ in 0..<4 { group.addTask { try await marie.post("/welcome/review") } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for answer in answers { #expect(answer.status == 303, "\(answer.text)") }
    #expect(answers.contains { $0.headers["location"] == "/" })
    try server.readKey()
    #expect(try await server.get("/v1/companies").json["data"]?.elements.count == 1)
    // An old tab, one step back.
    let late = try await marie.post("/welcome/company", ["name": "Another"])
    #expect(late.headers["location"] == "/")
    #expect(!(try await marie.get("/companies").text.contains("Another")))
  }

  @Test func `the register fills in what it knows, and holds nobody up`() async throws {
    let registers = RegisterSimulator()
    let server = try await WebServer(company: nil, environment: registers.environment)
    let marie = try await Self.owner(server)
    // The server gives the register five seconds. Where a busy machine needs more, one asks again.
    let end = ContinuousClock.now + .seconds(180)
    func company(_ number: String, until words: String) async throws -> String {
      while true {
        let answer = try await marie.post("/welcome/identity", ["siren": number])
        #expect(answer.headers["location"] == "/welcome/company", "\(answer.text)")
        let page = try await marie.get("/welcome/company").text
        if page.contains(words) || ContinuousClock.now > end { return page }
        try await Task.sleep(for: .milliseconds(200))
      }
    }
    let found = try await company(Self.siren, until: "HOTEL DU PARC")
    for value in ["HOTEL DU PARC", "SARL", "1 ALLEE DU PARC", "44000", "NANTES"] {
      #expect(found.contains("value=\"\(value)\""), "\(value)")
    }
    let asked = registers.questions
    // What somebody wrote is not overwritten by asking again.
    #expect(try await marie.post("/welcome/company", Self.company).status == 303)
    let own = "value=\"Hôtel du Parc\""
    #expect(try await company(Self.siren, until: own).contains(own))
    #expect(Set(asked) == [Self.siren] && registers.questions == asked, "not asked again")
    registers.behave(.bad, about: "732829320")
    #expect(try await company("732829320", until: "has ceased").contains("has ceased"))
    registers.behave(.unknown, about: "552100554")
    let unknown = try await company("552100554", until: "does not know")
    #expect(unknown.contains("does not know this SIREN") && !unknown.contains("HOTEL DU PARC"))
    registers.behave(.status(500), about: "404833048")
    let silent = "does not answer"
    #expect(try await company(Self.siren, until: silent).contains(silent))
    // All the same the company is made.
    try await Self.filled(marie)
    #expect(try await marie.post("/welcome/review").headers["location"] == "/")
  }

  @Test func `numbers that were given elsewhere are not given again`() async throws {
    let server = try await WebServer(company: nil)
    let marie = try await Self.owner(server)
    try await Self.filled(marie)
    var numbering = Self.numbering
    numbering["lastNumber"] = "P-\(Merchant.today.year)-0311"
    let clash = try await marie.post("/welcome/numbering", numbering)
    #expect(clash.status == 422 && clash.text.contains("id=\"lastNumber-error\""))
    let refused = try await marie.post("/welcome/review")
    #expect(refused.status == 422, "nothing is made while something is wrong")
    numbering["lastNumber"] = "FA-\(Merchant.today.year)-0311"
    #expect(try await marie.post("/welcome/numbering", numbering).status == 303)
    for (name, value) in [
      ("invoiceNumbers", "F-{year}"), ("creditNoteNumbers", "P-{year}-{sequence:4}"),
      ("color", "blue"),
    ] {
      var wrong = numbering
      wrong[name] = value
      let answer = try await marie.post("/welcome/numbering", wrong)
      #expect(answer.status == 422 && answer.text.contains("id=\"\(name)-error\""), "\(name)")
    }
    for (name, value) in [("iban", "FR76 1111"), ("bic", "X"), ("term", "90")] {
      let answer = try await marie.post(
        "/welcome/payment",
        ["iban": "FR76 3000 6000 0112 3456 7890 189", "term": "30"].merging([name: value]) { $1 })
      #expect(answer.status == 422 && answer.text.contains("id=\"\(name)-error\""), "\(name)")
    }
    // What is wrong is kept, and skipped with the account.
    let skipped = try await marie.post("/welcome/payment", ["iban": "FR76 1111", "do": "skip"])
    #expect(skipped.headers["location"] == "/welcome/review")
    #expect(try await marie.post("/welcome/numbering", numbering).status == 303)
    #expect(try await marie.post("/welcome/review").headers["location"] == "/")
    #expect(try await marie.get("/").text.contains("Add your bank account"))
  }

  @Test func `what is to be set up ticks itself, is the owner's, and can be sent away`()
    async throws
  {
    let server = try await WebServer(company: nil)
    let marie = try await Self.owner(server)
    try await Self.filled(marie)
    #expect(try await marie.post("/welcome/review").headers["location"] == "/")
    func done(_ title: String) async throws -> Bool {
      let page = try await marie.get("/").text
      let item = page.components(separatedBy: "<li").first { $0.contains(title) }
      return try #require(item, "\(title)").contains("(done)")
    }
    #expect(try await !done("Issue a first invoice"))
    #expect(try await done("Add your bank account"))
    #expect(try await !done("Invite your accountant"))
    let owner = try await Self.signedIn(server, page: "/account")
    let seller = try await AccountDoorsTests.member("seller", owner)
    #expect(try await done("Invite your accountant"))
    try server.readKey()
    _ = try await server.post("/v1/invoices", JSONOrder.encode(Merchant.order("1")))
    #expect(try await done("Issue a first invoice"))
    #expect(!(try await seller.get("/").text.contains("Getting started")))
    #expect(try await seller.get("/welcome").headers["location"] == "/")
    #expect(try await seller.post("/welcome/dismissal").status == 403)
    #expect(try await owner.post("/welcome/dismissal").status == 303)
    #expect(!(try await owner.get("/").text.contains("Getting started")))
  }

  @Test(.ofSQLite) func `what is typed of a company is kept sealed: no IBAN is in the data`()
    async throws
  {
    let server = try await WebServer(company: nil)
    let marie = try await Self.owner(server)
    try await Self.filled(marie)
    let script = """
      import sqlite3, sys
      db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
      print(db.execute("select body from company_draft").fetchone()[0])
      """
    let told = try Program.tool([
      "python3", "-c", script, server.merchant.data + "/facturier.sqlite",
    ])
    #expect(told.output.hasPrefix("sealed:"), "\(told.output) \(told.errors)")
    for typed in ["FR76", "3000", "Parc", Self.siren] { #expect(!told.output.contains(typed)) }
    #expect(try await marie.get("/welcome/payment").text.contains("FR76 3000 6000"))
    #expect(try await marie.post("/welcome/review").headers["location"] == "/")
  }

  @Test(.ofSQLite)
  func
    `a key of the vault is made with the first secret, never in the place of one that is missing`()
    async throws
  {
    let files = FileManager.default
    let server = try await WebServer(company: nil)
    let vault = server.merchant.folder.file("vault.key")
    let marie = try await Self.owner(server)
    #expect(!files.fileExists(atPath: vault), "no secret yet")
    try await Self.filled(marie)
    try files.moveItem(atPath: vault, toPath: vault + ".away")
    let away = try await marie.get("/welcome/payment")
    #expect(away.status == 503 && away.text.contains("vault.key-unusable"), "\(away.text)")
    #expect(try await marie.post("/welcome/numbering", Self.numbering).status == 503)
    #expect(!files.fileExists(atPath: vault))
    #expect(try await marie.get("/welcome").headers["location"] == "/welcome/identity")
    #expect(away.text.contains("action=\"/welcome/restart\""))
    try files.moveItem(atPath: vault + ".away", toPath: vault)
    #expect(try await marie.get("/welcome/payment").text.contains("FR76 3000 6000"))
    #expect(try await marie.post("/welcome/review").headers["location"] == "/")
    #expect(try server.stop().status == 0)
    // A volume that was not mounted, a second node before its keys were copied.
    try files.moveItem(atPath: vault, toPath: vault + ".away")
    let again = try await WebServer(server.merchant, company: nil)
    #expect(try await again.get("/sign-in", WebServer.nobody).status == 200)
    #expect(!files.fileExists(atPath: vault))
    #expect(try again.stop().status == 0)
  }

  @Test(.ofSQLite) func `a lost key of the vault costs what was typed, and no more`() async throws {
    let server = try await WebServer(company: nil)
    let marie = try await Self.owner(server)
    try await Self.filled(marie)
    try FileManager.default.removeItem(atPath: server.merchant.folder.file("vault.key"))
    #expect(try await marie.get("/welcome/payment").status == 503)
    let again = try await marie.post("/welcome/restart")
    #expect(again.status == 303 && again.headers["location"] == "/welcome/identity")
    try await Self.filled(marie)
    #expect(try await marie.post("/welcome/review").headers["location"] == "/")
    #expect(try server.stop().status == 0)
  }

  @Test func `another company is made by the same steps, once, and is its maker's`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    #expect(try await owner.get("/companies").text.contains(#"href="/companies/new""#))
    let begun = try await owner.get("/companies/new")
    #expect(begun.headers["location"] == "/companies/new/identity")
    for (step, fields) in [
      ("identity", ["siren": Self.siren]), ("company", Self.company),
      ("numbering", Self.numbering), ("payment", ["do": "skip"]),
    ] {
      let answer = try await owner.post("/companies/new/\(step)", fields)
      #expect(answer.status == 303, "\(step): \(answer.text)")
      #expect(answer.headers["location"]?.hasPrefix("/companies/new/") == true)
    }
    let review = try await owner.get("/companies/new/review")
    #expect(review.text.contains("Hôtel du Parc") && review.text.contains(#"href="/companies""#))
    let made = try await owner.post("/companies/new/review")
    let root = try #require(made.headers["location"], "\(made.text)")
    #expect(root.firstMatch(of: /^\/c\/com_[0-9a-z]+\/$/) != nil, "\(root)")
    #expect(try await owner.get(root).text.contains("Hôtel du Parc"))
    // Clicked twice, there is one.
    let again = try await owner.post("/companies/new/review")
    #expect(
      again.headers["location"] == "/companies/new/identity" || again.status >= 400,
      "\(again.status)")
    let known = try await owner.get("/companies.json").json["companies"]?.elements
    #expect(known?.count == 2)
    // Customers of a new company are sent links, once the public has an address.
    let file = try await owner.get("\(root)settings/delivery").text
    #expect(file.firstMatch(of: /name="\/linksInMail"[^>]*checked/) != nil, "\(file)")
    let seller = try await AccountDoorsTests.member("seller", owner)
    #expect(try await seller.get("/companies/new").status == 403)
    #expect(try await owner.get("\(root)companies/new").status == 404, "the first makes the others")
  }

  @Test func `a password forgotten before there is a company is chosen anew`() async throws {
    let merchant = Merchant()
    let first = try await WebServer(merchant, company: nil)
    _ = try await Self.owner(first)
    #expect(try first.stop().status == 0)
    let reset = try Program.run([
      "users", "reset", "marie@atelier.fr", "--data", merchant.data, "--lang", "en",
    ])
    #expect(reset.status == 0, "\(reset.errors)")
    let link = try #require(reset.output.firstMatch(of: /\/password\/[0-9a-z]+/)).output
    let server = try await WebServer(merchant, company: nil)
    let fresh = "une autre phrase entière"
    let changed = try await server.post(
      String(link), Array(FormFields().with("password", fresh).encoded.utf8),
      type: "application/x-www-form-urlencoded", WebServer.nobody)
    #expect(changed.headers["location"] == "/sign-in", "\(changed.text)")
    #expect(try await Self.signIn(server).status == 401)
    let marie = try await Self.signIn(server, fresh)
    #expect(marie.status == 303)
    let browser = try await Browser(server, marie, page: "/welcome/identity")
    #expect(try await browser.post("/welcome/identity", ["siren": Self.siren]).status == 303)
  }

  @Test(.enabled(if: TestDatabase.engine == .postgreSQL, "two nodes share a server"))
  func `every node leads to the company, whichever made it`() async throws {
    let merchant = Merchant()
    let (one, two) = (
      try await WebServer(merchant, company: nil), try await WebServer(merchant, company: nil)
    )
    // Each start prints a link of its own; the last one is good.
    let marie = try await Self.owner(two)
    let there = Browser(server: one, cookie: marie.cookie, token: marie.token)
    #expect(try await there.post("/welcome/identity", ["siren": Self.siren]).status == 303)
    try await Self.filled(marie)
    async let (left, right) = (marie.post("/welcome/review"), there.post("/welcome/review"))
    #expect(try await left.status == 303)
    #expect(try await right.status == 303)
    for node in [one, two] {
      let browser = Browser(server: node, cookie: marie.cookie, token: marie.token)
      let home = try await browser.get("/")
      #expect(home.status == 200 && home.text.contains("Hôtel du Parc"))
      try node.readKey()
      #expect(try await node.get("/v1/companies").json["data"]?.elements.count == 1)
    }
    for node in [one, two] { #expect(try node.stop().status == 0) }
  }

  @Test func `a company that was declared at the terminal ends the waiting, too`() async throws {
    let merchant = Merchant()
    let first = try await WebServer(merchant, company: nil)
    _ = try await Self.owner(first)
    #expect(try first.stop().status == 0)
    let server = try await WebServer(merchant)
    #expect(try await server.get("/v1/companies").json["data"]?.elements.count == 1)
    let marie = try await Self.signIn(server)
    let cookie = String(try #require(marie.headers["set-cookie"]).prefix { $0 != ";" })
    let home = try await server.get("/", ["Cookie": cookie])
    #expect(home.headers["location"] == "/companies", "she is not in it")
    #expect(try server.stop().status == 0)
    let invited = try Program.run([
      "users", "invite", "marie@atelier.fr", "--role", "owner", "--data", merchant.data, "--lang",
      "en",
    ])
    #expect(invited.status == 0, "\(invited.errors)")
  }
}
