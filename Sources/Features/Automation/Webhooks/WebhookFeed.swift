import Kernel
import Storage

/// Makes deliveries of events: the transaction in which something happens knows nothing of who listens, and costs nothing
/// for them.
///
/// It walks the events in their order, from where it stood. An endpoint is given an event once (`UNIQUE`), and the
/// place moves in the same transaction, so that neither a crash nor a second node makes two of one.
package struct WebhookFeed: Sendable {
  let webhooks: ManageWebhooks

  package init(webhooks: ManageWebhooks) { self.webhooks = webhooks }

  private static let group = 500

  /// All there is.
  ///
  /// - Returns: how many deliveries were made.
  @discardableResult
  package func work() async throws -> Int {
    let (this, company) = (self, webhooks.company)
    var count = 0
    while !Task.isCancelled {
      let isBehind = try await webhooks.database.read { tx in
        guard try !WebhookStore.all(of: company, in: tx).isEmpty else { return false }
        let place = try WebhookStore.place(of: company, in: tx)
        return try !EventStore.list(after: place, limit: 1, of: company, in: tx).isEmpty
      }
      guard isBehind else { return count }
      count += try await webhooks.database.write(.company(company)) { try this.group(in: $0) }
    }
    return count
  }

  private func group(in tx: borrowing Transaction) throws -> Int {
    let company = webhooks.company
    let endpoints = try WebhookStore.all(of: company, in: tx)
    let place = try WebhookStore.place(of: company, in: tx)
    let events = try EventStore.list(after: place, limit: Self.group, of: company, in: tx)
    guard let last = events.last else { return 0 }
    var count = 0
    for event in events {
      for endpoint in endpoints where endpoint.wants(event) {
        let id = WebhookDelivery.ID(raw: webhooks.ids.next())
        guard try DeliveryStore.insert(id, event, to: endpoint, of: company, in: tx) else {
          continue
        }
        count += 1
        if endpoint.state == .active { try webhooks.ask(id, round: 0, of: endpoint.id, in: tx) }
      }
    }
    try WebhookStore.move(to: last.sequence, of: company, in: tx)
    return count
  }
}
