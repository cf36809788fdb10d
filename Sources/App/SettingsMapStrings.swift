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
  let lists = Text(fr: "Fichiers des listes", en: "Files of lists")
  let listsHelp = Text(
    fr: "CSV ou Excel, par «\u{A0}Exporter\u{A0}» sur chaque liste",
    en: "CSV or Excel, by “Export” on each list")
  let books = Text(fr: "FEC et fichiers comptables", en: "FEC and accounting files")
  let booksSince = Template(
    fr: "FEC et CSV de chaque exercice, depuis le {}",
    en: "FEC and CSV of each fiscal year, since {}")
  let noBooks = Text(
    fr: "Aucun exercice avant le premier document", en: "No fiscal year before the first document")
  let export = Text(fr: "Exporter l’archive", en: "Export the archive")
  let lastExport = Template(
    fr: "Documents scellés et FEC\u{202F}; dernier export le {}",
    en: "Sealed documents and FEC; last export on {}")
  let noExport = Text(
    fr: "Documents scellés et FEC\u{202F}; aucun export encore",
    en: "Sealed documents and FEC; no export yet")
  let jobs = Text(fr: "Tâches", en: "Jobs")
  let jobsHelp = Text(fr: "Ce qui tourne en arrière-plan", en: "What runs in the background")
  let auditHelp = Text(fr: "Qui a changé quoi, et quand", en: "Who changed what, and when")
  let api = Text(fr: "Référence de l’API", en: "API reference")
  let apiHelp = Text(fr: "Tout ce qui précède, par programme", en: "All of this, by program")

  func pages(in language: Language) -> Text {
    switch language {
    case .fr: Text(fr: "Pages en français", en: "Pages in French")
    case .en: Text(fr: "Pages en anglais", en: "Pages in English")
    }
  }

  /// In the language they are read in, that they are; in the other, what the link does.
  func choice(of language: Language) -> Text {
    switch language {
    case .fr: Text(fr: "Votre choix actuel", en: "Read the pages in French from now on")
    case .en: Text(fr: "Lire désormais les pages en anglais", en: "Your present choice")
    }
  }

  let mailServer = Text(fr: "Serveur de courriel", en: "Mail server")
  let noMail = Text(
    fr: "Aucun serveur de courriel\u{A0}: rien ne part (FACTURIER_SMTP_URL)",
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
