import Hummingbird
import Money
import Storage

/// `/v1/events`: what happened; `/v1/changes`: what a program that keeps in step must read again.
///
/// ```
/// GET /v1/events?type=invoice.issued,payment.*&object=inv_…&after=evt_…&limit=100
/// GET /v1/events/{id}
/// GET /v1/changes?since=evt_…|now&limit=100
/// GET /v1/event-types
/// ```
package struct EventsAPI: Sendable {
  let company: CompanyID
  let database: Database
  let catalogue: EventCatalogue

  package init(company: CompanyID, database: Database, catalogue: EventCatalogue) {
    self.company = company
    self.database = database
    self.catalogue = catalogue
  }

  package func add(to routes: Routes) {
    routes.get("/v1/events", .may(.eventsRead)) { request, _ in try await list(request) }
    routes.get("/v1/events/:id", .may(.eventsRead)) { _, context in
      try await one(Self.id(context.parameters.require("id")))
    }
    routes.get("/v1/changes", .may(.eventsRead)) { request, _ in try await changes(request) }
    routes.get("/v1/event-types", .may(.eventsRead)) { _, _ in types() }
  }

  private static func id(_ text: String) throws(EventProblem) -> Event.ID {
    guard let id = Event.ID(text) else { throw .notFound(text) }
    return id
  }

  private static func limit(_ query: FormFields) throws(HTTPProblem) -> Int {
    guard let text = query["limit"] else { return 100 }
    guard let limit = Int(text), (1...1_000).contains(limit) else {
      throw .unreadable(Text(fr: "« limit » va de 1 à 1000.", en: "“limit” goes from 1 to 1000."))
    }
    return limit
  }

  /// - Parameter name: of the query's member that holds the id of an event.
  private static func cursor(_ query: FormFields, _ name: String) throws(EventProblem) -> Event.ID?
  {
    guard let text = query[name] else { return nil }
    guard let id = Event.ID(text) else { throw .cursorExpired(text) }
    return id
  }

  // MARK: Events

  private func list(_ request: Request) async throws -> Response {
    let query = try request.query
    let (limit, after) = (try Self.limit(query), try Self.cursor(query, "after"))
    let (filter, company) = (try filter(query), company)
    let (events, head) = try await database.read { tx in
      let place = try after.map { try EventStore.place(of: $0, of: company, in: tx) } ?? 0
      return (
        try EventStore.list(filter, after: place, limit: limit + 1, of: company, in: tx),
        try EventStore.last(of: company, in: tx)
      )
    }
    let hasMore = events.count > limit
    // Looked through to the end: what is asked for next time begins there, whatever the filter left out.
    let next = hasMore ? events[limit - 1].id : head?.id ?? after
    return .json(try Self.page(Array(events.prefix(limit)), hasMore, "nextAfter", next))
  }

  private func filter(_ query: FormFields) throws(EventProblem) -> EventStore.Filter {
    var filter = EventStore.Filter()
    filter.object = query["object"]
    for pattern in (query["type"] ?? "").split(separator: ",").map(String.init) {
      let meant = catalogue.types.map(\.description).filter {
        EventCatalogue.matches($0, pattern)
      }
      guard !meant.isEmpty else { throw .typeUnknown(pattern) }
      filter.types += meant
    }
    return filter
  }

  private static func page(
    _ events: [Event], _ hasMore: Bool, _ name: String, _ next: Event.ID?
  ) throws -> JSONWriter {
    let json = JSONWriter()
    try json.object {
      try json.array("data") { for event in events { try event.write(to: json) } }
      json.field("hasMore", hasMore)
      json.field(name, text: next)
    }
    return json
  }

  private func one(_ id: Event.ID) async throws -> Response {
    let company = company
    let event = try await database.read { try EventStore.event(id, of: company, in: $0) }
    let json = JSONWriter()
    try event.write(to: json)
    return .json(json)
  }

  // MARK: Changes

  private func changes(_ request: Request) async throws -> Response {
    let query = try request.query
    let (limit, company) = (try Self.limit(query), company)
    if query["since"] == "now" {
      let head = try await database.read { try EventStore.last(of: company, in: $0) }
      return .json(try Self.page([], false, "nextSince", head?.id))
    }
    let since = try Self.cursor(query, "since")
    let events = try await database.read { tx in
      let place = try since.map { try EventStore.place(of: $0, of: company, in: tx) } ?? 0
      return try EventStore.changes(since: place, limit: limit + 1, of: company, in: tx)
    }
    let shown = Array(events.prefix(limit))
    return .json(try Self.page(shown, events.count > limit, "nextSince", shown.last?.id ?? since))
  }

  // MARK: Types

  private func types() -> Response {
    let json = JSONWriter()
    json.object {
      json.array("data") {
        for type in catalogue.types {
          json.object {
            json.field("type", type.description)
            json.field("title", type.title.en)
            json.field("titleFr", type.title.fr)
            json.object("data") { Self.schema(of: type, to: json) }
          }
        }
      }
    }
    return .json(json)
  }

  /// JSON Schema of an event's data.
  private static func schema(of type: EventType, to json: JSONWriter) {
    json.field("type", "object")
    json.array("required") { for field in type.fields { json.value(field.name) } }
    json.object("properties") {
      for field in type.fields {
        json.object(field.name) {
          switch field.kind {
          case .text: json.field("type", "string")
          case .number: json.field("type", "integer")
          case .optional:
            json.array("type") {
              json.value("string")
              json.value("null")
            }
          case .money:
            json.field("type", "object")
            json.array("required") {
              json.value("amount")
              json.value("currency")
            }
          }
          json.field("description", field.note)
        }
      }
    }
  }
}
