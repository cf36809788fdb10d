import Kernel
import Money
import Tax

/// The rates of a day, a row for each zone the library knows, written for people.
package struct RatesTable: Sendable {
  package struct Row: Sendable {
    /// "FR", "FR-COR", "PT-30".
    let zone: String
    let name: String
    /// By `VATRateKind.allCases`; "–" where there is none.
    let rates: [String]
    let since: String
    let source: String
    let isDoubtful: Bool
  }

  package static let firstDay = VATRates.all.map(\.validFrom).min()!
  /// In the order of the table: France, then the members, then the others.
  static let zones = VATRates.all.reduce(into: [String]()) { zones, rate in
    if !zones.contains(rate.zone) { zones.append(rate.zone) }
  }
  static let countries = Set(zones.compactMap { CountryCode($0.prefix(2)) })

  let rows: [Row]
  let language: Language

  package init(_ choice: RatesChoice, _ language: Language) {
    self.language = language
    rows = Self.zones.filter { zone in
      choice.country.map { CountryCode(zone.prefix(2)) == $0 } ?? true
    }.map { Self.row($0, on: choice.date, language) }
  }

  /// The rows of the library behind what is shown.
  package static func rates(_ choice: RatesChoice) -> [VATRate] {
    VATRates.all.filter { rate in
      rate.isValid(on: choice.date)
        && (choice.country.map { CountryCode(rate.zone.prefix(2)) == $0 } ?? true)
    }
  }

  private static func row(_ zone: String, on date: LocalDate, _ language: Language) -> Row {
    let all = VATRates.all.filter { $0.zone == zone }
    let now = all.filter { $0.isValid(on: date) }
    let words = Words(TaxStrings.table, language)
    let since = lastChange(of: all, before: date)
    return Row(
      zone: zone, name: name(of: zone, language),
      rates: VATRateKind.allCases.map { kind in shown(now.filter { $0.kind == kind }, language) },
      since: since == firstDay ? words.orEarlier(language.date(since)) : language.date(since),
      source: sources(now), isDoubtful: now.contains(where: isDoubtful))
  }

  /// The last day on which a rate of the zone began, or was no longer.
  private static func lastChange(of rates: [VATRate], before date: LocalDate) -> LocalDate {
    let starts = rates.map(\.validFrom).filter { $0 <= date }
    let ends = rates.compactMap { $0.validTo?.adding(days: 1) }.filter { $0 <= date }
    return (starts + ends).max() ?? firstDay
  }

  private static func isDoubtful(_ rate: VATRate) -> Bool { rate.source.hasPrefix("verify") }

  private static func shown(_ rates: [VATRate], _ language: Language) -> String {
    if rates.isEmpty { return "–" }
    return rates.map { language.percent($0.rate) + (isDoubtful($0) ? "\u{A0}*" : "") }
      .joined(separator: language == .fr ? " ; " : ", ")
  }

  /// "CGI art. 278, 279", "TEDB 2026-09"; what is only to be verified has the mark beside its rate.
  private static func sources(_ rates: [VATRate]) -> String {
    var names: [String] = []
    for rate in rates where !isDoubtful(rate) {
      let name = rate.source.split(separator: ";").first.map(String.init) ?? ""
      let shown = name.hasPrefix("tedb-") ? "TEDB " + name.dropFirst(5) : name
      if !names.contains(shown) { names.append(shown) }
    }
    let article = "CGI art. "
    return names.enumerated().map { index, name in
      index > 0 && name.hasPrefix(article) ? String(name.dropFirst(article.count)) : name
    }.joined(separator: " ; ")
  }

  package static func name(of zone: String, _ language: Language) -> String {
    switch zone {
    case "FR-COR": TaxTerritory.corsica.name(language.tax)
    case "FR-DROM":
      [TaxTerritory.guadeloupe, .martinique, .reunion].map { $0.name(language.tax) }
        .joined(separator: ", ")
    case "PT-20": TaxTerritory.azores.name(language.tax)
    case "PT-30": TaxTerritory.madeira.name(language.tax)
    case "AT-JUN": TaxTerritory.austrianEnclave.name(language.tax)
    default: CountryCode(zone)?.name(language.tax) ?? zone
    }
  }

  static func titles(_ words: Words<TaxStrings>) -> [String] {
    VATRateKind.allCases.map { kind in
      switch kind {
      case .standard: words.standard
      case .intermediate: words.intermediate
      case .reduced: words.reduced
      case .superReduced: words.superReduced
      case .parking: words.parking
      case .zero: words.zero
      }
    }
  }

  /// For a terminal: columns, a line for each zone.
  package var lines: [String] {
    let words = Words(TaxStrings.table, language)
    let head = ["", words.country] + Self.titles(words) + [words.since, words.source]
    let cells = rows.map { [$0.zone, $0.name] + $0.rates + [$0.since, $0.source] }
    let widths = head.indices.map { column in
      ([head] + cells).map { $0[column].count }.max() ?? 0
    }
    let table = ([head] + cells).map { row in
      var line = row.indices.map { column in
        row[column] + String(repeating: " ", count: widths[column] - row[column].count)
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
    return table + (rows.contains(where: \.isDoubtful) ? [words.doubtful] : [])
  }
}
