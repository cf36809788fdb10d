import Hummingbird
import Kernel
import Money
import Storage
import Tax

/// `/thresholds`: turnover against the limits of VAT; `GET /v1/thresholds`: the same as JSON.
package struct ThresholdPages: Sendable {
  package static let path = "/thresholds"
  package static let navigation = NavigationItem(
    .analytics, href: path, title: ThresholdStrings.table.title, icon: Icon.chart)

  let company: CompanyID
  let profile: CompanyProfile
  let database: Database
  let shell: @Sendable (Request) -> PageShell

  package init(
    company: IssuingCompany, database: Database, shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company.id
    profile = company.profile
    self.database = database
    self.shell = shell
  }

  package func add(to routes: Routes) {
    routes.get("/thresholds", .may(.documentsRead)) { request, _ -> Response in
      .html(ThresholdPage(report: try await report()).render(in: shell(request)))
    }
    routes.get("/v1/thresholds", .may(.documentsRead)) { request, _ -> Response in
      let json = JSONWriter()
      try await report().write(request.language, to: json)
      return Response.json(json)
    }
  }

  private func report() async throws -> ThresholdReport {
    let (company, profile) = (company, profile)
    return try await database.read { try ThresholdReport.load(of: company, profile, in: $0) }
  }
}

/// A card with a bar for each limit.
struct ThresholdPage {
  let report: ThresholdReport

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(ThresholdStrings.table, shell.language)
    return shell.page(title: words.title, section: ThresholdPages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.title)
          page.p(words.lead, class: "lead")
        }
        page.div(class: "actions") {
          page.a(class: "button", .href(TaxRatesPage.path), text: words.seeRates)
        }
      }
      page.div(class: "stack") {
        for row in report.rows { card(page, row, words) }
        page.p(words.counting, class: "quiet")
      }
    }
  }

  private func card(
    _ page: HTML, _ row: ThresholdReport.Row, _ words: Words<ThresholdStrings>
  ) {
    let language = words.language
    func money(_ cents: Int64) -> String { language.money(Money(minorUnits: cents)) }
    page.section(class: "card stack") {
      page.h2(report.title(row, words))
      page.p(report.counts(row, words), class: "quiet")
      page.div(class: "meter") {
        page.span(words.ofLimit(money(row.current), money(row.base)), class: "count")
        page.span(words.percent(String(row.percentOfLimit)), class: "count")
      }
      page.progress(
        .value(String(max(0, min(row.current, row.base)))), .attribute("max", String(row.base)),
        .label(report.title(row, words))
      ) {}
      meaning(page, row, words)
      page.facts(facts(row, words, money))
    }
  }

  private func meaning(
    _ page: HTML, _ row: ThresholdReport.Row, _ words: Words<ThresholdStrings>
  ) {
    let text = report.meaning(row, words)
    switch row.state {
    case .near where row.isBinding, .crossed where row.isBinding && row.limit != .oss:
      page.div(class: "notice warn") { page.p(text) }
    case .crossed where row.isBinding, .crossedMajored where row.isBinding:
      page.div(class: "notice bad") { page.p(text) }
    default: page.p(text)
    }
  }

  private func facts(
    _ row: ThresholdReport.Row, _ words: Words<ThresholdStrings>, _ money: (Int64) -> String
  ) -> [InvoicePage.Fact] {
    var facts = [
      InvoicePage.Fact(words.thisYear(String(report.day.year)), money(row.current)),
      InvoicePage.Fact(words.lastYear(String(report.day.year - 1)), money(row.previous)),
      InvoicePage.Fact(words.limit, "\(money(row.base)) · \(row.law)"),
    ]
    if let majored = row.majored { facts.append(.init(words.majoredLimit, money(majored))) }
    if row.declared != 0 { facts.append(.init(words.declared, money(row.declared))) }
    if row.peak > row.current { facts.append(.init(words.highest, money(row.peak))) }
    return facts
  }
}
