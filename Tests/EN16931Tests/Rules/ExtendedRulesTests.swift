import EN16931
import Money
import TestSupport
import Testing

@testable import EN16931

/// The rules only the extensions have, on invoices built term by term.
@Suite struct ExtendedRulesTests {
  /// A line of `amount`, under `parent` with a subtype, taxed at 20 %.
  private struct Line {
    let id: String
    var subtype: String?
    var parent: String?
    var amount: String?
    var reason: String?
  }

  private func invoice(
    _ lines: [Line], total: String, base: String? = nil, charges: [String] = [],
    gross: String? = nil
  ) -> SemanticInvoice {
    var builder = SemanticInvoiceBuilder()
    let root = SemanticInvoiceBuilder.root
    builder.add(TermValue(.bt5, "EUR"), to: root)
    for line in lines { add(line, to: &builder) }
    for amount in charges {
      let group = builder.open(.bg21, in: root)
      builder.add(TermValue(.bt99, amount), to: group)
      builder.add(TermValue(.bt102, "S"), to: group)
      builder.add(TermValue(.bt103, "20"), to: group)
      builder.add(TermValue(.bt104, "Port"), to: group)
    }
    let totals = builder.open(.bg22, in: root)
    builder.add(TermValue(.bt106, total), to: totals)
    if !charges.isEmpty { builder.add(TermValue(.bt108, charges[0]), to: totals) }
    builder.add(TermValue(.bt109, base ?? total), to: totals)
    builder.add(TermValue(.bt110, "20.00"), to: totals)
    builder.add(TermValue(.bt112, gross ?? "120.00"), to: totals)
    builder.add(TermValue(.bt115, "0"), to: totals)
    let breakdown = builder.open(.bg23, in: root)
    builder.add(TermValue(.bt116, base ?? total), to: breakdown)
    builder.add(TermValue(.bt117, "20.00"), to: breakdown)
    builder.add(TermValue(.bt118, "S"), to: breakdown)
    builder.add(TermValue(.bt119, "20.0"), to: breakdown)
    return builder.finish()
  }

  private func add(_ line: Line, to builder: inout SemanticInvoiceBuilder) {
    let group = builder.open(.bg25, in: SemanticInvoiceBuilder.root)
    builder.add(TermValue(.bt126, line.id), to: group)
    if let subtype = line.subtype { builder.add(TermValue(.ext163, subtype), to: group) }
    if let parent = line.parent { builder.add(TermValue(.ext162, parent), to: group) }
    builder.add(TermValue(.bt129, "1"), to: group)
    builder.add(TermValue(.bt130, "C62"), to: group)
    if let amount = line.amount { builder.add(TermValue(.bt131, amount), to: group) }
    builder.add(TermValue(.bt146, "1"), to: builder.open(.bg29, in: group))
    let tax = builder.open(.bg30, in: group)
    builder.add(TermValue(.bt151, "S"), to: tax)
    builder.add(TermValue(.bt152, "20.00"), to: tax)
    if let reason = line.reason { builder.add(TermValue(.ext178, reason), to: tax) }
  }

  /// What the French extension finds, warnings after a question mark.
  private func broken(_ invoice: SemanticInvoice) -> [String] {
    let rules = ExtendedRules.all.filter { rule in
      rule.books.contains(.extendedCTC) && rule.syntaxes == nil
    }
    return Judgement.findings(in: invoice, by: rules).map(\.rule.id)
  }

  private let grouped = [
    Line(id: "1", subtype: "GROUP", amount: "100.00"),
    Line(id: "2", subtype: "DETAIL", parent: "1", amount: "60.00"),
    Line(id: "3", subtype: "DETAIL", parent: "1", amount: "40.00"),
    Line(id: "4", subtype: "INFORMATION", parent: "1", amount: "7.00"),
  ]

  @Test func `groups and information do not count in the totals`() {
    #expect(broken(invoice(grouped, total: "100.00")) == [])
    #expect(broken(invoice(grouped, total: "207.00", base: "100.00")) == ["BR-FREXT-CO-10"])
  }

  @Test func `a total may miss its sum by a cent per amount, no more`() {
    let lines = [Line(id: "1", amount: "50.00"), Line(id: "2", amount: "50.00")]
    #expect(broken(invoice(lines, total: "100.02", base: "100.00")) == [])
    #expect(broken(invoice(lines, total: "100.03", base: "100.00")) == ["BR-FREXT-CO-10"])
    #expect(broken(invoice(lines, total: "100.00", gross: "120.02")) == [])
    #expect(broken(invoice(lines, total: "100.00", gross: "120.03")) == ["BR-FREXT-CO-15"])
  }

