import Kernel
import Storage

/// Finds the documents that hold rare words among a million, by a file of this node (`TextIndex`) that follows the sealed log.
package final class DocumentIndex: Sendable {
  /// Found more often than that a word is in each page of the newest documents, and reading those is faster.
  private static let mostFound = 3_000
  /// Documents it does not know yet, read one by one.
  private static let mostLate = 2_000

  private let company: CompanyID
  private let texts: TextIndex

  /// - Parameters:
  ///   - folder: of this node; the file is made there once there are `least` documents.
  ///   - database: of the company.
  package init(
    folder: String, company: CompanyID, database: Database, least: Int = TextIndex.usualLeast
  ) {
    self.company = company
    texts = TextIndex(
      at: "\(folder)/search-\(company).sqlite", of: Self.source(of: company), in: database,
      least: least, mostFound: Self.mostFound)
  }

  package func run(_ failed: @Sendable (any Error) -> Void) async { await texts.run(failed) }
  package func follow() async throws { try await texts.follow() }
  package func close() { texts.close() }

  /// The documents that may hold all words of a search; `nil` where all are to be looked at.
  package func candidates(_ search: String?, in tx: borrowing Transaction) throws -> [InvoiceID]? {
    guard let search, let known = texts.places(of: TextIndex.parts(of: InvoiceText.wanted(search))),
      // A whole number has an index in the database.
      try InvoiceQueries.id(of: CleanText.line(search).uppercased(), company: company, in: tx)
        == nil
    else { return nil }
    let late = try tx.rows(
      """
      SELECT subject_id FROM log_entry WHERE company_id = \(company) AND position >= \(known.end)
      ORDER BY position LIMIT \(Self.mostLate + 1)
      """
    ) { try $0.idOrNil(0, as: InvoiceID.self) }
    guard late.count <= Self.mostLate else { return nil }
    // By position alone: told that there is a subject, SQLite would walk the index of all subjects.
    let found = try tx.rows(
      """
      SELECT subject_id FROM log_entry
      WHERE company_id = \(company) AND position IN (\(SQL.list(known.found)))
      """
    ) { try $0.idOrNil(0, as: InvoiceID.self) }
    return (late + found).compactMap { $0 }
  }

  /// The log, entry by entry; a year that was destroyed is to be in no index.
  private static func source(of company: CompanyID) -> TextIndex.Source {
    TextIndex.Source { tx in
      let size = try LogStore.size(of: company, in: tx)
      let destroyed = try tx.row(
        """
        SELECT CAST(coalesce(sum(documents), 0) AS BIGINT) FROM destruction
        WHERE company_id = \(company)
        """
      ) { try $0.int64(0) }
      return (size, destroyed ?? 0)
    } mark: { position, tx in
      try tx.row(
        "SELECT hash FROM log_entry WHERE company_id = \(company) AND position = \(position)"
      ) { try $0.blob(0) }
    } entries: { position, limit, tx in
      try tx.rows(
        """
        SELECT e.position, e.hash, t.words FROM log_entry e
        LEFT JOIN invoice_text t ON t.company_id = e.company_id AND t.invoice_id = e.subject_id
        WHERE e.company_id = \(company) AND e.position >= \(position)
        ORDER BY e.position LIMIT \(limit)
        """
      ) {
        TextIndex.Entry(
          position: try $0.int64(0), mark: try $0.blob(1), words: try $0.textOrNil(2))
      }
    }
  }
}
