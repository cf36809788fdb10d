import Money
import Storage

/// Work to be done after a transaction, because of it: a mail, a report, a call to a shop (tâche).
///
/// A job names its input by ids and reads the state again when it runs. It may run twice: after a crash, another worker
/// takes it up. What it does outside carries its `key`, so that twice is once.
package struct Job: Sendable, Equatable {
  package struct ID: Identifier {
    package static let prefix = "job"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  package enum State: String, Sendable, CaseIterable {
    case waiting, running, done
    /// Given up: somebody must look, then retry or cancel it.
    case dead
    case cancelled
  }

  package let id: ID
  package let company: CompanyID
  /// What does it: "jobs.prune".
  package let kind: String
  /// One job of its kind and company ever has this key, as long as the row is kept; `nil` for no such promise.
  package let key: String?
  /// Jobs of a company under one order key run one after the other, in the order they were asked for.
  package let orderKey: String?
  /// What the handler needs, as it wrote it: ids, never content.
  package let input: String
  package let state: State
  package let runAt: Instant
  /// How often it was taken up. Fences: a worker that lost its lease can no longer finish it.
  package let claims: Int
  /// How often it failed.
  package let failures: Int
  package let lastError: String?
  package let createdAt: Instant
  package let finishedAt: Instant?
}

/// How long a job may take and how often it is tried.
package struct JobPolicy: Sendable {
  /// Failures after which it is given up.
  package var attempts: Int
  /// A worker that says nothing for so long has lost the job; it says something every third of it.
  package var leaseSeconds: Int
  /// Before the first retry; doubled each time, up to a day, and moved by a quarter either way.
  package var firstDelaySeconds: Int

  package init(attempts: Int = 12, leaseSeconds: Int = 60, firstDelaySeconds: Int = 5) {
    self.attempts = attempts
    self.leaseSeconds = leaseSeconds
    self.firstDelaySeconds = firstDelaySeconds
  }

  /// The wait before the retry after so many failures, in seconds, with jitter: a server that was down is not met by all at
  /// once.
  func delay(after failures: Int, _ chance: Chance) -> Int64 {
    let base = Int64(firstDelaySeconds) << Int64(min(max(failures, 1) - 1, 20))
    let delay = min(base, 86_400)
    let span = max(delay / 2, 1)
    return max(1, delay - span / 2 + Int64(chance.next() % UInt64(span)))
  }
}

/// What does the jobs of one kind.
package struct JobHandler: Sendable {
  package let kind: String
  package let policy: JobPolicy
  let work: @Sendable (Job) async throws -> JobEffect

  /// - Parameter work: may run twice for one job; throws `JobFailure` where trying again is of no use.
  package init(
    _ kind: String, _ policy: JobPolicy = JobPolicy(),
    work: @escaping @Sendable (Job) async throws -> JobEffect
  ) {
    self.kind = kind
    self.policy = policy
    self.work = work
  }
}

/// What a job leaves in the database: written in the transaction that ends the job, so exactly once.
package struct JobEffect: Sendable {
  let commit: (@Sendable (borrowing Transaction) throws -> Void)?

  /// It is done, and there is nothing to write.
  package static let done = JobEffect(commit: nil)

  package static func writing(
    _ commit: @escaping @Sendable (borrowing Transaction) throws -> Void
  ) -> JobEffect { JobEffect(commit: commit) }
}

/// Trying again would not help: the job is given up at once.
package struct JobFailure: Error, CustomStringConvertible {
  package let description: String
  package init(_ reason: String) { description = reason }
}
