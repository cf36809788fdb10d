import Kernel

/// The form of an endpoint, new or known.
struct WebhookFormPage {
  let endpoint: WebhookEndpoint?
  let catalogue: EventCatalogue
  let key: String
  let wanted: WebhookRequest
  private let flaws: FormFlaws

  init(
    _ endpoint: WebhookEndpoint?, _ webhooks: ManageWebhooks, key: String,
    wanted: WebhookRequest? = nil, problem: WebhookProblem? = nil
  ) {
    self.endpoint = endpoint
    catalogue = webhooks.catalogue
    self.key = key
    self.wanted =
      wanted
      ?? WebhookRequest(
        url: endpoint?.url ?? "", events: endpoint?.events ?? ["*"],
        description: endpoint?.description)
    flaws = FormFlaws(problem, fields: ["url", "events"])
  }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(WebhookStrings.table, shell.language)
    let title = endpoint == nil ? words.add : words.change
    let back = endpoint.map { "\(WebhookPages.path)/\($0.id)" } ?? WebhookPages.path
    return shell.page(title: title, section: WebhookPages.path) { page in
      page.a(class: "crumb", .href(back)) {
        page.raw(Icon.back)
        page.text(endpoint == nil ? words.back : words.backToOne)
      }
      page.div(class: "top") { page.h1(title) }
      page.div(class: "stack") {
        page.refusal(flaws, shell.language)
        form(page, back, words)
      }
    }
  }

  private func form(_ page: HTML, _ action: String, _ words: Words<WebhookStrings>) {
    page.form(class: "card stack", .method("post"), .action(action)) {
      page.input(.type("hidden"), .name("key"), .value(key))
      page.div(class: "field") {
        page.label(.for("url"), text: words.address)
        page.input(
          all: [
            .type("text"), .id("url"), .name("url"), .value(wanted.url), .inputMode("url"),
            .required,
          ] + Attribute.described("url", flaws: flaws["url"], hasHelp: true))
        page.flaws(flaws["url"], of: "url", words.language)
        page.p(class: "quiet", .id("url-help"), text: words.addressHint)
      }
      page.div(class: "field") {
        page.label(.for("description"), text: words.describe)
        page.input(
          .type("text"), .id("description"), .name("description"),
          .value(wanted.description ?? ""))
      }
      choices(page, words)
      page.div(class: "actions") {
        page.button(class: "button primary", .type("submit"), text: words.save)
      }
    }
  }

  private func choices(_ page: HTML, _ words: Words<WebhookStrings>) {
    let isAll = wanted.events.contains("*")
    page.fieldset(class: "field", all: Attribute.described("events", flaws: flaws["events"])) {
      page.legend(words.events)
      page.label(class: "choice") {
        page.input(.type("radio"), .name("scope"), .value("all"), .checked(isAll))
        page.span(words.allEvents)
      }
      page.label(class: "choice") {
        page.input(.type("radio"), .name("scope"), .value("some"), .checked(!isAll))
        page.span(words.chosen)
      }
      // Above the list, which is long: below it nobody would see what is wrong.
      page.flaws(flaws["events"], of: "events", words.language)
      page.div(class: "pair") {
        for type in catalogue.types where type != AutomationEvents.tested {
          let isOn =
            !isAll
            && wanted.events.contains {
              EventCatalogue.matches(type.description, $0)
            }
          page.label(class: "choice") {
            page.input(
              .type("checkbox"), .name("event"), .value(type.description), .checked(isOn))
            page.span {
              page.text(type.title(words.language))
              page.span(class: "detail", text: type.description)
            }
          }
        }
      }
    }
  }
}

/// A secret, shown once.
struct WebhookSecretPage {
  let endpoint: WebhookEndpoint
  let secret: String

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(WebhookStrings.table, shell.language)
    return shell.page(title: words.secretTitle, section: WebhookPages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.secretTitle)
          page.p(endpoint.url, class: "lead")
        }
      }
      page.div(class: "card stack") {
        page.pre { page.code(secret) }
        page.p(words.secretOnce)
        if let until = endpoint.previousUntil {
          page.p(words.oldUntil(words.language.moment(until)), class: "soft")
        }
        page.div(class: "actions") {
          page.a(
            class: "button primary", .href("\(WebhookPages.path)/\(endpoint.id)"), text: words.goOn)
        }
      }
    }
  }
}
