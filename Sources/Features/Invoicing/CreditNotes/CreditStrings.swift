import Kernel

/// Every sentence of the page that makes a credit note.
final class CreditStrings: Sendable {
  static let table = CreditStrings()

  let title = Template(fr: "Avoir sur la facture {}", en: "Credit note for invoice {}")
  let lead = Template(
    fr: "Un avoir peut encore porter sur {}. Rien n’est émis avant votre confirmation.",
    en: "{} is left to credit. Nothing is issued before you confirm.")
  let what = Text(fr: "Que voulez-vous reprendre\u{202F}?", en: "What do you want to take back?")
  let rest = Text(fr: "Tout ce qui reste de la facture", en: "All that is left of the invoice")
  let parts = Text(fr: "Des articles ou des frais", en: "Some articles or charges")
  let amount = Text(fr: "Un montant TTC", en: "An amount, VAT included")
  let quantityBack = Text(fr: "Quantité reprise", en: "Quantity taken back")
  let left = Template(fr: "{} restant", en: "{} left")
  let charges = Text(fr: "Frais", en: "Charges")
  let amountHelp = Text(
    fr: "Réparti sur les taux de TVA de la facture.",
    en: "Spread over the VAT rates of the invoice.")
  let discountsHelp = Text(
    fr: "Une remise sur toute la commande est reprise en proportion.",
    en: "A discount on the whole order comes back in proportion.")
  let reason = Text(fr: "Motif (imprimé sur l’avoir)", en: "Reason (printed on the note)")
  let refunded = Text(fr: "Le client est déjà remboursé", en: "The customer is already paid back")
  let preview = Text(fr: "Voir l’avoir", en: "See the credit note")
  let confirm = Text(fr: "Voici l’avoir qui sera émis", en: "This credit note will be issued")
  let nothingLeft = Text(
    fr: "Cette facture est déjà annulée en totalité par avoir.",
    en: "This invoice is already credited in full.")
  let unclear = Text(
    fr:
      "Des quantités, des frais ou un montant sont remplis, mais un autre choix est coché. Cochez le bon, ou videz ces champs.",
    en:
      "Quantities, charges or an amount are filled in, but another choice is ticked. Tick the right one, or clear those fields."
  )
}
