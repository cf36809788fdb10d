import Archive
import Catalogue
import Foundation
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// The drill: an empty machine and an archive.
@Suite struct RestoreTests {
  private func restore(_ archive: ArchiveShop, to folder: TemporaryFolder) throws {
    _ = try RestoreArchive(migrations: TestShop.migrations, clock: archive.shop.clock.clock)(
      from: archive.path, to: folder.path)
  }

  @Test(.ofSQLite)
  func `an archive alone makes an installation that gives the same files and goes on`() throws {
    let archive = try ArchiveShop()
    let files = try archive.files()
    try archive.export()
    try archive.shop.database.closeSync()
    let machine = TemporaryFolder()
    try restore(archive, to: machine)
    let again = try TestShop.takenUp(machine, clock: archive.shop.clock)
    #expect(try archive.files(again.database) == files)
    #expect(try again.verify() == 5)
    let known = ArchiveShop.orders(["1"], from: LocalDate(year: 2026, month: 10, day: 20)!)
    #expect(try again.issue(known)[0].state == .already, "and nothing is issued twice")
    #expect(try again.issue(Sample.order("9")).numbers == ["F-2026-00006"])
    #expect(try again.verify() == 6)
    #expect(try again.faults().isEmpty)
  }

  @Test func `the catalogue is put back, with the words it is found by`() throws {
    let archive = try ArchiveShop()
    let products = ManageProducts(company: archive.shop.company, ids: archive.shop.issuer.ids)
    let made = try archive.shop.database.writeSync(.company(archive.shop.company)) { tx in
      try products.create(Product(name: "Bougie « Été »", sku: "B-12"), in: tx)
    }
    try archive.export()
    let machine = TemporaryFolder()
    try restore(archive, to: machine)
    let again = try Database.open(
      at: .file(machine.file("facturier.sqlite")), migrations: TestShop.migrations,
      now: { archive.shop.clock.clock.now }
    ).of(archive.shop.company)
    var listing = ProductListing()
    listing.search = "ete"
    let found = try again.readSync { [listing] tx in
      try listing.page(after: nil, limit: 10, of: archive.shop.company, in: tx).rows
    }
    #expect(found.map(\.known) == [made])
  }

  @Test func `what papers lead to is put back with them`() throws {
    let archive = try ArchiveShop(
      company: Sample.companyJSON.replacingOccurrences(
        of: "\"legalForm\"",
        with: "\"verificationAddress\": \"https://factures.example.fr\", \"legalForm\""),
      chance: .system)
    try archive.export()
    let machine = TemporaryFolder()
    try restore(archive, to: machine)
    let database = try Database.open(
      at: .file(machine.file("facturier.sqlite")), migrations: TestShop.migrations,
      now: { archive.shop.clock.clock.now })
    let tokens = try [archive.shop.database, database].map { database in
      try database.readSync {
        try $0.rows("SELECT token FROM verification_address ORDER BY invoice_id") {
          try $0.blob(0)
        }
      }
    }
    #expect(tokens[0].count == 5 && tokens[0] == tokens[1])
  }

  @Test func `what is put back is packed as it was`() throws {
    let archive = try ArchiveShop()
    try archive.export()
    let machine = TemporaryFolder()
    try restore(archive, to: machine)
    let (before, after) = (
      archive.shop.database,
      try TestShop(
        machine, clock: archive.shop.clock, at: .file(machine.file("facturier.sqlite"))
      ).database
    )
    let sums = try [before, after].map { database in
      try database.readSync {
        try $0.row("SELECT sum(length(tail)), count(packing) FROM document") {
          [try $0.int(0), try $0.int(1)]
        }
      }
    }
    #expect(sums[0] == sums[1])
  }

  @Test func `a damaged archive is refused with every file that is not right`() throws {
    let archive = try ArchiveShop()
    try archive.export()
    try archive.flip("packs/2026-10/xml/F-2026-00001.xml")
    try archive.flip("log/entries.txt")
    try FileManager.default.removeItem(atPath: archive.path + "/packs/2026-11/manifest.jsonl")
    let machine = TemporaryFolder()
    do {
      try restore(archive, to: machine)
      Issue.record("it was taken")
    } catch let problem as ArchiveProblem {
      #expect(problem.code == "archive.damaged")
      #expect(
        problem.findings.compactMap(\.place?.file) == [
          "log/entries.txt", "packs/2026-10/xml/F-2026-00001.xml", "packs/2026-11/manifest.jsonl",
        ])
    }
    #expect(names(in: machine.path) == [])
  }

  @Test func `every file of an archive counts: one byte of any is noticed`() throws {
    let archive = try ArchiveShop()
    try archive.export()
    for name in archive.names where !(archive.read(name) ?? []).isEmpty {
      let content = try #require(archive.read(name))
      try archive.flip(name)
      let found = code { try restore(archive, to: TemporaryFolder()) }
      // A byte of the index may be one of its form; all others are signed.
      if name != "facturier-archive.json" { #expect(found == "archive.damaged", "\(name)") }
      #expect(found != nil, "\(name)")
      try Data(content).write(to: URL(filePath: archive.path + "/" + name))
    }
    #expect(code { try restore(archive, to: TemporaryFolder()) } == nil)
  }

  @Test func `data that is there is never overwritten, nor made of some periods only`() throws {
    let archive = try ArchiveShop()
    try archive.export()
    let machine = TemporaryFolder()
    try machine.write("facturier.sqlite", "somebody's")
    #expect(code { try restore(archive, to: machine) } == "archive.data-exists")
    #expect(bytes(of: machine.file("facturier.sqlite")) == Array("somebody's".utf8))
    try archive.export(["2026-10"])
    #expect(code { try restore(archive, to: TemporaryFolder()) } == "archive.partial")
  }

  @Test func `a folder that is no archive is said to be none`() throws {
    let archive = try ArchiveShop()
    #expect(code { try restore(archive, to: TemporaryFolder()) } == "archive.not-an-archive")
    try archive.export()
    try Data("{\"format\":\"facturier/archive/v9\"}".utf8)
      .write(to: URL(filePath: archive.path + "/facturier-archive.json"))
    #expect(code { try restore(archive, to: TemporaryFolder()) } == "archive.newer")
  }

  @Test(.ofSQLite) func `killed in the middle, it leaves no database, and the next try works`()
    throws
  {
    let archive = try ArchiveShop()
    try archive.export()
    for delay in [0, 20, 60, 120, 250, 500] {
      let machine = TemporaryFolder()
      let arguments = ["archive", "restore", "--from", archive.path, "--data", machine.path]
      let running = try Running(Program.path, arguments, [:])
      usleep(UInt32(delay) * 1_000)
      running.kill()
      let ended = try running.end()
      let isThere = names(in: machine.path).contains("facturier.sqlite")
      if ended.wasKilled, isThere {
        // Killed after the database had its name: it is whole.
        #expect(try Program.run(["verify", "--data", machine.path]).status == 0)
      } else if !isThere {
        #expect(try Program.run(arguments).status == 0)
        #expect(try Program.run(["verify", "--data", machine.path]).status == 0)
      }
    }
  }
}
