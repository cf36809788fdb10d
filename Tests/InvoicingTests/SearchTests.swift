import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// No invoice is lost: whatever somebody remembers of it finds it.
@Suite struct SearchTests {
  private static func shop(_ folder: TemporaryFolder = TemporaryFolder()) throws -> TestShop {
    let shop = try TestShop(folder)
    try shop.issue([
      Sample.order("WEB-77", lines: [Sample.line("Lampe Aurore – édition d'été", sku: "LMP-9")]) {
        $0.purchaseOrder = "PO 2026/5"
      },
      Sample.order(
        "WEB-78", buyer: Sample.firm, lines: [Sample.line("Suspension Opale", price: "1000.00")]),
      Sample.order("WEB-79", lines: [Sample.line("Ampoule", price: "50.00", quantity: 2)]),
    ])
    return shop
  }

  private func found(_ search: String, in shop: TestShop) throws -> [String] {
    var filter = InvoiceFilter()
    filter.search = search
    return try shop.database.readSync {
      try InvoiceQueries.list(filter, of: shop.company, in: $0).rows.compactMap(\.number)
    }
  }

  @Test(arguments: [
    // Number, whole or in part, in any case.
    ("F-2026-00002", [2]), ("f-2026-00002", [2]), ("00003", [3]), ("F-2026", [3, 2, 1]),
    // Order and purchase order.
    ("WEB-77", [1]), ("po 2026/5", [1]),
    // Buyer: name without accents, contact, address, SIREN.
    ("lefevre", [3, 1]), ("Hôtel", [2]), ("perrin", [2]), ("compta@hotel.exemple.fr", [2]),
    ("404833048", [2]),
    // What was sold: name, article number, words in any order.
    ("edition d'ete", [1]), ("lmp-9", [1]), ("aurore lampe", [1]), ("opale parc", [2]),
    // Amounts, as people write them: with and without VAT.
    ("1200,00", [2]), ("1 200,00 €", [2]), ("1\u{202F}200,00\u{A0}€", [2]), ("1000.00", [2]),
    ("120,00", [3, 1]), ("100 €", [3, 1]), ("20,00", []), ("lampe 120,00", [1]),
    ("rien de tel", []), ("", [3, 2, 1]), ("%", []), ("'", [1]),
  ])
  func `a document is found by what somebody remembers of it`(search: String, expected: [Int])
    throws
  {
    let shop = try Self.shop()
    #expect(try found(search, in: shop) == expected.map { "F-2026-0000\($0)" })
  }

  @Test func `a draft is found by its buyer, its order and its amount`() throws {
    let shop = try TestShop()
    let issuer = shop.issuer
    try shop.database.writeSync { tx in
      let order = try OrderIntake(issuer: issuer).enter(
        Sample.reading(Sample.order("WEB-1")), in: tx)
      _ = try OrderIntake(issuer: issuer).draft(for: order.id, in: tx)
    }
    var filter = InvoiceFilter()
    for (search, count) in [
      ("web-1", 1), ("lefevre", 1), ("120,00", 1), ("121,00", 0), ("zoe web-2", 0),
    ] {
      filter.search = search
      let rows = try shop.database.readSync {
        try InvoiceQueries.list(filter, of: shop.company, in: $0).rows
      }
      #expect(rows.count == count, "\(search)")
    }
  }

  @Test func `documents issued before there was a text are found too`() throws {
    let folder = TemporaryFolder()
    let written = try {
      let shop = try Self.shop(folder)
      let words = try Self.words(in: shop)
      // As it was before the migration.
      try shop.database.tamperSync { tx in
        try tx.run("DROP TABLE invoice_text")
        try tx.run("DELETE FROM migration WHERE id = 'invoicing-0015-text'")
      }
      try shop.database.closeSync()
      return words
    }()
    // On a server the owner of the tables migrates.
    try TestDatabase.open(
      folder.file("facturier.sqlite"), isEmpty: true, now: { .init(microseconds: 0) }
    ).closeSync()
    let shop = try TestShop(folder, seed: nil)
    let filled = try Self.words(in: shop)
    #expect(written.count == 3 && filled.count == 3)
    for (new, old) in zip(written, filled) {
      #expect(Set(old.split(separator: "\n")).subtracting(new.split(separator: "\n")).isEmpty)
    }
    #expect(try found("edition d'ete", in: shop) == ["F-2026-00001"])
    #expect(try found("1200,00", in: shop) == ["F-2026-00002"])
  }

  private static func words(in shop: TestShop) throws -> [String] {
    try shop.database.readSync { tx in
      try tx.rows("SELECT words FROM invoice_text ORDER BY invoice_id") { try $0.text(0) }
    }
  }
}
