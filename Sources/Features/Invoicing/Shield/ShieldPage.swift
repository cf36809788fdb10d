import Hummingbird
import Kernel
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
  package static let navigation = PageShell.NavigationItem(
    href: path, title: ShieldStrings.table.title, icon: Icon.seal)

  package func add<Context: RequestContext>(to router: Router<Context>) {
    router.get("/shield") { request, _ -> Response in
      let report = try await report()
      return .html(ShieldPage(report: report).render(in: shell(request)))
    }
    router.get("/v1/shield") { request, _ -> Response in
      let json = JSONWriter()
      try await report().write(request.language, to: json)
      return Response.json(json)
    }
  }

  private func report() async throws -> ShieldReport {
    let company = company
    return try await database.read { try ShieldReport.load(of: company, in: $0) }
  }
}

struct ShieldPage {
  let report: ShieldReport

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
        errors(page, words)
        waiting(page, words)
        if !report.overrides.isEmpty { overrides(page, words) }
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
            ]
            .enumerated() {
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
      for event in report.waiting {
        page.div(class: "field") {
          page.p {
            page.strong(event.isOfDocument ? words.document(event.order) : words.order(event.order))
          }
          page.p(event.text(words.language))
          page.p(class: "quiet") { page.code(event.code) }
        }
      }
      for order in report.withoutInvoice {
        page.p(words.withoutInvoice(order.number, words.language.date(order.orderedOn)))
      }
    }
  }
}

extension ShieldPage {
  fileprivate func overrides(_ page: HTML, _ words: Words<ShieldStrings>) {
    page.section(class: "card stack") {
      page.h2(words.overriddenHead)
      for override in report.overrides {
        page.div(class: "field") {
          page.p { page.strong(words.document(override.subject)) }
          page.p(override.text(words.language))
          page.p(class: "quiet") {
            page.text(words.language.moment(override.at) + " · ")
            page.bdi(override.by)
            if let why = override.why {
              page.text(" · ")
              page.bdi(why)
            }
            page.text(" · ")
            page.code(override.code)
          }
        }
      }
    }
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
  let stopped = Text(fr: "À corriger", en: "To mend")
  let mended = Text(fr: "Corrigées", en: "Mended")
  let warned = Text(fr: "Remarques", en: "Warnings")
  let overridden = Text(fr: "Outrepassées", en: "Overridden")
  let overriddenHead = Text(
    fr: "Ce qui a été confirmé malgré une question", en: "What was confirmed though a guard asked")
  let document = Template(fr: "Document {}", en: "Document {}")
  let toMend = Text(fr: "Ce qui attend une correction", en: "What waits to be mended")
  let nothing = Text(fr: "Rien n'attend.", en: "Nothing waits.")
  let order = Template(fr: "Commande {}", en: "Order {}")
  let withoutInvoice = Template(
    fr: "Commande {} du {} : reçue et jamais facturée.",
    en: "Order {} of {}: received and never invoiced.")
}
