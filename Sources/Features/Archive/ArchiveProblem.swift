import Kernel
import Storage

/// Why an archive cannot be written, read, put back or destroyed.
package enum ArchiveProblem: Problem {
  /// The folder holds no archive, or its index cannot be read.
  case notAnArchive(path: String, reason: Text)
  /// Made by a later program.
  case newer(path: String, detail: String)
  /// The folder is the archive of somebody else.
  case otherCompany(path: String, siren: String)
  /// Files are not those the index names; all of them.
  case damaged([Finding])
  /// Only some periods were exported: an installation cannot be made of it.
  case partial(path: String)
  /// There is data where the archive should be put back.
  case dataExists(path: String)
  case cannotWrite(path: String, reason: String)
  /// Another program is writing into the folder.
  case busy(path: String)
  case periodInvalid(String)
  /// The documents of that year must still be kept.
  case retention(year: Int, until: Int)
  /// Somebody asked that the documents be kept longer.
  case legalHold(year: Int, reason: String)
  /// Destroying cannot be undone: it is asked twice.
  case confirmDestruction(year: Int, documents: Int)
  case nothingToDestroy(year: Int)

  package var code: String {
    switch self {
    case .notAnArchive: "archive.not-an-archive"
    case .newer: "archive.newer"
    case .otherCompany: "archive.other-company"
    case .damaged: "archive.damaged"
    case .partial: "archive.partial"
    case .dataExists: "archive.data-exists"
    case .cannotWrite: "archive.cannot-write"
    case .busy: "archive.busy"
    case .periodInvalid: "archive.period-invalid"
    case .retention: "archive.retention"
    case .legalHold: "archive.legal-hold"
    case .confirmDestruction: "archive.confirm-destruction"
    case .nothingToDestroy: "archive.nothing-to-destroy"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .notAnArchive, .periodInvalid: .malformed
    case .newer, .damaged, .partial: .invalid
    case .otherCompany, .dataExists, .retention, .legalHold, .confirmDestruction: .conflict
    case .nothingToDestroy: .notFound
    case .cannotWrite, .busy: .unavailable
    }
  }

  package var findings: [Finding] { if case .damaged(let findings) = self { findings } else { [] } }

  package var confirm: [String] {
    if case .confirmDestruction(let year, _) = self { ["\(year)"] } else { [] }
  }

  package var text: Text {
    switch self {
    case .notAnArchive(let path, let reason):
      Text(
        fr: "\(path) n’est pas une archive lisible : \(reason(.fr))",
        en: "\(path) is not an archive that can be read: \(reason(.en))")
    case .newer(let path, let detail):
      Text(
        fr:
          "\(path) a été faite par un programme plus récent (\(detail)). Mettez Facturier à jour.",
        en: "\(path) was made by a later program (\(detail)). Update Facturier.")
    case .otherCompany(let path, let siren):
      Text(
        fr:
          "\(path) est l’archive d’une autre entreprise (SIREN \(siren)). Choisissez un autre dossier.",
        en: "\(path) is the archive of another company (SIREN \(siren)). Choose another folder.")
    case .damaged(let findings):
      Text(
        fr:
          "\(findings.count) fichiers de l’archive ne sont pas ceux qui ont été écrits. Reprenez-les d’une autre copie.",
        en:
          "\(findings.count) files of the archive are not those that were written. Take them from another copy."
      )
    case .partial(let path):
      Text(
        fr:
          "\(path) ne contient que certaines périodes : elle se lit, mais ne refait pas une installation. Exportez sans --period.",
        en:
          "\(path) holds some periods only: it can be read, but makes no installation. Export without --period."
      )
    case .dataExists(let path):
      Text(
        fr: "\(path) contient déjà des données ; donnez un dossier neuf. Rien n’est écrasé.",
        en: "\(path) already holds data; give a new folder. Nothing is overwritten.")
    case .cannotWrite(let path, let reason):
      Text(
        fr:
          "\(path) ne peut pas être écrit (\(reason)). Vérifiez le disque, l’espace et les droits, puis recommencez : ce qui est fini est gardé.",
        en:
          "\(path) cannot be written (\(reason)). Check the disk, its space and permissions, then run it again: what is finished is kept."
      )
    case .busy(let path):
      Text(
        fr: "Un autre export écrit dans \(path). Attendez qu’il finisse.",
        en: "Another export is writing into \(path). Wait for its end.")
    case .periodInvalid(let text):
      Text(
        fr: "« \(text) » n’est ni un mois (2026-11) ni une année (2026).",
        en: "“\(text)” is neither a month (2026-11) nor a year (2026).")
    case .retention(let year, let until):
      Text(
        fr:
          "Les documents de \(year) doivent être gardés jusqu’au 31 décembre \(until) (C. com. L123-22).",
        en: "The documents of \(year) must be kept until 31 December \(until) (C. com. L123-22).")
    case .legalHold(let year, let reason):
      Text(
        fr: "Les documents de \(year) sont retenus : \(reason). Levez d’abord cette retenue.",
        en: "The documents of \(year) are on hold: \(reason). Lift the hold first.")
    case .confirmDestruction(let year, let documents):
      Text(
        fr:
          "\(documents) documents de \(year) seraient détruits pour toujours. Relancez avec --confirm \(year).",
        en:
          "\(documents) documents of \(year) would be destroyed for good. Run it again with --confirm \(year)."
      )
    case .nothingToDestroy(let year):
      Text(
        fr: "Il n’y a pas de document de \(year) à détruire.",
        en: "There is no document of \(year) to destroy.")
    }
  }
}
