/// BR-CO-09: the country before every VAT number, also of parties that are no terms.
enum CENVATNumbers {
  private static let registration = XMLName.of("ram:SpecifiedTaxRegistration")
  private static let ciiID = XMLName.of("ram:ID")
  private static let taxScheme = XMLName.of("cac:PartyTaxScheme")
  private static let companyID = XMLName.of("cbc:CompanyID")
  private static let schemeID = XMLAttributeName.of("schemeID")
  private static let terms: [Term] = [.bt31, .bt48, .bt63]

  static func judge(_ j: Judgement) {
    guard let xml = j.xml else {
      for term in terms { j.each(term) { isLedByCountry($0.text, .vatPrefixesInCII) } }
      return
    }
    if j.isUBL {
      for party in xml.elements(named: taxScheme) where VATScheme.isUBL(xml, party) {
        guard let id = xml.first(party, companyID) else { continue }
        let start = prefix(xml.text(id))
        // The official test searches the list as text, so that part of a code passes.
        if CodeList.vatPrefixesInUBL.contains(start)
          || CodeList.vatPrefixesInUBL.contains(fragment: start)
        {
          continue
        }
        j.blame(id, attribute: nil, of: terms)
      }
      return
    }
    for registration in xml.elements(named: registration) {
      for id in xml.children(registration, named: ciiID)
      where xml.attribute(id, schemeID) == "VA"
        && !isLedByCountry(xml.text(id), .vatPrefixesInCII)
      {
        j.blame(id, attribute: nil, of: terms)
      }
    }
  }

  private static func isLedByCountry(_ number: String, _ list: CodeList) -> Bool {
    list.contains(exactly: prefix(number))
  }

  private static func prefix(_ text: String) -> String {
    String(text.unicodeScalars.prefix(2))
  }
}

/// BR-17: the payee is named, and is not the seller by name or number.
enum CENPayee {
  static func judge(_ j: Judgement) {
    guard let xml = j.xml else {
      for payee in j.invoice.all(.bg10) { judge(j, payee) }
      return
    }
    let names = j.isUBL ? ubl : cii
    for payee in xml.elements(named: names.payee) {
      let seller = seller(xml, besides: payee, j.isUBL)
      let hasName = !texts(xml, payee, names.identities[0]).isEmpty
      let isSeller = names.identities.contains { path in
        let own = texts(xml, payee, path)
        guard !own.isEmpty else { return false }
        return seller.contains { seller in texts(xml, seller, path).contains(where: own.contains) }
      }
      if !hasName || isSeller { j.blame(payee, missing: .bt59) }
    }
  }

  private static func judge(_ j: Judgement, _ payee: GroupView) {
    let seller = j.root.first(.bg4)
    let isSeller = [(Term.bt59, Term.bt27), (.bt60, .bt29), (.bt61, .bt30)].contains {
      (own, other) in
      payee.all(own).contains { value in
        seller?.all(other).contains { $0.text == value.text } ?? false
      }
    }
    if !payee.has(.bt59) || isSeller { j.fail(.bt59, in: payee) }
  }

  private static func seller(
    _ xml: XMLDocument, besides payee: XMLDocument.Node, _ isUBL: Bool
  ) -> [XMLDocument.Node] {
    guard var base = xml.parent(payee) else { return [] }
    if !isUBL {
      guard let up = xml.parent(base) else { return [] }
      base = up
    }
    return nodes(xml, base, isUBL ? ubl.seller : cii.seller)
  }

  private static func nodes(
    _ xml: XMLDocument, _ node: XMLDocument.Node, _ path: [XMLName]
  ) -> [XMLDocument.Node] {
    path.reduce([node]) { found, name in
      found.flatMap { Array(xml.children($0, named: name)) }
    }
  }

  private static func texts(
    _ xml: XMLDocument, _ node: XMLDocument.Node, _ path: [XMLName]
  ) -> [String] {
    nodes(xml, node, path).map(xml.text)
  }

  private struct Names: Sendable {
    let payee: XMLName
    let seller: [XMLName]
    /// Name first, then the numbers.
    let identities: [[XMLName]]
  }

  private static let cii = Names(
    payee: .of("ram:PayeeTradeParty"),
    seller: [.of("ram:ApplicableHeaderTradeAgreement"), .of("ram:SellerTradeParty")],
    identities: [
      [.of("ram:Name")], [.of("ram:ID")], [.of("ram:SpecifiedLegalOrganization"), .of("ram:ID")],
    ])
  private static let ubl = Names(
    payee: .of("cac:PayeeParty"),
    seller: [.of("cac:AccountingSupplierParty"), .of("cac:Party")],
    identities: [
      [.of("cac:PartyName"), .of("cbc:Name")], [.of("cac:PartyIdentification"), .of("cbc:ID")],
    ])
}
