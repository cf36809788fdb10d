import EN16931
import TestSupport
import Testing

@testable import EN16931

/// The tables of the Factur-X profiles against small invoices written for them, and against the
/// collected ones.
@Suite struct FacturXRulesTests {
  private func found(_ xml: String, _ book: Rule.Books = .facturXMinimum) throws -> [String] {
    let document = try XMLDocument.parse(Array(xml.utf8))
    return FacturXRules.findings(in: document, of: book).map { finding in
      switch finding.place {
      case .element(let node):
        "\(finding.rule.id) \(document.qualifiedName(node)) \(finding.value ?? "")"
      case .attribute(let node, let name):
        "\(finding.rule.id) \(document.qualifiedName(node))@\(name) \(finding.value ?? "")"
      default: "\(finding.rule.id) elsewhere"
      }
    }
  }

  @Test func `a whole invoice of the profile MINIMUM passes`() throws {
    #expect(try found(Self.minimum()) == [])
  }

  @Test func `a missing element and a repeated one break the same rule`() throws {
    #expect(
      try found(Self.minimum(id: "")) == ["FX-SCH-A-000019 rsm:ExchangedDocument 0"])
    #expect(
      try found(Self.minimum(id: "<ram:ID>1</ram:ID><ram:ID>2</ram:ID>"))
        == ["FX-SCH-A-000019 rsm:ExchangedDocument 2"])
  }

  @Test func `a code is compared as it is written`() throws {
    #expect(
      try found(Self.minimum(type: " 380")).map { $0.prefix(15) } == ["FX-SCH-A-000023"])
    #expect(try found(Self.minimum(type: "381")) == [])
  }

  @Test func `an attribute that is asked for must be there, with a code of its list`() throws {
    #expect(
      try found(Self.minimum(date: "<udt:DateTimeString>20260131</udt:DateTimeString>"))
        == ["FX-SCH-A-000021 udt:DateTimeString@format "])
    #expect(
      try found(
        Self.minimum(date: #"<udt:DateTimeString format="203">20260131</udt:DateTimeString>"#))
        == ["FX-SCH-A-000022 udt:DateTimeString@format 203"])
  }

  @Test func `what the profile does not use is named`() throws {
    #expect(
      try found(Self.minimum(id: #"<ram:ID schemeID="0002">1</ram:ID>"#))
        == ["FX-MINIMUM-NOT-USED ram:ID@schemeID 0002"])
    #expect(
      try found(Self.minimum(buyer: "<ram:PostalTradeAddress/>"))
        == ["FX-MINIMUM-NOT-USED ram:PostalTradeAddress "])
  }

  @Test func `a tax registration is judged by its scheme`() throws {
    func seller(_ scheme: String) -> String {
      #"<ram:SpecifiedTaxRegistration><ram:ID schemeID="\#(scheme)">1</ram:ID></ram:SpecifiedTaxRegistration>"#
    }
    #expect(try found(Self.minimum(seller: seller("VA") + seller("FC"))) == [])
    #expect(
      try found(Self.minimum(seller: seller("VA") + seller("VA")))
        == ["FX-SCH-A-000033 ram:SellerTradeParty 2"])
    #expect(
      try found(Self.minimum(seller: seller("XX")))
        == ["FX-MINIMUM-NOT-USED ram:SpecifiedTaxRegistration "])
  }

  @Test func `empty elements are a warning from BASIC on`() throws {
    let xml = Self.minimum(buyer: "<ram:Description/>")
    #expect(try found(xml).isEmpty)
    let rule = try #require(
      FacturXRules.all.first { $0.id == "PEPPOL-EN16931-R008" })
    #expect(rule.severity == .warning)
    #expect(
      try found(xml, .facturXEN16931).contains("PEPPOL-EN16931-R008 ram:Description "))
  }

  @Test func `the invoice names its book, in the old words too`() throws {
    for (guideline, book) in [
      ("urn:factur-x.eu:1p0:minimum", Rule.Books.facturXMinimum),
      ("urn:zugferd.de:2p0:basicwl", .facturXBasicWL),
      ("urn:cen.eu:en16931:2017", .facturXEN16931),
      ("urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic", .facturXBasic),
    ] {
      let document = try XMLDocument.parse(Array(Self.minimum(guideline: guideline).utf8))
      #expect(FacturXRules.book(of: document) == book, "\(guideline)")
    }
    let foreign = try XMLDocument.parse(Array(Self.minimum(guideline: "urn:other").utf8))
    #expect(FacturXRules.book(of: foreign) == nil)
  }

  @Test func `every rule says in both languages what is wrong and how to mend it`() {
    #expect(FacturXRules.all.count > 700)
    #expect(Set(FacturXRules.all.map(\.id)).count == FacturXRules.all.count)
    for rule in FacturXRules.all {
      for text in [rule.text, rule.fr.problem, rule.fr.fix, rule.en.problem, rule.en.fix] {
        #expect(text.count > 8, "\(rule.id)")
        #expect(!text.contains("  "), "\(rule.id): \(text)")
      }
      #expect(rule.fr != rule.en, "\(rule.id)")
    }
  }

  @Test func `the official samples of the profiles pass their tables`() throws {
    let folder = "corpus/einvoice/zugferd-2.4-2.5-samples/2.4"
    guard Shared.has(folder) else { return }
    var judged = 0
    for profile in ["en16931", "extended"] {
      for name in names(in: Shared.path("\(folder)/\(profile)"), ending: ".xml") {
        let content = try #require(bytes(of: Shared.path("\(folder)/\(profile)/\(name)")))
        let document = try XMLDocument.parse(content)
        guard let book = FacturXRules.book(of: document) else { continue }
        let fatal = FacturXRules.findings(in: document, of: book)
          .filter { $0.rule.severity == .fatal }.map(\.rule.id)
        #expect(fatal == [], "\(profile)/\(name)")
        judged += 1
      }
    }
    #expect(judged >= 10)
  }

  // MARK: An invoice of the profile MINIMUM

  static func minimum(
    guideline: String = "urn:factur-x.eu:1p0:minimum", id: String = "<ram:ID>F-1</ram:ID>",
    type: String = "380",
    date: String = #"<udt:DateTimeString format="102">20260131</udt:DateTimeString>"#,
    seller: String = "", buyer: String = ""
  ) -> String {
    let namespace = "urn:un:unece:uncefact:data:standard:"
    return """
      <rsm:CrossIndustryInvoice xmlns:rsm="\(namespace)CrossIndustryInvoice:100" \
      xmlns:ram="\(namespace)ReusableAggregateBusinessInformationEntity:100" \
      xmlns:udt="\(namespace)UnqualifiedDataType:100">
      <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter>
      <ram:ID>\(guideline)</ram:ID>
      </ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
      <rsm:ExchangedDocument>\(id)<ram:TypeCode>\(type)</ram:TypeCode>
      <ram:IssueDateTime>\(date)</ram:IssueDateTime></rsm:ExchangedDocument>
      <rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement>
      <ram:SellerTradeParty><ram:Name>Atelier</ram:Name>
      <ram:PostalTradeAddress><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>\(seller)
      </ram:SellerTradeParty>
      <ram:BuyerTradeParty><ram:Name>Hôtel</ram:Name>\(buyer)</ram:BuyerTradeParty>
      </ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeDelivery/>
      <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
      <ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount>
      <ram:TaxTotalAmount currencyID="EUR">20.00</ram:TaxTotalAmount>
      <ram:GrandTotalAmount>120.00</ram:GrandTotalAmount>
      <ram:DuePayableAmount>120.00</ram:DuePayableAmount>
      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
      </ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction>
      </rsm:CrossIndustryInvoice>
      """
  }
}
