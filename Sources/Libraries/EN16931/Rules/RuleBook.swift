/// Every rule this library knows, in the order they are reported.
package enum RuleBook {
  package static let all: [Rule] =
    CENRules.all + SyntaxRules.all + FrenchRules.all + FacturXRules.all
    + StrictRules.all + ReadingRules.all

  private static let byID: [String: [Int]] = Dictionary(
    grouping: all.indices, by: { all[$0].id })

  package static func rules(named id: String) -> [Rule] { (byID[id] ?? []).map { all[$0] } }

  /// The rules of any of these books. Kept by the caller: the filter is not free.
  package static func rules(of books: Rule.Books) -> [Rule] {
    all.filter { !$0.books.isDisjoint(with: books) }
  }

  /// The same, prepared for judging many invoices.
  package static func set(of books: Rule.Books) -> RuleSet {
    let chosen = { (rules: [Rule]) in rules.filter { !$0.books.isDisjoint(with: books) } }
    return RuleSet(
      books: books, first: chosen(CENRules.all),
      last: chosen(FrenchRules.all + FacturXRules.all + StrictRules.all + ReadingRules.all))
  }
}

/// The rules of some books, in the order of `RuleBook.all`. Those on syntax stand between `first` and `last`;
/// they are judged together.
package struct RuleSet: Sendable {
  package let books: Rule.Books
  let first: [Rule]
  let last: [Rule]
}
