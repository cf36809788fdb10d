/// A number written in decimal digits, held as `units` × 10^−`scale`. The common ground of `Quantity`,
/// `UnitPrice` and `Rate`: exact, eight bytes, never a floating-point value.
package protocol FixedPoint: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Decimals kept.
  static var scale: Int { get }
  /// The value × 10^`scale`.
  var units: Int64 { get }
  init(units: Int64)
}

extension FixedPoint {
  package static var zero: Self { Self(units: 0) }

  /// Reads "12", "-3.50" or "+0.125". No spaces, no thousands separators, no exponent.
  /// - Throws: `MoneyError.notANumber`, `.tooManyDecimals`, `.overflow`.
  package init(_ text: some StringProtocol, decimalSeparator: UInt8 = UInt8(ascii: "."))
    throws(MoneyError)
  {
    self.init(
      units: try DecimalText.units(of: text, scale: Self.scale, decimalSeparator: decimalSeparator))
  }

  /// Reads a decimal number and rounds what `scale` cannot hold; for sources that print too many digits.
  package init(rounding text: some StringProtocol, _ rule: RoundingRule) throws(MoneyError) {
    self.init(units: try DecimalText.units(of: text, scale: Self.scale, rounding: rule))
  }

  package static func < (left: Self, right: Self) -> Bool { left.units < right.units }
  package var isNegative: Bool { units < 0 }
  package var isZero: Bool { units == 0 }

  /// The shortest exact form with a point: "12", "0.5", "-3.25".
  package var description: String { DecimalText.shortest(units, scale: Self.scale) }
}

/// Reading and writing of decimal numbers, byte by byte. Foundation's `Decimal` is a hundred times slower.
package enum DecimalText {
  /// - Parameter rounding: what to do with surplus digits; `nil` refuses them unless they are zeros.
  package static func units(
    of text: some StringProtocol, scale: Int, decimalSeparator: UInt8 = UInt8(ascii: "."),
    rounding: RoundingRule? = nil
  ) throws(MoneyError) -> Int64 {
    var magnitude: Int64 = 0
    var negative = false
    var decimals: Int? = nil
    var digits = 0
    var surplus: [UInt8] = []
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: "+") where index == 0: break
      case decimalSeparator where decimals == nil: decimals = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        if let seen = decimals {
          if seen == scale { surplus.append(byte - UInt8(ascii: "0")); continue }
          decimals = seen + 1
        }
        let (tenfold, overflow) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, overflow2) = tenfold.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
        if overflow || overflow2 { throw .overflow }
        magnitude = sum
      default: throw .notANumber(String(text))
      }
    }
    guard digits > 0, decimals != 0 || !surplus.isEmpty || scale > 0 else {
      throw .notANumber(String(text))
    }
    let (scaled, overflow) = magnitude.multipliedReportingOverflow(
      by: powerOfTen(scale - (decimals ?? 0)))
    if overflow { throw .overflow }
    magnitude = scaled
    if surplus.contains(where: { $0 != 0 }) {
      guard let rounding else { throw .tooManyDecimals(String(text), allowed: scale) }
      if rounding == .halfAwayFromZero, surplus[0] >= 5 {
        let (up, overflow) = magnitude.addingReportingOverflow(1)
        if overflow { throw .overflow }
        magnitude = up
      }
    }
    return negative ? -magnitude : magnitude
  }

  /// Exactly `scale` decimals: `fixed(12_50, scale: 2)` is "12.50".
  package static func fixed(_ units: Int64, scale: Int) -> String {
    String(unsafeUninitializedCapacity: 24) {
      write(units, scale: scale, trimming: false, into: $0)
    }
  }

  /// Trailing zeros of the fraction left out.
  package static func shortest(_ units: Int64, scale: Int) -> String {
    String(unsafeUninitializedCapacity: 24) { write(units, scale: scale, trimming: true, into: $0) }
  }

  private static func write(
    _ units: Int64, scale: Int, trimming: Bool, into buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var magnitude = units.magnitude
    var reversed: (UInt64, Int) = (0, scale)
    if trimming {
      while reversed.1 > 0, magnitude % 10 == 0 { magnitude /= 10; reversed.1 -= 1 }
    }
    let decimals = reversed.1
    var end = 24
    var written = 0
    repeat {
      end -= 1
      buffer[end] = UInt8(ascii: "0") + UInt8(magnitude % 10)
      magnitude /= 10
      written += 1
      if written == decimals {
        end -= 1
        buffer[end] = UInt8(ascii: ".")
      }
    } while magnitude > 0 || written <= decimals
    if units < 0 {
      end -= 1
      buffer[end] = UInt8(ascii: "-")
    }
    let count = 24 - end
    for index in 0..<count { buffer[index] = buffer[end + index] }
    return count
  }
}
