/// A moment, as machines date things: microseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let microseconds: Int64

  package init(microseconds: Int64) { self.microseconds = microseconds }

  package init(_ date: LocalDate, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    let seconds = Int64(date.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    self.init(microseconds: seconds * 1_000_000)
  }

  package func adding(seconds: Int64) -> Instant {
    Instant(microseconds: microseconds + seconds * 1_000_000)
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The day it is in Paris: the day French law dates by.
  ///
  /// Summer time runs from the last Sunday of March to the last Sunday of October, both at 01:00 UTC
  /// (directive 2000/84/EC, in force until it is repealed).
  package var dateInParis: LocalDate { paris.date }

  /// The first instant of a day in Paris; clocks never change at midnight there.
  package static func startOfDayInParis(_ day: LocalDate) -> Instant {
    let winter = Instant(day).adding(seconds: -3600)
    let summer = winter.adding(seconds: -3600)
    return summer.dateInParis == day ? summer : winter
  }

  /// Date and time of day in Paris.
  package var paris: (date: LocalDate, hour: Int, minute: Int, second: Int) {
    let seconds =
      microseconds >= 0 ? microseconds / 1_000_000 : (microseconds - 999_999) / 1_000_000
    let local = seconds + (Instant.isSummerTime(utcSeconds: seconds) ? 7200 : 3600)
    let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    let time = Int(local - day * 86_400)
    return (LocalDate(dayNumber: Int32(day)), time / 3600, time / 60 % 60, time % 60)
  }

  private static func isSummerTime(utcSeconds: Int64) -> Bool {
    let day = utcSeconds >= 0 ? utcSeconds / 86_400 : (utcSeconds - 86_399) / 86_400
    let year = LocalDate(dayNumber: Int32(day)).year
    func change(_ month: Int) -> Int64 {
      let last = LocalDate.days(fromCivil: year, month, 31)
      let sunday = last - LocalDate(dayNumber: Int32(last)).weekday % 7
      return Int64(sunday) * 86_400 + 3600
    }
    return utcSeconds >= change(3) && utcSeconds < change(10)
  }

  /// "2026-01-31T12:00:00Z"; microseconds are shown only when there are any.
  package var description: String {
    let seconds =
      microseconds >= 0 ? microseconds / 1_000_000 : (microseconds - 999_999) / 1_000_000
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let time = Int(seconds - day * 86_400)
    let fraction = Int(microseconds - seconds * 1_000_000)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let decimals =
      fraction == 0
      ? "" : "." + String(repeating: "0", count: 6 - String(fraction).count) + String(fraction)
    return
      "\(LocalDate(dayNumber: Int32(day)))T\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))\(decimals)Z"
  }
}
