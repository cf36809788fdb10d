import EN16931
import Invoicing
import Kernel
import Ledger
import Money
import Registers
import Storage
import TestSupport
import Testing

/// What the books say after documents of every kind; every shop here is real.
@Suite struct BooksTests {
  private func paid(_ number: String, _ change: (inout SalesOrder) -> Void = { _ in }) -> SalesOrder
  {
    Sample.order(number) {
      $0.payment = .init(receivedOn: Sample.today.adding(days: -2), means: .card, reference: "CB-1")
      change(&$0)
    }
  }

  @Test func `an invoice is posted, and waits for its payment`() throws {
    let shop = try TestShop()
    try shop.issue(Sample.order())
    #expect(
      try shop.books() == [
        "VE F-2026-00001 411000 120.00", "VE F-2026-00001 707000 -100.00",
        "VE F-2026-00001 44571200 -20.00",
      ])
    #expect(try shop.owed() == 120_00)
  }

  @Test func `a paid order has its payment, matched on 411`() throws {
    let shop = try TestShop()
    try shop.issue(paid("1"))
    #expect(
      try shop.books() == [
        "VE F-2026-00001 411000 120.00 AA", "VE F-2026-00001 707000 -100.00",
        "VE F-2026-00001 44571200 -20.00", "BQ E-2026-00001 517000 120.00",
        "BQ E-2026-00001 411000 -120.00 AA",
      ])
    #expect(try shop.owed() == 0)
  }

  @Test func `services, shipping, fees and discounts have accounts of their own`() throws {
    let shop = try TestShop()
    let lines = [Sample.line(), Sample.line("Atelier", price: "50.00") { $0.nature = .services }]
    try shop.issue(
      Sample.order(lines: lines) {
        $0.charges = [
          .init(
            place: $0.place, kind: .shipping, label: "Port", amount: Money(minorUnits: 5_00),
            tax: .rate(Rate(units: 2000))),
          .init(
            place: $0.place, kind: .fee, label: "Emballage", amount: Money(minorUnits: 2_00),
            tax: .rate(Rate(units: 2000))),
        ]
        $0.discounts = [
          .init(
            place: $0.place, kind: .discount, label: "Bienvenue", amount: Money(minorUnits: 10_00),
            tax: .rate(Rate(units: 2000)))
        ]
      })
    #expect(
      try shop.books() == [
        "VE F-2026-00001 411000 176.40", "VE F-2026-00001 707000 -100.00",
        "VE F-2026-00001 706000 -50.00", "VE F-2026-00001 708500 -5.00",
        "VE F-2026-00001 708800 -2.00", "VE F-2026-00001 709700 10.00",
        "VE F-2026-00001 44571200 -29.40",
      ])
  }

  @Test func `a refund of a paid order is a credit note and money given back`() throws {
    let shop = try TestShop()
    try shop.issue(
      paid("1") {
        $0.lines[0].externalID = "L1"
        $0.refunds = [
          .init(
            externalID: "R1", place: $0.place, reason: "Retour", amount: Money(minorUnits: 120_00),
            lines: [.init(line: "L1", quantity: Quantity(1))])
        ]
      })
    #expect(
      try shop.books().suffix(5) == [
        "VE A-2026-00001 411000 -120.00 AB", "VE A-2026-00001 707000 100.00",
        "VE A-2026-00001 44571200 20.00", "BQ R-2026-00001 517000 -120.00",
        "BQ R-2026-00001 411000 120.00 AB",
      ])
    #expect(try shop.balance("4") == 0 && shop.balance("5") == 0 && shop.balance("7") == 0)
  }

  @Test func `a credit note of the whole mirrors every account to zero and is matched`() throws {
    let shop = try TestShop()
    let lines = [
      Sample.line(), Sample.line("Atelier", price: "33.33", rate: "10") { $0.nature = .services },
    ]
    let sold = try #require(
      try shop.issue(
        Sample.order(lines: lines) {
          $0.pricesIncludeTax = true
          $0.charges = [
            .init(
              place: $0.place, kind: .shipping, label: "Port", amount: Money(minorUnits: 4_99),
              tax: .unstated)
          ]
          $0.discounts = [
            .init(
              place: $0.place, kind: .discount, label: "Bienvenue", amount: Money(minorUnits: 7_77),
              tax: .unstated)
          ]
        }
      ).documents.first)
    try shop.database.writeSync { tx in
      _ = try CreditInvoices(issuer: shop.issuer)(
        CreditRequest(shares: [.init(invoice: sold.id, what: .rest)]), in: tx)
    }
    #expect(try shop.trialBalance().rows.allSatisfy { $0.balance == 0 })
    #expect(try shop.books().filter { $0.contains("411000") }.allSatisfy { $0.hasSuffix(" AA") })
  }

  @Test func `an amount credited without naming a line is a reduction of the price`() throws {
    let shop = try TestShop()
    let sold = try #require(try shop.issue(Sample.order()).documents.first)
    try shop.database.writeSync { tx in
      _ = try CreditInvoices(issuer: shop.issuer)(
        CreditRequest(shares: [.init(invoice: sold.id, what: .amount(Money(minorUnits: 12_00)))]),
        in: tx)
    }
    #expect(try shop.books().suffix(3).contains("VE A-2026-00001 709700 10.00"))
    #expect(try shop.owed() == 108_00 && shop.balance("411") == 108_00)
  }

  @Test func `a deposit is an advance until the final invoice deducts it`() throws {
    let shop = try TestShop()
    let (order, id) = try shop.database.writeSync { tx in
      let order = Sample.order()
      return (order, try OrderIntake(issuer: shop.issuer).enter(Sample.reading(order), in: tx).id)
    }
    try shop.database.writeSync { tx in
      _ = try IssueDeposit(issuer: shop.issuer)(
        DepositRequest(
          part: .percent(Rate(units: 30_00)),
          payment: .init(receivedOn: Sample.today, means: .transfer)), on: id, in: tx)
    }
    #expect(
      try shop.books() == [
        "VE F-2026-00001 411000 36.00 AA", "VE F-2026-00001 419100 -30.00",
        "VE F-2026-00001 44571200 -6.00", "BQ E-2026-00001 512000 36.00",
        "BQ E-2026-00001 411000 -36.00 AA",
      ])
    try shop.issue(order)
    #expect(
      try shop.books().suffix(4) == [
        "VE F-2026-00002 411000 84.00", "VE F-2026-00002 707000 -100.00",
        "VE F-2026-00002 419100 30.00", "VE F-2026-00002 44571200 -14.00",
      ])
    #expect(try shop.balance("4191") == 0)
  }

  @Test func `a corrected invoice takes back the entry it replaces, and its payment moves`() throws
  {
    let shop = try TestShop()
    let wrong = try #require(
      try shop.issue(Sample.order("1", buyer: Sample.firm)).documents.first)
    try shop.pay([wrong])
    try shop.database.writeSync { tx in
      _ = try CorrectInvoice(issuer: shop.issuer)(
        JSONCorrectionRequest.decode(
          Array(#"{"reason": "Adresse", "changes": {"buyer": {"contactName": "Ana"}}}"#.utf8)),
        of: wrong.id, in: tx)
    }
    #expect(try shop.balance("707") == -100_00 && shop.balance("411") == 0)
    #expect(try shop.owed() == 0)
    #expect(try shop.books().filter { $0.contains("411000") && !$0.hasSuffix("AB") } == [])
  }

  @Test func `an edited order is credited and invoiced anew, its payment goes with it`() throws {
    let shop = try TestShop()
    var order = paid("1")
    try shop.database.writeSync { tx in
      try tx.run("UPDATE sales_order SET edit_policy = 'reissue'")
    }
    try shop.issue(order)
    try shop.database.writeSync { tx in
      try tx.run("UPDATE sales_order SET edit_policy = 'reissue'")
    }
    order.lines[0].quantity = Quantity(2)
    let outcome = try shop.issue(order)
    #expect(outcome.documents.count == 2, "\(outcome.codes)")
    #expect(try shop.balance("517") == 240_00 && shop.balance("411") == 0)
    #expect(try shop.owed() == 0)
  }

  @Test func `what is self-billed is bought`() throws {
    let shop = try TestShop()
    try shop.database.writeSync { tx in
      _ = try SelfBilling(issuer: shop.issuer)(
        JSONSelfBillingRequest.decode(
          Array(Self.purchase.utf8), buyer: shop.issuer.company.profile, today: tx.today), in: tx)
    }
    #expect(
      try shop.books() == [
        "AC AF-552100554-2026-00001 401000 -120.00", "AC AF-552100554-2026-00001 607000 100.00",
        "AC AF-552100554-2026-00001 445660 20.00",
      ])
  }

  private static let purchase = #"""
    { "supplier": { "name": "Atelier Nord", "legalForm": "EI", "siren": "552100554",
        "vatIdentifier": "FR96552100554",
        "address": { "line1": "2 rue du Port", "postCode": "59000", "city": "Lille", "country": "FR" },
        "bankAccount": { "iban": "FR7630006000011234567890189", "holder": "Atelier Nord" },
        "mandate": { "reference": "M-7", "agreedOn": "2026-01-15" } },
      "number": "ACHAT-1", "orderedOn": "2026-11-20",
      "lines": [ { "name": "Abat-jour", "quantity": "4", "unitPrice": "25", "vatRate": "20" } ] }
    """#

  @Test func `an invoice in dollars is in the books in euros, with its dollars beside`() throws {
    let shop = try TestShop()
    let dollar = try #require(Currency(code: "USD"))
    let rate = try #require(
      ExchangeRate(
        currency: dollar, perEuro: try UnitPrice("1.0832"), date: Sample.today.adding(days: -3),
        source: "BCE"))
    try shop.database.writeSync { try ExchangeRateStore.keep([rate], of: shop.company, in: $0) }
    var order = Sample.order("D", buyer: Sample.firm)
    order.currency = dollar
    try shop.issue(order)
    #expect(
      try shop.books() == [
        "VE F-2026-00001 411000 110.78", "VE F-2026-00001 707000 -92.32",
        "VE F-2026-00001 44571200 -18.46",
      ])
    let entries = try shop.database.readSync {
      try LedgerStore.entries(ofPiece: "F-2026-00001", company: shop.company, in: $0)
    }
    #expect(entries[0].lines[0].foreign == Money(minorUnits: 120_00, currency: dollar))
  }

  @Test func `a rehearsal posts too, and leaves nothing`() throws {
    let shop = try TestShop()
    #expect(try shop.rehearse([paid("1")])[0].state == .issued)
    #expect(throws: LedgerError.self) { try shop.books() }
  }

  @Test func `numbers have no gap: by year in the order of validation, and in each journal`() throws
  {
    let shop = try TestShop()
    try shop.issue(
      (1...40).map { $0 % 3 == 0 ? Sample.order("\($0)") : paid("\($0)") }, groupSize: 7)
    let numbers = try shop.database.readSync { tx in
      try tx.rows(
        "SELECT journal, journal_number, number FROM ledger_entry ORDER BY fiscal_year, number"
      ) { (try $0.text(0), try $0.int(1), try $0.int(2)) }
    }
    #expect(numbers.map(\.2) == Array(1...67))
    #expect(numbers.filter { $0.0 == "VE" }.map(\.1) == Array(1...40))
    #expect(numbers.filter { $0.0 == "BQ" }.map(\.1) == Array(1...27))
  }

  @Test func `a validated entry cannot be changed or removed, not even in the database`() throws {
    let shop = try TestShop()
    try shop.issue(paid("1"))
    for sql: SQL in [
      "UPDATE entry_line SET amount_minor = 1", "DELETE FROM entry_line",
      "UPDATE ledger_entry SET label = 'x'", "DELETE FROM ledger_entry",
      "UPDATE payment SET amount_minor = 1", "DELETE FROM payment_allocation",
    ] {
      #expect(throws: StorageError.self, "\(sql)") {
        try shop.database.writeSync { try $0.run(sql) }
      }
    }
  }

  @Test func `a year opens with the balances of the one before, first of its entries`() throws {
    let shop = try TestShop()
    try shop.issue([paid("1"), Sample.order("2")])
    shop.clock.set(Instant(LocalDate(year: 2027, month: 1, day: 5)!, hour: 11))
    try shop.issue(paid("3"))
    #expect(
      try shop.books(of: "2027").prefix(4) == [
        "AN AN-20270101 120000 -200.00", "AN AN-20270101 411000 120.00",
        "AN AN-20270101 44571200 -40.00", "AN AN-20270101 517000 120.00",
      ])
    #expect(try shop.trialBalance(of: "2027").isBalanced)
    #expect(try shop.balance("411") == shop.owed())
  }

  @Test func `a closed period takes nothing: late operations go to the first open day`() throws {
    let shop = try TestShop()
    try shop.issue(paid("1"))
    shop.clock.set(Instant(LocalDate(year: 2027, month: 1, day: 20)!, hour: 11))
    try shop.database.writeSync { tx in
      _ = try CloseFiscalYear.close(
        through: LocalDate(year: 2026, month: 12, day: 31)!, of: shop.company, in: tx)
    }
    try shop.issue(
      paid("2") { $0.payment?.receivedOn = LocalDate(year: 2026, month: 12, day: 28)! })
    let late = try shop.database.readSync {
      try LedgerStore.entries(ofPiece: "E-2027-00001", company: shop.company, in: $0)
    }
    #expect(late[0].date == LocalDate(year: 2027, month: 1, day: 1)!)
    #expect(try shop.books(of: "2026").count == 5)
  }
}
