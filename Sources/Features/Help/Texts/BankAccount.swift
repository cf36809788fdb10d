import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/bank-account.md, by bin/help.
  static let bankAccount = Text(
    fr: ###"""
      # Coordonnées bancaires et double validation

      Le compte imprimé sur vos factures est ce que les fraudeurs veulent changer. Personne ne le change seul, ni tout de suite.

      ## Changer de compte

      1. Ouvrez [Banque](/bank) et proposez le nouveau compte, avec un motif. Près du formulaire, une facture d’exemple montre où elle demanderait de payer ; l’aperçu ne propose rien.
      2. Un code est envoyé à la boîte de la deuxième personne, que nomme la fiche de l’entreprise (`bankChange.approver`).
      3. Elle vous appelle, compare l’IBAN, et approuve avec le code, sous son nom.
      4. Le compte prend effet quand l’approbation est là **et** que le délai est passé : 48 heures au départ, de 24 à 336 selon la fiche.

      Tant que le changement attend, les factures portent l’ancien compte. N’importe qui peut le refuser d’un clic jusqu’à son effet. L’entreprise, l’ancienne et la nouvelle deuxième personne sont prévenues à chaque pas.

      ## Le tout premier compte

      Il vaut aussitôt : il n’y a rien à protéger avant lui.

      ## Si vous êtes seul

      Sans deuxième personne, le changement attend 72 heures et se confirme une seconde fois. La page et les courriels disent que cela protège moins.

      ## Changer la deuxième personne

      Remplacer la deuxième personne, ou raccourcir le délai, est un changement de la même sorte, décidé par l’ancienne. Nommer la première, ou allonger le délai, est libre.

      ## Sur les documents

      Chaque facture garde la version du compte qu’elle porte ; l’historique de toutes les versions est sur la page. Le [lien du client](customer-links.md) montre toujours le compte en vigueur, même pour une facture plus ancienne.

      ## Ce que cela n’arrête pas

      - Celui qui tient la machine a la base et l’horloge.
      - Un texte que la boutique imprime n’est pas fouillé à la recherche d’un compte ; la fiche de l’entreprise l’est.
      - Une boîte de courriel déjà piratée : d’où le délai, et le conseil d’appeler.

      ## La même prudence ailleurs

      Les gros remboursements, le seuil de remboursement et la clé de scellement demandent aussi deux personnes, dans [Approbations](/approvals) : voyez [Paiements](payments.md).
      """###,
    en: ###"""
      # Bank details and the second person

      The account printed on your invoices is what fraudsters want to change. Nobody changes it alone, or at once.

      ## Change the account

      1. Open [Bank](/bank) and propose the new account, with a reason. Beside the form a sample invoice shows where it would ask to be paid; the preview proposes nothing.
      2. A code is sent to the mailbox of the second person, whom the company’s file names (`bankChange.approver`).
      3. They call you, compare the IBAN, and approve with the code, under their name.
      4. The account is in force when the approval is there **and** the delay has passed: 48 hours to begin with, 24 to 336 by the file.

      While the change waits, invoices bear the old account. Anybody may refuse it at a click until it is in force. The company, the old second person and a new one are told at each step.

      ## The very first account

      It counts at once: there is nothing to protect before it.

      ## If you are alone

      Without a second person the change waits 72 hours and is confirmed once more. The page and the mails say that this protects less.

      ## Change the second person

      Replacing the second person, or shortening the delay, is a change of the same kind, decided by the old one. Naming the first one, or a longer delay, is free.

      ## On documents

      Each invoice keeps the version of the account it bears; the history of all versions is on the page. The [customer’s link](customer-links.md) always shows the account in force, for an older invoice too.

      ## What this does not stop

      - Whoever runs the machine has the database and the clock.
      - Text the shop prints is not searched for accounts; the company’s file is.
      - A mailbox that was taken over already: hence the delay, and the advice to call.

      ## The same care elsewhere

      Large refunds, the limit of refunds and the sealing key take two persons too, in [Approvals](/approvals): see [Payments](payments.md).
      """###)
}
