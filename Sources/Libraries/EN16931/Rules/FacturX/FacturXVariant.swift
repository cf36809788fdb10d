/// What tells variants of one element apart in the tables.
enum FacturXVariant: String {
  // SpecifiedTaxRegistration, by the scheme of its identifier.
  case VA, FC, noVAorFC
  // SpecifiedTradeAllowanceCharge, by its indicator.
  case allowance, charge, neitherTrueNorFalse
  // ReasonCode, by its list.
  case ofNoList, of5153, ofOtherList
  // AdditionalReferencedDocument, by its type.
  case typed916, typed50, typed130, typedOther
  // TaxTotalAmount, by its currency.
  case inInvoiceCurrency, inTaxCurrency, inOtherCurrency

  func holds(_ node: XMLDocument.Node, in xml: XMLDocument) -> Bool {
    switch self {
    case .VA: Self.hasIdentifier(node, "VA", xml)
    case .FC: Self.hasIdentifier(node, "FC", xml)
    case .noVAorFC: !Self.hasIdentifier(node, "VA", xml) && !Self.hasIdentifier(node, "FC", xml)
    case .allowance: Self.indicates(node, "false", xml)
    case .charge: Self.indicates(node, "true", xml)
    case .neitherTrueNorFalse:
      !Self.indicates(node, "false", xml) && !Self.indicates(node, "true", xml)
    case .ofNoList: xml.attribute(node, Names.listID) == nil
    case .of5153: xml.attribute(node, Names.listID) == "5153"
    case .ofOtherList: ![nil, "5153"].contains(xml.attribute(node, Names.listID))
    case .typed916: Self.isTyped(node, ["916"], xml)
    case .typed50: Self.isTyped(node, ["50"], xml)
    case .typed130: Self.isTyped(node, ["130"], xml)
    case .typedOther: !Self.isTyped(node, ["916", "50", "130"], xml)
    case .inInvoiceCurrency: Self.isIn(Names.invoiceCurrency, node, xml)
    case .inTaxCurrency: Self.isIn(Names.taxCurrency, node, xml)
    case .inOtherCurrency:
      !Self.isIn(Names.invoiceCurrency, node, xml) && !Self.isIn(Names.taxCurrency, node, xml)
    }
  }

  private enum Names {
    static let id = XMLName.of("ram:ID")
    static let chargeIndicator = XMLName.of("ram:ChargeIndicator")
    static let indicator = XMLName.of("udt:Indicator")
    static let typeCode = XMLName.of("ram:TypeCode")
    static let transaction = XMLName.of("rsm:SupplyChainTradeTransaction")
    static let settlement = XMLName.of("ram:ApplicableHeaderTradeSettlement")
    static let invoiceCurrency = XMLName.of("ram:InvoiceCurrencyCode")
    static let taxCurrency = XMLName.of("ram:TaxCurrencyCode")
    static let schemeID = XMLAttributeName.of("schemeID")
    static let listID = XMLAttributeName.of("listID")
    static let currencyID = XMLAttributeName.of("currencyID")
  }

  private static func hasIdentifier(
    _ node: XMLDocument.Node, _ scheme: String, _ xml: XMLDocument
  ) -> Bool {
    xml.children(node, named: Names.id).contains {
      xml.attribute($0, Names.schemeID) == scheme
    }
  }

  private static func indicates(
    _ node: XMLDocument.Node, _ value: String, _ xml: XMLDocument
  ) -> Bool {
    xml.children(node, named: Names.chargeIndicator).contains { outer in
      xml.children(outer, named: Names.indicator).contains { xml.text($0) == value }
    }
  }

  private static func isTyped(
    _ node: XMLDocument.Node, _ types: [String], _ xml: XMLDocument
  ) -> Bool {
    xml.children(node, named: Names.typeCode).contains { types.contains(xml.text($0)) }
  }

  /// Header and lines compare with the currencies of the header's settlement.
  private static func isIn(
    _ currency: XMLName, _ node: XMLDocument.Node, _ xml: XMLDocument
  ) -> Bool {
    guard let value = xml.attribute(node, Names.currencyID) else { return false }
    return xml.children(xml.root, named: Names.transaction).contains { transaction in
      xml.children(transaction, named: Names.settlement).contains { settlement in
        xml.children(settlement, named: currency).contains { xml.text($0) == value }
      }
    }
  }
}
