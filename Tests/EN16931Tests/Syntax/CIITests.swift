import TestSupport
import Testing

@testable import EN16931

/// Single terms of CII, where the mapping has to decide.
@Suite struct CIITests {
  private static let namespaces = """
    xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" \
    xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" \
    xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100" \
    xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"
    """

  /// - Parameter settlement: and the other two, the content of the header's parts.
  static func read(
    agreement: String = "", delivery: String = "", settlement: String = "", lines: String = ""
  ) throws -> SemanticInvoice {
    let text = """
      <rsm:CrossIndustryInvoice \(namespaces)><rsm:SupplyChainTradeTransaction>\(lines)\
      <ram:ApplicableHeaderTradeAgreement>\(agreement)</ram:ApplicableHeaderTradeAgreement>\
      <ram:ApplicableHeaderTradeDelivery>\(delivery)</ram:ApplicableHeaderTradeDelivery>\
      <ram:ApplicableHeaderTradeSettlement>\(settlement)</ram:ApplicableHeaderTradeSettlement>\
      </rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>
      """
    return CII.read(try XMLDocument.parse(Array(text.utf8)))
  }

  private func written(_ invoice: SemanticInvoice, withExtensions: Bool = true) -> String {
    String(decoding: CII.write(invoice, withExtensions: withExtensions).bytes, as: UTF8.self)
  }

  private func texts(_ values: [TermValue]) -> [String] {
    values.map { value in value.scheme.map { "\($0):\(value.text)" } ?? value.text }
  }

