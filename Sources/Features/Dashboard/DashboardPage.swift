import Archive
import Invoicing
import Kernel
import Money

/// The dashboard, for whoever may see what of it.
struct DashboardPage: Sendable {
  let name: String?
  let mayDraft: Bool
  let today: LocalDate
  let items: [AttentionItem]
  let deadlines: [LegalDeadline]
  let safety: DashboardSafety?
  let figures: DashboardFigures?
  /// The first sums are not there yet.
  let isAdding: Bool
  /// Of features, above everything else.
  let cards: [@Sendable (HTML) -> Void]

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(DashboardStrings.table, shell.language)
    return shell.page(title: words.title, section: DashboardPages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(class: nil) {
            page.text(words.hello)
            if let name { page.bdi(name) }
          }
          page.p(words.today(words.language.date(today)), class: "soft")
        }
        if mayDraft {
          page.div(class: "actions") {
            page.a(class: "button", .href(InvoicingNavigation.importing)) {
              page.raw(Icon.upload)
              page.text(words.importOrders)
            }
            page.a(class: "button primary", .href(EditorRoutes.path)) {
              page.raw(Icon.document)
              page.text(words.newInvoice)
            }
          }
        }
      }
      page.div(class: "stack") {
        for card in cards { card(page) }
        if let figures { DashboardFiguresView(figures: figures, words: words).strip(page) }
        if isAdding {
          page.section(class: "card soft", .id("figures"), .live(.documents, .payments)) {
            page.p(words.adding)
          }
        }
        page.div(class: "two") {
          page.div(class: "stack") {
            waiting(page, words)
            if let safety { safetyCard(safety, page, words) }
          }
          deadlines(page, words)
        }
        if let figures { DashboardFiguresView(figures: figures, words: words).charts(page) }
      }
    }
  }

  // MARK: What waits

  private func waiting(_ page: HTML, _ words: Words<DashboardStrings>) {
    page.section(
      class: "card", .id("waiting"), .live(.documents, .payments, .emails, .jobs),
      .labelledBy("waiting-title")
    ) {
      page.h2(.id("waiting-title"), text: words.waiting)
      AttentionList(items: items).write(to: page, words)
    }
  }

  // MARK: Deadlines

  private func deadlines(_ page: HTML, _ words: Words<DashboardStrings>) {
    page.section(class: "card", .labelledBy("deadlines-title")) {
      page.h2(.id("deadlines-title"), text: words.deadlines)
      page.ul(class: "deadlines") {
        for deadline in deadlines {
          page.li {
            page.time(
              class: "day", .datetime(deadline.day.description),
              text: words.language.date(deadline.day))
            page.div {
              page.p(deadline.title(words.language), class: "name")
              page.p(deadline.detail(words.language), class: "quiet")
              page.p(deadline.source, class: "quiet source")
            }
          }
        }
      }
    }
  }

  // MARK: Safety

  private func safetyCard(
    _ safety: DashboardSafety, _ page: HTML, _ words: Words<DashboardStrings>
  ) {
    page.section(class: "card", .labelledBy("safety-title")) {
      page.h2(.id("safety-title"), text: words.safety)
      page.ul(class: "lights") {
        light(page, VerificationPages.path, seal(safety, words))
        light(page, ArchivePages.path, export(safety, words))
      }
    }
  }

  private func seal(_ safety: DashboardSafety, _ words: Words<DashboardStrings>) -> (
    StaticString, String, String
  ) {
    guard let check = safety.check else { return ("tag", words.seal, words.neverChecked) }
    let moment = words.language.moment(check.at)
    return check.isSound
      ? (
        "tag good", words.sealSound,
        words.checkedAt(moment, words.language.number(Int(check.entries)))
      )
      : ("tag bad", words.sealBroken, moment)
  }

  private func export(_ safety: DashboardSafety, _ words: Words<DashboardStrings>) -> (
    StaticString, String, String
  ) {
    guard let at = safety.lastExport else {
      return ("tag warn", words.noExport, words.noExportHelp)
    }
    let isOld = ArchivePages.isOld(at, today: today)
    return (isOld ? "tag warn" : "tag good", words.exported, words.language.moment(at))
  }

  private func light(
    _ page: HTML, _ href: String, _ light: (style: StaticString, name: String, detail: String)
  ) {
    page.li {
      page.a(.href(href)) { page.span(light.name, class: light.style) }
      page.span(light.detail, class: "quiet")
    }
  }
}
