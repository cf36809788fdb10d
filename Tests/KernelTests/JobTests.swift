import Money
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Kernel

/// Jobs: done once for each cause, in order where order is asked, by whoever is alive.
@Suite(.timeLimit(.minutes(5))) struct JobTests {
  private let folder = TemporaryFolder()
  private let clock = MovableClock(Instant(LocalDate(year: 2026, month: 3, day: 2)!, hour: 12))
  private let database: Database
  private let queue: JobQueue
  private let company = CompanyID(raw: RawID(high: 1, low: 1))
  private let log = Log()

  /// What handlers did, and what the runner reported.
  private final class Log: Sendable {
    private let lines = Mutex<[String]>([])
    func add(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock { $0 } }
  }

  private static let effects = Migration(
    id: "effects", sql: "CREATE TABLE effect (input TEXT PRIMARY KEY NOT NULL)",
    why: "somewhere for jobs to write")

  init() throws {
    database = try TestDatabase.open(
      folder.file("jobs.sqlite"), migrations: JobStore.migrations + [Self.effects], isEmpty: true,
      now: { [clock] in clock.clock.now }
    ).of(company)
    queue = JobQueue(ids: IDs.counting(clock.clock))
  }

  private func runner(
    _ handlers: [JobHandler], worker: String = "a", _ options: JobRunner.Options = .init()
  ) -> JobRunner {
    let log = log
    return JobRunner(
      database: database, handlers: handlers, queue: queue, chance: Chance { 0 }, worker: worker,
      options: options
    ) { report in
      switch report {
      case .done: break
      case .retrying(let job, let reason, _): log.add("retry \(job.input): \(reason)")
      case .dead(let job, let reason): log.add("dead \(job.input): \(reason)")
      case .failed(let error): log.add("error \(error)")
      }
    }
  }

  private func noting(_ kind: String = "note", _ policy: JobPolicy = JobPolicy()) -> JobHandler {
    let log = log
    return JobHandler(kind, policy) { job in
      log.add(job.input)
      return .done
    }
  }

  private func ask(_ requests: JobRequest...) throws -> [Job.ID?] {
    try database.writeSync { tx in try requests.map { try queue.ask($0, of: company, in: tx) } }
  }

  private func jobs(_ state: Job.State? = nil) throws -> [Job] {
    try database.readSync {
      try JobStore.list(of: company, state: state, limit: 1_000, in: $0)
    }
  }

  @Test func `a cause has one job, kept with its transaction`() async throws {
    let first = try ask(JobRequest("note", key: "invoice:1", input: "one"))
    #expect(first[0] != nil)
    #expect(try ask(JobRequest("note", key: "invoice:1", input: "again")) == [nil])
    struct Undone: Error {}
    #expect(throws: Undone.self) {
      try database.writeSync { tx in
        try queue.ask(JobRequest("note", input: "never"), of: company, in: tx)
        throw Undone()
      }
    }
    #expect(try await runner([noting()]).workOff() == 1)
    #expect(log.all == ["one"])
    #expect(try jobs().map(\.state) == [.done])
  }

  @Test func `what fails is tried again later and later, then given up`() async throws {
    let handler = JobHandler("fail", JobPolicy(attempts: 3, firstDelaySeconds: 10)) { _ in
      throw JobFailureOnce()
    }
    _ = try ask(JobRequest("fail", input: "x"))
    let runner = runner([handler])
    var waits: [Int64] = []
    for _ in 0..<2 {
      try await runner.workOff()
      let job = try #require(try jobs(.waiting).first)
      waits.append((job.runAt.microseconds - clock.clock.now.microseconds) / 1_000_000)
      #expect(try await runner.workOff() == 0)
      clock.advance(seconds: 60)
    }
    try await runner.workOff()
    #expect(waits == [8, 15])
    let dead = try #require(try jobs(.dead).first)
    #expect(dead.failures == 3 && dead.lastError == "down")
    #expect(log.all == ["retry x: down", "retry x: down", "dead x: down"])
    let id = dead.id
    #expect(try database.writeSync { try JobStore.retry(id, of: company, in: $0) })
    #expect(try await runner.workOff() == 1)
    #expect(try jobs(.waiting).first?.failures == 1)
    #expect(try database.writeSync { try JobStore.cancel(id, of: company, in: $0) })
    #expect(try !database.writeSync { try JobStore.retry(id, of: company, in: $0) })
  }

  private struct JobFailureOnce: Error, CustomStringConvertible { let description = "down" }

  @Test func `what trying again does not help is given up at once`() async throws {
    _ = try ask(JobRequest("bad", input: "x"), JobRequest("strange", input: "y"))
    let handler = JobHandler("bad") { _ in throw JobFailure("no such address") }
    #expect(try await runner([handler]).workOff() == 1)
    #expect(log.all == ["dead x: no such address"])
    // A kind nobody here knows stays for the node that does.
    #expect(try jobs(.waiting).map(\.kind) == ["strange"])
  }

  @Test func `jobs under one order key run one after the other`() async throws {
    for number in 1...5 {
      _ = try ask(
        JobRequest("note", orderKey: "endpoint", input: "a\(number)"),
        JobRequest("note", orderKey: "other", input: "b\(number)"))
    }
    try await runner([noting()]).workOff()
    #expect(log.all.filter { $0.hasPrefix("a") } == ["a1", "a2", "a3", "a4", "a5"])
    #expect(log.all.filter { $0.hasPrefix("b") } == ["b1", "b2", "b3", "b4", "b5"])
  }

  @Test func `jobs are listed by state and kind, counted to a bound, and changed together`()
    async throws
  {
    _ = try ask(JobRequest("note", input: "1"), JobRequest("bad", input: "2"), JobRequest("bad"))
    try await runner([
      noting(), JobHandler("bad") { _ in throw JobFailure("no") },
    ]).workOff()
    _ = try ask(JobRequest("note", input: "4"), JobRequest("bad", input: "5"))
    func listed(_ state: Job.State?, _ kind: String?, _ isDescending: Bool = true) throws
      -> [String]
    {
      var wanted = JobListing()
      (wanted.state, wanted.kind, wanted.isDescending) = (state, kind, isDescending)
      return try database.readSync { [wanted] tx in
        let jobs = try wanted.page(after: nil, limit: 10, of: company, in: tx).jobs
        #expect(try wanted.count(upTo: 10, of: company, in: tx) == .exactly(jobs.count))
        return jobs.map(\.input)
      }
    }
    #expect(try listed(nil, nil) == ["5", "4", "", "2", "1"])
    #expect(try listed(.dead, nil) == ["", "2"])
    #expect(try listed(nil, "bad") == ["5", "", "2"])
    #expect(try listed(.waiting, "bad", false) == ["5"] && listed(.dead, "note").isEmpty)
    let counts = try database.readSync { try JobListing.counts(upTo: 1, of: company, in: $0) }
    #expect(counts[.dead] == .moreThan(1) && counts[.done] == .exactly(1))
    var dead = JobListing()
    dead.kind = "bad"
    let ids = try database.readSync { [dead] in
      try dead.changeable(limit: 10, of: company, in: $0)
    }
    #expect(ids.count == 3)
    try database.writeSync { try JobStore.retry(ids, of: company, in: $0) }
    #expect(try listed(.waiting, "bad") == ["5", "", "2"])
    let all = try jobs().map(\.id)
    try database.writeSync { try JobStore.cancel(all, of: company, in: $0) }
    #expect(try listed(.cancelled, nil) == ["5", "4", "", "2"] && listed(.done, nil) == ["1"])
  }

  @Test func `a job whose worker went silent is another's, and the first can no longer end it`()
    async throws
  {
    _ = try ask(JobRequest("slow", input: "x"))
    let (clock, database, other) = (clock, database, runner([noting("slow")], worker: "b"))
    let log = log
    let handler = JobHandler("slow", JobPolicy(leaseSeconds: 30)) { job in
      // The machine slept through its lease; meanwhile another did the job.
      clock.advance(seconds: 31)
      try await other.workOff()
      return .writing { _ in log.add("written by the one that lost it") }
    }
    try await runner([handler]).workOff()
    #expect(log.all == ["x"])
    let job = try #require(try jobs().first)
    #expect(job.state == .done && job.claims == 2 && job.failures == 0)
    _ = database
  }

  @Test func `the effect and the end of a job are one transaction`() async throws {
    _ = try ask(
      JobRequest("write", input: "a"), JobRequest("write", input: "twice"),
      JobRequest("write", input: "b"))
    let handler = JobHandler("write") { job in
      .writing { tx in
        try tx.run("INSERT INTO effect (input) VALUES (\(job.input))")
        if job.input == "twice" { try tx.run("INSERT INTO effect (input) VALUES (\(job.input))") }
      }
    }
    try await runner([handler]).workOff()
    let effects = try database.readSync {
      try $0.rows("SELECT input FROM effect ORDER BY input") { try $0.text(0) }
    }
    #expect(effects == ["a", "b"])
    #expect(try jobs(.waiting).map(\.input) == ["twice"])
  }

  @Test
  func `a running worker hears of new jobs, keeps its leases and drains when it is told to end`()
    async throws
  {
    let (gate, log) = (JobGate(), log)
    let handler = JobHandler("wait", JobPolicy(leaseSeconds: 3)) { job in
      await gate.pass()
      log.add(job.input)
      return .done
    }
    var options = JobRunner.Options()
    options.pause = .seconds(600)
    let runner = runner([handler], options)
    let running = Task { await runner.run() }
    _ = try ask(JobRequest("wait", input: "x"))
    while gate.waiting == 0 { try await Task.sleep(for: .milliseconds(5)) }
    let lease = try lease()
    clock.advance(seconds: 1)
    while try self.lease() == lease { try await Task.sleep(for: .milliseconds(10)) }
    running.cancel()
    gate.open()
    await running.value
    #expect(log.all == ["x"])
    #expect(try jobs().map(\.state) == [.done])
    _ = try ask(JobRequest("wait", input: "later"))
    #expect(try jobs(.waiting).count == 1)
  }

  @Test func `what does not end in time is given back, and has no effect any more`() async throws {
    let (gate, log) = (JobGate(), log)
    let stuck = JobHandler("wait") { job in
      await gate.pass()
      return .writing { _ in log.add("written by the one that gave it back") }
    }
    var options = JobRunner.Options()
    options.drain = .milliseconds(1)
    let runner = runner([stuck], options)
    let running = Task { await runner.run() }
    _ = try ask(JobRequest("wait", input: "x"))
    while gate.waiting == 0 { try await Task.sleep(for: .milliseconds(5)) }
    running.cancel()
    await running.value
    #expect(try jobs().map(\.state) == [.waiting])
    // No lease is waited for: the clock stands still.
    #expect(try await self.runner([noting("wait")], worker: "b").workOff() == 1)
    gate.open()
    #expect(log.all == ["x"])
    #expect(try jobs().map(\.claims) == [2])
  }

  private func lease() throws -> Int64? {
    try database.readSync { tx in
      try tx.row("SELECT lease_until FROM job") { try $0.int64OrNil(0) } ?? nil
    }
  }

  @Test func `workers that are killed again and again leave nothing stuck`() async throws {
    for number in 0..<100 { _ = try ask(JobRequest("note", input: "\(number)")) }
    // A hundred workers take jobs up and are never heard of again.
    for number in 0..<100 {
      let claimed = try database.writeSync { tx in
        try JobStore.releaseExpired(in: tx)
        return try JobStore.claim(
          3, kinds: ["note"], worker: "killed-\(number)", leaseSeconds: 60, in: tx)
      }
      #expect(claimed.count <= 3)
      clock.advance(seconds: number % 2 == 0 ? 20 : 70)
    }
    clock.advance(seconds: 70)
    try await runner([noting()]).workOff()
    #expect(Set(log.all).count == 100 && log.all.count == 100)
    #expect(try jobs(.done).count == 100)
  }
}

