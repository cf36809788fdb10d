import EN16931
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// Several orders on one invoice, and what becomes of each of them afterwards.
@Suite struct PeriodicTests {
  private struct Desk {
    let shop: TestShop

    init() throws { shop = try TestShop() }

    func enter(_ orders: [SalesOrder]) throws -> [OrderID] {
      try shop.database.writeSync { tx in
        try orders.map {
          try OrderIntake(issuer: shop.issuer).enter(Sample.reading($0), in: tx).id
        }
      }
    }

    func together(_ ids: [OrderID]) throws -> IssuedDocument {
      try shop.database.writeSync { try InvoiceTogether(issuer: shop.issuer)(ids, in: $0) }
    }

    func codes(_ orders: [SalesOrder]) throws -> [String] {
      let ids = try enter(orders)
      do {
        _ = try together(ids)
        return []
      } catch InvoicingError.orderRefused(let findings) {
        return findings.map(\.code)
      }
    }
  }

  private static func order(
    _ number: String, daysAgo: Int = 2, _ change: (inout SalesOrder) -> Void = { _ in }
  ) -> SalesOrder {
    Sample.order(number, buyer: Sample.firm) {
      $0.orderedOn = Sample.today.adding(days: -daysAgo)
      change(&$0)
    }
  }

  @Test func `orders of a month make one invoice that says what came when`() throws {
    let desk = try Desk()
    let orders = [
      Self.order("1003", daysAgo: 3) {
        $0.lines = [Sample.line("Livre", price: "20", rate: "5.5") { $0.detail = "Relié" }]
        $0.delivery = .init(
          name: "Annexe",
          address: .init(
            line1: "2 quai Nord", postCode: "35000", city: "Rennes", country: "FR"))
      },
      Self.order("1001", daysAgo: 20) {
        $0.charges = [
          .init(
            place: Place(), kind: .shipping, label: "Livraison", amount: Money(minorUnits: 5_00),
            tax: .unstated)
        ]
      },
    ]
    let issued = try desk.together(try desk.enter(orders))
    let invoice = issued.invoice
    #expect(invoice.type == .invoice && invoice.salesOrder == "1001 + 1003")
    #expect(invoice.period == Sample.today.adding(days: -20)...Sample.today.adding(days: -3))
    #expect(invoice.lines.map(\.id) == ["1", "2"])
    #expect(invoice.lines[0].description == "Commande 1001 du 03/11/2026")
    #expect(
      invoice.lines[1].description
        == "Relié · Commande 1003 du 20/11/2026, livrée à Annexe, 2 quai Nord, 35000 Rennes")
    #expect(invoice.adjustments.map(\.reason) == ["Livraison (commande 1001)"])
    #expect(invoice.totals.gross == Money(minorUnits: 147_10))
    #expect(invoice.dueDate == Sample.today.adding(days: 30))
    #expect(
      CheckedInvoice.sealed(issued.content.cii())?.printed(customerNumber: "E1") == issued.content)
    #expect(try desk.shop.verify() == 1)
  }

  @Test func `many baskets together lose nothing of what each was charged`() throws {
    let desk = try Desk()
    for seed in 1...40 {
      var random = Seed(UInt64(seed) &* 77)
      let buyer = Baskets.order(seed).buyer
      let orders = (0..<random.int(2...5)).map { index in
        var order = Baskets.order(seed * 10 + index)
        order.externalID = "\(seed)-\(index)"
        order.buyer = buyer
        order.delivery = nil
        order.pricesIncludeTax = true
        order.stated = .init()
        order.refunds = []
        order.payment = nil
        order.orderedOn = Sample.today.adding(days: -index)
        order.suppliedOn = nil
        order.dueOn = nil
        return order
      }
      let whole = try orders.map {
        try PrepareInvoice(seller: desk.shop.issuer.company.profile, today: Sample.today)($0)
          .content.invoice.totals.due.minorUnits
      }.reduce(0, +)
      let issued = try desk.together(try desk.enter(orders))
      #expect(issued.invoice.totals.due.minorUnits == whole, "seed \(seed)")
      let note = try desk.shop.database.writeSync {
        try CreditInvoices(issuer: desk.shop.issuer)(
          CreditRequest(shares: [.init(invoice: issued.id, what: .rest)]), in: $0)
      }
      #expect(note.charged == issued.charged, "seed \(seed)")
    }
    #expect(try desk.shop.faults().isEmpty)
  }

  @Test func `each of its orders is invoiced: it comes again, is cancelled or refunded by itself`()
    throws
  {
    let desk = try Desk()
    func discount(_ amount: Int64) -> SalesOrder.Adjustment {
      .init(
        place: Place(), kind: .discount, label: "Bon", amount: Money(minorUnits: amount),
        tax: .unstated)
    }
    let orders = [
      Self.order("A") { $0.discounts = [discount(10_00)] },
      Self.order("B") {
        $0.lines.append(Sample.line("Livre", price: "20", rate: "5.5"))
        $0.lines[0].externalID = "L1"
      },
      Self.order("C"),
    ]
    let issued = try desk.together(try desk.enter(orders))
    let again = try desk.shop.issue(orders)
    #expect(again.map(\.state) == [.already, .already, .already])
    #expect(again.flatMap(\.known).allSatisfy { $0.number == issued.number })

    var cancelled = orders[0]
    cancelled.kind = .cancellation(of: "A")
    cancelled.lines = []
    let note = try #require(try desk.shop.issue(cancelled).documents.first, "A goes back alone")
    #expect(note.charged == 108_00)
    #expect(note.invoice.precedingInvoices.map(\.number) == [issued.number])

    func refund(_ id: String, _ amount: Int64, _ lines: [SalesOrder.RefundedLine] = [])
      -> SalesOrder.Refund
    {
      .init(
        externalID: id, place: Place(), reason: nil, amount: Money(minorUnits: amount), lines: lines
      )
    }
    var refunded = orders[1]
    refunded.refunds = [refund("R1", 120_00, [.init(line: "L1", quantity: Quantity(1))])]
    let line = try #require(try desk.shop.issue(refunded).documents.first)
    #expect(line.invoice.lines.map(\.name) == ["Lampe Aurore"] && line.charged == 120_00)
    refunded.refunds.append(refund("R2", 5_00))
    #expect(try desk.shop.issue(refunded).documents.first?.charged == 5_00, "one rate is left")

    var part = orders[2]
    part.refunds = [refund("R3", 30_00)]
    #expect(try desk.shop.issue(part).documents.first?.charged == 30_00)
    part.refunds.append(refund("R4", 500_00))
    #expect(try desk.shop.issue(part).codes == ["credit.periodic-unclear"])
    part = orders[2]
    part.kind = .cancellation(of: "C")
    part.lines = []
    #expect(try desk.shop.issue(part).documents.first?.charged == 90_00, "what the amount left")
    #expect(try desk.shop.faults().isEmpty)
  }

  private static func refund(
    _ id: String, _ amount: Int64, _ lines: [SalesOrder.RefundedLine] = []
  ) -> SalesOrder.Refund {
    .init(
      externalID: id, place: Place(), reason: nil, amount: Money(minorUnits: amount), lines: lines)
  }

  private static func cancellation(
    _ number: String, of sold: SalesOrder, _ lines: [SalesOrder.Line] = []
  ) -> SalesOrder {
    var order = sold
    order.externalID = number
    order.kind = .cancellation(of: sold.externalID)
    order.lines = lines
    return order
  }

  @Test func `no order gives back more than it charged, by whatever way it is asked`() throws {
    let desk = try Desk()
    let orders = ["A", "B"].map { Self.order($0) { $0.lines[0].externalID = "L1" } }
    _ = try desk.together(try desk.enter(orders))
    var order = orders[0]
    order.refunds = [Self.refund("R1", 60_00)]
    #expect(try desk.shop.issue(order).documents.first?.charged == 60_00)
    order.refunds.append(Self.refund("R2", 120_00, [.init(line: "L1", quantity: Quantity(1))]))
    #expect(
      try desk.shop.issue(order).codes == ["credit.periodic-unclear"],
      "half of the line went back already")
    order.refunds = [Self.refund("R0", 0)]
    #expect(try desk.shop.issue(order).codes == ["credit.exceeds-invoice"])

    let rest = try desk.shop.issue(Self.cancellation("C1", of: orders[0]))
    #expect(rest.documents.first?.charged == 60_00)
    #expect(try desk.shop.issue(Self.cancellation("C2", of: orders[0])).documents.isEmpty)
    let two = Sample.line { $0.quantity = Quantity(2) }
    #expect(
      try desk.shop.issue(Self.cancellation("C3", of: orders[1], [two])).codes
        == ["credit.sale-not-found"], "the other order's piece is not its own")
    let one = try desk.shop.issue(Self.cancellation("C4", of: orders[1], [Sample.line()]))
    #expect(one.documents.first?.charged == 120_00)
    #expect(try desk.shop.faults().isEmpty)
  }

  @Test func `its orders are invoiced, whatever shop they are of, and no sweep misses them`() throws
  {
    let desk = try Desk()
    for source in ["one", "two"] {
      let orders = ["1", "2"].map { number in Self.order(number) { $0.source = source } }
      #expect(try desk.together(try desk.enter(orders)).invoice.salesOrder == "1 + 2")
    }
    let missing = try desk.shop.database.readSync {
      try OrdersWithoutInvoice.list(of: desk.shop.company, limit: 10, in: $0)
    }
    #expect(missing.isEmpty)
  }

  @Test func `what cannot stand on one invoice is refused together`() throws {
    #expect(try Desk().codes([Self.order("1")]) == ["periodic.too-few"])
    #expect(
      try Desk().codes([Self.order("1"), Self.order("2", daysAgo: 30)]) == [
        "periodic.several-months"
      ])
    #expect(
      try Desk().codes([
        Self.order("1"),
        Self.order("2") {
          $0.buyer = Sample.consumer
          $0.pricesIncludeTax = true
        },
      ]) == ["periodic.several-buyers", "periodic.several-currencies"])
    let desk = try Desk()
    let ids = try desk.enter([Self.order("1"), Self.order("2")])
    #expect(throws: InvoicingError.self) { try desk.together([ids[0], ids[0]]) }
    _ = try desk.together(ids)
    #expect(
      try desk.codes([Self.order("1"), Self.order("2")]) == [
        "periodic.already-invoiced", "periodic.already-invoiced",
      ])
    #expect(
      try Desk().codes([
        Self.order("1"), Self.order("2") { $0.lines[0].quantity = Quantity(-1) },
      ]).contains("line.quantity-not-positive"), "each order is judged by itself")
  }

  @Test func `a delay beyond 45 days is shortened to them`() throws {
    let desk = try Desk()
    let far = Sample.today.adding(days: 59)
    let issued = try desk.together(
      try desk.enter([Self.order("1") { $0.dueOn = far }, Self.order("2")]))
    #expect(issued.invoice.dueDate == Sample.today.adding(days: 45))
  }
}
