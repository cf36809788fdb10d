import Customers
import EN16931
import Kernel
import Money
import Storage

/// A list of documents as its page, an export or something done with all of it asks for: each order under its filters walks
/// an index from the place it is at, so that a page costs the same among a million documents.
struct InvoiceListing: Sendable {
  /// What is wanted goes by this order; ids go with time.
  enum Walk: Sendable { case day, due, gross, id }

  var status: ShownStatus?
  var kind: DocumentType?
  var search: String?
  var customer: Customer.ID?
  /// Of issue; of the due date where what is left to pay is listed.
  var from: LocalDate?
  var through: LocalDate?
  var least: Money?
  var most: Money?
  var isDescending = true
  var walk = Walk.day
  /// Only these, whatever else is said.
  var only: [InvoiceID]?
  /// What `search` is found in is among these (`DocumentIndex`); `nil` where all are to be read.
  var among: [InvoiceID]?

  /// A row, and what the next page begins after.
  struct Place: Sendable {
    /// The day or the amount; empty among the drafts.
    let key: String
    let id: RawID

    init(key: String, id: RawID) {
      self.key = key
      self.id = id
    }

    init(text: String) throws {
      let bytes = try Cursor(text: text).bytes
      let id = try RawID(cursor: Cursor(bytes: Array(bytes.prefix(16))))
      // A day or an amount: what PostgreSQL would refuse as a text is neither.
      let key = String(
        decoding: bytes.dropFirst(16).filter { (0x2D...0x39).contains($0) }, as: UTF8.self)
      self.init(key: key, id: id)
    }

    var text: String { Cursor(bytes: id.bytes + Array(key.utf8)).text }
  }

  struct Found: Sendable {
    let summary: InvoiceSummary
    let place: Place
  }

  // MARK: Reading

  /// - Returns: at most `limit` rows after a place, and whether there are more. Drafts, which have no day, come first.
  func page(after place: Place?, limit: Int, of company: CompanyID, in tx: borrowing Transaction)
    throws -> (rows: [Found], hasMore: Bool)
  {
    let today = tx.today
    var rows: [Found] = []
    let wanted = try exact(company, in: tx)
    if wanted.wantsDrafts, place?.key.isEmpty ?? true {
      rows = try tx.rows(
        """
        SELECT \(InvoiceQueries.draftColumns) FROM draft d
        WHERE \(wanted.drafts(after: place?.id, company)) ORDER BY d.id\(direction) LIMIT \(limit + 1)
        """
      ) { row in
        let summary = try InvoiceQueries.summary(row, today: today)
        return Found(summary: summary, place: Place(key: "", id: summary.id.raw))
      }
    }
    if wanted.wantsIssued, rows.count <= limit {
      let source = wanted.source(company, today)
      let begins = place?.key.isEmpty ?? true ? nil : place
      rows += try tx.rows(
        """
        SELECT \(InvoiceQueries.issuedColumns), \(source.key) AS place FROM \(source.from)
        WHERE \(try wanted.condition(source, after: begins)) \(wanted.ordered(source))
        LIMIT \(limit + 1 - rows.count)
        """
      ) { row in
        let summary = try InvoiceQueries.summary(row, today: today)
        let key = wanted.walk == .gross ? String(try row.int64("place")) : try row.text("place")
        return Found(summary: summary, place: Place(key: key, id: summary.id.raw))
      }
    }
    let hasMore = rows.cut(to: limit)
    return (rows, hasMore)
  }

  /// How many match, counted up to `most`.
  func count(upTo most: Int, of company: CompanyID, in tx: borrowing Transaction) throws
    -> ListPage.Matching
  {
    // A search reads the text of every document: nobody waits for that twice.
    guard search == nil else { return .uncounted }
    let found = try ids(limit: most + 1, counting: true, of: company, in: tx).count
    return found > most ? .moreThan(most) : .exactly(found)
  }

