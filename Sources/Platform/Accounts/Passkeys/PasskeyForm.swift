import Hummingbird
import Kernel
import Money
import Storage

/// What a page needs to have a browser ask for a passkey.
struct PasskeyForm: Sendable {
  let challenge: String
  let site: String
  /// Those that will do; empty where any of this site does.
  let keys: [[UInt8]]

  private var attributes: [Attribute] {
    [
      .attribute("data-challenge", challenge), .attribute("data-site", site),
      .attribute("data-keys", keys.map(Base64URL.encode).joined(separator: " ")),
    ]
  }

  /// A form of one button, hidden until the script finds that the browser can.
  func show(
    _ page: HTML, action: String, _ fields: [(String, String?)], label: String,
    _ words: Words<AccountsStrings>
  ) {
    page.form(
      class: "card stack",
      all: attributes + [
        .method("post"), .action(action), .attribute("data-passkey", "show"),
        .attribute("hidden", ""),
      ]
    ) {
      for (name, value) in fields where value != nil {
        page.input(.type("hidden"), .name(name), .value(value ?? ""))
      }
      Self.end(page, words)
      AccountForm.submit(page, label, isPrimary: false)
    }
  }

  /// A form that makes one and gives it a name.
  func make(_ page: HTML, for user: User, _ words: Words<AccountsStrings>) {
    page.form(
      class: "card stack",
      all: attributes + [
        .method("post"), .action(PasskeyPages.path),
        .attribute("data-passkey", "make"), .attribute("hidden", ""),
        .attribute("data-user", Base64URL.encode(user.id.raw.bytes)),
        .attribute("data-account", user.email),
        .attribute("data-algorithms", COSEKey.algorithms.map(String.init).joined(separator: " ")),
      ]
    ) {
      page.h2(words.newPasskey)
      AccountForm.field(page, "name", words.passkeyName, help: words.passkeyNameHelp)
      Self.end(page, words)
      AccountForm.submit(page, words.makePasskey)
    }
  }

  private static func end(_ page: HTML, _ words: Words<AccountsStrings>) {
    page.input(.type("hidden"), .name("answer"), .value(""))
    page.p(
      class: "quiet", .attribute("data-fault", ""), .attribute("hidden", ""), .role("alert"),
      text: words.passkeyFault)
  }
}

/// `/account/passkeys`: which keys open an account beside its password.
struct PasskeyPages: Sendable {
  let signIn: SignIn
  let company: CompanyID
  let throttle: Throttle
  let isSecure: Bool
  let shell: SignInPages.Shell

  static let path = "/account/passkeys"

  private var use: UsePasskey { signIn.passkeys }

  func add(to routes: Routes) {
    routes.get("/account/passkeys", .personProven) { request, _ in
      try await show(request, problem: nil)
    }
    routes.post("/account/passkeys", .personProven) { request, context in
      try await make(request, context)
    }
    routes.post("/account/passkeys/:id/end", .personProven) { request, context in
      try await remove(request, context.parameters.require("id"))
    }
  }

  private func me() async throws -> User {
    guard let id = Caller.current.author.flatMap({ User.ID($0.id) }),
      let user = try await signIn.database.read({ try UserStore.user(id, in: $0) })
    else { throw AccessProblem.notSignedIn }
    return user
  }

  private func site(_ request: Request) -> PasskeySite? {
    PasskeySite(authority: request.head.authority, isSecure: isSecure)
  }

  private func show(_ request: Request, problem: (any Problem)?) async throws -> Response {
    let user = try await me()
    let (site, ceremony) = (site(request), use.ceremony)
    let (keys, challenge) = try await signIn.database.read { tx in
      (
        try PasskeyStore.all(of: user.id, in: tx),
        try ceremony.challenge(.making, of: user.id, now: tx.now)
      )
    }
    let form = site.map { site in
      PasskeyForm(challenge: Base64URL.encode(challenge), site: site.host, keys: keys.map(\.id))
    }
    let page = PasskeysPage(user: user, keys: keys, form: form, problem: problem)
    return .html(page.render(in: shell(request)), problem: problem)
  }

  private func make(_ request: Request, _ context: CallContext) async throws -> Response {
    let fields = try await request.form(upTo: 64 << 10)
    do {
      try throttle.pass(context.address)
      let user = try await me()
      guard let site = site(request), let answer = try? PasskeyAnswer(fields["answer"]) else {
        throw AccountProblem.passkeyRefused(PasskeyFault.unreadable.rawValue)
      }
      let typed = CleanText.line(String((fields["name"] ?? "").prefix(60)))
      let name = typed.isEmpty ? AccountPage.browser(request.headers[.userAgent] ?? "") : typed
      let (use, company, session) = (use, company, Caller.current.session)
      let letter = NoticeLetter(.passkeyAdded, request, isSecure: isSecure, detail: name)
      let codes = try await signIn.database.write(.company(company)) { tx in
        let codes = try use.add(
          answer, name: name, of: user, session: session, at: site, company: company, in: tx)
        try NoticeStore.add(letter, to: user.email, ids: signIn.ids, in: tx)
        return codes
      }
      return codes.isEmpty
        ? .seeOther(Self.path) : .html(RecoveryCodesPage(codes: codes).render(in: shell(request)))
    } catch let problem as AccountProblem {
      return try await show(request, problem: problem)
    }
  }

  private func remove(_ request: Request, _ shortID: String) async throws -> Response {
    let user = try await me()
    let (use, company, ids) = (use, company, signIn.ids)
    let letter = NoticeLetter(.passkeyRemoved, request, isSecure: isSecure)
    try await signIn.database.write(.company(company)) { tx in
      let name = try use.remove(shortID, of: user, company: company, in: tx)
      try NoticeStore.add(letter.of(name), to: user.email, ids: ids, in: tx)
    }
    return .seeOther(Self.path, told: .removed)
  }
}

struct PasskeysPage {
  let user: User
  let keys: [Passkey]
  /// `nil` where people come by a number instead of a name.
  let form: PasskeyForm?
  let problem: (any Problem)?

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(AccountsStrings.table, shell.language)
    return shell.page(
      title: words.passkeys, section: AccountPages.path, scripts: [PasskeyScript.asset]
    ) { page in
      AccountForm.top(page, words.passkeys, words.passkeysLead)
      page.div(class: "stack") {
        AccountForm.problems(page, problem, words.language)
        if keys.isEmpty { page.p(words.noPasskeys, class: "soft") } else { list(page, words) }
        if let form {
          form.make(page, for: user, words)
        } else {
          page.div(class: "notice") { page.p(words.passkeysNeedName) }
        }
        page.p(words.passkeysNeedScript, class: "quiet")
      }
    }
  }

  private func list(_ page: HTML, _ words: Words<AccountsStrings>) {
    page.section(class: "card scroll") {
      page.table {
        page.thead {
          page.tr {
            for title in [words.passkeyName, words.since, words.used] {
              page.th(.scope("col"), text: title)
            }
            page.th(.scope("col")) {}
          }
        }
        page.tbody {
          for key in keys {
            page.tr {
              page.td { page.bdi(key.name) }
              page.td(words.language.moment(key.madeAt))
              page.td(key.usedAt.map { words.language.moment($0) } ?? words.never)
              page.td {
                page.form(.method("post"), .action("\(PasskeyPages.path)/\(key.shortID)/end")) {
                  page.button(class: "button", .type("submit"), text: words.remove)
                }
              }
            }
          }
        }
      }
    }
  }
}
