/// Every rule this library knows, in the order they are reported.
package enum RuleBook {
  package static let all: [Rule] =
    core + SyntaxRules.all + ExtendedRules.all + FrenchRules.all + FacturXRules.all
    + StrictRules.all + ReadingRules.all

  private static let core = CENRules.all.map(\.placedInSmallProfiles)

  private static let byID: [String: [Int]] = Dictionary(
    grouping: all.indices, by: { all[$0].id })

  package static func rules(named id: String) -> [Rule] { (byID[id] ?? []).map { all[$0] } }

  /// The rules of any of these books. Kept by the caller: the filter is not free.
  package static func rules(of books: Rule.Books) -> [Rule] {
    all.filter { !$0.books.isDisjoint(with: books) }
  }

  /// The same, prepared for judging many invoices.
  package static func set(of books: Rule.Books) -> RuleSet {
    RuleSet(
      books: books, terms: RuleSet.BySyntax(core, books),
      extended: RuleSet.BySyntax(ExtendedRules.all + FrenchRules.all, books),
      own: RuleSet.BySyntax(StrictRules.all + ReadingRules.all, books))
  }
}

/// The rules of some books, in the order of `RuleBook.all`. Those on syntax and the tables of Factur-X stand
/// between; each of these is judged in one walk.
package struct RuleSet: Sendable {
  package let books: Rule.Books
  let terms: BySyntax
  let extended: BySyntax
  let own: BySyntax

  /// What applies to each syntax, sorted out once: half of the rules are about the other one.
  struct BySyntax: Sendable {
    private let rules: [Syntax: [Rule]]
    /// For an invoice that never was XML.
    private let others: [Rule]

    init(_ all: [Rule], _ books: Rule.Books) {
      let chosen = all.filter { !$0.books.isDisjoint(with: books) }
      rules = Dictionary(
        uniqueKeysWithValues: Syntax.allCases.map { syntax in
          (syntax, chosen.filter { $0.syntaxes?.contains(syntax) ?? true })
        })
      others = chosen.filter { $0.syntaxes == nil }
    }

    subscript(_ syntax: Syntax?) -> [Rule] { syntax.map { rules[$0] ?? [] } ?? others }
  }
}
