import Foundation
import Kernel
import Money
import Storage
import TestSupport
import Testing

@testable import Invoicing

/// A search that is narrowed by the index finds what one that reads everything finds.
@Suite struct DocumentIndexTests {
  private func orders(_ numbers: ClosedRange<Int>) -> [SalesOrder] {
    numbers.map { number in
      Sample.order("\(number)", lines: [Sample.line(price: "\(number).35")]) {
        $0.buyer.name =
          ["Zoé Lefèvre", "Œuvre d’Épinal", "Société \(number) \"Nord\"", "李 小龙"][number % 4]
        $0.buyer.email = "achats\(number)@exemple.fr"
      }
    }
  }

  private func found(
    _ words: String, _ shop: TestShop, _ index: DocumentIndex?
  ) throws -> [InvoiceID] {
    var wanted = InvoiceListing()
    wanted.search = words
    return try shop.database.readSync { [wanted] tx in
      try wanted.narrowed(by: index, in: tx).ids(limit: 1_000, of: shop.company, in: tx)
    }
  }

  private static let searches = [
    "lefevre", "Zoé", "ŒUVRE", "epinal", "achats1", "achats17@exemple.fr", "chats2", "\"nord\"",
    "nord\" AND",
    "12,35 €", "introuvable", "zoe lefevre 1", "exemple achats3", "小龙", "李 小龙", "ab", "", "*",
    "f-2026-0000", "' OR 1=1",
  ]

  private func expectSame(_ shop: TestShop, _ index: DocumentIndex) throws {
    for words in Self.searches {
      #expect(try found(words, shop, index) == found(words, shop, nil), "\(words)")
    }
  }

  @Test func `it finds the same, also what was issued since it last looked`() async throws {
    let shop = try TestShop()
    let folder = TemporaryFolder()
    let index = DocumentIndex(
      folder: folder.path, company: shop.company, database: shop.database, least: 1)
    defer { index.close() }
    try shop.issue(orders(1...40))
    // Before it is there, everything is read.
    try expectSame(shop, index)
    try await index.follow()
    try expectSame(shop, index)
    let rare = try shop.database.readSync { try index.candidates("achats17", in: $0) }
    #expect(rare?.count == 1, "one document holds it: \(rare?.count ?? -1)")
    let none = try shop.database.readSync { try index.candidates("introuvable", in: $0) }
    #expect(none?.isEmpty == true)
    try shop.issue(orders(41...60))
    try expectSame(shop, index)
    try await index.follow()
    try expectSame(shop, index)
    #expect(try found("achats57", shop, index).count == 1)
    let after = try shop.database.readSync { try index.candidates("introuvable", in: $0) }
    #expect(after?.isEmpty == true)
  }

  @Test func `a file of another database is thrown away, and a broken one is not believed`()
    async throws
  {
    let folder = TemporaryFolder()
    let first = try TestShop()
    try first.issue(orders(1...12))
    let other = try TestShop()
    try other.issue(orders(20...24))
    let one = DocumentIndex(
      folder: folder.path, company: first.company, database: first.database, least: 1)
    try await one.follow()
    one.close()
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder.path).first { $0.hasSuffix(".sqlite") }
    )
    let theirs = folder.file("search-\(other.company).sqlite")
    try FileManager.default.moveItem(atPath: folder.file(name), toPath: theirs)
    let two = DocumentIndex(
      folder: folder.path, company: other.company, database: other.database, least: 1)
    try await two.follow()
    try expectSame(other, two)
    let known = try other.database.readSync { try two.candidates("achats22", in: $0) }
    #expect(known?.count == 1)
    two.close()
    try expectSame(other, two)
  }

  @Test func `what was destroyed is in no index`() async throws {
    let shop = try TestShop()
    let folder = TemporaryFolder()
    let index = DocumentIndex(
      folder: folder.path, company: shop.company, database: shop.database, least: 1)
    defer { index.close() }
    try shop.issue(orders(1...8))
    try await index.follow()
    let path = folder.file("search-\(shop.company).sqlite")
    // Held, so that its number is not given to the next file.
    try FileManager.default.linkItem(atPath: path, toPath: folder.file("before"))
    let before = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    let year = 2010
    try await shop.database.write { tx in
      try tx.run(
        """
        INSERT INTO destruction (company_id, year, day, documents, begun_at)
        VALUES (\(shop.company), \(year), \("\(year + 11)-01-02"), 8, \(tx.now))
        """)
    }
    try await index.follow()
    let after = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    #expect(before != nil && after != nil && before != after, "it is another file")
    try expectSame(shop, index)
  }

  @Test func `a small company needs none`() async throws {
    let shop = try TestShop()
    let folder = TemporaryFolder()
    let index = DocumentIndex(
      folder: folder.path, company: shop.company, database: shop.database)
    try shop.issue(orders(1...3))
    try await index.follow()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    #expect(try shop.database.readSync { try index.candidates("lefevre", in: $0) } == nil)
  }

  @Test(arguments: [
    (["ab"], ""), (["abcd"], #""abc" AND "bcd""#), (["abc", "x"], #""abc""#),
    (["a\"bc"], "\"\"\"bc\" AND \"a\"\"b\""), (["\n12\n"], "\"\n12\" AND \"12\n\""),
  ])
  func `a search asks for each three letters`(words: [String], expression: String) {
    #expect(TextIndex.expression(TextIndex.parts(of: words)) == expression)
  }
}
