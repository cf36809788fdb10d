/// What each element of UBL means, in the order of its schemas.
///
/// The lists are in pieces because the compiler takes long over long ones.
enum UBLMap {
  /// - Parameter root: `ubl:Invoice` or `cn:CreditNote`. They differ in some names and in order.
  static func document(_ root: String) -> ElementMap {
    .element(root, header + references + parties + payment + totals + lines)
  }

  // MARK: Header

  private static let header: [ElementMap] = [
    .term("cbc:CustomizationID", .bt24),
    .term("cbc:ProfileID", .bt23),
    .term("cbc:ID", .bt1),
    .term("cbc:IssueDate", .bt2, .date),
    .term("cbc:DueDate", .bt9, .date, writes: .first, only: .ublInvoice),
    .term("cbc:InvoiceTypeCode", .bt3, only: .ublInvoice),
    .term("cbc:TaxPointDate", .bt7, .date, only: .ublCreditNote),
    .term("cbc:CreditNoteTypeCode", .bt3, only: .ublCreditNote),
    .codedNote("cbc:Note"),
    .term("cbc:TaxPointDate", .bt7, .date, only: .ublInvoice),
    .term("cbc:DocumentCurrencyCode", .bt5),
    .term("cbc:TaxCurrencyCode", .bt6),
    .term("cbc:AccountingCost", .bt19),
    .term("cbc:BuyerReference", .bt10),
  ]

  // MARK: References

  private static let references: [ElementMap] =
    period + [
      .element(
        "cac:OrderReference",
        [
          .placeholder("cbc:ID", for: .bt13, noReference),
          .term("cbc:SalesOrderID", .bt14),
          .term("cbc:IssueDate", .ext197, .date),
        ]),
      .group(
        "cac:BillingReference", .bg3,
        [
          .element(
            "cac:InvoiceDocumentReference",
            [
              .term("cbc:ID", .bt25, orElse: noReference),
              .term("cbc:IssueDate", .bt26, .date),
              .term("cbc:DocumentTypeCode", .ext02),
            ])
        ]),
      reference("cac:DespatchDocumentReference", .bt16),
      reference("cac:ReceiptDocumentReference", .bt15),
      reference("cac:OriginatorDocumentReference", .bt17, only: .ublInvoice),
      .element(
        "cac:ContractDocumentReference", each: .bt12,
        [.term("cbc:ID", .bt12), .term("cbc:DocumentType", .ext01)]),
    ] + attachments + [
      reference("cac:OriginatorDocumentReference", .bt17, only: .ublCreditNote),
      reference("cac:ProjectReference", .bt11, only: .ublInvoice),
    ]

  /// What stands for an order number that must not be empty (EN 16931-3-2 has BT-14 without BT-13).
  static let noReference = "NA"

  private static func reference(_ name: String, _ term: Term, only: Syntax? = nil) -> ElementMap {
    .element(name, each: term, only: only, [.term("cbc:ID", term)])
  }

  /// An invoicing period that only says when VAT falls due (BT-8) is not BG-14.
  private static let period: [ElementMap] = [
    .element(
      "cac:InvoicePeriod",
      when: .all([
        .exists(["cbc:DescriptionCode"]), .not(.exists(["cbc:StartDate"])),
        .not(.exists(["cbc:EndDate"])),
      ]),
      [.term("cbc:DescriptionCode", .bt8, writes: .never)]),
    .group(
      "cac:InvoicePeriod", .bg14,
      [
        .term("cbc:StartDate", .bt73, .date),
        .term("cbc:EndDate", .bt74, .date),
        .term("cbc:DescriptionCode", .bt8),
      ]),
  ]

