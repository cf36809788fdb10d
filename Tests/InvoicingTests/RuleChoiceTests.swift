import EN16931
import Invoicing
import Money
import TestSupport
import Testing

/// Which rules an invoice is held to when nobody says.
@Suite struct RuleChoiceTests {
  private func report(_ order: SalesOrder, _ rules: RuleChoice) throws -> ValidationReport {
    let document = try PrepareInvoice(seller: Sample.company, today: Sample.today)(order)
    let xml = try document.content.numbered("F-2026-00001").cii()
    return ValidateInvoice(rules: rules)(try ElectronicInvoice.read(xml))
  }

  @Test func `a sale to a consumer without an address is valid, though no platform would carry it`()
    throws
  {
    var buyer = Sample.consumer
    buyer.email = nil
    let order = Sample.order(buyer: buyer)
    #expect(try report(order, .all).isValid)
    let french = try report(order, .fr).findings.map(\.rule)
    #expect(french.contains { $0.hasPrefix("BR-FR-12") }, "\(french)")
  }

  @Test func `one between French companies is held to the French rules`() throws {
    #expect(try report(Sample.order(buyer: Sample.firm), .all).isValid)
    let document = try PrepareInvoice(seller: Sample.company, today: Sample.today)(
      Sample.order(buyer: Sample.firm))
    let xml = try document.content.numbered("F-2026-00001").cii()
    let text = String(decoding: xml, as: UTF8.self).replacing(">B1<", with: ">X9<")
    let found = ValidateInvoice()(try ElectronicInvoice.read(Array(text.utf8)))
    #expect(found.findings.contains { $0.rule.hasPrefix("BR-FR-08") })
  }
}
