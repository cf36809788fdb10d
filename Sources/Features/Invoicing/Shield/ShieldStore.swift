import Kernel
import Money
import Storage

/// What the guards caught, once per order and code: every SQL statement on `shield_event`.
package enum ShieldStore {
  /// Keeps what became of a group of orders, in their issuing transaction.
  ///
  /// - Returns: nothing; a refusal repeated is counted, an order issued after all is mended.
  static func record(
    _ candidates: [OrderIssuer.Candidate], _ outcomes: [OrderOutcome], of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    var hasOpen: Bool?
    for (candidate, outcome) in zip(candidates, outcomes) {
      guard let order = candidate.reading.order ?? candidate.reading.unfit else { continue }
      switch outcome.state {
      case .refused:
        try caught(outcome.findings, of: order, as: .open, company, in: tx)
      case .issued, .credited:
        // Nothing open is the ordinary case: one look for the whole group.
        if try hasOpen ?? anyOpen(of: company, in: tx) { try mended(order, company, in: tx) }
        hasOpen = try hasOpen ?? anyOpen(of: company, in: tx)
        if case .success(let document) = candidate.sale {
          try caught(document.warnings, of: order, as: .warned, company, in: tx)
        }
      case .already: break
      }
    }
  }

  /// A refusal outside of a run: a draft somebody asked for.
  package static func record(
    refused findings: [Finding], of order: SalesOrder, company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try caught(findings, of: order, as: .open, company, in: tx)
  }

  /// Something about the seller's profile, named by its version.
  static func record(
    _ finding: Finding, ofProfile version: Int, company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try caught(
      [finding], source: "company", number: "profile \(version)", as: .warned, company, in: tx)
  }

  // MARK: Documents on their way

  /// Where events about an issued document come from; their subject is its number.
  package static let documents = "document"

  /// What kept a document from being sent: stops wait, the rest was a remark.
  package static func record(
    asked findings: [Finding], ofDocument number: String, company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try caught(findings, source: documents, number: number, as: .open, company, in: tx)
  }

  /// What somebody confirmed: it goes through, with a name to it.
  ///
  /// - Parameters:
  ///   - by: as the person or the program gave it.
  ///   - why: when they said so.
  package static func record(
    overridden findings: [Finding], ofDocument number: String, by: String, why: String?,
    company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try caught(findings, source: documents, number: number, as: .warned, company, in: tx)
    for finding in findings {
      try tx.run(
        """
        INSERT INTO shield_override (company_id, source, subject, code, at, by_whom, why, text_fr, text_en)
        VALUES (\(company), \(documents), \(number), \(finding.code), \(tx.now), \(by), \(why),
          \(finding.text.fr), \(finding.text.en))
        ON CONFLICT DO NOTHING
        """)
    }
  }

  /// The document was sent after all: what stopped it was mended.
  package static func mended(
    document number: String, company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try mended(source: documents, number: number, company, in: tx)
  }

  private enum Outcome: String { case open, mended, warned }

  private static func caught(
    _ findings: [Finding], of order: SalesOrder, as outcome: Outcome, _ company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try caught(
      findings, source: order.source, number: order.externalID, as: outcome, company, in: tx)
  }

  private static func caught(
    _ findings: [Finding], source: String, number: String, as outcome: Outcome,
    _ company: CompanyID, in tx: borrowing Transaction
  ) throws {
    for finding in findings {
      guard let error = GuardCatalogue.error(of: finding.code) else { continue }
      let state = finding.severity == .warn ? Outcome.warned : outcome
      try tx.run(
        """
        INSERT INTO shield_event (company_id, source, order_number, code, error, severity, outcome,
          times, first_at, last_at, text_fr, text_en)
        VALUES (\(company), \(source), \(number), \(finding.code),
          \(error.rawValue), \(finding.severity.rawValue), \(state.rawValue), 1, \(tx.now),
          \(tx.now), \(finding.text.fr), \(finding.text.en))
        ON CONFLICT (company_id, source, order_number, code) DO UPDATE SET
          times = shield_event.times + 1, last_at = excluded.last_at, outcome = excluded.outcome
        """)
    }
  }

  private static func anyOpen(of company: CompanyID, in tx: borrowing Transaction) throws -> Bool {
    try tx.row(
      "SELECT 1 FROM shield_event WHERE company_id = \(company) AND outcome = 'open' LIMIT 1"
    ) { _ in true } ?? false
  }

  private static func mended(
    _ order: SalesOrder, _ company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try mended(source: order.source, number: order.externalID, company, in: tx)
  }

  private static func mended(
    source: String, number: String, _ company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE shield_event SET outcome = 'mended', last_at = \(tx.now)
      WHERE company_id = \(company) AND source = \(source)
        AND order_number = \(number) AND outcome = 'open'
      """)
  }

  // MARK: Reading

  package struct Count: Sendable {
    package let error: ClassicError
    package let code: String
    package let open: Int
    package let mended: Int
    package let warned: Int
    /// Of subjects on which somebody confirmed it; not among `warned`.
    package let overridden: Int
  }

  package static func counts(
    of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Count] {
    try tx.rows(
      """
      SELECT e.error, e.code, count(*) FILTER (WHERE e.outcome = 'open'),
        count(*) FILTER (WHERE e.outcome = 'mended'),
        count(*) FILTER (WHERE e.outcome = 'warned' AND o.code IS NULL),
        count(*) FILTER (WHERE e.outcome = 'warned' AND o.code IS NOT NULL)
      FROM shield_event e LEFT JOIN (
        SELECT DISTINCT source, subject, code FROM shield_override WHERE company_id = \(company)) o
        ON o.source = e.source AND o.subject = e.order_number AND o.code = e.code
      WHERE e.company_id = \(company) GROUP BY e.error, e.code ORDER BY e.error, e.code
      """
    ) { row in
      Count(
        error: ClassicError(rawValue: try row.text(0)) ?? .notRecorded, code: try row.text(1),
        open: try row.int(2), mended: try row.int(3), warned: try row.int(4),
        overridden: try row.int(5))
    }
  }

  /// What somebody confirmed though a guard asked.
  package struct Override: Sendable {
    package let subject: String
    package let code: String
    package let at: Instant
    package let by: String
    package let why: String?
    package let text: Text
  }

  /// The latest first.
  package static func overrides(
    of company: CompanyID, limit: Int, in tx: borrowing Transaction
  ) throws -> [Override] {
    try tx.rows(
      """
      SELECT subject, code, at, by_whom, why, text_fr, text_en FROM shield_override
      WHERE company_id = \(company) ORDER BY at DESC, subject, code LIMIT \(limit)
      """
    ) { row in
      Override(
        subject: try row.text(0), code: try row.text(1), at: try row.instant(2),
        by: try row.text(3), why: try row.textOrNil(4),
        text: Text(fr: try row.text(5), en: try row.text(6)))
    }
  }

  package struct Event: Sendable {
    /// The number of an order, or of a document.
    package let order: String
    package let isOfDocument: Bool
    package let code: String
    package let error: ClassicError
    package let isWarning: Bool
    package let outcome: String
    package let times: Int
    package let lastAt: Instant
    package let text: Text
  }

  /// What still waits for somebody, the latest first.
  package static func waiting(
    of company: CompanyID, limit: Int, in tx: borrowing Transaction
  ) throws -> [Event] {
    try tx.rows(
      """
      SELECT order_number, code, error, severity, outcome, times, last_at, text_fr, text_en, source
      FROM shield_event WHERE company_id = \(company) AND outcome = 'open'
      ORDER BY last_at DESC, order_number, code LIMIT \(limit)
      """
    ) { row in
      Event(
        order: try row.text(0), isOfDocument: try row.text("source") == documents,
        code: try row.text(1),
        error: ClassicError(rawValue: try row.text(2)) ?? .notRecorded,
        isWarning: try row.text(3) == "warn", outcome: try row.text(4), times: try row.int(5),
        lastAt: try row.instant("last_at"), text: Text(fr: try row.text(7), en: try row.text(8)))
    }
  }

  /// The sweep: orders kept and never invoiced, the oldest first.
  package static func ordersWithoutInvoice(
    of company: CompanyID, limit: Int, in tx: borrowing Transaction
  ) throws -> [(number: String, orderedOn: LocalDate)] {
    try tx.rows(
      """
      SELECT o.external_id, o.ordered_on FROM sales_order o
      WHERE o.company_id = \(company) AND NOT EXISTS (
        SELECT 1 FROM invoice i WHERE i.company_id = o.company_id AND i.order_id = o.id)
      ORDER BY o.ordered_on, o.external_id LIMIT \(limit)
      """
    ) { (number: try $0.text(0), orderedOn: try $0.date("ordered_on")) }
  }
}
