import Kernel

/// Why something about webhooks is not done.
package enum WebhookProblem: Problem {
  case endpointNotFound(String)
  case deliveryNotFound(String)
  /// All that is wrong with what was asked.
  case refused([Finding])
  case tooMany
  /// Nothing is sent to it until it goes on.
  case paused
  /// The event is no longer kept, so that it cannot be sent again.
  case eventGone
  case settingInvalid(String)

  package var code: String {
    switch self {
    case .endpointNotFound: "webhook.endpoint-not-found"
    case .deliveryNotFound: "webhook.delivery-not-found"
    case .refused: "webhook.refused"
    case .tooMany: "webhook.too-many"
    case .paused: "webhook.paused"
    case .eventGone: "webhook.event-gone"
    case .settingInvalid: "webhook.setting-invalid"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .endpointNotFound, .deliveryNotFound: .notFound
    case .refused: .invalid
    case .tooMany, .paused, .eventGone: .conflict
    case .settingInvalid: .unavailable
    }
  }

  package var findings: [Finding] { if case .refused(let findings) = self { findings } else { [] } }

  package var text: Text {
    switch self {
    case .endpointNotFound(let id):
      Text(
        fr: "Le webhook \(shown(id)) n’existe pas.", en: "There is no webhook \(shown(id)).")
    case .deliveryNotFound(let id):
      Text(
        fr: "La livraison \(shown(id)) n’existe pas, ou n’est plus conservée.",
        en: "There is no delivery \(shown(id)), or it is no longer kept.")
    case .refused:
      Text(
        fr: "Ce webhook ne peut pas être enregistré ainsi.",
        en: "This webhook cannot be saved as it is.")
    case .tooMany:
      Text(
        fr: "Il y a déjà \(WebhookEndpoint.limit) webhooks ; supprimez-en un.",
        en: "There are \(WebhookEndpoint.limit) webhooks already; remove one.")
    case .paused:
      Text(
        fr: "Ce webhook est en pause : rien ne lui est envoyé. Reprenez-le d’abord.",
        en: "This webhook is paused: nothing is sent to it. Resume it first.")
    case .eventGone:
      Text(
        fr: "Cet événement n’est plus conservé ; il ne peut plus être renvoyé.",
        en: "This event is no longer kept; it cannot be sent again.")
    case .settingInvalid(let value):
      Text(
        fr:
          "FACTURIER_WEBHOOK_TRUSTED ne peut pas être lu : « \(shown(value)) » n’est pas une origine comme http://erp.intern:8069.",
        en:
          "FACTURIER_WEBHOOK_TRUSTED cannot be read: “\(shown(value))” is no origin such as http://erp.intern:8069."
      )
    }
  }
}
