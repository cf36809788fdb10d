import Kernel
import Money
import Storage

/// What people and programs do with endpoints; each verb is one transaction, after what must be asked outside of any.
package struct ManageWebhooks: Sendable {
  package let company: CompanyID
  package let database: Database
  package let catalogue: EventCatalogue
  let ids: IDs
  let queue: JobQueue
  package let vault: Vault
  let client: OutboundClient
  let clock: Clock
  let chance: Chance

  /// - Parameters:
  ///   - policy: which addresses may be called; it is asked when one is saved, and before each call.
  ///   - resolver: of names.
  package init(
    company: CompanyID, database: Database, catalogue: EventCatalogue, ids: IDs, queue: JobQueue,
    vault: Vault, policy: AddressPolicy, clock: Clock, chance: Chance = .system,
    resolver: any Resolver = SystemResolver()
  ) {
    self.company = company
    self.database = database
    self.catalogue = catalogue
    self.ids = ids
    self.queue = queue
    self.vault = vault
    self.clock = clock
    self.chance = chance
    client = OutboundClient(policy, answerLimit: 2_000, overflow: .cuts, resolver: resolver)
  }

  package static let trustedSetting = "FACTURIER_WEBHOOK_TRUSTED"

  /// Public addresses, and the origins whoever runs this machine names: "http://erp.intern:8069, https://10.0.0.5".
  ///
  /// - Throws: `WebhookProblem.settingInvalid`.
  package static func policy(environment: [String: String]) throws(WebhookProblem) -> AddressPolicy
  {
    var trusted: [OutboundURL] = []
    for text in (environment[trustedSetting] ?? "").split(whereSeparator: { $0 == "," || $0 == " " }
    ) {
      do throws(OutboundFailure) {
        trusted.append(try OutboundURL(String(text)))
      } catch {
        throw .settingInvalid(String(text))
      }
    }
    return .merchants(trusting: trusted)
  }

  // MARK: Endpoints

  /// - Throws: `WebhookProblem.refused` with all that is wrong, the address included.
  package func check(_ wanted: WebhookRequest) async throws {
    var findings = wanted.findings(catalogue)
    do throws(OutboundFailure) {
      try await client.check(wanted.url)
    } catch {
      findings.insert(
        Finding(error.code, at: Place(pointer: "/url"), fr: error.text.fr, en: error.text.en), at: 0
      )
    }
    if !findings.isEmpty { throw WebhookProblem.refused(findings) }
  }

  /// Saves an endpoint that `check` let pass. It hears of what happens from now on.
  ///
  /// - Returns: its secret, which is shown once.
  /// - Throws: `WebhookProblem.tooMany`; `VaultProblem`.
  package func create(
    _ wanted: WebhookRequest, in tx: borrowing Transaction
  ) throws -> (endpoint: WebhookEndpoint, secret: String) {
    let others = try WebhookStore.all(of: company, in: tx)
    guard others.count < WebhookEndpoint.limit else { throw WebhookProblem.tooMany }
    let id = WebhookEndpoint.ID(raw: ids.next())
    let head = try EventStore.last(of: company, in: tx)?.sequence ?? 0
    // Nobody was there to hear of what came before.
    if others.isEmpty { try WebhookStore.move(to: head, of: company, in: tx) }
    let secret = WebhookSignature.secret(chance)
    try WebhookStore.insert(
      id, wanted, secret: try vault.seal(Array(secret.utf8), at: place("secret", id)), since: head,
      of: company, in: tx)
    return (try WebhookStore.one(id, of: company, in: tx), secret)
  }

  package func update(
    _ id: WebhookEndpoint.ID, to wanted: WebhookRequest, in tx: borrowing Transaction
  ) throws {
    _ = try WebhookStore.one(id, of: company, in: tx)
    try WebhookStore.update(id, wanted, of: company, in: tx)
  }

  package func remove(_ id: WebhookEndpoint.ID, in tx: borrowing Transaction) throws {
    _ = try WebhookStore.one(id, of: company, in: tx)
    try WebhookStore.remove(id, of: company, in: tx)
  }

  package func pause(_ id: WebhookEndpoint.ID, in tx: borrowing Transaction) throws {
    _ = try WebhookStore.one(id, of: company, in: tx)
    try WebhookStore.pause(id, because: .asked, of: company, in: tx)
  }

  /// What was kept for it meanwhile is sent, in the order it happened.
  package func resume(_ id: WebhookEndpoint.ID, in tx: borrowing Transaction) throws {
    guard try WebhookStore.one(id, of: company, in: tx).state == .paused else { return }
    try WebhookStore.resume(id, of: company, in: tx)
    for delivery in try DeliveryStore.held(for: id, of: company, in: tx) {
      try DeliveryStore.reopen(delivery.id, of: company, in: tx)
      try ask(delivery.id, round: delivery.round + 1, of: id, in: tx)
    }
  }

  /// Another secret; the one before signs beside it for so long.
  ///
  /// - Returns: the new one, which is shown once.
  package func rotate(
    _ id: WebhookEndpoint.ID, overlapHours: Int = 24, in tx: borrowing Transaction
  ) throws -> String {
    let old = try vault.open(
      WebhookStore.secrets(of: id, company: company, in: tx).current, at: place("secret", id))
    let secret = WebhookSignature.secret(chance)
    try WebhookStore.rotate(
      id, to: try vault.seal(Array(secret.utf8), at: place("secret", id)),
      from: try vault.seal(old, at: place("previous_secret", id)),
      until: tx.now.adding(seconds: Int64(overlapHours) * 3_600), of: company, in: tx)
    return secret
  }

  /// Those that sign at this moment, the newest first.
  func secrets(of id: WebhookEndpoint.ID, in tx: borrowing Transaction) throws -> [String] {
    let sealed = try WebhookStore.secrets(of: id, company: company, in: tx)
    var secrets = [try vault.open(sealed.current, at: place("secret", id))]
    if let previous = sealed.previous, let until = sealed.previousUntil, tx.now < until {
      secrets.append(try vault.open(previous, at: place("previous_secret", id)))
    }
    return secrets.map { String(decoding: $0, as: UTF8.self) }
  }

  private func place(_ column: StaticString, _ id: WebhookEndpoint.ID) -> Vault.Place {
    Vault.Place("webhook_endpoint", column, id.raw, of: company)
  }

  // MARK: Deliveries

  /// Asks for the call, behind those before it. Asked for again, it has another round.
  func ask(
    _ id: WebhookDelivery.ID, round: Int, of endpoint: WebhookEndpoint.ID,
    in tx: borrowing Transaction
  ) throws {
    try queue.ask(
      JobRequest(
        WebhookPatience.kind, key: "\(id):\(round)", orderKey: "webhook:\(endpoint)", input: "\(id)"
      ),
      of: company, in: tx)
  }

  /// Sends a delivery again, at once and before whatever waits.
  ///
  /// - Throws: `WebhookProblem.deliveryNotFound`, `.paused`, `.eventGone`.
  package func resend(
    _ id: WebhookDelivery.ID, to endpoint: WebhookEndpoint.ID, in tx: borrowing Transaction
  ) throws {
    guard let delivery = try DeliveryStore.one(id, of: company, in: tx),
      delivery.endpoint == endpoint
    else { throw WebhookProblem.deliveryNotFound("\(id)") }
    if delivery.state == .waiting { return }
    guard try WebhookStore.one(endpoint, of: company, in: tx).state == .active else {
      throw WebhookProblem.paused
    }
    guard try EventStore.event(delivery.sequence, of: company, in: tx) != nil else {
      throw WebhookProblem.eventGone
    }
    try DeliveryStore.reopen(id, of: company, in: tx)
    try queue.ask(
      JobRequest(
        WebhookPatience.kind, key: "\(id):\(delivery.round + 1)", input: "\(id)"),
      of: company, in: tx)
  }

  /// Calls an endpoint once, now, with an event of its own; paused or not.
  ///
  /// - Parameter asked: under whose key the call is made once.
  package func test(_ id: WebhookEndpoint.ID, _ asked: IdempotentRequest? = nil) async throws
    -> WebhookDelivery.ID
  {
    let this = self
    if let asked, let known = try await IdempotencyStore.known(asked, of: company, database),
      let delivery = WebhookDelivery.ID(known.body)
    {
      return delivery
    }
    let fresh = WebhookDelivery.ID(raw: ids.next())
    let kept = try await database.write(.company(company)) { tx -> String in
      let begin = { (tx: borrowing Transaction) throws -> String in
        try this.begin(fresh, of: id, in: tx)
        return "\(fresh)"
      }
      guard let asked else { return try begin(tx) }
      return try asked.once(of: this.company, in: tx) {
        IdempotentAnswer(status: 200, location: nil, body: try begin(tx))
      }.body
    }
    if kept == "\(fresh)" { try await DeliverWebhook(webhooks: self).once(fresh) }
    return WebhookDelivery.ID(kept) ?? fresh
  }

  private func begin(
    _ delivery: WebhookDelivery.ID, of id: WebhookEndpoint.ID, in tx: borrowing Transaction
  ) throws {
    let endpoint = try WebhookStore.one(id, of: company, in: tx)
    try EventLog.append(
      AutomationEvents.tested, about: id.description, [.text(endpoint.url)], of: company, in: tx)
    guard let event = try EventStore.last(of: company, in: tx) else { return }
    _ = try DeliveryStore.insert(delivery, event, to: endpoint, of: company, in: tx)
  }
}
