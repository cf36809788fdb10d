import Kernel

/// The topics by task, or what a search found.
struct HelpIndexView: Sendable {
  /// Nothing for all topics.
  let words: String

  func render(in shell: PageShell) -> [UInt8] {
    let strings = Words(HelpStrings.table, shell.language)
    let hits = HelpSearch.find(words, shell.language)
    return shell.page(title: strings.title, section: HelpPages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(strings.title)
          page.p(strings.lead, class: "lead")
        }
      }
      form(page, strings)
      page.div(class: "stack") {
        if !words.isEmpty { found(page, hits, strings) }
        if hits.isEmpty { index(page, strings) }
      }
    }
  }

  private func form(_ page: HTML, _ strings: Words<HelpStrings>) {
    page.form(class: "search wide", .role("search"), .action(HelpPages.path)) {
      page.input(
        .type("search"), .name("q"), .value(words), .label(strings.search),
        .placeholder(strings.search))
      page.button(class: "button primary", .type("submit"), text: strings.go)
    }
  }

  private func found(_ page: HTML, _ hits: [HelpSearch.Hit], _ strings: Words<HelpStrings>) {
    if hits.isEmpty {
      page.div(class: "card empty") {
        page.raw(Icon.search)
        page.h2(strings.nothing)
        page.p(strings.nothingHelp)
      }
      return
    }
    page.section(class: "card", .labelledBy("found")) {
      page.h2(.id("found"), .role("status"), text: strings.found(hits.count))
      page.ul(class: "help-hits") {
        for hit in hits {
          page.li {
            page.a(.href(hit.topic.href), text: hit.topic.title(strings.language))
            page.p(hit.excerpt, class: "quiet")
          }
        }
      }
    }
  }

  private func index(_ page: HTML, _ strings: Words<HelpStrings>) {
    page.div(class: "help-groups") {
      for group in HelpGroup.allCases {
        page.section(class: "card", .labelledBy("group-\(group.rawValue)")) {
          page.h2(.id("group-\(group.rawValue)")) {
            page.raw(group.icon)
            page.text(group.title(strings.language))
          }
          page.ul {
            for topic in HelpLibrary.topics where topic.group == group {
              page.li { page.a(.href(topic.href), text: topic.title(strings.language)) }
            }
          }
        }
      }
    }
  }
}
