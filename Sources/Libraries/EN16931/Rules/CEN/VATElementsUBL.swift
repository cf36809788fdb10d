import Money

/// What the VAT rules read in UBL.
enum VATElementsUBL {
  private enum Name {
    static let invoiceLine = XMLName.of("cac:InvoiceLine")
    static let creditNoteLine = XMLName.of("cac:CreditNoteLine")
    static let item = XMLName.of("cac:Item")
    static let lineCategory = XMLName.of("cac:ClassifiedTaxCategory")
    static let category = XMLName.of("cac:TaxCategory")
    static let subtotal = XMLName.of("cac:TaxSubtotal")
    static let total = XMLName.of("cac:TaxTotal")
    static let adjustment = XMLName.of("cac:AllowanceCharge")
    static let indicator = XMLName.of("cbc:ChargeIndicator")
    static let amount = XMLName.of("cbc:Amount")
    static let net = XMLName.of("cbc:LineExtensionAmount")
    static let id = XMLName.of("cbc:ID")
    static let percent = XMLName.of("cbc:Percent")
    static let taxable = XMLName.of("cbc:TaxableAmount")
    static let tax = XMLName.of("cbc:TaxAmount")
    static let reason = XMLName.of("cbc:TaxExemptionReason")
    static let reasonCode = XMLName.of("cbc:TaxExemptionReasonCode")
    static let supplier = XMLName.of("cac:AccountingSupplierParty")
    static let customer = XMLName.of("cac:AccountingCustomerParty")
    static let representative = XMLName.of("cac:TaxRepresentativeParty")
    static let party = XMLName.of("cac:Party")
    static let taxScheme = XMLName.of("cac:PartyTaxScheme")
    static let legal = XMLName.of("cac:PartyLegalEntity")
    static let companyID = XMLName.of("cbc:CompanyID")
    static let period = XMLName.of("cac:InvoicePeriod")
  }

  private enum Path {
    static let date = ["cac:Delivery", "cbc:ActualDeliveryDate"].map { XMLName.of($0) }
    static let country = [
      "cac:Delivery", "cac:DeliveryLocation", "cac:Address", "cac:Country",
      "cbc:IdentificationCode",
    ].map { XMLName.of($0) }
  }

  static func gather(_ xml: XMLDocument, into facts: TaxFacts) {
    for node in xml.elements(named: Name.lineCategory) {
      let parent = xml.parent(node)
      let owner = parent.flatMap { xml.parent($0) }.map { xml.name($0) }
      let isLine = owner == Name.invoiceLine || owner == Name.creditNoteLine
      let isItem = parent.map { xml.name($0) } == Name.item
      add(xml, node, isItem && isLine ? .line : .stray, to: facts)
    }
    for node in xml.elements(named: Name.category) { add(xml, node, seat(xml, node), to: facts) }
    var lines = 0
    for node in xml.children(xml.root) {
      switch xml.name(node) {
      case Name.invoiceLine, Name.creditNoteLine:
        lines += 1
        let net = decimal(xml, node, Name.net) ?? .zero
        sum(xml, .lines, net, xml.all(node, lineCategory), facts)
      case Name.adjustment: sum(xml, adjustment: node, facts)
      default: break
      }
    }
    facts.count(lines: lines)
    facts.found(surroundings(xml))
  }

  private static let lineCategory = [Name.item, Name.lineCategory]

  private static func seat(_ xml: XMLDocument, _ node: XMLDocument.Node) -> TaxFacts.Tax.Seat {
    guard let parent = xml.parent(node) else { return .elsewhere }
    if xml.name(parent) == Name.adjustment {
      return xml.flag(parent, Name.indicator).map { $0 ? .charge : .allowance } ?? .unmarked
    }
    let total = xml.name(parent) == Name.subtotal ? xml.parent(parent) : nil
    let isBreakdown =
      total.map { xml.name($0) == Name.total && xml.parent($0) == xml.root } ?? false
    return isBreakdown ? .breakdown : .elsewhere
  }

