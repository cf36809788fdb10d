import Kernel

/// What the fields of the settings are called, and what each of them changes.
final class SettingsFieldStrings: Sendable {
  static let table = SettingsFieldStrings()

  // MARK: Company

  let identity = Text(fr: "Identité", en: "Identity")
  let identityHelp = Text(
    fr: "Ce que la loi veut sur chaque facture (C. com. R123-237).",
    en: "What the law wants on each invoice (C. com. R123-237).")
  let name = Text(fr: "Dénomination", en: "Name")
  let legalForm = Text(fr: "Forme juridique", en: "Legal form")
  let legalFormHelp = Text(fr: "SARL, SAS, EI…", en: "SARL, SAS, EI…")
  let capital = Text(fr: "Capital social en euros", en: "Share capital in euros")
  let capitalHelp = Text(
    fr: "10\u{202F}000 ou 1\u{202F}500,50\u{202F}; rien pour une entreprise individuelle.",
    en: "10,000 or 1,500.50; nothing for a sole trader.")
  let register = Text(fr: "Ville du RCS", en: "City of the trade register")
  let registerHelp = Text(
    fr: "«\u{A0}Lyon\u{A0}» imprime «\u{A0}RCS Lyon\u{A0}».", en: "“Lyon” prints “RCS Lyon”.")
  let address = Text(fr: "Adresse du siège", en: "Registered address")
  let line1 = Text(fr: "Rue", en: "Street")
  let line2 = Text(fr: "Complément", en: "Second line")
  let postCode = Text(fr: "Code postal", en: "Post code")
  let city = Text(fr: "Ville", en: "City")
  let country = Text(fr: "Pays", en: "Country")
  let countryHelp = Text(fr: "Code à deux lettres\u{A0}: FR.", en: "Two letters: FR.")
  let contact = Text(fr: "Contact", en: "Contact")
  let contactHelp = Text(
    fr:
      "Imprimé sur vos documents\u{202F}; les réponses à vos courriels arrivent à cette adresse, et elle est prévenue si le compte bancaire change.",
    en:
      "Printed on your documents; replies to your e-mails go to this address, and it is told when the bank account changes."
  )
  let email = Text(fr: "Courriel", en: "E-mail")
  let phone = Text(fr: "Téléphone", en: "Telephone")
  let website = Text(fr: "Site", en: "Website")
  let vat = Text(fr: "TVA", en: "VAT")
  let regime = Text(fr: "Régime", en: "Regime")
  let normal = Text(fr: "Redevable de la TVA", en: "VAT is charged")
  let normalHelp = Text(
    fr: "La TVA est facturée et déclarée.", en: "VAT is charged and declared.")
  let franchise = Text(fr: "Franchise en base", en: "Small business exemption")
  let franchiseHelp = Text(
    fr: "Aucune TVA\u{202F}; chaque facture cite l’article 293\u{A0}B du CGI.",
    en: "No VAT; each invoice quotes article 293 B of the CGI.")
  let vatIdentifier = Text(fr: "Numéro de TVA", en: "VAT number")
  let vatIdentifierHelp = Text(
    fr: "FR, une clé de deux chiffres, puis le SIREN.",
    en: "FR, two check digits, then the SIREN.")
  let defaultRate = Text(fr: "Taux de TVA habituel", en: "Usual VAT rate")
  let defaultRateHelp = Text(
    fr: "Quand la boutique n’en dit rien.", en: "Where the shop says nothing of it.")
  let onDebits = Text(fr: "TVA d’après les débits", en: "VAT on debits")
  let onDebitsHelp = Text(
    fr: "L’option est imprimée sur les factures de services (CGI 269-2\u{A0}c).",
    en: "The option is printed on invoices of services (CGI 269-2 c).")
  let guarantee = Text(
    fr: "Biens soumis à l’affichage de la garantie légale",
    en: "Goods whose legal guarantee is stated")
  let guaranteeHelp = Text(
    fr:
      "Électroménager, informatique, téléphonie, jouets, meubles… La mention est imprimée pour les particuliers (C. conso. D211-6).",
    en:
      "Household appliances, computers, telephones, toys, furniture… It is stated to consumers (C. conso. D211-6)."
  )
  let abroad = Text(fr: "Ventes à l’étranger", en: "Sales abroad")
  let oss = Text(fr: "Guichet unique (OSS)", en: "One-stop shop (OSS)")
  let below = Text(fr: "Sous le seuil", en: "Below the threshold")
  let belowHelp = Text(
    fr: "Moins de 10\u{202F}000\u{A0}€ de ventes à distance par an\u{A0}: TVA française.",
    en: "Less than €10,000 of distance sales a year: French VAT.")
  let opted = Text(fr: "Inscrite par option", en: "Registered by option")
  let optedHelp = Text(
    fr: "TVA du pays de l’acheteur dès la première vente.",
    en: "VAT of the buyer’s country from the first sale.")
  let registered = Text(fr: "Inscrite, seuil dépassé", en: "Registered, threshold passed")
  let registeredHelp = Text(
    fr: "TVA du pays de l’acheteur.", en: "VAT of the buyer’s country.")
  let ioss = Text(
    fr: "Inscrite à l’IOSS (importations jusqu’à 150\u{A0}€)",
    en: "Registered for IOSS (imports up to €150)")
  let registrations = Text(fr: "Autres numéros de TVA", en: "Other VAT numbers")
  let registrationsHelp = Text(
    fr: "Codes des pays où vous en avez un\u{A0}: DE, ES.",
    en: "Codes of the countries where you have one: DE, ES.")
  let turnover = Text(fr: "Chiffre d’affaires facturé ailleurs", en: "Turnover invoiced elsewhere")
  let turnoverHelp = Text(
    fr:
      "Avant Facturier ou dans un autre logiciel, hors taxes en euros\u{A0}: les seuils de TVA en tiennent compte.",
    en: "Before Facturier or in another program, in euros without VAT: the VAT thresholds count it."
  )
  let goods = Template(fr: "Biens {}", en: "Goods {}")
  let services = Template(fr: "Services {}", en: "Services {}")
  let distance = Template(fr: "Ventes à distance dans l’UE {}", en: "Distance sales in the EU {}")

