import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/self-billing.md, by bin/help.
  static let selfBilling = Text(
    fr: ###"""
      # L’autofacturation

      Vous établissez la facture à la place de votre fournisseur, en son nom et pour son compte : dépôt-vente, créateurs d’une place de marché, apporteurs d’affaires. La loi l’appelle l’autofacturation ; elle demande un mandat.

      ## Ce que dit la loi

      Le client peut émettre la facture au nom et pour le compte du fournisseur, si celui-ci l’a accepté par un mandat, et s’il garde le droit de la contester (CGI, art. 289, I-2 ; ann. II, art. 242 nonies, I). La mention « Autofacturation » figure sur la facture. Le fournisseur reste responsable de ses obligations, et de la TVA.

      Chaque fournisseur a une suite de numéros à lui, tenue par celui qui établit les factures (BOI-TVA-DECLA-30-20-10).

      ## En faire une

      Elle se fait par l’API : `POST /v1/self-billed-invoices`, avec le fournisseur, la référence et la date de son mandat, et les lignes. Ou à la ligne de commande :

      ```
      facturier post /v1/self-billed-invoices --data @autofacture.json
      ```

      La [référence de l’API](/docs/api) dit tous les champs et permet d’essayer dans un [bac à sable](sandbox.md).

      - Le document est de type 389 ; son avoir, de type 261.
      - Il prend le numéro suivant de la série de ce fournisseur.
      - Il est numéroté, scellé et conservé comme une facture de vente, et paraît dans [Factures](/invoices).

      ## En comptabilité

      C’est un achat : charge en 607 ou 604, TVA déductible en 445660, fournisseur en 401, journal des achats. Si le fournisseur est sous la franchise de l’article 293 B, il n’y a pas de TVA, et la mention le dit. Voyez [Comptabilité](accounting.md).

      ## À surveiller

      - Gardez le mandat : il se montre en cas de contrôle.
      - Transmettez chaque autofacture au fournisseur, qui doit pouvoir la contester.
      - Le fournisseur dont le SIREN est faux ou manque est refusé, avec la raison.

      ## Ce qui n’y est pas encore

      Il n’y a pas encore de page pour en saisir une, ni de suivi des acceptations du fournisseur.
      """###,
    en: ###"""
      # Self-billing

      You make out the invoice in the place of your supplier, in their name and on their behalf: goods on commission, makers on a marketplace, agents. The law calls it self-billing; it wants a mandate.

      ## What the law says

      The customer may issue the invoice in the name and on behalf of the supplier, if the supplier accepted it by a mandate and keeps the right to dispute it (CGI, art. 289, I-2; ann. II, art. 242 nonies, I). The word “Autofacturation” stands on the invoice. The supplier stays answerable for their obligations, and for the VAT.

      Each supplier has a sequence of numbers of their own, kept by whoever makes out the invoices (BOI-TVA-DECLA-30-20-10).

      ## Make one

      It is made by the API: `POST /v1/self-billed-invoices`, with the supplier, reference and date of the mandate, and the lines. Or on the command line:

      ```
      facturier post /v1/self-billed-invoices --data @self-billed.json
      ```

      The [API reference](/docs/api) tells all fields and lets you try it in a [sandbox](sandbox.md).

      - The document is of type 389; its credit note, of type 261.
      - It takes the next number of the series of that supplier.
      - It is numbered, sealed and kept as an invoice of a sale is, and is among the [Invoices](/invoices).

      ## In the books

      It is a purchase: expense on 607 or 604, deductible VAT on 445660, supplier on 401, journal of purchases. If the supplier is under the franchise of article 293 B there is no VAT, and the mention says so. See [Books](accounting.md).

      ## To watch

      - Keep the mandate: it is shown when there is an inspection.
      - Give each self-billed invoice to the supplier, who must be able to dispute it.
      - A supplier whose SIREN is wrong or missing is refused, with the reason.

      ## What is not there yet

      There is no page to type one yet, and the supplier’s acceptances are not followed up.
      """###)
}
