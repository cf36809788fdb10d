import Hummingbird
import Kernel
import Money
import Storage

/// `/keys`: the API keys of a company. A new one is shown once, on the answer to the form that made it.
package struct KeyPages: Sendable {
  let database: Database
  let ring: KeyRing
  let shell: SignInPages.Shell

  package init(database: Database, ring: KeyRing, shell: @escaping SignInPages.Shell) {
    self.database = database
    self.ring = ring
    self.shell = shell
  }

  package static let path = "/keys"
  package static let navigation = NavigationItem(
    .automation, href: path, title: AccountsStrings.table.keys, icon: Icon.key)

  package func add(to routes: Routes) {
    routes.get("/keys", .may(.keysRead)) { request, _ in try await show(request) }
    routes.post("/keys", .mayProven(.keysWrite)) { request, _ in try await make(request) }
    routes.post("/keys/:id/end", .mayProven(.keysWrite)) { _, context in
      let (ring, id) = (ring, try KeysAPI.id(context))
      try await database.write(.company(ring.company)) { try ring.revoke(id, in: $0) }
      return .seeOther(Self.path, told: .ended)
    }
  }

  private func show(
    _ request: Request, _ fields: FormFields = FormFields(), made: APIKey.Token? = nil,
    problem: (any Problem)? = nil
  ) async throws -> Response {
    let ring = ring
    let (keys, now) = try await database.read { (try ring.list(in: $0), $0.now) }
    let page = KeysPage(
      keys: keys, now: now, fields: fields, made: made, mine: Caller.current.permissions,
      problem: problem)
    return .html(page.render(in: shell(request)), problem: problem)
  }

  private func make(_ request: Request) async throws -> Response {
    let fields = try await request.form(upTo: 16 << 10)
    let (ring, caller) = (ring, Caller.current)
    do {
      let token = try await database.write(.company(ring.company)) { tx in
        try ring.make(
          name: CleanText.line(fields["name"] ?? ""),
          permissions: Self.chosen(fields, caller.permissions),
          days: fields["days"].map { Int($0) ?? 0 }, maker: caller, in: tx)
      }
      return try await show(request, made: token)
    } catch let problem as AccountProblem {
      return try await show(request, fields, problem: problem)
    }
  }

  private static func chosen(_ fields: FormFields, _ mine: Set<Permission>) -> Set<Permission> {
    Set(mine.filter { fields[$0.rawValue] != nil })
  }
}

struct KeysPage {
  let keys: [APIKey]
  let now: Instant
  let fields: FormFields
  /// The one made just now.
  let made: APIKey.Token?
  let mine: Set<Permission>
  let problem: (any Problem)?

  private var mayWrite: Bool { mine.contains(.keysWrite) }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(AccountsStrings.table, shell.language)
    return shell.page(title: words.keys, section: KeyPages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.keys)
          page.p(words.keysLead, class: "lead")
        }
        page.div(class: "actions") {
          page.a(class: "button", .href("/docs/api"), text: words.reference)
        }
      }
      page.div(class: "stack") {
        AccountForm.problems(page, problem, words.language, fields: Self.fields)
        if let made {
          page.div(class: "notice good", .role("status")) {
            page.p(words.keyOnce)
            page.p { page.code(made.text) }
          }
        }
        list(page, words)
        if mayWrite { form(page, words) }
      }
    }
  }

  private func list(_ page: HTML, _ words: Words<AccountsStrings>) {
    page.section(class: "card scroll") {
      if keys.isEmpty {
        page.p(words.noKeys, class: "soft")
        return
      }
      page.table {
        page.thead {
          page.tr {
            for title in [words.keyName, words.scopes, words.madeBy, words.used, words.state] {
              page.th(.scope("col"), text: title)
            }
            page.th(.scope("col")) {}
          }
        }
        page.tbody { for key in keys { row(page, key, words) } }
      }
    }
  }

  private func row(_ page: HTML, _ key: APIKey, _ words: Words<AccountsStrings>) {
    let language = words.language
    page.tr {
      page.td {
        page.p { page.strong(key.name) }
        page.p(class: "quiet") { page.code("…\(key.id.raw.text.suffix(6))") }
      }
      page.td {
        page.text(
          key.permissions.count == Permission.allCases.count
            ? words.allScopes : key.permissions.scopes)
      }
      page.td {
        page.p { page.bdi(key.madeBy) }
        page.p(language.moment(key.madeAt), class: "quiet")
      }
      page.td {
        page.p(key.usedAt.map { language.moment($0) } ?? words.never)
        if let from = key.usedFrom { page.p(from, class: "quiet") }
      }
      page.td {
        if key.revokedAt != nil {
          page.span(class: "tag bad", text: words.revoked)
        } else if !key.isGood(now) {
          page.span(class: "tag warn", text: words.ended)
        } else {
          page.span(class: "tag good", text: words.good)
          if let end = key.endsAt { page.p(language.moment(end), class: "quiet") }
        }
      }
      page.td {
        if mayWrite, key.isGood(now) {
          page.form(.method("post"), .action("/keys/\(key.id)/end")) {
            page.button(class: "button", .type("submit"), text: words.revokeKey)
          }
        }
      }
    }
  }

  private static let fields = ["name", "days"]

  private func form(_ page: HTML, _ words: Words<AccountsStrings>) {
    page.form(class: "card stack", .method("post"), .action(KeyPages.path)) {
      page.h2(words.newKey)
      let flaws = FormFlaws(problem, fields: Self.fields)
      AccountForm.field(
        page, "name", words.keyName, value: fields["name"], wrong: flaws["name"],
        language: words.language)
      AccountForm.field(
        page, "days", words.days, value: fields["days"], help: words.daysHelp, isRequired: false,
        wrong: flaws["days"], language: words.language)
      page.fieldset {
        page.legend(words.scopes)
        page.div(class: "choices") {
          for permission in Permission.allCases where mine.contains(permission) {
            choice(page, permission, words.language)
          }
        }
      }
      AccountForm.submit(page, words.makeKey)
    }
  }

  private func choice(_ page: HTML, _ permission: Permission, _ language: Language) {
    let scope = permission.rawValue
    page.label(class: "choice", .for(scope)) {
      page.input(
        .type("checkbox"), .id(scope), .name(scope), .value("on"),
        .checked(fields[scope] != nil))
      page.span(permission.name(language))
    }
  }
}
