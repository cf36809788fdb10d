import Kernel
import Money

struct BankPage {
  let history: BankRequests.History
  /// What was typed, when it was refused.
  let fields: FormFields
  let problem: BankProblem?
  /// Whether whoever reads may propose and decide.
  var mayWrite = true

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(BankStrings.table, shell.language)
    let preview = proposes ? PreviewView(BankPages.previewPath, shell.language) : nil
    return shell.page(
      title: words.title, section: BankPages.path,
      scripts: preview == nil ? [] : [SettingsScript.asset]
    ) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.title)
          page.p(words.lead, class: "lead")
        }
      }
      page.div(class: preview == nil ? "stack" : "document with-preview") {
        page.div(class: "stack") { cards(page, preview, words) }
        preview?.frame(on: page)
      }
    }
  }

  /// Of the form for another account; the buttons of a change under way have no fields of those names.
  private var flaws: FormFlaws {
    FormFlaws(problem, fields: proposes ? ["iban", "approver", "by"] : [])
  }

  private var proposes: Bool { mayWrite && history.open == nil }

  private func cards(_ page: HTML, _ preview: PreviewView?, _ words: Words<BankStrings>) {
    page.refusal(flaws, words.language)
    if let open = history.open { pending(page, open.change, open.warnings, words) }
    inForce(page, words)
    if let preview { propose(page, preview, words) }
    timeline(page, words)
  }

  // MARK: In force

  private func inForce(_ page: HTML, _ words: Words<BankStrings>) {
    page.section(class: "card") {
      page.h2(words.inForce)
      let current = history.inForce
      var facts: [InvoicePage.Fact] = []
      if let account = current?.after.account {
        facts = Self.facts(of: account, words)
        if let since = current?.effectiveAt {
          facts.append(.init(words.since, words.language.moment(since)))
        }
        facts.append(.init(words.version, words.accountNumber(String(current?.number ?? 1))))
      } else {
        page.p(words.noAccount)
      }
      let rule = current?.after.rule ?? BankRule()
      page.facts(
        facts + [
          .init(words.secondPerson, rule.approver ?? words.nobody),
          .init(words.delay, words.hours(String(rule.effectiveDelayHours))),
        ])
    }
  }

  private static func facts(
    of account: CompanyProfile.BankAccount, _ words: Words<BankStrings>
  ) -> [InvoicePage.Fact] {
    [.init(words.iban, French.iban(account.iban))]
      + [account.bic.map { .init(words.bic, $0) }].compactMap { $0 }
      + [.init(words.holder, account.holder)]
  }

  // MARK: Under way

  private func pending(
    _ page: HTML, _ change: BankChange, _ warnings: [Finding], _ words: Words<BankStrings>
  ) {
    let (state, language) = (change.state(at: history.now), words.language)
    page.section(class: "card stack") {
      page.h2(words.pending(String(change.number)))
      let sentence = state.sentence(language).replacing("'", with: "’")
      page.p(sentence.prefix(1).uppercased() + sentence.dropFirst() + ".", class: "lead")
      page.facts(facts(of: change, words))
      if !warnings.isEmpty {
        page.ul(class: "findings") {
          for warning in warnings {
            page.li(class: "finding warn") {
              page.p(warning.text(language))
              page.p(class: "quiet") { page.code(warning.code) }
            }
          }
        }
      }
      page.p(words.oldOnes, class: "effect soft")
      page.div(class: "pair") { decision(page, change, state, words) }
    }
  }

  private func facts(
    of change: BankChange, _ words: Words<BankStrings>
  ) -> [InvoicePage.Fact] {
    func shown(_ account: CompanyProfile.BankAccount?) -> String {
      account.map { "\(French.iban($0.iban)) · \($0.holder)" } ?? "—"
    }
    let (before, after, language) = (change.before, change.after, words.language)
    var facts: [InvoicePage.Fact] = []
    if before.account != after.account {
      facts += [
        .init(words.before, shown(before.account)), .init(words.after, shown(after.account)),
      ]
    }
    if before.rule.approver != after.rule.approver {
      let (old, new) = (before.rule.approver ?? "—", after.rule.approver ?? "—")
      facts.append(.init(words.secondPerson, "\(old) → \(new)"))
    }
    if before.rule.delayHours != after.rule.delayHours {
      let (old, new) = (before.rule.delayHours, after.rule.delayHours)
      facts.append(.init(words.delay, "\(old) → \(words.hours(String(new)))"))
    }
    let who = change.proposedBy ?? change.door.name(language)
    facts.append(.init(words.proposedBy, "\(who), \(language.moment(change.proposedAt))"))
    if let reason = change.reason { facts.append(.init(words.reason, reason)) }
    facts.append(.init(words.notBefore, language.moment(change.dueAt)))
    return facts
  }

  private func decision(
    _ page: HTML, _ change: BankChange, _ state: BankChange.State, _ words: Words<BankStrings>
  ) {
    guard mayWrite else { return }
    let path = "\(BankPages.path)/\(change.id)"
    if state == .awaitingApproval {
      page.form(class: "stack", .method("post"), .action("\(path)/approval")) {
        page.h3(words.approveTitle)
        page.p(words.approveHelp(change.approver ?? ""), class: "soft")
        field(page, "code", words.code, words.language, isRequired: true)
        field(page, "by", words.you, words.language, id: "approving", isRequired: true)
        page.div(class: "actions") {
          page.button(class: "button primary", .type("submit"), text: words.approve)
        }
      }
    }
    if state == .awaitingConfirmation {
      page.form(class: "stack", .method("post"), .action("\(path)/confirmation")) {
        page.h3(words.confirmTitle)
        page.p(words.confirmHelp, class: "soft")
        field(page, "by", words.you, words.language, id: "confirming", isRequired: true)
        page.div(class: "actions") {
          page.button(class: "button primary", .type("submit"), text: words.confirm)
        }
      }
    }
    page.form(class: "stack", .method("post"), .action("\(path)/refusal")) {
      page.h3(words.refuseTitle)
      field(page, "by", words.you, words.language, id: "refusing", isRequired: true)
      field(page, "reason", words.reason, words.language, id: "why")
      page.div(class: "actions") {
        page.button(class: "button", .type("submit"), text: words.refuse)
      }
    }
  }

  // MARK: Proposing

  private func propose(_ page: HTML, _ preview: PreviewView, _ words: Words<BankStrings>) {
    page.form(class: "card stack", .method("post"), .action(BankPages.path), .id("settings")) {
      page.h2(words.proposeTitle)
      page.p(words.proposeHelp, class: "soft")
      field(page, "iban", words.iban, words.language)
      field(page, "bic", words.bic, words.language)
      field(page, "holder", words.holderHint, words.language)
      field(page, "approver", words.approver, words.language)
      field(page, "reason", words.reason, words.language)
      field(page, "by", words.you, words.language, isRequired: true)
      page.div(class: "actions") {
        page.button(class: "button primary", .type("submit"), text: words.propose)
        preview.buttons(on: page)
      }
    }
  }

  private func field(
    _ page: HTML, _ name: String, _ label: String, _ language: Language, id: String? = nil,
    isRequired: Bool = false
  ) {
    page.div(class: "field") {
      page.label(.for(id ?? name), text: label)
      let value = name == "code" ? "" : fields[name] ?? ""
      page.input(
        all: [.type("text"), .id(id ?? name), .name(name), .value(value)]
          + (isRequired ? [.required] : []) + Attribute.described(name, flaws: flaws[name]))
      page.flaws(flaws[name], of: name, language)
    }
  }

  // MARK: History

  private func timeline(_ page: HTML, _ words: Words<BankStrings>) {
    if history.changes.isEmpty { return }
    page.section(class: "card") {
      page.h2(words.history)
      page.ol(class: "timeline") {
        for (change, _) in history.changes {
          for event in change.events.reversed() {
            line(
              page, BankStrings.table.sentence(of: event.kind)(words.language), event.at,
              who: [event.by, event.door?.name(words.language), event.reason], words)
          }
          line(
            page, proposal(change, words), change.proposedAt,
            who: [change.proposedBy, change.door.name(words.language), change.reason], words)
        }
      }
    }
  }

  private func proposal(_ change: BankChange, _ words: Words<BankStrings>) -> String {
    let number = String(change.number)
    if change.before.account == change.after.account {
      return words.ruleProposed(
        number, change.before.rule.approver ?? "—", change.after.rule.approver ?? "—")
    }
    return words.proposed(
      number, BankGuards.masked(change.before.account), BankGuards.masked(change.after.account))
  }

  private func line(
    _ page: HTML, _ sentence: String, _ at: Instant, who: [String?], _ words: Words<BankStrings>
  ) {
    page.li {
      page.p { page.strong(sentence) }
      page.p(class: "quiet") {
        page.time(.datetime(at.description), text: words.language.moment(at))
        for part in who {
          guard let part else { continue }
          page.text(" · ")
          page.bdi(part)
        }
      }
    }
  }
}
