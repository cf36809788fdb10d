import Money

/// What the VAT rules read in CII.
enum VATElementsCII {
  private enum Name {
    static let transaction = XMLName.of("rsm:SupplyChainTradeTransaction")
    static let line = XMLName.of("ram:IncludedSupplyChainTradeLineItem")
    static let lineSettlement = XMLName.of("ram:SpecifiedLineTradeSettlement")
    static let lineSummation = XMLName.of("ram:SpecifiedTradeSettlementLineMonetarySummation")
    static let lineTotal = XMLName.of("ram:LineTotalAmount")
    static let settlement = XMLName.of("ram:ApplicableHeaderTradeSettlement")
    static let adjustment = XMLName.of("ram:SpecifiedTradeAllowanceCharge")
    static let indicator = XMLName.of("ram:ChargeIndicator")
    static let flag = XMLName.of("udt:Indicator")
    static let actualAmount = XMLName.of("ram:ActualAmount")
    static let tax = XMLName.of("ram:ApplicableTradeTax")
    static let categoryTax = XMLName.of("ram:CategoryTradeTax")
    static let code = XMLName.of("ram:CategoryCode")
    static let rate = XMLName.of("ram:RateApplicablePercent")
    static let basis = XMLName.of("ram:BasisAmount")
    static let calculated = XMLName.of("ram:CalculatedAmount")
    static let reason = XMLName.of("ram:ExemptionReason")
    static let reasonCode = XMLName.of("ram:ExemptionReasonCode")
    static let seller = XMLName.of("ram:SellerTradeParty")
    static let representative = XMLName.of("ram:SellerTaxRepresentativeTradeParty")
    static let buyer = XMLName.of("ram:BuyerTradeParty")
    static let registration = XMLName.of("ram:SpecifiedTaxRegistration")
    static let organization = XMLName.of("ram:SpecifiedLegalOrganization")
    static let id = XMLName.of("ram:ID")
    static let schemeID = XMLAttributeName.of("schemeID")
  }

  private enum Path {
    static let delivery = "rsm:SupplyChainTradeTransaction ram:ApplicableHeaderTradeDelivery "
    static let period =
      "rsm:SupplyChainTradeTransaction ram:ApplicableHeaderTradeSettlement ram:BillingSpecifiedPeriod "
    static let date = names(
      delivery + "ram:ActualDeliverySupplyChainEvent ram:OccurrenceDateTime udt:DateTimeString")
    static let country = names(
      delivery + "ram:ShipToTradeParty ram:PostalTradeAddress ram:CountryID")
    static let start = names(period + "ram:StartDateTime")
    static let end = names(period + "ram:EndDateTime")

    static func names(_ path: String) -> [XMLName] {
      path.split(separator: " ").map { XMLName.of(String($0)) }
    }
  }

  static func gather(_ xml: XMLDocument, into facts: TaxFacts) {
    for node in xml.elements(named: Name.tax) {
      let parent = xml.parent(node).map { xml.name($0) }
      let seat: TaxFacts.Tax.Seat =
        parent == Name.lineSettlement ? .line : parent == Name.settlement ? .breakdown : .stray
      add(xml, node, seat, to: facts)
    }
    for node in xml.elements(named: Name.categoryTax) {
      add(xml, node, seat(xml, xml.parent(node)), to: facts)
    }
    for transaction in xml.children(xml.root, named: Name.transaction) {
      let lines = Array(xml.children(transaction, named: Name.line))
      facts.count(lines: lines.count)
      for line in lines { sum(xml, line: line, facts) }
      for settlement in xml.children(transaction, named: Name.settlement) {
        for adjustment in xml.children(settlement, named: Name.adjustment) {
          sum(xml, adjustment: adjustment, facts)
        }
      }
    }
    facts.found(surroundings(xml))
  }

  private static func seat(_ xml: XMLDocument, _ owner: XMLDocument.Node?) -> TaxFacts.Tax.Seat {
    guard let owner, xml.name(owner) == Name.adjustment, let isCharge = isCharge(xml, owner) else {
      return .unmarked
    }
    return isCharge ? .charge : .allowance
  }

