import Kernel
import Money
import Tax

/// One sale explained: the advice, then the form that was filled in.
struct SalePage: Sendable {
  static let path = "/tax/explain"

  let fields: FormFields
  let today: LocalDate
  let flaws: [SaleFlaw]
  private let question: TaxQuestion?

  /// Without any field there is nothing to answer, and nothing wrong.
  init(fields: FormFields, today: LocalDate) {
    self.fields = fields
    self.today = today
    let sale = fields.fields.isEmpty ? nil : DescribedSale(fields, today: today)
    question = sale?.question
    flaws = sale?.flaws ?? []
  }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(TaxStrings.table, shell.language)
    return shell.page(title: words.explainTitle, section: TaxRatesPage.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(words.explainTitle)
          page.p(words.explainLead, class: "lead")
        }
        page.div(class: "actions") {
          page.a(class: "button", .href(TaxRatesPage.path), text: words.seeRates)
        }
      }
      page.div(class: "stack") {
        if let question {
          advice(
            page, SaleAdvice(TaxEngine.decide(question), on: question.date, words.language), words)
        }
        Self.form(page, fields, flaws, today: today, words, isWhole: true)
      }
    }
  }

  // MARK: The answer

  private func advice(_ page: HTML, _ advice: SaleAdvice, _ words: Words<TaxStrings>) {
    if let refusal = advice.refusal {
      page.div(class: "notice bad", .role("status")) {
        page.strong(words.refused)
        page.p(refusal.text)
        page.p(class: "quiet") { page.code(refusal.code) }
      }
      return
    }
    page.section(class: "card decide", .role("status"), .label(words.answer)) {
      page.dl(class: "sums-line") {
        page.figure(words.answer, advice.headline ?? "")
      }
      page.facts(Array(advice.facts.dropFirst()))
      for warning in advice.warnings {
        page.div(class: "notice warn") {
          page.strong(words.warnings)
          page.p(warning)
        }
      }
    }
    page.section(class: "card") {
      page.h2(words.reasons)
      page.ol(class: "timeline") {
        for (index, reason) in advice.reasons.enumerated() {
          page.li {
            page.strong("\(index + 1). \(reason.text)")
            page.p(reason.law, class: "quiet")
          }
        }
      }
    }
  }
}
