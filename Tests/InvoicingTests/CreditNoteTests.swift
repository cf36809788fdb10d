import EN16931
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// Seeded random baskets, as shops sell them.
enum Baskets {
  static func order(_ seed: Int) -> SalesOrder {
    var random = Seed(UInt64(seed))
    let rates = ["20", "10", "5.5", "2.1"]
    let lines = (0..<random.int(1...6)).map { index in
      Sample.line(
        "Article \(index)", price: "\(random.int(0...300))." + String(random.int(10...99)),
        quantity: Int64(random.int(1...7)), rate: random.pick(rates), sku: "SKU\(index)"
      ) { line in
        line.externalID = "L\(index)"
        if random.chance(25) { line.discount = Money(minorUnits: Int64(random.int(1...9))) }
      }
    }
    return Sample.order(
      "S\(seed)", buyer: random.chance(30) ? Sample.firm : Sample.consumer, lines: lines
    ) {
      $0.pricesIncludeTax = random.chance(50)
      if random.chance(60) {
        $0.charges = [
          .init(
            place: $0.place, kind: .shipping, label: "Livraison",
            amount: Money(minorUnits: Int64(random.int(1...1500))),
            tax: random.chance(50) ? .unstated : .rate(Rate(units: 20_00)))
        ]
      }
      if random.chance(40) {
        $0.discounts = [
          .init(
            place: $0.place, kind: .discount, label: "Bon d'achat",
            amount: Money(minorUnits: Int64(random.int(1...10))), tax: .unstated)
        ]
      }
      if random.chance(50) { $0.payment = .init(receivedOn: Sample.today, means: .card) }
    }
  }
}

@Suite struct FullCreditTests {
  private func cancellation(of order: SalesOrder, ofItself: Bool) -> SalesOrder {
    var cancellation = order
    cancellation.kind = .cancellation(of: order.externalID)
    cancellation.refunds = []
    if !ofItself {
      cancellation.externalID = "C" + order.externalID
      cancellation.lines = []
      cancellation.charges = []
      cancellation.discounts = []
    }
    return cancellation
  }

  @Test func `a cancelled sale is mirrored to the cent, shipping, voucher and rounding included`()
    throws
  {
    let shop = try TestShop()
    try shop.trying { issue in
      for seed in 1...300 {
        let order = Baskets.order(seed)
        let sale = try issue(order)
        let credit = try issue(cancellation(of: order, ofItself: seed.isMultiple(of: 2)))
        guard let invoice = sale.documents.first?.invoice else {
          Issue.record("seed \(seed): \(sale.codes)")
          continue
        }
        guard let note = credit.documents.first?.invoice else {
          Issue.record("seed \(seed): credit \(credit.codes)")
          continue
        }
        #expect(credit.state == .credited && note.type == .creditNote, "seed \(seed)")
        #expect(note.totals.net == invoice.totals.net, "seed \(seed)")
        #expect(note.totals.vat == invoice.totals.vat, "seed \(seed)")
        #expect(note.totals.gross == invoice.totals.gross, "seed \(seed)")
        #expect(note.totals.rounding == invoice.totals.rounding, "seed \(seed)")
        #expect(note.vatBreakdown == invoice.vatBreakdown, "seed \(seed)")
        #expect(note.adjustments == invoice.adjustments, "seed \(seed)")
        #expect(note.lines.map(\.net) == invoice.lines.map(\.net), "seed \(seed)")
        #expect(note.lines.map(\.quantity) == invoice.lines.map(\.quantity), "seed \(seed)")
        #expect(note.precedingInvoices.map(\.number) == [invoice.number], "seed \(seed)")
        #expect(note.buyer == invoice.buyer, "seed \(seed)")
      }
    }
  }

  @Test func `a sale is taken back once only`() throws {
    let shop = try TestShop()
    let order = Sample.order("1")
    try shop.issue(order)
    let credited = try shop.issue(cancellation(of: order, ofItself: false))
    #expect(credited.numbers == ["A-2026-00001"])
    #expect(try shop.issue(cancellation(of: order, ofItself: false)).state == .already)
    var another = cancellation(of: order, ofItself: false)
    another.externalID = "C2"
    #expect(try shop.issue(another).codes == ["credit.nothing-left"])
    let ofItself = try shop.issue(cancellation(of: order, ofItself: true))
    #expect(ofItself.codes == ["credit.nothing-left"])
    #expect(try shop.verify() == 2)
  }

  @Test func `a cancellation of a sale that was never invoiced is refused`() throws {
    let shop = try TestShop()
    let outcome = try shop.issue(cancellation(of: Sample.order("1"), ofItself: false))
    #expect(outcome.state == .refused)
    #expect(outcome.codes == ["credit.sale-not-found"])
    #expect(try shop.numbered().isEmpty)
  }
}
