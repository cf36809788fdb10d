import Foundation
import Invoicing
import Kernel
import Ledger
import Money
import TestSupport
import Testing

/// The books and payments over HTTP and at the terminal.
@Suite(.serialized) struct LedgerDoorsTests {
  private func invoice(_ server: WebServer, _ number: String) async throws -> String {
    let order = Merchant.order(number) { $0.payment = nil }
    let id = try #require(
      try await server.post("/v1/orders", JSONOrder.encode(order)).json["id"]?.text)
    let draft = try #require(try await server.post("/v1/orders/\(id)/invoice").json["id"]?.text)
    _ = try await server.post("/v1/invoices/\(draft)/issuance")
    return draft
  }

  private func form(_ fields: String) -> [UInt8] { Array(fields.utf8) }
  private static let formType = "application/x-www-form-urlencoded"

  @Test func `a payment is recorded once, shown, refunded, and in the books`() async throws {
    let server = try await WebServer()
    let id = try await invoice(server, "1")
    let path = "/v1/invoices/\(id)/payments"
    let body = Array(
      #"{"means": "card", "amount": "100.00", "provider": "Stripe", "fee": "1.65"}"#.utf8)
    let first = try await server.post(path, body, ["Idempotency-Key": "p-1"])
    #expect(first.status == 201, "\(first.text)")
    let payment = try #require(try first.json["id"]?.text)
    #expect(
      try await server.post(path, body, ["Idempotency-Key": "p-1"]).json["id"]?.text == payment)
    let shown = try await server.get("/v1/invoices/\(id)").json
    #expect(shown["totals"]?["left"]?["amount"]?.text == "20.00")
    let more = try await server.post(path, Array(#"{"means": "transfer", "amount": "30.00"}"#.utf8))
    #expect(more.status == 409)
    #expect(try more.json["confirm"]?.elements.first?.text == "payment.exceeds-due")
    let wrong = try await server.post(path, Array(#"{"means": "gold", "amount": "-"}"#.utf8))
    #expect(wrong.status == 422)
    #expect(try wrong.json["errors"]?.elements.count == 2)

    let list = try await server.get("/v1/payments").json
    #expect(
      list["data"]?.elements.map { $0["number"]?.text ?? "" } == ["E-\(Merchant.today.year)-00001"])
    let refund = try await server.post(
      "/v1/payments/\(payment)/refund", Array(#"{"amount": "40.00"}"#.utf8))
    #expect(refund.status == 201, "\(refund.text)")
    #expect(try refund.json["object"]?.text == "refund")
    #expect(
      try await server.get("/v1/invoices/\(id)").json["totals"]?["left"]?["amount"]?.text == "60.00"
    )
    #expect(try await server.get("/v1/payments/pay_1").status == 404)

    let balance = try await server.get("/v1/ledger/balance").json
    #expect(balance["isBalanced"]?.bool == true)
    let rows = balance["data"]?.elements ?? []
    func amount(_ account: String) -> String? {
      rows.first { $0["account"]?.text == account }?["balance"]?["amount"]?.text
    }
    #expect(
      amount("411000") == "60.00" && amount("517STRIPE") == "58.35" && amount("627800") == "1.65")
    #expect(try server.stop().status == 0)
  }

  @Test func `the pages show the books, and the form of an invoice takes a payment once`()
    async throws
  {
    let server = try await WebServer()
    #expect(try await server.get("/ledger").text.contains("No entry"))
    let id = try await invoice(server, "1")
    let page = try await server.get("/invoices/\(id)").text
    #expect(page.contains("Left to pay: €120.00"))
    let fields = "key=k1&amount=1+20%2C00&means=transfer&receivedOn=\(Merchant.today)"
    for _ in 0..<2 {
      let answer = try await server.post(
        "/invoices/\(id)/payments", form(fields), type: Self.formType)
      #expect(answer.status == 200 && answer.text.contains("Settled."), "\(answer.text)")
    }
    #expect(try await server.get("/v1/payments").json["data"]?.elements.count == 1)
    let refused = try await server.post(
      "/invoices/\(id)/payments", form("key=k2&amount=rien&means=cash"), type: Self.formType)
    #expect(refused.status == 422 && refused.text.contains("rien"))
    for address in [
      "/ledger", "/ledger?detailed=true", "/ledger/general-ledger?account=411", "/ledger/journals",
    ] {
      let answer = try await server.get(address)
      #expect(answer.status == 200 && answer.text.contains("120.00"), "\(address)")
    }
    let entry = try #require(
      try await server.get("/v1/ledger/entries?journal=VE").json["data"]?.elements.first?["id"]?
        .text)
    #expect(try await server.get("/ledger/entries/\(entry)").text.contains("VE00001"))
    #expect(try await server.get("/v1/ledger/entries/20261231-99").status == 404)
    #expect(try await server.get("/v1/ledger/balance?from=yesterday").status == 400)
    let table = try await server.get("/v1/ledger/general-ledger?format=csv")
    #expect(table.type.hasPrefix("text/csv") && table.text.contains("411000;Clients"))
    #expect(try server.stop().status == 0)
  }

  @Test func `the FEC passes our check and an independent one`() async throws {
    let merchant = Merchant()
    let demo = try Program.run(["demo", "--data", merchant.data, "--key", merchant.key])
    #expect(demo.status == 0, "\(demo.errors)")
    for (year, encoding) in [("2025", "utf-8"), ("2026", "iso-8859-15")] {
      let written = try Program.run([
        "ledger", "fec", "--data", merchant.data, "--year", year, "--out", merchant.out,
        "--encoding", encoding,
      ])
      let file = merchant.out + "/732829320FEC\(year)1231.txt"
      #expect(written.output == file + "\n", "\(written.errors)")
      let checked = try Program.run(["ledger", "check", file, "--json"])
      let report = try JSONParser.parse(Array(checked.output.utf8)).root
      #expect(checked.status == 0 && report["isSound"]?.bool == true, "\(checked.output)")
      #expect(report["findings"]?.elements.isEmpty == true)
      let home = ProcessInfo.processInfo.environment["HOME"] ?? "/root"
      let python =
        (ProcessInfo.processInfo.environment["FEC_CHECK_HOME"]
          ?? home + "/.cache/facturier-fec-check") + "/bin/python"
      guard FileManager.default.fileExists(atPath: python) else {
        print("NEEDS \(python), which bin/test makes: an independent check of the FEC")
        continue
      }
      let ended = try Running(python, ["-c", Self.independent, file], [:]).end()
      #expect(ended.output == "True {}\n", "\(ended.output)\(ended.errors)")
    }
  }

  private static let independent = """
    import sys, os
    from accounting_fr.fec_check import check_fec
    report = check_fec(open(sys.argv[1], 'rb').read(), os.path.basename(sys.argv[1]))
    print(report.ok, report.summary())
    """

  @Test func `the demo company's books agree with its documents`() throws {
    let merchant = Merchant()
    _ = try Program.run(["demo", "--data", merchant.data, "--key", merchant.key])
    let rows = try Program.run([
      "ledger", "balance", "--data", merchant.data, "--year", "2026", "--csv",
    ])
    .output.split(separator: "\n").map {
      $0.split(separator: ";", omittingEmptySubsequences: false)
    }
    let total = try #require(rows.last)
    #expect(total[5] == total[6] && total[7] == total[8] && total[4] == "0,00")
    let customers = try #require(rows.first { $0[0] == "411000" })
    let left = try merchant.withDatabase { database in
      try database.readSync { tx in
        try tx.row(
          """
          SELECT CAST(sum(CASE WHEN kind = '381' THEN -due_minor ELSE due_minor END) AS BIGINT)
            - (SELECT CAST(sum(amount_minor) AS BIGINT) FROM payment_allocation WHERE on_document = 0)
          FROM invoice
          """
        ) { try $0.int64(0) } ?? 0
      }
    }
    #expect(Money(minorUnits: left).description.replacing(".", with: ",") == customers[7])
    let words = try Program.run([
      "ledger", "journal", "VE", "--data", merchant.data, "--year", "2025", "--to", "2025-01-31",
    ])
    #expect(words.status == 0 && words.output.contains("Facture F-2025-00001"))
    let closed = try Program.run([
      "ledger", "close", "--through", "2025-12-31", "--data", merchant.data, "--lang", "en",
    ])
    #expect(closed.status == 0 && closed.output.contains("31 Dec 2025"), "\(closed.errors)")
    let named = try Program.run([
      "ledger", "account", "707110", "Ventes de thés", "--data", merchant.data,
    ])
    #expect(named.output == "707110 Ventes de thés\n", "\(named.errors)")
    #expect(
      try Program.run(["ledger", "account", "9X", "Rien", "--data", merchant.data]).status == 2)
    #expect(
      try Program.run(["ledger", "unmatch", "C00001", "AA", "--data", merchant.data]).status == 0)
    #expect(
      try Program.run(["ledger", "unmatch", "C00001", "AA", "--data", merchant.data]).status == 2)
    let sale = try Program.run([
      "ledger", "reverse", "20261231-2", "--data", merchant.data, "--lang", "en",
    ])
    #expect(sale.status == 2 && sale.errors.contains("ledger.entry-of-document"), "\(sale.errors)")
    #expect(try Program.run(["ledger", "check", "/nowhere.txt"]).status == 2)
  }
}

