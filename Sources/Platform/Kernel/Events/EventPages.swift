import Hummingbird
import Money
import Storage

/// `/events`: what happened, the latest first, as webhooks and programs are told it.
package struct EventPages: Sendable {
  let company: CompanyID
  let catalogue: EventCatalogue
  let database: Database
  let hrefs: @Sendable (_ object: String) -> String?
  let shell: @Sendable (Request) -> PageShell

  /// - Parameter hrefs: the page of what an event is about; `nil` where it has none.
  package init(
    company: CompanyID, catalogue: EventCatalogue, database: Database,
    hrefs: @escaping @Sendable (_ object: String) -> String?,
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.catalogue = catalogue
    self.database = database
    self.hrefs = hrefs
    self.shell = shell
  }

  private static let strings = EventStrings.table
  private static let pageSize = 50
  package static let path = "/events"
  package static let navigation = NavigationItem(
    .automation, href: path, title: EventStrings.table.title, icon: Icon.clock)

  /// Events go by their place alone: there is an index for that, and for one object.
  package static let list = ListDeclaration(
    name: "events", path: path, title: strings.title,
    columns: [
      .init("what", strings.what, .what),
      .init("object", strings.object, .who),
      .init("when", strings.when, .until),
      .init("type", strings.type, .text),
      .init("data", strings.data, .note, isUsual: false),
    ],
    filters: [.search(hint: strings.searchHint)],
    orders: { _ in [ListOrder("when", isDescending: true)] })

  package func add(to routes: Routes) {
    routes.get("/events", .may(.eventsRead)) { request, _ in try await show(request) }
  }

  private func show(_ request: Request) async throws -> Response {
    let address = ListAddress(try request.query, of: Self.list)
    var wanted = EventStore.Filter()
    wanted.object = address[ListAddress.search].map { CleanText.line($0) }
    let (isDescending, filter, company) = (address.order.isDescending, wanted, company)
    let place = try address.after.map { try Self.place($0) }
    let owner = Caller.current.author?.id ?? ""
    var (events, views) = try await database.read { tx in
      (
        isDescending
          ? try EventStore.latest(
            filter, before: place, limit: Self.pageSize + 1, of: company, in: tx)
          : try EventStore.list(
            filter, after: place ?? 0, limit: Self.pageSize + 1, of: company, in: tx),
        try SavedViewStore.views(of: Self.list.name, for: owner, company: company, in: tx)
      )
    }
    let hasMore = events.cut(to: Self.pageSize)
    let language = request.language
    var page = ListPage(
      address: address, rows: events.map { row($0, language) },
      nextHref: hasMore ? events.last.map { address.href(after: "\($0.id.sequence)") } : nil,
      nothingTitle: Self.strings.nothing, nothingHelp: Self.strings.nothingHelp)
    page.views = views
    page.lead = Self.strings.lead(language)
    return .html(page.render(in: shell(request)))
  }

  private static func place(_ text: String) throws -> Int64 {
    guard let place = Int64(text), place > 0 else { throw HTTPProblem.noSuchPage }
    return place
  }

  private func row(_ event: Event, _ language: Language) -> ListPage.Row {
    let type = catalogue.types.first { $0.description == event.type }
    let title = type?.title(language) ?? event.type
    let href = hrefs(event.object)
    return ListPage.Row(
      id: "\(event.id)", label: title,
      cells: [
        href.map { .link(title, href: $0, detail: Self.number(event)) } ?? .text(title),
        .text(event.object), .text(language.moment(event.created)), .text(event.type),
        .name(event.data),
      ])
  }

  /// What people call the document or the order, where the event says it.
  private static func number(_ event: Event) -> String? {
    (try? JSONParser.parse(Array(event.data.utf8)).root)?["number"]?.text
  }
}

/// The words of the list of events.
final class EventStrings: Sendable {
  static let table = EventStrings()

  let title = Text(fr: "Événements", en: "Events")
  let lead = Text(
    fr: "Ce qui s’est passé, comme les webhooks et l’API le disent. Conservé trente-cinq jours.",
    en: "What happened, as webhooks and the API tell it. Kept for thirty-five days.")
  let what = Text(fr: "Événement", en: "Event")
  let object = Text(fr: "Objet", en: "Object")
  let when = Text(fr: "Moment", en: "When")
  let type = Text(fr: "Type", en: "Type")
  let data = Text(fr: "Données", en: "Data")
  let searchHint = Text(fr: "Identifiant entier, inv_…", en: "Whole id, inv_…")
  let nothing = Text(fr: "Aucun événement", en: "No event")
  let nothingHelp = Text(
    fr: "Le premier viendra avec votre première commande.",
    en: "The first will come with your first order.")
}
