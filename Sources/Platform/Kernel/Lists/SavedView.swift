import Storage

/// A name for an address of a list: its filters, order and columns (vue enregistrée).
package struct SavedView: Sendable {
  package struct ID: Identifier {
    package static let prefix = "view"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  package static let longestName = 60
  static let longestQuery = 2_000
  /// Of one person in one list.
  static let most = 30

  package let id: ID
  package let list: String
  package let name: String
  package let fields: FormFields
  /// Of the whole company, rather than of one person.
  package let isShared: Bool
  /// Whether the reader may rename and delete it: whoever saved it.
  package let isMine: Bool
}

package enum ViewProblem: Problem {
  case notFound(String)
  case nameMissing
  case listUnknown(String)
  case tooMany

  package var code: String {
    switch self {
    case .notFound: "view.not-found"
    case .nameMissing: "view.name-missing"
    case .listUnknown: "view.list-unknown"
    case .tooMany: "view.too-many"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .notFound: .notFound
    case .nameMissing, .listUnknown: .invalid
    case .tooMany: .conflict
    }
  }

  package var text: Text {
    switch self {
    case .notFound(let id):
      Text(
        fr: "La vue \(shown(id)) n’existe pas, ou une autre personne l’a enregistrée.",
        en: "There is no view \(shown(id)), or somebody else saved it.")
    case .nameMissing:
      Text(
        fr: "Donnez à la vue un nom de 1 à \(SavedView.longestName) caractères.",
        en: "Give the view a name of 1 to \(SavedView.longestName) characters.")
    case .listUnknown(let list):
      Text(fr: "Il n’y a pas de liste \(shown(list)).", en: "There is no list \(shown(list)).")
    case .tooMany:
      Text(
        fr: "Cette liste a déjà \(SavedView.most) de vos vues : supprimez-en une.",
        en: "This list has \(SavedView.most) of your views already: delete one.")
    }
  }
}
