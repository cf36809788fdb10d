import Kernel
import Money
import Storage
import Tax

/// Where the turnover of a company stands against each limit, this year.
package struct ThresholdReport: Sendable {
  package enum Limit: String, Sendable, CaseIterable {
    case oss = "oss"
    case franchiseGoods = "franchise-goods"
    case franchiseServices = "franchise-services"
  }

  package struct Row: Sendable {
    package let limit: Limit
    /// Euro cents.
    package let base: Int64
    package let majored: Int64?
    package let current: Int64
    /// The highest of this year.
    package let peak: Int64
    package let previous: Int64
    /// What the company file declares, within `current`.
    package let declared: Int64
    package let state: ThresholdState
    /// Whether it decides anything for this seller; else it is counted for information.
    package let isBinding: Bool
    let law: String
  }

  package let day: LocalDate
  package let rows: [Row]
  private let isRegistered: Bool

  package static func load(
    of company: CompanyID, _ profile: CompanyProfile, in tx: borrowing Transaction
  ) throws -> ThresholdReport {
    let year = tx.today.year
    let before = profile.turnoverBefore
    let now = try TurnoverStore.year(year, of: company, in: tx).adding(before[year] ?? .init())
    let last = try TurnoverStore.year(year - 1, of: company, in: tx)
      .adding(before[year - 1] ?? .init())
    return ThresholdReport(
      day: tx.today, profile: profile, now: now, last: last, declared: before[year] ?? .init())
  }

  private init(
    day: LocalDate, profile: CompanyProfile, now: YearTurnover, last: YearTurnover,
    declared: TurnoverSums
  ) {
    self.day = day
    isRegistered = profile.tax.oss != .below
    let oss = Row(
      limit: .oss, base: OSSThreshold.cents, majored: nil, current: now.net.distance,
      peak: now.peakDistance, previous: last.peakDistance, declared: declared.distance,
      state: OSSThreshold.state(current: now.peakDistance, previous: last.peakDistance),
      isBinding: profile.tax.oss == .below, law: "CGI 258 A, 259 D")
    rows =
      [oss]
      + FranchiseThreshold.Activity.allCases.compactMap { activity in
        FranchiseMeasure(activity, now: now, last: last, on: day).map { measure in
          let isGoods = activity == .goods
          return Row(
            limit: isGoods ? .franchiseGoods : .franchiseServices, base: measure.limits.base,
            majored: measure.limits.majored, current: measure.current,
            peak: isGoods ? now.peakNational : now.peakServices, previous: measure.previous,
            declared: isGoods ? declared.national : declared.services, state: measure.state,
            isBinding: profile.vatRegime == .franchise, law: "CGI 293 B")
        }
      }
  }

  // MARK: Words

  func title(_ row: Row, _ words: Words<ThresholdStrings>) -> String {
    switch row.limit {
    case .oss: words.oss
    case .franchiseGoods: words.franchiseGoods
    case .franchiseServices: words.franchiseServices
    }
  }

  func counts(_ row: Row, _ words: Words<ThresholdStrings>) -> String {
    switch row.limit {
    case .oss: words.ossCounts
    case .franchiseGoods: words.goodsCounts
    case .franchiseServices: words.servicesCounts
    }
  }

  /// What it means for the next sales.
  func meaning(_ row: Row, _ words: Words<ThresholdStrings>) -> String {
    switch row.limit {
    case .oss where isRegistered: words.ossRegistered
    case .oss: OSSThreshold.text(row.state, words.language.tax)
    case _ where !row.isBinding: words.noFranchise
    case .franchiseGoods, .franchiseServices:
      FranchiseThreshold.text(row.state, words.language.tax)
    }
  }

  // MARK: Doors

  package func write(_ language: Language, to json: JSONWriter) {
    let words = Words(ThresholdStrings.table, language)
    json.object {
      json.field("object", "thresholds")
      json.field("on", text: day)
      json.array("thresholds") {
        for row in rows {
          json.object {
            json.field("code", row.limit.rawValue)
            json.field("title", title(row, words))
            json.field("state", row.state.word)
            json.field("isBinding", row.isBinding)
            json.field("limit", Money(minorUnits: row.base))
            json.field("majoredLimit", row.majored.map { Money(minorUnits: $0) })
            json.field("current", Money(minorUnits: row.current))
            json.field("highest", Money(minorUnits: row.peak))
            json.field("previousYear", Money(minorUnits: row.previous))
            json.field("declared", Money(minorUnits: row.declared))
            json.field("percent", row.percentOfLimit)
            json.field("meaning", meaning(row, words))
            json.field("law", row.law)
          }
        }
      }
    }
  }

  /// For a terminal: a line of figures and a sentence for each limit.
  package func text(_ language: Language) -> String {
    let words = Words(ThresholdStrings.table, language)
    func money(_ cents: Int64) -> String { language.money(Money(minorUnits: cents)) }
    return rows.map { row in
      """
      \(title(row, words))
        \(words.thisYear(String(day.year))) \(words.ofLimit(money(row.current), money(row.base))) (\(words.percent(String(row.percentOfLimit)))) · \(words.lastYear(String(day.year - 1))) \(money(row.previous))
        \(meaning(row, words))
      """
    }.joined(separator: "\n")
  }
}

extension ThresholdReport.Row {
  /// Whole percents, never below zero.
  var percentOfLimit: Int { Int(max(0, current) * 100 / base) }
}

extension ThresholdState {
  var word: String {
    switch self {
    case .below: "below"
    case .near: "near"
    case .crossed: "crossed"
    case .crossedMajored: "crossed-majored"
    }
  }
}