/// Entries made by hand.
@Suite(.serialized) struct HandEntryDoorsTests {
  private static let payout = Array(
    #"""
    { "label": "Virement Stripe", "pieceReference": "po_1",
      "lines": [ { "account": "512000", "debit": "940.00" },
        { "account": "517STRIPE", "credit": "940.00" } ] }
    """#.utf8)
  private static let path = "/v1/ledger/entries"

  @Test func `an entry is posted once, and taken back once`() async throws {
    let server = try await WebServer()
    let first = try await server.post(Self.path, Self.payout, ["Idempotency-Key": "po-1"])
    #expect(first.status == 201, "\(first.text)")
    let id = try #require(try first.json["id"]?.text)
    #expect(try first.json["journal"]?.text == "OD")
    let again = try await server.post(Self.path, Self.payout, ["Idempotency-Key": "po-1"])
    #expect(try again.json["id"]?.text == id)
    let reversal = try await server.post(
      "\(Self.path)/\(id)/reversal", Array(#"{ "reason": "doublon" }"#.utf8))
    #expect(reversal.status == 201, "\(reversal.text)")
    #expect(try reversal.json["reverses"]?.text == id)
    #expect(try reversal.json["label"]?.text?.contains("doublon") == true)
    #expect(try await server.post("\(Self.path)/\(id)/reversal").status == 409)
    let balance = try await server.get("/v1/ledger/balance").json
    #expect(balance["isBalanced"]?.bool == true)
    #expect(
      balance["data"]?.elements.allSatisfy { $0["balance"]?["amount"]?.text == "0.00" } == true)
    #expect(try server.stop().status == 0)
  }

  @Test func `all that is wrong with an entry is said at once, and nothing is posted`()
    async throws
  {
    let server = try await WebServer()
    let body = #"""
      { "label": "Loyer", "date": "2099-01-01",
        "lines": [ { "account": "9X", "debit": "10.00" }, { "account": "411000", "credit": "5.00" },
          { "account": "411000", "auxiliary": "C99999", "debit": "1.00" },
          { "account": "512000", "debit": "1.00", "credit": "1.00" } ] }
      """#
    let refused = try await server.post(Self.path, Array(body.utf8))
    #expect(refused.status == 422)
    let errors = try refused.json["errors"]?.elements ?? []
    #expect(
      errors.compactMap { $0["code"]?.text } == [
        "ledger.date-future", "ledger.account-unknown", "ledger.auxiliary-missing",
        "ledger.auxiliary-unknown", "ledger.line-amount", "ledger.unbalanced",
      ], "\(refused.text)")
    #expect(errors.dropFirst().first?["pointer"]?.text == "/lines/0/account")
    let unreadable = try await server.post(
      Self.path, Array(#"{ "lable": "x", "lines": "none" }"#.utf8))
    #expect(unreadable.status == 422, "\(unreadable.text)")
    #expect(try await server.get(Self.path + "?year=2026").status == 404)
    #expect(try server.stop().status == 0)
  }

  @Test func `the form posts, keeps what was typed, and an accountant takes the entry back`()
    async throws
  {
    let server = try await WebServer()
    let form = "application/x-www-form-urlencoded"
    #expect(try await server.get("/ledger").text.contains("/ledger/entries/new"))
    #expect(try await server.get("/ledger/entries/new").text.contains("name=\"debit-4\""))
    let wrong = try await server.post(
      "/ledger/entries/new",
      Array("key=h1&label=Loyer&account-0=613200&debit-0=mille&account-2=512000&credit-2=800".utf8),
      type: form)
    #expect(wrong.status == 422 && wrong.text.contains("mille"), "\(wrong.text)")
    #expect(wrong.text.contains("Line 1"))
    let fields =
      "key=h2&label=Loyer&reference=Bail&account-0=613200&title-0=Loyer+de+la+boutique&debit-0=1+000%2C00&account-2=512000&credit-2=1000"
    for _ in 0..<2 {
      let answer = try await server.post("/ledger/entries/new", Array(fields.utf8), type: form)
      #expect(answer.status == 200 && answer.text.contains("Loyer de la boutique"))
      #expect(answer.text.contains("/reversal"))
    }
    let entries = try await server.get(Self.path).json["data"]?.elements ?? []
    #expect(entries.count == 1)
    let id = try #require(entries.first?["id"]?.text)
    let reversed = try await server.post(
      "/ledger/entries/\(id)/reversal", Array("key=h3&reason=erreur".utf8), type: form)
    #expect(reversed.status == 200 && reversed.text.contains("Contre-passation"))
    #expect(try server.stop().status == 0)
  }
}
