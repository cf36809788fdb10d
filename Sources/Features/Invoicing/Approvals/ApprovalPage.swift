import Kernel
import Money
import Storage

struct ApprovalPage {
  let acts: [HeldAct]
  let limit: Money
  let now: Instant
  let caller: Caller
  let problem: (any Problem)?

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(ApprovalStrings.table, shell.language)
    let (open, past) = (
      acts.filter { $0.state(at: now).isOpen }, acts.filter { !$0.state(at: now).isOpen }
    )
    return shell.page(title: words.section, section: ApprovalPages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.section)
          page.p(words.lead, class: "lead")
        }
      }
      page.div(class: "stack") {
        problems(page, words.language)
        if open.isEmpty {
          page.section(class: "card") { page.p(words.nothing, class: "soft") }
        }
        for act in open { waiting(page, act, words) }
        limitCard(page, words)
        if !past.isEmpty { history(page, past, words) }
      }
    }
  }

  private func problems(_ page: HTML, _ language: Language) {
    guard let problem else { return }
    page.div(class: "notice bad", .role("alert")) {
      let texts = problem.findings.isEmpty ? [problem.text] : problem.findings.map(\.text)
      for text in texts { page.p(text(language)) }
    }
  }

  // MARK: Waiting

  private func waiting(_ page: HTML, _ act: HeldAct, _ words: Words<ApprovalStrings>) {
    let (state, language) = (act.state(at: now), words.language)
    page.section(class: "card stack", .id("\(act.id)")) {
      page.h2(ApprovalStrings.title(act.kind)(language))
      page.facts(facts(of: act, words))
      if act.isAlone, state != .approved { page.p(words.alone, class: "soft") }
      if act.kind == .keyRotation { page.p(words.terminal, class: "soft") }
      if state != .approved, caller.permissions.isSuperset(of: act.kind.permissions) {
        decision(page, act, state, words)
      }
    }
  }

  private func facts(of act: HeldAct, _ words: Words<ApprovalStrings>) -> [InvoicePage.Fact] {
    let (state, language) = (act.state(at: now), words.language)
    var facts: [InvoicePage.Fact] = []
    if let amount = act.amount { facts.append(.init(words.amount, language.money(amount))) }
    if act.kind == .refund { facts.append(.init(words.payment, act.subject)) }
    facts += [
      .init(words.askedBy, "\(act.asker.name), \(language.moment(act.askedAt))"),
      .init(words.state, ApprovalStrings.state(state)(language)),
    ]
    if state == .coolingOff { facts.append(.init(words.from, language.moment(act.dueAt))) }
    facts.append(.init(words.until, language.moment(act.expiresAt)))
    return facts
  }

  private func decision(
    _ page: HTML, _ act: HeldAct, _ state: HeldAct.State, _ words: Words<ApprovalStrings>
  ) {
    let isOwn = act.asker.person != nil && act.asker.person == caller.person
    if isOwn, !act.isAlone { page.p(words.own, class: "soft") }
    if !isOwn || state == .awaitingConfirmation {
      page.form(.method("post"), .action("\(ApprovalPages.path)/\(act.id)/approval")) {
        page.button(
          class: "button primary", .type("submit"), text: isOwn ? words.confirm : words.approve)
      }
    }
    page.form(
      class: "filter-row", .method("post"), .action("\(ApprovalPages.path)/\(act.id)/refusal")
    ) {
      page.div(class: "field") {
        page.label(.for("reason-\(act.id)"), text: words.reason)
        page.input(.type("text"), .id("reason-\(act.id)"), .name("reason"))
      }
      page.button(class: "button", .type("submit"), text: words.refuse)
    }
  }

  // MARK: The limit

  private func limitCard(_ page: HTML, _ words: Words<ApprovalStrings>) {
    page.section(class: "card stack", .id("limit")) {
      page.h2(words.limitTitle)
      page.p(words.limitNow(words.language.money(limit)))
      if caller.permissions.contains(.usersWrite) {
        page.p(words.limitHelp, class: "soft")
        page.form(class: "filter-row", .method("post"), .action("/refund-limit")) {
          page.div(class: "field") {
            page.label(.for("limit-amount"), text: words.newLimit)
            page.input(.type("text"), .id("limit-amount"), .name("limit"), .required)
          }
          page.button(class: "button", .type("submit"), text: words.setLimit)
        }
      }
    }
  }

  // MARK: Decided

  private func history(_ page: HTML, _ acts: [HeldAct], _ words: Words<ApprovalStrings>) {
    let language = words.language
    page.section(class: "card") {
      page.h2(words.history)
      page.ol(class: "timeline") {
        for act in acts {
          page.li(class: act.state(at: now) == .done ? "sealed" : nil) {
            page.p {
              page.strong(ApprovalStrings.title(act.kind)(language))
              if let amount = act.amount { page.text(" · " + language.money(amount)) }
              page.text(" · " + ApprovalStrings.state(act.state(at: now))(language))
            }
            page.p(class: "quiet") {
              page.text("\(words.askedBy) ")
              page.bdi(act.asker.name)
              page.text(", \(language.moment(act.askedAt))")
              if let decision = act.decision {
                page.text(" · \(words.decidedBy) ")
                page.bdi(decision.name)
                page.text(", \(language.moment(decision.at))")
              }
              if let reason = act.decision?.reason {
                page.text(" · ")
                page.bdi(reason)
              }
            }
          }
        }
      }
    }
  }
}
