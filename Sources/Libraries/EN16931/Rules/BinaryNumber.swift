import Money

/// A number as IEEE 754 binary64 would hold it: `mantissa` × 2^`exponent`, 53 bits.
///
/// Some official tests sum elements without a schema type, which XPath makes `xs:double`: in the UBL
/// extension a gap of exactly a cent may then be a hair more than a cent, in CII lines of three
/// decimals may lose their half cent. Whoever receives the invoice runs those tests, so ours must
/// round where theirs do; `strict` is exact.
struct BinaryNumber {
  let mantissa: Int128
  let exponent: Int

  /// Nil beyond what amounts need (the caller compares exactly then).
  init?(_ value: ExactDecimal) {
    guard !value.isOverflow, value.scale <= 9, value.mantissa.magnitude < 1 << 53 else {
      return nil
    }
    // A quotient of 55 bits at least, and a bit for what is left over, rounded once.
    var power: Int128 = 1
    for _ in 0..<value.scale { power *= 10 }
    let shift = 64
    let (quotient, rest) = (value.mantissa.magnitude << UInt128(shift)).quotientAndRemainder(
      dividingBy: power.magnitude)
    let sticky = Int128(quotient << 1) | (rest == 0 ? 0 : 1)
    self.init(value.mantissa < 0 ? -sticky : sticky, -(shift + 1))
  }

  /// Rounds to 53 bits, ties to even.
  private init(_ mantissa: Int128, _ exponent: Int) {
    let bits = 128 - mantissa.magnitude.leadingZeroBitCount
    guard bits > 53 else {
      (self.mantissa, self.exponent) = (mantissa, exponent)
      return
    }
    let drop = bits - 53
    var kept = mantissa.magnitude >> UInt128(drop)
    let lost = mantissa.magnitude & ((1 << UInt128(drop)) - 1)
    let half: UInt128 = 1 << UInt128(drop - 1)
    if lost > half || (lost == half && kept % 2 == 1) { kept += 1 }
    self.mantissa = mantissa < 0 ? -Int128(kept) : Int128(kept)
    self.exponent = exponent + drop
  }

  /// Nil when the two are too far apart to add here.
  func adding(_ other: BinaryNumber) -> BinaryNumber? {
    if mantissa == 0 { return other }
    if other.mantissa == 0 { return self }
    let low = min(exponent, other.exponent)
    guard exponent - low < 70, other.exponent - low < 70 else { return nil }
    let sum =
      (mantissa << Int128(exponent - low)) + (other.mantissa << Int128(other.exponent - low))
    return BinaryNumber(sum, low)
  }

  /// Added from left to right, as `sum` of XPath does. Nil when it cannot be told here.
  static func sum(of values: [ExactDecimal]) -> BinaryNumber? {
    var sum: BinaryNumber?
    for value in values {
      guard let next = BinaryNumber(value) else { return nil }
      guard let before = sum else {
        sum = next
        continue
      }
      guard let added = before.adding(next) else { return nil }
      sum = added
    }
    return sum ?? BinaryNumber(.zero)
  }

  /// `round(xs:decimal(x) * 100) div 100`: the half that was lost stays lost.
  var inCents: ExactDecimal? { BinaryNumber.rounded(mantissa * 100, exponent) }

  /// `round(x * 10 * 10) div 100`, each product held in binary: the half may come back.
  var timesTenTwiceInCents: ExactDecimal? {
    let tenfold = BinaryNumber(mantissa * 10, exponent)
    let hundredfold = BinaryNumber(tenfold.mantissa * 10, tenfold.exponent)
    return BinaryNumber.rounded(hundredfold.mantissa, hundredfold.exponent)
  }

  /// The nearest whole number of cents, halves up.
  private static func rounded(_ mantissa: Int128, _ exponent: Int) -> ExactDecimal? {
    guard exponent > -100 else { return nil }
    if exponent >= 0 {
      guard exponent < 20 else { return nil }
      return ExactDecimal(mantissa << Int128(exponent), scale: 2)
    }
    let half: Int128 = 1 << Int128(-exponent - 1)
    // Shifting right rounds down, below zero too.
    return ExactDecimal((mantissa + half) >> Int128(-exponent), scale: 2)
  }

  var negated: BinaryNumber { BinaryNumber(-mantissa, exponent) }
  var magnitude: BinaryNumber { mantissa < 0 ? negated : self }

  /// Nil when the two are too far apart to compare here.
  func isAtMost(_ other: BinaryNumber) -> Bool? {
    adding(other.negated).map { $0.mantissa <= 0 }
  }

  /// Whether the exact value is at most this decimal number. Nil when it cannot be told here.
  func isAtMost(_ decimal: ExactDecimal) -> Bool? {
    guard exponent <= 0, exponent > -72, decimal.scale <= 9,
      decimal.mantissa.magnitude < 1 << 50
    else { return nil }
    var power: Int128 = 1
    for _ in 0..<decimal.scale { power *= 10 }
    let (left, overflow) = mantissa.multipliedReportingOverflow(by: power)
    return overflow ? nil : left <= decimal.mantissa << Int128(-exponent)
  }

  /// Whether the total is this sum, held in binary, to the tolerance. Nil when it cannot be told
  /// here.
  static func isWithin(
    _ tolerance: ExactDecimal, total: ExactDecimal, sum: ExactDecimal
  ) -> Bool? {
    guard let sum = BinaryNumber(sum), let isLow = sum.isAtMost(total + tolerance),
      let isHigh = sum.negated.isAtMost(tolerance - total)
    else { return nil }
    return isLow && isHigh
  }

  /// Whether |first + rest…|, added from left to right, is at most the tolerance. Nil when it
  /// cannot be told.
  static func isWithin(_ tolerance: ExactDecimal, _ terms: ExactDecimal...) -> Bool? {
    guard let sum = sum(of: terms), let limit = BinaryNumber(tolerance) else { return nil }
    return sum.magnitude.isAtMost(limit)
  }
}
