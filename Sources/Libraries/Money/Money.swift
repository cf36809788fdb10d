/// An amount of money: whole minor units of one currency. Never a floating-point value.
///
/// Arithmetic throws on overflow and on mixed currencies, since both come from outside data.
package struct Money: Hashable, Sendable, CustomStringConvertible {
  /// Cents for the euro.
  package var minorUnits: Int64
  package var currency: Currency

  package init(minorUnits: Int64, currency: Currency = .eur) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  package static func zero(_ currency: Currency = .eur) -> Money {
    Money(minorUnits: 0, currency: currency)
  }

  /// Reads "120.00". More decimals than the currency has are refused unless they are zeros.
  package init(_ text: some StringProtocol, currency: Currency = .eur) throws(MoneyError) {
    self.init(
      minorUnits: try DecimalText.units(of: text, scale: currency.decimals), currency: currency)
  }

  /// Reads a decimal number and rounds it to the minor unit; for sources that print too many digits.
  package init(rounding text: some StringProtocol, currency: Currency = .eur, _ rule: RoundingRule)
    throws(MoneyError)
  {
    self.init(
      minorUnits: try DecimalText.units(of: text, scale: currency.decimals, rounding: rule),
      currency: currency)
  }

  /// The same decimal number in another currency, for amounts read before theirs was known: "500.00" as 500 yen.
  ///
  /// - Returns: `nil` when that currency has fewer decimals than the number.
  package func read(as currency: Currency) -> Money? {
    try? Money(description, currency: currency)
  }

  package var isZero: Bool { minorUnits == 0 }
  package var isNegative: Bool { minorUnits < 0 }
  package var magnitude: Money {
    Money(minorUnits: minorUnits < 0 ? -minorUnits : minorUnits, currency: currency)
  }

  /// "120.00", as XML and JSON write it.
  package var description: String { DecimalText.fixed(minorUnits, scale: currency.decimals) }

  package static prefix func - (money: Money) -> Money {
    Money(minorUnits: -money.minorUnits, currency: money.currency)
  }

  package static func + (left: Money, right: Money) throws(MoneyError) -> Money {
    guard left.currency == right.currency else {
      throw .mixedCurrencies(left.currency, right.currency)
    }
    let (sum, overflow) = left.minorUnits.addingReportingOverflow(right.minorUnits)
    if overflow { throw .overflow }
    return Money(minorUnits: sum, currency: left.currency)
  }

  package static func - (left: Money, right: Money) throws(MoneyError) -> Money {
    try left + -right
  }

  package static func += (left: inout Money, right: Money) throws(MoneyError) {
    left = try left + right
  }

  /// The sum of `amounts`; zero of `currency` when there are none.
  package static func sum(_ amounts: some Sequence<Money>, in currency: Currency)
    throws(MoneyError) -> Money
  {
    var total = Money.zero(currency)
    for amount in amounts { total = try total + amount }
    return total
  }

  /// Divides the amount in proportion to `weights` without losing a cent: each share is the rounded-down
  /// proportion, and the cents left go to the largest remainders, first come first served.
  ///
  /// - Parameter weights: not negative; when all are zero the amount is spread evenly.
  package func allocated(by weights: [Int64]) throws(MoneyError) -> [Money] {
    guard !weights.isEmpty else { return [] }
    let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
    let effective = total == 0 ? weights.map { _ in Int64(1) } : weights
    let divisor = total == 0 ? Int128(weights.count) : total
    var shares: [Int64] = []
    var remainders: [(remainder: UInt128, index: Int)] = []
    var left = minorUnits
    for (index, weight) in effective.enumerated() {
      let product = Int128(minorUnits) * Int128(weight)
      let (share, remainder) = product.quotientAndRemainder(dividingBy: divisor)
      shares.append(try Int64(fitting: share))
      remainders.append((remainder.magnitude, index))
      left -= shares[index]
    }
    remainders.sort { ($1.remainder, $0.index) < ($0.remainder, $1.index) }
    for (_, index) in remainders.prefix(Int(left.magnitude)) {
      shares[index] += left.signum()
    }
    return shares.map { Money(minorUnits: $0, currency: currency) }
  }
}
