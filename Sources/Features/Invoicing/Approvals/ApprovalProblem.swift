import Kernel
import Money

/// Why an act that takes two persons is not done, or not decided.
package enum ApprovalProblem: Problem {
  case notFound(String)
  /// One act about one thing at a time.
  case pending(HeldAct.ID)
  /// It was decided, or nobody decided it in time.
  case notOpen(HeldAct.ID, HeldAct.State)
  /// Whoever asked for it cannot be the second person.
  case samePerson
  /// One person: it is confirmed once the delay has passed.
  case tooSoon(until: Instant)
  /// The terminal waits for somebody at the page.
  case awaited(HeldAct.ID)
  case invalid([Finding])

  package var code: String {
    switch self {
    case .notFound: "approval.not-found"
    case .pending: "approval.pending"
    case .notOpen: "approval.not-open"
    case .samePerson: "approval.same-person"
    case .tooSoon: "approval.too-soon"
    case .awaited: "approval.awaited"
    case .invalid: "approval.invalid"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .notFound: .notFound
    case .pending, .notOpen, .tooSoon, .awaited: .conflict
    case .samePerson, .invalid: .invalid
    }
  }

  package var findings: [Finding] {
    if case .invalid(let findings) = self { findings } else { [] }
  }

  package var text: Text {
    switch self {
    case .notFound(let id):
      Text(
        fr: "La demande \(id.prefix(40)) n’existe pas.",
        en: "There is no request \(id.prefix(40)).")
    case .pending(let id):
      Text(
        fr:
          "La même demande attend déjà (\(id))\u{A0}: faites-la approuver ou refusez-la d’abord, dans «\u{A0}Approbations\u{A0}».",
        en:
          "The same request waits already (\(id)): have it approved, or refuse it first, under “Approvals”."
      )
    case .notOpen(let id, let state):
      Text(
        fr: "La demande \(id) n’attend plus de décision (\(ApprovalStrings.state(state)(.fr))).",
        en: "Request \(id) awaits no decision any more (\(ApprovalStrings.state(state)(.en))).")
    case .samePerson:
      Text(
        fr:
          "Vous l’avez demandé vous-même\u{A0}: une autre personne, connectée à son compte, doit l’approuver. La personne qui a créé la clé d’API compte comme celle qui demande.",
        en:
          "You asked for it yourself: another person, signed in, must approve it. Whoever made the API key counts as the one who asks."
      )
    case .tooSoon(let until):
      Text(
        fr:
          "Seul, vous confirmez après le délai\u{A0}: à partir du \(Language.fr.moment(until)).",
        en: "Alone, you confirm after the delay: from \(Language.en.moment(until)) on.")
    case .awaited(let id):
      Text(
        fr:
          "Changer la clé de scellement demande deux personnes. La demande \(id) attend quelqu’un sous «\u{A0}Approbations\u{A0}»\u{202F}; une fois approuvée, relancez cette commande.",
        en:
          "Another sealing key takes two persons. Request \(id) awaits somebody under “Approvals”; once it is approved, run this command again."
      )
    case .invalid:
      Text(
        fr: "Cette demande ne peut pas être lue\u{202F}; voyez chaque point.",
        en: "This request cannot be read; see each point.")
    }
  }
}
