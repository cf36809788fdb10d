import Kernel

extension HelpTexts {
  /// docs/help/{fr,en}/jobs.md, by bin/help.
  static let jobs = Text(
    fr: ###"""
      # Tâches de fond et piste d’audit

      Certaines choses se font après coup : envoyer un courriel, appeler un webhook, demander un SIREN, relire l’archive. Ce sont les tâches. Ce que font les personnes et les programmes est dans la piste d’audit.

      ## Lire les tâches

      [Tâches](/jobs) montre celles qui attendent, qui tournent, qui sont finies, et celles qui ont été abandonnées. Une tâche qui échoue est réessayée, de plus en plus tard ; après son dernier essai, elle est abandonnée au grand jour et paraît sur le tableau de bord.

      ## Relancer ou annuler

      1. Ouvrez l’onglet « Abandonnées » et lisez la dernière erreur de la tâche.
      2. Réglez la cause : un serveur de courriel arrêté, une adresse fausse.
      3. « Relancer », ou « Annuler » si elle n’a plus lieu d’être. Il faut le droit « Relancer ou annuler des tâches ».

      Pour beaucoup de tâches à la fois, cochez-les, ou choisissez toutes les lignes trouvées : Facturier demande d’abord combien. Voyez [Listes](lists.md).

      Une tâche relit l’état avant d’agir et peut tourner deux fois sans dommage : rien n’est envoyé en double pour une seule cause.

      ## Les actions en nombre

      Une action sur des milliers de lignes est une tâche avec sa page : combien sont faites, combien sont refusées et pourquoi, avec un rapport en CSV. Voyez [Listes](lists.md).

      ## La piste d’audit

      [Piste d’audit](/audit) : qui a changé quoi, quand, d’où, par une page, l’API ou la ligne de commande. Les tentatives de connexion refusées, les changements de rôle et de clés y sont.

      - Une ligne est écrite dans la même opération que le changement : il n’y a pas de changement sans ligne.
      - Les lignes sont enchaînées, et leur fin est scellée avec le journal : voyez [Sceau et vérification](seal.md).
      - Elle ne se modifie pas et ne se purge pas depuis les pages.

      ## Si plus rien ne tourne

      Les tâches sont faites par `facturier serve`, ou par `facturier work` sur une autre machine. Si la liste s’allonge sans avancer, le programme est arrêté, ou `serve --no-work` tourne sans `work`. `facturier doctor` et `facturier jobs list` le disent.

      ## Ce qui n’y est pas encore

      Vous ne pouvez pas encore programmer vos propres automatismes : déclencheur, condition, action. Un [webhook](api.md) mène à un outil qui le fait.
      """###,
    en: ###"""
      # Background jobs and audit trail

      Some things are done afterwards: sending a mail, calling a webhook, asking about a SIREN, reading the archive again. These are jobs. What people and programs do is in the audit trail.

      ## Read the jobs

      [Jobs](/jobs) shows those that wait, that run, that are done, and those that were given up. A job that fails is tried again, later and later; after its last try it is given up in the open and appears on the dashboard.

      ## Retry or cancel

      1. Open the tab “Given up” and read the job’s last error.
      2. Mend the cause: a mail server that is down, a wrong address.
      3. “Retry”, or “Cancel” if it no longer makes sense. The permission “Retry or cancel jobs” is needed.

      For many jobs at once, tick them, or choose all rows found: Facturier first asks how many. See [Lists](lists.md).

      A job reads the state again before it acts and may run twice without harm: nothing is sent twice for one cause.

      ## Bulk actions

      An action on thousands of rows is a job with a page: how many are done, how many refused and why, with a report as CSV. See [Lists](lists.md).

      ## The audit trail

      [Audit trail](/audit): who changed what, when, from where, by a page, the API or the command line. Refused sign-ins, changes of roles and of keys are in it.

      - A row is written in the same operation as the change: there is no change without a row.
      - Rows are chained, and their end is sealed with the log: see [Seal and verification](seal.md).
      - It is neither changed nor purged from the pages.

      ## If nothing runs any more

      Jobs are done by `facturier serve`, or by `facturier work` on another machine. If the list grows and nothing moves, the program has stopped, or `serve --no-work` runs without `work`. `facturier doctor` and `facturier jobs list` say so.

      ## What is not there yet

      You cannot yet set up automations of your own: trigger, condition, action. A [webhook](api.md) leads to a tool that does.
      """###)
}
