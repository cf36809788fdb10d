import EN16931
import Money
import Testing

@Suite struct TotalsTests {
  static func line(_ net: Int64, _ rate: Int64) -> Invoice.Line {
    Invoice.Line(
      id: "1", quantity: Quantity(1), unit: "C62", netPrice: UnitPrice(units: net &* 10_000),
      net: Money(minorUnits: net), vat: Invoice.VAT(.standard, Rate(units: rate)), name: "x")
  }

  // PEERS T9, T11: VAT is rounded once per category, on its base.
  @Test func `VAT is rounded once per category`() throws {
    let (totals, breakdown) = try Totals.computed(
      lines: (0..<4).map { _ in Self.line(1559, 900) }, adjustments: [], currency: .eur)
    #expect(totals.net.minorUnits == 6236)
    #expect(totals.vat.minorUnits == 561)
    #expect(breakdown.count == 1)
  }

  @Test
  func `the breakdown lists rates from the highest, allowances and charges in their category`()
    throws
  {
    let standard = Invoice.VAT(.standard, Rate(units: 2000))
    let (totals, breakdown) = try Totals.computed(
      lines: [Self.line(1000, 550), Self.line(10_000, 2000)],
      adjustments: [
        .init(isCharge: true, amount: Money(minorUnits: 500), reason: "Port", vat: standard),
        .init(isCharge: false, amount: Money(minorUnits: 1500), reason: "Remise", vat: standard),
      ], currency: .eur)
    #expect(breakdown.map(\.vat.rate.units) == [2000, 550])
    #expect(breakdown[0].base.minorUnits == 9000)
    #expect(breakdown[0].tax.minorUnits == 1800)
    #expect(breakdown[1].tax.minorUnits == 55)
    #expect(totals.lines.minorUnits == 11_000)
    #expect(totals.net.minorUnits == 10_000)
    #expect(totals.gross.minorUnits == 11_855)
  }

  @Test func `what was charged differs from the arithmetic by BT-114`() throws {
    let (totals, _) = try Totals.computed(
      lines: [Self.line(833, 2000)], adjustments: [], currency: .eur,
      paid: Money(minorUnits: 999), charged: Money(minorUnits: 999))
    #expect(totals.gross.minorUnits == 1000)
    #expect(totals.rounding.minorUnits == -1)
    #expect(totals.due.isZero)
  }

  @Test func `amounts too large are an error, not a wrong total`() {
    #expect(throws: MoneyError.overflow) {
      try Totals.computed(
        lines: [Self.line(.max - 1, 2000), Self.line(.max - 1, 2000)], adjustments: [],
        currency: .eur)
    }
  }
}
