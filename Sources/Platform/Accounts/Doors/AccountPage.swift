import Kernel

struct AccountPage {
  let user: User
  let role: Role?
  let sessions: [UserSession]
  let current: [UInt8]?
  /// Recovery codes that were not used; `nil` without a second factor.
  let codesLeft: Int?
  /// What the provider is called where an account can be linked with one.
  let openID: String?
  let problem: (any Problem)?

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(AccountsStrings.table, shell.language)
    return shell.page(title: words.account, section: AccountPages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.account)
          page.p(class: "lead") {
            page.bdi(user.email)
            if let role { page.text(" · \(role.title(words.language))") }
          }
        }
        page.form(.method("post"), .action("/sign-out")) {
          page.button(class: "button", .type("submit"), text: words.signOut)
        }
      }
      page.div(class: "stack") {
        AccountForm.problems(page, problem, words.language, fields: ["password"])
        page.div(class: "two") {
          password(page, words)
          page.div(class: "stack") {
            secondFactor(page, words)
            passkeys(page, words)
            name(page, words)
          }
        }
        open(page, words)
      }
    }
  }

  private func name(_ page: HTML, _ words: Words<AccountsStrings>) {
    page.form(class: "card stack", .method("post"), .action("/account/name")) {
      page.h2(words.name)
      AccountForm.field(
        page, "name", words.nameHelp, value: user.name, autocomplete: "name", isRequired: false)
      AccountForm.submit(page, words.save, isPrimary: false)
    }
  }

  private func secondFactor(_ page: HTML, _ words: Words<AccountsStrings>) {
    guard let codesLeft else {
      page.form(
        class: "card stack", .method("post"), .action("\(AccountPages.secondFactor)/begin")
      ) {
        page.h2(words.secondFactor)
        page.p(words.secondFactorHelp, class: "soft")
        AccountForm.submit(page, words.turnOn, isPrimary: false)
      }
      return
    }
    page.form(
      class: "card stack", .method("post"), .action("\(AccountPages.secondFactor)/end")
    ) {
      page.h2(words.secondFactor)
      page.p {
        page.span(class: "tag good", text: words.isOn)
        page.text(" \(words.codesLeft(codesLeft))")
      }
      AccountForm.field(page, "code", words.code, autocomplete: "one-time-code")
      AccountForm.submit(page, words.turnOff, isPrimary: false)
    }
  }

  private func passkeys(_ page: HTML, _ words: Words<AccountsStrings>) {
    page.section(class: "card stack") {
      page.h2(words.passkeys)
      page.p(words.passkeysLead, class: "soft")
      page.div(class: "actions") {
        page.a(class: "button", .href(PasskeyPages.path), text: words.managePasskeys)
        if let openID {
          page.a(class: "button", .href(OpenIDPages.link), text: words.linkWith(openID))
        }
      }
    }
  }

  private func password(_ page: HTML, _ words: Words<AccountsStrings>) {
    page.form(class: "card stack", .method("post"), .action("/account/password")) {
      page.h2(words.changePassword)
      AccountForm.field(
        page, "current", words.currentPassword, type: "password",
        autocomplete: "current-password")
      AccountForm.field(
        page, "password", words.newPassword, type: "password", autocomplete: "new-password",
        help: words.passwordHelp, wrong: FormFlaws(problem, fields: ["password"])["password"],
        language: words.language)
      AccountForm.submit(page, words.change)
    }
  }

  private func open(_ page: HTML, _ words: Words<AccountsStrings>) {
    page.section(class: "card stack") {
      page.h2(words.sessions)
      page.p(words.sessionsHelp, class: "soft")
      page.div(class: "scroll") {
        page.table {
          page.thead {
            page.tr {
              for title in [words.browser, words.from, words.since, words.lastSeen] {
                page.th(.scope("col"), text: title)
              }
              page.th(.scope("col")) {}
            }
          }
          page.tbody { for session in sessions { row(page, session, words) } }
        }
      }
      if sessions.count > 1 {
        page.form(.method("post"), .action("/account/sessions/end")) {
          page.button(class: "button", .type("submit"), text: words.endOthers)
        }
      }
    }
  }

  private func row(_ page: HTML, _ session: UserSession, _ words: Words<AccountsStrings>) {
    page.tr {
      page.td { page.bdi(Self.browser(session.agent)) }
      page.td(session.address)
      page.td(words.language.moment(session.createdAt))
      page.td(words.language.moment(session.seenAt))
      page.td {
        if session.tokenHash == current {
          page.span(class: "tag good", text: words.thisOne)
        } else {
          page.form(.method("post"), .action("/account/sessions/\(session.shortID)/end")) {
            page.button(class: "button", .type("submit"), text: words.end)
          }
        }
      }
    }
  }

  /// "Firefox · Linux": what a person recognises.
  static func browser(_ agent: String) -> String {
    let names = [
      ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"),
      ("Safari/", "Safari"), ("curl/", "curl"),
    ]
    let systems = [
      ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
      ("Mac OS", "macOS"), ("Linux", "Linux"),
    ]
    let parts = [names, systems].compactMap { list in list.first { agent.contains($0.0) }?.1 }
    return parts.isEmpty
      ? (agent.isEmpty ? "—" : String(agent.prefix(40))) : parts.joined(separator: " · ")
  }
}

struct ProofPage {
  let next: String?
  let problem: (any Problem)?

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(AccountsStrings.table, shell.language)
    return shell.page(title: words.proof, section: AccountPages.path) { page in
      AccountForm.top(page, words.proof, words.proofLead)
      page.div(class: "stack") {
        AccountForm.problems(page, problem, words.language)
        page.form(class: "card stack", .method("post"), .action(AccountPages.proof)) {
          if let next { page.input(.type("hidden"), .name("next"), .value(next)) }
          AccountForm.field(
            page, "password", words.password, type: "password", autocomplete: "current-password")
          AccountForm.submit(page, words.proofNow)
        }
      }
    }
  }
}
