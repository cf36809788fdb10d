// The structure of the Factur-X 1.09.2 profile EXTENDED, as its Schematron asks it (FNFE-MPE and FeRD, Apache-2.0).
// One element a line, indented below its parent; see FacturXTable for the notation.

extension FacturXTable {
  static let extended2 = """
         CountryID ./country:805
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:806
         PostalTradeAddress CountryID=1:807 CountrySubDivisionName<=1:808
          CountryID ./country:809
          PostcodeCode -@listID -@listVersionID
        SpecifiedTaxRegistration ID=1:810
         ID @schemeID:811
        URIUniversalCommunication URIID=1:812
         CompleteNumber -
         URIID @schemeID:813 @schemeID/electronicAddress:814
       ShipToTradeParty ID<=1:451 RoleCode<=1:815 URIUniversalCommunication<=1:816 SpecifiedTaxRegistration<=1:817
        DefinedTradeContact
         EmailURIUniversalCommunication URIID=1:818
          CompleteNumber -
          URIID -@schemeID
         FaxUniversalCommunication CompleteNumber=1:819
          URIID -
         TelephoneUniversalCommunication CompleteNumber=1:820
          URIID -
        Description -
        GlobalID @schemeID:453 @schemeID/identifierSchemeExtended:821
        ID -@schemeID
        PostalTradeAddress CountryID=1:455 CountrySubDivisionName<=1:456
         CountryID ./country:822
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:823
         PostalTradeAddress CountryID=1:824 CountrySubDivisionName<=1:825
          CountryID ./country:826
          PostcodeCode -@listID -@listVersionID
        SpecifiedTaxRegistration ID=1:827
         ID @schemeID:828
        URIUniversalCommunication URIID=1:829
         CompleteNumber -
         URIID @schemeID:830 @schemeID/electronicAddress:831
       UltimateShipToTradeParty ID<=1:832 RoleCode<=1:833 URIUniversalCommunication<=1:834 SpecifiedTaxRegistration<=1:835
        DefinedTradeContact
         EmailURIUniversalCommunication URIID=1:836
          CompleteNumber -
          URIID -@schemeID
         FaxUniversalCommunication CompleteNumber=1:837
          URIID -
         TelephoneUniversalCommunication CompleteNumber=1:838
          URIID -
        Description -
        GlobalID @schemeID:839 @schemeID/identifierSchemeExtended:840
        ID -@schemeID
        PostalTradeAddress CountryID=1:841 CountrySubDivisionName<=1:842
         CountryID ./country:843
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:844
         PostalTradeAddress CountryID=1:845 CountrySubDivisionName<=1:846
          CountryID ./country:847
          PostcodeCode -@listID -@listVersionID
        SpecifiedTaxRegistration ID=1:848
         ID @schemeID:849
        URIUniversalCommunication URIID=1:850
         CompleteNumber -
         URIID @schemeID:851 @schemeID/electronicAddress:852
      ApplicableHeaderTradeSettlement PaymentReference<=1:172 InvoiceCurrencyCode=1:38 ApplicableTradeTax>=1:173 SpecifiedTradeSettlementHeaderMonetarySummation=1:39
       ApplicableTradeTax CalculatedAmount=1:176 TypeCode=1:458 BasisAmount=1:177 LineTotalBasisAmount<=1:323 AllowanceChargeBasisAmount<=1:324 CategoryCode=1:178
        AllowanceChargeBasisAmount -@currencyID
        BasisAmount -@currencyID
        CalculatedAmount -@currencyID
        CategoryCode ./categoryExtended:853
        DueDateTypeCode ./taxPoint:854
        ExemptionReasonCode ./exemption:855 -@listID -@listVersionID
        LineTotalBasisAmount -@currencyID
        TaxPointDate
         udt:DateString @format:590 @format/day:856
        TypeCode ./taxType:857
       BillingSpecifiedPeriod Description<=1:858
        CompleteDateTime -
        EndDateTime
         udt:DateTimeString @format:460 @format/day:859
        StartDateTime
         udt:DateTimeString @format:462 @format/day:860
       CreditorReferenceID -@schemeID
       InvoiceCurrencyCode ./currency:861
       InvoiceReferencedDocument +IssuerAssignedID=1:415
        AttachmentBinaryObject -
        FormattedIssueDateTime
         qdt:DateTimeString @format:465 @format/dayOrInstant:862
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode -
        TypeCode ./invoiceTypeReferenced:863
        URIID -
       InvoiceeTradeParty ID<=1:864 Name=1:865 RoleCode<=1:866 URIUniversalCommunication<=1:867 SpecifiedTaxRegistration<=1:868
        DefinedTradeContact
         EmailURIUniversalCommunication URIID=1:869
          CompleteNumber -
          URIID -@schemeID
         FaxUniversalCommunication CompleteNumber=1:870
          URIID -
         TelephoneUniversalCommunication CompleteNumber=1:871
          URIID -
        Description -
        GlobalID @schemeID:872 @schemeID/identifierSchemeExtended:873
        ID -@schemeID
        PostalTradeAddress CountryID=1:874 CountrySubDivisionName<=1:875
         CountryID ./country:876
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:877
         PostalTradeAddress CountryID=1:878 CountrySubDivisionName<=1:879
          CountryID ./country:880
          PostcodeCode -@listID -@listVersionID
        SpecifiedTaxRegistration ID=1:881
         ID @schemeID:882
        URIUniversalCommunication URIID=1:883
         CompleteNumber -
         URIID @schemeID:884 @schemeID/electronicAddress:885
       InvoicerTradeParty ID<=1:886 Name=1:887 RoleCode<=1:888 URIUniversalCommunication<=1:889 SpecifiedTaxRegistration<=1:890
        DefinedTradeContact
         EmailURIUniversalCommunication URIID=1:891
          CompleteNumber -
          URIID -@schemeID
         FaxUniversalCommunication CompleteNumber=1:892
          URIID -
         TelephoneUniversalCommunication CompleteNumber=1:893
          URIID -
        Description -
        GlobalID @schemeID:894 @schemeID/identifierSchemeExtended:895
        ID -@schemeID
        PostalTradeAddress CountryID=1:896 CountrySubDivisionName<=1:897
         CountryID ./country:898
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:899
         PostalTradeAddress CountryID=1:900 CountrySubDivisionName<=1:901
          CountryID ./country:902
          PostcodeCode -@listID -@listVersionID
        SpecifiedTaxRegistration ID=1:903
         ID @schemeID:904
        URIUniversalCommunication URIID=1:905
         CompleteNumber -
         URIID @schemeID:906 @schemeID/electronicAddress:907
       PayeeTradeParty ID<=1:467 Name=1:469 RoleCode<=1:908 URIUniversalCommunication<=1:909 SpecifiedTaxRegistration<=1:910
        DefinedTradeContact
         EmailURIUniversalCommunication URIID=1:911
          CompleteNumber -
          URIID -@schemeID
         FaxUniversalCommunication CompleteNumber=1:912
          URIID -
         TelephoneUniversalCommunication CompleteNumber=1:913
          URIID -
        Description -
        GlobalID @schemeID:470 @schemeID/identifierSchemeExtended:914
        ID -@schemeID
        PostalTradeAddress CountryID=1:915 CountrySubDivisionName<=1:916
         CountryID ./country:917
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:918
         PostalTradeAddress CountryID=1:919 CountrySubDivisionName<=1:920
          CountryID ./country:921
          PostcodeCode -@listID -@listVersionID
        SpecifiedTaxRegistration ID=1:922
         ID @schemeID:923
        URIUniversalCommunication URIID=1:924
         CompleteNumber -
         URIID @schemeID:925 @schemeID/electronicAddress:926
       PayerTradeParty ID<=1:927 Name=1:928 RoleCode<=1:929 URIUniversalCommunication<=1:930 SpecifiedTaxRegistration<=1:931
        DefinedTradeContact
         EmailURIUniversalCommunication URIID=1:932
          CompleteNumber -
          URIID -@schemeID
         FaxUniversalCommunication CompleteNumber=1:933
          URIID -
         TelephoneUniversalCommunication CompleteNumber=1:934
          URIID -
        Description -
        GlobalID @schemeID:935 @schemeID/identifierSchemeExtended:936
        ID -@schemeID
        PostalTradeAddress CountryID=1:937 CountrySubDivisionName<=1:938
         CountryID ./country:939
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:940
         PostalTradeAddress CountryID=1:941 CountrySubDivisionName<=1:942
          CountryID ./country:943
          PostcodeCode -@listID -@listVersionID
        SpecifiedTaxRegistration ID=1:944
         ID @schemeID:945
        URIUniversalCommunication URIID=1:946
         CompleteNumber -
         URIID @schemeID:947 @schemeID/electronicAddress:948
       ReceivableSpecifiedTradeAccountingAccount
        ID -@schemeID
        TypeCode ./accountType:949
       SpecifiedAdvancePayment IncludedTradeTax>=1:325 InvoiceSpecifiedReferencedDocument<=1:326
        FormattedReceivedDateTime
         qdt:DateTimeString @format:950 @format/dayOrInstant:951
        IncludedTradeTax CalculatedAmount=1:952 TypeCode=1:953 CategoryCode=1:954
         AllowanceChargeBasisAmount -
         BasisAmount -
         CalculatedAmount -@currencyID
         CategoryCode ./categoryExtended:955
         DueDateTypeCode -
         ExemptionReasonCode ./exemption:956 -@listID -@listVersionID
         LineTotalBasisAmount -
         TaxPointDate -
         TypeCode ./taxType:957
        InvoiceSpecifiedReferencedDocument IssuerAssignedID=1:958
         AttachmentBinaryObject -
         FormattedIssueDateTime
          qdt:DateTimeString @format:959 @format/dayOrInstant:960
         IssuerAssignedID -@schemeID
         LineID -
         Name -
         ReferenceTypeCode -
         TypeCode ./invoiceTypeReferenced:961
         URIID -
        PaidAmount -@currencyID
       SpecifiedFinancialAdjustment Reason=1:383 ActualAmount=1:962
        ActualAmount -@currencyID
       SpecifiedLogisticsServiceCharge Description=1:963 AppliedAmount=1:327 AppliedTradeTax>=1:328
        AppliedAmount -@currencyID
        AppliedTradeTax TypeCode=1:964 CategoryCode=1:965 RateApplicablePercent=1:329
         AllowanceChargeBasisAmount -
         BasisAmount -
         CalculatedAmount -
         CategoryCode ./categoryExtended:966
         DueDateTypeCode -
         ExemptionReasonCode ./exemption:967 -@listID -@listVersionID
         LineTotalBasisAmount -
         TaxPointDate -
         TypeCode ./taxType:968
       SpecifiedTradeAllowanceCharge~neitherTrueNorFalse -
       SpecifiedTradeAllowanceCharge~allowance ChargeIndicator=1:183 ActualAmount=1:184 CategoryTradeTax=1:185
        ActualAmount -@currencyID
        BasisAmount -@currencyID
        BasisQuantity @unitCode/unit:969
        CategoryTradeTax TypeCode=1:473 CategoryCode=1:474
         AllowanceChargeBasisAmount -
         BasisAmount -
         CalculatedAmount -
         CategoryCode ./categoryExtended:970
         DueDateTypeCode -
         ExemptionReasonCode ./exemption:971 -@listID -@listVersionID
         LineTotalBasisAmount -
         TaxPointDate -
         TypeCode ./taxType:972
        ReasonCode ./allowance:973 -@listID
       SpecifiedTradeAllowanceCharge~charge ChargeIndicator=1:477 ActualAmount=1:478 CategoryTradeTax=1:479
        ActualAmount -@currencyID
        BasisAmount -@currencyID
        BasisQuantity @unitCode/unit:974
        CategoryTradeTax TypeCode=1:480 CategoryCode=1:481
         AllowanceChargeBasisAmount -
         BasisAmount -
         CalculatedAmount -
         CategoryCode ./categoryExtended:975
         DueDateTypeCode -
         ExemptionReasonCode ./exemption:976 -@listID -@listVersionID
         LineTotalBasisAmount -
         TaxPointDate -
         TypeCode ./taxType:977
        ReasonCode~ofOtherList -
        ReasonCode~of5153 ./chargeTax:390
        ReasonCode~ofNoList ./charge:978 -@listID
       SpecifiedTradePaymentTerms Description<=1:187 DirectDebitMandateID<=1:188 PartialPaymentAmount<=1:330 PayeeTradeParty<=1:331
        ApplicableTradePaymentDiscountTerms
         ActualDiscountAmount -@currencyID
         BasisAmount -@currencyID
         BasisDateTime
          udt:DateTimeString @format:979 @format/day:980
        ApplicableTradePaymentPenaltyTerms
         ActualPenaltyAmount -@currencyID
         BasisAmount -@currencyID
         BasisDateTime
          udt:DateTimeString @format:981 @format/day:982
         BasisPeriodMeasure @unitCode:277
        DirectDebitMandateID -@schemeID
        DueDateDateTime
         udt:DateTimeString @format:484 @format/day:983
        PartialPaymentAmount -@currencyID
        PayeeTradeParty ID<=1:984 Name=1:985 RoleCode<=1:986 URIUniversalCommunication<=1:987 SpecifiedTaxRegistration<=1:988
         DefinedTradeContact
          EmailURIUniversalCommunication URIID=1:989
           CompleteNumber -
           URIID -@schemeID
          FaxUniversalCommunication CompleteNumber=1:990
           URIID -
          TelephoneUniversalCommunication CompleteNumber=1:991
           URIID -
         Description -
         GlobalID @schemeID:992 @schemeID/identifierSchemeExtended:993
         ID -@schemeID
         PostalTradeAddress CountryID=1:994 CountrySubDivisionName<=1:995
          CountryID ./country:996
          PostcodeCode -@listID -@listVersionID
         SpecifiedLegalOrganization
          ID @schemeID/organizationScheme:997
          PostalTradeAddress CountryID=1:998 CountrySubDivisionName<=1:999
           CountryID ./country:1000
           PostcodeCode -@listID -@listVersionID
         SpecifiedTaxRegistration ID=1:1001
          ID @schemeID:1002
         URIUniversalCommunication URIID=1:1003
          CompleteNumber -
          URIID @schemeID:1004 @schemeID/electronicAddress:1005
       SpecifiedTradeSettlementHeaderMonetarySummation LineTotalAmount=1:189 ChargeTotalAmount<=1:190 AllowanceTotalAmount<=1:191 TaxBasisTotalAmount=1:41 TaxTotalAmount~inInvoiceCurrency<=1:42 TaxTotalAmount~inTaxCurrency<=1:192 RoundingAmount<=1:290 GrandTotalAmount=1:43 TotalPrepaidAmount<=1:193 DuePayableAmount=1:44
        AllowanceTotalAmount -@currencyID
        ChargeTotalAmount -@currencyID
        DuePayableAmount -@currencyID
        GrandTotalAmount -@currencyID
        LineTotalAmount -@currencyID
        RoundingAmount -@currencyID
        TaxBasisTotalAmount -@currencyID
        TaxTotalAmount~inOtherCurrency -
        TaxTotalAmount~inInvoiceCurrency @currencyID/currency:1006
        TaxTotalAmount~inTaxCurrency @currencyID/currency:1007
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
        PayerSpecifiedDebtorFinancialInstitution
         BICID -@schemeID
        TypeCode ./paymentMeans:1008
       TaxApplicableTradeCurrencyExchange
        ConversionRateDateTime
         udt:DateTimeString @format:1009 @format/day:1010
    """
}
