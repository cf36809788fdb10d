import Foundation
import Kernel
import Synchronization

/// Where passwords are hashed: two at a time, since each takes 46 MiB and a core, with a short queue. Whoever comes when it is
/// full is told to come back, so that a flood of sign-ins cannot fill the memory or the cores.
package final class PasswordThreads: Sendable {
  package static let shared = PasswordThreads()

  private static let atOnce = 2
  private static let longestQueue = 32
  private let queue = OperationQueue()
  private let waiting = Mutex(0)

  package init() { queue.maxConcurrentOperationCount = Self.atOnce }

  /// - Throws: `AccountProblem.tooBusy` when too many wait already.
  package func run<T: Sendable>(_ work: @escaping @Sendable () -> T) async throws -> T {
    let isAccepted = waiting.withLock { waiting in
      guard waiting < Self.atOnce + Self.longestQueue else { return false }
      waiting += 1
      return true
    }
    guard isAccepted else { throw AccountProblem.tooBusy }
    defer { waiting.withLock { $0 -= 1 } }
    return await withCheckedContinuation { continuation in
      queue.addOperation { continuation.resume(returning: work()) }
    }
  }
}
