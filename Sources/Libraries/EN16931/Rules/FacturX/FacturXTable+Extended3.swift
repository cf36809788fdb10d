// The structure of the Factur-X 1.09.2 profile EXTENDED, as its Schematron asks it (FNFE-MPE and FeRD, Apache-2.0).
// One element a line, indented below its parent; see FacturXTable for the notation.

extension FacturXTable {
  static let extended3 = """
        SourceCurrencyCode ./currency:332
        TargetCurrencyCode ./currency:333
       TaxCurrencyCode ./currency:1011
      IncludedSupplyChainTradeLineItem AssociatedDocumentLineDocument=1:266 SpecifiedTradeProduct=1:267
       AssociatedDocumentLineDocument LineID=1:270
        IncludedNote Content<=1:1012 SubjectCode<=1:1013
         ContentCode -@listID -@listVersionID
         SubjectCode ./noteSubject:1014 -@listID -@listVersionID
        LineID -@schemeID
        LineStatusCode ./lineStatus:334
        LineStatusReasonCode ./lineReason:335 -@listID -@listVersionID
        ParentLineID -@schemeID
       SpecifiedLineTradeAgreement
        AdditionalReferencedDocument IssuerAssignedID=1:1015 TypeCode=1:1016 Name<=1:1017 AttachmentBinaryObject<=1:1018
         AttachmentBinaryObject @mimeCode:1019 @mimeCode/mimeExtended:1020 @filename:1021
         FormattedIssueDateTime
          qdt:DateTimeString @format:1022 @format/dayOrInstant:1023
         IssuerAssignedID -@schemeID
         LineID -@schemeID
         ReferenceTypeCode ./reference:1024
         TypeCode ./documentKind:1025
         URIID -@schemeID
        ApplicableTradeDeliveryTerms DeliveryTypeCode=1:1026
         DeliveryTypeCode ./delivery:1027
         RelevantTradeLocation
          CountryID ./country:1028
        BuyerOrderReferencedDocument
         AttachmentBinaryObject -
         FormattedIssueDateTime
          qdt:DateTimeString @format:1029 @format/dayOrInstant:1030
         IssuerAssignedID -@schemeID
         LineID -@schemeID
         Name -
         ReferenceTypeCode -
         TypeCode -
         URIID -
        ContractReferencedDocument
         AttachmentBinaryObject -
         FormattedIssueDateTime
          qdt:DateTimeString @format:1031 @format/dayOrInstant:1032
         IssuerAssignedID -@schemeID
         LineID -@schemeID
         Name -
         ReferenceTypeCode -
         TypeCode -
         URIID -
        GrossPriceProductTradePrice ChargeAmount=1:273
         AppliedTradeAllowanceCharge~neitherTrueNorFalse -
         AppliedTradeAllowanceCharge~allowance ChargeIndicator=1:530 ActualAmount=1:531
          ActualAmount -@currencyID
          BasisAmount -@currencyID
          BasisQuantity -
          CategoryTradeTax -
          ReasonCode ./allowance:1033 -@listID
          SequenceNumeric -
         AppliedTradeAllowanceCharge~charge ChargeIndicator=1:1034 ActualAmount=1:1035
          ActualAmount -@currencyID
          BasisAmount -@currencyID
          BasisQuantity -
          CategoryTradeTax -
          ReasonCode~ofOtherList -
          ReasonCode~of5153 ./taxType:1036
          ReasonCode~ofNoList -@listID
          SequenceNumeric -
         BasisQuantity @unitCode/unit:1037
         ChargeAmount -@currencyID
         IncludedTradeTax -
        ItemSellerTradeParty RoleCode<=1:1038 Description<=1:1039 URIUniversalCommunication<=1:1040 SpecifiedTaxRegistration~VA<=1:1041 SpecifiedTaxRegistration~FC<=1:1042
         DefinedTradeContact
          EmailURIUniversalCommunication URIID=1:1043
           CompleteNumber -
           URIID -@schemeID
          FaxUniversalCommunication CompleteNumber=1:1044
           URIID -
          TelephoneUniversalCommunication CompleteNumber=1:1045
           URIID -
         GlobalID @schemeID:1046 @schemeID/identifierSchemeExtended:1047
         ID -@schemeID
         PostalTradeAddress CountryID=1:1048 CountrySubDivisionName<=1:1049
          CountryID ./country:1050
          PostcodeCode -@listID -@listVersionID
         SpecifiedLegalOrganization
          ID @schemeID/organizationScheme:1051
          PostalTradeAddress -
         SpecifiedTaxRegistration~noVAorFC -
         SpecifiedTaxRegistration~FC ID=1:1052
          ID @schemeID:1053
         SpecifiedTaxRegistration~VA ID=1:1054
          ID @schemeID:1055
         URIUniversalCommunication URIID=1:1056
          CompleteNumber -
          URIID @schemeID:1057 @schemeID/electronicAddress:1058
        NetPriceProductTradePrice ChargeAmount=1:532 IncludedTradeTax<=1:336
         AppliedTradeAllowanceCharge -
         BasisQuantity @unitCode/unit:1059
         ChargeAmount -@currencyID
         IncludedTradeTax CalculatedAmount=1:1060 TypeCode=1:1061 CategoryCode=1:1062 RateApplicablePercent=1:1063
          AllowanceChargeBasisAmount -
          BasisAmount -
          CalculatedAmount -@currencyID
          CategoryCode ./categoryExtended:1064
          DueDateTypeCode -
          ExemptionReasonCode ./exemption:1065 -@listID -@listVersionID
          LineTotalBasisAmount -
          TaxPointDate -
          TypeCode ./VAT:1066
        QuotationReferencedDocument
         AttachmentBinaryObject -
         FormattedIssueDateTime
          qdt:DateTimeString @format:1067 @format/dayOrInstant:1068
         IssuerAssignedID -@schemeID
         LineID -@schemeID
         Name -
         ReferenceTypeCode -
         TypeCode -
         URIID -
        SellerOrderReferencedDocument
         AttachmentBinaryObject -
         FormattedIssueDateTime
          qdt:DateTimeString @format:1069 @format/dayOrInstant:1070
         IssuerAssignedID -@schemeID
         LineID -@schemeID
         Name -
         ReferenceTypeCode -
         TypeCode -
         URIID -
        UltimateCustomerOrderReferencedDocument
         AttachmentBinaryObject -
         FormattedIssueDateTime
          qdt:DateTimeString @format:1071 @format/dayOrInstant:1072
         IssuerAssignedID -@schemeID
         LineID -@schemeID
         Name -
         ReferenceTypeCode -
         TypeCode -
         URIID -
       SpecifiedLineTradeDelivery
        ActualDeliverySupplyChainEvent OccurrenceDateTime=1:1073
         OccurrenceDateTime
          udt:DateTimeString @format:1074 @format/day:1075
        BilledQuantity @unitCode/unit:1076
        ChargeFreeQuantity @unitCode:1077 @unitCode/unit:1078
        DeliveryNoteReferencedDocument
         AttachmentBinaryObject -
         FormattedIssueDateTime
          qdt:DateTimeString @format:1079 @format/dayOrInstant:1080
         IssuerAssignedID -@schemeID
         LineID -@schemeID
         Name -
         ReferenceTypeCode -
         TypeCode -
         URIID -
        DespatchAdviceReferencedDocument
         AttachmentBinaryObject -
         FormattedIssueDateTime
          qdt:DateTimeString @format:1081 @format/dayOrInstant:1082
         IssuerAssignedID -@schemeID
         LineID -@schemeID
         Name -
         ReferenceTypeCode -
         TypeCode -
         URIID -
        PackageQuantity @unitCode:1083 @unitCode/unit:1084
        PerPackageUnitQuantity @unitCode:1085 @unitCode/unit:1086
        ReceivingAdviceReferencedDocument
         AttachmentBinaryObject -
         FormattedIssueDateTime
          qdt:DateTimeString @format:1087 @format/dayOrInstant:1088
         IssuerAssignedID -@schemeID
         LineID -@schemeID
         Name -
         ReferenceTypeCode -
         TypeCode -
         URIID -
        ShipToTradeParty ID<=1:1089 RoleCode<=1:1090 URIUniversalCommunication<=1:1091 SpecifiedTaxRegistration<=1:1092
         DefinedTradeContact
          EmailURIUniversalCommunication URIID=1:1093
           CompleteNumber -
           URIID -@schemeID
          FaxUniversalCommunication CompleteNumber=1:1094
           URIID -
          TelephoneUniversalCommunication CompleteNumber=1:1095
           URIID -
         Description -
         GlobalID @schemeID:1096 @schemeID/identifierSchemeExtended:1097
         ID -@schemeID
         PostalTradeAddress CountryID=1:1098 CountrySubDivisionName<=1:1099
          CountryID ./country:1100
          PostcodeCode -@listID -@listVersionID
         SpecifiedLegalOrganization
          ID @schemeID:1101 @schemeID/organizationScheme:1102
          PostalTradeAddress -
         SpecifiedTaxRegistration ID=1:1103
          ID @schemeID:1104
         URIUniversalCommunication URIID=1:1105
          CompleteNumber -
          URIID @schemeID:1106 @schemeID/electronicAddress:1107
        UltimateShipToTradeParty ID<=1:1108 RoleCode<=1:1109 URIUniversalCommunication<=1:1110 SpecifiedTaxRegistration<=1:1111
         DefinedTradeContact
          EmailURIUniversalCommunication URIID=1:1112
           CompleteNumber -
           URIID -@schemeID
          FaxUniversalCommunication CompleteNumber=1:1113
           URIID -
          TelephoneUniversalCommunication CompleteNumber=1:1114
           URIID -
         Description -
         GlobalID @schemeID:1115 @schemeID/identifierSchemeExtended:1116
         ID -@schemeID
         PostalTradeAddress CountryID=1:1117 CountrySubDivisionName<=1:1118
          CountryID ./country:1119
          PostcodeCode -@listID -@listVersionID
         SpecifiedLegalOrganization
          ID @schemeID/organizationScheme:1120
          PostalTradeAddress -
         SpecifiedTaxRegistration ID=1:1121
          ID @schemeID:1122
         URIUniversalCommunication URIID=1:1123
          CompleteNumber -
          URIID @schemeID:1124 @schemeID/electronicAddress:1125
       SpecifiedLineTradeSettlement InvoiceReferencedDocument<=1:337
        AdditionalReferencedDocument IssuerAssignedID=1:615 TypeCode=1:616
         AttachmentBinaryObject -
         FormattedIssueDateTime -
         IssuerAssignedID -@schemeID
         LineID -
         Name -
         ReferenceTypeCode ./reference:1126
         TypeCode ./documentKind:1127
         URIID -
        ApplicableTradeTax CalculatedAmount<=1:338
         AllowanceChargeBasisAmount -
         BasisAmount -
         CalculatedAmount -@currencyID
         CategoryCode ./categoryExtended:1128
         DueDateTypeCode ./taxPoint:1129
         ExemptionReasonCode ./exemption:1130 -@listID -@listVersionID
         LineTotalBasisAmount -
         TaxPointDate -
         TypeCode ./taxType:1131
        BillingSpecifiedPeriod
         CompleteDateTime -
         Description -
         EndDateTime
          udt:DateTimeString @format:539 @format/day:1132
         StartDateTime
          udt:DateTimeString @format:541 @format/day:1133
        InvoiceReferencedDocument
         AttachmentBinaryObject -
         FormattedIssueDateTime
          qdt:DateTimeString @format:1134 @format/dayOrInstant:1135
         IssuerAssignedID -@schemeID
         LineID -@schemeID
         Name -
         ReferenceTypeCode -
         TypeCode ./invoiceTypeReferenced:1136
         URIID -
        ReceivableSpecifiedTradeAccountingAccount
         ID -@schemeID
        SpecifiedTradeAllowanceCharge~neitherTrueNorFalse -
        SpecifiedTradeAllowanceCharge~allowance ChargeIndicator=1:543 ActualAmount=1:544
         ActualAmount -@currencyID
         BasisAmount -@currencyID
         BasisQuantity -
         CategoryTradeTax -
         ReasonCode ./allowance:1137 -@listID
         SequenceNumeric -
        SpecifiedTradeAllowanceCharge~charge ChargeIndicator=1:546 ActualAmount=1:547
         ActualAmount -@currencyID
         BasisAmount -@currencyID
         BasisQuantity -
         CategoryTradeTax -
         ReasonCode~ofOtherList -
         ReasonCode~of5153 ./taxType:1138
         ReasonCode~ofNoList ./charge:1139 -@listID
         SequenceNumeric -
        SpecifiedTradeSettlementLineMonetarySummation LineTotalAmount<=1:382 ChargeTotalAmount<=1:1140 AllowanceTotalAmount<=1:1141 TaxTotalAmount~inInvoiceCurrency<=1:387 TaxTotalAmount~inTaxCurrency<=1:388 GrandTotalAmount<=1:340 TotalAllowanceChargeAmount<=1:341
         AllowanceTotalAmount -@currencyID
         ChargeTotalAmount -@currencyID
         GrandTotalAmount -@currencyID
         LineTotalAmount -@currencyID
         TaxTotalAmount~inOtherCurrency -
         TaxTotalAmount~inInvoiceCurrency @currencyID/currency:1142
         TaxTotalAmount~inTaxCurrency @currencyID/currency:1143
         TotalAllowanceChargeAmount -@currencyID
       SpecifiedTradeProduct Name=1:550 Description<=1:625
        ApplicableProductCharacteristic Description<=1:1144 Value<=1:384
         TypeCode -@listID -@listVersionID
        BatchID -@schemeID
        BuyerAssignedID -@schemeID
        DesignatedProductClassification ClassName<=1:342
         ClassCode @listID:296 @listID/itemClass:1145
        GlobalID @schemeID:551 @schemeID/organizationScheme:1146
        ID -@schemeID
        IncludedReferencedProduct ID<=1:1147 IndustryAssignedID<=1:343 Name=1:1148 Description<=1:1149 UnitQuantity<=1:344
         BuyerAssignedID -@schemeID
         GlobalID @schemeID:1150 @schemeID/organizationScheme:1151
         ID -@schemeID
         IndustryAssignedID -@schemeID
         SellerAssignedID -@schemeID
         UnitQuantity @unitCode:1152 @unitCode/unit:1153
        IndividualTradeProductInstance
         BatchID -@schemeID
         SupplierAssignedSerialID -@schemeID
        IndustryAssignedID -@schemeID
        ManufacturerTradeParty RoleCode<=1:1154 Description<=1:1155 URIUniversalCommunication<=1:1156 SpecifiedTaxRegistration~VA<=2:386 SpecifiedTaxRegistration~FC<=2:385
         DefinedTradeContact
          EmailURIUniversalCommunication URIID=1:1157
           CompleteNumber -
           URIID -@schemeID
          FaxUniversalCommunication CompleteNumber=1:1158
           URIID -
          TelephoneUniversalCommunication CompleteNumber=1:1159
           URIID -
         GlobalID @schemeID:1160 @schemeID/identifierSchemeExtended:1161
         ID -@schemeID
         PostalTradeAddress CountryID=1:1162 CountrySubDivisionName<=1:1163
          CountryID ./country:1164
          PostcodeCode -@listID -@listVersionID
         SpecifiedLegalOrganization
          ID @schemeID/organizationScheme:1165
          PostalTradeAddress -
         SpecifiedTaxRegistration~noVAorFC -
         SpecifiedTaxRegistration~FC ID=1:1166
          ID @schemeID:1167
         SpecifiedTaxRegistration~VA ID=1:1168
          ID @schemeID:1169
         URIUniversalCommunication URIID=1:1170
          CompleteNumber -
          URIID @schemeID:1171 @schemeID/electronicAddress:1172
        ModelID -@schemeID
        OriginTradeCountry ID=1:627
         ID ./country:1173
        SellerAssignedID -@schemeID
    """
}
