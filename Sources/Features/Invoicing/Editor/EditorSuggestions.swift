import Catalogue
import Customers
import EN16931
import Hummingbird
import Kernel
import Money
import Storage

/// A customer who was invoiced before, as they would be typed again.
struct KnownBuyer: Sendable {
  let id: Customer.ID
  let name: String
  let typed: TypedInvoice

  /// What tells customers of one name apart.
  var detail: String {
    [typed[.postCode] + " " + typed[.city], typed[.siren], typed[.email]]
      .filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: " · ")
  }

  static let most = 8

  /// Those a name, a SIREN, a VAT number or an e-mail address leads to.
  static func search(
    _ words: String, _ index: CustomerIndex?, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [KnownBuyer] {
    var listing = CustomerListing()
    listing.search = words
    listing.index = index
    let rows = try listing.page(after: nil, limit: most, of: company, in: tx).rows
    return try rows.compactMap { try find($0.id, of: company, in: tx) }
  }

  /// The buyer of their latest document, who gave an address then; `nil` where nothing stands for them any more.
  static func find(
    _ id: Customer.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> KnownBuyer? {
    let order = try tx.row(
      """
      SELECT order_id FROM invoice WHERE company_id = \(company) AND customer_id = \(id)
      ORDER BY id DESC LIMIT 1
      """
    ) { try $0.id(0, as: OrderID.self) }
    guard let order else { return nil }
    let typed = TypedInvoice(buyerOf: try OrderStore.order(order, of: company, in: tx))
    return typed[.name].isEmpty ? nil : KnownBuyer(id: id, name: typed[.name], typed: typed)
  }
}

/// Something this company sells, or sold before, as its line would be typed.
struct KnownArticle: Sendable {
  /// Without its price.
  let line: TypedInvoice.Line
  /// As it would be typed, without VAT and with; empty where it was never sold so, or not by the piece.
  let price: (net: String, gross: String)
  let currency: Currency
  /// What tells it from others.
  let detail: String

  static let most = 12
  /// Of the latest documents: what is sold now, and a bounded look.
  private static let looked = 1_000

  /// - Parameter words: each begins a word of the description, or is in the reference.
  static func search(
    _ words: String, _ language: Language, except others: [KnownArticle] = [],
    of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [KnownArticle] {
    let wanted = SearchText.normalised(CleanText.line(words)).split(separator: " ").map(String.init)
    var known = Set(others.map { $0.line[.name] })
    let skus = Set(others.map { $0.line[.sku] })
    var found: [KnownArticle] = []
    try tx.forEach(
      """
      SELECT l.name AS name, l.sku AS sku, l.unit AS unit, l.price_e6 AS net,
        l.basis_e4 AS basis, l.stated_price_e6 AS stated, l.vat_rate_e2 AS rate,
        i.currency AS currency
      FROM (SELECT company_id, id, currency FROM invoice WHERE company_id = \(company)
          ORDER BY issue_date DESC, id DESC LIMIT \(looked)) AS i
      CROSS JOIN invoice_line l
      WHERE l.company_id = i.company_id AND l.invoice_id = i.id
      """
    ) { row in
      let name = try row.text("name")
      let sku = try row.textOrNil("sku") ?? ""
      guard found.count + others.count < most, !known.contains(name),
        sku.isEmpty || !skus.contains(sku)
      else { return }
      let text = SearchText.normalised(name + " " + sku)
      guard wanted.allSatisfy({ Self.begins($0, in: text) }) else { return }
      known.insert(name)
      let (net, stated) = (try row.int64("net"), try row.int64("stated"))
      let isByPiece = try row.int64("basis") == 10_000
      let currency = Currency(code: try row.text("currency")) ?? .eur
      let price = (
        net: isByPiece ? typed(UnitPrice(units: net)) : "",
        gross: stated == net ? "" : typed(UnitPrice(units: stated))
      )
      let shown = price.net.isEmpty ? price.gross : price.net
      found.append(
        KnownArticle(
          line: .init(
            name: name, sku: sku, unit: try row.text("unit"),
            rate: Rate(units: try row.int64("rate")), language),
          price: price, currency: currency,
          detail: shown.isEmpty ? sku : "\(shown) \(currency.code)"))
    }
    return found
  }

  static func typed(_ price: UnitPrice) -> String { Language.fr.decimal(price.description) }

  private static func begins(_ word: String, in text: String) -> Bool {
    text.hasPrefix(word) || text.contains(" " + word)
  }
}

extension TypedInvoice {
  /// Of an order its buyer alone.
  init(buyerOf order: SalesOrder) {
    let whole = TypedInvoice(order)
    self.init()
    for field in Field.allCases where field.isOfBuyer { self[field] = whole[field] }
  }
}

extension TypedInvoice.Field {
  var isOfBuyer: Bool { pointer.hasPrefix("/buyer/") }
}

extension TypedInvoice.Line {
  fileprivate init(name: String, sku: String, unit: String, rate: Rate, _ language: Language) {
    self.init()
    self[.name] = name
    self[.sku] = sku
    self[.unit] = unit == UsualUnit.piece ? "" : UsualUnit.label(unit, language)
    self[.vatRate] = Language.fr.decimal(rate.description)
  }
}

/// What the script of the editor offers as somebody types.
///
/// ```
/// GET /invoices/typed-buyers.json?q=dupont     [{"value": "Dupont SARL", "detail": "69003 Lyon", "fields": {"siren": "…", …}}]
/// GET /invoices/typed-articles.json?q=bougie   [{"value": "Bougie", "detail": "12,50 EUR", "fields": {"line-name": "Bougie", "net": "12,50", …}}]
/// ```
extension EditorRoutes {
  func addSuggestions(to routes: Routes) {
    routes.get("/invoices/typed-buyers.json", .may(.draftsWrite)) { request, _ -> Response in
      let (words, company) = (try Self.words(request), issuer.company.id)
      // Who may type may not see everybody's names by it.
      guard Caller.current.permissions.contains(.documentsRead), words.count > 1 else {
        return .json(Self.json([]))
      }
      let known = try await database.read { [customers] in
        try KnownBuyer.search(words, customers, of: company, in: $0)
      }
      return .json(
        Self.json(
          known.map { buyer in
            (
              buyer.name, buyer.detail,
              TypedInvoice.Field.allCases.filter(\.isOfBuyer).map { ($0.rawValue, buyer.typed[$0]) }
            )
          }))
    }
    routes.get("/invoices/typed-articles.json", .may(.draftsWrite)) { request, _ -> Response in
      let (words, company) = (try Self.words(request), issuer.company.id)
      let (permissions, language) = (Caller.current.permissions, request.language)
      let usual = issuer.company.profile.usualRate
      let isEmpty = words.isEmpty
      let known = try await database.read { tx -> [KnownArticle] in
        if isEmpty { return [] }
        // The catalogue first; then what was sold and is not there.
        var known: [KnownArticle] = []
        if permissions.contains(.catalogueRead) {
          known = try KnownArticle.ofCatalogue(
            words, language, usual: usual, of: company, in: tx)
        }
        guard permissions.contains(.documentsRead) else { return known }
        return known
          + (try KnownArticle.search(words, language, except: known, of: company, in: tx))
      }
      return .json(
        Self.json(
          known.map { article in
            (
              article.line[.name], article.detail,
              [
                (TypedInvoice.Column.name.rawValue, article.line[.name]),
                (TypedInvoice.Column.sku.rawValue, article.line[.sku]),
                (TypedInvoice.Column.nature.rawValue, article.line[.nature]),
                (TypedInvoice.Column.unit.rawValue, article.line[.unit]),
                (TypedInvoice.Column.vatRate.rawValue, article.line[.vatRate]),
                ("net", article.price.net), ("gross", article.price.gross),
              ]
            )
          }))
    }
  }

  private static func words(_ request: Request) throws -> String {
    String(CleanText.line(try request.query["q"] ?? "").prefix(100))
  }

  private typealias Suggestion = (value: String, detail: String, fields: [(String, String)])

  /// Of several with one name, each is offered with what tells it apart: a browser gives back the words alone.
  private static func json(_ suggestions: [Suggestion]) -> JSONWriter {
    let names = Dictionary(suggestions.map { ($0.value, 1) }, uniquingKeysWith: +)
    let json = JSONWriter(capacity: 2 << 10)
    json.array {
      for suggestion in suggestions {
        json.object {
          let isOnly = names[suggestion.value] == 1 || suggestion.detail.isEmpty
          json.field(
            "value",
            isOnly ? suggestion.value : "\(suggestion.value) · \(suggestion.detail)")
          json.field("detail", suggestion.detail)
          json.object("fields") { for (name, text) in suggestion.fields { json.field(name, text) } }
        }
      }
    }
    return json
  }
}
