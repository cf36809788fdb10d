// The structure of the Factur-X 1.09.2 profile EN 16931, as its Schematron asks it (FNFE-MPE and FeRD, Apache-2.0).
// One element a line, indented below its parent; see FacturXTable for the notation.

extension FacturXTable {
  static let en16931 = """
    rsm:CrossIndustryInvoice
     rsm:ExchangedDocument ID=1:19 TypeCode=1:20
      ID -@schemeID
      IncludedNote Content=1:160 SubjectCode<=1:161
       SubjectCode ./noteSubject:553 -@listID -@listVersionID
      IssueDateTime
       udt:DateTimeString @format:21 @format/day:554
      TypeCode ./invoiceType:555
     rsm:ExchangedDocumentContext BusinessProcessSpecifiedDocumentContextParameter<=1:24 GuidelineSpecifiedDocumentContextParameter=1:25
      BusinessProcessSpecifiedDocumentContextParameter ID=1:406
       ID -@schemeID
      GuidelineSpecifiedDocumentContextParameter ID=1:407
       ID ./guidelineEN16931:556 -@schemeID
     rsm:SupplyChainTradeTransaction IncludedSupplyChainTradeLineItem>=1:265
      ApplicableHeaderTradeAgreement +SellerTradeParty=1:27 +BuyerTradeParty=1:28
       AdditionalReferencedDocument~typedOther -
       AdditionalReferencedDocument~typed130 IssuerAssignedID=1:557 TypeCode=1:558
        AttachmentBinaryObject -
        FormattedIssueDateTime -
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode ./reference:282
        TypeCode ./130:559
        URIID -
       AdditionalReferencedDocument~typed50 IssuerAssignedID=1:560 TypeCode=1:561
        AttachmentBinaryObject -
        FormattedIssueDateTime -
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode -
        TypeCode ./50:562
        URIID -
       AdditionalReferencedDocument~typed916 IssuerAssignedID=1:563 TypeCode=1:564 Name<=1:283 AttachmentBinaryObject<=1:284
        AttachmentBinaryObject @mimeCode:285 @mimeCode/mime:287 @filename:286
        FormattedIssueDateTime -
        IssuerAssignedID -@schemeID
        LineID -
        ReferenceTypeCode -
        TypeCode ./916:565
        URIID -@schemeID
       BuyerOrderReferencedDocument IssuerAssignedID=1:29
        AttachmentBinaryObject -
        FormattedIssueDateTime -
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode -
        TypeCode -
        URIID -
       BuyerTradeParty ID<=1:163 GlobalID<=1:164 Name=1:30 DefinedTradeContact<=1:288 PostalTradeAddress=1:419 URIUniversalCommunication<=1:165 SpecifiedTaxRegistration<=1:166
        DefinedTradeContact
         EmailURIUniversalCommunication URIID=1:566
          CompleteNumber -
          URIID -@schemeID
         TelephoneUniversalCommunication CompleteNumber=1:289
          URIID -
        Description -
        GlobalID @schemeID:420 @schemeID/identifierScheme:567
        ID -@schemeID
        PostalTradeAddress CountryID=1:422 CountrySubDivisionName<=1:167
         CountryID ./country:568
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:569
        SpecifiedTaxRegistration ID=1:425
         ID @schemeID:426 @schemeID/VA:570
        URIUniversalCommunication URIID=1:168
         CompleteNumber -
         URIID @schemeID:428 @schemeID/electronicAddress:571
       ContractReferencedDocument IssuerAssignedID=1:430
        AttachmentBinaryObject -
        FormattedIssueDateTime -
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode -
        TypeCode -
        URIID -
       SellerOrderReferencedDocument IssuerAssignedID=1:572
        AttachmentBinaryObject -
        FormattedIssueDateTime -
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode -
        TypeCode -
        URIID -
       SellerTaxRepresentativeTradeParty Name=1:431 PostalTradeAddress=1:432 SpecifiedTaxRegistration=1:169
        DefinedTradeContact -
        Description -
        GlobalID -
        ID -
        PostalTradeAddress CountryID=1:433 CountrySubDivisionName<=1:434
         CountryID ./country:573
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization -
        SpecifiedTaxRegistration ID=1:436
         ID @schemeID:437 @schemeID/VA:574
        URIUniversalCommunication -
       SellerTradeParty Name=1:409 Description<=1:575 DefinedTradeContact<=1:576 PostalTradeAddress=1:32 URIUniversalCommunication<=1:439 SpecifiedTaxRegistration~VA<=1:33 SpecifiedTaxRegistration~FC<=1:34
        DefinedTradeContact
         EmailURIUniversalCommunication URIID=1:577
          CompleteNumber -
          URIID -@schemeID
         TelephoneUniversalCommunication CompleteNumber=1:578
          URIID -
        GlobalID @schemeID:440 @schemeID/identifierScheme:579
        ID -@schemeID
        PostalTradeAddress CountryID=1:35 CountrySubDivisionName<=1:442
         CountryID ./country:580
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:581
        SpecifiedTaxRegistration~noVAorFC -
        SpecifiedTaxRegistration~FC ID=1:411
         ID @schemeID:37
        SpecifiedTaxRegistration~VA ID=1:412
         ID @schemeID:413
        URIUniversalCommunication URIID=1:445
         CompleteNumber -
         URIID @schemeID:446 @schemeID/electronicAddress:582
       SpecifiedProcuringProject
        ID -@schemeID
      ApplicableHeaderTradeDelivery
       ActualDeliverySupplyChainEvent OccurrenceDateTime=1:171
        OccurrenceDateTime
         udt:DateTimeString @format:448 @format/day:583
       DespatchAdviceReferencedDocument IssuerAssignedID=1:450
        AttachmentBinaryObject -
        FormattedIssueDateTime -
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode -
        TypeCode -
        URIID -
       ReceivingAdviceReferencedDocument IssuerAssignedID=1:584
        AttachmentBinaryObject -
        FormattedIssueDateTime -
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode -
        TypeCode -
        URIID -
       ShipToTradeParty ID<=1:451 GlobalID<=1:452
        DefinedTradeContact -
        Description -
        GlobalID @schemeID:453 @schemeID/identifierScheme:585
        ID -@schemeID
        PostalTradeAddress CountryID=1:455 CountrySubDivisionName<=1:456
         CountryID ./country:586
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization -
        SpecifiedTaxRegistration -
        URIUniversalCommunication -
      ApplicableHeaderTradeSettlement PaymentReference<=1:172 InvoiceCurrencyCode=1:38 ApplicableTradeTax>=1:173 SpecifiedTradePaymentTerms<=1:174 SpecifiedTradeSettlementHeaderMonetarySummation=1:39 ReceivableSpecifiedTradeAccountingAccount<=1:175
       ApplicableTradeTax CalculatedAmount=1:176 TypeCode=1:458 BasisAmount=1:177 CategoryCode=1:178
        BasisAmount -@currencyID
        CalculatedAmount -@currencyID
        CategoryCode ./category:587
        DueDateTypeCode ./taxPoint:588
        ExemptionReasonCode ./exemption:589 -@listID -@listVersionID
        TaxPointDate
         udt:DateString @format:590 @format/day:591
        TypeCode ./VAT:592
       BillingSpecifiedPeriod
        EndDateTime
         udt:DateTimeString @format:460 @format/day:593
        StartDateTime
         udt:DateTimeString @format:462 @format/day:594
       CreditorReferenceID -@schemeID
       InvoiceCurrencyCode ./currency:595
       InvoiceReferencedDocument +IssuerAssignedID=1:415
        AttachmentBinaryObject -
        FormattedIssueDateTime
         qdt:DateTimeString @format:465 @format/day:596
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode -
        TypeCode -
        URIID -
       PayeeTradeParty ID<=1:467 GlobalID<=1:468 Name=1:469
        DefinedTradeContact -
        Description -
        GlobalID @schemeID:470 @schemeID/identifierScheme:597
        ID -@schemeID
        PostalTradeAddress -
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:598
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
         CategoryCode ./category:599
         DueDateTypeCode -
         ExemptionReason -
         ExemptionReasonCode -
         TaxPointDate -
         TypeCode ./VAT:600
        ReasonCode ./allowance:601
       SpecifiedTradeAllowanceCharge~charge ChargeIndicator=1:477 ActualAmount=1:478 CategoryTradeTax=1:479
        ActualAmount -@currencyID
        BasisAmount -@currencyID
        CategoryTradeTax TypeCode=1:480 CategoryCode=1:481
         BasisAmount -
         CalculatedAmount -
         CategoryCode ./category:602
         DueDateTypeCode -
         ExemptionReason -
         ExemptionReasonCode -
         TaxPointDate -
         TypeCode ./VAT:603
        ReasonCode~ofOtherList -
        ReasonCode~ofNoList ./charge:604
       SpecifiedTradePaymentTerms Description<=1:187 DirectDebitMandateID<=1:188
        DirectDebitMandateID -@schemeID
        DueDateDateTime
         udt:DateTimeString @format:484 @format/day:605
       SpecifiedTradeSettlementHeaderMonetarySummation LineTotalAmount=1:189 ChargeTotalAmount<=1:190 AllowanceTotalAmount<=1:191 TaxBasisTotalAmount=1:41 TaxTotalAmount~inInvoiceCurrency<=1:42 TaxTotalAmount~inTaxCurrency<=1:192 RoundingAmount<=1:290 GrandTotalAmount=1:43 TotalPrepaidAmount<=1:193 DuePayableAmount=1:44
        AllowanceTotalAmount -@currencyID
        ChargeTotalAmount -@currencyID
        DuePayableAmount -@currencyID
        GrandTotalAmount -@currencyID
        LineTotalAmount -@currencyID
        RoundingAmount -@currencyID
        TaxBasisTotalAmount -@currencyID
        TaxTotalAmount~inOtherCurrency -
        TaxTotalAmount~inInvoiceCurrency @currencyID/currency:606
        TaxTotalAmount~inTaxCurrency @currencyID/currency:607
        TotalPrepaidAmount -@currencyID
       SpecifiedTradeSettlementPaymentMeans TypeCode=1:488 Information<=1:291 PayeePartyCreditorFinancialAccount<=1:194
        ApplicableTradeSettlementFinancialCard ID=1:608
         ID -@schemeID
        PayeePartyCreditorFinancialAccount
         IBANID -@schemeID
         ProprietaryID -@schemeID
        PayeeSpecifiedCreditorFinancialInstitution BICID=1:292
         BICID -@schemeID
        PayerPartyDebtorFinancialAccount IBANID=1:195
         IBANID -@schemeID
        TypeCode ./paymentMeans:609
       TaxCurrencyCode ./currency:610
      IncludedSupplyChainTradeLineItem AssociatedDocumentLineDocument=1:266 SpecifiedTradeProduct=1:267 SpecifiedLineTradeAgreement=1:268 SpecifiedLineTradeDelivery=1:269
       AssociatedDocumentLineDocument LineID=1:270 IncludedNote<=1:271
        IncludedNote Content=1:529
         SubjectCode -
        LineID -@schemeID
       SpecifiedLineTradeAgreement NetPriceProductTradePrice=1:272
        BuyerOrderReferencedDocument
         AttachmentBinaryObject -
         FormattedIssueDateTime -
         IssuerAssignedID -
         LineID -@schemeID
         Name -
         ReferenceTypeCode -
         TypeCode -
         URIID -
        GrossPriceProductTradePrice ChargeAmount=1:273 AppliedTradeAllowanceCharge~allowance<=1:274
         AppliedTradeAllowanceCharge~neitherTrueNorFalse -
         AppliedTradeAllowanceCharge~allowance ChargeIndicator=1:530 ActualAmount=1:531
          ActualAmount -@currencyID
          BasisAmount -
          CalculationPercent -
          CategoryTradeTax -
          Reason -
          ReasonCode -
         BasisQuantity @unitCode/unit:611
         ChargeAmount -@currencyID
        NetPriceProductTradePrice ChargeAmount=1:532
         AppliedTradeAllowanceCharge -
         BasisQuantity @unitCode/unit:612
         ChargeAmount -@currencyID
       SpecifiedLineTradeDelivery BilledQuantity=1:276
        BilledQuantity @unitCode/unit:613
       SpecifiedLineTradeSettlement +ApplicableTradeTax=1:278 +SpecifiedTradeSettlementLineMonetarySummation=1:279 +AdditionalReferencedDocument<=1:293 +ReceivableSpecifiedTradeAccountingAccount<=1:614
        AdditionalReferencedDocument IssuerAssignedID=1:615 TypeCode=1:616
         AttachmentBinaryObject -
         FormattedIssueDateTime -
         IssuerAssignedID -@schemeID
         LineID -
         Name -
         ReferenceTypeCode ./reference:617
         TypeCode ./documentKind:618
         URIID -
        ApplicableTradeTax TypeCode=1:535 CategoryCode=1:536
         BasisAmount -
         CalculatedAmount -
         CategoryCode ./category:619
         DueDateTypeCode -
         ExemptionReason -
         ExemptionReasonCode -
         TaxPointDate -
         TypeCode ./VAT:620
        BillingSpecifiedPeriod
         EndDateTime
          udt:DateTimeString @format:539 @format/day:621
         StartDateTime
          udt:DateTimeString @format:541 @format/day:622
        ReceivableSpecifiedTradeAccountingAccount
         ID -@schemeID
        SpecifiedTradeAllowanceCharge~neitherTrueNorFalse -
        SpecifiedTradeAllowanceCharge~allowance ChargeIndicator=1:543 ActualAmount=1:544
         ActualAmount -@currencyID
         BasisAmount -@currencyID
         CategoryTradeTax -
         ReasonCode ./allowance:623
        SpecifiedTradeAllowanceCharge~charge ChargeIndicator=1:546 ActualAmount=1:547
         ActualAmount -@currencyID
         BasisAmount -@currencyID
         CategoryTradeTax -
         ReasonCode~ofOtherList -
         ReasonCode~ofNoList ./charge:624
        SpecifiedTradeSettlementLineMonetarySummation LineTotalAmount=1:549
         LineTotalAmount -@currencyID
       SpecifiedTradeProduct Name=1:550 Description<=1:625
        ApplicableProductCharacteristic Description=1:294 Value=1:295
        BuyerAssignedID -@schemeID
        DesignatedProductClassification
         ClassCode @listID:296 @listID/itemClass:297
        GlobalID @schemeID:551 @schemeID/organizationScheme:626
        OriginTradeCountry ID=1:627
         ID ./country:628
        SellerAssignedID -@schemeID
    """
}
