import Kernel
import Money
import Storage
import TestSupport
import Testing

@testable import Catalogue

/// The catalogue: what is kept, what is found, and that pages lose and repeat nothing.
@Suite struct ProductTests {
  private func products(_ shop: TestShop) -> ManageProducts {
    ManageProducts(company: shop.company, ids: shop.issuer.ids)
  }

  @discardableResult
  private func make(
    _ name: String, sku: String? = nil, in shop: TestShop,
    _ change: (inout Product) -> Void = { _ in }
  )
    throws -> Product.Known
  {
    var product = Product(name: name, sku: sku)
    product.price = UnitPrice(units: 12_500_000)
    change(&product)
    let made = product
    return try shop.database.writeSync(.company(shop.company)) { tx in
      try products(shop).create(made, in: tx)
    }
  }

  private func all(_ listing: ProductListing, _ shop: TestShop, by size: Int = 100) throws
    -> [String]
  {
    var (names, place): ([String], ProductListing.Place?) = ([], nil)
    for _ in 0..<100 {
      let (found, hasMore) = try shop.database.readSync { [place] in
        try listing.page(after: place, limit: size, of: shop.company, in: $0)
      }
      names += found.map(\.known.product.name)
      guard hasMore, let last = found.last else { return names }
      // As it travels in an address.
      place = try ProductListing.Place(text: last.place.text)
    }
    Issue.record("the list has no end")
    return names
  }

  private func found(_ words: String, _ shop: TestShop) throws -> [String] {
    var listing = ProductListing()
    listing.search = words
    return try all(listing, shop)
  }

