/// A decimal number of any document, exact: `mantissa` × 10^−`scale`. For judging what others wrote, where
/// prices may have nine decimals and amounts three; what this product issues uses `Money` and its kin.
///
/// What does not fit 38 digits becomes `.overflow`, which equals nothing and orders before nothing, so that
/// a rule that meets it fails instead of passing by accident.
package struct ExactDecimal: Sendable, Comparable {
  package let mantissa: Int128
  package let scale: Int

  package init(_ mantissa: Int128, scale: Int = 0) {
    self.mantissa = mantissa
    self.scale = scale
  }

  package static let zero = ExactDecimal(0)
  /// Too many digits to count with.
  package static let overflow = ExactDecimal(.min)
  package var isOverflow: Bool { mantissa == .min }

  /// Reads "12", "-3.50", "+.5", "7." as XML Schema's `decimal` does, white space around allowed.
  /// Nil for anything else: an exponent, a comma, nothing at all.
  package init?(_ text: some StringProtocol) {
    var bytes = Substring(text).utf8
    while let first = bytes.first, Self.isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, Self.isSpace(last) { bytes.removeLast() }
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    var mantissa: Int128 = 0
    var decimals: Int?
    var digits = 0
    for byte in bytes {
      if byte == UInt8(ascii: "."), decimals == nil {
        decimals = 0
      } else if (0x30...0x39).contains(byte) {
        digits += 1
        decimals? += 1
        mantissa = digits > 30 ? mantissa : mantissa * 10 + Int128(byte - 0x30)
      } else {
        return nil
      }
    }
    guard digits > 0 else { return nil }
    self =
      digits > 30
      ? .overflow : Self(isNegative ? -mantissa : mantissa, scale: decimals ?? 0)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  package var isZero: Bool { mantissa == 0 }
  package var isNegative: Bool { !isOverflow && mantissa < 0 }
  package var magnitude: ExactDecimal { mantissa < 0 ? -self : self }

  /// Decimals that count: 1.50 has one, 1.00 none.
  package var significantScale: Int {
    var (mantissa, scale) = (mantissa, scale)
    while scale > 0, mantissa % 10 == 0 { (mantissa, scale) = (mantissa / 10, scale - 1) }
    return scale
  }

  private func mantissa(at other: Int) -> Int128? {
    var result = mantissa
    guard !isOverflow, other - scale <= 38 else { return nil }
    for _ in scale..<max(scale, other) {
      let (tenfold, overflow) = result.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      result = tenfold
    }
    return result
  }

  private static func aligned(_ left: Self, _ right: Self) -> (Int128, Int128, Int)? {
    let scale = max(left.scale, right.scale)
    guard let a = left.mantissa(at: scale), let b = right.mantissa(at: scale) else { return nil }
    return (a, b, scale)
  }

  package static func + (left: Self, right: Self) -> Self {
    guard let (a, b, scale) = aligned(left, right) else { return .overflow }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? .overflow : Self(sum, scale: scale)
  }

  package static func - (left: Self, right: Self) -> Self { left + (-right) }

  package static prefix func - (value: Self) -> Self {
    value.isOverflow ? .overflow : Self(-value.mantissa, scale: value.scale)
  }

  package static func * (left: Self, right: Self) -> Self {
    guard !left.isOverflow, !right.isOverflow else { return .overflow }
    let (product, overflow) = left.mantissa.multipliedReportingOverflow(by: right.mantissa)
    return overflow ? .overflow : Self(product, scale: left.scale + right.scale)
  }

  package static func += (left: inout Self, right: Self) { left = left + right }

  /// The value at `places` decimals. XPath's `round` is `.halfTowardPositive`; the standard's is half away.
  package func rounded(_ places: Int = 0, _ rule: Rounding = .halfAwayFromZero) -> Self {
    guard !isOverflow, scale > places else { return self }
    var divisor: Int128 = 1
    for _ in places..<scale {
      let (tenfold, overflow) = divisor.multipliedReportingOverflow(by: 10)
      if overflow { return Self(0, scale: places) }
      divisor = tenfold
    }
    var (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: divisor)
    let twice = remainder.magnitude * 2
    if remainder > 0, twice >= divisor.magnitude { quotient += 1 }
    if remainder < 0 {
      if twice > divisor.magnitude { quotient -= 1 }
      if twice == divisor.magnitude, rule == .halfAwayFromZero { quotient -= 1 }
    }
    return Self(quotient, scale: places)
  }

  package enum Rounding: Sendable {
    case halfAwayFromZero
    /// −0.5 → 0, as `fn:round` of XPath.
    case halfTowardPositive
  }

  /// `self ÷ divisor` at `places` decimals, half away from zero. Overflow for a zero divisor.
  package func divided(by divisor: Self, places: Int) -> Self {
    guard !isOverflow, !divisor.isOverflow, !divisor.isZero else { return .overflow }
    let shift = places + divisor.scale - scale
    let raised = Self(mantissa, scale: 0)
    guard let numerator = raised.mantissa(at: max(shift, 0)),
      let denominator = Self(divisor.mantissa, scale: 0).mantissa(at: max(-shift, 0))
    else { return .overflow }
    let isNegative = (numerator < 0) != (denominator < 0)
    let (n, d) = (numerator.magnitude, denominator.magnitude)
    let quotient = Int128(n / d) + ((n % d) * 2 >= d ? 1 : 0)
    return Self(isNegative ? -quotient : quotient, scale: places)
  }

  package static func == (left: Self, right: Self) -> Bool {
    guard let (a, b, _) = aligned(left, right) else { return false }
    return a == b
  }

  package static func < (left: Self, right: Self) -> Bool {
    guard let (a, b, _) = aligned(left, right) else { return false }
    return a < b
  }

  // `Comparable` would derive these from `<`, and overflow must not pass as "not less".
  package static func <= (left: Self, right: Self) -> Bool { left < right || left == right }
  package static func >= (left: Self, right: Self) -> Bool { right <= left }
}

extension ExactDecimal: CustomStringConvertible, Hashable {
  /// As many decimals as were written: "12.50".
  package var description: String {
    guard !isOverflow else { return "overflow" }
    let digits = String(mantissa.magnitude)
    let sign = mantissa < 0 ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
    return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
  }

  package func hash(into hasher: inout Hasher) {
    var (mantissa, scale) = (mantissa, scale)
    while scale > 0, mantissa % 10 == 0 { (mantissa, scale) = (mantissa / 10, scale - 1) }
    hasher.combine(mantissa)
    hasher.combine(scale)
  }

  package init(_ money: Money) {
    self.init(Int128(money.minorUnits), scale: money.currency.decimals)
  }
}
