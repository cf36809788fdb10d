import Accounts
import Kernel
import Money

/// The companies somebody is in, and what makes more of them.
struct CompaniesPage {
  let companies: [KnownCompany]
  let current: CompanyID
  let isHome: Bool
  /// Of a sandbox.
  let now: Instant?
  /// Whether the reader may make sandboxes and companies from here.
  let mayAdd: Bool
  let problem: (any Problem)?

  private var here: KnownCompany? { companies.first { $0.id == current } }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(CompaniesStrings.table, shell.language)
    return shell.page(title: words.title) { page in
      AccountForm.top(page, words.title, words.lead)
      page.div(class: "stack") {
        AccountForm.problems(page, problem, words.language)
        list(page, words)
        if mayAdd, let now { clock(page, now, words) }
        if mayAdd, let here, here.sandboxOf == nil { sandbox(page, here, words) }
        if mayAdd, isHome { add(page, words) }
      }
    }
  }

  private func list(_ page: HTML, _ words: Words<CompaniesStrings>) {
    page.section(class: "card scroll") {
      if companies.isEmpty { return page.p(words.none, class: "soft") }
      page.table {
        page.tbody {
          for company in companies {
            page.tr {
              page.td {
                page.p { page.strong { page.bdi(company.name) } }
                page.p(class: "quiet", text: "\(words.siren) \(company.siren)")
              }
              page.td { kind(page, company, words) }
              page.td {
                if company.id == current {
                  page.span(class: "tag good", text: words.here)
                } else {
                  page.a(
                    class: "button", .href(CompanyPath.root(of: company.id) + "/"),
                    .label("\(words.enter) \(company.name)"), text: words.enter)
                }
              }
            }
          }
        }
      }
    }
  }

  private func kind(_ page: HTML, _ company: KnownCompany, _ words: Words<CompaniesStrings>) {
    if company.sandboxOf != nil {
      page.span(class: "tag warn", text: words.sandbox)
    } else if company.isTraining {
      page.span(class: "tag warn", text: words.training)
    }
  }

  private func clock(_ page: HTML, _ now: Instant, _ words: Words<CompaniesStrings>) {
    page.form(class: "card stack", .method("post"), .action("/test-clock")) {
      page.h2(words.clock)
      page.p(words.itIs(words.language.moment(now)), class: "soft")
      AccountForm.field(page, "days", words.days, type: "number", value: "1")
      AccountForm.submit(page, words.advance)
    }
  }

  private func sandbox(_ page: HTML, _ here: KnownCompany, _ words: Words<CompaniesStrings>) {
    page.form(class: "card stack", .method("post"), .action("/sandboxes")) {
      page.h2(words.makeSandbox)
      page.p(words.sandboxHelp, class: "soft")
      AccountForm.field(page, "name", words.sandboxName, value: words.proposed(here.name))
      AccountForm.submit(page, words.makeSandbox, isPrimary: false)
    }
  }

  private func add(_ page: HTML, _ words: Words<CompaniesStrings>) {
    page.section(class: "card stack") {
      page.h2(words.addCompany)
      page.p(words.addHelp, class: "soft")
      page.div {
        page.a(class: "button primary", .href(WelcomePages.further), text: words.describe)
      }
      page.details(.open(problem != nil)) {
        page.summary(words.byFile)
        byFile(page, words)
      }
    }
  }

  private func byFile(_ page: HTML, _ words: Words<CompaniesStrings>) {
    page.form(class: "stack", .method("post"), .action("/companies"), .multipart) {
      page.div(class: "field") {
        page.label(.for("file"), text: words.file)
        page.input(.type("file"), .id("file"), .name("file"), .accept(".json"), .required)
      }
      AccountForm.submit(page, words.add, isPrimary: false)
    }
  }
}

extension Instant {
  /// "le 26 novembre 2026 à 21:55"
  var inWords: Text { Text(fr: Language.fr.moment(self), en: Language.en.moment(self)) }
}
