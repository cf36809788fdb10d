import Hummingbird
import Kernel
import Money
import Tax

/// `/mentions`: the table of mentions as of a day; `GET /v1/mentions`: the same as JSON. They read and keep nothing.
package struct MentionPages: Sendable {
  package static let path = "/mentions"

  let clock: Clock
  let shell: @Sendable (Request) -> PageShell

  package init(clock: Clock, shell: @escaping @Sendable (Request) -> PageShell) {
    self.clock = clock
    self.shell = shell
  }

  package func add(to routes: Routes) {
    routes.get("/mentions", .may(.referenceRead)) { request, _ -> Response in
      let page = MentionPage(try request.query, today: clock.today)
      return .html(
        page.render(in: shell(request)), status: page.flaws.isEmpty ? .ok : .unprocessableContent)
    }
    routes.get("/v1/mentions", .may(.referenceRead)) { request, _ -> Response in
      let text = try request.query["on"]
      guard let date = text.map({ LocalDate($0) }) ?? clock.today else {
        throw HTTPProblem.unreadable(
          Text(
            fr: "Le paramètre « on » est un jour, comme 2026-11-25.",
            en: "The parameter “on” is a day, such as 2026-11-25."))
      }
      let json = JSONWriter()
      MentionTable.write(on: date, to: json)
      return .json(json)
    }
  }
}

/// The mentions in force on a day, with the field that chooses it.
struct MentionPage {
  let date: LocalDate
  let flaws: [SaleFlaw]

  init(_ fields: FormFields, today: LocalDate) {
    let text = fields["on"]
    date = text.flatMap { LocalDate($0) } ?? today
    flaws =
      text.map { LocalDate($0) == nil } ?? false
      ? [SaleFlaw(field: "on", text: Self.notADate(text ?? ""))] : []
  }

  private static func notADate(_ text: String) -> Text {
    Text(
      fr: Words(MentionStrings.table, .fr).notADate(shown(text)),
      en: Words(MentionStrings.table, .en).notADate(shown(text)))
  }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(MentionStrings.table, shell.language)
    return shell.page(title: words.title, section: TaxRatesPage.path) { page in
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
        form(page, words)
        tables(page, words)
      }
    }
  }

  private func form(_ page: HTML, _ words: Words<MentionStrings>) {
    page.form(class: "card stack", .action(MentionPages.path)) {
      page.flaws(flaws, named: ["on": words.day], Words(TaxStrings.table, words.language))
      page.div(class: "actions") {
        page.textField("mentions-on", "on", words.day, date.description, type: "date", flaws)
        page.button(class: "button primary", .type("submit"), text: words.show)
      }
    }
  }

  /// Stated exemptions are fifty: they are there for who looks for one.
  private func tables(_ page: HTML, _ words: Words<MentionStrings>) {
    let rows = MentionTable.rows(on: date)
    let stated = rows.filter(\.isStatedExemption)
    page.section(class: "card sheet") {
      page.h2(words.on(words.language.date(date)))
      page.div(class: "scroll") { table(page, rows.filter { !$0.isStatedExemption }, words) }
    }
    page.section(class: "card") {
      page.details {
        page.summary(words.exemptions(stated.count))
        page.div(class: "scroll") { table(page, stated, words) }
      }
    }
  }

  private func table(_ page: HTML, _ rows: [Mention], _ words: Words<MentionStrings>) {
    page.table {
      page.thead {
        page.tr {
          for head in [words.words, words.law, words.place, words.validity] {
            page.th(.scope("col"), text: head)
          }
        }
      }
      page.tbody { for mention in rows { row(page, mention, words) } }
    }
  }

  private func row(_ page: HTML, _ mention: Mention, _ words: Words<MentionStrings>) {
    let shown = ShownMention(mention, words.language)
    page.tr {
      page.td(.role("rowheader")) {
        page.strong(mention.words.french)
        page.span(words.condition(shown.condition), class: "detail")
        page.details {
          page.summary(words.translations)
          page.ul {
            for language in DocumentLanguage.allCases where language != .french {
              page.li(mention.words.text(language.tax))
            }
          }
        }
      }
      page.td(mention.law)
      page.td {
        page.text(shown.place)
        page.span(class: "detail") { page.code(mention.name.code) }
      }
      page.td(shown.validity)
    }
  }
}

extension Mention {
  fileprivate var isStatedExemption: Bool {
    if case .vat(.exemption) = name { true } else { false }
  }
}
