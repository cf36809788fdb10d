import Money
import Testing

@Suite struct DateTests {
  @Test func `every day of four centuries reads back`() {
    var day = LocalDate(year: 1800, month: 1, day: 1)!
    let last = LocalDate(year: 2200, month: 12, day: 31)!
    while day < last {
      let (year, month, number) = day.civil
      #expect(LocalDate(year: year, month: month, day: number) == day)
      #expect(LocalDate(day.description) == day)
      #expect(day.adding(days: 1).weekday == day.weekday % 7 + 1)
      day = day.adding(days: 37)
    }
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-1-1", "20260101",
    "2026-01-01T00:00", "２０２６-01-01", "",
  ])
  func `days that do not exist are refused`(text: String) {
    #expect(LocalDate(text) == nil)
  }

  @Test func `forms and neighbours`() {
    let day = LocalDate("2024-02-28")!
    #expect(day.adding(days: 1).description == "2024-02-29")
    #expect(day.endOfMonth.description == "2024-02-29")
    #expect(day.compact == "20240228")
    #expect(LocalDate("2026-11-23")!.weekday == 1)
  }

  @Test(arguments: [
    ("2026-03-29T00:59:59Z", "2026-03-29", 1), ("2026-03-29T01:00:00Z", "2026-03-29", 3),
    ("2026-10-25T00:59:59Z", "2026-10-25", 2), ("2026-10-25T01:00:00Z", "2026-10-25", 2),
    ("2026-12-31T22:59:59Z", "2026-12-31", 23), ("2026-12-31T23:00:00Z", "2027-01-01", 0),
    ("2026-06-30T22:00:00Z", "2026-07-01", 0),
  ])
  func `the day and hour in Paris`(utc: String, date: String, hour: Int) {
    let day = LocalDate(utc.prefix(10))!
    let parts = utc.dropFirst(11).dropLast().split(separator: ":").map { Int($0)! }
    let instant = Instant(day, hour: parts[0], minute: parts[1], second: parts[2])
    #expect(instant.description == utc)
    #expect(instant.dateInParis.description == date)
    #expect(instant.paris.hour == hour)
  }
}
