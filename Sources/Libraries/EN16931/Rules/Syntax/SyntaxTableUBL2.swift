extension SyntaxTable {
  /// What CEN binds EN 16931 to in UBL, part 2.
  static let ubl2 = """
    @/
    CR-401 w! cac:Delivery/cac:DeliveryParty/cac:ServiceProviderParty
    CR-402 w! cac:Delivery/cac:DeliveryParty/cac:PowerOfAttorney
    CR-403 w! cac:Delivery/cac:DeliveryParty/cac:FinancialAccount
    CR-404 w! cac:Delivery/cac:NotifyParty
    CR-405 w! cac:Delivery/cac:Despatch
    CR-406 w! cac:Delivery/cac:DeliveryTerms
    CR-407 w! cac:Delivery/cac:MinimumDeliveryUnit
    CR-408 w! cac:Delivery/cac:MaximumDeliveryUnit
    CR-409 w! cac:Delivery/cac:Shipment
    CR-410 W! cac:DeliveryTerms
    CR-411 w! cac:PaymentMeans/cbc:ID
    CR-412 w?
    CR-413 w! cac:PaymentMeans/cbc:PaymentChannelCode
    CR-414 w! cac:PaymentMeans/cbc:InstructionID
    CR-415 w! cac:PaymentMeans/cac:CardAccount/cbc:CardTypeCode
    CR-416 w! cac:PaymentMeans/cac:CardAccount/cbc:ValidityStartDate
    CR-417 w! cac:PaymentMeans/cac:CardAccount/cbc:ExpiryDate
    CR-418 w! cac:PaymentMeans/cac:CardAccount/cbc:IssuerID
    CR-419 w! cac:PaymentMeans/cac:CardAccount/cbc:IssueNumberID
    CR-420 w! cac:PaymentMeans/cac:CardAccount/cbc:CV2ID
    CR-421 w! cac:PaymentMeans/cac:CardAccount/cbc:CardChipCode
    CR-422 w! cac:PaymentMeans/cac:CardAccount/cbc:ChipApplicationID
    CR-424 w! cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:AliasName
    CR-425 w! cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:AccountTypeCode
    CR-426 w! cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:AccountFormatCode
    CR-427 w! cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:CurrencyCode
    CR-428 w! cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:PaymentNote
    CR-429 w! cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:Name
    CR-430 w! cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cac:FinancialInstitution/cbc:Name
    CR-431 w! cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cac:FinancialInstitution/cac:Address
    CR-432 w! cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cac:Address
    CR-433 w! cac:PaymentMeans/cac:PayeeFinancialAccount/cac:Country
    CR-434 w! cac:PaymentMeans/cac:CreditAccount
    CR-435 w! cac:PaymentMeans/cac:PaymentMandate/cbc:MandateTypeCode
    CR-436 w! cac:PaymentMeans/cac:PaymentMandate/cbc:MaximumPaymentInstructionsNumeric
    CR-437 w! cac:PaymentMeans/cac:PaymentMandate/cbc:MaximumPaidAmount
    CR-438 w! cac:PaymentMeans/cac:PaymentMandate/cbc:SignatureID
    CR-439 W! cac:PaymentMeans/cac:PaymentMandate/cac:PayerParty
    CR-440 w! cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:Name
    CR-441 w! cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:AliasName
    CR-442 w! cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:AccountTypeCode
    CR-443 w! cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:AccountFormatCode
    CR-444 w! cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:CurrencyCode
    CR-445 w! cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:PaymentNote
    CR-446 w! cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cac:FinancialInstitutionBranch
    CR-447 w! cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cac:Country
    CR-448 w! cac:PaymentMeans/cac:PaymentMandate/cac:ValidityPeriod
    CR-449 w! cac:PaymentMeans/cac:PaymentMandate/cac:PaymentReversalPeriod
    CR-450 w! cac:PaymentMeans/cac:PaymentMandate/cac:Clause
    CR-451 w! cac:PaymentMeans/cac:TradeFinancing
    CR-452 w! cac:PaymentTerms/cbc:ID
    CR-453 w! cac:PaymentTerms/cbc:PaymentMeansID
    CR-454 w! cac:PaymentTerms/cbc:PrepaidPaymentReferenceID
    CR-455 w! cac:PaymentTerms/cbc:ReferenceEventCode
    CR-456 w! cac:PaymentTerms/cbc:SettlementDiscountPercent
    CR-457 w! cac:PaymentTerms/cbc:PenaltySurchargePercent
    CR-458 w! cac:PaymentTerms/cbc:PaymentPercent
    CR-459 w! cac:PaymentTerms/cbc:Amount
    CR-460 w! cac:PaymentTerms/cbc:SettlementDiscountAmount
    CR-461 w! cac:PaymentTerms/cbc:PenaltyAmount
    CR-462 w! cac:PaymentTerms/cbc:PaymentTermsDetailsURI
    CR-463 w! cac:PaymentTerms/cbc:PaymentDueDate
    CR-464 w! cac:PaymentTerms/cbc:InstallmentDueDate
    CR-465 w! cac:PaymentTerms/cbc:InvoicingPartyReference
    CR-466 w! cac:PaymentTerms/cac:SettlementPeriod
    CR-467 w! cac:PaymentTerms/cac:PenaltyPeriod
    CR-468 w! cac:PaymentTerms/cac:ExchangeRate
    CR-469 w! cac:PaymentTerms/cac:ValidityPeriod
    CR-470 w! cac:PrepaidPayment
    CR-471 w! cac:AllowanceCharge/cbc:ID
    CR-472 w! cac:AllowanceCharge/cbc:PrepaidIndicator
    CR-473 w! cac:AllowanceCharge/cbc:SequenceNumeric
    CR-474 w! cac:AllowanceCharge/cbc:AccountingCostCode
    CR-475 w! cac:AllowanceCharge/cbc:AccountingCost
    CR-476 w! cac:AllowanceCharge/cbc:PerUnitAmount
    CR-477 w! cac:AllowanceCharge/cac:TaxCategory/cbc:Name
    CR-478 w! cac:AllowanceCharge/cac:TaxCategory/cbc:BaseUnitMeasure
    CR-479 w! cac:AllowanceCharge/cac:TaxCategory/cbc:PerUnitAmount
    CR-480 W! cac:AllowanceCharge/cac:TaxCategory/cbc:TaxExemptionReasonCode
    CR-481 W! cac:AllowanceCharge/cac:TaxCategory/cbc:TaxExemptionReason
    CR-482 w! cac:AllowanceCharge/cac:TaxCategory/cbc:TierRange
    CR-483 w! cac:AllowanceCharge/cac:TaxCategory/cbc:TierRatePercent
    CR-484 w! cac:AllowanceCharge/cac:TaxCategory/cac:TaxScheme/cbc:Name
    CR-485 w! cac:AllowanceCharge/cac:TaxCategory/cac:TaxScheme/cbc:TaxTypeCode
    CR-486 w! cac:AllowanceCharge/cac:TaxCategory/cac:TaxScheme/cbc:CurrencyCode
    CR-487 w! cac:AllowanceCharge/cac:TaxCategory/cac:TaxScheme/cac:JurisdictionRegionAddress
    CR-488 w! cac:AllowanceCharge/cac:TaxTotal
    CR-489 w! cac:AllowanceCharge/cac:PaymentMeans
    CR-490 W! cac:TaxExchangeRate
    CR-491 w! cac:PricingExchangeRate
    CR-492 w! cac:PaymentExchangeRate
    CR-493 w! cac:PaymentAlternativeExchangeRate
    CR-494 w! cac:TaxTotal/cbc:RoundingAmount
    CR-495 w! cac:TaxTotal/cbc:TaxEvidenceIndicator
    CR-496 w! cac:TaxTotal/cbc:TaxIncludedIndicator
    CR-497 w! cac:TaxTotal/cac:TaxSubtotal/cbc:CalculationSequenceNumeric
    CR-498 w! cac:TaxTotal/cac:TaxSubtotal/cbc:TransactionCurrencyTaxAmount
    CR-499 w! cac:TaxTotal/cac:TaxSubtotal/cbc:Percent
    CR-500 w! cac:TaxTotal/cac:TaxSubtotal/cbc:BaseUnitMeasure
    CR-501 w! cac:TaxTotal/cac:TaxSubtotal/cbc:PerUnitAmount
    CR-502 w! cac:TaxTotal/cac:TaxSubtotal/cbc:TierRange
    CR-503 w! cac:TaxTotal/cac:TaxSubtotal/cbc:TierRatePercent
    CR-504 w! cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:Name
    CR-505 w! cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:BaseUnitMeasure
    CR-506 w! cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:PerUnitAmount
    CR-507 w! cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:TierRange
    CR-508 w! cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:TierRatePercent
    CR-509 w! cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cac:TaxScheme/cbc:Name
    CR-510 w! cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cac:TaxScheme/cbc:TaxTypeCode
    CR-511 w! cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cac:TaxScheme/cbc:CurrencyCode
    CR-512 w! cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cac:TaxScheme/cac:JurisdictionRegionAddress
    CR-513 w! cac:WithholdingTaxTotal
    CR-514 w! cac:LegalMonetaryTotal/cbc:PayableAlternativeAmount
    CR-515 w! LINE/cbc:UUID
    CR-516 w! LINE/cbc:TaxPointDate
    CR-517 w! LINE/cbc:AccountingCostCode
    CR-518 w! LINE/cbc:PaymentPurposeCode
    CR-519 w! LINE/cbc:FreeOfChargeIndicator
    CR-520 w! LINE/cac:InvoicePeriod/cbc:StartTime
    CR-521 w! LINE/cac:InvoicePeriod/cbc:EndTime
    CR-522 w! LINE/cac:InvoicePeriod/cbc:DurationMeasure
    CR-523 W! LINE/cac:InvoicePeriod/cbc:DescriptionCode
    CR-524 W! LINE/cac:InvoicePeriod/cbc:Description
    CR-525 W! LINE/cac:OrderLineReference/cbc:SalesOrderLineID
    CR-526 w! LINE/cac:OrderLineReference/cbc:UUID
    CR-527 w! LINE/cac:OrderLineReference/cbc:LineStatusCode
    CR-528 W! LINE/cac:OrderLineReference/cac:OrderReference
    CR-529 W! LINE/cac:DespatchLineReference
    CR-530 W! LINE/cac:ReceiptLineReference
    CR-531 W! LINE/cac:BillingReference
    CR-532 w! LINE/cac:DocumentReference/cbc:CopyIndicator
    CR-533 w! LINE/cac:DocumentReference/cbc:UUID
    CR-534 w! LINE/cac:DocumentReference/cbc:IssueDate
    CR-535 w! LINE/cac:DocumentReference/cbc:IssueTime
    CR-537 w! LINE/cac:DocumentReference/cbc:DocumentType
    CR-538 w! LINE/cac:DocumentReference/cbc:XPath
    CR-539 w! LINE/cac:DocumentReference/cbc:LanguageID
    CR-540 w! LINE/cac:DocumentReference/cbc:LocaleCode
    CR-541 w! LINE/cac:DocumentReference/cbc:VersionID
    CR-542 w! LINE/cac:DocumentReference/cbc:DocumentStatusCode
    CR-543 w! LINE/cac:DocumentReference/cbc:DocumentDescription
    CR-544 w! LINE/cac:DocumentReference/cac:Attachment
    CR-545 w! LINE/cac:DocumentReference/cac:ValidityPeriod
    CR-546 w! LINE/cac:DocumentReference/cac:IssuerParty
    CR-547 w! LINE/cac:DocumentReference/cac:ResultOfVerification
    CR-548 w! LINE/cac:PricingReference
    CR-549 w! LINE/cac:OriginatorParty
    CR-550 W! LINE/cac:Delivery
    CR-551 w! LINE/cac:PaymentTerms
    CR-552 w! LINE/cac:AllowanceCharge/cbc:ID
    CR-553 w! LINE/cac:AllowanceCharge/cbc:PrepaidIndicator
    CR-554 w! LINE/cac:AllowanceCharge/cbc:SequenceNumeric
    CR-555 w! LINE/cac:AllowanceCharge/cbc:AccountingCostCode
    CR-556 w! LINE/cac:AllowanceCharge/cbc:AccountingCost
    CR-557 w! LINE/cac:AllowanceCharge/cbc:PerUnitAmount
    CR-558 w! LINE/cac:AllowanceCharge/cac:TaxCategory
    CR-559 w! LINE/cac:AllowanceCharge/cac:TaxTotal
    CR-560 w! LINE/cac:AllowanceCharge/cac:PaymentMeans
    CR-561 W! LINE/cac:TaxTotal
    CR-562 w! LINE/cac:WithholdingTaxTotal
    CR-563 W! LINE/cac:Item/cbc:PackQuantity
    CR-564 w! LINE/cac:Item/cbc:PackSizeNumeric
    CR-565 w! LINE/cac:Item/cbc:CatalogueIndicator
    CR-566 w! LINE/cac:Item/cbc:HazardousRiskIndicator
    CR-567 w! LINE/cac:Item/cbc:AdditionalInformation
    CR-568 w! LINE/cac:Item/cbc:Keyword
    CR-569 w! LINE/cac:Item/cbc:BrandName
    CR-570 w! LINE/cac:Item/cbc:ModelName
    CR-571 w! LINE/cac:Item/cac:BuyersItemIdentification/cbc:ExtendedID
    CR-572 w! LINE/cac:Item/cac:BuyersItemIdentification/cbc:BarcodeSymbologyID
    CR-573 w! LINE/cac:Item/cac:BuyersItemIdentification/cac:PhysicalAttribute
    CR-574 w! LINE/cac:Item/cac:BuyersItemIdentification/cac:MeasurementDimension
    CR-575 w! LINE/cac:Item/cac:BuyersItemIdentification/cac:IssuerParty
    CR-576 w! LINE/cac:Item/cac:SellersItemIdentification/cbc:ExtendedID
    CR-577 w! LINE/cac:Item/cac:SellersItemIdentification/cbc:BarcodeSymbologyID
    CR-578 w! LINE/cac:Item/cac:SellersItemIdentification/cac:PhysicalAttribute
    CR-579 w! LINE/cac:Item/cac:SellersItemIdentification/cac:MeasurementDimension
    CR-580 w! LINE/cac:Item/cac:SellersItemIdentification/cac:IssuerParty
    CR-581 w! LINE/cac:Item/cac:ManufacturersItemIdentification
    CR-582 w! LINE/cac:Item/cac:StandardItemIdentification/cbc:ExtendedID
    CR-583 w! LINE/cac:Item/cac:StandardItemIdentification/cbc:BarcodeSymbologyID
    CR-584 w! LINE/cac:Item/cac:StandardItemIdentification/cac:PhysicalAttribute
    CR-585 w! LINE/cac:Item/cac:StandardItemIdentification/cac:MeasurementDimension
    CR-586 w! LINE/cac:Item/cac:StandardItemIdentification/cac:IssuerParty
    CR-587 w! LINE/cac:Item/cac:CatalogueItemIdentification
    CR-588 w! LINE/cac:Item/cac:AdditionalItemIdentification
    CR-589 w! LINE/cac:Item/cac:CatalogueDocumentReference
    CR-590 w! LINE/cac:Item/cac:ItemSpecificationDocumentReference
    CR-591 w! LINE/cac:Item/cac:OriginCountry/cbc:Name
    CR-592 w! LINE/cac:Item/cac:CommodityClassification/cbc:NatureCode
    CR-593 w! LINE/cac:Item/cac:CommodityClassification/cbc:CargoTypeCode
    CR-594 w! LINE/cac:Item/cac:CommodityClassification/cbc:CommodityCode
    CR-595 w! LINE/cac:Item/cac:TransactionConditions
    CR-596 w! LINE/cac:Item/cac:HazardousItem
    CR-597 w! LINE/cac:Item/cac:ClassifiedTaxCategory/cbc:Name
    CR-598 w! LINE/cac:Item/cac:ClassifiedTaxCategory/cbc:BaseUnitMeasure
    CR-599 w! LINE/cac:Item/cac:ClassifiedTaxCategory/cbc:PerUnitAmount
    CR-600 W! LINE/cac:Item/cac:ClassifiedTaxCategory/cbc:TaxExemptionReasonCode
    CR-601 W! LINE/cac:Item/cac:ClassifiedTaxCategory/cbc:TaxExemptionReason
    CR-602 w! LINE/cac:Item/cac:ClassifiedTaxCategory/cbc:TierRange
    CR-603 w! LINE/cac:Item/cac:ClassifiedTaxCategory/cbc:TierRatePercent
    CR-604 w! LINE/cac:Item/cac:ClassifiedTaxCategory/cac:TaxScheme/cbc:Name
    CR-605 w! LINE/cac:Item/cac:ClassifiedTaxCategory/cac:TaxScheme/cbc:TaxTypeCode
    CR-606 w! LINE/cac:Item/cac:ClassifiedTaxCategory/cac:TaxScheme/cbc:CurrencyCode
    CR-607 w! LINE/cac:Item/cac:ClassifiedTaxCategory/cac:TaxScheme/cac:JurisdictionRegionAddress
    CR-608 w! LINE/cac:Item/cac:AdditionalItemProperty/cbc:ID
    CR-609 W! LINE/cac:Item/cac:AdditionalItemProperty/cbc:NameCode
    CR-610 w! LINE/cac:Item/cac:AdditionalItemProperty/cbc:TestMethod
    CR-611 W! LINE/cac:Item/cac:AdditionalItemProperty/cbc:ValueQuantity
    CR-612 w! LINE/cac:Item/cac:AdditionalItemProperty/cbc:ValueQualifier
    CR-613 w! LINE/cac:Item/cac:AdditionalItemProperty/cbc:ImportanceCode
    CR-614 w! LINE/cac:Item/cac:AdditionalItemProperty/cbc:ListValue
    CR-615 w! LINE/cac:Item/cac:AdditionalItemProperty/cac:UsabilityPeriod
    CR-616 w! LINE/cac:Item/cac:AdditionalItemProperty/cac:ItemPropertyGroup
    CR-617 w! LINE/cac:Item/cac:AdditionalItemProperty/cac:RangeDimension
    CR-618 w! LINE/cac:Item/cac:AdditionalItemProperty/cac:ItemPropertyRange
    CR-619 W! LINE/cac:Item/cac:ManufacturerParty
    CR-620 w! LINE/cac:Item/cac:InformationContentProviderParty
    CR-621 w! LINE/cac:Item/cac:OriginAddress
    CR-622 w! LINE/cac:Item/cac:ItemInstance
    CR-623 w! LINE/cac:Item/cac:Certificate
    CR-624 w! LINE/cac:Item/cac:Dimension
    CR-625 w! LINE/cac:Price/cbc:PriceChangeReason
    CR-626 w! LINE/cac:Price/cbc:PriceTypeCode
    CR-627 w! LINE/cac:Price/cbc:PriceType
    CR-628 w! LINE/cac:Price/cbc:OrderableUnitFactorRate
    CR-629 w! LINE/cac:Price/cbc:ValidityPeriod
    CR-630 w! LINE/cac:Price/cbc:PriceList
    CR-632 w! LINE/cac:Price/cac:AllowanceCharge/cbc:ID
    CR-633 W! LINE/cac:Price/cac:AllowanceCharge/cbc:AllowanceChargeReasonCode
    CR-634 W! LINE/cac:Price/cac:AllowanceCharge/cbc:AllowanceChargeReason
    CR-635 w! LINE/cac:Price/cac:AllowanceCharge/cbc:MultiplierFactorNumeric
    CR-636 w! LINE/cac:Price/cac:AllowanceCharge/cbc:PrepaidIndicator
    CR-637 w! LINE/cac:Price/cac:AllowanceCharge/cbc:SequenceNumeric
    CR-638 w! LINE/cac:Price/cac:AllowanceCharge/cbc:AccountingCostCode
    CR-639 w! LINE/cac:Price/cac:AllowanceCharge/cbc:AccountingCost
    CR-640 w! LINE/cac:Price/cac:AllowanceCharge/cbc:PerUnitAmount
    CR-641 w! LINE/cac:Price/cac:AllowanceCharge/cac:TaxCategory
    CR-642 w! LINE/cac:Price/cac:AllowanceCharge/cac:TaxTotal
    CR-643 w! LINE/cac:Price/cac:AllowanceCharge/cac:PaymentMeans
    CR-644 w! LINE/cac:Price/cac:PricingExchangeRate
    CR-645 W! LINE/cac:DeliveryTerms
    CR-646 w! LINE/cac:SubInvoiceLine
    CR-647 w! LINE/cac:ItemPriceExtension
    CR-648 w! cbc:CustomizationID/@schemeID
    CR-649 w! cbc:ProfileID/@schemeID
    CR-650 w! cbc:ID/@schemeID
    CR-651 w! cbc:SalesOrderID/@schemeID
    CR-652 w! //cac:PartyTaxScheme/cbc:CompanyID/@schemeID
    CR-653 w! cac:PaymentMeans/cbc:PaymentID/@schemeID
    CR-654 w! cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID/@schemeID
    CR-655 w! cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID/@schemeID
    CR-656 w! cbc:InvoiceTypeCode/@listID
    CR-657 w! cbc:DocumentCurrencyCode/@listID
    CR-658 w! cbc:TaxCurrencyCode/@listID
    CR-659 w! cac:AdditionalDocumentReference/cbc:DocumentTypeCode/@listID
    CR-660 w! //cac:Country/cbc:IdentificationCode/@listID
    CR-661 w! cac:PaymentMeans/cbc:PaymentMeansCode/@listID
    CR-662 W! //cbc:AllowanceChargeReasonCode/@listID
    CR-663 w! //@unitCodeListID
    CR-664 w! //cac:FinancialInstitution
    CR-665 w?
    CR-666 f?
    CR-667 w! //cac:BuyersItemIdentification/cbc:ID/@schemeID
    CR-668 w! //cac:SellersItemIdentification/cbc:ID/@schemeID
    CR-669 W! //cac:Price/cac:AllowanceCharge/cbc:AllowanceChargeReasonCode
    CR-670 W! //cac:Price/cac:AllowanceCharge/cbc:AllowanceChargeReason
    CR-671 w! //cac:Price/cac:AllowanceCharge/cbc:MultiplierFactorNumeric
    CR-672 w! cbc:CreditNoteTypeCode/@listID
    CR-673 f?
    CR-674 w! //cbc:PrimaryAccountNumberID/@schemeID
    CR-675 w! //cac:CardAccount/cbc:NetworkID/@schemeID
    CR-676 w! //cac:PaymentMandate/cbc:ID/@schemeID
    CR-677 w! //cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID/@schemeID
    CR-678 w! //cac:TaxCategory/cbc:ID/@schemeID
    CR-679 w! //cac:ClassifiedTaxCategory/cbc:ID/@schemeID
    CR-680 w! //cac:PaymentMeans/cac:PayerFinancialAccount
    CR-681 w! cac:PaymentMeans/cbc:InstructionNote
    CR-682 w! cac:Delivery/cac:DeliveryAddress
    DT-08 w! //@schemeName
    DT-09 w! //@schemeAgencyName
    DT-10 w! //@schemeDataURI
    DT-11 w! //@schemeURI
    DT-12 w! //@format
    DT-13 w! //@unitCodeListIdentifier
    DT-14 w! //@unitCodeListAgencyIdentifier
    DT-15 w! //@unitCodeListAgencyName
    DT-16 w! //@listAgencyName
    DT-17 w! //@listName
    DT-18 w?
    DT-19 w! //@languageID
    DT-20 w! //@listURI
    DT-21 w! //@listSchemeURI
    DT-22 w! //@languageLocaleID
    DT-23 w! //@uri
    DT-24 w! //@currencyCodeListVersionID
    DT-25 w! //@characterSetCode
    DT-26 w! //@encodingCode
    DT-27 w! //@schemeAgencyID
    DT-28 w! //@listAgencyID
    SR-01 f1 cac:ContractDocumentReference/cbc:ID
    SR-02 f1 cac:ReceiptDocumentReference/cbc:ID
    SR-03 f1 cac:DespatchDocumentReference/cbc:ID
    SR-04 F?
    SR-05 f1 cac:PaymentTerms/cbc:Note
    SR-08 f1 cac:InvoicePeriod
    SR-09 f1 cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName
    SR-10 f1 cac:AccountingSupplierParty/cac:Party/cac:PartyName/cbc:Name
    SR-11 f1 cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID
    SR-12 f?
    SR-13 f?
    SR-14 f1 cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyLegalForm
    SR-15 f1 cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName
    SR-16 F1 cac:AccountingCustomerParty/cac:Party/cac:PartyIdentification/cbc:ID
    SR-17 f1 cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID
    SR-18 f?
    SR-24 f1 cac:Delivery
    SR-29 f?
    SR-39 f1 cac:ProjectReference/cbc:ID
    SR-40 f1 cac:AccountingCustomerParty/cac:Party/cac:PartyName/cbc:Name
    SR-44 f?
    SR-45 f1 cac:PaymentMeans/cbc:PaymentDueDate
    SR-46 f1 cac:PaymentMeans/cbc:PaymentMeansCode/@name
    SR-47 f?
    SR-49 f1 cac:InvoicePeriod/cbc:DescriptionCode
    SR-54 f1 cac:PaymentMeans/cac:CardAccount
    SR-55 f1 cac:PaymentMeans/cac:PaymentMandate
    SR-56 f1 cac:OriginatorDocumentReference/cbc:ID
    @//*Amount
    DT-01 f?
    @//*BinaryObject
    DT-06 f?
    DT-07 f?
    @//cac:BillingReference
    SR-06 F1 cac:InvoiceDocumentReference
    SR-07 F?
    @//cac:PayeeParty
    SR-19 f?
    SR-20 F?
    SR-21 f?
    @//cac:TaxRepresentativeParty
    SR-22 f1 cac:PartyName/cbc:Name
    SR-23 f1 cac:PartyTaxScheme/cbc:CompanyID
    @//cac:Delivery
    SR-25 f1 cac:DeliveryParty/cac:PartyName/cbc:Name
    @//cac:PaymentMeans
    SR-26 f1 cbc:PaymentID
    SR-27 f1 cbc:PaymentMeansCode
    SR-28 f1 cac:PaymentMandate/cbc:ID
    @//cac:AllowanceCharge
    SR-30 f?
    @//cac:AllowanceCharge
    SR-31 f?
    @//cac:TaxSubtotal
    SR-32 f1 cac:TaxCategory/cbc:TaxExemptionReason
    @//cac:AdditionalDocumentReference
    SR-33 f1 cbc:DocumentDescription
    SR-43 f?
    @//cac:InvoiceLine|cac:CreditNoteLine
    SR-34 F1 cbc:Note
    SR-35 f1 cac:OrderLineReference/cbc:LineID
    SR-36 f1 cac:InvoicePeriod
    SR-37 F1 cac:Price/cac:AllowanceCharge/cbc:Amount
    SR-48 F= cac:Item/cac:ClassifiedTaxCategory
    SR-50 f1 cac:Item/cbc:Description
    SR-52 F1 cac:DocumentReference
    @//cac:AccountingSupplierParty/cac:Party
    SR-42 f?
    @//cac:PostalAddress|cac:Address
    SR-51 f?
    @//cac:PartyTaxScheme
    SR-53 f?
    """
}
