import EN16931
import Invoicing
import Kernel
import Money
import Registers
import TestSupport
import Testing

/// Sales in other currencies: their VAT in euros (BT-6, BT-111), at which rate, and how far that is believed.
@Suite struct CurrencyTests {
  private static let usd = Currency(code: "USD")!
  private static let today = Sample.today

  private static func rate(
    _ perEuro: String, _ currency: String = "USD", daysAgo: Int = 2, source: String = "BCE"
  ) -> ExchangeRate {
    ExchangeRate(
      currency: Currency(code: currency)!, perEuro: try! UnitPrice(perEuro),
      date: today.adding(days: -daysAgo), source: source)!
  }

  private func prepare(_ order: SalesOrder, _ rates: [ExchangeRate]) throws(Refusal)
    -> PreparedDocument
  {
    var proofs = OutsideFacts.none
    proofs.rates = ExchangeRates(rates)
    return try PrepareInvoice(seller: Sample.company, today: Self.today, proofs: proofs)(order)
  }

  private func codes(_ order: SalesOrder, _ rates: [ExchangeRate]) -> [String] {
    do throws(Refusal) {
      return try prepare(order, rates).warnings.map(\.code)
    } catch { return error.findings.map(\.code) }
  }

  private static func order(
    _ currency: Currency = usd, _ change: (inout SalesOrder) -> Void = { _ in }
  ) -> SalesOrder {
    Sample.order {
      $0.currency = currency
      change(&$0)
    }
  }

