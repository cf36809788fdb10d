import EN16931
import Testing

/// Each strict rule with an invoice that breaks it and one, a value away, that does not.
struct StrictRulesTests {
  struct Case: CustomTestStringConvertible {
    let rule: String
    let groups: [Group]
    let good: [TermValue]
    let bad: [TermValue]
    var testDescription: String { rule }

    init(_ rule: String, _ groups: [Group], good: [TermValue], bad: [TermValue]) {
      (self.rule, self.groups, self.good, self.bad) = (rule, groups, good, bad)
    }
  }

  private static func v(_ term: Term, _ text: String, _ scheme: String? = nil) -> TermValue {
    TermValue(term, text, scheme: scheme)
  }

  static let cases: [Case] = [
    Case(
      "FAC-PRICE-BASE", [.bg25, .bg29], good: [v(.bt149, "10")], bad: [v(.bt149, "0")]),
    Case(
      "FAC-NET-PRICE", [.bg25, .bg29],
      good: [v(.bt146, "9.5"), v(.bt148, "10"), v(.bt147, "0.5")],
      bad: [v(.bt146, "9.6"), v(.bt148, "10"), v(.bt147, "0.5")]),
    Case(
      "FAC-ALLOWANCE-AMOUNT", [.bg20],
      good: [v(.bt92, "10.01"), v(.bt93, "100.05"), v(.bt94, "10")],
      bad: [v(.bt92, "10.00"), v(.bt93, "100.05"), v(.bt94, "10")]),
    Case(
      "FAC-CHARGE-AMOUNT", [.bg21], good: [v(.bt99, "5"), v(.bt100, "100"), v(.bt101, "5")],
      bad: [v(.bt99, "6"), v(.bt100, "100"), v(.bt101, "5")]),
    Case(
      "FAC-LINE-ALLOWANCE-AMOUNT", [.bg25, .bg27],
      good: [v(.bt136, "5"), v(.bt137, "100"), v(.bt138, "5")],
      bad: [v(.bt136, "6"), v(.bt137, "100"), v(.bt138, "5")]),
    Case(
      "FAC-LINE-CHARGE-AMOUNT", [.bg25, .bg28],
      good: [v(.bt141, "5"), v(.bt142, "100"), v(.bt143, "5")],
      bad: [v(.bt141, "6"), v(.bt142, "100"), v(.bt143, "5")]),
    Case(
      "FAC-VAT-AMOUNT", [.bg23], good: [v(.bt116, "10.03"), v(.bt119, "5.5"), v(.bt117, "0.55")],
      bad: [v(.bt116, "10.03"), v(.bt119, "5.5"), v(.bt117, "0.56")]),
    Case("FAC-DECIMALS", [.bg22], good: [v(.bt112, "1.20")], bad: [v(.bt112, "1.200")]),
    Case(
      "FAC-SIREN", [.bg4], good: [v(.bt30, "732829320", "0002")],
      bad: [v(.bt30, "732829321", "0002")]),
    Case(
      "FAC-SIRET", [.bg4], good: [v(.bt29, "73282932000074", "0009")],
      bad: [v(.bt29, "73282932000075", "0009")]),
    Case(
      "FAC-GLN", [.bg7], good: [v(.bt46, "4000001123452", "0088")],
      bad: [v(.bt46, "4000001123453", "0088")]),
    Case(
      "FAC-GTIN", [.bg25, .bg31], good: [v(.bt157, "4012345001235", "0160")],
      bad: [v(.bt157, "4012345001236", "0160")]),
    Case(
      "FAC-VAT-FR", [.bg4], good: [v(.bt31, "FR44732829320")], bad: [v(.bt31, "FR45732829320")]),
    Case("FAC-VAT-SHAPE", [.bg7], good: [v(.bt48, "NL123456789B01")], bad: [v(.bt48, "NL1")]),
    Case(
      "FAC-TAX-NUMBER", [.bg4], good: [v(.bt32, "201/113/40209")], bad: [v(.bt32, "XX")]),
    Case("FAC-ID-PLACEHOLDER", [.bg7], good: [v(.bt46, "C42")], bad: [v(.bt46, "n/a")]),
    Case(
      "FAC-IBAN", [.bg16, .bg17], good: [v(.bt84, "FR7630006000011234567890189")],
      bad: [v(.bt84, "FR7630006000011234567890188")]),
    Case(
      "FAC-BIC", [.bg16, .bg17],
      good: [v(.bt84, "FR7630006000011234567890189"), v(.bt86, "AGRIFRPP")],
      bad: [v(.bt84, "FR7630006000011234567890189"), v(.bt86, "AGRIFR")]),
    Case("FAC-DATE", [], good: [v(.bt2, "2024-02-29")], bad: [v(.bt2, "2026-02-29")]),
    Case(
      "FAC-PERIOD", [.bg14], good: [v(.bt73, "2026-01-01"), v(.bt74, "2026-01-01")],
      bad: [v(.bt73, "2026-01-02"), v(.bt74, "2026-01-01")]),
    Case(
      "FAC-LINE-PERIOD", [.bg25, .bg26], good: [v(.bt134, "2026-01-01"), v(.bt135, "2026-01-31")],
      bad: [v(.bt134, "2026-02-01"), v(.bt135, "2026-01-31")]),
    Case(
      "FAC-NOTE-EMPTY", [.bg1], good: [v(.bt21, "AAB"), v(.bt22, "Escompte : néant")],
      bad: [v(.bt21, "AAB"), v(.bt22, "n/a")]),
    Case(
      "FAC-PROFILE", [.bg2], good: [v(.bt24, "urn:cen.eu:en16931:2017")],
      bad: [v(.bt24, "urn:example")]),
    Case("FAC-READ-NUMBER", [.bg22], good: [v(.bt112, "1.20")], bad: [v(.bt112, "1,20")]),
    Case(
      "FAC-READ-REPEATED", [.bg22], good: [v(.bt112, "1.20")],
      bad: [v(.bt112, "1.20"), v(.bt112, "1.30")]),
  ]

