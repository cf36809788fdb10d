import Money

/// What the rules of the extensions compare: lines with their place among groups of lines, amounts
/// by what is taxed, taken once from the invoice.
struct ExtendedFacts {
  struct Line {
    let group: GroupView
    let id: String
    /// White space normalised; "" without one.
    let parent: String
    /// As written. UBL has room for several.
    let parents: [String]
    /// As written; nil without one.
    let subtype: String?
    /// Whether it counts in the totals: no group of lines, no mere information.
    let isCounted: Bool
    let net: TermValue?

    func isChild(of other: Line) -> Bool { parents.contains(other.id) }
  }

  /// A line, allowance, charge or logistics charge under one VAT category.
  struct Taxed {
    enum Kind { case line, allowance, charge, logistics }
    let kind: Kind
    let group: GroupView
    let category: String
    let rate: ExactDecimal?
    let reason: String
    let reasonCode: String
    let amount: ExactDecimal?
    let hasAmount: Bool
    let isCounted: Bool
  }

  let lines: [Line]
  let taxed: [Taxed]
  let isUBL: Bool

  init(_ invoice: SemanticInvoice) {
    let isUBL = invoice.syntax?.isUBL ?? false
    self.isUBL = isUBL
    lines = invoice.all(.bg25).map { Self.line($0, isUBL) }
    taxed =
      lines.flatMap { Self.taxed($0, isUBL) }
      + invoice.all(.bg20).map {
        Self.taxed(.allowance, $0, .bt95, .bt96, .bt173, .bt174, amount: .bt92, isUBL)
      }
      + invoice.all(.bg21).map {
        Self.taxed(.charge, $0, .bt102, .bt103, .bt175, .bt176, amount: .bt99, isUBL)
      } + invoice.all(.bgx42).flatMap { Self.logistics($0, isUBL) }
  }

  private static func line(_ group: GroupView, _ isUBL: Bool) -> Line {
    if isUBL, let xml = group.invoice.xml, let node = group.node {
      return UBLLine.line(group, node, xml)
    }
    let (subtype, parent) = (group[.ext163]?.text, group[.ext162]?.text)
    return Line(
      group: group, id: group[.bt126]?.text ?? "", parent: XMLSpace.normalized(parent ?? ""),
      parents: parent.map { [$0] } ?? [], subtype: subtype,
      isCounted: subtype == nil || subtype == "DETAIL", net: group[.bt131])
  }

  private static func taxed(_ line: Line, _ isUBL: Bool) -> [Taxed] {
    line.group.groups(.bg30).map { tax in
      Taxed(
        kind: .line, group: line.group, category: code(tax, .bt151, isUBL),
        rate: tax.decimal(.bt152), reason: tax.text(.ext178), reasonCode: tax.text(.ext179),
        amount: line.net?.decimal, hasAmount: line.net != nil, isCounted: line.isCounted)
    }
  }

  private static func taxed(
    _ kind: Taxed.Kind, _ group: GroupView, _ category: Term, _ rate: Term, _ reason: Term,
    _ reasonCode: Term, amount: Term, _ isUBL: Bool
  ) -> Taxed {
    Taxed(
      kind: kind, group: group, category: code(group, category, isUBL), rate: group.decimal(rate),
      reason: group.text(reason), reasonCode: group.text(reasonCode),
      amount: group.decimal(amount), hasAmount: group.has(amount), isCounted: true)
  }

  private static func logistics(_ group: GroupView, _ isUBL: Bool) -> [Taxed] {
    group.groups(.logisticsTax).map { tax in
      Taxed(
        kind: .logistics, group: group, category: code(tax, .btx273, isUBL),
        rate: tax.decimal(.btx274), reason: tax.text(.btx591), reasonCode: tax.text(.btx592),
        amount: group.decimal(.btx272), hasAmount: group.has(.btx272), isCounted: true)
    }
  }

  /// UBL's tests normalise white space, CII's do not.
  static func code(_ group: GroupView, _ term: Term, _ isUBL: Bool) -> String {
    isUBL ? group.text(term) : group[term]?.text ?? ""
  }
}

/// In UBL the place of a line among others is a reference to the invoice itself, compared as
/// written; one without a subtype takes the line out of the totals.
private enum UBLLine {
  private static let id = XMLName.of("cbc:ID")
  private static let billing = XMLName.of("cac:BillingReference")
  private static let document = XMLName.of("cac:InvoiceDocumentReference")
  private static let status = XMLName.of("cbc:DocumentStatusCode")
  private static let line = XMLName.of("cac:BillingReferenceLine")

  static func line(
    _ group: GroupView, _ node: XMLDocument.Node, _ xml: XMLDocument
  ) -> ExtendedFacts.Line {
    let number = xml.first(xml.root, id).map { xml.text($0) }
    let own = xml.children(node, named: billing).filter { reference in
      xml.children(reference, named: document).contains { document in
        xml.first(document, id).map { xml.text($0) } == number && number != nil
      }
    }
    let subtypes = own.flatMap { xml.children($0, named: document) }
      .flatMap { xml.children($0, named: status) }.map { xml.text($0) }
    let parents = own.flatMap { xml.children($0, named: line) }
      .flatMap { xml.children($0, named: id) }.map { xml.text($0) }
    return ExtendedFacts.Line(
      group: group, id: group[.bt126]?.text ?? "",
      parent: XMLSpace.normalized(parents.first ?? ""), parents: parents,
      subtype: subtypes.first,
      isCounted: own.isEmpty || subtypes.contains("DETAIL"), net: group[.bt131])
  }
}

extension ExactDecimal {
  static func sum(_ values: some Sequence<ExactDecimal?>) -> ExactDecimal {
    values.reduce(.zero) { $0 + ($1 ?? .zero) }
  }

  /// One cent for each of so many amounts.
  static func cents(_ count: Int) -> ExactDecimal { ExactDecimal(Int128(count), scale: 2) }
}
