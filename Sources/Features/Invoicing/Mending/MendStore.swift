import Kernel
import Money
import Storage

/// Every SQL statement on corrections, on refused orders that wait for one, and on what somebody overrode.
package enum MendStore {
  static let migration = Migration(
    id: "invoicing-0013-mends",
    sql: """
      CREATE TABLE held_order (
        company_id BLOB NOT NULL REFERENCES company(id),
        source TEXT NOT NULL,
        order_number TEXT NOT NULL,
        body TEXT NOT NULL,
        held_at INTEGER NOT NULL,
        PRIMARY KEY (company_id, source, order_number)
      );
      CREATE TABLE order_mend (
        company_id BLOB NOT NULL,
        order_id BLOB NOT NULL,
        position INTEGER NOT NULL CHECK (position > 0),
        code TEXT NOT NULL,
        pointer TEXT NOT NULL,
        before TEXT,
        after TEXT,
        by TEXT NOT NULL,
        door TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (company_id, order_id, position),
        FOREIGN KEY (company_id, order_id) REFERENCES sales_order(company_id, id)
      );
      CREATE TABLE shield_override (
        company_id BLOB NOT NULL REFERENCES company(id),
        source TEXT NOT NULL,
        order_number TEXT NOT NULL,
        code TEXT NOT NULL,
        by TEXT NOT NULL,
        reason TEXT NOT NULL,
        door TEXT NOT NULL,
        at INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        PRIMARY KEY (company_id, source, order_number, code, revision)
      );

      """ + InvoicingMigrations.frozen(["order_mend", "shield_override"]),
    why:
      "refused orders wait for their correction; who corrected what, who went past which guard and why"
  )

  // MARK: Held orders

  /// A refused order as the shop sent it, the latest.
  static func hold(
    _ body: EncodedOrder, _ order: SalesOrder, of company: CompanyID, in tx: borrowing Transaction
  )
    throws
  {
    try tx.run(
      """
      INSERT INTO held_order (company_id, source, order_number, body, held_at)
      VALUES (\(company), \(order.source), \(order.externalID),
        \(String(decoding: body.bytes, as: UTF8.self)), \(tx.now))
      ON CONFLICT (company_id, source, order_number) DO UPDATE SET
        body = excluded.body, held_at = excluded.held_at
      """)
  }

  static func held(
    _ source: String, _ number: String, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> SalesOrder? {
    let body = try tx.row(
      """
      SELECT body FROM held_order
      WHERE company_id = \(company) AND source = \(source) AND order_number = \(number)
      """
    ) { try $0.text(0) }
    return try body.map { try OrderStore.stored(Array($0.utf8)) }
  }

  static func release(
    _ source: String, _ number: String, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      DELETE FROM held_order
      WHERE company_id = \(company) AND source = \(source) AND order_number = \(number)
      """)
  }

  // MARK: Corrections

  static func add(
    _ mend: Finding.Mend, _ code: String, to order: OrderID, by name: String, door: Door,
    of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    for change in mend.changes {
      try tx.run(
        """
        INSERT INTO order_mend (company_id, order_id, position, code, pointer, before, after, by,
          door, at)
        SELECT \(company), \(order), count(*) + 1, \(code), \(change.pointer), \(change.before),
          \(change.after), \(name), \(door.rawValue), \(tx.now)
        FROM order_mend WHERE company_id = \(company) AND order_id = \(order)
        """)
    }
  }

  private static let changes = Statement(
    """
    SELECT pointer, before, after FROM order_mend
    WHERE company_id = $1 AND order_id = $2 ORDER BY position
    """)

  /// The order as the shop sends it again, with the corrections it was given: they stay true of the same words.
  static func mended(
    _ order: SalesOrder, as id: OrderID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> SalesOrder? {
    let known = try tx.rows(changes, company, id) { row in
      Finding.Mend.Change(
        try row.text(0), from: try row.textOrNil(1), to: try row.textOrNil(2))
    }
    if known.isEmpty { return nil }
    let mended = Finding.Mend(known).applied(to: order)
    return mended == order ? nil : mended
  }

  package struct Mended: Sendable {
    package let order: String
    package let code: String
    package let change: Finding.Mend.Change
    package let by: String
    package let at: Instant
  }

  /// The newest first.
  package static func mends(of company: CompanyID, limit: Int, in tx: borrowing Transaction) throws
    -> [Mended]
  {
    try tx.rows(
      """
      SELECT o.external_id, m.code, m.pointer, m.before, m.after, m.by, m.at
      FROM order_mend m JOIN sales_order o ON o.company_id = m.company_id AND o.id = m.order_id
      WHERE m.company_id = \(company) ORDER BY m.at DESC, o.external_id, m.position LIMIT \(limit)
      """
    ) { row in
      Mended(
        order: try row.text(0), code: try row.text(1),
        change: .init(try row.text(2), from: try row.textOrNil(3), to: try row.textOrNil(4)),
        by: try row.text(5), at: try row.instant(6))
    }
  }

  // MARK: Overrides

  package struct Override: Sendable {
    package let source: String
    /// The number of an order, or of a document that was sent.
    package let order: String
    package let code: String
    package let by: String
    package let reason: String
    package let at: Instant
  }

  /// - Parameter revision: of the order, what it says until now, since an answer is for one edit; of a document, the instant it is sent.
  static func add(
    _ code: String, source: String, number: String, revision: Int = 0, by name: String,
    reason: String,
    door: Door, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO shield_override (company_id, source, order_number, code, by, reason, door, at,
        revision)
      VALUES (\(company), \(source), \(number), \(code), \(name), \(reason), \(door.rawValue),
        \(tx.now), \(revision))
      ON CONFLICT DO NOTHING
      """)
  }

  /// Whether somebody answered for going past this guard, with this edit of the order.
  static func isOverridden(
    _ code: String, source: String, number: String, revision: Int, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> Bool {
    try tx.row(
      """
      SELECT 1 FROM shield_override WHERE company_id = \(company) AND source = \(source)
        AND order_number = \(number) AND code = \(code) AND revision = \(revision)
      """
    ) { _ in true } ?? false
  }

  package static func overrides(of company: CompanyID, limit: Int, in tx: borrowing Transaction)
    throws -> [Override]
  {
    try tx.rows(
      """
      SELECT order_number, code, by, reason, at, source FROM shield_override
      WHERE company_id = \(company) ORDER BY at DESC, order_number, code LIMIT \(limit)
      """
    ) { row in
      Override(
        source: try row.text(5), order: try row.text(0), code: try row.text(1), by: try row.text(2),
        reason: try row.text(3), at: try row.instant(4))
    }
  }
}
