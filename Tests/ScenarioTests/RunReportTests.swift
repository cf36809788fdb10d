import Foundation
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

@Suite struct RunReportTests {
  private func mixed() -> [SalesOrder] {
    [
      Merchant.order("1"),
      Merchant.order("2") {
        $0.lines = [
          Sample.line("A", price: "10.00"), Sample.line("B", price: "20.00", rate: "5.5"),
        ]
        $0.refunds = [
          .init(externalID: "r", place: $0.place, reason: nil, amount: Money(minorUnits: 500))
        ]
      },
      Merchant.order("1"),
      Merchant.order("old") { $0.lines[0].tax = .rate(Rate(units: 19_60)) },
      Merchant.order("back") {
        $0.kind = .cancellation(of: "1")
        $0.lines = []
      },
      Merchant.order("lost") {
        $0.kind = .cancellation(of: "77")
        $0.lines = []
      },
    ]
  }

  @Test
  func `the report accounts for every order and line, and its totals are those of the documents`()
    throws
  {
    let merchant = Merchant()
    let ended = try merchant.issue(merchant.file(mixed()))
    #expect(ended.status == 1)
    let report = try merchant.report()
    report.expectAddsUp()
    #expect(report.orders == .init(read: 6, issued: 2, credited: 1, already: 1, refused: 2))
    #expect(report.lines.read == 5)
    #expect(report.codes == ["tax.rate-unlawful", "credit.sale-not-found"])
    #expect(report.refusals.map(\.line) == [4, 6], "each names its line of the file")
    #expect(report.invoices == 2 && report.creditNotes == 2)
    #expect(names(in: merchant.out, ending: ".pdf").count == 4)
    for (kind, code) in [("invoiced", "380"), ("credited", "381")] {
      let stored = try merchant.withDatabase { database in
        try database.readSync {
          try $0.row(
            """
            SELECT sum(net_minor), sum(vat_minor), sum(gross_minor) FROM invoice WHERE kind = \(code)
            """
          ) { [try $0.int64(0), try $0.int64(1), try $0.int64(2)] }
        }
      }
      let stated = ["net", "vat", "gross"].map { report.total(kind, $0) }
      #expect(stated == stored, "\(kind)")
    }
  }

  @Test(.ofSQLite) func `a dry run foretells the run and leaves nothing behind`() throws {
    let merchant = Merchant()
    let file = try merchant.file(mixed())
    let before = try FileManager.default.contentsOfDirectory(atPath: merchant.folder.path).sorted()
    let dry = try Program.run([
      "issue", "--from", file, "--out", merchant.out, "--company", Merchant.company, "--dry-run",
      "--lang", "en",
    ])
    #expect(dry.status == 1)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: merchant.folder.path).sorted() == before)
    let year = Merchant.today.year
    #expect(dry.output.contains("+ F-\(year)-00001  1  Zoé Lefèvre  120.00 EUR"))
    #expect(dry.output.contains("tax.rate-unlawful"))
    #expect(dry.output.contains("Rehearsal: nothing was issued."))

    // On data that exists it takes the next numbers, and gives them back.
    #expect(try merchant.issue(merchant.file([Merchant.order("0")], as: "first.jsonl")).status == 0)
    let foretold = try merchant.issue(file, ["--dry-run"])
    let rehearsed = try merchant.report()
    #expect(foretold.status == 1)
    #expect(rehearsed.root["dryRun"]?.bool == true)
    #expect(names(in: merchant.out, ending: ".pdf") == ["F-\(year)-00001.pdf"])
    #expect(foretold.output.contains("+ F-\(year)-00002  1  "))
    #expect(try merchant.issue(file).status == 1)
    let real = try merchant.report()
    #expect(real.orders == rehearsed.orders && real.lines == rehearsed.lines)
    for kind in ["invoiced", "credited"] {
      for name in ["net", "vat", "gross"] {
        #expect(real.total(kind, name) == rehearsed.total(kind, name))
      }
    }
    #expect(
      real.root["documents"]?["lastInvoice"]?.text
        == rehearsed.root["documents"]?["lastInvoice"]?.text)
  }

  @Test func `a second run issues nothing and restores a lost file byte for byte`() throws {
    let merchant = Merchant()
    let file = try merchant.file(mixed())
    _ = try merchant.issue(file)
    let files = names(in: merchant.out, ending: ".pdf")
    let contents = files.map { bytes(of: merchant.out + "/" + $0) }
    for lost in [files[0], files[2]] {
      try FileManager.default.removeItem(atPath: merchant.out + "/" + lost)
    }
    let again = try merchant.issue(file)
    #expect(again.status == 1, "what was refused still is")
    let report = try merchant.report()
    report.expectAddsUp()
    #expect(report.orders == .init(read: 6, issued: 0, credited: 0, already: 4, refused: 2))
    #expect(report.invoices == 0 && report.creditNotes == 0)
    #expect(names(in: merchant.out, ending: ".pdf") == files)
    #expect(files.map { bytes(of: merchant.out + "/" + $0) } == contents)
    #expect(try merchant.withDatabase { try TestShop.numbered(in: $0).count } == 4)
  }

  @Test func `without a data folder it works in one of its own beside the output`() throws {
    let merchant = Merchant()
    let file = try merchant.file(Merchant.orders(1...2))
    let arguments = [
      "issue", "--from", file, "--out", merchant.out, "--company", Merchant.company, "--key",
      merchant.key, "--lang", "en",
    ]
    #expect(try Program.run(arguments).status == 0)
    #expect(TestDatabase.exists(merchant.out + "/.facturier/facturier.sqlite"))
    let again = try Program.run(arguments)
    #expect(again.status == 0)
    #expect(names(in: merchant.out, ending: ".pdf").count == 2)
  }

  @Test func `results go to standard output and nothing else does`() throws {
    let merchant = Merchant()
    let ended = try merchant.issue(merchant.file(mixed()))
    #expect(!ended.output.contains("tax.rate-unlawful"))
    #expect(ended.errors.contains("tax.rate-unlawful"))
    #expect(!ended.errors.contains("\u{1B}"), "no progress line where nobody watches")
  }
}
