import EN16931
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// Cancellations that do not name their sale: found by customer, article and price.
@Suite struct CancellationMatchingTests {
  private func sale(
    _ number: String, _ quantity: Int64, price: String = "10.00", rate: String = "20",
    sku: String = "LMP", daysAgo: Int = 2
  ) -> SalesOrder {
    Sample.order(
      number, lines: [Sample.line(price: price, quantity: quantity, rate: rate, sku: sku)]
    ) {
      $0.orderedOn = Sample.today.adding(days: -daysAgo)
    }
  }

  private func back(
    _ number: String, _ quantity: Int64, price: String = "10.00", sku: String = "LMP",
    buyer: SalesOrder.Buyer = Sample.consumer
  ) -> SalesOrder {
    Sample.order(
      number, buyer: buyer, lines: [Sample.line(price: price, quantity: quantity, sku: sku)]
    ) {
      $0.kind = .cancellation(of: nil)
    }
  }

  @Test
  func
    `the latest sale is taken back first, over two sales when it must, never more than was sold`()
    throws
  {
    let shop = try TestShop()
    try shop.trying { issue in
      let old = try issue(sale("1", 5, daysAgo: 9)).documents[0]
      let new = try issue(sale("2", 3, daysAgo: 2)).documents[0]
      let split = try issue(back("C1", 4)).documents[0].invoice
      #expect(split.lines.map(\.quantity) == [Quantity(3), Quantity(1)])
      #expect(Set(split.precedingInvoices.map(\.number)) == [old.number, new.number])
      #expect(split.totals.gross.description == "48.00")
      let tooMany = try issue(back("C2", 5))
      #expect(tooMany.state == .refused)
      #expect(tooMany.codes == ["credit.sale-not-found"])
      let rest = try issue(back("C3", 4)).documents[0].invoice
      #expect(rest.precedingInvoices.map(\.number) == [old.number])
      #expect(try issue(back("C4", 1)).state == .refused)
    }
  }

  @Test func `another customer, article or price is another sale`() throws {
    let shop = try TestShop()
    try shop.trying { issue in
      _ = try issue(sale("1", 5))
      var stranger = Sample.consumer
      stranger.externalID = "C2"
      #expect(try issue(back("C1", 1, buyer: stranger)).codes == ["credit.sale-not-found"])
      #expect(try issue(back("C2", 1, price: "10.01")).codes == ["credit.sale-not-found"])
      #expect(try issue(back("C3", 1, sku: "OTHER")).codes == ["credit.sale-not-found"])
      #expect(try issue(back("C4", 1)).state == .credited)
    }
  }

  @Test func `a sale made after the cancellation is not taken back`() throws {
    let shop = try TestShop()
    try shop.trying { issue in
      _ = try issue(sale("1", 5, daysAgo: 0))
      #expect(try issue(back("C1", 1)).codes == ["credit.sale-not-found"])
    }
  }

  @Test func `lines whose sale is found are credited and the others are refused, each counted`()
    throws
  {
    let shop = try TestShop()
    try shop.trying { issue in
      _ = try issue(sale("1", 5))
      var order = back("C1", 2)
      order.lines.append(Sample.line("Autre", price: "3.00", sku: "ZZZ"))
      let outcome = try issue(order)
      #expect(outcome.state == .credited)
      #expect(outcome.lineCount == 2 && outcome.takenLines == 1)
      #expect(outcome.codes == ["credit.sale-not-found"])
    }
  }

  @Test func `a line taken back piece by piece adds up to its cents`() throws {
    let shop = try TestShop()
    try shop.trying { issue in
      for seed in 1...60 {
        var random = Seed(UInt64(seed))
        let price = "\(random.int(0...30)).\(random.int(10...99))"
        let sku = "P\(seed)"
        let quantity = Int64(random.int(2...9))
        let sold = try issue(sale("S\(seed)", quantity, price: price, sku: sku)).documents[0]
        var left = quantity
        var net: Int64 = 0
        var part = 0
        while left > 0 {
          let units = Int64(random.int(1...Int(left)))
          let outcome = try issue(back("B\(seed)-\(part)", units, price: price, sku: sku))
          guard let note = outcome.documents.first else {
            Issue.record("seed \(seed): \(outcome.codes)")
            break
          }
          net += note.invoice.totals.net.minorUnits
          left -= units
          part += 1
        }
        #expect(net == sold.invoice.totals.net.minorUnits, "seed \(seed)")
      }
    }
  }

  @Test func `a note over two sales of different rates leaves nothing of either`() throws {
    let shop = try TestShop()
    try shop.trying { issue in
      var standard = sale("1", 1, price: "100.00", sku: "A", daysAgo: 5)
      var reduced = sale("2", 1, price: "100.00", rate: "5.5", sku: "B", daysAgo: 3)
      _ = try issue(standard)
      _ = try issue(reduced)
      var both = back("C1", 1, price: "100.00", sku: "A")
      both.lines.append(Sample.line(price: "100.00", rate: "5.5", sku: "B"))
      let note = try issue(both).documents[0].invoice
      #expect(note.totals.gross.description == "225.50")
      for index in 0...1 {
        var order = index == 0 ? standard : reduced
        order.refunds = [
          .init(externalID: "R", place: order.place, reason: nil, amount: Money(minorUnits: 1))
        ]
        let further = try issue(order)
        #expect(further.documents.isEmpty, "sale \(index + 1) is already credited in full")
        if index == 0 { standard = order } else { reduced = order }
      }
    }
  }
}
