import EN16931
import Foundation
import Kernel
import Money
import Storage
import TestSupport
import Testing

@testable import Invoicing

/// Limits of turnover that change the VAT of the next sales, watched as documents are issued.
@Suite struct ThresholdGuardTests {
  private static func company(_ members: String) -> String {
    Sample.companyJSON.replacingOccurrences(
      of: "\"legalForm\": \"SARL\"", with: "\(members), \"legalForm\": \"SARL\"")
  }

  private static func franchise(_ members: String = "\"ioss\": false") -> String {
    company("\"vatRegime\": \"franchise\", \(members)").replacingOccurrences(
      of: "\"vatIdentifier\": \"FR44732829320\",", with: "")
  }

  private static func consumer(_ country: String) -> SalesOrder.Buyer {
    var buyer = Sample.consumer
    buyer.address = .init(line1: "Weg 1", postCode: "10115", city: "Stadt", country: country)
    return buyer
  }

  /// A distance sale to Germany, in euros without VAT.
  private static func distance(
    _ number: String, _ price: String, rate: String = "20",
    _ change: (inout SalesOrder) -> Void = { _ in }
  ) -> SalesOrder {
    Sample.order(
      number, buyer: consumer("DE"), lines: [Sample.line(price: price, rate: rate)], change)
  }

  private static func exempt(
    _ number: String, _ price: String, _ nature: SalesOrder.Line.Nature = .goods
  ) -> SalesOrder {
    Sample.order(
      number,
      lines: [
        Sample.line(price: price) {
          $0.tax = .none
          $0.nature = nature
        }
      ])
  }

  private func turnover(_ shop: TestShop, _ year: Int = 2026) throws -> YearTurnover {
    try shop.database.readSync { try TurnoverStore.year(year, of: shop.company, in: $0) }
  }

  private func warnings(_ outcome: OrderOutcome) -> [String] {
    outcome.documents.flatMap(\.warnings).map(\.code)
  }

  // MARK: OSS

