import Hummingbird
import Kernel
import Money
import Storage

/// `/shield`: the ten errors, each with its guard and what it caught; `GET /v1/shield`: the same as JSON.
package struct ShieldPages: Sendable {
  let company: CompanyID
  let database: Database
  let shell: @Sendable (Request) -> PageShell

  package init(
    company: CompanyID, database: Database, shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.database = database
    self.shell = shell
  }

  package static let path = "/shield"
  package static let navigation = NavigationItem(
    .sales, href: path, title: ShieldStrings.table.title, icon: Icon.seal)

  package func add(to routes: Routes) {
    routes.get("/shield", .may(.documentsRead)) { request, _ in try await page(request) }
    routes.get("/v1/shield", .may(.documentsRead)) { request, _ -> Response in
      let json = JSONWriter()
      try await report().write(request.language, to: json)
      return Response.json(json)
    }
  }

  /// - Parameter problem: why a button did nothing.
  func page(_ request: Request, problem: Text? = nil) async throws -> Response {
    let page = ShieldPage(report: try await report(), problem: problem)
    return .html(
      page.render(in: shell(request)), status: problem == nil ? .ok : .unprocessableContent)
  }

  private func report() async throws -> ShieldReport {
    let company = company
    return try await database.read { try ShieldReport.load(of: company, in: $0) }
  }
}

struct ShieldPage {
  let report: ShieldReport
  let problem: Text?

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(ShieldStrings.table, shell.language)
    return shell.page(title: words.title, section: ShieldPages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.title)
          page.p(words.lead, class: "lead")
        }
      }
      page.div(class: "stack") {
        if let problem {
          page.div(class: "notice bad", .role("alert")) { page.p(problem(words.language)) }
        }
        errors(page, words)
        waiting(page, words)
        warnings(page, words)
        decisions(page, words)
      }
    }
  }

  private func errors(_ page: HTML, _ words: Words<ShieldStrings>) {
    page.div(class: "card") {
      page.table {
        page.thead {
          page.tr {
            for (index, head) in [
              words.error, words.stopped, words.mended, words.warned, words.overridden,
            ].enumerated() {
              page.th(class: index == 0 ? "" : "right", .scope("col"), text: head)
            }
          }
        }
        page.tbody {
          for row in report.rows {
            page.tr {
              page.td {
                page.strong(row.error.title(words.language))
                page.span(row.error.guarding(words.language), class: "detail")
              }
              for count in [row.open, row.mended, row.warned, row.overridden] {
                page.td(String(count), class: "number right")
              }
            }
          }
        }
      }
    }
  }

  private func waiting(_ page: HTML, _ words: Words<ShieldStrings>) {
    page.section(class: "card stack") {
      page.h2(words.toMend)
      if report.waiting.isEmpty, report.withoutInvoice.isEmpty {
        page.p(words.nothing, class: "quiet")
      }
      for (index, item) in report.waiting.enumerated() {
        let before = index > 0 ? report.waiting[index - 1].event : nil
        finding(page, item.event, after: before, words)
        if let mend = item.mend { offer(page, mend, item.event, words) }
        if item.isOverridable {
          override(page, item.event, words.issueAnyway, words)
        }
      }
      for order in report.withoutInvoice {
        page.p(words.withoutInvoice(order.number, words.language.date(order.orderedOn)))
      }
    }
  }

  /// Under the name of its order, once for all that is said of it.
  private func finding(
    _ page: HTML, _ event: ShieldStore.Event, after before: ShieldStore.Event?,
    _ words: Words<ShieldStrings>
  ) {
    page.div(class: "field") {
      if before?.order != event.order || before?.source != event.source {
        page.p { page.strong(words.subject(of: event)) }
      }
      page.p(event.text(words.language))
      page.p(class: "quiet") { page.code(event.code) }
    }
  }

  // MARK: Buttons

  /// What a click would change, and the button.
  private func offer(
    _ page: HTML, _ mend: Finding.Mend, _ event: ShieldStore.Event, _ words: Words<ShieldStrings>
  ) {
    page.form(class: "stack", .method("post"), .action("/shield/mends")) {
      page.facts(
        mend.changes.map { change in
          let (before, after) = (words.value(change.before), words.value(change.after))
          return .init(words.place(of: change.pointer), "\(before) → \(after)")
        })
      hidden(page, event)
      page.div(class: "actions") {
        page.input(
          .type("text"), .name("by"), .label(words.you), .placeholder(words.you), .required)
        page.button(class: "button primary", .type("submit"), text: words.mendIt)
      }
    }
  }

  private func override(
    _ page: HTML, _ event: ShieldStore.Event, _ title: String, _ words: Words<ShieldStrings>
  ) {
    page.form(.method("post"), .action("/shield/overrides")) {
      hidden(page, event)
      page.div(class: "actions") {
        page.input(
          .type("text"), .name("by"), .label(words.you), .placeholder(words.you), .required)
        page.input(
          .type("text"), .name("reason"), .label(words.reason), .placeholder(words.reason),
          .required)
        page.button(class: "button", .type("submit"), text: title)
      }
    }
  }

  private func hidden(_ page: HTML, _ event: ShieldStore.Event) {
    for (name, value) in [("source", event.source), ("number", event.order), ("code", event.code)] {
      page.input(.type("hidden"), .name(name), .value(value))
    }
  }

  private func warnings(_ page: HTML, _ words: Words<ShieldStrings>) {
    if report.warnings.isEmpty { return }
    page.section(class: "card stack") {
      page.h2(words.toAnswer)
      page.p(words.toAnswerHelp, class: "soft")
      for (index, event) in report.warnings.enumerated() {
        finding(page, event, after: index > 0 ? report.warnings[index - 1] : nil, words)
        override(page, event, words.answer, words)
      }
    }
  }

  /// Who corrected and who answered, the newest first.
  private func decisions(_ page: HTML, _ words: Words<ShieldStrings>) {
    if report.mends.isEmpty, report.overrides.isEmpty { return }
    page.section(class: "card") {
      page.h2(words.decided)
      page.ol(class: "timeline") {
        for mend in report.mends {
          let (before, after) = (mend.change.before, mend.change.after)
          decision(
            page, words.wasMended(mend.order, words.place(of: mend.change.pointer)),
            "\(words.value(before)) → \(words.value(after))", mend.by, mend.at, mend.code, words)
        }
        for override in report.overrides {
          decision(
            page, words.wasOverridden(override.order), override.reason, override.by, override.at,
            override.code, words)
        }
      }
    }
  }

  private func decision(
    _ page: HTML, _ title: String, _ detail: String, _ by: String, _ at: Instant, _ code: String,
    _ words: Words<ShieldStrings>
  ) {
    page.li {
      page.p { page.strong(title) }
      page.p { page.bdi(detail) }
      page.p(class: "quiet") {
        page.time(.datetime(at.description), text: words.language.moment(at))
        page.text(" · ")
        page.bdi(by)
        page.text(" · ")
        page.code(code)
      }
    }
  }
}

