import Kernel

/// Every sentence of the page that makes an invoice by hand.
final class EditorStrings: Sendable {
  static let table = EditorStrings()

  let title = Text(fr: "Nouvelle facture", en: "New invoice")
  let lead = Text(
    fr: "Rien n’est numéroté ni envoyé avant que vous émettiez.",
    en: "Nothing is numbered or sent before you issue.")
  let resume = Text(fr: "Reprendre une saisie", en: "Resume")
  let nameless = Text(fr: "Sans nom", en: "No name yet")

  // MARK: The customer

  let customer = Text(fr: "Client", en: "Customer")
  let kind = Text(fr: "Le client est", en: "The customer is")
  let company = Text(fr: "une entreprise", en: "a company")
  let consumer = Text(fr: "un particulier", en: "a consumer")
  let name = Text(fr: "Nom ou raison sociale", en: "Name")
  let contactName = Text(fr: "À l’attention de", en: "Contact person")
  let email = Text(fr: "Adresse électronique", en: "E-mail")
  let siren = Text(fr: "SIREN", en: "SIREN")
  let vatIdentifier = Text(fr: "N° de TVA", en: "VAT number")
  let line1 = Text(fr: "Adresse", en: "Address")
  let line2 = Text(fr: "Complément d’adresse", en: "Address, second line")
  let postCode = Text(fr: "Code postal", en: "Post code")
  let city = Text(fr: "Ville", en: "City")
  let country = Text(fr: "Pays (code, comme FR)", en: "Country (code, such as FR)")
  let more = Text(fr: "Contact, complément d’adresse", en: "Contact, second address line")

  // MARK: The sale

  let sale = Text(fr: "Vente", en: "Sale")
  let orderedOn = Text(fr: "Date de commande", en: "Order date")
  let suppliedOn = Text(fr: "Livraison ou exécution", en: "Date of supply")
  let dueOn = Text(fr: "Échéance", en: "Due date")
  let purchaseOrder = Text(fr: "Référence du client", en: "Customer’s reference")
  let note = Text(fr: "Note", en: "Note")
  let prices = Text(fr: "Les prix sont", en: "Prices are")
  let net = Text(fr: "hors taxes", en: "without VAT")
  let gross = Text(fr: "TVA comprise", en: "with VAT")

  // MARK: Lines

  let lines = Text(fr: "Lignes", en: "Lines")
  let what = Text(fr: "Désignation", en: "Description")
  let quantity = Text(fr: "Quantité", en: "Quantity")
  let unit = Text(fr: "Unité", en: "Unit")
  let unitPrice = Text(fr: "Prix unitaire", en: "Unit price")
  let discount = Text(fr: "Remise (montant)", en: "Discount (amount)")
  let vatRate = Text(fr: "TVA %", en: "VAT %")
  let nature = Text(fr: "Nature", en: "Kind")
  let lineNet = Text(fr: "Total HT", en: "Net")
  let cell = Template(fr: "{}, ligne {}", en: "{}, line {}")
  let goods = Text(fr: "Bien", en: "Goods")
  let services = Text(fr: "Service", en: "Service")
  let electronic = Text(fr: "Service en ligne", en: "Online service")
  let intangible = Text(fr: "Service immatériel", en: "Intangible service")
  let events = Text(fr: "Événement", en: "Event")
  let restaurant = Text(fr: "Restauration", en: "Restaurant")
  let transport = Text(fr: "Transport", en: "Transport")
  let usualRate = Text(fr: "habituelle", en: "usual")
  let help = Text(
    fr:
      "Entrée : ligne suivante. Flèches : monter, descendre. Ctrl + Suppr : retirer la ligne. Des cellules copiées d’un tableur se collent dans les colonnes.",
    en:
      "Enter: next line. Arrows: up, down. Ctrl + Delete: remove the line. Cells copied from a spreadsheet paste into the columns."
  )
  let addLines = Text(fr: "Ajouter des lignes", en: "Add lines")

  // MARK: What it comes to

  let state = Text(fr: "Votre facture", en: "Your invoice")
  let totalNet = Text(fr: "Total HT", en: "Net total")
  let totalVAT = Text(fr: "TVA", en: "VAT")
  let totalGross = Text(fr: "Total TTC", en: "Total")
  let due = Text(fr: "Échéance", en: "Due")
  let begin = Text(
    fr: "Saisissez le client et une ligne : le total apparaît ici.",
    en: "Type the customer and a line: the total appears here.")
  let toMend = Plural(
    one: Text(fr: "{} point à régler", en: "{} thing to settle"),
    many: Text(fr: "{} points à régler", en: "{} things to settle"))
  let ready = Text(fr: "Prête à émettre", en: "Ready to issue")
  let mend = Text(fr: "Corriger", en: "Correct it")
  let saved = Text(fr: "Enregistré", en: "Saved")
  let saving = Text(fr: "Enregistrement…", en: "Saving…")
  let offline = Text(
    fr: "Pas encore enregistré : nouvel essai dans un instant.",
    en: "Not saved yet: trying again in a moment.")
  let preview = Text(fr: "Aperçu PDF", en: "PDF preview")
  let recalculate = Text(fr: "Enregistrer et recalculer", en: "Save and recalculate")
  let proceed = Text(fr: "Vérifier et émettre", en: "Check and issue")
  let proceedHelp = Text(
    fr:
      "La page suivante montre le document et ce que l’émission engage ; rien n’est définitif avant.",
    en: "The next page shows the document and what issuing means; nothing is final before.")
  let discard = Text(fr: "Jeter la saisie", en: "Throw away")
  let yours = Text(
    fr:
      "Ce que vous avez tapé est encore dans cette page. Ouvrez l’autre version à côté, puis reportez ce qui manque.",
    en:
      "What you typed is still in this page. Open the other version beside it, then carry over what is missing."
  )
  let openOther = Text(fr: "Ouvrir la version enregistrée", en: "Open the saved version")
  let like = Text(fr: "En faire une semblable", en: "Make one like it")
  let edit = Text(fr: "Modifier", en: "Edit")
}
