import EN16931
import Testing

/// CEN's rules on invoices that never were XML, and what the rules say of themselves.
struct CENRulesTests {
  private static let families = ["S", "Z", "E", "AE", "IC", "G", "O", "AF", "AG", "B"]

  /// Every published id but those of the VAT categories.
  private static let ids: Set<String> = {
    func ids(_ prefix: String, _ numbers: [Int]) -> [String] {
      numbers.map { "\(prefix)\($0 < 10 ? "0" : "")\($0)" }
    }
    let plain =
      Array(1...33).filter { ![34, 35].contains($0) } + [36, 37, 38] + Array(41...57)
      + Array(61...65)
    return Set(
      ids("BR-", plain) + ids("BR-CO-", Array(3...26).filter { ![25].contains($0) })
        + ids(
          "BR-DEC-",
          [1, 2, 5, 6, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 23, 24, 25, 27, 28])
        + ids(
          "BR-CL-",
          [1, 3, 4, 5, 6, 7, 8, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26]))
  }()

  private static let rules = RuleBook.all.filter { rule in
    rule.books.contains(.cen) && rule.id.hasPrefix("BR-")
      && !families.contains { rule.id.hasPrefix("BR-\($0)-") }
  }

  @Test func `all published rules are there`() {
    #expect(Set(Self.rules.map(\.id)).symmetricDifference(Self.ids).sorted() == [])
  }

  @Test func `every rule says what is wrong and what to do, in both languages`() {
    for rule in Self.rules {
      #expect(!rule.reads.isEmpty, "\(rule.id)")
      for advice in [rule.fr, rule.en] {
        #expect(advice.problem.contains("B") && advice.problem.hasSuffix("."), "\(rule.id)")
        #expect(advice.fix.hasSuffix("."), "\(rule.id)")
        #expect(advice.problem != advice.fix, "\(rule.id)")
      }
      #expect(rule.fr != rule.en, "\(rule.id)")
    }
  }

  // MARK: Without XML

  /// 2 × 50.00 with 20 % VAT, less 10.00; `change` may put in what breaks it.
  private func findings(
    _ change: (inout SemanticInvoiceBuilder) -> Void = { _ in },
    replacing replaced: [Term: String?] = [:]
  ) -> [String] {
    var builder = SemanticInvoiceBuilder()
    func put(
      _ values: [(Term, String)], in group: SemanticInvoiceBuilder.Index,
      _ builder: inout SemanticInvoiceBuilder
    ) {
      for (term, text) in values {
        guard let text = replaced[term] ?? text else { continue }
        builder.add(TermValue(term, text), to: group)
      }
    }
    let root = SemanticInvoiceBuilder.root
    put(
      [(.bt1, "F-1"), (.bt2, "2026-01-31"), (.bt3, "380"), (.bt5, "EUR"), (.bt9, "2026-02-28")],
      in: root, &builder)
    put([(.bt24, "urn:cen.eu:en16931:2017")], in: builder.open(.bg2, in: root), &builder)
    let seller = builder.open(.bg4, in: root)
    put([(.bt27, "Atelier"), (.bt31, "FR44732829320")], in: seller, &builder)
    put([(.bt40, "FR")], in: builder.open(.bg5, in: seller), &builder)
    let buyer = builder.open(.bg7, in: root)
    put([(.bt44, "Cliente")], in: buyer, &builder)
    put([(.bt55, "FR")], in: builder.open(.bg8, in: buyer), &builder)
    let allowance = builder.open(.bg20, in: root)
    put(
      [(.bt92, "10.00"), (.bt95, "S"), (.bt96, "20"), (.bt97, "Remise")], in: allowance, &builder)
    let line = builder.open(.bg25, in: root)
    put([(.bt126, "1"), (.bt129, "2"), (.bt130, "C62"), (.bt131, "100.00")], in: line, &builder)
    put([(.bt146, "50.00")], in: builder.open(.bg29, in: line), &builder)
    put([(.bt151, "S"), (.bt152, "20")], in: builder.open(.bg30, in: line), &builder)
    put([(.bt153, "Chaise")], in: builder.open(.bg31, in: line), &builder)
    put(
      [(.bt116, "90.00"), (.bt117, "18.00"), (.bt118, "S"), (.bt119, "20")],
      in: builder.open(.bg23, in: root), &builder)
    put(
      [
        (.bt106, "100.00"), (.bt107, "10.00"), (.bt109, "90.00"), (.bt110, "18.00"),
        (.bt112, "108.00"), (.bt115, "108.00"),
      ], in: builder.open(.bg22, in: root), &builder)
    change(&builder)
    return Judgement.findings(in: builder.finish(), by: Self.rules).map(\.rule.id)
  }

  @Test func `a correct invoice breaks no rule`() { #expect(findings() == []) }

  @Test func `what is missing is named`() {
    #expect(findings(replacing: [.bt1: nil]) == ["BR-02"])
    #expect(findings(replacing: [.bt1: " \n"]) == ["BR-02"])
    #expect(findings(replacing: [.bt40: nil]) == ["BR-09"])
    #expect(findings(replacing: [.bt153: nil]) == ["BR-25"])
    #expect(findings(replacing: [.bt97: nil]) == ["BR-33", "BR-CO-21"])
  }

  @Test func `sums that do not add up are named`() {
    #expect(findings(replacing: [.bt106: "100.01"]) == ["BR-CO-10", "BR-CO-13"])
    #expect(findings(replacing: [.bt107: "9.00"]) == ["BR-CO-11", "BR-CO-13"])
    #expect(findings(replacing: [.bt112: "108.01", .bt115: "108.01"]) == ["BR-CO-15"])
    #expect(findings(replacing: [.bt115: "100.00"]) == ["BR-CO-16"])
    #expect(findings(replacing: [.bt115: "108.000"]) == ["BR-DEC-18"])
    #expect(findings(replacing: [.bt117: "28.00", .bt110: "28.00"]) == ["BR-CO-15", "BR-CO-17"])
  }

  @Test func `codes come from their lists`() {
    #expect(findings(replacing: [.bt5: "EURO"]) == ["BR-CL-04"])
    #expect(findings(replacing: [.bt130: "piece"]) == ["BR-CL-23"])
    #expect(findings(replacing: [.bt3: "999"]) == ["BR-CL-01"])
    #expect(findings(replacing: [.bt31: "44732829320"]) == ["BR-CO-09"])
    #expect(findings(replacing: [.bt130: " C62 "]) == [])
  }

  @Test func `groups are judged where they stand`() {
    #expect(
      findings({ _ = $0.open(.bg11, in: SemanticInvoiceBuilder.root) }) == [
        "BR-19", "BR-20", "BR-18", "BR-56",
      ])
    #expect(findings({ _ = $0.open(.bg15, in: SemanticInvoiceBuilder.root) }) == ["BR-57"])
    #expect(findings({ _ = $0.open(.bg14, in: SemanticInvoiceBuilder.root) }) == ["BR-CO-19"])
  }
}
