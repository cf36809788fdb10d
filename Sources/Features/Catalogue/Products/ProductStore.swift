import Kernel
import Money
import Storage

/// Every SQL statement on the products, but those of their list.
package enum ProductStore {
  static let columns: SQL = """
    p.id, p.sku, p.name, p.detail, p.nature, p.unit, p.price_e6, p.price_is_gross, p.currency,
    p.vat_rate_e2, p.archived_at, p.created_at, p.updated_at, p.revision
    """

  static func read(_ row: Row) throws -> Product.Known {
    var product = Product(name: try row.text(2), sku: try row.textOrNil(1))
    product.detail = try row.textOrNil(3)
    product.nature = Product.Nature(rawValue: try row.text(4)) ?? .goods
    product.unit = try row.text(5)
    product.price = try row.int64OrNil(6).map(UnitPrice.init(units:))
    product.priceIncludesTax = try row.int(7) == 1
    product.currency = Currency(code: try row.text(8)) ?? .eur
    product.rate = try row.int64OrNil(9).map(Rate.init(units:))
    return Product.Known(
      id: try row.id(0), product: product, archivedAt: try row.instantOrNil(10),
      createdAt: try row.instant(11), updatedAt: try row.instant(12), revision: try row.int(13))
  }

  // MARK: Reading

  /// - Throws: `ProductProblem.notFound`.
  package static func one(_ id: Product.ID, of company: CompanyID, in tx: borrowing Transaction)
    throws -> Product.Known
  {
    guard
      let known = try tx.row(
        "SELECT \(columns) FROM product p WHERE p.company_id = \(company) AND p.id = \(id)", read)
    else { throw ProductProblem.notFound("\(id)") }
    return known
  }

  /// Whose reference it is.
  package static func id(sku: String, of company: CompanyID, in tx: borrowing Transaction) throws
    -> Product.ID?
  {
    try tx.row("SELECT id FROM product WHERE company_id = \(company) AND sku = \(sku)") {
      try $0.id(0, as: Product.ID.self)
    }
  }

  /// Which of many articles are in the catalogue, archived or not: by their reference where they have one, else by their name.
  package static func known(
    _ articles: [Product], of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Bool] {
    let skus = Set(articles.compactMap(\.sku)).sorted()
    let keys = Set(articles.filter { $0.sku == nil }.map { ProductWords.key($0.name) }).sorted()
    var (knownSKUs, knownKeys): (Set<String>, Set<String>) = ([], [])
    for part in skus.chunked {
      try tx.forEach(
        """
        SELECT sku FROM product WHERE company_id = \(company) AND sku IN (\(SQL.list(part)))
        """
      ) { knownSKUs.insert(try $0.text(0)) }
    }
    for part in keys.chunked {
      try tx.forEach(
        """
        SELECT name_key FROM product WHERE company_id = \(company) AND is_archived IN (0, 1)
          AND name_key IN (\(SQL.list(part)))
        """
      ) { knownKeys.insert(try $0.text(0)) }
    }
    return articles.map { article in
      article.sku.map { knownSKUs.contains($0) }
        ?? knownKeys.contains(ProductWords.key(article.name))
    }
  }

  package static func isEmpty(of company: CompanyID, in tx: borrowing Transaction) throws -> Bool {
    try tx.row("SELECT 1 FROM product WHERE company_id = \(company) LIMIT 1") { try $0.int(0) }
      == nil
  }

  // MARK: Writing

  static func insert(
    _ id: Product.ID, _ product: Product, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO product (company_id, id, sku, name, name_key, detail, nature, unit, price_e6,
        price_is_gross, currency, vat_rate_e2, is_archived, created_at, updated_at, revision)
      VALUES (\(company), \(id), \(product.sku), \(product.name), \(ProductWords.key(product.name)),
        \(product.detail), \(product.nature.rawValue), \(product.unit), \(product.price?.units),
        \(product.priceIncludesTax ? 1 : 0), \(product.currency.code), \(product.rate?.units), 0,
        \(tx.now), \(tx.now), 1)
      """)
    try write(ProductWords.of(product), of: id, company, in: tx)
  }

  static func update(
    _ known: Product.Known, to product: Product, archivedAt: Instant?, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    let isArchived = archivedAt == nil ? 0 : 1
    try tx.run(
      """
      UPDATE product SET sku = \(product.sku), name = \(product.name),
        name_key = \(ProductWords.key(product.name)), detail = \(product.detail),
        nature = \(product.nature.rawValue), unit = \(product.unit),
        price_e6 = \(product.price?.units), price_is_gross = \(product.priceIncludesTax ? 1 : 0),
        currency = \(product.currency.code), vat_rate_e2 = \(product.rate?.units),
        is_archived = \(isArchived), archived_at = \(archivedAt), updated_at = \(tx.now),
        revision = revision + 1
      WHERE company_id = \(company) AND id = \(known.id)
      """)
    let words = ProductWords.of(product)
    guard words != ProductWords.of(known.product) else { return }
    try tx.run(
      "DELETE FROM product_word WHERE company_id = \(company) AND product_id = \(known.id)")
    try write(words, of: known.id, company, in: tx)
  }

  private static let insertWord = Statement(
    "INSERT INTO product_word (company_id, product_id, word) VALUES ($1, $2, $3)")

  private static func write(
    _ words: [String], of id: Product.ID, _ company: CompanyID, in tx: borrowing Transaction
  ) throws {
    for word in words { try tx.enqueue(insertWord, company, id, word) }
  }
}

extension Array {
  /// As many values as a statement is given at once.
  fileprivate var chunked: [ArraySlice<Element>] {
    stride(from: 0, to: count, by: 500).map { self[$0..<Swift.min($0 + 500, count)] }
  }
}
