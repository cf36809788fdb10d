import Customers
import Hummingbird
import Kernel
import Money
import Storage

/// `GET /v1/orders` and one of them: what was entered, and what was made of it. Entering is `InvoicingAPI`.
package struct OrdersAPI: Sendable {
  let company: CompanyID
  let database: Database

  package init(company: CompanyID, database: Database) {
    self.company = company
    self.database = database
  }

  private static let path = "/v1/orders/:id"

  package func add(to routes: Routes) {
    let company = company
    routes.get("/v1/orders", .may(.documentsRead)) { request, _ in try await list(request) }
    routes.object(Self.path, .may(.documentsRead), database) { key, _, tx in
      let id = try OrderID(address: key[0])
      guard let row = try OrderList.one(id, of: company, in: tx) else {
        throw InvoicingError.orderNotFound(key[0])
      }
      let body = try OrderStore.body(id, of: company, in: tx)
      let json = JSONWriter()
      try Self.write(
        row, documents: OrderList.documents(of: [id], company: company, in: tx)[id] ?? [],
        externalID: ExternalIDs.id(of: "\(id)", company: company, in: tx), body: body, to: json)
      return json
    }
    ExternalIDRoute.add(below: Self.path, .may(.draftsWrite), of: company, database, to: routes)
    for path in ["/v1/orders", Self.path] {
      routes.expansions.add("customer", to: path, at: "customerId", from: "/v1/customers/:id")
      routes.expansions.add("invoices", to: path, at: "invoices.id", from: "/v1/invoices/:id")
    }
  }

  private func list(_ request: Request) async throws -> Response {
    let query = try ListQuery(request.query)
    let (filter, company) = (try OrderFilter(query), company)
    return .bytes(
      try await database.read { tx -> [UInt8] in
        var rows = try OrderList.rows(filter, limit: query.limit + 1, of: company, in: tx)
        let hasMore = rows.cut(to: query.limit)
        let ids = rows.map(\.id)
        let documents = try OrderList.documents(of: ids, company: company, in: tx)
        let names = try ExternalIDs.ids(of: ids, company: company, in: tx)
        let json = JSONWriter()
        try json.object {
          try json.array("data") {
            for row in rows {
              try Self.write(
                row, documents: documents[row.id] ?? [], externalID: names[row.id], to: json)
            }
          }
          json.page(hasMore: hasMore, after: rows.last?.id.raw)
        }
        return json.bytes
      }, type: "application/json")
  }

  /// - Parameter body: the order as `POST /v1/orders` takes it; only of one order.
  private static func write(
    _ row: OrderList.Row, documents: [OrderList.Document], externalID: String?,
    body: [UInt8]? = nil, to json: JSONWriter
  ) throws {
    try json.object {
      json.field("id", text: row.id)
      json.field("object", "order")
      json.field("externalId", externalID)
      json.field("source", row.source)
      json.field("number", row.number)
      json.field("orderedOn", text: row.orderedOn)
      json.field("receivedAt", text: row.receivedAt)
      json.field("revision", row.revision)
      json.field("draft", text: row.draft)
      json.field("customerId", text: documents.last?.customer)
      json.array("invoices") {
        for document in documents {
          json.object {
            json.field("id", text: document.id)
            json.field("number", document.number)
            json.field("issueDate", text: document.issueDate)
          }
        }
      }
      if let body {
        json.key("order")
        json.exact(try JSONParser.parse(body).root)
      }
      json.object("links") {
        json.field("self", "/v1/orders/\(row.id)")
        json.field("invoice", "/v1/orders/\(row.id)/invoice")
      }
    }
  }
}

/// `?q=1001&source=woocommerce&invoiced=false&from=…&through=…&external_id=…&cursor=…`.
struct OrderFilter: Sendable {
  let number: String?
  let source: String?
  let isInvoiced: Bool?
  let from: LocalDate?
  let through: LocalDate?
  let externalID: String?
  let before: OrderID?

  init(_ query: ListQuery) throws {
    number = query.fields["q"].map { CleanText.line($0) }
    source = query.fields["source"]
    isInvoiced = try query.flag("invoiced")
    from = try query.day("from")
    through = try query.day("through")
    externalID = query.fields["external_id"]
    before = try query.before()
  }
}