  /// The ids of all that match, at most `limit`.
  func ids(limit: Int, of company: CompanyID, in tx: borrowing Transaction) throws -> [InvoiceID] {
    try ids(limit: limit, counting: false, of: company, in: tx).ids
  }

  private func ids(
    limit: Int, counting: Bool, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> (ids: [InvoiceID], count: Int) {
    let wanted = try exact(company, in: tx)
    var parts: [SQL] = []
    if wanted.wantsDrafts {
      parts.append(
        "SELECT d.id AS id FROM draft d WHERE \(wanted.drafts(after: nil, company)) LIMIT \(limit)")
    }
    if wanted.wantsIssued {
      let source = wanted.source(company, tx.today)
      parts.append(
        """
        SELECT i.id AS id FROM \(source.from) WHERE \(try wanted.condition(source, after: nil))
        \(wanted.ordered(source)) LIMIT \(limit)
        """)
    }
    var (ids, count): ([InvoiceID], Int) = ([], 0)
    for part in parts where count < limit {
      if counting {
        count += try tx.row("SELECT count(*) FROM (\(part)) AS found") { try $0.int(0) } ?? 0
      } else {
        ids += try tx.rows(part) { try $0.id(0, as: InvoiceID.self) }
        count = ids.count
      }
    }
    return (Array(ids.prefix(limit)), min(count, limit))
  }

  /// Who types a whole number looks for nothing else, and there is an index for it.
  private func exact(_ company: CompanyID, in tx: borrowing Transaction) throws -> InvoiceListing {
    guard let search, only == nil,
      let id = try InvoiceQueries.id(
        of: CleanText.line(search).uppercased(), company: company, in: tx)
    else { return self }
    var exact = InvoiceListing()
    exact.only = [id]
    return exact
  }

  /// - Returns: the same, looking among fewer documents where an index knows which.
  func narrowed(by index: DocumentIndex?, in tx: borrowing Transaction) throws -> InvoiceListing {
    var narrowed = self
    if only == nil { narrowed.among = try index?.candidates(search, in: tx) }
    return narrowed
  }

  // MARK: Statements

  private var direction: SQL { isDescending ? " DESC" : "" }
  private var sign: SQL { isDescending ? "<" : ">" }

  private var wantsDrafts: Bool {
    if only != nil { return true }
    return (status ?? .draft) == .draft && (kind ?? .invoice) == .invoice && customer == nil
      && from == nil && through == nil && walk != .gross
  }

  private var wantsIssued: Bool { only != nil || status != .draft }

  private func drafts(after id: RawID?, _ company: CompanyID) -> SQL {
    var wanted: SQL = "d.company_id = \(company)"
    if let only { wanted = "\(wanted) AND d.id IN (\(SQL.list(only)))" }
    if let id {
      wanted = "\(wanted) AND d.id \(sign) \(InvoiceID(raw: id))"
    }
    for word in InvoiceText.wanted(search ?? "") {
      wanted = "\(wanted) AND \(InvoiceQueries.draftCondition(word))"
    }
    return wanted
  }

  /// The tables in the order they are walked, and by what.
  private struct Source {
    let from: SQL
    var conditions: [SQL]
    /// What rows are ordered by, before their ids.
    let key: SQL
    let id: SQL
  }

  private func source(_ company: CompanyID, _ today: LocalDate) -> Source {
    if let only {
      return Source(
        from: "invoice i",
        conditions: ["i.company_id = \(company)", "i.id IN (\(SQL.list(only)))"],
        key: "i.issue_date", id: "i.id")
    }
    var source = plainSource(company)
    source.conditions += standing(today) + kinds
    return source
  }

  /// A cross join: SQLite walks its tables in the order they are written.
  private func plainSource(_ company: CompanyID) -> Source {
    let joined: SQL = "s.company_id = i.company_id AND s.invoice_id = i.id"
    if let words = search.map(InvoiceText.wanted), !words.isEmpty {
      let found = words.map { "instr(t.words, \($0)) > 0" as SQL }
      let texts = InvoiceText.table(among: among, of: company)
      return Source(
        from: "\(texts) AS t CROSS JOIN invoice i CROSS JOIN invoice_standing s",
        conditions: [
          "t.company_id = \(company)", "i.company_id = t.company_id", "i.id = t.invoice_id", joined,
        ] + found + days("i.issue_date"),
        key: "i.issue_date", id: "t.invoice_id")
    }
    if let customer {
      return Source(
        from: "invoice i CROSS JOIN invoice_standing s",
        conditions: ["i.company_id = \(company)", "i.customer_id = \(customer)", joined]
          + days("i.issue_date"),
        key: "i.issue_date", id: "i.id")
    }
    if walk == .gross {
      return Source(
        from: "invoice i", conditions: ["i.company_id = \(company)"] + amounts,
        key: "i.gross_minor", id: "i.id")
    }
    if goesByStanding {
      let key: SQL = walk == .due ? "s.due_date" : "s.issue_date"
      return Source(
        from: "invoice_standing s CROSS JOIN invoice i",
        conditions: [
          "s.company_id = \(company)", "i.company_id = s.company_id", "i.id = s.invoice_id",
        ]
          + days(key),
        key: key, id: "s.invoice_id")
    }
    return Source(
      from: "invoice i", conditions: ["i.company_id = \(company)"] + days("i.issue_date"),
      key: "i.issue_date", id: "i.id")
  }

  private var goesByStanding: Bool { status != nil || kind == .creditNote }

  private func days(_ column: SQL) -> [SQL] {
    var wanted: [SQL] = []
    if let from { wanted.append("\(column) >= \(from)") }
    if let through { wanted.append("\(column) <= \(through)") }
    return wanted
  }

  private var amounts: [SQL] {
    var wanted: [SQL] = []
    if let least { wanted.append("i.gross_minor >= \(least.minorUnits)") }
    if let most { wanted.append("i.gross_minor <= \(most.minorUnits)") }
    return wanted
  }

  private func standing(_ today: LocalDate) -> [SQL] {
    let standing: InvoiceStanding? =
      switch status {
      case .due, .overdue: .open
      case .paid: .paid
      case .partlyCredited, .partlyRefunded: .partlyCredited
      case .credited, .refunded: .credited
      case .replaced: .replaced
      case .issued: .note
      case .draft, nil: kind == .creditNote && goesByStanding ? .note : nil
      }
    guard let standing, walk != .gross else { return [] }
    var wanted: [SQL] = ["s.standing = \(standing.rawValue)"]
    if status == .due { wanted.append("s.due_date >= \(today)") }
    if status == .overdue { wanted.append("s.due_date < \(today)") }
    return wanted
  }

  private var kinds: [SQL] {
    switch kind {
    case nil: []
    case .invoice: ["i.kind = '380'", "i.type_code IS NULL"]
    case .creditNote: ["i.kind = '381'", "i.type_code IS NULL"]
    case .some(let other): ["i.type_code = \(other.rawValue)"]
    }
  }

  /// Ids alone order what is searched or named, and the documents of a customer: by day, SQLite would walk all of them.
  private var goesByID: Bool {
    only != nil || customer != nil || !InvoiceText.wanted(search ?? "").isEmpty
  }

  private func condition(_ source: Source, after place: Place?) throws -> SQL {
    var conditions = source.conditions
    if let place {
      let id = InvoiceID(raw: place.id)
      if goesByID {
        conditions.append("\(source.id) \(sign) \(id)")
      } else if walk == .gross {
        conditions.append("(\(source.key), \(source.id)) \(sign) (\(Int64(place.key) ?? 0), \(id))")
      } else {
        conditions.append("(\(source.key), \(source.id)) \(sign) (\(place.key), \(id))")
      }
    }
    return conditions.joined(separator: " AND ")
  }

  private func ordered(_ source: Source) -> SQL {
    goesByID
      ? "ORDER BY \(source.id)\(direction)"
      : "ORDER BY \(source.key)\(direction), \(source.id)\(direction)"
  }
}