  private static func isCharge(_ xml: XMLDocument, _ owner: XMLDocument.Node) -> Bool? {
    xml.first(owner, Name.indicator).flatMap { xml.flag($0, Name.flag) }
  }

  private static func add(
    _ xml: XMLDocument, _ node: XMLDocument.Node, _ seat: TaxFacts.Tax.Seat, to facts: TaxFacts
  ) {
    let isBreakdown = seat == .breakdown
    let rates = Array(xml.children(node, named: Name.rate))
    let tax = TaxFacts.Tax(
      seat: seat, isVAT: VATScheme.isCII(xml, node), rateCount: rates.count,
      rates: rates.compactMap { ExactDecimal(xml.text($0)) },
      taxable: isBreakdown ? decimal(xml, node, Name.basis) : nil,
      amount: isBreakdown ? decimal(xml, node, Name.calculated) : nil,
      hasReason: isBreakdown && (xml.has(node, Name.reason) || xml.has(node, Name.reasonCode)),
      node: node)
    for code in xml.children(node, named: Name.code) { facts.add(tax, xml.text(code)) }
  }

  private static func decimal(
    _ xml: XMLDocument, _ node: XMLDocument.Node, _ name: XMLName
  ) -> ExactDecimal? {
    xml.first(node, name).flatMap { ExactDecimal(xml.text($0)) }
  }

  // MARK: Sums

  private static func sum(_ xml: XMLDocument, line: XMLDocument.Node, _ facts: TaxFacts) {
    for settlement in xml.children(line, named: Name.lineSettlement) {
      let net = xml.all(settlement, lineTotal).reduce(ExactDecimal.zero) {
        $0 + (ExactDecimal(xml.text($1)) ?? .zero)
      }
      sum(xml, .lines, net, Array(xml.children(settlement, named: Name.tax)), facts)
    }
  }

  private static let lineTotal = [Name.lineSummation, Name.lineTotal]

  private static func sum(_ xml: XMLDocument, adjustment: XMLDocument.Node, _ facts: TaxFacts) {
    guard let isCharge = isCharge(xml, adjustment) else { return }
    let amount = decimal(xml, adjustment, Name.actualAmount) ?? .zero
    let taxes = Array(xml.children(adjustment, named: Name.categoryTax))
    sum(xml, isCharge ? .charges : .allowances, amount, taxes, facts)
  }

  private static func sum(
    _ xml: XMLDocument, _ part: TaxFacts.Part,
    _ amount: ExactDecimal, _ taxes: [XMLDocument.Node], _ facts: TaxFacts
  ) {
    var codes: [String] = []
    var rates: [ExactDecimal] = []
    for tax in taxes {
      for code in xml.children(tax, named: Name.code) { codes.append(xml.text(code)) }
      for rate in xml.children(tax, named: Name.rate) {
        if let value = ExactDecimal(xml.text(rate)) { rates.append(value) }
      }
    }
    facts.sum(part, amount, codes: codes, rates: rates)
  }

  // MARK: Parties

  private static func surroundings(_ xml: XMLDocument) -> VATSurroundings {
    let seller = schemes(xml, Name.seller)
    let has = { (path: [XMLName]) in !xml.all(xml.root, path).isEmpty }
    return VATSurroundings(
      sellerVAT: seller.contains("VA"), sellerAny: seller.contains("VA") || seller.contains("FC"),
      representative: schemes(xml, Name.representative).contains("VA"),
      buyerVAT: schemes(xml, Name.buyer).contains("VA"),
      buyerLegal: xml.elements(named: Name.buyer).contains {
        !xml.all($0, [Name.organization, Name.id]).isEmpty
      },
      isDated: has(Path.date) || has(Path.start) || has(Path.end),
      hasDeliveryCountry: has(Path.country))
  }

  private static func schemes(_ xml: XMLDocument, _ party: XMLName) -> Set<String> {
    let ids = xml.elements(named: party).flatMap { xml.all($0, [Name.registration, Name.id]) }
    return Set(ids.compactMap { xml.attribute($0, Name.schemeID) })
  }
}
