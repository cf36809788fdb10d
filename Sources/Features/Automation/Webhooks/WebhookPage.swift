import Kernel
import Money

/// One endpoint: how it fares, what can be done with it, its deliveries.
struct WebhookPage {
  let endpoint: WebhookEndpoint
  let catalogue: EventCatalogue
  let now: Instant
  let state: WebhookDelivery.State?
  let deliveries: [WebhookDelivery]
  let next: WebhookDelivery.ID?

  private var path: String { "\(WebhookPages.path)/\(endpoint.id)" }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(WebhookStrings.table, shell.language)
    return shell.page(title: endpoint.url, section: WebhookPages.path) { page in
      page.a(class: "crumb", .href(WebhookPages.path)) {
        page.raw(Icon.back)
        page.text(words.back)
      }
      page.div(class: "top") {
        page.div {
          page.div(class: "document-title") {
            page.h1(endpoint.description ?? words.section)
            WebhookWords.tag(page, endpoint, words)
          }
          page.p(endpoint.url, class: "lead")
        }
        page.div(class: "actions") { buttons(page, words) }
      }
      page.div(class: "stack") {
        notice(page, words)
        facts(page, words)
        history(page, words)
        more(page, words)
      }
    }
  }

  private func buttons(_ page: HTML, _ words: Words<WebhookStrings>) {
    button(page, "test", words.test, isPrimary: endpoint.state == .active)
    if endpoint.state == .active {
      button(page, "pause", words.pause)
    } else {
      button(page, "resumption", words.resume, isPrimary: true)
    }
    page.a(class: "button", .href("\(path)/change"), text: words.change)
  }

  private func button(_ page: HTML, _ verb: String, _ label: String, isPrimary: Bool = false) {
    page.form(class: "inline", .method("post"), .action("\(path)/\(verb)")) {
      if isPrimary {
        page.button(class: "button primary", .type("submit"), text: label)
      } else {
        page.button(class: "button", .type("submit"), text: label)
      }
    }
  }

  private func notice(_ page: HTML, _ words: Words<WebhookStrings>) {
    let since = endpoint.pausedAt.map { words.language.moment($0) } ?? ""
    switch endpoint.pausedBecause {
    case .asked: page.div(class: "notice") { page.p(words.pausedAsked(since)) }
    case .failing:
      page.div(class: "notice bad", .role("alert")) { page.p(words.pausedFailing(since)) }
    case .gone: page.div(class: "notice bad", .role("alert")) { page.p(words.pausedGone(since)) }
    case nil:
      if endpoint.failures > 0 {
        page.div(class: "notice warn") { page.p(words.failing(endpoint.failures)) }
      }
    }
  }

  private func facts(_ page: HTML, _ words: Words<WebhookStrings>) {
    page.div(class: "card") {
      page.dl(class: "facts") {
        page.dt(words.events)
        page.dd(WebhookWords.events(of: endpoint, catalogue, words))
        page.dt(words.created)
        page.dd(words.language.moment(endpoint.createdAt))
        page.dt(words.secretTitle)
        page.dd {
          page.code("whsec_…")
          if let until = endpoint.previousUntil, until > now {
            page.text(" " + words.oldUntil(words.language.moment(until)))
          }
        }
      }
    }
  }

  // MARK: Deliveries

  private func history(_ page: HTML, _ words: Words<WebhookStrings>) {
    page.section(class: "stack", .labelledBy("deliveries")) {
      page.h2(.id("deliveries"), text: words.deliveries)
      tabs(page, words)
      if deliveries.isEmpty {
        page.div(class: "card empty") { page.p(words.noDelivery) }
      } else {
        table(page, words)
      }
      if let next {
        let fields = FormFields().with("state", state?.rawValue).with("before", "\(next)")
        page.div(class: "actions") {
          page.a(class: "button", .href(fields.path(path)), text: words.next)
        }
      }
    }
  }

  private func tabs(_ page: HTML, _ words: Words<WebhookStrings>) {
    page.nav(class: "tabs", .label(words.state)) {
      page.a(.href(path), .current(state == nil ? "page" : nil), text: words.all)
      for choice in WebhookDelivery.State.allCases {
        page.a(
          .href(FormFields().with("state", choice.rawValue).path(path)),
          .current(choice == state ? "page" : nil),
          text: WebhookStrings.table.names(choice)(words.language))
      }
    }
  }

  private func table(_ page: HTML, _ words: Words<WebhookStrings>) {
    page.div(class: "card sheet scroll") {
      page.table {
        page.caption(words.deliveries, class: "hidden")
        page.thead {
          page.tr {
            for head in [words.event, words.moment, words.state, words.tries, words.answer] {
              page.th(.scope("col"), text: head)
            }
          }
        }
        page.tbody { for delivery in deliveries { row(page, delivery, words) } }
      }
    }
  }

  private func row(_ page: HTML, _ delivery: WebhookDelivery, _ words: Words<WebhookStrings>) {
    page.tr {
      page.td {
        page.a(
          .href("\(path)/deliveries/\(delivery.id)"),
          text: WebhookWords.title(of: delivery.eventType, catalogue, words.language))
        page.span(class: "detail", text: "\(delivery.eventType) · \(delivery.sequence)")
      }
      page.td(words.language.moment(delivery.createdAt), class: "number")
      page.td { WebhookWords.tag(page, delivery.state, words) }
      page.td(words.language.number(delivery.attempts), class: "number")
      page.td(delivery.lastStatus.map { "HTTP \($0)" } ?? delivery.lastCode ?? "—")
    }
  }

  // MARK: What is rarely done

  private func more(_ page: HTML, _ words: Words<WebhookStrings>) {
    page.details(class: "card") {
      page.summary(words.rotate)
      page.p(words.rotateHelp, class: "soft")
      button(page, "secret", words.rotate)
    }
    page.details(class: "card") {
      page.summary(words.remove)
      page.p(words.removeHelp, class: "soft")
      button(page, "removal", words.removeSure)
    }
  }
}