  // MARK: Documents

  let look = Text(fr: "Apparence", en: "Look")
  let design = Text(fr: "Modèle", en: "Design")
  let classic = Text(fr: "Classique", en: "Classic")
  let classicHelp = Text(
    fr: "Panneaux légers, total sur fond de couleur.", en: "Pale panels, the total on colour.")
  let minimal = Text(fr: "Épuré", en: "Minimal")
  let minimalHelp = Text(
    fr: "Des filets, aucun aplat\u{A0}: sobre, économe en encre.",
    en: "Rules and no areas: quiet, and sparing of ink.")
  let banner = Text(fr: "Bandeau", en: "Banner")
  let bannerHelp = Text(
    fr: "Un bandeau de votre couleur en tête.", en: "A band of your colour across the head.")
  let colour = Text(fr: "Couleur", en: "Colour")
  let wordmark = Text(fr: "Enseigne ou marque", en: "Brand")
  let wordmarkHelp = Text(
    fr: "À la place de la dénomination\u{202F}; un logo le remplace.",
    en: "Instead of the company’s name; a logo takes its place.")
  let columns = Text(fr: "Colonnes", en: "Columns")
  let columnsHelp = Text(
    fr:
      "Désignation, quantité, prix unitaire, taux de TVA, remise et montant sont toujours imprimés\u{A0}: la loi les demande (CGI ann. II, 242\u{A0}nonies\u{A0}A).",
    en:
      "Description, quantity, unit price, VAT rate, discount and amount are always printed: the law asks for them (CGI ann. II, 242 nonies A)."
  )
  let reference = Text(fr: "Référence de l’article", en: "Product reference")
  let referenceBelow = Text(fr: "Sous la désignation", en: "Below the description")
  let referenceColumn = Text(fr: "Dans une colonne", en: "In a column")
  let referenceHidden = Text(fr: "Non imprimée", en: "Not printed")
  let lineNumbers = Text(fr: "Numéroter les lignes", en: "Number the lines")
  let terms = Text(fr: "Conditions de paiement", en: "Terms of payment")
  let days = Text(fr: "Délai en jours", en: "Days to pay")
  let daysHelp = Text(
    fr: "60 au plus, ou 45 fin de mois (C. com. L441-10).",
    en: "60 at most, or 45 to the end of the month (C. com. L441-10).")
  let endOfMonth = Text(fr: "Fin de mois", en: "End of month")
  let latePenalty = Text(fr: "Pénalités de retard", en: "Late-payment interest")
  let recoveryFee = Text(fr: "Indemnité de recouvrement", en: "Recovery fee")
  let earlyDiscount = Text(fr: "Escompte", en: "Early-payment discount")
  let ownWords = Text(
    fr: "Vide\u{A0}: les mots de la loi.", en: "Left blank: the words of the law.")
  let introduction = Text(fr: "Texte d’introduction", en: "Introduction")
  let introductionHelp = Text(
    fr:
      "Avant les lignes. Sans texte dans une langue, celui en anglais puis en français est imprimé.",
    en: "Before the lines. Where a language has none, the English one is printed, then the French.")
  let closing = Text(fr: "Texte de conclusion", en: "Closing text")
  let closingHelp = Text(
    fr: "Après le paiement\u{A0}: remerciements, congés…",
    en: "After the payment: thanks, holidays…")
  let conditions = Text(fr: "Conditions de vente", en: "Conditions of sale")
  let conditionsHelp = Text(
    fr: "En petits caractères, après les mentions légales.",
    en: "In small print, after the mandatory wording.")

