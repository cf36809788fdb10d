import Money
import Storage
import Synchronization

/// What is asked of a worker.
package struct JobRequest: Sendable {
  package var kind: String
  /// One job of its kind and company ever has this key: the cause, "invoice:inv_…".
  package var key: String?
  package var orderKey: String?
  package var input: String
  /// `nil` is now.
  package var runAt: Instant?

  package init(
    _ kind: String, key: String? = nil, orderKey: String? = nil, input: String = "",
    runAt: Instant? = nil
  ) {
    self.kind = kind
    self.key = key
    self.orderKey = orderKey
    self.input = input
    self.runAt = runAt
  }
}

/// Where jobs are asked for, inside the transaction that is their cause: both are kept, or neither.
package struct JobQueue: Sendable {
  let ids: IDs
  package let bell: JobBell

  package init(ids: IDs, bell: JobBell = JobBell()) {
    self.ids = ids
    self.bell = bell
  }

  /// - Returns: the job's id; `nil` when a job of its key was asked for before.
  @discardableResult
  package func ask(
    _ request: JobRequest, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Job.ID? {
    let id = Job.ID(raw: ids.next())
    guard try JobStore.insert(id, request, of: company, in: tx) else { return nil }
    let (bell, kind, isDue) = (bell, request.kind, request.runAt.map { $0 <= tx.now } ?? true)
    tx.afterCommit {
      Measure.jobsAsked.count([("kind", kind)])
      if isDue { bell.ring() }
    }
    return id
  }
}

/// Tells the workers of this process that there is something to do, so that they need not look all the time.
package final class JobBell: Sendable {
  private struct State {
    var rung = false
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    /// Whose alarm rang before they began to wait.
    var late: Set<Int> = []
    var next = 0
  }
  private let state = Mutex(State())

  package init() {}

  package func ring() {
    let waiting = state.withLock { state in
      state.rung = state.waiting.isEmpty
      defer { state.waiting = [:] }
      return Array(state.waiting.values)
    }
    for continuation in waiting { continuation.resume() }
  }

  /// Until it rings, at most so long; at once when it rang since the last wait.
  func wait(atMost duration: Duration) async {
    let ticket = state.withLock { state in
      state.next += 1
      return state.next
    }
    let alarm = Task {
      try? await Task.sleep(for: duration)
      release(ticket)
    }
    defer {
      alarm.cancel()
      state.withLock { _ = $0.late.remove(ticket) }
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.rung || Task.isCancelled || state.late.contains(ticket) {
            state.rung = false
            return true
          }
          state.waiting[ticket] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      release(ticket)
    }
  }

  private func release(_ ticket: Int) {
    let continuation = state.withLock { state in
      let continuation = state.waiting.removeValue(forKey: ticket)
      if continuation == nil { state.late.insert(ticket) }
      return continuation
    }
    continuation?.resume()
  }
}