  private static func broken(_ groups: [Group], _ values: [TermValue]) -> Set<String> {
    var builder = SemanticInvoiceBuilder()
    var group = SemanticInvoiceBuilder.root
    for kind in groups { group = builder.open(kind, in: group) }
    for value in values { builder.add(value, to: group) }
    return broken(builder.finish())
  }

  private static func broken(_ invoice: SemanticInvoice) -> Set<String> {
    let rules = RuleBook.rules(of: [.strict, .reading])
    return Set(Judgement.findings(in: invoice, by: rules).map(\.rule.id))
  }

  @Test(arguments: cases)
  func `a strict rule tells the wrong from the right`(example: Case) {
    #expect(Self.broken(example.groups, example.bad).contains(example.rule))
    #expect(!Self.broken(example.groups, example.good).contains(example.rule))
  }

  private static func line(_ net: String, base: String? = nil, currency: String = "EUR")
    -> SemanticInvoice
  {
    var builder = SemanticInvoiceBuilder()
    builder.add(v(.bt5, currency), to: SemanticInvoiceBuilder.root)
    let line = builder.open(.bg25, in: SemanticInvoiceBuilder.root)
    builder.add(v(.bt129, "3"), to: line)
    builder.add(v(.bt131, net), to: line)
    let allowance = builder.open(.bg27, in: line)
    builder.add(v(.bt136, "1.00"), to: allowance)
    let charge = builder.open(.bg28, in: line)
    builder.add(v(.bt141, "0.50"), to: charge)
    let price = builder.open(.bg29, in: line)
    builder.add(v(.bt146, "10.005"), to: price)
    if let base { builder.add(v(.bt149, base), to: price) }
    return builder.finish()
  }

  @Test func `a line is quantity times price, rounded half away from zero, less and plus`() {
    // 3 × 10.005 = 30.015 → 30.02, − 1.00 + 0.50
    #expect(!Self.broken(Self.line("29.52")).contains("FAC-LINE-NET"))
    #expect(Self.broken(Self.line("29.51")).contains("FAC-LINE-NET"))
    #expect(!Self.broken(Self.line("2.50", base: "10")).contains("FAC-LINE-NET"))
    #expect(!Self.broken(Self.line("30", currency: "HUF")).contains("FAC-LINE-NET"))
  }

