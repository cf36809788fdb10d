import Invoicing
import Kernel
import Money
import Seal
import Storage

/// Destroys the documents of a year when they need no longer be kept (RGPD, art. 5, 1, e; C. com. L123-22: ten years from
/// the end of the accounting year, here the calendar year).
///
/// Files, lines and the names of buyers go; numbers, dates, totals, seals and their chain stay, so that nobody can say
/// afterwards that a document was never issued or was another.
package struct DestroyYear: Sendable {
  let company: CompanyID
  let database: Database
  /// Documents of one statement.
  let group: Int

  package init(
    company: CompanyID, database: Database, group: Int = RetentionStore.usualGroup
  ) {
    self.group = group
    self.company = company
    self.database = database
  }

  /// - Parameter confirmed: the year, said a second time; nothing is destroyed without.
  /// - Returns: how many documents were destroyed.
  /// - Throws: `ArchiveProblem.retention`, `.legalHold`, `.nothingToDestroy`, `.confirmDestruction`, in that order.
  package func callAsFunction(_ year: Int, confirmed: Int?) throws -> Int {
    try database.writeSync(.company(company)) { tx in
      guard tx.today.year > year + 10 else {
        throw ArchiveProblem.retention(year: year, until: year + 10)
      }
      if let reason = try RetentionStore.hold(on: year, of: company, in: tx) {
        throw ArchiveProblem.legalHold(year: year, reason: reason)
      }
      let documents = try RetentionStore.documents(of: year, company, in: tx)
      guard documents > 0 else { throw ArchiveProblem.nothingToDestroy(year: year) }
      guard confirmed == year else {
        throw ArchiveProblem.confirmDestruction(year: year, documents: documents)
      }
      try RetentionStore.destroy(year, documents: documents, group: group, of: company, in: tx)
      try ScrubStore.forget(year, of: company, in: tx)
      try ArchiveEvents.destroyed(year, documents: documents, of: company, in: tx)
      try PendingEvents.add(
        SealedEvent(
          "destruction",
          [.init("year", String(year)), .init("documents", String(documents))]),
        of: company, in: tx)
      return documents
    }
  }
}
