import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// Another bank account over HTTP, on the page, on the command line, with a real mail server.
@Suite(.serialized) struct BankDoorsTests {
  private static let german = "DE89370400440532013000"

  /// The example's company, with a second person.
  private static func company(_ merchant: Merchant, iban: String? = nil) throws -> String {
    var json = String(decoding: try #require(bytes(of: Merchant.company)), as: UTF8.self)
    json = json.replacing(
      #""bankAccount""#,
      with: #""bankChange": {"approver": "compta@cabinet.example"}, "bankAccount""#)
    if let iban { json = json.replacing(/"iban": "[^"]+"/, with: #""iban": "\#(iban)""#) }
    return try merchant.folder.write(iban == nil ? "company.json" : "other.json", json)
  }

  private static func code(in text: String?) throws -> String {
    let code = try #require(text?.firstMatch(of: /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/))
    return String(code.0)
  }

  private static func body(_ fields: [String: String]) -> [UInt8] {
    let json = JSONWriter()
    json.object { for (name, value) in fields { json.field(name, value) } }
    return json.bytes
  }

  @Test
  func `a change is proposed, mailed, approved with the code and stays without effect meanwhile`()
    async throws
  {
    let merchant = Merchant()
    let post = try MailServer()
    let server = try await WebServer(
      merchant, company: try Self.company(merchant),
      environment: ["FACTURIER_SMTP_URL": "smtp://127.0.0.1:\(post.port)"])
    let wrong = try await server.post("/v1/bank-accounts", Self.body(["iban": "FR00"]))
    #expect(wrong.status == 422)
    let codes = try wrong.json["errors"]?.elements.compactMap { $0["code"]?.text }
    #expect(codes == ["company.iban-invalid", "bank.name-missing"])

    let proposal = Self.body(["iban": Self.german, "by": "Ana Li", "reason": "Nouvelle banque"])
    let made = try await server.post("/v1/bank-accounts", proposal, ["Idempotency-Key": "b-1"])
    #expect(made.status == 201, "\(made.text)")
    #expect(try made.json["state"]?.text == "awaiting_approval")
    let path = try #require(made.headers["location"])
    let again = try await server.post("/v1/bank-accounts", proposal, ["Idempotency-Key": "b-1"])
    #expect(again.status == 201 && again.text == made.text)
    let second = try await server.post("/v1/bank-accounts", proposal)
    #expect(try second.status == 409 && second.json["code"]?.text == "bank.change-pending")

    let mails = try post.taken(2)
    #expect(Set(mails.flatMap(\.recipients)).count == 2)
    let secret = try #require(mails.first { $0.recipients == ["compta@cabinet.example"] })
    #expect(secret.text?.contains("DE89") == true)
    let code = try Self.code(in: secret.text)
    #expect(!server.output.contains(code))
    #expect(!made.text.contains(code))

    let approval = Self.body(["code": "AAAA-AAAA-AAAA", "by": "Marc Roy"])
    let refused = try await server.post(path + "/approval", approval, ["Idempotency-Key": "b-2"])
    #expect(try refused.json["code"]?.text == "bank.code-wrong")
    let approved = try await server.post(
      path + "/approval", Self.body(["code": code, "by": "Marc Roy"]))
    #expect(try approved.status == 200 && approved.json["state"]?.text == "approved")
    let events = try approved.json["events"]?.elements.compactMap { $0["kind"]?.text }
    #expect(events == ["code-made", "code-wrong", "approved"])
    #expect(try post.taken(4).count == 4)

    var order = Merchant.order("1001")
    order.payment = nil
    let id = try #require(
      try await server.post("/v1/orders", JSONOrder.encode(order)).json["id"]?.text)
    let draft = try await server.post("/v1/orders/\(id)/invoice").json
    #expect(draft["notes"]?.elements.first?["code"]?.text == "bank.change-pending")
    let number = try #require(draft["id"]?.text)
    let issued = try await server.post("/v1/invoices/\(number)/issuance").json
    #expect(issued["notes"]?.elements.first?["code"]?.text == "bank.change-pending")
    #expect(issued["bankAccountNumber"]?.text == "1")
    let xml = try await server.get("/v1/invoices/\(number).xml").text
    #expect(xml.contains("FR7630006000011234567890189") && !xml.contains(Self.german))
    #expect(try await server.get("/v1/bank-accounts").json["inForce"]?.text == "1")
    #expect(try await server.get("/v1/bank-accounts/bac_x").status == 404)
    #expect(try server.stop().status == 0)
  }

  @Test func `the page proposes, warns, takes a code and refuses`() async throws {
    let merchant = Merchant()
    let server = try await WebServer(merchant, company: try Self.company(merchant))
    let form = "application/x-www-form-urlencoded"
    let empty = try await server.get("/bank", ["Accept-Language": "fr"])
    #expect(empty.status == 200 && empty.text.contains("Compte en vigueur"))
    let bad = try await server.post("/bank", Array("iban=FR12&by=Ana".utf8), type: form)
    #expect(bad.status == 422 && bad.text.contains("FR12"))
    let shown = try await server.post(
      "/bank", Array("iban=\(Self.german)&by=Ana&reason=Essai".utf8), type: form,
      ["Accept-Language": "fr"])
    #expect(shown.path == "/bank" && shown.text.contains("bank.country-changed"))
    #expect(shown.text.contains("Attend l"))
    let change = try #require(
      try await server.get("/v1/bank-accounts").json["data"]?.elements.first?["id"]?.text)
    // Without mail the code is shown to who operates the machine.
    _ = waiting(seconds: 300) { server.output.contains("Approval code") || !server.isRunning }
    let code = try Self.code(in: server.output)
    let wrong = try await server.post(
      "/bank/\(change)/approval", Array("code=AAAA&by=Marc".utf8), type: form)
    #expect(wrong.status == 422)
    let approved = try await server.post(
      "/bank/\(change)/approval", Array("code=\(code)&by=Marc".utf8), type: form)
    #expect(approved.status == 200 && approved.path == "/bank")
    let refused = try await server.post(
      "/bank/\(change)/refusal", Array("by=Zo%C3%A9&reason=Fraude".utf8), type: form)
    #expect(refused.text.contains("Fraude"))
    let state = try await server.get("/v1/bank-accounts/\(change)").json["state"]?.text
    #expect(state == "refused")
    #expect(try server.stop().status == 0)
  }

  @Test func `the command line does the same, and an issue says that a change waits`() throws {
    let merchant = Merchant()
    let file = try Self.company(merchant)
    let orders = try merchant.file([Merchant.order("1001")])
    func issue(_ company: String, _ orders: String) throws -> Program.Ended {
      try Program.run([
        "issue", "--from", orders, "--out", merchant.out, "--data", merchant.data, "--company",
        company, "--key", merchant.key, "--report", merchant.reportPath, "--lang", "en",
      ])
    }
    func bank(_ arguments: String...) throws -> Program.Ended {
      try Program.run(["bank"] + arguments + ["--data", merchant.data, "--lang", "en"])
    }
    #expect(try issue(file, orders).errors.isEmpty)
    let other = try issue(
      try Self.company(merchant, iban: Self.german),
      merchant.file([Merchant.order("1002")], as: "2"))
    #expect(other.status == 0 && other.errors.contains("bank.change-pending"))
    let code = try Self.code(in: other.output)
    #expect(try merchant.report().root["warnings"]?.elements.count == 1)
    #expect(try bank("approve", "--code", "AAAA", "--by", "Marc").status == 2)
    let approved = try bank("approve", "--code", code, "--by", "Marc")
    #expect(approved.status == 0 && approved.output.contains("Approved"))
    #expect(try bank("propose", "--iban", Self.german, "--by", "Ana").status == 2)
    let refused = try bank("refuse", "--by", "Zoé", "--reason", "Jamais demandé")
    #expect(refused.output.contains("Jamais demandé"))
    #expect(try bank("list").output.contains("is refused"))
    #expect(try bank("confirm", "--by", "Zoé").status == 2)
    #expect(try merchant.verify().status == 0)
  }
}
