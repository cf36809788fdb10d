import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// What happens when an order comes a second time.
@Suite struct OrdersAgainTests {
  @Test func `the same order again is already issued and makes nothing`() throws {
    let shop = try TestShop()
    let first = try shop.issue(Sample.order())
    let again = try shop.issue(Sample.order())
    #expect(again.state == .already)
    #expect(again.numbers == [])
    #expect(again.known.map(\.number) == first.numbers)
    #expect(try shop.numbered().count == 1)
  }

  @Test func `the same order twice in one group is issued once`() throws {
    let shop = try TestShop()
    let outcomes = try shop.issue([Sample.order(), Sample.order()])
    #expect(outcomes.map(\.state) == [.issued, .already])
    #expect(outcomes[1].known.map(\.number) == ["F-2026-00001"])
  }

  @Test func `an order sent again after its payment is the same order`() throws {
    let shop = try TestShop()
    try shop.issue(Sample.order())
    let paid = Sample.order { $0.payment = .init(receivedOn: Sample.today, means: .card) }
    #expect(try shop.issue(paid).state == .already)
  }

  @Test func `an order whose content changed is refused`() throws {
    let shop = try TestShop()
    try shop.issue(Sample.order())
    let changed = try shop.issue(Sample.order(lines: [Sample.line(price: "99.00")]))
    #expect(changed.state == .refused)
    #expect(changed.codes == ["order.changed"])
    #expect(try shop.numbered().count == 1)
  }

  @Test func `the same number in another shop is another order`() throws {
    let shop = try TestShop()
    try shop.issue(Sample.order())
    #expect(try shop.issue(Sample.order { $0.source = "other" }).numbers == ["F-2026-00002"])
  }

  @Test
  func
    `an order entered by the API and then read from a file is issued once, under its draft's id`()
    throws
  {
    let shop = try TestShop()
    let intake = OrderIntake(issuer: shop.issuer)
    let draft = try shop.database.writeSync { tx in
      try intake.draft(for: try intake.enter(Sample.reading(Sample.order()), in: tx).id, in: tx)
    }
    let issued = try shop.issue(Sample.order())
    #expect(issued.documents.map(\.id) == [draft])
    #expect {
      try shop.database.writeSync { _ = try intake.issue(draft, in: $0) }
    } throws: {
      ($0 as? InvoicingError)?.code == "invoicing.not-a-draft"
    }
  }
}
