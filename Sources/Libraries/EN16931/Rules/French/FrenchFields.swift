/// The fields of the French rules, by family.
enum FrenchFields {
  private typealias C = CIIPlace

  // MARK: Numbers, dates, types

  static let numbers: [FrenchField] = [
    FrenchField(
      "BT-1", [.bt1], cii: "\(C.document)/ram:ID", ubl: "cbc:ID",
      "Numéro de la facture", "Invoice number"),
    FrenchField(
      "BT-25", [.bt25], cii: "\(C.settlement)/ram:InvoiceReferencedDocument/ram:IssuerAssignedID",
      ubl: "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID",
      "Numéro de la facture antérieure", "Preceding invoice number"),
    FrenchField(
      "EXT-FR-FE-136", [.ext136],
      cii: "\(C.lineSettlement)/ram:InvoiceReferencedDocument/ram:IssuerAssignedID",
      ubl: "LINE/cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID",
      "Numéro de la facture antérieure, à la ligne", "Preceding invoice number of the line"),
  ]

  static let dates: [FrenchField] = [
    FrenchField(
      "BT-2", [.bt2], cii: "\(C.document)/ram:IssueDateTime/udt:DateTimeString",
      ubl: "cbc:IssueDate",
      "Date d'émission", "Issue date"),
    FrenchField(
      "BT-7", [.bt7], cii: "\(C.settlement)/ram:ApplicableTradeTax/ram:TaxPointDate/udt:DateString",
      ubl: "cbc:TaxPointDate", "Date d'exigibilité de la TVA", "VAT point date"),
    FrenchField(
      "BT-9", [.bt9],
      cii: "\(C.settlement)/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString",
      ubl: "cbc:DueDate", "Date d'échéance", "Due date"),
    FrenchField(
      "BT-26", [.bt26],
      cii:
        "\(C.settlement)/ram:InvoiceReferencedDocument/ram:FormattedIssueDateTime/qdt:DateTimeString",
      ubl: "cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate",
      "Date de la facture antérieure", "Preceding invoice date"),
    FrenchField(
      "BT-72", [.bt72],
      cii:
        "\(C.delivery)/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString",
      ubl: "cac:Delivery/cbc:ActualDeliveryDate", "Date de livraison", "Delivery date"),
    FrenchField(
      "BT-73", [.bt73],
      cii: "\(C.settlement)/ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString",
      ubl: "cac:InvoicePeriod/cbc:StartDate",
      "Début de la période facturée", "Start of the invoicing period"),
    FrenchField(
      "BT-74", [.bt74],
      cii: "\(C.settlement)/ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString",
      ubl: "cac:InvoicePeriod/cbc:EndDate",
      "Fin de la période facturée", "End of the invoicing period"),
    FrenchField(
      "EXT-FR-FE-138", [.ext138],
      cii: "\(C.lineSettlement)/ram:InvoiceReferencedDocument/ram:FormattedIssueDateTime/"
        + "qdt:DateTimeString",
      ubl: "LINE/cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate",
      "Date de la facture antérieure, à la ligne", "Preceding invoice date of the line"),
    FrenchField(
      "EXT-FR-FE-158", [.ext158],
      cii: "\(C.lineDelivery)/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/"
        + "udt:DateTimeString",
      ubl: "LINE/cac:Delivery/cbc:ActualDeliveryDate",
      "Date de livraison de la ligne", "Delivery date of the line"),
    // The same two fields under the identifier each edition of the rules gives them.
    FrenchField(
      "EXT-FR-FE-134", [.bt134],
      cii: "\(C.lineSettlement)/ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString",
      ubl: nil, "Début de la période de la ligne", "Start of the line's period"),
    FrenchField(
      "EXT-FR-FE-135", [.bt135],
      cii: "\(C.lineSettlement)/ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString",
      ubl: nil, "Fin de la période de la ligne", "End of the line's period"),
    FrenchField(
      "BT-134", [.bt134], cii: nil, ubl: "LINE/cac:InvoicePeriod/cbc:StartDate",
      "Début de la période de la ligne", "Start of the line's period"),
    FrenchField(
      "BT-135", [.bt135], cii: nil, ubl: "LINE/cac:InvoicePeriod/cbc:EndDate",
      "Fin de la période de la ligne", "End of the line's period"),
  ]

