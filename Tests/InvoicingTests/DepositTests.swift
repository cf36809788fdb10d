import EN16931
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// Deposits (386) and the final invoice that deducts them.
@Suite struct DepositTests {
  private struct Desk {
    let shop: TestShop

    func enter(_ order: SalesOrder, in tx: borrowing Transaction) throws -> OrderID {
      try OrderIntake(issuer: shop.issuer).enter(Sample.reading(order), in: tx).id
    }

    @discardableResult
    func deposit(
      _ part: DepositRequest.Part, paid: SalesOrder.PaymentReceived? = nil, on order: OrderID,
      in tx: borrowing Transaction
    ) throws -> IssuedDocument {
      try IssueDeposit(issuer: shop.issuer)(
        DepositRequest(part: part, payment: paid), on: order, in: tx)
    }

    func invoice(_ order: SalesOrder, in tx: borrowing Transaction) throws -> OrderOutcome {
      try shop.issuer.issue([shop.issuer.prepare(Sample.reading(order), on: tx.today)], in: tx)[0]
    }
  }

  private func codes(_ body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch let problem as any Problem {
      return problem.findings.isEmpty ? [problem.code] : problem.findings.map(\.code)
    } catch { return ["\(error)"] }
  }

  @Test func `deposits and the final invoice add up to the sale, at each rate`() throws {
    let shop = try TestShop()
    let desk = Desk(shop: shop)
    for seed in 1...60 {
      try shop.database.writeSync { tx in
        var random = Seed(UInt64(seed) &* 31)
        var order = Baskets.order(seed)
        order.payment = nil
        let whole = try PrepareInvoice(seller: shop.issuer.company.profile, today: tx.today)(order)
          .content.invoice
        let id = try desk.enter(order, in: tx)
        var deposits: [IssuedDocument] = []
        for _ in 0..<random.int(1...3) {
          deposits.append(
            try desk.deposit(.percent(Rate(units: Int64(random.int(5...30)) * 100)), on: id, in: tx)
          )
        }
        let outcome = try desk.invoice(order, in: tx)
        let final = try #require(outcome.documents.first, "seed \(seed): \(outcome.codes)")
        #expect(final.invoice.type == .invoice && deposits.allSatisfy { $0.type == .deposit })
        #expect(["B4", "S4", "M4"].contains(final.invoice.businessProcess.rawValue))
        #expect(final.invoice.precedingInvoices.map(\.number) == deposits.map(\.number))
        let all = deposits + [final]
        #expect(
          all.map(\.charged).reduce(0, +)
            == whole.totals.gross.minorUnits + whole.totals.rounding.minorUnits, "seed \(seed)")
        for rate in whole.vatBreakdown {
          let bases = all.flatMap(\.invoice.vatBreakdown).filter { $0.vat == rate.vat }
          #expect(
            bases.map(\.base.minorUnits).reduce(0, +) == rate.base.minorUnits,
            "seed \(seed), \(rate.vat.rate)")
          let tax = bases.map(\.tax.minorUnits).reduce(0, +) - rate.tax.minorUnits
          #expect(abs(tax) <= Int64(all.count), "each document rounds its VAT once")
        }
      }
    }
    #expect(try shop.faults().isEmpty, "deposits and invoices share one continuous series")
    #expect(try shop.verify() > 120)
  }

  @Test(arguments: [[50_00, 50_00], [33_33, 33_33, 33_34], [100_00], [1, 99_99]])
  func `deposits may come to the whole order, to the last cent`(percents: [Int64]) throws {
    let shop = try TestShop()
    let desk = Desk(shop: shop)
    let orders = [
      Sample.order("1", lines: [Sample.line("Table", price: "83.33")]),
      Sample.order(
        "2",
        lines: [
          Sample.line("Table", price: "12.00"), Sample.line("Livre", price: "1.25", rate: "5.5"),
        ]
      ) { $0.pricesIncludeTax = true },
    ]
    try shop.database.writeSync { tx in
      for order in orders {
        let id = try desk.enter(order, in: tx)
        let whole = try OrderIntake(issuer: shop.issuer).prepared(order, id, in: tx).content.invoice
        let charged = whole.totals.gross.minorUnits + whole.totals.rounding.minorUnits
        var left = charged
        var given: Int64 = 0
        for (index, percent) in percents.enumerated() {
          let share = index == percents.count - 1 ? left : max(1, charged * percent / 100_00)
          left -= share
          given += try desk.deposit(.amount(Money(minorUnits: share)), on: id, in: tx).charged
        }
        let outcome = try desk.invoice(order, in: tx)
        let final = try #require(outcome.documents.first, "\(outcome.codes)")
        #expect(final.charged == 0 && given == charged)
        #expect(final.invoice.vatBreakdown.allSatisfy { $0.base.isZero })
      }
    }
  }

  @Test func `a part payment counts the deposit in, and a deposited order can be edited`() throws {
    let shop = try TestShop()
    let desk = Desk(shop: shop)
    try shop.database.writeSync { tx in
      var order = Sample.order("1", lines: [Sample.line("Table", price: "1000.00")])
      let id = try desk.enter(order, in: tx)
      try desk.deposit(.amount(Money(minorUnits: 360_00)), on: id, in: tx)
      order.lines = [Sample.line("Grande table", price: "1100.00")]
      order.payment = .init(
        receivedOn: Sample.today, means: .card, amount: Money(minorUnits: 400_00))
      let outcome = try desk.invoice(order, in: tx)
      let final = try #require(outcome.documents.first, "\(outcome.codes)").invoice
      #expect(final.totals.gross == Money(minorUnits: 960_00))
      #expect(final.totals.paid == Money(minorUnits: 40_00))
    }
  }

  @Test func `a deposit goes back with its final invoice, never alone; a line goes back whole`()
    throws
  {
    let shop = try TestShop()
    let desk = Desk(shop: shop)
    let credit = CreditInvoices(issuer: shop.issuer)
    try shop.database.writeSync { tx in
      let order = Sample.order(
        "1", lines: [Sample.line("A", price: "100.00"), Sample.line("B", price: "100.00")])
      let id = try desk.enter(order, in: tx)
      let deposit = try desk.deposit(.amount(Money(minorUnits: 72_00)), on: id, in: tx)
      let final = try #require(try desk.invoice(order, in: tx).documents.first)
      #expect(
        codes {
          _ = try credit(
            CreditRequest(shares: [.init(invoice: deposit.id, what: .rest)]), in: tx)
        } == ["credit.deposit-deducted"])
      let line = try credit(
        CreditRequest(shares: [
          .init(invoice: final.id, what: .parts(lines: [.init(position: 2)], charges: []))
        ]), in: tx
      ).invoice
      #expect(line.totals.gross == Money(minorUnits: 120_00), "the deposit is no discount")
      let both = try credit(
        CreditRequest(shares: [
          .init(invoice: final.id, what: .rest), .init(invoice: deposit.id, what: .rest),
        ]), in: tx)
      #expect(both.charged == 120_00)
    }
  }

  @Test func `the shop's full refund of an order gives back its deposit too`() throws {
    let shop = try TestShop()
    let desk = Desk(shop: shop)
    try shop.database.writeSync { tx in
      var order = Sample.order("1", lines: [Sample.line("Table", price: "100.00")])
      let id = try desk.enter(order, in: tx)
      try desk.deposit(.percent(Rate(units: 30_00)), on: id, in: tx)
      _ = try desk.invoice(order, in: tx)
      order.refunds = [
        .init(externalID: "R", place: order.place, reason: nil, amount: Money(minorUnits: 120_00))
      ]
      let outcome = try desk.invoice(order, in: tx)
      #expect(outcome.documents.first?.charged == 120_00, "\(outcome.codes)")
    }
  }

  @Test func `a paid deposit says when, and a sale paid in full leaves nothing due`() throws {
    let shop = try TestShop()
    let desk = Desk(shop: shop)
    try shop.database.writeSync { tx in
      var order = Sample.order("1", lines: [Sample.line("Table", price: "100.00")])
      let id = try desk.enter(order, in: tx)
      let paid = SalesOrder.PaymentReceived(receivedOn: Sample.today, means: .card)
      let deposit = try desk.deposit(
        .amount(Money(minorUnits: 36_00)), paid: paid, on: id, in: tx
      ).invoice
      #expect(deposit.totals.net == Money(minorUnits: 30_00))
      #expect(deposit.totals.due.isZero && deposit.businessProcess == .goodsPaid)
      #expect(deposit.delivery?.date == Sample.today)
      order.payment = .init(
        receivedOn: Sample.today, means: .card, amount: Money(minorUnits: 120_00))
      let final = try #require(try desk.invoice(order, in: tx).documents.first).invoice
      #expect(final.totals.gross == Money(minorUnits: 84_00))
      #expect(final.totals.vat == Money(minorUnits: 14_00), "VAT of the balance alone")
      #expect(final.totals.due.isZero)
      #expect(final.adjustments.map(\.amount) == [Money(minorUnits: 30_00)])
      #expect(
        codes { _ = try desk.deposit(.percent(Rate(units: 10_00)), on: id, in: tx) } == [
          "invoicing.already-invoiced"
        ])
    }
  }

  @Test func `deposits never exceed the order, and one that was credited is not deducted`() throws {
    let shop = try TestShop()
    let desk = Desk(shop: shop)
    try shop.database.writeSync { tx in
      let order = Sample.order("1", lines: [Sample.line("Table", price: "100.00")])
      let id = try desk.enter(order, in: tx)
      let first = try desk.deposit(.percent(Rate(units: 60_00)), on: id, in: tx)
      #expect(
        codes { _ = try desk.deposit(.percent(Rate(units: 50_00)), on: id, in: tx) } == [
          "deposit.exceeds-order"
        ])
      #expect(
        codes { _ = try desk.deposit(.amount(.zero()), on: id, in: tx) } == [
          "deposit.exceeds-order"
        ])
      _ = try CreditInvoices(issuer: shop.issuer)(
        CreditRequest(shares: [.init(invoice: first.id, what: .rest)]), in: tx)
      let final = try #require(try desk.invoice(order, in: tx).documents.first).invoice
      #expect(final.totals.gross == Money(minorUnits: 120_00))
      #expect(final.businessProcess == .goods)
    }
    #expect(try shop.faults().isEmpty)
  }

  @Test func `a cancelled order gives back its deposits and its final invoice in one note`() throws
  {
    let shop = try TestShop()
    let desk = Desk(shop: shop)
    try shop.database.writeSync { tx in
      let order = Sample.order("1", lines: [Sample.line("Table", price: "100.00")])
      let id = try desk.enter(order, in: tx)
      let deposit = try desk.deposit(.percent(Rate(units: 30_00)), on: id, in: tx)
      let final = try #require(try desk.invoice(order, in: tx).documents.first)
      var cancellation = order
      cancellation.kind = .cancellation(of: "1")
      cancellation.externalID = "C1"
      cancellation.lines = []
      let note = try #require(try desk.invoice(cancellation, in: tx).documents.first).invoice
      #expect(note.totals.gross == Money(minorUnits: 120_00))
      #expect(Set(note.precedingInvoices.map(\.number)) == [deposit.number, final.number])

      let second = Sample.order("2", lines: [Sample.line("Table", price: "100.00")])
      let other = try desk.deposit(
        .percent(Rate(units: 30_00)), on: desk.enter(second, in: tx), in: tx)
      cancellation.kind = .cancellation(of: "2")
      cancellation.externalID = "C2"
      let early = try #require(try desk.invoice(cancellation, in: tx).documents.first).invoice
      #expect(early.totals.gross == Money(minorUnits: 36_00), "never invoiced beyond its deposit")
      #expect(early.precedingInvoices.map(\.number) == [other.number])
    }
  }
}
