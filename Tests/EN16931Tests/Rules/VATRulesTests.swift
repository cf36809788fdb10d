import Money
import TestSupport
import Testing

@testable import EN16931

/// The families of VAT rules: on the model, and on XML where the two syntaxes are tested differently.
@Suite struct VATRulesTests {
  /// An invoice that never was XML: one line and one breakdown of a category.
  private struct Sketch {
    var code = "S"
    var rate: String? = "20"
    var net = "100.00"
    var taxable = "100.00"
    var tax = "20.00"
    var reason: String?
    var sellerVAT: String? = "FR32123456789"
    var buyerVAT: String?
    var allowance: String?
    var breakdowns = 1

    func invoice() -> SemanticInvoice {
      var builder = SemanticInvoiceBuilder()
      let seller = builder.open(.bg4, in: SemanticInvoiceBuilder.root)
      if let sellerVAT { builder.add(TermValue(.bt31, sellerVAT), to: seller) }
      let buyer = builder.open(.bg7, in: SemanticInvoiceBuilder.root)
      if let buyerVAT { builder.add(TermValue(.bt48, buyerVAT), to: buyer) }
      if let allowance {
        let group = builder.open(.bg20, in: SemanticInvoiceBuilder.root)
        builder.add(TermValue(.bt92, allowance), to: group)
        builder.add(TermValue(.bt95, code), to: group)
        if let rate { builder.add(TermValue(.bt96, rate), to: group) }
      }
      for _ in 0..<breakdowns {
        let group = builder.open(.bg23, in: SemanticInvoiceBuilder.root)
        builder.add(TermValue(.bt116, taxable), to: group)
        builder.add(TermValue(.bt117, tax), to: group)
        builder.add(TermValue(.bt118, code), to: group)
        if let rate { builder.add(TermValue(.bt119, rate), to: group) }
        if let reason { builder.add(TermValue(.bt120, reason), to: group) }
      }
      let line = builder.open(.bg25, in: SemanticInvoiceBuilder.root)
      builder.add(TermValue(.bt131, net), to: line)
      let vat = builder.open(.bg30, in: line)
      builder.add(TermValue(.bt151, code), to: vat)
      if let rate { builder.add(TermValue(.bt152, rate), to: vat) }
      return builder.finish()
    }
  }

  private func found(_ change: (inout Sketch) -> Void) -> [String] {
    var sketch = Sketch()
    change(&sketch)
    return found(sketch.invoice())
  }

  /// "id term".
  private func found(_ invoice: SemanticInvoice) -> [String] {
    Judgement.findings(in: invoice, by: VATRules.all.filter { $0.books.contains(.cen) }).map {
      switch $0.place {
      case .value(let value, in: _): "\($0.rule.id) \(value.term.id)"
      case .missing(let term, in: _): "\($0.rule.id) -\(term.id)"
      default: "\($0.rule.id) elsewhere"
      }
    }
  }

