import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// Every page in a real browser: what people with other eyes, hands and screens find there.
@Suite(.serialized, .ofSQLite) struct PageSweepTests {
  private struct Report {
    let opened: Int
    let missing: [String]
    /// Bytes of the heaviest first load.
    let most: Int
    let wrong: [String]
    let elsewhere: [String]
  }

  /// A button of a page, and what is typed before it is pressed.
  private struct Press {
    let path: String
    let selector: String
    let typed: [String: String]
    /// Of the fields that are typed, the one that says what is wrong with it.
    let marked: String?

    init(
      _ path: String, _ selector: String, _ typed: [String: String] = [:], marked: String? = nil
    ) {
      self.path = path
      self.selector = selector
      self.typed = typed
      self.marked = marked
    }
  }

  /// - Parameters:
  ///   - refused: of the paths, those that answer with a refusal; every other is a page.
  ///   - moved: of the paths, those that lead to another.
  ///   - templates: of addresses; of each a page is opened, found by the links of the others.
  ///   - buttons: what is pressed on which page, for what no address shows.
  private func sweep(
    _ server: WebServer, cookie: String, _ paths: [String], refused: [String] = [],
    moved: [String] = [],
    templates: [String] = [],
    buttons: [Press] = []
  ) throws -> Report {
    let json = JSONWriter()
    json.object {
      json.array("paths") { for path in paths { json.value(path) } }
      json.array("refused") { for path in refused { json.value(path) } }
      json.array("moved") { for path in moved { json.value(path) } }
      json.array("templates") { for template in templates { json.value(template) } }
      json.array("press") {
        for button in buttons {
          json.array {
            json.value(button.path)
            json.value(button.selector)
            json.object { for (field, text) in button.typed { json.field(field, text) } }
            json.value(button.marked ?? "")
          }
        }
      }
    }
    let folder = TemporaryFolder()
    try folder.write("wanted", json.string)
    let pictures = ProcessInfo.processInfo.environment["FACTURIER_TEST_PICTURES"]
    let told = try Program.tool(
      [
        "sh", "-c", "input=\"$0\"; exec \"$@\" < \"$input\"", folder.file("wanted"),
        NSHomeDirectory() + "/.cache/facturier-tests/bin/python",
        Repository.path("Tests/ScenarioTests/Pages/sweep.py"), "\(server.port)", cookie,
      ] + (pictures.map { [$0] } ?? []), seconds: 1_800)
    #expect(told.status == 0, "\(told.errors)")
    let answer = try JSONParser.parse(Array(told.output.utf8)).root
    func texts(_ key: String) -> [String] { answer[key]?.elements.compactMap(\.text) ?? [] }
    func number(_ key: String) -> Int { answer[key]?.text.flatMap { Int($0) } ?? 0 }
    return Report(
      opened: number("opened"), missing: texts("missing"), most: number("most"),
      wrong: texts("wrong"), elsewhere: texts("elsewhere"))
  }

