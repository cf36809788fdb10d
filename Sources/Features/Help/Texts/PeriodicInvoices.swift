import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/periodic-invoices.md, by bin/help.
  static let periodicInvoices = Text(
    fr: ###"""
      # Factures récapitulatives

      Plusieurs commandes du même client, livrées dans le même mois, peuvent tenir sur une seule facture, établie avant la fin de ce mois.

      ## La faire

      1. Ouvrez le brouillon de l’une des commandes dans [Factures](/invoices), puis « Facturer avec d’autres ».
      2. Cochez les autres commandes du client qui attendent leur facture.
      3. Relisez : les lignes de chacune sont groupées sous son numéro et sa date.
      4. Émettez. Chaque commande est alors facturée, une seule fois.

      Par l’API : `POST /v1/periodic-invoices`, avec la liste des commandes.

      ## Ce que dit la loi

      Une facture peut être établie de façon périodique pour plusieurs livraisons distinctes au profit d’un même client, lorsque la taxe devient exigible au cours d’un même mois civil ; elle l’est au plus tard à la fin de ce mois (CGI, art. 289, I-3). Entre professionnels, le délai de paiement d’une telle facture ne dépasse pas quarante-cinq jours après son émission (C. com., art. L441-10).

      Une facture faite après la fin du mois est émise tout de même, avec un avertissement : elle est due, seulement en retard.

      ## Ce qui ne peut pas aller ensemble

      - Les commandes de deux clients.
      - Deux devises, ou des prix hors taxes et des prix TTC.
      - Une commande déjà facturée.
      - Une commande avec des [acomptes](deposits.md), ou déjà remboursée : facturez-la seule.

      Chaque refus dit quelle commande ne va pas, et pourquoi.

      ## Corriger ensuite

      Un [avoir](credit-notes.md) peut reprendre des lignes d’une seule des commandes. La facture, elle, ne change pas.

      ## Ce qui n’y est pas encore

      Aucune facture récapitulative ne se fait d’elle-même en fin de mois : c’est à vous de la lancer. Les abonnements et les factures récurrentes ne sont pas encore là.
      """###,
    en: ###"""
      # Periodic invoices

      Several orders of one customer, supplied in one month, may stand on a single invoice, made before that month ends.

      ## Make one

      1. Open the draft of one of the orders in [Invoices](/invoices), then “Invoice with others”.
      2. Tick the other orders of the customer that wait for their invoice.
      3. Read it again: the lines of each are grouped under its number and date.
      4. Issue. Each order is then invoiced, once.

      By the API: `POST /v1/periodic-invoices`, with the list of orders.

      ## What the law says

      An invoice may be made periodically for several separate supplies to one customer, where the tax falls due within one calendar month; it is made by the end of that month at the latest (CGI, art. 289, I-3). Between businesses, such an invoice is to be paid no later than forty-five days after it is issued (C. com., art. L441-10).

      An invoice made after the month ended is issued all the same, with a warning: it is owed, only late.

      ## What cannot go together

      - Orders of two customers.
      - Two currencies, or prices without VAT and prices with it.
      - An order that has its invoice.
      - An order with [deposits](deposits.md), or refunded already: invoice it alone.

      Each refusal says which order does not go, and why.

      ## Correct it afterwards

      A [credit note](credit-notes.md) may take back lines of one of the orders only. The invoice itself does not change.

      ## What is not there yet

      No periodic invoice makes itself at the end of a month: you start it. Subscriptions and recurring invoices are not there yet.
      """###)
}
