import Invoicing
import Kernel
import Money

/// What will be declared, what it means, and the one button that does it.
struct WelcomeReview {
  let page: WelcomePage
  let words: Words<WelcomeStrings>

  private var draft: CompanyDraft { page.draft }

  func write(to html: HTML) {
    problems(html)
    part(html, .company) { company(html) }
    part(html, .numbering) { numbering(html) }
    part(html, .payment) { payment(html) }
    html.form(
      class: "card decide", .method("post"), .action(WelcomeStep.review.path(in: page.base))
    ) {
      html.h2(words.effect)
      html.ul(class: "effects") {
        for effect in WelcomeStrings.table.effects { html.li(effect(words.language)) }
      }
      html.div(class: "actions") {
        html.button(class: "button primary large", .type("submit"), text: words.create)
        html.button(
          class: "button large", .type("submit"), .name("do"), .value("back"), text: words.back)
      }
    }
  }

  private func problems(_ html: HTML) {
    let (wrong, rest, advice) = (page.check.wrong, page.check.rest, page.check.advice)
    if !wrong.isEmpty || !rest.isEmpty {
      html.div(class: "notice bad", .role("alert")) {
        html.p { html.strong(words.toMendFirst) }
        html.ul {
          for one in wrong {
            html.li {
              html.a(
                .href("\(one.field.step.path(in: page.base))?check=on#\(one.field.rawValue)"),
                text: WelcomeStepView.name(of: one.field, words))
              html.text(words.language == .fr ? "\u{A0}: " : ": ")
              html.text(one.text(words.language))
            }
          }
          for finding in rest { html.li(finding.text(words.language)) }
        }
      }
    }
    if !advice.isEmpty {
      html.div(class: "notice warn") {
        for finding in advice { html.p(finding.text(words.language)) }
      }
    }
  }

  private func part(_ html: HTML, _ step: WelcomeStep, _ content: () -> Void) {
    let name = WelcomeStepView.name(of: step, words)
    html.section(class: "card stack") {
      html.div(class: "review-head") {
        html.h2(name)
        html.a(
          class: "button small", .href(step.path(in: page.base)), .label(words.changeOf(name)),
          text: words.change)
      }
      html.dl(class: "facts") { content() }
    }
  }

  private func fact(_ html: HTML, _ title: String, _ value: String) {
    if value.isEmpty { return }
    html.dt(title)
    html.dd { html.bdi(value) }
  }

  private func company(_ html: HTML) {
    fact(html, words.name, draft[.name])
    fact(html, words.legalLine, page.check.profile?.legalLine ?? draft.siren)
    let street = [draft[.line1], draft[.line2]].filter { !$0.isEmpty }
    fact(
      html, words.address,
      (street + ["\(draft[.postCode]) \(draft[.city])"]).joined(separator: ", "))
    fact(
      html, words.regime,
      draft.isFranchise
        ? LegalTerms(on: page.today).franchise
        : "\(words.vatNormal) · \(words.language.decimal(draft.meant(.defaultVATRate)))\u{A0}%")
    fact(
      html, words.contact,
      [Field.email, .phone, .website].map { draft[$0] }.filter { !$0.isEmpty }.joined(
        separator: " · "))
  }

  private typealias Field = CompanyDraft.Field

  private func numbering(_ html: HTML) {
    fact(html, words.firstNumber, page.firstNumber)
    fact(html, words.firstCreditNote, page.firstCreditNote)
    fact(html, words.wordmark, draft[.wordmark])
    html.dt(words.color)
    html.dd {
      html.svg(class: "color-chip", .attribute("viewBox", "0 0 16 16"), .hiddenFromReaders) {
        html.rect(
          .attribute("width", "16"), .attribute("height", "16"), .attribute("rx", "3"),
          .attribute("fill", page.accent)
        ) {}
      }
      html.text(" \(page.accent.uppercased())")
    }
  }

  private func payment(_ html: HTML) {
    let account = page.check.profile?.bankAccount
    fact(
      html, words.iban, account?.groupedIBAN ?? (draft.hasAccount ? draft[.iban] : words.noAccount))
    fact(html, words.bic, account?.bic ?? "")
    fact(html, words.holder, account?.holder ?? "")
    let term = PaymentTerm(rawValue: draft.meant(.term)) ?? .thirty
    fact(
      html, words.term,
      term == .atOnce
        ? words.atOnce : term.isEndOfMonth ? words.endOfMonth : words.days(String(term.days)))
  }
}

extension CompanyProfile.BankAccount {
  /// "FR76 3000 6000 …"
  fileprivate var groupedIBAN: String {
    var text = ""
    for (index, character) in iban.enumerated() {
      if index > 0, index % 4 == 0 { text += "\u{A0}" }
      text.append(character)
    }
    return text
  }
}
