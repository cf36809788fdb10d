import Money
import Storage

/// Every SQL statement on `audit_entry`.
package enum AuditStore {
  struct Head {
    let position: Int64
    let hash: [UInt8]
    let at: Instant
    let authorID: String
  }

  private static let newest = Statement(
    """
    SELECT position, hash, at, author_id FROM audit_entry
    WHERE company_id = $1 ORDER BY position DESC LIMIT 1
    """)

  static func head(of company: CompanyID, in tx: borrowing Transaction) throws -> Head? {
    try tx.row(newest, company) { row in
      Head(
        position: try row.int64(0), hash: try row.blob(1), at: try row.instant(2),
        authorID: try row.text(3))
    }
  }

  private static let columns: SQL = """
    position, at, author_kind, author_id, author_name, address, action, object, before, after, hash
    """

  private static func entry(_ row: borrowing Row) throws -> (AuditTrail.Entry, [UInt8]) {
    let author = Author(
      Author.Kind(rawValue: try row.text(2)) ?? .program, id: try row.text(3),
      name: try row.text(4), address: try row.textOrNil(5))
    let entry = AuditTrail.Entry(
      position: try row.int64(0), at: try row.instant(1), author: author,
      action: try row.text(6), object: try row.text(7), before: try row.textOrNil(8),
      after: try row.textOrNil(9))
    return (entry, try row.blob(10))
  }

  static func insert(
    _ entry: AuditTrail.Entry, hash: [UInt8], of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO audit_entry (company_id, position, at, author_kind, author_id, author_name,
        address, action, object, before, after, hash)
      VALUES (\(company), \(entry.position), \(entry.at), \(entry.author.kind.rawValue),
        \(entry.author.id), \(entry.author.name), \(entry.author.address), \(entry.action),
        \(entry.object), \(entry.before), \(entry.after), \(hash))
      """)
  }

  /// The newest first.
  package static func entries(
    of company: CompanyID, before position: Int64?, limit: Int, in tx: borrowing Transaction
  ) throws -> [AuditTrail.Entry] {
    try tx.rows(
      """
      SELECT \(columns) FROM audit_entry
      WHERE company_id = \(company) AND position < \(position ?? Int64.max)
      ORDER BY position DESC LIMIT \(limit)
      """
    ) { try entry($0).0 }
  }

  /// In their order.
  static func walk(
    of company: CompanyID, in tx: borrowing Transaction,
    _ body: (AuditTrail.Entry, [UInt8]) throws -> Void
  ) throws {
    try tx.walk(
      "SELECT \(columns) FROM audit_entry WHERE company_id = \(company) ORDER BY position"
    ) { row in
      let (entry, hash) = try entry(row)
      try body(entry, hash)
    }
  }

  package static let migrations = [
    Migration(
      id: "kernel-0003-audit",
      sql: """
        CREATE TABLE audit_entry (
          company_id BLOB NOT NULL REFERENCES company(id),
          position INTEGER NOT NULL,
          at INTEGER NOT NULL,
          author_kind TEXT NOT NULL,
          author_id TEXT NOT NULL,
          author_name TEXT NOT NULL,
          address TEXT,
          action TEXT NOT NULL,
          object TEXT NOT NULL,
          before TEXT,
          after TEXT,
          hash BLOB NOT NULL,
          PRIMARY KEY (company_id, position)
        );
        CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'audit_entry is kept as it was written'); END;
        CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'audit_entry is kept as it was written'); END;
        """,
      why: "who changed what, when and from where; chained, and sealed with the log"),
    Migration(
      id: "kernel-0020-audit-by-time",
      sql: "CREATE INDEX audit_entry_by_time ON audit_entry (company_id, at);",
      why: "who did what the history of a document shows"),
  ]

  /// Who changed something at that moment: the transaction has one.
  static func author(
    at moment: Instant, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> String? {
    try tx.row(
      """
      SELECT author_name FROM audit_entry WHERE company_id = \(company) AND at = \(moment)
      ORDER BY position LIMIT 1
      """
    ) { try $0.text(0) }
  }
}
