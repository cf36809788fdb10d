/// Which rows of a list are meant: those that are ticked, or all that its filters find, on every page.
package enum ListSelection: Sendable {
  /// By the ids of their rows.
  case ticked([String])
  case matching(ListAddress)

  /// Of rows that are ticked; a page has fifty.
  package static let mostTicked = 500
  /// As many rows are counted, and changed by one press of a button.
  package static let most = 10_000

  /// What a form of the list says: `id` …, or `scope=all` and `query`.
  ///
  /// - Throws: `SelectionProblem.nothingSelected`.
  package init(_ form: FormFields, of list: ListDeclaration) throws {
    if form["scope"] == "all" {
      self = .matching(ListAddress(try FormFields(form["query"] ?? ""), of: list))
      return
    }
    let ids = form.fields.filter { $0.name == "id" && !$0.value.isEmpty }.map(\.value)
    if ids.isEmpty { throw SelectionProblem.nothingSelected }
    self = .ticked(Array(ids.prefix(Self.mostTicked)))
  }

  /// - Throws: `SelectionProblem`, where nothing is to be done or too much at once.
  package static func check(_ count: Int) throws(SelectionProblem) {
    if count == 0 { throw .nothingSelected }
    if count > most { throw .tooMany }
  }
}

package enum SelectionProblem: Problem {
  case nothingSelected
  case tooMany

  package var code: String {
    switch self {
    case .nothingSelected: "bulk.nothing-selected"
    case .tooMany: "bulk.too-many"
    }
  }

  package var kind: ProblemKind { .invalid }

  package var text: Text {
    switch self {
    case .nothingSelected:
      Text(
        fr: "Rien n’est sélectionné : cochez des lignes, ou choisissez toutes les lignes trouvées.",
        en: "Nothing is selected: tick some rows, or choose all rows found.")
    case .tooMany:
      Text(
        fr:
          "Plus de \(Language.fr.number(ListSelection.most)) lignes correspondent : resserrez les filtres, puis recommencez pour le reste.",
        en:
          "More than \(Language.en.number(ListSelection.most)) rows match: narrow the filters, then do the rest."
      )
    }
  }
}
