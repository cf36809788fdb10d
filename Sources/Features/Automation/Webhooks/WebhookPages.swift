import Hummingbird
import Kernel
import Storage

/// `/webhooks`: the endpoints, one of them with its deliveries, one delivery with its calls. Works without script.
package struct WebhookPages: Sendable {
  let webhooks: ManageWebhooks
  let shell: @Sendable (Request) -> PageShell

  package init(webhooks: ManageWebhooks, shell: @escaping @Sendable (Request) -> PageShell) {
    self.webhooks = webhooks
    self.shell = shell
  }

  package static let path = "/webhooks"
  package static let navigation = NavigationItem(
    .automation, href: path, title: WebhookStrings.table.section, icon: Icon.webhook)
  static let pageSize = 50

  package func add(to routes: Routes) {
    routes.get("/webhooks", .may(.webhooksRead)) { request, _ in try await list(request) }
    routes.get("/webhooks/new", .may(.webhooksRead)) { request, _ in form(request, nil) }
    routes.post("/webhooks", .may(.webhooksWrite)) { request, _ in try await create(request) }
    routes.get("/webhooks/:id", .may(.webhooksRead)) { request, context in
      try await one(request, Self.id(context))
    }
    routes.post("/webhooks/:id", .may(.webhooksWrite)) { request, context in
      try await update(request, Self.id(context))
    }
    routes.get("/webhooks/:id/change", .may(.webhooksRead)) { request, context in
      form(request, try await endpoint(Self.id(context)))
    }
    routes.post("/webhooks/:id/secret", .may(.webhooksWrite)) { request, context in
      try await rotate(request, Self.id(context))
    }
    addVerbs(to: routes)
  }

  private func addVerbs(to routes: Routes) {
    routes.post("/webhooks/:id/test", .may(.webhooksWrite)) { _, context in
      let id = try Self.id(context)
      let delivery = try await webhooks.test(id)
      return Response.seeOther("\(Self.path)/\(id)/deliveries/\(delivery)")
    }
    routes.post("/webhooks/:id/pause", .may(.webhooksWrite)) { _, context in
      try await act(Self.id(context)) { try $0.pause($1, in: $2) }
    }
    routes.post("/webhooks/:id/resumption", .may(.webhooksWrite)) { _, context in
      try await act(Self.id(context)) { try $0.resume($1, in: $2) }
    }
    routes.post("/webhooks/:id/removal", .may(.webhooksWrite)) { _, context in
      try await act(Self.id(context), then: Self.path, told: .removed) { try $0.remove($1, in: $2) }
    }
    routes.get("/webhooks/:id/deliveries/:delivery", .may(.webhooksRead)) { request, context in
      let delivery = try WebhooksAPI.delivery(context.parameters.require("delivery"))
      let story = try await DeliveryStory.read(delivery, of: Self.id(context), webhooks)
      return Response.html(try WebhookDeliveryPage(story).render(in: shell(request)))
    }
    routes.post("/webhooks/:id/deliveries/:delivery/resend", .may(.webhooksWrite)) { _, context in
      let delivery = try WebhooksAPI.delivery(context.parameters.require("delivery"))
      let id = try Self.id(context)
      return try await act(id, then: "\(Self.path)/\(id)/deliveries/\(delivery)", told: .recorded) {
        try $0.resend(delivery, to: $1, in: $2)
      }
    }
  }

  private static func id<Context: RequestContext>(_ context: Context) throws -> WebhookEndpoint.ID {
    try WebhooksAPI.endpoint(context.parameters.require("id"))
  }

  private func act(
    _ id: WebhookEndpoint.ID, then path: String? = nil, told: Toast = .changed,
    _ verb:
      @escaping @Sendable (ManageWebhooks, WebhookEndpoint.ID, borrowing Transaction) throws
      -> Void
  ) async throws -> Response {
    let webhooks = webhooks
    try await webhooks.database.write(.company(webhooks.company)) { try verb(webhooks, id, $0) }
    return .seeOther(path ?? "\(Self.path)/\(id)", told: told)
  }

  private func form(_ request: Request, _ endpoint: WebhookEndpoint?) -> Response {
    let page = WebhookFormPage(endpoint, webhooks, key: webhooks.ids.next().text)
    return .html(page.render(in: shell(request)))
  }

  // MARK: Reading

  private func list(_ request: Request) async throws -> Response {
    let company = webhooks.company
    let all = try await webhooks.database.read { try WebhookStore.all(of: company, in: $0) }
    return .html(
      WebhookListPage(endpoints: all, catalogue: webhooks.catalogue).render(in: shell(request)))
  }

  private func endpoint(_ id: WebhookEndpoint.ID) async throws -> WebhookEndpoint {
    let company = webhooks.company
    return try await webhooks.database.read { try WebhookStore.one(id, of: company, in: $0) }
  }

  private func one(_ request: Request, _ id: WebhookEndpoint.ID) async throws -> Response {
    let query = try request.query
    let state: WebhookDelivery.State? = query.choice("state")
    let before = try query["before"].map { try WebhooksAPI.delivery($0) }
    let company = webhooks.company
    let (endpoint, found) = try await webhooks.database.read { tx in
      (
        try WebhookStore.one(id, of: company, in: tx),
        try DeliveryStore.list(
          of: id, state: state, before: before, limit: Self.pageSize + 1, company: company, in: tx)
      )
    }
    let page = WebhookPage(
      endpoint: endpoint, catalogue: webhooks.catalogue, now: webhooks.clock.now, state: state,
      deliveries: Array(found.prefix(Self.pageSize)),
      next: found.count > Self.pageSize ? found[Self.pageSize - 1].id : nil)
    return .html(page.render(in: shell(request)))
  }

  // MARK: Writing

  private func create(_ request: Request) async throws -> Response {
    let fields = try await request.form()
    let wanted = WebhookRequest(fields)
    do {
      try await webhooks.check(wanted)
    } catch let problem as WebhookProblem where problem.kind == .invalid {
      let page = WebhookFormPage(
        nil, webhooks, key: fields["key"] ?? "", wanted: wanted, problem: problem)
      return .html(page.render(in: shell(request)), status: .unprocessableContent)
    }
    let webhooks = webhooks
    let (path, fresh) = try await webhooks.database.write(.company(webhooks.company)) {
      tx -> (String, (WebhookEndpoint, String)?) in
      var fresh: (WebhookEndpoint, String)?
      let path = try IdempotencyStore.pageOnce(
        fields, from: Self.path, of: webhooks.company, in: tx
      ) {
        let made = try webhooks.create(wanted, in: tx)
        fresh = (made.endpoint, made.secret)
        return "\(Self.path)/\(made.endpoint.id)"
      }
      return (path, fresh)
    }
    guard let fresh else { return .seeOther(path) }
    return .html(
      WebhookSecretPage(endpoint: fresh.0, secret: fresh.1).render(in: shell(request)),
      status: .created)
  }

  private func update(_ request: Request, _ id: WebhookEndpoint.ID) async throws -> Response {
    let wanted = WebhookRequest(try await request.form())
    do {
      try await webhooks.check(wanted)
    } catch let problem as WebhookProblem where problem.kind == .invalid {
      let page = WebhookFormPage(
        try await endpoint(id), webhooks, key: "", wanted: wanted, problem: problem)
      return .html(page.render(in: shell(request)), status: .unprocessableContent)
    }
    return try await act(id) { try $0.update($1, to: wanted, in: $2) }
  }

  private func rotate(_ request: Request, _ id: WebhookEndpoint.ID) async throws -> Response {
    let webhooks = webhooks
    let (endpoint, secret) = try await webhooks.database.write(.company(webhooks.company)) { tx in
      let secret = try webhooks.rotate(id, in: tx)
      return (try WebhookStore.one(id, of: webhooks.company, in: tx), secret)
    }
    return .html(
      WebhookSecretPage(endpoint: endpoint, secret: secret).render(in: shell(request)))
  }
}

extension WebhookRequest {
  /// "All" wins over what is ticked beside it.
  init(_ fields: FormFields) {
    let ticked = fields.fields.filter { $0.name == "event" }.map(\.value)
    self.init(
      url: fields["url"] ?? "", events: fields["scope"] == "all" ? ["*"] : ticked,
      description: fields["description"])
  }
}
