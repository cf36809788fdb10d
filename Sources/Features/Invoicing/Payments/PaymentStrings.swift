import Kernel

/// Every sentence about payments.
final class PaymentStrings: Sendable {
  static let table = PaymentStrings()

  let payments = Text(fr: "Encaissements", en: "Payments")
  let left = Template(fr: "Reste à payer\u{A0}: {}", en: "Left to pay: {}")
  let settled = Text(fr: "Réglée.", en: "Settled.")
  let settledStep = Text(fr: "Soldée", en: "Settled")
  let toGiveBack = Template(fr: "{} à rendre au client", en: "{} to give back")
  let reconciledStep = Text(fr: "Lettrée", en: "Reconciled")
  let toMatch = Text(fr: "à lettrer", en: "to be matched")
  let gaveBack = Template(fr: "Remboursement\u{A0}: {}", en: "Refund: {}")
  let credit = Template(fr: "Dû au client\u{A0}: {}", en: "Owed to the customer: {}")
  let none = Text(fr: "Aucun encaissement.", en: "No payment yet.")
  let record = Text(fr: "Enregistrer un encaissement", en: "Record a payment")
  let recordHelp = Text(
    fr:
      "L’écriture de banque est passée aussitôt\u{202F}; un encaissement ne se modifie pas, il se rembourse.",
    en: "It is posted to the books at once; a payment is never changed, it is refunded.")
  let amount = Text(fr: "Montant", en: "Amount")
  let receivedOn = Text(fr: "Reçu le", en: "Received on")
  let means = Text(fr: "Moyen", en: "Means")
  let provider = Text(fr: "Prestataire (cartes)", en: "Provider (cards)")
  let reference = Text(fr: "Référence", en: "Reference")
  let fee = Text(fr: "Frais retenus", en: "Fee kept")
  let save = Text(fr: "Enregistrer", en: "Record")
  let allowMore = Text(
    fr: "Le client a payé plus que dû\u{A0}: garder l’excédent à son crédit",
    en: "The customer paid more than due: keep the rest to their credit")
  let refund = Text(fr: "Rembourser", en: "Refund")
  let refundAmount = Text(
    fr: "Montant rendu (vide\u{A0}: tout ce qui reste)",
    en: "Amount given back (empty: all that is left)")
  let confirmRefund = Text(fr: "Enregistrer le remboursement", en: "Record the refund")
  let refundOf = Template(fr: "rembourse {}", en: "refunds {}")
  let unallocated = Template(
    fr: "dont {} au crédit du client", en: "of which {} to the customer’s credit")
  let entry = Text(fr: "écriture", en: "entry")

  func name(_ means: Payment.Means) -> Text {
    switch means {
    case .card: Text(fr: "Carte", en: "Card")
    case .transfer: Text(fr: "Virement", en: "Transfer")
    case .directDebit: Text(fr: "Prélèvement", en: "Direct debit")
    case .cash: Text(fr: "Espèces", en: "Cash")
    case .cheque: Text(fr: "Chèque", en: "Cheque")
    case .online: Text(fr: "Paiement en ligne", en: "Online payment")
    }
  }
}
