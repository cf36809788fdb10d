/// What each element of CII D22B means, in the order of its schema: EN 16931-1 by CEN/TS 16931-3-3, the
/// extensions by Factur-X 1.09 EXTENDED and XP Z12-012 EXTENDED-CTC-FR.
enum CIIMap {
  static let document = ElementMap.element(
    "rsm:CrossIndustryInvoice", [context, header, transaction])

  private static var context: ElementMap {
    .group(
      "rsm:ExchangedDocumentContext", .bg2, required: true,
      [
        .element("ram:TestIndicator", [.term("udt:Indicator", .btx1, .indicator)]),
        .element(
          "ram:BusinessProcessSpecifiedDocumentContextParameter", [.term("ram:ID", .bt23)]),
        .element("ram:GuidelineSpecifiedDocumentContextParameter", [.term("ram:ID", .bt24)]),
      ])
  }

  private static var header: ElementMap {
    .element(
      "rsm:ExchangedDocument",
      [
        .term("ram:ID", .bt1),
        .term("ram:Name", .btx2),
        .term("ram:TypeCode", .bt3),
        day("ram:IssueDateTime", .bt2),
        .element("ram:CopyIndicator", [.term("udt:Indicator", .btx3, .indicator)]),
        .term("ram:LanguageID", .btx4),
        .group(
          "ram:IncludedNote", .bg1,
          [
            .term("ram:ContentCode", .btx5),
            .term("ram:Content", .bt22),
            .term("ram:SubjectCode", .bt21),
          ]),
        .element("ram:EffectiveSpecifiedPeriod", [day("ram:CompleteDateTime", .btx6)]),
      ])
  }

  private static var transaction: ElementMap {
    .element(
      "rsm:SupplyChainTradeTransaction", required: true, [line, agreement, delivery, settlement])
  }

  private static var agreement: ElementMap {
    .element(
      "ram:ApplicableHeaderTradeAgreement", required: true,
      [
        .term("ram:BuyerReference", .bt10),
        seller,
        buyer,
        party("ram:SalesAgentTradeParty", .extBG03),
        party("ram:BuyerTaxRepresentativeTradeParty", .bgx54),
        taxRepresentative,
        party("ram:ProductEndUserTradeParty", .bgx18),
        deliveryTerms(.extBG14, code: .ext185, country: .btx563, name: .ext186),
        .element("ram:SellerOrderReferencedDocument", reference(.bt14, date: .btx146)),
        .element("ram:BuyerOrderReferencedDocument", reference(.bt13, date: .ext197)),
        .group("ram:QuotationReferencedDocument", .bgx61, reference(.btx403, date: .btx404)),
        .element(
          "ram:ContractReferencedDocument",
          [
            .term("ram:IssuerAssignedID", .bt12), .term("ram:ReferenceTypeCode", .ext01),
            issued(.btx148),
          ]),
      ] + documents + [
        party("ram:BuyerAgentTradeParty", .extBG01),
        .element(
          "ram:SpecifiedProcuringProject",
          [
            .term("ram:ID", .bt11),
            .placeholder("ram:Name", for: .bt11name, "Project reference"),
          ]),
        .group(
          "ram:UltimateCustomerOrderReferencedDocument", .bgx23,
          reference(.btx150, date: .btx151)),
      ])
  }

  /// One element, three meanings by UNTDID 1001: 50 a tender, 130 the invoiced object, 916 an attachment.
  private static var documents: [ElementMap] {
    [
      .element(
        "ram:AdditionalReferencedDocument", when: .child(["ram:TypeCode"], ["50"]), each: .bt17,
        [
          .term("ram:IssuerAssignedID", .bt17), .fixed("ram:TypeCode", "50"),
          issued(.btx556, repetition: .nth),
        ]),
      .element(
        "ram:AdditionalReferencedDocument", when: .child(["ram:TypeCode"], ["130"]), each: .bt18,
        [
          .term("ram:IssuerAssignedID", .bt18, .text, .schemeSibling("ram:ReferenceTypeCode")),
          .fixed("ram:TypeCode", "130"),
          .schemeOf(.bt18, "ram:ReferenceTypeCode"),
          issued(.btx557, repetition: .nth),
        ]),
      .group(
        "ram:AdditionalReferencedDocument", .bg24, when: .child(["ram:TypeCode"], ["916"]),
        [
          .term("ram:IssuerAssignedID", .bt122),
          .term("ram:URIID", .bt124),
          .fixed("ram:TypeCode", "916"),
          .term("ram:Name", .bt123),
          attachment(.bt125),
          issued(.btx149),
        ]),
    ]
  }

