import Kernel

/// Every sentence of the pages that make the first company.
final class WelcomeStrings: Sendable {
  static let table = WelcomeStrings()

  let way = Text(fr: "Étapes de la création", en: "Steps to your company")
  let step = Template(fr: "Étape {} sur {}", en: "Step {} of {}")
  let keeps = Text(
    fr: "Ce que vous écrivez est enregistré à chaque étape\u{A0}: vous pouvez partir et revenir.",
    en: "What you write is kept at each step: you can leave and come back.")
  let signedIn = Template(fr: "Connecté\u{A0}: {}", en: "Signed in: {}")
  let signOut = Text(fr: "Se déconnecter", en: "Sign out")
  let proceed = Text(fr: "Continuer", en: "Continue")
  let back = Text(fr: "Revenir", en: "Back")
  let skip = Text(fr: "Passer cette étape", en: "Skip this step")
  let optional = Text(fr: "facultatif", en: "optional")
  let toMend = Plural(
    one: Text(fr: "{} point à corriger", en: "{} thing to correct"),
    many: Text(fr: "{} points à corriger", en: "{} things to correct"))

  // MARK: Who

  let identity = Text(fr: "SIREN", en: "SIREN")
  let identityTitle = Text(fr: "Votre entreprise, en cinq minutes", en: "Your company, in minutes")
  let identityLead = Text(
    fr:
      "Donnez son numéro\u{A0}: le répertoire public Sirene fait le reste. Rien n’est définitif avant la dernière étape.",
    en:
      "Give its number: the public register Sirene does the rest. Nothing is final before the last step."
  )
  let number = Text(fr: "SIREN, SIRET ou n° de TVA", en: "SIREN, SIRET or VAT number")
  let numberHelp = Text(
    fr: "Le SIREN a neuf chiffres\u{202F}; il est sur votre Kbis ou votre avis de situation INSEE.",
    en: "The SIREN has nine digits; it is on your Kbis or your INSEE certificate.")
  let numberHelpOff = Text(
    fr:
      "Le SIREN a neuf chiffres\u{202F}; il est sur votre Kbis ou votre avis de situation INSEE. Cette installation n’interroge pas Sirene\u{A0}: vous écrirez le reste vous-même.",
    en:
      "The SIREN has nine digits; it is on your Kbis or your INSEE certificate. This installation does not ask Sirene: you will write the rest yourself."
  )

  let unreadable = Text(
    fr: "Ce que vous aviez écrit ne peut pas être relu", en: "What you wrote cannot be read")
  let unreadableHelp = Text(
    fr:
      "Remettez la clé en place, puis réessayez\u{A0}: rien ne manquera. Si elle est perdue, recommencez\u{202F}; ce qui était écrit est alors effacé.",
    en:
      "Put the key back, then try again: nothing will be missing. If it is lost, start again; what was written is then deleted."
  )
  let tryAgain = Text(fr: "Réessayer", en: "Try again")
  let beginAgain = Text(fr: "Effacer et recommencer", en: "Delete and start again")

  let found = Template(
    fr: "Trouvée dans Sirene\u{A0}: {}. Vérifiez, complétez, corrigez.",
    en: "Found in Sirene: {}. Check, complete, correct.")
  let ceased = Template(
    fr:
      "Sirene dit que {} a cessé son activité. Vérifiez le numéro\u{202F}; si l’entreprise existe bien, continuez.",
    en: "Sirene says that {} has ceased. Check the number; if the company does exist, go on.")
  let unknown = Text(
    fr:
      "Sirene ne connaît pas ce SIREN, ou ne peut pas en diffuser les données. Écrivez ce qui suit vous-même.",
    en:
      "Sirene does not know this SIREN, or may not disclose its data. Write what follows yourself.")
  let off = Text(
    fr: "Cette installation n’interroge pas Sirene\u{A0}: écrivez ce qui suit vous-même.",
    en: "This installation does not ask Sirene: write what follows yourself.")
  let unreachable = Text(
    fr:
      "Sirene ne répond pas en ce moment. Écrivez ce qui suit vous-même\u{A0}: rien n’est bloqué.",
    en: "Sirene does not answer at the moment. Write what follows yourself: nothing is held up.")

  // MARK: The company

