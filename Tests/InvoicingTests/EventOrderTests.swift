import Foundation
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// What a shop tells arrives in any order and more than once (F16, F17): the end depends on what was told, not on when.
@Suite struct EventOrderTests {
  /// A sale, as it was told before and after each of its refunds, another sale, its cancellation, and both once more.
  private static var events: [SalesOrder] {
    var one = Sample.order("A", lines: [Sample.line(price: "50.00", quantity: 2)])
    let sale = one
    one.refunds = [refund("r1", 10_00)]
    let refunded = one
    one.refunds.append(refund("r2", 5_00))
    let other = Sample.order("B", lines: [Sample.line("Vase", price: "30.00")])
    var cancelled = Sample.order("B-annulée", lines: [])
    cancelled.kind = .cancellation(of: "B")
    return [sale, refunded, one, other, cancelled]
  }

  private static func refund(_ id: String, _ cents: Int64) -> SalesOrder.Refund {
    .init(
      externalID: id, place: Place(file: "orders", line: 1), reason: "Geste",
      amount: Money(minorUnits: cents))
  }

  private struct End: Hashable {
    let documents: [String]
    let faults: [String]
  }

  /// Order, cause and amount of every document: numbers follow the order things were told in, and nothing else does.
  private func end(of shop: TestShop) throws -> End {
    let documents = try shop.database.readSync { tx in
      try tx.rows(
        """
        SELECT o.external_id || ' ' || i.cause || ' ' || i.kind || ' ' || i.gross_minor AS text
        FROM invoice i JOIN sales_order o ON o.company_id = i.company_id AND o.id = i.order_id
        ORDER BY text
        """
      ) { try $0.text(0) }
    }
    return End(documents: documents, faults: try shop.faults())
  }

  @Test func `in each of 120 orders, with everything told again, the end is the same`() throws {
    var ends: [End: [Int]] = [:]
    for order in Self.permutations(Array(Self.events.indices)) {
      let shop = try TestShop()
      for index in order { try shop.issue(Self.events[index]) }
      // A shop tells again what was refused, and sometimes what was not.
      for index in Self.events.indices { try shop.issue(Self.events[index]) }
      ends[try end(of: shop), default: order] = order
    }
    #expect(ends.count == 1, "\(ends)")
    let end = try #require(ends.keys.first)
    #expect(end.faults == [])
    #expect(end.documents.count == 5, "two sales, two refunds, one cancellation: \(end.documents)")
  }

  private static func permutations(_ all: [Int]) -> [[Int]] {
    guard all.count > 1 else { return [all] }
    return all.indices.flatMap { index in
      var rest = all
      let first = rest.remove(at: index)
      return permutations(rest).map { [first] + $0 }
    }
  }
}
