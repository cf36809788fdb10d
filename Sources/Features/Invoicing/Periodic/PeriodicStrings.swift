import Kernel

/// Every sentence of the page that invoices several orders together.
final class PeriodicStrings: Sendable {
  static let table = PeriodicStrings()

  let title = Template(fr: "Facturer ensemble\u{A0}: {}", en: "Invoice together: {}")
  let lead = Text(
    fr:
      "Une facture pour plusieurs commandes d’un client, livrées le même mois. Rien n’est émis avant votre confirmation.",
    en:
      "One invoice for several orders of a customer, supplied in one month. Nothing is issued before you confirm."
  )
  let which = Text(fr: "Quelles commandes\u{202F}?", en: "Which orders?")
  let none = Text(
    fr: "Aucun autre brouillon de ce client\u{A0}: enregistrez d’abord ses autres commandes.",
    en: "No other draft of this customer: enter the other orders first.")
  let choice = Template(fr: "Commande {} · {} · {}", en: "Order {} · {} · {}")
  let preview = Text(fr: "Voir la facture", en: "See the invoice")
  let confirm = Text(fr: "Voici la facture qui sera émise", en: "This invoice will be issued")
}
