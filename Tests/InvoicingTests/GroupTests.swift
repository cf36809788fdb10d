import EN16931
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// Orders issued together are looked up together; what comes of them is what would come of each alone.
@Suite struct GroupTests {
  private static func order(
    _ number: Int, _ customer: Int, name: String? = nil, isPaid: Bool = false
  )
    -> SalesOrder
  {
    Sample.order {
      $0.externalID = "G-\(number)"
      $0.buyer.externalID = "C\(customer)"
      $0.buyer.name = name ?? "Client \(customer)"
      $0.buyer.email = "client\(customer)@exemple.fr"
      if isPaid { $0.payment = .init(receivedOn: Sample.today, means: .card) }
    }
  }

  /// Known customers and new ones, some twice; an order twice; one that is refused.
  private static let orders: [SalesOrder] = (1...40).map { number in
    let number = number % 10 == 8 ? number - 2 : number
    var order = order(number, number % 9, isPaid: number % 4 == 0)
    if number % 10 == 7 { order.lines = [] }
    return order
  }

  private static func facts(_ shop: TestShop) throws -> [String] {
    try shop.database.readSync { tx in
      try tx.rows(
        """
        SELECT i.number, o.external_id, c.identity, s.code, s.last_matching, i.gross_minor
        FROM invoice i
        JOIN sales_order o ON o.company_id = i.company_id AND o.id = i.order_id
        JOIN customer c ON c.company_id = i.company_id AND c.id = i.customer_id
        JOIN ledger_entry e ON e.company_id = i.company_id AND e.piece_reference = i.number
        JOIN entry_line l ON l.company_id = i.company_id AND l.fiscal_year = e.fiscal_year
          AND l.number = e.number AND l.subledger IS NOT NULL
        JOIN subledger_account s ON s.company_id = i.company_id AND s.code = l.subledger
        WHERE i.company_id = \(shop.company) ORDER BY i.sequence
        """
      ) { row in
        let words = [try row.text(0), try row.text(1), try row.text(2), try row.text(3)]
        return "\(words) \(try row.int(4)) \(try row.int(5))"
      }
    }
  }

  @Test func `forty orders at once make what they make one by one`() throws {
    let (together, alone) = (try TestShop(), try TestShop())
    for shop in [together, alone] { try shop.issue((1...4).map { Self.order(-$0, $0) }) }
    let outcomes = try together.issue(Self.orders)
    let expected = try alone.issue(Self.orders, groupSize: 1)
    #expect(outcomes.map(\.state) == expected.map(\.state))
    #expect(outcomes.map(\.numbers) == expected.map(\.numbers))
    #expect(outcomes.flatMap(\.known).map(\.number) == expected.flatMap(\.known).map(\.number))
    #expect(Set(expected.map(\.state)).count == 3, "issued, already, refused")
    #expect(try Self.facts(together) == Self.facts(alone))
    #expect(try together.books() == alone.books())
    #expect(try together.faults() == [])
    #expect(try together.verify() == alone.verify())
  }

  @Test func `a customer who signs with two names in one group has one account, lettered in turn`()
    throws
  {
    let shop = try TestShop()
    try shop.issue([
      Self.order(1, 1, name: "Zoé Martin", isPaid: true),
      Self.order(2, 1, name: "Z. Martin", isPaid: true),
    ])
    let letters = try shop.books().filter { $0.contains(" 411000 ") }.map { $0.suffix(2) }
    #expect(letters == ["AA", "AA", "AB", "AB"])
  }
}
