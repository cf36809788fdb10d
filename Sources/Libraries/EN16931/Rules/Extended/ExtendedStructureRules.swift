// What the extension changes of CII-SR, CII-DT, UBL-SR and UBL-CR.

extension ExtendedRules {
  private static let cii: [Syntax] = [.cii]
  private static let ubl: [Syntax] = [.ublInvoice, .ublCreditNote]

  static let structure: [Rule] =
    once + terms + references + [
      french(
        "UBL-FREXT-SR-48", .fatal, ubl, reads: [.bt151],
        Words(
          "A line that counts has one VAT category, any other line one at most.",
          fr: (
            "La ligne n'a pas le bon nombre de catégories de TVA (cac:ClassifiedTaxCategory).",
            fix: "Donnez-en une à une ligne ordinaire ou DETAIL, une au plus aux autres."
          ),
          en: (
            "The line does not have the right number of VAT categories (cac:ClassifiedTaxCategory).",
            fix: "Give one to an ordinary line or DETAIL, one at most to the others."
          ))
      ) { judgeCategories($0) },
      facturX(
        "BR-FXEXT-CII-DT-097a", reads: [],
        Words(
          "A time of format 205 is written YYYYMMDDHHMM.",
          fr: (
            "La date et l'heure (udt:DateTimeString) ne suivent pas le format 205.",
            fix: "Écrivez AAAAMMJJHHMM."
          ),
          en: (
            "The date and time (udt:DateTimeString) do not follow format 205.",
            fix: "Write YYYYMMDDHHMM."
          ))
      ) { j in
        guard let xml = j.xml else { return }
        for node in xml.elements(named: Names.dateTime)
        where xml.attribute(node, Names.format) == "205" && !isFormat205(xml.text(node)) {
          j.fail(node)
        }
      },
    ]

