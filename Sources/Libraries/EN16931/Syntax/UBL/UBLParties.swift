/// Parties, their addresses and the delivery.
extension UBLMap {
  static let parties: [ElementMap] = [
    .element("cac:AccountingSupplierParty", required: true, [seller]),
    .element("cac:AccountingCustomerParty", required: true, [buyer]),
    payee,
    taxRepresentative,
  ]

  /// The creditor identifier of a direct debit (BT-90): among the seller's or the payee's own.
  private static let isSEPA = ElementMap.Condition.attribute(["cbc:ID"], "schemeID", ["SEPA"])

  private static func creditor(writes selection: ElementMap.Selection) -> ElementMap {
    .element(
      "cac:PartyIdentification", when: isSEPA, each: .bt90,
      [.term("cbc:ID", .bt90, .text, .fixed("schemeID", "SEPA"), writes: selection)])
  }

  private static func identifiers(_ term: Term) -> ElementMap {
    .element(
      "cac:PartyIdentification", each: term, [.term("cbc:ID", term, .text, .scheme("schemeID"))])
  }

  private static func named(_ term: Term) -> ElementMap {
    .element("cac:PartyName", each: term, [.term("cbc:Name", term)])
  }

  /// VAT identifiers (BT-31, BT-48, BT-63).
  private static func vat(_ term: Term) -> ElementMap {
    .element(
      "cac:PartyTaxScheme", when: .child(["cac:TaxScheme", "cbc:ID"], vatIDs), each: term,
      [.term("cbc:CompanyID", term), vatScheme])
  }

  /// Any other tax registration (BT-32); which tax it is has no term.
  private static func otherTax(_ term: Term) -> ElementMap {
    .element(
      "cac:PartyTaxScheme", each: term,
      [
        .term("cbc:CompanyID", term),
        .element("cac:TaxScheme", required: true, [.filler("cbc:ID", "TAX")]),
      ])
  }

  private static func contact(
    _ group: Group, name: Term, phone: Term, email: Term
  ) -> ElementMap {
    .group(
      "cac:Contact", group,
      [
        .term("cbc:Name", name), .term("cbc:Telephone", phone),
        .term("cbc:Telefax", .partyContactFax), .term("cbc:ElectronicMail", email),
      ])
  }

  static func address(
    _ name: String, _ group: Group, lines: (Term, Term, Term), city: Term, postCode: Term,
    subdivision: Term, country: Term
  ) -> ElementMap {
    .group(
      name, group,
      [
        .term("cbc:StreetName", lines.0),
        .term("cbc:AdditionalStreetName", lines.1),
        .term("cbc:CityName", city),
        .term("cbc:PostalZone", postCode),
        .term("cbc:CountrySubentity", subdivision),
        .element("cac:AddressLine", each: lines.2, [.term("cbc:Line", lines.2)]),
        .element("cac:Country", [.term("cbc:IdentificationCode", country)]),
      ])
  }

  private static let seller: ElementMap = .group(
    "cac:Party", .bg4,
    [
      .term("cbc:EndpointID", .bt34, .text, .scheme("schemeID")),
      roleCode,
      creditor(writes: .all),
      identifiers(.bt29),
      named(.bt28),
      address(
        "cac:PostalAddress", .bg5, lines: (.bt35, .bt36, .bt162), city: .bt37, postCode: .bt38,
        subdivision: .bt39, country: .bt40),
      vat(.bt31),
      otherTax(.bt32),
      .element(
        "cac:PartyLegalEntity",
        [
          .term("cbc:RegistrationName", .bt27),
          .term("cbc:CompanyID", .bt30, .text, .scheme("schemeID")),
          .term("cbc:CompanyLegalForm", .bt33),
        ]),
      contact(.bg6, name: .bt41, phone: .bt42, email: .bt43),
      party("cac:AgentParty", .extBG03),
      .element("cac:ServiceProviderParty", [party("cac:Party", .extBG05)]),
    ])

  private static let buyer: ElementMap = .group(
    "cac:Party", .bg7,
    [
      .term("cbc:EndpointID", .bt49, .text, .scheme("schemeID")),
      roleCode,
      identifiers(.bt46),
      named(.bt45),
      address(
        "cac:PostalAddress", .bg8, lines: (.bt50, .bt51, .bt163), city: .bt52, postCode: .bt53,
        subdivision: .bt54, country: .bt55),
      vat(.bt48),
      otherTax(.partyTaxID),
      .element(
        "cac:PartyLegalEntity",
        [
          .term("cbc:RegistrationName", .bt44),
          .term("cbc:CompanyID", .bt47, .text, .scheme("schemeID")),
          .term("cbc:CompanyLegalForm", .partyDescription),
        ]),
      contact(.bg9, name: .bt56, phone: .bt57, email: .bt58),
      party("cac:AgentParty", .extBG01),
      .element("cac:ServiceProviderParty", [party("cac:Party", .extBG04)]),
    ])

