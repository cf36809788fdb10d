import Kernel

/// Every sentence of the pages of products.
package final class ProductStrings: Sendable {
  package static let table = ProductStrings()

  let products = Text(fr: "Articles", en: "Products")
  package let natures: [Product.Nature: Text] = [
    .goods: Text(fr: "Bien", en: "Goods"),
    .services: Text(fr: "Service", en: "Service"),
    .electronicServices: Text(fr: "Service en ligne", en: "Online service"),
    .intangibleServices: Text(fr: "Service immatériel", en: "Intangible service"),
    .events: Text(fr: "Événement", en: "Event"),
    .restaurant: Text(fr: "Restauration", en: "Restaurant"),
    .transport: Text(fr: "Transport", en: "Transport"),
  ]

  // MARK: The list

  let name = Text(fr: "Désignation", en: "Name")
  let sku = Text(fr: "Référence", en: "Reference")
  let nature = Text(fr: "Nature", en: "Kind")
  let price = Text(fr: "Prix unitaire", en: "Unit price")
  let rate = Text(fr: "TVA", en: "VAT")
  let unit = Text(fr: "Unité", en: "Unit")
  let created = Text(fr: "Créé le", en: "Created")
  let byState = Text(fr: "Filtrer par état", en: "Filter by state")
  let byNature = Text(fr: "Filtrer par nature", en: "Filter by kind")
  let onSale = Text(fr: "En vente", en: "On sale")
  let archivedOnes = Text(fr: "Archivés", en: "Archived")
  let fileName = Text(fr: "articles", en: "products")
  let state = Text(fr: "État", en: "State")
  let onSaleOne = Text(fr: "En vente", en: "On sale")
  let archiveThem = Plural(
    one: Text(fr: "Archiver {} article\u{202F}?", en: "Archive {} product?"),
    many: Text(fr: "Archiver {} articles\u{202F}?", en: "Archive {} products?"))
  let restoreThem = Plural(
    one: Text(fr: "Remettre en vente {} article\u{202F}?", en: "Put {} product on sale again?"),
    many: Text(fr: "Remettre en vente {} articles\u{202F}?", en: "Put {} products on sale again?"))
  let everyNature = Text(fr: "Toutes natures", en: "Every kind")
  let searchHint = Text(fr: "Désignation ou référence", en: "Name or reference")
  let nothing = Text(fr: "Aucun article", en: "No product")
  let nothingHelp = Text(
    fr: "Ajoutez vos articles un par un, ou reprenez ce que vous avez déjà vendu.",
    en: "Add your products one by one, or take over what you sold already.")
  let net = Template(fr: "{} HT", en: "{} before VAT")
  let gross = Template(fr: "{} TTC", en: "{} with VAT")
  let usualRate = Text(fr: "habituelle", en: "usual")
  let usualRateWhole = Text(fr: "Taux habituel", en: "Usual rate")

  // MARK: Beginning

  let welcomeTitle = Text(fr: "Votre catalogue est vide", en: "Your catalogue is empty")
  let welcomeLead = Text(
    fr:
      "Un article garde sa désignation, sa référence, son prix et sa TVA\u{A0}: il remplit une ligne de facture dès ses premières lettres. Vos factures émises n’en dépendent pas, un prix peut donc changer à tout moment.",
    en:
      "A product keeps its name, reference, price and VAT: it fills a line of an invoice from its first letters. Issued invoices do not depend on it, so a price may change at any time."
  )
  let add = Text(fr: "Nouvel article", en: "New product")
  let learn = Text(fr: "Reprendre ce qui a été vendu", en: "Add what you have sold")

  // MARK: The form

  let newTitle = Text(fr: "Nouvel article", en: "New product")
  let newLead = Text(
    fr: "Seule la désignation est obligatoire.", en: "Only the name is needed.")
  let whatItIs = Text(fr: "L’article", en: "The product")
  let itsPrice = Text(fr: "Prix et TVA", en: "Price and VAT")
  let nameHelp = Text(fr: "Ce que la facture imprime.", en: "What the invoice prints.")
  let skuHelp = Text(
    fr: "Votre code, unique dans le catalogue.", en: "Your code, of one product only.")
  let detail = Text(fr: "Description", en: "Description")
  let detailHelp = Text(
    fr: "Pour vous\u{A0}: composition, taille, fournisseur…",
    en: "For you: composition, size, supplier…")
  let natureHelp = Text(
    fr: "Elle décide du lieu de la TVA.", en: "It decides where VAT is due.")
  let unitHelp = Text(
    fr: "Ce que compte la quantité.", en: "What the quantity counts.")
  let otherUnit = Template(fr: "autre\u{A0}: {}", en: "other: {}")
  let priceHelp = Text(
    fr: "Vide si le prix change à chaque vente.", en: "Empty if it differs from sale to sale.")
  let prices = Text(fr: "Ce prix est", en: "This price is")
  let withoutTax = Text(fr: "hors taxes", en: "without VAT")
  let withTax = Text(fr: "TVA comprise", en: "with VAT")
  let currency = Text(fr: "Devise", en: "Currency")
  let rateTitle = Text(fr: "Taux de TVA (%)", en: "VAT rate (%)")
  let rateHelp = Text(
    fr: "Vide\u{A0}: votre taux habituel.", en: "Empty: your usual rate.")
  let save = Text(fr: "Enregistrer", en: "Save")
  let create = Text(fr: "Créer l’article", en: "Create the product")
  let cancel = Text(fr: "Annuler", en: "Cancel")
  let archived = Text(fr: "Archivé", en: "Archived")
  let archive = Text(fr: "Archiver", en: "Archive")
  let archiveHelp = Text(
    fr:
      "Un article archivé n’est plus proposé en saisissant une facture. Rien de ce qui a été vendu ne change, et il se restaure.",
    en:
      "An archived product is no longer offered while an invoice is typed. Nothing that was sold changes, and it can be restored."
  )
  let restore = Text(fr: "Remettre en vente", en: "Put on sale again")
  let restoreHelp = Text(
    fr: "Il sera de nouveau proposé en saisissant une facture.",
    en: "It will be offered again while an invoice is typed.")
  let invoiceIt = Text(fr: "Facturer cet article", en: "Invoice this product")
  let sinceWhen = Template(fr: "Créé le {}, modifié le {}.", en: "Created {}, changed {}.")

  // MARK: Sales

  let sales = Text(fr: "Vendu récemment", en: "Sold lately")
  let document = Text(fr: "Facture", en: "Invoice")
  let customer = Text(fr: "Client", en: "Customer")
  let day = Text(fr: "Date", en: "Date")
  let quantity = Text(fr: "Quantité", en: "Quantity")
  let soldFor = Text(fr: "Total HT", en: "Net")
  let neverSold = Template(
    fr: "Pas dans vos {} derniers documents.", en: "Not in your {} latest documents.")
  let amongLatest = Template(
    fr: "Parmi vos {} derniers documents.", en: "Among your {} latest documents.")
}
