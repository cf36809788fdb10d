import Kernel
import Money
import PDF
import Seal
import Storage
import Crypto

/// A document as an archive lists it, by its place in the company's log.
package struct ArchivedDocument: Sendable {
  /// 0-based index of its entry in the log.
  package let index: Int64
  package let id: InvoiceID
  package let series: String
  package let sequence: Int64
  package let number: String
  /// BT-3.
  package let type: String
  /// BT-2, "2026-11-23".
  package let issued: String
  package let entryHash: [UInt8]
  /// 32 bytes; nil where the entry names the hashes of the files in clear (version 1).
  package let salt: [UInt8]?
}

/// The files of documents, read one after the other and hashed against what was sealed; what they share is read once.
package final class DocumentReader {
  package struct Files {
    package let pdf: [UInt8]
    package let xml: [UInt8]
    package let pdfHash: [UInt8]
    package let xmlHash: [UInt8]
  }

  private let company: CompanyID
  private let unpacker: DocumentUnpacker
  private let inflater = StoredStream()
  private var prefixes: [[UInt8]: [UInt8]] = [:]

  package init(_ company: CompanyID) {
    self.company = company
    unpacker = DocumentUnpacker(company)
  }

  /// - Throws: `InvoicingError.documentDamaged`; `.invoiceNotFound` where there is no file.
  package func files(of id: InvoiceID, number: String, in tx: borrowing Transaction) throws -> Files
  {
    let found = try tx.row(Self.select, company, id) { row -> Files? in
      if try row.withBlob(1, { $0.isEmpty }) {
        throw InvoicingError.documentDestroyed(number: number)
      }
      let (pdfHash, xmlHash) = (try row.blob(6), try row.blob(7))
      let packing = try row.intOrNil(2)
      guard let tail = try row.withBlob(1, { try unpacker.tail($0, packing: packing, in: tx) })
      else { return nil }
      let pdf = try prefix(row.blob(0), in: tx) + tail
      let (offset, stored, size) = (try row.int(3), try row.int(4), try row.int(5))
      guard Array(SHA256.hash(data: pdf)) == pdfHash,
        let xml = inflater.inflate(tail, offset: offset, count: stored, to: size),
        Array(SHA256.hash(data: xml)) == xmlHash
      else { return nil }
      return Files(pdf: pdf, xml: xml, pdfHash: pdfHash, xmlHash: xmlHash)
    }
    guard let found else { throw InvoicingError.invoiceNotFound(id.description) }
    guard let files = found else { throw InvoicingError.documentDamaged(number: number) }
    return files
  }

  private func prefix(_ template: [UInt8], in tx: borrowing Transaction) throws -> [UInt8] {
    if let known = prefixes[template] { return known }
    let prefix =
      try tx.row(
        "SELECT prefix FROM document_template WHERE company_id = \(company) AND id = \(template)"
      ) { try $0.blob(0) } ?? []
    prefixes[template] = prefix
    return prefix
  }

  private static let select = Statement(
    """
    SELECT template_id, tail, packing, xml_offset, xml_stored, xml_size, pdf_sha256, xml_sha256
    FROM document WHERE company_id = $1 AND invoice_id = $2
    """)
}

/// What an archive reads of a log.
package enum LogReader {
  /// Months that have documents, "2026-11", with how many.
  package static func months(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [(month: String, count: Int)]
  {
    try tx.rows(
      """
      SELECT substr(i.issue_date, 1, 7) AS month, count(*) FROM log_entry e
      JOIN invoice i ON i.company_id = e.company_id AND i.id = e.subject_id
      JOIN document d ON d.company_id = e.company_id AND d.invoice_id = e.subject_id
      WHERE e.company_id = \(company) AND length(d.tail) > 0 GROUP BY month ORDER BY month
      """
    ) { (try $0.text(0), try $0.int(1)) }
  }

  /// The documents of a month in the order of the log, from the one after `offset`.
  package static func documents(
    of company: CompanyID, month: String, offset: Int, limit: Int, in tx: borrowing Transaction
  ) throws -> [ArchivedDocument] {
    try tx.rows(
      """
      SELECT e.position, e.subject_id, e.series, e.sequence, i.number,
        coalesce(i.type_code, i.kind), i.issue_date, e.hash, e.salt
      FROM log_entry e
      JOIN invoice i ON i.company_id = e.company_id AND i.id = e.subject_id
      JOIN document d ON d.company_id = e.company_id AND d.invoice_id = e.subject_id
      WHERE e.company_id = \(company) AND substr(i.issue_date, 1, 7) = \(month)
        AND length(d.tail) > 0
      ORDER BY e.position LIMIT \(limit) OFFSET \(offset)
      """
    ) { row in
      ArchivedDocument(
        index: try row.int64(0), id: try row.id(1), series: try row.text(2),
        sequence: try row.int64(3), number: try row.text(4), type: try row.text(5),
        issued: try row.text(6), entryHash: try row.blob(7), salt: try row.blobOrNil(8))
    }
  }

  /// Documents whose time was over: their rows are all that is left of them.
  package static func destroyed(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [InvoiceID]
  {
    try tx.rows(
      """
      SELECT invoice_id FROM document
      WHERE company_id = \(company) AND length(tail) = 0 ORDER BY invoice_id
      """
    ) { try $0.id(0) }
  }

  /// Signatures over heads of series, of entries of version 1.
  package static func forEachHead(
    of company: CompanyID, in tx: borrowing Transaction,
    _ body: (_ series: String, _ sequence: Int64, _ key: String, _ signature: [UInt8]) throws ->
      Void
  ) throws {
    try tx.forEach(
      """
      SELECT series, sequence, key_fingerprint, signature FROM log_head_signature
      WHERE company_id = \(company) ORDER BY series, sequence
      """
    ) { try body(try $0.text(0), try $0.int64(1), try $0.text(2), try $0.blob(3)) }
  }

  /// The checkpoints an archive holds: the last of each day, and those that were stamped.
  package static func checkpoints(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [SignedCheckpoint]
  {
    let sizes = try tx.rows(
      """
      SELECT max(size) AS size FROM log_checkpoint WHERE company_id = \(company)
      GROUP BY signed_at / 86400000000
      UNION SELECT size FROM timestamp WHERE company_id = \(company) AND token IS NOT NULL
      ORDER BY size
      """
    ) { try $0.int64(0) }
    return try sizes.compactMap { try LogStore.checkpoint(over: $0 - 1, of: company, in: tx) }
  }

  /// Tokens over checkpoints, by their sizes.
  package static func timestamps(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [(size: Int64, token: [UInt8])]
  {
    try tx.rows(
      """
      SELECT size, token FROM timestamp
      WHERE company_id = \(company) AND token IS NOT NULL ORDER BY size
      """
    ) { (try $0.int64(0), try $0.blob(1)) }
  }

  package static func keys(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [(fingerprint: String, publicKey: [UInt8], since: Instant)]
  {
    try tx.rows(
      "SELECT fingerprint, public_key, since FROM sealing_key WHERE company_id = \(company) ORDER BY since, fingerprint"
    ) { (try $0.text(0), try $0.blob(1), try $0.instant(2)) }
  }
}
