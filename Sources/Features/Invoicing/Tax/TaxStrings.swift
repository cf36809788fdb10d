import Kernel

/// Every sentence of the VAT pages and of `facturier tax`.
final class TaxStrings: Sendable {
  static let table = TaxStrings()

  let section = Text(fr: "TVA", en: "VAT")

  // MARK: Rates

  let ratesTitle = Text(fr: "Taux de TVA", en: "VAT rates")
  let ratesLead = Text(
    fr: "Les taux en vigueur un jour donné, et pourquoi une vente porte le sien.",
    en: "The rates in force on a day, and why a sale bears the one it bears.")
  let ratesOn = Template(fr: "Taux en vigueur le {}", en: "Rates in force on {}")
  let country = Text(fr: "Pays", en: "Country")
  let day = Text(fr: "Jour", en: "Day")
  let allCountries = Text(fr: "Tous les pays", en: "All countries")
  let show = Text(fr: "Afficher", en: "Show")
  let standard = Text(fr: "Normal", en: "Standard")
  let intermediate = Text(fr: "Intermédiaire", en: "Intermediate")
  let reduced = Text(fr: "Réduit", en: "Reduced")
  let superReduced = Text(fr: "Particulier", en: "Super-reduced")
  let parking = Text(fr: "Parking", en: "Parking")
  let zero = Text(fr: "Zéro", en: "Zero")
  let since = Text(fr: "Depuis", en: "Since")
  let orEarlier = Template(fr: "{} ou avant", en: "{} or earlier")
  let source = Text(fr: "Source", en: "Source")
  let doubtful = Text(
    fr: "* à vérifier dans la base TEDB de la Commission avant de s’y fier.",
    en: "* to be checked with the Commission's TEDB before it is relied on.")
  let future = Text(
    fr:
      "Jour à venir\u{A0}: seuls les changements déjà connus de cette version sont pris en compte.",
    en: "A day to come: only the changes this version already knows are counted.")

  // MARK: The form

  let explainTitle = Text(fr: "Expliquer une vente", en: "Explain a sale")
  let explainLead = Text(
    fr:
      "Décrivez une ligne de vente\u{A0}: le taux, la mention à imprimer et les articles qui en décident. Rien n’est conservé.",
    en:
      "Describe one line of a sale: the rate, the words to print and the articles that decide. Nothing is kept."
  )
  let explain = Text(fr: "Expliquer", en: "Explain")
  let seeMentions = Text(fr: "Mentions légales", en: "Mandatory wording")
  let seeThresholds = Text(fr: "Seuils", en: "Thresholds")
  let seeRates = Text(fr: "Voir les taux", en: "See the rates")
  let product = Text(fr: "Produit vendu", en: "What is sold")
  let taxClass = Text(fr: "Catégorie pour le taux", en: "Class for the rate")
  let classUnstated = Text(fr: "Non précisée", en: "Not said")
  let buyer = Text(fr: "Client", en: "Buyer")
  let vatNumber = Text(fr: "N° de TVA du client", en: "Buyer's VAT number")
  let proof = Text(fr: "Preuve du n° de TVA", en: "Proof of the VAT number")
  let from = Text(fr: "Pays de départ", en: "Country of departure")
  let fromPostCode = Text(fr: "Code postal de départ", en: "Post code of departure")
  let to = Text(fr: "Pays d’arrivée ou du client", en: "Country of arrival or of the buyer")
  let toPostCode = Text(fr: "Code postal d’arrivée", en: "Post code of arrival")
  let date = Text(fr: "Date de la vente", en: "Date of the sale")
  let rate = Text(fr: "Taux compté par la boutique (%)", en: "Rate the shop charged (%)")
  let more = Text(fr: "Votre situation", en: "Your situation")
  let oss = Text(fr: "Guichet unique (OSS)", en: "One-stop shop (OSS)")
  let franchiseChoice = Text(
    fr: "Franchise en base (art. 293 B du CGI)", en: "Small business exemption (CGI art. 293 B)")
  let value = Text(
    fr: "Valeur du colis en euros (imports)", en: "Value of the parcel in euros (imports)")
  let toMend = Plural(
    one: Text(fr: "{} champ à corriger", en: "{} field to fix"),
    many: Text(fr: "{} champs à corriger", en: "{} fields to fix"))

  // MARK: The answer

