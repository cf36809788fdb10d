import Kernel
import Money
import Tax

/// The rates of a day, and below them the form of `SalePage`.
package struct TaxRatesPage: Sendable {
  package static let path = "/tax/rates"
  package static let navigation = NavigationItem(
    .accounting, href: path, title: TaxStrings.table.section, icon: Icon.search)

  let choice: RatesChoice
  let today: LocalDate

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(TaxStrings.table, shell.language)
    return shell.page(title: words.ratesTitle, section: Self.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.ratesTitle)
          page.p(words.ratesLead, class: "lead")
        }
        page.div(class: "actions") {
          page.a(class: "button", .href(MentionPages.path), text: words.seeMentions)
          page.a(class: "button", .href(ThresholdPages.path), text: words.seeThresholds)
        }
      }
      page.div(class: "stack") {
        form(page, words)
        table(page, words)
        SalePage.form(page, FormFields(), [], today: today, words)
      }
    }
  }

  private func form(_ page: HTML, _ words: Words<TaxStrings>) {
    page.form(class: "card stack", .action(Self.path)) {
      page.flaws(choice.flaws, named: ["on": words.day, "country": words.country], words)
      page.div(class: "actions") {
        page.textField(
          "rates-on", "on", words.day, choice.date.description, type: "date", choice.flaws)
        page.selectField(
          "rates-country", "country", words.country,
          [("", words.allCountries)]
            + SalePage.named(RatesTable.countries.map(\.description), words.language),
          choice.country?.description ?? "")
        page.button(class: "button", .type("submit"), text: words.show)
      }
    }
  }

  private func table(_ page: HTML, _ words: Words<TaxStrings>) {
    let table = RatesTable(choice, words.language)
    let title = words.ratesOn(words.language.date(choice.date))
    let notes = [
      table.rows.contains(where: \.isDoubtful) ? words.doubtful : nil,
      choice.date > today ? words.future : nil,
    ].compactMap { $0 }
    page.section(class: "card sheet") {
      page.h2(title)
      if !notes.isEmpty { page.p(notes.joined(separator: " "), class: "quiet") }
      page.div(class: "scroll") { rates(page, table, title, words) }
    }
  }

  /// Kinds that none of the rows has are left out.
  private func rates(
    _ page: HTML, _ table: RatesTable, _ title: String, _ words: Words<TaxStrings>
  ) {
    let titles = RatesTable.titles(words)
    let kinds = titles.indices.filter { kind in table.rows.contains { $0.rates[kind] != "–" } }
    page.table {
      page.caption(title, class: "hidden")
      page.thead {
        page.tr {
          page.th(.scope("col"), text: words.country)
          for kind in kinds { page.th(class: "right", .scope("col"), text: titles[kind]) }
          page.th(.scope("col"), text: words.since)
        }
      }
      page.tbody { for row in table.rows { self.row(page, row, kinds) } }
    }
  }

  private func row(_ page: HTML, _ row: RatesTable.Row, _ kinds: [Int]) {
    page.tr {
      page.td(.role("rowheader")) {
        page.strong(row.name)
        page.text(" ")
        page.span(row.zone, class: "quiet")
        page.span(row.source, class: "detail")
      }
      for kind in kinds {
        let rate = row.rates[kind]
        page.td(rate, class: rate == "–" ? "number right zero" : "number right")
      }
      page.td(row.since, class: "number")
    }
  }
}
