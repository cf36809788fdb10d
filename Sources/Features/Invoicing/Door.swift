import Kernel

/// Where a request came in that is kept with its author.
package enum Door: String, Sendable, CaseIterable {
  /// The company file.
  case file
  case api, page, command

  package func name(_ language: Language) -> String {
    switch (self, language) {
    case (.file, .fr): "la fiche de l’entreprise"
    case (.file, .en): "the company file"
    case (.api, .fr): "l’API"
    case (.api, .en): "the API"
    case (.page, .fr): "la page"
    case (.page, .en): "the page"
    case (.command, .fr): "la ligne de commande"
    case (.command, .en): "the command line"
    }
  }
}
