import Glibc

/// A value guarded by a lock that one can also wait on until the value is as wished.
///
/// `Synchronization.Mutex` cannot wait. Only threads of our own, or a caller who asked for it, may block here.
final class Monitor<State>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var state: State

  init(_ state: State) {
    self.state = state
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Changes the state and wakes whoever waits for it.
  @discardableResult
  func change<T>(_ body: (inout State) throws -> T) rethrows -> T {
    pthread_mutex_lock(mutex)
    defer {
      pthread_mutex_unlock(mutex)
      pthread_cond_broadcast(changed)
    }
    return try body(&state)
  }

  /// Waits until `body` has an answer.
  func wait<T>(for body: (inout State) throws -> T?) rethrows -> T {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let answer = try body(&state) { return answer }
      pthread_cond_wait(changed, mutex)
    }
  }
}
