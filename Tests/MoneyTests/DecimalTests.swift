import Money
import Testing

@Suite struct DecimalTests {
  @Test(arguments: [
    ("0", 0), ("12", 12_000_000), ("-3.5", -3_500_000), ("+0.000001", 1),
    ("1.500000000", 1_500_000),
    (".5", 500_000), ("5.", 5_000_000), ("9223372036854.775807", Int64.max),
  ])
  func `plain decimal numbers are read exactly`(text: String, units: Int64) throws {
    #expect(try UnitPrice(text).units == units)
  }

  @Test(arguments: ["", ".", "-", "1,5", "1 000", "1e3", "0x10", "١٢", "--1", "1.2.3", " 1", "1-"])
  func `anything else is refused`(text: String) {
    #expect(throws: MoneyError.notANumber(text)) { try UnitPrice(text) }
  }

  @Test func `surplus decimals are refused, not rounded`() {
    #expect(throws: MoneyError.tooManyDecimals("1.005", allowed: 2)) { try Money("1.005") }
    #expect((try? Money("1.500"))?.minorUnits == 150)
  }

  @Test func `rounding is asked for by name and goes away from zero`() throws {
    #expect(try Money(rounding: "1.005", .halfAwayFromZero).minorUnits == 101)
    #expect(try Money(rounding: "-1.005", .halfAwayFromZero).minorUnits == -101)
    #expect(try Money(rounding: "1.0049999", .halfAwayFromZero).minorUnits == 100)
    #expect(try Money(rounding: "1.009", .towardZero).minorUnits == 100)
  }

  @Test func `numbers too large are an error`() {
    #expect(throws: MoneyError.overflow) { try Money("92233720368547758.08") }
    #expect(throws: MoneyError.overflow) { try Money(minorUnits: .max) + Money(minorUnits: 1) }
  }

  @Test func `currencies do not mix`() {
    let dollar = Currency(code: "usd")!
    #expect(throws: MoneyError.mixedCurrencies(.eur, dollar)) {
      try Money(minorUnits: 1) + Money(minorUnits: 1, currency: dollar)
    }
  }

  @Test func `printing and reading give the same number`() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<10_000 {
      let units =
        Int64.random(in: .min / 2 ... .max / 2, using: &generator) >> Int64.random(in: 0...60)
      #expect(try UnitPrice(UnitPrice(units: units).description).units == units)
      #expect(try Money(Money(minorUnits: units).description).minorUnits == units)
    }
  }

  @Test func `amounts have all their decimals and prices the shortest form`() {
    #expect(Money(minorUnits: 5).description == "0.05")
    #expect(Money(minorUnits: -12_050).description == "-120.50")
    #expect(UnitPrice(units: 1_500_000).description == "1.5")
    #expect(UnitPrice(units: -1).description == "-0.000001")
    #expect(Quantity(1_200).description == "1200")
    #expect(Money(minorUnits: 7, currency: Currency(code: "JPY")!).description == "7")
  }
}
