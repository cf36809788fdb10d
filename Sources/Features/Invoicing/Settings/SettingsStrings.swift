import Kernel

/// Every sentence of the settings beside what their fields are called.
final class SettingsStrings: Sendable {
  static let table = SettingsStrings()

  let settings = Text(fr: "Réglages", en: "Settings")
  let lead = Text(
    fr: "Tout ce qui se règle, avec ce qui vaut aujourd’hui.",
    en: "Everything that can be set, with what is in force today.")
  let searchWords = "préférences paramètres configuration preferences"
  let change = Text(fr: "Modifier", en: "Change")

  // MARK: Groups

  let company = Text(fr: "Entreprise", en: "Company")
  let documents = Text(fr: "Documents", en: "Documents")
  let numbering = Text(fr: "Numérotation", en: "Numbering")
  let vat = Text(fr: "TVA", en: "VAT")
  let bank = Text(fr: "Banque", en: "Bank")
  let emails = Text(fr: "Courriels", en: "E-mails")
  let team = Text(fr: "Équipe et clés", en: "Team and keys")
  let seal = Text(fr: "Scellement et archive", en: "Seal and archive")
  let data = Text(fr: "Données", en: "Data")
  let languageSection = Text(fr: "Langues", en: "Languages")

  // MARK: Entries

  let identity = Text(fr: "Identité et TVA", en: "Identity and VAT")
  let identityWords = "siren adresse capital raison sociale tva vat address"
  let look = Text(fr: "Apparence des documents", en: "Look of documents")
  let lookWords = "modèle logo couleur template colour pdf texte conditions"
  let languages = Text(fr: "Langue des documents", en: "Language of documents")
  let languageRule = Template(
    fr: "Celle du pays du client, sauf si la commande en dit une\u{A0}: {}",
    en: "That of the customer’s country, unless the order names one: {}")
  let ownTexts = Template(fr: "vos textes\u{A0}: {}", en: "your texts: {}")
  let noOwnTexts = Text(fr: "aucun texte de vous", en: "no text of yours")
  let numbers = Text(fr: "Format des numéros", en: "Pattern of the numbers")
  let numbersWords = "série numéro séquence series sequence"
  let delivery = Text(
    fr: "Adresses, preuves et commandes modifiées", en: "Addresses, proofs and edited orders")
  let deliveryWords = "vérification paiement courriel smtp checkpoint verification payment"
  let mentions = Text(fr: "Mentions légales", en: "Mandatory wording")
  let mentionsValue = Text(
    fr: "Celles que la loi demande, selon la vente", en: "Those the law asks for, by sale")
  let thresholds = Text(fr: "Seuils de TVA", en: "VAT thresholds")
  let thresholdsValue = Text(
    fr: "Chiffre d’affaires et limites de l’année", en: "Turnover and limits of the year")
  let account = Text(fr: "Compte bancaire", en: "Bank account")
  let noAccount = Text(fr: "Aucun compte", en: "No account")
  let nextNumbers = Template(fr: "Prochains\u{A0}: {} et {}", en: "Next: {} and {}")
  let regime = Template(fr: "{} · OSS\u{A0}: {}", en: "{} · OSS: {}")
  let noVerification = Text(
    fr: "Aucune adresse de vérification", en: "No verification address")
  let colours = Template(fr: "{} · {} · {}", en: "{} · {} · {}")
  let withLogo = Text(fr: "avec logo", en: "with a logo")
  let withoutLogo = Text(fr: "sans logo", en: "without a logo")

  // MARK: Forms

  let back = Text(fr: "Réglages", en: "Settings")
  let companyTitle = Text(fr: "Entreprise", en: "Company")
  let companyLead = Text(
    fr: "Ce que vos documents disent de vous. Les documents déjà émis gardent ce qu’ils disaient.",
    en: "What your documents say of you. Documents that were issued keep what they said.")
  let documentsTitle = Text(fr: "Apparence des documents", en: "Look of documents")
  let documentsLead = Text(
    fr:
      "L’aperçu montre le document tel qu’il serait imprimé\u{202F}; rien ne change avant d’enregistrer.",
    en: "The preview shows the document as it would be printed; nothing changes until you save.")
  let numberingTitle = Text(fr: "Numérotation", en: "Numbering")
  let numberingLead = Text(
    fr: "Les numéros se suivent sans trou, et la série recommence chaque année.",
    en: "Numbers follow each other without gap, and the series begins again each year.")
  let deliveryTitle = Text(
    fr: "Adresses, preuves et commandes modifiées", en: "Addresses, proofs and edited orders")
  let deliveryLead = Text(
    fr: "Ce qui mène vos clients ici, et ce qui part de lui-même.",
    en: "What leads your customers here, and what leaves by itself.")
  let save = Text(fr: "Enregistrer", en: "Save")
  let toCorrect = Text(
    fr: "Rien n’est enregistré\u{A0}: corrigez ce qui est marqué.",
    en: "Nothing was saved: correct what is marked.")
  let changedMeanwhile = Text(
    fr:
      "Quelqu’un a enregistré ces réglages entre-temps. Rien n’a été écrasé\u{A0}: rouvrez-les, puis recommencez.",
    en:
      "Somebody saved these settings meanwhile. Nothing was overwritten: open them again, then start over."
  )
  let yours = Text(
    fr: "Ce que vous avez saisi est ci-dessous.", en: "What you typed is below.")
  let openAgain = Text(fr: "Rouvrir les réglages", en: "Open the settings again")
  let readOnly = Text(
    fr: "Vous pouvez lire ces réglages, pas les modifier.",
    en: "You may read these settings, not change them.")
  let proveFirst = Text(
    fr: "Confirmez d’abord que c’est bien vous\u{A0}: l’enregistrement le demandera.",
    en: "Confirm first that it is you: saving will ask for it.")
  let proveNow = Text(
    fr:
      "Rien n’est encore enregistré, et rien n’est perdu\u{A0}: confirmez que c’est bien vous dans l’autre onglet, puis enregistrez ici.",
    en:
      "Nothing is saved yet, and nothing is lost: confirm that it is you in the other tab, then save here."
  )
  let proveInTab = Text(fr: "Confirmer (autre onglet)", en: "Confirm (another tab)")
  let prove = Text(fr: "Confirmer", en: "Confirm")
  let fixedSIREN = Text(fr: "SIREN", en: "SIREN")
  let fixedHelp = Text(
    fr:
      "Le SIREN ne change pas\u{A0}: une autre entreprise s’ajoute dans «\u{A0}Entreprises\u{A0}». Le compte bancaire se change dans «\u{A0}Banque\u{A0}».",
    en:
      "The SIREN does not change: another company is added in “Companies”. The bank account is changed in “Bank”."
  )