/// One delivery: what is sent, and each call with its answer.
struct WebhookDeliveryPage {
  let story: DeliveryStory

  init(_ story: DeliveryStory) { self.story = story }

  func render(in shell: PageShell) throws -> [UInt8] {
    let words = Words(WebhookStrings.table, shell.language)
    let body = try story.event.map(Self.pretty)
    let delivery = story.delivery
    let path = "\(WebhookPages.path)/\(story.endpoint.id)"
    return shell.page(title: delivery.eventType, section: WebhookPages.path) { page in
      page.a(class: "crumb", .href(path)) {
        page.raw(Icon.back)
        page.text(words.backToOne)
      }
      page.div(class: "top") {
        page.div {
          page.div(class: "document-title") {
            page.h1(delivery.eventType)
            WebhookWords.tag(page, delivery.state, words)
          }
          page.p(story.endpoint.url, class: "lead")
        }
        if delivery.state != .waiting, story.endpoint.state == .active, body != nil {
          page.form(
            class: "inline", .method("post"),
            .action("\(path)/deliveries/\(delivery.id)/resend")
          ) {
            page.button(class: "button primary", .type("submit"), text: words.resend)
          }
        }
      }
      page.div(class: "stack") {
        calls(page, words)
        sent(page, body, words)
      }
    }
  }

  private static func pretty(_ event: Event) throws -> String {
    let json = JSONWriter(pretty: true)
    try event.write(to: json)
    return json.string
  }

  private func calls(_ page: HTML, _ words: Words<WebhookStrings>) {
    page.section(class: "card") {
      page.h2(words.calls)
      if story.attempts.isEmpty { page.p(words.noCall, class: "soft") }
      page.ol(class: "timeline") {
        for attempt in story.attempts.reversed() {
          page.li {
            page.p {
              page.strong(attempt.status.map { "HTTP \($0)" } ?? attempt.code ?? "")
              page.text(" " + words.took(words.language.number(attempt.tookMilliseconds)))
            }
            page.p(class: "quiet") {
              page.time(
                .datetime(attempt.at.description), text: words.language.moment(attempt.at))
            }
            if let answer = attempt.answer, !answer.isEmpty {
              page.pre(.attribute("tabindex", "0")) { page.code(answer) }
            }
          }
        }
      }
    }
  }

  private func sent(_ page: HTML, _ body: String?, _ words: Words<WebhookStrings>) {
    page.section(class: "card stack") {
      page.h2(words.sent)
      guard let body else {
        page.p(words.gone, class: "soft")
        return
      }
      let lines =
        ["POST \(story.endpoint.url)"]
        + DeliverWebhook.headers(story.delivery).map { "\($0.name): \($0.value)" }
        + ["\(WebhookSignature.header): t=…,v1=…"]
      page.pre { page.code(lines.joined(separator: "\n") + "\n\n" + body) }
    }
  }
}
