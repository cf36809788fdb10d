import Money
import Storage
import Synchronization
import Tracing

/// Takes up jobs and does them, many at a time; any number of runners may work on one database.
///
/// A job that was taken up is leased: the runner says every third of the lease that it is still there, and what a runner no
/// longer holds it can no longer finish. Jobs are taken up and ended in groups, each in one durable transaction.
package final class JobRunner: Sendable {
  package struct Options: Sendable {
    /// Jobs that are done at the same time.
    package var concurrency = 64
    /// Jobs taken up in one transaction.
    package var group = 256
    /// How long a look at the queue is put off when nothing rang: other processes may have asked.
    package var pause: Duration = .seconds(1)
    /// How long a runner that was cancelled waits for what it holds; then it gives it back to the others.
    package var drain: Duration = .seconds(25)

    package init() {}
  }

  /// What an operator wants to hear of.
  package enum Report: Sendable {
    case done(Job, took: Duration)
    case retrying(Job, reason: String, at: Instant)
    /// Given up: somebody must look.
    case dead(Job, reason: String)
    /// The queue itself could not be reached.
    case failed(any Error)
  }

  private enum Outcome: Sendable {
    case done(JobEffect)
    case failed(String, isFinal: Bool)
  }

  private struct Ended: Sendable {
    let job: Job
    let outcome: Outcome
    let took: Duration

    /// Done, and nothing is to be written but that.
    var isPlain: Bool {
      if case .done(let effect) = outcome { effect.commit == nil } else { false }
    }

    /// Whose the transaction is in which it ends; `nil` when it writes nothing of a company.
    var company: CompanyID? {
      if case .done(let effect) = outcome, effect.commit != nil { job.company } else { nil }
    }
  }

  private struct State {
    var held: [Job.ID: Job] = [:]
    var outcomes: [Ended] = []
    var isDraining = false
  }

  private let database: Database
  private let handlers: [String: JobHandler]
  private let queue: JobQueue
  private let chance: Chance
  private let worker: String
  /// Runners work side by side: each holds only itself while it takes up, ends or keeps jobs.
  private let scopes: (taking: WriteScope, ending: WriteScope, keeping: WriteScope)
  private let options: Options
  private let report: @Sendable (Report) -> Void
  private let state = Mutex(State())
  /// A job came to its end and waits to be ended in the database.
  private let finished = JobBell()
  /// Some were ended: there is room for others.
  private let slots = JobBell()
  /// Nothing is held any more, and nothing will be.
  private let over = JobBell()

  /// - Parameter worker: who it is, in the rows of what it holds.
  package init(
    database: Database, handlers: [JobHandler], queue: JobQueue, chance: Chance = .system,
    worker: String, options: Options = Options(),
    report: @escaping @Sendable (Report) -> Void
  ) {
    self.database = database
    self.handlers = Dictionary(uniqueKeysWithValues: handlers.map { ($0.kind, $0) })
    self.queue = queue
    self.chance = chance
    self.worker = worker
    scopes = (
      .one(Array("taking \(worker)".utf8)), .one(Array("ending \(worker)".utf8)),
      .one(Array("keeping \(worker)".utf8))
    )
    self.options = options
    self.report = report
  }

  /// Until it is cancelled; what was begun then comes to its end (a graceful drain), and nothing more is taken up. What does
  /// not end in time is given back: another runner takes it up at once, and what this one still does of it has no effect.
  package func run() async {
    let ending = Task.detached { await self.endGroups() }
    let leasing = Task.detached { await self.keepLeases() }
    await takeUp()
    state.withLock { $0.isDraining = true }
    finished.ring()
    let limit = Task.detached {
      try await Task.sleep(for: self.options.drain)
      await self.giveBack()
    }
    await ending.value
    limit.cancel()
    over.ring()
    await leasing.value
  }

  /// Does what is due until nothing is: for commands and tests.
  ///
  /// - Returns: how many were ended.
  @discardableResult
  package func workOff() async throws -> Int {
    var count = 0
    while true {
      let jobs = try await claim(options.group)
      guard !jobs.isEmpty else { return count }
      await withTaskGroup { group in
        for job in jobs { group.addTask { await self.perform(job) } }
      }
      count += try await endGroup()
    }
  }

  // MARK: The three loops

  private func takeUp() async {
    while !Task.isCancelled {
      let free = options.concurrency - state.withLock { $0.held.count }
      var jobs: [Job] = []
      if free > 0 {
        do { jobs = try await claim(min(free, options.group)) } catch { tell(error) }
      }
      // Not children of this task: when it is cancelled they still come to their end.
      for job in jobs { Task.detached { await self.perform(job) } }
      if jobs.isEmpty { await (free > 0 ? queue.bell : slots).wait(atMost: options.pause) }
    }
  }

  private var isOver: Bool {
    // A database that stopped for safety takes no end any more: the leases of what is held run out by themselves.
    let isStopped = database.poisoned != nil
    return state.withLock {
      $0.isDraining && (isStopped || $0.held.isEmpty && $0.outcomes.isEmpty)
    }
  }

  /// Until nothing is held any more.
  private func endGroups() async {
    while !isOver {
      do { try await endGroup() } catch { tell(error) }
      await finished.wait(atMost: options.pause)
    }
  }

  private func giveBack() async {
    let held = state.withLock { state in
      defer { (state.held, state.outcomes) = ([:], []) }
      return Array(state.held.values)
    }
    do {
      try await database.write(scopes.ending) { tx in
        for job in held { try JobStore.giveBack(job, in: tx) }
      }
    } catch {
      tell(error)
    }
    finished.ring()
  }

  private func keepLeases() async {
    let shortest = handlers.values.map(\.policy.leaseSeconds).min() ?? 60
    while !isOver {
      await over.wait(atMost: .milliseconds(max(shortest * 1_000 / 3, 50)))
      let held = state.withLock { Array($0.held.values) }
      guard !held.isEmpty else { continue }
      do { try await extend(held) } catch { tell(error) }
    }
  }

  private func extend(_ held: [Job]) async throws {
    let handlers = handlers
    try await database.write(scopes.keeping) { tx in
      for (kind, jobs) in Dictionary(grouping: held, by: \.kind) {
        let seconds = handlers[kind]?.policy.leaseSeconds ?? 60
        try JobStore.extend(jobs, leaseSeconds: seconds, in: tx)
      }
    }
  }

  // MARK: One job

  private func claim(_ limit: Int) async throws -> [Job] {
    let (kinds, worker) = (handlers.keys.sorted(), worker)
    // One lease for all of a group; the heartbeat gives each its own.
    let lease = handlers.values.map(\.policy.leaseSeconds).min() ?? 60
    // Most looks find nothing, and a program has as many runners as companies: a look is a read, not a transaction that writes.
    let isDue = try await database.readBriefly { try JobStore.isAnyDue(of: kinds, in: $0) }
    guard isDue else { return [] }
    let jobs = try await database.write(scopes.taking) { tx in
      try JobStore.releaseExpired(in: tx)
      return try JobStore.claim(
        limit, kinds: kinds, worker: worker, leaseSeconds: lease, in: tx)
    }
    state.withLock { state in for job in jobs { state.held[job.id] = job } }
    for (kind, jobs) in Dictionary(grouping: jobs, by: \.kind) {
      Measure.jobsClaimed.count([("kind", kind)], by: jobs.count)
    }
    return jobs
  }

  private func perform(_ job: Job) async {
    let begun = ContinuousClock.now
    let outcome = await Doing.$current.withValue(Doing(.job, "\(job.id)")) {
      await withSpan("job \(job.kind)") { span in
        let outcome = await tried(job)
        if case .failed = outcome { span.setStatus(.init(code: .error)) }
        return outcome
      }
    }
    let ended = Ended(job: job, outcome: outcome, took: ContinuousClock.now - begun)
    // What was given back meanwhile is another's.
    state.withLock { if $0.held[job.id] != nil { $0.outcomes.append(ended) } }
    finished.ring()
  }

  private func tried(_ job: Job) async -> Outcome {
    guard let handler = handlers[job.kind] else { return .failed("no handler", isFinal: true) }
    // A job that ends its workers must not do so for ever.
    if job.claims > job.failures + 10 * handler.policy.attempts {
      return .failed("taken up \(job.claims) times and never ended", isFinal: true)
    }
    do {
      return .done(try await handler.work(job))
    } catch let failure as JobFailure {
      return .failed(failure.description, isFinal: true)
    } catch {
      return .failed("\(error)", isFinal: false)
    }
  }

  /// Ends what came to an end since the last time: in one transaction what leaves nothing in the database, and in one for
  /// each company what does.
  ///
  /// - Returns: how many.
  @discardableResult
  private func endGroup() async throws -> Int {
    let outcomes = state.withLock { state in
      defer { state.outcomes = [] }
      return state.outcomes
    }
    let groups = Dictionary(grouping: outcomes, by: \.company)
    var failure: (any Error)?
    for (company, outcomes) in groups {
      do {
        try await end(outcomes, scope: company.map { .company($0) } ?? scopes.ending)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return outcomes.count
  }

  /// An effect that fails takes back itself alone.
  private func end(_ outcomes: [Ended], scope: WriteScope) async throws {
    do {
      let reports = try await database.write(scope) { tx in
        let plain = try JobStore.finish(outcomes.filter(\.isPlain).map(\.job), in: tx)
        var reports = outcomes.filter { $0.isPlain && plain.contains($0.job.id) }
          .map { Report.done($0.job, took: $0.took) }
        for ended in outcomes where !ended.isPlain {
          if let report = try self.end(ended, in: tx) { reports.append(report) }
        }
        return reports
      }
      for report in reports { tell(report) }
    } catch {
      // Nothing was kept: they are ended with the next group, unless their lease ends first.
      state.withLock { $0.outcomes = outcomes + $0.outcomes }
      throw error
    }
    state.withLock { state in for ended in outcomes { state.held[ended.job.id] = nil } }
    slots.ring()
  }

  /// - Returns: `nil` for a job that was lost: another says how it ended.
  private func end(_ ended: Ended, in tx: borrowing Transaction) throws -> Report? {
    let job = ended.job
    switch ended.outcome {
    case .done(let effect):
      let done = Report.done(job, took: ended.took)
      guard let commit = effect.commit else {
        return try JobStore.finish(job, in: tx) ? done : nil
      }
      do {
        return try tx.savepoint { tx in
          guard try JobStore.finish(job, in: tx) else { return nil }
          try commit(tx)
          return done
        }
      } catch {
        return try fail(job, "\(error)", isFinal: error is JobFailure, in: tx)
      }
    case .failed(let reason, let isFinal): return try fail(job, reason, isFinal: isFinal, in: tx)
    }
  }

  private func fail(
    _ job: Job, _ reason: String, isFinal: Bool, in tx: borrowing Transaction
  ) throws -> Report {
    let policy = handlers[job.kind]?.policy ?? JobPolicy()
    let failures = job.failures + 1
    let retryAt =
      isFinal || failures >= policy.attempts
      ? nil : tx.now.adding(seconds: policy.delay(after: failures, chance))
    try JobStore.fail(job, reason: reason, retryAt: retryAt, in: tx)
    return retryAt.map { .retrying(job, reason: reason, at: $0) } ?? .dead(job, reason: reason)
  }

  private func tell(_ report: Report) {
    switch report {
    case .done(let job, let took):
      Measure.jobTime.time(took, [("kind", job.kind)])
      Measure.jobsEnded.count([("kind", job.kind), ("outcome", "done")])
    case .retrying(let job, _, _):
      Measure.jobsEnded.count([("kind", job.kind), ("outcome", "retried")])
    case .dead(let job, _):
      Measure.jobsEnded.count([("kind", job.kind), ("outcome", "dead")])
    case .failed: break
    }
    self.report(report)
  }

  private func tell(_ error: any Error) {
    if !(error is CancellationError) { report(.failed(error)) }
  }
}
