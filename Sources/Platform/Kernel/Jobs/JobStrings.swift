/// Every sentence of the page of jobs.
final class JobStrings: Sendable {
  static let table = JobStrings()

  let attention = Plural(
    one: Text(fr: "{} tâche abandonnée", en: "{} job was given up"),
    many: Text(fr: "{} tâches abandonnées", en: "{} jobs were given up"))
  let attentionHelp = Text(
    fr: "Après plusieurs essais\u{A0}: voyez pourquoi, puis relancez-les.",
    en: "After several tries: see why, then run them again.")

  let title = Text(fr: "Tâches", en: "Jobs")
  let lead = Text(
    fr:
      "Ce que Facturier fait de lui-même après chaque opération\u{A0}: il réessaie ce qui échoue, et vous dit ce qu’il a abandonné.",
    en:
      "What Facturier does by itself after each operation: it tries again what fails, and tells you what it gave up."
  )
  let none = Text(fr: "Aucune tâche", en: "No job")
  let noneHelp = Text(
    fr: "Facturier en fait dès qu’il y a quelque chose à envoyer, à appeler ou à vérifier.",
    en: "Facturier makes some as soon as there is something to send, to call or to check.")
  let all = Text(fr: "Toutes", en: "All")
  let waiting = Text(fr: "En attente", en: "Waiting")
  let running = Text(fr: "En cours", en: "Running")
  let done = Text(fr: "Faite", en: "Done")
  let doneOnes = Text(fr: "Faites", en: "Done")
  let givenUp = Text(fr: "Abandonnée", en: "Given up")
  let givenUpOnes = Text(fr: "Abandonnées", en: "Given up")
  let cancelled = Text(fr: "Annulée", en: "Cancelled")
  let cancelledOnes = Text(fr: "Annulées", en: "Cancelled")
  let states = Text(fr: "États", en: "States")
  let kind = Text(fr: "Tâche", en: "Job")
  let name = Text(fr: "Nom", en: "Name")
  let allKinds = Text(fr: "Toutes les tâches", en: "All jobs")
  let id = Text(fr: "Identifiant", en: "Id")
  let asked = Text(fr: "Demandée", en: "Asked for")
  let progress = Template(fr: "En cours\u{A0}: {} sur {}", en: "Running: {} of {}")
  let searchHint = Text(fr: "Identifiant complet, job_…", en: "Full id, job_…")
  let fileName = Text(fr: "taches", en: "jobs")
  let state = Text(fr: "État", en: "State")
  let due = Text(fr: "Prévue ou finie", en: "Due or ended")
  let tries = Text(fr: "Essais", en: "Tries")
  let error = Text(fr: "Dernière erreur", en: "Last error")
  let actions = Text(fr: "Actions", en: "Actions")
  let retry = Text(fr: "Relancer", en: "Retry")
  let cancel = Text(fr: "Annuler", en: "Cancel")
  let retryThem = Plural(
    one: Text(fr: "Relancer {} tâche\u{202F}?", en: "Retry {} job?"),
    many: Text(fr: "Relancer {} tâches\u{202F}?", en: "Retry {} jobs?"))
  let retryEffect = Text(
    fr:
      "Chacune repart tout de suite, comme si elle n’avait jamais échoué. Celles qui sont en cours, faites ou annulées restent telles quelles.",
    en:
      "Each starts again at once, as if it had never failed. Those that are running, done or cancelled stay as they are."
  )
  let cancelThem = Plural(
    one: Text(fr: "Annuler {} tâche\u{202F}?", en: "Cancel {} job?"),
    many: Text(fr: "Annuler {} tâches\u{202F}?", en: "Cancel {} jobs?"))
  let cancelEffect = Text(
    fr:
      "Une tâche annulée ne sera jamais faite\u{A0}: le courriel ne part pas, l’appel n’est pas passé. Celles qui sont en cours ou faites restent telles quelles.",
    en:
      "A cancelled job is never done: the mail does not leave, the call is not made. Those that are running or done stay as they are."
  )
  let pruning = Text(fr: "Rangement des tâches faites", en: "Tidying of jobs that are done")
  let eventPruning = Text(fr: "Rangement des événements", en: "Tidying of events")
  let dead = Plural(
    one: Text(
      fr: "Une tâche a été abandonnée\u{A0}: lisez son erreur, puis relancez-la ou annulez-la.",
      en: "One job was given up: read its error, then retry or cancel it."),
    many: Text(
      fr:
        "{} tâches ont été abandonnées\u{A0}: lisez leur erreur, puis relancez-les ou annulez-les.",
      en: "{} jobs were given up: read their error, then retry or cancel them."))

  /// Of a tab.
  func names(_ state: Job.State) -> Text {
    switch state {
    case .waiting: waiting
    case .running: running
    case .done: doneOnes
    case .dead: givenUpOnes
    case .cancelled: cancelledOnes
    }
  }

  /// Of one job.
  func name(_ state: Job.State) -> Text {
    switch state {
    case .waiting: waiting
    case .running: running
    case .done: done
    case .dead: givenUp
    case .cancelled: cancelled
    }
  }
}
