import Kernel
import Money
import Storage

/// A full check of the log that was made.
package struct LogCheck: Sendable {
  package let at: Instant
  package let entries: Int64
  package let documents: Int
  /// All that was found; the first hundred in words.
  package let faults: Int
  package let words: [Text]

  package var isSound: Bool { faults == 0 }
}

/// Every SQL statement on the checks that were made.
package enum LogCheckStore {
  package static func last(of company: CompanyID, in tx: borrowing Transaction) throws -> LogCheck?
  {
    try tx.row(
      """
      SELECT checked_at, entries, documents, faults, words_fr, words_en FROM log_check
      WHERE company_id = \(company) ORDER BY checked_at DESC LIMIT 1
      """
    ) { row in
      let french = try row.text(4).split(separator: "\n")
      let english = try row.text(5).split(separator: "\n")
      return LogCheck(
        at: try row.instant(0), entries: try row.int64(1), documents: try row.int(2),
        faults: try row.int(3),
        words: zip(french, english).map { Text(fr: String($0), en: String($1)) })
    }
  }

  static func insert(
    _ report: LogReport, at instant: Instant, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    let told = report.faults.prefix(100).map(\.text)
    try tx.run(
      """
      INSERT INTO log_check (company_id, checked_at, entries, documents, faults, words_fr, words_en)
      VALUES (\(company), \(instant), \(report.entries), \(report.documents),
        \(report.faults.count), \(told.map(\.fr).joined(separator: "\n")),
        \(told.map(\.en).joined(separator: "\n")))
      ON CONFLICT (company_id, checked_at) DO NOTHING
      """)
  }

  package static let migration = Migration(
    id: "invoicing-0042-log-checks",
    sql: """
      CREATE TABLE log_check (
        company_id BLOB NOT NULL REFERENCES company(id),
        checked_at INTEGER NOT NULL,
        entries INTEGER NOT NULL,
        documents INTEGER NOT NULL,
        faults INTEGER NOT NULL,
        words_fr TEXT NOT NULL,
        words_en TEXT NOT NULL,
        PRIMARY KEY (company_id, checked_at)
      );
      """,
    why: "when the log was last checked from its first entry, and what was found")
}
