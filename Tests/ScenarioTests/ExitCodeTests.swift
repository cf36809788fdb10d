import Foundation
import Kernel
import Money
import TestSupport
import Testing

/// What the shell is told, as `facturier --help` documents it.
@Suite struct ExitCodeTests {
  @Test func `all done is 0`() throws {
    let merchant = Merchant()
    let ended = try merchant.issue(merchant.file(Merchant.orders(1...3)))
    #expect(ended.status == 0, "\(ended.errors)")
    let year = Merchant.today.year
    #expect(
      names(in: merchant.out) == (1...3).map { "F-\(year)-0000\($0).pdf" },
      "one file for each document, named by its number, and nothing else")
    #expect(ended.output.contains("Invoices F-\(year)-00001 to F-\(year)-00003."))
    #expect(try merchant.verify().status == 0)
  }

  @Test func `done with refusals is 1, and the others are issued`() throws {
    let merchant = Merchant()
    let bad = Merchant.order("bad") { $0.lines[0].tax = .rate(Rate(units: 19_60)) }
    let ended = try merchant.issue(
      merchant.file([Merchant.order("1"), bad, Merchant.order("2")]))
    #expect(ended.status == 1)
    #expect(ended.errors.contains("tax.rate-unlawful"))
    #expect(names(in: merchant.out).count == 2)
  }

  @Test func `an input that cannot be read is 2`() throws {
    let merchant = Merchant()
    let missing = try merchant.issue(merchant.folder.file("nothing.csv"))
    #expect(missing.status == 2)
    #expect(missing.errors.contains("orders.file-unreadable"))
    let company = try merchant.folder.write("company.json", "{\"name\": \"X\"}")
    let invalid = try Program.run([
      "issue", "--from", try merchant.file(Merchant.orders(1...1)), "--out", merchant.out,
      "--company",
      company, "--key", merchant.key, "--lang", "en",
    ])
    #expect(invalid.status == 2)
    #expect(invalid.errors.contains("invoicing.company-invalid"))
    #expect(invalid.errors.contains("company.json"), "the place names the file")
    try merchant.expectNothingIssued()
  }

  @Test func `an installation that cannot work is 3`() throws {
    let merchant = Merchant()
    let orders = try merchant.file(Merchant.orders(1...1))
    let noCompany = try Program.run([
      "issue", "--from", orders, "--out", merchant.out, "--data", merchant.data, "--key",
      merchant.key,
      "--lang", "en",
    ])
    #expect(noCompany.status == 3)
    #expect(noCompany.errors.contains("invoicing.no-company"))
    #expect(try merchant.issue(orders).status == 0)
    try FileManager.default.removeItem(atPath: merchant.key)
    let noKey = try merchant.issue(merchant.file(Merchant.orders(2...2), as: "more.jsonl"))
    #expect(noKey.status == 3)
    #expect(noKey.errors.contains("invoicing.sealing-key"))
    #expect(names(in: merchant.out).count == 1)
  }

  @Test func `wrong usage is 64`() throws {
    #expect(try Program.run(["issue"]).status == 64)
    #expect(try Program.run(["nonsense"]).status == 64)
    #expect(try Program.run(["issue", "--form", "x"]).status == 64)
  }

  @Test func `help and version are 0`() throws {
    let help = try Program.run(["--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("Exit codes: 0 all done"))
    #expect(try Program.run(["--version"]).status == 0)
  }

  @Test(.ofSQLite) func `a second process on the same data is refused with 3, and harms nothing`()
    throws
  {
    let merchant = Merchant()
    let first = try Running(
      Program.path, merchant.arguments(merchant.file(Merchant.orders(1...900))), [:])
    let isAtWork = { !names(in: merchant.out, ending: ".pdf").isEmpty }
    _ = waiting(seconds: 300) { isAtWork() || !first.isRunning }
    #expect(isAtWork())
    // On a busy machine it would be done before the second has tried.
    kill(first.processID, SIGSTOP)
    #expect(first.isRunning, "the first process is still at work")
    let second = try Program.run(
      merchant.arguments(merchant.file(Merchant.orders(901...902), as: "more.jsonl")))
    #expect(second.status == 3)
    #expect(second.errors.contains("storage.in-use"))
    kill(first.processID, SIGCONT)
    #expect(try first.end().status == 0)
    #expect(try merchant.report().orders.issued == 900)
    #expect(try merchant.withDatabase { try TestShop.faults(in: $0) } == [])
  }

  @Test func `a broken seal makes verify fail and say where`() throws {
    let merchant = Merchant()
    _ = try merchant.issue(merchant.file(Merchant.orders(1...3)))
    try merchant.withDatabase { database in
      try database.tamperSync { tx in
        try tx.run("DROP TRIGGER invoice_no_update")
        try tx.run(
          """
          UPDATE invoice SET net_minor = net_minor + 1, gross_minor = gross_minor + 1,
            due_minor = due_minor + 1 WHERE sequence = 2
          """)
      }
    }
    let ended = try merchant.verify()
    #expect(ended.status == 1)
    #expect(ended.errors.contains("2"))
  }
}
