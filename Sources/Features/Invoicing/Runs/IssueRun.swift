import Dispatch
import Kernel
import Storage
import Synchronization

/// Issues a whole input, order after order, in groups: each group is one durable transaction, so that the cost of
/// making it durable is shared. What a killed run left undone, the next run of the same input completes.
package struct IssueRun: Sendable {
  /// Orders per transaction: large enough to share one fsync, small enough to show progress.
  package static let groupSize = 256

  let issuer: OrderIssuer
  let database: Database
  let clock: Clock
  let groupSize: Int

  package init(
    issuer: OrderIssuer, database: Database, clock: Clock, groupSize: Int = IssueRun.groupSize
  ) {
    self.issuer = issuer
    self.database = database
    self.clock = clock
    self.groupSize = groupSize
  }

  /// What a run says first: of the seller's bank account, while a change of it waits.
  package func notes() throws -> [Finding] {
    try database.readSync { try BankNotes.current(of: issuer.company.id, in: $0) }
  }

  /// Issues for good. `each` sees the outcomes of a group once they are durable.
  ///
  /// - Parameter next: the next reading of the input, `nil` at its end.
  package func issue(
    from next: () throws -> OrderReading?, each: ([OrderOutcome]) throws -> Void
  ) throws {
    var committing: Committing?
    func settle() throws {
      guard let running = committing else { return }
      committing = nil
      try each(try running.outcomes())
    }
    do {
      while true {
        let group = try take(next)
        if group.isEmpty { break }
        // The next group is decided and priced while the one before it is written.
        let candidates = prepared(group, try proofs(group))
        try settle()
        committing = Committing { try self.commit(candidates) }
      }
    } catch {
      // What was begun is told before why the run ended.
      try settle()
      throw error
    }
    try settle()
  }

  /// A group being made durable, on a thread of its own.
  private final class Committing: Sendable {
    private let result = Mutex<Result<[OrderOutcome], any Error>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable () throws -> [OrderOutcome]) {
      // A queue of its own: it waits, and must not keep a worker of those it waits for.
      DispatchQueue(label: "facturier.commit").async {
        let outcomes = Result(catching: work)
        self.result.withLock { $0 = outcomes }
        self.done.signal()
      }
    }

    func outcomes() throws -> [OrderOutcome] {
      done.wait()
      return try result.withLock { $0! }.get()
    }
  }

  /// Shows what `issue` would do, to the number, by doing it in one transaction that is rolled back.
  package func rehearse(
    from next: () throws -> OrderReading?, each: ([OrderOutcome]) throws -> Void
  ) throws {
    try database.rehearseSync(.company(issuer.company.id)) { tx in
      while true {
        let group = try take(next)
        guard !group.isEmpty else { return }
        let proofs = try OutsideFacts.load(
          for: Self.orders(of: group), of: issuer.company.id, in: tx)
        try each(try issuer.issue(prepared(group, proofs), isRehearsal: true, in: tx))
      }
    }
  }

  private func take(_ next: () throws -> OrderReading?) throws -> [OrderReading] {
    var group: [OrderReading] = []
    group.reserveCapacity(groupSize)
    while group.count < groupSize, let reading = try next() { group.append(reading) }
    return group
  }

  /// What registers said of the group's companies, and its exchange rates: one read for the group, none when all are
  /// consumers who pay in euros.
  private func proofs(_ group: [OrderReading]) throws -> OutsideFacts {
    let orders = Self.orders(of: group)
    if orders.isEmpty { return .none }
    return try database.readSync { tx in
      try OutsideFacts.load(for: orders, of: issuer.company.id, in: tx)
    }
  }

  /// Those of which something may be known.
  private static func orders(of group: [OrderReading]) -> [SalesOrder] {
    group.compactMap { $0.order ?? $0.unfit }.filter {
      $0.buyer.kind == .company || $0.currency != .eur
    }
  }

  /// Decides and prices on all cores; the order of the group is kept.
  private func prepared(_ group: [OrderReading], _ proofs: OutsideFacts) -> [OrderIssuer.Candidate]
  {
    let today = clock.today
    let issuer = issuer
    guard group.count >= 16 else {
      return group.map { issuer.prepare($0, on: today, knowing: proofs) }
    }
    return [OrderIssuer.Candidate](unsafeUninitializedCapacity: group.count) { buffer, count in
      nonisolated(unsafe) let base = buffer.baseAddress!
      let slice = 16
      DispatchQueue.concurrentPerform(iterations: (group.count + slice - 1) / slice) { number in
        for index in number * slice..<min(group.count, (number + 1) * slice) {
          (base + index).initialize(to: issuer.prepare(group[index], on: today, knowing: proofs))
        }
      }
      count = group.count
    }
  }

  /// One transaction for the group. A document that cannot be drawn is refused and the others go through.
  private func commit(_ candidates: [OrderIssuer.Candidate]) throws -> [OrderOutcome] {
    var candidates = candidates
    while true {
      do {
        let group = candidates
        return try database.writeSync(.company(issuer.company.id)) {
          try issuer.issue(group, in: $0)
        }
      } catch let unprintable as UnprintableOrders {
        for index in unprintable.indices {
          var reading = candidates[index].reading
          reading.order = nil
          reading.refusal = [UnprintableOrders.finding(at: reading.place)]
          candidates[index] = issuer.prepare(
            reading, on: candidates[index].day, knowing: candidates[index].proofs)
        }
      }
    }
  }
}
