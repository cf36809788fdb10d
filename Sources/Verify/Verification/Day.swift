/// A day of the calendar, as the log writes it, and when it ends in Paris.
struct Day: Comparable, Hashable {
  let year: Int
  let month: Int
  let day: Int

  /// "2026-11-23"; `nil` for what is no day.
  init?(_ digits: some Collection<UInt8>) {
    let all = Array(digits)
    guard all.count == 10, all[4] == 0x2D, all[7] == 0x2D,
      let year = EntryLines.number(all[0..<4]), let month = EntryLines.number(all[5..<7]),
      let day = EntryLines.number(all[8..<10])
    else { return nil }
    self.init(year: Int(year), month: Int(month), day: Int(day))
    guard year > 0, (1...12).contains(month), (1...lengthOfMonth).contains(self.day) else {
      return nil
    }
  }

  init?(_ text: String) { self.init(text.utf8) }

  private init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private var lengthOfMonth: Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  var text: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  var firstOfMonth: Day { Day(year: year, month: month, day: 1) }
  var lastOfMonth: Day { Day(year: year, month: month, day: lengthOfMonth) }
  var firstOfYear: Day { Day(year: year, month: 1, day: 1) }
  var lastOfYear: Day { Day(year: year, month: 12, day: 31) }

  private var next: Day {
    if day < lengthOfMonth { return Day(year: year, month: month, day: day + 1) }
    return month < 12
      ? Day(year: year, month: month + 1, day: 1) : Day(year: year + 1, month: 1, day: 1)
  }

  /// Days since 1970-01-01.
  private var number: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// 1970-01-01 was a Thursday; 0 is Sunday.
  private var weekday: Int { (number % 7 + 11) % 7 }

  private var lastSundayOfMonth: Int {
    lengthOfMonth - Day(year: year, month: month, day: lengthOfMonth).weekday
  }

  /// Whether Paris is two hours ahead of UTC when this day begins: summer time goes from the last Sunday of March to
  /// that of October, changing at 01:00 UTC of both (directive 2000/84/CE).
  private var beginsInSummerTime: Bool {
    switch month {
    case 4...9: true
    case 3: day > lastSundayOfMonth
    case 10: day <= lastSundayOfMonth
    default: false
    }
  }

  /// The first microsecond of the next day in Paris, since 1970-01-01T00:00:00Z.
  var endMicroseconds: Int64 {
    let next = next
    let hours = next.beginsInSummerTime ? 2 : 1
    return (Int64(next.number) * 86_400 - Int64(hours) * 3_600) * 1_000_000
  }
}
