import Money
import Testing

@testable import Tax

@Suite struct ThresholdTests {
  /// Euros this year, euros last year → state.
  @Test(arguments: [
    "0 0 below", "7999 0 below", "8000 0 near", "10000 0 near", "10001 0 crossed",
    "0 10000 below", "0 10001 crossed", "9500 20000 crossed",
  ])
  func `distance sales are watched against 10 000 euros, this year and last`(row: String) {
    let words = row.split(separator: " ")
    let state = OSSThreshold.state(
      current: Int64(words[0])! * 100, previous: Int64(words[1])! * 100)
    #expect("\(state)" == words[2])
  }

  /// Activity, day, euros this year, euros last year → state (CGI 293 B; FRENCH-LAW b.3).
  @Test(arguments: [
    "goods 2026-11-25 67999 0 below", "goods 2026-11-25 68000 0 near",
    "goods 2026-11-25 85000 0 near", "goods 2026-11-25 85001 0 crossed",
    "goods 2026-11-25 93500 0 crossed", "goods 2026-11-25 93501 0 crossedMajored",
    "goods 2026-11-25 0 85001 crossedMajored", "goods 2026-11-25 0 85000 below",
    "services 2026-11-25 37500 0 near", "services 2026-11-25 37501 0 crossed",
    "services 2026-11-25 41251 0 crossedMajored", "goods 2024-12-31 91900 0 near",
    "goods 2024-12-31 91901 0 crossed", "services 2021-06-01 36501 0 crossedMajored",
    "goods 2019-12-31 1 0 unknown",
  ])
  func `the franchise is watched against its dated limits`(row: String) {
    let words = row.split(separator: " ").map(String.init)
    let activity: FranchiseThreshold.Activity = words[0] == "goods" ? .goods : .services
    let state = FranchiseThreshold.state(
      activity, current: Int64(words[2])! * 100, previous: Int64(words[3])! * 100,
      on: LocalDate(words[1])!)
    #expect((state.map { "\($0)" } ?? "unknown") == words[4])
  }

  @Test
  func `the majored limit stays passed though the turnover comes down, the base limit does not`() {
    let day = LocalDate("2026-11-25")!
    func state(_ current: Int64, _ peak: Int64) -> ThresholdState? {
      FranchiseThreshold.state(
        .goods, current: current * 100, peak: peak * 100, previous: 0, on: day)
    }
    #expect(state(80_000, 93_501) == .crossedMajored)
    #expect(state(80_000, 93_500) == .near)
    #expect(state(10_000, 90_000) == .below)
  }

  @Test func `every state has words in two languages, with the consequence`() {
    for state in ThresholdState.allCases {
      #expect(OSSThreshold.text(state, .french) != OSSThreshold.text(state, .english))
      #expect(FranchiseThreshold.text(state, .french) != FranchiseThreshold.text(state, .english))
    }
    #expect(OSSThreshold.text(.crossed, .french).contains("OSS"))
  }
}
