import Metrics
import Synchronization

/// Only grows.
final class CounterCell: CounterHandler {
  private let count = Atomic<Int64>(0)

  func increment(by amount: Int64) { count.add(amount, ordering: .relaxed) }
  func reset() { count.store(0, ordering: .relaxed) }

  var value: Int64 { count.load(ordering: .relaxed) }
}

/// Goes up and down.
final class GaugeCell: MeterHandler, RecorderHandler {
  private let number = Mutex<Double>(0)

  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { number.withLock { $0 = value } }
  func increment(by amount: Double) { number.withLock { $0 += amount } }
  func decrement(by amount: Double) { number.withLock { $0 -= amount } }
  func record(_ value: Int64) { set(value) }
  func record(_ value: Double) { set(value) }

  var value: Double { number.withLock { $0 } }
}

/// How often something took how long.
final class HistogramCell: TimerHandler {
  /// Upper bounds in nanoseconds, with the text that names each.
  static let bounds: [(nanoseconds: Int64, text: String)] = [
    (500_000, "0.0005"), (1_000_000, "0.001"), (2_500_000, "0.0025"), (5_000_000, "0.005"),
    (10_000_000, "0.01"), (25_000_000, "0.025"), (50_000_000, "0.05"), (100_000_000, "0.1"),
    (250_000_000, "0.25"), (500_000_000, "0.5"), (1_000_000_000, "1"), (2_500_000_000, "2.5"),
    (5_000_000_000, "5"), (10_000_000_000, "10"), (30_000_000_000, "30"),
  ]

  struct Level: Sendable {
    /// Of each bucket alone; the last is what is beyond the last bound.
    var counts = [Int64](repeating: 0, count: HistogramCell.bounds.count + 1)
    var nanoseconds: Int64 = 0
  }
  private let level = Mutex(Level())

  func recordNanoseconds(_ duration: Int64) {
    let bucket = Self.bounds.firstIndex { duration <= $0.nanoseconds } ?? Self.bounds.count
    level.withLock { level in
      level.counts[bucket] += 1
      level.nanoseconds += duration
    }
  }

  var value: Level { level.withLock { $0 } }
}
