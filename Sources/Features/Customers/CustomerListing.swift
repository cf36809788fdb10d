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
  /// A whole e-mail address, a SIREN, or a part of a name.
  package var search: String?
  package var isDescending = true

  package init() {}

  /// - Returns: at most `limit` rows after a place, and whether there are more.
  package func page(
    after place: Customer.ID?, limit: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> (rows: [Row], hasMore: Bool) {
    let (direction, sign): (SQL, SQL) = isDescending ? (" DESC", "<") : ("", ">")
    var wanted: SQL = "c.company_id = \(company)"
    if let place { wanted = "\(wanted) AND c.id \(sign) \(place)" }
    if let kind { wanted = "\(wanted) AND c.kind = \(kind.rawValue)" }
    if let found = condition(company) { wanted = "\(wanted) AND \(found)" }
    var rows = try tx.rows(
      """
      SELECT \(Self.columns) FROM customer c WHERE \(wanted)
      ORDER BY c.id\(direction) LIMIT \(limit + 1)
      """, Self.row)
    let hasMore = rows.cut(to: limit)
    return (rows, hasMore)
  }

  /// An address and a SIREN have an index; a part of a name reads every customer's.
  private func condition(_ company: CompanyID) -> SQL? {
    guard let search = search.map({ CleanText.line($0) }), !search.isEmpty else { return nil }
    if let address = try? EmailAddress(search) {
      return """
        c.id IN (SELECT e.customer_id FROM customer_email e
          WHERE e.company_id = \(company) AND e.address = \(address.key))
        """
    }
    let digits = search.filter { !$0.isWhitespace }
    if digits.count == 9, digits.allSatisfy(\.isNumber) {
      return "c.identity = \("siren:\(digits)")"
    }
    return """
      (instr(c.name, \(search)) > 0 OR instr(lower(c.name), \(search.lowercased())) > 0
        OR c.vat_identifier = \(search.uppercased()))
      """
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
