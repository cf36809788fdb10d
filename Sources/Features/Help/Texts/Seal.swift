import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/seal.md, by bin/help.
  static let seal = Text(
    fr: ###"""
      # Sceau, journal et vérification

      Rien de ce qui a été émis ne peut changer, disparaître ou être renuméroté sans que cela se voie, même par qui tient la machine. C’est ce que la loi appelle l’inaltérabilité (CGI, art. 286, I-3° bis ; BOI-TVA-DECLA-30-10-30).

      ## Ce qui est scellé

      À l’émission, l’empreinte exacte du PDF et de son XML entre dans un journal où chaque entrée contient l’empreinte de la précédente. L’état du journal est signé par une clé gardée hors de la base. Les paiements, les clôtures de jour, de mois et d’année, les duplicatas, les exports et les changements d’accès y sont aussi.

      ## Contrôler

      1. Ouvrez [Intégrité](/verification), puis « Contrôler maintenant » : chaque numéro, chaque fichier et chaque signature est recalculé.
      2. Le tableau de bord dit quand le dernier contrôle a eu lieu ; Facturier en fait un de lui-même chaque jour.
      3. À la ligne de commande : `facturier verify`.

      ## Garder l’état du journal ailleurs

      La fiche de l’entreprise peut nommer des boîtes de courriel (`checkpointMail`) : la vôtre, celle du comptable. Chaque matin, elles reçoivent l’état signé. Collez un de ces courriels sur la page [Intégrité](/verification), sous « Comparer » : si la base est revenue en arrière, cela se voit.

      ## Vérifier un document sur papier

      Si la fiche donne une adresse publique (`verificationAddress`), chaque document porte un code à scanner. N’importe qui y lit ce que dit le vrai document (vendeur, numéro, date, total) et peut comparer son fichier au fichier scellé. La page ne dit rien du client. Un contrôle hors ligne est possible avec `verify.py`, qui se télécharge là.

      ## La clé

      Sans la clé de scellement, plus rien n’est émis. Sauvegardez-la à part des données : voyez [Sauvegarde et reprise](backup.md). La changer demande deux personnes : `facturier key rotate`, puis [Approbations](/approvals).

      ## Ce que cela ne prouve pas

      Un sceau montre que rien n’a changé depuis l’émission ; il ne dit pas que la vente a eu lieu. La piste d’audit fiable (CGI, art. 289, VII) relie la commande, la facture et le paiement : ils sont sur la page de chaque document. L’attestation de l’éditeur, `facturier attest`, est un formulaire : elle ne vaut rien tant qu’un éditeur ne l’a pas signée.
      """###,
    en: ###"""
      # Seal, log and verification

      Nothing that was issued can change, vanish or be renumbered without being seen, not even by whoever runs the machine. The law calls it inalterability (CGI, art. 286, I-3° bis; BOI-TVA-DECLA-30-10-30).

      ## What is sealed

      When a document is issued, the exact fingerprint of the PDF and its XML goes into a log in which each entry holds the fingerprint of the one before. The state of the log is signed by a key kept outside the database. Payments, closures of days, months and years, duplicates, exports and changes of access are in it too.

      ## Check it

      1. Open [Integrity](/verification), then “Check now”: each number, each file and each signature is computed again.
      2. The dashboard says when the last check took place; Facturier makes one by itself each day.
      3. On the command line: `facturier verify`.

      ## Keep the state of the log elsewhere

      The company’s file may name mailboxes (`checkpointMail`): yours, the accountant’s. Each morning they get the signed state. Paste one of these mails on the page [Integrity](/verification), under “Compare”: if the database went back, it is seen.

      ## Verify a document on paper

      If the file gives a public address (`verificationAddress`), each document bears a code to scan. Anybody reads there what the true document says (seller, number, date, total) and may compare their file with the sealed one. The page says nothing of the customer. A check offline is possible with `verify.py`, which is downloaded there.

      ## The key

      Without the sealing key nothing more is issued. Back it up apart from the data: see [Backup and recovery](backup.md). Changing it takes two persons: `facturier key rotate`, then [Approvals](/approvals).

      ## What this does not prove

      A seal shows that nothing changed since it was issued; it does not say that the sale took place. The reliable audit trail (CGI, art. 289, VII) ties order, invoice and payment together: they are on the page of each document. The publisher’s attestation, `facturier attest`, is a form: it is worth nothing until a publisher has signed it.
      """###)
}