/// Reading orders for lists.
enum OrderList {
  struct Row: Sendable {
    let id: OrderID
    let source: String
    let number: String
    let orderedOn: LocalDate
    let receivedAt: Instant
    let revision: Int
    let draft: InvoiceID?
  }

  /// An invoice or credit note of an order, or the one it was invoiced on with others.
  struct Document: Sendable {
    let id: InvoiceID
    let number: String
    let issueDate: LocalDate
    let customer: Customer.ID
  }

  private static let columns: SQL = """
    o.id, o.source, o.external_id, o.ordered_on, o.received_at, o.revision,
    (SELECT d.id FROM draft d WHERE d.company_id = o.company_id AND d.order_id = o.id)
    """

  static func one(_ id: OrderID, of company: CompanyID, in tx: borrowing Transaction) throws
    -> Row?
  {
    try tx.row(
      "SELECT \(columns) FROM sales_order o WHERE o.company_id = \(company) AND o.id = \(id)", row)
  }

  /// The newest first.
  static func rows(
    _ filter: OrderFilter, limit: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Row] {
    var wanted: SQL = "o.company_id = \(company)"
    if let before = filter.before { wanted = "\(wanted) AND o.id < \(before)" }
    if let source = filter.source { wanted = "\(wanted) AND o.source = \(source)" }
    if let number = filter.number { wanted = "\(wanted) AND instr(o.external_id, \(number)) > 0" }
    if let from = filter.from { wanted = "\(wanted) AND o.ordered_on >= \(from)" }
    if let through = filter.through { wanted = "\(wanted) AND o.ordered_on <= \(through)" }
    if let external = filter.externalID {
      guard
        let id = try ExternalIDs.object(external, kind: OrderID.prefix, of: company, in: tx)
      else { return [] }
      wanted = "\(wanted) AND o.id = \(OrderID(raw: id))"
    }
    if let isInvoiced = filter.isInvoiced {
      let invoiced: SQL = """
        EXISTS (SELECT 1 FROM invoice i WHERE i.company_id = o.company_id AND i.order_id = o.id)
        """
      let together: SQL = """
        EXISTS (SELECT 1 FROM periodic_member m
          WHERE m.company_id = o.company_id AND m.order_id = o.id)
        """
      wanted =
        isInvoiced
        ? "\(wanted) AND (\(invoiced) OR \(together))"
        : "\(wanted) AND NOT \(invoiced) AND NOT \(together)"
    }
    return try tx.rows(
      "SELECT \(columns) FROM sales_order o WHERE \(wanted) ORDER BY o.id DESC LIMIT \(limit)", row)
  }

  /// Of each order, the oldest first.
  static func documents(
    of orders: [OrderID], company: CompanyID, in tx: borrowing Transaction
  ) throws -> [OrderID: [Document]] {
    if orders.isEmpty { return [:] }
    let rows = try tx.rows(
      """
      SELECT i.order_id, i.id, i.number, i.issue_date, i.customer_id FROM invoice i
      WHERE i.company_id = \(company) AND i.order_id IN (\(SQL.list(orders)))
      UNION ALL
      SELECT m.order_id, i.id, i.number, i.issue_date, i.customer_id FROM periodic_member m
      JOIN invoice i ON i.company_id = m.company_id AND i.order_id = m.invoiced_as
      WHERE m.company_id = \(company) AND m.order_id IN (\(SQL.list(orders)))
      """
    ) { row in
      (
        try row.id(0, as: OrderID.self),
        Document(
          id: try row.id(1), number: try row.text(2), issueDate: try row.date(3),
          customer: try row.id(4))
      )
    }
    return Dictionary(grouping: rows, by: { $0.0 })
      .mapValues { $0.map { $0.1 }.sorted { $0.id < $1.id } }
  }

  private static func row(_ row: Storage.Row) throws -> Row {
    Row(
      id: try row.id(0), source: try row.text(1), number: try row.text(2),
      orderedOn: try row.date(3), receivedAt: try row.instant(4), revision: try row.int(5),
      draft: try row.idOrNil(6))
  }
}
