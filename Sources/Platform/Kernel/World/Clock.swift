import Glibc
import Money
import Synchronization

/// Where "now" comes from. Nothing else reads the time.
package struct Clock: Sendable {
  private let read: @Sendable () -> Instant

  package init(_ read: @escaping @Sendable () -> Instant) { self.read = read }

  package var now: Instant { read() }
  /// The day in Paris, which the law dates by.
  package var today: LocalDate { now.dateInParis }

  /// The machine's clock, for the program itself.
  package static let system = Clock {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }
}

/// A clock that moves when told: for tests, and for the demo company's two years.
package final class MovableClock: Sendable {
  private let state: Mutex<Instant>

  package init(_ start: Instant) { state = Mutex(start) }

  package var clock: Clock { Clock { self.state.withLock { $0 } } }

  package func set(_ instant: Instant) { state.withLock { $0 = instant } }

  package func advance(days: Int = 0, seconds: Int = 0) {
    state.withLock { $0 = $0.adding(seconds: Int64(days) * 86_400 + Int64(seconds)) }
  }
}
