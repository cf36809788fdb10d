import Kernel

/// Every sentence of the page that asks what the columns of a file mean.
final class ColumnsStrings: Sendable {
  static let table = ColumnsStrings()

  let title = Text(fr: "Que contiennent les colonnes\u{202F}?", en: "What do the columns hold?")
  let lead = Template(
    fr:
      "{}\u{A0}: Facturier propose ce qu’il a reconnu. Vérifiez, puis voyez l’aperçu\u{202F}; rien n’est émis ici. Vos réponses seront reprises pour le prochain fichier de cette boutique.",
    en:
      "{}: Facturier proposes what it recognised. Check it, then see the preview; nothing is issued here. Your answers serve for the next file of this shop."
  )
  let otherFile = Text(fr: "Choisir un autre fichier", en: "Choose another file")
  let firstRows = Text(fr: "Les premières lignes du fichier", en: "The first rows of the file")
  let preview = Text(fr: "Voir l’aperçu", en: "See the preview")
  let asFile = Text(fr: "Télécharger la correspondance", en: "Download the mapping")
  let mappingFile = Text(fr: "Fichier de correspondance", en: "Mapping file")
  let change = Text(fr: "Changer les colonnes", en: "Change the columns")

  // MARK: Parts

  let needed = Text(fr: "L’indispensable", en: "What is needed")
  let amounts = Text(fr: "Montants et TVA", en: "Amounts and VAT")
  let customers = Text(fr: "Clients", en: "Customers")
  let payments = Text(fr: "Paiement et annulation", en: "Payment and cancellation")
  let further = Text(fr: "Autres colonnes", en: "Other columns")
  let furtherHelp = Text(
    fr: "Celles où les premières lignes contiennent quelque chose.",
    en: "Those that hold something in the first rows.")
  let furtherTyped = Text(
    fr: "Tapez le nom d’une colonne\u{A0}: elles vous sont proposées.",
    en: "Type the name of a column: they are offered to you.")

  // MARK: Fields

  let none = Text(fr: "Aucune colonne", en: "No column")
  let choose = Text(fr: "Choisir…", en: "Choose…")
  let oneEach = Text(fr: "Aucune\u{A0}: une pièce par ligne", en: "None: one piece a row")
  let source = Text(fr: "Nom de la boutique", en: "Name of the shop")
  let sourceHelp = Text(
    fr:
      "Ce nom et le numéro identifient une commande\u{A0}: gardez le même nom pour la même boutique.",
    en: "This name and the number identify an order: keep the same name for the same shop.")
  let dates = Text(fr: "Comment les dates sont écrites", en: "How dates are written")
  let decimals = Text(fr: "Comment les nombres sont écrits", en: "How numbers are written")
  let prices = Text(fr: "Les prix du fichier sont", en: "The prices of the file are")
  let withTax = Text(fr: "TTC, taxes comprises", en: "including VAT")
  let withoutTax = Text(fr: "HT, hors taxes", en: "excluding VAT")
  let rate = Text(
    fr: "Taux de TVA quand le fichier ne le dit pas (%)",
    en: "VAT rate where the file does not say it (%)")
  let rateHelp = Text(
    fr: "Laissez vide pour le taux habituel de votre société.",
    en: "Leave empty for the usual rate of your company.")
  let country = Text(
    fr: "Pays quand le fichier ne le dit pas (code, comme FR)",
    en: "Country where the file does not say it (code, such as FR)")
  let buyerKind = Text(fr: "Qui achète", en: "Who buys")
  let auto = Text(fr: "Selon la commande", en: "As the order says")
  let autoHelp = Text(
    fr: "Une entreprise quand il y a une société, un SIREN ou un numéro de TVA.",
    en: "A company where there is a company, a SIREN or a VAT number.")
  let consumers = Text(fr: "Toujours un particulier", en: "Always a consumer")
  let companies = Text(fr: "Toujours une entreprise", en: "Always a company")
  let anonymous = Text(
    fr: "Nom du particulier quand le fichier ne le dit pas",
    en: "Name of the consumer where the file does not say it")
  let anonymousHelp = Text(
    fr: "Par exemple «\u{A0}Client particulier\u{A0}». Vide, ces commandes sont refusées.",
    en: "For example “Private customer”. Empty, these orders are refused.")
  let negatives = Text(
    fr: "Une commande dont toutes les quantités sont négatives est un avoir",
    en: "An order whose quantities are all negative is a credit note")

  // MARK: Refusals

  let columnMissing = Text(fr: "Choisissez la colonne.", en: "Choose the column.")
  let columnUnknown = Text(
    fr: "Le fichier n’a pas cette colonne, ou l’a plusieurs fois.",
    en: "The file has no such column, or has it more than once.")
  let nameMissing = Text(
    fr: "Choisissez la colonne de l’article, ou celle de sa référence.",
    en: "Choose the column of the article, or that of its reference.")
  let pricesMissing = Text(
    fr: "Dites si les prix du fichier comprennent la TVA.",
    en: "Say whether the prices of the file include VAT.")
  let sourceMissing = Text(fr: "Donnez un nom à la boutique.", en: "Give the shop a name.")
  let countryMissing = Text(
    fr: "Sans colonne du pays, dites lequel c’est.",
    en: "Without a column for the country, say which it is.")
  let countryUnknown = Text(
    fr: "Écrivez un code de pays à deux lettres, comme FR.",
    en: "Write a two-letter country code, such as FR.")
  let rateUnreadable = Text(
    fr: "Écrivez un taux, comme 20 ou 5,5.", en: "Write a rate, such as 20 or 5.5.")
  let datesMissing = Text(
    fr: "Les dates du fichier se lisent de deux façons\u{A0}: dites laquelle est la bonne.",
    en: "The dates of the file can be read in two ways: say which is right.")
  let decimalsMissing = Text(
    fr: "Les nombres du fichier se lisent de deux façons\u{A0}: dites laquelle est la bonne.",
    en: "The numbers of the file can be read in two ways: say which is right.")
  let repeated = Template(
    fr: "{} (plusieurs fois dans l’en-tête)", en: "{} (more than once in the header)")
  let before = Template(
    fr:
      "Repris de «\u{A0}{}\u{A0}», importé le {}. Est-ce la même boutique\u{202F}? Sinon, changez son nom.",
    en: "As for “{}”, imported on {}. Is it the same shop? If not, change its name.")

