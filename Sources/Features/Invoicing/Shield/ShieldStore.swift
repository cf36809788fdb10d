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
        let isGuarded = outcome.findings.contains { GuardCatalogue.error(of: $0.code) != nil }
        if isGuarded, order.kind == .sale, candidate.reading.order != nil,
          let body = candidate.body
        {
          try MendStore.hold(body, order, of: company, in: tx)
        }
      case .issued, .credited:
        // Nothing open is the ordinary case: one look for the whole group.
        if try hasOpen ?? anyOpen(of: company, in: tx) { try mended(order, company, in: tx) }
        hasOpen = try hasOpen ?? anyOpen(of: company, in: tx)
        for document in outcome.documents where !document.warnings.isEmpty {
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

  /// Something about a change of the seller's account, named by its number.
  static func record(
    _ finding: Finding, ofBankChange number: Int, company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try caught(
      [finding], source: "company", number: "bank \(number)", as: .warned, company, in: tx)
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
    overridden findings: [Finding], ofDocument number: String, by: String, why: String?, door: Door,
    company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try caught(findings, source: documents, number: number, as: .warned, company, in: tx)
    for finding in findings {
      try MendStore.add(
        finding.code, source: documents, number: number, revision: Int(tx.now.microseconds), by: by,
        reason: why ?? "", door: door, of: company, in: tx)
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

  /// One finding was corrected by a person.
  static func mended(
    _ code: String, _ source: String, _ number: String, _ company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE shield_event SET outcome = 'mended', last_at = \(tx.now)
      WHERE company_id = \(company) AND source = \(source) AND order_number = \(number)
        AND code = \(code) AND outcome = 'open'
      """)
  }

  /// A correction may mend more than the finding it was made for.
  static func settled(
    _ order: SalesOrder, except codes: [String], _ company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE shield_event SET outcome = 'mended', last_at = \(tx.now)
      WHERE company_id = \(company) AND source = \(order.source)
        AND order_number = \(order.externalID) AND outcome = 'open'
        AND code NOT IN (\(SQL.list(codes + [""])))
      """)
  }

  /// Whether this finding of an order is a warning; nil when there is no such finding.
  static func isWarning(
    _ code: String, _ source: String, _ number: String, _ company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> Bool? {
    try tx.row(
      """
      SELECT severity FROM shield_event WHERE company_id = \(company) AND source = \(source)
        AND order_number = \(number) AND code = \(code) AND outcome <> 'mended'
      """
    ) { try $0.text(0) == "warn" }
  }

  /// The order was issued: whatever stopped it was corrected, by the shop or here.
  private static func mended(
    _ order: SalesOrder, _ company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try MendStore.release(order.source, order.externalID, of: company, in: tx)
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
    /// Somebody answered for it; counted neither as open nor as a warning.
    package let overridden: Int
  }

  package static func counts(
    of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Count] {
    try tx.rows(
      """
      SELECT e.error, e.code, count(*) FILTER (WHERE e.outcome = 'open' AND o.at IS NULL),
        count(*) FILTER (WHERE e.outcome = 'mended' AND o.at IS NULL),
        count(*) FILTER (WHERE e.outcome = 'warned' AND o.at IS NULL), count(o.at)
      FROM shield_event e LEFT JOIN (
        SELECT source, order_number, code, max(at) AS at FROM shield_override
        WHERE company_id = \(company) GROUP BY source, order_number, code) o
        ON o.source = e.source AND o.order_number = e.order_number AND o.code = e.code AND o.at >= e.last_at
      WHERE e.company_id = \(company) GROUP BY e.error, e.code ORDER BY e.error, e.code
      """
    ) { row in
      Count(
        error: ClassicError(rawValue: try row.text(0)) ?? .notRecorded, code: try row.text(1),
        open: try row.int(2), mended: try row.int(3), warned: try row.int(4),
        overridden: try row.int(5))
    }
  }

  /// What the shield holds back and nobody answered for.
  static func openCount(of company: CompanyID, in tx: borrowing Transaction) throws -> Int {
    try tx.row(
      """
      SELECT count(*) FROM shield_event e WHERE e.company_id = \(company) AND e.outcome = 'open'
        AND NOT EXISTS (SELECT 1 FROM shield_override o WHERE o.company_id = e.company_id
          AND o.source = e.source AND o.order_number = e.order_number AND o.code = e.code
          AND o.at >= e.last_at)
      """
    ) { try $0.int(0) } ?? 0
  }

  package struct Event: Sendable {
    package let source: String
    /// The number of an order, or of a document.
    package let order: String
    package var isOfDocument: Bool { source == ShieldStore.documents }
    package let code: String
    package let error: ClassicError
    package let isWarning: Bool
    package let outcome: String
    package let times: Int
    package let lastAt: Instant
    package let text: Text
  }

  /// What still waits for somebody, the latest first: refusals, or warnings nobody answered for.
  package static func waiting(
    of company: CompanyID, warnings: Bool = false, limit: Int, in tx: borrowing Transaction
  ) throws -> [Event] {
    try tx.rows(
      """
      SELECT e.order_number, e.code, e.error, e.severity, e.outcome, e.times, e.last_at, e.text_fr,
        e.text_en, e.source
      FROM shield_event e
      WHERE e.company_id = \(company) AND e.outcome = \(warnings ? "warned" : "open")
        AND NOT EXISTS (SELECT 1 FROM shield_override o WHERE o.company_id = e.company_id
          AND o.source = e.source AND o.order_number = e.order_number AND o.code = e.code
          AND o.at >= e.last_at)
      ORDER BY e.last_at DESC, e.order_number, e.code LIMIT \(limit)
      """
    ) { row in
      Event(
        source: try row.text(9), order: try row.text(0), code: try row.text(1),
        error: ClassicError(rawValue: try row.text(2)) ?? .notRecorded,
        isWarning: try row.text(3) == "warn", outcome: try row.text(4), times: try row.int(5),
        lastAt: try row.instant(6), text: Text(fr: try row.text(7), en: try row.text(8)))
    }
  }
}
