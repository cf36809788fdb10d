import Invoicing
import Kernel
import Money
import Seal
import Storage

/// An export that was made.
package struct ArchiveExport: Sendable, Equatable {
  package let at: Instant
  package let folder: String
  /// Empty: everything.
  package let periods: [String]
  /// How many entries of the log it holds.
  package let entries: Int64
  package let documents: Int
  /// Of all files the archive names.
  package let bytes: Int
  /// Packs and files of the folder that were found damaged, and written again beside.
  package let damaged: Int
  /// SHA-256 of its index.
  package let index: [UInt8]
  /// Fingerprint of the key that signed the index.
  package let signedBy: String?
}

/// Every SQL statement on the exports that were made.
enum ExportStore {
  /// Notes an export, and has the next transaction that seals take it into the log: an export needs no key.
  static func note(_ export: ArchiveExport, of company: CompanyID, in tx: borrowing Transaction)
    throws
  {
    let periods = export.periods.joined(separator: " ")
    try tx.run(
      """
      INSERT INTO archive_export (company_id, made_at, folder, periods, entries, documents, bytes,
        damaged, index_sha256, signed_by)
      VALUES (\(company), \(export.at), \(export.folder), \(periods), \(export.entries),
        \(export.documents), \(export.bytes), \(export.damaged), \(export.index),
        \(export.signedBy))
      ON CONFLICT (company_id, made_at) DO NOTHING
      """)
    try ArchiveEvents.exported(export, of: company, in: tx)
    try PendingEvents.add(
      SealedEvent(
        "export",
        [
          .init("scope", periods.isEmpty ? "all" : periods),
          .init("manifest", hexadecimal(export.index)),
        ]), of: company, in: tx)
  }

  static func last(of company: CompanyID, in tx: borrowing Transaction) throws -> ArchiveExport? {
    try tx.row(
      """
      SELECT made_at, folder, periods, entries, documents, bytes, damaged, index_sha256, signed_by
      FROM archive_export WHERE company_id = \(company) ORDER BY made_at DESC LIMIT 1
      """
    ) { row in
      ArchiveExport(
        at: try row.instant(0), folder: try row.text(1),
        periods: try row.text(2).split(separator: " ").map(String.init),
        entries: try row.int64(3), documents: try row.int(4), bytes: try row.int(5),
        damaged: try row.int(6), index: try row.blob(7), signedBy: try row.textOrNil(8))
    }
  }
}
