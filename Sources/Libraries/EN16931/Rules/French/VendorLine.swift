import Money

/// A line of an invoice of several sellers (S8…) or of both ways (S9…), as the extension profile
/// ranks lines: GROUP lines at the top, one per sub-invoice, DETAIL and INFORMATION lines below.
///
/// CII has elements for rank and parent; UBL says them by a billing reference to the invoice
/// itself.
struct VendorLine {
  let line: Element
  let isUBL: Bool
  /// UBL only: the references to this very invoice.
  private let own: [Element]
  /// As written.
  let ranks: [String]
  let parents: [String]

  init(_ line: Element, isUBL: Bool, number: Set<String>) {
    (self.line, self.isUBL) = (line, isUBL)
    if isUBL {
      own = line.all("cac:BillingReference").filter {
        $0.texts("cac:InvoiceDocumentReference/cbc:ID").contains(where: number.contains)
      }
      ranks = own.flatMap { $0.texts("cac:InvoiceDocumentReference/cbc:DocumentStatusCode") }
      parents = own.flatMap { $0.texts("cac:BillingReferenceLine/cbc:ID") }
    } else {
      own = []
      ranks = line.texts("ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode")
      parents = line.texts("ram:AssociatedDocumentLineDocument/ram:ParentLineID")
    }
  }

  static func all(_ xml: XMLDocument, isUBL: Bool) -> [VendorLine] {
    let number = Set(isUBL ? xml.top.texts("cbc:ID") : [])
    let path: ElementPath = isUBL ? "LINE" : "\(CIIPlace.line)"
    return xml.all(path).map { VendorLine($0, isUBL: isUBL, number: number) }
  }

  /// How often it is a sub-invoice: GROUP, without a parent.
  var headCount: Int {
    guard isUBL else { return ranks.contains("GROUP") && parents.isEmpty ? 1 : 0 }
    return own.filter {
      $0.texts("cac:InvoiceDocumentReference/cbc:DocumentStatusCode").contains("GROUP")
        && !$0.has("cac:BillingReferenceLine/cbc:ID")
    }.count
  }

  var isHead: Bool { headCount > 0 }
  var hasOwnReference: Bool { !own.isEmpty }

  var ids: [String] {
    line.texts(isUBL ? "cbc:ID" : "ram:AssociatedDocumentLineDocument/ram:LineID")
  }

  /// Whether it hangs on that line with another rank than INFORMATION.
  func counts(under parent: String) -> Bool {
    guard isUBL else {
      return parents.contains(parent) && ranks.contains { $0 != "INFORMATION" }
    }
    return own.contains {
      $0.texts("cac:BillingReferenceLine/cbc:ID").contains(parent)
        && $0.texts("cac:InvoiceDocumentReference/cbc:DocumentStatusCode")
          .contains { $0 != "INFORMATION" }
    }
  }

  // MARK: Its seller

  private var seller: ElementPath {
    isUBL
      ? "cac:Item/cac:ManufacturerParty"
      : "ram:SpecifiedLineTradeAgreement/ram:ItemSellerTradeParty"
  }

  func sellerTexts(_ cii: ElementPath, _ ubl: ElementPath) -> [String] {
    line.all(seller).flatMap { $0.texts(isUBL ? ubl : cii) }
  }

  var legalIDs: [String] {
    sellerTexts("ram:SpecifiedLegalOrganization/ram:ID", "cac:PartyLegalEntity/cbc:CompanyID")
  }

  // MARK: Its sub-invoice number (BT-128, AFL) and mode (AVV)

  private static let cii: ElementPath =
    "ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument"

  /// CII: every reference of that type, whatever its document type.
  func references(_ type: String) -> [Element] {
    line.all(Self.cii).filter { $0.texts("ram:ReferenceTypeCode").contains(type) }
  }

  func objects(_ type: String) -> [Element] {
    if isUBL {
      return line.all("cac:DocumentReference")
        .filter { $0.texts("cbc:DocumentTypeCode").contains("130") }
        .flatMap { $0.all("cbc:ID") }.filter { $0.scheme == type }
    }
    return references(type).filter { $0.texts("ram:TypeCode").contains("130") }
      .flatMap { $0.all("ram:IssuerAssignedID") }
  }

  /// "" when there is none; nil when there are several.
  var number: String? {
    let found = objects("AFL")
    return found.count > 1 ? nil : found.first?.trimmed ?? ""
  }

  // MARK: Its amounts

  private static let sums: ElementPath =
    "ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation"

  var net: [Element] {
    isUBL
      ? line.all("cbc:LineExtensionAmount")
      : line.all(Self.sums).flatMap { $0.all("ram:LineTotalAmount") }
  }

