import Kernel
import Money
import Storage

/// Every SQL statement on acts that wait for another person, and on the limit of refunds.
enum HeldActStore {
  static let migration = Migration(
    id: "invoicing-0021-held-acts",
    sql: """
      CREATE TABLE held_act (
        company_id BLOB NOT NULL REFERENCES company(id),
        id BLOB NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('refund', 'refund_limit', 'key_rotation')),
        subject TEXT NOT NULL,
        amount_minor INTEGER,
        currency TEXT,
        request TEXT NOT NULL,
        asked_at INTEGER NOT NULL,
        asked_by TEXT NOT NULL,
        person TEXT,
        is_alone INTEGER NOT NULL CHECK (is_alone IN (0, 1)),
        due_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        PRIMARY KEY (company_id, id),
        CHECK ((amount_minor IS NULL) = (currency IS NULL))
      );
      CREATE INDEX held_act_subject ON held_act (company_id, kind, subject);
      CREATE TABLE held_act_event (
        company_id BLOB NOT NULL,
        act_id BLOB NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('approved', 'confirmed', 'refused', 'done')),
        at INTEGER NOT NULL,
        by_name TEXT NOT NULL,
        person TEXT,
        reason TEXT,
        result TEXT,
        PRIMARY KEY (company_id, act_id, kind),
        FOREIGN KEY (company_id, act_id) REFERENCES held_act(company_id, id),
        CHECK ((result IS NOT NULL) = (kind = 'done'))
      );
      CREATE UNIQUE INDEX held_act_decision ON held_act_event (company_id, act_id)
        WHERE kind <> 'done';
      CREATE TABLE refund_limit (
        company_id BLOB NOT NULL REFERENCES company(id),
        number INTEGER NOT NULL CHECK (number > 0),
        limit_minor INTEGER NOT NULL CHECK (limit_minor >= 0),
        set_at INTEGER NOT NULL,
        set_by TEXT NOT NULL,
        PRIMARY KEY (company_id, number)
      );

      """ + InvoicingMigrations.frozen(["held_act", "held_act_event", "refund_limit"]),
    why:
      "large refunds and the sealing key take two persons: what was asked, who decided, what came of it; and from which amount on"
  )

  // MARK: Reading

  private static let select: SQL = """
    SELECT a.id, a.kind, a.subject, a.amount_minor, a.currency, a.request, a.asked_at, a.asked_by,
      a.person, a.is_alone, a.due_at, a.expires_at, d.kind, d.at, d.by_name, d.reason, e.result
    FROM held_act a
    LEFT JOIN held_act_event d ON d.company_id = a.company_id AND d.act_id = a.id AND d.kind <> 'done'
    LEFT JOIN held_act_event e ON e.company_id = a.company_id AND e.act_id = a.id AND e.kind = 'done'
    """

  static func act(_ id: HeldAct.ID, of company: CompanyID, in tx: borrowing Transaction) throws
    -> HeldAct?
  {
    try tx.row("\(select) WHERE a.company_id = \(company) AND a.id = \(id)", read)
  }

  /// The newest first.
  static func list(
    before: HeldAct.ID?, limit: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [HeldAct] {
    let cut: SQL = before.map { "AND a.id < \($0)" } ?? ""
    return try tx.rows(
      "\(select) WHERE a.company_id = \(company) \(cut) ORDER BY a.id DESC LIMIT \(limit)", read)
  }

  static func acts(
    _ kind: HeldAct.Kind, about subject: String, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [HeldAct] {
    try tx.rows(
      """
      \(select) WHERE a.company_id = \(company) AND a.kind = \(kind.rawValue)
        AND a.subject = \(subject) ORDER BY a.id DESC
      """, read)
  }

  private static func read(_ row: borrowing Row) throws -> HeldAct {
    let amount = try row.int64OrNil(3).map {
      Money(minorUnits: $0, currency: Currency(code: try row.text(4)) ?? .eur)
    }
    let decision = try row.textOrNil(12).flatMap(HeldAct.Decision.Kind.init).map {
      HeldAct.Decision(
        kind: $0, at: try row.instant(13), name: try row.text(14), reason: try row.textOrNil(15))
    }
    return HeldAct(
      id: try row.id(0), kind: HeldAct.Kind(rawValue: try row.text(1)) ?? .refund,
      subject: try row.text(2), amount: amount, request: try row.text(5),
      askedAt: try row.instant(6),
      asker: .init(name: try row.text(7), person: try row.textOrNil(8)),
      isAlone: try row.int(9) == 1, dueAt: try row.instant(10), expiresAt: try row.instant(11),
      decision: decision, result: try row.textOrNil(16))
  }

  // MARK: Writing

  static func insert(_ act: HeldAct, of company: CompanyID, in tx: borrowing Transaction) throws {
    try tx.run(
      """
      INSERT INTO held_act (company_id, id, kind, subject, amount_minor, currency, request,
        asked_at, asked_by, person, is_alone, due_at, expires_at)
      VALUES (\(company), \(act.id), \(act.kind.rawValue), \(act.subject),
        \(act.amount?.minorUnits), \(act.amount?.currency.code), \(act.request), \(act.askedAt),
        \(act.asker.name), \(act.asker.person), \(act.isAlone), \(act.dueAt), \(act.expiresAt))
      """)
  }

  static func decide(
    _ id: HeldAct.ID, _ kind: HeldAct.Decision.Kind, by person: String?, reason: String? = nil,
    of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO held_act_event (company_id, act_id, kind, at, by_name, person, reason)
      VALUES (\(company), \(id), \(kind.rawValue), \(tx.now), \(tx.author.name), \(person),
        \(reason))
      """)
  }

  static func done(
    _ id: HeldAct.ID, _ result: String, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO held_act_event (company_id, act_id, kind, at, by_name, result)
      VALUES (\(company), \(id), 'done', \(tx.now), \(tx.author.name), \(result))
      """)
  }

  // MARK: The limit

  static func limits(of company: CompanyID, in tx: borrowing Transaction) throws -> [RefundLimit] {
    try tx.rows(
      """
      SELECT number, limit_minor, set_at, set_by FROM refund_limit
      WHERE company_id = \(company) ORDER BY number DESC LIMIT 100
      """
    ) { row in
      RefundLimit(
        number: try row.int(0), limit: Money(minorUnits: try row.int64(1)),
        setAt: try row.instant(2), setBy: try row.text(3))
    }
  }

  static func insert(
    _ limit: Money, after number: Int, by name: String, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO refund_limit (company_id, number, limit_minor, set_at, set_by)
      VALUES (\(company), \(number + 1), \(limit.minorUnits), \(tx.now), \(name))
      """)
  }
}

/// Up to how much one person gives back of a payment by themselves, in euros. It has versions; the newest counts.
package struct RefundLimit: Sendable {
  package let number: Int
  package let limit: Money
  package let setAt: Instant
  package let setBy: String

  /// Until a company sets its own.
  package static let usual = Money(minorUnits: 1_000_00)

  static func current(of company: CompanyID, in tx: borrowing Transaction) throws -> (
    number: Int, limit: Money
  ) {
    let newest = try HeldActStore.limits(of: company, in: tx).first
    return (newest?.number ?? 0, newest?.limit ?? usual)
  }
}
