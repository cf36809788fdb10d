import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/importing-orders.md, by bin/help.
  static let importingOrders = Text(
    fr: ###"""
      # Importer des commandes

      Les commandes entrent par un fichier, par l’API, ou à la main. Rien n’est émis à l’import : vous voyez d’abord un aperçu.

      ## Déposer un fichier

      1. Ouvrez [Importer](/imports/new) et choisissez le fichier : CSV, JSON ou JSON Lines, jusqu’à 64 Mo.
      2. Pour un CSV, une page demande la première fois ce que contiennent ses colonnes : Facturier propose, vous vérifiez. Le prochain fichier de la même boutique est reconnu.
      3. Lisez l’aperçu : totaux, documents à émettre, refus avec leur ligne, leur colonne, leur raison et leur remède.
      4. Émettez. Une page montre l’avancement et le rapport.

      Le même fichier importé deux fois n’émet rien deux fois : une commande est reconnue par sa boutique et son numéro. Une commande WooCommerce annulée ou remboursée donne un avoir.

      ## WooCommerce

      Le JSON de l’API REST version 3 ou d’un webhook est lu tel quel. Les commandes `processing` et `completed` sont facturées ; `on-hold` attend son paiement ; `cancelled` et `refunded` reprennent la vente ; `pending` et `failed` sont refusées, puisqu’elles ne sont pas confirmées.

      ## Shopify

      Exportez vos commandes en CSV et déposez le fichier : ses colonnes sont reconnues, il ne reste qu’à dire si vos prix sont TTC. Ses dates avec fuseau, comme `2026-03-22 16:28:02 +0100`, donnent le jour à Paris ; une commande annulée n’est pas facturée : si elle l’est déjà, faites un avoir, comme pour un remboursement, que l’export ne détaille pas. Le taux de TVA n’y a pas de colonne à lui : celui que vous indiquez, ou le taux habituel de votre société, vaut pour toutes les lignes.

      ## Le fichier de correspondance

      La page des colonnes l’écrit pour vous et le donne en fichier ; il sert aussi au terminal (`--mapping`). Il dit quelle colonne contient quoi :

      ```
      { "format": "csv", "source": "ma-boutique", "delimiter": ";", "decimal": ",",
        "dateFormat": "dd/MM/yyyy", "pricesIncludeTax": true,
        "columns": { "order": "N° commande", "orderedOn": "Date", "name": "Article",
                     "quantity": "Qté", "unitPrice": "Prix", "buyerName": "Client" },
        "constants": { "country": "FR", "vatRate": "20", "paymentMeans": "card" } }
      ```

      Sont nécessaires : `order`, `orderedOn`, `quantity`, `unitPrice`, et `name` ou `sku`. Les lignes qui se suivent avec le même numéro font une commande. Une ligne illisible refuse toute sa commande : on ne sait plus ce qui a été vendu.

      ## Par l’API

      `POST /v1/orders` prend une commande en JSON ; les montants sont des textes, `"12.50"`. Voyez [API, clés et webhooks](api.md).

      ## Ce qu’il advient des refus

      Une commande lue mais refusée attend au [bouclier](/shield), avec sa correction quand il en est une sûre. Toutes les commandes reçues sont dans la [liste des commandes](/orders). Voyez [Contrôles avant émission](shield.md).

      ## Ce qui n’y est pas encore

      Aucune boutique n’est interrogée d’elle-même, et les stocks ne lui sont pas renvoyés.
      """###,
    en: ###"""
      # Importing orders

      Orders come in by a file, by the API, or by hand. Nothing is issued by importing: you see a preview first.

      ## Drop a file

      1. Open [Import](/imports/new) and choose the file: CSV, JSON or JSON Lines, up to 64 MB.
      2. For a CSV, a page asks the first time what its columns hold: Facturier proposes, you check. The next file of the same shop is known.
      3. Read the preview: totals, documents to be issued, refusals with their line, column, reason and remedy.
      4. Issue. A page shows how far it is, and the report.

      The same file imported twice issues nothing twice: an order is known by its shop and number. A WooCommerce order that was cancelled or refunded gives a credit note.

      ## WooCommerce

      The JSON of the REST API version 3, or of a webhook, is read as it is. Orders that are `processing` or `completed` are invoiced; `on-hold` waits for its payment; `cancelled` and `refunded` take the sale back; `pending` and `failed` are refused, since they are not confirmed.

      ## Shopify

      Export your orders as CSV and drop the file: its columns are known, all that is left is to say whether your prices include VAT. Its dates with an offset, such as `2026-03-22 16:28:02 +0100`, give the day in Paris; a cancelled order is not invoiced: if it already is, make a credit note, as for a refund, which the export does not detail. Its VAT rate has no column of its own: the one you give, or the usual rate of your company, holds for all lines.

      ## The mapping file

      The page of the columns writes it for you and gives it as a file; it also serves at the terminal (`--mapping`). It says which column holds what:

      ```
      { "format": "csv", "source": "my-shop", "delimiter": ";", "decimal": ",",
        "dateFormat": "dd/MM/yyyy", "pricesIncludeTax": true,
        "columns": { "order": "Order no.", "orderedOn": "Date", "name": "Article",
                     "quantity": "Qty", "unitPrice": "Price", "buyerName": "Customer" },
        "constants": { "country": "FR", "vatRate": "20", "paymentMeans": "card" } }
      ```

      Required: `order`, `orderedOn`, `quantity`, `unitPrice`, and `name` or `sku`. Rows that follow each other with the same number are one order. A row that cannot be read refuses its whole order: nobody knows any more what was sold.

      ## By the API

      `POST /v1/orders` takes an order as JSON; amounts are texts, `"12.50"`. See [API, keys and webhooks](api.md).

      ## What becomes of refusals

      An order that was read and refused waits at the [shield](/shield), with its correction where there is a safe one. All orders received are in the [list of orders](/orders). See [Checks before issuing](shield.md).

      ## What is not there yet

      No shop is asked by itself, and stock is not sent back to it.
      """###)
}
