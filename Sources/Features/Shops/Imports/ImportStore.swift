import Kernel
import Money
import Storage

/// Every SQL statement on the imports.
package enum ImportStore {
  package static let migrations = [
    Migration(
      id: "shops-0001-imports",
      sql: """
        CREATE TABLE order_import (
          company_id BLOB NOT NULL,
          id BLOB NOT NULL,
          file_name TEXT NOT NULL,
          content BLOB NOT NULL,
          mapping TEXT,
          state TEXT NOT NULL CHECK (state IN ('previewed', 'running', 'done')),
          created_at INTEGER NOT NULL,
          orders INTEGER, invoices INTEGER, credit_notes INTEGER, refused INTEGER, already INTEGER,
          net_minor INTEGER, vat_minor INTEGER, gross_minor INTEGER, seconds INTEGER,
          report TEXT, refusals_csv TEXT,
          PRIMARY KEY (company_id, id)
        );
        """,
      why: "order files uploaded in the browser, from preview to result"),
    Migration(
      id: "shops-0002-whose-imports",
      sql: """
        ALTER TABLE order_import ADD COLUMN person TEXT;
        CREATE INDEX order_import_running ON order_import (company_id, id) WHERE state = 'running';
        """,
      why: "pages show whoever asked for an import how far it is"),
  ]

  /// Those somebody asked for that are being issued, or were when the program ended.
  static func running(of person: String, company: CompanyID, in tx: borrowing Transaction) throws
    -> [OrderImport.ID]
  {
    try tx.rows(
      """
      SELECT id FROM order_import
      WHERE company_id = \(company) AND state = 'running' AND person = \(person)
      ORDER BY id DESC LIMIT 20
      """
    ) { try $0.id(0) }
  }

  /// - Returns: the name of its file, and how many documents it issued and refused once it is over.
  static func outcome(
    of id: OrderImport.ID, for person: String, company: CompanyID, in tx: borrowing Transaction
  ) throws -> (fileName: String, issued: Int, refused: Int, isDone: Bool)? {
    try tx.row(
      """
      SELECT file_name, COALESCE(invoices, 0) + COALESCE(credit_notes, 0), COALESCE(refused, 0), state
      FROM order_import
      WHERE company_id = \(company) AND id = \(id) AND person = \(person)
      """
    ) {
      (
        fileName: try $0.text(0), issued: try $0.int(1), refused: try $0.int(2),
        isDone: try $0.text(3) == "done"
      )
    }
  }

  static func hasOne(of company: CompanyID, in tx: borrowing Transaction) throws -> Bool {
    try tx.row("SELECT 1 FROM order_import WHERE company_id = \(company) LIMIT 1") { _ in true }
      ?? false
  }

  static func insert(
    _ fileName: String, content: [UInt8], mapping: String?, of company: CompanyID, ids: IDs,
    in tx: borrowing Transaction
  ) throws -> OrderImport.ID {
    let id = OrderImport.ID(raw: ids.next())
    try tx.run(
      """
      INSERT INTO order_import (company_id, id, file_name, content, mapping, state, created_at)
      VALUES (\(company), \(id), \(fileName), \(content), \(mapping), 'previewed', \(tx.now))
      """)
    return id
  }

  static func load(_ id: OrderImport.ID, of company: CompanyID, in tx: borrowing Transaction) throws
    -> OrderImport?
  {
    try tx.row("SELECT * FROM order_import WHERE company_id = \(company) AND id = \(id)") { row in
      OrderImport(
        id: try row.id("id"), fileName: try row.text("file_name"),
        content: try row.blob("content"), mapping: try row.textOrNil("mapping"),
        state: OrderImport.State(rawValue: try row.text("state")) ?? .previewed,
        createdAt: try row.instant("created_at"), outcome: try outcome(row))
    }
  }

  private static func outcome(_ row: Row) throws -> ImportOutcome? {
    guard let report = try row.textOrNil("report") else { return nil }
    return ImportOutcome(
      orders: try row.int("orders"), invoices: try row.int("invoices"),
      creditNotes: try row.int("credit_notes"), refused: try row.int("refused"),
      already: try row.int("already"), netMinor: try row.int64("net_minor"),
      vatMinor: try row.int64("vat_minor"), grossMinor: try row.int64("gross_minor"),
      seconds: try row.int("seconds"), report: report, refusalsCSV: try row.text("refusals_csv"))
  }

  static func start(_ id: OrderImport.ID, of company: CompanyID, in tx: borrowing Transaction)
    throws
  {
    try tx.run(
      """
      UPDATE order_import SET state = 'running', person = \(tx.author.id)
      WHERE company_id = \(company) AND id = \(id) AND state <> 'done'
      """)
  }

  static func finish(
    _ id: OrderImport.ID, _ outcome: ImportOutcome, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE order_import SET state = 'done', orders = \(outcome.orders),
        invoices = \(outcome.invoices), credit_notes = \(outcome.creditNotes),
        refused = \(outcome.refused), already = \(outcome.already),
        net_minor = \(outcome.netMinor), vat_minor = \(outcome.vatMinor),
        gross_minor = \(outcome.grossMinor), seconds = \(outcome.seconds),
        report = \(outcome.report), refusals_csv = \(outcome.refusalsCSV)
      WHERE company_id = \(company) AND id = \(id) AND state <> 'done'
      """)
  }

  /// What its columns mean. Once its documents are being issued it stays as it is.
  static func set(
    mapping: String, of id: OrderImport.ID, company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE order_import SET mapping = \(mapping)
      WHERE company_id = \(company) AND id = \(id) AND state = 'previewed'
      """)
  }

  /// The mappings of earlier imports, the latest first, each once.
  static func mappings(of company: CompanyID, in tx: borrowing Transaction) throws -> [(
    id: OrderImport.ID, fileName: String, usedAt: Instant, mapping: String
  )] {
    try tx.rows(
      """
      SELECT id, file_name, created_at, mapping FROM order_import o
      WHERE company_id = \(company) AND mapping IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM order_import later
        WHERE later.company_id = o.company_id AND later.mapping = o.mapping AND later.id > o.id)
      ORDER BY id DESC LIMIT 10
      """
    ) {
      (
        id: try $0.id(0), fileName: try $0.text(1), usedAt: try $0.instant(2),
        mapping: try $0.text(3)
      )
    }
  }
}

extension ImportOutcome {
  init(
    orders: Int, invoices: Int, creditNotes: Int, refused: Int, already: Int, netMinor: Int64,
    vatMinor: Int64, grossMinor: Int64, seconds: Int, report: String, refusalsCSV: String
  ) {
    self.orders = orders
    self.invoices = invoices
    self.creditNotes = creditNotes
    self.refused = refused
    self.already = already
    self.netMinor = netMinor
    self.vatMinor = vatMinor
    self.grossMinor = grossMinor
    self.seconds = seconds
    self.report = report
    self.refusalsCSV = refusalsCSV
  }
}
