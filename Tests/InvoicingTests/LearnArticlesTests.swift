import Catalogue
import Kernel
import Money
import Storage
import TestSupport
import Testing

@testable import Invoicing

/// The catalogue takes over what was sold: each article once, as it was sold last, and nothing a person did is touched.
@Suite struct LearnArticlesTests {
  private func line(_ name: String, sku: String? = nil, price: String, rate: Int64 = 2_000)
    -> SalesOrder.Line
  {
    var line = Sample.line(price: price)
    line.name = name
    line.sku = sku
    line.tax = .rate(Rate(units: rate))
    return line
  }

  private func learn(_ shop: TestShop) async throws {
    let learning = LearnArticles(
      company: shop.company, database: shop.database, ids: shop.issuer.ids)
    try await shop.database.write(.company(shop.company)) {
      try LearningStore.begin(of: shop.company, in: $0)
    }
    while try await learning.step() {}
  }

  private func all(_ shop: TestShop) throws -> [Product] {
    try shop.database.readSync { tx in
      try ProductListing().page(after: nil, limit: 100, of: shop.company, in: tx).rows
        .map(\.known.product)
    }
  }

  @Test func `each article is added once, by its reference or its name, as it was sold last`()
    async throws
  {
    let shop = try TestShop()
    try shop.issue(
      Sample.order(
        "1", lines: [line("Bougie", sku: "B-1", price: "10.00"), line("Pose", price: "50.00")]))
    var download = line("Modèle à imprimer", price: "3.00", rate: 550)
    download.nature = .electronicServices
    download.unit = "KGM"
    try shop.issue(
      Sample.order(
        "2",
        lines: [
          line("Bougie rouge", sku: "B-1", price: "12.00"), line("POSE", price: "55.00"), download,
        ]))
    try await learn(shop)
    let products = try all(shop)
    #expect(products.map(\.name) == ["Bougie rouge", "Modèle à imprimer", "POSE"])
    #expect(products.map { $0.price?.description } == ["12", "3", "55"])
    #expect(products[0].sku == "B-1" && products[0].rate == Rate(units: 2_000))
    #expect(products[1].nature == .electronicServices && products[1].unit == "KGM")
    try await learn(shop)
    #expect(try all(shop) == products, "a second time adds nothing")
  }

  @Test func `a long name is cut, and a reference too long for one is left out, once`() async throws
  {
    let shop = try TestShop()
    let (name, sku) = (String(repeating: "Lustre ", count: 40), String(repeating: "L", count: 61))
    try shop.issue(
      Sample.order(
        "1", lines: [line(name, price: "10.00"), line("Applique", sku: sku, price: "50.00")]))
    for _ in 0..<2 {
      try await learn(shop)
      let products = try all(shop)
      #expect(products.map(\.sku) == [nil, nil])
      #expect(products.map(\.name.count) == [8, 200], "\(products.map(\.name))")
    }
  }

  @Test func `what a person put there, changed or archived is left alone; new sales are added`()
    async throws
  {
    let shop = try TestShop()
    let products = ManageProducts(company: shop.company, ids: shop.issuer.ids)
    try shop.database.writeSync(.company(shop.company)) { tx in
      var own = Product(name: "Bougie à moi", sku: "B-1")
      own.price = UnitPrice(units: 99_000_000)
      try products.create(own, in: tx)
      let old = try products.create(Product(name: "pose"), in: tx)
      try products.update(old.id, in: tx) { ($0.product, .archived) }
    }
    try shop.issue(
      Sample.order(
        "1",
        lines: [
          line("Bougie", sku: "B-1", price: "10.00"), line("Pose", price: "50.00"),
          line("Table", price: "70.00"),
        ]))
    try await learn(shop)
    #expect(try all(shop).map(\.name) == ["Bougie à moi", "Table"])
    #expect(try all(shop)[0].price == UnitPrice(units: 99_000_000))
  }

  @Test func `it goes on where it was stopped, and credit notes teach nothing`() async throws {
    let shop = try TestShop()
    for number in 1...120 {
      try shop.issue(Sample.order("\(number)", lines: [line("Article \(number)", price: "1.00")]))
    }
    let back = Sample.order("back") {
      $0.kind = .cancellation(of: "3")
      $0.lines = []
    }
    try shop.issue(back)
    let learning = LearnArticles(
      company: shop.company, database: shop.database, ids: shop.issuer.ids)
    try await shop.database.write(.company(shop.company)) {
      try LearningStore.begin(of: shop.company, in: $0)
    }
    #expect(try await learning.step())
    let half = try #require(
      try shop.database.readSync { try LearningStore.find(of: shop.company, in: $0) })
    #expect(half.documents == 50 && half.added == 49 && half.finishedAt == nil)
    // Asked for again meanwhile, it does not begin anew.
    try await shop.database.write(.company(shop.company)) {
      try LearningStore.begin(of: shop.company, in: $0)
    }
    while try await learning.step() {}
    let whole = try #require(
      try shop.database.readSync { try LearningStore.find(of: shop.company, in: $0) })
    #expect(whole.documents == 121 && whole.added == 120 && whole.finishedAt != nil)
  }
}
