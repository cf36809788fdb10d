/// A day of the calendar, as the law dates things (BT-2, BT-9, BT-72). Proleptic Gregorian.
package struct LocalDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01.
  package let dayNumber: Int32

  package init(dayNumber: Int32) { self.dayNumber = dayNumber }

  /// - Returns: `nil` for a day that does not exist, such as 31 February, or a year outside 1…9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...LocalDate.daysIn(month: month, of: year)).contains(day)
    else { return nil }
    self.dayNumber = Int32(LocalDate.days(fromCivil: year, month, day))
  }

  /// Reads "2026-01-31"; anything else is `nil`.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = LocalDate.digits(bytes[0..<4]), let month = LocalDate.digits(bytes[5..<7]),
      let day = LocalDate.digits(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package var year: Int { civil.year }
  package var month: Int { civil.month }
  package var day: Int { civil.day }

  package var civil: (year: Int, month: Int, day: Int) {
    // Days from 0000-03-01, in eras of 400 years; the year starts in March so that leap days come last.
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// 1 is Monday, 7 is Sunday (ISO 8601).
  package var weekday: Int { (Int(dayNumber) + 3).modulo(7) + 1 }

  package func adding(days: Int) -> LocalDate { LocalDate(dayNumber: dayNumber + Int32(days)) }

  /// The last day of this date's month.
  package var endOfMonth: LocalDate {
    let (year, month, _) = civil
    return LocalDate(
      dayNumber: Int32(
        LocalDate.days(fromCivil: year, month, LocalDate.daysIn(month: month, of: year))))
  }

  package static func < (left: LocalDate, right: LocalDate) -> Bool {
    left.dayNumber < right.dayNumber
  }

  /// "2026-01-31".
  package var description: String { text(separator: "-") }

  /// "20260131", format 102 of UN/CEFACT.
  package var compact: String { text(separator: nil) }

  private func text(separator: Unicode.Scalar?) -> String {
    let (year, month, day) = civil
    return String(unsafeUninitializedCapacity: 10) { buffer in
      var at = 0
      func put(_ value: Int, _ digits: Int) {
        var value = value
        for index in stride(from: at + digits - 1, through: at, by: -1) {
          buffer[index] = UInt8(ascii: "0") + UInt8(value % 10)
          value /= 10
        }
        at += digits
      }
      func dash() {
        guard let separator else { return }
        buffer[at] = UInt8(ascii: separator)
        at += 1
      }
      put(year, 4)
      dash()
      put(month, 2)
      dash()
      put(day, 2)
      return at
    }
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  private static func daysIn(month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  static func days(fromCivil year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension Int {
  fileprivate func modulo(_ divisor: Int) -> Int {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}
