import Kernel

/// Why a document is not sent, or its mail not undone.
package enum SendProblem: Problem {
  /// Guards ask: the same request with the codes of `confirm` goes through.
  case confirmationNeeded([Finding])
  /// There is no address to send to, whatever is confirmed.
  case impossible([Finding])
  /// A draft: it has no number and no file.
  case notIssued
  case emailNotFound(String)
  /// It is leaving, has left or was given up.
  case tooLate(DocumentEmail.State)
  /// The body of a request.
  case requestUnreadable([Finding])

  package var code: String {
    switch self {
    case .confirmationNeeded: "send.confirmation-needed"
    case .impossible: "send.impossible"
    case .notIssued: "send.not-issued"
    case .emailNotFound: "send.email-not-found"
    case .tooLate: "send.too-late"
    case .requestUnreadable: "send.request-unreadable"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .confirmationNeeded, .notIssued, .tooLate: .conflict
    case .impossible, .requestUnreadable: .invalid
    case .emailNotFound: .notFound
    }
  }

  package var findings: [Finding] {
    switch self {
    case .confirmationNeeded(let findings), .impossible(let findings),
      .requestUnreadable(let findings):
      findings
    case .notIssued, .emailNotFound, .tooLate: []
    }
  }

  package var confirm: [String] {
    if case .confirmationNeeded(let findings) = self { findings.map(\.code) } else { [] }
  }

  package var text: Text {
    switch self {
    case .confirmationNeeded:
      Text(
        fr:
          "Rien n'est parti : relisez chaque point, puis confirmez en répétant ses codes dans « confirm ».",
        en: "Nothing was sent: read each point, then confirm by repeating its codes in “confirm”.")
    case .impossible:
      Text(
        fr: "Rien n'est parti : il n'y a pas d'adresse où envoyer.",
        en: "Nothing was sent: there is no address to send to.")
    case .notIssued:
      Text(
        fr: "Un brouillon ne s'envoie pas : émettez-le d'abord.",
        en: "A draft is not sent: issue it first.")
    case .emailNotFound(let id):
      Text(
        fr: "Aucun envoi ne porte l'identifiant « \(shown(id)) ».",
        en: "No e-mail has the id “\(shown(id))”.")
    case .tooLate(.cancelled):
      Text(fr: "Cet envoi est déjà annulé.", en: "This e-mail is cancelled already.")
    case .tooLate:
      Text(
        fr: "Trop tard : cet envoi n'attend plus. Écrivez au destinataire.",
        en: "Too late: this e-mail no longer waits. Write to the recipient.")
    case .requestUnreadable:
      Text(
        fr: "La demande d'envoi ne peut pas être lue ; voyez chaque point.",
        en: "The request to send cannot be read; see each point.")
    }
  }
}
