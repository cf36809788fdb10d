import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/credit-notes.md, by bin/help.
  static let creditNotes = Text(
    fr: ###"""
      # Annuler ou corriger : avoirs, rectificatives, remboursements

      Une facture émise ne se modifie jamais. Elle se corrige de deux façons : par un avoir, qui en reprend tout ou partie, ou par une facture rectificative, qui l’annule et la remplace.

      ## Faire un avoir

      1. Ouvrez la facture dans [Factures](/invoices), puis « Faire un avoir ».
      2. Choisissez : tout ce qui reste, des lignes et des quantités, les frais de port, ou un montant.
      3. Donnez le motif, relisez, émettez. L’avoir (type 381) nomme la facture et sa date.

      Les avoirs d’une facture ne dépassent jamais son total, et ce qui revient est le miroir exact de ce qui avait été vendu, au centime et au taux près. Une commande annulée ou remboursée dans la boutique produit son avoir à l’import.

      ## Faire une facture rectificative

      Quand la vente est la même mais mal dite (un nom, une adresse, une date), ouvrez la facture, « Rectifier », changez ce qui était faux et dites pourquoi. La nouvelle facture (type 384) porte « annule et remplace », prend un nouveau numéro, et les paiements passent de l’une à l’autre.

      Elle n’est pas possible si un avoir a déjà repris une part de la facture, ou s’il y a des [acomptes](deposits.md) : faites alors un avoir et une nouvelle facture.

      ## Rembourser

      L’avoir dit que vous devez ; le remboursement dit que vous avez rendu. Sur la page de la facture, à côté du paiement, « Rembourser ». Au-delà du seuil de l’entreprise, 1 000 € au départ, une deuxième personne approuve dans [Approbations](/approvals). Facturier note le remboursement ; il n’envoie pas l’argent. Voyez [Paiements](payments.md).

      ## Ce que dit la loi

      La correction passe par un document nouveau qui se réfère au premier (CGI, art. 272 et 289, I-5 ; ann. II, art. 242 nonies A). La TVA n’est récupérée que si la facture d’origine a été rectifiée.

      ## Par l’API seulement

      Trois cas n’ont pas encore de page : un avoir sur plusieurs factures (`POST /v1/credit-notes`), l’avoir d’une facture faite par un autre logiciel et la remise de fin d’année (`POST /v1/credit-notes/without-invoice`).
      """###,
    en: ###"""
      # Cancel or correct: credit notes, corrected invoices, refunds

      An issued invoice never changes. It is corrected in two ways: by a credit note, which takes all or part of it back, or by a corrected invoice, which cancels and replaces it.

      ## Make a credit note

      1. Open the invoice in [Invoices](/invoices), then “Make a credit note”.
      2. Choose: all that is left, lines and quantities, shipping, or an amount.
      3. Give the reason, read it again, issue. The credit note (type 381) names the invoice and its date.

      Credit notes of an invoice never exceed its total, and what comes back mirrors what was sold, to the cent and to the rate. An order that was cancelled or refunded in the shop makes its credit note when imported.

      ## Make a corrected invoice

      Where the sale is the same but was described wrongly (a name, an address, a date), open the invoice, “Correct”, change what was wrong and say why. The new invoice (type 384) says that it cancels and replaces the first, takes a new number, and the payments go from one to the other.

      It is not possible where a credit note has taken back a part of the invoice, or where there are [deposits](deposits.md): make a credit note and a new invoice.

      ## Refund

      The credit note says that you owe; the refund says that you gave back. On the page of the invoice, beside the payment, “Refund”. Above the company’s limit, €1,000 to begin with, a second person approves in [Approvals](/approvals). Facturier records the refund; it does not send the money. See [Payments](payments.md).

      ## What the law says

      A correction is a new document that refers to the first (CGI, art. 272 and 289, I-5; ann. II, art. 242 nonies A). VAT is recovered only if the original invoice was rectified.

      ## By the API only

      Three cases have no page yet: one note for several invoices (`POST /v1/credit-notes`), the credit note of an invoice another program made and the rebate at the end of a year (`POST /v1/credit-notes/without-invoice`).
      """###)
}
