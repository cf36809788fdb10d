/// Lines, their items and prices.
extension UBLMap {
  static let lines: [ElementMap] = [
    .group("cac:InvoiceLine", .bg25, only: .ublInvoice, line),
    .group("cac:CreditNoteLine", .bg25, only: .ublCreditNote, line),
  ]

  private static let line: [ElementMap] =
    lineHeader + lineReferences + lineAmounts + [item, price]

  private static let lineHeader: [ElementMap] = [
    .term("cbc:ID", .bt126),
    .codedLineNote("cbc:Note"),
    .term("cbc:InvoicedQuantity", .bt129, .text, .term("unitCode", .bt130), only: .ublInvoice),
    .term("cbc:CreditedQuantity", .bt129, .text, .term("unitCode", .bt130), only: .ublCreditNote),
    .term("cbc:LineExtensionAmount", .bt131, .text, .currency),
    .term("cbc:AccountingCost", .bt133),
  ]

  // MARK: References

  private static let lineReferences: [ElementMap] = [
    .group(
      "cac:InvoicePeriod", .bg26,
      [.term("cbc:StartDate", .bt134, .date), .term("cbc:EndDate", .bt135, .date)]),
    .element(
      "cac:OrderLineReference",
      [
        .placeholder("cbc:LineID", for: .bt132, noReference),
        .term("cbc:SalesOrderLineID", .ext145),
        .element(
          "cac:OrderReference",
          [
            .placeholder("cbc:ID", for: .ext135, noReference),
            .term("cbc:SalesOrderID", .ext144),
          ]),
      ]),
    lineReference("cac:DespatchLineReference", .extBG08, line: .ext143, document: .ext142),
    lineReference("cac:ReceiptLineReference", .extBG07, line: .ext141, document: .ext140),
    subtype,
    .group(
      "cac:BillingReference", .extBG06,
      [
        .element(
          "cac:InvoiceDocumentReference",
          [
            .term("cbc:ID", .ext136), .term("cbc:IssueDate", .ext138, .date),
            .term("cbc:DocumentTypeCode", .ext137),
          ]),
        .element("cac:BillingReferenceLine", [.term("cbc:ID", .ext139)]),
      ]),
    .element(
      "cac:DocumentReference", when: typed("130"), each: .bt128,
      [.term("cbc:ID", .bt128, .text, .scheme("schemeID")), .fixed("cbc:DocumentTypeCode", "130")]),
  ]

  private static func lineReference(
    _ name: String, _ group: Group, line: Term, document: Term
  ) -> ElementMap {
    .group(
      name, group,
      [
        .placeholder("cbc:LineID", for: line, noReference),
        .element("cac:DocumentReference", [.term("cbc:ID", document)]),
      ])
  }

  /// The line's place among groups of lines: said by a reference to this very invoice.
  private static let subtype: ElementMap = .element(
    "cac:BillingReference",
    when: .sameAsDocument(["cac:InvoiceDocumentReference", "cbc:ID"], ["cbc:ID"]),
    [
      .element(
        "cac:InvoiceDocumentReference", required: true,
        [.echo("cbc:ID", of: .bt1), .term("cbc:DocumentStatusCode", .ext163)]),
      .element("cac:BillingReferenceLine", [.term("cbc:ID", .ext162)]),
    ])

  // MARK: Amounts

  private static let lineAmounts: [ElementMap] =
    lineDelivery + lineTax(.ublCreditNote) + [
      adjustment(
        .bg27, charge: false,
        [
          .term("cbc:AllowanceChargeReasonCode", .bt140),
          .term("cbc:AllowanceChargeReason", .bt139),
          .term("cbc:MultiplierFactorNumeric", .bt138),
          .term("cbc:Amount", .bt136, .text, .currency),
          .term("cbc:BaseAmount", .bt137, .text, .currency),
        ]),
      adjustment(
        .bg28, charge: true,
        [
          nonVAT(.bt193), .term("cbc:AllowanceChargeReasonCode", .bt145),
          .term("cbc:AllowanceChargeReason", .bt144), .term("cbc:MultiplierFactorNumeric", .bt143),
          .term("cbc:Amount", .bt141, .text, .currency),
          .term("cbc:BaseAmount", .bt142, .text, .currency),
        ]),
    ] + lineTax(.ublInvoice)

