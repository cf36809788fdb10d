/// The rules that only the extensions have: EXTENDED-CTC-FR 1.4.0 (FNFE-MPE, XP Z12-012), and the
/// profile EXTENDED of Factur-X 1.09.2. Most replace a rule of the core: sums allow one cent per
/// amount, and lines that group others or inform only (EXT-FR-FE-163) do not count.
package enum ExtendedRules {
  package static let all: [Rule] =
    lines + subtypes + attributes + totals + categories + taxableAmounts + codes + structure

  /// Both syntaxes of EXTENDED-CTC-FR.
  static func french(
    _ id: String, _ severity: Rule.Severity = .fatal, _ syntaxes: [Syntax]? = nil, reads: [Term],
    _ words: Words, judge: @escaping @Sendable (Judgement) -> Void
  ) -> Rule {
    Rule(
      id, severity, .extendedCTC, syntaxes: syntaxes, reads: reads, text: words.text, fr: words.fr,
      en: words.en, law: "XP Z12-012", judge: judge)
  }

  /// The profile EXTENDED of Factur-X.
  static func facturX(
    _ id: String, _ severity: Rule.Severity = .fatal, also books: Rule.Books = [], reads: [Term],
    _ words: Words, judge: @escaping @Sendable (Judgement) -> Void
  ) -> Rule {
    Rule(
      id, severity, books.union(.facturXExtended), syntaxes: [.cii], reads: reads,
      text: words.text, fr: words.fr, en: words.en, judge: judge)
  }

  /// One test under the ids of both extensions.
  static func both(
    _ french: String, _ facturX: String, ubl: String? = nil, reads: [Term], _ words: Words,
    judge: @escaping @Sendable (Judgement) -> Void
  ) -> [Rule] {
    let here: [Rule] =
      ubl == nil
      ? [self.french(french, reads: reads, words, judge: judge)]
      : [
        self.french(french, .fatal, [.cii], reads: reads, words, judge: judge),
        self.french(
          ubl ?? "", .fatal, [.ublInvoice, .ublCreditNote], reads: reads, words, judge: judge),
      ]
    return here + [self.facturX(facturX, reads: reads, words, judge: judge)]
  }

  /// What a rule asks, and what to say and do when it is broken.
  struct Words {
    let text: String
    let fr: Rule.Advice
    let en: Rule.Advice

    init(_ text: String, fr: (String, fix: String), en: (String, fix: String)) {
      self.text = text
      self.fr = Rule.Advice(fr.0, fix: fr.fix)
      self.en = Rule.Advice(en.0, fix: en.fix)
    }
  }
}