  let company = Text(fr: "Entreprise", en: "Company")
  let companyTitle = Text(fr: "Ce que vos factures disent de vous", en: "What invoices say of you")
  let companyLead = Text(
    fr: "La loi demande ces mentions sur chaque facture. Elles se changent plus tard.",
    en: "The law wants these particulars on each invoice. They can be changed later.")
  let name = Text(fr: "Dénomination, ou nom et prénom", en: "Company name, or your name")
  let legalForm = Text(fr: "Forme juridique", en: "Legal form")
  let legalFormHelp = Text(
    fr: "SARL, SAS, EI… Un entrepreneur individuel écrit EI.",
    en: "SARL, SAS, EI… A sole trader writes EI.")
  let capital = Text(fr: "Capital (€)", en: "Capital (€)")
  let register = Text(fr: "Ville du RCS", en: "City of the RCS")
  let registerHelp = Text(
    fr: "Celle du greffe, sur votre Kbis.", en: "That of the registry, on your Kbis.")
  let address = Text(fr: "Adresse du siège", en: "Registered address")
  let line1 = Text(fr: "N° et rue", en: "Number and street")
  let line2 = Text(fr: "Complément", en: "Second line")
  let postCode = Text(fr: "Code postal", en: "Post code")
  let city = Text(fr: "Ville", en: "City")
  let contact = Text(fr: "Contact", en: "Contact")
  let email = Text(fr: "Adresse e-mail", en: "E-mail address")
  let emailHelp = Text(
    fr: "Sur vos factures, et d’où elles partent.",
    en: "On your invoices, and where they leave from.")
  let phone = Text(fr: "Téléphone", en: "Telephone")
  let website = Text(fr: "Site", en: "Website")
  let vat = Text(fr: "TVA", en: "VAT")
  let vatNormal = Text(fr: "Je facture la TVA", en: "I charge VAT")
  let vatNormalHelp = Text(
    fr: "Régime réel, simplifié ou normal.", en: "The ordinary or the simplified regime.")
  let vatFranchise = Text(
    fr: "Je ne la facture pas\u{A0}: franchise en base",
    en: "I do not: small business exemption (franchise en base)")
  let vatFranchiseHelp = Template(
    fr: "Vos factures porteront\u{A0}: «\u{A0}{}\u{A0}»", en: "Your invoices will say: “{}”")
  let vatIdentifier = Text(fr: "N° de TVA", en: "VAT number")
  let vatIdentifierHelp = Template(
    fr:
      "Laissez vide\u{A0}: il se calcule du SIREN ({}). En franchise, seulement si vous en avez un.",
    en: "Leave blank: it follows from the SIREN ({}). Under the franchise, only if you have one.")
  let usualRate = Text(fr: "Taux de TVA habituel", en: "Usual VAT rate")
  let usualRateHelp = Text(
    fr: "Quand une commande ne dit pas le sien.", en: "Where an order does not say its own.")
  let guarantee = Text(
    fr: "Je vends à des particuliers des biens sous garantie légale à mentionner",
    en: "I sell consumers goods whose legal guarantee must be stated")
  let guaranteeHelp = Text(
    fr:
      "Électroménager, informatique, téléphonie, jouets, sport, montres, luminaires, meubles (C. conso. D211-6).",
    en:
      "Appliances, computers, telephones, toys, sports, watches, lamps, furniture (C. conso. D211-6)."
  )

  // MARK: Numbers and look

