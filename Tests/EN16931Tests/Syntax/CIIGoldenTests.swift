import Testing

@testable import EN16931

/// One invoice made of terms, and the CII it becomes, to the letter.
@Suite struct CIIGoldenTests {
  /// - Parameter values: term, text, scheme.
  private static func add(
    _ values: [(Term, String, String?)], to group: Int32, in builder: inout SemanticInvoiceBuilder
  ) {
    for (term, text, scheme) in values {
      builder.add(TermValue(term, text, scheme: scheme), to: group)
    }
  }

  static func invoice() -> SemanticInvoice {
    var made = SemanticInvoiceBuilder()
    let root = SemanticInvoiceBuilder.root
    add(
      [
        (.bt1, "F-2026-00042", nil), (.bt2, "2026-01-31", nil), (.bt3, "380", nil),
        (.bt5, "EUR", nil), (.bt8, "432", nil), (.bt9, "2026-03-02", nil), (.bt11, "P-7", nil),
        (.bt18, "PDL-1", "AVE"),
      ], to: root, in: &made)
    add([(.bt22, "Thé & café", nil)], to: made.open(.bg1, in: root), in: &made)
    add([(.bt24, "urn:cen.eu:en16931:2017", nil)], to: made.open(.bg2, in: root), in: &made)
    let seller = made.open(.bg4, in: root)
    add(
      [
        (.bt27, "Maison Dupont", nil), (.bt29, "12345678900012", "0009"), (.bt29, "S-1", nil),
        (.bt30, "123456789", "0002"), (.bt31, "FR32123456789", nil),
      ], to: seller, in: &made)
    add([(.bt40, "FR", nil), (.bt37, "Lyon", nil)], to: made.open(.bg5, in: seller), in: &made)
    add([(.bt72, "2026-01-30", nil)], to: made.open(.bg13, in: root), in: &made)
    let means = made.open(.bg16, in: root)
    add([(.bt81, "30", nil)], to: means, in: &made)
    add(
      [(.bt84, "FR7630006000011234567890189", nil), (.bt86, "AGRIFRPP", nil)],
      to: made.open(.bg17, in: means), in: &made)
    add(
      [(.bt110, "2.00", nil), (.bt115, "12.00", nil)], to: made.open(.bg22, in: root), in: &made)
    add(
      [(.bt116, "10.00", nil), (.bt117, "2.00", nil), (.bt118, "S", nil), (.bt119, "20", nil)],
      to: made.open(.bg23, in: root), in: &made)
    let line = made.open(.bg25, in: root)
    add([(.bt126, "1", nil), (.bt129, "2", nil), (.bt130, "C62", nil)], to: line, in: &made)
    add(
      [(.bt146, "5", nil), (.bt147, "1", nil), (.bt148, "6", nil)],
      to: made.open(.bg29, in: line), in: &made)
    add([(.bt153, "Thé", nil)], to: made.open(.bg31, in: line), in: &made)
    return made.finish()
  }

  @Test func `terms become elements in the order of the schema`() throws {
    let written = CII.write(Self.invoice(), withExtensions: false)
    #expect(written.omitted.isEmpty)
    let lines = String(decoding: written.bytes, as: UTF8.self).split(separator: "\n").dropFirst(2)
    #expect(lines.joined(separator: "\n") == Self.golden)
  }

