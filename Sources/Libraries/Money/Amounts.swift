/// How many, with four decimals (BT-129; BR-FR-DEC allows four).
package struct Quantity: FixedPoint {
  package static let scale = 4
  package let units: Int64
  package init(units: Int64) { self.units = units }
  package init(_ whole: Int64) { self.init(units: whole * 10_000) }
  package static prefix func - (quantity: Quantity) -> Quantity { Quantity(units: -quantity.units) }
}

/// Price of one unit, in major units of the document's currency, with six decimals (BT-146, BT-148).
package struct UnitPrice: FixedPoint {
  package static let scale = 6
  package let units: Int64
  package init(units: Int64) { self.units = units }

  /// The price as an amount, exact where the currency has no more than six decimals.
  package init(_ amount: Money) throws(MoneyError) {
    let (units, overflow) = amount.minorUnits.multipliedReportingOverflow(
      by: powerOfTen(6 - amount.currency.decimals))
    if overflow { throw .overflow }
    self.init(units: units)
  }

  /// price × quantity ÷ `base`, before rounding: BT-131 is `(price * quantity).rounded(…)`.
  package static func * (price: UnitPrice, quantity: Quantity) -> UnroundedAmount {
    UnroundedAmount(numerator: Int128(price.units) * Int128(quantity.units), decimals: 10)
  }
}

/// A percentage with two decimals: 20 % is 2000 units (BT-119, BT-152).
package struct Rate: FixedPoint {
  package static let scale = 2
  package let units: Int64
  package init(units: Int64) { self.units = units }

  /// amount × rate ÷ 100, before rounding: BT-117 is `(rate * base).rounded(…)` (BR-CO-17).
  package static func * (rate: Rate, amount: Money) -> UnroundedAmount {
    UnroundedAmount(
      numerator: Int128(rate.units) * Int128(amount.minorUnits),
      decimals: 4 + amount.currency.decimals)
  }

  /// The part before tax of an amount that includes it: amount ÷ (1 + rate).
  package func net(ofGross amount: Money, rounded rule: RoundingRule) throws(MoneyError) -> Money {
    let wide = Int128(amount.minorUnits) * 10_000
    return Money(
      minorUnits: try Int64(fitting: wide.divided(by: 10_000 + Int128(units), rounded: rule)),
      currency: amount.currency)
  }
}

extension Rate {
  /// The taxable base of an amount that includes tax. Of the two cents around the exact one the nearer, unless only the
  /// other bears the tax the amount holds: 50 000 ¥ hold 4 545 ¥ at 10 %, which 45 454 bears and 45 455 does not.
  package func base(ofGross amount: Money) throws(MoneyError) -> Money {
    let nearest = try net(ofGross: amount, rounded: .halfAwayFromZero)
    let wide = Int128(amount.minorUnits) * Int128(units)
    let held = wide.divided(by: 10_000 + Int128(units), rounded: .halfAwayFromZero)
    for step: Int64 in [0, -1, 1] {
      let base = try nearest + Money(minorUnits: step, currency: amount.currency)
      let tax = try (self * base).rounded(.halfAwayFromZero, currency: amount.currency)
      if Int128(tax.minorUnits) == held { return base }
    }
    return nearest
  }
}

/// The exact product of a price and a quantity, or of a rate and an amount, waiting for its one rounding.
package struct UnroundedAmount: Equatable, Sendable {
  let numerator: Int128
  let decimals: Int

  package func rounded(_ rule: RoundingRule, currency: Currency = .eur) throws(MoneyError) -> Money
  {
    let divisor = Int128(powerOfTen(decimals - currency.decimals))
    return Money(
      minorUnits: try Int64(fitting: numerator.divided(by: divisor, rounded: rule)),
      currency: currency)
  }

  /// Divides by a quantity (BT-149, the item price base quantity) and rounds once.
  package func rounded(
    perBase base: Quantity, _ rule: RoundingRule, currency: Currency = .eur
  ) throws(MoneyError) -> Money {
    let divisor = Int128(powerOfTen(decimals - currency.decimals)) * Int128(base.units)
    let wide = numerator.multipliedReportingOverflow(by: 10_000)
    guard !wide.overflow else { throw .overflow }
    return Money(
      minorUnits: try Int64(fitting: wide.partialValue.divided(by: divisor, rounded: rule)),
      currency: currency)
  }
}
