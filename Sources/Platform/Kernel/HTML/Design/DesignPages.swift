import Hummingbird
import Money

/// `/docs/design`: what pages are made of, each part shown as it is and named as the code names it.
package struct DesignPages: Sendable {
  package static let path = "/docs/design"

  let shell: @Sendable (Request) -> PageShell

  package init(shell: @escaping @Sendable (Request) -> PageShell) { self.shell = shell }

  package func add(to routes: Routes) {
    routes.get("/docs/design", .person) { request, _ in
      .html(DesignPage().render(in: shell(request)))
    }
  }
}

struct DesignPage {
  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(DesignStrings.table, shell.language)
    return shell.page(title: words.title, section: DesignPages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.title)
          page.p(words.lead, class: "lead")
        }
      }
      page.div(class: "stack") {
        part(page, words.type, words.typeRule) { type(page, words) }
        part(page, words.colours, words.coloursRule) { colours(page) }
        part(page, words.spaces, words.spacesRule) { spaces(page) }
        part(page, words.buttons, words.buttonsRule) { buttons(page, words) }
        part(page, words.forms, words.formsRule) { forms(page, words) }
        part(page, words.tags, words.tagsRule) { tags(page, words) }
        part(page, words.notices, words.noticesRule) { notices(page, words) }
        part(page, words.toasts, words.toastsRule) {
          page.toast(words.sampleToast, class: "toast sample-toast")
        }
        part(page, words.dialogs, words.dialogsRule) { dialog(page, words) }
        part(page, words.tabs, words.tabsRule) { tabs(page, words) }
        part(page, words.cards, words.cardsRule) { cards(page, words) }
        part(page, words.stepper, words.stepperRule) { stepper(page, words) }
        part(page, words.timeline, words.timelineRule) { timeline(page, words) }
        part(page, words.tables, words.tablesRule) { table(page, words) }
        part(page, words.charts, words.chartsRule) { chart(page, words) }
        part(page, words.empty, words.emptyRule) { empty(page, words) }
        part(page, words.keys, words.keysRule) { keys(page, words) }
      }
    }
  }

  private func part(_ page: HTML, _ title: String, _ rule: String, _ content: () -> Void) {
    page.section(class: "card", .label(title)) {
      page.h2(title)
      page.p(rule, class: "quiet")
      content()
    }
  }

  private func type(_ page: HTML, _ words: Words<DesignStrings>) {
    page.ul(class: "type-scale") {
      for (style, name) in Self.sizes {
        page.li {
          page.code(name)
          page.span(words.sampleTitle, class: style)
        }
      }
    }
    page.p(words.sampleTitle, class: "sample-title")
    page.h2(words.sampleHeading)
    page.h3(words.sampleSmall)
    page.p(words.sampleText)
    page.p(words.sampleLead, class: "lead")
    page.p(words.sampleQuiet, class: "quiet")
    page.p { page.code("F-2026-00042") }
  }

  private func colours(_ page: HTML) {
    page.ul(class: "swatches") {
      for (style, name) in Self.swatches {
        page.li {
          page.span(class: style, .hiddenFromReaders) {}
          page.code(name)
        }
      }
    }
  }

  private static let swatches: [(StaticString, String)] = [
    ("swatch paper", "--paper"), ("swatch card-colour", "--card"), ("swatch ink", "--ink"),
    ("swatch accent", "--accent"), ("swatch good", "--good"), ("swatch warn", "--warn"),
    ("swatch bad", "--bad"), ("swatch info", "--info"),
  ]

  private static let sizes: [(StaticString, String)] = [
    ("text-3xl", "--text-3xl"), ("text-2xl", "--text-2xl"), ("text-xl", "--text-xl"),
    ("text-l", "--text-l"), ("text-base", "--text-base"), ("text-m", "--text-m"),
    ("text-s", "--text-s"), ("text-xs", "--text-xs"),
  ]

  private func spaces(_ page: HTML) {
    page.ul(class: "space-scale") {
      for (style, name) in Self.widths {
        page.li {
          page.code(name)
          page.span(class: style, .hiddenFromReaders) {}
        }
      }
    }
  }

  private static let widths: [(StaticString, String)] = [
    ("space-05", "--space-05"), ("space-1", "--space-1"), ("space-15", "--space-15"),
    ("space-2", "--space-2"), ("space-25", "--space-25"), ("space-3", "--space-3"),
    ("space-4", "--space-4"), ("space-5", "--space-5"), ("space-6", "--space-6"),
    ("space-8", "--space-8"), ("space-9", "--space-9"), ("space-10", "--space-10"),
    ("space-12", "--space-12"),
  ]

  /// Opened by the browser itself, with script or without.
  private func dialog(_ page: HTML, _ words: Words<DesignStrings>) {
    page.button(
      class: "button", .type("button"), .popoverTarget("design-dialog"), text: words.openDialog)
    page.div(class: "pop", .id("design-dialog"), .popover) {
      page.h3(words.dialogTitle)
      page.p(words.dialogText)
    }
  }

  private func tabs(_ page: HTML, _ words: Words<DesignStrings>) {
    page.nav(class: "tabs", .label(words.tabs)) {
      page.a(.href(DesignPages.path), .current("page"), text: words.tabAll)
      page.a(.href(DesignPages.path), text: words.tagWarn)
      page.a(.href(DesignPages.path), text: words.tagBad)
    }
  }

  private func cards(_ page: HTML, _ words: Words<DesignStrings>) {
    page.div(class: "settings") {
      for title in [words.cardOne, words.cardTwo] {
        page.div(class: "card") {
          page.h3(title)
          page.p(words.sampleQuiet, class: "quiet")
        }
      }
    }
  }

  private func buttons(_ page: HTML, _ words: Words<DesignStrings>) {
    page.div(class: "actions") {
      page.button(class: "button primary", .type("button"), text: words.primary)
      page.button(class: "button", .type("button"), text: words.secondary)
      page.a(class: "button", .href(DesignPages.path)) {
        page.raw(Icon.download)
        page.text(words.withIcon)
      }
    }
  }

  private func forms(_ page: HTML, _ words: Words<DesignStrings>) {
    page.div(class: "stack") {
      page.div(class: "field") {
        page.label(.for("design-name"), text: words.fieldName)
        page.input(
          .type("text"), .id("design-name"), .name("name"), .describedBy("design-name-help"))
        page.p(class: "quiet", .id("design-name-help"), text: words.fieldHelp)
      }
      page.div(class: "field") {
        page.label(.for("design-siren"), text: words.fieldWrong)
        page.input(
          .type("text"), .id("design-siren"), .name("siren"), .value("123 456 789"),
          .attribute("aria-invalid", "true"), .describedBy("design-siren-error"))
        page.p(class: "error", .id("design-siren-error"), text: words.fieldError)
      }
    }
  }

  private func tags(_ page: HTML, _ words: Words<DesignStrings>) {
    page.div(class: "actions") {
      page.span(words.tagGood, class: "tag good")
      page.span(words.tagWarn, class: "tag warn")
      page.span(words.tagBad, class: "tag bad")
      page.span(words.tagInfo, class: "tag info")
      page.span(words.tagDraft, class: "tag draft")
    }
  }

  private func notices(_ page: HTML, _ words: Words<DesignStrings>) {
    page.div(class: "stack") {
      page.p(words.noticeGood, class: "notice good")
      page.p(words.noticeWarn, class: "notice warn")
      page.p(words.noticeBad, class: "notice bad")
    }
  }

  private func stepper(_ page: HTML, _ words: Words<DesignStrings>) {
    Stepper(
      label: words.stepper,
      steps: [
        .init(words.stepDone, detail: words.stepDoneDetail, .done),
        .init(words.stepCurrent, .current), .init(words.stepAhead, .ahead),
      ]
    ).render(on: page, words.language)
  }

  private func timeline(_ page: HTML, _ words: Words<DesignStrings>) {
    page.ol(class: "timeline") {
      page.li {
        page.p { page.strong(words.eventOne) }
        page.p(words.eventWho, class: "quiet")
      }
      page.li(class: "sealed") { page.p { page.strong(words.eventTwo) } }
    }
  }

  private func table(_ page: HTML, _ words: Words<DesignStrings>) {
    page.table(class: "books") {
      page.caption(words.tables, class: "hidden")
      page.thead {
        page.tr {
          page.th(.scope("col"), text: words.column)
          page.th(class: "right", .scope("col"), text: words.amount)
        }
      }
      page.tbody {
        for minor: Int64 in [124_800, 9_990] {
          page.tr {
            page.td(words.line)
            page.td(words.language.money(Money(minorUnits: minor)), class: "number right")
          }
        }
      }
    }
  }

  private func chart(_ page: HTML, _ words: Words<DesignStrings>) {
    BarChart(
      id: "design-chart", title: words.charts,
      labels: (1...6).map { words.language.month(2026, $0) },
      shortLabels: (1...6).map { words.language.shortMonth($0) },
      series: [
        .init(name: "2025", values: [410_000, 520_000, 380_000, 610_000, 700_000, 640_000]),
        .init(name: "2026", values: [520_000, 610_000, 450_000, 590_000, 820_000, 910_000]),
      ]
    ).render(on: page, words.language)
  }

  private func empty(_ page: HTML, _ words: Words<DesignStrings>) {
    page.div(class: "empty") {
      page.raw(Icon.document)
      page.h3(words.emptyTitle)
      page.p(words.emptyText)
      page.a(class: "button", .href(DesignPages.path), text: words.emptyAction)
    }
  }

  private func keys(_ page: HTML, _ words: Words<DesignStrings>) {
    page.dl(class: "facts") {
      page.dt { page.kbd("Ctrl K") }
      page.dd(words.keySearch)
      page.dt { page.kbd("Tab") }
      page.dd(words.keyTab)
      page.dt { page.kbd("Esc") }
      page.dd(words.keyEscape)
    }
  }
}
