/// The periods that are open, and what was sealed in each: from it every closure follows.
///
/// Days are "2026-11-23". The day's totals are not yet in the month's, nor the month's in the year's.
package struct ClosureBook: Sendable, Equatable {
  /// Of the last entry; `nil` before the first.
  package private(set) var day: String?
  private var dayTotals = PeriodTotals()
  private var monthTotals = PeriodTotals()
  private var yearTotals = PeriodTotals()
  package private(set) var perpetual = PerpetualTotals()

  package init() {}

  /// Taken up where it was left.
  package init(
    day: String?, open: (day: PeriodTotals, month: PeriodTotals, year: PeriodTotals),
    perpetual: PerpetualTotals
  ) {
    self.day = day
    dayTotals = open.day
    monthTotals = open.month
    yearTotals = open.year
    self.perpetual = perpetual
  }

  package func totals(_ period: PeriodClosure.Period) -> PeriodTotals {
    switch period {
    case .day: dayTotals
    case .month: monthTotals
    case .year: yearTotals
    }
  }

  /// Counts an entry that is no closure.
  package mutating func add(_ entry: LogEntry) throws(TotalsOverflow) {
    try dayTotals.add(entry)
    try perpetual.add(entry.fact)
    day = entry.day
  }

  /// What was sealed before closures were made counts in the perpetual total only.
  package mutating func addEarlier(_ fact: LogEntry.Fact, day: String) throws(TotalsOverflow) {
    try perpetual.add(fact)
    self.day = max(self.day ?? day, day)
  }

  /// The next closure that must come before an entry of `later`; `nil` when there is none.
  package func due(before later: String) -> PeriodClosure.Period? {
    guard let day, day < later else { return nil }
    if !dayTotals.isEmpty { return .day }
    if !monthTotals.isEmpty, PeriodClosure.Period.month.range(of: day).through < later {
      return .month
    }
    if !yearTotals.isEmpty, PeriodClosure.Period.year.range(of: day).through < later {
      return .year
    }
    return nil
  }

  /// The closure of a period as it now is, on a log of `size` entries.
  package func closure(of period: PeriodClosure.Period, size: Int64, root: [UInt8])
    -> PeriodClosure
  {
    let range = period.range(of: day ?? "")
    return PeriodClosure(
      period: period, from: range.from, through: range.through, totals: totals(period),
      perpetual: perpetual, treeSize: size, treeRoot: root)
  }

  /// The period is closed: what it held goes into the longer one.
  package mutating func close(_ period: PeriodClosure.Period) throws(TotalsOverflow) {
    switch period {
    case .day:
      try monthTotals.add(dayTotals)
      dayTotals = PeriodTotals()
    case .month:
      try yearTotals.add(monthTotals)
      monthTotals = PeriodTotals()
    case .year: yearTotals = PeriodTotals()
    }
  }
}

extension PeriodClosure.Period {
  /// First and last day of the period that `day` is in; itself where it is no day.
  package func range(of day: String) -> (from: String, through: String) {
    guard day.utf8.count == 10, let year = Int(day.prefix(4)),
      let month = Int(day.dropFirst(5).prefix(2))
    else { return (day, day) }
    switch self {
    case .day: return (day, day)
    case .month:
      return ("\(day.prefix(8))01", "\(day.prefix(8))\(Self.days(inMonth: month, of: year))")
    case .year: return ("\(day.prefix(4))-01-01", "\(day.prefix(4))-12-31")
    }
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
