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
    routes.get("/v1/webhook-endpoints", .may(.webhooksRead)) { request, _ in
      try await list(request)
    }
    routes.named("/v1/webhook-endpoints", .may(.webhooksWrite), upTo: Self.bodyLimit) {
      request, _ in try await create(request)
    }
    addObjects(to: routes)
    routes.patch("/v1/webhook-endpoints/:id", .may(.webhooksWrite)) { request, context in
      try await update(request, Self.endpoint(context.parameters.require("id")))
    }
    routes.delete("/v1/webhook-endpoints/:id", .may(.webhooksWrite)) { _, context in
      try await remove(Self.endpoint(context.parameters.require("id")))
    }
    routes.post("/v1/webhook-endpoints/:id/secret", .may(.webhooksWrite)) { request, context in
      try await rotate(request, Self.endpoint(context.parameters.require("id")))
    }
    routes.post("/v1/webhook-endpoints/:id/test", .may(.webhooksWrite)) { request, context in
      try await test(request, Self.endpoint(context.parameters.require("id")))
    }
    routes.get("/v1/webhook-endpoints/:id/deliveries", .may(.webhooksRead)) { request, context in
      try await deliveries(request, Self.endpoint(context.parameters.require("id")))
    }
    routes.post("/v1/webhook-endpoints/:id/deliveries/:delivery/resend", .may(.webhooksWrite)) {
      request, context in
      let id = try Self.endpoint(context.parameters.require("id"))
      let delivery = try Self.delivery(context.parameters.require("delivery"))
      return try await resend(request, delivery, to: id)
    }
  }

  private func addObjects(to routes: Routes) {
    let (webhooks, path) = (webhooks, "/v1/webhook-endpoints/:id")
    routes.object(path, .may(.webhooksRead), webhooks.database) { key, _, tx in
      try Self.one(Self.endpoint(key[0]), webhooks, in: tx)
    }
    ExternalIDRoute.add(
      below: path, .may(.webhooksWrite), of: webhooks.company, webhooks.database, to: routes)
    routes.object("\(path)/deliveries/:delivery", .may(.webhooksRead), webhooks.database) {
      key, _, tx in
      try Self.story(Self.delivery(key[1]), of: Self.endpoint(key[0]), webhooks, in: tx)
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

  private func list(_ request: Request) async throws -> Response {
    let company = webhooks.company
    let external = try request.query["external_id"]
    let (all, names) = try await webhooks.database.read { tx in
      let all = try WebhookStore.all(of: company, in: tx)
      return (all, try ExternalIDs.ids(of: all.map(\.id), company: company, in: tx))
    }
    let json = JSONWriter()
    json.object {
      json.array("data") {
        for endpoint in all where external == nil || names[endpoint.id] == external {
          WebhookJSON.write(endpoint, externalID: names[endpoint.id], to: json)
        }
      }
    }
    return .json(json)
  }

  private static func one(
    _ id: WebhookEndpoint.ID, _ webhooks: ManageWebhooks, secret: String? = nil,
    in tx: borrowing Transaction
  ) throws -> JSONWriter {
    let company = webhooks.company
    let json = JSONWriter()
    WebhookJSON.write(
      try WebhookStore.one(id, of: company, in: tx),
      externalID: try ExternalIDs.id(of: "\(id)", company: company, in: tx), secret: secret,
      to: json)
    return json
  }

  /// The secret is in the answer to the request that made it, and nowhere else: an answer that is repeated for its
  /// `Idempotency-Key` comes from the database, which must not hold it.
  private func create(_ request: Request) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let given = try JSONWebhookRequest(
      body, known: ["url", "events", "description"], required: ["url", "events"])
    let wanted = WebhookRequest(
      url: given.url ?? "", events: given.events ?? [], description: given.description)
    try await webhooks.check(wanted)
    let webhooks = webhooks
    return try await once(request, body) { tx in
      let made = try webhooks.create(wanted, in: tx)
      let id = made.endpoint.id
      return (
        IdempotentAnswer(
          try Self.one(id, webhooks, in: tx), status: 201, location: "\(Self.path)/\(id)"),
        try Self.one(id, webhooks, secret: made.secret, in: tx).string
      )
    }
  }

  private func once(
    _ request: Request, _ body: [UInt8],
    _ effect:
      @escaping @Sendable (borrowing Transaction) throws -> (kept: IdempotentAnswer, told: String)
  ) async throws -> Response {
    try await IdempotencyStore.answerOnce(
      request, body, of: webhooks.company, webhooks.database, effect)
  }

  private func update(_ request: Request, _ id: WebhookEndpoint.ID) async throws -> Response {
    let given = try JSONWebhookRequest(
      try await request.bytes(upTo: Self.bodyLimit),
      known: ["url", "events", "description", "state"])
    let (company, believed) = (webhooks.company, Precondition.current)
    let known = try await webhooks.database.read { try WebhookStore.one(id, of: company, in: $0) }
    let wanted = given.changed(known)
    if given.url != nil || given.events != nil { try await webhooks.check(wanted) }
    let webhooks = webhooks
    let changed = try await webhooks.database.write(.company(company)) { tx -> [UInt8] in
      try believed?.check(in: tx)
      // As it is now: another request may have changed what this one leaves as it was.
      let now = try WebhookStore.one(id, of: company, in: tx)
      try webhooks.update(id, to: given.changed(now), in: tx)
      switch given.state {
      case .active: try webhooks.resume(id, in: tx)
      case .paused: try webhooks.pause(id, in: tx)
      case nil: break
      }
      return try Self.one(id, webhooks, in: tx).bytes
    }
    return .bytes(changed, type: "application/json")
  }

  private func remove(_ id: WebhookEndpoint.ID) async throws -> Response {
    let (webhooks, believed) = (webhooks, Precondition.current)
    try await webhooks.database.write(.company(webhooks.company)) { tx in
      try believed?.check(in: tx)
      try webhooks.remove(id, in: tx)
    }
    return Response(status: .noContent)
  }

  private func rotate(_ request: Request, _ id: WebhookEndpoint.ID) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let given = try JSONWebhookRequest(body, known: ["overlapHours"])
    let webhooks = webhooks
    return try await once(request, body) { tx in
      let secret = try webhooks.rotate(id, overlapHours: given.overlapHours ?? 24, in: tx)
      return (
        IdempotentAnswer(try Self.one(id, webhooks, in: tx), status: 200),
        try Self.one(id, webhooks, secret: secret, in: tx).string
      )
    }
  }

  /// What is kept of a test is which call it was; a repeated answer tells what became of it meanwhile.
  private func test(_ request: Request, _ id: WebhookEndpoint.ID) async throws -> Response {
    let asked = try IdempotentRequest(request, try await request.bytes(upTo: Self.bodyLimit))
    let delivery = try await webhooks.test(id, asked)
    return try await shown(delivery, of: id)
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

  private func resend(
    _ request: Request, _ delivery: WebhookDelivery.ID, to id: WebhookEndpoint.ID
  ) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let webhooks = webhooks
    return try await IdempotencyStore.answer(
      request, body, of: webhooks.company, webhooks.database
    ) { tx in
      try webhooks.resend(delivery, to: id, in: tx)
      return IdempotentAnswer(try Self.story(delivery, of: id, webhooks, in: tx), status: 200)
    }
  }

  private func shown(
    _ id: WebhookDelivery.ID, of endpoint: WebhookEndpoint.ID
  ) async throws -> Response {
    let webhooks = webhooks
    return .bytes(
      try await webhooks.database.read { try Self.story(id, of: endpoint, webhooks, in: $0).bytes },
      type: "application/json")
  }

  private static func story(
    _ id: WebhookDelivery.ID, of endpoint: WebhookEndpoint.ID, _ webhooks: ManageWebhooks,
    in tx: borrowing Transaction
  ) throws -> JSONWriter {
    let json = JSONWriter()
    try DeliveryStory.read(id, of: endpoint, webhooks, in: tx).write(to: json)
    return json
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
    try await webhooks.database.read { try read(id, of: endpoint, webhooks, in: $0) }
  }

  static func read(
    _ id: WebhookDelivery.ID, of endpoint: WebhookEndpoint.ID, _ webhooks: ManageWebhooks,
    in tx: borrowing Transaction
  ) throws -> DeliveryStory {
    let company = webhooks.company
    let known = try WebhookStore.one(endpoint, of: company, in: tx)
    guard let delivery = try DeliveryStore.one(id, of: company, in: tx),
      delivery.endpoint == endpoint
    else { throw WebhookProblem.deliveryNotFound("\(id)") }
    return DeliveryStory(
      endpoint: known, delivery: delivery,
      attempts: try DeliveryStore.attempts(of: id, company: company, in: tx),
      event: try EventStore.event(delivery.sequence, of: company, in: tx))
  }

  package func write(to json: JSONWriter) throws {
    try WebhookJSON.write(delivery, attempts: attempts, event: event, url: endpoint.url, to: json)
  }
}
