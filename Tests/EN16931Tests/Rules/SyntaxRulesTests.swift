import TestSupport
import Testing

@testable import EN16931

/// Each kind of row of the syntax tables, on documents small enough to read.
@Suite struct SyntaxRulesTests {
  private func cii(_ body: String, root attributes: String = "") -> String {
    let urn = "urn:un:unece:uncefact:data:standard"
    return """
      <rsm:CrossIndustryInvoice xmlns:rsm="\(urn):CrossIndustryInvoice:100" \(attributes)
        xmlns:ram="\(urn):ReusableAggregateBusinessInformationEntity:100"
        xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">\(body)</rsm:CrossIndustryInvoice>
      """
  }

  private func ubl(_ body: String, _ root: String = "Invoice") -> String {
    let urn = "urn:oasis:names:specification:ubl:schema:xsd"
    return """
      <\(root) xmlns="\(urn):\(root)-2" xmlns:cac="\(urn):CommonAggregateComponents-2"
        xmlns:cbc="\(urn):CommonBasicComponents-2">\(body)</\(root)>
      """
  }

  /// "id path", in the order reported.
  private func found(_ text: String) throws -> [String] {
    let xml = try XMLDocument.parse(Array(text.utf8))
    let root = xml.qualifiedName(xml.root)
    let syntax: Syntax =
      root.hasPrefix("rsm") ? .cii : root == "ubl:Invoice" ? .ublInvoice : .ublCreditNote
    let invoice = SemanticInvoiceBuilder(node: xml.root).finish(syntax: syntax, xml: xml)
    let set = Judgement.findings(in: invoice, by: SyntaxRules.all)
    let quick = Judgement(invoice)
    SyntaxRules.judge(quick, books: .cen)
    #expect(set.map(\.rule.id) == quick.findings.map(\.rule.id))
    return set.map { finding in
      switch finding.place {
      case .element(let node): "\(finding.rule.id) \(step(xml, node))"
      case .attribute(let node, let name): "\(finding.rule.id) \(step(xml, node))/@\(name)"
      default: "\(finding.rule.id) elsewhere"
      }
    }
  }

  private func step(_ xml: XMLDocument, _ node: XMLDocument.Node) -> String {
    String(xml.path(node).split(separator: "/").last ?? "")
  }

