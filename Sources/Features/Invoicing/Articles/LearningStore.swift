import Kernel
import Money
import Storage

/// How far the catalogue has come in learning from the documents of a company, in its one row.
struct Learning: Sendable {
  let askedAt: Instant
  /// The document it stands at; it goes from the newest to the oldest.
  let place: InvoiceID?
  let documents: Int
  let added: Int
  let finishedAt: Instant?
}

/// Every SQL statement on that row, and on what is learned from.
enum LearningStore {
  static let tables = """
    CREATE TABLE article_learning (
      company_id BLOB NOT NULL REFERENCES company(id),
      asked_at INTEGER NOT NULL,
      place BLOB,
      documents INTEGER NOT NULL CHECK (documents >= 0),
      added INTEGER NOT NULL CHECK (added >= 0),
      finished_at INTEGER,
      PRIMARY KEY (company_id)
    );
    """

  static func find(of company: CompanyID, in tx: borrowing Transaction) throws -> Learning? {
    try tx.row(
      """
      SELECT asked_at, place, documents, added, finished_at FROM article_learning
      WHERE company_id = \(company)
      """
    ) { row in
      Learning(
        askedAt: try row.instant(0), place: try row.idOrNil(1), documents: try row.int(2),
        added: try row.int(3), finishedAt: try row.instantOrNil(4))
    }
  }

  /// Begins anew; what is under way goes on instead.
  static func begin(of company: CompanyID, in tx: borrowing Transaction) throws {
    if let known = try find(of: company, in: tx), known.finishedAt == nil { return }
    try tx.run(
      """
      INSERT INTO article_learning (company_id, asked_at, documents, added)
      VALUES (\(company), \(tx.now), 0, 0)
      ON CONFLICT (company_id) DO UPDATE SET asked_at = excluded.asked_at, place = NULL,
        documents = 0, added = 0, finished_at = NULL
      """)
  }

  static func move(
    to place: InvoiceID, documents: Int, added: Int, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE article_learning SET place = \(place), documents = documents + \(documents),
        added = added + \(added)
      WHERE company_id = \(company)
      """)
  }

  static func finish(of company: CompanyID, in tx: borrowing Transaction) throws {
    try tx.run(
      "UPDATE article_learning SET finished_at = \(tx.now) WHERE company_id = \(company)")
  }

  // MARK: What is learned from

  /// How many documents there are to read, by the numbers they have.
  static func documents(of company: CompanyID, in tx: borrowing Transaction) throws -> Int {
    try tx.row(
      """
      SELECT CAST(coalesce(sum(last_sequence), 0) AS BIGINT) FROM number_series
      WHERE company_id = \(company) AND kind IN ('380', '381')
      """
    ) { try $0.int(0) } ?? 0
  }

  struct Document: Sendable {
    let id: InvoiceID
    let order: OrderID
    /// A sale; a credit note and a deposit say nothing of what is sold.
    let isSale: Bool
  }

  /// The documents before a place, the newest first.
  static func documents(
    before place: InvoiceID?, limit: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Document] {
    let older: SQL = place.map { " AND id < \($0)" } ?? ""
    return try tx.rows(
      """
      SELECT id, order_id, kind, type_code FROM invoice
      WHERE company_id = \(company)\(older) ORDER BY id DESC LIMIT \(limit)
      """
    ) { row in
      Document(
        id: try row.id(0), order: try row.id(1),
        isSale: try row.text(2) == "380" && row.textOrNil(3) == nil)
    }
  }

  /// What the lines of some documents sold, by document.
  static func lines(
    of documents: [InvoiceID], company: CompanyID, in tx: borrowing Transaction
  ) throws -> [InvoiceID: [(sku: String?, name: String)]] {
    if documents.isEmpty { return [:] }
    var lines: [InvoiceID: [(sku: String?, name: String)]] = [:]
    try tx.forEach(
      """
      SELECT invoice_id, sku, name FROM invoice_line
      WHERE company_id = \(company) AND invoice_id IN (\(SQL.list(documents)))
      ORDER BY invoice_id, position
      """
    ) { row in
      lines[try row.id(0), default: []].append((try row.textOrNil(1), try row.text(2)))
    }
    return lines
  }
}
