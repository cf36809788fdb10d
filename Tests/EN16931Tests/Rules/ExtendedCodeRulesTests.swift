import TestSupport
import Testing

@testable import EN16931

/// The rules of the extensions that read the XML itself, on the smallest files that show them.
@Suite struct ExtendedCodeRulesTests {
  private let structureOrCodes = Set(
    (ExtendedRules.codes + ExtendedRules.structure).map(\.id))

  private func broken(_ invoice: SemanticInvoice, _ book: Rule.Books = .extendedCTC) -> [String] {
    let rules = ExtendedRules.all.filter {
      $0.books.contains(book) && structureOrCodes.contains($0.id)
    }
    return Judgement.findings(in: invoice, by: rules).map(\.rule.id)
  }

  private func ubl(_ content: String) throws -> SemanticInvoice {
    let namespace = "urn:oasis:names:specification:ubl:schema:xsd:"
    let xml = """
      <Invoice xmlns="\(namespace)Invoice-2" xmlns:cac="\(namespace)CommonAggregateComponents-2" \
      xmlns:cbc="\(namespace)CommonBasicComponents-2"><cbc:ID>F-1</cbc:ID>\(content)</Invoice>
      """
    return UBL.read(try XMLDocument.parse(Array(xml.utf8)))
  }

  private func cii(agreement: String = "", line: String = "") throws -> SemanticInvoice {
    let namespace = "urn:un:unece:uncefact:data:standard:"
    let xml = """
      <rsm:CrossIndustryInvoice xmlns:rsm="\(namespace)CrossIndustryInvoice:100" \
      xmlns:ram="\(namespace)ReusableAggregateBusinessInformationEntity:100" \
      xmlns:udt="\(namespace)UnqualifiedDataType:100"><rsm:SupplyChainTradeTransaction>
      <ram:IncludedSupplyChainTradeLineItem>\(line)</ram:IncludedSupplyChainTradeLineItem>
      <ram:ApplicableHeaderTradeAgreement>\(agreement)</ram:ApplicableHeaderTradeAgreement>
      </rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>
      """
    return CII.read(try XMLDocument.parse(Array(xml.utf8)))
  }

  @Test(
    arguments: [
      ("FC", nil, []), ("ENV", nil, ["BR-FREXT-CL-20"]), ("ENV", "7161", ["BR-FREXT-CL-20"]),
      ("ENV", "5153", []), ("FC", "5153", ["BR-FREXT-CL-20-TAX"]),
      ("FC", "7162", ["BR-FREXT-CL-20-LISTID"]), ("FC ", "7161", []), ("", nil, ["BR-FREXT-CL-20"]),
    ] as [(String, String?, [String])])
  func `the reason of a charge comes from the list it names`(
    code: String, list: String?, expected: [String]
  ) throws {
    let attribute = list.map { " listID=\"\($0)\"" } ?? ""
    let charge = """
      <cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator>\
      <cbc:AllowanceChargeReasonCode\(attribute)>\(code)</cbc:AllowanceChargeReasonCode>\
      </cac:AllowanceCharge>
      """
    #expect(broken(try ubl(charge)) == expected)
    let allowance = charge.replacing(">true<", with: ">false<")
    #expect(broken(try ubl(allowance)) == [])
  }

  @Test func `delivery terms are Incoterms and hold nothing else`() throws {
    let terms = "<cac:DeliveryTerms><cbc:ID>%</cbc:ID></cac:DeliveryTerms>"
    #expect(broken(try ubl(terms.replacing("%", with: "DAP"))) == [])
    #expect(broken(try ubl(terms.replacing("%", with: "XXX"))) == ["BR-FREXT-CL-27"])
    let more =
      "<cac:DeliveryTerms><cbc:ID>DAP</cbc:ID><cbc:SpecialTerms>x</cbc:SpecialTerms></cac:DeliveryTerms>"
    #expect(broken(try ubl(more)) == ["UBL-FREXT-CR-410"])
  }

  @Test func `a UBL line has one VAT category, a group of lines may have none`() throws {
    let category = "<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID></cac:ClassifiedTaxCategory>"
    func line(_ categories: Int, _ subtype: String? = nil) -> String {
      let reference = subtype.map {
        """
        <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-1</cbc:ID>\
        <cbc:DocumentStatusCode>\($0)</cbc:DocumentStatusCode></cac:InvoiceDocumentReference>\
        </cac:BillingReference>
        """
      }
      return "<cac:InvoiceLine>\(reference ?? "")<cac:Item>"
        + String(repeating: category, count: categories) + "</cac:Item></cac:InvoiceLine>"
    }
    for (content, isBroken) in [
      (line(1), false), (line(0), true), (line(2), true), (line(0, "GROUP"), false),
      (line(2, "GROUP"), true), (line(0, "DETAIL"), true), (line(1, "DETAIL"), false),
    ] {
      #expect(broken(try ubl(content)) == (isBroken ? ["UBL-FREXT-SR-48"] : []), "\(content)")
    }
  }

  @Test func `a reference of CII says its type where the extension allows it`() throws {
    func reference(_ name: String, _ content: String) -> String {
      "<ram:\(name)>\(content)</ram:\(name)>"
    }
    let type = "<ram:TypeCode>50</ram:TypeCode>"
    #expect(broken(try cii(agreement: reference("AdditionalReferencedDocument", type))) == [])
    #expect(
      broken(try cii(agreement: reference("ContractReferencedDocument", type)))
        == ["CII-EXT-DT-018"])
    #expect(
      broken(
        try cii(
          agreement: reference(
            "AdditionalReferencedDocument",
            type + "<ram:ReferenceTypeCode>AAB</ram:ReferenceTypeCode>")))
        == ["CII-FREXT-DT-024"])
  }

  @Test func `an item attribute is described once`() throws {
    let item = """
      <ram:SpecifiedTradeProduct><ram:ApplicableProductCharacteristic><ram:Description>a</ram:Description>\
      <ram:Value>1</ram:Value>%</ram:ApplicableProductCharacteristic></ram:SpecifiedTradeProduct>
      """
    #expect(broken(try cii(line: item.replacing("%", with: ""))) == [])
    #expect(
      broken(try cii(line: item.replacing("%", with: "<ram:Value>2</ram:Value>")))
        == ["CII-FREXT-SR-072"])
  }

  @Test func `only the seller has a tax number that is no VAT number`() throws {
    func party(_ name: String, _ scheme: String) -> String {
      """
      <ram:\(name)><ram:SpecifiedTaxRegistration><ram:ID schemeID="\(scheme)">1</ram:ID>\
      </ram:SpecifiedTaxRegistration></ram:\(name)>
      """
    }
    let seller = try cii(agreement: party("SellerTradeParty", "FC"))
    #expect(broken(seller, .facturXExtended) == [])
    let buyer = try cii(agreement: party("BuyerTradeParty", "FC"))
    #expect(broken(buyer, .facturXExtended) == ["BR-FXEXT-03"])
    #expect(broken(buyer) == [])
  }
}
