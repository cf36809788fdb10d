import Invoicing
import Kernel

/// What can be wrong with a file of an archive.
enum ArchiveFinding {
  static let unsigned = Finding(
    "archive.index-signature", at: Place(file: ArchiveIndex.fileName),
    fr:
      "L’index n’est pas celui qui a été signé à l’export. Reprenez une autre copie de l’archive.",
    en:
      "The index is not the one that was signed when it was exported. Take another copy of the archive."
  )

  static func missing(_ path: String, of number: String? = nil) -> Finding {
    let whose = number.map { " (\($0))" } ?? ""
    return Finding(
      "archive.file-missing", at: Place(file: path),
      fr: "Ce fichier\(whose) manque ou est illisible. Reprenez-le d’une autre copie de l’archive.",
      en:
        "This file\(whose) is missing or cannot be read. Take it from another copy of the archive.")
  }

  static func damaged(_ path: String, of number: String? = nil) -> Finding {
    let whose = number.map { " (\($0))" } ?? ""
    return Finding(
      "archive.file-damaged", at: Place(file: path),
      fr:
        "Ce fichier\(whose) n’est pas celui qui a été écrit. Reprenez-le d’une autre copie de l’archive.",
      en:
        "This file\(whose) is not the one that was written. Take it from another copy of the archive."
    )
  }

  /// The log put back does not hold.
  static func seals(_ log: LogReport) -> [Finding] {
    log.faults.map { fault in
      Finding(
        "archive.seal-broken", at: Place(file: "log/entries.txt"),
        fr:
          "Les scellements ne tiennent pas : \(fault.text.fr) Prenez une autre copie de l’archive.",
        en: "The seals do not hold: \(fault.text.en) Take another copy of the archive.")
    }
  }

  /// Numbers that were given and that the archive does not hold.
  static func lost(_ lost: RecoverLog.LostNumbers, of profile: CompanyProfile) -> Finding {
    let text = lost.text(by: profile)
    return Finding(
      "archive.numbers-missing", at: nil,
      fr: "Émis, et ni dans la base ni dans l’archive : \(text.fr).",
      en: "Given, and neither in the database nor in the archive: \(text.en).")
  }
}
