import Kernel

/// Why a link is not made, or a question not taken.
package enum PortalProblem: Problem {
  /// Of the company's side: there is no such link, or no such question.
  case notFound(String)
  case invalid([Finding])
  /// Somebody known by their name alone: two persons may have it.
  case customerUnsure
  /// Of the customer's side.
  case messageMissing
  case tooMany
  case answered

  package var code: String {
    switch self {
    case .notFound: "portal.not-found"
    case .invalid: "portal.invalid"
    case .customerUnsure: "portal.customer-unsure"
    case .messageMissing: "portal.message-missing"
    case .tooMany: "portal.too-many"
    case .answered: "portal.answered"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .notFound: .notFound
    case .invalid, .customerUnsure, .messageMissing: .invalid
    case .tooMany: .tooMany
    case .answered: .conflict
    }
  }

  package var findings: [Finding] {
    if case .invalid(let findings) = self { findings } else { [] }
  }

  package var text: Text {
    switch self {
    case .notFound(let id):
      Text(fr: "« \(id.prefix(40)) » n’existe pas ici.", en: "There is no “\(id.prefix(40))” here.")
    case .invalid:
      Text(
        fr: "La demande d’un lien ne peut pas être lue.",
        en: "The request for a link cannot be read.")
    case .customerUnsure:
      Text(
        fr:
          "Ce client n’est connu que par son nom : un autre peut porter le même. Partagez ce document seul, ou donnez au client une adresse e-mail ou un SIREN.",
        en:
          "This customer is known by their name alone, which another may have. Share this document alone, or give the customer an e-mail address or a SIREN."
      )
    case .messageMissing:
      Text(
        fr: "Écrivez votre question en 2 000 caractères au plus.",
        en: "Write your question in 2,000 characters at most.")
    case .tooMany:
      Text(
        fr:
          "Vous avez atteint le nombre de messages possible aujourd’hui sur ce document. Revenez demain, ou appelez le vendeur.",
        en:
          "You have reached today’s limit of messages about this document. Come back tomorrow, or call the seller."
      )
    case .answered:
      Text(fr: "Il y a déjà été répondu.", en: "It has been answered already.")
    }
  }
}
