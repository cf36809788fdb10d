import Kernel
import Money
import Storage

/// Makes one call, and keeps what was answered.
package struct DeliverWebhook: Sendable {
  let webhooks: ManageWebhooks

  private var company: CompanyID { webhooks.company }

  package init(webhooks: ManageWebhooks) { self.webhooks = webhooks }

  package var handlers: [JobHandler] {
    let this = self
    return [
      JobHandler(WebhookPatience.kind, WebhookPatience.inOrder) { try await this.work($0) },
      JobHandler(WebhookPatience.lateKind, WebhookPatience.late) { try await this.work($0) },
    ]
  }

  /// It was not taken; the job is tried again.
  struct NotTaken: Error, CustomStringConvertible {
    let description: String
  }

  /// What a call is made of.
  private struct Call: Sendable {
    let delivery: WebhookDelivery
    let endpoint: WebhookEndpoint
    let request: OutboundRequest
    let at: Instant
  }

  // MARK: As a job

  private func work(_ job: Job) async throws -> JobEffect {
    guard let id = WebhookDelivery.ID(job.input), let call = try await call(id),
      call.delivery.state == .waiting
    else { return .done }
    let (this, company) = (self, company)
    guard call.endpoint.state == .active else {
      return .writing { try DeliveryStore.set(.held, id, of: company, in: $0) }
    }
    let attempt = await made(call)
    if attempt.isTaken {
      return .writing { tx in
        try this.keep(attempt, of: call, in: tx)
        try DeliveryStore.set(.delivered, id, of: company, in: tx)
      }
    }
    let isLate = job.kind == WebhookPatience.lateKind
    let policy = isLate ? WebhookPatience.late : WebhookPatience.inOrder
    if attempt.status != 410, job.failures + 1 < policy.attempts {
      let isPaused = try await webhooks.database.write(.company(company)) { tx in
        try this.keep(attempt, of: call, in: tx)
        return try this.pauseIfDue(call, in: tx)
      }
      if isPaused { return .done }
      throw NotTaken(description: attempt.status.map { "HTTP \($0)" } ?? attempt.code ?? "")
    }
    return .writing { tx in
      try this.keep(attempt, of: call, in: tx)
      try this.end(attempt, of: call, after: job, isLate: isLate, in: tx)
    }
  }

  private func end(
    _ attempt: WebhookDelivery.Attempt, of call: Call, after job: Job, isLate: Bool,
    in tx: borrowing Transaction
  ) throws {
    let id = call.delivery.id
    if attempt.status == 410 {
      try pause(call, because: .gone, in: tx)
    } else if try pauseIfDue(call, in: tx) {
      return
    } else if isLate {
      try DeliveryStore.set(.failed, id, of: company, in: tx)
    } else {
      // It steps aside: those behind it go on.
      try webhooks.queue.ask(
        JobRequest(
          WebhookPatience.lateKind, key: "\(id):\(call.delivery.round)", input: "\(id)",
          runAt: tx.now.adding(seconds: Int64(WebhookPatience.late.firstDelaySeconds))),
        of: company, in: tx)
    }
  }

  /// - Returns: whether it took nothing for too long, and is called no more.
  private func pauseIfDue(_ call: Call, in tx: borrowing Transaction) throws -> Bool {
    let endpoint = try WebhookStore.one(call.endpoint.id, of: company, in: tx)
    let limit = WebhookEndpoint.patience
    guard endpoint.state == .active, endpoint.failures >= limit.failures,
      let since = endpoint.failingSince, since <= tx.now.adding(seconds: -limit.days * 86_400)
    else { return false }
    try pause(call, because: .failing, in: tx)
    return true
  }

  private func pause(
    _ call: Call, because reason: WebhookEndpoint.PauseReason, in tx: borrowing Transaction
  ) throws {
    let endpoint = call.endpoint.id
    try WebhookStore.pause(endpoint, because: reason, of: company, in: tx)
    try DeliveryStore.set(.held, call.delivery.id, of: company, in: tx)
    try webhooks.queue.ask(
      JobRequest(WebhookAlert.kind, key: "\(endpoint):\(tx.now)", input: "\(endpoint)"),
      of: company, in: tx)
  }

  private func keep(
    _ attempt: WebhookDelivery.Attempt, of call: Call, in tx: borrowing Transaction
  ) throws {
    try DeliveryStore.add(attempt, to: call.delivery.id, of: company, in: tx)
    try WebhookStore.note(isTaken: attempt.isTaken, call.endpoint.id, of: company, in: tx)
  }

  // MARK: By hand

  /// One call, without another try.
  func once(_ id: WebhookDelivery.ID) async throws {
    guard let call = try await call(id) else { throw WebhookProblem.deliveryNotFound("\(id)") }
    let attempt = await made(call)
    let company = company
    try await webhooks.database.write(.company(company)) { tx in
      try DeliveryStore.add(attempt, to: id, of: company, in: tx)
      try DeliveryStore.set(attempt.isTaken ? .delivered : .failed, id, of: company, in: tx)
    }
  }

  // MARK: The call

  private func call(_ id: WebhookDelivery.ID) async throws -> Call? {
    let (this, company) = (self, company)
    return try await webhooks.database.read { tx in
      guard let delivery = try DeliveryStore.one(id, of: company, in: tx),
        let event = try EventStore.event(delivery.sequence, of: company, in: tx)
      else { return nil }
      let endpoint = try WebhookStore.one(delivery.endpoint, of: company, in: tx)
      let at = this.webhooks.clock.now
      let body = try Self.body(of: event)
      let signature = WebhookSignature.value(
        of: body, at: at, under: try this.webhooks.secrets(of: endpoint.id, in: tx))
      return Call(
        delivery: delivery, endpoint: endpoint,
        request: OutboundRequest(
          .post, endpoint.url,
          headers: Self.headers(delivery) + [(WebhookSignature.header, signature)], body: body),
        at: at)
    }
  }

  /// The event, byte for byte as the API gives it.
  static func body(of event: Event) throws -> [UInt8] {
    let json = JSONWriter()
    try event.write(to: json)
    return json.bytes
  }

  /// Those of every call, but the signature.
  static func headers(_ delivery: WebhookDelivery) -> [(name: String, value: String)] {
    [
      ("Content-Type", "application/json"), ("Facturier-Event", delivery.eventType),
      ("Facturier-Delivery", "\(delivery.id)"), ("Facturier-Sequence", "\(delivery.sequence)"),
    ]
  }

  private func made(_ call: Call) async -> WebhookDelivery.Attempt {
    let begun = ContinuousClock.now
    let outcome: Result<OutboundAnswer, OutboundFailure>
    do throws(OutboundFailure) {
      outcome = .success(try await webhooks.client.send(call.request))
    } catch {
      outcome = .failure(error)
    }
    let took = Int((ContinuousClock.now - begun).wholeMicroseconds / 1_000)
    let number = call.delivery.attempts + 1
    switch outcome {
    case .success(let answer):
      return .init(
        number: number, at: call.at, tookMilliseconds: took, status: answer.status, code: nil,
        answer: CleanText.paragraph(String(decoding: answer.body, as: UTF8.self)))
    case .failure(let failure):
      return .init(
        number: number, at: call.at, tookMilliseconds: took, status: nil, code: failure.code,
        answer: nil)
    }
  }
}
