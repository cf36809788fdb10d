import Testing

@testable import Tax

/// In which turnovers a sale counts: national goods (g), national services (s), distance sales (d).
@Suite struct TurnoverTests {
  private static let sales: [(sale: String, counts: String)] = [
    // What is located in France, taxed or not.
    ("normal | goods | consumer | 75001 | 69001", "g"),
    ("normal | goods | consumer | 75001 | 20000", "g"),
    ("normal | service | consumer | 75001 | 69001", "s"),
    ("normal | restaurant | consumer | 75001 | 69001", "g"),
    ("normal | service | consumer | 75001 | DE", "s"),
    ("normal | goods margin-used | consumer | 75001 | 69001", "g"),
    ("normal | service works | company FR verified | 75001 | 69001", "s"),
    ("normal | goods | consumer | 75001 | 97400", "g"),
    ("normal | goods | consumer | 75001 | CH", "g"),
    ("normal | goods | company DE verified | 75001 | DE", "g"),
    ("franchise | goods | consumer | 75001 | 69001", "g"),
    ("franchise | service | consumer | 75001 | 69001", "s"),
    ("franchise | goods | company DE verified | 75001 | DE", "g"),
    // Distance sales, in France as long as French VAT applies.
    ("normal | goods | consumer | 75001 | DE", "gd"),
    ("normal | goods | company DE | 75001 | DE", "gd"),
    ("normal | electronic | consumer | 75001 | DE", "sd"),
    ("franchise | goods | consumer | 75001 | DE", "gd"),
    ("normal oss | goods | consumer | 75001 | DE", "d"),
    ("normal option | electronic | consumer | 75001 | IT 00100", "d"),
    ("normal | electronic | consumer | 75001 | 69001", "s"),
    // Neither.
    ("normal | goods margin-used | consumer | 75001 | DE", "g"),
    ("normal | service | company DE verified | 75001 | DE", ""),
    ("normal | service | company | 75001 | US", ""),
    ("normal | electronic | consumer | 75001 | US", ""),
    ("normal | goods voucher-multi | consumer | 75001 | 69001", ""),
    ("normal | service exempt:FR-CGI261-4 | consumer | 75001 | 69001", ""),
    ("normal reg:DE oss | goods | consumer | DE | IT 00100", ""),
    ("normal ioss | goods value:14000 | consumer | CN | DE", ""),
  ]

  @Test(arguments: sales)
  func `a sale counts where the law measures it`(sale: String, counts: String) throws {
    let row = SaleTable("\(sale) | 2026-11-25 → any | any").rows[0]
    guard case .decided(let decision) = TaxEngine.decide(row.question) else {
      Issue.record("refused: \(sale)")
      return
    }
    let turnover = decision.turnover(row.question.product.nature)
    let letters = [("g", Turnover.goods), ("s", .services), ("d", .distance)]
      .filter { turnover.contains($0.1) }.map(\.0).joined()
    #expect(letters == counts)
  }
}
