import Kernel
import Money
import Storage

/// The orders as their page lists them: what was issued, what is prepared, what the shield stopped.
struct OrderListing: Sendable {
  enum State: String, Sendable, CaseIterable { case prepared, blocked, issued }

  /// An order, and what came of it.
  struct Row: Sendable {
    let id: OrderID?
    let source: String
    let number: String
    let orderedOn: LocalDate?
    /// Its latest document or its draft.
    var document: InvoiceSummary?
    /// Of an order without either: as the shop said it.
    var buyer: String?
    /// What the shield found and nobody mended.
    var findings: [Text] = []
  }

  var state: State?
  /// A whole number, of whichever shop.
  var number: String?
  var isDescending = true

  /// - Returns: at most `limit` rows after a place, and whether there are more.
  func page(after place: OrderID?, limit: Int, of company: CompanyID, in tx: borrowing Transaction)
    throws -> (rows: [Row], hasMore: Bool)
  {
    if state == .blocked { return (try blocked(limit, company, in: tx), false) }
    var found = try orders(after: place, limit: limit + 1, company, in: tx)
    let hasMore = found.cut(to: limit)
    var wanted = InvoiceListing()
    wanted.only = found.compactMap(\.document)
    let documents = try wanted.page(after: nil, limit: limit, of: company, in: tx).rows
    let byID = Dictionary(documents.map { ($0.summary.id, $0.summary) }) { first, _ in first }
    var rows: [Row] = []
    for order in found {
      var row = Row(
        id: order.id, source: order.source, number: order.number, orderedOn: order.orderedOn,
        document: order.document.flatMap { byID[$0] })
      if row.document?.number == nil {
        row.findings = try Self.findings(order.source, order.number, company, in: tx)
      }
      if row.document == nil {
        row.buyer = try? OrderStore.order(order.id, of: company, in: tx).buyer.name
      }
      rows.append(row)
    }
    return (rows, hasMore)
  }

  // MARK: Orders

  private struct Found {
    let id: OrderID
    let source: String
    let number: String
    let orderedOn: LocalDate
    let document: InvoiceID?
  }

  private func orders(
    after place: OrderID?, limit: Int, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Found] {
    let (direction, sign): (SQL, SQL) = isDescending ? (" DESC", "<") : ("", ">")
    var wanted: SQL = "o.company_id = \(company)"
    if let place { wanted = "\(wanted) AND o.id \(sign) \(place)" }
    if let number {
      let ids = try Self.ids(of: number, company, in: tx)
      wanted = "\(wanted) AND o.id IN (\(SQL.list(ids)))"
    }
    if state == .issued {
      wanted = """
        \(wanted) AND EXISTS (SELECT 1 FROM invoice x
          WHERE x.company_id = o.company_id AND x.order_id = o.id)
        """
    }
    // Drafts are few: they lead, and SQLite keeps the order of a cross join. Of several documents of an order the one it was
    // issued as comes first, by the index of causes ("order" comes after "credit" and "deposit").
    let from: SQL =
      state == .prepared
      ? "draft p CROSS JOIN sales_order o"
      : "sales_order o"
    if state == .prepared {
      wanted = "p.company_id = \(company) AND o.id = p.order_id AND \(wanted)"
    }
    return try tx.rows(
      """
      SELECT o.id, o.source, o.external_id, o.ordered_on,
        coalesce((SELECT x.id FROM draft x
          WHERE x.company_id = o.company_id AND x.order_id = o.id),
          (SELECT x.id FROM invoice x WHERE x.company_id = o.company_id AND x.order_id = o.id
            ORDER BY x.cause DESC LIMIT 1))
      FROM \(from) WHERE \(wanted) ORDER BY o.id\(direction) LIMIT \(limit)
      """
    ) { row in
      Found(
        id: try row.id(0), source: try row.text(1), number: try row.text(2),
        orderedOn: try row.date(3), document: try row.idOrNil(4))
    }
  }

  /// A number is a shop's: the shops are gone through one by one, by the index of their numbers.
  private static func ids(of number: String, _ company: CompanyID, in tx: borrowing Transaction)
    throws -> [OrderID]
  {
    var (ids, source): ([OrderID], String) = ([], "")
    for _ in 0..<50 {
      let next = try tx.row(
        """
        SELECT source FROM sales_order WHERE company_id = \(company) AND source > \(source)
        ORDER BY source LIMIT 1
        """
      ) { try $0.text(0) }
      guard let next else { break }
      source = next
      if let known = try OrderStore.find(
        source: next, externalID: number, of: company, in: tx)
      {
        ids.append(known.id)
      }
    }
    return ids
  }

  // MARK: The shield

  /// Also of orders that were refused before they were entered. The latest first; the shield's page has them all.
  private func blocked(_ limit: Int, _ company: CompanyID, in tx: borrowing Transaction) throws
    -> [Row]
  {
    let found = try tx.rows(
      """
      SELECT e.source, e.order_number, e.text_fr, e.text_en FROM shield_event e
      WHERE e.company_id = \(company) AND e.outcome = 'open' AND e.source <> \(ShieldStore.documents)
      ORDER BY e.last_at DESC LIMIT \(limit * 4)
      """
    ) { row in
      (
        source: try row.text(0), number: try row.text(1),
        text: Text(fr: try row.text(2), en: try row.text(3))
      )
    }
    var rows: [Row] = []
    for event in found where number == nil || event.number == number {
      let at = rows.firstIndex { $0.source == event.source && $0.number == event.number }
      if let at {
        rows[at].findings.append(event.text)
      } else if rows.count < limit {
        rows.append(try Self.row(event.source, event.number, event.text, company, in: tx))
      }
    }
    return rows
  }

  private static func row(
    _ source: String, _ number: String, _ text: Text, _ company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> Row {
    let known = try OrderStore.find(source: source, externalID: number, of: company, in: tx)
    var order: SalesOrder?
    if let id = known?.id { order = try? OrderStore.order(id, of: company, in: tx) }
    return Row(
      id: known?.id, source: source, number: number, orderedOn: order?.orderedOn,
      buyer: order?.buyer.name, findings: [text])
  }

  private static func findings(
    _ source: String, _ number: String, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Text] {
    try tx.rows(
      """
      SELECT e.text_fr, e.text_en FROM shield_event e
      WHERE e.company_id = \(company) AND e.source = \(source) AND e.order_number = \(number)
        AND e.outcome = 'open' ORDER BY e.code LIMIT 20
      """
    ) { Text(fr: try $0.text(0), en: try $0.text(1)) }
  }
}
