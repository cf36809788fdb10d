import Money

// Words the CEN rules share. Where the official tests of the two syntaxes differ, a rule asks
// `j.syntaxIsUBL`; what it reads beside the terms are elements the terms cannot tell apart.

extension Rule.Books {
  /// The Factur-X profiles that have totals, parties and VAT, but no lines.
  static let facturXAll: Rule.Books = [.facturXBasicWL, .facturXEN16931, .facturXExtended]
  /// The Factur-X profiles with lines that publish their rules under CEN's ids.
  static let facturXLines: Rule.Books = [.facturXEN16931, .facturXExtended]
  /// A rule every profile and the French extension took over.
  static let everywhere: Rule.Books = [.cen, .extendedCTC, .facturXAll]
  /// The same for lines.
  static let lines: Rule.Books = [.cen, .extendedCTC, .facturXLines]
  /// A rule the extensions replaced by their own.
  static let coreOnly: Rule.Books = [.cen, .facturXBasicWL, .facturXEN16931]
  static let coreLines: Rule.Books = [.cen, .facturXEN16931]
}

extension Judgement {
  /// Whether the test of UBL decides; invoices without XML are judged as CII is.
  var isUBL: Bool { invoice.syntax?.isUBL ?? false }
  var isCII: Bool { invoice.syntax == .cii }

  /// The group, or the document where the group itself is missing.
  func place(_ kind: Group) -> GroupView { root.first(kind) ?? root }

  /// The elements of that name inside the group's own element.
  func elements(in group: GroupView, _ name: XMLName) -> [XMLDocument.Node] {
    guard let xml, let node = group.node else { return [] }
    return Array(xml.children(node, named: name))
  }
}

extension GroupView {
  /// There, and more than white space.
  func isFilled(_ term: Term) -> Bool {
    guard let value = self[term] else { return false }
    return !value.isBlank
  }

  /// Exactly this text, as `=` of XPath compares: white space counts.
  func isText(_ term: Term, _ texts: String...) -> Bool {
    guard let value = self[term] else { return false }
    return texts.contains(value.text)
  }
}

extension String {
  var isBlankText: Bool { utf8.allSatisfy(XMLSpace.isSpace) }

  /// At most two characters behind the first point, white space included, as the official tests
  /// count.
  var hasAtMostTwoDecimals: Bool {
    guard let point = utf8.firstIndex(of: UInt8(ascii: ".")) else { return true }
    return self[utf8.index(after: point)...].unicodeScalars.prefix(3).count <= 2
  }
}

extension ExactDecimal {
  /// Rounded to cents as `round(x * 100) div 100` of XPath does: a half goes up.
  var inCents: ExactDecimal { rounded(2, .halfTowardPositive) }
}

/// Whether a number compared as `xs:double` is at least zero. Nil for what is no number at all,
/// where the official engine stops: the rules about reading report it.
enum XPathNumber {
  static func isNotNegative(_ text: String) -> Bool? {
    let trimmed = XMLSpace.normalized(text)
    // Saxon puts −0 before 0.
    if ExactDecimal(trimmed) != nil { return trimmed.utf8.first != UInt8(ascii: "-") }
    switch trimmed {
    case "INF", "+INF": return true
    case "-INF", "NaN": return false
    default: break
    }
    // The sign of "1.5E-3" is that of its mantissa.
    let parts = trimmed.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "e" || $0 == "E" })
    guard parts.count == 2, ExactDecimal(parts[0]) != nil, Int(parts[1]) != nil else { return nil }
    return trimmed.utf8.first != UInt8(ascii: "-")
  }
}

/// The VAT categories of an element, told from those of other taxes.
enum VATScheme {
  private static let typeCode = XMLName.of("ram:TypeCode")
  private static let taxScheme = XMLName.of("cac:TaxScheme")
  private static let id = XMLName.of("cbc:ID")

  /// - Parameter node: `ram:ApplicableTradeTax`, `ram:CategoryTradeTax`.
  static func isCII(_ xml: XMLDocument, _ node: XMLDocument.Node, normalized: Bool = false) -> Bool
  {
    guard let code = xml.first(node, typeCode) else { return false }
    let text = xml.text(code)
    return isVAT(normalized ? XMLSpace.normalized(text) : text)
  }

  /// - Parameter node: `cac:TaxCategory`, `cac:ClassifiedTaxCategory`, `cac:PartyTaxScheme`.
  static func isUBL(_ xml: XMLDocument, _ node: XMLDocument.Node) -> Bool {
    xml.children(node, named: taxScheme).contains { scheme in
      xml.first(scheme, id).map { isVAT(xml.trimmed($0)) } ?? false
    }
  }

  private static func isVAT(_ text: String) -> Bool {
    text == "VAT" || (text.utf8.count == 3 && text.uppercased() == "VAT")
  }
}

/// Builds the rules that only differ by their field.
enum CENRule {
  /// "BR-DEC-…": two decimals at most.
  static func decimals(
    _ id: String, _ books: Rule.Books, _ group: Group, _ term: Term, fr: String, en: String
  ) -> Rule {
    Rule(
      id, .fatal, books, reads: [term],
      text: "\(capital(en)) (\(term.id)) has two decimals at most.",
      fr: .init(
        "\(capital(fr)) (\(term.id)) a plus de deux décimales.",
        fix: "Arrondissez-le au centime, par exemple 12.34 au lieu de 12.345."),
      en: .init(
        "\(capital(en)) (\(term.id)) has more than two decimals.",
        fix: "Round it to cents, for example 12.34 instead of 12.345.")
    ) { j in
      j.each(group, term) { $0[term].map(\.text.hasAtMostTwoDecimals) ?? true }
    }
  }

  /// A rule for people that no program can judge: the official tests are always true.
  static func unjudged(
    _ id: String, _ books: Rule.Books, reads: [Term], text: String, fr: Rule.Advice, en: Rule.Advice
  ) -> Rule {
    Rule(id, .fatal, books, reads: reads, text: text, fr: fr, en: en) { _ in }
  }

  static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