  let numbering = Text(fr: "Numéros", en: "Numbers")
  let numberingTitle = Text(fr: "Numéros et apparence de vos factures", en: "Numbers and look")
  let numberingLead = Text(
    fr:
      "Les numéros se suivent sans trou, dans l’ordre des dates\u{A0}: c’est la loi (CGI, ann. II, art. 242 nonies A). Chaque année, la série repart de 1.",
    en:
      "Numbers follow one another without gap, in the order of dates: that is the law (CGI, ann. II, art. 242 nonies A). Each year the series begins again at 1."
  )
  let invoiceNumbers = Text(
    fr: "Format des numéros de facture", en: "Invoice number format")
  let creditNoteNumbers = Text(
    fr: "Format des numéros d’avoir", en: "Credit note number format")
  let patternHelp = Text(
    fr: "{year} est l’année, {sequence:5} le rang sur cinq chiffres.",
    en: "{year} is the year, {sequence:5} the sequence in five digits.")
  let companies = Text(fr: "Entreprises", en: "Companies")
  let firstNumber = Text(fr: "Votre première facture", en: "Your first invoice")
  let firstCreditNote = Text(fr: "Votre premier avoir", en: "Your first credit note")
  let firstNumberIs = Text(
    fr: "Votre première facture portera le numéro", en: "Your first invoice will be number")
  let before = Text(
    fr: "Vous facturiez déjà ailleurs\u{202F}?", en: "Did you invoice elsewhere before?")
  let beforeHelp = Text(
    fr:
      "Une nouvelle série commence ici à 1\u{202F}; l’ancienne s’arrête à son dernier numéro. Deux factures ne doivent jamais porter le même\u{A0}: si vos formats se ressemblent, changez une lettre ici, par exemple FA-{year}-{sequence:5}. La loi admet plusieurs séries.",
    en:
      "A new series begins here at 1; the old one ends at its last number. Two invoices must never bear the same: where the patterns are alike, change a letter here, such as FA-{year}-{sequence:5}. The law admits several series."
  )
  let lastNumber = Text(
    fr: "Dernier numéro donné ailleurs cette année", en: "Last number given elsewhere this year")
  let look = Text(fr: "Apparence", en: "Look")
  let color = Text(fr: "Couleur", en: "Colour")
  let wordmark = Text(fr: "Enseigne ou marque", en: "Brand")
  let wordmarkHelp = Text(
    fr: "En tête des factures, à la place de la dénomination.",
    en: "At the head of invoices, in the place of the company name.")
  let preview = Text(fr: "Actualiser l’aperçu", en: "Refresh the preview")
  let previewOf = Template(fr: "Tête de la facture {}", en: "Head of invoice {}")
  let invoice = Text(fr: "Facture", en: "Invoice")

  // MARK: Payment

  let payment = Text(fr: "Paiement", en: "Payment")
  let paymentTitle = Text(fr: "Être payé", en: "Getting paid")
  let paymentLead = Text(
    fr:
      "Le compte imprimé sur vos factures. Sans lui, vos clients ne savent pas où virer\u{202F}; vous pourrez l’ajouter plus tard, avec un délai de sécurité.",
    en:
      "The account printed on your invoices. Without it customers do not know where to pay; you can add it later, after a delay for safety."
  )
  let iban = Text(fr: "IBAN", en: "IBAN")
  let bic = Text(fr: "BIC", en: "BIC")
  let holder = Text(fr: "Titulaire", en: "Holder")
  let holderHelp = Text(
    fr: "Laissez vide si c’est votre dénomination.", en: "Leave blank if it is your company name.")
  let accountNote = Text(
    fr:
      "Plus tard, changer de compte demandera une seconde personne ou un délai\u{A0}: c’est ainsi qu’on arrête la fraude au RIB.",
    en:
      "Later, another account takes a second person or a delay: that is how fraud with bank details is stopped."
  )
  let term = Text(fr: "Délai de paiement", en: "Payment term")
  let termHelp = Text(
    fr: "Entre professionnels, 60 jours au plus (C. com. L441-10).",
    en: "Between companies, 60 days at most (C. com. L441-10).")
  let atOnce = Text(fr: "À réception", en: "On receipt")
  let days = Template(fr: "{} jours", en: "{} days")
  let endOfMonth = Text(fr: "45 jours fin de mois", en: "45 days, end of month")
  let mentions = Text(
    fr: "Pénalités, indemnité et escompte", en: "Late payment and early-payment discount")
  let mentionsHelp = Text(
    fr:
      "Celles de la loi sont déjà là, et suivront ses changements. N’y touchez que pour les vôtres.",
    en: "The statutory wording is already here and follows the law. Change it only to use your own."
  )
  let latePenalty = Text(fr: "Pénalités de retard", en: "Late-payment interest")
  let recoveryFee = Text(fr: "Indemnité de recouvrement", en: "Recovery fee")
  let earlyDiscount = Text(fr: "Escompte", en: "Early-payment discount")

  // MARK: Review

