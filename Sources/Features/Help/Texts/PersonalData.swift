import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/personal-data.md, by bin/help.
  static let personalData = Text(
    fr: ###"""
      # Données personnelles (RGPD)

      Une facture nomme des personnes. La loi fiscale vous oblige à la garder ; le RGPD vous oblige à ne pas garder plus, ni plus longtemps, que nécessaire. Vous êtes le responsable du traitement.

      ## Ce que Facturier garde

      | quoi | combien de temps |
      |---|---|
      | documents émis, avec le nom et l’adresse du client | dix ans après l’exercice (C. com., art. L123-22) |
      | commandes et fiches des [clients](/customers) | tant que vous les gardez |
      | journal des [envois](/emails) : adresse, heure, réponse du serveur | sans limite aujourd’hui |
      | sessions, clés et tentatives de connexion | jusqu’à leur fin ; les actes sont dans la [piste d’audit](/audit) |
      | événements pour les programmes | 35 jours, sans nom ni adresse |

      Il n’y a ni traceur, ni pixel, ni appel à un autre site dans les pages. Les courriels ne disent pas s’ils ont été ouverts.

      ## Répondre à une demande

      - **Accès** : la page du client rassemble ses documents, ses paiements et son histoire ; les listes s’exportent.
      - **Rectification** : la fiche suit les commandes nouvelles. Un document émis ne change pas ; une erreur se corrige par une [rectificative](credit-notes.md).
      - **Effacement** : refusez pour les factures, que la loi vous oblige à conserver (RGPD, art. 17, 3-b), et dites-le.

      ## Détruire après dix ans

      `facturier archive destroy` détruit les fichiers, les lignes et les noms d’une année dont les dix ans sont passés, après confirmation. Les numéros, les dates, les totaux et les sceaux restent : personne ne peut prétendre ensuite qu’un document n’a pas existé. `facturier archive hold` retient une année, pour un litige ou un contrôle. Voyez [L’archive](archive.md).

      ## Éviter une fuite

      Les garde-fous de l’[envoi](sending.md) arrêtent une facture qui partirait chez un autre. Si cela arrive, vous avez 72 heures pour voir s’il faut le notifier à la CNIL (RGPD, art. 33). Les secrets de la base sont chiffrés par une clé gardée dehors ; les mots de passe ne se relisent pas.

      ## Qui reçoit des données

      VIES reçoit des numéros de TVA, Sirene des SIREN ; votre serveur de courriel, les courriels ; vos webhooks, des identifiants et des montants. Personne d’autre. Inscrivez-les à votre registre.

      ## Ce qui n’y est pas encore

      Pas d’effacement d’une fiche de client depuis les pages, pas de purge du journal des envois, pas d’export par personne en un clic.
      """###,
    en: ###"""
      # Personal data (GDPR)

      An invoice names people. Tax law obliges you to keep it; the GDPR obliges you to keep no more, and no longer, than is needed. You are the controller.

      ## What Facturier keeps

      | what | how long |
      |---|---|
      | issued documents, with the customer’s name and address | ten years after the financial year (C. com., art. L123-22) |
      | orders and records of [customers](/customers) | as long as you keep them |
      | the log of [e-mails](/emails): address, time, the server’s answer | without a limit today |
      | sessions, keys and attempts to sign in | until they end; acts are in the [audit trail](/audit) |
      | events for programs | 35 days, without name or address |

      There is no tracker, no pixel and no call to another site in the pages. Mails do not tell whether they were opened.

      ## Answer a request

      - **Access**: the page of the customer gathers their documents, payments and history; lists can be exported.
      - **Rectification**: the record follows new orders. An issued document does not change; a mistake is put right by a [corrected invoice](credit-notes.md).
      - **Erasure**: refuse it for invoices, which the law obliges you to keep (GDPR, art. 17, 3-b), and say so.

      ## Destroy after ten years

      `facturier archive destroy` destroys the files, lines and names of a year whose ten years are over, once confirmed. Numbers, dates, totals and seals stay: nobody can claim afterwards that a document did not exist. `facturier archive hold` keeps a year back, for a dispute or an inspection. See [The archive](archive.md).

      ## Avoid a leak

      The guards of [sending](sending.md) stop an invoice that would go to somebody else. If it happens, you have 72 hours to see whether the CNIL has to be notified (GDPR, art. 33). Secrets of the database are encrypted by a key kept outside; passwords cannot be read back.

      ## Who receives data

      VIES gets VAT numbers, Sirene SIRENs; your mail server, the mails; your webhooks, ids and amounts. Nobody else. Enter them in your register.

      ## What is not there yet

      No way to erase a customer’s record from the pages, no purge of the log of e-mails, no export of one person at a click.
      """###)
}
