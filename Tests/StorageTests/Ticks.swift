import Money
import Synchronization

/// A clock that advances a second each time it is read.
final class Ticks: Sendable {
  private let count = Mutex(0)

  func next() -> Instant {
    count.withLock { count in
      count += 1
      return noon.adding(seconds: Int64(count))
    }
  }
}
