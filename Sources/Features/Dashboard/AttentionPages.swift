import Hummingbird
import Kernel
import Money
import Storage

/// `/attention`: what waits for whoever reads and what goes on for them; `/attention.json` is the same for the header of every page.
package struct AttentionPages: Sendable {
  let database: Database
  let known: KnownAttention
  let work: [WorkSource]
  let shell: @Sendable (Request) -> PageShell

  /// - Parameters:
  ///   - sources: what waits, of each feature.
  ///   - work: what goes on, of each feature.
  package init(
    company: CompanyID, database: Database, sources: [AttentionSource], work: [WorkSource],
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.database = database
    known = KnownAttention(company: company, database: database, sources: sources)
    self.work = work
    self.shell = shell
  }

  /// Of things a page saw running, those it asks about.
  private static let mostSeen = 20

  package func add(to routes: Routes) {
    routes.get("/attention", .person) { request, _ in try await show(request) }
    routes.get("/attention.json", .person) { request, _ in try await json(request) }
  }

  private func show(_ request: Request) async throws -> Response {
    let (caller, language) = (Caller.current, request.language)
    let page = AttentionPage(
      items: try await known.items(for: caller, language).items,
      work: try await work(for: caller, seen: [], language))
    return .html(page.render(in: shell(request)))
  }

  private func json(_ request: Request) async throws -> Response {
    let (caller, language) = (Caller.current, request.language)
    let seen = (try request.query["seen"] ?? "").split(separator: ",").prefix(Self.mostSeen)
    let (items, isOld) = try await known.items(for: caller, language)
    let work = try await work(for: caller, seen: Set(seen.map(String.init)), language)
    let words = Words(DashboardStrings.table, language)
    let json = JSONWriter()
    json.object {
      json.field("count", items.count)
      json.field("urgent", items.count { $0.urgency == .now })
      json.field("label", items.isEmpty ? words.nothing : words.waits(items.count))
      json.field("isOld", isOld)
      json.array("work") { for item in work { Self.write(item, to: json) } }
    }
    var response = Response.json(json)
    response.headers[.cacheControl] = "no-store"
    return response
  }

  private static func write(_ item: WorkItem, to json: JSONWriter) {
    json.object {
      json.field("id", item.id)
      json.field("title", item.title)
      json.field("detail", item.detail)
      json.field("href", CompanyPath.inCompany(item.href))
      json.field("done", item.done)
      json.field("total", item.total)
      json.field("finished", item.isFinished)
    }
  }

  private func work(
    for caller: Caller, seen: Set<String>, _ language: Language
  ) async throws -> [WorkItem] {
    guard let author = caller.author else { return [] }
    let asked = work.filter { caller.permissions.contains($0.permission) }
    let question = WorkSource.Question(author: author, seen: seen, language: language)
    return try await database.read { tx in
      var items: [WorkItem] = []
      for source in asked { items += try source.load(question, tx) }
      return items
    }
  }
}

/// The page itself.
struct AttentionPage {
  let items: [AttentionItem]
  let work: [WorkItem]

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(DashboardStrings.table, shell.language)
    return shell.page(title: words.waiting, section: PageShell.attention) { page in
      page.div(class: "top") { page.h1(words.waiting) }
      page.div(class: "stack") {
        page.section(
          class: "card", .id("attention"), .live(.documents, .payments, .emails, .jobs),
          .label(words.waiting)
        ) { AttentionList(items: items).write(to: page, words) }
        if !work.isEmpty { goingOn(page, words) }
      }
    }
  }

  private func goingOn(_ page: HTML, _ words: Words<DashboardStrings>) {
    page.section(class: "card", .id("going-on"), .live(.jobs)) {
      page.h2(words.goesOn)
      page.ul(class: "hits") {
        for item in work {
          page.li {
            page.a(.href(item.href), text: item.title)
            page.span(item.detail, class: "quiet")
          }
        }
      }
    }
  }
}

/// What waits, on the dashboard and on its own page.
struct AttentionList {
  let items: [AttentionItem]

  func write(to page: HTML, _ words: Words<DashboardStrings>) {
    if items.isEmpty {
      page.div(class: "calm") {
        page.raw(Icon.check)
        page.p(words.nothingWaits)
      }
    } else {
      page.ul(class: "attention") { for item in items { entry(item, page) } }
    }
  }

  private func entry(_ item: AttentionItem, _ page: HTML) {
    let style: StaticString =
      switch item.urgency {
      case .now: "now"
      case .soon: "soon"
      case .later: "later"
      }
    page.li(class: style) {
      page.a(.href(item.href), text: item.title)
      page.p(item.detail, class: "quiet")
    }
  }
}
