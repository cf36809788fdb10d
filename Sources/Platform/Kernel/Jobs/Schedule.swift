import Money
import Storage

/// When a task is due by itself, by the clocks of Paris.
///
/// An hour that does not exist on the day clocks go forward is taken an hour later, and of one that comes twice the first
/// is meant: a daily task runs once a day, always.
package enum Recurrence: Sendable, Hashable {
  case daily(hour: Int, minute: Int = 0)
  /// A day that the month does not have is its last.
  case monthly(day: Int, hour: Int, minute: Int = 0)
  /// From the start of 1970, in UTC: clocks do not move it.
  case every(seconds: Int64)

  /// The first moment after `instant` that it is due.
  package func next(after instant: Instant) -> Instant {
    switch self {
    case .every(let seconds):
      let span = seconds * 1_000_000
      return Instant(microseconds: (instant.microseconds / span + 1) * span)
    case .daily(let hour, let minute):
      var day = instant.dateInParis
      while true {
        let due = Instant.inParis(day, hour: hour, minute: minute)
        if due > instant { return due }
        day = day.adding(days: 1)
      }
    case .monthly(let monthDay, let hour, let minute):
      var first = LocalDate(
        year: instant.dateInParis.year, month: instant.dateInParis.month, day: 1)!
      while true {
        let last = first.endOfMonth
        let day = min(first.adding(days: monthDay - 1), last)
        let due = Instant.inParis(day, hour: hour, minute: minute)
        if due > instant { return due }
        first = last.adding(days: 1)
      }
    }
  }
}

extension Instant {
  /// A time of day in Paris. Of a time that comes twice, the first; one that does not exist is an hour later.
  package static func inParis(_ day: LocalDate, hour: Int, minute: Int) -> Instant {
    let wanted = startOfDayInParis(day).adding(seconds: Int64(hour * 3600 + minute * 60))
    for shift in [Int64(-3600), 0, 3600] {
      let instant = wanted.adding(seconds: shift)
      let (date, h, m, _) = instant.paris
      if date == day, h == hour, m == minute { return instant }
    }
    return wanted
  }
}

/// A task that is asked for by the clock, once for each period and company, whichever node looks first.
package struct Schedule: Sendable {
  package enum CatchUp: Sendable {
    /// After a standstill only the newest of the periods that were missed.
    case latest
    /// Each of them, the oldest first, at most so many.
    case each(atMost: Int)
  }

  /// When a task is due that was never seen before.
  package enum First: Sendable {
    case now
    /// At its next time.
    case next
  }

  /// How the keys of jobs begin that the clock asked for.
  static let keyPrefix = "period:"

  /// The kind of its jobs.
  package let task: String
  package let recurrence: Recurrence
  package let catchUp: CatchUp
  package let first: First

  package init(
    _ task: String, _ recurrence: Recurrence, catchUp: CatchUp = .latest, first: First = .next
  ) {
    self.task = task
    self.recurrence = recurrence
    self.catchUp = catchUp
    self.first = first
  }

  /// Asks for what became due since the last look.
  ///
  /// - Returns: the periods asked for.
  @discardableResult
  package func ask(_ queue: JobQueue, of company: CompanyID, in tx: borrowing Transaction) throws
    -> [Instant]
  {
    guard let last = try ScheduleStore.last(task, of: company, in: tx) else {
      let isNew = try ScheduleStore.insert(task, tx.now, of: company, in: tx)
      guard isNew, case .now = first else { return [] }
      try ask(queue, for: tx.now, of: company, in: tx)
      return [tx.now]
    }
    var due: [Instant] = []
    var next = recurrence.next(after: max(last, oldest(before: tx.now)))
    while next <= tx.now {
      due.append(next)
      if case .latest = catchUp { due = [next] }
      if case .each(let most) = catchUp, due.count > most { due.removeFirst() }
      next = recurrence.next(after: next)
    }
    guard let newest = due.last else { return [] }
    // Another node may have moved it meanwhile: then it has asked.
    guard try ScheduleStore.move(task, from: last, to: newest, of: company, in: tx) else {
      return []
    }
    for period in due {
      try ask(queue, for: period, of: company, in: tx)
    }
    return due
  }

  private func ask(
    _ queue: JobQueue, for period: Instant, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try queue.ask(
      JobRequest(task, key: "\(Self.keyPrefix)\(period)", input: "\(period)"), of: company, in: tx)
  }

  /// What was missed before it is not made up for: a task of every second does not count through a year.
  private func oldest(before now: Instant) -> Instant {
    guard case .every(let seconds) = recurrence else { return Instant(microseconds: .min) }
    let periods: Int64 = if case .each(let most) = catchUp { Int64(most) } else { 1 }
    return now.adding(seconds: -seconds * (periods + 1))
  }
}

/// When each task was last due.
enum ScheduleStore {
  static func last(_ task: String, of company: CompanyID, in tx: borrowing Transaction) throws
    -> Instant?
  {
    try tx.row(
      "SELECT last_at FROM job_schedule WHERE company_id = \(company) AND task = \(task)"
    ) { try $0.instant(0) }
  }

  /// - Returns: `false` when another node was faster.
  static func insert(
    _ task: String, _ instant: Instant, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Bool {
    try tx.run(
      """
      INSERT INTO job_schedule (company_id, task, last_at) VALUES (\(company), \(task), \(instant))
      ON CONFLICT DO NOTHING
      """) == 1
  }

  static func move(
    _ task: String, from last: Instant, to newest: Instant, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> Bool {
    try tx.run(
      """
      UPDATE job_schedule SET last_at = \(newest)
      WHERE company_id = \(company) AND task = \(task) AND last_at = \(last)
      """) == 1
  }
}
