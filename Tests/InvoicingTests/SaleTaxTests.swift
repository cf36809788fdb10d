import EN16931
import Invoicing
import Kernel
import Money
import Tax
import TestSupport
import Testing

/// Sales of every kind, from the order to the document: category, rate, words, flow.
@Suite struct SaleTaxTests {
  private func prepare(
    _ order: SalesOrder, seller: CompanyProfile = Sample.company
  ) throws -> PreparedDocument {
    try PrepareInvoice(seller: seller, today: Sample.today)(order)
  }

  private func consumer(_ country: String, _ postCode: String = "10115") -> SalesOrder.Buyer {
    var buyer = Sample.consumer
    buyer.address = .init(line1: "Weg 1", postCode: postCode, city: "Stadt", country: country)
    return buyer
  }

  private func company(_ country: String, vat: String?) -> SalesOrder.Buyer {
    SalesOrder.Buyer(
      kind: .company, name: "Muster GmbH", email: "kauf@muster.example", vatIdentifier: vat,
      address: .init(line1: "Weg 1", postCode: "10115", city: "Stadt", country: country))
  }

  private func vat(_ document: PreparedDocument) -> Invoice.VAT? {
    document.content.invoice.vatBreakdown.first?.vat
  }

  private func flow(_ document: PreparedDocument) -> String? {
    document.content.invoice.notes.first { $0.subject == .flow }?.text
  }

  @Test func `a consumer in Germany pays French VAT below the threshold, German VAT under OSS`()
    throws
  {
    let below = try prepare(Sample.order(buyer: consumer("DE")))
    #expect(vat(below) == Invoice.VAT(.standard, Rate(units: 2000)))
    var seller = Sample.company
    seller.tax.oss = .registered
    let order = Sample.order(buyer: consumer("DE"), lines: [Sample.line(rate: "19")])
    let under = try prepare(order, seller: seller)
    #expect(vat(under) == Invoice.VAT(.standard, Rate(units: 1900)))
    #expect(flow(under) == "B2C")
    let reasons = try #require(under.taxReasons.values.first)
    #expect(reasons.en.contains("DE") || reasons.en.contains("Germany"))
    #expect(throws: Refusal.self) {
      try prepare(Sample.order(buyer: consumer("DE")), seller: seller)
    }
  }

  @Test func `goods to a company in the Union with its VAT number are exempt and say so`() throws {
    let order = Sample.order(
      buyer: company("DE", vat: "DE136695976"), lines: [Sample.line { $0.tax = .none }])
    let document = try prepare(order)
    let invoice = document.content.invoice
    #expect(vat(document)?.category == .intraCommunity)
    #expect(invoice.vatBreakdown[0].exemptionReason == "Exonération de TVA, art. 262 ter I du CGI")
    #expect(invoice.vatBreakdown[0].vat.exemption == "VATEX-EU-IC")
    #expect(invoice.buyer.vatIdentifier == "DE136695976")
    #expect(invoice.delivery?.address?.country == "DE")
    #expect(flow(document) == "B2BINT")
    #expect(document.warnings.map(\.code).contains("tax.number-not-verified"))
  }

  @Test func `goods overseas and abroad are exports`() throws {
    for buyer in [consumer("FR", "97400"), consumer("CH", "8001"), consumer("ES", "35001")] {
      let order = Sample.order(buyer: buyer, lines: [Sample.line { $0.tax = .none }])
      #expect(vat(try prepare(order))?.category == .export, "\(buyer.address)")
    }
  }

  @Test func `a service to a company outside the Union bears no VAT and no VAT number`() throws {
    let order = Sample.order(
      buyer: company("US", vat: nil),
      lines: [
        Sample.line {
          $0.tax = .none
          $0.nature = .services
        }
      ])
    let document = try prepare(order)
    let invoice = document.content.invoice
    #expect(vat(document)?.category == .outOfScope)
    #expect(vat(document)?.writtenRate == nil)
    #expect(invoice.seller.vatIdentifier == nil)
    #expect(invoice.vatBreakdown[0].exemptionReason == "TVA non applicable – art. 259-1 du CGI")
  }

  @Test func `a service to a company in the Union is reverse charged`() throws {
    let order = Sample.order(
      buyer: company("DE", vat: "DE136695976"),
      lines: [
        Sample.line {
          $0.tax = .none
          $0.nature = .services
        }
      ])
    #expect(vat(try prepare(order))?.category == .reverseCharge)
  }

  @Test func `what is out of scope does not share a document`() {
    let voucher = Sample.line {
      $0.tax = .none
      $0.scheme = .multiPurposeVoucher
    }
    let error = #expect(throws: Refusal.self) {
      try prepare(Sample.order(lines: [Sample.line(), voucher]))
    }
    #expect(error?.findings.map(\.code) == ["order.out-of-scope-mixed"])
  }

  @Test func `a book without a stated rate takes that of books, and the reason names the law`()
    throws
  {
    let order = Sample.order(
      lines: [
        Sample.line {
          $0.tax = .unstated
          $0.taxClass = .book
        }
      ])
    let document = try prepare(order)
    #expect(vat(document)?.rate == Rate(units: 550))
    #expect(document.taxReasons.values.first?.fr.contains("278-0 bis") == true)
  }

  @Test func `shipping the shop says nothing of is shared over the rates of the goods`() throws {
    let order = Sample.order(
      lines: [Sample.line(price: "75.00", rate: "20"), Sample.line(price: "25.00", rate: "5.5")]
    ) {
      $0.charges = [
        .init(
          place: Place(), kind: .shipping, label: "Livraison", amount: Money(minorUnits: 1000),
          tax: .unstated)
      ]
    }
    let charges = try prepare(order).content.invoice.adjustments
    #expect(charges.map(\.amount.minorUnits) == [750, 250])
    #expect(charges.map(\.vat.rate.units) == [2000, 550])
  }

  @Test func `the option for debits is said in BT-8 and in words`() throws {
    var seller = Sample.company
    seller.tax.onDebits = true
    let invoice = try prepare(Sample.order(), seller: seller).content.invoice
    #expect(invoice.taxPointOnDebits)
    #expect(
      invoice.notes.contains {
        $0.text == "Option pour le paiement de la taxe d'après les débits"
      })
  }
}
