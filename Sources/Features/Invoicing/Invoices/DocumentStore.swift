import CDeflate
import Crypto
import Kernel
import PDF
import Seal
import Storage

/// The files of issued documents: the constant beginning once per template, the rest per document. What is given
/// out is re-hashed against the seal first.
package enum DocumentStore {
  static func insert(
    _ file: RenderedDocument, packed: [UInt8], packing: Int, xmlHash: [UInt8], xmlSize: Int,
    of id: InvoiceID,
    company: IssuingCompany, in tx: borrowing Transaction
  ) throws {
    let xml = file.xmlRange ?? 0..<0
    try tx.enqueue(insertDocument) { bind in
      bind(company.id)
      bind(id)
      bind.blob(file.templateID)
      bind.blob(packed)
      bind.int(xml.lowerBound)
      bind.int(xml.count)
      bind.int(xmlSize)
      bind.blob(file.sha256)
      bind.blob(xmlHash)
      bind.int(file.pageCount)
      bind.int(packing)
    }
  }

  static func declare(
    _ template: DocumentTemplate, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO document_template (company_id, id, prefix)
      VALUES (\(company), \(template.id), \(template.prefix))
      ON CONFLICT (company_id, id) DO NOTHING
      """)
  }

  /// The exact bytes that were issued.
  ///
  /// - Throws: `InvoicingError.documentDamaged` when they are not the ones that were sealed.
  package static func pdf(
    of id: InvoiceID, number: String, company: CompanyID, in tx: borrowing Transaction
  ) throws -> [UInt8] {
    let unpacker = DocumentUnpacker(company)
    let found = try tx.row(
      """
      SELECT t.prefix AS prefix, d.tail AS tail, d.packing AS packing, d.pdf_sha256 AS hash
      FROM document d
      JOIN document_template t ON t.company_id = d.company_id AND t.id = d.template_id
      WHERE d.company_id = \(company) AND d.invoice_id = \(id)
      """
    ) { row in
      if try row.withBlob("tail", { $0.isEmpty }) {
        throw InvoicingError.documentDestroyed(number: number)
      }
      let packing = try row.intOrNil("packing")
      let tail = try row.withBlob("tail") { try unpacker.tail($0, packing: packing, in: tx) }
      return (bytes: try tail.map { try row.blob("prefix") + $0 }, hash: try row.blob("hash"))
    }
    guard let found else { throw InvoicingError.invoiceNotFound(id.description) }
    guard let bytes = found.bytes, Array(SHA256.hash(data: bytes)) == found.hash else {
      throw InvoicingError.documentDamaged(number: number)
    }
    return bytes
  }

  /// Counts one more copy of a document.
  ///
  /// - Returns: which it is, from 1.
  static func countCopy(
    of id: InvoiceID, number: String, company: CompanyID, in tx: borrowing Transaction
  ) throws -> Int {
    let last = try tx.row(
      """
      SELECT coalesce(max(copy), 0) FROM duplicate
      WHERE company_id = \(company) AND invoice_id = \(id)
      """
    ) { try $0.int(0) }
    let copy = (last ?? 0) + 1
    try tx.run(
      """
      INSERT INTO duplicate (company_id, invoice_id, copy, made_at)
      VALUES (\(company), \(id), \(copy), \(tx.now))
      """)
    try PendingEvents.add(
      SealedEvent("duplicate-printed", [.init("document", number), .init("copy", String(copy))]),
      of: company, in: tx)
    return copy
  }

  /// The `factur-x.xml` of the file, read back out of it.
  package static func xml(
    of id: InvoiceID, number: String, company: CompanyID, in tx: borrowing Transaction
  ) throws -> [UInt8] {
    let unpacker = DocumentUnpacker(company)
    let found = try tx.row(
      """
      SELECT tail, packing, xml_offset, xml_stored, xml_size, xml_sha256
      FROM document WHERE company_id = \(company) AND invoice_id = \(id)
      """
    ) { row in
      if try row.withBlob("tail", { $0.isEmpty }) {
        throw InvoicingError.documentDestroyed(number: number)
      }
      let offset = try row.int("xml_offset")
      let stored = try row.int("xml_stored")
      let size = try row.int("xml_size")
      let hash = try row.blob("xml_sha256")
      if let packing = try row.intOrNil("packing") {
        let plain = try row.withBlob("tail") { try unpacker.plain($0, packing: packing, in: tx) }
        let xml = PlainTail.streams(of: plain ?? [], length: size).first {
          Array(SHA256.hash(data: $0)) == hash
        }
        return (bytes: xml.map { Array($0) }, hash: hash)
      }
      let bytes = try row.withBlob("tail") { tail -> [UInt8]? in
        guard offset >= 0, stored >= 0, offset + stored <= tail.count else { return nil }
        return inflate(UnsafeRawBufferPointer(rebasing: tail[offset..<offset + stored]), to: size)
      }
      return (bytes: bytes, hash: hash)
    }
    guard let found else { throw InvoicingError.invoiceNotFound(id.description) }
    guard let bytes = found.bytes, Array(SHA256.hash(data: bytes)) == found.hash else {
      throw InvoicingError.documentDamaged(number: number)
    }
    return bytes
  }

  private static func inflate(_ stored: UnsafeRawBufferPointer, to size: Int) -> [UInt8]? {
    guard size > 0, size < 1 << 30, let inflater = libdeflate_alloc_decompressor() else {
      return nil
    }
    defer { libdeflate_free_decompressor(inflater) }
    var actual = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      let result = libdeflate_zlib_decompress(
        inflater, stored.baseAddress, stored.count, buffer.baseAddress, size, &actual)
      count = result == LIBDEFLATE_SUCCESS ? actual : 0
    }
    return bytes.count == size ? bytes : nil
  }

  private static let insertDocument = Statement(
    """
    INSERT INTO document (company_id, invoice_id, template_id, tail, xml_offset, xml_stored, xml_size,
      pdf_sha256, xml_sha256, pages, packing)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    """)
}