  var gross: [Element] {
    isUBL
      ? line.all("cbc:TaxInclusiveLineExtensionAmount")
      : line.all(Self.sums).flatMap { $0.all("ram:GrandTotalAmount") }
  }

  func vat(in currencies: [String]) -> [Element] {
    let found =
      isUBL
      ? line.all("cac:TaxTotal/cbc:TaxAmount")
      : line.all(Self.sums).flatMap { $0.all("ram:TaxTotalAmount") }
    return found.filter { element in element.currency.map(currencies.contains) ?? false }
  }

  /// The texts of the exemption reason of its VAT.
  var reasons: [String] {
    isUBL
      ? line.texts("cac:Item/cac:ClassifiedTaxCategory/cbc:TaxExemptionReason")
      : line.texts("ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:ExemptionReason")
  }

  /// Whether it refers to another invoice, and to its date.
  func refersToInvoice(withDate: Bool, number: Set<String>) -> Bool {
    guard isUBL else {
      let path: ElementPath = "ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument"
      return line.all(path).contains {
        $0.has(
          withDate ? "ram:FormattedIssueDateTime/qdt:DateTimeString" : "ram:IssuerAssignedID")
      }
    }
    return line.all("cac:BillingReference").contains { reference in
      let ids = reference.texts("cac:InvoiceDocumentReference/cbc:ID")
      return ids.contains { id in number.contains { $0 != id } }
        && reference.has(
          withDate
            ? "cac:InvoiceDocumentReference/cbc:IssueDate" : "cac:InvoiceDocumentReference/cbc:ID")
    }
  }
}

/// An invoice of several sellers or of both ways.
struct VendorInvoice {
  let lines: [VendorLine]
  let mode: BillingMode
  let isUBL: Bool
  let numbers: [String]
  let xml: XMLDocument

  /// Nil unless the billing mode is one of these.
  init?(_ judgement: Judgement, _ applies: (BillingMode) -> Bool) {
    let mode = judgement.billingMode
    guard applies(mode), let xml = judgement.xml else { return nil }
    self.mode = mode
    self.xml = xml
    isUBL = judgement.invoice.syntax?.isUBL == true
    // CII's rules hang on the transaction: without one there is nothing to test.
    lines = VendorLine.all(xml, isUBL: isUBL)
    numbers = FrenchHeader.number.values(judgement).map(\.text)
  }

  var hasTrade: Bool { isUBL || !xml.all("rsm:SupplyChainTradeTransaction").isEmpty }
  var heads: [VendorLine] { lines.filter(\.isHead) }

  var currencies: (invoice: [String], accounting: [String]) {
    isUBL
      ? (xml.top.texts("cbc:DocumentCurrencyCode"), xml.all("//cbc:TaxCurrencyCode").map(\.raw))
      : (
        xml.all("\(CIIPlace.settlement)/ram:InvoiceCurrencyCode").map(\.raw),
        xml.all("\(CIIPlace.settlement)/ram:TaxCurrencyCode").map(\.raw)
      )
  }

  func legalIDs(of party: FrenchParty) -> [String] {
    let path =
      isUBL
      ? "\(party.ubl)/cac:PartyLegalEntity/cbc:CompanyID"
      : "\(party.cii)/ram:SpecifiedLegalOrganization/ram:ID"
    return xml.all(ElementPath(stringLiteral: path)).map(\.raw)
  }

  /// The VAT of the breakdowns whose reason begins with "#number#".
  func vat(of number: String) -> ExactDecimal? {
    let path: ElementPath =
      isUBL ? "cac:TaxTotal/cac:TaxSubtotal" : "\(CIIPlace.settlement)/ram:ApplicableTradeTax"
    let amounts = xml.all(path).filter { tax in
      let types = tax.texts(isUBL ? "cac:TaxCategory/cac:TaxScheme/cbc:ID" : "ram:TypeCode")
      let reasons = tax.texts(
        isUBL ? "cac:TaxCategory/cbc:TaxExemptionReason" : "ram:ExemptionReason")
      return types.contains("VAT") && reasons.first?.hasPrefix("#\(number)#") ?? false
    }.flatMap { $0.all(isUBL ? "cbc:TaxAmount" : "ram:CalculatedAmount") }
    return Self.sum(amounts)
  }

  /// Nil when one is no number.
  static func sum(_ elements: [Element]) -> ExactDecimal? {
    elements.reduce(.some(.zero)) { sum, element in
      guard let sum, let amount = ExactDecimal(element.raw) else { return nil }
      return sum + amount
    }
  }
}
