import Dispatch
import Glibc
import Synchronization

/// SIGTERM and Ctrl-C: the first asks the program to end, the second ends it where it stands.
final class EndSignals: Sendable {
  private static let signals = [SIGTERM, SIGINT]

  /// Dispatch's sources may be used from anywhere; they do not say so.
  private struct Sources: @unchecked Sendable {
    var all: [any DispatchSourceSignal] = []
  }
  private let sources = Mutex(Sources())
  private let isAsked = Mutex(false)
  private let first: @Sendable () -> Void

  init(first: @escaping @Sendable () -> Void) {
    self.first = first
    for number in Self.signals {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [weak self] in self?.take(number) }
      source.resume()
      add(source)
    }
  }

  private func add(_ source: any DispatchSourceSignal) {
    nonisolated(unsafe) let source = source
    sources.withLock { $0.all.append(source) }
  }

  private func take(_ number: Int32) {
    let isSecond = isAsked.withLock { isAsked in
      defer { isAsked = true }
      return isAsked
    }
    guard isSecond else { return first() }
    // As a shell says of a program that a signal ended.
    _exit(128 + number)
  }

  /// From here on the signals do what they do by themselves.
  func stop() {
    sources.withLock { for source in $0.all { source.cancel() } }
    for number in Self.signals { signal(number, SIG_DFL) }
  }
}
