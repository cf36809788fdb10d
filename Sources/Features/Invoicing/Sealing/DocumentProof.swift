import Kernel
import Money
import Seal
import Storage

/// All a stranger needs to check that a document they hold is the one that was sealed: its entry, the path from it to a
/// signed root, and what its commitment is made of (SPEC-sealing § 4, § 10).
package struct DocumentProof: Sendable {
  package let number: String
  package let position: Int64
  package let entryHash: [UInt8]
  /// Its canonical bytes.
  package let entry: String
  package let salt: [UInt8]?
  package let xmlHash: [UInt8]
  package let pdfHash: [UInt8]
  package let checkpoint: SignedCheckpoint
  /// From the leaf up.
  package let path: [MerkleTree.Hash]

  /// - Parameter atSealing: under the first checkpoint that covers it, which says nothing of what was sealed since.
  /// - Throws: `InvoicingError.invoiceNotFound`, `.documentDamaged` when its rows are not what was sealed.
  package init(
    _ id: InvoiceID, of company: CompanyID, atSealing: Bool = false, in tx: borrowing Transaction
  ) throws {
    guard
      let siren = try tx.row(
        "SELECT siren FROM company WHERE id = \(company)", { try $0.text(0) }),
      let found = try Self.found(id, company, siren, in: tx)
    else { throw InvoicingError.invoiceNotFound(id.description) }
    (number, position, entryHash) = (
      found.entry.number ?? "", found.entry.position, found.entry.hash
    )
    entry = String(decoding: found.canonical, as: UTF8.self)
    (salt, xmlHash, pdfHash) = (found.entry.salt, found.xmlHash, found.pdfHash)
    guard LogWalk.hash(found.canonical) == entryHash,
      let signed = try atSealing
        ? LogStore.checkpoint(over: position, of: company, in: tx)
        : LogStore.lastCheckpoint(of: company, in: tx),
      signed.checkpoint.size > position
    else { throw InvoicingError.documentDamaged(number: number) }
    checkpoint = signed
    path = try LogTree(company: company).inclusionProof(
      of: position, size: signed.checkpoint.size, in: tx)
  }

  private typealias Found = (
    entry: StoredEntry, canonical: [UInt8], xmlHash: [UInt8], pdfHash: [UInt8]
  )

  private static func found(
    _ id: InvoiceID, _ company: CompanyID, _ siren: String, in tx: borrowing Transaction
  ) throws -> Found? {
    try tx.row(
      "\(StoredEntry.select) WHERE e.company_id = \(company) AND e.subject_id = \(id)"
    ) { row in
      let entry = try StoredEntry(row, siren: siren)
      let walk = LogWalk(company: company, siren: siren, against: [])
      let canonical = try walk.canonical(
        entry, walk.sealedDocument(entry, row, in: tx), row,
        after: head(before: entry, company, siren, in: tx))
      return (entry, canonical, try row.blob("xml_sha256"), try row.blob("pdf_sha256"))
    }
  }

  /// Of its series, as the entry found it.
  private static func head(
    before entry: StoredEntry, _ company: CompanyID, _ siren: String, in tx: borrowing Transaction
  ) throws -> SeriesHead {
    let hash = try tx.row(
      """
      SELECT hash FROM log_entry WHERE company_id = \(company) AND series = \(entry.series)
        AND sequence = \(entry.sequence - 1)
      """
    ) { try $0.blob(0) }
    guard let hash else { return .genesis(sellerSIREN: siren, series: entry.series) }
    return SeriesHead(
      sellerSIREN: siren, series: entry.series, sequence: entry.sequence - 1, hash: hash)
  }
}