  @Test func `and the elements those terms`() throws {
    let written = CII.write(Self.invoice(), withExtensions: false)
    let again = CII.read(try XMLDocument.parse(written.bytes))
    // The two identifiers of the seller change places: the schema has ID before GlobalID.
    #expect(
      Self.invoice().root.difference(to: again.root)
        == "BG-4[1]/BT-29: [\"12345678900012|0009|\", \"S-1||\"] ≠ [\"S-1||\", \"12345678900012|0009|\"]"
    )
  }

  private static let golden = """
    <rsm:ExchangedDocumentContext>
    <ram:GuidelineSpecifiedDocumentContextParameter>
    <ram:ID>urn:cen.eu:en16931:2017</ram:ID>
    </ram:GuidelineSpecifiedDocumentContextParameter>
    </rsm:ExchangedDocumentContext>
    <rsm:ExchangedDocument>
    <ram:ID>F-2026-00042</ram:ID>
    <ram:TypeCode>380</ram:TypeCode>
    <ram:IssueDateTime>
    <udt:DateTimeString format="102">20260131</udt:DateTimeString>
    </ram:IssueDateTime>
    <ram:IncludedNote>
    <ram:Content>Thé &amp; café</ram:Content>
    </ram:IncludedNote>
    </rsm:ExchangedDocument>
    <rsm:SupplyChainTradeTransaction>
    <ram:IncludedSupplyChainTradeLineItem>
    <ram:AssociatedDocumentLineDocument>
    <ram:LineID>1</ram:LineID>
    </ram:AssociatedDocumentLineDocument>
    <ram:SpecifiedTradeProduct>
    <ram:Name>Thé</ram:Name>
    </ram:SpecifiedTradeProduct>
    <ram:SpecifiedLineTradeAgreement>
    <ram:GrossPriceProductTradePrice>
    <ram:ChargeAmount>6</ram:ChargeAmount>
    <ram:AppliedTradeAllowanceCharge>
    <ram:ChargeIndicator>
    <udt:Indicator>false</udt:Indicator>
    </ram:ChargeIndicator>
    <ram:ActualAmount>1</ram:ActualAmount>
    </ram:AppliedTradeAllowanceCharge>
    </ram:GrossPriceProductTradePrice>
    <ram:NetPriceProductTradePrice>
    <ram:ChargeAmount>5</ram:ChargeAmount>
    </ram:NetPriceProductTradePrice>
    </ram:SpecifiedLineTradeAgreement>
    <ram:SpecifiedLineTradeDelivery>
    <ram:BilledQuantity unitCode="C62">2</ram:BilledQuantity>
    </ram:SpecifiedLineTradeDelivery>
    <ram:SpecifiedLineTradeSettlement></ram:SpecifiedLineTradeSettlement>
    </ram:IncludedSupplyChainTradeLineItem>
    <ram:ApplicableHeaderTradeAgreement>
    <ram:SellerTradeParty>
    <ram:ID>S-1</ram:ID>
    <ram:GlobalID schemeID="0009">12345678900012</ram:GlobalID>
    <ram:Name>Maison Dupont</ram:Name>
    <ram:SpecifiedLegalOrganization>
    <ram:ID schemeID="0002">123456789</ram:ID>
    </ram:SpecifiedLegalOrganization>
    <ram:PostalTradeAddress>
    <ram:CityName>Lyon</ram:CityName>
    <ram:CountryID>FR</ram:CountryID>
    </ram:PostalTradeAddress>
    <ram:SpecifiedTaxRegistration>
    <ram:ID schemeID="VA">FR32123456789</ram:ID>
    </ram:SpecifiedTaxRegistration>
    </ram:SellerTradeParty>
    <ram:AdditionalReferencedDocument>
    <ram:IssuerAssignedID>PDL-1</ram:IssuerAssignedID>
    <ram:TypeCode>130</ram:TypeCode>
    <ram:ReferenceTypeCode>AVE</ram:ReferenceTypeCode>
    </ram:AdditionalReferencedDocument>
    <ram:SpecifiedProcuringProject>
    <ram:ID>P-7</ram:ID>
    <ram:Name>Project reference</ram:Name>
    </ram:SpecifiedProcuringProject>
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeDelivery>
    <ram:ActualDeliverySupplyChainEvent>
    <ram:OccurrenceDateTime>
    <udt:DateTimeString format="102">20260130</udt:DateTimeString>
    </ram:OccurrenceDateTime>
    </ram:ActualDeliverySupplyChainEvent>
    </ram:ApplicableHeaderTradeDelivery>
    <ram:ApplicableHeaderTradeSettlement>
    <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
    <ram:SpecifiedTradeSettlementPaymentMeans>
    <ram:TypeCode>30</ram:TypeCode>
    <ram:PayeePartyCreditorFinancialAccount>
    <ram:IBANID>FR7630006000011234567890189</ram:IBANID>
    </ram:PayeePartyCreditorFinancialAccount>
    <ram:PayeeSpecifiedCreditorFinancialInstitution>
    <ram:BICID>AGRIFRPP</ram:BICID>
    </ram:PayeeSpecifiedCreditorFinancialInstitution>
    </ram:SpecifiedTradeSettlementPaymentMeans>
    <ram:ApplicableTradeTax>
    <ram:CalculatedAmount>2.00</ram:CalculatedAmount>
    <ram:TypeCode>VAT</ram:TypeCode>
    <ram:BasisAmount>10.00</ram:BasisAmount>
    <ram:CategoryCode>S</ram:CategoryCode>
    <ram:DueDateTypeCode>72</ram:DueDateTypeCode>
    <ram:RateApplicablePercent>20</ram:RateApplicablePercent>
    </ram:ApplicableTradeTax>
    <ram:SpecifiedTradePaymentTerms>
    <ram:DueDateDateTime>
    <udt:DateTimeString format="102">20260302</udt:DateTimeString>
    </ram:DueDateDateTime>
    </ram:SpecifiedTradePaymentTerms>
    <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    <ram:TaxTotalAmount currencyID="EUR">2.00</ram:TaxTotalAmount>
    <ram:DuePayableAmount>12.00</ram:DuePayableAmount>
    </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    </ram:ApplicableHeaderTradeSettlement>
    </rsm:SupplyChainTradeTransaction>
    </rsm:CrossIndustryInvoice>
    """
}
