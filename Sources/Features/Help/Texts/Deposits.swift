import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/deposits.md, by bin/help.
  static let deposits = Text(
    fr: ###"""
      # Les acomptes

      Un acompte encaissé avant la livraison demande sa propre facture entre professionnels, et la TVA en est due à l’encaissement, pour les biens comme pour les services.

      ## Facturer un acompte

      1. Ouvrez le brouillon de la commande dans [Factures](/invoices), puis « Facturer un acompte ».
      2. Donnez un montant TTC, ou un pourcentage de la commande.
      3. Relisez et émettez : c’est une facture d’acompte (type 386), avec son numéro, dans la série des factures.

      Par l’API : `POST /v1/orders/{id}/deposits`, avec `percent` ou `amount`.

      ## La facture définitive

      Quand la commande est facturée, ses acomptes sont déduits d’eux-mêmes, taux par taux, et la facture définitive nomme chacune des factures d’acompte. Sa TVA porte sur ce qui reste : celle de l’acompte n’est pas demandée deux fois. Sur l’ensemble, ce qui est facturé tombe au centime sur le prix de la vente.

      ## Ce que dit la loi

      - Une facture est due pour chaque acompte versé avant la livraison ou l’exécution (CGI, art. 289, I-1-c).
      - La TVA est exigible à l’encaissement de l’acompte (CGI, art. 269, 2-a), pour les biens aussi depuis 2023.
      - La TVA qui figure sur une facture est due du seul fait qu’elle y figure (CGI, art. 283, 3) : d’où la déduction taux par taux.

      ## Rendre un acompte

      Par un [avoir](credit-notes.md) de la facture d’acompte. Si la facture définitive l’a déjà déduit, créditez les deux ensemble, ou la définitive d’abord : c’est dit, avec la marche à suivre.

      ## Ce qui est refusé

      - Un acompte de plus que ce qui reste de la commande.
      - Un acompte sur une livraison intracommunautaire exonérée : la loi n’en demande pas la facture.
      - Un acompte payé en partie : faites l’acompte du montant reçu.
      - Une commande avec acomptes dans une facture récapitulative : facturez-la seule.

      ## En comptabilité

      L’acompte va au compte 419100, hors TVA ; sa TVA au 44571. La facture définitive le reprend. Voyez [Comptabilité](accounting.md).
      """###,
    en: ###"""
      # Deposits

      A deposit received before the supply needs an invoice of its own between businesses, and its VAT is due when it is paid, for goods as well as for services.

      ## Invoice a deposit

      1. Open the draft of the order in [Invoices](/invoices), then “Invoice a deposit”.
      2. Give an amount with VAT, or a percentage of the order.
      3. Read it again and issue: it is a deposit invoice (type 386), with its number, in the series of invoices.

      By the API: `POST /v1/orders/{id}/deposits`, with `percent` or `amount`.

      ## The final invoice

      When the order is invoiced its deposits are deducted by themselves, rate by rate, and the final invoice names each deposit invoice. Its VAT is on what is left: that of the deposit is not charged a second time. All in all, what is invoiced comes to the price of the sale, to the cent.

      ## What the law says

      - An invoice is due for each deposit paid before the supply (CGI, art. 289, I-1-c).
      - VAT is due when the deposit is received (CGI, art. 269, 2-a), for goods too since 2023.
      - VAT shown on an invoice is owed because it is shown (CGI, art. 283, 3): hence the deduction rate by rate.

      ## Give a deposit back

      By a [credit note](credit-notes.md) of the deposit invoice. If the final invoice has deducted it, credit both together, or the final one first: you are told, and how to go about it.

      ## What is refused

      - A deposit of more than is left of the order.
      - A deposit on an exempt intra-Community supply: the law asks for no invoice of it.
      - A deposit paid in part: make the deposit of the amount received.
      - An order with deposits on a periodic invoice: invoice it alone.

      ## In the books

      The deposit goes to account 419100, without VAT; its VAT to 44571. The final invoice takes it back. See [Books](accounting.md).
      """###)
}
