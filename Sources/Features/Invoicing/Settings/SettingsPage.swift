import Kernel
import Money

/// One page of the settings: its form, what is wrong with it, what its choices come to.
struct SettingsPage {
  enum Subject: String, Sendable, CaseIterable {
    case company, documents, numbering, delivery

    var path: String { "\(SettingsPages.path)/\(rawValue)" }

    /// Where it is shown what the fields would change; nil where that is on the page itself.
    var previewPath: String? {
      switch self {
      case .company, .documents: "\(path)/preview.pdf"
      case .delivery: "\(path)/preview"
      case .numbering: nil
      }
    }
  }

  let subject: Subject
  let form: SettingsForm
  /// The version the form was made from.
  let version: Int
  let access: SettingsAccess
  var findings: [Finding] = []
  var isConflict = false
  /// Its proof was too old when it was sent.
  var isUnproven = false
  var siren = ""
  var hasLogo = false
  var numbers: NextNumbers?
  var machine: [MachineSetting] = []

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(SettingsStrings.table, shell.language)
    let preview = self.preview(words)
    return shell.page(
      title: title(words), section: SettingsPages.path, scripts: [SettingsScript.asset]
    ) { page in
      page.a(class: "crumb", .href(SettingsPages.path)) {
        page.raw(Icon.back)
        page.text(words.back)
      }
      page.div(class: "top") {
        page.div {
          page.h1(title(words))
          page.p(lead(words), class: "lead")
        }
      }
      page.div(class: preview == nil ? "stack" : "document with-preview") {
        page.div(class: "stack settings-form") {
          notices(page, words)
          formular(page, words)
          after(page, words)
        }
        preview?.frame(on: page)
      }
    }
  }

  private func title(_ words: Words<SettingsStrings>) -> String {
    switch subject {
    case .company: words.companyTitle
    case .documents: words.documentsTitle
    case .numbering: words.numberingTitle
    case .delivery: words.deliveryTitle
    }
  }

  private func lead(_ words: Words<SettingsStrings>) -> String {
    switch subject {
    case .company: words.companyLead
    case .documents: words.documentsLead
    case .numbering: words.numberingLead
    case .delivery: words.deliveryLead
    }
  }

  // MARK: Notices

  private var wrong: [String: [String]] { form.wrong(findings, language) }
  private var language: Language { access.language }

  private func notices(_ page: HTML, _ words: Words<SettingsStrings>) {
    if isConflict {
      page.div(class: "notice bad", .role("alert")) {
        page.p(words.changedMeanwhile)
        page.p(words.yours)
        page.p { page.a(.href(subject.path), text: words.openAgain) }
      }
    }
    if !findings.isEmpty {
      page.div(class: "notice bad", .role("alert")) {
        page.p(words.toCorrect)
        for text in wrong[""] ?? [] { page.p(text) }
      }
    }
    if !access.mayWrite { page.p(class: "notice", text: words.readOnly) }
    if access.mayWrite, access.needsProof, subject.asksForProof {
      page.div(class: "notice warn") {
        page.p(isUnproven ? words.proveNow : words.proveFirst)
        page.p { proof(page, words) }
      }
    }
  }

  /// From a form with something typed in it, in another tab: this one keeps it.
  private func proof(_ page: HTML, _ words: Words<SettingsStrings>) {
    let href = FormFields().with("next", isUnproven ? "/account" : subject.path)
      .path("/account/proof")
    if isUnproven {
      page.a(.href(href), .attribute("target", "_blank"), text: words.proveInTab)
    } else {
      page.a(.href(href), text: words.prove)
    }
  }

  // MARK: Form

  private func formular(_ page: HTML, _ words: Words<SettingsStrings>) {
    var attributes: [Attribute] = [
      .method("post"), .action(subject.path), .id("settings"), .attribute("novalidate", ""),
    ]
    if subject == .documents { attributes.append(.multipart) }
    page.form(class: "stack", all: attributes) {
      page.input(.type("hidden"), .name("version"), .value(String(version)))
      SettingsFormView(
        form: form, wrong: wrong, language: language, isReadOnly: !access.mayWrite
      ).write(to: page) { if subject == .documents { logo(page, words) } }
      if subject.previewPath != nil { previewLanguage(page, words) }
      if subject == .numbering { next(page, words) }
      page.div(class: "actions") {
        if access.mayWrite {
          page.button(class: "button primary", .type("submit"), text: words.save)
        }
        buttons(page, words)
      }
    }
  }

  private func preview(_ words: Words<SettingsStrings>) -> PreviewView? {
    subject.previewPath.map {
      PreviewView($0, title: subject == .delivery ? words.previewMail : nil, language)
    }
  }

  private func buttons(_ page: HTML, _ words: Words<SettingsStrings>) {
    preview(words)?.buttons(on: page)
    if subject == .numbering {
      page.button(
        class: "button", .type("submit"), .name("do"), .value("preview"), .id("recalculate"),
        text: words.recalculate)
    }
  }

  private func logo(_ page: HTML, _ words: Words<SettingsStrings>) {
    let errors = form.wrongLogo(findings, language)
    page.section(class: "card stack") {
      page.h2(words.logo)
      if hasLogo { page.p(words.logoThere, class: "soft") }
      page.div(class: "field") {
        page.label(.for("logo"), text: words.logoFile)
        page.input(
          class: "plain", .type("file"), .id("logo"), .name("logo"), .accept("image/png"),
          .describedBy("logo-help"))
        page.p(class: "quiet", .id("logo-help"), text: words.logoHelp)
        if !errors.isEmpty { page.p(class: "error", text: errors.joined(separator: " ")) }
      }
      if hasLogo {
        page.label(class: "choice") {
          page.input(.type("checkbox"), .name("remove-logo"), .value("true"))
          page.span(words.removeLogo)
        }
      }
    }
  }

  private func previewLanguage(_ page: HTML, _ words: Words<SettingsStrings>) {
    page.div(class: "field") {
      page.label(.for("document"), text: words.previewDocument)
      page.select(.id("document"), .name("document")) {
        page.option(.value("invoice"), .selected(true), text: words.previewInvoice)
        page.option(.value("credit-note"), text: words.previewCreditNote)
      }
    }
    page.div(class: "field") {
      page.label(.for("language"), text: words.previewLanguage)
      page.select(.id("language"), .name("language")) {
        for known in DocumentLanguage.allCases {
          page.option(
            .value(known.rawValue), .selected(known == .french),
            text: SettingsFieldStrings.table.name(of: known)(language))
        }
      }
    }
  }

  // MARK: Numbers

  private func next(_ page: HTML, _ words: Words<SettingsStrings>) {
    page.section(class: "card stack", .id("next"), .attribute("aria-live", "polite")) {
      page.h2(words.next)
      if let numbers {
        page.dl(class: "facts") {
          for (label, next) in [
            (words.nextInvoice, numbers.invoice), (words.nextCredit, numbers.creditNote),
          ] {
            page.dt(label)
            page.dd {
              page.strong(next.number)
              page.text(" · ")
              page.text(
                next.series.given == 0
                  ? words.fresh(next.series.name)
                  : words.begun(next.series.name, language.number(Int(next.series.given))))
            }
          }
        }
      }
    }
  }

  private func after(_ page: HTML, _ words: Words<SettingsStrings>) {
    switch subject {
    case .company:
      page.section(class: "card stack") {
        page.facts([.init(words.fixedSIREN, French.siren(siren))])
        page.p(words.fixedHelp, class: "soft")
      }
    case .documents: return
    case .numbering: if let begun = numbers?.begun, !begun.isEmpty { table(page, begun, words) }
    case .delivery:
      page.section(class: "card stack") {
        page.h2(words.machine)
        page.p(words.machineHelp, class: "soft")
        page.facts(machine.map { .init($0.title(language), $0.value(language)) })
      }
    }
  }

  private func table(
    _ page: HTML, _ begun: [NextNumbers.Series], _ words: Words<SettingsStrings>
  ) {
    page.section(class: "card stack") {
      page.h2(words.seriesSoFar)
      page.p(words.seriesHelp, class: "soft")
      page.div(class: "scroll") {
        page.table {
          page.thead {
            page.tr {
              page.th(.scope("col"), text: words.series)
              page.th(class: "right", .scope("col"), text: words.given)
              page.th(.scope("col"), text: words.last)
            }
          }
          page.tbody {
            for series in begun {
              page.tr {
                page.td(series.name)
                page.td(class: "right", text: language.number(Int(series.given)))
                page.td(series.last.map(language.date) ?? "—")
              }
            }
          }
        }
      }
    }
  }
}

/// What whoever reads may do here.
struct SettingsAccess: Sendable {
  let language: Language
  let mayWrite: Bool
  /// A person who has not shown lately that it is them.
  let needsProof: Bool
}

/// Something the machine is set up with, to be read.
package struct MachineSetting: Sendable {
  let title: Text
  let value: Text

  package init(_ title: Text, _ value: Text) { (self.title, self.value) = (title, value) }
}

extension SettingsPage.Subject {
  /// What steals payments or hides a theft: where customers pay, and whose mailbox hears of another bank account.
  var asksForProof: Bool { self == .company || self == .delivery }

  func groups(_ today: LocalDate) -> [SettingsGroup] {
    switch self {
    case .company: SettingsFields.company(year: today.year)
    case .documents: SettingsFields.documents
    case .numbering: SettingsFields.numbering
    case .delivery: SettingsFields.delivery
    }
  }
}

extension SettingsForm {
  func wrongLogo(_ findings: [Finding], _ language: Language) -> [String] {
    findings.filter { $0.place?.pointer == Self.logo }.map {
      $0.text(language).replacing("'", with: "’")
    }
  }
}
