import Archive
import Foundation
import Glibc
import Invoicing
import Kernel
import Money
import Seal
import Storage
import TestSupport
import Testing

/// A shop whose data was copied, went on selling, was exported, and then lost: the copy is put back (RELIABILITY F08).
private struct Mishap {
  let clock = MovableClock(Instant(LocalDate(year: 2026, month: 10, day: 20)!, hour: 11))
  let folder = TemporaryFolder()
  let archive: String
  let other = TemporaryFolder()
  static let day = LocalDate(year: 2026, month: 10, day: 20)!

  init() throws {
    archive = other.file("archive")
    let shop = try self.shop()
    try Self.sell(["1", "2"], in: shop)
    try shop.database.closeSync()
    try copy(folder.file("facturier.sqlite"), to: other.file("backup.sqlite"))
  }

  func shop() throws -> TestShop { try TestShop(folder, clock: clock) }

  private func copy(_ from: String, to: String) throws {
    try? FileManager.default.removeItem(atPath: to)
    try FileManager.default.copyItem(atPath: from, toPath: to)
  }

  static func sell(_ numbers: [String], in shop: TestShop) throws {
    for outcome in try shop.issue(ArchiveShop.orders(numbers, from: day)) {
      #expect(outcome.state == .issued, "\(outcome.codes)")
    }
  }

  /// - Returns: the number the next sale is given.
  static func next(_ order: String, in shop: TestShop) throws -> String? {
    try shop.issue(ArchiveShop.orders([order], from: day))[0].numbers.first
  }

  /// - Returns: the documents as the lost data held them.
  @discardableResult
  func goOn(
    _ numbers: [String] = ["3", "4"], days: Int = 12, export: Bool = true, isSigned: Bool = true,
    then more: [String] = [], _ also: (TestShop) throws -> Void = { _ in }
  ) throws -> Lost {
    clock.advance(days: days)
    let shop = try self.shop()
    try Self.sell(numbers, in: shop)
    try also(shop)
    if export {
      try ExportArchive(
        company: shop.company, profile: shop.issuer.company.profile, software: "test",
        key: isSigned ? shop.issuer.company.sealer.key : nil)(to: archive, from: shop.database)
    }
    if !more.isEmpty { try Self.sell(more, in: shop) }
    defer { try? shop.database.closeSync() }
    return try Lost(shop)
  }

  func putBack() throws {
    try copy(other.file("backup.sqlite"), to: folder.file("facturier.sqlite"))
  }

  func replay(_ shop: TestShop, accepting: Bool = false, from other: String? = nil) throws
    -> ReplayArchive.Report
  {
    try ReplayArchive(company: shop.issuer.company, database: shop.database)(
      from: other ?? archive, reason: "le disque a lâché", acceptsLoss: accepting)
  }

  /// Every row of every table, and every file: what must be the same afterwards.
  struct Lost: Equatable {
    let hashes: [[UInt8]]
    let files: [String: [UInt8]]
    let tables: [String: [[SQLValue]]]

    /// What a replay does not copy: it is made again, or says what this machine did itself.
    static let own: Set<String> = [
      "idempotency_key", "migration", "archive_scrub", "event", "archive_export",
      "log_pending_event", "log_subtree", "document",
    ]

    init(_ shop: TestShop) throws {
      (hashes, tables) = try shop.database.readSync { tx in
        var tables: [String: [[SQLValue]]] = [:]
        for shape in try TableShape.all(in: tx) where !Self.own.contains(shape.name) {
          tables[shape.name] = try tx.rows(shape.select(where: [])) { row in
            shape.columns.indices.map { row.value(at: $0) }
          }
        }
        return (
          try tx.rows("SELECT hash FROM log_entry ORDER BY position") { try $0.blob(0) }, tables
        )
      }
      var files: [String: [UInt8]] = [:]
      for document in try shop.database.readSync({ tx in
        try tx.rows("SELECT id, number FROM invoice") {
          (id: try $0.id(0, as: InvoiceID.self), number: try $0.text(1))
        }
      }) {
        files[document.number] = try shop.database.readSync {
          try DocumentStore.pdf(
            of: document.id, number: document.number, company: shop.company, in: $0)
        }
      }
      self.files = files
    }
  }
}

@Suite(.ofSQLite) struct ReplayTests {
  @Test func `what was sold after the copy comes back byte for byte, and the numbers go on`() throws
  {
    let mishap = try Mishap()
    let lost = try mishap.goOn()
    try mishap.putBack()
    let shop = try mishap.shop()
    #expect(code { try Mishap.sell(["5"], in: shop) } == "sealing.quarantined")
    let report = try mishap.replay(shop)
    #expect(report.documents == 2 && report.lost.isEmpty)
    let now = try Mishap.Lost(shop)
    #expect(Array(now.hashes.prefix(lost.hashes.count)) == lost.hashes)
    #expect(now.files == lost.files)
    // The one event sealed since, and what follows it.
    let moved: Set = ["log_entry", "log_checkpoint", "company_log", "number_series"]
    for (table, rows) in lost.tables where !moved.contains(table) {
      #expect(now.tables[table] == rows, "\(table)")
    }
    #expect(try shop.verify() == 4)
    #expect(try shop.issue(ArchiveShop.orders(["3"], from: Mishap.day))[0].state == .already)
    #expect(try Mishap.next("5", in: shop) == "F-2026-00005")
    #expect(try shop.verify() == 5)
    #expect(try shop.faults().isEmpty)
  }