  @Test
  func `distance sales go up to exactly 10 000 euros, and the sale that passes them is stopped`()
    throws
  {
    let shop = try TestShop()
    #expect(warnings(try shop.issue(Self.distance("1", "7999.99"))) == [])
    #expect(warnings(try shop.issue(Self.distance("2", "0.01"))) == ["tax.oss-threshold-near"])
    #expect(try shop.issue(Self.distance("3", "2000.00")).state == .issued, "exactly at the limit")
    let crossing = try shop.issue(Self.distance("4", "0.01"))
    #expect(crossing.state == .refused && crossing.codes == ["tax.oss-threshold-crossed"])
    #expect(crossing.findings[0].text.en.contains("Registered, threshold passed"))
    #expect(crossing.findings[0].text.en.contains("€10,000.01 with it"))
    #expect(try turnover(shop).net == TurnoverSums(goods: 10_000_00, distance: 10_000_00))
    #expect(
      try shop.issue(Sample.order("5")).state == .issued, "a sale at home is no distance sale")
    #expect(try shop.faults() == [])
  }

  @Test func `once registered the same sale bears the VAT of its arrival, and all those after it`()
    throws
  {
    let shop = try TestShop(
      company: Self.company(#""turnoverBefore": {"2026": {"distanceSales": "10000.00"}}"#))
    #expect(try shop.issue(Self.distance("1", "1.00")).codes == ["tax.oss-threshold-crossed"])
    let registered = Self.company(
      #""turnoverBefore": {"2026": {"distanceSales": "10000.00"}}, "oss": "registered""#)
    try shop.database.closeSync()
    let after = try TestShop(shop.folder, clock: shop.clock, company: registered, seed: nil)
    let sale = try after.issue(Self.distance("1", "1.00", rate: "19"))
    #expect(sale.state == .issued, "\(sale.codes)")
    #expect(sale.documents[0].invoice.vatBreakdown[0].vat.rate == Rate(units: 19_00))
    #expect(try turnover(after).net == TurnoverSums(distance: 1_00), "taxed abroad: not national")
  }

  @Test func `by option there is no limit to watch`() throws {
    let shop = try TestShop(company: Self.company(#""oss": "opted""#))
    let sale = try shop.issue(Self.distance("1", "20000.00", rate: "19"))
    #expect(sale.state == .issued && warnings(sale) == [])
    #expect(try turnover(shop).peakDistance == 20_000_00)
  }

  @Test
  func `a year above the limit taxes the whole next one at destination, a year at it does not`()
    throws
  {
    for (last, isStopped) in [("10000.00", false), ("10000.01", true)] {
      let shop = try TestShop(
        company: Self.company(#""turnoverBefore": {"2025": {"distanceSales": "\#(last)"}}"#))
      let sale = try shop.issue(Self.distance("1", "1.00"))
      #expect((sale.state == .refused) == isStopped, "\(last)")
      if isStopped { #expect(sale.findings[0].text.fr.contains("de 2025 ont passé 10 000 €")) }
    }
  }

  @Test func `electronic services count with goods; companies, services and other places do not`()
    throws
  {
    let shop = try TestShop()
    func sale(_ number: String, _ buyer: SalesOrder.Buyer, _ nature: SalesOrder.Line.Nature)
      throws -> Int64
    {
      let before = try turnover(shop).net.distance
      let isTaxed = buyer.address.country == "DE" && buyer.kind == .consumer
      let outcome = try shop.issue(
        Sample.order(
          number, buyer: buyer,
          lines: [
            Sample.line {
              $0.nature = nature
              if !isTaxed, buyer.address.country != "FR" { $0.tax = .none }
            }
          ]))
      #expect(outcome.state == .issued, "\(number) \(outcome.codes)")
      return try turnover(shop).net.distance - before
    }
    let company = SalesOrder.Buyer(
      kind: .company, name: "Muster GmbH", email: "k@muster.example", vatIdentifier: "DE136695976",
      address: .init(line1: "Weg 1", postCode: "10115", city: "Stadt", country: "DE"))
    #expect(try sale("1", Self.consumer("DE"), .goods) == 100_00)
    #expect(try sale("2", Self.consumer("DE"), .electronicServices) == 100_00)
    #expect(try sale("3", Self.consumer("DE"), .services) == 0)
    #expect(try sale("4", Sample.consumer, .goods) == 0)
    #expect(try sale("5", Self.consumer("CH"), .goods) == 0)
    #expect(try sale("6", company, .goods) == 0)
    let net = try turnover(shop).net
    #expect(net == TurnoverSums(goods: 400_00, services: 200_00, distance: 200_00))
  }

  @Test(arguments: [1, 256])
  func `of two orders that pass the limit together, the one issued first goes through`(
    group: Int
  ) throws {
    let shop = try TestShop()
    let outcomes = try shop.issue(
      [
        Self.distance("1", "6000.00"), Self.distance("2", "6000.00"), Self.distance("3", "4000.00"),
      ],
      groupSize: group)
    #expect(outcomes.map(\.state) == [.issued, .refused, .issued])
    #expect(try turnover(shop).net.distance == 10_000_00)
    let rehearsed = try shop.rehearse([Self.distance("4", "0.01")])
    #expect(rehearsed.map(\.state) == [.refused])
  }

  @Test func `a new year begins at nothing, by the day of supply`() throws {
    let shop = try TestShop()
    #expect(try shop.issue(Self.distance("1", "9999.00")).state == .issued)
    shop.clock.set(Instant(LocalDate("2027-01-04")!, hour: 11))
    let late = Self.distance("2", "2.00") { $0.suppliedOn = LocalDate("2026-12-31") }
    #expect(try shop.issue(late).state == .refused, "supplied last year")
    let new = Self.distance("2", "2.00") { $0.suppliedOn = LocalDate("2027-01-02") }
    #expect(try shop.issue(new).state == .issued)
    #expect(try turnover(shop, 2026).net.distance == 9_999_00)
    #expect(try turnover(shop, 2027).net.distance == 2_00)
  }

  // MARK: Credit notes

  @Test func `a credit note makes room below the limit, and never above it`() throws {
    let shop = try TestShop()
    let first = try shop.issue(Self.distance("1", "9000.00")).documents[0]
    #expect(try shop.issue(Self.distance("2", "2000.00")).state == .refused)
    try shop.database.writeSync { tx in
      _ = try CreditInvoices(issuer: shop.issuer)(
        CreditRequest(shares: [.init(invoice: first.id, what: .amount(Money(minorUnits: 6_000_00)))]
        ),
        in: tx)
    }
    #expect(try turnover(shop).net.distance == 4_000_00)
    #expect(try shop.issue(Self.distance("2", "2000.00")).state == .issued)

    // Passed by a registered seller, then credited: "as of that time" it is passed.
    let other = try TestShop(company: Self.company(#""oss": "registered""#))
    let big = try other.issue(Self.distance("1", "12000.00", rate: "19")).documents[0]
    try other.database.writeSync { tx in
      _ = try CreditInvoices(issuer: other.issuer)(
        CreditRequest(shares: [.init(invoice: big.id, what: .rest)]), in: tx)
    }
    #expect(try turnover(other).net.isZero)
    try other.database.closeSync()
    let below = try TestShop(other.folder, clock: other.clock, seed: nil)
    #expect(try below.issue(Self.distance("2", "1.00")).codes == ["tax.oss-threshold-crossed"])
  }

  @Test func `credit takes goods off goods and services off services, discounts too`() throws {
    let shop = try TestShop()
    let order = Sample.order(
      "1",
      lines: [
        Sample.line("Lampe", price: "100.00") { $0.externalID = "a" },
        Sample.line("Pose", price: "50.00") {
          $0.externalID = "b"
          $0.nature = .services
        },
      ]
    ) {
      $0.discounts = [
        .init(
          place: $0.place, kind: .discount, label: "Bon", amount: Money(minorUnits: 15_00),
          tax: .unstated)
      ]
    }
    let sold = try shop.issue(order).documents[0]
    let whole = try turnover(shop).net
    #expect(whole.national == 135_00)
    let credit = CreditInvoices(issuer: shop.issuer)
    try shop.database.writeSync { tx in
      _ = try credit(
        CreditRequest(shares: [
          .init(invoice: sold.id, what: .parts(lines: [.init(position: 2)], charges: []))
        ]), in: tx)
    }
    let after = try turnover(shop).net
    #expect(after.services == whole.services - 50_00 && after.goods >= whole.goods)
    try shop.database.writeSync { tx in
      _ = try credit(CreditRequest(shares: [.init(invoice: sold.id, what: .rest)]), in: tx)
    }
    #expect(try turnover(shop).net.national == 0)
  }

  @Test func `an order edited at the limit counts once`() throws {
    let shop = try TestShop(company: Self.company(#""orderEdits": "reissue""#))
    #expect(try shop.issue(Self.distance("1", "9500.00")).state == .issued)
    let edit = try shop.issue(Self.distance("1", "9800.00"))
    #expect(edit.state == .issued && edit.documents.count == 2, "\(edit.codes)")
    #expect(try turnover(shop).net.distance == 9_800_00)
    let over = try shop.issue(Self.distance("1", "10000.01"))
    #expect(over.codes == ["tax.oss-threshold-crossed"])
    #expect(try turnover(shop).net.distance == 9_800_00)
  }

  @Test func `a corrected invoice counts in the place of the one it cancels`() throws {
    let shop = try TestShop()
    let wrong = try shop.issue(Self.distance("1", "9500.00")).documents[0]
    func correct(_ price: String) throws -> IssuedDocument {
      let body = #"""
        {"reason": "Prix", "changes": {"lines": [{"name": "Lampe", "quantity": "1",
          "unitPrice": "\#(price)", "vatRate": "20"}]}}
        """#
      return try shop.database.writeSync {
        try CorrectInvoice(issuer: shop.issuer)(
          JSONCorrectionRequest.decode(Array(body.utf8)), of: wrong.id, in: $0)
      }
    }
    let problem = #expect(throws: InvoicingError.self) { try correct("10000.01") }
    #expect(problem?.findings.map(\.code) == ["tax.oss-threshold-crossed"])
    let right = try correct("9900.00")
    #expect(right.invoice.type == .corrected)
    #expect(right.warnings.map(\.code) == ["tax.oss-threshold-near"])
    #expect(try turnover(shop).net.distance == 9_900_00)
  }

  @Test func `a sale in dollars counts in euros, and a credit note takes off what it counted`()
    throws
  {
    let shop = try TestShop()
    let rate = ExchangeRate(
      currency: Currency(code: "USD")!, perEuro: try UnitPrice("1.25"), date: Sample.today,
      source: "BCE")
    let sold = try shop.issue(
      Self.distance("1", "12500.00") {
        $0.currency = Currency(code: "USD")!
        $0.exchangeRate = rate
      })
    #expect(sold.state == .issued, "12 500 $ are exactly 10 000 €: \(sold.codes)")
    #expect(try turnover(shop).net == TurnoverSums(goods: 10_000_00, distance: 10_000_00))
    #expect(try shop.issue(Self.distance("2", "0.01")).state == .refused)
    try shop.database.writeSync { tx in
      _ = try CreditInvoices(issuer: shop.issuer)(
        CreditRequest(shares: [.init(invoice: sold.documents[0].id, what: .rest)]), in: tx)
    }
    #expect(try turnover(shop).net.isZero)
  }

  @Test func `the turnover of the year is what invoices sold and credit notes took back`() throws {
    let shop = try TestShop()
    let credit = CreditInvoices(issuer: shop.issuer)
    try shop.database.rehearseSync { tx in
      for seed in 1...150 {
        let order = Baskets.order(seed)
        let outcome = try shop.issuer.issue(
          [shop.issuer.prepare(Sample.reading(order), on: tx.today)], isRehearsal: true, in: tx)[0]
        guard let document = outcome.documents.first, seed.isMultiple(of: 3) else { continue }
        _ = try credit(
          CreditRequest(shares: [
            .init(
              invoice: document.id,
              what: seed.isMultiple(of: 2)
                ? .rest : .parts(lines: [.init(position: 1)], charges: []))
          ]), in: tx)
      }
      let net = try tx.row(
        """
        SELECT CAST(sum(CASE WHEN kind = '381' THEN -net_minor ELSE net_minor END) AS BIGINT)
        FROM invoice
        """
      ) { try $0.int64(0) }
      let counted = try TurnoverStore.year(2026, of: shop.company, in: tx)
      #expect(counted.net.goods == net && counted.net.services == 0)
      #expect(counted.peakNational >= counted.net.national && counted.net.goods > 0)
    }
  }

  @Test func `a deposit counts when the final invoice is issued, once`() throws {
    let shop = try TestShop()
    let order = Sample.order("1", lines: [Sample.line(price: "300.00")])
    try shop.database.writeSync { tx in
      let id = try OrderIntake(issuer: shop.issuer).enter(Sample.reading(order), in: tx).id
      _ = try IssueDeposit(issuer: shop.issuer)(
        DepositRequest(part: .percent(Rate(units: 30_00)), payment: nil), on: id, in: tx)
    }
    #expect(try turnover(shop).net.isZero)
    #expect(try shop.issue(order).state == .issued)
    #expect(try turnover(shop).net == TurnoverSums(goods: 300_00))
  }

  // MARK: Franchise

  /// What was declared as goods and services, the sale (with "s" a service) → its code.
  @Test(arguments: [
    "67900.00 0 99.99 -", "67900.00 0 100.00 tax.franchise-threshold-near",
    "84900.00 0 100.00 tax.franchise-threshold-near",
    "84900.00 0 100.01 tax.franchise-base-crossed",
    "93400.00 0 100.00 tax.franchise-base-crossed",
    "93400.00 0 100.01 tax.franchise-threshold-crossed",
    "0 29900.00 s99.99 -", "0 29900.00 s100.00 tax.franchise-threshold-near",
    "0 37400.00 s100.01 tax.franchise-base-crossed",
    "0 41150.00 s100.00 tax.franchise-base-crossed",
    "0 41150.00 s100.01 tax.franchise-threshold-crossed",
    "60000.00 33400.00 100.01 tax.franchise-threshold-crossed",
    "10000.00 41250.01 100.00 tax.franchise-threshold-crossed",
  ])
  func `the franchise is near, passed and over at its limits, to the cent`(row: String) throws {
    let words = row.split(separator: " ").map(String.init)
    let shop = try TestShop(
      company: Self.franchise(
        #""turnoverBefore": {"2026": {"goods": "\#(words[0])", "services": "\#(words[1])"}}"#))
    let isService = words[2].hasPrefix("s")
    let price = isService ? String(words[2].dropFirst()) : words[2]
    let outcome = try shop.issue(Self.exempt("1", price, isService ? .services : .goods))
    let codes = warnings(outcome) + outcome.codes
    #expect(codes == (words[3] == "-" ? [] : [words[3]]))
    let isOver = words[3] == "tax.franchise-threshold-crossed"
    #expect((outcome.state == .refused) == isOver)
  }

  @Test func `after a year above the base limit the franchise has ended on 1 January`() throws {
    for (last, isStopped) in [("85000.00", false), ("85000.01", true)] {
      let shop = try TestShop(
        company: Self.franchise(#""turnoverBefore": {"2025": {"goods": "\#(last)"}}"#))
      let outcome = try shop.issue(Self.exempt("1", "10.00"))
      #expect((outcome.state == .refused) == isStopped, "\(last)")
      if isStopped {
        #expect(outcome.findings[0].text.fr.contains("depuis le 1er janvier 2026"))
        #expect(outcome.findings[0].text.en.contains("VAT is charged"))
      }
    }
  }

  @Test func `who charges VAT is not stopped by the franchise's limits`() throws {
    let shop = try TestShop(
      company: Self.company(#""turnoverBefore": {"2026": {"goods": "900000.00"}}"#))
    let outcome = try shop.issue(Sample.order("1", lines: [Sample.line(price: "200000.00")]))
    #expect(outcome.state == .issued && warnings(outcome) == [])
  }

  // MARK: Elsewhere

  @Test func `the shield counts what was stopped and what was warned of`() throws {
    let shop = try TestShop()
    try shop.issue([Self.distance("1", "8500.00"), Self.distance("2", "2000.00")])
    let report = try shop.database.readSync { try ShieldReport.load(of: shop.company, in: $0) }
    let row = try #require(report.rows.first { $0.error == .vatRate })
    #expect(row.warned == 1 && row.open == 1)
    #expect(report.waiting.map(\.event.code) == ["tax.oss-threshold-crossed"])
  }

  @Test func `a draft says that its sale would pass the limit`() throws {
    let shop = try TestShop()
    try shop.issue(Self.distance("1", "9000.00"))
    try shop.database.writeSync { tx in
      let intake = OrderIntake(issuer: shop.issuer)
      let id = try intake.enter(Sample.reading(Self.distance("2", "1000.01")), in: tx).id
      let problem = #expect(throws: InvoicingError.self) { try intake.draft(for: id, in: tx) }
      #expect(problem?.findings.map(\.code) == ["tax.oss-threshold-crossed"])
    }
  }

  @Test func `a wrong declaration is said with its place`() {
    for (json, place) in [
      (#"{"26": {}}"#, "26"), (#"{"2026": {"goods": "-1"}}"#, "goods"), (#"[]"#, "turnoverBefore"),
      (#"{"2026": {"sales": "1"}}"#, "sales"),
    ] {
      let file = Self.company("\"turnoverBefore\": \(json)")
      do {
        _ = try CompanyFile.read(Array(file.utf8), fileName: nil)
        Issue.record("\(json) was taken")
      } catch let problem as InvoicingError {
        let codes = Set(problem.findings.map(\.code))
        #expect(
          codes.isSubset(of: ["company.turnover-invalid", "company.field-unknown"]), "\(place)")
      } catch { Issue.record("\(error)") }
    }
  }
}
