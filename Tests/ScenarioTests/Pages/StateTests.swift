import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// What pages say when something is missing: the server, the session, the screen.
@Suite(.serialized, .ofSQLite) struct StateTests {
  /// A company file with a logo, 80 pixels wide.
  private static func company(in folder: TemporaryFolder) throws -> String {
    let script = """
      import struct, sys, zlib
      def chunk(kind, data): return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
      rows = b''.join(b'\\x00' + bytes([31, 78, 121] * 80) for _ in range(40))
      open(sys.argv[1], 'wb').write(b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 80, 40, 8, 2, 0, 0, 0))
        + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))
      """
    #expect(try Program.tool(["python3", "-c", script, folder.file("logo.png")]).status == 0)
    let text = String(decoding: try #require(bytes(of: Merchant.company)), as: UTF8.self)
    return try folder.write(
      "company.json", text.replacing("\"brand\": {", with: "\"brand\": { \"logo\": \"logo.png\","))
  }

  @Test
  func
    `without network or session a page says so and keeps what was typed, a customer's too; on paper it is read only`()
    async throws
  {
    let merchant = Merchant()
    let server = try await WebServer(merchant, company: try Self.company(in: merchant.folder))
    let owner = try await AccountDoorsTests.owner(server)
    let issued = try await server.post(
      "/v1/invoices", JSONOrder.encode(Merchant.order("1001") { $0.payment = nil }))
    let invoice = try #require(try issued.json["id"]?.text, "\(issued.text)")
    let shared = try await server.post("/v1/invoices/\(invoice)/portal-links", Array("{}".utf8))
    let url = try #require(try shared.json["url"]?.text, "\(shared.text)")
    let portal = String(try #require(url.firstMatch(of: /\/portal\/[0-9a-z]+/)).output)
    let told = try Program.tool([
      NSHomeDirectory() + "/.cache/facturier-tests/bin/python",
      Repository.path("Tests/ScenarioTests/Pages/states.py"), "\(server.port)", owner.cookie,
      portal, "marie@atelier.fr", AccountDoorsTests.password,
    ])
    #expect(told.status == 0, "\(told.errors)")
    let json = try JSONParser.parse(Array(told.output.utf8)).root
    func texts(_ key: String) -> [String]? { json[key]?.elements.compactMap(\.text) }
    #expect(texts("at first") == [])
    #expect(texts("without network") == ["offline"])
    #expect(json["typed"]?.text == "typed")
    #expect(texts("back") == [])
    #expect(texts("signed out") == ["signed-out"])
    #expect(texts("signed in elsewhere") == ["signed-out"], "its forms are of another session")
    #expect(texts("read again") == [])
    #expect(json["lost"]?.text == "1" && json["put back"]?.text == "FR76 typed", "\(told.output)")
    #expect(told.output.contains(#""put back is said": true, "put back once": false"#))
    #expect(texts("portal at first") == [])
    #expect(texts("portal without network") == ["offline"])
    #expect(json["portal typed"]?.text == "typed")
    #expect(texts("portal back") == [])
    #expect(json["portal asked"]?.text == "1", "what was typed is sent once the network is back")
    #expect(texts("errors") == [], "\(told.output)")
    #expect(json["pressed on paper"]?.text == "0")
    #expect(json["paper"]?.text == "rgb(255, 255, 255)", "white, also where the screen is dark")
    #expect(json["logo"]?.text == "80", "the seller's logo is on it")
    #expect(json["pages"]?.text == "1")
  }

  /// The same installation, after its disk lost something of two documents: of one the order, which nobody foresaw (500), of the
  /// other the file, which is compared with its seal (503).
  private static func damaged(_ server: WebServer) async throws
    -> (WebServer, (order: String, file: String))
  {
    var issued: [String] = []
    for number in ["no-order", "no-file"] {
      let answer = try await server.post(
        "/v1/invoices", JSONOrder.encode(Merchant.order(number) { $0.payment = nil }))
      issued.append(try #require(try answer.json["id"]?.text, "\(answer.text)"))
    }
    #expect(try server.stop().status == 0)
    // While nobody has it open: a log that two connections write may break.
    try server.merchant.withDatabase { database in
      try database.tamperSync { tx in
        try tx.run("UPDATE sales_order SET body = '{' WHERE external_id = 'no-order'")
        try tx.run("DROP TRIGGER document_no_update")
        try tx.run(
          """
          UPDATE document SET tail = zeroblob(length(tail))
          WHERE invoice_id = (SELECT i.id FROM invoice i JOIN sales_order o
            ON o.company_id = i.company_id AND o.id = i.order_id WHERE o.external_id = 'no-file')
          """)
      }
    }
    return (try await WebServer(server.merchant), (issued[0], issued[1]))
  }

  @Test
  func `a page that says what went wrong says what is safe and what to do, in both languages`()
    async throws
  {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let seller = try await AccountDoorsTests.member("seller", owner)
    let issued = try await server.post(
      "/v1/invoices", JSONOrder.encode(Merchant.order("1001") { $0.payment = nil }))
    let invoice = try #require(try issued.json["id"]?.text, "\(issued.text)")
    let link = try await server.post("/v1/invoices/\(invoice)/portal-links").json
    let url = try #require(link["url"]?.text)
    let path = url[try #require(url.range(of: "/portal/")).lowerBound...]
    for message in ["Une", "Deux"] {
      _ = try await server.post(
        "\(path)/documents/\(invoice)/questions", Array("kind=question&message=\(message)".utf8),
        type: "application/x-www-form-urlencoded", WebServer.nobody)
    }
    let (again, damaged) = try await Self.damaged(server)
    let told = try Program.tool([
      NSHomeDirectory() + "/.cache/facturier-tests/bin/python",
      Repository.path("Tests/ScenarioTests/Pages/problems.py"), "\(again.port)", owner.cookie,
      seller.cookie, invoice, damaged.order, damaged.file,
    ])
    #expect(told.status == 0, "\(told.errors)")
    let json = try JSONParser.parse(Array(told.output.utf8)).root
    #expect(json["wrong"]?.elements.compactMap(\.text) == [])
    #expect(json["statuses"]?.elements.count == 14)
    // A program is told the same as ever.
    let refused = try await again.get("/v1/nowhere")
    #expect(refused.status == 404 && refused.type.hasPrefix("application/problem+json"))
  }

  private static let english = ["Authorization": "", "Accept-Language": "en"]

  @Test func `a form sent after the session ended leads back to its page, and says it was lost`()
    async throws
  {
    let server = try await WebServer()
    let sent = try await server.post(
      "/bank", Array("iban=FR7630006000011234567890189".utf8),
      type: "application/x-www-form-urlencoded",
      ["Authorization": "", "Referer": "http://127.0.0.1:\(server.port)/bank?x=1"])
    #expect(sent.status == 303)
    let there = try #require(sent.headers["location"])
    #expect(there == "/sign-in?next=%2Fbank%3Fx%3D1&lost=1")
    let page = try await server.get(there, Self.english).text
    #expect(page.contains("was not saved") && page.contains(#"value="/bank?x=1""#))
    let plain = try await server.get("/sign-in", Self.english).text
    #expect(!plain.contains("was not saved"))
    // Another site names itself in vain.
    let elsewhere = try await server.post(
      "/bank", Array("iban=x".utf8), type: "application/x-www-form-urlencoded",
      ["Authorization": "", "Referer": "https://elsewhere.example/bank"])
    #expect(elsewhere.headers["location"] == "/sign-in?lost=1")
  }
}

/// Each page in each language.
@Suite(.serialized, .ofSQLite) struct PageLanguageTests {
  /// The words of the page itself, without what surrounds every page.
  private static func words(_ text: String) -> String {
    let start = text.firstRange(of: "<main")?.lowerBound ?? text.startIndex
    let end = text.firstRange(of: "</main>")?.lowerBound ?? text.endIndex
    return text[start..<end].replacing(/<[^>]*>/, with: " ")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `every page says in French and in English what it says, each in its words`()
    async throws
  {
    let merchant = Merchant()
    let first = try await WebServer(merchant)
    #expect(try first.stop().status == 0)
    let pages = try PageSweepTests.pages(of: merchant)
    let server = try await WebServer(merchant)
    let owner = try await AccountDoorsTests.owner(server)
    var same: [String] = []
    var opened = 0
    for path in pages + ["/nowhere", "/search?q=nothing"] {
      func page(_ language: String) async throws -> String {
        try await server.get(path, ["Cookie": "\(owner.cookie); lang=\(language)"]).text
      }
      let (fr, en) = (try await page("fr"), try await page("en"))
      guard fr.contains("<html") else { continue }
      opened += 1
      #expect(fr.contains(#"<html lang="fr">"#) && en.contains(#"<html lang="en">"#), "\(path)")
      let (french, english) = (Self.words(fr), Self.words(en))
      if french == english && !french.isEmpty { same.append(path) }
      let title = /<h1[^>]*>([^<]*)</
      if let one = fr.firstMatch(of: title)?.1, let other = en.firstMatch(of: title)?.1,
        one == other, !Self.sharedTitles.contains(String(one))
      {
        same.append("\(path): \(one)")
      }
    }
    #expect(same == [])
    #expect(opened > 35)
  }

  private static let sharedTitles: Set<String> = ["Webhooks", "Archive"]
}