  @Test func `an identifier stands in ID without and in GlobalID with a scheme`() throws {
    let invoice = try Self.read(
      agreement: """
        <ram:SellerTradeParty><ram:ID>S-1</ram:ID><ram:GlobalID schemeID="0009">123</ram:GlobalID>\
        <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">12</ram:ID></ram:SpecifiedTaxRegistration>\
        <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR1</ram:ID></ram:SpecifiedTaxRegistration>\
        </ram:SellerTradeParty>
        """)
    let seller = try #require(invoice.root.first(.bg4))
    #expect(texts(seller.all(.bt29)) == ["S-1", "0009:123"])
    #expect(seller.text(.bt31) == "FR1")
    #expect(seller.text(.bt32) == "12")
    #expect(invoice.unread.isEmpty)
    let xml = written(invoice)
    #expect(
      xml.contains("<ram:ID>S-1</ram:ID>\n<ram:GlobalID schemeID=\"0009\">123</ram:GlobalID>"))
  }

  @Test func `one element refers to a tender, an object or an attachment, by its type`() throws {
    let invoice = try Self.read(
      agreement: """
        <ram:AdditionalReferencedDocument><ram:IssuerAssignedID>A</ram:IssuerAssignedID>\
        <ram:TypeCode>916</ram:TypeCode></ram:AdditionalReferencedDocument>\
        <ram:AdditionalReferencedDocument><ram:IssuerAssignedID>L</ram:IssuerAssignedID>\
        <ram:TypeCode>50</ram:TypeCode></ram:AdditionalReferencedDocument>\
        <ram:AdditionalReferencedDocument><ram:IssuerAssignedID>O</ram:IssuerAssignedID>\
        <ram:TypeCode>130</ram:TypeCode><ram:ReferenceTypeCode>ABZ</ram:ReferenceTypeCode>\
        </ram:AdditionalReferencedDocument>\
        <ram:AdditionalReferencedDocument><ram:IssuerAssignedID>?</ram:IssuerAssignedID>\
        </ram:AdditionalReferencedDocument>
        """)
    #expect(invoice.root.first(.bg24)?.text(.bt122) == "A")
    #expect(invoice.root.text(.bt17) == "L")
    #expect(texts(invoice.root.all(.bt18)) == ["ABZ:O"])
    #expect(invoice.unread.count == 1)
    #expect(written(invoice).contains("<ram:ReferenceTypeCode>ABZ</ram:ReferenceTypeCode>"))
  }

  @Test(arguments: [("false", Group.bg20), ("0", .bg20), ("true", .bg21), ("1", .bg21)])
  func `an indicator tells a charge from an allowance`(text: String, group: Group) throws {
    let invoice = try Self.read(
      settlement: """
        <ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>\(text)</udt:Indicator>\
        </ram:ChargeIndicator><ram:ActualAmount>1.00</ram:ActualAmount>\
        </ram:SpecifiedTradeAllowanceCharge>
        """)
    let found = try #require(invoice.root.first(group))
    #expect(found.text(group == .bg20 ? .bt92 : .bt99) == "1.00")
    #expect(invoice.unread.isEmpty)
  }

  @Test func `the VAT total in the accounting currency is told by its currency`() throws {
    let invoice = try Self.read(
      settlement: """
        <ram:TaxCurrencyCode>SEK</ram:TaxCurrencyCode><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>\
        <ram:SpecifiedTradeSettlementHeaderMonetarySummation>\
        <ram:TaxTotalAmount currencyID="SEK">230</ram:TaxTotalAmount>\
        <ram:TaxTotalAmount currencyID="EUR">20</ram:TaxTotalAmount>\
        <ram:DuePayableAmount currencyID="USD">120</ram:DuePayableAmount>\
        </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
        """)
    let totals = try #require(invoice.root.first(.bg22))
    #expect(texts(totals.all(.bt110)) == ["20"])
    #expect(texts(totals.all(.bt111)) == ["230"])
    #expect(texts(totals.all(.bt115)) == ["USD:120"])
    let again = CII.read(try XMLDocument.parse(Array(written(invoice).utf8)))
    #expect(again.root.first(.bg22)?.isSame(as: totals) == true)
  }

  @Test func `the point of VAT is said once and written in each breakdown`() throws {
    let tax = """
      <ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode>\
      <ram:DueDateTypeCode>72</ram:DueDateTypeCode></ram:ApplicableTradeTax>
      """
    let invoice = try Self.read(settlement: tax + tax)
    #expect(texts(invoice.root.all(.bt8)) == ["432"])
    #expect(invoice.root.groups(.bg23).count == 2)
    #expect(
      written(invoice).split(separator: "\n").count { $0.contains("DueDateTypeCode>72<") } == 2)
  }

  @Test func `each of several payment terms keeps its text and its date`() throws {
    let terms = ["", "<ram:Description>Solde</ram:Description>"].enumerated().map {
      """
      <ram:SpecifiedTradePaymentTerms>\($1)<ram:DueDateDateTime><udt:DateTimeString format="102">\
      2026020\($0 + 1)</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
      """
    }
    let invoice = try Self.read(settlement: terms.joined())
    #expect(texts(invoice.root.all(.bt20)) == ["Solde"])
    #expect(texts(invoice.root.all(.bt9)) == ["2026-02-01", "2026-02-02"])
    let again = CII.read(try XMLDocument.parse(Array(written(invoice).utf8)))
    #expect(again.root.groups(.paymentTerms).map { $0.text(.bt20) } == ["", "Solde"])
    #expect(again.root.groups(.paymentTerms).map { $0.text(.bt9) } == ["2026-02-01", "2026-02-02"])
  }

  @Test func `the account to debit stands in the payment means that is a direct debit`() throws {
    let means = ["58", "59"].map {
      """
      <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>\($0)</ram:TypeCode>\
      \($0 == "59" ? "<ram:PayerPartyDebtorFinancialAccount><ram:IBANID>FR14</ram:IBANID>"
        + "</ram:PayerPartyDebtorFinancialAccount>" : "")\
      </ram:SpecifiedTradeSettlementPaymentMeans>
      """
    }
    let invoice = try Self.read(settlement: means.joined())
    #expect(invoice.root.first(.bg19)?.text(.bt91) == "FR14")
    let xml = written(invoice)
    let code = try #require(xml.range(of: "<ram:TypeCode>59"))
    #expect(xml[code.upperBound...].contains("FR14"))
    #expect(!xml[..<code.lowerBound].contains("FR14"))
  }

  @Test func `an account is an IBAN or not by the look of it`() throws {
    for (text, element) in [
      ("FR76 3000 6000 0112 3456 7890 189", "IBANID"), ("4711", "ProprietaryID"),
    ] {
      let invoice = try Self.read(
        settlement: """
          <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>30</ram:TypeCode>\
          <ram:PayeePartyCreditorFinancialAccount><ram:ProprietaryID>\(text)</ram:ProprietaryID>\
          </ram:PayeePartyCreditorFinancialAccount><ram:PayeeSpecifiedCreditorFinancialInstitution>\
          <ram:BICID>AGRIFRPP</ram:BICID></ram:PayeeSpecifiedCreditorFinancialInstitution>\
          </ram:SpecifiedTradeSettlementPaymentMeans>
          """)
      let transfer = try #require(invoice.root.first(.bg16)?.first(.bg17))
      #expect(transfer.text(.bt84) == text)
      #expect(transfer.text(.bt86) == "AGRIFRPP")
      #expect(written(invoice).contains("<ram:\(element)>\(text)</ram:\(element)>"))
    }
  }

  @Test func `a contact without a person is its department`() throws {
    let contact = """
      <ram:SellerTradeParty><ram:DefinedTradeContact><ram:DepartmentName>Ventes</ram:DepartmentName>\
      </ram:DefinedTradeContact></ram:SellerTradeParty>
      """
    let seller = try #require(try Self.read(agreement: contact).root.first(.bg4)?.first(.bg6))
    #expect(seller.text(.bt41) == "Ventes")
    #expect(!seller.has(.partyContactDepartment))
  }

  @Test func `terms of the extensions are left out of a plain invoice and named`() throws {
    let invoice = try Self.read(
      agreement: """
        <ram:SalesAgentTradeParty><ram:Name>Agent</ram:Name></ram:SalesAgentTradeParty>\
        <ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>C-1</ram:IssuerAssignedID>\
        <ram:FormattedIssueDateTime><qdt:DateTimeString format="102">20260105</qdt:DateTimeString>\
        </ram:FormattedIssueDateTime></ram:BuyerOrderReferencedDocument>
        """)
    #expect(invoice.root.first(.extBG03)?.text(.partyName) == "Agent")
    #expect(invoice.root.text(.ext197) == "2026-01-05")
    let plain = CII.write(invoice, withExtensions: false)
    #expect(plain.omitted == [.partyName, .ext197])
    let again = CII.read(try XMLDocument.parse(plain.bytes))
    #expect(again.root.text(.bt13) == "C-1")
    #expect(again.root.first(.extBG03) == nil)
  }

  @Test func `what stands in the wrong order is read and reported`() throws {
    let invoice = try Self.read(
      settlement: """
        <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode><ram:PaymentReference>R</ram:PaymentReference>
        """)
    #expect(invoice.root.text(.bt83) == "R")
    #expect(invoice.unread.map(\.reason) == [.misplaced])
  }

  @Test func `unknown elements, attributes and stray text are listed`() throws {
    let invoice = try Self.read(
      agreement: """
        <ram:BuyerReference languageID="fr">B</ram:BuyerReference>\
        <ram:SellerTradeParty>odd<ram:Name>S</ram:Name><ram:Nom>S</ram:Nom></ram:SellerTradeParty>
        """)
    let paths = invoice.unread.map { place in
      (invoice.xml?.qualifiedName(place.node) ?? "") + (place.attribute.map { "@\($0)" } ?? "")
    }
    #expect(paths.sorted().count == 3, "\(paths)")
    #expect(paths.contains("ram:BuyerReference@languageID"))
    #expect(invoice.unread.map(\.reason).contains(.stray))
    #expect(invoice.root.text(.bt10) == "B")
  }

  @Test func `an empty delivery is written all the same`() throws {
    let xml = written(try Self.read())
    #expect(xml.contains("<ram:ApplicableHeaderTradeDelivery></ram:ApplicableHeaderTradeDelivery>"))
  }
}
