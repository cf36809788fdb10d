import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// Stories of several people, each with a browser of their own.
@Suite(.serialized, .ofSQLite) struct StoryTests {
  private static func told(
    _ script: String, _ arguments: [String], input: String = ""
  ) throws -> JSONValue {
    let folder = TemporaryFolder()
    try folder.write("input", input)
    let python = NSHomeDirectory() + "/.cache/facturier-tests/bin/python"
    let told = try Program.tool(
      [
        "sh", "-c", "input=\"$0\"; shift 0; exec \"$@\" < \"$input\"", folder.file("input"), python,
        Repository.path("Tests/ScenarioTests/Pages/\(script)"),
      ] + arguments)
    #expect(told.status == 0, "\(told.errors)")
    return try JSONParser.parse(Array(told.output.utf8)).root
  }

  @Test
  func
    `an accountant, a seller and a reader find what is theirs, and whoever is taken out nothing`()
    async throws
  {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let issued = try await server.post("/v1/invoices", JSONOrder.encode(Merchant.order("1001")))
    #expect(issued.status == 201, "\(issued.text)")
    let order = try await server.post("/v1/orders", JSONOrder.encode(Merchant.order("1002")))
    let id = try #require(try order.json["id"]?.text, "\(order.text)")
    let draft = try await server.post("/v1/orders/\(id)/invoice")
    let told = try Self.told(
      "roles.py", ["\(server.port)", owner.cookie], input: try #require(try draft.json["id"]?.text))
    #expect(told["wrong"]?.elements.compactMap(\.text) == [])
    func menu(_ role: String) -> Set<String> { Set(told[role]?.elements.compactMap(\.text) ?? []) }
    #expect(menu("accountant").isSuperset(of: ["/ledger", "/archive", "/invoices"]))
    #expect(menu("seller").isSuperset(of: ["/invoices", "/emails"]))
    #expect(
      menu("seller").isDisjoint(with: ["/ledger", "/keys", "/users", "/settings", "/archive"]))
    #expect(menu("reader").isDisjoint(with: ["/keys", "/users", "/audit", "/webhooks"]))
    #expect(told["fec"]?.elements.first?.text?.contains("JournalCode") == true)
    #expect(try server.stop().status == 0)
    #expect(try server.merchant.verify().status == 0)
  }

  @Test
  func `a shop's file becomes invoices, one is mailed, disputed by its customer and answered`()
    async throws
  {
    let merchant = Merchant()
    let mail = try MailServer()
    let company = String(decoding: try #require(bytes(of: Merchant.company)), as: UTF8.self)
      .replacing(
        "\"legalForm\"",
        with:
          "\"verificationAddress\": \"https://factures.example.fr\", \"linksInMail\": true, \"legalForm\""
      )
    let server = try await WebServer(
      merchant, company: try merchant.folder.write("company.json", company),
      environment: ["FACTURIER_SMTP_URL": "smtp://127.0.0.1:\(mail.port)"])
    let owner = try await AccountDoorsTests.owner(server)
    var orders = (1...300).map { number in
      Merchant.order("w-\(number)") {
        $0.buyer.externalID = nil
        $0.buyer.email = "zoe\(number)@exemple.fr"
        $0.payment = nil
      }
    }
    // The law allows sixty days.
    orders.append(
      Merchant.order("late") {
        $0.buyer = Sample.firm
        $0.payment = nil
        $0.dueOn = Merchant.today.adding(days: 90)
      })
    let told = try Self.told(
      "imports.py",
      ["\(server.port)", owner.cookie, try merchant.file(orders, as: "boutique.jsonl"), mail.path])
    #expect(told["wrong"]?.elements.compactMap(\.text) == [])
    #expect(told["progress seen"]?.bool == true, "\(told)")
    #expect(told["mended"]?.text?.hasPrefix("/invoices/inv_") == true)
    #expect(try server.stop().status == 0)
    #expect(try merchant.verify().status == 0)
  }
}
