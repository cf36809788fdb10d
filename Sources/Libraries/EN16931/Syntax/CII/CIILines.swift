extension CIIMap {
  static var line: ElementMap {
    .group(
      "ram:IncludedSupplyChainTradeLineItem", .bg25,
      [lineDocument, product, lineAgreement, lineDelivery, lineSettlement])
  }

  private static var lineDocument: ElementMap {
    .element(
      "ram:AssociatedDocumentLineDocument",
      [
        .term("ram:LineID", .bt126),
        .term("ram:ParentLineID", .ext162),
        .term("ram:LineStatusCode", .btx7),
        .term("ram:LineStatusReasonCode", .ext163),
        // A plain note is BT-127; one with a subject, or one of several, is a group that says its own text.
        .group(
          "ram:IncludedNote", .lineNote,
          when: .any([
            .exists(["ram:SubjectCode"]), .exists(["ram:ContentCode"]), .not(.alone),
          ]),
          [
            .term("ram:ContentCode", .btx9),
            .term("ram:Content", .bt127, repetition: .copied),
            .term("ram:SubjectCode", .ext183),
          ]),
        .element("ram:IncludedNote", unless: .lineNote, [.term("ram:Content", .bt127)]),
      ])
  }

  private static var product: ElementMap {
    .group(
      "ram:SpecifiedTradeProduct", .bg31,
      [
        .term("ram:ID", .btx305),
        .term("ram:GlobalID", .bt157, .text, .scheme("schemeID")),
        .term("ram:SellerAssignedID", .bt155),
        .term("ram:BuyerAssignedID", .bt156),
        .term("ram:IndustryAssignedID", .btx532),
        .term("ram:ModelID", .btx533),
        .term("ram:Name", .bt153),
        .term("ram:Description", .bt154),
        .term("ram:BatchID", .btx534),
        .term("ram:BrandName", .btx535),
        .term("ram:ModelName", .btx536),
        .group(
          "ram:ApplicableProductCharacteristic", .bg32,
          [
            .term("ram:TypeCode", .ext159),
            .term("ram:Description", .bt160),
            quantity("ram:ValueMeasure", .ext160, unit: .ext161),
            .term("ram:Value", .bt161),
          ]),
        .element(
          "ram:DesignatedProductClassification", each: .bt158,
          [
            .term(
              "ram:ClassCode", .bt158, .text, .scheme("listID"), .schemeVersion("listVersionID")),
            .term("ram:ClassName", .btx13, repetition: .nth),
          ]),
        .group(
          "ram:IndividualTradeProductInstance", .bgx84,
          [.term("ram:BatchID", .btx306), .term("ram:SupplierAssignedSerialID", .btx307)]),
        .element("ram:OriginTradeCountry", [.term("ram:ID", .bt159)]),
        party("ram:ManufacturerTradeParty", .bgx93),
        includedProduct,
      ])
  }

  private static var includedProduct: ElementMap {
    .group(
      "ram:IncludedReferencedProduct", .bgx1,
      [
        .term("ram:ID", .btx308),
        .term("ram:GlobalID", .btx15, .text, .scheme("schemeID")),
        .term("ram:SellerAssignedID", .btx16),
        .term("ram:BuyerAssignedID", .btx17),
        .term("ram:IndustryAssignedID", .btx309),
        .term("ram:Name", .btx18),
        .term("ram:Description", .btx19),
        .term("ram:UnitQuantity", .btx20, .text, .scheme("unitCode")),
      ])
  }

  private static var lineAgreement: ElementMap {
    .element(
      "ram:SpecifiedLineTradeAgreement", required: true,
      [
        deliveryTerms(.extBG15, code: .btx562, country: .btx565, name: .btx566),
        .group(
          "ram:SellerOrderReferencedDocument", .extBG09,
          reference(.ext144, line: .ext145, date: .btx539)),
        .element(
          "ram:BuyerOrderReferencedDocument", reference(.ext135, line: .bt132, date: .btx22)),
        .group(
          "ram:QuotationReferencedDocument", .bgx47,
          reference(.btx310, line: .btx311, date: .btx312)),
        .group(
          "ram:ContractReferencedDocument", .bgx2,
          reference(.btx24, line: .btx25, date: .btx26)),
        .group(
          "ram:AdditionalReferencedDocument", .bgx3,
          [
            .term("ram:IssuerAssignedID", .btx27),
            .term("ram:URIID", .btx28),
            .term("ram:LineID", .btx29),
            .term("ram:TypeCode", .btx30),
            .term("ram:Name", .btx299),
            attachment(.btx31),
            .term("ram:ReferenceTypeCode", .btx32),
            issued(.btx33),
          ]),
        grossPrice,
        netPrice,
        party("ram:ItemSellerTradeParty", .bgx90),
        .group(
          "ram:UltimateCustomerOrderReferencedDocument", .bgx5,
          reference(.btx43, line: .btx44, date: .btx45)),
      ])
  }

  private static var grossPrice: ElementMap {
    .element(
      "ram:GrossPriceProductTradePrice",
      [
        amount("ram:ChargeAmount", .bt148),
        quantity("ram:BasisQuantity", .bt149gross, unit: .bt150gross),
        .group(
          "ram:AppliedTradeAllowanceCharge", .priceCharge, when: isCharge,
          [
            indicator(true),
            .term("ram:CalculationPercent", .btx300),
            amount("ram:BasisAmount", .btx301),
            amount("ram:ActualAmount", .btx302),
            .term(
              "ram:ReasonCode", .btx616, .text, .fixed("listID", "5153"),
              when: .attribute([], "listID", ["5153"])),
            .term("ram:ReasonCode", .btx314),
            .term("ram:Reason", .btx303),
          ]),
        // A plain discount is BT-147; one that says more, or one of several, is a group of its own.
        .group(
          "ram:AppliedTradeAllowanceCharge", .priceDiscount,
          when: .any(
            ["CalculationPercent", "BasisAmount", "ReasonCode", "Reason"].map {
              .exists(["ram:" + $0])
            } + [.not(.alone)]),
          [
            indicator(false),
            .term("ram:CalculationPercent", .btx34),
            amount("ram:BasisAmount", .btx35),
            .term("ram:ActualAmount", .bt147, .text, .unusualCurrency, repetition: .copied),
            .term("ram:ReasonCode", .ext196),
            .term("ram:Reason", .ext195),
          ]),
        .element(
          "ram:AppliedTradeAllowanceCharge", unless: .priceDiscount,
          [indicator(false), amount("ram:ActualAmount", .bt147)]),
      ])
  }

  private static var netPrice: ElementMap {
    .element(
      "ram:NetPriceProductTradePrice",
      [
        amount("ram:ChargeAmount", .bt146),
        quantity("ram:BasisQuantity", .bt149, unit: .bt150),
        .group(
          "ram:IncludedTradeTax", .bgx4,
          [
            amount("ram:CalculatedAmount", .btx37), vat,
            .term("ram:ExemptionReason", .btx39),
            .term("ram:CategoryCode", .btx40),
            .term("ram:ExemptionReasonCode", .btx41),
            .term("ram:RateApplicablePercent", .btx42),
          ]),
      ])
  }

  private static var lineDelivery: ElementMap {
    .element(
      "ram:SpecifiedLineTradeDelivery", required: true,
      [
        quantity("ram:BilledQuantity", .bt129, unit: .bt130),
        .term("ram:ChargeFreeQuantity", .btx46, .text, .scheme("unitCode")),
        .term("ram:PackageQuantity", .btx47, .text, .scheme("unitCode")),
        .term("ram:PerPackageUnitQuantity", .btx561, .text, .scheme("unitCode")),
        party("ram:ShipToTradeParty", .extBG10),
        party("ram:UltimateShipToTradeParty", .bgx10),
        .element("ram:ActualDeliverySupplyChainEvent", [day("ram:OccurrenceDateTime", .ext158)]),
        .group(
          "ram:DespatchAdviceReferencedDocument", .extBG08,
          reference(.ext142, line: .ext143, date: .btx88)),
        .group(
          "ram:ReceivingAdviceReferencedDocument", .extBG07,
          reference(.ext140, line: .ext141, date: .btx91)),
        .group(
          "ram:DeliveryNoteReferencedDocument", .bgx83,
          reference(.btx92, line: .btx93, date: .btx94)),
      ])
  }

  private static var lineSettlement: ElementMap {
    .element(
      "ram:SpecifiedLineTradeSettlement", required: true,
      [
        .group(
          "ram:ApplicableTradeTax", .bg30,
          [
            amount("ram:CalculatedAmount", .btx95), vat,
            .term("ram:ExemptionReason", .ext178),
            .term("ram:CategoryCode", .bt151),
            .term("ram:ExemptionReasonCode", .ext179),
            .term("ram:DueDateTypeCode", .ext180, .vatPointCode),
            .term("ram:RateApplicablePercent", .bt152),
          ]),
        period(.bg26, start: .bt134, end: .bt135),
        lineAllowance,
        lineCharge,
        lineTotals,
        .group(
          "ram:InvoiceReferencedDocument", .extBG06,
          [
            .term("ram:IssuerAssignedID", .ext136),
            .term("ram:LineID", .ext139),
            .term("ram:TypeCode", .ext137),
            issued(.ext138),
          ]),
        .element(
          "ram:AdditionalReferencedDocument",
          when: .any([.child(["ram:TypeCode"], ["130"]), .not(.exists(["ram:TypeCode"]))]),
          each: .bt128,
          [
            .term("ram:IssuerAssignedID", .bt128, .text, .schemeSibling("ram:ReferenceTypeCode")),
            .fixed("ram:TypeCode", "130"),
            .schemeOf(.bt128, "ram:ReferenceTypeCode"),
          ]),
        .element(
          "ram:ReceivableSpecifiedTradeAccountingAccount", each: .bt133,
          [.term("ram:ID", .bt133), .term("ram:TypeCode", .btx99, repetition: .nth)]),
      ])
  }

  private static var lineAllowance: ElementMap {
    .group(
      "ram:SpecifiedTradeAllowanceCharge", .bg27, when: isAllowance,
      [
        indicator(false),
        .term("ram:CalculationPercent", .bt138),
        amount("ram:BasisAmount", .bt137),
        amount("ram:ActualAmount", .bt136),
        .term("ram:ReasonCode", .bt140),
        .term("ram:Reason", .bt139),
      ])
  }

  private static var lineCharge: ElementMap {
    .group(
      "ram:SpecifiedTradeAllowanceCharge", .bg28, when: isCharge,
      [
        indicator(true),
        .term("ram:CalculationPercent", .bt143),
        amount("ram:BasisAmount", .bt142),
        amount("ram:ActualAmount", .bt141),
        .term(
          "ram:ReasonCode", .bt193, .text, .fixed("listID", "5153"),
          when: .attribute([], "listID", ["5153"])),
        .term("ram:ReasonCode", .bt145),
        .term("ram:Reason", .bt144),
      ])
  }

  private static var lineTotals: ElementMap {
    .element(
      "ram:SpecifiedTradeSettlementLineMonetarySummation",
      [
        amount("ram:LineTotalAmount", .bt131),
        amount("ram:ChargeTotalAmount", .btx327),
        amount("ram:AllowanceTotalAmount", .btx328),
        .term(
          "ram:TaxTotalAmount", .ext181, .text, .currency, when: .not(.inAccountingCurrency([]))),
        .term(
          "ram:TaxTotalAmount", .ext182, .text, .accountingCurrency,
          when: .inAccountingCurrency([])),
        amount("ram:GrandTotalAmount", .ext184),
        amount("ram:TotalAllowanceChargeAmount", .btx98),
      ])
  }
}
