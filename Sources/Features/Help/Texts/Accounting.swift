import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/accounting.md, by bin/help.
  static let accounting = Text(
    fr: ###"""
      # Comptabilité, FEC et exercices

      Chaque facture, avoir et encaissement est écrit en partie double, au moment où il existe. Vous ne « transférez » rien en comptabilité : c’est fait.

      ## Lire

      - [Comptabilité](/ledger) : la balance d’une période.
      - [Grand livre](/ledger/general-ledger) : chaque compte, ligne à ligne, avec ses lettres de lettrage.
      - [Journaux](/ledger/journals) : les écritures dans l’ordre, ventes (VE), achats (AC), banque et opérations diverses (OD).

      Chaque page s’exporte en CSV. Les comptes sont ceux du plan comptable général de 2026 : 411 et un auxiliaire par client, 707 et 706 selon le lieu de taxation, 7085 pour le port, 44571 par pays et par taux.

      ## Passer une écriture

      1. Ouvrez [Passer une écriture](/ledger/entries/new) : un loyer, un emprunt, le virement d’un prestataire de paiement.
      2. Donnez les comptes, les débits et les crédits. Tout ce qui ne va pas est dit d’un coup.
      3. Validez. Une écriture validée ne change plus ; elle se contre-passe (PCG, art. 512-3).

      ## Remettre le FEC

      Le bouton « FEC » de la page [Comptabilité](/ledger) donne le fichier des écritures de l’exercice : dix-huit colonnes, le nom prescrit, l’ordre de validation (LPF, art. A47 A-1). À la ligne de commande, `facturier ledger fec --year 2026 --out dossier`. `facturier ledger check fichier` juge le FEC de n’importe qui, chaque constat avec sa ligne et sa colonne.

      > Seul celui qui tient la comptabilité produit *le* FEC. À côté d’un autre logiciel comptable, le nôtre est un journal de même forme.

      ## Clore

      `facturier ledger close --through 2026-12-31` clôt une période ou un exercice ; il n’y a pas encore de bouton. Une période close ne prend plus d’écriture : ce qui vient tard va au premier jour ouvert (PCG, art. 512-4). L’exercice suivant s’ouvre par ses à-nouveaux.

      ## Travailler avec un expert-comptable

      Invitez-le dans le rôle « Expert-comptable » : il lit tout, passe des écritures, exporte, et ne touche pas à l’argent. Voyez [Utilisateurs et accès](users.md).

      ## Ce qui n’y est pas encore

      La déclaration de TVA, les achats et les frais (hors [autofacturation](self-billing.md)), l’import d’un FEC, l’analytique, le rapprochement bancaire.
      """###,
    en: ###"""
      # Books, FEC and financial years

      Each invoice, credit note and payment is written in double entry, at the moment it exists. You “transfer” nothing to the books: it is done.

      ## Read

      - [Books](/ledger): the trial balance of a period.
      - [General ledger](/ledger/general-ledger): each account, line by line, with its matching letters.
      - [Journals](/ledger/journals): the entries in their order, sales (VE), purchases (AC), bank and general (OD).

      Each page is exported as CSV. Accounts are those of the French general chart of 2026: 411 and an auxiliary for each customer, 707 and 706 by the place of taxation, 7085 for shipping, 44571 by country and rate.

      ## Post an entry

      1. Open [Post an entry](/ledger/entries/new): a rent, a loan, the transfer of a payment provider.
      2. Give accounts, debits and credits. All that is wrong is said at once.
      3. Post it. A validated entry no longer changes; it is reversed (PCG, art. 512-3).

      ## Hand over the FEC

      The button “FEC” of the page [Books](/ledger) gives the file of the entries of the year: eighteen columns, the prescribed name, the order of validation (LPF, art. A47 A-1). On the command line, `facturier ledger fec --year 2026 --out folder`. `facturier ledger check file` judges anybody’s FEC, each finding with its line and column.

      > Only whoever keeps the books produces *the* FEC. Beside other accounting software, ours is a journal of the same form.

      ## Close

      `facturier ledger close --through 2026-12-31` closes a period or a year; there is no button yet. A closed period takes no more entries: what comes late goes to the first open day (PCG, art. 512-4). The next year opens with the balances brought forward.

      ## Work with an accountant

      Invite them in the role “Accountant”: they read everything, post entries, export, and do not touch money. See [Users and access](users.md).

      ## What is not there yet

      The VAT return, purchases and expenses (other than [self-billing](self-billing.md)), import of a FEC, analytical accounts, bank reconciliation.
      """###)
}
