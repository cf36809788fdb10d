import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// What a developer and an operator do at a terminal, beside the commands of the books.
@Suite struct TerminalTests {
  @Test func `a server that was logged in to is asked from anywhere`() async throws {
    let (server, elsewhere) = (try await WebServer(), TemporaryFolder())
    let environment = ["FACTURIER_KEY": elsewhere.file("config/sealing.key")]
    func run(_ arguments: [String], input: String? = nil) throws -> Program.Ended {
      try Program.run(arguments + ["--lang", "en"], input: input, environment: environment)
    }
    let url = "http://127.0.0.1:\(server.port)"
    let refused = try run(["login", url], input: "fac_live_x\n")
    #expect(refused.status == 2 && refused.errors.contains("remote.refused"), "\(refused.errors)")
    let entered = try run(["login", url], input: server.key + "\n")
    #expect(entered.status == 0 && entered.output.contains("\"kind\":\"key\""), "\(entered.errors)")
    let profiles = elsewhere.file("config/profiles.json")
    let mode = try FileManager.default.attributesOfItem(atPath: profiles)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let order = try elsewhere.write(
      "order.json", String(decoding: JSONOrder.encode(Merchant.order("1001")), as: UTF8.self))
    let issued = try run(["post", "/v1/invoices", "-d", "@\(order)", "--idempotency-key", "a"])
    #expect(issued.status == 0 && issued.output.contains("\"number\""), "\(issued.errors)")
    let list = try run(["get", "/v1/invoices?limit=1"])
    #expect(list.status == 0 && list.output.contains("inv_"))
    #expect(try run(["get", "/v1/invoices/inv_x"]).status == 1, "the server's refusal")
    #expect(
      try run(["get", "/v1/me", "--profile", "other"]).errors.contains("remote.unknown-profile"))
    #expect(
      try run(["login", "http://erp.example"], input: "x\n").errors.contains("remote.in-the-clear"))
    #expect(try Program.run(["logout"], environment: environment).status == 0)
    #expect(try run(["get", "/v1/me"]).status == 2)
  }

  @Test(.ofSQLite)
  func `resources have verbs, of a server or of the data of this machine, in tables and in JSON`()
    async throws
  {
    let (merchant, elsewhere) = (Merchant(), TemporaryFolder())
    let server = try await WebServer(merchant)
    let environment = ["FACTURIER_KEY": elsewhere.file("config/sealing.key")]
    func run(_ arguments: [String]) throws -> Program.Ended {
      try Program.run(arguments + ["--lang", "en"], environment: environment)
    }
    _ = try Program.run(
      ["login", "http://127.0.0.1:\(server.port)"], input: server.key + "\n",
      environment: environment)
    let order = try elsewhere.write(
      "order.json", String(decoding: JSONOrder.encode(Merchant.order("1001")), as: UTF8.self))
    let made = try run(["invoices", "create", "--data", "@\(order)", "--json"])
    #expect(made.status == 0 && made.output.hasPrefix("{"), "\(made.errors)")
    let table = try run(["invoices", "list", "--limit", "5"])
    let lines = table.output.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasPrefix("ID ") && lines[1].hasPrefix("inv_"), "\(table)")
    let id = String(try #require(lines.last).prefix { $0 != " " })
    let paid = try run([
      "invoices", "record-payment", id, "-d", #"{"amount": "12.00", "means": "card"}"#,
    ])
    #expect(paid.status == 0 && paid.output.contains("12.00 EUR"), "\(paid.errors)")
    #expect(try run(["invoices", "show", "inv_x"]).status == 1, "the server's refusal")
    #expect(try run(["invoices", "show"]).errors.contains("remote.ids-differ"))
    #expect(try run(["invoices", "fly"]).errors.contains("remote.verb-unknown"))
    #expect(
      try run(["payments", "list", "--colour", "red"]).errors.contains("remote.option-unknown"))
    let help = try Program.run(["invoices", "--help"]).output
    #expect(help.contains("facturier invoices issue ID") && help.contains("--status"), "\(help)")
    #expect(try server.stop().status == 0)

    let place = ["--folder", merchant.data, "--key", merchant.key]
    let local = try run(["invoices", "show", id] + place)
    #expect(local.status == 0 && local.output.contains("F-"), "\(local.errors)")
    let customers = try run(["customers", "list", "--json"] + place)
    #expect(customers.status == 0 && customers.output.contains("cus_"), "\(customers.errors)")
    #expect(try run(["approvals", "approve", "apr_x"] + place).status == 1, "no terminal approves")
  }

  @Test(.ofSQLite) func `the doctor says what is right and what is not`() async throws {
    let merchant = Merchant()
    func doctor() throws -> Program.Ended {
      try Program.run(
        ["doctor", "--data", merchant.data, "--key", merchant.key, "--json", "--lang", "en"])
    }
    let new = try doctor()
    #expect(new.status == 0 && new.output.contains("none yet"), "\(new.errors)")
    let server = try await WebServer(merchant)
    #expect(try doctor().output.contains("a server holds them"))
    #expect(try server.stop().status == 0)
    let fine = try doctor()
    #expect(fine.status == 0, "\(fine.output)")
    #expect(fine.output.contains("Atelier Lumière") && !fine.output.contains("\"bad\""))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: merchant.key)
    let open = try doctor()
    #expect(open.status == 1 && open.output.contains("\"bad\""), "a key that others may read")
  }

  @Test func `the manual page and the completion say what the program says`() throws {
    let program = Program.path
    let page = try Program.tool([Repository.path("bin/man"), "--check", program])
    #expect(page.status == 0, "\(page.errors)")
    for shell in ["bash", "zsh", "fish"] {
      let script = try Program.run(["--generate-completion-script", shell])
      #expect(script.status == 0 && script.output.contains("doctor"))
    }
  }
}
