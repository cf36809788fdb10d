/// What a node does again and again.
package enum Recurring {
  /// Until the task is cancelled. What fails is told, and tried again the next time.
  package static func run(
    every pause: Duration, _ failed: @Sendable (any Error) -> Void,
    _ work: @Sendable () async throws -> Void
  ) async {
    while !Task.isCancelled {
      do {
        try await work()
      } catch {
        if !Task.isCancelled { failed(error) }
      }
      try? await Task.sleep(for: pause)
    }
  }
}
