import Kernel
import Storage

/// Bulks that go on for whoever asked for them.
extension BulkPages {
  package static func work(of company: CompanyID) -> WorkSource {
    WorkSource(.documentsRead) { question, tx in
      let words = Words(BulkWorkStrings.table, question.language)
      var bulks = try BulkStore.running(of: question.author, company: company, in: tx)
      for id in question.seen.compactMap({ Bulk.ID($0) })
      where !bulks.contains(where: { $0.id == id }) {
        guard let bulk = try BulkStore.known(id, of: company, in: tx),
          bulk.author.id == question.author.id
        else { continue }
        bulks.append(bulk)
      }
      return try bulks.map { bulk in
        let isStopped =
          try bulk.finishedAt == nil
          && !BulkStore.isUnderWay(bulk.id, of: company, in: tx)
        return item(bulk, isStopped: isStopped, words)
      }
    }
  }

  private static func item(
    _ bulk: Bulk, isStopped: Bool, _ words: Words<BulkWorkStrings>
  ) -> WorkItem {
    let language = words.language
    let isFinished = bulk.finishedAt != nil || isStopped
    let ended = bulk.done + bulk.refused
    let detail =
      isStopped
      ? words.workStopped(language.number(ended), language.number(bulk.total))
      : isFinished
        ? words.workOver(language.number(bulk.done), language.number(bulk.refused))
        : words.workOf(language.number(ended), language.number(bulk.total))
    return WorkItem(
      id: "\(bulk.id)", title: title(of: bulk.action)(language), detail: detail,
      href: "\(path)/\(bulk.id)", done: ended, total: bulk.total, isFinished: isFinished)
  }

  private static func title(of action: String) -> Text {
    let strings = BulkWorkStrings.table
    return switch action {
    case "issuances", "invoices": strings.workIssuing
    case "emails": strings.workSending
    default: strings.workBulk
    }
  }
}

/// Every sentence of them.
final class BulkWorkStrings: Sendable {
  static let table = BulkWorkStrings()

  let workIssuing = Text(fr: "Émission de factures", en: "Issuing invoices")
  let workSending = Text(fr: "Envoi de documents", en: "Sending documents")
  let workBulk = Text(fr: "Traitement par lot", en: "Batch")
  let workOf = Template(fr: "{} sur {}", en: "{} of {}")
  let workStopped = Template(fr: "Arrêté à {} sur {}", en: "Stopped at {} of {}")
  let workOver = Template(
    fr: "Terminé\u{A0}: {} faits, {} refusés", en: "Finished: {} done, {} refused")
}