  private static let attachments: [ElementMap] = [
    .element(
      "cac:AdditionalDocumentReference", when: typed("50"), each: .bt11, only: .ublCreditNote,
      [.term("cbc:ID", .bt11), .fixed("cbc:DocumentTypeCode", "50")]),
    .element(
      "cac:AdditionalDocumentReference", when: typed("130"), each: .bt18,
      [.term("cbc:ID", .bt18, .text, .scheme("schemeID")), .fixed("cbc:DocumentTypeCode", "130")]),
    .group(
      "cac:AdditionalDocumentReference", .bg24,
      [
        .term("cbc:ID", .bt122, orElse: noReference),
        .term("cbc:DocumentDescription", .bt123),
        .element(
          "cac:Attachment",
          [
            .term(
              "cbc:EmbeddedDocumentBinaryObject", .bt125, .text, .scheme("mimeCode"),
              .schemeVersion("filename")),
            .element("cac:ExternalReference", [.term("cbc:URI", .bt124)]),
          ]),
      ]),
  ]

  static func typed(_ code: String) -> ElementMap.Condition {
    .child(["cbc:DocumentTypeCode"], [code])
  }

  // MARK: Payment

  private static let payment: [ElementMap] =
    [delivery, deliveryTerms, paymentMeans]
    + [
      // One of several, as the extensions have them: each keeps its own day.
      .group(
        "cac:PaymentTerms", .paymentTerms,
        when: .any([
          .exists(["cbc:Amount"]), .exists(["cbc:PaymentDueDate"]), .not(.alone),
        ]),
        [
          .term("cbc:Note", .bt20, repetition: .copied),
          .term("cbc:Amount", .btx275, .text, .currency),
          .term("cbc:PaymentDueDate", .bt9, .date, repetition: .copied),
        ]),
      .element("cac:PaymentTerms", unless: .paymentTerms, [.term("cbc:Note", .bt20)]),
      .group(
        "cac:PrepaidPayment", .bg34, only: .ublInvoice,
        [
          .term("cbc:ID", .btdex001, .text, .scheme("schemeID")),
          .term("cbc:PaidAmount", .bt179, .text, .currency),
          .term("cbc:InstructionID", .bt180),
        ]),
    ]

  private static let paymentMeans: ElementMap = .group(
    "cac:PaymentMeans", .bg16,
    [
      // Where only BT-83, BG-19 or a due date has something to say: "not defined".
      .term("cbc:PaymentMeansCode", .bt81, .text, .term("name", .bt82), orElse: "1"),
      .term("cbc:PaymentDueDate", .bt9, .date, writes: .first, only: .ublCreditNote),
      .term("cbc:PaymentID", .bt83, repetition: .every),
      .group(
        "cac:CardAccount", .bg18,
        [
          .term("cbc:PrimaryAccountNumberID", .bt87),
          .filler("cbc:NetworkID", "NA"),
          .term("cbc:HolderName", .bt88),
        ]),
      .group(
        "cac:PayeeFinancialAccount", .bg17,
        [
          .term("cbc:ID", .bt84),
          .term("cbc:Name", .bt85),
          .element("cac:FinancialInstitutionBranch", [.term("cbc:ID", .bt86)]),
        ]),
      .element(
        "cac:PaymentMandate",
        [
          .term("cbc:ID", .bt89, repetition: .directDebit),
          UBLMap.party("cac:PayerParty", .extBG02),
          .element(
            "cac:PayerFinancialAccount",
            [
              .term("cbc:ID", .bt91, repetition: .directDebit),
              .term("cbc:Name", .bt216, repetition: .directDebit),
              .element(
                "cac:FinancialInstitutionBranch",
                [.term("cbc:ID", .bt215, repetition: .directDebit)]),
            ]),
        ]),
    ])

  // MARK: Amounts

