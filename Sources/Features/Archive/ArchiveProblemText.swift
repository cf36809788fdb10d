import Kernel

extension ArchiveProblem {
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
    case .holdsMore(let path, let theirs, let ours):
      Text(
        fr:
          "\(path) contient \(theirs) écritures du journal qui ne sont pas toutes dans cette base (\(ours)). Rien n’y est remplacé : reprenez-les avec « facturier recover --from », ou exportez ailleurs.",
        en:
          "\(path) holds \(theirs) entries of the log that are not all in this database (\(ours)). Nothing of it is replaced: put them back with “facturier recover --from”, or export elsewhere."
      )
    case .working:
      Text(
        fr: "Un export ou une relecture est déjà en cours. Attendez sa fin.",
        en: "An export or a reading is under way already. Wait for its end.")
    default: replayText
    }
  }

  /// Of what stops a replay (`ReplayArchive`).
  private var replayText: Text {
    switch self {
    case .unsigned(let path):
      Text(
        fr:
          "L’index de \(path) n’est pas signé par la clé de l’entreprise : rien n’en est repris. Prenez une archive signée, ou refaites une installation avec « archive restore ».",
        en:
          "The index of \(path) is not signed by the company's key: nothing of it is taken. Use a signed archive, or make an installation of it with “archive restore”."
      )
    case .otherVersion(let path, let software):
      Text(
        fr:
          "\(path) a été faite par une version antérieure (\(software)), dont les tables diffèrent. Refaites une installation avec « archive restore » : elle les met à jour.",
        en:
          "\(path) was made by an earlier version (\(software)), whose tables differ. Make an installation of it with “archive restore”, which brings them up to date."
      )
    case .forked(let path, let index, let ours, let theirs):
      Text(
        fr:
          "\(path) n’est pas la suite de cette base : l’écriture \(index) y est \(theirs), et ici \(ours). Rien n’a été écrit.",
        en:
          "\(path) does not go on from this database: entry \(index) is \(theirs) there, and \(ours) here. Nothing was written."
      )
    case .otherMark(let path, let size):
      Text(
        fr:
          "Les \(size) premières écritures de \(path) ne sont pas celles que connaît le repère. Rien n’a été écrit.",
        en:
          "The first \(size) entries of \(path) are not those the mark knows. Nothing was written.")
    case .reachesNoFurther(let path, let size):
      Text(
        fr:
          "\(path) s’arrête à l’écriture \(size) du journal : elle n’a rien que cette base n’ait déjà. Prenez une archive plus récente.",
        en:
          "\(path) ends at entry \(size) of the log: it has nothing that this database lacks. Use a later archive."
      )
    case .rowDiffers(let path, let table):
      Text(
        fr:
          "Une ligne de « \(table) » diffère entre \(path) et cette base, et ne change jamais. Rien n’a été écrit ; refaites une installation avec « archive restore ».",
        en:
          "A row of “\(table)” differs between \(path) and this database, and never changes. Nothing was written; make an installation with “archive restore”."
      )
    case .behindMark(let path, let size, let mark, _):
      Text(
        fr:
          "\(path) s’arrête à l’écriture \(size) du journal alors que \(mark) ont été scellées. Rien n’a été écrit. Prenez une archive plus récente, ou acceptez la perte avec --accept --reason.",
        en:
          "\(path) ends at entry \(size) of the log, yet \(mark) were sealed. Nothing was written. Use a later archive, or accept the loss with --accept --reason."
      )
    case .markUnknown(let path, let size):
      Text(
        fr:
          "Le repère manque : rien ne dit si plus que les \(size) écritures de \(path) ont été scellées. Rien n’a été écrit. Remettez le repère, ou ajoutez --accept --reason si rien n’a été émis depuis.",
        en:
          "The mark is missing: nothing says whether more than the \(size) entries of \(path) were sealed. Nothing was written. Put the mark back, or add --accept --reason if nothing was issued since."
      )
    default: Text(fr: code, en: code)
    }
  }
}