  let review = Text(fr: "Vérification", en: "Review")
  let reviewTitle = Text(fr: "Tout est-il juste\u{202F}?", en: "Is everything right?")
  let reviewLead = Text(
    fr: "Voici ce qui sera déclaré.", en: "This is what will be declared.")
  let change = Text(fr: "Modifier", en: "Change")
  let changeOf = Template(fr: "Modifier\u{A0}: {}", en: "Change: {}")
  let effect = Text(fr: "Ce que cela engage", en: "What it means")
  let effects: [Text] = [
    Text(
      fr:
        "Le SIREN ne changera plus. Tout le reste peut changer\u{202F}; chaque version est gardée.",
      en: "The SIREN will not change. All the rest may; each version is kept."),
    Text(
      fr:
        "Un journal scellé commence\u{A0}: ce que vous émettrez ne pourra plus être modifié ni supprimé, comme la loi anti-fraude le veut.",
      en:
        "A sealed log begins: what you issue can then neither be changed nor deleted, as the anti-fraud law wants."
    ),
    Text(
      fr: "Aucune facture n’est créée, rien n’est envoyé à personne.",
      en: "No invoice is made, nothing is sent to anybody."),
  ]
  let create = Text(fr: "Créer mon entreprise", en: "Create my company")
  let legalLine = Text(fr: "Sur vos factures", en: "On your invoices")
  let regime = Text(fr: "Régime de TVA", en: "VAT regime")
  let noAccount = Text(
    fr: "Aucun\u{A0}: vos factures ne diront pas où payer.",
    en: "None: invoices will not say where to pay.")
  let toMendFirst = Text(
    fr: "Corrigez d’abord ce qui suit.", en: "Correct the following first.")

  // MARK: What is wrong

  let missing = Text(
    fr: "À remplir\u{A0}: la loi le demande.", en: "Fill this in: the law asks for it.")
  let ibanMissing = Text(
    fr: "L’IBAN manque. Sans compte, passez cette étape.",
    en: "The IBAN is missing. Without an account, skip this step.")
  let sirenWrong = Text(
    fr:
      "Ce numéro ne tombe pas juste\u{A0}: neuf chiffres (SIREN), quatorze (SIRET), ou FR et onze (TVA). Vérifiez-le.",
    en:
      "This number is not right: nine digits (SIREN), fourteen (SIRET), or FR and eleven (VAT). Check it."
  )
  let capitalWrong = Text(
    fr: "Un montant en euros, comme 10 000 ou 1 500,50.",
    en: "An amount in euros, such as 10,000 or 1,500.50.")
  let vatNumberMissing = Text(
    fr: "Le numéro de TVA manque\u{A0}: corrigez le SIREN, ou choisissez la franchise.",
    en: "The VAT number is missing: correct the SIREN, or choose the franchise.")
  let choose = Text(fr: "Choisissez dans la liste.", en: "Choose from the list.")
  let termWrong = Text(
    fr: "La loi n’admet pas plus de 60 jours, ou 45 jours fin de mois.",
    en: "The law admits no more than 60 days, or 45 to the end of the month.")
  let colorWrong = Text(fr: "Une couleur s’écrit #RRVVBB.", en: "A colour is written #RRGGBB.")
  let holdsIBAN = Text(
    fr: "Un IBAN ne s’écrit qu’à l’étape Paiement.",
    en: "An IBAN is written in the step Payment only.")
  let emailWrong = Text(
    fr: "Ce n’est pas une adresse e-mail, comme contact@atelier.fr.",
    en: "This is no e-mail address, such as contact@atelier.fr.")
  let postCodeWrong = Text(fr: "Cinq chiffres, comme 69003.", en: "Five digits, such as 69003.")
  let bicWrong = Text(
    fr: "Un BIC a 8 ou 11 caractères, comme BNPAFRPP.",
    en: "A BIC has 8 or 11 characters, such as BNPAFRPP.")
  let numberTaken = Text(
    fr:
      "Ce format donnerait un jour ce même numéro. Changez une lettre du format des numéros de facture, par exemple FA-{year}-{sequence:5}.",
    en:
      "This pattern would give the same number one day. Change a letter of the invoice number format, such as FA-{year}-{sequence:5}."
  )
}
