/// What no official rule tests and a careful reader would still refuse: the arithmetic of lines,
/// check digits, days that do not exist, legal notes that say nothing.
///
/// Severity is fatal throughout: these rules are only asked when someone wants to be strict.
enum StrictRules {
  static let all: [Rule] = arithmetic + identifiers + accounts + days + contents

  static func rule(
    _ id: String, reads: [Term], _ text: String, fr: (problem: String, fix: String),
    en: (problem: String, fix: String), law: String? = nil,
    judge: @escaping @Sendable (Judgement) -> Void
  ) -> Rule {
    Rule(
      id, .fatal, .strict, reads: reads, text: text, fr: Rule.Advice(fr.problem, fix: fr.fix),
      en: Rule.Advice(en.problem, fix: en.fix), law: law, judge: judge)
  }

  /// Calls back for each value of these terms that is not blank.
  static func each(
    _ terms: [Term], _ judgement: Judgement, _ body: (TermValue) -> Bool
  ) {
    for term in terms {
      for value in judgement.invoice.values(term) where !value.isBlank && !body(value) {
        judgement.fail(value)
      }
    }
  }
}
