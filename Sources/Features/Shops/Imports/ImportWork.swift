import Kernel
import Storage

/// Imports that go on for whoever asked for them, as far as this node knows: the one that issues says how far it is.
extension ImportPages {
  package static func work(_ desk: ImportDesk) -> WorkSource {
    let company = desk.issuer.company.id
    return WorkSource(.draftsWrite) { question, tx in
      let person = question.author.id
      var ids = try ImportStore.running(of: person, company: company, in: tx)
      for id in question.seen.compactMap({ OrderImport.ID($0) }) where !ids.contains(id) {
        ids.append(id)
      }
      let words = Words(ImportWorkStrings.table, question.language)
      return try ids.compactMap { id in
        // First what goes on: what ends in between is over then, and not nowhere.
        let progress = desk.progress(of: id)
        let known = try ImportStore.outcome(of: id, for: person, company: company, in: tx)
        return known.flatMap { item(id, $0, progress, words) }
      }
    }
  }

  private static func item(
    _ id: OrderImport.ID, _ known: (fileName: String, issued: Int, refused: Int, isDone: Bool),
    _ progress: ImportDesk.Progress?, _ words: Words<ImportWorkStrings>
  ) -> WorkItem? {
    let language = words.language
    func item(_ detail: String, done: Int, isFinished: Bool) -> WorkItem {
      WorkItem(
        id: "\(id)", title: words.importing(known.fileName), detail: detail,
        href: "/imports/\(id)", done: done, total: 100, isFinished: isFinished)
    }
    if known.isDone {
      let detail = words.over(language.number(known.issued), language.number(known.refused))
      return item(detail, done: 100, isFinished: true)
    }
    // Another node issues it, or nobody does: its page says which.
    guard let progress else { return nil }
    if progress.failure != nil { return item(words.stopped, done: 0, isFinished: true) }
    let done = min(99, Int(progress.fraction * 100))
    return item(words.soFar(progress.documents), done: done, isFinished: false)
  }
}

/// Every sentence of them.
final class ImportWorkStrings: Sendable {
  static let table = ImportWorkStrings()

  let importing = Template(fr: "Import de {}", en: "Import of {}")
  let soFar = Plural(
    one: Text(fr: "{} document émis", en: "{} document issued"),
    many: Text(fr: "{} documents émis", en: "{} documents issued"))
  let over = Template(
    fr: "Terminé\u{A0}: {} documents, {} refus", en: "Over: {} documents, {} refused")
  let stopped = Text(fr: "Interrompu\u{A0}: rien n’est perdu", en: "Interrupted: nothing is lost")
}
