// The structure of the Factur-X 1.09.2 profile BASIC, as its Schematron asks it (FNFE-MPE and FeRD, Apache-2.0).
// One element a line, indented below its parent; see FacturXTable for the notation.

extension FacturXTable {
  static let basic = """
    rsm:CrossIndustryInvoice
     rsm:ExchangedDocument ID=1:19 TypeCode=1:20
      ID -@schemeID
      IncludedNote Content=1:160 SubjectCode<=1:161
       SubjectCode ./noteSubject:162
      IssueDateTime
       udt:DateTimeString @format:21 @format/day:22
      TypeCode ./invoiceType:23
     rsm:ExchangedDocumentContext BusinessProcessSpecifiedDocumentContextParameter<=1:24 GuidelineSpecifiedDocumentContextParameter=1:25
      BusinessProcessSpecifiedDocumentContextParameter ID=1:19
       ID -@schemeID
      GuidelineSpecifiedDocumentContextParameter ID=1:19
       ID ./guidelineBasic:26 -@schemeID
     rsm:SupplyChainTradeTransaction IncludedSupplyChainTradeLineItem>=1:265
      ApplicableHeaderTradeAgreement +SellerTradeParty=1:27 +BuyerTradeParty=1:28
       BuyerOrderReferencedDocument IssuerAssignedID=1:29
        FormattedIssueDateTime -
        IssuerAssignedID -@schemeID
       BuyerTradeParty ID<=1:163 GlobalID<=1:164 Name=1:30 PostalTradeAddress=1:32 URIUniversalCommunication<=1:165 SpecifiedTaxRegistration<=1:166
        GlobalID @schemeID:37 @schemeID/identifierScheme:31
        ID -@schemeID
        PostalTradeAddress CountryID=1:35 CountrySubDivisionName<=1:167
         CountryID ./country:36
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:31
         TradingBusinessName -
        SpecifiedTaxRegistration ID=1:19
         ID @schemeID:37 @schemeID/VA:31
        URIUniversalCommunication URIID=1:168
         URIID @schemeID:37 @schemeID/electronicAddress:31
       ContractReferencedDocument IssuerAssignedID=1:29
        FormattedIssueDateTime -
        IssuerAssignedID -@schemeID
       SellerTaxRepresentativeTradeParty Name=1:30 PostalTradeAddress=1:32 SpecifiedTaxRegistration=1:169
        GlobalID -
        ID -
        PostalTradeAddress CountryID=1:35 CountrySubDivisionName<=1:167
         CountryID ./country:36
        SpecifiedLegalOrganization -
        SpecifiedTaxRegistration ID=1:19
         ID @schemeID:37 @schemeID/VA:31
        URIUniversalCommunication -
       SellerTradeParty Name=1:30 PostalTradeAddress=1:32 URIUniversalCommunication<=1:165 SpecifiedTaxRegistration~VA<=1:33 SpecifiedTaxRegistration~FC<=1:34
        GlobalID @schemeID:37 @schemeID/identifierScheme:31
        ID -@schemeID
        PostalTradeAddress CountryID=1:35 CountrySubDivisionName<=1:167
         CountryID ./country:36
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:31
        SpecifiedTaxRegistration~noVAorFC -
        SpecifiedTaxRegistration~FC ID=1:19
         ID @schemeID:37
        SpecifiedTaxRegistration~VA ID=1:19
         ID @schemeID:37
        URIUniversalCommunication URIID=1:168
         URIID @schemeID:37 @schemeID/electronicAddress:31
      ApplicableHeaderTradeDelivery
       ActualDeliverySupplyChainEvent OccurrenceDateTime=1:171
        OccurrenceDateTime
         udt:DateTimeString @format:21 @format/day:22
       DespatchAdviceReferencedDocument IssuerAssignedID=1:29
        FormattedIssueDateTime -
        IssuerAssignedID -@schemeID
       ShipToTradeParty ID<=1:163 GlobalID<=1:164
        GlobalID @schemeID:37 @schemeID/identifierScheme:31
        ID -@schemeID
        PostalTradeAddress CountryID=1:35 CountrySubDivisionName<=1:167
         CountryID ./country:36
        SpecifiedLegalOrganization -
        SpecifiedTaxRegistration -
        URIUniversalCommunication -
      ApplicableHeaderTradeSettlement PaymentReference<=1:172 InvoiceCurrencyCode=1:38 ApplicableTradeTax>=1:173 SpecifiedTradePaymentTerms<=1:174 SpecifiedTradeSettlementHeaderMonetarySummation=1:39 ReceivableSpecifiedTradeAccountingAccount<=1:175
       ApplicableTradeTax CalculatedAmount=1:176 TypeCode=1:20 BasisAmount=1:177 CategoryCode=1:178
        BasisAmount -@currencyID
        CalculatedAmount -@currencyID
        CategoryCode ./category:179
        DueDateTypeCode ./taxPoint:180
        ExemptionReasonCode ./exemption:181
        TypeCode ./VAT:23
       BillingSpecifiedPeriod
        EndDateTime
         udt:DateTimeString @format:21 @format/day:22
        StartDateTime
         udt:DateTimeString @format:21 @format/day:22
       CreditorReferenceID -@schemeID
       InvoiceCurrencyCode ./currency:40
       InvoiceReferencedDocument +IssuerAssignedID=1:29
        FormattedIssueDateTime
         qdt:DateTimeString @format:21 @format/day:22
        IssuerAssignedID -@schemeID
       PayeeTradeParty ID<=1:163 GlobalID<=1:164 Name=1:30
        GlobalID @schemeID:37 @schemeID/identifierScheme:31
        ID -@schemeID
        PostalTradeAddress -
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:31
         TradingBusinessName -
        SpecifiedTaxRegistration -
        URIUniversalCommunication -
       ReceivableSpecifiedTradeAccountingAccount
        ID -@schemeID
       SpecifiedTradeAllowanceCharge~neitherTrueNorFalse -
       SpecifiedTradeAllowanceCharge~allowance ChargeIndicator=1:183 ActualAmount=1:184 CategoryTradeTax=1:185
        ActualAmount -@currencyID
        BasisAmount -@currencyID
        CategoryTradeTax TypeCode=1:20 CategoryCode=1:178
         BasisAmount -
         CalculatedAmount -
         CategoryCode ./category:179
         DueDateTypeCode -
         ExemptionReason -
         ExemptionReasonCode -
         TypeCode ./VAT:23
        ReasonCode ./allowance:186
       SpecifiedTradeAllowanceCharge~charge ChargeIndicator=1:183 ActualAmount=1:184 CategoryTradeTax=1:185
        ActualAmount -@currencyID
        BasisAmount -@currencyID
        CategoryTradeTax TypeCode=1:20 CategoryCode=1:178
         BasisAmount -
         CalculatedAmount -
         CategoryCode ./category:179
         DueDateTypeCode -
         ExemptionReason -
         ExemptionReasonCode -
         TypeCode ./VAT:23
        ReasonCode~ofOtherList -
        ReasonCode~ofNoList ./charge:376
       SpecifiedTradePaymentTerms Description<=1:187 DirectDebitMandateID<=1:188
        DirectDebitMandateID -@schemeID
        DueDateDateTime
         udt:DateTimeString @format:21 @format/day:22
       SpecifiedTradeSettlementHeaderMonetarySummation LineTotalAmount=1:189 ChargeTotalAmount<=1:190 AllowanceTotalAmount<=1:191 TaxBasisTotalAmount=1:41 TaxTotalAmount~inInvoiceCurrency<=1:42 TaxTotalAmount~inTaxCurrency<=1:192 GrandTotalAmount=1:43 TotalPrepaidAmount<=1:193 DuePayableAmount=1:44
        AllowanceTotalAmount -@currencyID
        ChargeTotalAmount -@currencyID
        DuePayableAmount -@currencyID
        GrandTotalAmount -@currencyID
        LineTotalAmount -@currencyID
        TaxBasisTotalAmount -@currencyID
        TaxTotalAmount~inOtherCurrency -
        TaxTotalAmount~inInvoiceCurrency @currencyID/currency:45
        TaxTotalAmount~inTaxCurrency @currencyID/currency:45
        TotalPrepaidAmount -@currencyID
       SpecifiedTradeSettlementPaymentMeans TypeCode=1:20 PayeePartyCreditorFinancialAccount<=1:194
        PayeePartyCreditorFinancialAccount
         IBANID -@schemeID
         ProprietaryID -@schemeID
        PayerPartyDebtorFinancialAccount IBANID=1:195
         IBANID -@schemeID
        TypeCode ./paymentMeans:23
       TaxCurrencyCode ./currency:196
      IncludedSupplyChainTradeLineItem AssociatedDocumentLineDocument=1:266 SpecifiedTradeProduct=1:267 SpecifiedLineTradeAgreement=1:268 SpecifiedLineTradeDelivery=1:269
       AssociatedDocumentLineDocument LineID=1:270 IncludedNote<=1:271
        IncludedNote Content=1:160
         SubjectCode -
        LineID -@schemeID
       SpecifiedLineTradeAgreement NetPriceProductTradePrice=1:272
        GrossPriceProductTradePrice ChargeAmount=1:273 AppliedTradeAllowanceCharge~allowance<=1:274
         AppliedTradeAllowanceCharge~neitherTrueNorFalse -
         AppliedTradeAllowanceCharge~allowance ChargeIndicator=1:183 ActualAmount=1:184
          ActualAmount -@currencyID
          BasisAmount -
          CalculationPercent -
          CategoryTradeTax -
          Reason -
          ReasonCode -
         BasisQuantity @unitCode/unit:275
         ChargeAmount -@currencyID
        NetPriceProductTradePrice ChargeAmount=1:273
         AppliedTradeAllowanceCharge -
         BasisQuantity @unitCode/unit:275
         ChargeAmount -@currencyID
       SpecifiedLineTradeDelivery BilledQuantity=1:276
        BilledQuantity @unitCode/unit:275
       SpecifiedLineTradeSettlement ApplicableTradeTax=1:278 SpecifiedTradeSettlementLineMonetarySummation=1:279
        ApplicableTradeTax TypeCode=1:20 CategoryCode=1:178
         BasisAmount -
         CalculatedAmount -
         CategoryCode ./category:179
         DueDateTypeCode -
         ExemptionReason -
         ExemptionReasonCode -
         TypeCode ./VAT:23
        BillingSpecifiedPeriod
         EndDateTime
          udt:DateTimeString @format:21 @format/day:22
         StartDateTime
          udt:DateTimeString @format:21 @format/day:22
        SpecifiedTradeAllowanceCharge~neitherTrueNorFalse -
        SpecifiedTradeAllowanceCharge~allowance ChargeIndicator=1:183 ActualAmount=1:184
         ActualAmount -@currencyID
         BasisAmount -
         CalculationPercent -
         CategoryTradeTax -
         ReasonCode ./allowance:186
        SpecifiedTradeAllowanceCharge~charge ChargeIndicator=1:183 ActualAmount=1:184
         ActualAmount -@currencyID
         BasisAmount -
         CalculationPercent -
         CategoryTradeTax -
         ReasonCode~ofOtherList -
         ReasonCode~ofNoList ./charge:376
        SpecifiedTradeSettlementLineMonetarySummation LineTotalAmount=1:189
         LineTotalAmount -@currencyID
       SpecifiedTradeProduct Name=1:30
        GlobalID @schemeID:37 @schemeID/organizationScheme:31
    """
}