  /// The addresses of pages in the table of routes: files, what scripts ask, the ways to somebody else's sign-in and to an
  /// answer of the API are none.
  static func templates(of merchant: Merchant) throws -> [String] {
    let told = try Program.run(["routes", "--data", merchant.data, "--key", merchant.key])
    #expect(told.status == 0, "\(told.errors)")
    return told.output.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      let path = words[1]
      let isPage =
        words[0] == "GET" && !path.hasPrefix("/v1/") && !path.contains(".")
        && path != LiveFeed.path && !path.hasPrefix("/sign-in/oidc") && path != "/account/oidc"
        && !path.hasSuffix("/try")
        // A company that is set up has no first steps: `WelcomeStoryTests` takes them.
        && !path.hasPrefix("/welcome")
      return isPage ? path : nil
    }
  }

  /// Pages of the table of routes that need nothing in their path.
  static func pages(of merchant: Merchant) throws -> [String] {
    try templates(of: merchant).filter { !$0.contains(":") }
  }

  private static let longName =
    "Établissements Bartholomé-Kœnigshofen, Fils & Associés Réunis de la Manufacture d’Étoffes du Haut-Rhin"
  private static let fromRightToLeft = "شركة النور للتجارة والتوزيع"

  /// A shop with what pages have most trouble with: long names, names that run from right to left, what is late, what is held.
  private func furnish(_ server: WebServer) async throws -> [String] {
    var paths: [String] = []
    for (number, name) in [
      ("1001", Self.longName), ("1002", Self.fromRightToLeft), ("1003", "Zoé"),
    ] {
      let order = try await server.post(
        "/v1/orders",
        JSONOrder.encode(
          Merchant.order(number) {
            $0.buyer.name = name
            $0.buyer.externalID = number
            $0.payment = nil
          }))
      let id = try #require(try order.json["id"]?.text, "\(order.text)")
      let draft = try await server.post("/v1/orders/\(id)/invoice")
      let invoice = try #require(try draft.json["id"]?.text, "\(draft.text)")
      paths.append("/invoices/\(invoice)")
      if number == "1003" {
        paths.append("/invoices/\(invoice)/deposit")
        continue
      }
      #expect(try await server.post("/v1/invoices/\(invoice)/issuance").status == 201)
      paths += ["credit-note", "correction", "email"].map {
        "/invoices/\(invoice)/\($0)"
      }
    }
    for (sku, name) in [("L-1", Self.longName), ("R-1", Self.fromRightToLeft)] {
      let made = try await server.post(
        "/v1/products",
        Array(#"{"sku": "\#(sku)", "name": "\#(name)", "unitPrice": "1234567.891"}"#.utf8))
      paths.append("/products/\(try #require(try made.json["id"]?.text, "\(made.text)"))")
    }
    return paths
  }

  /// Of each kind of page that is of something, the something: orders of one customer, a file that was read, many documents at
  /// once, who is called and what they were told, a draft that is typed.
  ///
  /// - Returns: pages no other leads to.
  private func furnishFurther(_ server: WebServer, _ receiver: HTTPReceiver) async throws
    -> [String]
  {
    let made = try await server.post(
      "/v1/webhook-endpoints",
      Array(
        #"{"url": "\#(receiver.origin)/hooks", "events": ["invoice.issued"], "description": "\#(Self.longName)"}"#
          .utf8))
    let endpoint = try #require(try made.json["id"]?.text, "\(made.text)")
    let called = try await server.post("/webhooks/\(endpoint)/test")
    #expect(called.status == 200 && called.path.contains("/deliveries/"), "\(called.path)")
    let file = try await ImportPagesTests.uploaded(server)
    let columns = try await ImportColumnsTests.uploaded(server)
    var drafts: [String] = []
    for number in ["p1", "p2"] {
      let order = try await server.post("/v1/orders", JSONOrder.encode(Merchant.order(number)))
      let id = try #require(try order.json["id"]?.text, "\(order.text)")
      let draft = try await server.post("/v1/orders/\(id)/invoice")
      drafts.append(try #require(try draft.json["id"]?.text, "\(draft.text)"))
    }
    let lines = try await server.post(
      "/v1/bulk/invoices",
      Array(
        #"{"lines": [{"order": \#(String(decoding: JSONOrder.encode(Merchant.order("b1")), as: UTF8.self))}, {}]}"#
          .utf8))
    let bulk = try #require(try lines.json["id"]?.text, "\(lines.text)")
    let typed = try await server.get("/invoices/new")
    let path = try #require(typed.text.firstMatch(of: /action="([^"]*\/invoices\/typed\/[^"]+)"/)).1
    let checked = try await server.post(
      String(path),
      Array(
        "kind=company&name=H%C3%B4tel+du+Parc&siren=404833048&line1=1+rue&postCode=75002&city=Paris&country=FR&prices=net&revision=0&do=issue&line-name=Table&line-quantity=1&line-price=12"
          .utf8), type: "application/x-www-form-urlencoded")
    let entered = try #require(
      checked.text.firstMatch(of: /action="([^"]*)\/issuance"/), "\(checked.text)")
    return [
      called.path, file.path, columns.path, "/bulk/\(bulk)", "/invoices/\(drafts[0])/together",
      "/rules/BR-CO-15", "/docs/api/enterOrder",
      String(path), "\(entered.1)/edit", "/companies/new/identity",
    ]
  }

  /// What no address shows: what is made once and shown once, questions before something is done, forms with what is wrong in
  /// them.
  private static func buttons(of invoice: String, _ draft: String) -> [Press] {
    let main = "main form .button.primary"
    return [
      Press(invoice, "form[action$='/portal-links'] button"),
      Press(
        invoice, "form[action$='/payments'] button[type=submit]", ["[name=amount]": "douze"],
        marked: "[name=amount]"),
      Press("\(invoice)/credit-note", main, ["#reason": "Retour de la marchandise"]),
      Press(
        "\(invoice)/credit-note", main, ["[name=what][value=parts]": "on", "#line-1": "9"],
        marked: "#line-1"),
      Press("\(invoice)/email", main, ["#to": "zoe"], marked: "#to"),
      Press(
        "\(draft)/deposit", main, ["[name=part][value=amount]": "on", "[name=amount]": "douze"],
        marked: "[name=amount]"),
      Press("/keys", main, ["#name": longName, "input[type=checkbox]": "on"]),
      Press("/users", "form[action='/users/invitations'] button", ["#email": "max@atelier.fr"]),
      Press(
        "/users", "form[action='/users/invitations'] button", ["#email": "max"], marked: "#email"),
      Press(
        "/bank", "#settings .button.primary", ["#iban": "FR00", "#by": "Marie"], marked: "#iban"),
      Press(
        "/bank", "#settings .button.primary",
        ["#iban": "DE89370400440532013000", "#holder": longName, "#by": "Marie"]),
      Press(
        "/webhooks/new", main,
        ["[name=url]": "http://10.0.0.1/", "[name=scope][value=some]": "on"], marked: "[name=url]"),
      Press("/products/new", main),
      Press(
        "/settings/company", "#settings .actions .button.primary", ["[name='/capital']": "beaucoup"]
      ),
      Press("/account", "form[action='/account/password'] button", ["[type=password]": "court"]),
    ]
  }

  private func portal(_ server: WebServer, _ document: String) async throws -> String {
    let shared = try await server.post(
      "/v1\(document)/portal-links", Array(#"{"scope": "customer"}"#.utf8))
    let link = try #require(try shared.json["url"]?.text, "\(shared.text)")
    return String(try #require(link.firstMatch(of: /\/portal\/[0-9a-z]+/)).output)
  }

  /// The link of whoever lost their password, from its mail.
  private func reset(_ server: WebServer, _ mail: MailServer) async throws -> String {
    let asked = try await server.post(
      "/password", Array("email=marie%40atelier.fr".utf8),
      type: "application/x-www-form-urlencoded", WebServer.nobody)
    #expect(asked.status == 200, "\(asked.text)")
    for _ in 0..<1_800 {
      for sent in try mail.taken() {
        let texts = (sent.record["parts"]?.elements ?? []).compactMap { $0["text"]?.text }
        if let found = texts.joined().firstMatch(of: /\/password\/[0-9a-z]{20,}/) {
          return String(found.output)
        }
      }
      try await Task.sleep(for: .milliseconds(100))
    }
    Issue.record("no mail with a link came")
    return "/password"
  }

  /// What is printed on a document for whoever wants to verify it.
  private func verification(_ server: WebServer, _ invoice: String) async throws -> String {
    let pdf = try await server.get("/v1\(invoice).pdf").body
    let address = try #require(
      String(decoding: pdf, as: UTF8.self).firstMatch(
        of: /URI\(https:\/\/factures\.example\.fr(\/verification\/[0-9a-z]{26})\)/))
    return String(address.1)
  }

  private static let withAddress =
    "\"verificationAddress\": \"https://factures.example.fr\", \"linksInMail\": true, \"legalForm\""

  @Test
  func
    `no page breaks WCAG 2.2 AA, errs in its script, asks elsewhere or is wider than a telephone`()
    async throws
  {
    let merchant = Merchant()
    let first = try await WebServer(merchant)
    #expect(try first.stop().status == 0)
    let templates = try Self.templates(of: merchant)
    let pages = templates.filter { !$0.contains(":") }
    #expect(pages.count > 30 && templates.count > pages.count + 20)
    let (mail, receiver) = (try MailServer(), HTTPReceiver())
    let company = String(decoding: try #require(bytes(of: Merchant.company)), as: UTF8.self)
    let server = try await WebServer(
      merchant,
      company: try merchant.folder.write(
        "company.json",
        company.replacing("\"legalForm\"", with: Self.withAddress)
          .replacing("\"name\": \"Atelier Lumière\"", with: "\"name\": \"\(Self.longName)\"")),
      environment: [
        "FACTURIER_SMTP_URL": "smtp://127.0.0.1:\(mail.port)",
        "FACTURIER_WEBHOOK_TRUSTED": receiver.origin,
      ])
    let empty = pages + ["/search?q=nothing"]
    let owner = try await AccountDoorsTests.owner(server)
    // While the proof of who the owner is still counts: ten minutes.
    let reader = try await AccountDoorsTests.member("reader", owner)
    let blank = try sweep(
      server, cookie: owner.cookie, empty, moved: ["/companies/new"])
    #expect(blank.wrong == [] && blank.elsewhere == [])

    let documents = try await furnish(server)
    let further = try await furnishFurther(server, receiver)
    let asked =
      pages + documents + further + [
        "/products?state=archived", "/products?q=nothing", "/invoices?status=overdue",
        "/invoices?q=nothing+of+the+kind", "/search?q=zo",
        "/search?q=nothing", "/nowhere", "/invoices/x", "/help/importing-orders", "/help/vat",
        "/help?q=avoir", "/help?q=nothing+of+the+kind",
      ]
    let isPublics: (String) -> Bool = { path in
      ["/portal/", "/verification/:", "/join/", "/claim/", "/password/"].contains {
        path.hasPrefix($0)
      }
    }
    let report = try sweep(
      server, cookie: owner.cookie, asked, refused: ["/nowhere", "/invoices/x"],
      moved: asked.filter { $0.hasSuffix("/edit") || $0 == "/companies/new" },
      templates: templates.filter { !isPublics($0) },
      buttons: Self.buttons(of: documents[0], documents[8]))
    #expect(report.opened > asked.count)
    #expect(report.missing == [], "no page leads there, and the test names none")
    #expect(report.most > 20_000 && report.most <= 150_000, "\(report.most)")
    #expect(report.wrong == [])
    #expect(report.elsewhere == [], "a page asked somebody else for something")
    // What the public sees, and what somebody may not.
    let refused = try sweep(
      server, cookie: reader.cookie, ["/", "/keys", "/invoices"], refused: ["/keys"])
    #expect(refused.wrong == [] && refused.elsewhere == [])
    let invited = try await server.post(
      "/v1/invitations", Array(#"{"email": "zoe@atelier.fr", "role": "seller"}"#.utf8))
    let link = try await portal(server, documents[0])
    let dead = [
      "/portal/x", "/password/\(String(repeating: "0", count: 52))", "/claim/x", "/join/x",
      "/verification/x",
    ]
    let told = try sweep(
      server, cookie: "-",
      dead + [
        link, "\(link)/documents/\(documents[0].dropFirst(10))", "/sign-in",
        "/sign-in?lost=1&next=/bank", "/help", "/password",
        try #require(try invited.json["path"]?.text, "\(invited.text)"),
        try await verification(server, documents[0]), try await reset(server, mail),
        try await portal(server, documents[4]),
      ], refused: dead, templates: templates.filter(isPublics))
    #expect(told.wrong == [] && told.elsewhere == [] && told.missing == [])
  }
}
