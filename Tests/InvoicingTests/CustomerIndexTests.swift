import Foundation
import Kernel
import Money
import Storage
import TestSupport
import Testing

@testable import Customers

/// A search of customers that is narrowed by the index finds what one that reads everybody finds, on both engines.
@Suite struct CustomerIndexTests {
  private static let names = [
    "Zoé Lefèvre", "Œuvre d’Épinal", "Société \"Nord\" & Fils", "李 小龙", "李小龙", "Étoile SARL",
    "شركة النور", "Anne-Marie O'Neill", "Zz", "Établissements Ö",
  ]

  private func enter(_ range: Range<Int>, _ shop: TestShop) throws {
    let ids = IDs.system(shop.clock.clock)
    try shop.database.writeSync { tx in
      var book = CustomerBook(shop.company)
      for number in range {
        let name = Self.names[number % Self.names.count]
        let customer = Customer(
          kind: number % 3 == 0 ? .company : .consumer,
          name: number < 10 ? name : "\(name) \(number)", email: "achats\(number)@exemple.fr",
          siren: number == 3 ? "732829320" : nil,
          vatIdentifier: number % 7 == 0 ? "FR\(10_000_000_000 + number)" : nil)
        _ = try book.enter(
          customer, identity: number == 3 ? "siren:732829320" : "test:\(number)", ids: ids, in: tx)
      }
    }
  }

  private func found(
    _ words: String, _ shop: TestShop, _ index: CustomerIndex?, kind: Customer.Kind? = nil,
    isDescending: Bool = true, by size: Int = 1_000
  ) throws -> [Customer.ID] {
    var listing = CustomerListing()
    listing.search = words
    listing.kind = kind
    listing.index = index
    listing.isDescending = isDescending
    var (all, place): ([Customer.ID], Customer.ID?) = ([], nil)
    for _ in 0..<1_000 {
      let page = try shop.database.readSync { [listing, place] in
        try listing.page(after: place, limit: size, of: shop.company, in: $0)
      }
      all += page.rows.map(\.id)
      guard page.hasMore else { return all }
      place = page.rows.last?.id
    }
    Issue.record("the list has no end")
    return all
  }

  private static let searches = [
    "lefevre", "Zoé", "zo", "z", "ŒUVRE", "epinal", "d'epi", "ep", "achats1", "achats17@exemple.fr",
    "\"nord\"", "nord\" AND", "introuvable", "zoe lefevre 1", "小龙", "李", "李 小龙", "龙", "النور",
    "o'ne", "ne", "", "*", "' OR 1=1", "732829320", "732 829 320", "fr10000000014", "10000000014",
    "exemple.fr", "zzz", "2",
  ]

