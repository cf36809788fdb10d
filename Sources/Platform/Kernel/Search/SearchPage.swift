/// What a search found, in groups.
struct SearchPage: Sendable {
  struct Group: Sendable {
    let title: String
    let hits: [SearchHit]
  }

  let words: String
  let groups: [Group]

  func render(in shell: PageShell) -> [UInt8] {
    let strings = Words(SearchStrings.table, shell.language)
    return shell.page(title: strings.title) { page in
      page.div(class: "top") { page.h1(strings.title) }
      page.form(class: "search wide", .role("search"), .action(SearchPages.path)) {
        page.input(
          .type("search"), .name("q"), .value(words), .label(strings.title),
          .placeholder(strings.hint))
        page.button(class: "button primary", .type("submit"), text: strings.go)
      }
      if groups.isEmpty {
        page.div(class: "card empty") {
          page.raw(Icon.search)
          page.h2(strings.nothing)
          page.p(strings.nothingHelp)
        }
      }
      page.div(class: "stack results") { for group in groups { card(page, group) } }
    }
  }

  private func card(_ page: HTML, _ group: Group) {
    page.section(class: "card", .label(group.title)) {
      page.h2(group.title)
      page.ul(class: "hits") {
        for hit in group.hits {
          page.li {
            page.a(.href(hit.href)) { page.bdi(hit.title) }
            if !hit.detail.isEmpty { page.span(class: "quiet") { page.bdi(hit.detail) } }
          }
        }
      }
    }
  }

  /// `{"groups":[{"title":"Factures","hits":[{"title":"F-2026-00042","detail":"…","href":"/invoices/…"}]}]}`
  static func json(_ groups: [Group]) -> JSONWriter {
    let json = JSONWriter()
    json.object {
      json.array("groups") {
        for group in groups {
          json.object {
            json.field("title", group.title)
            json.array("hits") {
              for hit in group.hits {
                json.object {
                  json.field("title", hit.title)
                  json.field("detail", hit.detail)
                  json.field("href", CompanyPath.inCompany(hit.href))
                }
              }
            }
          }
        }
      }
    }
    return json
  }
}

final class SearchStrings: Sendable {
  static let table = SearchStrings()

  let title = Text(fr: "Rechercher", en: "Search")
  let hint = Text(
    fr: "Numéro, client, montant, page…", en: "Number, customer, amount, page…")
  let go = Text(fr: "Rechercher", en: "Search")
  let actions = Text(fr: "Pages et actions", en: "Pages and actions")
  let nothing = Text(fr: "Rien de tel ici", en: "Nothing like that here")
  let nothingHelp = Text(
    fr:
      "Essayez un numéro de facture, le nom d’un client, un montant avec ses centimes, ou le nom d’une page.",
    en: "Try an invoice number, a customer’s name, an amount with its cents, or the name of a page."
  )
}
