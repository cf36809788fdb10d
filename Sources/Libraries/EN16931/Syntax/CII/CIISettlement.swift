extension CIIMap {
  static var settlement: ElementMap {
    .element(
      "ram:ApplicableHeaderTradeSettlement", required: true,
      [
        .term("ram:CreditorReferenceID", .bt90),
        .term("ram:PaymentReference", .bt83),
        .term("ram:TaxCurrencyCode", .bt6),
        .term("ram:InvoiceCurrencyCode", .bt5),
        .term("ram:InvoiceIssuerReference", .btx204),
        party("ram:InvoicerTradeParty", .extBG05),
        party("ram:InvoiceeTradeParty", .extBG04),
        payee,
        party("ram:PayerTradeParty", .extBG02),
        exchange,
        paymentMeans,
        vatBreakdown,
        period(
          .bg14, start: .bt73, end: .bt74, description: [.term("ram:Description", .btx264)]),
        allowance,
        charge,
        logistics,
        paymentTerms,
        plainPaymentTerms,
        totals,
        .group(
          "ram:SpecifiedFinancialAdjustment", .bg34,
          [.term("ram:Reason", .bt180), amount("ram:ActualAmount", .bt179)]),
        .group(
          "ram:InvoiceReferencedDocument", .bg3,
          [
            .term("ram:IssuerAssignedID", .bt25), .term("ram:TypeCode", .ext02), issued(.bt26),
          ]),
        .element(
          "ram:ReceivableSpecifiedTradeAccountingAccount", each: .bt19,
          [.term("ram:ID", .bt19), .term("ram:TypeCode", .btx290, repetition: .nth)]),
        advancePayment,
      ])
  }

  private static var exchange: ElementMap {
    .group(
      "ram:TaxApplicableTradeCurrencyExchange", .bgx41,
      [
        .term("ram:SourceCurrencyCode", .btx258),
        .term("ram:TargetCurrencyCode", .btx259),
        .term("ram:ConversionRate", .ext192),
        day("ram:ConversionRateDateTime", .btx261),
      ])
  }

  /// BG-16, one per means. BG-19 hangs on the document, so its account stands in the first or in the one that
  /// is a direct debit. The BIC belongs to BG-17 and stands beside it.
  private static var paymentMeans: ElementMap {
    .group(
      "ram:SpecifiedTradeSettlementPaymentMeans", .bg16,
      [
        .term("ram:TypeCode", .bt81),
        .term("ram:Information", .bt82),
        .group(
          "ram:ApplicableTradeSettlementFinancialCard", .bg18,
          [.term("ram:ID", .bt87), .term("ram:CardholderName", .bt88)]),
        .element(
          "ram:PayerPartyDebtorFinancialAccount",
          [
            .term("ram:IBANID", .bt91, repetition: .directDebit),
            .term("ram:AccountName", .bt216, repetition: .directDebit),
          ]),
        .group(
          "ram:PayeePartyCreditorFinancialAccount", .bg17,
          [
            .term("ram:IBANID", .bt84, writes: .iban),
            .term("ram:AccountName", .bt85),
            .term("ram:ProprietaryID", .bt84, writes: .notIBAN),
          ]),
        .element(
          "ram:PayerSpecifiedDebtorFinancialInstitution",
          [.term("ram:BICID", .bt215, repetition: .directDebit)]),
        .element(
          "ram:PayeeSpecifiedCreditorFinancialInstitution", [.term("ram:BICID", .bt86)]),
      ])
  }

  private static var vatBreakdown: ElementMap {
    .group(
      "ram:ApplicableTradeTax", .bg23,
      [
        amount("ram:CalculatedAmount", .bt117), vat,
        .term("ram:ExemptionReason", .bt120),
        amount("ram:BasisAmount", .bt116),
        amount("ram:LineTotalBasisAmount", .btx262),
        amount("ram:AllowanceChargeBasisAmount", .btx263),
        .term("ram:CategoryCode", .bt118),
        .term("ram:ExemptionReasonCode", .bt121),
        .element("ram:TaxPointDate", [.term("udt:DateString", .bt7, .date)]),
        .term("ram:DueDateTypeCode", .bt8, .vatPointCode, repetition: .every),
        .term("ram:RateApplicablePercent", .bt119),
      ])
  }

  private static func tax(
    _ category: Term, _ rate: Term, reason: Term, reasonCode: Term
  ) -> [ElementMap] {
    [
      vat,
      .term("ram:ExemptionReason", reason),
      .term("ram:CategoryCode", category),
      .term("ram:ExemptionReasonCode", reasonCode),
      .term("ram:RateApplicablePercent", rate),
    ]
  }

  private static var allowance: ElementMap {
    .group(
      "ram:SpecifiedTradeAllowanceCharge", .bg20, when: isAllowance,
      [
        indicator(false),
        .term("ram:SequenceNumeric", .btx265),
        .term("ram:CalculationPercent", .bt94),
        amount("ram:BasisAmount", .bt93),
        quantity("ram:BasisQuantity", .btx266, unit: .btx267),
        amount("ram:ActualAmount", .bt92),
        .term("ram:ReasonCode", .bt98),
        .term("ram:Reason", .bt97),
        .element(
          "ram:CategoryTradeTax", tax(.bt95, .bt96, reason: .bt173, reasonCode: .bt174)),
      ])
  }

  private static var charge: ElementMap {
    .group(
      "ram:SpecifiedTradeAllowanceCharge", .bg21, when: isCharge,
      [
        indicator(true),
        .term("ram:SequenceNumeric", .btx268),
        .term("ram:CalculationPercent", .bt101),
        amount("ram:BasisAmount", .bt100),
        quantity("ram:BasisQuantity", .btx269, unit: .btx270),
        amount("ram:ActualAmount", .bt99),
        .term(
          "ram:ReasonCode", .bt177, .text, .fixed("listID", "5153"),
          when: .attribute([], "listID", ["5153"])),
        .term("ram:ReasonCode", .bt105),
        .term("ram:Reason", .bt104),
        .element(
          "ram:CategoryTradeTax", tax(.bt102, .bt103, reason: .bt175, reasonCode: .bt176)),
      ])
  }

  private static var logistics: ElementMap {
    .group(
      "ram:SpecifiedLogisticsServiceCharge", .bgx42,
      [
        .term("ram:Description", .btx271),
        amount("ram:AppliedAmount", .btx272),
        .group(
          "ram:AppliedTradeTax", .logisticsTax,
          tax(.btx273, .btx274, reason: .btx591, reasonCode: .btx592)),
      ])
  }

  /// Terms that are one of several, or that say what the core has no term for. They say BT-20 and BT-9 again,
  /// so that each keeps its own.
  private static var paymentTerms: ElementMap {
    .group(
      "ram:SpecifiedTradePaymentTerms", .paymentTerms,
      when: .any(
        [
          "PartialPaymentAmount", "ApplicableTradePaymentPenaltyTerms",
          "ApplicableTradePaymentDiscountTerms", "PayeeTradeParty",
        ].map { .exists(["ram:" + $0]) } + [.not(.alone)]),
      [
        .term("ram:Description", .bt20, repetition: .copied),
        day("ram:DueDateDateTime", .bt9, repetition: .copied),
        .term("ram:DirectDebitMandateID", .bt89),
        amount("ram:PartialPaymentAmount", .btx275),
        .group(
          "ram:ApplicableTradePaymentPenaltyTerms", .bgx43,
          [
            day("ram:BasisDateTime", .btx276),
            quantity("ram:BasisPeriodMeasure", .btx277, unit: .btx278),
            amount("ram:BasisAmount", .btx279),
            .term("ram:CalculationPercent", .btx280),
            amount("ram:ActualPenaltyAmount", .btx281),
          ]),
        .group(
          "ram:ApplicableTradePaymentDiscountTerms", .bgx44,
          [
            day("ram:BasisDateTime", .btx282),
            quantity("ram:BasisPeriodMeasure", .btx283, unit: .btx284),
            amount("ram:BasisAmount", .btx285),
            .term("ram:CalculationPercent", .btx286),
            amount("ram:ActualDiscountAmount", .btx287),
          ]),
        party("ram:PayeeTradeParty", .bgx77),
      ])
  }

  private static var plainPaymentTerms: ElementMap {
    .element(
      "ram:SpecifiedTradePaymentTerms", unless: .paymentTerms,
      [
        .term("ram:Description", .bt20),
        day("ram:DueDateDateTime", .bt9),
        .term("ram:DirectDebitMandateID", .bt89),
      ])
  }

  private static var totals: ElementMap {
    .group(
      "ram:SpecifiedTradeSettlementHeaderMonetarySummation", .bg22,
      [
        amount("ram:LineTotalAmount", .bt106),
        amount("ram:ChargeTotalAmount", .bt108),
        amount("ram:AllowanceTotalAmount", .bt107),
        amount("ram:TaxBasisTotalAmount", .bt109),
        .term(
          "ram:TaxTotalAmount", .bt110, .text, .currency, when: .not(.inAccountingCurrency([]))),
        .term(
          "ram:TaxTotalAmount", .bt111, .text, .accountingCurrency,
          when: .inAccountingCurrency([])),
        amount("ram:RoundingAmount", .bt114),
        amount("ram:GrandTotalAmount", .bt112),
        amount("ram:TotalPrepaidAmount", .bt113),
        amount("ram:DuePayableAmount", .bt115),
      ])
  }

  private static var advancePayment: ElementMap {
    .group(
      "ram:SpecifiedAdvancePayment", .bgx45,
      [
        amount("ram:PaidAmount", .btx291),
        formatted("ram:FormattedReceivedDateTime", .btx292),
        .group(
          "ram:IncludedTradeTax", .bgx46,
          [
            amount("ram:CalculatedAmount", .btx293),
            .term("ram:TypeCode", .btx294),
            .term("ram:ExemptionReason", .btx295),
            .term("ram:CategoryCode", .btx296),
            .term("ram:ExemptionReasonCode", .btx297),
            .term("ram:RateApplicablePercent", .btx298),
          ]),
        .group(
          "ram:InvoiceSpecifiedReferencedDocument", .bgx85,
          [
            .term("ram:IssuerAssignedID", .btx558), .term("ram:TypeCode", .btx559),
            issued(.btx560),
          ]),
      ])
  }
}
