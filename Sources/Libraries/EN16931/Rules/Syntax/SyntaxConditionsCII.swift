extension SyntaxConditions {
  /// Looked up once: conditions run per element.
  private enum Name {
    static let actualAmount = XMLName.of("ram:ActualAmount")
    static let additionalReferencedDocument = XMLName.of("ram:AdditionalReferencedDocument")
    static let applicableHeaderTradeSettlement = XMLName.of("ram:ApplicableHeaderTradeSettlement")
    static let applicableTradeTax = XMLName.of("ram:ApplicableTradeTax")
    static let attachmentBinaryObject = XMLName.of("ram:AttachmentBinaryObject")
    static let chargeIndicator = XMLName.of("ram:ChargeIndicator")
    static let definedTradeContact = XMLName.of("ram:DefinedTradeContact")
    static let departmentName = XMLName.of("ram:DepartmentName")
    static let dueDateTypeCode = XMLName.of("ram:DueDateTypeCode")
    static let globalID = XMLName.of("ram:GlobalID")
    static let iban = XMLName.of("ram:IBANID")
    static let id = XMLName.of("ram:ID")
    static let information = XMLName.of("ram:Information")
    static let indicator = XMLName.of("udt:Indicator")
    static let name = XMLName.of("ram:Name")
    static let originTradeCountry = XMLName.of("ram:OriginTradeCountry")
    static let payeePartyCreditorFinancialAccount = XMLName.of(
      "ram:PayeePartyCreditorFinancialAccount")
    static let personName = XMLName.of("ram:PersonName")
    static let proprietaryID = XMLName.of("ram:ProprietaryID")
    static let specifiedTradeSettlementPaymentMeans = XMLName.of(
      "ram:SpecifiedTradeSettlementPaymentMeans")
    static let typeCode = XMLName.of("ram:TypeCode")
  }

  private enum Attribute {
    static let format = XMLAttributeName.of("format")
    static let schemeID = XMLAttributeName.of("schemeID")
    static let unitCode = XMLAttributeName.of("unitCode")
  }

  private enum Path {
    static let grossPriceAllowance = [
      "ram:GrossPriceProductTradePrice", "ram:AppliedTradeAllowanceCharge",
    ].map { XMLName.of($0) }
    static let billedQuantity = [
      "rsm:SupplyChainTradeTransaction", "ram:IncludedSupplyChainTradeLineItem",
      "ram:SpecifiedLineTradeDelivery", "ram:BilledQuantity",
    ].map { XMLName.of($0) }
  }

  private static let quantities = names(endingWith: "Quantity")

  static let cii: [String: Condition] = [
    "CII-SR-046": { document, node in
      let ids = Array(document.children(node, named: Name.globalID))
      let isFine =
        ids.isEmpty || ids.contains { document.attribute($0, Attribute.schemeID) != nil }
      return isFine ? [] : [ids[0]]
    },
    "CII-SR-090": { document, node in
      let countries = Array(document.children(node, named: Name.originTradeCountry))
      let ids = countries.flatMap { Array(document.children($0, named: Name.id)) }
      return countries.isEmpty || ids.count == 1 ? [] : [countries[0]]
    },
    "CII-SR-119": grossPriceAllowance,
    "CII-SR-474": referencedOnce(isNormalized: true, "130", nil),
    "CII-SR-457": referencedOnce(isNormalized: false, "50", nil),
    "CII-SR-458": referencedOnce(isNormalized: false, "130", nil),
    "CII-SR-475": referencedOnce(isNormalized: true, "916", Name.name),
    "CII-SR-476": referencedOnce(isNormalized: true, "916", Name.attachmentBinaryObject),
    "CII-SR-449": oneIdentifier(of: "ram:ShipToTradeParty"),
    "CII-SR-450": oneIdentifier(of: "ram:BuyerTradeParty"),
    "CII-SR-451": oneIdentifier(of: "ram:PayeeTradeParty"),
    "CII-SR-465": personAndDepartment("ram:SellerTradeParty"),
    "CII-SR-466": personAndDepartment("ram:BuyerTradeParty"),
    "CII-SR-462": { document, _ in
      let codes = document.elements(named: Name.dueDateTypeCode).filter {
        document.parent($0).map { document.name($0) } == Name.applicableTradeTax
      }
      return differing(document, codes, normalized: false)
    },
    "CII-SR-463": { document, node in
      document.has(node, Name.chargeIndicator) ? [] : [node]
    },
    "CII-SR-467": { document, _ in paymentMeans(document, Name.typeCode) },
    "CII-SR-468": { document, _ in paymentMeans(document, Name.information) },
    "CII-SR-470": creditTransferAccount,
    "CII-DT-015": onlyInReferenced("ram:URIID", ["916"]),
    "CII-DT-018": onlyInReferenced("ram:TypeCode", ["50", "130", "916"]),
    "CII-DT-021": onlyInReferenced("ram:Name", ["916"]),
    "CII-DT-022": onlyInReferenced("ram:AttachmentBinaryObject", ["916"]),
    "CII-DT-024": onlyInReferenced("ram:ReferenceTypeCode", ["130"]),
    "CII-DT-027": only(in: "ram:InvoiceReferencedDocument", "ram:FormattedIssueDateTime"),
    "CII-DT-033": unitCodes,
    "CII-DT-037": { document, node in
      let codes = Array(document.children(node, named: Name.typeCode))
      return codes.isEmpty || codes.contains { document.text($0) == "VAT" } ? [] : [codes[0]]
    },
    "CII-DT-041": onlyInSettlement("ram:BasisAmount"),
    "CII-DT-054": onlyInSettlement("ram:TaxPointDate"),
    "CII-DT-058": onlyInSettlement("ram:DueDateTypeCode"),
    "CII-DT-052": only(in: "ram:ApplicableTradeTax", "ram:ExemptionReasonCode"),
    "CII-DT-098": only(in: "ram:ApplicableTradeTax", "ram:ExemptionReason"),
    "CII-DT-097": { document, node in
      guard document.attribute(node, Attribute.format) == "102" else { return [] }
      return isDay(document.text(node)) ? [] : [node]
    },
  ]

  /// The allowance of a gross price: an indicator that says "false" and an amount, or neither.
  private static let grossPriceAllowance: Condition = { document, node in
    let allowances = document.all(node, Path.grossPriceAllowance)
    if allowances.isEmpty { return [] }
    let indicators = allowances.flatMap {
      Array(document.children($0, named: Name.chargeIndicator))
    }
    let amounts = allowances.contains { document.has($0, Name.actualAmount) }
    let isAllowance = indicators.contains { document.flag($0, Name.indicator) == false }
    let isFine = (isAllowance && amounts) || (indicators.isEmpty && !amounts)
    return isFine ? [] : [allowances.first ?? node]
  }

  /// At most one additional document of that type, or one `part` in all of them.
  private static func referencedOnce(
    isNormalized: Bool, _ code: String, _ part: XMLName?
  ) -> Condition {
    { document, node in
      let documents = document.children(node, named: Name.additionalReferencedDocument).filter {
        isNormalized
          ? document.trimmed($0, Name.typeCode) == code : document.isAny($0, Name.typeCode, code)
      }
      let counted = documents.flatMap { found in
        part.map { Array(document.children(found, named: $0)) } ?? [found]
      }
      return Array(counted.dropFirst().prefix(1))
    }
  }

  private static func oneIdentifier(of party: String) -> Condition {
    let party = XMLName.of(party)
    return { document, node in
      let parties = document.children(node, named: party)
      let has = { (name: XMLName) in parties.contains { document.has($0, name) } }
      return has(Name.id) && has(Name.globalID) ? parties.prefix(1).map { $0 } : []
    }
  }

  private static func personAndDepartment(_ party: String) -> Condition {
    let path = [XMLName.of(party), Name.definedTradeContact]
    return { document, node in
      let contacts = document.all(node, path)
      let has = { (name: XMLName) in contacts.contains { document.has($0, name) } }
      return has(Name.personName) && has(Name.departmentName)
        ? contacts.prefix(1).map { $0 } : []
    }
  }

  private static func paymentMeans(_ document: XMLDocument, _ part: XMLName) -> [XMLDocument.Node] {
    let parts = document.elements(named: Name.specifiedTradeSettlementPaymentMeans).flatMap {
      Array(document.children($0, named: part))
    }
    return differing(document, parts, normalized: true)
  }

  private static let creditTransferAccount: Condition = { document, node in
    let account = Name.payeePartyCreditorFinancialAccount
    let broken = document.children(node, named: Name.specifiedTradeSettlementPaymentMeans).first {
      ["30", "58"].contains(document.trimmed($0, Name.typeCode))
        && document.all($0, [account, Name.iban]).isEmpty
        && document.all($0, [account, Name.proprietaryID]).isEmpty
    }
    return broken.map { [$0] } ?? []
  }

  /// `part` only where the document is an additional one of these types.
  private static func onlyInReferenced(_ part: String, _ codes: [String]) -> Condition {
    let part = XMLName.of(part)
    return { document, node in
      guard let found = document.first(node, part) else { return [] }
      let isFine =
        document.name(node) == Name.additionalReferencedDocument
        && codes.contains { document.isAny(node, Name.typeCode, $0) }
      return isFine ? [] : [found]
    }
  }

  private static func only(in owner: String, _ part: String) -> Condition {
    let (owner, part) = (XMLName.of(owner), XMLName.of(part))
    return { document, node in
      guard document.name(node) != owner, let found = document.first(node, part) else { return [] }
      return [found]
    }
  }

  private static func onlyInSettlement(_ part: String) -> Condition {
    let part = XMLName.of(part)
    return { document, node in
      guard let found = document.first(node, part),
        !document.isBelow(node, Name.applicableHeaderTradeSettlement)
      else {
        return []
      }
      return [found]
    }
  }

  /// Units belong to quantities once a line's billed quantity (BT-130) has one.
  private static let unitCodes: Condition = { document, root in
    let hasUnit = { document.attribute($0, Attribute.unitCode) != nil }
    if document.all(root, Path.billedQuantity).contains(where: hasUnit) { return [] }
    let quantities = quantities.lazy.flatMap {
      document.elements(named: XMLName(raw: $0))
    }
    return quantities.first(where: hasUnit).map { [$0] } ?? []
  }

  /// Eight digits, month 01–12, day 01–31; white space around them allowed.
  static func isDay(_ text: String) -> Bool {
    let digits = XMLSpace.normalized(text).utf8.map { Int($0) - 0x30 }
    guard digits.count == 8, digits.allSatisfy({ (0...9).contains($0) }) else { return false }
    return (1...12).contains(digits[4] * 10 + digits[5])
      && (1...31).contains(digits[6] * 10 + digits[7])
  }

  /// The first node whose text is not the first one's.
  static func differing(
    _ document: XMLDocument, _ nodes: [XMLDocument.Node], normalized: Bool
  ) -> [XMLDocument.Node] {
    guard let first = nodes.first else { return [] }
    let text = { (node: XMLDocument.Node) in
      normalized ? XMLSpace.normalized(document.text(node)) : document.text(node)
    }
    let expected = text(first)
    return nodes.dropFirst().first { text($0) != expected }.map { [$0] } ?? []
  }
}
