import Catalogue
import Kernel
import Money
import Storage

/// Puts into the catalogue what the company sold and the catalogue does not know, with its latest price, rate and nature.
///
/// It reads the documents from the newest to the oldest, some in each transaction, and keeps its place: it may be stopped and
/// taken up at any time. What is in the catalogue, archived or not, is a person's business and is not touched.
package struct LearnArticles: Sendable {
  package static let kind = "articles.learn"
  /// Documents of one transaction: nobody who issues waits long for it.
  private static let group = 50
  /// Articles of one run: a shop that names each sale differently has no catalogue there.
  private static let mostAdded = 20_000

  let company: CompanyID
  let database: Database
  let ids: IDs

  package init(company: CompanyID, database: Database, ids: IDs) {
    self.company = company
    self.database = database
    self.ids = ids
  }

  package var handler: JobHandler {
    let this = self
    return JobHandler(Self.kind) { _ in
      while try await this.step() { try Task.checkCancellation() }
      return .done
    }
  }

  /// Asks for it; what is under way goes on.
  package static func ask(_ queue: JobQueue, of company: CompanyID, in tx: borrowing Transaction)
    throws
  {
    try LearningStore.begin(of: company, in: tx)
    try queue.ask(
      JobRequest(kind, key: "\(kind):\(tx.now.microseconds)", orderKey: kind), of: company, in: tx)
  }

  /// - Returns: whether there is more.
  package func step() async throws -> Bool {
    let this = self
    return try await database.write(.company(company)) { try this.step(in: $0) }
  }

  private func step(in tx: borrowing Transaction) throws -> Bool {
    guard let learning = try LearningStore.find(of: company, in: tx), learning.finishedAt == nil
    else { return false }
    let documents = try LearningStore.documents(
      before: learning.place, limit: Self.group, of: company, in: tx)
    guard let last = documents.last, learning.added < Self.mostAdded else {
      try LearningStore.finish(of: company, in: tx)
      return false
    }
    let added = try learn(from: documents.filter(\.isSale), in: tx)
    try LearningStore.move(
      to: last.id, documents: documents.count, added: added, of: company, in: tx)
    return true
  }

  /// An order is only read where its document sold something unknown.
  private func learn(from documents: [LearningStore.Document], in tx: borrowing Transaction) throws
    -> Int
  {
    let lines = try LearningStore.lines(of: documents.map(\.id), company: company, in: tx)
    let all = documents.flatMap { document in
      (lines[document.id] ?? []).map {
        (document: document, article: Product(soldAs: $0.name, sku: $0.sku))
      }
    }
    let isKnown = try ProductStore.known(all.map(\.article), of: company, in: tx)
    var unknown: Set<Article> = []
    var orders: [OrderID] = []
    for (line, isKnown) in zip(all, isKnown) where !isKnown {
      if unknown.insert(Article(line.article)).inserted, orders.last != line.document.order {
        orders.append(line.document.order)
      }
    }
    let products = ManageProducts(company: company, ids: ids)
    var added = 0
    for id in orders {
      let order = try OrderStore.order(id, of: company, in: tx)
      for line in order.lines {
        let product = Product(line, of: order)
        guard unknown.remove(Article(product)) != nil else { continue }
        try products.create(product, in: tx)
        added += 1
      }
    }
    return added
  }

  /// What makes two lines sell the same: the reference, else the name.
  private struct Article: Hashable {
    let sku: String?
    let name: String

    init(_ product: Product) {
      sku = product.sku
      name = product.sku == nil ? SearchText.normalised(product.name) : ""
    }
  }
}

extension Product {
  /// Of the words of a line, as far as a product has room for them: a reference that was cut off would be another one.
  init(soldAs name: String, sku: String?) {
    let sku = sku.map { CleanText.line($0) }
    self.init(
      name: String(CleanText.line(name).prefix(ProductRequest.longestName)),
      sku: sku.flatMap { $0.isEmpty || $0.count > ProductRequest.longestSKU ? nil : $0 })
  }

  /// Of a line as it was sold.
  init(_ line: SalesOrder.Line, of order: SalesOrder) {
    self.init(soldAs: line.name, sku: line.sku)
    nature = line.nature
    unit = OrderPricing.isUnit(line.unit) ? line.unit : UsualUnit.piece
    price = line.unitPrice.isNegative ? nil : line.unitPrice
    priceIncludesTax = order.pricesIncludeTax
    currency = order.currency
    // The rate of a sale abroad is that country's, or none: here the usual one is the better guess.
    let country = order.delivery?.address.country ?? order.buyer.address.country
    if case .rate(let rate) = line.tax, country == "FR", !rate.isZero { self.rate = rate }
  }
}
