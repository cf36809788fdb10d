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

    var key: Key { id.map { .order($0) } ?? .held(source: source, number: number) }
  }

  var state: State?
  /// A whole number, of whichever shop.
  var number: String?
  var isDescending = true
  /// Only these, whatever else is said.
  var only: [Key]?

  /// What tells rows apart: an order; or, where the shield stopped one before it was entered, what its shop calls it.
  enum Key: Hashable, Sendable {
    case order(OrderID)
    case held(source: String, number: String)

    init?(_ text: String) {
      if let id = OrderID(text) {
        self = .order(id)
      } else if let held = try? HeldPlace(text: text) {
        self = .held(source: held.source, number: held.number)
      } else {
        return nil
      }
    }

    var text: String {
      switch self {
      case .order(let id): "\(id)"
      case .held(let source, let number): HeldPlace(at: 0, source: source, number: number).text
      }
    }
  }

  /// - Returns: at most `limit` rows after a place, and the place the next begin after.
  func page(after place: String?, limit: Int, of company: CompanyID, in tx: borrowing Transaction)
    throws -> (rows: [Row], next: String?)
  {
    if let only { return (try Self.rows(only, company, in: tx), nil) }
    if state == .blocked {
      let place = try place.map { try HeldPlace(text: $0) }
      return try blocked(after: place, limit, company, in: tx)
    }
    let id = try place.map { OrderID(raw: try RawID(cursor: Cursor(text: $0))) }
    var found = try orders(after: id, limit: limit + 1, company, in: tx)
    let hasMore = found.cut(to: limit)
    return (
      try Self.rows(found, company, in: tx), hasMore ? found.last?.id.raw.cursor.text : nil
    )
  }

  /// How many match, counted up to `most`.
  func count(upTo most: Int, of company: CompanyID, in tx: borrowing Transaction) throws
    -> ListPage.Matching
  {
    guard number == nil else { return .uncounted }
    let rows: SQL =
      switch state {
      case nil: "SELECT 1 FROM sales_order WHERE company_id = \(company) LIMIT \(most + 1)"
      case .prepared: "SELECT 1 FROM draft WHERE company_id = \(company) LIMIT \(most + 1)"
      case .issued: "SELECT id FROM (\(Self.issued(company, limit: most + 1))) AS o"
      case .blocked:
        """
        SELECT 1 FROM shield_event e WHERE \(Self.isHeld(company)) LIMIT \(most + 1)
        """
      }
    let found =
      try tx.row("SELECT count(*) FROM (\(rows)) AS found") { try $0.int(0) } ?? 0
    return found > most ? .moreThan(most) : .exactly(found)
  }

  /// The drafts and documents of what matches, at most `limit`: of all that match the drafts alone, since what is issued is
  /// done.
  func documents(limit: Int, of company: CompanyID, in tx: borrowing Transaction) throws
    -> [InvoiceID]
  {
    if only == nil, number == nil, state != .blocked {
      if state == .issued { return [] }
      return try tx.rows(
        "SELECT id FROM draft WHERE company_id = \(company) ORDER BY id LIMIT \(limit)"
      ) { try $0.id(0) }
    }
    if only == nil, number == nil { return try heldDrafts(limit: limit, company, in: tx) }
    let rows = try page(after: nil, limit: limit, of: company, in: tx).rows
    return rows.compactMap { row in
      only != nil || row.document?.number == nil ? row.document?.id : nil
    }
  }

  private func heldDrafts(
    limit: Int, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> [InvoiceID] {
    try tx.rows(
      """
      SELECT p.id FROM shield_event e
      JOIN sales_order o ON o.company_id = \(company) AND o.source = e.source
        AND o.external_id = e.order_number
      JOIN draft p ON p.company_id = \(company) AND p.order_id = o.id
      WHERE \(Self.isHeld(company)) ORDER BY p.id LIMIT \(limit)
      """
    ) { try $0.id(0) }
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
    let later: SQL? = place.map { "\(sign) \($0)" }
    var wanted: SQL = "o.company_id = \(company)"
    if let later { wanted = "\(wanted) AND o.id \(later)" }
    // What is fewer leads, and SQLite keeps the order of a cross join.
    var from: SQL = "sales_order o"
    if let number {
      let ids = try Self.ids(of: number, company, in: tx)
      wanted = "\(wanted) AND o.id IN (\(SQL.list(ids)))"
    }
    switch state {
    case .prepared:
      from = "draft p CROSS JOIN sales_order o"
      wanted = "p.company_id = \(company) AND o.id = p.order_id AND \(wanted)"
    case .issued where number == nil:
      let issued = Self.issued(company, later, direction, limit: limit)
      from = "(\(issued)) AS p CROSS JOIN sales_order o"
      wanted = "o.id = p.id AND \(wanted)"
    case .issued:
      wanted = """
        \(wanted) AND EXISTS (SELECT 1 FROM invoice x
          WHERE x.company_id = o.company_id AND x.order_id = o.id)
        """
    case .blocked, nil: break
    }
    return try Self.found(
      "\(from) WHERE \(wanted) ORDER BY o.id\(direction) LIMIT \(limit)", in: tx)
  }

  /// The orders that have a document, by the index that tells its documents apart.
  private static func issued(
    _ company: CompanyID, _ later: SQL? = nil, _ direction: SQL = "", limit: Int
  ) -> SQL {
    let after: SQL = later.map { " AND x.order_id \($0)" } ?? ""
    return """
      SELECT DISTINCT x.order_id AS id FROM invoice x WHERE x.company_id = \(company)\(after)
      ORDER BY x.order_id\(direction) LIMIT \(limit)
      """
  }

  /// Of several documents of an order the one it was issued as comes first, by the index of causes ("order" comes after
  /// "credit" and "deposit").
  private static func found(_ rest: SQL, in tx: borrowing Transaction) throws -> [Found] {
    try tx.rows(
      """
      SELECT o.id, o.source, o.external_id, o.ordered_on,
        coalesce((SELECT x.id FROM draft x
          WHERE x.company_id = o.company_id AND x.order_id = o.id),
          (SELECT x.id FROM invoice x WHERE x.company_id = o.company_id AND x.order_id = o.id
            ORDER BY x.cause DESC LIMIT 1))
      FROM \(rest)
      """
    ) { row in
      Found(
        id: try row.id(0), source: try row.text(1), number: try row.text(2),
        orderedOn: try row.date(3), document: try row.idOrNil(4))
    }
  }

  /// What is said of each, in their order.
  private static func rows(
    _ found: [Found], _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Row] {
    var wanted = InvoiceListing()
    wanted.only = found.compactMap(\.document)
    let documents = try wanted.page(after: nil, limit: found.count, of: company, in: tx).rows
    let byID = Dictionary(documents.map { ($0.summary.id, $0.summary) }) { first, _ in first }
    return try found.map { order in
      var row = Row(
        id: order.id, source: order.source, number: order.number, orderedOn: order.orderedOn,
        document: order.document.flatMap { byID[$0] })
      if row.document?.number == nil {
        row.findings = try findings(order.source, order.number, company, in: tx)
      }
      if row.document == nil {
        row.buyer = try? OrderStore.order(order.id, of: company, in: tx).buyer.name
      }
      return row
    }
  }

  private static func rows(
    _ keys: [Key], _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Row] {
    var ids: [OrderID] = []
    var rows: [Row] = []
    for key in keys {
      switch key {
      case .order(let id): ids.append(id)
      case .held(let source, let number):
        let row = try row(source, number, company, in: tx)
        if !row.findings.isEmpty { rows.append(row) }
      }
    }
    let orders = try found(
      """
      sales_order o WHERE o.company_id = \(company) AND o.id IN (\(SQL.list(ids)))
      ORDER BY o.id DESC
      """, in: tx)
    return try self.rows(orders, company, in: tx) + rows
  }

  /// A number is a shop's: the shops are gone through one by one, by the index of their numbers.
  private static func ids(of number: String, _ company: CompanyID, in tx: borrowing Transaction)
    throws -> [OrderID]
  {
    try sources(of: "sales_order", company, in: tx).compactMap { source in
      try OrderStore.find(source: source, externalID: number, of: company, in: tx)?.id
    }
  }

  /// The shops in a table whose key begins with them; at most fifty.
  private static func sources(
    of table: SQL, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> [String] {
    var sources: [String] = []
    while sources.count < 50 {
      let next = try tx.row(
        """
        SELECT source FROM \(table) WHERE company_id = \(company) AND source > \(sources.last ?? "")
        ORDER BY source LIMIT 1
        """
      ) { try $0.text(0) }
      guard let next else { break }
      sources.append(next)
    }
    return sources
  }

  // MARK: The shield

  /// An order of which the last finding that nobody mended came then.
  private struct HeldPlace {
    let at: Int64
    let source: String
    let number: String

    init(at: Int64, source: String, number: String) {
      (self.at, self.source, self.number) = (at, source, number)
    }

    /// - Throws: `HTTPProblem.unreadable`.
    init(text: String) throws {
      let parts = try Cursor(text: text).bytes.split(
        separator: 0, maxSplits: 2, omittingEmptySubsequences: false
      ).map { String(decoding: $0, as: UTF8.self) }
      guard parts.count == 3, let at = Int64(parts[0]), !parts[2].utf8.contains(0) else {
        throw HTTPProblem.noSuchPage
      }
      self.init(at: at, source: parts[1], number: parts[2])
    }

    var text: String { Cursor(bytes: Array("\(at)\0\(source)\0\(number)".utf8)).text }
  }

  /// The event `e` is the last of its order that is open: an order has one of them. The moment is an expression, so that the
  /// others of an order are found by the order, not among all that came later.
  private static func isHeld(_ company: CompanyID) -> SQL {
    """
    e.company_id = \(company) AND e.outcome = 'open' AND e.source <> \(ShieldStore.documents)
      AND NOT EXISTS (SELECT 1 FROM shield_event l WHERE l.company_id = \(company)
        AND l.source = e.source AND l.order_number = e.order_number AND l.outcome = 'open'
        AND (l.last_at + 0, l.code) > (e.last_at, e.code))
    """
  }

  /// Also orders that were refused before they were entered; the latest first.
  private func blocked(
    after place: HeldPlace?, _ limit: Int, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> (rows: [Row], next: String?) {
    var wanted = Self.isHeld(company)
    if let number {
      // What holds the mail of a document is no order.
      let sources = try Self.sources(of: "shield_event", company, in: tx)
      let keys = sources.filter { $0 != ShieldStore.documents }.map {
        Key.held(source: $0, number: number)
      }
      return (try Self.rows(keys, company, in: tx), nil)
    }
    if let place {
      wanted = """
        \(wanted) AND (e.last_at, e.source, e.order_number)
          < (\(place.at), \(place.source), \(place.number))
        """
    }
    var found = try tx.rows(
      """
      SELECT e.last_at, e.source, e.order_number FROM shield_event e WHERE \(wanted)
      ORDER BY e.last_at DESC, e.source DESC, e.order_number DESC LIMIT \(limit + 1)
      """
    ) { HeldPlace(at: try $0.int64(0), source: try $0.text(1), number: try $0.text(2)) }
    let hasMore = found.cut(to: limit)
    let rows = try found.map { try Self.row($0.source, $0.number, company, in: tx) }
    return (rows, hasMore ? found.last?.text : nil)
  }

  private static func row(
    _ source: String, _ number: String, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> Row {
    if let known = try OrderStore.find(source: source, externalID: number, of: company, in: tx) {
      let orders = try found(
        "sales_order o WHERE o.company_id = \(company) AND o.id = \(known.id)", in: tx)
      if let row = try rows(orders, company, in: tx).first { return row }
    }
    return Row(
      id: nil, source: source, number: number, orderedOn: nil,
      findings: try findings(source, number, company, in: tx))
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
