import Kernel
import Money
import Storage

/// The customers as their page lists them, the newest first or last.
package struct CustomerListing: Sendable {
  package struct Row: Sendable {
    package let id: Customer.ID
    package let customer: Customer
    package let since: Instant
  }

  package var kind: Customer.Kind?
  /// Words of a name, or a whole e-mail address, SIREN or VAT number.
  package var search: String?
  package var isDescending = true
  /// Only these, whatever else is said.
  package var only: [Customer.ID]?
  /// What narrows a search among many.
  package var index: CustomerIndex?

  package init() {}

  /// - Returns: at most `limit` rows after a place, and whether there are more.
  package func page(
    after place: Customer.ID?, limit: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> (rows: [Row], hasMore: Bool) {
    var rows = try found(after: place, limit: limit + 1, of: company, in: tx)
    let hasMore = rows.cut(to: limit)
    return (rows, hasMore)
  }

  /// How many match, counted up to `most`.
  package func count(upTo most: Int, of company: CompanyID, in tx: borrowing Transaction) throws
    -> ListPage.Matching
  {
    // A search may read every name: nobody waits for that twice.
    if search.map(CustomerText.wanted)?.isEmpty == false { return .uncounted }
    let wanted = condition(after: nil, company)
    let found =
      try tx.row(
        """
        SELECT count(*) FROM (
          SELECT 1 FROM customer c WHERE \(wanted) LIMIT \(most + 1)) AS found
        """
      ) { try $0.int(0) } ?? 0
    return found > most ? .moreThan(most) : .exactly(found)
  }

  private func found(
    after place: Customer.ID?, limit: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Row] {
    if let only {
      return try rows("c.company_id = \(company) AND c.id IN (\(SQL.list(only)))", limit, in: tx)
    }
    let wanted = CustomerText.wanted(search ?? "")
    guard let search, !wanted.isEmpty else {
      return try rows(condition(after: place, company), limit, in: tx)
    }
    if let exact = try exact(search, company, in: tx) {
      return try rows(
        "\(condition(after: place, company)) AND c.id IN (\(SQL.list(exact)))", limit, in: tx)
    }
    guard let few = try index?.candidates(wanted, in: tx) else {
      return try walk(wanted, after: place, limit: limit, of: company, in: tx)
    }
    return try among(few, wanted, after: place, limit: limit, of: company, in: tx)
  }

  /// Who types a whole address or a whole SIREN looks for nobody else.
  private func exact(_ search: String, _ company: CompanyID, in tx: borrowing Transaction) throws
    -> [Customer.ID]?
  {
    let search = CleanText.line(search)
    var found: [Customer.ID] = []
    if let address = try? EmailAddress(search) {
      found = try tx.rows(
        """
        SELECT customer_id FROM customer_email
        WHERE company_id = \(company) AND address = \(address.key)
        ORDER BY customer_id DESC LIMIT 1000
        """
      ) { try $0.id(0) }
    }
    let digits = search.filter { !$0.isWhitespace }
    if digits.utf8.count == 9, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let id = try CustomerStore.id(identity: "siren:\(digits)", of: company, in: tx)
    {
      found = [id]
    }
    return found.isEmpty ? nil : found
  }

  // MARK: Words

  /// As many at a time as it takes on: common words are found at once, rare ones by the index.
  private func walk(
    _ wanted: [String], after place: Customer.ID?, limit: Int, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [Row] {
    var (found, place, step): ([Row], Customer.ID?, Int) = ([], place, 200)
    while found.count < limit {
      let looked = try rows(condition(after: place, company), step, in: tx)
      found += looked.filter { CustomerText($0.customer).holds(wanted) }
      guard looked.count == step, let last = looked.last else { break }
      (place, step) = (last.id, min(step * 2, 5_000))
    }
    return Array(found.prefix(limit))
  }

  private func among(
    _ few: Set<Customer.ID>, _ wanted: [String], after place: Customer.ID?, limit: Int,
    of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Row] {
    let ids = few.filter { id in place.map { isDescending ? id < $0 : $0 < id } ?? true }
      .sorted { isDescending ? $1 < $0 : $0 < $1 }
    var found: [Row] = []
    for start in stride(from: 0, to: ids.count, by: 500) where found.count < limit {
      let part = ids[start..<min(ids.count, start + 500)]
      found += try rows(
        "\(condition(after: nil, company)) AND c.id IN (\(SQL.list(part)))", part.count, in: tx
      ).filter { CustomerText($0.customer).holds(wanted) }
    }
    return Array(found.prefix(limit))
  }

  // MARK: Statements

  private func condition(after place: Customer.ID?, _ company: CompanyID) -> SQL {
    var wanted: SQL = "c.company_id = \(company)"
    if let place { wanted = "\(wanted) AND c.id \((isDescending ? "<" : ">") as SQL) \(place)" }
    if let kind { wanted = "\(wanted) AND c.kind = \(kind.rawValue)" }
    return wanted
  }

  private func rows(_ wanted: SQL, _ limit: Int, in tx: borrowing Transaction) throws -> [Row] {
    let direction: SQL = isDescending ? " DESC" : ""
    return try tx.rows(
      """
      SELECT \(Self.columns) FROM customer c WHERE \(wanted)
      ORDER BY c.id\(direction) LIMIT \(limit)
      """, Self.row)
  }

  package static func one(_ id: Customer.ID, of company: CompanyID, in tx: borrowing Transaction)
    throws -> Row?
  {
    try tx.row(
      "SELECT \(columns) FROM customer c WHERE c.company_id = \(company) AND c.id = \(id)", row)
  }

  private static let columns: SQL =
    "c.id, c.kind, c.name, c.email, c.siren, c.vat_identifier, c.created_at"

  private static func row(_ row: Storage.Row) throws -> Row {
    Row(
      id: try row.id(0),
      customer: Customer(
        kind: Customer.Kind(rawValue: try row.text(1)) ?? .consumer, name: try row.text(2),
        email: try row.textOrNil(3), siren: try row.textOrNil(4),
        vatIdentifier: try row.textOrNil(5)),
      since: try row.instant(6))
  }
}