  private static var delivery: ElementMap {
    .element(
      "ram:ApplicableHeaderTradeDelivery", required: true,
      [
        .group(
          "ram:RelatedSupplyChainConsignment", .bgx24,
          [
            .element(
              "ram:SpecifiedLogisticsTransportMovement", each: .btx152,
              [.term("ram:ModeCode", .btx152)])
          ]),
        shipTo,
        party("ram:UltimateShipToTradeParty", .bgx27),
        party("ram:ShipFromTradeParty", .bgx30),
        .element("ram:ActualDeliverySupplyChainEvent", [day("ram:OccurrenceDateTime", .bt72)]),
        .element("ram:DespatchAdviceReferencedDocument", reference(.bt16, date: .btx200)),
        .element("ram:ReceivingAdviceReferencedDocument", reference(.bt15, date: .btx201)),
        .element("ram:DeliveryNoteReferencedDocument", reference(.btx202, date: .btx203)),
      ])
  }
}

// MARK: - Shapes that return

extension CIIMap {
  /// A day inside `udt:DateTimeString`.
  static func day(
    _ element: String, _ term: Term, repetition: ElementMap.Repetition = .first
  ) -> ElementMap {
    .element(element, [.term("udt:DateTimeString", term, .date, repetition: repetition)])
  }

  /// The day of a document that is referred to; of another data type than the other days.
  static func issued(_ term: Term, repetition: ElementMap.Repetition = .first) -> ElementMap {
    formatted("ram:FormattedIssueDateTime", term, repetition: repetition)
  }

  static func formatted(
    _ element: String, _ term: Term, repetition: ElementMap.Repetition = .first
  ) -> ElementMap {
    .element(element, [.term("qdt:DateTimeString", term, .date, repetition: repetition)])
  }

  static func reference(_ id: Term, line: Term? = nil, date: Term) -> [ElementMap] {
    [.term("ram:IssuerAssignedID", id)] + (line.map { [.term("ram:LineID", $0)] } ?? [])
      + [issued(date)]
  }

  static func attachment(_ term: Term) -> ElementMap {
    .term(
      "ram:AttachmentBinaryObject", term, .text, .scheme("mimeCode"), .schemeVersion("filename"))
  }

  static func amount(_ element: String, _ term: Term) -> ElementMap {
    .term(element, term, .text, .unusualCurrency)
  }

  static func quantity(
    _ element: String, _ term: Term, unit: Term, repetition: ElementMap.Repetition = .first
  ) -> ElementMap {
    .term(element, term, .text, .term("unitCode", unit), repetition: repetition)
  }

  static func deliveryTerms(
    _ group: Group, code: Term, country: Term, name: Term
  ) -> ElementMap {
    .group(
      "ram:ApplicableTradeDeliveryTerms", group,
      [
        .term("ram:DeliveryTypeCode", code),
        .element(
          "ram:RelevantTradeLocation",
          [.term("ram:CountryID", country), .term("ram:Name", name)]),
      ])
  }

  /// Which of allowance and charge an element is, said by an indicator inside.
  static func indicator(_ isCharge: Bool) -> ElementMap {
    .element(
      "ram:ChargeIndicator", required: true, [.fixed("udt:Indicator", isCharge ? "true" : "false")])
  }

  static let isCharge = ElementMap.Condition.child(
    ["ram:ChargeIndicator", "udt:Indicator"], ["true", "1"])
  static let isAllowance = ElementMap.Condition.child(
    ["ram:ChargeIndicator", "udt:Indicator"], ["false", "0"])

  static var vat: ElementMap { .fixed("ram:TypeCode", "VAT") }

  static func period(
    _ group: Group, start: Term, end: Term, description: [ElementMap] = []
  ) -> ElementMap {
    .group(
      "ram:BillingSpecifiedPeriod", group,
      description + [day("ram:StartDateTime", start), day("ram:EndDateTime", end)])
  }
}
