import EN16931
import Kernel

/// The page where an invoice is dropped, and what the rules say of it. It posts `multipart/form-data` to
/// `/validations` with `invoice` (the file) and `strict` (`true` or absent).
package struct ValidationPage: Sendable {
  package enum Answer: Sendable {
    case report(ValidationReport, fileName: String)
    case unreadable(ProblemAnswer)
  }

  package static let path = "/validations"
  package var answer: Answer?
  package var isStrict = false

  package static let navigation = NavigationItem(
    .accounting, href: path, title: ValidationStrings.table.section, icon: Icon.seal)

  /// A page with thousands of findings helps nobody.
  private static let shownFindings = 200

  package func render(in shell: PageShell) -> [UInt8] {
    let words = Words(ValidationStrings.table, shell.language)
    return shell.page(title: words.title, section: Self.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.title)
          page.p(words.lead, class: "lead")
        }
      }
      page.div(class: "stack") {
        switch answer {
        case .report(let report, let name): verdict(page, report, name, words)
        case .unreadable(let problem): refusal(page, problem, words)
        case nil: break
        }
        form(page, words)
      }
    }
  }

  private func form(_ page: HTML, _ words: Words<ValidationStrings>) {
    page.form(class: "card stack", .method("post"), .action(Self.path), .multipart) {
      page.div(class: "field") {
        page.label(.for("invoice"), text: words.file)
        page.input(
          .type("file"), .id("invoice"), .name("invoice"), .required,
          .accept(".pdf,.xml,application/pdf,text/xml,application/xml"))
      }
      page.label(class: "choice") {
        page.input(.type("checkbox"), .name("strict"), .value("true"), .checked(isStrict))
        page.span(words.strict)
      }
      page.div(class: "actions") {
        page.button(
          class: "button primary large", .type("submit"),
          text: answer == nil ? words.check : words.checkAnother)
      }
    }
  }

  private func refusal(_ page: HTML, _ problem: ProblemAnswer, _ words: Words<ValidationStrings>) {
    page.div(class: "notice bad", .role("alert")) {
      page.strong(words.unreadable)
      page.p(problem.text(words.language))
      if let place = problem.findings.first?.place, let line = place.line {
        page.p(words.line(String(line)), class: "quiet")
      }
      page.p(class: "quiet") { page.code(problem.code) }
    }
  }

  private func verdict(
    _ page: HTML, _ report: ValidationReport, _ name: String, _ words: Words<ValidationStrings>
  ) {
    let fatal = report.findings.filter { $0.severity == .fatal }
    let warnings = report.findings.filter { $0.severity == .warning }
    page.div(class: report.isValid ? "notice good" : "notice bad", .role("status")) {
      page.strong(report.isValid ? words.valid : words.invalid(fatal.count))
      page.p {
        page.text(
          ([name, report.profile.name] + [report.number]).filter { !$0.isEmpty }
            .joined(separator: " · "))
      }
      if !report.profile.isInvoice { page.p(words.notInvoice) }
    }
    if !fatal.isEmpty { findings(page, fatal, words.invalid(fatal.count), words) }
    if !warnings.isEmpty { findings(page, warnings, words.warnings(warnings.count), words) }
  }

  private func findings(
    _ page: HTML, _ findings: [ValidationFinding], _ title: String,
    _ words: Words<ValidationStrings>
  ) {
    page.section(class: "card stack") {
      page.h2(title)
      for finding in findings.prefix(Self.shownFindings) { advice(page, finding, words) }
      if findings.count > Self.shownFindings {
        page.p(words.more(String(findings.count - Self.shownFindings)), class: "quiet")
      }
    }
  }

  /// One finding, as advice: what is wrong, what to do, then where.
  private func advice(
    _ page: HTML, _ finding: ValidationFinding, _ words: Words<ValidationStrings>
  ) {
    page.div(class: "field") {
      page.p { page.strong(finding.message(words.language)) }
      if !finding.fix(words.language).isEmpty {
        page.p {
          page.span(words.toDo, class: "quiet")
          page.text(finding.fix(words.language))
        }
      }
      if let more = ValidationStrings.more(finding, words.language) { page.p(more) }
      if let value = finding.value, !value.isEmpty {
        page.p {
          page.span(words.found, class: "quiet")
          page.code(value)
        }
      }
      page.p(class: "quiet") {
        if RuleBook.rules(named: finding.rule).isEmpty {
          page.code(finding.rule)
        } else {
          page.a(.href(RulePage.path(of: finding.rule)), text: finding.rule)
        }
        if !finding.terms.isEmpty {
          page.text(" · " + finding.terms.prefix(6).joined(separator: ", "))
        }
        if let line = finding.line { page.text(" · " + words.line(String(line))) }
        page.text(" · ")
        page.code(finding.path)
      }
    }
  }
}
