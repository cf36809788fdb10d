import Kernel

/// Every sentence of the page of the archive.
final class ArchiveStrings: Sendable {
  static let table = ArchiveStrings()

  let attention = Plural(
    one: Text(fr: "{} document conservé est abîmé", en: "{} kept document is damaged"),
    many: Text(fr: "{} documents conservés sont abîmés", en: "{} kept documents are damaged"))
  let attentionHelp = Text(
    fr: "Une copie intacte peut être reprise d’un export.",
    en: "A sound copy can be taken from an export.")
  let attentionNever = Text(fr: "Aucun export de l’archive", en: "No export of the archive yet")
  let attentionOld = Template(
    fr: "Dernier export de l’archive le {}", en: "Last export of the archive on {}")
  let attentionExportHelp = Text(
    fr: "Gardez chaque mois une copie ailleurs\u{A0}: c’est votre preuve et votre secours.",
    en: "Keep a copy elsewhere each month: it is your proof and your rescue.")
  let setup = Text(fr: "Mettre une copie à l’abri", en: "Keep a copy elsewhere")
  let setupHelp = Text(
    fr: "L’archive scellée de vos documents, à garder hors de ce serveur.",
    en: "The sealed archive of your documents, to be kept away from this server.")

  let title = Text(fr: "Archive", en: "Archive")
  let lead = Text(
    fr: "Vos documents, gardés dix ans tels qu’ils ont été remis, et relisibles sans Facturier.",
    en: "Your documents, kept for ten years as they were handed over, readable without Facturier.")
  let exportNow = Text(fr: "Exporter maintenant", en: "Export now")
  let scrubNow = Text(fr: "Tout relire maintenant", en: "Read all again now")

  let kept = Text(fr: "Ce qui est gardé", en: "What is kept")
  let documents = Text(fr: "Documents", en: "Documents")
  let entries = Text(fr: "Écritures scellées", en: "Sealed entries")
  let weight = Text(fr: "La base entière", en: "The whole database")
  let weightEach = Text(fr: "Par document", en: "Per document")

  let export = Text(fr: "Dernier export", en: "Last export")
  let exportNever = Text(fr: "Aucun export n’a encore été fait.", en: "Nothing was exported yet.")
  let exportNeverHelp = Text(
    fr:
      "Un export est un dossier de PDF et de XML qui s’ouvre sans Facturier. Gardez-en deux copies, dont une ailleurs.",
    en:
      "An export is a folder of PDF and XML files that opens without Facturier. Keep two copies, one of them elsewhere."
  )
  let exportOld = Template(
    fr: "{} écritures ont été scellées depuis.", en: "{} entries were sealed since.")
  let exportCurrent = Text(
    fr: "Il contient tout ce qui a été scellé.", en: "It holds all that was sealed.")
  let when = Text(fr: "Quand", en: "When")
  let place = Text(fr: "Où", en: "Where")
  let scope = Text(fr: "Périodes", en: "Periods")
  let upTo = Text(fr: "Jusqu’à l’écriture", en: "Up to entry")
  let volume = Text(fr: "Poids", en: "Size")
  let signature = Text(fr: "Index signé par", en: "Index signed by")
  let unsigned = Text(fr: "non signé", en: "not signed")

  let scrub = Text(fr: "Dernière relecture complète", en: "Last full reading")
  let scrubNever = Text(
    fr:
      "Pas encore de relecture complète\u{A0}: un trentième des documents est relu chaque jour tant que Facturier tourne.",
    en: "No full reading yet: a thirtieth of the documents is read each day while Facturier runs.")
  let sound = Text(
    fr: "Chaque document relu est celui qui a été scellé.",
    en: "Each document read is the one that was sealed.")
  let damaged = Text(fr: "Des documents sont abîmés", en: "Some documents are damaged")
  let damagedHelp = Text(
    fr:
      "Gardez tout en l’état. Une archive exportée avant les contient encore\u{A0}: «\u{A0}facturier archive restore\u{A0}» en refait une installation.",
    en:
      "Leave all as it is. An archive that was exported before still holds them: “facturier archive restore” makes an installation of it."
  )
  let foundAt = Template(fr: "constaté le {}", en: "found {}")
  let read = Text(fr: "Relus", en: "Read")
  let progress = Text(fr: "En cours", en: "In progress")
  let progressOf = Template(fr: "{} sur {}", en: "{} of {}")

  let exporting = Text(fr: "Un export est en cours", en: "An export is under way")
  let scrubbing = Text(fr: "Une relecture est en cours", en: "A reading is under way")
  let since = Template(
    fr: "Depuis le {}. Cette page se met à jour.", en: "Since {}. This page renews itself.")
  let failed = Text(fr: "Cela n’a pas abouti", en: "It did not succeed")

  let years = Text(fr: "Conservation", en: "Retention")
  let yearsLead = Text(
    fr:
      "Dix ans après la clôture de l’exercice (C. com. L123-22). Ensuite les données personnelles peuvent être détruites\u{A0}: «\u{A0}facturier archive destroy\u{A0}».",
    en:
      "Ten years after the end of the accounting year (C. com. L123-22). Personal data may be destroyed afterwards: “facturier archive destroy”."
  )
  let year = Text(fr: "Année", en: "Year")
  let state = Text(fr: "État", en: "State")
  let mustKeep = Template(fr: "à garder jusqu’au {}", en: "to be kept until {}")
  let mayGo = Text(fr: "peut être détruite", en: "may be destroyed")
  let held = Template(fr: "retenue\u{A0}: {}", en: "on hold: {}")
  let gone = Template(fr: "détruite le {}", en: "destroyed {}")

  let bytes = Template(fr: "{} octets", en: "{} bytes")
  let kilobytes = Template(fr: "{} ko", en: "{} kB")
  let megabytes = Template(fr: "{} Mo", en: "{} MB")
  let gigabytes = Template(fr: "{} Go", en: "{} GB")
}

extension Words<ArchiveStrings> {
  /// "4,9 ko": one decimal below ten.
  func size(_ bytes: Int) -> String {
    func text(_ unit: Int) -> String {
      let tenths = (bytes * 10 + unit / 2) / unit
      return tenths < 100 && unit > 1
        ? language.decimal("\(tenths / 10).\(tenths % 10)") : language.number((tenths + 5) / 10)
    }
    switch bytes {
    case ..<1_000: return self.bytes(text(1))
    case ..<1_000_000: return self.kilobytes(text(1_000))
    case ..<1_000_000_000: return self.megabytes(text(1_000_000))
    default: return self.gigabytes(text(1_000_000_000))
    }
  }
}
