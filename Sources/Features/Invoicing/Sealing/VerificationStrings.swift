import Kernel

/// Every sentence of the page that says whether the books are whole.
final class VerificationStrings: Sendable {
  static let table = VerificationStrings()

  let title = Text(fr: "Intégrité", en: "Integrity")
  let lead = Text(
    fr:
      "Rien de ce qui a été émis ne peut changer, disparaître ou être renuméroté sans que cela se voie.",
    en: "Nothing that was issued can change, vanish or be numbered again without its being seen.")
  let sound = Text(fr: "Tout est intact", en: "All is intact")
  let broken = Text(fr: "Le contrôle a trouvé des anomalies", en: "The check found something wrong")
  let never = Text(fr: "Pas encore contrôlé", en: "Not checked yet")
  let neverHelp = Text(
    fr: "Le contrôle complet a lieu chaque jour tant que Facturier tourne.",
    en: "The full check is made every day while Facturier runs.")
  let quarantined = Text(fr: "Lecture seule", en: "Read-only")
  let what = Text(
    fr: "Arrêtez d’émettre, gardez ces lignes, et restaurez une sauvegarde avec votre hébergeur.",
    en: "Stop issuing, keep these lines, and restore a backup with your host.")
  let checkNow = Text(fr: "Contrôler maintenant", en: "Check now")
  let lastCheck = Text(fr: "Dernier contrôle complet", en: "Last full check")
  let entries = Text(fr: "Écritures scellées", en: "Sealed entries")
  let documents = Text(fr: "Documents relus", en: "Documents read again")
  let key = Text(fr: "Clé de scellement", en: "Sealing key")
  let core = Text(fr: "Noyau fiscal", en: "Fiscal core")
  let root = Text(fr: "Racine signée", en: "Signed root")
  let mailed = Text(fr: "Dernier envoi par courriel", en: "Last mailed")
  let compare = Text(
    fr: "Comparer avec un point de contrôle gardé", en: "Compare with a checkpoint you kept")
  let compareHelp = Text(
    fr: "Collez ici le courriel reçu, ou ses dernières lignes",
    en: "Paste the mail you received here, or its last lines")
  let compareNow = Text(fr: "Comparer", en: "Compare")
  let extends = Template(
    fr:
      "Ce point de contrôle de {} écritures est celui de ce journal, qui en a scellé {} depuis\u{A0}: rien n’a été retiré ni changé.",
    en:
      "This checkpoint of {} entries is of this log, which sealed {} since: nothing was taken away or changed."
  )
  let more = Template(fr: "… et {} autres.", en: "… and {} more.")
}
