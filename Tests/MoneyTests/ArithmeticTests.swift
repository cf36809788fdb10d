import Money
import Testing

@Suite struct ArithmeticTests {
  @Test func `a line is rounded once, half away from zero`() throws {
    let price = try UnitPrice("0.335")
    #expect(try (price * Quantity(1)).rounded(.halfAwayFromZero).minorUnits == 34)
    #expect(try (price * -Quantity(1)).rounded(.halfAwayFromZero).minorUnits == -34)
    #expect(
      try (try UnitPrice("4.35") * Quantity("100")).rounded(.halfAwayFromZero).minorUnits == 43_500)
  }

  @Test func `a price per hundred is divided once`() throws {
    let amount = try (try UnitPrice("10") * Quantity(33)).rounded(
      perBase: Quantity(100), .halfAwayFromZero)
    #expect(amount.minorUnits == 330)
  }

  // PEERS T9, T11.
  @Test func `VAT is taken on the base, as the standard wants`() throws {
    let base = Money(minorUnits: 6236)  // 4 × 15.59
    #expect(try (Rate(units: 900) * base).rounded(.halfAwayFromZero).minorUnits == 561)
    #expect(
      try (Rate(units: 1500) * Money(minorUnits: 109_150)).rounded(.halfAwayFromZero).minorUnits
        == 16_373)
  }

  @Test func `the part before tax of an amount that includes it`() throws {
    let rate = Rate(units: 20_00)
    #expect(
      try rate.net(ofGross: Money(minorUnits: 12_000), rounded: .halfAwayFromZero).minorUnits
        == 10_000)
    #expect(
      try rate.net(ofGross: Money(minorUnits: 999), rounded: .halfAwayFromZero).minorUnits == 833)
  }

  @Test func `the base of an amount bears the tax the amount holds, wherever a cent can`() throws {
    #expect(
      try Rate(units: 10_00).base(ofGross: Money(minorUnits: 50_000)).minorUnits == 45_454,
      "PEERS T10")
    for seed in 0..<5_000 {
      var generator = Seeded(UInt64(seed))
      let rate = Rate(units: Int64.random(in: 1...30_00, using: &generator))
      let gross = Money(minorUnits: Int64.random(in: -90_000...90_000, using: &generator))
      let base = try rate.base(ofGross: gross)
      let exact = try rate.net(ofGross: gross, rounded: .towardZero).minorUnits
      #expect(abs(base.minorUnits - exact) <= 1, "seed \(seed)")
      let tax = try (rate * base).rounded(.halfAwayFromZero)
      #expect(abs(tax.minorUnits + base.minorUnits - gross.minorUnits) <= 1, "seed \(seed)")
    }
  }

  @Test func `splitting money loses nothing`() throws {
    for seed in 0..<2_000 {
      var generator = Seeded(UInt64(seed))
      let amount = Money(minorUnits: Int64.random(in: -1_000_000...1_000_000, using: &generator))
      let weights = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
        Int64.random(in: 0...1_000, using: &generator)
      }
      let shares = try amount.allocated(by: weights)
      #expect(try Money.sum(shares, in: .eur) == amount, "seed \(seed)")
      let total = weights.reduce(0, +)
      guard total > 0 else { continue }
      for (share, weight) in zip(shares, weights) {
        let exact = Double(amount.minorUnits) * Double(weight) / Double(total)
        #expect(abs(Double(share.minorUnits) - exact) < 1.0001, "seed \(seed)")
      }
    }
  }
}

/// SplitMix64, so that a failing seed can be run again.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