  @Test func `a forbidden element is found where it stands`() throws {
    let context =
      "<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter>"
      + "<ram:ID>x</ram:ID>"
    #expect(
      try found(
        cii(
          context + "<ram:Value>1</ram:Value></ram:GuidelineSpecifiedDocumentContextParameter>"
            + "<ram:SpecifiedTransactionID>7</ram:SpecifiedTransactionID></rsm:ExchangedDocumentContext>"
        )) == ["CII-SR-001 ram:SpecifiedTransactionID", "CII-SR-04 ram:Value"])
    let clean = cii(
      context + "</ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>")
    #expect(try found(clean) == [])
  }

  @Test func `once for each place, not for each element`() throws {
    let line =
      "<cac:InvoiceLine><cbc:UUID>1</cbc:UUID><cac:Item><cac:ClassifiedTaxCategory/></cac:Item>"
      + "</cac:InvoiceLine>"
    #expect(try found(ubl(line + line)) == ["UBL-CR-515 cbc:UUID"])
  }

  @Test func `an element that may stand once is found the second time`() throws {
    let note = "<cbc:Note>a</cbc:Note>"
    let item = "<cac:Item><cac:ClassifiedTaxCategory/></cac:Item>"
    #expect(
      try found(ubl("<cac:CreditNoteLine>\(note)\(item)</cac:CreditNoteLine>", "CreditNote")) == [])
    #expect(
      try found(ubl("<cac:CreditNoteLine>\(note)\(note)\(item)</cac:CreditNoteLine>", "CreditNote"))
        == ["UBL-SR-34 cbc:Note[2]"])
  }

  @Test func `an element that must stand is found missing in its context`() throws {
    #expect(
      try found(ubl("<cac:InvoiceLine><cac:Item/></cac:InvoiceLine>")) == [
        "UBL-SR-48 cac:InvoiceLine"
      ])
  }

  @Test func `an attribute is found on its element, and anywhere`() throws {
    #expect(
      try found(ubl("<cbc:ID schemeID='x'>1</cbc:ID>")) == ["UBL-CR-650 cbc:ID/@schemeID"])
    #expect(
      try found(ubl("<cbc:Note schemeName='x'>1</cbc:Note>"))
        == ["UBL-DT-08 cbc:Note/@schemeName"])
    #expect(
      try found(cii("", root: "languageID='fr'"))
        == ["CII-DT-013 rsm:CrossIndustryInvoice/@languageID"])
  }

  @Test func `contexts by the end of a name reach every such element`() throws {
    let tax =
      "<ram:CategoryTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:Jurisdiction>x</ram:Jurisdiction>"
      + "</ram:CategoryTradeTax>"
    let ids = try found(
      cii(
        "<rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeSettlement>"
          + "<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator/>\(tax)</ram:SpecifiedTradeAllowanceCharge>"
          + "</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction>"))
    #expect(ids.contains { $0.hasSuffix(" ram:Jurisdiction") })
  }

  @Test func `an element is judged in its first context only`() throws {
    // The number of the document has rules of its own; those of all identifiers leave it alone.
    let document =
      "<rsm:ExchangedDocument><ram:ID schemeName='x'>1</ram:ID><ram:TypeCode listID='1'>380"
      + "</ram:TypeCode></rsm:ExchangedDocument>"
    #expect(try found(cii(document)) == ["CII-DT-001 ram:ID/@schemeName"])
  }

  @Test(arguments: [
    ("20260131", true), (" 20260131\n", true), ("20260231", true), ("20261301", false),
    ("2026-01-31", false), ("202601", false), ("", false),
  ])
  func `a day in format 102 has eight digits`(text: String, isFine: Bool) throws {
    let day =
      "<rsm:ExchangedDocument><ram:TypeCode/><ram:IssueDateTime>"
      + "<udt:DateTimeString format='102'>\(text)</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>"
    let ids = try found(cii(day))
    #expect(ids.contains { $0.hasPrefix("CII-DT-097") } == !isFine)
  }

  @Test func `amounts of UBL have two decimals, prices as many as they like`() throws {
    #expect(
      try found(ubl("<cac:AllowanceCharge><cbc:Amount>1.005</cbc:Amount></cac:AllowanceCharge>"))
        == ["UBL-DT-01 cbc:Amount"])
    let price =
      "<cac:Price><cbc:PriceAmount>1.0005</cbc:PriceAmount><cac:AllowanceCharge>"
      + "<cbc:Amount>0.0005</cbc:Amount></cac:AllowanceCharge></cac:Price>"
    #expect(
      try found(
        ubl(
          "<cac:InvoiceLine><cac:Item><cac:ClassifiedTaxCategory/></cac:Item>\(price)</cac:InvoiceLine>"
        ))
        == [])
  }

  @Test func `payment references have to agree`() throws {
    let means = { (id: String) in
      "<cac:PaymentMeans><cbc:PaymentID>\(id)</cbc:PaymentID></cac:PaymentMeans>"
    }
    #expect(try found(ubl(means("A") + means("A"))) == [])
    #expect(try found(ubl(means("A") + means("B"))) == ["UBL-SR-44 cbc:PaymentID"])
  }

  @Test func `a payee who is the seller is none`() throws {
    let seller =
      "<cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>A"
      + "</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>"
    let payee = { (name: String) in
      "<cac:PayeeParty><cac:PartyName><cbc:Name>\(name)</cbc:Name></cac:PartyName></cac:PayeeParty>"
    }
    #expect(try found(ubl(seller + payee("B"))) == [])
    #expect(
      try found(ubl(seller + payee("A"))).map { $0.prefix(9) }
        == ["UBL-SR-19", "UBL-SR-20", "UBL-SR-21"])
  }

  // MARK: The tables

  @Test func `every rule of CEN is there once`() {
    let ids = SyntaxRules.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.count { $0.hasPrefix("CII-SR-") } == 482)
    #expect(ids.count { $0.hasPrefix("CII-DT-") } == 101)
    #expect(ids.count { $0.hasPrefix("UBL-CR-") } == 678)
    #expect(ids.count { $0.hasPrefix("UBL-SR-") } == 54)
    #expect(ids.count { $0.hasPrefix("UBL-DT-") } == 24)
  }

  @Test func `every rule says in both languages what is wrong and what to do`() {
    for rule in SyntaxRules.all {
      for text in [rule.text, rule.fr.problem, rule.fr.fix, rule.en.problem, rule.en.fix] {
        #expect(
          text.count > 10 && !text.contains("LINE") && !text.contains("  "), "\(rule.id) \(text)")
      }
      #expect(rule.fr.problem != rule.en.problem, "\(rule.id)")
    }
  }
}
