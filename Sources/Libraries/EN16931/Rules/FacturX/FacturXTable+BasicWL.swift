// The structure of the Factur-X 1.09.2 profile BASIC WL, as its Schematron asks it (FNFE-MPE and FeRD, Apache-2.0).
// One element a line, indented below its parent; see FacturXTable for the notation.

extension FacturXTable {
  static let basicWL = """
    rsm:CrossIndustryInvoice
     rsm:ExchangedDocument ID=1:19 TypeCode=1:20
      ID -@schemeID
      IncludedNote Content=1:160 SubjectCode<=1:161
       SubjectCode ./noteSubject:162
      IssueDateTime
       udt:DateTimeString @format:21 @format/day:416
      TypeCode ./invoiceType:417
     rsm:ExchangedDocumentContext BusinessProcessSpecifiedDocumentContextParameter<=1:24 GuidelineSpecifiedDocumentContextParameter=1:25
      BusinessProcessSpecifiedDocumentContextParameter ID=1:406
       ID -@schemeID
      GuidelineSpecifiedDocumentContextParameter ID=1:407
       ID ./guidelineBasicWL:418 -@schemeID
     rsm:SupplyChainTradeTransaction
      ApplicableHeaderTradeAgreement +SellerTradeParty=1:27 +BuyerTradeParty=1:28
       BuyerOrderReferencedDocument IssuerAssignedID=1:29
        FormattedIssueDateTime -
        IssuerAssignedID -@schemeID
       BuyerTradeParty ID<=1:163 GlobalID<=1:164 Name=1:30 PostalTradeAddress=1:419 URIUniversalCommunication<=1:165 SpecifiedTaxRegistration<=1:166
        GlobalID @schemeID:420 @schemeID/identifierScheme:421
        ID -@schemeID
        PostalTradeAddress CountryID=1:422 CountrySubDivisionName<=1:167
         CountryID ./country:423
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:424
         TradingBusinessName -
        SpecifiedTaxRegistration ID=1:425
         ID @schemeID:426 @schemeID/VA:427
        URIUniversalCommunication URIID=1:168
         URIID @schemeID:428 @schemeID/electronicAddress:429
       ContractReferencedDocument IssuerAssignedID=1:430
        FormattedIssueDateTime -
        IssuerAssignedID -@schemeID
       SellerTaxRepresentativeTradeParty Name=1:431 PostalTradeAddress=1:432 SpecifiedTaxRegistration=1:169
        GlobalID -
        ID -
        PostalTradeAddress CountryID=1:433 CountrySubDivisionName<=1:434
         CountryID ./country:435
        SpecifiedLegalOrganization -
        SpecifiedTaxRegistration ID=1:436
         ID @schemeID:437 @schemeID/VA:438
        URIUniversalCommunication -
       SellerTradeParty Name=1:409 PostalTradeAddress=1:32 URIUniversalCommunication<=1:439 SpecifiedTaxRegistration~VA<=1:33 SpecifiedTaxRegistration~FC<=1:34
        GlobalID @schemeID:440 @schemeID/identifierScheme:441
        ID -@schemeID
        PostalTradeAddress CountryID=1:35 CountrySubDivisionName<=1:442
         CountryID ./country:443
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:444
        SpecifiedTaxRegistration~noVAorFC -
        SpecifiedTaxRegistration~FC ID=1:411
         ID @schemeID:37
        SpecifiedTaxRegistration~VA ID=1:412
         ID @schemeID:413
        URIUniversalCommunication URIID=1:445
         URIID @schemeID:446 @schemeID/electronicAddress:447
      ApplicableHeaderTradeDelivery
       ActualDeliverySupplyChainEvent OccurrenceDateTime=1:171
        OccurrenceDateTime
         udt:DateTimeString @format:448 @format/day:449
       DespatchAdviceReferencedDocument IssuerAssignedID=1:450
        FormattedIssueDateTime -
        IssuerAssignedID -@schemeID
       ShipToTradeParty ID<=1:451 GlobalID<=1:452
        GlobalID @schemeID:453 @schemeID/identifierScheme:454
        ID -@schemeID
        PostalTradeAddress CountryID=1:455 CountrySubDivisionName<=1:456
         CountryID ./country:457
        SpecifiedLegalOrganization -
        SpecifiedTaxRegistration -
        URIUniversalCommunication -
      ApplicableHeaderTradeSettlement PaymentReference<=1:172 InvoiceCurrencyCode=1:38 ApplicableTradeTax>=1:173 SpecifiedTradePaymentTerms<=1:174 SpecifiedTradeSettlementHeaderMonetarySummation=1:39 ReceivableSpecifiedTradeAccountingAccount<=1:175
       ApplicableTradeTax CalculatedAmount=1:176 TypeCode=1:458 BasisAmount=1:177 CategoryCode=1:178
        BasisAmount -@currencyID
        CalculatedAmount -@currencyID
        CategoryCode ./category:179
        DueDateTypeCode ./taxPoint:180
        ExemptionReasonCode ./exemption:181
        TypeCode ./VAT:459
       BillingSpecifiedPeriod
        EndDateTime
         udt:DateTimeString @format:460 @format/day:461
        StartDateTime
         udt:DateTimeString @format:462 @format/day:463
       CreditorReferenceID -@schemeID
       InvoiceCurrencyCode ./currency:464
       InvoiceReferencedDocument +IssuerAssignedID=1:415
        FormattedIssueDateTime
         qdt:DateTimeString @format:465 @format/day:466
        IssuerAssignedID -@schemeID
       PayeeTradeParty ID<=1:467 GlobalID<=1:468 Name=1:469
        GlobalID @schemeID:470 @schemeID/identifierScheme:471
        ID -@schemeID
        PostalTradeAddress -
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:472
         TradingBusinessName -
        SpecifiedTaxRegistration -
        URIUniversalCommunication -
       ReceivableSpecifiedTradeAccountingAccount
        ID -@schemeID
       SpecifiedTradeAllowanceCharge~neitherTrueNorFalse -
       SpecifiedTradeAllowanceCharge~allowance ChargeIndicator=1:183 ActualAmount=1:184 CategoryTradeTax=1:185
        ActualAmount -@currencyID
        BasisAmount -@currencyID
        CategoryTradeTax TypeCode=1:473 CategoryCode=1:474
         BasisAmount -
         CalculatedAmount -
         CategoryCode ./category:475
         DueDateTypeCode -
         ExemptionReason -
         ExemptionReasonCode -
         TypeCode ./VAT:476
        ReasonCode ./allowance:186
       SpecifiedTradeAllowanceCharge~charge ChargeIndicator=1:477 ActualAmount=1:478 CategoryTradeTax=1:479
        ActualAmount -@currencyID
        BasisAmount -@currencyID
        CategoryTradeTax TypeCode=1:480 CategoryCode=1:481
         BasisAmount -
         CalculatedAmount -
         CategoryCode ./category:482
         DueDateTypeCode -
         ExemptionReason -
         ExemptionReasonCode -
         TypeCode ./VAT:483
        ReasonCode~ofOtherList -
        ReasonCode~ofNoList ./charge:391
       SpecifiedTradePaymentTerms Description<=1:187 DirectDebitMandateID<=1:188
        DirectDebitMandateID -@schemeID
        DueDateDateTime
         udt:DateTimeString @format:484 @format/day:485
       SpecifiedTradeSettlementHeaderMonetarySummation LineTotalAmount=1:189 ChargeTotalAmount<=1:190 AllowanceTotalAmount<=1:191 TaxBasisTotalAmount=1:41 TaxTotalAmount~inInvoiceCurrency<=1:42 TaxTotalAmount~inTaxCurrency<=1:192 GrandTotalAmount=1:43 TotalPrepaidAmount<=1:193 DuePayableAmount=1:44
        AllowanceTotalAmount -@currencyID
        ChargeTotalAmount -@currencyID
        DuePayableAmount -@currencyID
        GrandTotalAmount -@currencyID
        LineTotalAmount -@currencyID
        TaxBasisTotalAmount -@currencyID
        TaxTotalAmount~inOtherCurrency -
        TaxTotalAmount~inInvoiceCurrency @currencyID/currency:486
        TaxTotalAmount~inTaxCurrency @currencyID/currency:487
        TotalPrepaidAmount -@currencyID
       SpecifiedTradeSettlementPaymentMeans TypeCode=1:488 PayeePartyCreditorFinancialAccount<=1:194
        PayeePartyCreditorFinancialAccount
         IBANID -@schemeID
         ProprietaryID -@schemeID
        PayerPartyDebtorFinancialAccount IBANID=1:195
         IBANID -@schemeID
        TypeCode ./paymentMeans:489
       TaxCurrencyCode ./currency:196
    """
}
