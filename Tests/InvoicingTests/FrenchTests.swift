import Invoicing
import Money
import Testing

@Suite struct FrenchTests {
  @Test(arguments: [
    (0, "0,00"), (5, "0,05"), (123_456, "1\u{A0}234,56"), (-123_456_789, "-1\u{A0}234\u{A0}567,89"),
    (99_999, "999,99"), (100_000, "1\u{A0}000,00"), (-100, "-1,00"),
  ])
  func `amounts have a comma and parted thousands`(minor: Int64, text: String) {
    #expect(French.bare(Money(minorUnits: minor)) == text)
  }

  @Test func `prices show two decimals or all that matter`() throws {
    #expect(French.price(try UnitPrice("4.1")) == "4,10")
    #expect(French.price(try UnitPrice("12")) == "12,00")
    #expect(French.price(try UnitPrice("1234.083333")) == "1\u{A0}234,083333")
    #expect(French.quantity(Quantity(1200)) == "1\u{A0}200")
    #expect(French.rate(Rate(units: 550)) == "5,5\u{A0}%")
  }

  @Test func `dates and identifiers as the French write them`() {
    #expect(French.date(LocalDate("2026-01-05")!) == "05/01/2026")
    #expect(French.siren("732829320") == "732\u{A0}829\u{A0}320")
    #expect(
      French.iban("FR7630006000011234567890189")
        == "FR76\u{A0}3000\u{A0}6000\u{A0}0112\u{A0}3456\u{A0}7890\u{A0}189")
  }
}
