import Hummingbird
import Kernel
import Money
import Storage

/// `/v1/customers`: who documents were addressed to. Customers are entered by the orders that are invoiced.
package struct CustomersAPI: Sendable {
  let company: CompanyID
  let database: Database
  let index: CustomerIndex?

  package init(company: CompanyID, database: Database, index: CustomerIndex?) {
    self.company = company
    self.database = database
    self.index = index
  }

  private static let path = "/v1/customers/:id"

  package func add(to routes: Routes) {
    let company = company
    routes.get("/v1/customers", .may(.documentsRead)) { request, _ in try await list(request) }
    routes.object(Self.path, .may(.documentsRead), database) { key, _, tx in
      guard let id = Customer.ID(key[0]),
        let known = try CustomerStore.customer(id, of: company, in: tx)
      else { throw CustomerProblem.notFound(key[0]) }
      let json = JSONWriter()
      try Self.write(
        known, externalID: ExternalIDs.id(of: "\(id)", company: company, in: tx),
        emails: CustomerStore.addresses(of: id, company: company, in: tx), to: json)
      return json
    }
    ExternalIDRoute.add(
      below: Self.path, .may(.draftsWrite), of: company, database, to: routes)
  }

  private func list(_ request: Request) async throws -> Response {
    let query = try ListQuery(request.query)
    let (filter, company, index) = (try CustomerFilter(query), company, index)
    return .bytes(
      try await database.read { tx -> [UInt8] in
        var rows = try CustomerStore.list(
          filter, index, limit: query.limit + 1, of: company, in: tx)
        let hasMore = rows.cut(to: query.limit)
        let names = try ExternalIDs.ids(of: rows.map(\.id), company: company, in: tx)
        let json = JSONWriter()
        json.object {
          json.array("data") {
            for row in rows { Self.write(row, externalID: names[row.id], to: json) }
          }
          json.page(hasMore: hasMore, after: rows.last?.id.raw)
        }
        return json.bytes
      }, type: "application/json")
  }

  /// - Parameter emails: all addresses they gave; only of one customer.
  private static func write(
    _ known: CustomerStore.Known, externalID: String?, emails: [EmailAddress]? = nil,
    to json: JSONWriter
  ) {
    json.object {
      json.field("id", text: known.id)
      json.field("object", "customer")
      json.field("externalId", externalID)
      json.field("kind", known.customer.kind.rawValue)
      json.field("name", known.customer.name)
      json.field("email", known.customer.email)
      json.field("siren", known.customer.siren)
      json.field("vatIdentifier", known.customer.vatIdentifier)
      json.field("createdAt", text: known.createdAt)
      if let emails {
        json.array("emails") { for address in emails { json.value(address.key) } }
      }
      json.object("links") {
        json.field("self", "/v1/customers/\(known.id)")
        json.field("invoices", "/v1/invoices?customer=\(known.id)")
      }
    }
  }
}

/// `?q=…&kind=company&email=…&external_id=…&cursor=…`.
struct CustomerFilter: Sendable {
  enum Kind: String, CaseIterable { case consumer, company }

  let search: String?
  let kind: Kind?
  let email: String?
  let externalID: String?
  let before: Customer.ID?

  init(_ query: ListQuery) throws {
    search = query.fields["q"].map { CleanText.line($0) }
    kind = try query.choice("kind")
    email = query.fields["email"]
    externalID = query.fields["external_id"]
    before = try query.before()
  }
}

package enum CustomerProblem: Problem {
  case notFound(String)

  package var code: String { "customer.not-found" }
  package var kind: ProblemKind { .notFound }
  package var text: Text {
    switch self {
    case .notFound(let id):
      Text(fr: "Le client \(shown(id)) n’existe pas.", en: "There is no customer \(shown(id)).")
    }
  }
}

extension CustomerStore {
  struct Known: Sendable {
    let id: Customer.ID
    let customer: Customer
    let createdAt: Instant
  }

  private static let columns: SQL =
    "c.id, c.kind, c.name, c.email, c.siren, c.vat_identifier, c.created_at"

  static func customer(
    _ id: Customer.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Known? {
    try tx.row(
      "SELECT \(columns) FROM customer c WHERE c.company_id = \(company) AND c.id = \(id)", known)
  }

  /// The newest first.
  static func list(
    _ filter: CustomerFilter, _ index: CustomerIndex?, limit: Int, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [Known] {
    if filter.search != nil, filter.email == nil, filter.externalID == nil {
      var listing = CustomerListing()
      listing.search = filter.search
      listing.kind = filter.kind.flatMap { Customer.Kind(rawValue: $0.rawValue) }
      listing.index = index
      return try listing.page(after: filter.before, limit: limit, of: company, in: tx).rows.map {
        Known(id: $0.id, customer: $0.customer, createdAt: $0.since)
      }
    }
    let words = CustomerText.wanted(filter.search ?? "")
    if words.isEmpty { return try named(filter, limit: limit, of: company, in: tx) }
    // Few: whoever has that address, or that identifier elsewhere.
    let known = try named(filter, limit: mostNamed, of: company, in: tx)
    return Array(known.filter { CustomerText($0.customer).holds(words) }.prefix(limit))
  }

  private static let mostNamed = 10_000

  private static func named(
    _ filter: CustomerFilter, limit: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Known] {
    var wanted: SQL = "c.company_id = \(company)"
    if let before = filter.before { wanted = "\(wanted) AND c.id < \(before)" }
    if let kind = filter.kind { wanted = "\(wanted) AND c.kind = \(kind.rawValue)" }
    if let external = filter.externalID {
      let id = try ExternalIDs.object(external, kind: Customer.ID.prefix, of: company, in: tx)
      guard let id else { return [] }
      wanted = "\(wanted) AND c.id = \(Customer.ID(raw: id))"
    }
    if let email = filter.email {
      guard let address = try? EmailAddress(email) else { return [] }
      wanted = """
        \(wanted) AND c.id IN (SELECT e.customer_id FROM customer_email e
          WHERE e.company_id = \(company) AND e.address = \(address.key))
        """
    }
    return try tx.rows(
      "SELECT \(columns) FROM customer c WHERE \(wanted) ORDER BY c.id DESC LIMIT \(limit)", known)
  }

  private static func known(_ row: Row) throws -> Known {
    Known(
      id: try row.id(0),
      customer: Customer(
        kind: Customer.Kind(rawValue: try row.text(1)) ?? .consumer, name: try row.text(2),
        email: try row.textOrNil(3), siren: try row.textOrNil(4),
        vatIdentifier: try row.textOrNil(5)),
      createdAt: try row.instant(6))
  }
}
