import Kernel

/// Where people sign in.
struct SignInPage {
  let fields: FormFields
  /// Nobody has an account yet.
  let isNew: Bool
  let mayMail: Bool
  let openID: String?
  let passkey: PasskeyForm?
  let problem: (any Problem)?

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(AccountsStrings.table, shell.language)
    return shell.publicPage(
      title: words.signIn, heading: "Facturier",
      scripts: passkey == nil ? [] : [PasskeyScript.asset]
    ) { page in
      page.h1(words.signIn)
      page.div(class: "stack") {
        AccountForm.problems(page, problem, shell.language)
        if fields["lost"] != nil {
          page.div(class: "notice warn", .role("status")) { page.p(words.formLost) }
        }
        if isNew { page.div(class: "notice") { page.p(words.nobodyYet) } }
        page.form(class: "card stack", .method("post"), .action(SignInPages.path)) {
          if let next = fields["next"] {
            page.input(.type("hidden"), .name("next"), .value(next))
          }
          AccountForm.field(
            page, "email", words.email, type: "email", value: fields["email"],
            autocomplete: "username")
          AccountForm.field(
            page, "password", words.password, type: "password", autocomplete: "current-password")
          AccountForm.submit(page, words.signInNow)
        }
        passkey?.show(
          page, action: "\(SignInPages.path)/passkey", [("next", fields["next"])],
          label: words.signInByPasskey, words)
        if let openID {
          page.p {
            page.a(
              class: "button",
              .href(FormFields().with("next", fields["next"]).path(OpenIDPages.path)),
              text: words.signInAt(openID))
          }
        }
        if mayMail {
          page.p { page.a(.href("/password"), text: words.forgottenLink) }
        } else {
          page.p(words.forgotten, class: "quiet")
        }
      }
    }
  }
}

/// Where a link to choose another password is asked for.
struct ForgottenPage {
  /// The same whether somebody has the address or not.
  let isAsked: Bool

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(AccountsStrings.table, shell.language)
    return shell.publicPage(title: words.forgottenLink, heading: "Facturier") { page in
      page.h1(words.forgottenLink)
      page.div(class: "stack") {
        if isAsked {
          page.div(class: "notice good", .role("status")) { page.p(words.forgottenAsked) }
        } else {
          page.form(class: "card stack", .method("post"), .action("/password")) {
            page.p(words.forgottenHelp)
            AccountForm.field(page, "email", words.email, type: "email", autocomplete: "username")
            AccountForm.submit(page, words.forgottenNow)
          }
        }
        page.p { page.a(.href(SignInPages.path), text: words.signIn) }
      }
    }
  }
}

/// Where somebody who forgot their password chooses another.
struct NewPasswordPage {
  let action: String
  let email: String
  let problem: (any Problem)?

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(AccountsStrings.table, shell.language)
    return shell.publicPage(title: words.newPassword, heading: "Facturier") { page in
      page.h1(words.newPassword)
      page.div(class: "stack") {
        AccountForm.problems(page, problem, shell.language, fields: ["password"])
        page.form(class: "card stack", .method("post"), .action(action)) {
          page.p { page.strong(email) }
          AccountForm.field(
            page, "password", words.newPassword, type: "password", autocomplete: "new-password",
            help: words.passwordHelp,
            wrong: FormFlaws(problem, fields: ["password"])["password"], language: words.language)
          AccountForm.submit(page, words.change)
        }
      }
    }
  }
}

/// Where somebody makes their account: the first of an installation, or one they were invited to.
struct NewAccountPage {
  let action: String
  let fields: FormFields
  /// The address that was invited; `nil` where they choose it.
  let email: String?
  let problem: (any Problem)?
  /// Whose company they join; `nil` for the first account.
  var company: String?
  /// They have an account: its password will do.
  var isKnown = false

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(AccountsStrings.table, shell.language)
    let title = company.map { words.join($0) } ?? words.claim
    return shell.publicPage(title: title, heading: "Facturier") { page in
      page.h1(title)
      page.p(
        isKnown ? words.joinKnown : company == nil ? words.claimLead : words.joinLead,
        class: "lead")
      page.div(class: "stack") {
        let flaws = FormFlaws(problem, fields: email == nil ? ["email", "password"] : ["password"])
        page.refusal(flaws, shell.language)
        page.form(class: "card stack", .method("post"), .action(action)) {
          if let email {
            page.p { page.strong(email) }
          } else {
            AccountForm.field(
              page, "email", words.email, type: "email", value: fields["email"],
              autocomplete: "username", wrong: flaws["email"], language: words.language)
          }
          if !isKnown {
            AccountForm.field(
              page, "name", words.name, value: fields["name"], autocomplete: "name",
              isRequired: false)
          }
          AccountForm.field(
            page, "password", words.password, type: "password",
            autocomplete: isKnown ? "current-password" : "new-password",
            help: isKnown ? nil : words.passwordHelp, wrong: flaws["password"],
            language: words.language)
          AccountForm.submit(page, isKnown ? words.joinNow : words.makeAccount)
        }
      }
    }
  }
}
