extension SyntaxConditions {
  /// Looked up once: conditions run per element.
  private enum Name {
    static let additionalDocumentReference = XMLName.of("cac:AdditionalDocumentReference")
    static let addressLine = XMLName.of("cac:AddressLine")
    static let allowanceCharge = XMLName.of("cac:AllowanceCharge")
    static let allowanceChargeReason = XMLName.of("cbc:AllowanceChargeReason")
    static let chargeIndicator = XMLName.of("cbc:ChargeIndicator")
    static let companyID = XMLName.of("cbc:CompanyID")
    static let creditNote = XMLName.of("cn:CreditNote")
    static let documentTypeCode = XMLName.of("cbc:DocumentTypeCode")
    static let id = XMLName.of("cbc:ID")
    static let invoiceDocumentReference = XMLName.of("cac:InvoiceDocumentReference")
    static let name = XMLName.of("cbc:Name")
    static let party = XMLName.of("cac:Party")
    static let partyIdentification = XMLName.of("cac:PartyIdentification")
    static let partyName = XMLName.of("cac:PartyName")
    static let partyTaxScheme = XMLName.of("cac:PartyTaxScheme")
    static let paymentDueDate = XMLName.of("cbc:PaymentDueDate")
    static let paymentID = XMLName.of("cbc:PaymentID")
    static let paymentMeans = XMLName.of("cac:PaymentMeans")
    static let paymentMeansCode = XMLName.of("cbc:PaymentMeansCode")
    static let price = XMLName.of("cac:Price")
    static let taxScheme = XMLName.of("cac:TaxScheme")
    static let ublVersionID = XMLName.of("cbc:UBLVersionID")
  }

  private enum Attribute {
    static let filename = XMLAttributeName.of("filename")
    static let mimeCode = XMLAttributeName.of("mimeCode")
    static let name = XMLAttributeName.of("name")
    static let schemeID = XMLAttributeName.of("schemeID")
  }

