import Kernel
import Storage

/// The export, or the reading of the whole archive, that goes on for whoever asked for it.
extension ArchivePages {
  package static func work(_ desk: ArchiveDesk) -> WorkSource {
    WorkSource(.sealRead) { question, _ in
      let words = Words(ArchiveWorkStrings.table, question.language)
      let current = desk.current.flatMap { $0.person == question.author.id ? $0 : nil }
      return [ArchiveDesk.Work.export, .scrub].compactMap { work in
        let id = "archive-\(work.rawValue)"
        func item(_ detail: String, isFinished: Bool) -> WorkItem {
          WorkItem(
            id: id, title: work == .export ? words.exporting : words.reading, detail: detail,
            href: path, done: 0, total: 0, isFinished: isFinished)
        }
        guard let current, current.work == work else {
          // Only what ended here is known to be over: another node may be at it.
          guard question.seen.contains(id), let last = desk.last, last.work == work,
            last.person == question.author.id
          else { return nil }
          return item(words.over, isFinished: true)
        }
        if current.failure == nil { return item(words.underWay, isFinished: false) }
        return question.seen.contains(id) ? item(words.stopped, isFinished: true) : nil
      }
    }
  }
}

/// Every sentence of them.
final class ArchiveWorkStrings: Sendable {
  static let table = ArchiveWorkStrings()

  let exporting = Text(fr: "Export de l’archive", en: "Export of the archive")
  let reading = Text(fr: "Relecture de l’archive", en: "Reading of the archive")
  let underWay = Text(fr: "en cours", en: "in progress")
  let over = Text(fr: "Terminé", en: "Finished")
  let stopped = Text(fr: "S’est arrêté", en: "It stopped")
}
