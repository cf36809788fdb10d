import Kernel
import Money
import Storage

/// Every SQL statement on the endpoints.
package enum WebhookStore {
  private static let columns: SQL = """
    id, url, description, events, state, paused_because, paused_at, previous_until, since, failures,
    failing_since, created_at
    """

  package static func all(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [WebhookEndpoint]
  {
    try tx.rows(
      "SELECT \(columns) FROM webhook_endpoint WHERE company_id = \(company) ORDER BY id", read)
  }

  package static func one(
    _ id: WebhookEndpoint.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> WebhookEndpoint {
    guard
      let known = try tx.row(
        "SELECT \(columns) FROM webhook_endpoint WHERE company_id = \(company) AND id = \(id)", read
      )
    else { throw WebhookProblem.endpointNotFound("\(id)") }
    return known
  }

  private static func read(_ row: Row) throws -> WebhookEndpoint {
    WebhookEndpoint(
      id: try row.id(0), url: try row.text(1), description: try row.textOrNil(2),
      events: try row.text(3).split(separator: " ").map(String.init),
      state: WebhookEndpoint.State(rawValue: try row.text(4)) ?? .paused,
      pausedBecause: try row.textOrNil(5).flatMap { WebhookEndpoint.PauseReason(rawValue: $0) },
      pausedAt: try row.instantOrNil(6), previousUntil: try row.instantOrNil(7),
      since: try row.int64(8), failures: try row.int(9), failingSince: try row.instantOrNil(10),
      createdAt: try row.instant(11))
  }

  // MARK: Writing

  static func insert(
    _ id: WebhookEndpoint.ID, _ wanted: WebhookRequest, secret: [UInt8], since: Int64,
    of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO webhook_endpoint (company_id, id, url, description, events, state, secret, since,
        created_at)
      VALUES (\(company), \(id), \(wanted.url), \(wanted.description),
        \(wanted.events.joined(separator: " ")), 'active', \(secret), \(since), \(tx.now))
      """)
  }

  static func update(
    _ id: WebhookEndpoint.ID, _ wanted: WebhookRequest, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE webhook_endpoint SET url = \(wanted.url), description = \(wanted.description),
        events = \(wanted.events.joined(separator: " "))
      WHERE company_id = \(company) AND id = \(id)
      """)
  }

  static func remove(
    _ id: WebhookEndpoint.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      DELETE FROM webhook_attempt WHERE company_id = \(company) AND delivery_id IN (
        SELECT id FROM webhook_delivery WHERE company_id = \(company) AND endpoint_id = \(id))
      """)
    try tx.run(
      "DELETE FROM webhook_delivery WHERE company_id = \(company) AND endpoint_id = \(id)")
    try tx.run("DELETE FROM webhook_endpoint WHERE company_id = \(company) AND id = \(id)")
  }

  static func pause(
    _ id: WebhookEndpoint.ID, because reason: WebhookEndpoint.PauseReason, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE webhook_endpoint SET state = 'paused', paused_because = \(reason.rawValue),
        paused_at = \(tx.now)
      WHERE company_id = \(company) AND id = \(id) AND state = 'active'
      """)
  }

  /// It begins anew: what failed before does not count against it.
  static func resume(
    _ id: WebhookEndpoint.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE webhook_endpoint SET state = 'active', paused_because = NULL, paused_at = NULL,
        failures = 0, failing_since = NULL
      WHERE company_id = \(company) AND id = \(id)
      """)
  }

  static func note(
    isTaken: Bool, _ id: WebhookEndpoint.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    if isTaken {
      try tx.run(
        """
        UPDATE webhook_endpoint SET failures = 0, failing_since = NULL
        WHERE company_id = \(company) AND id = \(id) AND failures > 0
        """)
    } else {
      try tx.run(
        """
        UPDATE webhook_endpoint SET failures = failures + 1,
          failing_since = coalesce(failing_since, \(tx.now))
        WHERE company_id = \(company) AND id = \(id)
        """)
    }
  }

  // MARK: Secrets

  struct Sealed: Sendable {
    let current: [UInt8]
    let previous: [UInt8]?
    let previousUntil: Instant?
  }

  static func secrets(
    of id: WebhookEndpoint.ID, company: CompanyID, in tx: borrowing Transaction
  ) throws -> Sealed {
    guard
      let sealed = try tx.row(
        """
        SELECT secret, previous_secret, previous_until FROM webhook_endpoint
        WHERE company_id = \(company) AND id = \(id)
        """,
        {
          Sealed(
            current: try $0.blob(0), previous: try $0.blobOrNil(1),
            previousUntil: try $0.instantOrNil(2))
        })
    else { throw WebhookProblem.endpointNotFound("\(id)") }
    return sealed
  }

  static func rotate(
    _ id: WebhookEndpoint.ID, to secret: [UInt8], from previous: [UInt8], until: Instant,
    of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE webhook_endpoint SET secret = \(secret), previous_secret = \(previous),
        previous_until = \(until)
      WHERE company_id = \(company) AND id = \(id)
      """)
  }

  // MARK: The feed

  /// Up to which event deliveries were made.
  static func place(of company: CompanyID, in tx: borrowing Transaction) throws -> Int64 {
    try tx.row("SELECT sequence FROM webhook_feed WHERE company_id = \(company)") {
      try $0.int64(0)
    } ?? 0
  }

  static func move(to sequence: Int64, of company: CompanyID, in tx: borrowing Transaction) throws {
    try tx.run(
      """
      INSERT INTO webhook_feed (company_id, sequence) VALUES (\(company), \(sequence))
      ON CONFLICT (company_id) DO UPDATE SET sequence = excluded.sequence
      """)
  }
}
