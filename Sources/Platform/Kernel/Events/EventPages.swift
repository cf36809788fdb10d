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
    desk.add(to: routes)
  }

  private var desk: ListDesk<Event> {
    let (this, company) = (self, company)
    return ListDesk(
      ListPlace(Self.list, .eventsRead, of: company, database, shell: shell),
      nothing: (Self.strings.nothing, Self.strings.nothingHelp), sheet: sheet
    ) { wanted, after, limit, tx in
      let place = try after.map { try Self.place($0) }
      var events = try Self.events(wanted, after: place, limit: limit + 1, of: company, in: tx)
      let hasMore = events.cut(to: limit)
      return (events, hasMore ? events.last.map { "\($0.id.sequence)" } : nil)
    } row: { event, language in
      this.row(event, language)
    } count: { address, tx in
      ListCounts(
        try EventStore.count(
          Self.filter(address), upTo: ListSelection.most, of: company, in: tx))
    } finish: { page, _, language in
      page.lead = Self.strings.lead(language)
    }
  }

  private static func events(
    _ wanted: ListSelection, after place: Int64?, limit: Int, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [Event] {
    switch wanted {
    case .ticked(let ids):
      return try ids.compactMap { Event.ID($0) }.sorted { $0.sequence > $1.sequence }.compactMap {
        try EventStore.event($0.sequence, of: company, in: tx)
      }
    case .matching(let address):
      let filter = filter(address)
      return address.order.isDescending
        ? try EventStore.latest(filter, before: place, limit: limit, of: company, in: tx)
        : try EventStore.list(filter, after: place ?? 0, limit: limit, of: company, in: tx)
    }
  }

  private static func filter(_ address: ListAddress) -> EventStore.Filter {
    var filter = EventStore.Filter()
    filter.object = address[ListAddress.search].map { CleanText.line($0) }
    return filter
  }

  private var sheet: ListSheet<Event> {
    let (this, words) = (self, Self.strings)
    return ListSheet(
      name: words.fileName,
      titles: [words.id, words.type, words.what, words.object, words.when, words.data]
    ) { event, language in
      [
        .text("\(event.id)"), .text(event.type), .text(this.title(event, language)),
        .text(event.object), .moment(event.created), .text(event.data),
      ]
    }
  }

  private static func place(_ text: String) throws -> Int64 {
    guard let place = Int64(text), place > 0 else { throw HTTPProblem.noSuchPage }
    return place
  }

  private func row(_ event: Event, _ language: Language) -> ListPage.Row {
    let title = title(event, language)
    let href = hrefs(event.object)
    return ListPage.Row(
      id: "\(event.id)", label: title,
      cells: [
        href.map { .link(title, href: $0, detail: Self.number(event)) } ?? .text(title),
        .text(event.object), .text(language.moment(event.created)), .text(event.type),
        .name(event.data),
      ])
  }

  private func title(_ event: Event, _ language: Language) -> String {
    catalogue.types.first { $0.description == event.type }?.title(language) ?? event.type
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
  let id = Text(fr: "Identifiant", en: "Id")
  let fileName = Text(fr: "evenements", en: "events")
  let data = Text(fr: "Données", en: "Data")
  let searchHint = Text(fr: "Identifiant complet, inv_…", en: "Full id, inv_…")
  let nothing = Text(fr: "Aucun événement", en: "No event")
  let nothingHelp = Text(
    fr: "Le premier viendra avec votre première commande.",
    en: "The first will come with your first order.")
}