  let noVAT = Text(fr: "Sans TVA", en: "No VAT")
  let onMargin = Text(fr: "TVA sur la marge", en: "VAT on the margin")
  let answer = Text(fr: "Réponse", en: "Answer")
  let refused = Text(
    fr: "Cette vente ne peut pas être facturée ainsi",
    en: "This sale cannot be invoiced as it stands")
  let rateAndCategory = Text(fr: "Taux et catégorie", en: "Rate and category")
  let taxedIn = Text(fr: "Pays d’imposition", en: "Taxed in")
  let nowhere = Text(fr: "aucun", en: "nowhere")
  let exemptionCode = Text(fr: "Code de motif (BT-121)", en: "Reason code (BT-121)")
  let mention = Text(fr: "Mention à imprimer", en: "Words to print")
  let mentionLaw = Text(fr: "Texte qui l’exige", en: "Text that asks for them")
  let lastDay = Text(fr: "Imprimable jusqu’au", en: "To be printed until")
  let noLastDay = Text(fr: "sans limite connue", en: "no known limit")
  let reporting = Text(fr: "Catégorie de e-reporting", en: "E-reporting category")
  let flow = Text(fr: "Transmission", en: "Transmission")
  let warnings = Text(fr: "À surveiller", en: "To look at")
  let reasons = Text(fr: "Pourquoi", en: "Why")

  let categoryS = Text(fr: "opération taxée", en: "taxed")
  let categoryZ = Text(fr: "taux zéro", en: "zero rate")
  let categoryE = Text(fr: "exonérée", en: "exempt")
  let categoryAE = Text(fr: "autoliquidation", en: "reverse charge")
  let categoryK = Text(fr: "livraison intracommunautaire", en: "intra-Community supply")
  let categoryG = Text(fr: "exportation", en: "export")
  let categoryO = Text(fr: "hors champ", en: "out of scope")
  let categoryL = Text(fr: "IGIC des Canaries", en: "Canary Islands' IGIC")
  let categoryM = Text(fr: "IPSI de Ceuta et Melilla", en: "IPSI of Ceuta and Melilla")

  let reportingGoods = Text(fr: "biens taxés en France", en: "goods taxed in France")
  let reportingServices = Text(fr: "services taxés en France", en: "services taxed in France")
  let reportingNotTaxed = Text(fr: "non taxé en France", en: "not taxed in France")
  let reportingMargin = Text(fr: "régime de la marge", en: "margin scheme")

  let flowInvoice = Text(
    fr: "facture électronique par une plateforme", en: "electronic invoice through a platform")
  let flowUnitary = Text(
    fr: "flux 10.1, facture par facture", en: "flow 10.1, invoice by invoice")
  let flowAggregate = Text(fr: "flux 10.3, totaux par jour", en: "flow 10.3, daily totals")
  let flowNone = Text(fr: "rien à transmettre", en: "nothing to send")

  // MARK: What may be chosen

  let goods = Text(fr: "Bien", en: "Goods")
  let service = Text(fr: "Service", en: "Service")
  let electronic = Text(fr: "Service électronique", en: "Electronic service")
  let intangible = Text(
    fr: "Service immatériel (droits, conseil, publicité)",
    en: "Intangible service (rights, advice, advertising)")
  let event = Text(fr: "Entrée à une manifestation", en: "Admission to an event")
  let restaurant = Text(fr: "Repas sur place", en: "Meal eaten on the premises")
  let transport = Text(fr: "Transport de biens", en: "Transport of goods")
  let book = Text(fr: "Livre", en: "Book")
  let food = Text(fr: "Produit alimentaire", en: "Food")
  let medicine = Text(fr: "Médicament remboursable", en: "Reimbursed medicine")
  let press = Text(fr: "Presse", en: "Press")
  let classStandard = Text(fr: "Taux normal", en: "Standard rate")
  let classIntermediate = Text(fr: "Taux intermédiaire", en: "Intermediate rate")
  let classReduced = Text(fr: "Taux réduit", en: "Reduced rate")
  let classSuperReduced = Text(fr: "Taux particulier", en: "Super-reduced rate")
  let classZero = Text(fr: "Taux zéro (autre pays)", en: "Zero rate (other country)")
  let consumer = Text(fr: "Particulier", en: "Consumer")
  let company = Text(fr: "Entreprise", en: "Company")
  let proofVerified = Text(fr: "Confirmé par VIES", en: "Confirmed by VIES")
  let proofKeyOnly = Text(fr: "Clé juste, non confirmé", en: "Right check digits, not confirmed")
  let proofNone = Text(fr: "Aucune, ou numéro faux", en: "None, or wrong")
  let ossBelow = Text(
    fr: "Sous 10\u{202F}000\u{A0}€ par an, sans option", en: "Below €10,000 a year, no option")
  let ossOpted = Text(
    fr: "Sous 10\u{202F}000\u{A0}€, inscrit par option", en: "Below €10,000, by option")
  let ossRegistered = Text(fr: "Inscrit", en: "Registered")
  let ossAbove = Text(fr: "Au-dessus, non inscrit", en: "Above, not registered")
  let secondHand = Text(fr: "Bien d’occasion", en: "Second-hand goods")
  let art = Text(fr: "Œuvre d’art", en: "Work of art")
  let antiques = Text(fr: "Collection ou antiquité", en: "Collector's item or antique")
  let voucherSingle = Text(fr: "Bon à usage unique", en: "Single-purpose voucher")
  let voucherMulti = Text(fr: "Bon à usages multiples", en: "Multi-purpose voucher")
  let works = Text(fr: "Travaux en sous-traitance", en: "Subcontracted works")
  let scrap = Text(fr: "Déchets", en: "Scrap")
  let energy = Text(fr: "Gaz, électricité", en: "Gas, electricity")

