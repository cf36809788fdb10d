import EN16931
import Foundation
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

@Suite struct SealedDocumentsTests {
  // MARK: The key

  private func refusesToOpen(_ folder: TemporaryFolder) -> Bool {
    do {
      _ = try TestShop(folder, seed: nil)
      return false
    } catch {
      return (error as? InvoicingError)?.code == "invoicing.sealing-key"
    }
  }

  private func openedOnce() throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    let shop = try TestShop(folder)
    try shop.issue(Sample.order("1"))
    try shop.database.closeSync()
    return folder
  }

  @Test func `without its key nothing is issued, and with it all goes on`() throws {
    let folder = try openedOnce()
    try FileManager.default.removeItem(atPath: TestShop.key(folder))
    #expect(refusesToOpen(folder))
    #expect(!FileManager.default.fileExists(atPath: TestShop.key(folder)), "no other key is made")
    let shop = try TestShop(folder)
    #expect(try shop.issue(Sample.order("2")).numbers == ["F-2026-00002"])
    #expect(try shop.verify() == 2)
  }

  @Test func `another key, a damaged one or one open to others stops issuing`() throws {
    let folder = try openedOnce()
    try TestShop.writeKey(8, to: folder)
    #expect(refusesToOpen(folder))
    try folder.write("sealing.key", "not a key")
    chmod(TestShop.key(folder), 0o600)
    #expect(refusesToOpen(folder))
    try TestShop.writeKey(7, to: folder)
    chmod(TestShop.key(folder), 0o644)
    #expect(refusesToOpen(folder))
    chmod(TestShop.key(folder), 0o600)
    #expect(!refusesToOpen(folder))
  }

  @Test func `a key is made on first use, readable by its owner only`() throws {
    let folder = TemporaryFolder()
    let shop = try TestShop(folder, seed: nil)
    try shop.issue(Sample.order())
    var status = stat()
    stat(TestShop.key(folder), &status)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(try shop.verify() == 1)
  }

  // MARK: Frozen tables

  /// A shop whose every frozen table has a row.
  private func fullShop() throws -> TestShop {
    let shop = try TestShop()
    let order = Sample.order("1") {
      $0.charges = [
        .init(
          place: $0.place, kind: .shipping, label: "Port", amount: Money(minorUnits: 590),
          tax: .unstated)
      ]
    }
    try shop.issue([
      order, Sample.order("2"), Sample.order("3"),
      Sample.order("A1") {
        $0.kind = .cancellation(of: "1"); $0.lines = []
      },
    ])
    return shop
  }

  private static let frozen: [(name: String, count: SQL, update: SQL, delete: SQL)] = [
    (
      "company_profile", "SELECT count(*) FROM company_profile",
      "UPDATE company_profile SET json = '{}'", "DELETE FROM company_profile"
    ),
    (
      "sealing_key", "SELECT count(*) FROM sealing_key", "UPDATE sealing_key SET since = 0",
      "DELETE FROM sealing_key"
    ),
    (
      "invoice", "SELECT count(*) FROM invoice", "UPDATE invoice SET buyer_name = 'X'",
      "DELETE FROM invoice"
    ),
    (
      "invoice_line", "SELECT count(*) FROM invoice_line", "UPDATE invoice_line SET name = 'X'",
      "DELETE FROM invoice_line"
    ),
    (
      "invoice_adjustment", "SELECT count(*) FROM invoice_adjustment",
      "UPDATE invoice_adjustment SET reason = 'X'", "DELETE FROM invoice_adjustment"
    ),
    (
      "invoice_vat", "SELECT count(*) FROM invoice_vat", "UPDATE invoice_vat SET tax_minor = 0",
      "DELETE FROM invoice_vat"
    ),
    (
      "credit", "SELECT count(*) FROM credit", "UPDATE credit SET net_minor = 0",
      "DELETE FROM credit"
    ),
    (
      "document_template", "SELECT count(*) FROM document_template",
      "UPDATE document_template SET prefix = X'00'", "DELETE FROM document_template"
    ),
    (
      "document", "SELECT count(*) FROM document", "UPDATE document SET pages = 9",
      "DELETE FROM document"
    ),
    (
      "log_entry", "SELECT count(*) FROM log_entry", "UPDATE log_entry SET sealed_at = 0",
      "DELETE FROM log_entry"
    ),
    (
      "log_checkpoint", "SELECT count(*) FROM log_checkpoint",
      "UPDATE log_checkpoint SET signed_at = 0", "DELETE FROM log_checkpoint"
    ),
  ]

  @Test func `no table of issued documents can be changed or emptied`() throws {
    let shop = try fullShop()
    for table in Self.frozen {
      let count = try shop.database.readSync { try $0.row(table.count) { try $0.int(0) } }
      #expect((count ?? 0) > 0, "\(table.name) has a row to defend")
      for change in [table.update, table.delete] {
        #expect {
          try shop.database.writeSync { _ = try $0.run(change) }
        } throws: {
          if case .triggerRefusal(let message)? = $0 as? StorageError {
            return message.hasPrefix("\(table.name) is sealed")
          }
          return false
        }
      }
    }
    #expect(try shop.verify() == 4)
  }

  @Test func `an issued document cannot be replaced either`() throws {
    let shop = try fullShop()
    #expect(throws: (any Error).self) {
      try shop.database.writeSync {
        _ = try $0.run(
          """
          INSERT OR REPLACE INTO invoice_vat (company_id, invoice_id, position, category, rate_e2,
            exemption, base_minor, tax_minor)
          SELECT company_id, invoice_id, position, category, rate_e2, exemption, base_minor, 0
          FROM invoice_vat
          """)
      }
    }
    let kept = try shop.database.readSync {
      try $0.row("SELECT count(*) FROM invoice_vat WHERE tax_minor = 0") { try $0.int(0) }
    }
    #expect(kept == 0)
  }

  // MARK: The chain

  private static let forgeries: [(name: String, sql: [SQL], faults: [LogFault.What])] = [
    (
      "an amount",
      [
        "DROP TRIGGER invoice_no_update",
        """
        UPDATE invoice SET net_minor = net_minor + 1, gross_minor = gross_minor + 1,
          due_minor = due_minor + 1 WHERE number = 'F-2026-00002'
        """,
      ],
      [
        .entryChanged, .shownDiffers(Text(fr: "le net à payer", en: "the amount due")),
        .end(expected: 6),
      ]
    ),
    (
      "a line",
      [
        "DROP TRIGGER invoice_line_no_update",
        """
        UPDATE invoice_line SET name = 'Autre chose' WHERE invoice_id =
          (SELECT id FROM invoice WHERE number = 'F-2026-00002')
        """,
      ], [.shownDiffers(Text(fr: "la ligne 1 (Lampe Aurore)", en: "line 1 (Lampe Aurore)"))]
    ),
    (
      "a number",
      [
        "DROP TRIGGER invoice_no_update",
        "UPDATE invoice SET number = 'F-2026-77777' WHERE number = 'F-2026-00002'",
      ], [.entryChanged]
    ),
    (
      "a date",
      [
        "DROP TRIGGER invoice_no_update",
        "UPDATE invoice SET issue_date = '2026-11-22' WHERE number = 'F-2026-00002'",
      ], [.entryChanged]
    ),
    (
      "a rate of VAT",
      ["DROP TRIGGER invoice_vat_no_update", "UPDATE invoice_vat SET rate_e2 = 1000"],
      [.entryChanged, .entryChanged, .entryChanged, .end(expected: 6)]
    ),
    (
      "a salt",
      [
        "DROP TRIGGER log_entry_no_update",
        "UPDATE log_entry SET salt = zeroblob(32) WHERE position = 4",
      ], [.commitment]
    ),
    (
      "a commitment",
      [
        "DROP TRIGGER log_entry_no_update",
        "UPDATE log_entry SET commitment = zeroblob(32) WHERE position = 4",
      ], [.entryChanged, .commitment]
    ),
    (
      "a file that is said to be destroyed",
      [
        "DROP TRIGGER document_no_update",
        "UPDATE document SET tail = x'', packing = NULL",
      ], [.fileChanged, .fileChanged, .fileChanged]
    ),
    (
      "an event",
      [
        "DROP TRIGGER log_entry_no_update",
        "UPDATE log_entry SET fields = replace(fields, 'test', 'best') WHERE position = 0",
      ], [.entryChanged]
    ),
    (
      "an entry taken away",
      ["DROP TRIGGER log_entry_no_delete", "DELETE FROM log_entry WHERE position = 4"],
      [
        .position(expected: 4), .sequence(expected: 2), .entryChanged, .checkpointRoot,
        .checkpointMissing, .end(expected: 6), .unsealed,
      ]
    ),
    (
      "the last entry taken away",
      [
        "DROP TRIGGER log_entry_no_delete",
        "DELETE FROM log_entry WHERE position = 5",
      ], [.checkpointRoot, .checkpointMissing, .end(expected: 6), .seriesHead, .unsealed]
    ),
    (
      "a signature",
      [
        "DROP TRIGGER log_checkpoint_no_update",
        "UPDATE log_checkpoint SET signature = zeroblob(64) WHERE size = 6",
      ], [.checkpointSignature]
    ),
    (
      "a signed root",
      [
        "DROP TRIGGER log_checkpoint_no_update",
        "UPDATE log_checkpoint SET root = zeroblob(32) WHERE size = 6",
      ], [.checkpointRoot]
    ),
    (
      "running totals",
      ["UPDATE company_log SET perpetual = 'perpetual: EUR 1 1' || char(10)"],
      [.end(expected: 6)]
    ),
  ]

  @Test(arguments: forgeries.indices)
  func `what was changed behind the triggers is named`(index: Int) throws {
    let forgery = Self.forgeries[index]
    let shop = try TestShop()
    try shop.issue([Sample.order("1"), Sample.order("2"), Sample.order("3")])
    #expect(try shop.verify() == 3)
    try shop.database.tamperSync { tx in for sql in forgery.sql { try tx.run(sql) } }
    #expect(try shop.checkedLog().faults.map(\.what) == forgery.faults, "\(forgery.name)")
  }

  @Test func `the verification names the very document that was changed`() throws {
    let shop = try TestShop()
    try shop.issue([Sample.order("1"), Sample.order("2"), Sample.order("3")])
    try shop.database.tamperSync { tx in
      try tx.run("DROP TRIGGER invoice_no_update")
      try tx.run(
        """
        UPDATE invoice SET net_minor = net_minor + 1, gross_minor = gross_minor + 1,
          due_minor = due_minor + 1 WHERE number = 'F-2026-00002'
        """)
    }
    #expect(Set(try shop.checkedLog().faults.compactMap(\.number)) == ["F-2026-00002"])
  }

  @Test func `a stored file that was changed breaks the verification too`() throws {
    let shop = try TestShop()
    try shop.issue([Sample.order("1"), Sample.order("2")])
    try shop.database.tamperSync { tx in
      try tx.run("DROP TRIGGER document_no_update")
      try tx.run("UPDATE document SET tail = zeroblob(length(tail))")
    }
    #expect(try shop.checkedLog().faults.map(\.what) == [.fileChanged, .fileChanged])
  }
}