  @Test func `the VAT of a sale in dollars is stated in euros, at the rate printed on it`() throws {
    let invoice = try prepare(Self.order(), [Self.rate("1.0832")]).content.invoice
    #expect(invoice.totals.vat == Money(minorUnits: 20_00, currency: Self.usd))
    #expect(invoice.accountingVAT == Money(minorUnits: 18_46), "20 ÷ 1.0832 = 18.463…")
    #expect(
      invoice.notes.contains {
        $0.text == "TVA convertie en euros au cours de 1 EUR = 1,0832 USD (BCE, 21/11/2026)."
      })
    #expect(invoice.payment?.means == .creditTransfer, "a SEPA transfer is in euros")
    let semantic = invoice.semantic.root
    #expect(semantic.text(.bt6) == "EUR")
    #expect(semantic.first(.bg22)?.text(.bt111) == "18.46")
  }

  @Test func `an order in euros says nothing of other currencies`() throws {
    let invoice = try prepare(Sample.order(), [Self.rate("1.0832")]).content.invoice
    #expect(invoice.accountingVAT == nil && invoice.semantic.root.text(.bt6).isEmpty)
  }

  @Test func `the sealed XML gives back what was issued, euros included`() throws {
    let shop = try TestShop()
    try shop.database.writeSync {
      try ExchangeRateStore.keep([Self.rate("0.8615", "GBP")], of: shop.company, in: $0)
    }
    let issued = try #require(
      try shop.issue(Self.order(Currency(code: "GBP")!)).documents.first)
    let sealed = try #require(CheckedInvoice.sealed(issued.content.cii()))
    #expect(sealed.invoice.accountingVAT == Money(minorUnits: 23_22))
    #expect(sealed.printed(customerNumber: "C1") == issued.content)
    let stored = try #require(
      try shop.database.readSync { try StoredInvoice.load(issued.id, of: shop.company, in: $0) })
    #expect(stored.accounting?.vat == Money(minorUnits: 23_22))
    #expect(stored.accounting?.rate == Self.rate("0.8615", "GBP"))
  }

  @Test func `goods take the rate known on their delivery, services that of their payment`() throws
  {
    let rates = [
      Self.rate("1.10", daysAgo: 0), Self.rate("1.20", daysAgo: 3), Self.rate("1.30", daysAgo: 6),
    ]
    let goods = Self.order { $0.suppliedOn = Self.today.adding(days: -5) }
    #expect(try prepare(goods, rates).exchangeRate?.perEuro == UnitPrice("1.30"))
    var services = goods
    services.lines[0].nature = .services
    #expect(try prepare(services, rates).exchangeRate?.perEuro == UnitPrice("1.10"))
    services.payment = .init(receivedOn: Self.today.adding(days: -2), means: .card)
    #expect(try prepare(services, rates).exchangeRate?.perEuro == UnitPrice("1.20"))
  }

  @Test func `without a rate, or with one too old, the sale waits`() {
    #expect(codes(Self.order(), []) == ["order.exchange-rate-missing"])
    #expect(codes(Self.order(), [Self.rate("1.1", daysAgo: 12)]).isEmpty)
    #expect(
      codes(Self.order(), [Self.rate("1.1", daysAgo: 13)]) == ["order.exchange-rate-missing"])
    #expect(
      codes(Self.order(), [Self.rate("1.1", daysAgo: 1)]) == ["order.exchange-rate-missing"],
      "a rate of the day after the delivery was not known on it")
    #expect(codes(Self.order(Currency(code: "XYZ")!), []) == ["order.currency-unknown"])
  }

  @Test func `a rate the order states wins, is warned of when far, and refused from the future`()
    throws
  {
    func stated(_ perEuro: String, daysAgo: Int = 2) -> SalesOrder {
      Self.order { $0.exchangeRate = Self.rate(perEuro, daysAgo: daysAgo, source: "Banque") }
    }
    let known = [Self.rate("1.0000")]
    #expect(try prepare(stated("1.04"), known).exchangeRate?.source == "Banque")
    #expect(codes(stated("1.05"), known).isEmpty)
    #expect(codes(stated("1.0501"), known) == ["order.exchange-rate-far"])
    #expect(codes(stated("10.83"), []).isEmpty, "nothing to hold it against")
    #expect(codes(stated("1.04", daysAgo: -1), known) == ["order.exchange-rate-invalid"])
    #expect(
      codes(Sample.order { $0.exchangeRate = Self.rate("1.1") }, [])
        == ["order.exchange-rate-invalid"])
  }

  @Test func `a credit note takes back at the rate of its invoice, whatever the euro is worth now`()
    throws
  {
    let shop = try TestShop()
    try shop.database.writeSync {
      try ExchangeRateStore.keep(
        [Self.rate("1.25"), Self.rate("2.00", daysAgo: 0)], of: shop.company, in: $0)
    }
    let invoice = try #require(try shop.issue(Self.order()).documents.first)
    let (half, rest) = try shop.database.writeSync { tx in
      let credit = CreditInvoices(issuer: shop.issuer)
      let half = try credit(
        CreditRequest(
          shares: [.init(invoice: invoice.id, what: .amount(Money(minorUnits: 60_00)))]), in: tx)
      return (
        half,
        try credit(CreditRequest(shares: [.init(invoice: invoice.id, what: .rest)]), in: tx)
      )
    }
    #expect(invoice.invoice.accountingVAT == Money(minorUnits: 16_00))
    #expect(half.invoice.accountingVAT == Money(minorUnits: 8_00))
    #expect(rest.invoice.accountingVAT == Money(minorUnits: 8_00))
    #expect(rest.invoice.currency == Self.usd)
  }

  @Test func `a cancellation that names no order finds sales of its own currency only`() throws {
    let shop = try TestShop()
    try shop.database.writeSync {
      try ExchangeRateStore.keep([Self.rate("1.25")], of: shop.company, in: $0)
    }
    #expect(try shop.issue(Self.order()).documents.count == 1)
    var cancellation = Sample.order("C1")
    cancellation.kind = .cancellation(of: nil)
    #expect(try shop.issue(cancellation).documents.isEmpty, "those were dollars")
    cancellation.externalID = "C2"
    cancellation.currency = Self.usd
    #expect(try shop.issue(cancellation).documents.first?.charged == 120_00)
  }

  @Test func `a currency without cents is counted in whole units (T10)`() throws {
    let yen = Currency(code: "JPY")!
    var order = Sample.order {
      $0.currency = yen
      $0.pricesIncludeTax = true
      $0.lines = [Sample.line(price: "50000", rate: "10") { $0.nature = .restaurant }]
      $0.stated.gross = Money(minorUnits: 50_000, currency: yen)
    }
    order.suppliedOn = order.orderedOn
    order.payment = .init(receivedOn: order.orderedOn, means: .card)
    let invoice = try prepare(order, [Self.rate("163.45", "JPY")]).content.invoice
    #expect(invoice.totals.vat == Money(minorUnits: 4_545, currency: yen))
    #expect(invoice.totals.net == Money(minorUnits: 45_454, currency: yen))
    #expect(invoice.totals.rounding == Money(minorUnits: 1, currency: yen), "BT-114, never VAT")
    #expect(invoice.totals.due.isZero)
    #expect(invoice.accountingVAT == Money(minorUnits: 27_81), "4,545 ÷ 163.45 = 27.806…")
  }

  @Test func `a deposit in dollars and its final invoice add up`() throws {
    let shop = try TestShop()
    try shop.database.writeSync {
      try ExchangeRateStore.keep([Self.rate("1.25")], of: shop.company, in: $0)
    }
    let order = Self.order()
    let deposit = try shop.database.writeSync { tx in
      let id = try OrderIntake(issuer: shop.issuer).enter(Sample.reading(order), in: tx).id
      return try IssueDeposit(issuer: shop.issuer)(
        DepositRequest(part: .amount(Money(minorUnits: 36_00))), on: id, in: tx)
    }
    let final = try #require(try shop.issue(order).documents.first)
    #expect(deposit.invoice.totals.due == Money(minorUnits: 36_00, currency: Self.usd))
    #expect(deposit.invoice.accountingVAT == Money(minorUnits: 4_80))
    #expect(final.invoice.totals.due == Money(minorUnits: 84_00, currency: Self.usd))
    #expect(final.invoice.accountingVAT == Money(minorUnits: 11_20))
    #expect(try shop.verify() == 2)
  }

  @Test func `the order's own rate survives its store and the API's JSON`() throws {
    let order = Self.order { $0.exchangeRate = Self.rate("1.0832", source: "Banque de France") }
    #expect(try JSONOrder.stored(JSONOrder.encode(order, keepingPlaces: true)) == order)
    let bad = """
      {"number": "1", "orderedOn": "2026-11-20", "currency": "USD",
       "exchangeRate": {"perEuro": "0", "date": "2026-11-20"},
       "buyer": {"kind": "consumer", "name": "Z", "address": {"country": "FR"}},
       "lines": [{"name": "a", "quantity": "1", "unitPrice": "1"}]}
      """
    let reading = JSONOrder.decode(Array(bad.utf8), place: Place(), today: Self.today)
    #expect(reading.refusal.map(\.code) == ["order.exchange-rate-invalid"])
    #expect(reading.refusal.first?.place?.pointer == "/exchangeRate")
  }
}