extension Words<ShieldStrings> {
  /// The order, or the change of the bank account ("bank 2").
  func subject(of event: ShieldStore.Event) -> String {
    if event.isOfDocument { return self.document(event.order) }
    guard event.source == "company" else { return self.order(event.order) }
    return self.bankChange(String(event.order.drop { !$0.isNumber }))
  }

  /// A day as people write it; nothing where nothing stands.
  func value(_ text: String?) -> String {
    guard let text else { return self.nothingThere }
    return LocalDate(text).map(language.date) ?? text
  }

  /// What stands at a place of an order: "/buyer/siren" is "SIREN du client".
  func place(of pointer: String) -> String {
    if pointer.hasPrefix("/lines/"), let index = Int(pointer.split(separator: "/")[1]) {
      return self.unitOfLine(String(index + 1))
    }
    return ShieldStrings.places[pointer]?(language) ?? pointer
  }
}

/// Every sentence of the shield page.
final class ShieldStrings: Sendable {
  static let table = ShieldStrings()

  let title = Text(fr: "Bouclier", en: "Shield")
  let lead = Text(
    fr:
      "Les dix erreurs de facturation, ce qui les empêche et ce qui a été arrêté avant d'être émis.",
    en: "The ten billing errors, what prevents them, and what was stopped before it was issued.")
  let error = Text(fr: "Erreur", en: "Error")
  let stopped = Text(fr: "À corriger", en: "To fix")
  let mended = Text(fr: "Corrigées", en: "Fixed")
  let warned = Text(fr: "Remarques", en: "Warnings")
  let document = Template(fr: "Document {}", en: "Document {}")
  let toMend = Text(fr: "Ce qui attend une correction", en: "Waiting to be fixed")
  let nothing = Text(fr: "Rien n'attend.", en: "Nothing waits.")
  let order = Template(fr: "Commande {}", en: "Order {}")
  let withoutInvoice = Template(
    fr: "Commande {} du {} : reçue et jamais facturée.",
    en: "Order {} of {}: received and never invoiced.")
  let bankChange = Template(
    fr: "Compte bancaire, changement n°\u{A0}{}", en: "Bank account, change no. {}")
  let overridden = Text(fr: "Assumées", en: "Overridden")
  let you = Text(fr: "Votre nom", en: "Your name")
  let reason = Text(fr: "Pourquoi\u{202F}?", en: "Why?")
  let mendIt = Text(fr: "Corriger ainsi", en: "Apply this fix")
  let issueAnyway = Text(fr: "Passer outre et émettre", en: "Override and issue")
  let answer = Text(fr: "J’en réponds", en: "I take responsibility")
  let nothingThere = Text(fr: "rien", en: "nothing")
  let toAnswer = Text(fr: "Remarques sans réponse", en: "Warnings without an answer")
  let toAnswerHelp = Text(
    fr:
      "Ces documents sont émis. Quelqu’un les a-t-il regardés\u{202F}? Son nom et son motif sont gardés.",
    en: "These documents are issued. Has somebody looked at them? Their name and reason are kept.")
  let decided = Text(fr: "Corrigé et assumé", en: "Fixed and accepted")
  let wasMended = Template(fr: "Commande {}\u{A0}: {}", en: "Order {}: {}")
  let wasOverridden = Template(fr: "{}\u{A0}: passé outre", en: "{}: overridden")
  let unitOfLine = Template(fr: "Unité de la ligne {}", en: "Unit of line {}")

  static let places: [String: Text] = [
    "/dueOn": Text(fr: "Échéance", en: "Due date"),
    "/buyer/name": Text(fr: "Nom du client", en: "Customer’s name"),
    "/buyer/siren": Text(fr: "SIREN du client", en: "Customer’s SIREN"),
    "/buyer/vatIdentifier": Text(fr: "N°\u{A0}de TVA du client", en: "Customer’s VAT number"),
    "/buyer/address/line1": Text(fr: "Rue", en: "Street"),
    "/buyer/address/postCode": Text(fr: "Code postal", en: "Post code"),
    "/buyer/address/city": Text(fr: "Ville", en: "City"),
    "/buyer/address/country": Text(fr: "Pays", en: "Country"),
  ]
}
