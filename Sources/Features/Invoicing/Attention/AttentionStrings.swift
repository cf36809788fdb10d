import Kernel

/// What documents and the shield tell the first page.
final class AttentionStrings: Sendable {
  static let table = AttentionStrings()

  let held = Plural(
    one: Text(fr: "{} commande retenue par le bouclier", en: "{} order held back by the shield"),
    many: Text(fr: "{} commandes retenues par le bouclier", en: "{} orders held back by the shield")
  )
  let heldHelp = Text(
    fr: "Une vente attend sa facture\u{A0}: voyez ce qui manque et corrigez-le.",
    en: "A sale waits for its invoice: see what is missing and mend it.")
  let late = Plural(
    one: Text(fr: "{} facture en retard de paiement", en: "{} invoice is overdue"),
    many: Text(fr: "{} factures en retard de paiement", en: "{} invoices are overdue"))
  let lateHelp = Template(fr: "{} à encaisser.", en: "{} to be collected.")
  let drafts = Plural(
    one: Text(fr: "{} brouillon à émettre", en: "{} draft to be issued"),
    many: Text(fr: "{} brouillons à émettre", en: "{} drafts to be issued"))
  let draftsHelp = Text(
    fr: "Un brouillon n’a ni numéro ni valeur légale.",
    en: "A draft has no number and no legal value.")
  let logFaults = Plural(
    one: Text(fr: "{} anomalie dans le journal scellé", en: "{} fault in the sealed log"),
    many: Text(fr: "{} anomalies dans le journal scellé", en: "{} faults in the sealed log"))
  let logFaultsHelp = Text(
    fr: "Le dernier contrôle n’a pas retrouvé ce qui avait été scellé.",
    en: "The last check did not find what had been sealed.")

  // MARK: What a new company sets up

  let firstInvoice = Text(fr: "Émettre une première facture", en: "Issue a first invoice")
  let firstInvoiceHelp = Text(
    fr: "Tapez-la\u{A0}: le total, la TVA et les mentions se font seuls.",
    en: "Type it: total, VAT and legal mentions take care of themselves.")
  let account = Text(fr: "Indiquer votre compte bancaire", en: "Add your bank account")
  let accountHelp = Text(
    fr: "L’IBAN imprimé sur vos factures.", en: "The IBAN printed on your invoices.")
}
