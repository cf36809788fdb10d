import Foundation

/// Room for tests that wait for a program or a browser: threads of their own.
///
/// Swift runs asynchronous code on as many threads as the machine has cores. A test that waits for a child process keeps one of
/// them, and on two cores two browser stories stop every other test, and each `Task.sleep`, until they are told. With more
/// threads the others go on.
package enum RoomToWait {
  /// Makes it, the first time; asked for by whatever waits.
  package static func make() { _ = made }

  private static let made: Void = {
    // The runtime's own hook (stdlib/public/Concurrency/GlobalExecutor.cpp): every job comes by it.
    guard let place = dlsym(dlopen(nil, RTLD_NOW), "swift_task_enqueueGlobal_hook") else {
      preconditionFailure("this Swift has no swift_task_enqueueGlobal_hook")
    }
    place.assumingMemoryBound(to: Hook?.self).pointee = { job, _ in Threads.all.enqueue(job) }
  }()

  private typealias Original = @convention(thin) (UnownedJob) -> Void
  private typealias Hook = @convention(thin) (UnownedJob, Original) -> Void

  private final class Threads: TaskExecutor, @unchecked Sendable {
    static let all = Threads()
    private static let count = 32
    private let condition = NSCondition()
    private var jobs: [UnownedJob] = []

    private init() {
      for _ in 0..<Self.count {
        let thread = Thread { self.work() }
        thread.stackSize = 8 << 20
        thread.start()
      }
    }

    func enqueue(_ job: consuming ExecutorJob) { enqueue(UnownedJob(job)) }

    func enqueue(_ job: UnownedJob) {
      condition.lock()
      jobs.append(job)
      condition.signal()
      condition.unlock()
    }

    private func work() {
      while true {
        condition.lock()
        while jobs.isEmpty { condition.wait() }
        let job = jobs.removeFirst()
        condition.unlock()
        job.runSynchronously(on: asUnownedTaskExecutor())
      }
    }
  }
}
