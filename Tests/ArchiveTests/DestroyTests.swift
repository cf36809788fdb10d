import Archive
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

@Suite struct DestroyTests {
  /// Documents of October and November 2014, and one of 2026.
  private func old() throws -> ArchiveShop {
    let archive = try ArchiveShop(start: LocalDate(year: 2014, month: 10, day: 20)!)
    archive.shop.clock.set(Sample.noon)
    try archive.sell(["77"], from: Sample.today.adding(days: -1))
    return archive
  }

  private func destroy(_ year: Int, _ confirmed: Int?, _ archive: ArchiveShop) throws -> Int {
    // A group of two: a year is several.
    try DestroyYear(company: archive.shop.company, database: archive.shop.database, group: 2)(
      year, confirmed: confirmed)
  }

  @Test func `nothing is destroyed before its time, under a hold, or unless said twice`() throws {
    let archive = try old()
    #expect(code { _ = try destroy(2016, 2016, archive) } == "archive.retention")
    #expect(code { _ = try destroy(2026, 2026, archive) } == "archive.retention")
    #expect(code { _ = try destroy(2013, 2013, archive) } == "archive.nothing-to-destroy")
    #expect(code { _ = try destroy(2014, nil, archive) } == "archive.confirm-destruction")
    #expect(code { _ = try destroy(2014, 2015, archive) } == "archive.confirm-destruction")
    let company = archive.shop.company
    try archive.shop.database.writeSync {
      try RetentionStore.placeHold(on: 2014, reason: "contrôle", of: company, in: $0)
    }
    #expect(code { _ = try destroy(2014, 2014, archive) } == "archive.legal-hold")
    try archive.shop.database.writeSync {
      try RetentionStore.liftHolds(on: 2014, of: company, in: $0)
    }
    let count = try archive.files().count
    #expect(count > 2)
    #expect(try destroy(2014, 2014, archive) == count - 1)
  }

  @Test func `numbers, figures and seals stay, names and files go`() throws {
    let archive = try old()
    let count = try archive.files().count
    #expect(try destroy(2014, 2014, archive) == count - 1)
    #expect(try archive.shop.verify() == count, "the chain is whole")
    #expect(try archive.shop.faults() == [])
    let left = try archive.shop.database.readSync { tx in
      try tx.rows("SELECT number, gross_minor, buyer_name FROM invoice ORDER BY number LIMIT 1") {
        "\(try $0.text(0)) \(try $0.int(1)) [\(try $0.text(2))]"
      }
    }
    #expect(left == ["F-2014-00001 33059 []"])
    #expect(code { _ = try archive.files() } == "invoicing.document-destroyed")
    // Nothing in the database names the buyer of 2014 any more but the customers, who still buy.
    let bodies = try archive.shop.database.readSync { tx in
      try tx.row("SELECT count(*) FROM sales_order WHERE body <> '{}'") { try $0.int(0) }
    }
    #expect(bodies == 1)
  }

  @Test func `the archive follows at its next export, and is still whole for a stranger`() throws {
    let archive = try old()
    try archive.export()
    #expect(names(in: archive.path + "/packs") == ["2014-10", "2014-11", "2026-11"])
    let destroyed = try destroy(2014, 2014, archive)
    try archive.export()
    #expect(names(in: archive.path + "/packs") == ["2026-11"])
    let index = String(
      decoding: try #require(archive.read("facturier-archive.json")), as: UTF8.self)
    #expect(index.contains("\"documents\": \(destroyed)"))
    let ended = try Program.tool(["python3", "-c", ExportTests.reader, archive.path])
    #expect(ended.output == "1\n", "\(ended.errors)")
    let machine = TemporaryFolder()
    _ = try RestoreArchive(migrations: TestShop.migrations, clock: archive.shop.clock.clock)(
      from: archive.path, to: machine.path)
    let again = try TestShop.takenUp(machine, clock: archive.shop.clock)
    #expect(try again.verify() == destroyed + 1, "and is put back")
    #expect(try again.issue(Sample.order("78")).numbers == ["F-2026-00002"])
  }

  @Test func `no row opens a year before its time, and no year opens another`() throws {
    let archive = try old()
    let company = archive.shop.company
    func fails(_ statement: SQL) -> Bool {
      code { try archive.shop.database.writeSync { _ = try $0.run(statement) } } != nil
    }
    #expect(
      fails(
        """
        INSERT INTO destruction (company_id, year, day, documents, begun_at)
        VALUES (\(company), 2026, '2026-11-23', 1, 0)
        """))
    #expect(fails("DELETE FROM document"))
    #expect(fails("DELETE FROM invoice_line"))
    #expect(fails("UPDATE document SET tail = X''"))
    // While 2014 is open, 2026 is not, and 2014 loses nothing but what goes.
    try archive.shop.database.writeSync {
      _ = try $0.run(
        """
        INSERT INTO destruction (company_id, year, day, documents, begun_at)
        VALUES (\(company), 2014, '2026-11-23', 5, 0)
        """)
    }
    #expect(fails("DELETE FROM invoice_line"), "the lines of 2026 are among them")
    #expect(fails("UPDATE document SET tail = X'', packing = NULL"))
    let year2014: SQL = "SELECT id FROM invoice WHERE issue_date < '2015'"
    #expect(fails("UPDATE document SET tail = X'01' WHERE invoice_id IN (\(year2014))"))
    #expect(fails("DELETE FROM document WHERE invoice_id IN (\(year2014))"))
    #expect(fails("DELETE FROM invoice WHERE issue_date < '2015'"))
    #expect(
      fails(
        "UPDATE invoice SET gross_minor = 1, vat_minor = 1 - net_minor WHERE issue_date < '2015'"))
    #expect(fails("UPDATE invoice SET buyer_name = 'x' WHERE issue_date < '2015'"))
    #expect(fails("DELETE FROM log_entry"))
    #expect(fails("DELETE FROM destruction"))
    try archive.shop.database.writeSync {
      _ = try $0.run("UPDATE destruction SET ended_at = 1")
    }
    #expect(fails("UPDATE destruction SET ended_at = NULL"))
    #expect(fails("DELETE FROM invoice_line WHERE invoice_id IN (\(year2014))"))
  }
}
