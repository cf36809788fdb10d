import Kernel

/// What the first page of the settings says of other features.
final class SettingsMapStrings: Sendable {
  static let table = SettingsMapStrings()

  let companies = Text(fr: "Entreprises et bacs à sable", en: "Companies and sandboxes")
  let companiesHelp = Text(
    fr: "Ajouter une entreprise, essayer sans risque", en: "Add a company, try without risk")
  let approvalsHelp = Text(
    fr: "Ce que deux personnes décident ensemble", en: "What two people decide together")
  let seal = Text(fr: "Scellement", en: "Seal")
  let sealHelp = Text(
    fr: "Journal, points de contrôle, preuves", en: "Log, checkpoints, proofs")
  let archiveHelp = Text(
    fr: "Exports conservés dix ans, relus régulièrement",
    en: "Exports kept ten years, read through regularly")
  let imports = Text(fr: "Importer", en: "Import")
  let importsHelp = Text(
    fr: "Commandes d’une boutique ou d’un fichier", en: "Orders of a shop or of a file")
  let jobs = Text(fr: "Tâches", en: "Jobs")
  let jobsHelp = Text(fr: "Ce qui tourne en arrière-plan", en: "What runs in the background")
  let auditHelp = Text(fr: "Qui a changé quoi, et quand", en: "Who changed what, and when")
  let api = Text(fr: "Référence de l’API", en: "API reference")
  let apiHelp = Text(fr: "Tout ce qui précède, par programme", en: "All of this, by program")

  let mailServer = Text(fr: "Serveur de courriel", en: "Mail server")
  let noMail = Text(
    fr: "Aucun serveur de courriel\u{202F}: rien ne part (FACTURIER_SMTP_URL)",
    en: "No mail server: nothing leaves (FACTURIER_SMTP_URL)")
  let isAsked = Text(fr: "Interrogé", en: "Asked")
  let isOff = Text(fr: "Non interrogé", en: "Not asked")

  let people = Plural(
    one: Text(fr: "{} personne", en: "{} person"), many: Text(fr: "{} personnes", en: "{} people"))
  let keys = Plural(
    one: Text(fr: "{} clé", en: "{} key"), many: Text(fr: "{} clés", en: "{} keys"))
  let webhooks = Plural(
    one: Text(fr: "{} webhook", en: "{} webhook"), many: Text(fr: "{} webhooks", en: "{} webhooks"))
}
