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

/// The one place that knows how documents and entries of the log hang together, for archives.
package enum LogReader {
  /// Months that have documents, "2026-11", with how many.
  package static func months(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [(month: String, count: Int)]
  {
    try tx.rows(
      """
      SELECT substr(i.issue_date, 1, 7) AS month, count(*) FROM seal_entry s
      JOIN invoice i ON i.company_id = s.company_id AND i.id = s.invoice_id
      JOIN document d ON d.company_id = s.company_id AND d.invoice_id = s.invoice_id
      WHERE s.company_id = \(company) AND length(d.tail) > 0 GROUP BY month ORDER BY month
      """
    ) { (try $0.text(0), try $0.int(1)) }
  }

  /// The documents of a month in the order of the log, from the one after `offset`.
  package static func documents(
    of company: CompanyID, month: String, offset: Int, limit: Int, in tx: borrowing Transaction
  ) throws -> [ArchivedDocument] {
    try tx.rows(
      """
      SELECT position, invoice_id, series, sequence, number, type, issue_date, hash FROM (
        SELECT row_number() OVER (ORDER BY s.sealed_at, s.series, s.sequence) - 1 AS position,
          s.invoice_id AS invoice_id, s.series AS series, s.sequence AS sequence,
          i.number AS number, coalesce(i.type_code, i.kind) AS type, i.issue_date AS issue_date,
          s.hash AS hash
        FROM seal_entry s JOIN invoice i ON i.company_id = s.company_id AND i.id = s.invoice_id
        WHERE s.company_id = \(company)) AS entries
      WHERE substr(issue_date, 1, 7) = \(month) AND EXISTS (
        SELECT 1 FROM document d WHERE d.company_id = \(company)
          AND d.invoice_id = entries.invoice_id AND length(d.tail) > 0)
      ORDER BY position LIMIT \(limit) OFFSET \(offset)
      """
    ) { row in
      ArchivedDocument(
        index: try row.int64(0), id: try row.id(1), series: try row.text(2),
        sequence: try row.int64(3), number: try row.text(4), type: try row.text(5),
        issued: try row.text(6), entryHash: try row.blob(7), salt: nil)
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

  /// The canonical bytes of each entry, in the order of the log.
  package static func forEachEntry(
    of company: CompanyID, siren: String, in tx: borrowing Transaction,
    _ body: (_ canonical: [UInt8]) throws -> Void
  ) throws {
    try tx.forEach(entries(of: company)) { row in
      let entry = SealEntry(
        sellerSIREN: siren, series: try row.text("series"), sequence: try row.int64("sequence"),
        number: try row.text("number"), type: try row.text("kind"),
        issueDate: try row.text("issue_date"), sealedAtMicroseconds: try row.int64("sealed_at"),
        currency: try row.text("currency"), netMinor: try row.int64("net_minor"),
        vatMinor: try row.int64("vat_minor"), grossMinor: try row.int64("gross_minor"),
        xmlHash: try row.blob("xml_sha256"), pdfHash: try row.blob("pdf_sha256"),
        previous: try row.blob("previous"))
      try body(entry.canonicalBytes)
    }
  }

  /// Signatures over heads of series, of entries of version 1.
  package static func forEachHead(
    of company: CompanyID, in tx: borrowing Transaction,
    _ body: (_ series: String, _ sequence: Int64, _ key: String, _ signature: [UInt8]) throws ->
      Void
  ) throws {
    try tx.forEach(
      """
      SELECT series, sequence, key_fingerprint, signature FROM seal_entry
      WHERE company_id = \(company) AND signature IS NOT NULL ORDER BY sealed_at, series, sequence
      """
    ) { try body(try $0.text(0), try $0.int64(1), try $0.text(2), try $0.blob(3)) }
  }

  package static func keys(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [(fingerprint: String, publicKey: [UInt8], since: Instant)]
  {
    try tx.rows(
      "SELECT fingerprint, public_key, since FROM sealing_key WHERE company_id = \(company) ORDER BY since, fingerprint"
    ) { (try $0.text(0), try $0.blob(1), try $0.instant(2)) }
  }

  private static func entries(of company: CompanyID) -> SQL {
    """
    SELECT s.series AS series, s.sequence AS sequence, s.sealed_at AS sealed_at,
      s.previous AS previous, i.number AS number, coalesce(i.type_code, i.kind) AS kind,
      i.issue_date AS issue_date, i.currency AS currency, i.net_minor AS net_minor,
      i.vat_minor AS vat_minor, i.gross_minor AS gross_minor, d.xml_sha256 AS xml_sha256,
      d.pdf_sha256 AS pdf_sha256
    FROM seal_entry s
    JOIN invoice i ON i.company_id = s.company_id AND i.id = s.invoice_id
    JOIN document d ON d.company_id = s.company_id AND d.invoice_id = s.invoice_id
    WHERE s.company_id = \(company)
    ORDER BY s.sealed_at, s.series, s.sequence
    """
  }
}