  @Test func `what happened is sealed, with what was put back from which archive`() throws {
    let mishap = try Mishap()
    let lost = try mishap.goOn()
    try mishap.putBack()
    let shop = try mishap.shop()
    let report = try mishap.replay(shop)
    let fields = try shop.database.readSync { tx in
      try tx.row("SELECT fields FROM log_entry ORDER BY position DESC LIMIT 1") { try $0.text(0) }
    }
    let lines = (fields ?? "").split(separator: "\n").map(String.init)
    #expect(lines.first == "event: restore")
    #expect(lines.contains("reason: le disque a lâché"))
    #expect(lines.contains("mark-size: \(lost.hashes.count)"))
    #expect(lines.contains("replayed: \(report.from) \(report.through - 1)"))
    #expect(report.through == Int64(lost.hashes.count))
    // It is met by the mark: opened again, nothing is in quarantine.
    try shop.database.closeSync()
    let again = try mishap.shop()
    #expect(again.issuer.company.sealer.mark.quarantine == nil)
    #expect(try again.verify() == 4)
  }

  @Test func `payments, credit notes and the books of both come back as they were`() throws {
    let mishap = try Mishap()
    let lost = try mishap.goOn { shop in
      let invoice = try shop.database.readSync { tx in
        try #require(
          try tx.row("SELECT id FROM invoice WHERE number = 'F-2026-00001'") {
            try $0.id(0, as: InvoiceID.self)
          })
      }
      try shop.database.writeSync { tx in
        _ = try RecordPayment(issuer: shop.issuer)(
          .init(
            invoices: [(invoice, nil)], means: .card, provider: "Stripe",
            fee: Money(minorUnits: 2_05)), in: tx)
      }
      var cancelled = ArchiveShop.orders(["2"], from: Mishap.day)[0]
      cancelled.kind = .cancellation(of: "2")
      #expect(try shop.issue([cancelled])[0].numbers == ["A-2026-00001"])
    }
    try mishap.putBack()
    let shop = try mishap.shop()
    _ = try mishap.replay(shop)
    let now = try Mishap.Lost(shop)
    #expect(now.files == lost.files && now.files.keys.contains("A-2026-00001"))
    for table in ["payment", "payment_allocation", "ledger_entry", "entry_line", "matching_line"] {
      #expect(now.tables[table] == lost.tables[table], "\(table)")
      #expect(now.tables[table]?.isEmpty == false, "\(table)")
    }
    #expect(try shop.verify() == 5)
    let balance = try shop.database.readSync { tx in
      try tx.row("SELECT sum(amount_minor) FROM entry_line") { try $0.int64(0) }
    }
    #expect(balance == 0)
  }

  @Test
  func `an archive that reaches less far says which numbers are missing, and nothing is written`()
    throws
  {
    let mishap = try Mishap()
    try mishap.goOn(then: ["8", "9"])
    try mishap.putBack()
    let shop = try mishap.shop()
    let before = try Mishap.Lost(shop)
    do {
      _ = try mishap.replay(shop)
      Issue.record("it was taken")
    } catch let problem as ArchiveProblem {
      #expect(problem.code == "archive.behind-mark")
      #expect(
        problem.findings.map { $0.text(.en) } == [
          "Given, and neither in the database nor in the archive: F-2026-*: F-2026-00005 to F-2026-00006 (2).",
          // That of the export itself.
          "Given, and neither in the database nor in the archive: events: 4 to 4 (1).",
        ])
    }
    #expect(try Mishap.Lost(shop) == before)
    #expect(shop.issuer.company.sealer.mark.quarantine != nil)
    // What there is comes back all the same where the rest is said to be lost.
    let report = try mishap.replay(shop, accepting: true)
    #expect(report.documents == 2)
    #expect(
      report.lost.filter { $0.series == "F-2026-*" } == [
        .init(series: "F-2026-*", first: 5, last: 6)
      ])
    #expect(try Mishap.next("8", in: shop) == "F-2026-R1-00001")
    #expect(try shop.verify() == 5)
  }

  @Test func `without its mark nobody knows, so somebody has to say it`() throws {
    let mishap = try Mishap()
    try mishap.goOn()
    try mishap.putBack()
    try FileManager.default.removeItem(atPath: mishap.folder.file("marks"))
    let shop = try mishap.shop()
    #expect(code { _ = try mishap.replay(shop) } == "archive.mark-unknown")
    let report = try mishap.replay(shop, accepting: true)
    #expect(report.lost.isEmpty)
    #expect(try Mishap.next("5", in: shop) == "F-2026-00005")
    #expect(try shop.verify() == 5)
  }

  @Test func `another history is refused with the first entry that differs`() throws {
    let mishap = try Mishap()
    try mishap.goOn()
    // Somebody goes on from the copy by accepting a loss that was none, and comes to the archive later.
    try mishap.putBack()
    let shop = try mishap.shop()
    let size = try shop.database.readSync { tx in
      try tx.row("SELECT count(*) FROM log_entry") { try $0.int64(0) } ?? 0
    }
    try shop.database.writeSync {
      _ = try RecoverLog(company: shop.issuer.company).accept(reason: "essai", in: $0)
    }
    try shop.database.closeSync()
    let data = try bytes(of: mishap.folder.file("facturier.sqlite")) ?? []
    #expect(!data.isEmpty)
    // The mark of a longer log makes it quarantined again.
    try mark(mishap, size: 999)
    let again = try mishap.shop()
    do {
      _ = try mishap.replay(again)
      Issue.record("it was taken")
    } catch ArchiveProblem.forked(_, let index, let ours, let theirs) {
      // The closures of the day and the month that had ended follow from what was before: both histories have them.
      #expect(index == size + 2)
      #expect(ours.count == 64 && theirs.count == 64 && ours != theirs)
    }
  }

  private func mark(_ mishap: Mishap, size: Int64) throws {
    let folder = mishap.folder.file("marks")
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: folder).first)
    let mark = try HighWaterMark(path: folder + "/" + name)
    try mark.raise(size: size, root: [UInt8](repeating: 1, count: 32), series: [:])
  }

  @Test func `what the archive says must be signed, whole, this company's and newer`() throws {
    let mishap = try Mishap()
    try mishap.goOn(isSigned: false)
    try mishap.putBack()
    let shop = try mishap.shop()
    #expect(code { _ = try mishap.replay(shop) } == "archive.unsigned")
    let other = mishap.other.file("of the copy")
    func export(to path: String, _ key: (any SealingSigner)?) throws {
      _ = try ExportArchive(
        company: shop.company, profile: shop.issuer.company.profile, software: "test", key: key)(
          to: path, from: shop.database)
    }
    try export(to: other, SealingKey(seed: [UInt8](repeating: 3, count: 32)))
    #expect(code { _ = try mishap.replay(shop, from: other) } == "archive.unsigned")
    try export(to: other, shop.issuer.company.sealer.key)
    #expect(code { _ = try mishap.replay(shop, from: other) } == "archive.reaches-no-further")
    let rows = other + "/rows/customer.jsonl"
    try Data((bytes(of: rows) ?? []) + [0x0A]).write(to: URL(filePath: rows))
    #expect(code { _ = try mishap.replay(shop, from: other) } == "archive.damaged")
  }

  @Test func `an old copy never takes the place of the archive that can mend it`() throws {
    let mishap = try Mishap()
    try mishap.goOn()
    let index = bytes(of: mishap.archive + "/facturier-archive.json")
    try mishap.putBack()
    let shop = try mishap.shop()
    func export() throws {
      _ = try ExportArchive(
        company: shop.company, profile: shop.issuer.company.profile, software: "test",
        key: shop.issuer.company.sealer.key)(to: mishap.archive, from: shop.database)
    }
    #expect(code(export) == "archive.holds-more")
    // Nor one that went on another way, when it has come further.
    try shop.database.writeSync {
      _ = try RecoverLog(company: shop.issuer.company).accept(reason: "essai", in: $0)
    }
    try Mishap.sell(["11", "12", "13", "14", "15", "16"], in: shop)
    #expect(code(export) == "archive.holds-more")
    #expect(bytes(of: mishap.archive + "/facturier-archive.json") == index)
  }

  @Test func `a database that is where it should be takes nothing from an archive`() throws {
    let mishap = try Mishap()
    try mishap.goOn()
    let shop = try mishap.shop()
    #expect(code { _ = try mishap.replay(shop) } == "sealing.not-quarantined")
  }

  @Test func `the key that took over since the copy is the one that goes on`() throws {
    let mishap = try Mishap()
    try mishap.goOn { shop in
      let next = try SealingKeyFile.prepareNext(TestShop.key(mishap.folder))
      try shop.database.writeSync { try RotateKey(company: shop.issuer.company)(to: next, in: $0) }
      try SealingKeyFile.adoptNext(TestShop.key(mishap.folder))
    }
    // The export above was signed by the key that has retired: it is made again by the one in force.
    let whole = try TestShop(mishap.folder, clock: mishap.clock, seed: nil)
    try ExportArchive(
      company: whole.company, profile: whole.issuer.company.profile, software: "test",
      key: whole.issuer.company.sealer.key)(to: mishap.archive, from: whole.database)
    try whole.database.closeSync()
    try mishap.putBack()
    #expect(
      code { _ = try TestShop(mishap.folder, clock: mishap.clock, seed: nil) }
        == "invoicing.sealing-key")
    let shop = try TestShop(
      mishap.folder, clock: mishap.clock, seed: nil, mayBeReplayed: true)
    _ = try mishap.replay(shop)
    #expect(try shop.verify() == 4)
    #expect(try Mishap.next("5", in: shop) == "F-2026-00005")
    #expect(try shop.verify() == 5)
  }
}