  @Test func `a taxed invoice that adds up passes`() {
    #expect(found { _ in } == [])
    #expect(
      found {
        $0.allowance = "10.00"
        $0.taxable = "90.00"
        $0.tax = "18.00"
      } == [])
  }

  @Test func `whoever charges VAT has a number`() {
    #expect(found { $0.sellerVAT = nil } == ["BR-S-02 -BT-31"])
    #expect(
      found {
        $0.sellerVAT = nil
        $0.allowance = "0.00"
      } == ["BR-S-02 -BT-31", "BR-S-03 -BT-31"])
  }

  @Test func `a standard rate is above zero`() {
    let zero = found {
      $0.rate = "0"
      $0.tax = "0.00"
    }
    #expect(zero == ["BR-S-05 BT-152"])
    #expect(found { $0.rate = nil }.contains("BR-S-05 -BT-152"))
  }

  @Test func `the breakdown follows from the lines`() {
    #expect(found { $0.taxable = "100.01" } == ["BR-S-08 BT-116"])
    #expect(found { $0.tax = "21.00" } == ["BR-S-09 BT-117"])
    #expect(found { $0.tax = "20.99" } == [], "within one unit, as the official test has it")
    #expect(found { $0.reason = "none" } == ["BR-S-10 BT-120"])
    #expect(found { $0.breakdowns = 0 } == ["BR-S-01 BT-151"])
  }

  @Test(arguments: ["Z", "E", "AE", "K", "G"])
  func `categories without tax have one breakdown, rate zero and no tax`(code: String) throws {
    let family = try #require(VATFamily.all.first { $0.code == code })
    let fine: (inout Sketch) -> Void = {
      ($0.code, $0.rate, $0.tax) = (code, "0", "0.00")
      $0.reason = code == "Z" ? nil : "why"
      $0.buyerVAT = "DE123456788"
    }
    let rest = code == "K" ? ["BR-IC-11 -BT-72", "BR-IC-12 -BT-80"] : []
    #expect(found(fine) == rest)
    let all = found {
      fine(&$0)
      ($0.rate, $0.tax, $0.taxable, $0.breakdowns) = ("20", "20.00", "99.00", 2)
      $0.reason = code == "Z" ? "why" : nil
      $0.sellerVAT = nil
    }
    for number in ["01", "02", "05", "08", "09", "10"] {
      #expect(all.contains { $0.hasPrefix("BR-\(family.prefix)-\(number) ") }, "\(number) \(all)")
    }
  }

  @Test func `a reverse charge names the buyer too`() {
    let ids = found {
      ($0.code, $0.rate, $0.tax, $0.reason) = ("AE", "0", "0.00", "Autoliquidation")
    }
    #expect(ids == ["BR-AE-02 -BT-48"])
  }

  @Test func `outside VAT there is no number and no rate`() {
    let fine: (inout Sketch) -> Void = {
      ($0.code, $0.rate, $0.tax, $0.reason, $0.sellerVAT) = ("O", nil, "0.00", "why", nil)
    }
    #expect(found(fine) == [])
    #expect(
      found {
        fine(&$0)
        $0.sellerVAT = "FR32123456789"
        $0.rate = "0"
      } == ["BR-O-02 BT-31", "BR-O-05 BT-152"])
  }

  @Test func `a category alone differs from its breakdown by less than one in CII`() {
    let fine: (inout Sketch) -> Void = {
      ($0.code, $0.rate, $0.tax, $0.reason) = ("E", "0", "0.00", "why")
    }
    #expect(
      found {
        fine(&$0)
        $0.taxable = "100.99"
      } == [])
    #expect(
      found {
        fine(&$0)
        $0.taxable = "101.01"
      } == ["BR-E-08 BT-116"])
  }

  // MARK: UBL, where some tests differ

  private func ubl(
    _ code: String, percent: String, taxable: String, tax: String, net: String = "100.00"
  ) throws -> [String] {
    let urn = "urn:oasis:names:specification:ubl:schema:xsd"
    let category =
      "<cbc:ID> \(code) </cbc:ID><cbc:Percent>\(percent)</cbc:Percent>"
      + "<cac:TaxScheme><cbc:ID>vat</cbc:ID></cac:TaxScheme>"
    let text = """
      <Invoice xmlns="\(urn):Invoice-2" xmlns:cac="\(urn):CommonAggregateComponents-2"
        xmlns:cbc="\(urn):CommonBasicComponents-2">
        <cac:AccountingSupplierParty><cac:Party><cac:PartyTaxScheme>
          <cbc:CompanyID>1</cbc:CompanyID></cac:PartyTaxScheme></cac:Party></cac:AccountingSupplierParty>
        <cac:TaxTotal><cac:TaxSubtotal><cbc:TaxableAmount>\(taxable)</cbc:TaxableAmount>
          <cbc:TaxAmount>\(tax)</cbc:TaxAmount><cac:TaxCategory>\(category)</cac:TaxCategory>
        </cac:TaxSubtotal></cac:TaxTotal>
        <cac:InvoiceLine><cbc:LineExtensionAmount>\(net)</cbc:LineExtensionAmount>
          <cac:Item><cac:ClassifiedTaxCategory>\(category)</cac:ClassifiedTaxCategory></cac:Item>
        </cac:InvoiceLine>
      </Invoice>
      """
    let xml = try XMLDocument.parse(Array(text.utf8))
    return found(SemanticInvoiceBuilder(node: xml.root).finish(syntax: .ublInvoice, xml: xml))
      .map { String($0.prefix { $0 != " " }) }
  }

  @Test func `UBL allows a standard rated base to differ by less than one`() throws {
    #expect(try ubl("S", percent: "20", taxable: "100.99", tax: "20.20") == [])
    #expect(try ubl("S", percent: "20", taxable: "101.01", tax: "20.20") == ["BR-S-08"])
  }

  @Test func `UBL allows a zero rated base no difference`() throws {
    #expect(try ubl("Z", percent: "0.00", taxable: "100.00", tax: "0") == [])
    #expect(try ubl("Z", percent: "0.00", taxable: "100.01", tax: "0") == ["BR-Z-08"])
  }

  @Test func `UBL judges the tax of the Canary Islands, CII does not`() throws {
    #expect(try ubl("L", percent: "7", taxable: "100.00", tax: "9.00").contains("BR-AF-09"))
    #expect(
      !found {
        $0.code = "L"
        $0.tax = "9.00"
      }.contains { $0.hasPrefix("BR-AF-09") })
  }

  // MARK: Texts

  @Test func `ninety-eight rules, each with its own words`() {
    let cen = VATRules.all.filter { $0.books.contains(.cen) }
    #expect(cen.count == 98)
    #expect(Set(cen.map(\.id)).count == 98)
    #expect(Set(cen.map(\.text)).count == 98)
    #expect(Set(cen.map(\.fr.problem)).count == 98)
    #expect(Set(cen.map(\.en.problem)).count == 98)
  }

  @Test func `the books repeat as many of them as they publish`() {
    let count = { (book: Rule.Books) in VATRules.all.count { $0.books.contains(book) } }
    #expect(count(.facturXBasicWL) == 59)
    #expect(count(.facturXEN16931) == 98)
    #expect(count(.facturXExtended) == 68)
    // 66 in CII, six more in UBL, marked for UBL alone.
    #expect(VATRules.all.count { $0.books.contains(.extendedCTC) && $0.syntaxes == nil } == 66)
    #expect(count(.extendedCTC) == 72)
  }
}