  static let ubl: [String: Condition] = [
    "UBL-CR-002": { document, node in
      let versions = Array(document.children(node, named: Name.ublVersionID))
      let isFine = versions.isEmpty || versions.contains { document.text($0) == "2.1" }
      return isFine ? [] : [versions[0]]
    },
    "UBL-CR-412": { document, node in
      guard document.name(node) != Name.creditNote else { return [] }
      let dates = document.all(node, [Name.paymentMeans, Name.paymentDueDate])
      return Array(dates.prefix(1))
    },
    "UBL-CR-665": { document, _ in
      let others = document.elements(named: Name.additionalDocumentReference).filter { reference in
        let codes = Array(document.children(reference, named: Name.documentTypeCode))
        return codes.isEmpty || codes.contains { document.text($0) != "130" }
      }
      let ids = others.flatMap { Array(document.children($0, named: Name.id)) }
      return Array(ids.filter { document.attribute($0, Attribute.schemeID) != nil }.prefix(1))
    },
    "UBL-CR-666": inObjectReference("cac:Attachment"),
    "UBL-CR-673": inObjectReference("cbc:DocumentDescription"),
    "UBL-DT-01": { document, node in
      let text = document.text(node)
      guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return [] }
      let decimals = text.unicodeScalars[point...].count - 1
      guard decimals > 2, !isPriceAllowance(document, node) else { return [] }
      return [node]
    },
    "UBL-DT-06": { document, node in
      document.attribute(node, Attribute.mimeCode) == nil ? [node] : []
    },
    "UBL-DT-07": { document, node in
      document.attribute(node, Attribute.filename) == nil ? [node] : []
    },
    "UBL-DT-18": { document, _ in
      // Any element but the payment means code.
      let attribute = Attribute.name.raw
      guard document.tree.attributes.contains(where: { $0.name == attribute }) else { return [] }
      let named = (0..<Int32(document.count)).lazy.map { XMLDocument.Node($0) }.first {
        document.attribute($0, Attribute.name) != nil
          && document.name($0) != Name.paymentMeansCode
      }
      return named.map { [$0] } ?? []
    },
    "UBL-SR-04": { document, node in
      let objects = document.children(node, named: Name.additionalDocumentReference).filter {
        document.isAny($0, Name.documentTypeCode, "130")
      }
      return second(objects.flatMap { Array(document.children($0, named: Name.id)) })
    },
    "UBL-SR-07": { document, node in
      let path = [Name.invoiceDocumentReference, Name.id]
      return document.all(node, path).isEmpty ? [node] : []
    },
    "UBL-SR-12": taxNumbers(of: "cac:AccountingSupplierParty", isVAT: true),
    "UBL-SR-13": taxNumbers(of: "cac:AccountingSupplierParty", isVAT: false),
    "UBL-SR-18": taxNumbers(of: "cac:AccountingCustomerParty", isVAT: true),
    "UBL-SR-19": payee(["cac:PartyName", "cbc:Name"]) { _, _ in true },
    "UBL-SR-20": payee(["cac:PartyIdentification", "cbc:ID"]) { document, node in
      document.attribute(node, Attribute.schemeID).map { $0.uppercased() != "SEPA" } ?? true
    },
    "UBL-SR-21": payee(["cac:PartyLegalEntity", "cbc:CompanyID"]) { _, _ in true },
    "UBL-SR-29": { document, _ in
      let ids = document.elements(named: Name.id).filter {
        document.attribute($0, Attribute.schemeID)?.uppercased() == "SEPA"
          && document.parent($0).map { document.name($0) } == Name.partyIdentification
      }
      return second(ids)
    },
    "UBL-SR-30": reasons(isCharge: false),
    "UBL-SR-31": reasons(isCharge: true),
    "UBL-SR-42": { document, node in
      Array(document.children(node, named: Name.partyTaxScheme).dropFirst(2).prefix(1))
    },
    "UBL-SR-43": { document, node in
      if document.isAny(node, Name.documentTypeCode, "130") { return [] }
      let isCreditNote = document.name(document.root) == Name.creditNote
      if isCreditNote, document.isAny(node, Name.documentTypeCode, "50") { return [] }
      if let code = document.first(node, Name.documentTypeCode) { return [code] }
      let ids = document.children(node, named: Name.id)
      return ids.filter { document.attribute($0, Attribute.schemeID) != nil }.prefix(1).map { $0 }
    },
    "UBL-SR-44": { document, _ in
      differing(document, document.elements(named: Name.paymentID), normalized: false)
    },
    "UBL-SR-47": { document, _ in
      differing(document, document.elements(named: Name.paymentMeansCode), normalized: false)
    },
    "UBL-SR-51": { document, node in
      second(Array(document.children(node, named: Name.addressLine)))
    },
    "UBL-SR-53": { document, node in
      let schemes = document.all(node, [Name.taxScheme, Name.id])
      return schemes.isEmpty || !document.has(node, Name.companyID) ? [node] : []
    },
  ]

  private static func second(_ nodes: [XMLDocument.Node]) -> [XMLDocument.Node] {
    Array(nodes.dropFirst().prefix(1))
  }

  private static func isPriceAllowance(_ document: XMLDocument, _ node: XMLDocument.Node) -> Bool {
    var next = document.parent(node)
    while let this = next {
      next = document.parent(this)
      if document.name(this) == Name.allowanceCharge, let next,
        document.name(next) == Name.price
      {
        return true
      }
    }
    return false
  }

  /// Not in a reference to the invoiced object (BT-18).
  private static func inObjectReference(_ part: String) -> Condition {
    let part = XMLName.of(part)
    return { document, _ in
      let objects = document.elements(named: Name.additionalDocumentReference).filter {
        document.isAny($0, Name.documentTypeCode, "130")
      }
      return objects.lazy.compactMap { document.first($0, part) }.prefix(1).map { $0 }
    }
  }

  private static func taxNumbers(of party: String, isVAT: Bool) -> Condition {
    let path = [XMLName.of(party), Name.party, Name.partyTaxScheme]
    return { document, node in
      let schemes = document.all(node, path).filter { scheme in
        // A scheme without Name.id reads as "", which is not VAT.
        document.children(scheme, named: Name.taxScheme).contains {
          let id = document.first($0, Name.id).map { document.text($0) } ?? ""
          return (id.uppercased() == "VAT") == isVAT
        }
      }
      return second(schemes.flatMap { Array(document.children($0, named: Name.companyID)) })
    }
  }

  /// The payee (BG-10): once, and with a name that is not the seller's.
  private static func payee(
    _ path: [String], where counts: @escaping @Sendable (XMLDocument, XMLDocument.Node) -> Bool
  ) -> Condition {
    let path = path.map { XMLName.of($0) }
    let seller = [
      "cac:AccountingSupplierParty", "cac:Party", "cac:PartyLegalEntity", "cbc:RegistrationName",
    ].map { XMLName.of($0) }
    let name = [Name.partyName, Name.name]
    return { document, node in
      let parts = document.all(node, path).filter { counts(document, $0) }
      if parts.count > 1 { return [parts[1]] }
      let sellers = document.parent(node).map { document.all($0, seller) } ?? []
      let names = document.all(node, name)
      let isOther = names.contains { mine in
        sellers.contains { document.text($0) != document.text(mine) }
      }
      return isOther ? [] : [names.first ?? node]
    }
  }

  private static func reasons(isCharge: Bool) -> Condition {
    { document, node in
      guard document.flag(node, Name.chargeIndicator) == isCharge else { return [] }
      return second(Array(document.children(node, named: Name.allowanceChargeReason)))
    }
  }
}