  @Test(arguments: [1, 3, 100])
  func `pages of any size list each product once, in order, under every filter`(size: Int) throws {
    let shop = try TestShop()
    let natures = Product.Nature.allCases
    for number in 0..<23 {
      try make("Article \(number % 5) \(number)", sku: "A-\(number)", in: shop) {
        $0.nature = natures[number % 3]
      }
    }
    for archived in ["Article 0 5", "Article 1 1"] {
      let id = try #require(
        try shop.database.readSync { tx in
          try ProductStore.id(
            sku: "A-\(archived.split(separator: " ")[2])", of: shop.company, in: tx)
        })
      try shop.database.writeSync(.company(shop.company)) { tx in
        _ = try products(shop).update(id, in: tx) { ($0.product, .archived) }
      }
    }
    var listing = ProductListing()
    let byName = try all(listing, shop, by: size)
    #expect(byName.count == 21 && byName == byName.sorted())
    listing.isDescending = true
    #expect(try all(listing, shop, by: size) == byName.reversed())
    listing.order = .created
    #expect(try all(listing, shop, by: size).first == "Article 2 22")
    listing = ProductListing()
    listing.nature = natures[1]
    let services = try all(listing, shop, by: size)
    #expect(services.count == 7 && services == services.sorted(), "\(services)")
    listing = ProductListing()
    listing.state = .archived
    #expect(try all(listing, shop, by: size) == ["Article 0 5", "Article 1 1"])
    listing = ProductListing()
    listing.search = "art"
    #expect(try all(listing, shop, by: size).sorted() == byName)
  }

  @Test
  func `words are found from their beginning, in any order, case and accent, each product once`()
    throws
  {
    let shop = try TestShop()
    try make("Bougie bougeoir « Été »", sku: "BG/12-A", in: shop)
    try make("Bougie parfumée", in: shop)
    try make("Table basse", sku: "TAB.1", in: shop)
    #expect(try found("bou", shop).count == 2)
    #expect(try found("PARF boug", shop) == ["Bougie parfumée"])
    #expect(try found("ete", shop) == ["Bougie bougeoir « Été »"])
    #expect(try found("bg/12-a", shop) == ["Bougie bougeoir « Été »"])
    #expect(try found("12", shop) == ["Bougie bougeoir « Été »"])
    #expect(try found("basse tab.1", shop) == ["Table basse"])
    #expect(try found("ougie", shop) == [], "a word is found from its beginning")
    #expect(try found("bougie zz", shop) == [])
    #expect(try found("%_'", shop) == [])
  }

  @Test func `a change follows in what it is found by, and a form that is late changes nothing`()
    throws
  {
    let shop = try TestShop()
    let made = try make("Bougie", sku: "B-1", in: shop)
    try make("Table", sku: "T-1", in: shop)
    func update(_ revision: Int?, _ name: String, sku: String? = "B-1") throws -> Product.Known {
      try shop.database.writeSync(.company(shop.company)) { tx in
        try products(shop).update(made.id, revision: revision, in: tx) { known in
          var product = known.product
          product.name = name
          product.sku = sku
          return (product, known.state)
        }
      }
    }
    #expect(try update(1, "Bougie").revision == 1, "the same is no change")
    #expect(try update(1, "Chandelle").revision == 2)
    #expect(try found("bougie", shop) == [])
    #expect(try found("chand", shop) == ["Chandelle"])
    #expect(throws: ProductProblem.self) { try update(1, "Cierge") }
    #expect(throws: ProductProblem.self) { try update(2, "Cierge", sku: "T-1") }
    #expect(try found("cierge", shop) == [])
    #expect(try update(2, "Cierge", sku: nil).product.sku == nil)
  }

  @Test(arguments: [
    ("kg", "KGM"), ("KGM", "KGM"), ("kg (KGM)", "KGM"), ("Heures", "HUR"), ("m²", "MTK"),
    ("boîte", "XBX"), ("palette (PX)", "PX"), ("kilo", "kilo"), ("", ""),
  ])
  func `a unit is taken by its code, its name or both`(typed: String, code: String) {
    #expect(UsualUnit.code(typed: typed) == code)
  }

  @Test
  func `every usual unit is a code of the list, and its label is read back in both languages`() {
    for unit in UsualUnit.all {
      for language in [Language.fr, .en] {
        #expect(UsualUnit.code(typed: UsualUnit.label(unit.code, language)) == unit.code)
        #expect(UsualUnit.code(typed: unit.name(language)) == unit.code)
      }
      let json = #"{"name": "x", "unit": "\#(unit.code)"}"#
      #expect(throws: Never.self) { try ProductRequest(Array(json.utf8)) }
    }
  }

  @Test func `all that is wrong with a product is said at once, each in its place`() {
    let json = """
      {"sku": "\(String(repeating: "x", count: 61))", "name": "Bougie", "unit": "palette", "unitPrice": "-1",
       "vatRate": "120", "currency": "euro", "nature": "thing", "colour": "red"}
      """
    #expect {
      try ProductRequest(Array(json.utf8))
    } throws: { error in
      let pointers = Set((error as? ProductProblem)?.findings.compactMap(\.place?.pointer) ?? [])
      return pointers.isSuperset(of: [
        "/sku", "/unit", "/unitPrice", "/vatRate", "/currency", "/nature", "/colour",
      ])
    }
  }

  @Test func `what a patch does not name stays, and null takes away`() throws {
    var product = Product(name: "Bougie", sku: "B-1")
    product.price = UnitPrice(units: 12_345_678)
    product.rate = Rate(units: 550)
    product.detail = "cire d’abeille"
    let before = ProductRequest(product)
    let after = try before.patched(Array(#"{"sku": null, "vatRate": 20}"#.utf8))
    product.sku = nil
    product.rate = Rate(units: 2_000)
    #expect(after == ProductRequest(product))
    #expect(try before.patched(Array("{}".utf8)) == before)
    #expect(throws: ProductProblem.self) { try before.patched(Array(#"{"name": null}"#.utf8)) }
    #expect(throws: ProductProblem.self) { try before.patched(Array("[]".utf8)) }
  }
}
