import EN16931
import Testing

/// French rules on invoices that never were XML, as this product issues them.
struct FrenchRulesTests {
  private static func v(_ term: Term, _ text: String, _ scheme: String? = nil) -> TermValue {
    TermValue(term, text, scheme: scheme)
  }

  /// The header of a sound French invoice, with some values replaced.
  private static func invoice(_ changes: [TermValue] = [], without notes: Set<String> = [])
    -> SemanticInvoice
  {
    var builder = SemanticInvoiceBuilder()
    func pick(_ value: TermValue) -> TermValue { changes.first { $0.term == value.term } ?? value }
    let root = SemanticInvoiceBuilder.root
    for value in [
      v(.bt1, "F-2026-00001"), v(.bt2, "2026-11-23"), v(.bt3, "380"), v(.bt5, "EUR"),
      v(.bt9, "2026-12-23"),
    ] {
      builder.add(pick(value), to: root)
    }
    for (subject, text) in [("PMT", "40 €"), ("PMD", "10 %"), ("AAB", "Néant"), ("BAR", "B2B")]
    where !notes.contains(subject) {
      let note = builder.open(.bg1, in: root)
      builder.add(v(.bt21, subject), to: note)
      builder.add(v(.bt22, text), to: note)
    }
    let process = builder.open(.bg2, in: root)
    builder.add(pick(v(.bt23, "B1")), to: process)
    let seller = builder.open(.bg4, in: root)
    builder.add(pick(v(.bt30, "732829320", "0002")), to: seller)
    builder.add(pick(v(.bt34, "732829320", "0225")), to: seller)
    let buyer = builder.open(.bg7, in: root)
    builder.add(pick(v(.bt47, "404833048", "0002")), to: buyer)
    builder.add(pick(v(.bt49, "404833048", "0225")), to: buyer)
    let totals = builder.open(.bg22, in: root)
    for value in [v(.bt112, "120.00"), v(.bt113, "0.00"), v(.bt115, "120.00")] {
      builder.add(pick(value), to: totals)
    }
    let vat = builder.open(.bg23, in: root)
    builder.add(pick(v(.bt118, "S")), to: vat)
    builder.add(pick(v(.bt119, "20.00")), to: vat)
    return builder.finish()
  }

  private static func broken(_ invoice: SemanticInvoice) -> [String] {
    var seen: Set<String> = []
    return Judgement.findings(in: invoice, by: RuleBook.rules(of: .french)).map(\.rule.id)
      .filter { seen.insert($0).inserted }
  }

  @Test func `a sound invoice of our own breaks no French rule`() {
    #expect(Self.broken(Self.invoice()) == [])
  }

  static let changes: [(TermValue, [String])] = [
    (v(.bt1, "F 1"), ["BR-FR-02_BT-1"]),
    (v(.bt1, String(repeating: "1", count: 36)), ["BR-FR-01_BT-1"]),
    (v(.bt2, "1999-12-31"), ["BR-FR-03_BT-2"]),
    (v(.bt2, "2026-02-30"), ["BR-FR-03_BT-2"]),
    (v(.bt3, "326"), ["BR-FR-04_BT-3"]),
    (v(.bt3, "381"), ["BR-FR-CO-05_BT-3"]),
    (v(.bt3, "384"), ["BR-FR-CO-04_BT-4"]),
    (v(.bt5, "USD"), ["BR-FR-CO-12_BT-5"]),
    (v(.bt9, "2026-11-22"), ["BR-FR-CO-07_BT-9"]),
    (v(.bt23, "A1"), ["BR-FR-08_BT-23"]),
    (v(.bt23, "B2"), ["BR-FR-CO-09_BT-23-1", "BR-FR-CO-09_BT-23-2"]),
    (v(.bt30, "73282932", "0002"), ["BR-FR-10_BT-30", "BR-FR-32-LEGALID"]),
    (v(.bt34, ""), ["BR-FR-13_BT-34"]),
    (v(.bt49, "404833048", "0009"), ["BR-FR-21_BT-49"]),
    (v(.bt112, "120.001"), ["BR-FR-DEC-01_BT-112"]),
    (v(.bt118, "L"), ["BR-FR-15_BT-95_BT-118", "BR-FR-15_BT-95_BT-118_LM"]),
    (v(.bt119, "19"), ["BR-FR-16_BT-119"]),
  ]

  @Test(arguments: changes)
  func `one wrong value breaks the rules about it and no other`(value: TermValue, rules: [String]) {
    #expect(Set(Self.broken(Self.invoice([value]))) == Set(rules))
  }

  @Test(arguments: ["PMT", "PMD", "AAB"])
  func `each legal mention is wanted`(subject: String) {
    #expect(Self.broken(Self.invoice(without: [subject])) == ["BR-FR-05_BT-22_\(subject)"])
  }

  @Test func `every French rule explains itself in both languages and reads a term`() {
    let rules = RuleBook.rules(of: .french)
    #expect(rules.count == 199)
    #expect(Set(rules.map(\.id)).count == rules.count)
    for rule in rules {
      #expect(!rule.fr.problem.isEmpty && !rule.en.problem.isEmpty && !rule.reads.isEmpty)
    }
    // The mention TXD is only asked of VAT groups, and its rules never ask to add it.
    let withoutFix = rules.filter { $0.fr.fix.isEmpty || $0.en.fix.isEmpty }
    #expect(withoutFix.map(\.id) == [])
  }
}
