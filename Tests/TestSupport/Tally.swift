import Synchronization

/// A value that several tasks of a test change.
package final class Tally<Value: Sendable>: Sendable {
  private let mutex: Mutex<Value>

  package init(_ value: Value) { mutex = Mutex(value) }

  package var value: Value { mutex.withLock { $0 } }

  @discardableResult
  package func change<T: Sendable>(_ body: (inout Value) throws -> sending T) rethrows -> T {
    try mutex.withLock { value in try body(&value) }
  }
}
