import Invoicing
import Kernel
import Ledger
import Money
import Storage
import Synchronization

/// The sums of the dashboard, of one moment.
struct DashboardFigures: Sendable {
  static let months = 12

  let at: Instant
  let today: LocalDate
  /// Minor units of euros by month, "2026-01".
  let turnover: [String: Int64]
  let receipts: [String: Int64]
  let ageing: Ageing

  init(of company: CompanyID, in tx: borrowing Transaction) throws {
    let first = Self.month(tx.today, back: Self.months * 2 - 1)
    let start = LocalDate(year: first.year, month: first.month, day: 1)!
    at = tx.now
    today = tx.today
    turnover = try MonthlyTurnover.since(start, of: company, in: tx)
    receipts = try MonthlyReceipts.since(start, of: company, in: tx)
    ageing = try Ageing(of: company, in: tx)
  }

  /// A month before the one of `day`.
  static func month(_ day: LocalDate, back months: Int) -> (year: Int, month: Int) {
    let index = day.year * 12 + day.month - 1 - months
    return (index / 12, index % 12 + 1)
  }

  static func key(_ month: (year: Int, month: Int)) -> String {
    "\(month.year)-\(month.month < 10 ? "0" : "")\(month.month)"
  }

  /// From January of last year to the month of today: "2025-01".
  var monthsOfTwoYears: [String] {
    (0..<today.month + 12).reversed().map { Self.key(Self.month(today, back: $0)) }
  }

  /// The twelve months of a year; `nil` for those that have not begun.
  func months(of year: Int, _ sums: [String: Int64]) -> [Int64?] {
    let begun = year < today.year ? 12 : today.month
    return (1...12).map { month in
      month <= begun ? sums[Self.key((year, month))] ?? 0 : nil
    }
  }

  /// What the months of a year add up to that have begun this year.
  func toDate(of year: Int, _ sums: [String: Int64]) -> Int64 {
    (1...today.month).reduce(0) { $0 + (sums[Self.key((year, $1))] ?? 0) }
  }
}

/// The sums of a company as they were a moment ago: everybody sees the same, and they are added up once a minute at most, while
/// somebody looks. What waits for a person is not among them: that is always as it is.
package final class KnownFigures: Sendable {
  private static let fresh: Int64 = 60

  /// Adding up for longer than this, nobody is kept waiting: the sums of before are shown, with their moment, while new ones are made.
  private static let patience = Duration.milliseconds(100)
  /// How often, ten milliseconds apart, the first who looks after a start asks whether sums are there.
  private static let looks = 15
  /// Of a company with more documents, they are added up before anybody looks.
  private static let many: Int64 = 20_000

  private struct State {
    var figures: DashboardFigures?
    var head: Int64 = -1
    var isSlow = false
    var isAdding = false
  }

  private let company: CompanyID
  private let database: Database
  private let state = Mutex(State())

  package init(company: CompanyID, database: Database) {
    self.company = company
    self.database = database
  }

  /// After a start: pages of the disk and sums are there when somebody comes.
  package func prepare() async throws {
    let company = company
    let documents = try await database.readBriefly { tx in
      try LogStore.size(of: company, in: tx)
    }
    guard documents >= Self.many, begin() else { return }
    defer { end() }
    _ = try await add()
  }

  /// Those of a moment ago, or of now where nothing is known, another day began or nothing happened since; `nil` where the first
  /// sums are still being added up.
  func current() async throws -> DashboardFigures? {
    let company = company
    let known = state.withLock { $0 }
    let (now, today, head) = try await database.readBriefly { tx in
      (tx.now, tx.today, try EventStore.last(of: company, in: tx)?.sequence ?? 0)
    }
    if let figures = known.figures, figures.today == today,
      known.head == head || now < figures.at.adding(seconds: Self.fresh)
    {
      return figures
    }
    if let figures = known.figures, known.isSlow {
      addLater()
      return figures
    }
    if known.figures == nil { return try await first() }
    return try await add()
  }

  /// The same for whom an answer without figures is none, a program or a file: they wait for the first sums.
  func settled() async throws -> DashboardFigures {
    while true {
      if let figures = try await current() { return figures }
    }
  }

  /// Of a million documents nobody waits for the first sums: they are there when the page is next looked at.
  private func first() async throws -> DashboardFigures? {
    addLater()
    for _ in 0..<Self.looks {
      let (figures, isAdding) = state.withLock { ($0.figures, $0.isAdding) }
      if let figures { return figures }
      // It failed: whoever asks is told why.
      if !isAdding { return try await add() }
      try await Task.sleep(for: .milliseconds(10))
    }
    return nil
  }

  private func add() async throws -> DashboardFigures {
    let (company, begun) = (company, ContinuousClock.now)
    let (figures, head) = try await database.read { tx in
      (
        try DashboardFigures(of: company, in: tx),
        try EventStore.last(of: company, in: tx)?.sequence ?? 0
      )
    }
    let isSlow = ContinuousClock.now - begun > Self.patience
    state.withLock { state in
      // What was begun earlier and ends later is older.
      if head < state.head, state.figures?.today == figures.today { return }
      (state.figures, state.head, state.isSlow) = (figures, head, isSlow)
    }
    return figures
  }

  /// Of a file's few readers one adds up: the others are for pages.
  ///
  /// - Returns: whether nobody does yet.
  private func begin() -> Bool {
    state.withLock { state in
      defer { state.isAdding = true }
      return !state.isAdding
    }
  }

  private func end() { state.withLock { $0.isAdding = false } }

  private func addLater() {
    guard begin() else { return }
    Task.detached {
      defer { self.end() }
      // What cannot be read now is read for the next who looks.
      _ = try? await self.add()
    }
  }
}
