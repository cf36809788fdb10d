/// The rules of CEN on the syntaxes themselves: CII-SR, CII-DT, UBL-CR, UBL-SR, UBL-DT.
enum SyntaxRules {
  static let all: [Rule] = cii + ubl

  private static let cii = SyntaxTable.cii.enumerated().map { rule($1, $0, [.cii]) }
  private static let ubl = SyntaxTable.ubl.enumerated().map {
    rule($1, $0, [.ublInvoice, .ublCreditNote])
  }

  private static let ciiAutomaton = SyntaxAutomaton(SyntaxTable.cii, SyntaxConditions.cii)
  private static let ublAutomaton = SyntaxAutomaton(SyntaxTable.ubl, SyntaxConditions.ubl)

  /// All breaches of the table of the invoice's syntax, in one walk.
  static func breaches(in invoice: SemanticInvoice) -> [SyntaxBreach] {
    guard let syntax = invoice.syntax, let document = invoice.xml else { return [] }
    return SyntaxWalk.breaches(in: document, syntax.isUBL ? ublAutomaton : ciiAutomaton)
  }

  /// Reports them without asking every rule: what a valid invoice costs is the walk.
  static func judge(_ judgement: Judgement, books: Rule.Books) {
    let breaches = judgement.syntaxBreaches
    guard !breaches.isEmpty, let syntax = judgement.invoice.syntax else { return }
    let rules = syntax.isUBL ? ubl : cii
    for breach in breaches where !rules[breach.rule].books.isDisjoint(with: books) {
      report(breach, of: rules[breach.rule], to: judgement)
    }
  }

  private static func rule(_ row: SyntaxTable.Row, _ index: Int, _ syntaxes: [Syntax]) -> Rule {
    let words = SyntaxTexts.words(row)
    return Rule(
      row.id, row.severity, row.books.union(ExtendedBooks.facturX(with: row.id)),
      syntaxes: syntaxes, reads: [], text: words.text,
      fr: words.fr, en: words.en
    ) { judgement in
      for breach in judgement.syntaxBreaches where breach.rule == index {
        judgement.fail(
          breach.node, attribute: breach.attribute, value: breach.value(in: judgement.xml))
      }
    }
  }

  private static func report(_ breach: SyntaxBreach, of rule: Rule, to judgement: Judgement) {
    judgement.under(rule) {
      $0.fail(breach.node, attribute: breach.attribute, value: breach.value(in: $0.xml))
    }
  }
}

extension SyntaxBreach {
  fileprivate func value(in document: XMLDocument?) -> String? {
    guard let document, let attribute else { return nil }
    return document.attributes(node).first { $0.name == attribute }?.value
  }
}
