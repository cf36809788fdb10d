import Hummingbird
import Money
import ServiceLifecycle
import Storage

/// Something of a company that moves while somebody looks at it.
package enum LiveTopic: String, CaseIterable, Sendable {
  /// Drafts, invoices, credit notes, orders.
  case documents
  case payments
  case emails
  /// Jobs, bulks, imports.
  case jobs
}

/// `/live-updates`: tells open pages that something moved, by server-sent events: `event: moved`, `data: documents payments`.
///
/// The company's state is looked at once a second for all who listen, and only while somebody does. A stream ends by itself and
/// the browser asks again, and at once when the node is to end; `?seconds=` asks for a shorter one. Each says in its `id` how far
/// it told, and `?after=` goes on from there: what moves while no stream is open is told by the next one.
package actor LiveFeed {
  package static let path = "/live-updates"
  private static let longest: Int64 = 25

  private struct State: Equatable, Sendable {
    var head: Int64 = 0
    var jobs: [String] = []
  }

  private let company: CompanyID
  private let database: Database
  private let clock: Clock
  private var known: (state: State, at: Instant)?

  /// - Parameter clock: the machine's, whatever that of the company says.
  package init(company: CompanyID, database: Database, clock: Clock) {
    self.company = company
    self.database = database
    self.clock = clock
  }

  package nonisolated func add(to routes: Routes) {
    routes.get("/live-updates", .person) { request, _ in
      let wanted = try request.query["seconds"].flatMap { Int64($0) } ?? Self.longest
      let seconds = max(0, min(Self.longest, wanted))
      let after = try request.query["after"].flatMap { Int64($0) }
      return Response(
        status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
        body: ResponseBody { writer in
          try await self.tell(&writer, for: seconds, after: after)
          try await writer.finish(nil)
        })
    }
  }

  private nonisolated func tell(
    _ writer: inout any ResponseBodyWriter, for seconds: Int64, after: Int64?
  ) async throws {
    let end = clock.now.adding(seconds: seconds)
    var last = try await current()
    if let after { last.head = min(after, last.head) }
    try await writer.write(ByteBuffer(string: "retry: 2000\n\(Self.event("now", at: last))"))
    while clock.now < end, !Task.isShuttingDownGracefully {
      try await Task.sleep(for: .seconds(1))
      let state = try await current()
      let moved = try await moved(from: last, to: state)
      last = state
      // A comment now and then finds out whether anybody is still there.
      let text =
        moved.isEmpty
        ? ": \n\n"
        : Self.event("moved", moved.map(\.rawValue).sorted().joined(separator: " "), at: state)
      try await writer.write(ByteBuffer(string: text))
    }
    try await writer.write(ByteBuffer(string: Self.event("again", at: last)))
  }

  private static func event(_ name: String, _ data: String = "", at state: State) -> String {
    "event: \(name)\ndata: \(data)\nid: \(state.head)\n\n"
  }

  private func current() async throws -> State {
    if let known, clock.now < known.at.adding(seconds: 1) { return known.state }
    let company = company
    let state = try await database.readBriefly { tx in
      State(
        head: try EventStore.head(of: company, in: tx),
        jobs: try JobStore.pulse(of: company, in: tx))
    }
    known = (state, clock.now)
    return state
  }

  private func moved(from last: State, to state: State) async throws -> Set<LiveTopic> {
    var moved: Set<LiveTopic> = last.jobs == state.jobs ? [] : [.jobs]
    guard last.head != state.head else { return moved }
    let company = company
    for type in try await database.readBriefly({
      try EventStore.types(after: last.head, of: company, in: $0)
    }) {
      moved.formUnion(Self.topics(of: type))
    }
    return moved
  }

  /// A payment changes what is left to pay of a document too.
  private static func topics(of type: String) -> Set<LiveTopic> {
    switch type.prefix(while: { $0 != "." }) {
    case "payment", "refund": [.payments, .documents]
    case "email": [.emails]
    default: [.documents]
    }
  }
}