/// Holds handlers until it is opened.
final class JobGate: Sendable {
  private struct State {
    var isOpen = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }
  private let state = Mutex(State())

  var waiting: Int { state.withLock { $0.waiting.count } }

  func pass() async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        if !state.isOpen { state.waiting.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }

  func open() {
    let waiting = state.withLock { state in
      state.isOpen = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}

/// Tasks that are due by themselves, by the clocks of Paris.
@Suite struct ScheduleTests {
  private func instant(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0)
    -> Instant
  {
    Instant(LocalDate(year: year, month: month, day: day)!, hour: hour, minute: minute)
  }

  @Test func `a daily task runs once a day when clocks change, at 02:30 too`() {
    let daily = Recurrence.daily(hour: 2, minute: 30)
    // 29 March 2026: 02:30 does not exist in Paris; an hour later is 03:30, 01:30 UTC.
    var at = instant(2026, 3, 28, 0)
    var due: [String] = []
    for _ in 0..<3 {
      at = daily.next(after: at)
      due.append(at.description)
    }
    #expect(due == ["2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z"])
    // 25 October 2026: 02:30 comes twice; the first counts.
    at = instant(2026, 10, 24, 12)
    due = []
    for _ in 0..<2 {
      at = daily.next(after: at)
      due.append(at.description)
    }
    #expect(due == ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"])
  }

  @Test func `over two years each day in Paris has one daily run, whatever the hour`() {
    for hour in 0..<24 {
      let daily = Recurrence.daily(hour: hour, minute: 15)
      var at = instant(2026, 1, 1, 12)
      var day = daily.next(after: at).dateInParis
      at = daily.next(after: at)
      for _ in 0..<730 {
        at = daily.next(after: at)
        #expect(at.dateInParis == day.adding(days: 1))
        day = at.dateInParis
      }
    }
  }

  @Test func `the thirty-first of a month is its last day`() {
    let monthly = Recurrence.monthly(day: 31, hour: 6)
    var at = instant(2026, 1, 31, 12)
    var due: [String] = []
    for _ in 0..<3 {
      at = monthly.next(after: at)
      due.append(at.dateInParis.description)
    }
    #expect(due == ["2026-02-28", "2026-03-31", "2026-04-30"])
  }

  @Test(arguments: [true, false])
  func `after a standstill a task makes up for what its policy says, once`(each: Bool)
    async throws
  {
    let folder = TemporaryFolder()
    let clock = MovableClock(instant(2026, 5, 1, 6))
    let database = try TestDatabase.open(
      folder.file("jobs.sqlite"), migrations: JobStore.migrations, isEmpty: true,
      now: { clock.clock.now }
    ).of(CompanyID(raw: RawID(high: 1, low: 1)))
    let company = CompanyID(raw: RawID(high: 1, low: 1))
    let nodes = [JobQueue(ids: .counting(clock.clock)), JobQueue(ids: .system(clock.clock))]
    let schedule = Schedule(
      "report", .daily(hour: 9), catchUp: each ? .each(atMost: 3) : .latest)
    func look() throws -> Int {
      try nodes.reduce(0) { count, queue in
        try count + database.writeSync { try schedule.ask(queue, of: company, in: $0) }.count
      }
    }
    #expect(try look() == 0)
    clock.advance(seconds: 2 * 3600)
    #expect(try look() == 1)
    #expect(try look() == 0)
    clock.advance(days: 10)
    #expect(try look() == (each ? 3 : 1))
    let periods = try database.readSync {
      try JobStore.list(of: company, limit: 10, in: $0).map(\.input).sorted()
    }
    #expect(
      periods
        == (each
        ? ["2026-05-01", "2026-05-09", "2026-05-10", "2026-05-11"] : ["2026-05-01", "2026-05-11"])
        .map { "\($0)T07:00:00Z" })
  }
}
