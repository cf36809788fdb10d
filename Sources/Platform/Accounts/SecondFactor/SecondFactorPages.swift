import Kernel
import PDF

/// Where a code is asked for after the password.
struct CodePage {
  let ticket: String
  let next: String?
  /// Of somebody who has passkeys.
  let passkey: PasskeyForm?
  let problem: (any Problem)?

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(AccountsStrings.table, shell.language)
    return shell.publicPage(
      title: words.codeTitle, heading: "Facturier",
      scripts: passkey == nil ? [] : [PasskeyScript.asset]
    ) { page in
      page.h1(words.codeTitle)
      page.div(class: "stack") {
        AccountForm.problems(page, problem, shell.language)
        page.form(class: "card stack", .method("post"), .action("\(SignInPages.path)/code")) {
          page.input(.type("hidden"), .name("ticket"), .value(ticket))
          if let next { page.input(.type("hidden"), .name("next"), .value(next)) }
          AccountForm.field(
            page, "code", words.code, autocomplete: "one-time-code", help: words.codeHelp)
          AccountForm.submit(page, words.signInNow)
        }
        passkey?.show(
          page, action: "\(SignInPages.path)/passkey", [("ticket", ticket), ("next", next)],
          label: words.usePasskey, words)
      }
    }
  }
}

/// Where an authenticator is given the seed, and shows that it has it.
struct EnrolmentPage {
  /// `nil` before they ask for one.
  let seed: [UInt8]?
  let email: String
  let isRequired: Bool
  let problem: (any Problem)?

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(AccountsStrings.table, shell.language)
    return shell.page(title: words.secondFactor, section: AccountPages.path) { page in
      AccountForm.top(
        page, words.secondFactor, isRequired ? words.required : words.secondFactorHelp)
      page.div(class: "stack") {
        AccountForm.problems(page, problem, words.language)
        if let seed {
          confirm(page, seed, words)
        } else {
          page.form(
            class: "card stack", .method("post"), .action("\(AccountPages.secondFactor)/begin")
          ) {
            page.p(words.secondFactorHelp)
            AccountForm.submit(page, words.turnOn)
          }
          page.p { page.a(.href(PasskeyPages.path), text: words.orPasskey) }
        }
      }
    }
  }

  private func confirm(_ page: HTML, _ seed: [UInt8], _ words: Words<AccountsStrings>) {
    page.form(class: "card stack", .method("post"), .action(AccountPages.secondFactor)) {
      page.p(words.scan)
      page.picture(of: TOTP.address(seed, account: email))
      page.p(words.typed, class: "quiet")
      page.p { page.code(Self.grouped(TOTP.base32(seed))) }
      AccountForm.field(page, "code", words.code, autocomplete: "one-time-code")
      AccountForm.submit(page, words.turnOn)
    }
  }

  private static func grouped(_ text: String) -> String {
    let letters = Array(text)
    return stride(from: 0, to: letters.count, by: 4).map {
      String(letters[$0..<min($0 + 4, letters.count)])
    }.joined(separator: " ")
  }
}

struct RecoveryCodesPage {
  let codes: [String]

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(AccountsStrings.table, shell.language)
    return shell.page(title: words.recovery, section: AccountPages.path) { page in
      AccountForm.top(page, words.recovery, words.recoveryHelp)
      page.section(class: "card stack") {
        page.ul { for code in codes { page.li { page.code(code) } } }
        page.div(class: "actions") {
          page.a(class: "button primary", .href(AccountPages.path), text: words.kept)
        }
      }
    }
  }
}

extension HTML {
  /// A QR code as a drawing, dark on white whatever the colours of the page.
  func picture(of text: String) {
    guard let code = QRPicture(text) else { return }
    svg(
      class: "qr", .attribute("viewBox", "0 0 \(code.size + 8) \(code.size + 8)"),
      .attribute("role", "img"), .label("QR")
    ) {
      rect(.attribute("width", "100%"), .attribute("height", "100%"), .attribute("fill", "#fff")) {}
      path(.attribute("d", code.path(margin: 4)), .attribute("fill", "#000")) {}
    }
  }
}
