import Foundation
import Invoicing
import Kernel
import Money
import Seal
import Storage
import TestSupport
import Testing

@Suite struct CompanyLogTests {
  private struct Entry: Equatable {
    let series: String
    let sequence: Int
    let day: String
    let fields: String?
  }

  private func entries(_ shop: TestShop) throws -> [Entry] {
    try shop.database.readSync { tx in
      try tx.rows("SELECT series, sequence, day, fields FROM log_entry ORDER BY position") {
        Entry(
          series: try $0.text(0), sequence: try $0.int(1), day: try $0.text(2),
          fields: try $0.textOrNil(3))
      }
    }
  }

  /// Without the three events every company's log begins with: opened, the first account proposed and in force.
  private func names(_ shop: TestShop) throws -> [String] {
    try entries(shop).dropFirst(3).map { "\($0.series) \($0.sequence) \($0.day)" }
  }

  // MARK: Closures

  @Test func `a day is closed before the first entry of a later one`() throws {
    let shop = try TestShop()
    try shop.issue([Sample.order("1"), Sample.order("2")])
    shop.clock.advance(days: 1)
    try shop.issue(Sample.order("3"))
    #expect(
      try names(shop) == [
        "F-2026-* 1 2026-11-23", "F-2026-* 2 2026-11-23",
        "closures-day 1 2026-11-23", "F-2026-* 3 2026-11-24",
      ])
    #expect(try shop.verify() == 3)
  }

  @Test func `a month and a year are closed after their last day, in that order`() throws {
    let shop = try TestShop()
    try shop.issue(Sample.order("1"))
    shop.clock.advance(days: 10)
    try shop.issue(Sample.order("2"))
    shop.clock.advance(days: 60)
    try shop.issue(Sample.order("3"))
    #expect(
      try names(shop) == [
        "F-2026-* 1 2026-11-23", "closures-day 1 2026-11-23",
        "closures-month 1 2026-11-30", "F-2026-* 2 2026-12-03", "closures-day 2 2026-12-03",
        "closures-month 2 2026-12-31", "closures-year 1 2026-12-31", "F-2027-* 1 2027-02-01",
      ])
    let year = try #require(try entries(shop).first { $0.series == "closures-year" }?.fields)
    let closed = year.split(separator: "\n").map(String.init)
    #expect(closed.starts(with: ["period: year", "from: 2026-01-01", "through: 2026-12-31"]))
    #expect(closed.contains("entries: 0 6"))
    #expect(closed.contains("counts: 2 0 0 0 3 0"))
    #expect(closed.contains("series-range: F-2026-* 1 2"))
    #expect(try shop.verify() == 3)
  }

  @Test func `a closure interrupted and made again late is the same bytes`() throws {
    let shop = try TestShop()
    try shop.issue(Sample.order("1"))
    func closure(seconds: Int64) throws -> [UInt8]? {
      shop.clock.set(
        .startOfDayInParis(Sample.noon.dateInParis.adding(days: 1)).adding(seconds: seconds))
      // Rolled back, as a power cut would.
      return try shop.database.rehearseSync { tx in
        try CompanyLog.tend(shop.issuer.company.sealer, in: tx)
        return try tx.row("SELECT hash FROM log_entry WHERE series = 'closures-day'") {
          try $0.blob(0)
        }
      }
    }
    let early = try closure(seconds: 0)
    #expect(early != nil)
    #expect(try closure(seconds: 3 * 86_400) == early)
    #expect(try closure(seconds: -1) == nil, "the day is not over")
  }

  @Test func `the day is closed though nothing more is sold`() async throws {
    let shop = try TestShop()
    let desk = LogDesk(sealer: shop.issuer.company.sealer, database: shop.database)
    #expect(try await !desk.work())
    shop.clock.advance(days: 1)
    #expect(try await desk.work())
    #expect(try await !desk.work(), "a closed day is not closed twice")
    #expect(try names(shop) == ["closures-day 1 2026-11-23"])
    #expect(try shop.verify() == 0)
  }

  @Test func `totals of a closure are those of the documents`() throws {
    let shop = try TestShop()
    let documents = try shop.issue((1...5).map { Sample.order("\($0)") }).flatMap(\.documents)
    shop.clock.advance(days: 1)
    try shop.issue(Sample.order("6"))
    let closure = try #require(try entries(shop).first { $0.series == "closures-day" }?.fields)
    let net = documents.reduce(0) { $0 + $1.invoice.totals.net.minorUnits }
    let vat = documents.reduce(0) { $0 + $1.invoice.totals.vat.minorUnits }
    #expect(closure.contains("\ntotal: EUR \(net) \(vat) \(net + vat)\n"))
    #expect(closure.contains("\nperpetual: EUR \(net + vat) \(net + vat)\n"))
  }

  // MARK: Checkpoints and proofs

  @Test func `each document is proved under the last checkpoint`() throws {
    let shop = try TestShop()
    try shop.issue((1...300).map { Sample.order("\($0)") })
    try shop.database.readSync { tx in
      let signed = try #require(try LogStore.lastCheckpoint(of: shop.company, in: tx))
      #expect(signed.isSigned(by: shop.issuer.company.sealer.publicKey))
      #expect(signed.checkpoint.size == 303)
      let tree = LogTree(company: shop.company)
      let hashes = try tx.rows("SELECT hash FROM log_entry ORDER BY position") { try $0.blob(0) }
      for position in [0, 1, 255, 256, 302] {
        let path = try tree.inclusionProof(of: Int64(position), size: 303, in: tx)
        #expect(
          MerkleTree.root(
            leaf: MerkleTree.leaf(hashes[position]), index: position, size: 303, path: path)
            == signed.checkpoint.root)
      }
      for size in [1, 2, 256, 257, 300] {
        #expect(
          try tree.root(size: Int64(size), in: tx)
            == MerkleTree.root(hashes[..<size].map(MerkleTree.leaf)[...]))
      }
    }
    let sizes = try shop.database.readSync { tx in
      try tx.rows("SELECT size FROM log_checkpoint ORDER BY size") { try $0.int(0) }
    }
    #expect(zip(sizes, sizes.dropFirst()).allSatisfy { $1 - $0 <= 256 })
    #expect(try shop.verify() == 300)
  }

  // MARK: Events

  @Test func `copies and changes of the account are events of the log`() throws {
    let shop = try TestShop()
    let document = try #require(try shop.issue(Sample.order("1")).documents.first)
    try shop.database.writeSync { tx in
      _ = try CompanionDocuments(issuer: shop.issuer).duplicate(of: document.id, in: tx)
      try CompanyLog.tend(shop.issuer.company.sealer, in: tx)
    }
    let events = try entries(shop).filter { $0.series == "events" }.compactMap(\.fields)
    #expect(events.first?.hasPrefix("event: log-opened\nprogram: test\n") == true)
    #expect(events.last == "event: duplicate-printed\ndocument: F-2026-00001\ncopy: 1\n")
    #expect(events.contains { $0.hasPrefix("event: bank-details\naction: proposed\n") })
    #expect(!events.contains { $0.contains("FR76") }, "an account stands in it as a commitment")
    #expect(try shop.verify() == 1)
  }

  // MARK: The mark

  @Test func `a database put back is read, and nothing is issued from it`() throws {
    let folder = TemporaryFolder()
    let first = try TestShop(folder)
    try first.issue([Sample.order("1"), Sample.order("2")])
    try first.database.closeSync()
    let copy = try DatabaseCopy(of: folder.file("facturier.sqlite"))
    let second = try TestShop(folder)
    try second.issue([Sample.order("3"), Sample.order("4")])
    try second.database.closeSync()
    try copy.putBack()

    let restored = try TestShop(folder)
    #expect(restored.issuer.company.sealer.mark.quarantine == .behind(size: 5, mark: 7))
    #expect(throws: SealingError.self) { try restored.issue(Sample.order("5")) }
    #expect(try restored.numbered().count == 2)
    #expect(try restored.verify() == 2)

    let recovery = RecoverLog(company: restored.issuer.company)
    let lost = try restored.database.writeSync {
      try recovery.accept(reason: "disque perdu", in: $0)
    }
    #expect(lost == [.init(series: "F-2026-*", first: 3, last: 4)])
    #expect(try restored.issue(Sample.order("5")).numbers == ["F-2026-R1-00001"])
    #expect(try restored.issue(Sample.order("6")).numbers == ["F-2026-R1-00002"])
    #expect(try restored.verify() == 4)
    try restored.database.closeSync()
    #expect(try TestShop(folder).issue(Sample.order("7")).numbers == ["F-2026-R1-00003"])
  }

  @Test func `a series reopened twice never gives a number again`() throws {
    let folder = TemporaryFolder()
    let first = try TestShop(folder)
    try first.issue(Sample.order("1"))
    try first.database.closeSync()
    let copy = try DatabaseCopy(of: folder.file("facturier.sqlite"))
    var given: [String] = ["F-2026-00001"]
    for round in 1...3 {
      let shop = try TestShop(folder)
      given += try shop.issue(Sample.order("\(round)-2")).numbers
      try shop.database.closeSync()
      try copy.putBack()
      let restored = try TestShop(folder)
      try restored.database.writeSync {
        _ = try RecoverLog(company: restored.issuer.company).accept(reason: "encore", in: $0)
      }
      given += try restored.issue(Sample.order("\(round)-3")).numbers
      try restored.database.closeSync()
    }
    #expect(Set(given).count == given.count, "\(given)")
  }

  @Test func `without its mark a database is not written`() throws {
    let folder = TemporaryFolder()
    let first = try TestShop(folder)
    try first.issue(Sample.order("1"))
    let path = first.issuer.company.sealer.mark.path
    try first.database.closeSync()
    try FileManager.default.removeItem(atPath: path)
    let shop = try TestShop(folder)
    #expect(shop.issuer.company.sealer.mark.quarantine == .markMissing(path: path))
    #expect(throws: SealingError.self) { try shop.issue(Sample.order("2")) }
    try shop.database.writeSync {
      _ = try RecoverLog(company: shop.issuer.company).accept(reason: "nouvelle machine", in: $0)
    }
    #expect(try shop.issue(Sample.order("2")).numbers == ["F-2026-00002"], "nothing was lost")
  }

  @Test func `another history of the same length is seen`() throws {
    let folder = TemporaryFolder()
    let first = try TestShop(folder)
    try first.issue(Sample.order("1"))
    try first.database.closeSync()
    let copy = try DatabaseCopy(of: folder.file("facturier.sqlite"))
    let mark = first.issuer.company.sealer.mark.path
    let before = try Data(contentsOf: URL(fileURLWithPath: mark))
    let second = try TestShop(folder)
    try second.issue(Sample.order("2"))
    try second.database.closeSync()
    let after = try Data(contentsOf: URL(fileURLWithPath: mark))
    try copy.putBack()
    try before.write(to: URL(fileURLWithPath: mark))
    let third = try TestShop(folder)
    try third.issue(Sample.order("3"))
    try third.database.closeSync()
    try after.write(to: URL(fileURLWithPath: mark))
    #expect(try TestShop(folder).issuer.company.sealer.mark.quarantine == .forked(mark: 5))
  }

  @Test func `a first start that is killed before its mark was raised is no loss`() throws {
    let folder = TemporaryFolder()
    let shop = try TestShop(folder)
    let path = shop.issuer.company.sealer.mark.path
    try shop.database.closeSync()
    // What stands after the commit of the first entries and before what follows it.
    try FileManager.default.removeItem(atPath: path)
    try HighWaterMark(path: path).raise(size: 0, root: MerkleTree.emptyRoot, series: [:])
    let again = try TestShop(folder)
    #expect(again.issuer.company.sealer.mark.quarantine == nil)
    try again.issue(Sample.order("1"))
    #expect(again.issuer.company.sealer.mark.level.map { $0.size > 0 } == true)
  }

  @Test func `a mark whose last write was torn is the one before`() throws {
    let folder = TemporaryFolder()
    let mark = try HighWaterMark(path: folder.file("marks/x.mark"))
    try mark.raise(size: 1, root: Array(repeating: 1, count: 32), series: ["F-2026-*": 1])
    try mark.raise(size: 2, root: Array(repeating: 2, count: 32), series: ["F-2026-*": 2])
    #expect(try HighWaterMark(path: mark.path).level?.size == 2)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: mark.path))
    bytes[30] ^= 1
    try bytes.write(to: URL(fileURLWithPath: mark.path))
    #expect(try HighWaterMark(path: mark.path).level?.size == 1)
    bytes[(1 << 20) + 30] ^= 1
    try bytes.write(to: URL(fileURLWithPath: mark.path))
    #expect(throws: SealingError.self) { try HighWaterMark(path: mark.path) }
  }

  @Test func `whoever looks while a first mark is made finds none, or a whole one`() async throws {
    let folder = TemporaryFolder()
    for number in 0..<200 {
      let path = folder.file("marks/\(number).mark")
      // Left by a first mark that was killed.
      FileManager.default.createFile(atPath: path + ".part", contents: Data("half".utf8))
      let looking = Task {
        while try HighWaterMark(path: path).level == nil {}
      }
      try HighWaterMark(path: path).raise(
        size: 7, root: Array(repeating: 1, count: 32), series: [:])
      try await looking.value
      #expect(try HighWaterMark(path: path).level?.size == 7)
    }
  }

  @Test func `a mark that cannot be written stops issuing until it can`() throws {
    let shop = try TestShop()
    try shop.issue(Sample.order("1"))
    let path = shop.issuer.company.sealer.mark.path
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(throws: SealingError.self) { try shop.issue(Sample.order("2")) }
    #expect(throws: SealingError.self) { try shop.issue(Sample.order("3")) }
    try FileManager.default.removeItem(atPath: path)
    #expect(try shop.issue(Sample.order("3")).numbers == ["F-2026-00003"])
    #expect(try HighWaterMark(path: path).level?.series["F-2026-*"] == 3)
    #expect(try shop.issue(Sample.order("2")).known.map(\.number) == ["F-2026-00002"])
  }

  // MARK: The clock

  @Test func `a clock that went back stops sealing, five minutes aside`() throws {
    let shop = try TestShop()
    try shop.issue(Sample.order("1"))
    shop.clock.advance(seconds: -240)
    try shop.issue(Sample.order("2"))
    #expect(try shop.verify() == 2)
    shop.clock.advance(seconds: -240)
    #expect(throws: SealingError.self) { try shop.issue(Sample.order("3")) }
    shop.clock.advance(seconds: 480)
    #expect(try shop.issue(Sample.order("3")).numbers == ["F-2026-00003"])
  }

  // MARK: What was sealed before

  @Test func `what an earlier version sealed is the beginning of the log`() throws {
    let folder = TemporaryFolder()
    let old = try TestShop(folder)
    try old.issue([Sample.order("1"), Sample.order("2")])
    try old.database.closeSync()
    try LegacySeals.rewrite(folder)
    let shop = try TestShop(folder)
    try shop.issue(Sample.order("3"))
    #expect(
      try entries(shop).filter { $0.series != "events" }.map {
        "\($0.series) \($0.sequence) \($0.day)"
      } == [
        "F-2026-* 1 2026-11-23", "F-2026-* 2 2026-11-23", "F-2026-* 3 2026-11-23",
      ])
    #expect(try shop.verify() == 3)
    shop.clock.advance(days: 1)
    try shop.issue(Sample.order("4"))
    let closure = try #require(try entries(shop).first { $0.series == "closures-day" }?.fields)
    #expect(
      closure.contains("\ncounts: 1 0 0 0 "), "earlier ones count in the perpetual total only")
    #expect(try shop.verify() == 4)
  }
}

