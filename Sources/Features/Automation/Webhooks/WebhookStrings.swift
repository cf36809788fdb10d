import Kernel

/// Every sentence of the pages of webhooks, and of the mail that says that one is paused.
final class WebhookStrings: Sendable {
  static let table = WebhookStrings()

  let attention = Plural(
    one: Text(fr: "{} webhook en pause", en: "{} webhook is paused"),
    many: Text(fr: "{} webhooks en pause", en: "{} webhooks are paused"))
  let attentionHelp = Text(
    fr: "L’adresse ne répondait plus\u{A0}: vérifiez-la, puis reprenez.",
    en: "The address no longer answered: check it, then resume.")

  let section = Text("Webhooks")
  let title = Text("Webhooks")
  let lead = Text(
    fr:
      "Facturier appelle vos autres programmes quand quelque chose se passe\u{A0}: une facture émise, un paiement reçu. Chaque appel est signé, réessayé trois jours s’il le faut, et conservé ici.",
    en:
      "Facturier calls your other programs when something happens: an invoice issued, a payment received. Each call is signed, tried again for three days if need be, and kept here."
  )
  let none = Text(
    fr: "Aucun webhook. Ajoutez l’adresse du programme à prévenir.",
    en: "No webhook yet. Add the address of the program to be told.")
  let add = Text(fr: "Ajouter un webhook", en: "Add a webhook")
  let address = Text(fr: "Adresse appelée", en: "Address called")
  let addressHint = Text(
    fr: "Une adresse publique en https\u{A0}: https://erp.exemple.fr/facturier",
    en: "A public https address: https://erp.example.com/facturier")
  let describe = Text(fr: "Description", en: "Description")
  let events = Text(fr: "Événements", en: "Events")
  let allEvents = Text(
    fr: "Tous, ceux à venir compris", en: "All, those to come included")
  let chosen = Text(fr: "Seulement ceux que je choisis", en: "Only those I choose")
  let save = Text(fr: "Enregistrer", en: "Save")
  let state = Text(fr: "État", en: "State")
  let active = Text(fr: "Actif", en: "Active")
  let paused = Text(fr: "En pause", en: "Paused")
  let created = Text(fr: "Ajouté", en: "Added")
  let back = Text("Webhooks")
  let backToOne = Text(fr: "Retour au webhook", en: "Back to the webhook")
  let change = Text(fr: "Modifier", en: "Change")

  let secretTitle = Text(fr: "Le secret de signature", en: "The signing secret")
  let secretOnce = Text(
    fr:
      "Copiez-le maintenant dans le programme appelé\u{A0}: il ne sera plus jamais montré. Sans lui, n’importe qui pourrait se faire passer pour Facturier.",
    en:
      "Copy it into the program that is called now: it is never shown again. Without it, anybody could pass for Facturier."
  )
  let goOn = Text(fr: "C’est copié, continuer", en: "Copied, go on")
  let rotate = Text(fr: "Changer le secret", en: "Change the secret")
  let rotateHelp = Text(
    fr: "L’ancien signe encore pendant 24 heures, le temps de mettre le nouveau en place.",
    en: "The old one goes on signing for 24 hours, while you put the new one in place.")
  let oldUntil = Template(
    fr: "L’ancien secret signe aussi jusqu’au {}.", en: "The old secret signs too until {}.")

  let test = Text(fr: "Envoyer un essai", en: "Send a test")
  let pause = Text(fr: "Mettre en pause", en: "Pause")
  let resume = Text(fr: "Reprendre", en: "Resume")
  let remove = Text(fr: "Supprimer", en: "Remove")
  let removeHelp = Text(
    fr: "Supprime le webhook et l’historique de ses livraisons.",
    en: "Removes the webhook and the history of its deliveries.")
  let removeSure = Text(fr: "Oui, supprimer ce webhook", en: "Yes, remove this webhook")

