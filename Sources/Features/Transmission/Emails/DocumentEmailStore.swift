import Customers
import Invoicing
import Kernel
import Money
import Storage

/// Every SQL statement on the e-mails.
package enum DocumentEmailStore {
  // MARK: Asking

  struct Request {
    let id: DocumentEmail.ID
    let invoice: InvoiceID
    let number: String
    let customer: Customer.ID
    let recipient: EmailAddress
    let subject: String
    let message: String?
    let messageID: String
    let pdfHash: [UInt8]
    let confirmed: [String]
    let by: String
    let reason: String?
  }

  /// - Parameter undoSeconds: how long it waits before it leaves.
  static func queue(
    _ request: Request, undoSeconds: Int64, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    let leaves = tx.now.adding(seconds: undoSeconds)
    try tx.run(
      """
      INSERT INTO email (company_id, id, invoice_id, number, customer_id, recipient, recipient_key,
        subject, message, message_id, pdf_sha256, confirmed, requested_at, requested_by, reason,
        not_before, state, state_at, next_at, tries)
      VALUES (\(company), \(request.id), \(request.invoice), \(request.number), \(request.customer),
        \(request.recipient.description), \(request.recipient.key), \(request.subject),
        \(request.message), \(request.messageID), \(request.pdfHash),
        \(request.confirmed.joined(separator: " ")), \(tx.now), \(request.by), \(request.reason),
        \(leaves), 'queued', \(tx.now), \(leaves), 0)
      """)
  }

  /// - Returns: whether it was still there to be cancelled.
  static func cancel(
    _ id: DocumentEmail.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Bool {
    try tx.run(
      """
      UPDATE email SET state = 'cancelled', state_at = \(tx.now), message = NULL
      WHERE company_id = \(company) AND id = \(id) AND state = 'queued'
      """) == 1
  }

  // MARK: Sending

  /// Those whose time has come, the longest due first.
  static func due(limit: Int, of company: CompanyID, in tx: borrowing Transaction) throws
    -> [DocumentEmail.ID]
  {
    try tx.rows(
      """
      SELECT id FROM email
      WHERE company_id = \(company) AND state = 'queued' AND next_at <= \(tx.now)
      ORDER BY next_at, id LIMIT \(limit)
      """
    ) { try $0.id(0) }
  }

  /// A mail somebody took for sending. `tries` fences: whoever lost it can no longer say what became of it.
  struct Claim: Sendable {
    let id: DocumentEmail.ID
    let tries: Int
    /// What the merchant wrote.
    let message: String?
  }

  /// Whoever sends a mail and says nothing for so long has lost it; it says something every third of it.
  static let leaseSeconds: Int64 = 60

  /// Takes a due mail for sending.
  ///
  /// - Returns: `nil` when it was cancelled or taken meanwhile.
  static func claim(
    _ id: DocumentEmail.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Claim? {
    try tx.row(
      """
      UPDATE email SET state = 'sending', state_at = \(tx.now), tries = tries + 1,
        lease_until = \(tx.now.adding(seconds: leaseSeconds))
      WHERE company_id = \(company) AND id = \(id) AND state = 'queued' AND next_at <= \(tx.now)
      RETURNING message, tries
      """
    ) { Claim(id: id, tries: try $0.int(1), message: try $0.textOrNil(0)) }
  }

  /// Says that it is still being sent.
  static func extend(_ claim: Claim, of company: CompanyID, in tx: borrowing Transaction) throws {
    try tx.run(
      """
      UPDATE email SET lease_until = \(tx.now.adding(seconds: leaseSeconds))
      WHERE company_id = \(company) AND id = \(claim.id) AND state = 'sending'
        AND tries = \(claim.tries)
      """)
  }

  static func finish(
    _ claim: Claim, _ state: DocumentEmail.State, code: String?, words: String,
    of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    let isOurs =
      try tx.run(
        """
        UPDATE email SET state = \(state.rawValue), state_at = \(tx.now), message = NULL,
          last_code = \(code), last_words = \(words), lease_until = NULL
        WHERE company_id = \(company) AND id = \(claim.id) AND state = 'sending'
          AND tries = \(claim.tries)
        """) == 1
    if isOurs { try TransmissionEvents.append(claim.id, of: company, in: tx) }
  }

  /// - Returns: `false` when it was lost.
  static func postpone(
    _ claim: Claim, to instant: Instant, _ failure: MailFailure, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> Bool {
    try tx.run(
      """
      UPDATE email SET state = 'queued', state_at = \(tx.now), next_at = \(instant),
        last_code = \(failure.code), last_words = \(failure.reason), lease_until = NULL
      WHERE company_id = \(company) AND id = \(claim.id) AND state = 'sending'
        AND tries = \(claim.tries)
      """) == 1
  }

  /// The server is not to be had: those whose turn has come wait with the one that found out.
  static func postponeDue(
    to instant: Instant, _ failure: MailFailure, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE email SET next_at = \(instant), last_code = \(failure.code), last_words = \(failure.reason)
      WHERE company_id = \(company) AND state = 'queued' AND next_at <= \(tx.now)
      """)
  }

  /// Mails a program was sending when it ended: nobody knows whether they left.
  static func interrupted(of company: CompanyID, in tx: borrowing Transaction) throws {
    let lost = try tx.rows(
      """
      UPDATE email SET state = 'uncertain', state_at = \(tx.now), message = NULL,
        last_code = 'mail.outcome-unknown', last_words = 'interrupted', lease_until = NULL
      WHERE company_id = \(company) AND \(MailLease.isInterrupted(in: tx))
      RETURNING id
      """
    ) { try $0.id(0, as: DocumentEmail.ID.self) }
    for id in lost { try TransmissionEvents.append(id, of: company, in: tx) }
  }

  static func hasInterrupted(of company: CompanyID, in tx: borrowing Transaction) throws -> Bool {
    try tx.row(
      "SELECT 1 FROM email WHERE company_id = \(company) AND \(MailLease.isInterrupted(in: tx)) LIMIT 1"
    ) { _ in true } ?? false
  }

  // MARK: Reading

  private static let columns: SQL = """
    id, invoice_id, number, recipient, subject, message_id, pdf_sha256, confirmed, requested_at,
    requested_by, reason, state, state_at, next_at, tries, last_code, last_words
    """

  package static func one(
    _ id: DocumentEmail.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> DocumentEmail? {
    try tx.row(
      "SELECT \(columns) FROM email WHERE company_id = \(company) AND id = \(id)", read)
  }

  /// All of a document, the newest first.
  package static func all(
    ofInvoice invoice: InvoiceID, company: CompanyID, in tx: borrowing Transaction
  ) throws -> [DocumentEmail] {
    try tx.rows(
      """
      SELECT \(columns) FROM email WHERE company_id = \(company) AND invoice_id = \(invoice)
      ORDER BY id DESC LIMIT 100
      """, read)
  }

  /// The newest first.
  package static func list(
    _ state: DocumentEmail.State?, before: DocumentEmail.ID?, limit: Int, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> (rows: [DocumentEmail], hasMore: Bool) {
    var wanted: SQL = "company_id = \(company)"
    if let state { wanted = "\(wanted) AND state = \(state.rawValue)" }
    if let before { wanted = "\(wanted) AND id < \(before)" }
    var rows = try tx.rows(
      "SELECT \(columns) FROM email WHERE \(wanted) ORDER BY id DESC LIMIT \(limit + 1)", read)
    let hasMore = rows.cut(to: limit)
    return (rows, hasMore)
  }

  /// How many ended like that in the last thirty days and were not sent since.
  static func undelivered(
    _ state: DocumentEmail.State, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Int {
    let since = tx.now.adding(seconds: -30 * 86_400)
    return try tx.row(
      """
      SELECT count(*) FROM email e
      WHERE e.company_id = \(company) AND e.state IN ('failed', 'uncertain')
        AND e.state = \(state.rawValue) AND e.state_at >= \(since)
        AND NOT EXISTS (SELECT 1 FROM email later
          WHERE later.company_id = e.company_id AND later.invoice_id = e.invoice_id
            AND later.id > e.id AND later.state IN ('queued', 'sending', 'sent'))
      """
    ) { try $0.int(0) } ?? 0
  }

  /// How often mail went to an address: for this customer, and for anybody.
  static func sends(
    to address: EmailAddress, for customer: Customer.ID, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> (customer: Int, all: Int) {
    try tx.row(
      """
      SELECT count(*) FILTER (WHERE customer_id = \(customer)), count(*) FROM email
      WHERE company_id = \(company) AND recipient_key = \(address.key)
        AND state NOT IN ('failed', 'cancelled')
      """
    ) { (customer: try $0.int(0), all: try $0.int(1)) } ?? (0, 0)
  }

  private static func read(_ row: Row) throws -> DocumentEmail {
    DocumentEmail(
      id: try row.id(0), invoice: try row.id(1), number: try row.text(2),
      recipient: try EmailAddress(try row.text(3)), subject: try row.text(4),
      messageID: try row.text(5), pdfHash: try row.blob(6),
      confirmed: try row.text(7).split(separator: " ").map(String.init),
      requestedAt: try row.instant(8), requestedBy: try row.text(9),
      reason: try row.textOrNil(10),
      state: DocumentEmail.State(rawValue: try row.text(11)) ?? .uncertain,
      stateAt: try row.instant(12), nextAt: try row.instant(13), tries: try row.int(14),
      lastCode: try row.textOrNil(15), lastWords: try row.textOrNil(16))
  }
}
