import EN16931
import Kernel
import Money
import Storage

/// Reading documents: lists and single ones. Writing is `InvoiceRows`.
package enum InvoiceQueries {
  /// The documents of a company, the newest first, drafts included.
  ///
  /// - Returns: at most `filter.limit` rows, and whether there are more.
  package static func list(
    _ filter: InvoiceFilter, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> (rows: [InvoiceSummary], hasMore: Bool) {
    let limit = max(1, min(filter.limit, 200))
    var filter = filter
    // Nobody who types a whole number looks for anything else, and there is an index for it.
    if let search = filter.search, filter.number == nil {
      let number = CleanText.line(search).uppercased()
      if try id(of: number, company: company, in: tx) != nil { filter.number = number }
    }
    if let external = filter.externalID {
      let id = try ExternalIDs.object(external, kind: InvoiceID.prefix, of: company, in: tx)
      guard let id else { return ([], false) }
      filter.id = InvoiceID(raw: id)
    }
    var rows = try tx.rows(query(filter, company, today: tx.today, limit: limit + 1)) {
      try summary($0, today: tx.today)
    }
    let hasMore = rows.cut(to: limit)
    return (rows, hasMore)
  }

  /// The number of an issued document.
  package static func number(of id: InvoiceID, company: CompanyID, in tx: borrowing Transaction)
    throws -> String?
  {
    try tx.row("SELECT number FROM invoice WHERE company_id = \(company) AND id = \(id)") {
      try $0.text(0)
    }
  }

  /// The document of a number; `nil` where there is none.
  package static func id(of number: String, company: CompanyID, in tx: borrowing Transaction)
    throws -> InvoiceID?
  {
    try tx.row("SELECT id FROM invoice WHERE company_id = \(company) AND number = \(number)") {
      try $0.id(0)
    }
  }

  /// A draft as its list shows it.
  package static func draft(_ id: InvoiceID, of company: CompanyID, in tx: borrowing Transaction)
    throws -> InvoiceSummary?
  {
    let today = tx.today
    return try tx.row(
      """
      SELECT \(draftColumns) FROM draft d WHERE d.company_id = \(company) AND d.id = \(id)
      """
    ) { try summary($0, today: today) }
  }

  static let draftColumns: SQL = """
    d.id AS id, '380' AS kind, NULL AS type_code, NULL AS number,
    NULL AS issue_date, NULL AS due_date,
    d.buyer_name AS buyer_name, d.order_reference AS order_reference, d.currency AS currency,
    d.net_minor AS net_minor, d.vat_minor AS vat_minor, d.gross_minor AS gross_minor,
    d.due_minor AS due_minor, d.due_minor AS left_minor, 0 AS credited_minor, 0 AS is_replaced,
    d.order_id AS order_id, CAST(NULL AS BYTEA) AS customer_id
    """

  static let issuedColumns: SQL = """
    i.id AS id, i.kind AS kind, i.type_code AS type_code, i.number AS number,
    i.issue_date AS issue_date,
    i.due_date AS due_date, i.buyer_name AS buyer_name, i.order_reference AS order_reference,
    i.currency AS currency, i.net_minor AS net_minor, i.vat_minor AS vat_minor,
    i.gross_minor AS gross_minor, i.due_minor AS due_minor, \(left) AS left_minor,
    \(credited) AS credited_minor,
    (SELECT count(*) FROM invoice r
      WHERE r.company_id = i.company_id AND r.replaces = i.id) AS is_replaced,
    i.order_id AS order_id, i.customer_id AS customer_id
    """

  private static let credited: SQL = """
    coalesce((SELECT CAST(sum(c.net_minor) AS BIGINT) FROM credit c
      WHERE c.company_id = i.company_id AND c.invoice_id = i.id), 0)
    """

  private static func query(
    _ filter: InvoiceFilter, _ company: CompanyID, today: LocalDate, limit: Int
  ) -> SQL {
    var issued: SQL = "i.company_id = \(company)"
    var draft: SQL = "d.company_id = \(company)"
    if let before = filter.before {
      issued = "\(issued) AND i.id < \(before)"
      draft = "\(draft) AND d.id < \(before)"
    }
    if let id = filter.id {
      issued = "\(issued) AND i.id = \(id)"
      draft = "\(draft) AND d.id = \(id)"
    }
    if let order = filter.order {
      issued = "\(issued) AND i.order_id = \(order)"
      draft = "\(draft) AND d.order_id = \(order)"
    }
    if let customer = filter.customer { issued = "\(issued) AND i.customer_id = \(customer)" }
    if let except = filter.except { issued = "\(issued) AND i.id <> \(except)" }
    if filter.hidesSelfBilled {
      issued = "\(issued) AND coalesce(i.type_code, '') NOT IN ('389', '261')"
    }
    if let day = filter.issuedFrom { issued = "\(issued) AND i.issue_date >= \(day)" }
    if let day = filter.issuedThrough { issued = "\(issued) AND i.issue_date <= \(day)" }
    if let kind = filter.kind {
      issued = "\(issued) AND coalesce(i.type_code, i.kind) = \(kind.rawValue)"
    }
    let search = search(filter, company)
    issued = "\(issued) AND \(search.issued)"
    draft = "\(draft) AND \(search.draft)"
    if let status = filter.status { issued = "\(issued) AND \(condition(status, credited, today))" }
    let wantsIssued = filter.status != .draft
    let wantsDrafts =
      (filter.status ?? .draft) == .draft && (filter.kind ?? .invoice) == .invoice
      && filter.customer == nil && filter.issuedFrom == nil && filter.issuedThrough == nil
    if !wantsDrafts { draft = "\(draft) AND 1 = 0" }
    let issuedRows: SQL = """
      SELECT \(issuedColumns)
      FROM \(search.source) WHERE \(issued) ORDER BY i.id DESC LIMIT \(limit)
      """
    let draftRows: SQL = """
      SELECT \(draftColumns)
      FROM draft d WHERE \(draft) ORDER BY d.id DESC LIMIT \(limit)
      """
    switch (wantsIssued, wantsDrafts) {
    case (true, false): return issuedRows
    case (false, _): return draftRows
    case (true, true):
      return """
        SELECT * FROM (SELECT * FROM (\(issuedRows)) AS issued
          UNION ALL SELECT * FROM (\(draftRows)) AS drafts) AS documents
        ORDER BY id DESC LIMIT \(limit)
        """
    }
  }

  /// What is searched, and which rows of it are wanted.
  private static func search(_ filter: InvoiceFilter, _ company: CompanyID) -> (
    source: SQL, issued: SQL, draft: SQL
  ) {
    if let number = filter.number { return ("invoice i", "i.number = \(number)", "1 = 0") }
    let words = InvoiceText.wanted(filter.search ?? "")
    guard !words.isEmpty else { return ("invoice i", "1 = 1", "1 = 1") }
    var (issued, draft): (SQL, SQL) = ("t.company_id = \(company)", "1 = 1")
    for word in words {
      issued = "\(issued) AND instr(t.words, \(word)) > 0"
      draft = "\(draft) AND \(draftCondition(word))"
    }
    let texts = InvoiceText.table(among: filter.among, of: company)
    return (
      "\(texts) AS t JOIN invoice i ON i.company_id = t.company_id AND i.id = t.invoice_id",
      issued, draft
    )
  }

  /// Drafts are few: they have no text of their own.
  static func draftCondition(_ word: String) -> SQL {
    let amount = word.hasPrefix("\n") ? try? Money(word.filter { $0 != "\n" }) : nil
    if let amount {
      return "(d.gross_minor = \(amount.minorUnits) OR d.net_minor = \(amount.minorUnits))"
    }
    return """
      (instr(d.buyer_search, \(word)) > 0 OR instr(lower(d.order_reference), \(word)) > 0)
      """
  }

  /// What payments recorded since leave of what the document asks for.
  static let left: SQL = "(i.due_minor - \(OpenDocument.settledSQL))"

  private static func condition(
    _ status: InvoiceSummary.Status, _ credited: SQL, _ today: LocalDate
  ) -> SQL {
    let isReplaced: SQL = """
      (SELECT count(*) FROM invoice r WHERE r.company_id = i.company_id AND r.replaces = i.id)
      """
    let stands: SQL = "i.kind = '380' AND \(isReplaced) = 0"
    return switch status {
    case .draft: "1 = 0"
    case .issued: "i.kind = '381'"
    case .replaced: "\(isReplaced) > 0"
    case .credited: "i.kind = '380' AND \(credited) >= i.net_minor AND i.net_minor > 0"
    case .partlyCredited: "i.kind = '380' AND \(credited) > 0 AND \(credited) < i.net_minor"
    case .paid: "\(stands) AND \(credited) = 0 AND \(left) <= 0"
    case .due:
      "\(stands) AND coalesce(i.type_code, '') <> '389' AND \(credited) = 0 AND \(left) > 0 AND coalesce(i.due_date, \(today)) >= \(today)"
    case .overdue:
      "\(stands) AND coalesce(i.type_code, '') <> '389' AND \(credited) = 0 AND \(left) > 0 AND i.due_date < \(today)"
    }
  }

  /// What is left of documents that are to be paid, by the day they are due: sums, not documents.
  ///
  /// - Parameter day: only what was due before it.
  package static func owed(
    before day: LocalDate? = nil, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [(
    dueDate: LocalDate?, currency: Currency, count: Int, left: Int64
  )] {
    let isDue: SQL = day.map { " AND s.due_date < \($0)" } ?? ""
    let open: SQL = """
      FROM invoice_standing s
      WHERE s.company_id = \(company) AND s.standing = \(InvoiceStanding.open.rawValue)\(isDue)
      """
    var hasForeign = false
    // In the order of the index, day by day: told to tell currencies apart, SQLite would sort a million rows.
    var owed = try tx.rows(
      """
      SELECT s.due_date, count(*), CAST(sum(CASE WHEN s.currency = 'EUR' THEN 1 ELSE 0 END) AS BIGINT),
        CAST(sum(CASE WHEN s.currency = 'EUR' THEN s.left_minor ELSE 0 END) AS BIGINT)
      \(open) GROUP BY s.due_date
      """
    ) { row in
      let euros = try row.int(2)
      if try row.int(1) > euros { hasForeign = true }
      return (
        dueDate: try dueDate(row), currency: Currency.eur, count: euros, left: try row.int64(3)
      )
    }.filter { $0.count > 0 }
    if hasForeign {
      owed += try tx.rows(
        """
        SELECT s.due_date, s.currency, count(*), CAST(sum(s.left_minor) AS BIGINT)
        \(open) AND s.currency <> 'EUR' GROUP BY s.due_date, s.currency
        """
      ) {
        (
          dueDate: try dueDate($0), currency: Currency(code: try $0.text(1)) ?? .eur,
          count: try $0.int(2), left: try $0.int64(3)
        )
      }
    }
    return owed
  }

  /// What has no due date stands as due last.
  private static func dueDate(_ row: Row) throws -> LocalDate? {
    let day = try row.date(0)
    return day.year == 9999 ? nil : day
  }

  static func summary(_ row: Row, today: LocalDate) throws -> InvoiceSummary {
    let currency = Currency(code: try row.text("currency")) ?? .eur
    func money(_ column: String) throws -> Money {
      Money(minorUnits: try row.int64(column), currency: currency)
    }
    let kind = try DocumentType(row)
    let number = try row.textOrNil("number")
    let dueDate = try row.dateOrNil("due_date")
    let net = try money("net_minor")
    let due = try money("due_minor")
    let left = try money("left_minor")
    let credited = try row.int64("credited_minor")
    return InvoiceSummary(
      id: try row.id("id"), kind: kind, number: number,
      status: status(
        kind, isDraft: number == nil, isReplaced: try row.int64("is_replaced") > 0, net: net,
        left: left, credited: credited, dueDate, today),
      issueDate: try row.dateOrNil("issue_date"), dueDate: dueDate,
      buyerName: try row.text("buyer_name"), orderReference: try row.textOrNil("order_reference"),
      net: net, vat: try money("vat_minor"), gross: try money("gross_minor"), due: due,
      left: left, order: try row.idOrNil("order_id"), customer: try row.idOrNil("customer_id"))
  }

  static func status(
    _ kind: DocumentType, isDraft: Bool, isReplaced: Bool, net: Money, left: Money, credited: Int64,
    _ dueDate: LocalDate?, _ today: LocalDate
  ) -> InvoiceSummary.Status {
    if isDraft { return .draft }
    if kind.isCreditNote { return .issued }
    if isReplaced { return .replaced }
    if credited > 0 { return credited >= net.minorUnits ? .credited : .partlyCredited }
    if left.minorUnits <= 0 { return .paid }
    return dueDate.map { $0 < today } ?? false ? .overdue : .due
  }
}

extension DocumentType {
  /// From the columns `kind` and `type_code`.
  init(_ row: Row) throws {
    let code = try row.textOrNil("type_code") ?? row.text("kind")
    self = DocumentType(rawValue: code) ?? .invoice
  }
}