  func name(of language: DocumentLanguage) -> Text {
    switch language {
    case .french: Text(fr: "Français", en: "French")
    case .english: Text(fr: "Anglais", en: "English")
    case .german: Text(fr: "Allemand", en: "German")
    case .spanish: Text(fr: "Espagnol", en: "Spanish")
    case .italian: Text(fr: "Italien", en: "Italian")
    }
  }

  // MARK: Numbers

  let patterns = Text(fr: "Format des numéros", en: "Pattern of the numbers")
  let patternsHelp = Text(
    fr:
      "{year} est l’année, {sequence:5} le rang sur cinq chiffres. Un autre format ouvre une autre série, qui commence à 1\u{202F}; les numéros déjà donnés ne changent jamais.",
    en:
      "{year} is the year, {sequence:5} the rank in five digits. Another pattern opens another series, which begins at 1; numbers that were given never change."
  )
  let invoices = Text(fr: "Factures", en: "Invoices")
  let invoicesHelp = Text(fr: "F-{year}-{sequence:5}", en: "F-{year}-{sequence:5}")
  let creditNotes = Text(fr: "Avoirs", en: "Credit notes")
  let creditNotesHelp = Text(fr: "A-{year}-{sequence:5}", en: "A-{year}-{sequence:5}")

  // MARK: Delivery

  let addresses = Text(fr: "Adresses imprimées", en: "Printed addresses")
  let verification = Text(fr: "Adresse de vérification", en: "Verification address")
  let verificationHelp = Text(
    fr:
      "https://factures.exemple.fr\u{A0}: où le public atteint cette installation. Chaque document porte un code qui y mène.",
    en:
      "https://invoices.example.com: where the public reaches this installation. Each document carries a code that leads there."
  )
  let extraColumn = Text(fr: "Une colonne de plus", en: "One more column")
  let noColumn = Text(fr: "Aucune", en: "None")
  let unitColumn = Text(fr: "L’unité", en: "The unit")
  let discountColumn = Text(fr: "La remise", en: "The discount")
  let linksInMail = Text(
    fr: "Mettre un lien vers l’espace client dans les courriels",
    en: "Put a link to the customer portal in mails")
  let linksInMailHelp = Text(
    fr:
      "Chaque courriel d’un document porte un lien de 90 jours\u{A0}: le client voit le document, le paie, pose ses questions. Il faut une adresse de vérification.",
    en:
      "Each mail of a document carries a link of 90 days: the customer sees the document, pays it, asks questions. It needs a verification address."
  )
  let payment = Text(fr: "Adresse de paiement", en: "Payment address")
  let paymentHelp = Text(
    fr:
      "https://pay.exemple.fr/?ref={number}&amount={amount}\u{A0}: le bouton «\u{A0}Payer\u{A0}» de vos clients.",
    en: "https://pay.example.com/?ref={number}&amount={amount}: your customers’ “Pay” button.")
  let checkpoints = Text(
    fr: "Preuve du journal scellé par courriel", en: "Proof of the sealed log by e-mail")
  let checkpointsHelp = Text(
    fr:
      "Chaque matin, l’état signé du journal part à ces personnes\u{A0}: gardé dans leurs boîtes, il dénonce tout retour en arrière.",
    en:
      "Each morning the signed state of the log goes to these people: kept in their mailboxes, it gives away any rollback."
  )
  let recipients = Text(fr: "Destinataires", en: "Recipients")
  let recipientsHelp = Text(
    fr: "Une à cinq adresses, séparées par des virgules.", en: "One to five addresses, with commas."
  )
  let orders = Text(fr: "Commandes modifiées", en: "Edited orders")
  let edits = Text(
    fr: "Quand la boutique modifie une commande déjà facturée",
    en: "When the shop edits an order that was invoiced")
  let refuse = Text(fr: "Refuser et montrer", en: "Refuse and show")
  let refuseHelp = Text(
    fr: "La facture reste\u{202F}; la modification attend dans le bouclier.",
    en: "The invoice stays; the edit waits in the shield.")
  let reissue = Text(fr: "Avoir et nouvelle facture", en: "Credit note and new invoice")
  let reissueHelp = Text(
    fr: "Un avoir annule la facture, une nouvelle dit ce que dit la commande.",
    en: "A credit note takes the invoice back, a new one says what the order says.")
}
