/// The parties of CII: one shape, many roles.
struct CIIParty {
  /// An address and the terms its elements are.
  struct Address {
    let group: Group
    let postCode: Term
    let lines: [Term]
    let city: Term
    let country: Term
    let subdivision: Term

    init(
      _ group: Group, lines: [Term], city: Term, postCode: Term, subdivision: Term, country: Term
    ) {
      self.group = group
      self.lines = lines
      self.city = city
      self.postCode = postCode
      self.subdivision = subdivision
      self.country = country
    }

    static func shared(_ group: Group) -> Address {
      Address(
        group, lines: [.partyAddressLine1, .partyAddressLine2, .partyAddressLine3],
        city: .partyAddressCity, postCode: .partyAddressPostCode,
        subdivision: .partyAddressSubdivision, country: .partyAddressCountry)
    }

    var map: ElementMap {
      .group(
        "ram:PostalTradeAddress", group,
        [
          .term("ram:PostcodeCode", postCode), .term("ram:LineOne", lines[0]),
          .term("ram:LineTwo", lines[1]), .term("ram:LineThree", lines[2]),
          .term("ram:CityName", city), .term("ram:CountryID", country),
          .term("ram:CountrySubDivisionName", subdivision),
        ])
    }
  }

  /// A contact and the terms its elements are.
  struct Contact {
    var group = Group.partyContact
    var name = Term.partyContactName
    var phone = Term.partyContactPhone
    var email = Term.partyContactEmail

    var map: ElementMap {
      var children: [ElementMap] = [.term("ram:PersonName", name)]
      if group != .partyContact {
        // BT-41 and BT-56 are "a contact point, such as a person or a department".
        children.append(
          .term(
            "ram:DepartmentName", name, when: .parent(.not(.exists(["ram:PersonName"]))),
            writes: .never))
      }
      return .group(
        "ram:DefinedTradeContact", group,
        children + [
          .term("ram:DepartmentName", .partyContactDepartment, core: group != .partyContact),
          .term("ram:TypeCode", .partyContactType),
          .element(
            "ram:TelephoneUniversalCommunication", [.term("ram:CompleteNumber", phone)]),
          .element(
            "ram:FaxUniversalCommunication", [.term("ram:CompleteNumber", .partyContactFax)]),
          .element(
            "ram:EmailURIUniversalCommunication", [.term("ram:URIID", email, .text)]),
        ])
    }
  }

  /// One term for `ram:ID` and `ram:GlobalID`; nil: the two shared ones.
  var id: Term?
  var name = Term.partyName
  var description = Term.partyDescription
  var legalID = Term.partyLegalID
  var tradingName = Term.partyTradingName
  var contact = Contact()
  var address = Address.shared(.partyAddress)
  var endpoint = Term.partyEndpoint
  var vatID = Term.partyVATID
  var taxID = Term.partyTaxID

  func map(_ element: String, _ group: Group) -> ElementMap {
    .group(
      element, group,
      ids + [
        .term("ram:Name", name),
        .term("ram:RoleCode", .partyRoleCode),
        .term("ram:Description", description),
        .element(
          "ram:SpecifiedLegalOrganization",
          [
            .term("ram:ID", legalID, .text, .scheme("schemeID")),
            .term("ram:TradingBusinessName", tradingName),
            Address.shared(.partyLegalAddress).map,
          ]),
        contact.map,
        address.map,
        .element(
          "ram:URIUniversalCommunication",
          [.term("ram:URIID", endpoint, .text, .scheme("schemeID"))]),
        registration(vatID, "VA"),
        registration(taxID, "FC"),
      ])
  }

  private var ids: [ElementMap] {
    guard let id else {
      return [
        .term("ram:ID", .partyID, .text, .scheme("schemeID")),
        .term("ram:GlobalID", .partyGlobalID, .text, .scheme("schemeID")),
      ]
    }
    return [
      .term("ram:ID", id, .text, .scheme("schemeID"), writes: .withoutScheme),
      .term("ram:GlobalID", id, .text, .scheme("schemeID"), writes: .withScheme),
    ]
  }

  /// "VA": the VAT number; "FC": the tax number of the country.
  private func registration(_ term: Term, _ kind: String) -> ElementMap {
    .element(
      "ram:SpecifiedTaxRegistration", when: .attribute(["ram:ID"], "schemeID", [kind]), each: term,
      [.term("ram:ID", term, .text, .fixed("schemeID", kind))])
  }
}

extension CIIMap {
  /// A party all of whose terms are those any party of the extensions has.
  static func party(_ element: String, _ group: Group) -> ElementMap {
    CIIParty().map(element, group)
  }

  static var seller: ElementMap {
    CIIParty(
      id: .bt29, name: .bt27, description: .bt33, legalID: .bt30, tradingName: .bt28,
      contact: .init(group: .bg6, name: .bt41, phone: .bt42, email: .bt43),
      address: .init(
        .bg5, lines: [.bt35, .bt36, .bt162], city: .bt37, postCode: .bt38, subdivision: .bt39,
        country: .bt40),
      endpoint: .bt34, vatID: .bt31, taxID: .bt32
    ).map("ram:SellerTradeParty", .bg4)
  }

  static var buyer: ElementMap {
    CIIParty(
      id: .bt46, name: .bt44, legalID: .bt47, tradingName: .bt45,
      contact: .init(group: .bg9, name: .bt56, phone: .bt57, email: .bt58),
      address: .init(
        .bg8, lines: [.bt50, .bt51, .bt163], city: .bt52, postCode: .bt53, subdivision: .bt54,
        country: .bt55),
      endpoint: .bt49, vatID: .bt48
    ).map("ram:BuyerTradeParty", .bg7)
  }

  static var payee: ElementMap {
    CIIParty(id: .bt60, name: .bt59, legalID: .bt61).map("ram:PayeeTradeParty", .bg10)
  }

  static var taxRepresentative: ElementMap {
    CIIParty(
      name: .bt62,
      address: .init(
        .bg12, lines: [.bt64, .bt65, .bt164], city: .bt66, postCode: .bt67, subdivision: .bt68,
        country: .bt69),
      vatID: .bt63
    ).map("ram:SellerTaxRepresentativeTradeParty", .bg11)
  }

  /// BG-13 is this element; the date BT-72, in another, joins it.
  static var shipTo: ElementMap {
    CIIParty(
      id: .bt71, name: .bt70,
      address: .init(
        .bg15, lines: [.bt75, .bt76, .bt165], city: .bt77, postCode: .bt78, subdivision: .bt79,
        country: .bt80)
    ).map("ram:ShipToTradeParty", .bg13)
  }
}
