import Invoicing
import Kernel
import Money

/// The figures of the dashboard: a strip of sums, curves of twelve months, what is owed by age.
struct DashboardFiguresView {
  let figures: DashboardFigures
  let words: Words<DashboardStrings>
  private var language: Language { words.language }

  func strip(_ page: HTML) {
    let month = DashboardFigures.month(figures.today, back: 0)
    let before = DashboardFigures.month(figures.today, back: 12)
    page.dl(class: "card figures", .id("figures"), .live(.documents, .payments)) {
      figure(
        page, words.turnover(language.month(month.year, month.month)),
        euros(figures.turnover, month),
        words.yearBefore(euros(figures.turnover, before)))
      figure(
        page, words.receipts(language.month(month.year, month.month)),
        euros(figures.receipts, month),
        words.yearBefore(euros(figures.receipts, before)))
      owed(page)
    }
  }

  /// All that is owed, and what of it is late.
  func owed(_ page: HTML) {
    figure(page, words.owed, owed(late: false), words.asOf(language.moment(figures.at)))
    figure(
      page, words.late, owed(late: true),
      words.lateOf(figures.ageing.lateCount),
      isBad: figures.ageing.lateCount > 0)
  }

  func figure(
    _ page: HTML, _ name: String, _ value: String, _ detail: String, isBad: Bool = false
  ) {
    page.div(class: isBad ? "bad" : nil) {
      page.dt(name)
      page.dd(value)
      page.dd(detail, class: "detail")
    }
  }

  private func euros(_ sums: [String: Int64], _ month: (year: Int, month: Int)) -> String {
    language.money(Money(minorUnits: sums[DashboardFigures.key(month)] ?? 0))
  }

  private func owed(late: Bool) -> String {
    let sums = figures.ageing.left(late: late)
    return (sums.isEmpty ? [.zero()] : sums).map(language.money).joined(separator: " + ")
  }

  // MARK: Charts

  func charts(_ page: HTML) {
    page.div(class: "charts") {
      page.section(class: "card") { turnoverChart.render(on: page, language) }
      page.section(class: "card") { receiptsChart.render(on: page, language) }
    }
    ageing(page)
  }

  private var months: [(year: Int, month: Int)] {
    (0..<DashboardFigures.months).reversed().map { DashboardFigures.month(figures.today, back: $0) }
  }

  private func chart(_ id: String, _ title: String, _ series: [BarChart.Series]) -> BarChart {
    BarChart(
      id: id, title: title, labels: months.map { language.month($0.year, $0.month) },
      shortLabels: months.map { language.shortMonth($0.month) }, series: series)
  }

  private func values(_ sums: [String: Int64], yearsBack: Int) -> [Int64] {
    months.map { sums[DashboardFigures.key(($0.year - yearsBack, $0.month))] ?? 0 }
  }

  private var turnoverChart: BarChart {
    chart(
      "turnover", words.turnoverTitle,
      [
        .init(name: words.lastTwelve, values: values(figures.turnover, yearsBack: 1)),
        .init(name: words.thisTwelve, values: values(figures.turnover, yearsBack: 0)),
      ])
  }

  private var receiptsChart: BarChart {
    chart(
      "receipts", words.receiptsTitle,
      [.init(name: words.thisTwelve, values: values(figures.receipts, yearsBack: 0))])
  }

  // MARK: Ageing

  private func ageing(_ page: HTML) {
    if isNothingOwed { return }
    page.section(class: "card", .labelledBy("ageing-title")) {
      page.h2(.id("ageing-title"), text: words.ageing)
      ageingTable(page)
    }
  }

  private var most: Int64 { figures.ageing.sums.map(\.left.minorUnits).max() ?? 0 }
  var isNothingOwed: Bool { most == 0 }

  func ageingTable(_ page: HTML) {
    let most = most
    page.table(class: "books ageing") {
      page.caption(words.ageing, class: "hidden")
      page.thead {
        page.tr {
          page.th(.scope("col"), text: words.age)
          page.th(class: "right", .scope("col"), text: words.documents)
          page.th(class: "right", .scope("col"), text: words.amount)
          page.td {}
        }
      }
      page.tbody { for sum in figures.ageing.sums { row(page, sum, most) } }
    }
  }

  private func row(_ page: HTML, _ sum: Ageing.Sum, _ most: Int64) {
    page.tr {
      page.th(.scope("row"), text: words.name(of: sum.bucket))
      page.td(language.number(sum.count), class: "number right")
      page.td(language.money(sum.left), class: "number right")
      page.td(class: "meter-cell") {
        page.svg(
          .attribute("viewBox", "0 0 200 10"), .hiddenFromReaders,
          .attribute("preserveAspectRatio", "none")
        ) {
          page.rect(
            class: sum.bucket == .notDue ? "bar strong" : "bar late", .attribute("rx", "3"),
            .attribute(
              "width", "\(max(2, 200 * (sum.left.minorUnits / 100) / max(1, most / 100)))"),
            .attribute("height", "10")
          ) {}
        }
      }
    }
  }
}
