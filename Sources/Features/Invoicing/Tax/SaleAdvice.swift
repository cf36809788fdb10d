import Kernel
import Money
import Tax

/// What the engine answered about one sale, written for people.
package struct SaleAdvice: Sendable {
  package struct Reason: Sendable {
    package let text: String
    package let law: String
  }
  /// "20 % · S"; `nil` for a refusal.
  let headline: String?
  let refusal: (code: String, text: String)?
  let facts: [InvoicePage.Fact]
  let warnings: [String]
  let reasons: [Reason]
  let language: Language

  package init(_ answer: TaxAnswer, on date: LocalDate, _ language: Language) {
    self.language = language
    switch answer {
    case .refused(let refused):
      headline = nil
      refusal = (refused.code, refused.text(language.tax))
      facts = []
      warnings = []
      reasons = []
    case .decided(let decision):
      let words = Words(TaxStrings.table, language)
      headline = Self.headline(decision, words)
      refusal = nil
      facts = Self.facts(decision, on: date, words)
      warnings = decision.warnings.map { $0.text(language.tax) }
      reasons = decision.reasons.map { Reason(text: $0.text(language.tax), law: $0.law) }
    }
  }

  private static func headline(_ decision: VATDecision, _ words: Words<TaxStrings>) -> String {
    let rate =
      switch decision.category {
      case .standard, .zeroRated: words.language.percent(decision.rate)
      case _ where decision.territory != nil: words.onMargin
      default: words.noVAT
      }
    return "\(rate) · \(decision.category.rawValue)"
  }

  private static func facts(
    _ decision: VATDecision, on date: LocalDate, _ words: Words<TaxStrings>
  ) -> [InvoicePage.Fact] {
    let language = words.language
    let place = decision.territory.map { "\($0.name(language.tax)) (\($0.country))" }
    var facts = [
      InvoicePage.Fact(
        words.rateAndCategory, "\(headline(decision, words)) (\(name(decision.category, words)))"),
      InvoicePage.Fact(words.taxedIn, place ?? words.nowhere),
    ]
    if let code = decision.exemption {
      facts.append(.init(words.exemptionCode, code.rawValue))
    }
    if let mention = decision.mention?.wording(on: date) {
      facts.append(.init(words.mention, mention.text(language.tax)))
      facts.append(.init(words.mentionLaw, mention.law))
      facts.append(
        .init(words.lastDay, mention.lastValidDay.map { language.date($0) } ?? words.noLastDay))
    }
    if let category = decision.reporting {
      facts.append(
        .init(words.reporting, "\(category.rawValue) (\(name(category, words)))"))
    }
    facts.append(.init(words.flow, name(decision.flow, words)))
    return facts
  }

  private static func name(_ category: TaxCategory, _ words: Words<TaxStrings>) -> String {
    switch category {
    case .standard: words.categoryS
    case .zeroRated: words.categoryZ
    case .exempt: words.categoryE
    case .reverseCharge: words.categoryAE
    case .intraCommunity: words.categoryK
    case .export: words.categoryG
    case .outOfScope: words.categoryO
    case .canaryIslands: words.categoryL
    case .ceutaMelilla: words.categoryM
    }
  }

  private static func name(_ category: ReportingCategory, _ words: Words<TaxStrings>) -> String {
    switch category {
    case .goods: words.reportingGoods
    case .services: words.reportingServices
    case .notTaxed: words.reportingNotTaxed
    case .margin: words.reportingMargin
    }
  }

  private static func name(_ flow: SaleFlow, _ words: Words<TaxStrings>) -> String {
    switch flow {
    case .eInvoice: words.flowInvoice
    case .unitaryReport: words.flowUnitary
    case .aggregateReport: words.flowAggregate
    case .none: words.flowNone
    }
  }

  /// For a terminal.
  package var lines: [String] {
    if let refusal { return ["\(refusal.code): \(refusal.text)"] }
    let colon = language == .fr ? " : " : ": "
    let words = Words(TaxStrings.table, language)
    return facts.map { $0.label + colon + $0.value } + warnings.map { "! \($0)" }
      + [words.reasons + (language == .fr ? " :" : ":")]
      + reasons.enumerated().map { "  \($0 + 1). \($1.text) [\($1.law)]" }
  }
}

extension Language {
  /// The language of the library's sentences.
  package var tax: TaxLanguage { self == .fr ? .french : .english }
}
