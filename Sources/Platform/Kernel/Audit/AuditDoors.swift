import Hummingbird
import Money
import Storage

/// `/audit` and `/v1/audit`: who changed what, the newest first.
package struct AuditDoors: Sendable {
  let company: CompanyID
  let database: Database
  let shell: @Sendable (Request) -> PageShell

  package init(
    company: CompanyID, database: Database, shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.database = database
    self.shell = shell
  }

  package static let path = "/audit"
  package static let navigation = NavigationItem(
    .settings, href: path, title: AuditStrings.table.title, icon: Icon.document)
  private static let pageSize = 50

  package func add(to routes: Routes) {
    routes.get("/audit", .may(.auditRead)) { request, _ in
      let (entries, next) = try await entries(request)
      let page = AuditPage(entries: entries, next: next)
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
        page.strong(AuditStrings.sentence(of: entry.action)(words.language))
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

/// The sentences of the audit trail.
final class AuditStrings: Sendable {
  static let table = AuditStrings()

  let title = Text(fr: "Piste d’audit", en: "Audit trail")
  let lead = Text(
    fr: "Qui a changé quoi, quand et d’où. Chaque ligne est scellée avec le journal.",
    en: "Who changed what, when and from where. Every line is sealed with the log.")
  let nothing = Text(fr: "Rien n’a encore été changé.", en: "Nothing was changed yet.")
  let older = Text(fr: "Plus ancien", en: "Older")

  private static let sentences: [String: Text] = [
    "member.granted": Text(fr: "Accès donné à", en: "Access given to"),
    "member.changed": Text(fr: "Rôle changé pour", en: "Role changed for"),
    "member.withdrawn": Text(fr: "Accès retiré à", en: "Access taken from"),
    "member.invited": Text(fr: "Invitation de", en: "Invitation of"),
    "second-factor.on": Text(fr: "Second facteur activé pour", en: "Second factor turned on for"),
    "second-factor.off": Text(
      fr: "Second facteur désactivé pour", en: "Second factor turned off for"),
    "passkey.added": Text(
      fr: "Clé d’accès ajoutée au compte de", en: "Passkey added to the account of"),
    "passkey.removed": Text(
      fr: "Clé d’accès retirée du compte de", en: "Passkey removed from the account of"),
    "openid.linked": Text(fr: "Compte lié au fournisseur", en: "Account linked with the provider"),
    "sign-in.refused": Text(fr: "Connexion refusée à", en: "Sign-in refused to"),
    "sessions.ended": Text(fr: "Sessions fermées de", en: "Sessions ended of"),
    "password.changed": Text(fr: "Mot de passe changé par", en: "Password changed by"),
    "password.reset": Text(
      fr: "Mot de passe remplacé par un lien pour", en: "Password replaced by a link for"),
    "object.named": Text(fr: "Identifiant externe changé", en: "External id changed"),
    "key.made": Text(fr: "Clé d’API créée", en: "API key made"),
    "key.revoked": Text(fr: "Clé d’API révoquée", en: "API key revoked"),
  ]

  /// What has no words of its own is the request it came with.
  static func sentence(of action: String) -> Text { sentences[action] ?? Text(action) }
}