  private static func add(
    _ xml: XMLDocument, _ node: XMLDocument.Node, _ seat: TaxFacts.Tax.Seat, to facts: TaxFacts
  ) {
    let subtotal = seat == .breakdown ? xml.parent(node) : nil
    let rates = Array(xml.children(node, named: Name.percent))
    let code = xml.trimmed(node, Name.id)
    let tax = TaxFacts.Tax(
      seat: seat, isVAT: VATScheme.isUBL(xml, node),
      isExact: xml.first(node, Name.id).map { xml.text($0) == code } ?? true,
      isDocumentLevel: xml.parent(node).flatMap { xml.parent($0) } == xml.root,
      rateCount: rates.count, rates: rates.compactMap { ExactDecimal(xml.text($0)) },
      taxable: subtotal.flatMap { decimal(xml, $0, Name.taxable) },
      amount: subtotal.flatMap { decimal(xml, $0, Name.tax) },
      hasReason: subtotal != nil
        && (xml.has(node, Name.reason) || xml.has(node, Name.reasonCode)), node: node)
    facts.add(tax, code)
  }

  private static func decimal(
    _ xml: XMLDocument, _ node: XMLDocument.Node, _ name: XMLName
  ) -> ExactDecimal? {
    xml.first(node, name).flatMap { ExactDecimal(xml.text($0)) }
  }

  private static func sum(_ xml: XMLDocument, adjustment: XMLDocument.Node, _ facts: TaxFacts) {
    guard let isCharge = xml.flag(adjustment, Name.indicator) else { return }
    let amount = decimal(xml, adjustment, Name.amount) ?? .zero
    let taxes = Array(xml.children(adjustment, named: Name.category))
    sum(xml, isCharge ? .charges : .allowances, amount, taxes, facts)
  }

  private static func sum(
    _ xml: XMLDocument, _ part: TaxFacts.Part,
    _ amount: ExactDecimal, _ taxes: [XMLDocument.Node], _ facts: TaxFacts
  ) {
    let codes = taxes.map { xml.trimmed($0, Name.id) }
    let rates = taxes.flatMap { Array(xml.children($0, named: Name.percent)) }
    facts.sum(
      part, amount, codes: codes, rates: rates.compactMap { ExactDecimal(xml.text($0)) })
  }

  private static func surroundings(_ xml: XMLDocument) -> VATSurroundings {
    let seller = taxSchemes(xml, Name.supplier, [Name.party, Name.taxScheme])
    let buyer = taxSchemes(xml, Name.customer, [Name.party, Name.taxScheme])
    let representative = taxSchemes(xml, Name.representative, [Name.taxScheme])
    // More than one character, as the official tests count them.
    let isWritten = { (path: [XMLName]) in
      xml.all(xml.root, path).contains { xml.text($0).utf8.count > 1 }
    }
    let isVAT = { (node: XMLDocument.Node) in VATScheme.isUBL(xml, node) }
    return VATSurroundings(
      sellerVAT: seller.contains(where: isVAT), sellerAny: !seller.isEmpty,
      representative: representative.contains(where: isVAT), buyerVAT: buyer.contains(where: isVAT),
      buyerLegal: xml.elements(named: Name.customer).contains {
        !xml.all($0, [Name.party, Name.legal, Name.companyID]).isEmpty
      },
      isDated: isWritten(Path.date)
        || xml.children(xml.root, named: Name.period).contains { xml.firstChild($0) != nil },
      hasDeliveryCountry: isWritten(Path.country))
  }

  /// The tax schemes of a party that have a number.
  private static func taxSchemes(
    _ xml: XMLDocument, _ owner: XMLName, _ path: [XMLName]
  ) -> [XMLDocument.Node] {
    xml.elements(named: owner).flatMap { xml.all($0, path) }.filter { xml.has($0, Name.companyID) }
  }
}
