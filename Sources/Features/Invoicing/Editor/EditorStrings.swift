import Kernel
import Money

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
  let email = Text(fr: "Adresse e-mail", en: "E-mail")
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

  // MARK: Shipping and discount

  let adjustments = Text(fr: "Port et remise", en: "Shipping and discount")
  let shipping = Text(fr: "Frais de port", en: "Shipping")
  let shippingLabel = Text(fr: "Libellé du port", en: "Shipping description")
  let shippingRate = Text(fr: "TVA du port (%)", en: "VAT on shipping (%)")
  let shippingRateHint = Text(fr: "celle des lignes", en: "as the lines")
  let wholeDiscount = Text(fr: "Remise sur le total", en: "Discount on the total")
  let wholeDiscountHint = Text(fr: "12,50 ou 10\u{A0}%", en: "12.50 or 10%")
  let discountLabel = Text(fr: "Libellé de la remise", en: "Discount description")
  let adjustmentsHelp = Text(
    fr:
      "Comme les prix\u{A0}: hors taxes ou TVA comprise. Sans taux, ils suivent celui des lignes.",
    en: "As the prices: without VAT or with it. Without a rate they follow the lines’.")

  /// What is printed where nobody wrote other words; the XML says the same.
  static func shippingLabel(in language: DocumentLanguage) -> String {
    let text = table.shipping
    return text(language == .french ? .fr : .en)
  }

  static func discountLabel(in language: DocumentLanguage, _ part: Rate?) -> String {
    let shown: Language = language == .french ? .fr : .en
    let word = table.discountWord(shown)
    return part.map { "\(word) \(shown.percent($0))" } ?? word
  }
  let discountWord = Text(fr: "Remise", en: "Discount")

  // MARK: Filling in

  let fill = Text(fr: "Remplir depuis Sirene", en: "Fill in from Sirene")
  let filling = Text(fr: "Recherche…", en: "Looking…")
  let fillHelp = Text(
    fr: "SIREN, SIRET ou n° de TVA\u{A0}: le registre remplit le reste.",
    en: "SIREN, SIRET or VAT number: the register fills in the rest.")
  let sirenHelp = Text(fr: "Neuf chiffres.", en: "Nine digits.")
  let found = Text(
    fr: "Rempli d’après le registre. Ce que vous aviez tapé est resté.",
    en: "Filled in from the register. What you had typed has stayed.")
  let ceased = Text(
    fr: "Le registre dit cette entreprise fermée, ou ce numéro invalide.",
    en: "The register says this company has ceased, or this number is not valid.")
  let unknownCompany = Text(
    fr: "Le registre ne connaît pas ce numéro. Continuez à la main.",
    en: "The register does not know this number. Go on by hand.")
  let wrongNumber = Text(
    fr: "Ce numéro n’est ni un SIREN, ni un SIRET, ni un n° de TVA\u{A0}: vérifiez les chiffres.",
    en: "This is no SIREN, SIRET or VAT number: check its digits.")
  let registersOff = Text(
    fr: "Les registres ne sont pas interrogés ici. Continuez à la main.",
    en: "Registers are not asked here. Go on by hand.")
  let registerSilent = Text(
    fr: "Le registre ne répond pas pour l’instant. Continuez à la main\u{202F}; rien n’est perdu.",
    en: "The register does not answer for now. Go on by hand; nothing is lost.")

  func said(_ outcome: FillBuyer.Outcome) -> Text {
    switch outcome {
    case .found: found
    case .ceased: ceased
    case .unknown: unknownCompany
    case .wrong: wrongNumber
    case .off: registersOff
    case .unreachable: registerSilent
    }
  }

  // MARK: The catalogue

  let notInCatalogue = Text(fr: "Pas encore au catalogue", en: "Not in the catalogue yet")
  let intoCatalogue = Template(fr: "Ajouter «\u{A0}{}\u{A0}»", en: "Add “{}”")
  let allIntoCatalogue = Template(fr: "Ajouter les {}", en: "Add all {}")
  let nowInCatalogue = Template(fr: "Au catalogue\u{A0}: {}.", en: "In the catalogue: {}.")
  let reference = Text(fr: "Référence", en: "Reference")
  let piece = Text(fr: "pièce", en: "piece")

  // MARK: Lines

  let lines = Text(fr: "Lignes", en: "Lines")
  let what = Text(fr: "Désignation", en: "Description")
  let quantity = Text(fr: "Quantité", en: "Quantity")
  let unit = Text(fr: "Unité", en: "Unit")
  let unitPrice = Text(fr: "Prix unitaire", en: "Unit price")
  let discount = Text(fr: "Remise (€)", en: "Discount (€)")
  let vatRate = Text(fr: "TVA %", en: "VAT %")
  let nature = Text(fr: "Nature", en: "Kind")
  let lineNet = Text(fr: "Total HT", en: "Net")
  let cell = Template(fr: "{}, ligne {}", en: "{}, line {}")
  let usualRate = Text(fr: "habituelle", en: "usual")
  let help = Text(
    fr:
      "Entrée\u{A0}: ligne suivante. Flèches\u{A0}: monter, descendre. Ctrl + Suppr\u{A0}: retirer la ligne. Des cellules copiées d’un tableur se collent dans les colonnes.",
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
    fr: "Saisissez le client et une ligne\u{A0}: le total apparaît ici.",
    en: "Type the customer and a line: the total appears here.")
  let toMend = Plural(
    one: Text(fr: "{} point à régler", en: "{} thing to settle"),
    many: Text(fr: "{} points à régler", en: "{} things to settle"))
  let ready = Text(fr: "Prête à émettre", en: "Ready to issue")
  let mend = Text(fr: "Corriger", en: "Correct it")
  let saved = Text(fr: "Enregistré", en: "Saved")
  let saving = Text(fr: "Enregistrement…", en: "Saving…")
  let offline = Text(
    fr: "Pas encore enregistré\u{A0}: nouvel essai dans un instant.",
    en: "Not saved yet: trying again in a moment.")
  let preview = Text(fr: "Aperçu PDF", en: "PDF preview")
  let recalculate = Text(fr: "Enregistrer et recalculer", en: "Save and recalculate")
  let proceed = Text(fr: "Vérifier et émettre", en: "Check and issue")
  let proceedHelp = Text(
    fr:
      "La page suivante montre le document et ce que l’émission engage\u{202F}; rien n’est définitif avant.",
    en: "The next page shows the document and what issuing means; nothing is final before.")
  let discard = Text(fr: "Jeter la saisie", en: "Discard")
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
