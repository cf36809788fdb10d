import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// What the guards catch is kept, counted and, once mended, said to be.
@Suite struct ShieldTests {
  private func report(_ shop: TestShop) throws -> ShieldReport {
    try shop.database.readSync { try ShieldReport.load(of: shop.company, in: $0) }
  }

  private func row(_ error: ClassicError, _ shop: TestShop) throws -> ShieldReport.Row {
    try #require(try report(shop).rows.first { $0.error == error })
  }

  @Test func `there are ten errors, each with its guard, caught or not`() throws {
    let report = try report(try TestShop())
    #expect(report.rows.map(\.error) == ClassicError.allCases)
    #expect(report.rows.count == 10)
    #expect(report.rows.allSatisfy { $0.caught == 0 && !$0.error.guarding(.fr).isEmpty })
    #expect(report.waiting.isEmpty && report.withoutInvoice.isEmpty)
  }

  @Test
  func `a wrong rate is stopped, counted once however often it comes, and mended by the right one`()
    throws
  {
    let shop = try TestShop()
    let wrong = Sample.order(lines: [Sample.line(rate: "19.6")])
    for _ in 0..<3 { #expect(try shop.issue(wrong).state == .refused) }
    let caught = try row(.vatRate, shop)
    #expect(caught.open == 1 && caught.mended == 0)
    let waiting = try #require(try report(shop).waiting.first?.event)
    #expect(waiting.code == "tax.rate-unlawful" && waiting.times == 3)
    #expect(waiting.order == "1001")
    #expect(try shop.issue(Sample.order()).state == .issued)
    let mended = try row(.vatRate, shop)
    #expect(mended.open == 0 && mended.mended == 1)
    #expect(try report(shop).waiting.isEmpty)
  }

  @Test func `each of the errors an order can hold is caught under its name`() throws {
    let shop = try TestShop()
    var firm = Sample.firm
    firm.siren = nil
    let orders: [(ClassicError, SalesOrder)] = [
      (.customerDetails, Sample.order("1", buyer: firm)),
      (.date, Sample.order("2") { $0.suppliedOn = Sample.today.adding(days: 9) }),
      (.calculation, Sample.order("3") { $0.stated.gross = Money(minorUnits: 99) }),
      (
        .paymentDelay,
        Sample.order("4", buyer: Sample.firm) { $0.dueOn = Sample.today.adding(days: 90) }
      ),
      (.vatRate, Sample.order("5", lines: [Sample.line { $0.tax = .none }])),
    ]
    for (error, order) in orders {
      #expect(try shop.issue(order).state == .refused, "\(error)")
      #expect(try row(error, shop).open == 1, "\(error)")
    }
  }

  @Test func `a warning lets the document pass and is counted`() throws {
    let shop = try TestShop()
    let buyer = SalesOrder.Buyer(
      kind: .company, name: "Muster GmbH", vatIdentifier: "DE136695976",
      address: .init(line1: "Weg 1", postCode: "10115", city: "Berlin", country: "DE"))
    let order = Sample.order(buyer: buyer, lines: [Sample.line { $0.tax = .none }])
    #expect(try shop.issue(order).state == .issued)
    #expect(try row(.vatRate, shop).warned == 1)
  }

  @Test func `another IBAN is counted under old bank details, without printing either whole`()
    throws
  {
    let shop = try TestShop()
    var profile = Sample.company
    profile.bankAccount?.iban = "DE89370400440532013000"
    try shop.database.writeSync { tx in
      _ = try CompanyStore.declare(
        profile, json: Sample.companyJSON, ids: .system(shop.clock.clock), in: tx)
    }
    let row = try row(.bankDetails, shop)
    #expect(
      row.codes.map(\.code) == [
        "bank.bic-doubtful", "bank.country-changed", "company.iban-changed",
      ])
    #expect(row.warned == 3)
  }

  @Test func `every code an order can be refused with belongs to an error or to none on purpose`() {
    #expect(GuardCatalogue.error(of: "tax.vat-missing") == .vatRate)
    #expect(GuardCatalogue.error(of: "rule.br-fr-10") == .customerDetails)
    #expect(GuardCatalogue.error(of: "rule.br-co-15") == .calculation)
    #expect(GuardCatalogue.error(of: "orders.no-orders") == nil)
  }
}
