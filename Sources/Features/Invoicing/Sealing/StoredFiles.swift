import Crypto
import Kernel
import Seal
import Storage

/// Reads stored files again and hashes them; the beginning they share is hashed once.
struct StoredFiles {
  /// What lies there.
  struct Found {
    let pdfHash: [UInt8]
    /// The XML inside the PDF; `nil` where there is none at its place.
    let xml: [UInt8]?
    let xmlHash: [UInt8]
  }

  let company: CompanyID
  private let unpacker: DocumentUnpacker
  private let inflater = StoredStream()
  private var beginnings: [[UInt8]: SHA256] = [:]

  init(company: CompanyID) {
    self.company = company
    unpacker = DocumentUnpacker(company)
  }

  /// `nil` where there is no file, or none that can be unpacked.
  mutating func find(of subject: RawID?, in tx: borrowing Transaction) throws -> Found? {
    guard let subject else { return nil }
    var template: [UInt8] = []
    var place = (offset: 0, stored: 0, size: 0)
    let tail = try tx.row(Self.file, company, subject.bytes) { row in
      template = try row.blob(0)
      place = (try row.int(3), try row.int(4), try row.int(5))
      let packing = try row.intOrNil(2)
      return try row.withBlob(1) { try unpacker.tail($0, packing: packing, in: tx) }
    }
    guard let tail, let tail else { return nil }
    if beginnings[template] == nil {
      var hasher = SHA256()
      try tx.forEach(Self.beginning, company, template) {
        try $0.withBlob(0) { hasher.update(bufferPointer: $0) }
      }
      beginnings[template] = hasher
    }
    var hasher = beginnings[template]!
    hasher.update(data: tail)
    let xml = inflater.inflate(tail, offset: place.offset, count: place.stored, to: place.size)
    return Found(
      pdfHash: Array(hasher.finalize()), xml: xml,
      xmlHash: xml.map { Array(SHA256.hash(data: $0)) } ?? [])
  }

  private static let file = Statement(
    """
    SELECT template_id, tail, packing, xml_offset, xml_stored, xml_size
    FROM document WHERE company_id = $1 AND invoice_id = $2
    """)
  private static let beginning = Statement(
    "SELECT prefix FROM document_template WHERE company_id = $1 AND id = $2")
}
