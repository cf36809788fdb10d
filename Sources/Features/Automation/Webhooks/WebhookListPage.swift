import Kernel

/// The endpoints, each with what it hears of and how it fares.
struct WebhookListPage {
  let endpoints: [WebhookEndpoint]
  let catalogue: EventCatalogue

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(WebhookStrings.table, shell.language)
    return shell.page(title: words.title, section: WebhookPages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.title)
          page.p(words.lead, class: "lead")
        }
        if !endpoints.isEmpty { addButton(page, words) }
      }
      if endpoints.isEmpty {
        page.div(class: "card empty") {
          page.raw(Icon.webhook)
          page.p(words.none)
          addButton(page, words)
        }
      } else {
        table(page, words)
      }
    }
  }

  private func addButton(_ page: HTML, _ words: Words<WebhookStrings>) {
    page.a(class: "button primary", .href("\(WebhookPages.path)/new"), text: words.add)
  }

  private func table(_ page: HTML, _ words: Words<WebhookStrings>) {
    page.div(class: "card sheet scroll") {
      page.table {
        page.caption(words.title, class: "hidden")
        page.thead {
          page.tr {
            for head in [words.address, words.events, words.state, words.created] {
              page.th(.scope("col"), text: head)
            }
          }
        }
        page.tbody { for endpoint in endpoints { row(page, endpoint, words) } }
      }
    }
  }

  private func row(_ page: HTML, _ endpoint: WebhookEndpoint, _ words: Words<WebhookStrings>) {
    page.tr {
      page.td {
        page.a(.href("\(WebhookPages.path)/\(endpoint.id)"), text: endpoint.url)
        if let description = endpoint.description {
          page.span(class: "detail") { page.bdi(description) }
        }
      }
      page.td(WebhookWords.events(of: endpoint, catalogue, words))
      page.td {
        WebhookWords.tag(page, endpoint, words)
        if endpoint.state == .active, endpoint.failures > 0 {
          page.span(class: "detail", text: words.failing(endpoint.failures))
        }
      }
      page.td(words.language.date(endpoint.createdAt.dateInParis), class: "number")
    }
  }
}

/// What several pages say.
enum WebhookWords {
  static func tag(_ page: HTML, _ endpoint: WebhookEndpoint, _ words: Words<WebhookStrings>) {
    switch endpoint.state {
    case .active where endpoint.failures == 0: page.span(class: "tag good", text: words.active)
    case .active: page.span(class: "tag warn", text: words.active)
    case .paused: page.span(class: "tag bad", text: words.paused)
    }
  }

  static func tag(_ page: HTML, _ state: WebhookDelivery.State, _ words: Words<WebhookStrings>) {
    let name = WebhookStrings.table.name(state)(words.language)
    switch state {
    case .delivered: page.span(class: "tag good", text: name)
    case .failed: page.span(class: "tag bad", text: name)
    case .waiting: page.span(class: "tag info", text: name)
    case .held: page.span(class: "tag warn", text: name)
    }
  }

  static func events(
    of endpoint: WebhookEndpoint, _ catalogue: EventCatalogue, _ words: Words<WebhookStrings>
  ) -> String {
    if endpoint.events.contains("*") { return words.allEvents }
    var titles: [String] = []
    for pattern in endpoint.events {
      let meant = catalogue.types.filter { EventCatalogue.matches($0.description, pattern) }
      titles += meant.map { $0.title(words.language) }.filter { !titles.contains($0) }
    }
    return titles.joined(separator: ", ")
  }

  static func title(
    of type: String, _ catalogue: EventCatalogue, _ language: Language
  ) -> String {
    catalogue.types.first { $0.description == type }?.title(language) ?? type
  }
}
