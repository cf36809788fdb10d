import Hummingbird
import Kernel
import Logging
import ServiceLifecycle

/// From the start of a node to its end.
///
/// Told to end, a node first says so (`/ready` is 503) and takes up no more work; it goes on answering for `drain`, so that
/// a balancer sends nothing to a listener that is gone; then the listeners close, and requests, the mail being said and jobs
/// in hand come to their end, within bounds.
struct NodeLife: Sendable {
  let health: NodeHealth
  /// How long it answers after it was told to end.
  let drain: Duration

  /// What is not over so long after the listeners closed is cut off.
  private static let patience = Duration.seconds(30)

  /// - Parameters:
  ///   - listeners: answer requests; there may be none.
  ///   - work: what the node does by itself; cancelled at the first signal.
  /// - Throws: what kept a listener from starting.
  func run(
    _ listeners: [any Service], beside work: Task<Void, Never>, _ logger: Logger
  ) async throws {
    // A node without listeners lives until it is told to end, too.
    var configuration = ServiceGroupConfiguration(
      services: listeners + [Waiting()], logger: logger)
    configuration.maximumGracefulShutdownDuration = Self.patience
    let group = ServiceGroup(configuration: configuration)
    let (health, drain) = (health, drain)
    let signals = EndSignals {
      health.drain()
      work.cancel()
      Task {
        try? await Task.sleep(for: drain)
        await group.triggerGracefulShutdown()
      }
    }
    let watching = Task { await health.watch() }
    defer {
      watching.cancel()
      signals.stop()
    }
    do {
      try await group.run()
    } catch  where health.isDraining {
      logger.warning("requests were cut off: \(error)")
    } catch {
      work.cancel()
      _ = await Self.ended(work)
      throw error
    }
    work.cancel()
    if await !Self.ended(work) { logger.warning("work was cut off; its leases end by themselves") }
  }

  private struct Waiting: Service {
    func run() async throws { try await gracefulShutdown() }
  }

  /// - Returns: whether it ended in time.
  private static func ended(_ work: Task<Void, Never>) async -> Bool {
    let (answers, answer) = AsyncStream.makeStream(of: Bool.self)
    let waiting = Task {
      await work.value
      answer.yield(true)
    }
    let limit = Task {
      try await Task.sleep(for: patience)
      answer.yield(false)
    }
    defer {
      waiting.cancel()
      limit.cancel()
    }
    return await answers.first { _ in true } ?? false
  }
}
