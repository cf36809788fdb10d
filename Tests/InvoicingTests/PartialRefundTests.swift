import EN16931
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

@Suite struct PartialRefundTests {
  private func refund(
    _ id: String, _ cents: Int64, of order: SalesOrder, lines: [SalesOrder.RefundedLine] = []
  ) -> SalesOrder.Refund {
    SalesOrder.Refund(
      externalID: id, place: order.place, reason: nil, amount: Money(minorUnits: cents),
      lines: lines)
  }

  /// What the parts of a sale must be: never more than it, and all of it at the end.
  private func expectWhole(_ invoice: Invoice, _ notes: [Invoice], _ comment: Comment) {
    func charged(_ invoice: Invoice) -> Int64 {
      invoice.totals.gross.minorUnits + invoice.totals.rounding.minorUnits
    }
    #expect(notes.map(charged).reduce(0, +) == charged(invoice), comment)
    #expect(
      notes.map(\.totals.net.minorUnits).reduce(0, +) == invoice.totals.net.minorUnits, comment)
    let vat = notes.map(\.totals.vat.minorUnits).reduce(0, +) - invoice.totals.vat.minorUnits
    let slack = Int64(notes.count * invoice.vatBreakdown.count)
    #expect(abs(vat) <= slack, comment)
    for note in notes {
      #expect(abs(note.totals.rounding.minorUnits) <= 2 + slack, comment)
      #expect(note.precedingInvoices.map(\.number) == [invoice.number], comment)
    }
  }

  @Test func `refunds by amount and then the rest add up to the sale, and no cent more is given`()
    throws
  {
    let shop = try TestShop()
    try shop.trying { issue in
      for seed in 1...150 {
        var random = Seed(UInt64(seed) &* 7919)
        var order = Baskets.order(seed)
        let sale = try issue(order).documents[0]
        var left = sale.charged
        var notes: [Invoice] = []
        for part in 1...3 where left > 1 {
          let cents = part == 3 ? left : Int64(random.int(1...Int(left - 1)))
          order.refunds.append(refund("R\(part)", cents, of: order))
          left -= cents
          let outcome = try issue(order)
          #expect(outcome.codes == [], "seed \(seed), part \(part)")
          notes += outcome.documents.map(\.invoice)
        }
        expectWhole(sale.invoice, notes, "seed \(seed)")
        order.refunds.append(refund("more", 1, of: order))
        let further = try issue(order)
        #expect(further.documents.isEmpty, "seed \(seed)")
        #expect(further.codes == ["credit.exceeds-invoice"], "seed \(seed)")
      }
    }
  }

  @Test func `refunds by lines and then the rest add up to the sale`() throws {
    let shop = try TestShop()
    try shop.trying { issue in
      for seed in 1...150 {
        var random = Seed(UInt64(seed) &* 104_729)
        var order = Baskets.order(seed)
        let sale = try issue(order).documents[0]
        var notes: [Invoice] = []
        let index = random.int(0...order.lines.count - 1)
        let line = order.lines[index]
        let cents = try price(of: line, in: order)
        guard cents < sale.charged else { continue }
        order.refunds.append(
          refund(
            "R1", cents, of: order,
            lines: [.init(line: line.externalID!, quantity: Quantity(1))]))
        notes += try issue(order).documents.map(\.invoice)
        guard let first = notes.first else {
          Issue.record("seed \(seed): a line of \(cents) cents was not refunded")
          continue
        }
        let rest = sale.charged - first.totals.gross.minorUnits - first.totals.rounding.minorUnits
        order.refunds.append(refund("R2", rest, of: order))
        let outcome = try issue(order)
        #expect(outcome.codes == [], "seed \(seed)")
        notes += outcome.documents.map(\.invoice)
        expectWhole(sale.invoice, notes, "seed \(seed)")
      }
    }
  }

  /// One piece of a line with VAT, in cents.
  private func price(of line: SalesOrder.Line, in order: SalesOrder) throws -> Int64 {
    let one = try (line.unitPrice * Quantity(1)).rounded(.halfAwayFromZero)
    let part = (line.discount?.minorUnits ?? 0) * 10_000 / line.quantity.units
    let price = Money(minorUnits: one.minorUnits - part)
    guard !order.pricesIncludeTax, case .rate(let rate) = line.tax else { return price.minorUnits }
    return price.minorUnits + (try (rate * price).rounded(.halfAwayFromZero)).minorUnits
  }

  @Test
  func `refunding the line of one rate and then the rest of a sale with a voucher mirrors it`()
    throws
  {
    let shop = try TestShop()
    var order = Sample.order(
      lines: [
        Sample.line("Lampe", price: "100.00", rate: "20") { $0.externalID = "a" },
        Sample.line("Livre", price: "50.00", rate: "5.5") { $0.externalID = "b" },
      ]
    ) {
      $0.discounts = [
        .init(
          place: $0.place, kind: .discount, label: "Bon", amount: Money(minorUnits: 1000),
          tax: .rate(Rate(units: 20_00)))
      ]
    }
    try shop.trying { issue in
      let sale = try issue(order).documents[0]
      #expect(sale.charged == 160_75)
      order.refunds = [
        refund("R1", 120_00, of: order, lines: [.init(line: "a", quantity: Quantity(1))])
      ]
      let first = try issue(order)
      order.refunds.append(refund("R2", 40_75, of: order))
      let second = try issue(order)
      #expect(second.codes == [])
      expectWhole(sale.invoice, (first.documents + second.documents).map(\.invoice), "voucher")
    }
  }

  @Test func `a refund of more than the sale is refused and the sale stands`() throws {
    let shop = try TestShop()
    let order = Sample.order {
      $0.refunds = [refund("R1", 120_01, of: $0)]
    }
    let outcome = try shop.issue(order)
    #expect(outcome.numbers == ["F-2026-00001"])
    #expect(outcome.codes == ["credit.exceeds-invoice"])
  }

  @Test func `a refund is issued once however often the order is sent`() throws {
    let shop = try TestShop()
    let order = Sample.order { $0.refunds = [refund("R1", 60_00, of: $0)] }
    #expect(try shop.issue(order).numbers == ["F-2026-00001", "A-2026-00001"])
    let again = try shop.issue(order)
    #expect(again.state == .already)
    #expect(again.known.map(\.number) == ["F-2026-00001", "A-2026-00001"])
    #expect(try shop.numbered().count == 2)
  }
}
