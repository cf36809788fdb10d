import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/archive.md, by bin/help.
  static let archive = Text(
    fr: ###"""
      # L’archive

      Vos documents sont gardés dix ans, tels qu’ils ont été remis, et se relisent sans Facturier. C’est à la fois votre obligation et votre secours.

      ## Exporter

      1. Ouvrez [Archive](/archive), puis « Exporter maintenant ».
      2. Le dossier s’écrit à côté des données, ou là où `FACTURIER_ARCHIVE` le dit.
      3. Copiez-le en deux endroits, dont un ailleurs. Recommencez chaque mois : les mois finis ne sont pas refaits, seulement contrôlés.

      À la ligne de commande : `facturier archive export --out dossier`.

      ## Ce qu’il contient

      - un dossier par mois, avec les PDF et les XML exacts ;
      - le journal scellé, ses signatures et de quoi le vérifier ;
      - les commandes, les clients, les paiements et les écritures, en JSON ;
      - une notice en français, et un index signé qui nomme chaque fichier par son empreinte.

      Un gestionnaire de fichiers suffit pour le lire. `facturier-verify dossier` contrôle tout sans installation ni réseau.

      ## La relecture

      Chaque jour, un trentième des documents est relu et comparé à son sceau ; « Tout relire maintenant » le fait d’un coup. Un document abîmé est nommé sur la page et au tableau de bord : remettez alors une sauvegarde saine. Voyez [Sauvegarde et reprise](backup.md).

      ## Combien de temps

      - Dix ans après la clôture de l’exercice pour les pièces comptables (C. com., art. L123-22).
      - Pour le fisc, six ans, portés à dix au 1er janvier 2027 (LPF, art. L102 B).
      - Sur la page, chaque année dit jusqu’à quand elle est à garder. Ensuite, `facturier archive destroy` : voyez [Données personnelles](personal-data.md).

      ## En cas de contrôle

      Donnez l’archive, ou l’accès en lecture seule. Le format que l’administration voudra pour les archives (loi 2026-534, art. 87) n’est pas encore publié : le nôtre est ouvert, et le suivra.

      ## Ce qui n’y est pas encore

      Aucun envoi de l’archive vers un stockage distant : la copie ailleurs est à votre charge. Une archive ne contient ni comptes d’utilisateurs, ni mots de passe, ni liens de clients.
      """###,
    en: ###"""
      # The archive

      Your documents are kept for ten years as they were handed over, and can be read without Facturier. It is your duty and your rescue at once.

      ## Export

      1. Open [Archive](/archive), then “Export now”.
      2. The folder is written beside the data, or where `FACTURIER_ARCHIVE` says.
      3. Copy it to two places, one of them elsewhere. Do it again each month: finished months are not made anew, only checked.

      On the command line: `facturier archive export --out folder`.

      ## What it holds

      - a folder for each month, with the exact PDF and XML files;
      - the sealed log, its signatures and what verifies it;
      - orders, customers, payments and entries, as JSON;
      - a notice in French, and a signed index that names each file by its fingerprint.

      A file manager is enough to read it. `facturier-verify folder` checks everything without installation or network.

      ## The reading

      Each day a thirtieth of the documents is read again and compared with its seal; “Read all again now” does so at once. A damaged document is named on the page and on the dashboard: put a sound backup back. See [Backup and recovery](backup.md).

      ## How long

      - Ten years after the end of the financial year for accounting documents (C. com., art. L123-22).
      - For the tax office, six years, ten from 1 January 2027 on (LPF, art. L102 B).
      - On the page each year says until when it is to be kept. Afterwards, `facturier archive destroy`: see [Personal data](personal-data.md).

      ## When there is an inspection

      Give the archive, or access in the role “Read only”. The format the administration will want for archives (loi 2026-534, art. 87) is not published yet: ours is open, and will follow it.

      ## What is not there yet

      No sending of the archive to a remote store: the copy elsewhere is yours to make. An archive holds no user accounts, no passwords and no links of customers.
      """###)
}
