/// UTCTime and GeneralizedTime, both in UTC.
enum DERTime {
  /// Microseconds since 1970-01-01T00:00:00Z.
  static func microseconds(_ element: DERElement) throws(TimestampError) -> Int64 {
    var digits = element.content[...]
    guard digits.popLast() == UInt8(ascii: "Z") else { throw .malformed }
    let year: Int64
    switch element.tag {
    case DERElement.generalizedTime: year = try number(&digits, 4)
    case DERElement.utcTime:
      let short = try number(&digits, 2)
      year = short < 50 ? 2000 + short : 1900 + short
    default: throw .malformed
    }
    let (month, day) = (try number(&digits, 2), try number(&digits, 2))
    let (hour, minute) = (try number(&digits, 2), try number(&digits, 2))
    let second = try number(&digits, 2)
    guard (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second <= 60
    else { throw .malformed }
    let seconds = days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second
    return seconds * 1_000_000 + (try fraction(&digits))
  }

  /// ".25" is 250 000 µs; more than six digits are cut.
  private static func fraction(_ digits: inout ArraySlice<UInt8>) throws(TimestampError) -> Int64 {
    guard let point = digits.popFirst() else { return 0 }
    guard point == UInt8(ascii: "."), !digits.isEmpty else { throw .malformed }
    var (value, unit): (Int64, Int64) = (0, 100_000)
    while !digits.isEmpty {
      value += try number(&digits, 1) * unit
      unit /= 10
    }
    return value
  }

  private static func number(
    _ digits: inout ArraySlice<UInt8>, _ count: Int
  ) throws(TimestampError) -> Int64 {
    var value: Int64 = 0
    for _ in 0..<count {
      guard let digit = digits.popFirst(), (0x30...0x39).contains(digit) else { throw .malformed }
      value = value * 10 + Int64(digit - 0x30)
    }
    return value
  }

  /// Days since 1970-01-01 in the Gregorian calendar.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
