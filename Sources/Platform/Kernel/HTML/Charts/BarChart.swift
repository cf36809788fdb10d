import Money

/// Amounts by month or day as bars, drawn by the server; the figures themselves are in a table below it.
package struct BarChart: Sendable {
  package struct Series: Sendable {
    let name: String
    /// Minor units, one for each label; `nil` for what has not come yet, which is not zero.
    let values: [Int64?]

    package init(name: String, values: [Int64?]) {
      self.name = name
      self.values = values
    }
  }

  let id: String
  let title: String
  let labels: [String]
  let shortLabels: [String]
  let series: [Series]
  let currency: Currency

  /// - Parameters:
  ///   - id: of the figure, unique on the page.
  ///   - labels: of the table's rows.
  ///   - shortLabels: under the bars, as many.
  ///   - series: one or two; the last is the one that matters and has the strong colour.
  package init(
    id: String, title: String, labels: [String], shortLabels: [String], series: [Series],
    currency: Currency = .eur
  ) {
    self.id = id
    self.title = title
    self.labels = labels
    self.shortLabels = shortLabels
    self.series = series
    self.currency = currency
  }

  private static let (width, height) = (640, 230)
  private static let (left, right, top, bottom) = (58, 4, 10, 26)

  package func render(on page: HTML, _ language: Language) {
    let words = Words(ChartStrings.table, language)
    page.div(class: "chart", .id(id)) {
      page.div(class: "chart-head") {
        page.h2(title)
        if series.count > 1 { legend(page) }
      }
      page.svg(
        .attribute("viewBox", "0 0 \(Self.width) \(Self.height)"), .role("img"), .label(title)
      ) {
        draw(page, language)
      }
      page.details(class: "chart-table") {
        page.summary(words.figures)
        table(page, language)
      }
    }
  }

  private func legend(_ page: HTML) {
    page.ul(class: "legend") {
      for (index, one) in series.enumerated() {
        page.li(class: isStrong(index) ? "strong" : "pale", text: one.name)
      }
    }
  }

  private func isStrong(_ index: Int) -> Bool { index == series.count - 1 }

  // MARK: Drawing

  private func draw(_ page: HTML, _ language: Language) {
    let scale = ChartScale(series.flatMap { $0.values.compactMap { $0 } }, steps: 4)
    for tick in scale.ticks {
      let y = y(tick, scale)
      page.line(
        class: tick == 0 ? "axis" : "grid", .attribute("x1", "\(Self.left)"),
        .attribute("x2", "\(Self.width - Self.right)"), .attribute("y1", "\(y)"),
        .attribute("y2", "\(y)")
      ) {}
      page.drawnText(
        class: "tick", .attribute("x", "\(Self.left - 8)"), .attribute("y", "\(y + 4)"),
        text: language.compact(minor: tick, currency))
    }
    for (index, label) in shortLabels.enumerated() {
      page.drawnText(
        class: "label", .attribute("x", "\(slot(index) + slotWidth / 2)"),
        .attribute("y", "\(Self.height - 6)"), text: label)
      bars(page, index, scale, language)
    }
  }

  private func bars(_ page: HTML, _ index: Int, _ scale: ChartScale, _ language: Language) {
    let room = slotWidth * 7 / 10
    let width = max(2, room / series.count)
    for (number, one) in series.enumerated() {
      guard let minor = one.values[index] else { continue }
      let (zero, end) = (y(0, scale), y(minor, scale))
      if zero == end { continue }
      let value = language.money(Money(minorUnits: minor, currency: currency))
      page.rect(
        class: isStrong(number) ? "bar strong" : "bar pale",
        .attribute("x", "\(slot(index) + (slotWidth - room) / 2 + number * width)"),
        .attribute("y", "\(min(zero, end))"), .attribute("width", "\(max(2, width - 1))"),
        .attribute("height", "\(abs(zero - end))"), .attribute("rx", "2")
      ) { page.title("\(labels[index]) · \(one.name) · \(value)") }
    }
  }

  private var slotWidth: Int { (Self.width - Self.left - Self.right) / max(1, labels.count) }
  private func slot(_ index: Int) -> Int { Self.left + index * slotWidth }

  private func y(_ value: Int64, _ scale: ChartScale) -> Int {
    let room = Int64(Self.height - Self.top - Self.bottom)
    return Self.top + Int(scale.place(of: value, in: room))
  }

  // MARK: The figures

  private func table(_ page: HTML, _ language: Language) {
    page.div(class: "scroll", .attribute("tabindex", "0"), .role("region"), .label(title)) {
      page.table(class: "books") {
        page.caption(title, class: "hidden")
        page.thead {
          page.tr {
            page.td {}
            for one in series { page.th(class: "right", .scope("col"), text: one.name) }
          }
        }
        page.tbody {
          for (index, label) in labels.enumerated() {
            page.tr {
              page.th(.scope("row"), text: label)
              for one in series {
                page.td(figure(one.values[index], language), class: "number right")
              }
            }
          }
        }
      }
    }
  }

  private func figure(_ minor: Int64?, _ language: Language) -> String {
    minor.map { language.money(Money(minorUnits: $0, currency: currency)) } ?? ""
  }
}

/// Round numbers for an axis, and where values stand between them.
struct ChartScale {
  let ticks: [Int64]

  /// - Parameter values: in minor units.
  init(_ values: [Int64], steps: Int64) {
    let (low, high) = (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
    let step = Self.step(atLeast: max(2_500, (high - low) / steps))
    var (ticks, tick) = ([low / step * step], low / step * step)
    if tick > low {
      tick -= step
      ticks = [tick]
    }
    while tick < max(high, ticks[0] + step) {
      tick += step
      ticks.append(tick)
    }
    self.ticks = ticks
  }

  /// The next of 1, 2, 5, 10, 20 … of the currency.
  private static func step(atLeast wanted: Int64) -> Int64 {
    var power: Int64 = 100
    while power < Int64.max / 100 {
      for factor: Int64 in [1, 2, 5] where power * factor >= wanted { return power * factor }
      power *= 10
    }
    return power
  }

  /// Distance from the top.
  func place(of value: Int64, in room: Int64) -> Int64 {
    let (low, high) = (ticks[0], ticks[ticks.count - 1])
    // A thousandth of a pixel is enough, and no amount of money overflows.
    let thousandths = (high - value) / max(1, (high - low) / 1_000)
    return room * min(thousandths, 1_000) / 1_000
  }
}

final class ChartStrings: Sendable {
  static let table = ChartStrings()

  let figures = Text(fr: "Voir les chiffres", en: "See the figures")
}
