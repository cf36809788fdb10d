import Customers
import Kernel
import Money
import Storage

/// Every SQL statement on the links of the portal, and on what customers ask there.
package enum PortalStore {
  static let migration = Migration(
    id: "invoicing-0061-portal",
    sql: """
      CREATE TABLE portal_link (
        company_id BLOB NOT NULL,
        id BLOB NOT NULL,
        invoice_id BLOB NOT NULL,
        customer_id BLOB,
        secret_hash BLOB NOT NULL CHECK (length(secret_hash) = 32),
        made_at INTEGER NOT NULL,
        made_by TEXT NOT NULL,
        expires_at INTEGER NOT NULL,
        revoked_at INTEGER,
        used_at INTEGER,
        PRIMARY KEY (company_id, id),
        UNIQUE (company_id, secret_hash),
        FOREIGN KEY (company_id, invoice_id) REFERENCES invoice(company_id, id),
        FOREIGN KEY (company_id, customer_id) REFERENCES customer(company_id, id)
      );
      CREATE INDEX portal_link_by_invoice ON portal_link (company_id, invoice_id, id);
      CREATE TABLE dispute (
        company_id BLOB NOT NULL,
        id BLOB NOT NULL,
        invoice_id BLOB NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('question', 'dispute')),
        message TEXT NOT NULL,
        opened_at INTEGER NOT NULL,
        answer TEXT,
        answered_at INTEGER,
        answered_by TEXT,
        PRIMARY KEY (company_id, id),
        FOREIGN KEY (company_id, invoice_id) REFERENCES invoice(company_id, id),
        CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL))
      );
      CREATE INDEX dispute_by_invoice ON dispute (company_id, invoice_id, id);
      CREATE INDEX dispute_open ON dispute (company_id, id) WHERE answered_at IS NULL;
      """,
    why: "customers see their documents by a link without an account, and ask about them there")

  static let mailed = Migration(
    id: "invoicing-0070-mailed-links",
    sql: """
      ALTER TABLE portal_link ADD COLUMN mail_id BLOB;
      CREATE UNIQUE INDEX portal_link_by_mail ON portal_link (company_id, mail_id)
        WHERE mail_id IS NOT NULL;
      """,
    why: "the mail of a document carries a link of its own")

  // MARK: Links

  private static let link: SQL = """
    SELECT id, invoice_id, customer_id, made_at, made_by, expires_at, revoked_at, used_at, mail_id
    FROM portal_link
    """

  private static func link(_ row: borrowing Row) throws -> PortalLink {
    PortalLink(
      id: try row.id(0), invoice: try row.id(1),
      customer: try row.blobOrNil(2).flatMap { RawID(bytes: $0) }.map { Customer.ID(raw: $0) },
      mail: try row.blobOrNil(8).flatMap { RawID(bytes: $0) }, madeAt: try row.instant(3),
      madeBy: try row.text(4), expiresAt: try row.instant(5),
      revokedAt: try row.int64OrNil(6).map { Instant(microseconds: $0) },
      usedAt: try row.int64OrNil(7).map { Instant(microseconds: $0) })
  }

  static func link(_ token: PortalToken, of company: CompanyID, in tx: borrowing Transaction)
    throws -> PortalLink?
  {
    try tx.row(
      "\(link) WHERE company_id = \(company) AND secret_hash = \(token.secret.hash)", link)
  }

  static func link(_ id: PortalLink.ID, of company: CompanyID, in tx: borrowing Transaction)
    throws -> PortalLink?
  {
    try tx.row("\(link) WHERE company_id = \(company) AND id = \(id)", link)
  }

  /// The newest first.
  package static func links(
    to invoice: InvoiceID, of company: CompanyID, in tx: borrowing Transaction
  )
    throws -> [PortalLink]
  {
    try tx.rows(
      """
      \(link) WHERE company_id = \(company) AND invoice_id = \(invoice) ORDER BY id DESC LIMIT 100
      """, link)
  }

  static func insert(
    _ link: PortalLink, _ token: PortalToken, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO portal_link (company_id, id, invoice_id, customer_id, secret_hash, made_at,
        made_by, expires_at, mail_id)
      VALUES (\(company), \(link.id), \(link.invoice), \(link.customer?.raw.bytes),
        \(token.secret.hash), \(link.madeAt), \(link.madeBy), \(link.expiresAt),
        \(link.mail?.bytes))
      """)
  }

  static func revoke(_ id: PortalLink.ID, of company: CompanyID, in tx: borrowing Transaction)
    throws
  {
    try tx.run(
      """
      UPDATE portal_link SET revoked_at = \(tx.now)
      WHERE company_id = \(company) AND id = \(id) AND revoked_at IS NULL
      """)
  }

  /// Another secret for the link of a mail, which from now on alone opens it.
  ///
  /// - Returns: whether there is one, not taken back.
  static func renew(
    _ mail: RawID, _ token: PortalToken, until end: Instant, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> Bool {
    try tx.run(
      """
      UPDATE portal_link SET secret_hash = \(token.secret.hash), expires_at = \(end)
      WHERE company_id = \(company) AND mail_id = \(mail.bytes) AND revoked_at IS NULL
      """) == 1
  }

  static func revoke(mail: RawID, of company: CompanyID, in tx: borrowing Transaction) throws {
    try tx.run(
      """
      UPDATE portal_link SET revoked_at = \(tx.now)
      WHERE company_id = \(company) AND mail_id = \(mail.bytes) AND revoked_at IS NULL
      """)
  }

  static func used(_ id: PortalLink.ID, of company: CompanyID, in tx: borrowing Transaction) throws
  {
    try tx.run(
      "UPDATE portal_link SET used_at = \(tx.now) WHERE company_id = \(company) AND id = \(id)")
  }

  /// The customer of a document, where it is surely one: somebody known by their name alone may be two.
  static func sureCustomer(
    of invoice: InvoiceID, company: CompanyID, in tx: borrowing Transaction
  ) throws -> Customer.ID? {
    try tx.row(
      """
      SELECT c.id FROM invoice i
      JOIN customer c ON c.company_id = i.company_id AND c.id = i.customer_id
      WHERE i.company_id = \(company) AND i.id = \(invoice)
        AND substr(c.identity, 1, 5) <> 'name:'
      """
    ) { try $0.id(0) }
  }

  /// Whether a link leads to a document: the one it was made for, or another of its customer.
  static func opens(
    _ link: PortalLink, _ invoice: InvoiceID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Bool {
    if link.invoice == invoice { return true }
    guard let customer = link.customer else { return false }
    return try tx.row(
      """
      SELECT 1 FROM invoice
      WHERE company_id = \(company) AND id = \(invoice) AND customer_id = \(customer)
      """
    ) { _ in true } ?? false
  }

  // MARK: Disputes

  private static let dispute: SQL = """
    SELECT id, invoice_id, kind, message, opened_at, answer, answered_at, answered_by FROM dispute
    """

  private static func dispute(_ row: borrowing Row) throws -> Dispute {
    let answer = try row.textOrNil(5).map {
      Dispute.Answer(text: $0, at: try row.instant(6), by: try row.text(7))
    }
    return Dispute(
      id: try row.id(0), invoice: try row.id(1),
      kind: Dispute.Kind(rawValue: try row.text(2)) ?? .question, message: try row.text(3),
      openedAt: try row.instant(4), answer: answer)
  }

  static func dispute(_ id: Dispute.ID, of company: CompanyID, in tx: borrowing Transaction)
    throws -> Dispute?
  {
    try tx.row("\(dispute) WHERE company_id = \(company) AND id = \(id)", dispute)
  }

  static func disputes(of invoice: InvoiceID, company: CompanyID, in tx: borrowing Transaction)
    throws -> [Dispute]
  {
    try tx.rows(
      """
      \(dispute) WHERE company_id = \(company) AND invoice_id = \(invoice)
      ORDER BY id DESC LIMIT 50
      """, dispute)
  }

  /// The newest first.
  static func disputes(
    _ state: Dispute.State?, before: Dispute.ID?, limit: Int, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [Dispute] {
    var wanted: SQL = "company_id = \(company)"
    switch state {
    case .open: wanted = "\(wanted) AND answered_at IS NULL"
    case .answered: wanted = "\(wanted) AND answered_at IS NOT NULL"
    case nil: break
    }
    if let before { wanted = "\(wanted) AND id < \(before)" }
    return try tx.rows("\(dispute) WHERE \(wanted) ORDER BY id DESC LIMIT \(limit)", dispute)
  }

  /// Those nobody answered, with the number of their document; the oldest first.
  static func open(of company: CompanyID, in tx: borrowing Transaction) throws -> [(
    dispute: Dispute, number: String
  )] {
    let open = try tx.rows(
      """
      \(dispute) WHERE company_id = \(company) AND answered_at IS NULL ORDER BY id LIMIT 5
      """, dispute)
    return try open.map {
      ($0, try InvoiceQueries.number(of: $0.invoice, company: company, in: tx) ?? "")
    }
  }

  static func insert(_ dispute: Dispute, of company: CompanyID, in tx: borrowing Transaction) throws
  {
    try tx.run(
      """
      INSERT INTO dispute (company_id, id, invoice_id, kind, message, opened_at)
      VALUES (\(company), \(dispute.id), \(dispute.invoice), \(dispute.kind.rawValue),
        \(dispute.message), \(dispute.openedAt))
      """)
  }

  static func answer(
    _ id: Dispute.ID, _ text: String, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE dispute SET answer = \(text), answered_at = \(tx.now), answered_by = \(tx.author.name)
      WHERE company_id = \(company) AND id = \(id) AND answered_at IS NULL
      """)
  }
}
