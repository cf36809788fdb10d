import Kernel
import Money
import Storage

/// Every SQL statement on retention: holds, and what was destroyed.
package enum RetentionStore {
  static let migration = Migration(
    id: "invoicing-0031-retention", sql: tables,
    why:
      "documents of a year are destroyed after ten years, and only then: the triggers that freeze them look into a row that can only be made in time"
  )

  /// The years whose documents were destroyed, on which day, how many.
  package static func destroyed(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [(year: Int, day: String, documents: Int)]
  {
    try tx.rows(
      "SELECT year, day, documents FROM destruction WHERE company_id = \(company) ORDER BY year"
    ) { (try $0.int(0), try $0.text(1), try $0.int(2)) }
  }

  package static func hold(on year: Int, of company: CompanyID, in tx: borrowing Transaction) throws
    -> String?
  {
    try tx.row(
      """
      SELECT reason FROM legal_hold
      WHERE company_id = \(company) AND year = \(year) AND lifted_at IS NULL ORDER BY placed_at
      """
    ) { try $0.text(0) }
  }

  /// Keeps the documents of a year whatever their age: a dispute, an inspection.
  package static func placeHold(
    on year: Int, reason: String, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO legal_hold (company_id, year, placed_at, reason)
      VALUES (\(company), \(year), \(tx.now), \(reason))
      """)
  }

  package static func liftHolds(on year: Int, of company: CompanyID, in tx: borrowing Transaction)
    throws
  {
    try tx.run(
      """
      UPDATE legal_hold SET lifted_at = \(tx.now)
      WHERE company_id = \(company) AND year = \(year) AND lifted_at IS NULL
      """)
  }

  package static func documents(of year: Int, _ company: CompanyID, in tx: borrowing Transaction)
    throws
    -> Int
  {
    try tx.row(
      """
      SELECT count(*) FROM document d
      JOIN invoice i ON i.company_id = d.company_id AND i.id = d.invoice_id
      WHERE d.company_id = \(company) AND length(d.tail) > 0
        AND CAST(substr(i.issue_date, 1, 4) AS INTEGER) = \(year)
      """
    ) { try $0.int(0) } ?? 0
  }

  /// Documents of one statement: what a statement changes stays in memory until it ends, so that it can be undone.
  package static let usualGroup = 1_000

  /// Orders that a later year still needs keep what they say.
  package static func destroy(
    _ year: Int, documents: Int, group: Int = usualGroup, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO destruction (company_id, year, day, documents, begun_at)
      VALUES (\(company), \(year), \(tx.today), \(documents), \(tx.now))
      """)
    var place: SQL = ""
    while let last = try last(of: group, in: place, company, in: tx) {
      try empty(year, "\(place) AND o.invoice_id <= \(last)", company, in: tx)
      place = " AND o.invoice_id > \(last)"
    }
    try tx.run(
      """
      UPDATE destruction SET ended_at = \(tx.now)
      WHERE company_id = \(company) AND year = \(year)
      """)
  }

  private static func last(
    of count: Int, in part: SQL, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> InvoiceID? {
    try tx.rows(
      """
      SELECT o.invoice_id FROM open_destruction o WHERE o.company_id = \(company)\(part)
      ORDER BY o.invoice_id LIMIT \(count)
      """
    ) { try $0.id(0, as: InvoiceID.self) }.last
  }

  /// - Parameter part: which of the documents that are open `o`.
  private static func empty(
    _ year: Int, _ part: SQL, _ company: CompanyID, in tx: borrowing Transaction
  ) throws {
    let invoices: SQL =
      "SELECT o.invoice_id FROM open_destruction o WHERE o.company_id = \(company)\(part)"
    let orders: SQL = """
      SELECT o.order_id FROM open_destruction o WHERE o.company_id = \(company)\(part)
        AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.company_id = \(company)
          AND i.order_id = o.order_id
          AND CAST(substr(i.issue_date, 1, 4) AS INTEGER) > \(year))
      """
    try tx.run(
      """
      UPDATE document SET tail = \([UInt8]()), packing = NULL, pdf_sha256 = \([UInt8]()),
        xml_sha256 = \([UInt8]())
      WHERE company_id = \(company) AND invoice_id IN (\(invoices))
      """)
    // What stays in the log is a commitment that nobody can open any more; version 1 holds the hashes in clear.
    try tx.run(
      """
      UPDATE log_entry SET salt = NULL
      WHERE company_id = \(company) AND subject_id IN (\(invoices))
      """)
    try tx.run(
      "DELETE FROM invoice_line WHERE company_id = \(company) AND invoice_id IN (\(invoices))")
    try tx.run(
      "DELETE FROM invoice_adjustment WHERE company_id = \(company) AND invoice_id IN (\(invoices))"
    )
    try tx.run(
      "DELETE FROM invoice_text WHERE company_id = \(company) AND invoice_id IN (\(invoices))")
    try tx.run(
      "DELETE FROM order_revision WHERE company_id = \(company) AND order_id IN (\(orders))")
    try tx.run(
      """
      UPDATE sales_order SET body = '{}'
      WHERE company_id = \(company) AND id IN (\(orders))
      """)
    try tx.run(
      """
      UPDATE invoice SET buyer_name = '', buyer_search = '', order_reference = NULL
      WHERE company_id = \(company) AND id IN (\(invoices))
      """)
  }

  /// Opens the frozen tables for one year by one row, and for nothing else: the row is refused before its time or under a
  /// hold, is never removed, and ends what it opened with `ended_at`.
  private static let tables = """
    CREATE TABLE legal_hold (
      company_id BLOB NOT NULL REFERENCES company(id),
      year INTEGER NOT NULL,
      placed_at INTEGER NOT NULL,
      reason TEXT NOT NULL,
      lifted_at INTEGER,
      PRIMARY KEY (company_id, year, placed_at)
    );
    CREATE TABLE destruction (
      company_id BLOB NOT NULL REFERENCES company(id),
      year INTEGER NOT NULL,
      day TEXT NOT NULL CHECK (CAST(substr(day, 1, 4) AS INTEGER) > year + 10),
      documents INTEGER NOT NULL,
      begun_at INTEGER NOT NULL,
      ended_at INTEGER,
      PRIMARY KEY (company_id, year)
    );
    CREATE TRIGGER destruction_not_on_hold BEFORE INSERT ON destruction
    WHEN EXISTS (SELECT 1 FROM legal_hold h WHERE h.company_id = NEW.company_id
      AND h.year = NEW.year AND h.lifted_at IS NULL)
    BEGIN SELECT RAISE(ABORT, 'the documents of that year are on hold'); END;
    CREATE TRIGGER destruction_ends_once BEFORE UPDATE ON destruction
    WHEN OLD.ended_at IS NOT NULL OR NEW.year <> OLD.year OR NEW.company_id <> OLD.company_id
      OR NEW.day <> OLD.day
    BEGIN SELECT RAISE(ABORT, 'destruction is a record: it does not change'); END;
    CREATE TRIGGER destruction_no_delete BEFORE DELETE ON destruction
    BEGIN SELECT RAISE(ABORT, 'destruction is a record: it does not change'); END;
    CREATE VIEW open_destruction AS
      SELECT d.company_id AS company_id, i.id AS invoice_id, i.order_id AS order_id
      FROM destruction d JOIN invoice i ON i.company_id = d.company_id
        AND CAST(substr(i.issue_date, 1, 4) AS INTEGER) = d.year
      WHERE d.ended_at IS NULL;

    """
    + mayDelete("invoice_line", "invoice_id")
    + mayDelete("invoice_adjustment", "invoice_id") + mayDelete("invoice_text", "invoice_id")
    + mayDelete("order_revision", "order_id", of: "order_id")
      + """
      DROP TRIGGER document_no_update;
      CREATE TRIGGER document_no_update BEFORE UPDATE ON document
      WHEN NOT EXISTS (SELECT 1 FROM open_destruction o WHERE o.company_id = OLD.company_id
          AND o.invoice_id = OLD.invoice_id)
        OR OLD.company_id <> NEW.company_id OR OLD.invoice_id <> NEW.invoice_id
        OR length(NEW.pdf_sha256) > 0 OR length(NEW.xml_sha256) > 0
        OR OLD.template_id <> NEW.template_id OR NEW.packing IS NOT NULL OR length(NEW.tail) > 0
      BEGIN SELECT RAISE(ABORT, 'document is sealed: a correction is a new document'); END;
      DROP TRIGGER log_entry_no_update;
      CREATE TRIGGER log_entry_no_update BEFORE UPDATE ON log_entry
      WHEN NOT EXISTS (SELECT 1 FROM open_destruction o WHERE o.company_id = OLD.company_id
          AND o.invoice_id = OLD.subject_id)
        OR OLD.company_id <> NEW.company_id OR OLD.position <> NEW.position
        OR OLD.series <> NEW.series OR OLD.sequence <> NEW.sequence OR OLD.version <> NEW.version
        OR OLD.kind <> NEW.kind OR OLD.day <> NEW.day OR OLD.sealed_at <> NEW.sealed_at
        OR OLD.hash <> NEW.hash OR OLD.subject_id <> NEW.subject_id
        OR coalesce(OLD.commitment, x'') <> coalesce(NEW.commitment, x'')
        OR coalesce(OLD.fields, '') <> coalesce(NEW.fields, '') OR NEW.salt IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'log_entry is sealed: a correction is a new document'); END;
      DROP TRIGGER invoice_no_update;
      CREATE TRIGGER invoice_no_update BEFORE UPDATE ON invoice
      WHEN NOT EXISTS (SELECT 1 FROM destruction d WHERE d.company_id = OLD.company_id
          AND d.ended_at IS NULL AND d.year = CAST(substr(OLD.issue_date, 1, 4) AS INTEGER))
        OR OLD.number <> NEW.number OR OLD.id <> NEW.id OR OLD.series <> NEW.series
        OR OLD.sequence <> NEW.sequence OR OLD.issue_date <> NEW.issue_date
        OR OLD.net_minor <> NEW.net_minor OR OLD.vat_minor <> NEW.vat_minor
        OR OLD.gross_minor <> NEW.gross_minor OR OLD.due_minor <> NEW.due_minor
        OR OLD.currency <> NEW.currency OR OLD.kind <> NEW.kind OR OLD.order_id <> NEW.order_id
        OR NEW.buyer_name <> '' OR NEW.buyer_search <> '' OR NEW.order_reference IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'invoice is sealed: a correction is a new document'); END;
      """

  private static func mayDelete(
    _ table: String, _ column: String, of key: String = "invoice_id"
  ) -> String {
    """
    DROP TRIGGER \(table)_no_delete;
    CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table)
    WHEN NOT EXISTS (SELECT 1 FROM open_destruction o WHERE o.company_id = OLD.company_id
      AND o.\(key) = OLD.\(column))
    BEGIN SELECT RAISE(ABORT, '\(table) is sealed: a correction is a new document'); END;

    """
  }
}
