import EN16931
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

@Suite struct PrepareInvoiceTests {
  private func prepare(_ order: SalesOrder, seller: CompanyProfile = Sample.company) throws
    -> PreparedDocument
  {
    try PrepareInvoice(seller: seller, today: Sample.today)(order)
  }

  private func codes(_ order: SalesOrder, seller: CompanyProfile = Sample.company) -> [String] {
    do {
      _ = try prepare(order, seller: seller)
      return []
    } catch {
      return (error as! Refusal).findings.map(\.code)
    }
  }

  // MARK: Sound orders

  @Test func `a consumer's order becomes an invoice due at once`() throws {
    let invoice = try prepare(Sample.order()).content.invoice
    #expect(invoice.totals.net.description == "100.00")
    #expect(invoice.totals.vat.description == "20.00")
    #expect(invoice.totals.due.description == "120.00")
    #expect(invoice.dueDate == Sample.today)
    #expect(invoice.businessProcess == .goods)
    #expect(invoice.buyer.electronicAddress == SchemedID("zoe@exemple.fr", .email))
    #expect(invoice.notes.contains { $0.subject == .flow && $0.text == "B2C" })
  }

  @Test func `a company's order carries its SIREN, the three notes and thirty days`() throws {
    let invoice = try prepare(Sample.order(buyer: Sample.firm)).content.invoice
    #expect(invoice.buyer.legalID == SchemedID("404833048", .siren))
    #expect(invoice.dueDate == Sample.today.adding(days: 30))
    let notes = invoice.notes.map(\.subject)
    #expect(notes.contains(.recoveryFee) && notes.contains(.latePenalty))
    #expect(notes.contains(.earlyPaymentDiscount))
    #expect(invoice.payment?.iban == "FR7630006000011234567890189")
  }

  @Test func `the SIREN of a French VAT number is enough`() throws {
    var buyer = Sample.firm
    buyer.siren = nil
    buyer.vatIdentifier = "fr 83 404 833 048"
    let invoice = try prepare(Sample.order(buyer: buyer)).content.invoice
    #expect(invoice.buyer.legalID?.value == "404833048")
    #expect(invoice.buyer.vatIdentifier == "FR83404833048")
  }

  @Test func `a paid order is an already paid invoice, dated by its payment`() throws {
    let order = Sample.order {
      $0.payment = .init(receivedOn: Sample.today.adding(days: -2), means: .card, reference: "ch_1")
    }
    let invoice = try prepare(order).content.invoice
    #expect(invoice.businessProcess == .goodsPaid)
    #expect(invoice.totals.paid.description == "120.00")
    #expect(invoice.totals.due.isZero)
    #expect(invoice.dueDate == Sample.today.adding(days: -2))
  }

