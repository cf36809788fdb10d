// The structure of the Factur-X 1.09.2 profile MINIMUM, as its Schematron asks it (FNFE-MPE and FeRD, Apache-2.0).
// One element a line, indented below its parent; see FacturXTable for the notation.

extension FacturXTable {
  static let minimum = """
    rsm:CrossIndustryInvoice
     rsm:ExchangedDocument ID=1:19 TypeCode=1:20
      ID -@schemeID
      IssueDateTime
       udt:DateTimeString @format:21 @format/day:22
      TypeCode ./invoiceType:23
     rsm:ExchangedDocumentContext BusinessProcessSpecifiedDocumentContextParameter<=1:24 GuidelineSpecifiedDocumentContextParameter=1:25
      BusinessProcessSpecifiedDocumentContextParameter ID=1:19
       ID -@schemeID
      GuidelineSpecifiedDocumentContextParameter ID=1:19
       ID ./guidelineMinimum:26 -@schemeID
     rsm:SupplyChainTradeTransaction
      ApplicableHeaderTradeAgreement +SellerTradeParty=1:27 +BuyerTradeParty=1:28
       BuyerOrderReferencedDocument IssuerAssignedID=1:29
        IssuerAssignedID -@schemeID
       BuyerTradeParty Name=1:30
        PostalTradeAddress -
        SpecifiedLegalOrganization ID=1:19
         ID @schemeID/organizationScheme:31
        SpecifiedTaxRegistration -
       SellerTradeParty Name=1:30 PostalTradeAddress=1:32 SpecifiedTaxRegistration~VA<=1:33 SpecifiedTaxRegistration~FC<=1:34
        PostalTradeAddress CountryID=1:35
         CountryID ./country:36
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:31
        SpecifiedTaxRegistration~noVAorFC -
        SpecifiedTaxRegistration~FC ID=1:19
         ID @schemeID:37
        SpecifiedTaxRegistration~VA ID=1:19
         ID @schemeID:37
      ApplicableHeaderTradeSettlement InvoiceCurrencyCode=1:38 SpecifiedTradeSettlementHeaderMonetarySummation=1:39
       InvoiceCurrencyCode ./currency:40
       SpecifiedTradeSettlementHeaderMonetarySummation TaxBasisTotalAmount=1:41 TaxTotalAmount~inInvoiceCurrency<=1:42 TaxTotalAmount~inTaxCurrency<=1:192 GrandTotalAmount=1:43 DuePayableAmount=1:44
        DuePayableAmount -@currencyID
        GrandTotalAmount -@currencyID
        TaxBasisTotalAmount -@currencyID
        TaxTotalAmount~inOtherCurrency -
        TaxTotalAmount~inInvoiceCurrency @currencyID/currency:45
        TaxTotalAmount~inTaxCurrency @currencyID/currency:45
    """
}
