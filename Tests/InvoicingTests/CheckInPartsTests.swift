import Foundation
import Invoicing
import Kernel
import Money
import Seal
import Storage
import TestSupport
import Testing

/// The check of the log in parts: between two of them the database is written and its own log emptied.
@Suite(.ofSQLite) struct CheckInPartsTests {
  private func run(_ shop: TestShop, partSize: Int) -> VerifyLog.Run {
    VerifyLog(company: shop.company, siren: shop.issuer.company.profile.siren)
      .begin(partSize: partSize)
  }

  private func tamper(_ shop: TestShop, number: String) throws {
    try shop.database.tamperSync { tx in
      try tx.run("DROP TRIGGER IF EXISTS invoice_no_update")
      try tx.run(
        """
        UPDATE invoice SET vat_minor = vat_minor + 1, gross_minor = gross_minor + 1,
          due_minor = due_minor + 1 WHERE number = \(number)
        """)
    }
  }

  @Test(arguments: [1, 2, 3, 7, 100])
  func `parts of any size find what one transaction does`(size: Int) throws {
    let shop = try TestShop()
    try shop.issue((1...4).map { Sample.order("\($0)") })
    shop.clock.advance(days: 40)
    try shop.issue(Sample.order("5"))
    try tamper(shop, number: "F-2026-00002")
    let whole = try shop.checkedLog()
    var run = run(shop, partSize: size)
    var parts = 1
    while try !shop.database.readSync({ try run.read(in: $0) }) { parts += 1 }
    #expect(run.report.faults == whole.faults && !whole.isSound)
    #expect(run.report.entries == whole.entries && run.report.documents == 5)
    #expect(run.report.checkpoints == whole.checkpoints)
    #expect(parts == Int(whole.entries) / size + 1)
  }

  @Test func `what is issued meanwhile is checked too, and all is sound`() throws {
    let shop = try TestShop()
    try shop.issue((1...3).map { Sample.order("\($0)") })
    var run = run(shop, partSize: 2)
    var number = 3
    while try !shop.database.readSync({ try run.read(in: $0) }) {
      if number < 6 {
        number += 1
        shop.clock.advance(days: 1)
        try shop.issue(Sample.order("\(number)"))
      }
    }
    #expect(run.report.isSound, "\(run.report.faults.map { $0.text(.en) })")
    #expect(run.report.documents == 6)
  }

  @Test func `a change ahead of the check is found by it, one behind it by the next`() throws {
    let shop = try TestShop()
    try shop.issue((1...6).map { Sample.order("\($0)") })
    var run = run(shop, partSize: 5)
    #expect(try !shop.database.readSync { try run.read(in: $0) })
    try tamper(shop, number: "F-2026-00006")
    try tamper(shop, number: "F-2026-00001")
    while try !shop.database.readSync({ try run.read(in: $0) }) {}
    #expect(Set(run.report.faults.compactMap(\.number)) == ["F-2026-00006"])
    let next = try shop.checkedLog()
    #expect(Set(next.faults.compactMap(\.number)) == ["F-2026-00001", "F-2026-00006"])
  }

  /// SQLite empties its log only where no reader still needs it: with a check in one transaction it would grow until the end.
  @Test func `the log of the database is emptied while a check is under way`() throws {
    let folder = TemporaryFolder()
    let shop = try TestShop(folder)
    try shop.issue((1...3).map { Sample.order("\($0)") })
    try shop.database.closeSync()
    var options = Database.Options()
    options.checkpointPages = 40
    let database = try Database.open(
      at: .file(folder.file("facturier.sqlite")), migrations: TestShop.migrations, options: options,
      now: { Sample.noon })
    defer { try? database.closeSync() }
    let company = try #require(try database.readSync { try CompanyStore.current(in: $0) })
    var run = VerifyLog(company: company.id, siren: company.profile.siren).begin(partSize: 2)
    func write() throws {
      for round in 0..<200 {
        try database.writeSync { tx in
          try tx.run(
            """
            INSERT INTO idempotency_key (company_id, key, request_hash, status, body, created_at)
            VALUES (\(company.id), \("k\(round)"), \([UInt8](repeating: 0, count: 32)), \(round),
              \(String(repeating: "x", count: 8_000)), 0)
            """)
        }
      }
    }
    #expect(try !database.readSync { try run.read(in: $0) })
    try write()
    let size =
      try FileManager.default.attributesOfItem(
        atPath: folder.file("facturier.sqlite-wal"))[.size] as? Int
    #expect((size ?? .max) < 1_000_000, "\(size ?? -1)")
    while try !database.readSync({ try run.read(in: $0) }) {}
    #expect(run.report.isSound)
  }

  @Test func `the daily check is made in parts and kept`() async throws {
    let shop = try TestShop()
    try shop.issue((1...3).map { Sample.order("\($0)") })
    let sealer = shop.issuer.company.sealer
    let report = try await CheckLog(sealer: sealer, database: shop.database, partSize: 2)()
    #expect(report.isSound && report.documents == 3)
    let kept = try await shop.database.read { [company = shop.company] in
      try LogCheckStore.last(of: company, in: $0)
    }
    #expect(kept?.documents == 3 && kept?.isSound == true)
  }
}