  func name(of role: ColumnRole) -> Text {
    switch role {
    case .order: Text(fr: "Numéro de commande", en: "Order number")
    case .orderedOn: Text(fr: "Date de commande", en: "Order date")
    case .suppliedOn: Text(fr: "Date de livraison", en: "Date of supply")
    case .paidOn: Text(fr: "Date de paiement", en: "Date of payment")
    case .cancelledOn: Text(fr: "Date d’annulation", en: "Date of cancellation")
    case .sku: Text(fr: "Référence de l’article", en: "Reference of the article")
    case .name: Text("Article")
    case .detail: Text(fr: "Précision sur l’article", en: "Detail of the article")
    case .quantity: Text(fr: "Quantité", en: "Quantity")
    case .unit: Text(fr: "Unité (code UN/ECE)", en: "Unit (UN/ECE code)")
    case .unitPrice: Text(fr: "Prix unitaire", en: "Unit price")
    case .discount: Text(fr: "Remise de la ligne", en: "Discount of the line")
    case .vatRate: Text(fr: "Taux de TVA", en: "VAT rate")
    case .exemption: Text(fr: "Motif d’exonération (VATEX)", en: "Reason of exemption (VATEX)")
    case .lineNet: Text(fr: "Total HT de la ligne", en: "Net of the line")
    case .lineVAT: Text(fr: "TVA de la ligne", en: "VAT of the line")
    case .nature: Text(fr: "Bien ou service", en: "Goods or service")
    case .orderTotal: Text(fr: "Total TTC de la commande", en: "Total of the order with VAT")
    case .currency: Text(fr: "Devise", en: "Currency")
    case .customer: Text(fr: "Numéro de client", en: "Customer number")
    case .buyerName: Text(fr: "Nom du client", en: "Customer’s name")
    case .company: Text(fr: "Société", en: "Company")
    case .contact: Text(fr: "Interlocuteur", en: "Contact")
    case .email: Text(fr: "Adresse e-mail", en: "E-mail address")
    case .phone: Text(fr: "Téléphone", en: "Telephone")
    case .siren: Text(fr: "SIREN ou SIRET", en: "SIREN or SIRET")
    case .vatIdentifier: Text(fr: "Numéro de TVA", en: "VAT number")
    case .address1: Text(fr: "Adresse", en: "Address")
    case .address2: Text(fr: "Complément d’adresse", en: "Address, second line")
    case .postCode: Text(fr: "Code postal", en: "Post code")
    case .city: Text(fr: "Ville", en: "City")
    case .country: Text(fr: "Pays", en: "Country")
    case .deliveryName: Text(fr: "Livraison\u{A0}: nom", en: "Delivery: name")
    case .deliveryAddress1: Text(fr: "Livraison\u{A0}: adresse", en: "Delivery: address")
    case .deliveryAddress2: Text(fr: "Livraison\u{A0}: complément", en: "Delivery: second line")
    case .deliveryPostCode: Text(fr: "Livraison\u{A0}: code postal", en: "Delivery: post code")
    case .deliveryCity: Text(fr: "Livraison\u{A0}: ville", en: "Delivery: city")
    case .deliveryCountry: Text(fr: "Livraison\u{A0}: pays", en: "Delivery: country")
    case .shipping: Text(fr: "Frais de livraison", en: "Shipping")
    case .orderDiscount: Text(fr: "Remise sur la commande", en: "Discount on the order")
    case .paymentMeans: Text(fr: "Moyen de paiement", en: "Means of payment")
    case .paymentReference: Text(fr: "Référence du paiement", en: "Reference of the payment")
    case .cancels: Text(fr: "Commande annulée par celle-ci", en: "Order this one takes back")
    case .purchaseOrder: Text(fr: "Bon de commande du client", en: "Customer’s purchase order")
    }
  }

  /// What helps at a few columns.
  func help(of role: ColumnRole) -> Text? {
    switch role {
    case .order:
      Text(
        fr: "Les lignes qui se suivent avec le même numéro font une commande.",
        en: "Rows that follow each other with the same number are one order.")
    case .orderTotal:
      Text(
        fr: "Il est comparé au total calculé\u{A0}: une différence se voit avant d’émettre.",
        en: "It is compared with the computed total: a difference shows before issuing.")
    case .discount:
      Text(
        fr: "Un montant pour toute la ligne, pas un pourcentage.",
        en: "An amount for the whole line, no percentage.")
    case .paidOn:
      Text(fr: "Une commande datée ici est payée.", en: "An order with a date here is paid.")
    case .cancelledOn:
      Text(
        fr: "Si cette date est remplie, la commande n’est pas facturée.",
        en: "Where this date is filled, the order is not invoiced.")
    default: nil
    }
  }
}