/// Puts a database back to how the version before the log left it: entries of version 1, signed heads.
private enum LegacySeals {
  static func rewrite(_ folder: TemporaryFolder) throws {
    let database = try TestDatabase.open(
      folder.file("facturier.sqlite"), now: { Sample.noon })
    try database.tamperSync { tx in
      let company: [UInt8] = try tx.row("SELECT id FROM company") { try $0.blob(0) }!
      let siren: String = try tx.row("SELECT siren FROM company") { try $0.text(0) }!
      for sql in [
        "DROP TRIGGER log_entry_no_update", "DROP TRIGGER log_entry_no_delete",
        "DROP TRIGGER log_checkpoint_no_update", "DROP TRIGGER log_checkpoint_no_delete",
      ] as [SQL] { try tx.run(sql) }
      let rows = try tx.rows(
        """
        SELECT i.id, i.series, i.sequence, i.number, i.kind, i.issue_date, e.sealed_at, i.currency,
          i.net_minor, i.vat_minor, i.gross_minor, d.xml_sha256, d.pdf_sha256
        FROM log_entry e JOIN invoice i ON i.id = e.subject_id JOIN document d ON d.invoice_id = i.id
        ORDER BY e.position
        """)
      for sql in [
        "DELETE FROM log_entry", "DELETE FROM log_checkpoint", "DELETE FROM company_log",
        "DELETE FROM log_pending_event",
      ] as [SQL] { try tx.run(sql) }
      try tx.run("DELETE FROM number_series WHERE kind = 'log'")
      var head = SeriesHead.genesis(sellerSIREN: siren, series: "F-2026-*")
      for (position, row) in rows.enumerated() {
        let entry = SealEntry(
          sellerSIREN: siren, series: try row.text(1), sequence: try row.int64(2),
          number: try row.text(3), type: try row.text(4), issueDate: try row.text(5),
          sealedAtMicroseconds: try row.int64(6), currency: try row.text(7),
          netMinor: try row.int64(8), vatMinor: try row.int64(9), grossMinor: try row.int64(10),
          xmlHash: try row.blob(11), pdfHash: try row.blob(12), previous: head.hash)
        head = SeriesHead(
          sellerSIREN: siren, series: entry.series, sequence: entry.sequence, hash: entry.hash)
        try tx.run(
          """
          INSERT INTO log_entry (company_id, position, series, sequence, version, kind, day,
            sealed_at, hash, subject_id)
          VALUES (\(company), \(position), \(entry.series), \(entry.sequence), 1, 'invoice',
            \(entry.issueDate), \(entry.sealedAtMicroseconds), \(entry.hash), \(try row.blob(0)))
          """)
      }
      try tx.run("UPDATE number_series SET head_hash = \(head.hash)")
    }
    try database.closeSync()
    try FileManager.default.removeItem(atPath: folder.file("marks"))
  }
}
