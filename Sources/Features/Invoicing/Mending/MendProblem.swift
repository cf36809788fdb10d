import Kernel

/// Why a finding is not mended or overridden.
package enum MendProblem: Problem {
  /// Nothing is known of such an order: it was never refused here, or is issued since.
  case orderUnknown(String)
  /// There is no safe correction for it.
  case noMend(code: String)
  /// The law stops it, or nothing of the kind was found.
  case notOverridable(code: String)
  /// Who, and for an override why, must be said.
  case nameMissing
  case reasonMissing
  case requestInvalid([Finding])

  package var code: String {
    switch self {
    case .orderUnknown: "shield.order-unknown"
    case .noMend: "shield.no-mend"
    case .notOverridable: "shield.not-overridable"
    case .nameMissing: "shield.name-missing"
    case .reasonMissing: "shield.reason-missing"
    case .requestInvalid: "shield.request-invalid"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .orderUnknown: .notFound
    case .noMend, .notOverridable: .conflict
    case .nameMissing, .reasonMissing, .requestInvalid: .invalid
    }
  }

  package var findings: [Finding] {
    if case .requestInvalid(let findings) = self { findings } else { [] }
  }

  package var text: Text {
    switch self {
    case .orderUnknown(let number):
      Text(
        fr: "La commande \(number) n'attend aucune correction ici.",
        en: "Order \(number) waits for no correction here.")
    case .noMend(let code):
      Text(
        fr:
          "Il n'y a pas de correction sûre pour « \(code) » dans cette commande : corrigez-la dans la boutique.",
        en:
          "There is no safe correction for “\(code)” in this order: correct it in the shop.")
    case .notOverridable(let code):
      Text(
        fr: "« \(code) » ne se passe pas outre : corrigez ce qui est demandé.",
        en: "“\(code)” cannot be overridden: correct what is asked for.")
    case .nameMissing:
      Text(
        fr: "Dites qui agit (« by ») : le bouclier garde le nom de chacun.",
        en: "Say who acts (“by”): the shield keeps everybody's name.")
    case .reasonMissing:
      Text(
        fr: "Dites pourquoi (« reason ») : on ne passe outre qu'avec un motif.",
        en: "Say why (“reason”): nothing is overridden without a reason.")
    case .requestInvalid:
      Text(
        fr: "La demande est à corriger ; voyez chaque point.",
        en: "The request needs correcting; see each point.")
    }
  }
}
