import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/products.md, by bin/help.
  static let products = Text(
    fr: ###"""
      # Le catalogue d’articles

      Le [catalogue](/products) garde ce que vous vendez. Un article remplit une ligne de facture dès ses premières lettres : désignation, référence, prix, taux, unité et nature.

      ## Ajouter un article

      1. Ouvrez [Nouvel article](/products/new). Seule la désignation est obligatoire.
      2. Donnez une référence si vous en avez : elle est unique dans le catalogue.
      3. Donnez le prix, hors taxes ou TVA comprise. Laissez-le vide s’il change à chaque vente.
      4. Un taux vide est votre taux habituel. La nature (bien, service, service en ligne…) décide du lieu de la TVA.

      En saisissant une facture, une ligne qui n’est pas au catalogue s’y ajoute d’un clic, à côté des totaux.

      ## Reprendre ce qui a été vendu

      [Reprendre ce qui a été vendu](/products/learning) lit vos factures, de la plus récente à la plus ancienne, et ajoute chaque article que le catalogue ne connaît pas, avec son dernier prix. Un article que vous avez créé, modifié ou archivé n’est jamais touché. Vous pouvez quitter la page : la reprise continue, et se reprend après une interruption.

      ## Changer un prix

      Ouvrez l’article, changez, enregistrez. Les factures émises gardent le leur : un prix n’est pas la loi. Si quelqu’un d’autre a modifié l’article entre-temps, rien n’est écrasé, on vous le dit.

      ## Archiver

      Un article archivé n’est plus proposé. Rien ne se supprime : l’onglet « Archivés » le retrouve, « Remettre en vente » le rétablit.

      ## Ce que montre sa page

      « Vendu récemment » cherche parmi vos mille derniers documents, et le dit.

      ## Par l’API

      `GET` et `POST /v1/products`, avec les droits `catalogue:read` et `catalogue:write`. Un vendeur a les deux, un expert-comptable et un lecteur le premier. Voyez [L’API](api.md).

      ## Ce qui n’y est pas encore

      Ni stock, ni déclinaisons, ni tarifs par client. Une boutique reliée n’y écrit pas encore ses articles ; ses commandes gardent leurs propres prix.
      """###,
    en: ###"""
      # The catalogue of products

      The [catalogue](/products) keeps what you sell. A product fills a line of an invoice from its first letters: name, reference, price, rate, unit and kind.

      ## Add a product

      1. Open [New product](/products/new). Only the name is needed.
      2. Give a reference if you have one: it is one product’s only.
      3. Give the price, without VAT or with it. Leave it empty if it differs from sale to sale.
      4. An empty rate is your usual one. The kind (goods, service, online service…) decides where VAT is due.

      While an invoice is typed, a line that is not in the catalogue is put there in one click, beside the totals.

      ## Take over what was sold

      [Take over what was sold](/products/learning) reads your invoices, from the newest to the oldest, and adds each article the catalogue does not know, with its latest price. A product you made, changed or archived is never touched. You may leave the page: it goes on, and takes up again after an interruption.

      ## Change a price

      Open the product, change it, save. Issued invoices keep theirs: a price is not the law. If somebody else changed the product meanwhile, nothing is overwritten, and you are told.

      ## Archive

      An archived product is no longer offered. Nothing is deleted: the tab “Archived” finds it, “Put on sale again” restores it.

      ## What its page shows

      “Sold lately” looks among your thousand latest documents, and says so.

      ## By the API

      `GET` and `POST /v1/products`, with the permissions `catalogue:read` and `catalogue:write`. A seller has both, an accountant and a reader the first. See [The API](api.md).

      ## What is not there yet

      Neither stock, nor variants, nor prices by customer. A connected shop does not write its products there yet; its orders keep their own prices.
      """###)
}
