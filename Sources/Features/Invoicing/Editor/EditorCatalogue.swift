import Catalogue
import Kernel
import Money
import Storage

/// Rows of an invoice being typed that sell something the catalogue does not know: one click puts them there.
struct Uncatalogued: Sendable {
  struct Article: Sendable {
    /// Of the form, from 0.
    let row: Int
    let name: String
  }

  let articles: [Article]

  static let none = Uncatalogued(articles: [])

  private init(articles: [Article]) { self.articles = articles }

  /// As far as they could be read, each once.
  init(
    _ typed: TypedInvoice, _ reading: OrderReading, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    let products = Self.products(typed, reading)
    let isKnown = try ProductStore.known(products.map(\.product), of: company, in: tx)
    var seen: Set<String> = []
    articles = zip(products, isKnown).compactMap { found, isKnown in
      let product = found.product
      guard !isKnown, seen.insert(product.sku ?? SearchText.normalised(product.name)).inserted
      else { return nil }
      return Article(row: found.row, name: product.name)
    }
  }

  /// What a row would be in the catalogue.
  private static func products(_ typed: TypedInvoice, _ reading: OrderReading) -> [(
    row: Int, product: Product
  )] {
    guard let order = reading.order ?? reading.unfit, order.lines.count == typed.rows.count
    else { return [] }
    return zip(typed.rows, order.lines).compactMap { row, line in
      let product = Product(line, of: order)
      return product.name.isEmpty || line.unitPrice.isZero ? nil : (row, product)
    }
  }

  /// Puts rows into the catalogue.
  ///
  /// - Parameter choice: the number of a row, or "all".
  /// - Returns: what was put there.
  func put(
    _ choice: Substring, _ typed: TypedInvoice, _ reading: OrderReading, ids: IDs,
    of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [String] {
    let wanted = Set(
      articles.filter { choice == "all" || choice == "\($0.row)" }.map(\.row))
    let products = ManageProducts(company: company, ids: ids)
    return try Self.products(typed, reading).filter { wanted.contains($0.row) }.map {
      try products.create($0.product, in: tx).product.name
    }
  }
}

/// A product of the catalogue, as its line would be typed.
extension KnownArticle {
  static func ofCatalogue(
    _ words: String, _ language: Language, usual: Rate?, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [KnownArticle] {
    var listing = ProductListing()
    listing.search = words
    let rows = try listing.page(after: nil, limit: most, of: company, in: tx).rows
    return rows.map { KnownArticle($0.known.product, language, usual: usual) }
  }

  /// - Parameter usual: the rate of a product that says none; nil where the company has no usual one.
  init(_ product: Product, _ language: Language, usual: Rate?) {
    line = TypedInvoice.Line(product, language)
    price = Self.prices(product, product.rate ?? usual)
    currency = product.currency
    detail = [product.sku ?? "", product.shownPrice(language)].filter { !$0.isEmpty }
      .joined(separator: " · ")
  }

  /// As it is stated, and the other way round where its rate is known: the editor's prices are all without VAT, or all with.
  private static func prices(_ product: Product, _ rate: Rate?) -> (net: String, gross: String) {
    // The editor makes invoices in euros.
    guard let price = product.price, product.currency == .eur else { return ("", "") }
    let other = rate.flatMap { rate -> String? in
      let (one, all) = (Int128(10_000), Int128(10_000) + Int128(rate.units))
      let (over, under) = product.priceIncludesTax ? (one, all) : (all, one)
      let scaled = (Int128(price.units) * over * 2 + under) / (under * 2)
      return Int64(exactly: scaled).map { Product.typed(UnitPrice(units: $0)) }
    }
    return product.priceIncludesTax
      ? (other ?? "", Product.typed(price)) : (Product.typed(price), other ?? "")
  }
}

extension TypedInvoice.Line {
  /// Without its price, which goes by whether prices include VAT.
  init(_ product: Product, _ language: Language) {
    self.init()
    self[.name] = product.name
    self[.sku] = product.sku ?? ""
    self[.unit] = product.unit == UsualUnit.piece ? "" : UsualUnit.label(product.unit, language)
    self[.vatRate] = product.rate.map { Language.fr.decimal($0.description) } ?? ""
    self[.nature] = product.nature.rawValue
  }
}
