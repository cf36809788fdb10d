/// Every sentence of the page of jobs.
final class JobStrings: Sendable {
  static let table = JobStrings()

  let attention = Plural(
    one: Text(fr: "{} tâche abandonnée", en: "{} job was given up"),
    many: Text(fr: "{} tâches abandonnées", en: "{} jobs were given up"))
  let attentionHelp = Text(
    fr: "Après plusieurs essais : voyez pourquoi, puis relancez-les.",
    en: "After several tries: see why, then run them again.")

  let title = Text(fr: "Tâches", en: "Jobs")
  let lead = Text(
    fr:
      "Ce que Facturier fait de lui-même après chaque opération : il réessaie ce qui échoue, et vous dit ce qu’il a abandonné.",
    en:
      "What Facturier does by itself after each operation: it tries again what fails, and tells you what it gave up."
  )
  let none = Text(fr: "Aucune tâche dans cet état.", en: "No job in this state.")
  let all = Text(fr: "Toutes", en: "All")
  let waiting = Text(fr: "En attente", en: "Waiting")
  let running = Text(fr: "En cours", en: "Running")
  let done = Text(fr: "Faites", en: "Done")
  let dead = Text(fr: "Abandonnées", en: "Given up")
  let cancelled = Text(fr: "Annulées", en: "Cancelled")
  let states = Text(fr: "États", en: "States")
  let kind = Text(fr: "Tâche", en: "Job")
  let state = Text(fr: "État", en: "State")
  let due = Text(fr: "Prévue", en: "Due")
  let tries = Text(fr: "Essais", en: "Tries")
  let error = Text(fr: "Dernière erreur", en: "Last error")
  let actions = Text(fr: "Actions", en: "Actions")
  let retry = Text(fr: "Relancer", en: "Retry")
  let cancel = Text(fr: "Annuler", en: "Cancel")
  let next = Text(fr: "Suite", en: "Next")
  let pruning = Text(fr: "Rangement des tâches faites", en: "Tidying of jobs that are done")
  let eventPruning = Text(fr: "Rangement des événements", en: "Tidying of events")
  let oneDead = Text(
    fr: "Une tâche a été abandonnée : lisez son erreur, puis relancez-la ou annulez-la.",
    en: "One job was given up: read its error, then retry or cancel it.")
  let deadNotice = Template(
    fr: "{} tâches ont été abandonnées : lisez leur erreur, puis relancez-les ou annulez-les.",
    en: "{} jobs were given up: read their error, then retry or cancel them.")

  func name(_ state: Job.State) -> Text {
    switch state {
    case .waiting: waiting
    case .running: running
    case .done: done
    case .dead: dead
    case .cancelled: cancelled
    }
  }
}
