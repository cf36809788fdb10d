import Hummingbird
import Kernel
import Money
import Storage

/// `/v1/products`: the catalogue.
///
/// ```
/// GET  /v1/products?q=bougie&state=active&sku=B-12     POST  /v1/products
/// GET  /v1/products/{id}                               PATCH /v1/products/{id}
/// PUT  /v1/products/{id}/external-id
/// ```
package struct ProductsAPI: Sendable {
  let company: CompanyID
  let database: Database
  let products: ManageProducts

  package init(company: CompanyID, database: Database, ids: IDs) {
    self.company = company
    self.database = database
    products = ManageProducts(company: company, ids: ids)
  }

  private static let path = "/v1/products"
  private static let bodyLimit = 64 << 10

  package func add(to routes: Routes) {
    let company = company
    routes.get("/v1/products", .may(.catalogueRead)) { request, _ in try await list(request) }
    routes.named("/v1/products", .may(.catalogueWrite), upTo: Self.bodyLimit) { request, _ in
      try await create(request)
    }
    routes.object("/v1/products/:id", .may(.catalogueRead), database) { key, _, tx in
      try Self.one(Self.id(key[0]), company, in: tx)
    }
    routes.patch("/v1/products/:id", .may(.catalogueWrite)) { request, context in
      try await update(request, Self.id(context.parameters.require("id")))
    }
    ExternalIDRoute.add(
      below: "/v1/products/:id", .may(.catalogueWrite), of: company, database, to: routes)
  }

  static func id(_ text: String) throws(ProductProblem) -> Product.ID {
    guard let id = Product.ID(text) else { throw .notFound(text) }
    return id
  }

  // MARK: Reading

  private func list(_ request: Request) async throws -> Response {
    let query = try ListQuery(request.query)
    let filter = try Filter(query)
    let company = company
    return .bytes(
      try await database.read { tx -> [UInt8] in
        let found = try filter.page(limit: query.limit, of: company, in: tx)
        let names = try ExternalIDs.ids(of: found.rows.map(\.id), company: company, in: tx)
        let json = JSONWriter()
        json.object {
          json.array("data") {
            for row in found.rows { Self.write(row, externalID: names[row.id], to: json) }
          }
          json.field("hasMore", found.next != nil)
          json.field("nextCursor", found.next)
        }
        return json.bytes
      }, type: "application/json")
  }

  private struct Filter: Sendable {
    let search: String?
    let state: Product.State?
    let sku: String?
    let externalID: String?
    let cursor: String?

    init(_ query: ListQuery) throws {
      search = query.fields["q"]
      state = try query.choice("state")
      sku = query.fields["sku"].map { CleanText.line($0) }
      externalID = query.fields["external_id"]
      cursor = query.fields["cursor"]
    }

    /// By words in the order they are found in, else the newest first.
    func page(limit: Int, of company: CompanyID, in tx: borrowing Transaction) throws
      -> (rows: [Product.Known], next: String?)
    {
      if sku != nil || externalID != nil {
        let known = try named(of: company, in: tx).map {
          try ProductStore.one($0, of: company, in: tx)
        }
        return ([known].compactMap { $0 }.filter { state == nil || $0.state == state }, nil)
      }
      if let search, !search.isEmpty {
        var listing = ProductListing()
        listing.search = search
        listing.state = state ?? .active
        let place = try cursor.map { try ProductListing.Place(text: $0) }
        let found = try listing.page(after: place, limit: limit, of: company, in: tx)
        return (found.rows.map(\.known), found.hasMore ? found.rows.last?.place.text : nil)
      }
      let before = try cursor.map { Product.ID(raw: try RawID(cursor: Cursor(text: $0))) }
      var rows = try ProductListing.newest(
        before: before, state: state, limit: limit + 1, of: company, in: tx)
      let hasMore = rows.cut(to: limit)
      return (rows, hasMore ? rows.last?.id.raw.cursor.text : nil)
    }

    private func named(of company: CompanyID, in tx: borrowing Transaction) throws -> Product.ID? {
      let bySKU = try sku.flatMap { try ProductStore.id(sku: $0, of: company, in: tx) }
      guard let externalID else { return bySKU }
      let named = try ExternalIDs.object(
        externalID, kind: Product.ID.prefix, of: company, in: tx
      ).map { Product.ID(raw: $0) }
      return sku == nil || bySKU == named ? named : nil
    }
  }

  private static func one(
    _ id: Product.ID, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> JSONWriter {
    let json = JSONWriter()
    write(
      try ProductStore.one(id, of: company, in: tx),
      externalID: try ExternalIDs.id(of: "\(id)", company: company, in: tx), to: json)
    return json
  }

  private static func write(_ known: Product.Known, externalID: String?, to json: JSONWriter) {
    json.object {
      json.field("id", text: known.id)
      json.field("object", "product")
      json.field("externalId", externalID)
      ProductRequest(known.product, known.state).members(to: json)
      json.field("archivedAt", text: known.archivedAt)
      json.field("createdAt", text: known.createdAt)
      json.field("updatedAt", text: known.updatedAt)
      json.field("revision", known.revision)
      json.object("links") { json.field("self", "\(path)/\(known.id)") }
    }
  }

  // MARK: Writing

  private func create(_ request: Request) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let wanted = try ProductRequest(body)
    let (products, company) = (products, company)
    return try await IdempotencyStore.answer(request, body, of: company, database) { tx in
      let known = try products.create(wanted.product, in: tx)
      if wanted.state == .archived {
        try products.update(known.id, in: tx) { ($0.product, .archived) }
      }
      return IdempotentAnswer(
        try Self.one(known.id, company, in: tx), status: 201,
        location: "\(Self.path)/\(known.id)")
    }
  }

  private func update(_ request: Request, _ id: Product.ID) async throws -> Response {
    let patch = try await request.bytes(upTo: Self.bodyLimit)
    let (products, company, believed) = (products, company, Precondition.current)
    let changed = try await database.write(.company(company)) { tx -> [UInt8] in
      try believed?.check(in: tx)
      try products.update(id, in: tx) { known in
        let wanted = try ProductRequest(known.product, known.state).patched(patch)
        return (wanted.product, wanted.state)
      }
      return try Self.one(id, company, in: tx).bytes
    }
    return .bytes(changed, type: "application/json")
  }
}
