import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/payments.md, by bin/help.
  static let payments = Text(
    fr: ###"""
      # Paiements et lettrage

      Un encaissement se note quand l’argent est reçu. Il prend un numéro, est scellé, passé en comptabilité et lettré, le tout d’un coup.

      ## Saisir un encaissement

      1. Ouvrez la facture dans [Factures](/invoices) ; la carte « Paiement » a le formulaire.
      2. Donnez le montant, le jour de réception, le moyen, et les frais du prestataire s’il y en a.
      3. Enregistrez. La facture devient payée, ou payée en partie.

      Une commande importée déjà payée enregistre son paiement toute seule, à l’émission. Un paiement pour plusieurs factures du même client se fait par l’API, `POST /v1/payments`. Tous sont dans [Encaissements](/payments).

      ## Il n’y a pas de brouillon

      La loi sur les logiciels de caisse ne s’applique pas à un programme où le paiement déclenche, obligatoirement, instantanément et sans personne, une écriture comptable (BOI-TVA-DECLA-30-10-30, § 30). Un encaissement ne se modifie donc pas : une erreur se reprend par un remboursement.

      ## Le lettrage

      Chaque paiement est lettré avec ce qu’il règle, sur le compte 411 du client. À tout moment, le solde de 411 est ce que vos documents laissent à payer. Les lettres se lisent dans le [grand livre](/ledger/general-ledger).

      ## Plus que le dû, ou en espèces

      - Un montant supérieur au reste dû est demandé deux fois ; l’excédent est dû au client (compte 4197).
      - Plus de 1 000 € en espèces pour une même dette sont refusés, même en plusieurs fois (CMF, art. L112-6 et D112-3).
      - Une date à venir est refusée.

      ## Rembourser

      Sur la page de la facture, à côté du paiement. Au-delà du seuil de l’entreprise, 1 000 € au départ, le remboursement attend une deuxième personne dans [Approbations](/approvals). C’est le total rendu sur un même paiement qui compte : le couper en tranches ne sert à rien. Si vous êtes seul, il attend 72 heures et se confirme une seconde fois. Relever le seuil suit la même règle.

      ## Ce qui n’y est pas encore

      Ni relevés bancaires, ni rapprochement, ni Stripe ou PayPal, ni prélèvement SEPA, ni relances. Les reversements des prestataires se passent à la main : voyez [Comptabilité](accounting.md).
      """###,
    en: ###"""
      # Payments and matching

      A payment is recorded when the money is received. It takes a number, is sealed, posted to the books and matched, all at once.

      ## Record a payment

      1. Open the invoice in [Invoices](/invoices); the card “Payment” has the form.
      2. Give the amount, the day it was received, the means, and the provider’s fee if there is one.
      3. Save. The invoice is paid, or paid in part.

      An order imported as paid records its payment by itself when it is issued. One payment for several invoices of a customer is made by the API, `POST /v1/payments`. All are in [Payments](/payments).

      ## There is no draft

      The law on cash register software does not apply to a program in which a payment triggers, necessarily, instantly and without anybody, an entry in the books (BOI-TVA-DECLA-30-10-30, § 30). So a payment is not edited: a mistake is taken back by a refund.

      ## Matching

      Each payment is matched with what it settles, on the customer’s account 411. At any moment the balance of 411 is what your documents leave to pay. The letters are read in the [general ledger](/ledger/general-ledger).

      ## More than is due, or in cash

      - An amount above what is left is asked about twice; the rest is owed to the customer (account 4197).
      - More than €1,000 in cash for one debt is refused, in parts as well (CMF, art. L112-6 and D112-3).
      - A date to come is refused.

      ## Refund

      On the page of the invoice, beside the payment. Above the company’s limit, €1,000 to begin with, the refund waits for a second person in [Approvals](/approvals). What counts is all that was given back of one payment: slices do not help. If you are alone, it waits 72 hours and is confirmed once more. Raising the limit follows the same rule.

      ## What is not there yet

      No bank statements, no reconciliation, no Stripe or PayPal, no SEPA direct debit, no reminders. Payouts of providers are posted by hand: see [Books](accounting.md).
      """###)
}
