/// What one euro buys of another currency on a day, and who says so.
///
/// VAT is stated in euros at the last rate of the European Central Bank known on the day it falls due (CGI 266, 1 bis;
/// directive 2006/112, art. 91).
package struct ExchangeRate: Hashable, Sendable {
  package let currency: Currency
  /// The price of one euro in `currency`: 1.0832 for the dollar.
  package let perEuro: UnitPrice
  package let date: LocalDate
  /// "BCE", or whom the merchant names.
  package let source: String

  /// The European Central Bank, by its French name.
  package static let centralBank = "BCE"

  /// - Returns: `nil` for the euro itself and for a rate that is not positive.
  package init?(currency: Currency, perEuro: UnitPrice, date: LocalDate, source: String) {
    guard currency != .eur, perEuro.units > 0 else { return nil }
    self.currency = currency
    self.perEuro = perEuro
    self.date = date
    self.source = source
  }

  /// The amount in euros, rounded once, half away from zero.
  package func euros(_ amount: Money) throws(MoneyError) -> Money {
    guard amount.currency == currency else { throw .mixedCurrencies(amount.currency, currency) }
    // (minor ÷ 10^decimals) ÷ (units ÷ 10⁶) × 10²
    let wide = Int128(amount.minorUnits) * 100_000_000
    let divisor = Int128(perEuro.units) * Int128(powerOfTen(currency.decimals))
    return Money(
      minorUnits: try Int64(fitting: wide.divided(by: divisor, rounded: .halfAwayFromZero)))
  }
}
