import EN16931
import Money
import Testing

/// What we issue, as business terms: the same whether lowered from the model or read back from its XML.
@Suite struct LoweringTests {
  private static func full() throws -> Invoice {
    var invoice = try RulesTests.sound()
    invoice.number = "F-2026-00001"
    invoice.purchaseOrder = "PO-7"
    invoice.salesOrder = "1001"
    invoice.paymentTerms = "30 jours"
    invoice.seller.tradingName = "Lumière"
    invoice.seller.contact = .init(name: "A. Roux", phone: "+33 4", email: "a@example.com")
    invoice.buyer.customerNumber = "C-12"
    invoice.delivery = .init(
      name: "Dépôt", address: PostalAddress(postCode: "35000", city: "Rennes", country: "FR"),
      date: LocalDate("2026-11-20"))
    invoice.payment = .init(
      means: .sepaCreditTransfer, text: "Virement", reference: "F-2026-00001",
      iban: "FR7630006000011234567890189", accountName: "Atelier", bic: "AGRIFRPP")
    invoice.precedingInvoices = [
      .init(number: "F-2026-00000", issueDate: LocalDate("2026-10-01")!)
    ]
    let vat = Invoice.VAT(.standard, try Rate("20"))
    invoice.adjustments = [
      .init(isCharge: false, amount: Money(minorUnits: 500), reason: "Remise", vat: vat),
      .init(isCharge: true, amount: Money(minorUnits: 500), reason: "Port", vat: vat),
    ]
    let (totals, breakdown) = try Totals.computed(
      lines: invoice.lines, adjustments: invoice.adjustments, currency: .eur,
      paid: Money(minorUnits: 1000))
    invoice.totals = totals
    invoice.vatBreakdown = breakdown
    return invoice
  }

  @Test func `the XML says every term of the model, and no other`() throws {
    let invoice = try Self.full()
    let read = try InvoiceXML.read(try invoice.checked().cii())
    #expect(read.root.difference(to: invoice.semantic.root) == nil)
    #expect(read.unread.isEmpty)
  }

  @Test func `a sound invoice breaks no rule of any book, in XML or not`() throws {
    let invoice = try Self.full()
    let rules = RuleBook.rules(of: [.cen, .french, .strict, .reading])
    for form in [invoice.semantic, try InvoiceXML.read(try invoice.checked().cii())] {
      #expect(Judgement.findings(in: form, by: rules).map(\.rule.id) == [])
    }
  }
}
