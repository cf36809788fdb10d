import Kernel
import Money

/// Why a payment is not recorded.
package enum PaymentError: Problem {
  /// All that is wrong with it, each with its place.
  case refused([Finding])
  /// More than is due: the rest would be the customer's credit. Said again with `confirm`, it is recorded.
  case exceedsDue(amount: Money, due: Money)
  case notFound(String)

  package var code: String {
    switch self {
    case .refused: "payment.refused"
    case .exceedsDue: "payment.exceeds-due"
    case .notFound: "payment.not-found"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .refused: .invalid
    case .exceedsDue: .conflict
    case .notFound: .notFound
    }
  }

  package var findings: [Finding] {
    if case .refused(let findings) = self { findings } else { [] }
  }

  package var confirm: [String] {
    if case .exceedsDue = self { [code] } else { [] }
  }

  package var text: Text {
    switch self {
    case .refused:
      Text(
        fr: "Ce paiement ne peut pas être enregistré ; voyez chaque point.",
        en: "This payment cannot be recorded; see each point.")
    case .exceedsDue(let amount, let due):
      Text(
        fr:
          "\(Language.fr.money(amount)) dépasse ce qui reste dû (\(Language.fr.money(due))). Confirmez : l’excédent (trop-perçu) restera au crédit du client, à rembourser ou à imputer.",
        en:
          "\(Language.en.money(amount)) is more than what is left to pay (\(Language.en.money(due))). Confirm: the excess stays as credit on the customer’s account, to be refunded or used."
      )
    case .notFound(let id):
      Text(
        fr: "Le paiement \(id.prefix(40)) n’existe pas.",
        en: "There is no payment \(id.prefix(40)).")
    }
  }
}