  @Test func `goods and services together are a mixed invoice`() throws {
    let workshop = Sample.line("Atelier") { $0.nature = .services }
    #expect(
      try prepare(Sample.order(lines: [workshop])).content.invoice.businessProcess == .services)
    let both = Sample.order(lines: [Sample.line(), workshop])
    #expect(try prepare(both).content.invoice.businessProcess == .mixed)
  }

  @Test(arguments: [("20", "S"), ("10", "S"), ("5.5", "S"), ("2.1", "S")])
  func `each French rate has its category`(rate: String, category: String) throws {
    let invoice = try prepare(Sample.order(lines: [Sample.line(rate: rate)])).content.invoice
    #expect(invoice.lines[0].vat.category.rawValue == category)
  }

  @Test func `an exempt line says why`() throws {
    let line = Sample.line { $0.tax = .exempt(vatex: "VATEX-FR-CGI261-4") }
    let breakdown = try prepare(Sample.order(lines: [line])).content.invoice.vatBreakdown[0]
    #expect(breakdown.vat.category == .exempt)
    #expect(breakdown.exemptionReason == "Exonération de TVA, art. 261-4 du CGI")
  }

  @Test func `a seller under the franchise charges no VAT and says so`() throws {
    var seller = Sample.company
    seller.vatRegime = .franchise
    seller.vatIdentifier = nil
    let order = Sample.order(lines: [Sample.line { $0.tax = .none }])
    let invoice = try prepare(order, seller: seller).content.invoice
    #expect(invoice.totals.vat.isZero)
    #expect(invoice.vatBreakdown[0].exemptionReason == "TVA non applicable, article 293 B du CGI")
    #expect(codes(Sample.order(), seller: seller) == ["tax.vat-not-due"])
  }

  @Test func `shipping and a voucher are a charge and an allowance`() throws {
    let order = Sample.order {
      $0.charges = [
        .init(
          place: $0.place, kind: .shipping, label: "Colissimo", amount: Money(minorUnits: 590),
          tax: .rate(Rate(units: 2000)))
      ]
      $0.discounts = [
        .init(
          place: $0.place, kind: .discount, label: "BIENVENUE", amount: Money(minorUnits: 1000),
          tax: .unstated)
      ]
    }
    let totals = try prepare(order).content.invoice.totals
    #expect(totals.charges.description == "5.90")
    #expect(totals.allowances.description == "10.00")
    #expect(totals.net.description == "95.90")
    #expect(totals.gross.description == "115.08")
  }

  @Test func `a delivery elsewhere is printed, one at the buyer's is not`() throws {
    let other = SalesOrder.Delivery(
      name: "Gîte des Vignes",
      address: .init(line1: "4 chemin", postCode: "21000", city: "Dijon", country: "FR"))
    #expect(
      try prepare(Sample.order { $0.delivery = other }).content.invoice.delivery?.name
        == "Gîte des Vignes")
    let same = SalesOrder.Delivery(name: Sample.consumer.name, address: Sample.consumer.address)
    #expect(
      try prepare(Sample.order { $0.delivery = same }).content.invoice.delivery?.address == nil)
  }

  // MARK: Prices with tax

  @Test func `what the buyer saw stays the truth, to the cent`() throws {
    for cents in Int64(1)...3_000 {
      let order = Sample.order(
        lines: [Sample.line { $0.unitPrice = UnitPrice(units: cents * 10_000) }]
      ) { $0.pricesIncludeTax = true }
      let totals = try prepare(order).content.invoice.totals
      #expect(totals.due.minorUnits == cents, "\(cents) cents")
      #expect(abs(totals.rounding.minorUnits) <= 1, "\(cents) cents")
      #expect(totals.gross.minorUnits + totals.rounding.minorUnits == cents)
    }
  }

  @Test func `random baskets with tax keep their total and drift by one cent a rate at most`()
    throws
  {
    for seed in 0..<400 {
      var random = Seed(UInt64(seed))
      let rates = ["20", "10", "5.5", "2.1"]
      let lines = (0..<random.int(1...12)).map { _ in
        Sample.line(
          price: "\(random.int(1...20_000))." + String(random.int(10...99)),
          quantity: Int64(random.int(1...40)), rate: rates[random.int(0...3)]
        ) { line in
          if random.int(1...5) == 1 { line.discount = Money(minorUnits: Int64(random.int(1...50))) }
        }
      }
      let order = Sample.order(lines: lines) {
        $0.pricesIncludeTax = true
        $0.charges = [
          .init(
            place: $0.place, kind: .shipping, label: "Port", amount: Money(minorUnits: 690),
            tax: .rate(Rate(units: 2000)))
        ]
      }
      let charged =
        try lines.reduce(Int64(690)) { sum, line in
          sum + (try (line.unitPrice * line.quantity).rounded(.halfAwayFromZero)).minorUnits
            - (line.discount?.minorUnits ?? 0)
        }
      let totals = try prepare(order).content.invoice.totals
      #expect(totals.due.minorUnits == charged, "seed \(seed)")
      #expect(abs(totals.rounding.minorUnits) <= 4, "seed \(seed)")
    }
  }

  // MARK: Refusals, each with its code

  @Test func `a sale is refused where its country is not known`() {
    var buyer = Sample.consumer
    buyer.address.country = ""
    #expect(codes(Sample.order(buyer: buyer)) == ["order.country-missing"])
    buyer.address.country = "QQ"
    #expect(codes(Sample.order(buyer: buyer)) == ["order.country-unknown"])
    #expect(
      codes(
        Sample.order {
          $0.currency = Currency(code: "USD")!; $0.lines[0].discount = nil
        }) == ["order.exchange-rate-missing"])
  }

  @Test func `terms of 45 days end of month move the due date, and what is lawful`() throws {
    let json = Sample.companyJSON.replacing(
      #""email": "bonjour"#,
      with: #""terms": { "days": 45, "endOfMonth": true }, "email": "bonjour"#)
    let seller = try CompanyFile.read(Array(json.utf8), fileName: nil)
    // From 2 December, 45 days are 16 January: the end of that month is 60 days off, and 31 March from 15 January 75.
    for (day, due, late) in [
      ("2026-12-02", "2027-01-31", "2027-02-01"), ("2027-01-15", "2027-03-31", "2027-04-01"),
    ] {
      let prepare = PrepareInvoice(seller: seller, today: LocalDate(day)!)
      var order = Sample.order(buyer: Sample.firm)
      #expect(try prepare(order).content.invoice.dueDate == LocalDate(due))
      order.dueOn = LocalDate(due)
      #expect(try prepare(order).content.invoice.dueDate == LocalDate(due))
      order.dueOn = LocalDate(late)
      #expect(throws: Refusal.self) { try prepare(order) }
    }
    let long = json.replacing(#""days": 45"#, with: #""days": 46"#)
    #expect(throws: InvoicingError.self) {
      try CompanyFile.read(Array(long.utf8), fileName: nil)
    }
  }

  @Test func `buyers' details are judged`() {
    var buyer = Sample.firm
    buyer.siren = "404833049"
    #expect(codes(Sample.order(buyer: buyer)) == ["buyer.siren-invalid"])
    buyer.siren = nil
    #expect(codes(Sample.order(buyer: buyer)) == ["buyer.siren-missing"])
    buyer = Sample.firm
    buyer.vatIdentifier = "FR00404833048"
    #expect(codes(Sample.order(buyer: buyer)) == ["buyer.vat-invalid"])
    buyer.vatIdentifier = "FR44732829320"
    #expect(codes(Sample.order(buyer: buyer)) == ["buyer.siren-vat-mismatch"])
    buyer.vatIdentifier = "DE136695977"
    #expect(codes(Sample.order(buyer: buyer)) == ["buyer.vat-invalid"])
    buyer = Sample.firm
    buyer.address.line1 = ""
    #expect(codes(Sample.order(buyer: buyer)) == ["buyer.address-missing"])
    buyer = Sample.consumer
    buyer.name = " \u{200B}\u{202E} "
    #expect(codes(Sample.order(buyer: buyer)) == ["buyer.name-missing"])
  }

  @Test func `lines are judged`() {
    #expect(codes(Sample.order(lines: [Sample.line(price: "-1.00")])) == ["line.price-negative"])
    #expect(
      codes(Sample.order(lines: [Sample.line(quantity: 0)])) == ["line.quantity-not-positive"])
    #expect(codes(Sample.order(lines: [Sample.line("  ")])) == ["line.name-missing"])
    #expect(codes(Sample.order(lines: [Sample.line(rate: "19.6")])) == ["tax.rate-unlawful"])
    #expect(codes(Sample.order(lines: [Sample.line { $0.tax = .none }])) == ["tax.vat-missing"])
    #expect(
      codes(Sample.order(lines: [Sample.line { $0.tax = .exempt(vatex: "VATEX-XX") }]))
        == ["line.exemption-unknown"])
    #expect(
      codes(Sample.order(lines: [Sample.line { $0.discount = Money(minorUnits: 10_001) }]))
        == ["line.discount-invalid"])
    #expect(codes(Sample.order(lines: [])) == ["order.no-sellable-line"])
  }

  @Test func `dates and totals are judged`() {
    let tomorrow = Sample.today.adding(days: 1)
    #expect(codes(Sample.order { $0.orderedOn = tomorrow }) == ["order.date-future"])
    #expect(codes(Sample.order { $0.suppliedOn = tomorrow }) == ["order.date-future"])
    #expect(
      codes(Sample.order { $0.payment = .init(receivedOn: tomorrow, means: .card) })
        == ["order.date-future"])
    #expect(
      codes(Sample.order { $0.stated.gross = Money(minorUnits: 12_500) }) == [
        "order.total-mismatch"
      ])
    #expect(codes(Sample.order { $0.stated.gross = Money(minorUnits: 12_001) }) == [])
    #expect(
      codes(
        Sample.order {
          $0.payment = .init(
            receivedOn: Sample.today, means: .card, amount: Money(minorUnits: 99_999))
        }) == ["order.payment-mismatch"])
  }

  @Test func `everything that is wrong is said at once, in the order of the document`() {
    var buyer = Sample.firm
    buyer.siren = "1"
    buyer.address.country = "BE"
    let order = Sample.order(
      buyer: buyer, lines: [Sample.line(price: "-1"), Sample.line("", rate: "19.6")]
    ) { $0.orderedOn = Sample.today.adding(days: 3) }
    #expect(
      codes(order) == [
        "order.date-future", "buyer.siren-invalid", "line.price-negative",
        "tax.treated-as-consumer",
        "line.name-missing", "tax.rate-unlawful",
      ])
  }
}