  private static let totals: [ElementMap] = [
    adjustment(
      .bg20, charge: false,
      [
        .term("cbc:AllowanceChargeReasonCode", .bt98), .term("cbc:AllowanceChargeReason", .bt97),
        .term("cbc:MultiplierFactorNumeric", .bt94), .term("cbc:Amount", .bt92, .text, .currency),
        .term("cbc:BaseAmount", .bt93, .text, .currency),
        tax("cac:TaxCategory", .bt95, .bt96, code: .bt174, reason: .bt173),
      ]),
    adjustment(
      .bg21, charge: true,
      [
        nonVAT(.bt177), .term("cbc:AllowanceChargeReasonCode", .bt105),
        .term("cbc:AllowanceChargeReason", .bt104), .term("cbc:MultiplierFactorNumeric", .bt101),
        .term("cbc:Amount", .bt99, .text, .currency),
        .term("cbc:BaseAmount", .bt100, .text, .currency),
        tax("cac:TaxCategory", .bt102, .bt103, code: .bt176, reason: .bt175),
      ]),
    .element(
      "cac:TaxTotal", when: .not(.inAccountingCurrency(["cbc:TaxAmount"])),
      [.term("cbc:TaxAmount", .bt110, .text, .currency, orElse: "0.00"), taxSubtotal]),
    .element("cac:TaxTotal", [.term("cbc:TaxAmount", .bt111, .text, .accountingCurrency)]),
    monetaryTotal,
  ]

  private static let taxSubtotal: ElementMap = .group(
    "cac:TaxSubtotal", .bg23,
    [
      .term("cbc:TaxableAmount", .bt116, .text, .currency),
      .term("cbc:TaxAmount", .bt117, .text, .currency),
      tax("cac:TaxCategory", .bt118, .bt119, code: .bt121, reason: .bt120),
    ])

  private static let monetaryTotal: ElementMap = .group(
    "cac:LegalMonetaryTotal", .bg22,
    [
      .term("cbc:LineExtensionAmount", .bt106, .text, .currency),
      .term("cbc:TaxExclusiveAmount", .bt109, .text, .currency),
      .term("cbc:TaxInclusiveAmount", .bt112, .text, .currency),
      .term("cbc:AllowanceTotalAmount", .bt107, .text, .currency),
      .term("cbc:ChargeTotalAmount", .bt108, .text, .currency),
      .term("cbc:PrepaidAmount", .bt113, .text, .currency),
      .term("cbc:PayableRoundingAmount", .bt114, .text, .currency),
      .term("cbc:PayableAmount", .bt115, .text, .currency),
    ])

  /// An allowance or a charge: the same element, told apart by its indicator.
  static func adjustment(_ group: Group, charge: Bool, _ children: [ElementMap]) -> ElementMap {
    let indicator = chargeIndicator(charge)
    return .group(
      "cac:AllowanceCharge", group, when: .child(["cbc:ChargeIndicator"], indicator),
      [.filler("cbc:ChargeIndicator", indicator[0])] + children)
  }

  /// The ways XML Schema writes a truth value, the usual one first.
  static func chargeIndicator(_ charge: Bool) -> [String] {
    charge ? ["true", "1"] : ["false", "0"]
  }

  /// A charge that is a tax other than VAT has its code from another list.
  static func nonVAT(_ term: Term) -> ElementMap {
    .term(
      "cbc:AllowanceChargeReasonCode", term, .text, .fixed("listID", "5153"),
      when: .attribute([], "listID", ["5153"]))
  }

  static func tax(
    _ name: String, _ category: Term, _ rate: Term, code: Term, reason: Term
  ) -> ElementMap {
    .element(
      name,
      [
        .term("cbc:ID", category), .term("cbc:Percent", rate),
        .term("cbc:TaxExemptionReasonCode", code), .term("cbc:TaxExemptionReason", reason),
        vatScheme,
      ])
  }

  static let vatScheme: ElementMap = .element(
    "cac:TaxScheme", required: true, [.filler("cbc:ID", "VAT", when: isVAT)])

  /// The rules of CEN do not care for the case.
  private static let isVAT = ElementMap.Condition.child([], vatIDs)
  static let vatIDs = ["VAT", "vat", "Vat"]
}