  let pausedAsked = Template(
    fr: "En pause depuis le {}. Ce qui se passe entre-temps lui sera envoyé à la reprise.",
    en: "Paused since {}. What happens meanwhile is sent to it when it resumes.")
  let pausedFailing = Template(
    fr:
      "Mis en pause le {}\u{A0}: il ne répond plus depuis plusieurs jours. Réparez le programme appelé, envoyez un essai, puis reprenez\u{A0}: rien n’est perdu.",
    en:
      "Paused on {}: it has not answered for days. Mend the program that is called, send a test, then resume: nothing is lost."
  )
  let pausedGone = Template(
    fr:
      "Mis en pause le {}\u{A0}: il a répondu qu’il n’existe plus (410). Corrigez l’adresse ou supprimez-le.",
    en: "Paused on {}: it answered that it is gone (410). Correct the address or remove it.")
  let failing = Plural(
    one: Text(fr: "Le dernier appel a échoué.", en: "The last call failed."),
    many: Text(fr: "Les {} derniers appels ont échoué.", en: "The last {} calls failed."))

  let deliveries = Text(fr: "Livraisons", en: "Deliveries")
  let noDelivery = Text(
    fr: "Rien n’a encore été envoyé à cette adresse.", en: "Nothing was sent to this address yet.")
  let event = Text(fr: "Événement", en: "Event")
  let moment = Text(fr: "Moment", en: "Moment")
  let tries = Text(fr: "Appels", en: "Calls")
  let answer = Text(fr: "Réponse", en: "Answer")
  let waiting = Text(fr: "En attente", en: "Waiting")
  let held = Text(fr: "Gardée", en: "Kept")
  let delivered = Text(fr: "Livrée", en: "Delivered")
  let failed = Text(fr: "Échouée", en: "Failed")
  let all = Text(fr: "Toutes", en: "All")
  let next = Text(fr: "Suite", en: "Next")
  let resend = Text(fr: "Renvoyer", en: "Send again")
  let sent = Text(fr: "Ce qui est envoyé", en: "What is sent")
  let gone = Text(
    fr: "Le contenu de cet événement n’est plus conservé.",
    en: "The content of this event is no longer kept.")
  let calls = Text(fr: "Les appels", en: "The calls")
  let noCall = Text(fr: "Pas encore appelé.", en: "Not called yet.")
  let took = Template(fr: "en {} ms", en: "in {} ms")
  let emptyAnswer = Text(fr: "Réponse vide.", en: "Empty answer.")

  let alertSubject = Text(
    fr: "Un webhook de Facturier est en pause", en: "A webhook of Facturier is paused")

  private let heldOnes = Text(fr: "Gardées", en: "Kept")
  private let deliveredOnes = Text(fr: "Livrées", en: "Delivered")
  private let failedOnes = Text(fr: "Échouées", en: "Failed")

  /// Of several.
  func names(_ state: WebhookDelivery.State) -> Text {
    switch state {
    case .waiting: waiting
    case .held: heldOnes
    case .delivered: deliveredOnes
    case .failed: failedOnes
    }
  }

  func name(_ state: WebhookDelivery.State) -> Text {
    switch state {
    case .waiting: waiting
    case .held: held
    case .delivered: delivered
    case .failed: failed
    }
  }

  /// Both languages, since nobody knows who reads the company's mail.
  func alert(_ endpoint: WebhookEndpoint, of company: String) -> String {
    let why: Text =
      endpoint.pausedBecause == .gone
      ? Text(
        fr: "il a répondu qu’il n’existe plus (410)", en: "it answered that it is gone (410)")
      : Text(
        fr: "\(endpoint.failures) appels de suite ont échoué",
        en: "\(endpoint.failures) calls in a row failed")
    return """
      Bonjour,

      Le webhook de \(company) vers \(endpoint.url) vient d’être mis en pause\u{A0}: \(why.fr).
      Ce qui se passe est gardé. Réparez le programme appelé, envoyez un essai depuis la page Webhooks,
      puis reprenez-le\u{A0}: tout lui sera envoyé, dans l’ordre.

      —

      The webhook of \(company) to \(endpoint.url) was paused: \(why.en).
      What happens is kept. Mend the program that is called, send a test from the page Webhooks, then
      resume it: everything is sent to it, in order.
      """
  }
}