  static let types: [FrenchField] = [
    FrenchField(
      "BT-3", [.bt3], cii: "\(C.document)/ram:TypeCode", ubl: "TYPE",
      "Type de la facture", "Invoice type"),
    FrenchField(
      "EXT-FR-FE-02", [.ext02], cii: "\(C.settlement)/ram:InvoiceReferencedDocument/ram:TypeCode",
      ubl: "cac:BillingReference/cac:InvoiceDocumentReference/cbc:DocumentTypeCode",
      "Type de la facture antérieure", "Preceding invoice type"),
    FrenchField(
      "EXT-FR-FE-137", [.ext137],
      cii: "\(C.lineSettlement)/ram:InvoiceReferencedDocument/ram:TypeCode",
      ubl: "LINE/cac:BillingReference/cac:InvoiceDocumentReference/cbc:DocumentTypeCode",
      "Type de la facture antérieure, à la ligne", "Preceding invoice type of the line"),
  ]

  // MARK: Identifiers

  static let endpoints: [FrenchField] = FrenchParty.all.compactMap { party in
    guard let code = party.endpointCode else { return nil }
    return FrenchField(
      code, [party.endpoint], cii: "\(party.cii)/ram:URIUniversalCommunication/ram:URIID",
      ubl: "\(party.ubl)/cbc:EndpointID", "Adresse électronique \(party.frOf)",
      "Electronic address of \(party.en)")
  }

  static let privateIDs: [FrenchField] = FrenchParty.all.prefix(2).map { party in
    FrenchField(
      party.code, [party.id], cii: "\(party.cii)/ram:GlobalID",
      ubl: "\(party.ubl)/cac:PartyIdentification/cbc:ID", "Identifiant privé \(party.frOf)",
      "Private identifier of \(party.en)")
  }

  static let sirens: [FrenchField] = [
    FrenchField(
      "LEGALID", [.bt30, .bt47, .bt61, .partyLegalID],
      cii: "//ram:SpecifiedLegalOrganization/ram:ID",
      ubl: "//cac:PartyLegalEntity/cbc:CompanyID",
      "Identifiant légal d'une partie", "Legal identifier of a party"),
    FrenchField(
      "GLOBALID", [.bt29, .bt46, .bt60, .bt71, .partyGlobalID], cii: "//ram:GlobalID", ubl: nil,
      "Identifiant d'une partie", "Identifier of a party"),
    FrenchField(
      "ID", [.bt29, .bt46, .bt60, .partyID], cii: nil, ubl: "//cac:PartyIdentification/cbc:ID",
      "Identifiant d'une partie", "Identifier of a party"),
  ]

  // MARK: Numbers

  static let amounts: [FrenchField] = [
    FrenchField(
      "BT-92_BT-99", [.bt92, .bt99],
      cii: "\(C.settlement)/ram:SpecifiedTradeAllowanceCharge/ram:ActualAmount",
      ubl: "cac:AllowanceCharge/cbc:Amount",
      "Montant de la remise ou des frais", "Allowance or charge amount"),
    FrenchField(
      "BT-93_BT-100", [.bt93, .bt100],
      cii: "\(C.settlement)/ram:SpecifiedTradeAllowanceCharge/ram:BasisAmount",
      ubl: "cac:AllowanceCharge/cbc:BaseAmount",
      "Assiette de la remise ou des frais", "Allowance or charge base"),
    sum(
      "BT-106", .bt106, "LineTotalAmount", "LineExtensionAmount", "Total HT des lignes",
      "Sum of the lines"),
    sum(
      "BT-107", .bt107, "AllowanceTotalAmount", "AllowanceTotalAmount", "Total des remises",
      "Sum of allowances"),
    sum(
      "BT-108", .bt108, "ChargeTotalAmount", "ChargeTotalAmount", "Total des frais",
      "Sum of charges"),
    sum(
      "BT-109", .bt109, "TaxBasisTotalAmount", "TaxExclusiveAmount", "Total HT", "Total without VAT"
    ),
    FrenchField(
      "BT-110", [.bt110, .bt111], cii: "\(C.sums)/ram:TaxTotalAmount",
      ubl: "//cac:TaxTotal/cbc:TaxAmount", "Total de TVA", "VAT total"),
    sum("BT-112", .bt112, "GrandTotalAmount", "TaxInclusiveAmount", "Total TTC", "Total with VAT"),
    sum(
      "BT-113", .bt113, "TotalPrepaidAmount", "PrepaidAmount", "Montant déjà payé", "Paid amount"),
    sum("BT-114", .bt114, "RoundingAmount", "PayableRoundingAmount", "Arrondi", "Rounding amount"),
    sum("BT-115", .bt115, "DuePayableAmount", "PayableAmount", "Net à payer", "Amount due"),
    FrenchField(
      "BT-116", [.bt116], cii: "\(C.settlement)/ram:ApplicableTradeTax/ram:BasisAmount",
      ubl: "//cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount",
      "Base HT d'un taux de TVA", "Taxable amount of a VAT rate"),
    FrenchField(
      "BT-117", [.bt117], cii: "\(C.settlement)/ram:ApplicableTradeTax/ram:CalculatedAmount",
      ubl: "//cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount",
      "Montant de TVA d'un taux", "Tax amount of a VAT rate"),
    FrenchField(
      "BT-131", [.bt131],
      cii: "\(C.lineSettlement)/ram:SpecifiedTradeSettlementLineMonetarySummation/"
        + "ram:LineTotalAmount",
      ubl: "LINE/cbc:LineExtensionAmount", "Montant HT de la ligne", "Line net amount"),
    FrenchField(
      "BT-136_BT-141", [.bt136, .bt141],
      cii: "\(C.lineSettlement)/ram:SpecifiedTradeAllowanceCharge/ram:ActualAmount",
      ubl: "LINE/cac:AllowanceCharge/cbc:Amount",
      "Montant de la remise ou des frais de la ligne", "Allowance or charge amount of the line"),
    FrenchField(
      "BT-137_BT-142", [.bt137, .bt142],
      cii: "\(C.lineSettlement)/ram:SpecifiedTradeAllowanceCharge/ram:BasisAmount",
      ubl: "LINE/cac:AllowanceCharge/cbc:BaseAmount",
      "Assiette de la remise ou des frais de la ligne", "Allowance or charge base of the line"),
  ]

