import Kernel
import Money
import Storage

/// Every SQL statement on the deliveries and their attempts.
package enum DeliveryStore {
  private static let columns: SQL = """
    id, endpoint_id, sequence, event_type, state, round, attempts, last_status, last_code,
    created_at, ended_at
    """

  package static func one(
    _ id: WebhookDelivery.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> WebhookDelivery? {
    try tx.row(
      "SELECT \(columns) FROM webhook_delivery WHERE company_id = \(company) AND id = \(id)", read)
  }

  /// The newest first.
  package static func list(
    of endpoint: WebhookEndpoint.ID, state: WebhookDelivery.State? = nil,
    before: WebhookDelivery.ID? = nil, limit: Int, company: CompanyID, in tx: borrowing Transaction
  ) throws -> [WebhookDelivery] {
    var sql: SQL = """
      SELECT \(columns) FROM webhook_delivery
      WHERE company_id = \(company) AND endpoint_id = \(endpoint)
      """
    if let state { sql.append(" AND state = \(state.rawValue)") }
    if let before { sql.append(" AND id < \(before)") }
    sql.append(" ORDER BY id DESC LIMIT \(limit)")
    return try tx.rows(sql, read)
  }

  package static func attempts(
    of id: WebhookDelivery.ID, company: CompanyID, in tx: borrowing Transaction
  ) throws -> [WebhookDelivery.Attempt] {
    try tx.rows(
      """
      SELECT number, at, took_ms, status, code, answer FROM webhook_attempt
      WHERE company_id = \(company) AND delivery_id = \(id) ORDER BY number
      """
    ) { row in
      WebhookDelivery.Attempt(
        number: try row.int(0), at: try row.instant(1), tookMilliseconds: try row.int(2),
        status: try row.intOrNil(3), code: try row.textOrNil(4), answer: try row.textOrNil(5))
    }
  }

  private static func read(_ row: Row) throws -> WebhookDelivery {
    WebhookDelivery(
      id: try row.id(0), endpoint: try row.id(1), sequence: try row.int64(2),
      eventType: try row.text(3),
      state: WebhookDelivery.State(rawValue: try row.text(4)) ?? .failed, round: try row.int(5),
      attempts: try row.int(6), lastStatus: try row.intOrNil(7), lastCode: try row.textOrNil(8),
      createdAt: try row.instant(9), endedAt: try row.instantOrNil(10))
  }

  // MARK: Writing

  /// - Returns: `false` when the endpoint was given this event before.
  static func insert(
    _ id: WebhookDelivery.ID, _ event: Event, to endpoint: WebhookEndpoint,
    of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Bool {
    let state: WebhookDelivery.State = endpoint.state == .active ? .waiting : .held
    return try tx.run(
      """
      INSERT INTO webhook_delivery (company_id, id, endpoint_id, sequence, event_type, state,
        created_at)
      VALUES (\(company), \(id), \(endpoint.id), \(event.sequence), \(event.type),
        \(state.rawValue), \(tx.now))
      ON CONFLICT DO NOTHING
      """) == 1
  }

  static func set(
    _ state: WebhookDelivery.State, _ id: WebhookDelivery.ID, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    let end = state == .delivered || state == .failed ? tx.now : nil
    try tx.run(
      """
      UPDATE webhook_delivery SET state = \(state.rawValue), ended_at = \(end)
      WHERE company_id = \(company) AND id = \(id)
      """)
  }

  /// It is asked for anew.
  static func reopen(
    _ id: WebhookDelivery.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE webhook_delivery SET state = 'waiting', ended_at = NULL, round = round + 1
      WHERE company_id = \(company) AND id = \(id)
      """)
  }

  /// A job that ran twice wrote its attempt before.
  static func add(
    _ attempt: WebhookDelivery.Attempt, to id: WebhookDelivery.ID, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO webhook_attempt (company_id, delivery_id, number, at, took_ms, status, code, answer)
      VALUES (\(company), \(id), \(attempt.number), \(attempt.at), \(attempt.tookMilliseconds),
        \(attempt.status), \(attempt.code), \(attempt.answer))
      ON CONFLICT DO NOTHING
      """)
    try tx.run(
      """
      UPDATE webhook_delivery SET attempts = \(attempt.number), last_status = \(attempt.status),
        last_code = \(attempt.code)
      WHERE company_id = \(company) AND id = \(id)
      """)
  }

  /// Those kept for an endpoint while it was paused, in the order of their events.
  static func held(
    for endpoint: WebhookEndpoint.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [WebhookDelivery] {
    try tx.rows(
      """
      SELECT \(columns) FROM webhook_delivery
      WHERE company_id = \(company) AND endpoint_id = \(endpoint) AND state = 'held'
      ORDER BY sequence
      """, read)
  }

  // MARK: Forgetting

  package static let keptDays: Int64 = 30

  /// - Returns: how many deliveries.
  package static func prune(limit: Int, of company: CompanyID, in tx: borrowing Transaction) throws
    -> Int
  {
    let old = try tx.rows(
      """
      SELECT id FROM webhook_delivery WHERE company_id = \(company)
        AND created_at < \(tx.now.adding(seconds: -keptDays * 86_400)) AND state <> 'waiting'
      ORDER BY id LIMIT \(limit)
      """
    ) { try $0.id(0, as: WebhookDelivery.ID.self) }
    for id in old {
      try tx.run(
        "DELETE FROM webhook_attempt WHERE company_id = \(company) AND delivery_id = \(id)")
      try tx.run("DELETE FROM webhook_delivery WHERE company_id = \(company) AND id = \(id)")
    }
    return old.count
  }
}
