import Seal

/// Follows the periods of a log and computes each closure again.
struct ClosureCheck {
  /// The day that has entries and no closure yet, with its totals.
  private var day: (day: Day, totals: PeriodTotals)?
  /// The month of the last closed day, while it is open; the year likewise.
  private var month: (last: Day, totals: PeriodTotals)?
  private var year: (last: Day, totals: PeriodTotals)?
  /// The last day of the latest period that was closed.
  private var closedThrough: Day?
  private var perpetual = PerpetualTotals()

  /// BT-3 of what takes an amount off (UNTDID 1001): credit note, self-billed, of a rebate.
  private static let creditNotes: Set<String> = ["381", "261", "262"]

  /// An entry of version 1: it counts in the perpetual total only.
  mutating func take(_ entry: SealEntry) throws(TotalsOverflow) {
    let document = SealedDocument(
      isCreditNote: Self.creditNotes.contains(entry.type), number: entry.number,
      type: entry.type, issueDate: entry.issueDate, currency: entry.currency,
      netMinor: entry.netMinor, vatMinor: entry.vatMinor, grossMinor: entry.grossMinor,
      vatLines: [], refers: [], commitment: [])
    try perpetual.add(.document(document))
  }

  /// An entry of version 2 that is no closure.
  mutating func take(
    _ entry: DecodedEntry, _ fact: LogEntry.Fact, at position: Int64, line: Int,
    _ subject: String?, _ findings: inout [Finding]
  ) throws(TotalsOverflow) {
    guard let today = Day(entry.day) else { return }
    expectClosures(before: today, line: line, &findings)
    if let closedThrough, today <= closedThrough {
      findings.append(.closedPeriod(closedThrough.text, line: line, subject))
    }
    var totals = day?.totals ?? PeriodTotals()
    // Positions and sequences that go back were told already; totals count forwards only.
    let known = [totals, month?.totals, year?.totals].compactMap(\.self)
    try totals.add(
      fact, position: max(position, known.compactMap(\.positions?.upperBound).max() ?? 0),
      series: entry.series,
      sequence: max(
        entry.sequence, known.compactMap { $0.series[entry.series]?.upperBound }.max() ?? 0))
    day = (today, totals)
    try perpetual.add(fact)
  }

  /// Says which closures should stand before an entry of `today`, and goes on as if they did.
  private mutating func expectClosures(
    before today: Day, line: Int, _ findings: inout [Finding]
  ) {
    if let open = day, open.day < today {
      findings.append(.closureMissing(open.day.text, line: line))
      endDay()
    }
    if let open = month, open.last.lastOfMonth < today {
      findings.append(.closureMissing(String(open.last.text.prefix(7)), line: line))
      endMonth()
    }
    if let open = year, open.last.lastOfYear < today {
      findings.append(.closureMissing(String(open.last.text.prefix(4)), line: line))
      endYear()
    }
  }

  /// - Returns: the closure that belongs here, as it should be; `nil` when there is nothing to close.
  mutating func closure(
    _ period: PeriodClosure.Period, size: Int64, root: [UInt8]
  ) -> (closure: PeriodClosure, ends: Day)? {
    let (from, through, totals): (Day, Day, PeriodTotals)
    switch period {
    case .day:
      guard let open = day else { return nil }
      (from, through, totals) = (open.day, open.day, open.totals)
    case .month:
      guard let open = month, day == nil else { return nil }
      (from, through, totals) = (open.last.firstOfMonth, open.last.lastOfMonth, open.totals)
    case .year:
      guard let open = year, day == nil, month == nil else { return nil }
      (from, through, totals) = (open.last.firstOfYear, open.last.lastOfYear, open.totals)
    }
    let closure = PeriodClosure(
      period: period, from: from.text, through: through.text, totals: totals,
      perpetual: perpetual, treeSize: size, treeRoot: root)
    switch period {
    case .day: endDay()
    case .month: endMonth()
    case .year: endYear()
    }
    return (closure, through)
  }

  private mutating func endDay() {
    guard let open = day else { return }
    month = (open.day, Self.sum(month?.totals, open.totals))
    closedThrough = open.day
    day = nil
  }

  private mutating func endMonth() {
    guard let open = month else { return }
    year = (open.last, Self.sum(year?.totals, open.totals))
    closedThrough = open.last.lastOfMonth
    month = nil
  }

  private mutating func endYear() {
    guard let open = year else { return }
    closedThrough = open.last.lastOfYear
    year = nil
  }

  /// Overflow was seen when the entries were counted, in the perpetual total, which is larger.
  private static func sum(_ totals: PeriodTotals?, _ later: PeriodTotals) -> PeriodTotals {
    var sum = totals ?? PeriodTotals()
    try? sum.add(later)
    return sum
  }
}
