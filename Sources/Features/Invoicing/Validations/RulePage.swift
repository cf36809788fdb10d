import EN16931
import Kernel

/// The home of a rule in the application: `/rules/BR-CO-15`.
package struct RulePage: Sendable {
  /// Published sets reuse ids: one rule for each.
  let rules: [Rule]

  package static func path(of rule: String) -> String { "/rules/\(rule)" }

  /// Nil for an id nobody published.
  package init?(id: String) {
    rules = RuleBook.rules(named: id)
    if rules.isEmpty { return nil }
  }

  package func render(in shell: PageShell) -> [UInt8] {
    let words = Words(ValidationStrings.table, shell.language)
    let id = rules[0].id
    return shell.page(title: id, section: ValidationPage.path) { page in
      page.div(class: "top") {
        page.div {
          page.h1(id)
          page.p(words.ruleLead, class: "lead")
        }
      }
      page.div(class: "stack") {
        for rule in rules { section(page, rule, words) }
        page.div(class: "actions") {
          page.a(class: "button", .href(ValidationPage.path), text: words.title)
        }
      }
    }
  }

  private func section(_ page: HTML, _ rule: Rule, _ words: Words<ValidationStrings>) {
    let advice = words.language == .fr ? rule.fr : rule.en
    page.section(class: "card stack") {
      page.h2(advice.problem)
      page.p {
        page.span(words.toDo, class: "quiet")
        page.text(advice.fix)
      }
      page.facts(facts(rule, words))
    }
  }

  private func facts(_ rule: Rule, _ words: Words<ValidationStrings>) -> [InvoicePage.Fact] {
    var facts = [
      InvoicePage.Fact(
        words.severity, rule.severity == .fatal ? words.fatal : words.warning),
      InvoicePage.Fact(
        words.rulesOf, RulePages.names(of: rule.books).joined(separator: ", ")),
    ]
    let terms = rule.reads.map { term in
      "\(term.id) \(words.language == .fr ? term.info.french : term.info.english)"
    }
    if !terms.isEmpty {
      facts.append(.init(words.terms, terms.joined(separator: " · ")))
    }
    if let law = rule.law { facts.append(.init(words.law, law)) }
    return facts
  }
}