  @Test func `charges count in the total without VAT`() {
    let line = [Line(id: "1", amount: "95.00")]
    #expect(broken(invoice(line, total: "95.00", base: "100.00", charges: ["5.00"])) == [])
    #expect(
      broken(invoice(line, total: "95.00", base: "95.00", charges: ["5.00"]))
        == ["BR-FREXT-CO-13", "BR-FREXT-CO-15"])
  }

  @Test func `the amount of a group is the sum of its lines`() {
    var lines = grouped
    lines[0].amount = "99.00"
    #expect(broken(invoice(lines, total: "100.00")) == ["BR-FREXT-08"])
    lines[0].amount = nil
    #expect(broken(invoice(lines, total: "100.00")) == [])
  }

  @Test func `a group inside a group with an amount has an amount too`() {
    let lines = [
      Line(id: "1", subtype: "GROUP", amount: "0.00"), Line(id: "2", subtype: "GROUP", parent: "1"),
      Line(id: "3", amount: "100.00"),
    ]
    #expect(broken(invoice(lines, total: "100.00")) == ["BR-FREXT-12"])
  }

  @Test func `a parent line exists, and is another line`() {
    for parent in ["9", "3"] {
      var lines = grouped
      lines[2].parent = parent
      lines[0].amount = "60.00"
      #expect(broken(invoice(lines, total: "100.00")) == ["BR-FREXT-11"])
    }
  }

  @Test func `a subtype is known, and goes with a parent`() {
    #expect(
      broken(
        invoice([Line(id: "1", subtype: "SUM"), Line(id: "2", amount: "100.00")], total: "100.00"))
        == ["BR-FREXT-05"])
    let lines = [
      Line(id: "1", subtype: "GROUP"), Line(id: "2", parent: "1", amount: "100.00"),
    ]
    #expect(broken(invoice(lines, total: "100.00")) == ["BR-FREXT-06"])
  }

  @Test func `a category taxed but not broken down is reported`() {
    let found = broken(
      invoice(
        [Line(id: "1", subtype: "INFORMATION", amount: "100.00")], total: "0.00", base: "100.00"))
    #expect(found.contains("BR-FREXT-S-01"))
  }

  @Test func `taxable amounts go with exemption reasons in one of the two editions`() throws {
    let lines = [
      Line(id: "1", amount: "50.00", reason: "A"), Line(id: "2", amount: "50.00", reason: "B"),
    ]
    let rules = ExtendedRules.all.filter { $0.id.hasPrefix("BR-FREXT-S-08") }
    #expect(Set(rules.map(\.id)).count == 3)
    let judgement = Judgement(invoice(lines, total: "100.00"))
    for rule in rules { judgement.under(rule) { rule.judge($0) } }
    #expect(judgement.findings.map(\.rule.id) == ["BR-FREXT-S-08rev"])
  }

  /// As Python says: 100.00 - 100.01 is a hair more than a cent away from 0, 5.81 - 5.8 is not.
  @Test(arguments: [
    ("100.00", "100.01", false), ("100.00", "99.99", false), ("5.81", "5.8", true),
    ("0.01", "0.00", true), ("1000000.10", "1000000.09", false),
  ])
  func `a cent is judged as binary numbers judge it`(found: String, sum: String, holds: Bool) throws
  {
    let total = try #require(ExactDecimal(found))
    let sum = try #require(ExactDecimal(sum))
    #expect(BinaryNumber.isWithin(ExactDecimal(1, scale: 2), total, -sum) == holds)
  }

  /// As Python says: Decimal("5.81") - Decimal(5.8) is more than a cent.
  @Test func `a sum held in binary may miss its total by a hair`() throws {
    let cent = ExactDecimal(1, scale: 2)
    let (total, sum) = (try #require(ExactDecimal("5.81")), try #require(ExactDecimal("5.8")))
    #expect(BinaryNumber.isWithin(cent, total: total, sum: sum) == false)
    #expect(BinaryNumber.isWithin(cent, total: total, sum: total) == true)
  }

  @Test func `every rule has words, ids, and books`() {
    for rule in ExtendedRules.all {
      for text in [rule.text, rule.fr.problem, rule.fr.fix, rule.en.problem, rule.en.fix] {
        #expect(text.count > 8, "\(rule.id)")
      }
      #expect(rule.fr != rule.en, "\(rule.id)")
      #expect(!rule.books.isDisjoint(with: [.extendedCTC, .facturXExtended]), "\(rule.id)")
    }
    #expect(Set(ExtendedRules.all.map(\.id)).count > 150)
  }

  @Test func `the books know which rules of CEN they took over`() {
    #expect(ExtendedBooks.isSame("BR-21", .extendedCTC))
    #expect(ExtendedBooks.isSame("CII-SR-019", .extendedCTC))
    #expect(!ExtendedBooks.contains("BR-CO-10", .extendedCTC))
    #expect(!ExtendedBooks.contains("BR-CO-10", .extendedCTC, .ublInvoice))
    #expect(ExtendedBooks.isDifferent("BR-55", .extendedCTC, .ublInvoice))
    #expect(ExtendedBooks.contains("BR-CO-10", .facturXEN16931))
    #expect(!ExtendedBooks.contains("BR-22", .facturXBasicWL))
    #expect(
      ExtendedBooks.ids("BR-1, 08…11\nBR-CO-03") == [
        "BR-1", "BR-08", "BR-09", "BR-10", "BR-11", "BR-CO-03",
      ])
  }
}
