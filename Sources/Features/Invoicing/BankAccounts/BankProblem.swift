import Kernel
import Money

/// Why the account printed does not change.
package enum BankProblem: Problem {
  case changeNotFound(String)
  /// One change at a time: the one that is under way is decided first.
  case changePending(number: Int)
  /// What is proposed is in force already.
  case unchanged
  /// The body of a proposal is wrong.
  case changeInvalid([Finding])
  /// It says who acts: an approval nobody signs is none.
  case nameMissing
  /// The person who proposed it cannot be the second one.
  case samePerson(String)
  case codeWrong(attemptsLeft: Int)
  /// One person: it is confirmed once the delay has passed.
  case changeTooSoon(until: Instant)
  /// The change is at another step.
  case stepNotPossible(number: Int, BankChange.State)

  package var code: String {
    switch self {
    case .changeNotFound: "bank.change-not-found"
    case .changePending: "bank.change-pending"
    case .unchanged: "bank.unchanged"
    case .changeInvalid: "bank.change-invalid"
    case .nameMissing: "bank.name-missing"
    case .samePerson: "bank.same-person"
    case .codeWrong: "bank.code-wrong"
    case .changeTooSoon: "bank.change-too-soon"
    case .stepNotPossible: "bank.step-not-possible"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .changeNotFound: .notFound
    case .changePending, .unchanged, .changeTooSoon, .stepNotPossible: .conflict
    case .changeInvalid, .nameMissing, .samePerson, .codeWrong: .invalid
    }
  }

  package var findings: [Finding] {
    if case .changeInvalid(let findings) = self { findings } else { [] }
  }

  package var text: Text {
    switch self {
    case .changeNotFound(let id):
      Text(
        fr: "Le changement de compte \(id) n'existe pas.", en: "There is no account change \(id).")
    case .changePending(let number):
      Text(
        fr:
          "Le changement n° \(number) est déjà en cours : faites-le approuver, ou refusez-le, avant d'en proposer un autre.",
        en:
          "Change no. \(number) is already under way: have it approved, or refuse it, before you propose another."
      )
    case .unchanged:
      Text(
        fr: "C'est déjà le compte en vigueur : il n'y a rien à changer.",
        en: "That is the account in force already: there is nothing to change.")
    case .changeInvalid:
      Text(
        fr: "Le changement de compte ne peut pas être proposé ; voyez chaque point.",
        en: "The account change cannot be proposed; see each point.")
    case .nameMissing:
      Text(
        fr: "Dites qui agit (« by ») : l'historique garde le nom de chacun.",
        en: "Say who acts (“by”): the history keeps everybody's name.")
    case .samePerson(let name):
      Text(
        fr:
          "\(name) a proposé ce changement et ne peut pas l'approuver : il faut une deuxième personne.",
        en: "\(name) proposed this change and cannot approve it: it takes a second person.")
    case .codeWrong(let left):
      left > 0
        ? Text(
          fr:
            "Ce code n'est pas le bon. Reprenez celui du dernier courriel ; essais restants : \(left).",
          en:
            "This code is not the right one. Take that of the latest e-mail; attempts left: \(left)."
        )
        : Text(
          fr:
            "Ce code n'est pas le bon, et c'était le dernier essai : le changement est refusé. Proposez-le de nouveau s'il est voulu.",
          en:
            "This code is not the right one, and it was the last attempt: the change is refused. Propose it again if it is meant."
        )
    case .changeTooSoon(let until):
      Text(
        fr:
          "C'est trop tôt : sans deuxième personne, le changement se confirme à partir du \(Language.fr.moment(until)).",
        en:
          "It is too soon: without a second person, the change is confirmed from \(Language.en.moment(until)) on."
      )
    case .stepNotPossible(let number, let state):
      Text(
        fr: "Le changement n° \(number) \(state.sentence.fr) : cette étape n'est pas possible.",
        en: "Change no. \(number) \(state.sentence.en): this step is not possible.")
    }
  }
}

extension BankChange.State {
  /// After "le changement n° 2".
  package var sentence: Text {
    switch self {
    case .awaitingApproval:
      Text(
        fr: "attend l'approbation d'une deuxième personne", en: "awaits a second person's approval")
    case .coolingOff: Text(fr: "attend la fin du délai", en: "awaits the end of the delay")
    case .awaitingConfirmation:
      Text(fr: "attend d'être confirmé", en: "awaits being confirmed")
    case .approved:
      Text(
        fr: "est approuvé et attend la fin du délai",
        en: "is approved and awaits the end of the delay")
    case .inForce: Text(fr: "est en vigueur", en: "is in force")
    case .replaced: Text(fr: "a été remplacé par un autre", en: "was replaced by another")
    case .refused: Text(fr: "est refusé", en: "is refused")
    case .lapsed: Text(fr: "n'a pas été décidé à temps", en: "was not decided in time")
    }
  }
}
