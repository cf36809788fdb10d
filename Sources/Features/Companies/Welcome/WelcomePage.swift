import Invoicing
import Kernel
import Money

/// A step on the way to the first company: what was typed, and what is wrong with it.
struct WelcomePage: Sendable {
  /// Of the address of each step.
  let base: String
  let step: WelcomeStep
  let draft: CompanyDraft
  let check: CompanyDraftCheck
  let today: LocalDate
  /// Whether what is wrong is shown: nobody is told off before they wrote.
  var isChecked = false
  /// Whether the register is asked.
  let asksRegister: Bool
  /// What was typed in the place of the number, where it is none.
  var wrongNumber: String?

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(WelcomeStrings.table, shell.language)
    let view = WelcomeStepView(page: self, words: words)
    return shell.publicPage(title: view.title, heading: "Facturier") { page in
      page.div(class: "welcome stack") {
        if base != WelcomePages.path {
          page.a(class: "crumb", .href(PageShell.companies)) {
            page.raw(Icon.back)
            page.text(words.companies)
          }
        }
        way(page, words)
        page.div {
          page.p(class: "quiet", text: place(words))
          page.h1(view.title)
          page.p(view.lead, class: "lead")
        }
        told(page, words)
        summary(page, words)
        view.form(page)
        foot(page, words)
      }
    }
  }

  private func place(_ words: Words<WelcomeStrings>) -> String {
    let all = WelcomeStep.allCases
    return words.step(String((all.firstIndex(of: step) ?? 0) + 1), String(all.count))
  }

  private func way(_ page: HTML, _ words: Words<WelcomeStrings>) {
    Stepper(
      label: words.way,
      steps: WelcomeStep.allCases.map { one in
        let isOpen = one <= draft.reached && one != step
        let state: Stepper.State =
          one == step ? .current : one < draft.reached ? .done : .ahead
        return .init(
          WelcomeStepView.name(of: one, words), state, href: isOpen ? one.path(in: base) : nil)
      }
    ).render(on: page, words.language)
  }

  /// What the register said, on the page that it filled.
  private func told(_ page: HTML, _ words: Words<WelcomeStrings>) {
    guard step == .company, let answer = draft.answer else { return }
    let name = draft[.name].isEmpty ? draft.siren : draft[.name]
    switch answer {
    case .found: page.p(class: "notice good", .role("status"), text: words.found(name))
    case .ceased: page.p(class: "notice warn", .role("status"), text: words.ceased(name))
    case .unknown: page.p(class: "notice", .role("status"), text: words.unknown)
    case .off: page.p(class: "notice", .role("status"), text: words.off)
    case .unreachable: page.p(class: "notice", .role("status"), text: words.unreachable)
    }
  }

  /// Everything that is wrong on this page, with a way to each.
  private func summary(_ page: HTML, _ words: Words<WelcomeStrings>) {
    let wrong = isChecked && step != .review ? check.wrong(in: step) : []
    if wrong.isEmpty { return }
    page.div(class: "notice bad", .role("alert")) {
      page.p { page.strong(words.toMend(wrong.count)) }
      page.ul {
        for one in wrong {
          page.li {
            page.a(
              .href("#\(one.field.rawValue)"),
              text: WelcomeStepView.name(of: one.field, words))
          }
        }
      }
    }
  }

  private func foot(_ page: HTML, _ words: Words<WelcomeStrings>) {
    page.div(class: "welcome-foot quiet") {
      page.p(words.keeps)
      if let person = Caller.current.author {
        page.form(.method("post"), .action("/sign-out")) {
          page.p {
            page.text(words.signedIn(person.name))
            page.text(" ")
            page.button(class: "button small", .type("submit"), text: words.signOut)
          }
        }
      }
    }
  }
}