  /// Before the allowances in a credit note, after them in an invoice.
  private static func lineTax(_ syntax: Syntax) -> [ElementMap] {
    [
      .element(
        "cac:TaxTotal", when: .not(.inAccountingCurrency(["cbc:TaxAmount"])), each: .ext181,
        only: syntax, [.term("cbc:TaxAmount", .ext181, .text, .currency)]),
      .element(
        "cac:TaxTotal", each: .ext182, only: syntax,
        [.term("cbc:TaxAmount", .ext182, .text, .accountingCurrency)]),
    ]
  }

  // MARK: Item and price

  private static let item: ElementMap = .group(
    "cac:Item", .bg31, required: true,
    [
      .term("cbc:Description", .bt154),
      .term("cbc:Name", .bt153),
      .element("cac:BuyersItemIdentification", [.term("cbc:ID", .bt156)]),
      .element("cac:SellersItemIdentification", [.term("cbc:ID", .bt155)]),
      .element(
        "cac:StandardItemIdentification", [.term("cbc:ID", .bt157, .text, .scheme("schemeID"))]),
      .element("cac:OriginCountry", [.term("cbc:IdentificationCode", .bt159)]),
      .element(
        "cac:CommodityClassification", each: .bt158,
        [
          .term(
            "cbc:ItemClassificationCode", .bt158, .text, .scheme("listID"),
            .schemeVersion("listVersionID"))
        ]),
      .group(
        "cac:ClassifiedTaxCategory", .bg30,
        [
          .term("cbc:ID", .bt151), .term("cbc:Percent", .bt152),
          .term("cbc:TaxExemptionReasonCode", .ext179), .term("cbc:TaxExemptionReason", .ext178),
          vatScheme,
        ]),
      .group(
        "cac:AdditionalItemProperty", .bg32,
        [
          .placeholder("cbc:Name", for: .bt160, noReference),
          .term("cbc:NameCode", .ext159),
          .term("cbc:Value", .bt161),
          .term("cbc:ValueQuantity", .ext160, .text, .term("unitCode", .ext161)),
        ]),
      party("cac:ManufacturerParty", .bgx90),
    ])

  private static let isDiscount = ElementMap.Condition.child(
    ["cbc:ChargeIndicator"], chargeIndicator(false))

  private static let price: ElementMap = .group(
    "cac:Price", .bg29,
    [
      .term("cbc:PriceAmount", .bt146, .text, .currency),
      .term("cbc:BaseQuantity", .bt149, .text, .term("unitCode", .bt150)),
      // A plain discount is BT-147; one that says why, or one of several, is a group of its own.
      .group(
        "cac:AllowanceCharge", .priceDiscount,
        when: .all([
          isDiscount,
          .any(
            ["MultiplierFactorNumeric", "AllowanceChargeReasonCode", "AllowanceChargeReason"].map {
              .exists(["cbc:" + $0])
            } + [.not(.alone)]),
        ]),
        [
          .filler("cbc:ChargeIndicator", "false"),
          .term("cbc:AllowanceChargeReasonCode", .ext196),
          .term("cbc:AllowanceChargeReason", .ext195),
          .term("cbc:MultiplierFactorNumeric", .btx34),
          .term("cbc:Amount", .bt147, .text, .currency, repetition: .copied, orElse: "0"),
          .term("cbc:BaseAmount", .bt148, .text, .currency),
        ]),
      .element(
        "cac:AllowanceCharge", when: isDiscount, unless: .priceDiscount,
        [
          .filler("cbc:ChargeIndicator", "false"),
          // A gross price without a discount (BT-148 alone), as it is usual in CII.
          .placeholder("cbc:Amount", for: .bt147, "0", .currency),
          .term("cbc:BaseAmount", .bt148, .text, .currency),
        ]),
    ])
}
