import Automation
import Foundation
import Kernel
import Storage
import Synchronization
import TestSupport
import Testing

/// What is not saved, not called and not shown.
@Suite struct WebhookRefusalTests {
  private func codes(_ hooked: Hooked, _ url: String, _ events: [String]) async -> [String] {
    do {
      try await hooked.webhooks.check(WebhookRequest(url: url, events: events))
      return []
    } catch {
      return (error as? any Problem)?.findings.map(\.code) ?? ["\(error)"]
    }
  }

  @Test func `all that is wrong is said at once, with its place`() async throws {
    let hooked = try Hooked()
    #expect(
      await codes(hooked, "https://127.0.0.1/", ["invoice.isued", "*", "lost.*"])
        == ["outbound.address-refused", "webhook.event-unknown", "webhook.event-unknown"])
    #expect(
      await codes(hooked, "http://user@example.com", [])
        == ["outbound.url-unreadable", "webhook.events-missing"])
    #expect(await codes(hooked, hooked.url, ["*", "invoice.issued", "payment.*"]) == [])
  }

  /// Public while it is looked at, private when it is called.
  private final class TurningResolver: Resolver {
    let hasTurned = Mutex(false)
    func addresses(of host: String) async throws(OutboundFailure) -> [IPAddress] {
      [IPAddress(hasTurned.withLock { $0 } ? "127.0.0.1" : "93.184.215.14")!]
    }
  }

  @Test func `the address is looked at when it is saved and before each call`() async throws {
    let resolver = TurningResolver()
    let hooked = try Hooked(resolver: resolver)
    let (id, _) = try await hooked.listen(at: "https://hooks.example/")
    resolver.hasTurned.withLock { $0 = true }
    #expect(await codes(hooked, "https://hooks.example/", ["*"]) == ["outbound.address-refused"])
    try hooked.issue()
    try await hooked.desk.work()
    let attempts = try hooked.attempts(hooked.deliveries(id)[0].id)
    #expect(attempts.map(\.code) == ["outbound.address-refused"])
    #expect(hooked.receiver.connections == 0)
  }

  @Test func `no more than twenty`() async throws {
    let hooked = try Hooked()
    for _ in 0..<20 { try await hooked.listen() }
    await #expect(throws: WebhookProblem.self) { try await hooked.listen() }
  }

  @Test func `what is paused or gone is not sent again`() async throws {
    let hooked = try Hooked()
    let (id, _) = try await hooked.listen()
    try hooked.issue(2)
    try await hooked.desk.work()
    let delivery = try hooked.deliveries(id)[0].id
    func outcome() async -> String {
      do {
        try await hooked.change { try $0.resend(delivery, to: id, in: $1) }
        return "sent"
      } catch { return (error as? any Problem)?.code ?? "\(error)" }
    }
    try await hooked.change { try $0.pause(id, in: $1) }
    #expect(await outcome() == "webhook.paused")
    try await hooked.change { try $0.resume(id, in: $1) }
    hooked.shop.clock.advance(days: 40)
    let company = hooked.shop.company
    _ = try await hooked.shop.database.write(.company(company)) {
      try EventStore.prune(before: $0.now, limit: 100, of: company, in: $0)
    }
    #expect(await outcome() == "webhook.event-gone")
  }

  @Test(.ofSQLite) func `whoever has the database has no secret of it`() async throws {
    let hooked = try Hooked()
    let (id, old) = try await hooked.listen()
    let new = try await hooked.shop.database.write(.company(hooked.shop.company)) {
      [webhooks = hooked.webhooks] in try webhooks.rotate(id, in: $0)
    }
    try hooked.issue()
    try await hooked.desk.work()
    var all: [UInt8] = []
    for name in names(in: hooked.shop.folder.path) where name.hasPrefix("facturier.sqlite") {
      all += bytes(of: hooked.shop.folder.file(name)) ?? []
    }
    #expect(all.firstRange(of: Array("webhook_endpoint".utf8)) != nil)
    for secret in [old, new] { #expect(all.firstRange(of: Array(secret.utf8)) == nil) }
  }

  @Test func `a secret that was copied to another endpoint signs nothing`() async throws {
    let hooked = try Hooked()
    let (first, _) = try await hooked.listen()
    let (second, _) = try await hooked.listen()
    try hooked.shop.database.writeSync { tx in
      try tx.run(
        """
        UPDATE webhook_endpoint SET secret = (SELECT secret FROM webhook_endpoint
          WHERE company_id = \(hooked.shop.company) AND id = \(first))
        WHERE company_id = \(hooked.shop.company) AND id = \(second)
        """)
    }
    await #expect(throws: VaultProblem.damaged) { _ = try await hooked.webhooks.test(second) }
    _ = try await hooked.webhooks.test(first)
    #expect(hooked.receiver.taken.count == 1)
  }

  @Test func `the operator's setting names origins, and nothing else`() throws {
    let name = ManageWebhooks.trustedSetting
    #expect(throws: WebhookProblem.self) {
      _ = try ManageWebhooks.policy(environment: [name: "http://erp.intern:8069, erp"])
    }
    _ = try ManageWebhooks.policy(environment: [name: "http://erp.intern:8069, https://10.0.0.5"])
    _ = try ManageWebhooks.policy(environment: [:])
  }
}
