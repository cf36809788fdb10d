import Invoicing
import Kernel
import Money

/// What was sold and collected this year against the last, and what is owed, each as a file too.
struct AnalyticsPage: Sendable {
  /// `nil` while the first sums are being added up.
  let figures: DashboardFigures?

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(DashboardStrings.table, shell.language)
    return shell.page(title: words.analytics, section: AnalyticsPages.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.analytics)
          page.p(words.analyticsLead, class: "lead")
        }
      }
      page.div(class: "stack", .id("analytics"), .live(.documents, .payments)) {
        if let figures {
          AnalyticsView(figures: figures, words: words).write(to: page)
        } else {
          page.section(class: "card soft") {
            page.p(words.adding)
          }
        }
      }
    }
  }
}

/// The figures themselves: a strip of sums, a chart of each year, what is owed by age.
struct AnalyticsView {
  let figures: DashboardFigures
  let words: Words<DashboardStrings>
  private var language: Language { words.language }
  private var year: Int { figures.today.year }
  private var dashboard: DashboardFiguresView {
    DashboardFiguresView(figures: figures, words: words)
  }

  func write(to page: HTML) {
    page.dl(class: "card figures") {
      toDate(page, words.turnover(String(year)), figures.turnover)
      toDate(page, words.receipts(String(year)), figures.receipts)
      dashboard.owed(page)
    }
    page.div(class: "charts") {
      chart(page, .turnover, words.turnoverTitle, figures.turnover)
      chart(page, .receipts, words.receiptsTitle, figures.receipts)
    }
    receivables(page)
  }

  private func toDate(_ page: HTML, _ name: String, _ sums: [String: Int64]) {
    func sum(_ year: Int) -> String {
      language.money(Money(minorUnits: figures.toDate(of: year, sums)))
    }
    dashboard.figure(page, name, sum(year), words.sameMonths(String(year - 1), sum(year - 1)))
  }

  private func chart(
    _ page: HTML, _ sheet: AnalyticsSheet, _ title: String, _ sums: [String: Int64]
  ) {
    page.section(class: "card stack") {
      BarChart(
        id: sheet.rawValue, title: title, labels: (1...12).map { language.monthName($0) },
        shortLabels: (1...12).map { language.shortMonth($0) },
        series: [year - 1, year].map {
          .init(name: String($0), values: figures.months(of: $0, sums))
        }
      ).render(on: page, language)
      files(page, sheet, title)
    }
  }

  private func receivables(_ page: HTML) {
    page.section(class: "card stack", .labelledBy("ageing-title")) {
      page.h2(.id("ageing-title"), text: words.ageing)
      if dashboard.isNothingOwed {
        page.p(words.nothingOwed, class: "soft")
      } else {
        dashboard.ageingTable(page)
        if figures.ageing.lateCount > 0 {
          page.p {
            page.a(.href("\(InvoicingNavigation.invoices)?status=overdue"), text: words.seeLate)
          }
        }
        files(page, .receivables, words.ageing)
      }
    }
  }

  /// - Parameter title: of what is in them, for whoever goes from link to link.
  private func files(_ page: HTML, _ sheet: AnalyticsSheet, _ title: String) {
    page.div(class: "actions") {
      for format in SheetExport.Format.allCases {
        let name = format == .csv ? words.asCSV : words.asXLSX
        page.a(
          class: "button small", .href(sheet.path(format)), .download(""),
          .label("\(name) – \(title)")
        ) {
          page.raw(Icon.download)
          page.text(name)
        }
      }
    }
  }
}
