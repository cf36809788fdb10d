import Kernel
import Money
import Storage

/// What people and programs do with products.
package struct ManageProducts: Sendable {
  let company: CompanyID
  let ids: IDs

  package init(company: CompanyID, ids: IDs) {
    self.company = company
    self.ids = ids
  }

  /// - Throws: `ProductProblem.skuTaken`.
  @discardableResult
  package func create(_ product: Product, in tx: borrowing Transaction) throws -> Product.Known {
    try check(product.sku, of: nil, in: tx)
    let id = Product.ID(raw: ids.next())
    try ProductStore.insert(id, product, of: company, in: tx)
    let known = try ProductStore.one(id, of: company, in: tx)
    try CatalogueEvents.append(CatalogueEvents.created, known, of: company, in: tx)
    return known
  }

  /// What is the same already changes nothing.
  ///
  /// - Parameter revision: the one whoever asks has seen; `nil` where they say so otherwise.
  /// - Throws: `ProductProblem.notFound`, `.skuTaken`, `.changedMeanwhile`.
  @discardableResult
  package func update(
    _ id: Product.ID, revision: Int? = nil, in tx: borrowing Transaction,
    to wanted: (Product.Known) throws -> (product: Product, state: Product.State)
  ) throws -> Product.Known {
    let known = try ProductStore.one(id, of: company, in: tx)
    let (product, state) = try wanted(known)
    if product == known.product, state == known.state { return known }
    if let revision, revision != known.revision { throw ProductProblem.changedMeanwhile }
    try check(product.sku, of: id, in: tx)
    let archivedAt = state == .active ? nil : known.archivedAt ?? tx.now
    try ProductStore.update(known, to: product, archivedAt: archivedAt, of: company, in: tx)
    let changed = try ProductStore.one(id, of: company, in: tx)
    try CatalogueEvents.append(CatalogueEvents.updated, changed, of: company, in: tx)
    try AuditTrail.note(
      "catalogue.product", "\(id)", before: Self.told(known), after: Self.told(changed),
      of: company, in: tx)
    return changed
  }

  private func check(_ sku: String?, of id: Product.ID?, in tx: borrowing Transaction) throws {
    guard let sku, let other = try ProductStore.id(sku: sku, of: company, in: tx), other != id
    else { return }
    throw ProductProblem.skuTaken(sku, by: other)
  }

  /// As it is written in a request: what the audit trail says it was, and is.
  private static func told(_ known: Product.Known) -> String {
    let json = JSONWriter()
    ProductRequest(known.product, known.state).write(to: json)
    return json.string
  }
}
