import Invoicing
import Kernel
import Logging
import Money
import Storage

/// The webhooks of a company while the program runs: follows the events, calls who wants to hear of them.
///
/// Calls have a runner of their own, so that slow receivers hold up nothing but themselves.
package struct WebhookDesk: Sendable {
  let feed: WebhookFeed
  let runner: JobRunner
  let logger: Logger

  /// - Parameters:
  ///   - worker: who it is, in the rows of what it holds.
  ///   - alert: says that an endpoint was paused.
  package init(
    webhooks: ManageWebhooks, alert: WebhookAlert, worker: String,
    jitter: Chance = .system, _ logger: Logger,
    report: @escaping @Sendable (JobRunner.Report) -> Void
  ) {
    feed = WebhookFeed(webhooks: webhooks)
    self.logger = logger
    var options = JobRunner.Options()
    options.concurrency = 16
    options.group = 16
    runner = JobRunner(
      database: webhooks.database,
      handlers: DeliverWebhook(webhooks: webhooks).handlers + [alert.handler],
      queue: webhooks.queue, chance: jitter, worker: worker, options: options,
      report: report)
  }

  /// All there is to do, once: for commands and tests.
  ///
  /// - Returns: how many jobs were ended.
  @discardableResult
  package func work() async throws -> Int {
    try await feed.work()
    return try await runner.workOff()
  }

  /// Until it is cancelled: a look every second, which costs two reads of an index.
  package func run() async {
    await withTaskGroup { group in
      group.addTask { await runner.run() }
      group.addTask {
        while !Task.isCancelled {
          do {
            try await feed.work()
          } catch {
            if !Task.isCancelled { logger.error("webhooks: \(error)") }
          }
          try? await Task.sleep(for: .seconds(1))
        }
      }
    }
  }
}

/// Tells the company that an endpoint is no longer called.
package struct WebhookAlert: Sendable {
  static let kind = "webhooks.alert"

  let webhooks: ManageWebhooks
  let name: String
  /// `nil` where the company has no address, or no mail is set up.
  let send: (@Sendable (_ id: RawID, _ subject: String, _ text: String) async throws -> Void)?
  let logger: Logger

  package init(
    webhooks: ManageWebhooks, name: String, _ logger: Logger,
    send: (@Sendable (_ id: RawID, _ subject: String, _ text: String) async throws -> Void)?
  ) {
    self.webhooks = webhooks
    self.name = name
    self.logger = logger
    self.send = send
  }

  var handler: JobHandler {
    let this = self
    return JobHandler(Self.kind) { job in
      guard let id = WebhookEndpoint.ID(job.input) else { return .done }
      let company = this.webhooks.company
      let endpoint = try await this.webhooks.database.read { tx in
        try WebhookStore.all(of: company, in: tx).first { $0.id == id }
      }
      guard let endpoint, endpoint.state == .paused else { return .done }
      this.logger.error(
        "a webhook was paused",
        metadata: ["endpoint": "\(id)", "reason": "\(endpoint.pausedBecause?.rawValue ?? "")"])
      let words = WebhookStrings.table
      try await this.send?(
        job.id.raw, words.alertSubject(.fr), words.alert(endpoint, of: this.name))
      return .done
    }
  }
}