  // MARK: What is wrong with a description

  let missingProduct = Template(
    fr: "Dites ce qui est vendu\u{A0}: {}.", en: "Say what is sold: {}.")
  let notOneOf = Template(
    fr: "«\u{A0}{}\u{A0}» n’est pas prévu. Choisissez {}.", en: "“{}” is not known. Choose {}.")
  let notADate = Template(
    fr: "«\u{A0}{}\u{A0}» n’est pas un jour. Écrivez-le comme 2026-11-25.",
    en: "“{}” is not a day. Write it like 2026-11-25.")
  let beforeTable = Template(
    fr: "La table des taux commence le {}. Choisissez un jour à partir de là.",
    en: "The table of rates starts on {}. Choose that day or a later one.")
  let notACountry = Template(
    fr: "«\u{A0}{}\u{A0}» n’est pas un pays. Écrivez son code de deux lettres, comme FR ou DE.",
    en: "“{}” is not a country. Write its code of two letters, such as FR or DE.")
  let noRates = Template(
    fr: "Aucun taux n’est connu pour {}. Choisissez un pays de l’Union, GB, XI ou CH.",
    en: "No rate is known for {}. Choose a country of the Union, GB, XI or CH.")
  let notAFrenchPostCode = Template(
    fr:
      "«\u{A0}{}\u{A0}» n’est pas un code postal français. Écrivez ses cinq chiffres, comme 20000.",
    en: "“{}” is not a French post code. Write its five digits, such as 20000.")
  let notARate = Template(
    fr: "«\u{A0}{}\u{A0}» n’est pas un taux. Écrivez un nombre de 0 à 100, comme 20 ou 5,5.",
    en: "“{}” is not a rate. Write a number from 0 to 100, such as 20 or 5.5.")
  let notAnAmount = Template(
    fr: "«\u{A0}{}\u{A0}» n’est pas un montant en euros. Écrivez-le comme 140.00.",
    en: "“{}” is not an amount in euros. Write it like 140.00.")
  let notAVATNumber = Template(
    fr:
      "«\u{A0}{}\u{A0}» n’est pas un numéro de TVA\u{A0}: sa forme ou sa clé est fausse. Recopiez-le avec le code du pays, ou dites qu’il ne prouve rien (none).",
    en:
      "“{}” is not a VAT number: its shape or its check digits are wrong. Copy it again with the country's code, or say that it proves nothing (none)."
  )
  let notAnExemption = Template(
    fr:
      "«\u{A0}{}\u{A0}» n’est pas un code VATEX. Prenez-le dans la liste de EN 16931, comme VATEX-FR-CGI261C-1.",
    en: "“{}” is not a VATEX code. Take it from the list of EN 16931, such as VATEX-FR-CGI261C-1.")
  let numberOfConsumer = Text(
    fr: "Un particulier n’a pas de numéro de TVA. Choisissez une entreprise ou retirez le numéro.",
    en: "A consumer has no VAT number. Choose a company or remove the number.")
  let proofWithoutNumber = Text(
    fr: "Une preuve suppose un numéro. Donnez le numéro de TVA ou retirez la preuve.",
    en: "A proof needs a number. Give the VAT number or remove the proof.")
  let schemesTogether = Text(
    fr: "Marge, exonération, bon et autoliquidation s’excluent. Gardez-en un seul.",
    en: "Margin, exemption, voucher and reverse charge exclude each other. Keep one.")
  let notAMember = Template(
    fr: "«\u{A0}{}\u{A0}» n’est pas un autre État de l’Union. Écrivez des codes comme DE,ES.",
    en: "“{}” is not another state of the Union. Write codes such as DE,ES.")
  let notAFlag = Template(
    fr: "«\u{A0}{}\u{A0}» n’est pas compris. Écrivez true ou false.",
    en: "“{}” is not understood. Write true or false.")
}
