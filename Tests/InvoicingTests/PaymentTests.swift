import Invoicing
import Kernel
import Ledger
import Money
import Storage
import TestSupport
import Testing

/// Payments after the invoice: what they settle, what they refuse, what the books say.
@Suite struct PaymentTests {
  private func sold(_ shop: TestShop, _ count: Int = 1) throws -> [IssuedDocument] {
    try shop.issue((1...count).map { Sample.order("\($0)") }).flatMap(\.documents)
  }

  private func status(_ document: IssuedDocument, _ shop: TestShop) throws -> InvoiceSummary.Status?
  {
    try shop.database.readSync {
      try StoredInvoice.load(document.id, of: shop.company, in: $0)?.summary.status
    }
  }

  private func refund(_ payment: Payment, _ amount: String? = nil, _ shop: TestShop) throws
    -> Payment
  {
    try shop.database.writeSync { tx in
      try RefundPayment(issuer: shop.issuer)(
        .init(amount: try amount.map { try Money($0) }), of: payment.id, in: tx)
    }
  }

  @Test func `an invoice is paid in parts, and matched with the last`() throws {
    let shop = try TestShop()
    let invoice = try sold(shop)[0]
    try shop.pay([invoice], "50.00")
    #expect(try status(invoice, shop) == .due)
    #expect(try shop.books().allSatisfy { !$0.hasSuffix("AA") })
    try shop.pay([invoice])
    #expect(try status(invoice, shop) == .paid)
    #expect(
      try shop.books().filter { $0.contains("411000") } == [
        "VE F-2026-00001 411000 120.00 AA", "BQ E-2026-00001 411000 -50.00 AA",
        "BQ E-2026-00002 411000 -70.00 AA",
      ])
  }

  @Test func `one payment settles several invoices, the first first`() throws {
    let shop = try TestShop()
    let invoices = try sold(shop, 3)
    let payment = try shop.pay(invoices, "300.00")
    #expect(payment.allocations.map(\.amount.minorUnits) == [120_00, 120_00, 60_00])
    #expect(try invoices.map { try status($0, shop) } == [.paid, .paid, .due])
    #expect(try shop.owed() == 60_00 && shop.balance("411") == 60_00)
    try shop.pay([invoices[2]])
    #expect(try shop.books().filter { $0.contains("411000") }.allSatisfy { $0.hasSuffix("AA") })
  }

  @Test func `more than what is due is asked about, then is the customer's credit`() throws {
    let shop = try TestShop()
    let invoice = try sold(shop)[0]
    #expect {
      try shop.pay([invoice], "130.00")
    } throws: {
      ($0 as? PaymentError)?.code == "payment.exceeds-due"
    }
    let payment = try shop.pay([invoice], "130.00", allowsMore: true)
    #expect(payment.unallocated == Money(minorUnits: 10_00))
    #expect(try shop.balance("419700") == -10_00 && shop.balance("411") == 0)
    let back = try refund(payment, "10.00", shop)
    #expect(back.number == "R-2026-00001" && back.allocations.isEmpty)
    #expect(try shop.balance("419700") == 0 && shop.balance("512") == 120_00)
    #expect(try status(invoice, shop) == .paid)
  }

  @Test func `cash stops at 1,000 euros for a debt, in one go or in several`() throws {
    let shop = try TestShop()
    let order = Sample.order(lines: [Sample.line(price: "1000.00")])
    let invoice = try #require(try shop.issue(order).documents.first)
    for amount in ["1000.01", "1200.00"] {
      #expect(throws: PaymentError.self) { try shop.pay([invoice], amount, means: .cash) }
    }
    try shop.pay([invoice], "600.00", means: .cash)
    #expect(throws: PaymentError.self) { try shop.pay([invoice], "401.00", means: .cash) }
    try shop.pay([invoice], "400.00", means: .cash)
    #expect(try shop.balance("530") == 1000_00)
  }

  @Test func `a refund without a credit note makes the invoice due again`() throws {
    let shop = try TestShop()
    let invoice = try sold(shop)[0]
    let payment = try shop.pay([invoice])
    _ = try refund(payment, "20.00", shop)
    #expect(try status(invoice, shop) == .due)
    #expect(try shop.owed() == 20_00 && shop.balance("411") == 20_00)
    #expect(throws: PaymentError.self) { try refund(payment, "100.01", shop) }
    _ = try refund(payment, nil, shop)
    #expect(try shop.balance("512") == 0 && shop.balance("411") == 120_00)
  }

  @Test func `a refund pays back the credit note of its invoice, and all is matched`() throws {
    let shop = try TestShop()
    let invoice = try sold(shop)[0]
    let payment = try shop.pay([invoice])
    try shop.database.writeSync { tx in
      _ = try CreditInvoices(issuer: shop.issuer)(
        CreditRequest(shares: [.init(invoice: invoice.id, what: .rest)]), in: tx)
    }
    #expect(try shop.balance("411") == -120_00)
    let back = try refund(payment, nil, shop)
    #expect(back.allocations.map(\.number) == ["A-2026-00001"])
    #expect(try shop.balance("411") == 0 && shop.owed() == 0)
    let matched = try shop.books().filter { $0.contains("411000") }
    #expect(Set(matched.map { $0.suffix(3) }) == [" AB"], "\(matched)")
  }

  @Test func `the provider's fee is posted with the payment`() throws {
    let shop = try TestShop()
    let invoice = try sold(shop)[0]
    try shop.database.writeSync { tx in
      _ = try RecordPayment(issuer: shop.issuer)(
        .init(
          invoices: [(invoice.id, nil)], means: .card, provider: "Stripe", reference: "ch_1",
          fee: Money(minorUnits: 2_05)), in: tx)
    }
    #expect(
      try shop.books().suffix(3) == [
        "BQ E-2026-00001 517STRIPE 117.95", "BQ E-2026-00001 627800 2.05",
        "BQ E-2026-00001 411000 -120.00 AA",
      ])
  }

  @Test func `all that is wrong with a payment is said at once`() throws {
    let shop = try TestShop()
    let invoice = try sold(shop)[0]
    let other = try #require(
      try shop.issue(Sample.order("9", buyer: Sample.firm)).documents.first)
    do {
      try shop.database.writeSync { tx in
        _ = try RecordPayment(issuer: shop.issuer)(
          .init(
            invoices: [(invoice.id, nil), (other.id, nil), (invoice.id, nil)],
            receivedOn: Sample.today.adding(days: 1), means: .transfer), in: tx)
      }
      Issue.record("nothing was refused")
    } catch let error as PaymentError {
      #expect(
        error.findings.map(\.code) == [
          "payment.several-customers", "payment.invoice-twice", "payment.date-future",
        ])
    }
  }

  @Test func `payment numbers have no gap when one is refused`() throws {
    let shop = try TestShop()
    let invoices = try sold(shop, 3)
    #expect(try shop.pay([invoices[0]]).number == "E-2026-00001")
    #expect(throws: PaymentError.self) { try shop.pay([invoices[0]]) }
    #expect(try shop.pay([invoices[1]]).number == "E-2026-00002")
  }

  /// Random partial payments, refunds and credit notes: the books always agree with the documents.
  @Test func `411 is what documents leave to pay, whatever happens`() throws {
    let shop = try TestShop()
    var random = Seed(2026)
    var (invoices, payments): ([IssuedDocument], [Payment]) = ([], [])
    for step in 0..<60 {
      switch Int.random(in: 0..<5, using: &random) {
      case 0, 1:
        invoices += try shop.issue(
          Sample.order("S\(step)") { order in
            if step % 3 == 0 { order.payment = .init(receivedOn: order.orderedOn, means: .card) }
          }
        ).documents
      case 2:
        guard let invoice = invoices.randomElement(using: &random) else { continue }
        let cents = Int64.random(in: 1...130_00, using: &random)
        if let payment = try? shop.pay(
          [invoice], Money(minorUnits: cents).description, allowsMore: true)
        {
          payments.append(payment)
        }
      case 3:
        guard let payment = payments.randomElement(using: &random) else { continue }
        _ = try? refund(payment, "7.01", shop)
      default:
        guard let invoice = invoices.randomElement(using: &random) else { continue }
        try? shop.database.writeSync { tx in
          _ = try CreditInvoices(issuer: shop.issuer)(
            CreditRequest(
              shares: [.init(invoice: invoice.id, what: .amount(Money(minorUnits: 9_60)))],
              isPaidBack: step % 2 == 0), in: tx)
        }
      }
      #expect(try shop.balance("411") == shop.owed(), "step \(step)")
      #expect(try shop.trialBalance().isBalanced, "step \(step)")
    }
  }
}
