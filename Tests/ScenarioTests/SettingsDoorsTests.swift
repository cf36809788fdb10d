import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// The settings over HTTP: each form without script, what is wrong at its field, the next document, the API.
@Suite(.serialized) struct SettingsDoorsTests {
  /// What a form of a page would send, untouched.
  static func fields(_ page: WebServer.Answer) -> [String: String] {
    var fields: [String: String] = [:]
    func unescaped(_ text: Substring) -> String {
      String(text).replacing("&amp;", with: "&").replacing("&lt;", with: "<").replacing(
        "&quot;", with: "\""
      )
      .replacing("&#39;", with: "'").replacing("&gt;", with: ">")
    }
    for input in page.text.matches(of: /<input([^>]*)>/) {
      guard let name = input.output.1.firstMatch(of: /\sname="([^"]+)"/)?.output.1 else { continue }
      let isTicked = input.output.1.contains(" checked")
      if input.output.1.contains(/type="(checkbox|radio)"/), !isTicked { continue }
      let value = input.output.1.firstMatch(of: /\svalue="([^"]*)"/)?.output.1 ?? ""
      fields[String(name)] = unescaped(value)
    }
    for area in page.text.matches(of: /<textarea([^>]*)>([^<]*)</) {
      guard let name = area.output.1.firstMatch(of: /\sname="([^"]+)"/)?.output.1 else { continue }
      fields[String(name)] = unescaped(area.output.2)
    }
    for select in page.text.matches(of: /<select([^>]*)>(.*?)<\/select>/) {
      guard let name = select.output.1.firstMatch(of: /\sname="([^"]+)"/)?.output.1,
        let value = select.output.2.firstMatch(of: /value="([^"]*)" selected/)?.output.1
      else { continue }
      fields[String(name)] = unescaped(value)
    }
    fields["form-token"] = nil
    fields["logo"] = nil
    return fields
  }

  private static func save(
    _ subject: String, _ browser: Browser, _ changes: [String: String]
  ) async throws -> WebServer.Answer {
    let page = try await browser.get("/settings/\(subject)")
    #expect(page.status == 200, "\(page.text.prefix(500))")
    return try await browser.post(
      "/settings/\(subject)", fields(page).merging(changes) { $1 })
  }

  private static func issue(_ server: WebServer, _ number: String) async throws -> String {
    let made = try await server.post("/v1/invoices", JSONOrder.encode(Merchant.order(number)))
    #expect(made.status == 201, "\(made.text)")
    return try #require(try made.json["id"]?.text)
  }

  private static func page(of id: String, _ server: WebServer) async throws -> String {
    let pdf = try await server.get("/v1/invoices/\(id).pdf")
    #expect(pdf.status == 200)
    let path = server.merchant.folder.file("\(id).pdf")
    try Data(pdf.body).write(to: URL(fileURLWithPath: path))
    return try Program.tool(["pdftotext", "-layout", path, "-"]).output
  }

  @Test func `the first page leads to every setting with what is in force`() async throws {
    let server = try await WebServer()
    let page = try await server.get("/settings")
    #expect(page.status == 200, "\(page.text)")
    for link in [
      "/settings/company", "/settings/documents", "/settings/numbering", "/settings/delivery",
      "/bank", "/users", "/keys", "/webhooks", "/archive", "/companies", "/audit", "/mentions",
      "/imports/new", "/invoices", "/ledger", "/settings?lang=fr", "/settings?lang=en",
    ] { #expect(page.text.contains("href=\"\(link)\""), "\(link)") }
    let year = Merchant.today.year
    #expect(page.text.contains("F-\(year)-00001") && page.text.contains("A-\(year)-00001"))
    #expect(page.text.contains("RCS Lyon"))
    #expect(page.text.contains("French, English, German, Spanish, Italian"))
    #expect(page.text.contains("Your present choice"))
  }

  @Test func `a form that is saved untouched changes nothing`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    for subject in ["company", "documents", "numbering", "delivery"] {
      let saved = try await Self.save(subject, owner, [:])
      #expect(saved.headers["location"] == "/settings/\(subject)?told=settings", "\(saved.text)")
      #expect(try await server.get("/v1/company").json["version"]?.text == "1", "\(subject)")
    }
  }

  @Test func `what is saved is on the next invoice and on the pages, and not on those before`()
    async throws
  {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let first = try await Self.issue(server, "1001")
    let saved = try await Self.save(
      "company", owner,
      ["/name": "Atelier des Lumières & Fils", "/address/line1": "3 quai Neuf"])
    #expect(saved.headers["location"] == "/settings/company?told=settings", "\(saved.text)")
    #expect(try await owner.get("/settings/company?told=settings").text.contains("class=\"toast\""))
    #expect(try await owner.get("/invoices").text.contains("Atelier des Lumières &amp; Fils"))
    let second = try await Self.issue(server, "1002")
    #expect(try await Self.page(of: second, server).contains("3 quai Neuf"))
    #expect(try await Self.page(of: first, server).contains("12 rue des Lilas"))
    let audit = try await owner.get("/audit")
    #expect(audit.text.contains("Settings of the company changed to"))
    #expect(try server.stop().status == 0)
    #expect(try server.merchant.verify().status == 0)
    // Started again with the same file, it keeps what was saved.
    let again = try await WebServer(server.merchant)
    #expect(try await again.get("/v1/company").json["name"]?.text == "Atelier des Lumières & Fils")
  }

  @Test func `an amount is written as people write it`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let saved = try await Self.save("company", owner, ["/capital": "12\u{202F}345,50"])
    #expect(saved.status == 303, "\(saved.text)")
    #expect(try await server.get("/v1/company").json["capital"]?.text == "12345.50")
  }

  @Test func `what is wrong stands at its field, all of it, and nothing is saved`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let wrong = try await Self.save(
      "company", owner,
      [
        "/name": "", "/capital": "beaucoup", "/vatIdentifier": "FR00",
        "/vatRegistrations": "Allemagne",
      ])
    #expect(wrong.status == 422)
    for field in ["name", "capital", "vatIdentifier", "vatRegistrations"] {
      #expect(wrong.text.contains("id=\"field-\(field)-error\""), "\(field)")
    }
    #expect(wrong.text.contains("value=\"beaucoup\""), "what was typed is kept")
    #expect(try await server.get("/v1/company").json["version"]?.text == "1")
    let terms = try await Self.save("documents", owner, ["/terms/days": "90"])
    #expect(terms.status == 422 && terms.text.contains("id=\"field-terms-days-error\""))
    let text = try await Self.save(
      "documents", owner, ["/texts/closing/fr": "IBAN DE89 3704 0044 0532 0130 00"])
    #expect(text.status == 422 && text.text.contains("id=\"field-texts-closing-fr-error\""))
    let pattern = try await Self.save("numbering", owner, ["/numbering/invoices": "F-{sequence:5}"])
    #expect(pattern.status == 422)
    #expect(pattern.text.contains("id=\"field-numbering-invoices-error\""))
    let mail = try await Self.save(
      "delivery", owner, ["/checkpointMail": "x", "/paymentAddress": "http://x"])
    #expect(mail.status == 422 && mail.text.contains("id=\"field-checkpointMail-error\""))
    #expect(mail.text.contains("id=\"field-paymentAddress-error\""))
  }

  @Test func `two people who save one form overwrite nothing`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let form = Self.fields(try await owner.get("/settings/company"))
    let first = try await owner.post(
      "/settings/company", form.merging(["/phone": "01 02 03 04 05"]) { $1 })
    #expect(first.status == 303)
    let second = try await owner.post(
      "/settings/company", form.merging(["/phone": "06 00 00 00 00"]) { $1 })
    #expect(second.status == 409 && second.text.contains("06 00 00 00 00"))
    #expect(try await server.get("/v1/company").json["phone"]?.text == "01 02 03 04 05")
  }

  @Test func `the preview is the document the form would make, and keeps nothing`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let shown = try await owner.get("/settings/documents/preview.pdf")
    #expect(shown.status == 200 && shown.type.hasPrefix("application/pdf"))
    let form = Self.fields(try await owner.get("/settings/documents"))
    let drawn = try await owner.post(
      "/settings/documents/preview.pdf",
      form.merging([
        "/brand/design": "banner", "/texts/introduction/en": "Dear customer,", "language": "en",
      ]) { $1 })
    #expect(drawn.status == 200 && drawn.body != shown.body)
    let path = server.merchant.folder.file("preview.pdf")
    try Data(drawn.body).write(to: URL(fileURLWithPath: path))
    let text = try Program.tool(["pdftotext", "-layout", path, "-"]).output
    #expect(text.contains("Dear customer,") && text.contains("Unit price"))
    #expect(text.contains("F-\(Merchant.today.year)-00001"))
    let refused = try await owner.post(
      "/settings/documents/preview.pdf", form.merging(["/brand/color": "red"]) { $1 })
    #expect(refused.status == 422 && refused.text.contains("company.color-invalid"))
    #expect(try await server.get("/v1/company").json["version"]?.text == "1")
  }

  @Test func `the next numbers are shown before they are saved`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    _ = try await Self.issue(server, "1001")
    let year = Merchant.today.year
    let page = try await owner.get("/settings/numbering").text
    #expect(page.contains("F-\(year)-00002") && page.contains("A-\(year)-00001"))
    let shown = try await Self.save(
      "numbering", owner, ["/numbering/invoices": "FA{year}/{sequence:4}", "do": "preview"])
    #expect(shown.status == 200 && shown.text.contains("FA\(year)/0001"))
    #expect(try await server.get("/v1/company").json["version"]?.text == "1")
    let saved = try await Self.save(
      "numbering", owner, ["/numbering/invoices": "FA{year}/{sequence:4}"])
    #expect(saved.status == 303)
    let next = try await Self.issue(server, "1002")
    let number = try await server.get("/v1/invoices/\(next)").json["number"]?.text
    #expect(number == "FA\(year)/0001")
  }

  @Test func `a logo is uploaded and taken away`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let form = Self.fields(try await owner.get("/settings/documents"))
    func send(_ file: [UInt8]) async throws -> WebServer.Answer {
      var body: [UInt8] = []
      for (name, value) in [("form-token", owner.token)] + form.map({ ($0.key, $0.value) }) {
        body += Array(
          "--xyz\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
      }
      body += Array(
        "--xyz\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"l.png\"\r\nContent-Type: image/png\r\n\r\n"
          .utf8)
      body += file + Array("\r\n--xyz--\r\n".utf8)
      return try await server.post(
        "/settings/documents", body, type: "multipart/form-data; boundary=xyz",
        ["Cookie": owner.cookie])
    }
    let wrong = try await send(Array("no picture".utf8))
    #expect(wrong.status == 422 && wrong.text.contains("PNG"))
    let large = try await send([UInt8](repeating: 0x89, count: (1 << 20) + 1))
    #expect(large.status == 422)
    let png = Array(
      Data(
        base64Encoded:
          "iVBORw0KGgoAAAANSUhEUgAAADwAAAAUCAIAAABeYcl+AAAALUlEQVR42u3OQQkAAAgEsItjCPtjLFP4EAYLsEzXO5GWlpaWlpaWlpaWlpa+sON5fowcUYgEAAAAAElFTkSuQmCC"
      )!)
    let saved = try await send(png)
    #expect(saved.status == 303, "\(saved.text)")
    #expect(try await server.get("/v1/company").json["brand"]?["logo"]?.text == "logo.png")
    let id = try await Self.issue(server, "1001")
    let pdf = try await server.get("/v1/invoices/\(id).pdf")
    #expect(pdf.status == 200)
    let removed = try await Self.save("documents", owner, ["remove-logo": "true"])
    #expect(removed.status == 303)
    #expect(try await server.get("/v1/company").json["brand"]?["logo"] == nil)
    #expect(try server.stop().status == 0)
    #expect(try server.merchant.verify().status == 0)
  }

  @Test func `a program reads and changes the company, unless it changed meanwhile`() async throws {
    let server = try await WebServer()
    let read = try await server.get("/v1/company")
    #expect(read.status == 200, "\(read.text)")
    #expect(try read.json["siren"]?.text == "732829320" && read.json["bankAccount"] == nil)
    let tag = try #require(read.headers["etag"])
    let changed = try await server.patch(
      "/v1/company", Array(#"{"phone": "01 02 03 04 05", "brand": {"design": "minimal"}}"#.utf8),
      ["If-Match": tag])
    #expect(try changed.status == 200 && changed.json["version"]?.text == "2", "\(changed.text)")
    #expect(try changed.json["brand"]?["wordmark"]?.text == "Atelier Lumière", "it is merged")
    let late = try await server.patch(
      "/v1/company", Array(#"{"phone": null}"#.utf8), ["If-Match": tag])
    #expect(late.status == 412)
    let bank = try await server.patch(
      "/v1/company", Array(#"{"bankAccount": {"iban": "DE89370400440532013000"}, "x": 1}"#.utf8))
    #expect(bank.status == 422)
    let wrong = try bank.json["errors"]?.elements.compactMap { $0["code"]?.text }
    #expect(wrong == ["company.bank-elsewhere", "company.field-unknown"])
    let id = try await Self.issue(server, "1001")
    #expect(try await Self.page(of: id, server).contains("01 02 03 04 05"))
  }

  @Test func `a public address that is where people work locks nobody out`() async throws {
    let host = "facturier.exemple.fr"
    let server = try await WebServer(options: ["--site", "https://\(host)"])
    let changed = try await server.patch(
      "/v1/company", Array(#"{"verificationAddress": "https://\#(host)"}"#.utf8))
    #expect(changed.status == 200, "\(changed.text)")
    for path in ["/settings", "/invoices", "/v1/company"] {
      let told = try Program.tool([
        "curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", "Host: \(host)",
        "-H", "Authorization: Bearer \(server.key)", "http://127.0.0.1:\(server.port)\(path)",
      ])
      #expect(told.output == "200", "\(path)")
    }
  }

  @Test func `whoever may only read sees the settings and saves none`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let reader = try await AccountDoorsTests.member("reader", owner)
    let page = try await reader.get("/settings/company")
    #expect(page.status == 200 && !page.text.contains("button primary"))
    let refused = try await reader.post("/settings/documents", Self.fields(page))
    #expect(refused.status == 403)
    let seller = try await AccountDoorsTests.member("seller", owner)
    #expect(try await seller.get("/settings").status == 403)
    #expect(try await server.get("/v1/company").json["version"]?.text == "1")
  }

  // MARK: What is kept, and what others are told

  /// As if whoever signed in had done so an hour ago.
  private static func age(_ server: WebServer) throws {
    let script = """
      import sqlite3, sys
      db = sqlite3.connect(sys.argv[1], timeout=20)
      db.execute("update user_session set proven_at = proven_at - 3600000000")
      db.commit()
      """
    let told = try Program.tool([
      "python3", "-c", script, server.merchant.data + "/facturier.sqlite",
    ])
    #expect(told.status == 0, "\(told.errors)")
  }

  @Test(.ofSQLite) func `a proof that aged while somebody typed loses nothing of what they typed`()
    async throws
  {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let form = Self.fields(try await owner.get("/settings/company"))
    try Self.age(server)
    let typed = form.merging(["/name": "Atelier Lumière & Filles"]) { $1 }
    let asked = try await owner.post("/settings/company", typed)
    #expect(asked.status == 403)
    #expect(asked.text.contains(#"value="Atelier Lumière &amp; Filles""#), "\(asked.text)")
    #expect(asked.text.contains("nothing is lost"))
    #expect(try await server.get("/v1/company").json["version"]?.text == "1", "nothing is saved")
    let proof = try await owner.post(
      "/account/proof",
      ["proof": AccountDoorsTests.password, "password": AccountDoorsTests.password])
    #expect(proof.status == 303, "\(proof.text)")
    let kept = Self.fields(asked)
    #expect(kept["/name"] == "Atelier Lumière & Filles")
    let saved = try await owner.post("/settings/company", kept)
    #expect(saved.headers["location"] == "/settings/company?told=settings", "\(saved.text)")
    #expect(try await server.get("/v1/company").json["name"]?.text == "Atelier Lumière & Filles")
  }

  @Test func `what is changed is an event with its version, and what is not is none`() async throws
  {
    let server = try await WebServer()
    for _ in 0..<2 {
      let changed = try await server.patch(
        "/v1/company", Array(#"{"phone": "04 78 00 00 01"}"#.utf8))
      #expect(changed.status == 200, "\(changed.text)")
    }
    let events = try await server.get("/v1/events?type=company.updated").json["data"]?.elements
    #expect(events?.count == 1)
    #expect(events?.first?["data"]?["version"]?.text == "2", "\(events.debugDescription)")
  }

  @Test func `countries of other VAT numbers are countries there are`() async throws {
    let server = try await WebServer()
    func registered(_ list: String) async throws -> WebServer.Answer {
      try await server.patch("/v1/company", Array(#"{"vatRegistrations": \#(list)}"#.utf8))
    }
    #expect(try await registered(#"["DE", "EL", "XI"]"#).status == 200)
    for wrong in [#"["ZZ"]"#, #"["DE", "QQ"]"#, #"["Allemagne"]"#] {
      let refused = try await registered(wrong)
      #expect(refused.status == 422 && refused.text.contains("company.vat-registration-unknown"))
    }
  }

  @Test func `a logo is set and removed by the API, with the checks of the page`() async throws {
    let server = try await WebServer()
    let script = """
      import struct, sys, zlib
      def chunk(kind, data): return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
      rows = b''.join(b'\\x00' + bytes([31, 78, 121] * 80) for _ in range(40))
      sys.stdout.buffer.write(b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 80, 40, 8, 2, 0, 0, 0))
        + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))
      """
    let path = server.merchant.folder.file("logo.png")
    let made = try Program.tool(["sh", "-c", "python3 -c \"$0\" > \"$1\"", script, path])
    #expect(made.status == 0, "\(made.errors)")
    let png = try #require(bytes(of: path))
    let image = ["Content-Type": "image/png"]
    let set = try await server.send("PUT", "/v1/company/logo", png, headers: image)
    #expect(set.status == 200, "\(set.text)")
    #expect(try set.json["brand"]?["logo"]?.text == "logo.png")
    let version = try set.json["version"]?.text
    let again = try await server.send("PUT", "/v1/company/logo", png, headers: image)
    #expect(try again.json["version"]?.text == version, "the same again is no new version")
    for wrong in [Array("no picture".utf8), [], Array(png.dropLast(20))] {
      let refused = try await server.send("PUT", "/v1/company/logo", wrong, headers: image)
      #expect(refused.status == 422, "\(refused.text)")
    }
    let large = [UInt8](repeating: 0, count: (1 << 20) + 1)
    #expect(try await server.send("PUT", "/v1/company/logo", large, headers: image).status == 413)
    let gone = try await server.delete("/v1/company/logo")
    #expect(gone.status == 200, "\(gone.text)")
    #expect(try gone.json["brand"]?["logo"] == nil)
    #expect(try await server.delete("/v1/company/logo").status == 200)
  }
}
