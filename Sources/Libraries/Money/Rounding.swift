/// How a value that falls between two representable ones is settled.
package enum RoundingRule: Sendable {
  /// 0.5 → 1 and −0.5 → −1, so that a credit note mirrors its invoice to the cent.
  /// It is the rounding of EN 16931 (§ 6.5) and of French practice.
  case halfAwayFromZero
  /// Towards zero: the remainder is dropped.
  case towardZero
}

/// Why an amount could not be computed or read.
package enum MoneyError: Error, Equatable, Sendable {
  /// The result does not fit `Int64` minor units.
  case overflow
  /// Two currencies met in one operation.
  case mixedCurrencies(Currency, Currency)
  /// The text is not a plain decimal number.
  case notANumber(String)
  /// The text has more decimals than the type can hold; nothing is rounded silently.
  case tooManyDecimals(String, allowed: Int)
}

extension Int128 {
  /// The quotient, settled by `rule`. `divisor` is positive.
  package func divided(by divisor: Int128, rounded rule: RoundingRule) -> Int128 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    switch rule {
    case .towardZero: return quotient
    case .halfAwayFromZero:
      guard remainder.magnitude &* 2 >= divisor.magnitude else { return quotient }
      return self < 0 ? quotient - 1 : quotient + 1
    }
  }
}

extension Int64 {
  /// The value if it fits, else `MoneyError.overflow`.
  package init(fitting wide: Int128) throws(MoneyError) {
    guard let narrow = Int64(exactly: wide) else { throw .overflow }
    self = narrow
  }
}

/// 10ⁿ for 0 ≤ n ≤ 18.
package func powerOfTen(_ exponent: Int) -> Int64 {
  var result: Int64 = 1
  for _ in 0..<exponent { result *= 10 }
  return result
}
