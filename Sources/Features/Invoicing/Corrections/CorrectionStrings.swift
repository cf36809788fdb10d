import Kernel

/// Every sentence of the page that corrects an invoice.
final class CorrectionStrings: Sendable {
  static let table = CorrectionStrings()

  let title = Template(fr: "Rectifier la facture {}", en: "Correct invoice {}")
  let lead = Text(
    fr:
      "Une facture rectificative annule et remplace celle-ci. Rien n’est émis avant votre confirmation.",
    en: "A corrected invoice cancels and replaces this one. Nothing is issued before you confirm.")
  let wrong = Text(fr: "Qu’est-ce qui était faux\u{202F}?", en: "What was wrong?")
  let name = Text(fr: "Nom ou raison sociale", en: "Name")
  let contact = Text(fr: "À l’attention de", en: "Contact person")
  let email = Text(fr: "Adresse e-mail", en: "E-mail")
  let siren = Text(fr: "SIREN", en: "SIREN")
  let vat = Text(fr: "N° de TVA", en: "VAT number")
  let line1 = Text(fr: "Adresse", en: "Address")
  let line2 = Text(fr: "Complément d’adresse", en: "Address, second line")
  let postCode = Text(fr: "Code postal", en: "Post code")
  let city = Text(fr: "Ville", en: "City")
  let country = Text(fr: "Pays (code, comme FR)", en: "Country (code, such as FR)")
  let purchaseOrder = Text(fr: "Référence du client", en: "Customer’s reference")
  let suppliedOn = Text(fr: "Date de livraison ou d’exécution", en: "Date of supply")
  let reason = Text(
    fr: "Motif (imprimé sur la facture)", en: "Reason (printed on the invoice)")
  let reasonMissing = Text(
    fr: "Dites le motif\u{A0}: il est imprimé.", en: "Say the reason: it is printed.")
  let help = Text(
    fr:
      "Pour des articles ou des prix, faites un avoir et facturez de nouveau, ou passez par l’API.",
    en: "For items or prices, make a credit note and invoice again, or use the API.")
  let preview = Text(fr: "Voir la facture rectificative", en: "See the corrected invoice")
  let confirm = Text(
    fr: "Voici la facture rectificative qui sera émise", en: "This corrected invoice will be issued"
  )
}