  private static let payee: ElementMap = .group(
    "cac:PayeeParty", .bg10,
    [
      endpoint, roleCode,
      creditor(writes: .never),
      identifiers(.bt60),
      named(.bt59),
      partyAddress("cac:PostalAddress"),
      vat(.partyVATID),
      .element(
        "cac:PartyLegalEntity", [.term("cbc:CompanyID", .bt61, .text, .scheme("schemeID"))]),
      partyContact,
    ])

  private static let taxRepresentative: ElementMap = .group(
    "cac:TaxRepresentativeParty", .bg11,
    [
      endpoint, roleCode, globalID, plainID,
      named(.bt62),
      address(
        "cac:PostalAddress", .bg12, lines: (.bt64, .bt65, .bt164), city: .bt66, postCode: .bt67,
        subdivision: .bt68, country: .bt69),
      vat(.bt63),
      legalID,
      partyContact,
    ])

  // MARK: Delivery

  static let delivery: ElementMap = .group(
    "cac:Delivery", .bg13,
    [
      .term("cbc:ActualDeliveryDate", .bt72, .date),
      .element(
        "cac:DeliveryLocation",
        [
          .term("cbc:ID", .bt71, .text, .scheme("schemeID")),
          address(
            "cac:Address", .bg15, lines: (.bt75, .bt76, .bt165), city: .bt77, postCode: .bt78,
            subdivision: .bt79, country: .bt80),
        ]),
      .element(
        "cac:DeliveryParty",
        [endpoint, roleCode, named(.bt70), vat(.partyVATID), legalID, partyContact]),
    ])

  /// Where and when one line was delivered. A day alone does not make a party.
  static let lineDelivery: [ElementMap] = [
    .element(
      "cac:Delivery",
      when: .not(.any([.exists(["cac:DeliveryLocation"]), .exists(["cac:DeliveryParty"])])),
      [.term("cbc:ActualDeliveryDate", .ext158, .date, writes: .never)]),
    .group(
      "cac:Delivery", .extBG10,
      [
        .term("cbc:ActualDeliveryDate", .ext158, .date),
        .element(
          "cac:DeliveryLocation",
          [
            .term("cbc:ID", .partyGlobalID, .text, .scheme("schemeID"), when: hasScheme),
            .term("cbc:ID", .partyID),
            partyAddress("cac:Address"),
          ]),
        .element("cac:DeliveryParty", [named(.partyName)]),
      ]),
  ]

  static let deliveryTerms: ElementMap = .group(
    "cac:DeliveryTerms", .extBG14,
    [
      .term("cbc:ID", .ext185),
      .element("cac:DeliveryLocation", [.term("cbc:Name", .ext186)]),
    ])

  // MARK: Parties of the extension

  /// A party of EXTENDED-CTC-FR: agents, payer, invoicer, invoicee.
  static func party(_ name: String, _ role: Group) -> ElementMap {
    .group(
      name, role,
      [
        endpoint, roleCode, globalID, plainID,
        named(.partyTradingName),
        partyAddress("cac:PostalAddress"),
        vat(.partyVATID),
        otherTax(.partyTaxID),
        .element(
          "cac:PartyLegalEntity",
          [
            .term("cbc:RegistrationName", .partyName),
            .term("cbc:CompanyID", .partyLegalID, .text, .scheme("schemeID")),
            .term("cbc:CompanyLegalForm", .partyDescription),
          ]),
        partyContact,
      ])
  }

  private static let endpoint = ElementMap.term(
    "cbc:EndpointID", .partyEndpoint, .text, .scheme("schemeID"))
  private static let roleCode = ElementMap.term("cbc:IndustryClassificationCode", .partyRoleCode)
  private static let legalID = ElementMap.element(
    "cac:PartyLegalEntity",
    [.term("cbc:CompanyID", .partyLegalID, .text, .scheme("schemeID"))])
  private static let partyContact = contact(
    .partyContact, name: .partyContactName, phone: .partyContactPhone,
    email: .partyContactEmail)

  private static let hasScheme = ElementMap.Condition.hasAttribute([], "schemeID")
  private static let globalID = ElementMap.element(
    "cac:PartyIdentification", when: .hasAttribute(["cbc:ID"], "schemeID"), each: .partyGlobalID,
    [.term("cbc:ID", .partyGlobalID, .text, .scheme("schemeID"))])
  private static let plainID = ElementMap.element(
    "cac:PartyIdentification", each: .partyID, [.term("cbc:ID", .partyID)])

  static func partyAddress(_ name: String) -> ElementMap {
    address(
      name, .partyAddress,
      lines: (.partyAddressLine1, .partyAddressLine2, .partyAddressLine3), city: .partyAddressCity,
      postCode: .partyAddressPostCode, subdivision: .partyAddressSubdivision,
      country: .partyAddressCountry)
  }
}
