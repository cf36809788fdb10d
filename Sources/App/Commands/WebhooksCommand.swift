import ArgumentParser
import Automation
import Invoicing
import Kernel
import Storage

struct WebhooksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "webhooks", abstract: "Programs that are called when something happens.",
    subcommands: [
      List.self, Add.self, Remove.self, Deliveries.self, Resend.self, Test.self,
    ])

  struct Options: ParsableArguments {
    @Flag(help: "As JSON.") var json = false
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "The sealing key's file; the vault's is beside it.") var key: String?
    @Option(help: "fr or en.") var lang: String?

    func run(_ verb: (ManageWebhooks) async throws -> Void) async throws {
      try await reporting(Terminal.language(lang)) {
        let installation = try Installation.open(folder: data, server: server.choice, key: key)
        defer { try? installation.database.closeSync() }
        guard let company = try installation.database.readSync({ try CompanyStore.current(in: $0) })
        else { throw InvoicingError.noCompany }
        try await verb(try installation.webhooks(of: company.id))
      }
    }

    func show(_ write: (JSONWriter) throws -> Void, else lines: [String]) rethrows {
      guard json else {
        for line in lines { Terminal.line(line) }
        return
      }
      let writer = JSONWriter(pretty: true)
      try write(writer)
      Terminal.line(writer.string)
    }
  }

  // MARK: Endpoints

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Every webhook, a line each.")
    @OptionGroup var options: Options

    func run() async throws {
      try await options.run { webhooks in
        let company = webhooks.company
        let all = try await webhooks.database.read { try WebhookStore.all(of: company, in: $0) }
        options.show(
          { json in
            json.object {
              json.array("data") { for endpoint in all { WebhookJSON.write(endpoint, to: json) } }
            }
          }, else: all.map(WebhooksCommand.line))
      }
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Have an address called; its secret is shown once, on standard output.")
    @Argument(help: "A public https address.") var url: String
    @Option(help: "Types of events, separated by commas: invoice.issued,payment.* or *.")
    var events = "*"
    @Option(help: "What it is.") var description: String?
    @OptionGroup var options: Options

    func run() async throws {
      try await options.run { webhooks in
        let wanted = WebhookRequest(
          url: url, events: events.split(separator: ",").map(String.init), description: description)
        try await webhooks.check(wanted)
        let made = try await webhooks.database.write(.company(webhooks.company)) {
          try webhooks.create(wanted, in: $0)
        }
        options.show(
          { WebhookJSON.write(made.endpoint, secret: made.secret, to: $0) },
          else: [WebhooksCommand.line(made.endpoint), made.secret])
      }
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Call an address no more, and forget its deliveries.")
    @Argument(help: "Its id, as whe_….") var id: String
    @OptionGroup var options: Options

    func run() async throws {
      try await options.run { webhooks in
        let id = try WebhooksCommand.endpoint(id)
        try await webhooks.database.write(.company(webhooks.company)) {
          try webhooks.remove(id, in: $0)
        }
      }
    }
  }

  // MARK: Deliveries

  struct Deliveries: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "deliveries", abstract: "What was sent to a webhook, the newest first.")
    @Argument(help: "Its id, as whe_….") var id: String
    @Option(help: "waiting, held, delivered or failed.") var state: String?
    @Option(help: "How many at most.") var limit = 50
    @OptionGroup var options: Options

    func validate() throws {
      if let state, WebhookDelivery.State(rawValue: state) == nil {
        throw ValidationError("--state takes waiting, held, delivered or failed, not \(state)")
      }
    }

    func run() async throws {
      try await options.run { webhooks in
        let (id, company) = (try WebhooksCommand.endpoint(id), webhooks.company)
        let (state, limit) = (state.flatMap { WebhookDelivery.State(rawValue: $0) }, max(1, limit))
        let all = try await webhooks.database.read { tx in
          _ = try WebhookStore.one(id, of: company, in: tx)
          return try DeliveryStore.list(
            of: id, state: state, limit: limit, company: company, in: tx)
        }
        try options.show(
          { json in
            try json.object {
              try json.array("data") {
                for delivery in all { try WebhookJSON.write(delivery, to: json) }
              }
            }
          }, else: all.map(WebhooksCommand.line))
      }
    }
  }

  struct Resend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "resend",
      abstract: "Send a delivery again; the running server, or the next one, makes the call.")
    @Argument(help: "The webhook's id, as whe_….") var endpoint: String
    @Argument(help: "The delivery's id, as whd_….") var delivery: String
    @OptionGroup var options: Options

    func run() async throws {
      try await options.run { webhooks in
        let id = try WebhooksCommand.endpoint(endpoint)
        guard let delivery = WebhookDelivery.ID(delivery) else {
          throw WebhookProblem.deliveryNotFound(delivery)
        }
        try await webhooks.database.write(.company(webhooks.company)) {
          try webhooks.resend(delivery, to: id, in: $0)
        }
        try await WebhooksCommand.show(delivery, of: id, webhooks, options)
      }
    }
  }

  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test", abstract: "Call a webhook now, once, and show what it answers.",
      discussion: "Exit code 1 when it does not take the call.")
    @Argument(help: "Its id, as whe_….") var id: String
    @OptionGroup var options: Options

    func run() async throws {
      try await options.run { webhooks in
        let id = try WebhooksCommand.endpoint(id)
        let delivery = try await webhooks.test(id)
        let story = try await WebhooksCommand.show(delivery, of: id, webhooks, options)
        if story.delivery.state != .delivered { throw Exit.someRefused }
      }
    }
  }

  // MARK: Words

  static func endpoint(_ text: String) throws -> WebhookEndpoint.ID {
    guard let id = WebhookEndpoint.ID(text) else { throw WebhookProblem.endpointNotFound(text) }
    return id
  }

  @discardableResult
  private static func show(
    _ id: WebhookDelivery.ID, of endpoint: WebhookEndpoint.ID, _ webhooks: ManageWebhooks,
    _ options: Options
  ) async throws -> DeliveryStory {
    let story = try await DeliveryStory.read(id, of: endpoint, webhooks)
    let answer = story.attempts.last?.answer.flatMap { $0.isEmpty ? nil : $0 }
    try options.show(
      { try story.write(to: $0) }, else: [line(story.delivery)] + (answer.map { [$0] } ?? []))
    return story
  }

  private static func line(_ endpoint: WebhookEndpoint) -> String {
    let because = endpoint.pausedBecause.map { " (\($0.rawValue))" } ?? ""
    return
      "\(endpoint.id)  \(endpoint.state.rawValue)\(because)  \(endpoint.events.joined(separator: ","))  \(endpoint.url)"
  }

  private static func line(_ delivery: WebhookDelivery) -> String {
    let outcome = delivery.lastStatus.map { "HTTP \($0)" } ?? delivery.lastCode ?? "-"
    return
      "\(delivery.id)  \(delivery.state.rawValue)  \(delivery.eventType)  \(delivery.sequence)  \(delivery.attempts)  \(outcome)"
  }
}