  // MARK: Logo and preview

  let logo = Text(fr: "Logo", en: "Logo")
  let logoFile = Text(fr: "Fichier PNG", en: "PNG file")
  let logoHelp = Text(
    fr: "Une image PNG de 1\u{A0}Mo et de quatre millions de pixels au plus.",
    en: "A PNG image of 1 MB and four million pixels at most.")
  let removeLogo = Text(fr: "Retirer le logo", en: "Remove the logo")
  let logoThere = Text(fr: "Un logo est en place.", en: "There is a logo.")
  let logoTooLarge = Text(
    fr: "Le logo dépasse 1\u{A0}Mo.", en: "The logo is larger than 1 MB.")
  let preview = Text(fr: "Aperçu", en: "Preview")
  let previewTitle = Text(fr: "Aperçu du document", en: "Preview of the document")
  let previewMail = Text(fr: "Aperçu du courriel", en: "Preview of the mail")
  let otherLanguages = Text(fr: "Autres langues", en: "Other languages")
  let seePreview = Text(fr: "Voir l’aperçu", en: "See the preview")
  let openPreview = Text(fr: "Ouvrir l’aperçu", en: "Open the preview")
  let previewDocument = Text(fr: "Document de l’aperçu", en: "Document of the preview")
  let previewInvoice = Text(fr: "Facture", en: "Invoice")
  let previewCreditNote = Text(fr: "Avoir", en: "Credit note")
  let previewLanguage = Text(fr: "Langue de l’aperçu", en: "Language of the preview")
  let previewMark = Text(fr: "APERÇU", en: "PREVIEW")
  let noPreview = Text(
    fr: "L’aperçu attend que ce qui suit soit corrigé.",
    en: "The preview waits for this to be corrected.")

  // MARK: Numbers

  let next = Text(fr: "Prochains numéros", en: "Next numbers")
  let nextInvoice = Text(fr: "Prochaine facture", en: "Next invoice")
  let nextCredit = Text(fr: "Prochain avoir", en: "Next credit note")
  let begun = Template(
    fr: "La série {} a donné {} numéros\u{A0}: elle continue.",
    en: "The series {} has given {} numbers: it goes on.")
  let fresh = Template(fr: "La série {} commencera à 1.", en: "The series {} will begin at 1.")
  let recalculate = Text(fr: "Voir les prochains numéros", en: "See the next numbers")
  let seriesSoFar = Text(fr: "Séries commencées", en: "Series that have begun")
  let seriesHelp = Text(
    fr: "Elles ne changent plus\u{A0}: la loi veut des numéros uniques et sans rupture.",
    en: "They change no more: the law wants numbers that are unique and without a break.")
  let series = Text(fr: "Série", en: "Series")
  let given = Text(fr: "Numéros donnés", en: "Numbers given")
  let last = Text(fr: "Dernière date", en: "Last date")

  // MARK: Machine

  let machine = Text(fr: "Réglages de la machine", en: "Settings of the machine")
  let machineHelp = Text(
    fr: "Posés par qui héberge Facturier (variables FACTURIER_…)\u{202F}; ils se lisent ici.",
    en: "Set by whoever hosts Facturier (FACTURIER_… variables); they are read here.")

  // MARK: Findings

  static func bankElsewhere(at name: String) -> Finding {
    Finding(
      "company.bank-elsewhere", at: Place(pointer: "/\(name)"),
      fr:
        "«\u{A0}\(name)\u{A0}» ne se change pas ici\u{A0}: un autre compte se propose dans «\u{A0}Banque\u{A0}» (POST /v1/bank-accounts), où une deuxième personne l’approuve.",
      en:
        "“\(name)” is not changed here: another account is proposed in “Bank” (POST /v1/bank-accounts), where a second person approves it."
    )
  }

  static func fixed(at name: String) -> Finding {
    Finding(
      "company.member-fixed", at: Place(pointer: "/\(name)"),
      fr: "«\u{A0}\(name)\u{A0}» ne change plus\u{A0}: ajoutez une autre entreprise.",
      en: "“\(name)” changes no more: add another company.")
  }

  static let notAnObject = Finding(
    "company.not-an-object", at: Place(), fr: "Un changement est un objet JSON.",
    en: "A change is a JSON object.")

  static let logoByFile = Finding(
    "company.logo-by-page", at: Place(pointer: "/brand/logo"),
    fr:
      "Un logo s’envoie par la page «\u{A0}Apparence des documents\u{A0}»\u{202F}; ici, null le retire.",
    en: "A logo is sent by the page “Look of documents”; here, null removes it.")
}
