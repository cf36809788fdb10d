import Hummingbird
import Kernel
import Storage

/// `/v1/webhook-endpoints`:
///
/// ```
/// GET    /v1/webhook-endpoints            POST   /v1/webhook-endpoints
/// GET    /v1/webhook-endpoints/{id}       PATCH  /v1/webhook-endpoints/{id}
/// DELETE /v1/webhook-endpoints/{id}
/// POST   /v1/webhook-endpoints/{id}/secret    POST /v1/webhook-endpoints/{id}/test
/// GET    /v1/webhook-endpoints/{id}/deliveries?state=failed&before=whd_…
/// GET    /v1/webhook-endpoints/{id}/deliveries/{delivery}
/// POST   /v1/webhook-endpoints/{id}/deliveries/{delivery}/resend
/// ```
package struct WebhooksAPI: Sendable {
  let webhooks: ManageWebhooks

  package init(webhooks: ManageWebhooks) { self.webhooks = webhooks }

  private static let path = "/v1/webhook-endpoints"
  private static let bodyLimit = 64 << 10
  private static let pageSize = 100

  package func add(to routes: Routes) {
    routes.get("/v1/webhook-endpoints", .may(.webhooksRead)) { _, _ in try await list() }
    routes.post("/v1/webhook-endpoints", .may(.webhooksWrite)) { request, _ in
      try await create(request)
    }
    routes.get("/v1/webhook-endpoints/:id", .may(.webhooksRead)) { _, context in
      try await one(Self.endpoint(context.parameters.require("id")))
    }
    routes.patch("/v1/webhook-endpoints/:id", .may(.webhooksWrite)) { request, context in
      try await update(request, Self.endpoint(context.parameters.require("id")))
    }
    routes.delete("/v1/webhook-endpoints/:id", .may(.webhooksWrite)) { _, context in
      try await remove(Self.endpoint(context.parameters.require("id")))
    }
    routes.post("/v1/webhook-endpoints/:id/secret", .may(.webhooksWrite)) { request, context in
      try await rotate(request, Self.endpoint(context.parameters.require("id")))
    }
    routes.post("/v1/webhook-endpoints/:id/test", .may(.webhooksWrite)) { _, context in
      let id = try Self.endpoint(context.parameters.require("id"))
      return try await delivery(webhooks.test(id), of: id)
    }
    routes.get("/v1/webhook-endpoints/:id/deliveries", .may(.webhooksRead)) { request, context in
      try await deliveries(request, Self.endpoint(context.parameters.require("id")))
    }
    routes.get("/v1/webhook-endpoints/:id/deliveries/:delivery", .may(.webhooksRead)) {
      _, context in
      let id = try Self.endpoint(context.parameters.require("id"))
      return try await delivery(
        Self.delivery(context.parameters.require("delivery")), of: id)
    }
    routes.post("/v1/webhook-endpoints/:id/deliveries/:delivery/resend", .may(.webhooksWrite)) {
      _, context in
      let id = try Self.endpoint(context.parameters.require("id"))
      let delivery = try Self.delivery(context.parameters.require("delivery"))
      let webhooks = webhooks
      try await webhooks.database.write(.company(webhooks.company)) {
        try webhooks.resend(delivery, to: id, in: $0)
      }
      return try await self.delivery(delivery, of: id)
    }
  }

  static func endpoint(_ text: String) throws(WebhookProblem) -> WebhookEndpoint.ID {
    guard let id = WebhookEndpoint.ID(text) else { throw .endpointNotFound(text) }
    return id
  }

  static func delivery(_ text: String) throws(WebhookProblem) -> WebhookDelivery.ID {
    guard let id = WebhookDelivery.ID(text) else { throw .deliveryNotFound(text) }
    return id
  }

  // MARK: Endpoints

  private func list() async throws -> Response {
    let company = webhooks.company
    let all = try await webhooks.database.read { try WebhookStore.all(of: company, in: $0) }
    let json = JSONWriter()
    json.object {
      json.array("data") { for endpoint in all { WebhookJSON.write(endpoint, to: json) } }
    }
    return .json(json)
  }

  private func one(_ id: WebhookEndpoint.ID) async throws -> Response {
    let company = webhooks.company
    let endpoint = try await webhooks.database.read {
      try WebhookStore.one(id, of: company, in: $0)
    }
    let json = JSONWriter()
    WebhookJSON.write(endpoint, to: json)
    return .json(json)
  }

  /// The secret is in the answer to the request that made it, and nowhere else: an answer that is repeated for its
  /// `Idempotency-Key` comes from the database, which must not hold it.
  private func create(_ request: Request) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let asked = try IdempotentRequest(request, body)
    let given = try JSONWebhookRequest(
      body, known: ["url", "events", "description"], required: ["url", "events"])
    let wanted = WebhookRequest(
      url: given.url ?? "", events: given.events ?? [], description: given.description)
    try await webhooks.check(wanted)
    let webhooks = webhooks
    let (answer, fresh) = try await webhooks.database.write(.company(webhooks.company)) {
      tx -> (IdempotentAnswer, (WebhookEndpoint, String)?) in
      var fresh: (WebhookEndpoint, String)?
      let answer = try asked.once(of: webhooks.company, in: tx) {
        let made = try webhooks.create(wanted, in: tx)
        fresh = (made.endpoint, made.secret)
        let json = JSONWriter()
        WebhookJSON.write(made.endpoint, to: json)
        return IdempotentAnswer(
          status: 201, location: "\(Self.path)/\(made.endpoint.id)", body: json.string)
      }
      return (answer, fresh)
    }
    guard let fresh else { return answer.response }
    let json = JSONWriter()
    WebhookJSON.write(fresh.0, secret: fresh.1, to: json)
    return IdempotentAnswer(status: 201, location: answer.location, body: json.string).response
  }

  private func update(_ request: Request, _ id: WebhookEndpoint.ID) async throws -> Response {
    let given = try JSONWebhookRequest(
      try await request.bytes(upTo: Self.bodyLimit),
      known: ["url", "events", "description", "state"])
    let company = webhooks.company
    let known = try await webhooks.database.read { try WebhookStore.one(id, of: company, in: $0) }
    let wanted = WebhookRequest(
      url: given.url ?? known.url, events: given.events ?? known.events,
      description: given.hasDescription ? given.description : known.description)
    if given.url != nil || given.events != nil { try await webhooks.check(wanted) }
    let webhooks = webhooks
    try await webhooks.database.write(.company(company)) { tx in
      try webhooks.update(id, to: wanted, in: tx)
      switch given.state {
      case .active: try webhooks.resume(id, in: tx)
      case .paused: try webhooks.pause(id, in: tx)
      case nil: break
      }
    }
    return try await one(id)
  }

  private func remove(_ id: WebhookEndpoint.ID) async throws -> Response {
    let webhooks = webhooks
    try await webhooks.database.write(.company(webhooks.company)) {
      try webhooks.remove(id, in: $0)
    }
    return Response(status: .noContent)
  }

  private func rotate(_ request: Request, _ id: WebhookEndpoint.ID) async throws -> Response {
    let given = try JSONWebhookRequest(
      try await request.bytes(upTo: Self.bodyLimit), known: ["overlapHours"])
    let webhooks = webhooks
    let (endpoint, secret) = try await webhooks.database.write(.company(webhooks.company)) { tx in
      let secret = try webhooks.rotate(id, overlapHours: given.overlapHours ?? 24, in: tx)
      return (try WebhookStore.one(id, of: webhooks.company, in: tx), secret)
    }
    let json = JSONWriter()
    WebhookJSON.write(endpoint, secret: secret, to: json)
    return .json(json)
  }

  // MARK: Deliveries

  private func deliveries(_ request: Request, _ id: WebhookEndpoint.ID) async throws -> Response {
    let query = try request.query
    let state: WebhookDelivery.State? = query.choice("state")
    if query["state"] != nil, state == nil {
      let known = WebhookDelivery.State.allCases.map(\.rawValue).joined(separator: ", ")
      throw HTTPProblem.unreadable(
        Text(fr: "« state » attend : \(known).", en: "“state” takes: \(known)."))
    }
    let before = try query["before"].map { try Self.delivery($0) }
    let company = webhooks.company
    let found = try await webhooks.database.read { tx in
      _ = try WebhookStore.one(id, of: company, in: tx)
      return try DeliveryStore.list(
        of: id, state: state, before: before, limit: Self.pageSize + 1, company: company, in: tx)
    }
    let (shown, hasMore) = (found.prefix(Self.pageSize), found.count > Self.pageSize)
    let json = JSONWriter()
    try json.object {
      try json.array("data") { for delivery in shown { try WebhookJSON.write(delivery, to: json) } }
      json.field("hasMore", hasMore)
      json.field("nextBefore", text: hasMore ? shown.last?.id : nil)
    }
    return .json(json)
  }

  private func delivery(
    _ id: WebhookDelivery.ID, of endpoint: WebhookEndpoint.ID
  ) async throws -> Response {
    let story = try await DeliveryStory.read(id, of: endpoint, webhooks)
    let json = JSONWriter()
    try story.write(to: json)
    return .json(json)
  }
}

