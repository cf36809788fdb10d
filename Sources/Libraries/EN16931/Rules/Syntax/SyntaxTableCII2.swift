extension SyntaxTable {
  /// What CEN binds EN 16931 to in CII, part 2.
  static let cii2 = """
    @/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement
    SR-306 w! ram:PurchaseConditionsReferencedDocument
    SR-307 w! ram:SpecifiedProcuringProject/ram:Description
    SR-442 w! ram:Reference
    SR-448 w! ram:UltimateCustomerOrderReferencedDocument
    SR-450 w?
    SR-455 f1 ram:SellerTradeParty/ram:DefinedTradeContact
    SR-456 f1 ram:BuyerTradeParty/ram:DefinedTradeContact
    SR-457 w?
    SR-458 W?
    SR-459 f1 ram:SellerTradeParty/ram:URIUniversalCommunication
    SR-460 f1 ram:BuyerTradeParty/ram:URIUniversalCommunication
    SR-465 w?
    SR-466 w?
    SR-475 w?
    SR-476 w?
    @/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeDelivery
    SR-308 w! ram:RelatedSupplyChainConsignment
    SR-309 w! ram:ShipToTradeParty/ram:RoleCode
    SR-310 w! ram:ShipToTradeParty/ram:Description
    SR-311 w! ram:ShipToTradeParty/ram:SpecifiedLegalOrganization
    SR-312 w! ram:ShipToTradeParty/ram:DefinedTradeContact
    SR-313 w! ram:ShipToTradeParty/ram:URIUniversalCommunication
    SR-314 w! ram:ShipToTradeParty/ram:SpecifiedTaxRegistration
    SR-315 w! ram:ShipToTradeParty/ram:EndPointURIUniversalCommunication
    SR-316 w! ram:ShipToTradeParty/ram:LogoAssociatedSpecifiedBinaryFile
    SR-317 w! ram:UltimateShipToTradeParty
    SR-318 w! ram:ShipFromTradeParty
    SR-319 w! ram:ActualDespatchSupplyChainEvent
    SR-320 w! ram:ActualPickUpSupplyChainEvent
    SR-321 w! ram:ActualDeliverySupplyChainEvent/ram:ID
    SR-322 w! ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTime
    SR-323 w! ram:ActualDeliverySupplyChainEvent/ram:TypeCode
    SR-324 w! ram:ActualDeliverySupplyChainEvent/ram:Description
    SR-325 w! ram:ActualDeliverySupplyChainEvent/ram:DescriptionBinaryObject
    SR-326 w! ram:ActualDeliverySupplyChainEvent/ram:UnitQuantity
    SR-327 w! ram:ActualDeliverySupplyChainEvent/ram:LatestOccurrenceDateTime
    SR-328 w! ram:ActualDeliverySupplyChainEvent/ram:EarliestOccurrenceDateTime
    SR-329 w! ram:ActualDeliverySupplyChainEvent/ram:OccurrenceSpecifiedPeriod
    SR-330 w! ram:ActualDeliverySupplyChainEvent/ram:OccurrenceLogisticsLocation
    SR-331 w! ram:ActualReceiptSupplyChainEvent
    SR-332 w! ram:AdditionalReferencedDocument
    SR-333 W! ram:DespatchAdviceReferencedDocument/ram:LineID
    SR-334 W! ram:DespatchAdviceReferencedDocument/ram:LineID
    SR-335 w! ram:DeliveryNoteReferencedDocument
    SR-336 w! ram:ConsumptionReportReferencedDocument
    SR-337 w! ram:PreviousDeliverySupplyChainEvent
    SR-338 w! ram:PackingListReferencedDocument
    SR-449 w?
    @/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement
    SR-339 w! ram:DuePayableAmount
    SR-340 w! ram:CreditorReferenceTypeCode
    SR-341 w! ram:CreditorReferenceType
    SR-342 w! ram:CreditorReferenceIssuerID
    SR-344 w! ram:PaymentCurrencyCode
    SR-345 w! ram:InvoiceIssuerReference
    SR-346 w! ram:InvoiceDateTime
    SR-347 w! ram:NextInvoiceDateTime
    SR-348 w! ram:CreditReasonCode
    SR-349 w! ram:CreditReason
    SR-350 W! ram:InvoicerTradeParty
    SR-351 W! ram:InvoiceeTradeParty
    SR-352 W! ram:PayeeTradeParty/ram:RoleCode
    SR-353 W! ram:PayeeTradeParty/ram:Description
    SR-354 W! ram:PayeeTradeParty/ram:SpecifiedLegalOrganization/ram:LegalClassificationCode
    SR-355 W! ram:PayeeTradeParty/ram:SpecifiedLegalOrganization/ram:Name
    SR-356 W! ram:PayeeTradeParty/ram:SpecifiedLegalOrganization/ram:TradingBusinessName
    SR-357 W! ram:PayeeTradeParty/ram:SpecifiedLegalOrganization/ram:PostalTradeAddress
    SR-358 W! ram:PayeeTradeParty/ram:SpecifiedLegalOrganization/ram:AuthorizedLegalRegistration
    SR-359 W! ram:PayeeTradeParty/ram:DefinedTradeContact
    SR-360 W! ram:PayeeTradeParty/ram:PostalTradeAddress
    SR-361 W! ram:PayeeTradeParty/ram:URIUniversalCommunication
    SR-362 W! ram:PayeeTradeParty/ram:SpecifiedTaxRegistration
    SR-363 W! ram:PayeeTradeParty/ram:EndPointURIUniversalCommunication
    SR-364 w! ram:PayeeTradeParty/ram:LogoAssociatedSpecifiedBinaryFile
    SR-365 W! ram:PayerTradeParty
    SR-366 W! ram:TaxApplicableTradeCurrencyExchange
    SR-367 w! ram:InvoiceApplicableTradeCurrencyExchange
    SR-368 w! ram:PaymentApplicableTradeCurrencyExchange
    SR-369 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:PaymentChannelCode
    SR-370 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:GuaranteeMethodCode
    SR-371 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:PaymentMethodCode
    SR-372 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:ApplicableTradeSettlementFinancialCard/ram:MicrochipIndicator
    SR-373 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:ApplicableTradeSettlementFinancialCard/ram:TypeCode
    SR-375 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:ApplicableTradeSettlementFinancialCard/ram:ExpiryDate
    SR-376 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:ApplicableTradeSettlementFinancialCard/ram:VerificationNumeric
    SR-377 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:ApplicableTradeSettlementFinancialCard/ram:ValidFromDateTime
    SR-378 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:ApplicableTradeSettlementFinancialCard/ram:CreditLimitAmount
    SR-379 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:ApplicableTradeSettlementFinancialCard/ram:CreditAvailableAmount
    SR-380 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:ApplicableTradeSettlementFinancialCard/ram:InterestRatePercent
    SR-381 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:ApplicableTradeSettlementFinancialCard/ram:Description
    SR-382 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:PayerPartyDebtorFinancialAccount/ram:AccountName
    SR-384 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:PayerSpecifiedDebtorFinancialInstitution/ram:ClearingSystemName
    SR-385 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:PayerSpecifiedDebtorFinancialInstitution/ram:Name
    SR-386 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:PayerSpecifiedDebtorFinancialInstitution/ram:LocationFinancialInstitutionAddress
    SR-388 w! ram:SpecifiedTradeAllowanceCharge/ram:ID
    SR-389 w! ram:SpecifiedTradeAllowanceCharge/ram:SequenceNumeric
    SR-390 w! ram:SpecifiedTradeAllowanceCharge/ram:BasisQuantity
    SR-391 w! ram:SpecifiedTradeAllowanceCharge/ram:PrepaidIndicator
    SR-392 w! ram:SpecifiedTradeAllowanceCharge/ram:UnitBasisAmount
    SR-393 w! ram:SpecifiedTradeAllowanceCharge/ram:TypeCode
    SR-394 w! ram:SpecifiedTradeAllowanceCharge/ram:ActualTradeCurrencyExchange
    SR-395 w! ram:SubtotalCalculatedTradeTax
    SR-396 w! ram:SpecifiedLogisticsServiceCharge
    SR-397 w! ram:SpecifiedTradePaymentTerms/ram:ID
    SR-398 w! ram:SpecifiedTradePaymentTerms/ram:FromEventCode
    SR-399 w! ram:SpecifiedTradePaymentTerms/ram:SettlementPeriodMeasure
    SR-400 w! ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTime
    SR-401 w! ram:SpecifiedTradePaymentTerms/ram:TypeCode
    SR-402 w! ram:SpecifiedTradePaymentTerms/ram:InstructionTypeCode
    SR-404 w! ram:SpecifiedTradePaymentTerms/ram:PartialPaymentPercent
    SR-405 w! ram:SpecifiedTradePaymentTerms/ram:PaymentMeansID
    SR-406 w! ram:SpecifiedTradePaymentTerms/ram:PartialPaymentAmount
    SR-407 w! ram:SpecifiedTradePaymentTerms/ram:ApplicableTradePaymentPenaltyTerms
    SR-408 w! ram:SpecifiedTradePaymentTerms/ram:ApplicableTradePaymentDiscountTerms
    SR-409 w! ram:SpecifiedTradePaymentTerms/ram:PayeeTradeParty
    SR-421 w! ram:SpecifiedFinancialAdjustment
    SR-422 W! ram:InvoiceReferencedDocument/ram:LineID
    SR-423 w! ram:ProFormaInvoiceReferencedDocument
    SR-424 w! ram:LetterOfCreditReferencedDocument
    SR-425 w! ram:FactoringAgreementReferencedDocument
    SR-426 w! ram:FactoringListReferencedDocument
    SR-427 w! ram:PayableSpecifiedTradeAccountingAccount
    SR-428 w! ram:ReceivableSpecifiedTradeAccountingAccount/ram:SetTriggerCode
    SR-429 w! ram:ReceivableSpecifiedTradeAccountingAccount/ram:TypeCode
    SR-430 w! ram:ReceivableSpecifiedTradeAccountingAccount/ram:AmountTypeCode
    SR-431 w! ram:ReceivableSpecifiedTradeAccountingAccount/ram:Name
    SR-432 w! ram:ReceivableSpecifiedTradeAccountingAccount/ram:CostReferenceDimensionPattern
    SR-433 w! ram:PurchaseSpecifiedTradeAccountingAccount
    SR-434 w! ram:SalesSpecifiedTradeAccountingAccount
    SR-435 w! ram:SpecifiedTradeSettlementFinancialCard
    SR-436 w! ram:SpecifiedAdvancePayment
    SR-437 w! ram:UltimatePayeeTradeParty
    SR-443 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:ID
    SR-444 w! ram:SpecifiedTradeSettlementPaymentMeans/ram:PayerPartyDebtorFinancialAccount/ram:ProprietaryID
    SR-451 w?
    SR-452 w1 ram:SpecifiedTradePaymentTerms
    SR-453 w1 ram:SpecifiedTradePaymentTerms/ram:Description
    SR-461 f1 ram:ApplicableTradeTax/ram:TaxPointDate
    SR-462 f?
    SR-470 F?
    @/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/ram:SpecifiedTradeSettlementHeaderMonetarySummation
    SR-411 w! ram:InformationAmount
    SR-412 w! ram:TotalDiscountAmount
    SR-413 w! ram:TotalAllowanceChargeAmount
    SR-414 w! ram:RetailValueExcludingTaxInformationAmount
    SR-415 w! ram:TotalDepositFeeInformationAmount
    SR-416 w! ram:ProductValueExcludingTobaccoTaxInformationAmount
    SR-417 w! ram:TotalRetailValueInformationAmount
    SR-418 w! ram:GrossLineTotalAmount
    SR-419 w! ram:NetLineTotalAmount
    SR-420 w! ram:NetIncludingTaxesLineTotalAmount
    SR-477 f1 ram:LineTotalAmount
    SR-478 f1 ram:ChargeTotalAmount
    SR-479 f1 ram:AllowanceTotalAmount
    SR-480 f1 ram:TaxBasisTotalAmount
    SR-481 f1 ram:RoundingAmount
    SR-482 f1 ram:GrandTotalAmount
    SR-483 f1 ram:InformationAmount
    SR-484 f1 ram:TotalPrepaidAmount
    SR-485 f1 ram:TotalDiscountAmount
    SR-486 f1 ram:TotalAllowanceChargeAmount
    SR-487 f1 ram:DuePayableAmount
    SR-488 f1 ram:RetailValueExcludingTaxInformationAmount
    SR-489 f1 ram:TotalDepositFeeInformationAmount
    SR-490 f1 ram:ProductValueExcludingTobaccoTaxInformationAmount
    SR-491 f1 ram:TotalRetailValueInformationAmount
    SR-492 f1 ram:GrossLineTotalAmount
    SR-493 f1 ram:NetLineTotalAmount
    SR-494 f1 ram:NetIncludingTaxesLineTotalAmount
    @//ram:TypeCode
    DT-008 f! @name
    DT-009 f! @listURI
    @//*ReferencedDocument
    DT-015 f?
    DT-016 f! ram:StatusCode
    DT-017 f! ram:CopyIndicator
    DT-018 F?
    DT-019 f! ram:GlobalID
    DT-020 f! ram:RevisionID
    DT-021 f?
    DT-022 f?
    DT-023 f! ram:Information
    DT-024 F?
    DT-025 f! ram:SectionName
    DT-026 f! ram:PreviousRevisionID
    DT-027 F?
    DT-028 f! ram:EffectiveSpecifiedPeriod
    DT-029 f! ram:IssuerTradeParty
    DT-030 f! ram:AttachedSpecifiedBinaryFile
    @//*Amount
    DT-031 f! @currencyID
    DT-032 f! @currencyCodeListVersionID
    @//*Quantity
    DT-034 f! @unitCodeListID
    DT-035 f! @unitCodeListAgencyID
    DT-036 f! @unitCodeListAgencyName
    @//*TradeTax
    DT-037 f?
    DT-038 w! ram:CalculatedRate
    DT-039 w! ram:CalculationSequenceNumeric
    DT-040 w! ram:BasisQuantity
    DT-041 w?
    DT-042 w! ram:UnitBasisAmount
    DT-043 w! ram:LineTotalBasisAmount
    DT-044 w! ram:AllowanceChargeBasisAmount
    DT-049 w! ram:CurrencyCode
    DT-050 w! ram:Jurisdiction
    DT-051 w! ram:CustomsDutyIndicator
    DT-052 W?
    DT-053 w! ram:TaxBasisAllowanceRate
    DT-054 w?
    DT-055 w! ram:Type
    DT-056 w! ram:InformationAmount
    DT-057 w! ram:CategoryName
    DT-058 W?
    DT-059 w! ram:RateApplicablePercent/@format
    DT-060 w! ram:SpecifiedTradeAccountingAccount
    DT-061 w! ram:ServiceSupplyTradeCountry
    DT-062 w! ram:BuyerRepayableTaxSpecifiedTradeAccountingAccount
    DT-063 w! ram:SellerPayableTaxSpecifiedTradeAccountingAccount
    DT-064 w! ram:SellerRefundableTaxSpecifiedTradeAccountingAccount
    DT-065 w! ram:BuyerDeductibleTaxSpecifiedTradeAccountingAccount
    DT-066 w! ram:BuyerNonDeductibleTaxSpecifiedTradeAccountingAccount
    DT-067 w! ram:PlaceApplicableTradeLocation
    DT-098 W?
    @//ram:BillingSpecifiedPeriod
    DT-068 f! ram:StartDateTime/udt:DateTime
    DT-069 f! ram:DurationMeasure
    DT-070 f! ram:InclusiveIndicator
    DT-071 f! ram:Description
    DT-072 f! ram:EndDateTime/udt:DateTime
    DT-073 f! ram:CompleteDateTime
    DT-074 f! ram:OpenIndicator
    DT-075 f! ram:SeasonCode
    DT-076 f! ram:ID
    DT-077 f! ram:Name
    DT-078 f! ram:SequenceNumeric
    DT-079 f! ram:StartDateFlexibilityCode
    DT-080 f! ram:ContinuousIndicator
    DT-081 f! ram:PurposeCode
    @//ram:PostalTradeAddress
    DT-082 f! ram:ID
    DT-083 f! ram:PostOfficeBox
    DT-084 f! ram:BuildingName
    DT-086 f! ram:LineFour
    DT-087 f! ram:LineFive
    DT-088 f! ram:StreetName
    DT-089 f! ram:CitySubDivisionName
    DT-090 f! ram:CountryName
    DT-091 f! ram:CountrySubDivisionID
    DT-092 f! ram:AttentionOf
    DT-093 f! ram:CareOf
    DT-094 f! ram:BuildingNumber
    DT-095 f! ram:DepartmentName
    DT-096 f! ram:AdditionalStreetName
    @//udt:DateTimeString
    DT-097 f?
    @//*ID
    DT-101 f! @schemeName
    DT-102 f! @schemeAgencyName
    DT-103 f! @schemeDataURI
    DT-104 f! @schemeURI
    @//*DocumentContextParameter
    SR-04 w! ram:Value
    SR-05 w! ram:SpecifiedDocumentVersion
    @//ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge
    SR-440 f1 ram:ActualAmount
    @//ram:SpecifiedTradeAllowanceCharge
    SR-463 f?
    SR-471 f1 ram:RateApplicablePercent
    SR-472 f1 ram:CategoryTradeTax
    SR-473 f1 ram:ActualAmount
    @//ram:SpecifiedTradeSettlementPaymentMeans
    SR-464 w! ram:PayerSpecifiedDebtorFinancialInstitution
    """
}