  private func expectSame(_ shop: TestShop, _ index: CustomerIndex) throws {
    for words in Self.searches {
      let plain = try found(words, shop, nil)
      #expect(try found(words, shop, index) == plain, "\(words)")
      #expect(try found(words, shop, index, by: 3) == plain, "\(words), page by page")
      #expect(
        try found(words, shop, index, isDescending: false, by: 7) == plain.reversed(), "\(words)")
      #expect(
        try found(words, shop, index, kind: .company)
          == found(words, shop, nil, kind: .company), "\(words), companies")
    }
  }

  @Test func `it finds the same, also who came or changed since it last looked`() async throws {
    let shop = try TestShop()
    let folder = TemporaryFolder()
    let index = CustomerIndex(
      folder: folder.path, company: shop.company, database: shop.database, least: 1)
    defer { index.close() }
    try enter(0..<40, shop)
    try expectSame(shop, index)
    try await index.follow()
    try expectSame(shop, index)
    #expect(try found("lefevre", shop, index).count == 4)
    #expect(try found("LEFÈVRE zoe", shop, index).count == 4)
    #expect(try found("小龙", shop, index).count == 8, "anywhere in a name")
    #expect(try found("ef", shop, index).isEmpty, "two letters begin a word")
    try enter(40..<60, shop)
    try expectSame(shop, index)
    try await index.follow()
    try expectSame(shop, index)
    let someone = try #require(try found("achats57", shop, index).first)
    try shop.database.writeSync { tx in
      try tx.run(
        """
        UPDATE customer SET name = \("Quincaillerie Vauban")
        WHERE company_id = \(shop.company) AND id = \(someone)
        """)
    }
    #expect(try found("vauban", shop, index) == [someone])
    try await index.follow()
    #expect(try found("vauban", shop, index) == [someone])
    let narrowed = try shop.database.readSync { try index.candidates(["introuvable"], in: $0) }
    #expect(narrowed == [])
    let rare = try shop.database.readSync { try index.candidates(["achats17"], in: $0) }
    #expect(rare?.count == 1)
  }

  @Test func `a file of the same customers in another order is thrown away`() async throws {
    let shop = try TestShop()
    let folder = TemporaryFolder()
    try enter(0..<40, shop)
    let index = CustomerIndex(
      folder: folder.path, company: shop.company, database: shop.database, least: 1)
    defer { index.close() }
    try await index.follow()
    index.close()
    // As an archive puts them back: the last is the same, two before it are not.
    try shop.database.tamperSync { tx in
      for (from, to) in [(3, 1_000), (17, 3), (1_000, 17)] {
        try tx.run(
          """
          UPDATE customer_entry SET position = \(Int64(to))
          WHERE company_id = \(shop.company) AND position = \(Int64(from))
          """)
      }
      try tx.run("UPDATE migration SET applied_at = applied_at + 1")
    }
    let other = CustomerIndex(
      folder: folder.path, company: shop.company, database: shop.database, least: 1)
    defer { other.close() }
    try await other.follow()
    try expectSame(shop, other)
  }

  @Test func `of many with one address, the one whose name is asked for is found`() throws {
    let shop = try TestShop()
    let ids = IDs.system(shop.clock.clock)
    try shop.database.writeSync { tx in
      var book = CustomerBook(shop.company)
      for name in ["Dupont", "Durand", "Martin"] {
        let customer = Customer(
          kind: .consumer, name: name, email: "compta@exemple.fr", siren: nil, vatIdentifier: nil)
        _ = try book.enter(customer, identity: "test:\(name)", ids: ids, in: tx)
      }
    }
    let filter = try CustomerFilter(
      ListQuery(FormFields().with("email", "compta@exemple.fr").with("q", "dupont")))
    let found = try shop.database.readSync {
      try CustomerStore.list(filter, nil, limit: 1, of: shop.company, in: $0)
    }
    #expect(found.map(\.customer.name) == ["Dupont"], "the newest two are others")
  }

  @Test(arguments: ["", "no database at all, and more of it", "SQLite format 3\u{0}torn"])
  func `a file that is torn is made again`(content: String) async throws {
    let shop = try TestShop()
    let folder = TemporaryFolder()
    try enter(0..<40, shop)
    func index() -> CustomerIndex {
      CustomerIndex(
        folder: folder.path, company: shop.company, database: shop.database, least: 1)
    }
    let first = index()
    try await first.follow()
    first.close()
    let path = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder.path).first { $0.hasSuffix(".sqlite") }
    )
    for part in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: "\(folder.path)/\(path)\(part)")
    }
    try Data(content.utf8).write(to: URL(filePath: "\(folder.path)/\(path)"))
    let second = index()
    try await second.follow()
    try expectSame(shop, second)
    second.close()
  }

  @Test func `a file of another database is thrown away`() async throws {
    let folder = TemporaryFolder()
    let (first, other) = (try TestShop(), try TestShop())
    try enter(0..<12, first)
    try enter(20..<30, other)
    let one = CustomerIndex(
      folder: folder.path, company: first.company, database: first.database, least: 1)
    try await one.follow()
    one.close()
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder.path).first { $0.hasSuffix(".sqlite") }
    )
    try FileManager.default.moveItem(
      atPath: folder.file(name), toPath: folder.file("search-customers-\(other.company).sqlite"))
    let two = CustomerIndex(
      folder: folder.path, company: other.company, database: other.database, least: 1)
    defer { two.close() }
    try await two.follow()
    try expectSame(other, two)
    #expect(try other.database.readSync { try two.candidates(["achats22"], in: $0) }?.count == 1)
  }
}
