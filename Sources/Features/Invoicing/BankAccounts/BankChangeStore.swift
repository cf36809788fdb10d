import Kernel
import Money
import Seal
import Storage

/// Every SQL statement on the versions of the account.
package enum BankChangeStore {
  static let migration = Migration(
    id: "invoicing-0012-bank-accounts",
    sql: """
      CREATE TABLE bank_change (
        company_id BLOB NOT NULL REFERENCES company(id),
        id BLOB NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        proposed_at INTEGER NOT NULL,
        door TEXT NOT NULL CHECK (door IN ('file', 'api', 'page', 'command')),
        proposed_by TEXT,
        reason TEXT,
        replaces INTEGER,
        iban TEXT,
        bic TEXT,
        holder TEXT,
        approver TEXT,
        delay_hours INTEGER NOT NULL,
        decided_by TEXT,
        company_email TEXT,
        due_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        PRIMARY KEY (company_id, id),
        UNIQUE (company_id, number),
        FOREIGN KEY (company_id, replaces) REFERENCES bank_change(company_id, number),
        CHECK ((iban IS NULL) = (holder IS NULL))
      );
      CREATE TABLE bank_event (
        company_id BLOB NOT NULL,
        change_id BLOB NOT NULL,
        position INTEGER NOT NULL CHECK (position > 0),
        kind TEXT NOT NULL
          CHECK (kind IN ('granted', 'code-made', 'code-wrong', 'approved', 'confirmed', 'refused')),
        at INTEGER NOT NULL,
        by TEXT,
        door TEXT,
        reason TEXT,
        effective_at INTEGER,
        code_hash BLOB,
        PRIMARY KEY (company_id, change_id, position),
        FOREIGN KEY (company_id, change_id) REFERENCES bank_change(company_id, id),
        CHECK ((effective_at IS NOT NULL) = (kind IN ('granted', 'approved', 'confirmed')))
      );
      CREATE UNIQUE INDEX bank_event_decision ON bank_event (company_id, change_id)
        WHERE effective_at IS NOT NULL;
      CREATE TABLE bank_notice (
        company_id BLOB NOT NULL,
        id BLOB NOT NULL,
        change_id BLOB NOT NULL,
        kind TEXT NOT NULL,
        recipient TEXT,
        next_at INTEGER NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
        done_at INTEGER,
        channel TEXT,
        last_error TEXT,
        PRIMARY KEY (company_id, id),
        FOREIGN KEY (company_id, change_id) REFERENCES bank_change(company_id, id)
      );
      CREATE INDEX bank_notice_next ON bank_notice (company_id, next_at) WHERE done_at IS NULL;
      ALTER TABLE invoice ADD COLUMN bank_number INTEGER;

      """ + InvoicingMigrations.frozen(["bank_change", "bank_event"]),
    why:
      "the account printed has versions: proposed, approved by a second person, in force after a delay; none is ever changed"
  )

  // MARK: Reading

  /// The account documents print at `now`: read again by each transaction that issues.
  static func inForce(of company: CompanyID, at now: Instant, in tx: borrowing Transaction) throws
    -> (number: Int, account: CompanyProfile.BankAccount?)?
  {
    try tx.row(inForceStatement, company, now) { row in
      (number: try row.int(0), account: try account(row, 1))
    }
  }

  /// The setting in force, or nil for a company of before this table.
  static func setting(of company: CompanyID, at now: Instant, in tx: borrowing Transaction) throws
    -> (number: Int, setting: BankSetting)?
  {
    try tx.row(inForceStatement, company, now) { row in
      (number: try row.int(0), setting: try setting(row, 1))
    }
  }

  /// The latest decided one that is due and was not refused.
  private static let inForceStatement = Statement(
    """
    SELECT c.number, c.iban, c.bic, c.holder, c.approver, c.delay_hours
    FROM bank_change c JOIN bank_event e ON e.company_id = c.company_id AND e.change_id = c.id
    WHERE c.company_id = $1 AND e.effective_at <= $2 AND NOT EXISTS (
      SELECT 1 FROM bank_event r
      WHERE r.company_id = c.company_id AND r.change_id = c.id AND r.kind = 'refused')
    ORDER BY c.number DESC LIMIT 1
    """)

  /// All versions, the newest first.
  package static func all(of company: CompanyID, at now: Instant, in tx: borrowing Transaction)
    throws -> [BankChange]
  {
    let current = try inForce(of: company, at: now, in: tx)?.number ?? 0
    let events = try events(of: company, in: tx)
    return try tx.rows(
      """
      SELECT c.id, c.number, c.proposed_at, c.door, c.proposed_by, c.reason, c.decided_by,
        c.company_email, c.due_at, c.expires_at, c.iban, c.bic, c.holder, c.approver,
        c.delay_hours, b.iban, b.bic, b.holder, b.approver, b.delay_hours
      FROM bank_change c LEFT JOIN bank_change b
        ON b.company_id = c.company_id AND b.number = c.replaces
      WHERE c.company_id = \(company) ORDER BY c.number DESC
      """
    ) { row in
      let id: BankChangeID = try row.id(0)
      let number = try row.int(1)
      return BankChange(
        id: id, number: number, proposedAt: try row.instant(2),
        door: Door(rawValue: try row.text(3)) ?? .file, proposedBy: try row.textOrNil(4),
        reason: try row.textOrNil(5), before: try setting(row, 15), after: try setting(row, 10),
        approver: try row.textOrNil(6), companyEmail: try row.textOrNil(7),
        dueAt: try row.instant(8), expiresAt: try row.instant(9), isReplaced: number < current,
        events: events[id] ?? [])
    }
  }

  package static func change(
    _ id: BankChangeID, of company: CompanyID, at now: Instant, in tx: borrowing Transaction
  ) throws -> BankChange {
    guard let found = try all(of: company, at: now, in: tx).first(where: { $0.id == id }) else {
      throw BankProblem.changeNotFound(id.description)
    }
    return found
  }

  private static func events(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [BankChangeID: [BankChange.Event]]
  {
    var all: [BankChangeID: [BankChange.Event]] = [:]
    try tx.forEach(
      """
      SELECT change_id, kind, at, by, door, reason, effective_at, code_hash FROM bank_event
      WHERE company_id = \(company) ORDER BY change_id, position
      """
    ) { row in
      guard let kind = BankChange.Event.Kind(rawValue: try row.text(1)) else { return }
      all[try row.id(0), default: []].append(
        BankChange.Event(
          kind, at: try row.instant(2), by: try row.textOrNil(3),
          door: try row.textOrNil(4).flatMap(Door.init(rawValue:)),
          reason: try row.textOrNil(5), effectiveAt: try row.instantOrNil(6),
          codeHash: try row.blobOrNil(7)))
    }
    return all
  }

  private static func account(_ row: Row, _ column: Int) throws -> CompanyProfile.BankAccount? {
    guard let iban = try row.textOrNil(column), let holder = try row.textOrNil(column + 2) else {
      return nil
    }
    return .init(iban: iban, bic: try row.textOrNil(column + 1), holder: holder)
  }

  private static func setting(_ row: Row, _ column: Int) throws -> BankSetting {
    BankSetting(
      account: try account(row, column),
      rule: BankRule(
        approver: try row.textOrNil(column + 3),
        delayHours: try row.intOrNil(column + 4) ?? BankRule.usualDelayHours))
  }

  // MARK: Writing

  static func insert(
    _ change: BankChange, replacing: Int?, of company: CompanyID, in tx: borrowing Transaction
  )
    throws
  {
    let (account, rule) = (change.after.account, change.after.rule)
    try tx.run(
      """
      INSERT INTO bank_change (company_id, id, number, proposed_at, door, proposed_by, reason, replaces,
        iban, bic, holder, approver, delay_hours, decided_by, company_email, due_at, expires_at)
      VALUES (\(company), \(change.id), \(change.number), \(change.proposedAt),
        \(change.door.rawValue), \(change.proposedBy), \(change.reason), \(replacing),
        \(account?.iban), \(account?.bic), \(account?.holder), \(rule.approver),
        \(rule.delayHours), \(change.approver), \(change.companyEmail), \(change.dueAt),
        \(change.expiresAt))
      """)
    var fields = [SealedEvent.Field("action", "proposed"), .init("change", String(change.number))]
    if let account {
      fields.append(
        .init("account", try PendingEvents.commitment(to: account.iban, of: company, in: tx)))
    }
    try PendingEvents.add(SealedEvent("bank-details", fields), of: company, in: tx)
    for event in change.events { try add(event, to: change.id, of: company, in: tx) }
  }

  static func add(
    _ event: BankChange.Event, to id: BankChangeID, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO bank_event (company_id, change_id, position, kind, at, by, door, reason,
        effective_at, code_hash)
      SELECT \(company), \(id), count(*) + 1, \(event.kind.rawValue), \(event.at), \(event.by),
        \(event.door?.rawValue), \(event.reason), \(event.effectiveAt), \(event.codeHash)
      FROM bank_event WHERE company_id = \(company) AND change_id = \(id)
      """)
    if event.kind == .codeMade { return }
    try PendingEvents.add(
      SealedEvent(
        "bank-details", [.init("action", event.kind.rawValue), .init("change-id", id.description)]),
      of: company, in: tx)
  }
}
