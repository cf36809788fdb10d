// The structure of the Factur-X 1.09.2 profile EXTENDED, as its Schematron asks it (FNFE-MPE and FeRD, Apache-2.0).
// One element a line, indented below its parent; see FacturXTable for the notation.

extension FacturXTable {
  static let extended1 = """
    rsm:CrossIndustryInvoice
     rsm:ExchangedDocument ID=1:19 Name<=1:630 TypeCode=1:20 LanguageID<=1:315
      EffectiveSpecifiedPeriod CompleteDateTime=1:316
       CompleteDateTime
        udt:DateTimeString @format:631 @format/day:632
       Description -
       EndDateTime -
       StartDateTime -
      ID -@schemeID
      IncludedNote Content<=1:317 SubjectCode<=1:161
       ContentCode -@listID -@listVersionID
       SubjectCode ./noteSubject:633 -@listID -@listVersionID
      IssueDateTime
       udt:DateTimeString @format:21 @format/day:634
      LanguageID ./language:389 -@schemeID
      TypeCode ./invoiceType:635
     rsm:ExchangedDocumentContext BusinessProcessSpecifiedDocumentContextParameter<=1:24 GuidelineSpecifiedDocumentContextParameter=1:25
      BusinessProcessSpecifiedDocumentContextParameter ID=1:406
       ID -@schemeID
      GuidelineSpecifiedDocumentContextParameter ID=1:407
       ID ./guidelineExtended:636 -@schemeID
     rsm:SupplyChainTradeTransaction IncludedSupplyChainTradeLineItem>=1:265
      ApplicableHeaderTradeAgreement +SellerTradeParty=1:27 +BuyerTradeParty=1:28
       AdditionalReferencedDocument~typedOther -
       AdditionalReferencedDocument~typed130 IssuerAssignedID=1:557 TypeCode=1:558
        AttachmentBinaryObject -
        FormattedIssueDateTime
         qdt:DateTimeString @format:637 @format/dayOrInstant:638
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode ./reference:639
        TypeCode ./130:640
        URIID -
       AdditionalReferencedDocument~typed50 IssuerAssignedID=1:560 TypeCode=1:561
        AttachmentBinaryObject -
        FormattedIssueDateTime
         qdt:DateTimeString @format:641 @format/dayOrInstant:642
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode -
        TypeCode ./50:643
        URIID -
       AdditionalReferencedDocument~typed916 IssuerAssignedID=1:563 TypeCode=1:564 Name<=1:283 AttachmentBinaryObject<=1:284
        AttachmentBinaryObject @mimeCode:285 @mimeCode/mimeExtended:644 @filename:286
        FormattedIssueDateTime
         qdt:DateTimeString @format:645 @format/dayOrInstant:646
        IssuerAssignedID -@schemeID
        LineID -
        ReferenceTypeCode -
        TypeCode ./916:647
        URIID -@schemeID
       ApplicableTradeDeliveryTerms DeliveryTypeCode=1:319
        DeliveryTypeCode ./delivery:320
        RelevantTradeLocation
         CountryID ./country:648
       BuyerAgentTradeParty ID<=1:649 Name=1:650 RoleCode<=1:321 URIUniversalCommunication<=1:651 SpecifiedTaxRegistration<=1:652
        DefinedTradeContact
         EmailURIUniversalCommunication URIID=1:653
          CompleteNumber -
          URIID -@schemeID
         FaxUniversalCommunication CompleteNumber=1:654
          URIID -
         TelephoneUniversalCommunication CompleteNumber=1:655
          URIID -
        Description -
        GlobalID @schemeID:656 @schemeID/identifierSchemeExtended:657
        ID -@schemeID
        PostalTradeAddress CountryID=1:658 CountrySubDivisionName<=1:659
         CountryID ./country:660
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:661
         PostalTradeAddress CountryID=1:662 CountrySubDivisionName<=1:663
          CountryID ./country:664
          PostcodeCode -@listID -@listVersionID
        SpecifiedTaxRegistration ID=1:665
         ID @schemeID:666
        URIUniversalCommunication URIID=1:667
         CompleteNumber -
         URIID @schemeID:668 @schemeID/electronicAddress:669
       BuyerOrderReferencedDocument IssuerAssignedID=1:29
        AttachmentBinaryObject -
        FormattedIssueDateTime
         qdt:DateTimeString @format:670 @format/dayOrInstant:671
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode -
        TypeCode -
        URIID -
       BuyerTaxRepresentativeTradeParty ID<=1:672 Name=1:673 RoleCode<=1:674 URIUniversalCommunication<=1:675 SpecifiedTaxRegistration=1:676
        DefinedTradeContact
         EmailURIUniversalCommunication URIID=1:677
          CompleteNumber -
          URIID -@schemeID
         FaxUniversalCommunication CompleteNumber=1:678
          URIID -
         TelephoneUniversalCommunication CompleteNumber=1:679
          URIID -
        Description -
        GlobalID @schemeID:680 @schemeID/identifierSchemeExtended:681
        ID -@schemeID
        PostalTradeAddress CountryID=1:682 CountrySubDivisionName<=1:683
         CountryID ./country:684
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:685
         PostalTradeAddress CountryID=1:686 CountrySubDivisionName<=1:687
          CountryID ./country:688
          PostcodeCode -@listID -@listVersionID
        SpecifiedTaxRegistration ID=1:689
         ID @schemeID:690
        URIUniversalCommunication URIID=1:691
         CompleteNumber -
         URIID @schemeID:692 @schemeID/electronicAddress:693
       BuyerTradeParty ID<=1:163 Name=1:30 RoleCode<=1:694 Description<=1:695 PostalTradeAddress=1:419 URIUniversalCommunication<=1:165 SpecifiedTaxRegistration<=1:166
        DefinedTradeContact
         EmailURIUniversalCommunication URIID=1:566
          CompleteNumber -
          URIID -@schemeID
         FaxUniversalCommunication CompleteNumber=1:696
          URIID -
         TelephoneUniversalCommunication CompleteNumber=1:289
          URIID -
        GlobalID @schemeID:420 @schemeID/identifierSchemeExtended:697
        ID -@schemeID
        PostalTradeAddress CountryID=1:422 CountrySubDivisionName<=1:167
         CountryID ./country:698
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:699
         PostalTradeAddress CountryID=1:700 CountrySubDivisionName<=1:701
          CountryID ./country:702
          PostcodeCode -@listID -@listVersionID
        SpecifiedTaxRegistration ID=1:425
         ID @schemeID:426 @schemeID/VA:703
        URIUniversalCommunication URIID=1:168
         CompleteNumber -
         URIID @schemeID:428 @schemeID/electronicAddress:704
       ContractReferencedDocument IssuerAssignedID=1:430
        AttachmentBinaryObject -
        FormattedIssueDateTime
         qdt:DateTimeString @format:705 @format/dayOrInstant:706
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode ./contractReference:707
        TypeCode -
        URIID -
       ProductEndUserTradeParty ID<=1:708 Name=1:709 RoleCode<=1:710 URIUniversalCommunication<=1:711 SpecifiedTaxRegistration<=1:712
        DefinedTradeContact
         EmailURIUniversalCommunication URIID=1:713
          CompleteNumber -
          URIID -@schemeID
         FaxUniversalCommunication CompleteNumber=1:714
          URIID -
         TelephoneUniversalCommunication CompleteNumber=1:715
          URIID -
        Description -
        GlobalID @schemeID:716 @schemeID/identifierSchemeExtended:717
        ID -@schemeID
        PostalTradeAddress CountryID=1:718 CountrySubDivisionName<=1:719
         CountryID ./country:720
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:721
         PostalTradeAddress CountryID=1:722 CountrySubDivisionName<=1:723
          CountryID ./country:724
          PostcodeCode -@listID -@listVersionID
        SpecifiedTaxRegistration ID=1:725
         ID @schemeID:726
        URIUniversalCommunication URIID=1:727
         CompleteNumber -
         URIID @schemeID:728 @schemeID/electronicAddress:729
       QuotationReferencedDocument IssuerAssignedID=1:730
        AttachmentBinaryObject -
        FormattedIssueDateTime
         qdt:DateTimeString @format:731 @format/dayOrInstant:732
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode -
        TypeCode -
        URIID -
       SalesAgentTradeParty ID<=1:733 Name=1:734 RoleCode<=1:735 URIUniversalCommunication<=1:736 SpecifiedTaxRegistration<=1:737
        DefinedTradeContact
         EmailURIUniversalCommunication URIID=1:738
          CompleteNumber -
          URIID -@schemeID
         FaxUniversalCommunication CompleteNumber=1:739
          URIID -
         TelephoneUniversalCommunication CompleteNumber=1:740
          URIID -
        Description -
        GlobalID @schemeID:741 @schemeID/identifierSchemeExtended:742
        ID -@schemeID
        PostalTradeAddress CountryID=1:743 CountrySubDivisionName<=1:744
         CountryID ./country:745
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:746
         PostalTradeAddress CountryID=1:747 CountrySubDivisionName<=1:748
          CountryID ./country:749
          PostcodeCode -@listID -@listVersionID
        SpecifiedTaxRegistration ID=1:750
         ID @schemeID:751
        URIUniversalCommunication URIID=1:752
         CompleteNumber -
         URIID @schemeID:753 @schemeID/electronicAddress:754
       SellerOrderReferencedDocument IssuerAssignedID=1:572
        AttachmentBinaryObject -
        FormattedIssueDateTime
         qdt:DateTimeString @format:755 @format/dayOrInstant:756
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode -
        TypeCode -
        URIID -
       SellerTaxRepresentativeTradeParty ID<=1:757 Name=1:431 RoleCode<=1:758 PostalTradeAddress=1:432 URIUniversalCommunication<=1:759 SpecifiedTaxRegistration=1:169
        DefinedTradeContact
         EmailURIUniversalCommunication URIID=1:760
          CompleteNumber -
          URIID -@schemeID
         FaxUniversalCommunication CompleteNumber=1:761
          URIID -
         TelephoneUniversalCommunication CompleteNumber=1:762
          URIID -
        Description -
        GlobalID @schemeID:763 @schemeID/identifierSchemeExtended:764
        ID -@schemeID
        PostalTradeAddress CountryID=1:433 CountrySubDivisionName<=1:434
         CountryID ./country:765
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:766
         PostalTradeAddress CountryID=1:767 CountrySubDivisionName<=1:768
          CountryID ./country:769
          PostcodeCode -@listID -@listVersionID
        SpecifiedTaxRegistration ID=1:436
         ID @schemeID:437 @schemeID/VA:770
        URIUniversalCommunication URIID=1:771
         CompleteNumber -
         URIID @schemeID:772 @schemeID/electronicAddress:773
       SellerTradeParty Name=1:409 RoleCode<=1:774 Description<=1:575 PostalTradeAddress=1:32 URIUniversalCommunication<=1:439 SpecifiedTaxRegistration~VA<=1:33 SpecifiedTaxRegistration~FC<=1:34
        DefinedTradeContact
         EmailURIUniversalCommunication URIID=1:577
          CompleteNumber -
          URIID -@schemeID
         FaxUniversalCommunication CompleteNumber=1:775
          URIID -
         TelephoneUniversalCommunication CompleteNumber=1:578
          URIID -
        GlobalID @schemeID:440 @schemeID/identifierSchemeExtended:776
        ID -@schemeID
        PostalTradeAddress CountryID=1:35 CountrySubDivisionName<=1:442
         CountryID ./country:777
         PostcodeCode -@listID -@listVersionID
        SpecifiedLegalOrganization
         ID @schemeID/organizationScheme:778
         PostalTradeAddress CountryID=1:779 CountrySubDivisionName<=1:780
          CountryID ./country:781
          PostcodeCode -@listID -@listVersionID
        SpecifiedTaxRegistration~noVAorFC -
        SpecifiedTaxRegistration~FC ID=1:411
         ID @schemeID:37
        SpecifiedTaxRegistration~VA ID=1:412
         ID @schemeID:413
        URIUniversalCommunication URIID=1:445
         CompleteNumber -
         URIID @schemeID:446 @schemeID/electronicAddress:782
       SpecifiedProcuringProject
        ID -@schemeID
       UltimateCustomerOrderReferencedDocument IssuerAssignedID=1:783
        AttachmentBinaryObject -
        FormattedIssueDateTime
         qdt:DateTimeString @format:784 @format/dayOrInstant:785
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode -
        TypeCode -
        URIID -
      ApplicableHeaderTradeDelivery
       ActualDeliverySupplyChainEvent OccurrenceDateTime=1:171
        OccurrenceDateTime
         udt:DateTimeString @format:448 @format/day:786
       DeliveryNoteReferencedDocument IssuerAssignedID=1:787
        AttachmentBinaryObject -
        FormattedIssueDateTime
         qdt:DateTimeString @format:788 @format/dayOrInstant:789
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode -
        TypeCode -
        URIID -
       DespatchAdviceReferencedDocument IssuerAssignedID=1:450
        AttachmentBinaryObject -
        FormattedIssueDateTime
         qdt:DateTimeString @format:790 @format/dayOrInstant:791
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode -
        TypeCode -
        URIID -
       ReceivingAdviceReferencedDocument IssuerAssignedID=1:584
        AttachmentBinaryObject -
        FormattedIssueDateTime
         qdt:DateTimeString @format:792 @format/dayOrInstant:793
        IssuerAssignedID -@schemeID
        LineID -
        Name -
        ReferenceTypeCode -
        TypeCode -
        URIID -
       RelatedSupplyChainConsignment
        SpecifiedLogisticsTransportMovement ModeCode=1:322
         ModeCode ./transportMode:346
       ShipFromTradeParty ID<=1:794 RoleCode<=1:795 URIUniversalCommunication<=1:796 SpecifiedTaxRegistration<=1:797
        DefinedTradeContact
         EmailURIUniversalCommunication URIID=1:798
          CompleteNumber -
          URIID -@schemeID
         FaxUniversalCommunication CompleteNumber=1:799
          URIID -
         TelephoneUniversalCommunication CompleteNumber=1:800
          URIID -
        Description -
        GlobalID @schemeID:801 @schemeID/identifierSchemeExtended:802
        ID -@schemeID
        PostalTradeAddress CountryID=1:803 CountrySubDivisionName<=1:804
    """
}