  @Test func `nobody invoices the own company`() {
    func invoice(_ buyer: String) -> SemanticInvoice {
      var builder = SemanticInvoiceBuilder()
      let seller = builder.open(.bg4, in: SemanticInvoiceBuilder.root)
      builder.add(Self.v(.bt30, "732829320", "0002"), to: seller)
      let other = builder.open(.bg7, in: SemanticInvoiceBuilder.root)
      builder.add(Self.v(.bt47, buyer, "0002"), to: other)
      return builder.finish()
    }
    #expect(Self.broken(invoice("732829320")).contains("FAC-SAME-PARTY"))
    #expect(!Self.broken(invoice("404833048")).contains("FAC-SAME-PARTY"))
  }

  @Test func `a group that may stand once is not given twice`() {
    func invoice(_ count: Int) -> SemanticInvoice {
      var builder = SemanticInvoiceBuilder()
      for _ in 0..<count { _ = builder.open(.bg4, in: SemanticInvoiceBuilder.root) }
      return builder.finish()
    }
    #expect(Self.broken(invoice(2)).contains("FAC-READ-REPEATED-GROUP"))
    #expect(!Self.broken(invoice(1)).contains("FAC-READ-REPEATED-GROUP"))
  }

  private static func ubl(_ root: String, _ body: String) throws -> SemanticInvoice {
    let name = "urn:oasis:names:specification:ubl:schema:xsd:"
    let text = """
      <\(root) xmlns="\(name)\(root)-2" xmlns:cbc="\(name)CommonBasicComponents-2"
        xmlns:cac="\(name)CommonAggregateComponents-2">\(body)</\(root)>
      """
    return try InvoiceXML.read(Array(text.utf8))
  }

  @Test func `a credit note type belongs into a UBL CreditNote`() throws {
    let type = { (name: String) in "<cbc:\(name)>381</cbc:\(name)>" }
    let invoice = try Self.ubl("Invoice", type("InvoiceTypeCode"))
    let creditNote = try Self.ubl("CreditNote", type("CreditNoteTypeCode"))
    #expect(Self.broken(invoice).contains("FAC-UBL-ROOT"))
    #expect(!Self.broken(creditNote).contains("FAC-UBL-ROOT"))
  }

  @Test func `unknown, misplaced and stray content is named and only warned of`() throws {
    let cases = [
      ("FAC-READ-UNKNOWN", "<cbc:ID>1</cbc:ID><cbc:Nonsense>x</cbc:Nonsense>"),
      ("FAC-READ-ORDER", "<cbc:IssueDate>2026-01-31</cbc:IssueDate><cbc:ID>1</cbc:ID>"),
      ("FAC-READ-STRAY", "<cbc:ID>1</cbc:ID><cac:InvoiceLine>text</cac:InvoiceLine>"),
    ]
    for (rule, body) in cases { #expect(Self.broken(try Self.ubl("Invoice", body)).contains(rule)) }
    let sound = Self.broken(try Self.ubl("Invoice", "<cbc:ID>1</cbc:ID>"))
    #expect(sound.isDisjoint(with: cases.map(\.0)))
    #expect(cases.allSatisfy { RuleBook.rules(named: $0.0).allSatisfy { $0.severity == .warning } })
  }

  @Test func `each rule has one case at least`() {
    let own = [
      "FAC-LINE-NET", "FAC-SAME-PARTY", "FAC-UBL-ROOT", "FAC-READ-REPEATED-GROUP",
      "FAC-READ-UNKNOWN", "FAC-READ-ORDER", "FAC-READ-STRAY",
    ]
    let tested = Set(Self.cases.map(\.rule) + own)
    let all = Set(RuleBook.rules(of: [.strict, .reading]).map(\.id))
    #expect(tested == all)
  }
}