  private static func isFormat205(_ text: String) -> Bool {
    let trimmed = text.utf8.drop { XMLSpace.isSpace($0) }
    let end = trimmed.lastIndex { !XMLSpace.isSpace($0) }.map { trimmed.index(after: $0) }
    let digits = Array(trimmed[..<(end ?? trimmed.startIndex)])
    guard digits.count == 12, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return false
    }
    func number(_ place: Int) -> Int {
      Int(digits[place] - 0x30) * 10 + Int(digits[place + 1] - 0x30)
    }
    return (1...12).contains(number(4)) && (1...31).contains(number(6)) && number(8) < 24
      && number(10) < 60
  }

  // MARK: At most once

  private static let once: [Rule] = [
    atMostOne("CII-FREXT-SR-069", Names.characteristicPath, ["ram:Description"], .bt160),
    atMostOne("CII-FREXT-SR-072", Names.characteristicPath, ["ram:Value"], .bt161),
    atMostOne(
      "CII-FREXT-SR-439",
      ["ram:IncludedSupplyChainTradeLineItem", "ram:SpecifiedLineTradeAgreement"],
      ["ram:NetPriceProductTradePrice", "ram:ChargeAmount"], .bt146),
  ]

  private static func atMostOne(
    _ id: String, _ context: [String], _ path: [String], _ term: Term
  ) -> Rule {
    let steps = ["rsm:SupplyChainTradeTransaction"] + context
    let (contextNames, names) = (steps.map { XMLName.of($0) }, path.map { XMLName.of($0) })
    let label = path.joined(separator: "/")
    return french(
      id, .fatal, cii, reads: [term],
      Words(
        "At most one \(label) in \(context.last ?? "").",
        fr: ("\(label) figure plus d'une fois.", fix: "N'en gardez qu'un."),
        en: ("\(label) appears more than once.", fix: "Keep one only."))
    ) { j in
      guard let xml = j.xml else { return }
      for node in xml.nodes(contextNames) {
        let found = xml.nodes(names, from: [node])
        if found.count > 1 { j.fail(found[1]) }
      }
    }
  }

  // MARK: Delivery terms, exchange rates: warnings

  private static let terms: [Rule] = [
    only(
      "CII-FREXT-SR-106", cii,
      [
        "rsm:SupplyChainTradeTransaction", "ram:IncludedSupplyChainTradeLineItem",
        "ram:SpecifiedLineTradeAgreement",
      ], deliveryCII),
    only(
      "CII-FREXT-SR-293", cii,
      ["rsm:SupplyChainTradeTransaction", "ram:ApplicableHeaderTradeAgreement"], deliveryCII),
    only(
      "CII-FREXT-SR-366", cii,
      ["rsm:SupplyChainTradeTransaction", "ram:ApplicableHeaderTradeSettlement"],
      (
        "ram:TaxApplicableTradeCurrencyExchange",
        [
          "ram:SourceCurrencyCode", "ram:TargetCurrencyCode", "ram:ConversionRate",
          "ram:ConversionRateDateTime",
        ], nil
      )),
    only("UBL-FREXT-CR-410", ubl, [], deliveryUBL),
    only("UBL-FREXT-CR-645", ubl, ["cac:InvoiceLine|cac:CreditNoteLine"], deliveryUBL),
    only(
      "CII-FREXT-CR-490", ubl, [],
      (
        "cac:TaxExchangeRate",
        [
          "cbc:SourceCurrencyCode", "cbc:TargetCurrencyCode", "cbc:CalculationRate", "cbc:Date",
        ], nil
      )),
  ]

  private typealias Allowed = (element: String, children: [String], nested: (String, String)?)

  private static let deliveryCII: Allowed = (
    "ram:ApplicableTradeDeliveryTerms", ["ram:DeliveryTypeCode", "ram:RelevantTradeLocation"],
    ("ram:RelevantTradeLocation", "ram:Name")
  )
  private static let deliveryUBL: Allowed = (
    "cac:DeliveryTerms", ["cbc:ID", "cac:DeliveryLocation"], ("cac:DeliveryLocation", "cbc:Name")
  )

  private static func only(
    _ id: String, _ syntaxes: [Syntax], _ context: [String], _ allowed: Allowed
  ) -> Rule {
    let paths = context.map { $0.split(separator: "|").map { XMLName.of(String($0)) } }
    let (element, children) = (XMLName.of(allowed.element), allowed.children.map { XMLName.of($0) })
    let nested = allowed.nested.map { (XMLName.of($0.0), XMLName.of($0.1)) }
    let list = allowed.children.joined(separator: ", ")
    return french(
      id, .warning, syntaxes, reads: [],
      Words(
        "\(allowed.element) holds nothing but \(list).",
        fr: (
          "\(allowed.element) contient un élément que l'extension n'emploie pas.",
          fix: "Gardez \(list) ; retirez le reste, qui sera ignoré."
        ),
        en: (
          "\(allowed.element) holds an element that the extension does not use.",
          fix: "Keep \(list); remove the rest, which will be ignored."
        ))
    ) { j in
      guard let xml = j.xml else { return }
      var nodes = [xml.root]
      for names in paths {
        nodes = nodes.flatMap { node in xml.children(node).filter { names.contains(xml.name($0)) } }
      }
      for node in nodes.flatMap({ xml.children($0, named: element) }) {
        for child in xml.children(node) {
          if !children.contains(xml.name(child)) { j.fail(child) }
          guard let nested, xml.name(child) == nested.0 else { continue }
          for grandchild in xml.children(child) where xml.name(grandchild) != nested.1 {
            j.fail(grandchild)
          }
        }
      }
    }
  }

  // MARK: References

  private static let references: [Rule] = [
    reference(
      "CII-EXT-DT-018", "ram:TypeCode",
      ["ram:InvoiceReferencedDocument"], typed: ["50", "130", "916"]),
    reference(
      "CII-FREXT-DT-024", "ram:ReferenceTypeCode", ["ram:ContractReferencedDocument"],
      typed: ["130"]),
    reference(
      "CII-FREXTDT-027", "ram:FormattedIssueDateTime",
      [
        "ram:InvoiceReferencedDocument", "ram:ContractReferencedDocument",
        "ram:BuyerOrderReferencedDocument", "ram:DespatchAdviceReferencedDocument",
      ], typed: []),
  ]

  /// - Parameters:
  ///   - documents: those that may have the element.
  ///   - types: the types of `ram:AdditionalReferencedDocument` that may have it too.
  private static func reference(
    _ id: String, _ element: String, _ documents: [String], typed types: [String]
  ) -> Rule {
    let (name, allowed) = (XMLName.of(element), Set(documents.map { XMLName.of($0) }))
    let list = documents.joined(separator: ", ")
    return french(
      id, .fatal, cii, reads: [],
      Words(
        "\(element) only in \(list)\(types.isEmpty ? "" : " and additional documents of their type").",
        fr: (
          "Cette référence ne doit pas porter \(element).",
          fix: "Retirez-le : seuls \(list) le portent."
        ),
        en: (
          "This reference must not have \(element).", fix: "Remove it: only \(list) have it."
        ))
    ) { j in
      guard let xml = j.xml else { return }
      for node in xml.elements(named: name) {
        guard let document = xml.parent(node),
          xml.qualifiedName(document).hasSuffix("ReferencedDocument"),
          !allowed.contains(xml.name(document))
        else { continue }
        let isTyped =
          xml.name(document) == Names.additional
          && xml.children(document, named: Names.typeCode).contains {
            types.contains(xml.text($0))
          }
        if !isTyped { j.fail(node) }
      }
    }
  }

  // MARK: Categories of a UBL line

  private static func judgeCategories(_ j: Judgement) {
    guard let xml = j.xml else { return }
    let document = j.invoice.root[.bt1]?.text
    for line in xml.children(xml.root) where Names.lines.contains(xml.name(line)) {
      let references = xml.children(line, named: Names.billing).map {
        xml.nodes([Names.invoiceReference], from: [$0])
      }.flatMap { $0 }
      let isPlain = !references.contains { xml.first($0, Names.id) != nil }
      let isDetail = references.contains { reference in
        xml.first(reference, Names.id).map { xml.text($0) } == document
          && xml.first(reference, Names.status).map { xml.text($0) } == "DETAIL"
      }
      let count = xml.nodes([Names.item, Names.category], from: [line]).count
      if isPlain || isDetail ? count != 1 : count > 1 { j.fail(line, value: String(count)) }
    }
  }

  private enum Names {
    static let characteristicPath = [
      "ram:IncludedSupplyChainTradeLineItem", "ram:SpecifiedTradeProduct",
      "ram:ApplicableProductCharacteristic",
    ]
    static let additional = XMLName.of("ram:AdditionalReferencedDocument")
    static let typeCode = XMLName.of("ram:TypeCode")
    static let dateTime = XMLName.of("udt:DateTimeString")
    static let lines = [XMLName.of("cac:InvoiceLine"), XMLName.of("cac:CreditNoteLine")]
    static let billing = XMLName.of("cac:BillingReference")
    static let invoiceReference = XMLName.of("cac:InvoiceDocumentReference")
    static let status = XMLName.of("cbc:DocumentStatusCode")
    static let id = XMLName.of("cbc:ID")
    static let item = XMLName.of("cac:Item")
    static let category = XMLName.of("cac:ClassifiedTaxCategory")
    static let format = XMLAttributeName.of("format")
  }
}

extension XMLDocument {
  /// The elements that steps of names lead to, from the root or from these.
  fileprivate func nodes(_ path: [XMLName], from start: [Node]? = nil) -> [Node] {
    path.reduce(start ?? [root]) { nodes, name in
      nodes.flatMap { children($0, named: name) }
    }
  }
}
