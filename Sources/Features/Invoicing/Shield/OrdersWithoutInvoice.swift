import Kernel
import Money
import Storage

/// Orders nobody invoiced: turnover that would be missing (CGI 289).
///
/// Found among a million by a walk that goes on where it stopped: rows hold those without an invoice up to a mark, and what came
/// after the mark is looked at when somebody asks. What a row says is looked at again, so that an order that was invoiced since is not
/// named. It follows from orders and invoices; archives leave it out.
package enum OrdersWithoutInvoice {
  static let migration = Migration(
    id: "invoicing-0025-orders-without-invoice",
    sql: """
      CREATE TABLE order_without_invoice (
        company_id BLOB NOT NULL,
        order_id BLOB NOT NULL,
        PRIMARY KEY (company_id, order_id)
      );
      CREATE TABLE order_walk_mark (
        company_id BLOB NOT NULL,
        order_id BLOB NOT NULL,
        PRIMARY KEY (company_id)
      );
      """,
    why: "orders nobody invoiced, without looking at all orders there ever were")

  /// Where a clock was ahead, the mark is too: what comes with an earlier id is among those looked at anyway.
  static let late = Migration(
    id: "invoicing-0072-late-orders",
    sql: """
      CREATE TRIGGER sales_order_after_mark AFTER INSERT ON sales_order BEGIN
        INSERT INTO order_without_invoice (company_id, order_id)
        SELECT NEW.company_id, NEW.id FROM order_walk_mark m
        WHERE m.company_id = NEW.company_id AND m.order_id >= NEW.id
        ON CONFLICT DO NOTHING;
      END;
      """,
    why: "an order that comes with an id before the mark is not passed over")

  package typealias Found = (number: String, orderedOn: LocalDate)

  /// The oldest first.
  package static func list(
    of company: CompanyID, limit: Int, in tx: borrowing Transaction
  ) throws -> [Found] {
    let mark = try mark(of: company, in: tx)
    let later: SQL = mark.map { " AND n.id > \($0)" } ?? ""
    return try tx.rows(
      """
      SELECT o.external_id, o.ordered_on FROM (
        SELECT w.order_id AS id FROM order_without_invoice w WHERE w.company_id = \(company)
        UNION ALL
        SELECT n.id FROM sales_order n WHERE n.company_id = \(company)\(later)) AS f
      JOIN sales_order o ON o.company_id = \(company) AND o.id = f.id
      WHERE \(isWithout) ORDER BY o.ordered_on, o.external_id LIMIT \(limit)
      """
    ) { (number: try $0.text(0), orderedOn: try $0.date(1)) }
  }

  /// Of the order `o`: neither invoiced nor part of a periodic invoice.
  private static let isWithout: SQL = """
    NOT EXISTS (SELECT 1 FROM invoice i WHERE i.company_id = o.company_id AND i.order_id = o.id)
    AND NOT EXISTS (SELECT 1 FROM periodic_member m
      WHERE m.company_id = o.company_id AND m.order_id = o.id)
    """

  private static func mark(of company: CompanyID, in tx: borrowing Transaction) throws -> OrderID? {
    try tx.row("SELECT order_id FROM order_walk_mark WHERE company_id = \(company)") {
      try $0.id(0, as: OrderID.self)
    }
  }

  // MARK: The walk

  private static let usualLeast = 1_000
  private static let step = 5_000
  /// What comes now is invoiced in a moment, as a rule.
  private static let rest: Int64 = 60

  /// Walks until the task is cancelled.
  package static func keep(
    of company: CompanyID, _ database: Database, _ failed: @Sendable (any Error) -> Void
  ) async {
    await Recurring.run(every: .seconds(60), failed) { try await follow(of: company, database) }
  }

  /// - Parameter least: fewer orders than that are left for later.
  package static func follow(
    of company: CompanyID, _ database: Database, least: Int = usualLeast
  ) async throws {
    while true {
      let ready = try await database.read { try passable(of: company, in: $0) }
      guard ready.count >= max(1, least) else { return }
      try await database.write(.company(company)) { tx in
        try takeIn(of: company, in: tx)
      }
      try Task.checkCancellation()
    }
  }

  private static func passable(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [OrderID]
  {
    let later: SQL = try mark(of: company, in: tx).map { " AND o.id > \($0)" } ?? ""
    let before = tx.now.adding(seconds: -rest)
    let orders = try tx.rows(
      """
      SELECT o.id, o.received_at FROM sales_order o WHERE o.company_id = \(company)\(later)
      ORDER BY o.id LIMIT \(step)
      """
    ) { (id: try $0.id(0, as: OrderID.self), received: try $0.instant(1)) }
    return orders.prefix(while: { $0.received < before }).map(\.id)
  }

  /// Looks again under its lock: another node may have walked meanwhile.
  private static func takeIn(of company: CompanyID, in tx: borrowing Transaction) throws {
    guard let last = try passable(of: company, in: tx).last else { return }
    let later: SQL = try mark(of: company, in: tx).map { " AND o.id > \($0)" } ?? ""
    try tx.run(
      """
      DELETE FROM order_without_invoice WHERE company_id = \(company) AND NOT EXISTS (
        SELECT 1 FROM sales_order o WHERE o.company_id = order_without_invoice.company_id
          AND o.id = order_without_invoice.order_id AND \(isWithout))
      """)
    try tx.run(
      """
      INSERT INTO order_without_invoice (company_id, order_id)
      SELECT o.company_id, o.id FROM sales_order o
      WHERE o.company_id = \(company)\(later) AND o.id <= \(last) AND \(isWithout)
      """)
    try tx.run(
      """
      INSERT INTO order_walk_mark (company_id, order_id) VALUES (\(company), \(last))
      ON CONFLICT (company_id) DO UPDATE SET order_id = excluded.order_id
      """)
  }
}