/// A delivery with all that is kept of it.
package struct DeliveryStory: Sendable {
  let endpoint: WebhookEndpoint
  package let delivery: WebhookDelivery
  package let attempts: [WebhookDelivery.Attempt]
  /// What was sent, while it is kept.
  let event: Event?

  /// - Throws: `WebhookProblem.endpointNotFound`, `.deliveryNotFound`.
  package static func read(
    _ id: WebhookDelivery.ID, of endpoint: WebhookEndpoint.ID, _ webhooks: ManageWebhooks
  ) async throws -> DeliveryStory {
    let company = webhooks.company
    return try await webhooks.database.read { tx in
      let known = try WebhookStore.one(endpoint, of: company, in: tx)
      guard let delivery = try DeliveryStore.one(id, of: company, in: tx),
        delivery.endpoint == endpoint
      else { throw WebhookProblem.deliveryNotFound("\(id)") }
      return DeliveryStory(
        endpoint: known, delivery: delivery,
        attempts: try DeliveryStore.attempts(of: id, company: company, in: tx),
        event: try EventStore.event(delivery.sequence, of: company, in: tx))
    }
  }

  package func write(to json: JSONWriter) throws {
    try WebhookJSON.write(delivery, attempts: attempts, event: event, url: endpoint.url, to: json)
  }
}
