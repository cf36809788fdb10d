import Automation
import Foundation
import Kernel
import Logging
import Money
import Storage
import Synchronization
import TestSupport
import Testing

/// A shop whose events are sent to a receiver on a free port, which its operator trusts.
final class Hooked: Sendable {
  let shop: TestShop
  let receiver: HTTPReceiver
  let webhooks: ManageWebhooks
  let desk: WebhookDesk
  /// What the company was mailed.
  let alerts = Mailbox()

  final class Mailbox: Sendable {
    let mails = Mutex<[String]>([])
  }

  static let catalogue = EventCatalogue(InvoicingCatalogue.all)

  /// - Parameters:
  ///   - first: another node of the same installation.
  ///   - resolver: of the names merchants type.
  init(
    sharing first: Hooked? = nil, on engine: Engine = TestDatabase.engine,
    resolver: any Resolver = SystemResolver()
  ) throws {
    let folder = TemporaryFolder()
    shop =
      try first.map { try TestShop(clock: $0.shop.clock, sharing: $0.shop) }
      ?? TestShop(
        folder, at: TestDatabase.location(folder.file("facturier.sqlite"), engine: engine))
    receiver = first?.receiver ?? HTTPReceiver()
    webhooks = ManageWebhooks(
      company: shop.company, database: shop.database, catalogue: Self.catalogue,
      ids: shop.issuer.ids, queue: JobQueue(ids: shop.issuer.ids),
      vault: Vault(key: [UInt8](repeating: 9, count: 32)),
      policy: .merchants(trusting: [try OutboundURL(receiver.origin)]), clock: shop.clock.clock,
      resolver: resolver)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let mailbox = alerts
    desk = WebhookDesk(
      webhooks: webhooks,
      alert: WebhookAlert(webhooks: webhooks, name: "Ma boutique", logger) { _, subject, text in
        mailbox.mails.withLock { $0.append(subject + "\n" + text) }
      }, worker: "node \(first == nil ? 1 : 2)", jitter: Chance { 0 }, logger, report: { _ in })
  }

  /// The sequences of the calls, counted from the first event that is not of the company's file.
  var calls: [Int] { receiver.taken.map { $0.sequence - 1 } }

  var url: String { receiver.origin + "/hooks" }

  @discardableResult
  func listen(to events: [String] = ["*"], at url: String? = nil) async throws -> (
    id: WebhookEndpoint.ID, secret: String
  ) {
    let wanted = WebhookRequest(url: url ?? self.url, events: events)
    try await webhooks.check(wanted)
    let webhooks = webhooks
    let made = try await shop.database.write(.company(shop.company)) {
      try webhooks.create(wanted, in: $0)
    }
    return (made.endpoint.id, made.secret)
  }

  /// Issues so many unpaid invoices: an event each.
  func issue(_ count: Int = 1, from first: Int = 1) throws {
    for number in first..<first + count {
      try shop.issue(Sample.order("H-\(number)"))
    }
  }

  func change(
    _ verb: @escaping @Sendable (ManageWebhooks, borrowing Transaction) throws -> Void
  ) async throws {
    let webhooks = webhooks
    try await shop.database.write(.company(shop.company)) { try verb(webhooks, $0) }
  }

  func endpoint(_ id: WebhookEndpoint.ID) throws -> WebhookEndpoint {
    try shop.database.readSync { try WebhookStore.one(id, of: shop.company, in: $0) }
  }

  /// The oldest first.
  func deliveries(_ id: WebhookEndpoint.ID) throws -> [WebhookDelivery] {
    try shop.database.readSync {
      try DeliveryStore.list(of: id, limit: 1_000, company: shop.company, in: $0)
    }.reversed()
  }

  func attempts(_ id: WebhookDelivery.ID) throws -> [WebhookDelivery.Attempt] {
    try shop.database.readSync {
      try DeliveryStore.attempts(of: id, company: shop.company, in: $0)
    }
  }

  /// Those after the first, which is of the account in the company's file.
  func events() throws -> [Event] {
    try shop.database.readSync {
      try EventStore.list(after: 1, limit: 10_000, of: shop.company, in: $0)
    }
  }
}

extension HTTPReceiver.Taken {
  var sequence: Int { Int(headers["facturier-sequence"] ?? "") ?? -1 }
}
