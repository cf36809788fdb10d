import EN16931
import Kernel
import Money
import Storage

/// An order of a periodic invoice: which of the invoice's lines and charges are its own.
package struct PeriodicMember: Sendable {
  package let order: OrderID
  /// Positions, from 1.
  package let lines: ClosedRange<Int>
  package let adjustments: Range<Int>
  /// Without VAT: what credit notes of this order took back as an amount, of no line.
  package let creditedByAmount: Int64

  /// The orders invoiced together as `combined`, in the order of its lines.
  static func all(of combined: OrderID, company: CompanyID, in tx: borrowing Transaction) throws
    -> [PeriodicMember]
  {
    try tx.rows(byInvoice, company, combined, read: member)
  }

  /// The order's own part, when it was invoiced together with others.
  static func of(_ order: OrderID, company: CompanyID, in tx: borrowing Transaction) throws
    -> PeriodicMember?
  {
    try tx.row(byOrder, company, order, read: member)
  }

  func insert(as combined: OrderID, of company: CompanyID, in tx: borrowing Transaction) throws {
    try tx.run(
      Self.insertion, company, order, combined, lines.lowerBound, lines.upperBound,
      adjustments.lowerBound, adjustments.upperBound - 1)
  }

  private static func member(_ row: Row) throws -> PeriodicMember {
    PeriodicMember(
      order: try row.id(0), lines: try row.int(1)...row.int(2),
      adjustments: try row.int(3)..<row.int(4) + 1,
      creditedByAmount: try row.int64(5))
  }

  private static let byInvoice = Statement(
    """
    SELECT order_id, first_line, last_line, first_adjustment, last_adjustment,
      coalesce((SELECT CAST(sum(c.net_minor) AS BIGINT) FROM credit c
        WHERE c.company_id = m.company_id AND c.member_order_id = m.order_id
          AND c.invoice_position = 0 AND c.adjustment_position = 0), 0)
    FROM periodic_member m WHERE company_id = $1 AND invoiced_as = $2 ORDER BY first_line
    """)
  private static let byOrder = Statement(
    """
    SELECT order_id, first_line, last_line, first_adjustment, last_adjustment,
      coalesce((SELECT CAST(sum(c.net_minor) AS BIGINT) FROM credit c
        WHERE c.company_id = m.company_id AND c.member_order_id = m.order_id
          AND c.invoice_position = 0 AND c.adjustment_position = 0), 0)
    FROM periodic_member m WHERE company_id = $1 AND order_id = $2
    """)
  private static let insertion = Statement(
    """
    INSERT INTO periodic_member (company_id, order_id, invoiced_as, first_line, last_line,
      first_adjustment, last_adjustment)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    """)
}

extension CreditableInvoice {
  /// Whether a discount was given on a line: on a periodic invoice, on those of its own order.
  func gives(_ discount: Adjustment, on position: Int) -> Bool {
    guard let owner = members.first(where: { $0.adjustments.contains(discount.position) }) else {
      return true
    }
    return owner.lines.contains(position)
  }

  /// All that is left of one order's part.
  func rest(of member: PeriodicMember) -> CreditRequest.What {
    .parts(
      lines: lines.filter { member.lines.contains($0.position) && $0.quantityLeft.units > 0 }
        .map { .init(position: $0.position) },
      charges: adjustments.filter {
        member.adjustments.contains($0.position) && $0.content.isCharge && $0.left.minorUnits > 0
      }.map { .init(position: $0.position) })
  }
}
