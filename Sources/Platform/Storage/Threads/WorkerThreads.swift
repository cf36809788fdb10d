import Glibc

/// Threads of the operating system that run blocking work, so that Swift's own few never block.
final class WorkerThreads: Sendable {
  typealias Job = @Sendable () -> Void

  private struct State {
    var jobs: ArraySlice<Job> = []
    var isStopping = false
  }
  private let state = Monitor(State())

  init(count: Int) {
    for _ in 0..<count { WorkerThreads.start { [state] in WorkerThreads.work(state) } }
  }

  /// - Returns: false when the threads were told to stop: the job will never run.
  func submit(_ job: @escaping Job) -> Bool {
    state.change { state in
      if !state.isStopping { state.jobs.append(job) }
      return !state.isStopping
    }
  }

  /// Lets the jobs already submitted run, then ends the threads. Does not wait for them.
  func stop() {
    state.change { $0.isStopping = true }
  }

  private static func work(_ state: Monitor<State>) {
    while let job = next(state) { job() }
  }

  private static func next(_ state: Monitor<State>) -> Job? {
    state.wait { state -> Job?? in
      if let job = state.jobs.popFirst() { return .some(job) }
      return state.isStopping ? .some(nil) : nil
    }
  }

  private final class Start {
    let body: Job
    init(_ body: @escaping Job) { self.body = body }
  }

  private static func start(_ body: @escaping Job) {
    let start = Unmanaged.passRetained(Start(body))
    var thread = pthread_t()
    let result = pthread_create(
      &thread, nil,
      { argument in
        Unmanaged<Start>.fromOpaque(argument!).takeRetainedValue().body()
        return nil
      }, start.toOpaque())
    precondition(result == 0, "no thread for the database: \(result)")
    pthread_detach(thread)
  }
}
