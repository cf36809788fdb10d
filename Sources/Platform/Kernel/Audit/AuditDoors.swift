import Hummingbird
import Money
import Storage

/// `/audit` and `/v1/audit`: who changed what, the newest first.
package struct AuditDoors: Sendable {
  let company: CompanyID
  let database: Database
  let words: [String: Text]
  let shell: @Sendable (Request) -> PageShell

  /// - Parameter words: what the features' own actions are called, and the routes that changes come by.
  package init(
    company: CompanyID, database: Database, words: [String: Text],
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.database = database
    self.words = words
    self.shell = shell
  }

  package static let path = "/audit"
  package static let navigation = NavigationItem(
    .settings, href: path, title: AuditStrings.table.title, icon: Icon.document)
  private static let pageSize = 50

  package func add(to routes: Routes) {
    routes.get("/audit", .may(.auditRead)) { request, _ in
      let (entries, next) = try await entries(request)
      let page = AuditPage(entries: entries, next: next, actions: words)
      return .html(page.render(in: shell(request)))
    }
    routes.get("/v1/audit", .may(.auditRead)) { request, _ in
      let (entries, next) = try await entries(request)
      let json = JSONWriter()
      json.object {
        json.array("data") { for entry in entries { Self.write(entry, to: json) } }
        json.field("hasMore", next != nil)
        json.field("nextBefore", next.map(String.init))
      }
      return .json(json)
    }
  }

  private func entries(_ request: Request) async throws -> ([AuditTrail.Entry], next: Int64?) {
    let before = try request.query["before"].map { text in
      guard let position = Int64(text) else {
        throw HTTPProblem.unreadable(ProblemStrings.badCursor)
      }
      return position
    }
    let company = company
    var entries = try await database.read {
      try AuditStore.entries(of: company, before: before, limit: Self.pageSize + 1, in: $0)
    }
    let hasMore = entries.cut(to: Self.pageSize)
    return (entries, hasMore ? entries.last?.position : nil)
  }

  private static func write(_ entry: AuditTrail.Entry, to json: JSONWriter) {
    json.object {
      json.field("object", "audit-entry")
      json.field("position", String(entry.position))
      json.field("at", text: entry.at)
      json.key("author")
      json.object {
        json.field("kind", entry.author.kind.rawValue)
        json.field("id", entry.author.id)
        json.field("name", entry.author.name)
        json.field("address", entry.author.address)
      }
      json.field("action", entry.action)
      json.field("subject", entry.object)
      json.field("before", entry.before)
      json.field("after", entry.after)
    }
  }
}

struct AuditPage {
  let entries: [AuditTrail.Entry]
  let next: Int64?
  /// What the features' actions are called.
  let actions: [String: Text]

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(AuditStrings.table, shell.language)
    return shell.page(title: words.title, section: AuditDoors.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.title)
          page.p(words.lead, class: "lead")
        }
      }
      page.section(class: "card") {
        if entries.isEmpty { page.p(words.nothing, class: "soft") }
        page.ol(class: "timeline") { for entry in entries { line(page, entry, words) } }
      }
      if let next {
        page.nav(class: "pager", .label(words.older)) {
          page.a(class: "button", .href("\(AuditDoors.path)?before=\(next)"), text: words.older)
        }
      }
    }
  }

  private func line(_ page: HTML, _ entry: AuditTrail.Entry, _ words: Words<AuditStrings>) {
    page.li {
      page.p {
        page.strong(AuditStrings.sentence(of: entry.action, actions)(words.language))
        page.text(" ")
        page.bdi(entry.object)
      }
      if entry.before != nil || entry.after != nil {
        page.p { page.text("\(entry.before ?? "—") → \(entry.after ?? "—")") }
      }
      page.p(class: "quiet") {
        page.time(.datetime(entry.at.description), text: words.language.moment(entry.at))
        page.text(" · ")
        page.bdi(entry.author.name)
        if let address = entry.author.address { page.text(" · \(address)") }
      }
    }
  }
}