  private static func sum(
    _ code: String, _ term: Term, _ cii: String, _ ubl: String, _ fr: String, _ en: String
  ) -> FrenchField {
    FrenchField(
      code, [term], cii: "\(C.sums)/ram:\(cii)", ubl: "//cac:LegalMonetaryTotal/cbc:\(ubl)", fr, en)
  }

  static let quantities: [FrenchField] = [
    FrenchField(
      "BT-129", [.bt129], cii: "\(C.lineDelivery)/ram:BilledQuantity", ubl: "LINE/QUANTITY",
      "Quantité facturée", "Invoiced quantity"),
    FrenchField(
      "BT-149", [.bt149],
      cii: "\(C.lineAgreement)/ram:NetPriceProductTradePrice/ram:BasisQuantity",
      ubl: "LINE/cac:Price/cbc:BaseQuantity",
      "Quantité à laquelle le prix s'applique", "Price base quantity"),
  ]

  static let prices: [FrenchField] = [
    FrenchField(
      "BT-146", [.bt146], cii: "\(C.lineAgreement)/ram:NetPriceProductTradePrice/ram:ChargeAmount",
      ubl: "LINE/cac:Price/cbc:PriceAmount", "Prix unitaire net HT", "Net unit price"),
    FrenchField(
      "BT-147", [.bt147],
      cii: "\(C.lineAgreement)/ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/"
        + "ram:ActualAmount",
      ubl: "LINE/cac:Price/cac:AllowanceCharge/cbc:Amount",
      "Rabais sur le prix", "Discount on the price"),
    FrenchField(
      "BT-148", [.bt148],
      cii: "\(C.lineAgreement)/ram:GrossPriceProductTradePrice/ram:ChargeAmount",
      ubl: "LINE/cac:Price/cac:AllowanceCharge/cbc:BaseAmount",
      "Prix unitaire brut HT", "Gross unit price"),
  ]

  static let percentages: [FrenchField] = [
    FrenchField(
      "BT-96_BT-103", [.bt96, .bt103],
      cii: "\(C.settlement)/ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax/"
        + "ram:RateApplicablePercent",
      ubl: "//cac:AllowanceCharge/cac:TaxCategory/cbc:Percent",
      "Taux de TVA de la remise ou des frais", "VAT rate of the allowance or charge"),
    FrenchField(
      "BT-119", [.bt119], cii: "\(C.settlement)/ram:ApplicableTradeTax/ram:RateApplicablePercent",
      ubl: "//cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:Percent",
      "Taux de la ventilation de TVA", "Rate of the VAT breakdown"),
    FrenchField(
      "BT-152", [.bt152],
      cii: "\(C.lineSettlement)/ram:ApplicableTradeTax/ram:RateApplicablePercent",
      ubl: "//cac:Item/cac:ClassifiedTaxCategory/cbc:Percent",
      "Taux de TVA de la ligne", "VAT rate of the line"),
  ]
}
