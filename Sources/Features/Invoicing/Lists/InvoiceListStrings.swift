import Kernel

/// The words of the list of documents, and of what is done with many of them.
final class InvoiceListStrings: Sendable {
  static let table = InvoiceListStrings()

  let order = Text(fr: "Commande", en: "Order")
  let currency = Text(fr: "Devise", en: "Currency")
  let onlyDeposits = Text(fr: "Acomptes seulement", en: "Deposits only")
  let onlyCorrected = Text(fr: "Factures rectificatives seulement", en: "Corrected invoices only")
  let between = Text(
    fr: "Émission (ou échéance, pour ce qui reste à payer)",
    en: "Issued (or due, for what is left to pay)")
  let nothing = Text(fr: "Aucun document", en: "No document")
  let fileName = Text(fr: "factures", en: "invoices")

  // MARK: Many at once

  let issueThem = Text(fr: "Émettre", en: "Issue")
  let emailThem = Text(fr: "Envoyer par courriel", en: "Send by e-mail")
  let issueTitle = Plural(
    one: Text(fr: "Émettre {} document\u{202F}?", en: "Issue {} document?"),
    many: Text(fr: "Émettre {} documents\u{202F}?", en: "Issue {} documents?"))
  let emailTitle = Plural(
    one: Text(fr: "Envoyer {} document\u{202F}?", en: "Send {} document?"),
    many: Text(fr: "Envoyer {} documents\u{202F}?", en: "Send {} documents?"))
  let issueEffect = Text(
    fr:
      "L’émission est définitive\u{A0}: chaque brouillon reçoit le numéro suivant de sa série, la date d’aujourd’hui et son scellement. Ce qui est déjà émis, ou que le bouclier arrête, est laissé tel quel et vous est signalé.",
    en:
      "Issuing is final: each draft takes the next number of its series, today’s date and its seal. What is issued already, or stopped by the shield, is left as it is and reported to you."
  )
  let emailEffect = Text(
    fr:
      "Chaque client reçoit son document à l’adresse qu’il a donnée. Ce qui n’est pas émis, ou dont l’adresse est douteuse, n’est pas envoyé et vous est signalé.",
    en:
      "Each customer receives their document at the address they gave. What is not issued, or whose address is doubtful, is not sent and is reported to you."
  )
  let back = Text(fr: "Revenir à la liste", en: "Back to the list")
  let running = Text(fr: "En cours", en: "In progress")
  let runningLead = Text(
    fr: "Vous pouvez quitter cette page\u{A0}: le travail continue.",
    en: "You may leave this page: the work goes on.")
  let finished = Text(fr: "C’est fait", en: "Done")
  let stopped = Text(fr: "Arrêté en chemin", en: "Stopped on the way")
  let stoppedLead = Template(
    fr:
      "{}\u{A0}: ce qui est fait le reste. La tâche a été annulée, ou abandonnée après plusieurs essais.",
    en: "{}: what is done stays. The job was cancelled, or given up after several tries.")
  let jobs = Text(fr: "Voir les tâches", en: "See the jobs")
  let progress = Template(fr: "{} sur {}", en: "{} of {}")
  let done = Text(fr: "Faits", en: "Done")
  let refused = Text(fr: "Refusés", en: "Refused")
  let waiting = Text(fr: "En attente", en: "Waiting")
  let refusals = Text(fr: "Ce qui n’a pas été fait", en: "What was not done")
  let document = Text(fr: "Document", en: "Document")
  let why = Text(fr: "Pourquoi", en: "Why")
  let report = Text(fr: "Rapport complet (CSV)", en: "Full report (CSV)")
  let openDocument = Text(fr: "Ouvrir", en: "Open")
}
