import EN16931
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// Credit notes somebody asks for: all of an invoice, lines, shipping, amounts, several invoices.
@Suite struct AskedCreditTests {
  /// Issues sales and credits them in one transaction that is rolled back.
  private func trying(
    _ body: (
      _ sell: (SalesOrder) throws -> IssuedDocument,
      _ credit: (CreditRequest) throws -> IssuedDocument
    ) throws -> Void
  ) throws {
    let shop = try TestShop()
    let credit = CreditInvoices(issuer: shop.issuer)
    try shop.database.rehearseSync { tx in
      try body(
        { order in
          let outcome = try shop.issuer.issue(
            [shop.issuer.prepare(Sample.reading(order), on: tx.today)], isRehearsal: true, in: tx)
          return try #require(outcome[0].documents.first, "\(outcome[0].codes)")
        }, { try credit($0, in: tx) })
    }
  }

  private func request(_ invoice: IssuedDocument, _ what: CreditRequest.What) -> CreditRequest {
    CreditRequest(shares: [.init(invoice: invoice.id, what: what)])
  }

  private func codes(_ body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch let problem as any Problem {
      return problem.findings.isEmpty ? [problem.code] : problem.findings.map(\.code)
    } catch { return ["\(error)"] }
  }

  @Test func `the whole of an untouched invoice comes back to the cent`() throws {
    try trying { sell, credit in
      for seed in 1...100 {
        let sale = try sell(Baskets.order(seed)).invoice
        let sold = try sell(Baskets.order(seed + 1000))
        let note = try credit(request(sold, .rest)).invoice
        #expect(note.totals.net == sold.invoice.totals.net, "seed \(seed)")
        #expect(note.totals.vat == sold.invoice.totals.vat, "seed \(seed)")
        #expect(note.totals.rounding == sold.invoice.totals.rounding, "seed \(seed)")
        #expect(note.vatBreakdown == sold.invoice.vatBreakdown, "seed \(seed)")
        #expect(note.adjustments == sold.invoice.adjustments, "seed \(seed)")
        #expect(
          codes { _ = try credit(request(sold, .rest)) } == ["credit.nothing-left"], "seed \(seed)")
        #expect(sale.number != sold.invoice.number)
      }
    }
  }

  @Test func `lines and charges taken back in any order add up to the sale, discounts included`()
    throws
  {
    try trying { sell, credit in
      for seed in 1...150 {
        var random = Seed(UInt64(seed) &* 104729)
        let sale = try sell(Baskets.order(seed))
        var left = sale.invoice.lines.map(\.quantity.units)
        var charges = sale.invoice.adjustments.indices.filter {
          sale.invoice.adjustments[$0].isCharge
        }
        var notes: [Invoice] = []
        while left.contains(where: { $0 > 0 }) || !charges.isEmpty {
          var lines: [CreditRequest.LinePart] = []
          for index in left.indices where left[index] > 0 && random.chance(60) {
            let units = Int64(random.int(1...Int(left[index] / 10_000))) * 10_000
            lines.append(.init(position: index + 1, quantity: Quantity(units: units)))
            left[index] -= units
          }
          let takesCharges = random.chance(50)
          let taken = takesCharges ? charges : []
          if takesCharges { charges = [] }
          if lines.isEmpty, taken.isEmpty { continue }
          notes.append(
            try credit(
              request(
                sale, .parts(lines: lines, charges: taken.map { .init(position: $0 + 1) }))
            ).invoice)
        }
        func charged(_ invoice: Invoice) -> Int64 {
          invoice.totals.gross.minorUnits + invoice.totals.rounding.minorUnits
        }
        #expect(notes.map(charged).reduce(0, +) == charged(sale.invoice), "seed \(seed)")
        #expect(
          notes.map(\.totals.net.minorUnits).reduce(0, +) == sale.invoice.totals.net.minorUnits,
          "seed \(seed)")
        let rounding = Int64(notes.count * sale.invoice.vatBreakdown.count + 2)
        for note in notes {
          #expect(abs(note.totals.rounding.minorUnits) <= rounding, "seed \(seed)")
        }
        #expect(codes { _ = try credit(request(sale, .rest)) } == ["credit.nothing-left"])
      }
    }
  }

  @Test func `a line comes back with its share of the order's discount`() throws {
    try trying { sell, credit in
      let order = Sample.order(
        "1", lines: [Sample.line("A", price: "60.00"), Sample.line("B", price: "40.00")]
      ) {
        $0.discounts = [
          .init(
            place: $0.place, kind: .discount, label: "Bon", amount: Money(minorUnits: 10_00),
            tax: .unstated)
        ]
      }
      let sale = try sell(order)
      let note = try credit(request(sale, .parts(lines: [.init(position: 1)], charges: []))).invoice
      #expect(note.totals.net == Money(minorUnits: 54_00), "60 less 60 % of the discount of 10")
      #expect(note.adjustments.map(\.amount) == [Money(minorUnits: 6_00)])
      let rest = try credit(request(sale, .parts(lines: [.init(position: 2)], charges: []))).invoice
      #expect(rest.totals.net == Money(minorUnits: 36_00))
    }
  }

  @Test func `shipping alone goes back, once`() throws {
    try trying { sell, credit in
      let order = Sample.order("1", lines: [Sample.line("A", price: "60.00")]) {
        $0.charges = [
          .init(
            place: $0.place, kind: .shipping, label: "Livraison", amount: Money(minorUnits: 5_00),
            tax: .unstated)
        ]
      }
      let sale = try sell(order)
      let shipping = CreditRequest.What.parts(lines: [], charges: [.init(position: 1)])
      var wanted = request(sale, shipping)
      wanted.reason = "Livraison en retard"
      wanted.isPaidBack = true
      let note = try credit(wanted).invoice
      #expect(note.lines.map(\.name) == ["Livraison"])
      #expect(note.totals.gross == Money(minorUnits: 6_00))
      #expect(note.totals.due.isZero, "paid back already")
      #expect(note.notes.contains { $0.text == "Motif : Livraison en retard" })
      #expect(codes { _ = try credit(request(sale, shipping)) } == ["credit.quantity-exceeded"])
      let rest = try credit(request(sale, .rest)).invoice
      #expect(rest.totals.gross == Money(minorUnits: 72_00))
    }
  }

  @Test func `one note takes back several invoices of a customer, and what is left is known`()
    throws
  {
    try trying { sell, credit in
      let first = try sell(
        Sample.order("1", lines: [Sample.line("A", price: "10.00", quantity: 3)]))
      let second = try sell(
        Sample.order("2", lines: [Sample.line("B", price: "7.77", rate: "5.5")]))
      let note = try credit(
        CreditRequest(shares: [
          .init(
            invoice: first.id,
            what: .parts(lines: [.init(position: 1, quantity: Quantity(1))], charges: [])),
          .init(invoice: second.id, what: .amount(Money(minorUnits: 4_00))),
        ])
      ).invoice
      #expect(note.precedingInvoices.map(\.number) == [first.number, second.number])
      #expect(note.totals.gross.minorUnits + note.totals.rounding.minorUnits == 16_00)
      let left = try credit(request(second, .rest)).invoice
      #expect(left.totals.gross.minorUnits + left.totals.rounding.minorUnits == 4_20)
      #expect(
        try credit(request(first, .rest)).invoice.totals.gross == Money(minorUnits: 24_00))
    }
  }

  @Test func `what cannot be credited is refused with all its reasons`() throws {
    try trying { sell, credit in
      let sale = try sell(Sample.order("1", lines: [Sample.line("A", price: "10.00")]))
      let other = try sell(Sample.order("2", buyer: Sample.firm))
      #expect(
        codes {
          _ = try credit(
            request(
              sale,
              .parts(
                lines: [.init(position: 9), .init(position: 1, quantity: Quantity(2))],
                charges: [.init(position: 1)])))
        } == ["credit.line-unknown", "credit.quantity-exceeded", "credit.charge-unknown"])
      #expect(
        codes { _ = try credit(request(sale, .amount(Money(minorUnits: 12_01)))) }
          == ["credit.exceeds-invoice"])
      #expect(
        codes { _ = try credit(request(sale, .parts(lines: [], charges: []))) }
          == ["credit.nothing-chosen"])
      #expect(
        codes {
          _ = try credit(
            CreditRequest(shares: [
              .init(invoice: sale.id, what: .rest), .init(invoice: other.id, what: .rest),
            ]))
        } == ["credit.several-buyers"])
      #expect(
        codes {
          _ = try credit(
            CreditRequest(shares: [
              .init(invoice: sale.id, what: .rest), .init(invoice: sale.id, what: .rest),
            ]))
        } == ["credit.invoice-twice"])
      let note = try credit(request(sale, .rest))
      #expect(codes { _ = try credit(request(note, .rest)) } == ["credit.not-an-invoice"])
    }
  }

  @Test func `several invoices in one note give back each its cents`() throws {
    try trying { sell, credit in
      for price in ["10.02", "10.03"] {
        let sold = try (1...2).map {
          try sell(Sample.order("\(price)-\($0)", lines: [Sample.line("A", price: price)]))
        }
        let note = try credit(
          CreditRequest(shares: sold.map { .init(invoice: $0.id, what: .rest) }))
        #expect(note.charged == sold.map(\.charged).reduce(0, +), "\(price)")
        for invoice in sold {
          #expect(codes { _ = try credit(request(invoice, .rest)) } == ["credit.nothing-left"])
        }
      }
    }
  }

  @Test func `a hundred pieces taken back one by one come to the line, never to more`() throws {
    try trying { sell, credit in
      let sale = try sell(
        Sample.order(
          "1",
          lines: [
            Sample.line("Vis", price: "0.005", quantity: 100), Sample.line("Table", price: "50.00"),
          ]))
      var given: Int64 = 0
      for _ in 1...10 {
        let part = CreditRequest.LinePart(position: 1, quantity: Quantity(10))
        given += try credit(request(sale, .parts(lines: [part], charges: []))).invoice.totals.net
          .minorUnits
      }
      #expect(given == 50)
    }
  }

  @Test func `what went back by amount cannot go back again by a cancellation`() throws {
    let shop = try TestShop()
    let order = Sample.order("1", lines: [Sample.line("A", price: "50.00", quantity: 2)])
    let sale = try #require(try shop.issue(order).documents.first)
    let credit = CreditInvoices(issuer: shop.issuer)
    try shop.database.writeSync { tx in
      let line = CreditRequest.LinePart(position: 1, quantity: Quantity(1))
      _ = try credit(request(sale, .parts(lines: [line], charges: [])), in: tx)
      _ = try credit(request(sale, .rest), in: tx)
    }
    var again = Sample.order("C1", lines: [Sample.line("A", price: "50.00")])
    again.kind = .cancellation(of: nil)
    #expect(try shop.issue(again).codes == ["credit.sale-not-found"])
  }
}
