import Invoicing
import Kernel
import Money

/// The figures of the analyses as files, one for each of its tables.
enum AnalyticsSheet: String, CaseIterable, Sendable {
  case turnover, receipts, receivables

  func path(_ format: SheetExport.Format) -> String { "/exports/\(rawValue).\(format.rawValue)" }

  func export(_ figures: DashboardFigures, _ language: Language) -> SheetExport {
    let words = Words(DashboardStrings.table, language)
    let found = rows(figures, words)
    return SheetExport(name: name(words), titles: titles(words), language: language) { _ in
      (rows: found, next: nil)
    }
  }

  private func name(_ words: Words<DashboardStrings>) -> String {
    switch self {
    case .turnover: words.turnoverFile
    case .receipts: words.receiptsFile
    case .receivables: words.receivablesFile
    }
  }

  private func titles(_ words: Words<DashboardStrings>) -> [String] {
    switch self {
    case .turnover: [words.month, words.currency, words.turnoverTitle]
    case .receipts: [words.month, words.currency, words.receiptsTitle]
    case .receivables: [words.age, words.documents, words.currency, words.amount]
    }
  }

  private func rows(
    _ figures: DashboardFigures, _ words: Words<DashboardStrings>
  ) -> [[SheetValue]] {
    switch self {
    case .turnover: return Self.months(figures, figures.turnover)
    case .receipts: return Self.months(figures, figures.receipts)
    case .receivables:
      return figures.ageing.sums.map { sum -> [SheetValue] in
        [
          .text(words.name(of: sum.bucket)), .number(sum.count),
          .text(sum.left.currency.code), .money(sum.left),
        ]
      }
    }
  }

  /// A row for each month, one below the other: years are told apart by whoever reckons with them.
  private static func months(
    _ figures: DashboardFigures, _ sums: [String: Int64]
  ) -> [[SheetValue]] {
    figures.monthsOfTwoYears.map { month -> [SheetValue] in
      let sum = Money(minorUnits: sums[month] ?? 0)
      return [.text(month), .text(sum.currency.code), .money(sum)]
    }
  }
}
