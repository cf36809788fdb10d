/// A rule of EN 16931 or of the French reform that an invoice breaks.
package struct RuleViolation: Error, Sendable, Hashable {
  /// "BR-CO-15", "BR-FR-05".
  package let rule: String
  /// Where, in the words of the model: "/lines/3/net".
  package let path: String
  /// What is wrong, in French and English.
  package let fr: String
  package let en: String
}

/// All the rules an invoice breaks, in rule order.
package struct RulesBroken: Error, Sendable {
  package let violations: [RuleViolation]
}
