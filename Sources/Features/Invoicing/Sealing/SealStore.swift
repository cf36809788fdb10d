import Crypto
import Kernel
import Money
import Seal
import Storage

/// Every SQL statement on the seals.
package enum SealStore {
  static func insert(
    _ entry: SealEntry, hash: [UInt8], signature: [UInt8]?, of id: InvoiceID,
    company: IssuingCompany, in tx: borrowing Transaction
  ) throws {
    try tx.run(insertEntry) { bind in
      bind(company.id)
      bind.text(entry.series)
      bind.int(entry.sequence)
      bind(id)
      bind.int(1)
      bind.int(entry.sealedAtMicroseconds)
      bind.blob(entry.previous)
      bind.blob(hash)
      bind(signature)
      bind(signature == nil ? nil : company.keyFingerprint)
    }
  }

  /// Follows every series of the company from its definition, rebuilding each entry from the rows it covers, and
  /// compares the end with the series' own head.
  ///
  /// - Returns: how many entries hold.
  /// - Throws: `ChainBreak` at the first that does not.
  package static func verify(_ company: CompanyID, siren: String, in tx: borrowing Transaction)
    throws -> Int
  {
    var keys: [String: SealingPublicKey] = [:]
    try tx.forEach("SELECT fingerprint, public_key FROM sealing_key WHERE company_id = \(company)")
    {
      keys[try $0.text(0)] = SealingPublicKey(bytes: try $0.blob(1))
    }
    let series = try tx.rows(
      """
      SELECT series, last_sequence, head_hash FROM number_series
      WHERE company_id = \(company) ORDER BY series
      """
    ) { (name: try $0.text(0), last: try $0.int64(1), hash: try $0.blob(2)) }
    var count = 0
    var files = StoredFileHashes(company: company)
    for series in series {
      var verifier = SeriesVerifier(sellerSIREN: siren, series: series.name)
      try tx.forEach(entries(of: company, series: series.name)) { row in
        let signature = try row.blobOrNil("signature")
        let fingerprint = try row.textOrNil("key_fingerprint")
        let key = fingerprint.flatMap { keys[$0] }
        let entry = try entry(row, siren: siren)
        guard try row.bool("is_destroyed") || files.hash(row, in: tx) == entry.pdfHash else {
          throw ChainBreak.link(sequence: entry.sequence)
        }
        if signature != nil, key == nil { throw ChainBreak.signature(sequence: entry.sequence) }
        try verifier.take(entry, signature: signature, key: key)
        guard verifier.head.hash == (try row.blob("hash")) else {
          throw ChainBreak.link(sequence: entry.sequence)
        }
        count += 1
      }
      guard verifier.head.sequence == series.last, verifier.head.hash == series.hash else {
        throw ChainBreak.sequence(expected: series.last, found: verifier.head.sequence)
      }
    }
    return count
  }

  private static func entries(of company: CompanyID, series: String) -> SQL {
    """
    SELECT s.series AS series, s.sequence AS sequence, s.sealed_at AS sealed_at,
      s.previous AS previous, s.hash AS hash, s.signature AS signature,
      s.key_fingerprint AS key_fingerprint, i.number AS number, coalesce(i.type_code, i.kind) AS kind,
      i.issue_date AS issue_date, i.currency AS currency, i.net_minor AS net_minor,
      i.vat_minor AS vat_minor, i.gross_minor AS gross_minor, d.xml_sha256 AS xml_sha256,
      d.pdf_sha256 AS pdf_sha256, d.template_id AS template_id, d.tail AS tail, d.packing AS packing,
      length(d.tail) = 0 AND EXISTS (SELECT 1 FROM destruction x WHERE x.company_id = s.company_id
        AND x.year = CAST(substr(i.issue_date, 1, 4) AS INTEGER)) AS is_destroyed
    FROM seal_entry s
    JOIN invoice i ON i.company_id = s.company_id AND i.id = s.invoice_id
    JOIN document d ON d.company_id = s.company_id AND d.invoice_id = s.invoice_id
    WHERE s.company_id = \(company) AND s.series = \(series)
    ORDER BY s.sequence
    """
  }

  private static func entry(_ row: Row, siren: String) throws -> SealEntry {
    SealEntry(
      sellerSIREN: siren, series: try row.text("series"), sequence: try row.int64("sequence"),
      number: try row.text("number"), type: try row.text("kind"),
      issueDate: try row.text("issue_date"), sealedAtMicroseconds: try row.int64("sealed_at"),
      currency: try row.text("currency"), netMinor: try row.int64("net_minor"),
      vatMinor: try row.int64("vat_minor"), grossMinor: try row.int64("gross_minor"),
      xmlHash: try row.blob("xml_sha256"), pdfHash: try row.blob("pdf_sha256"),
      previous: try row.blob("previous"))
  }

  private static let insertEntry = Statement(
    """
    INSERT INTO seal_entry (company_id, series, sequence, invoice_id, version, sealed_at, previous,
      hash, signature, key_fingerprint)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    """)
}

/// Hashes stored files anew; the beginning they share is hashed once.
private struct StoredFileHashes {
  let company: CompanyID
  private let unpacker: DocumentUnpacker
  private var beginnings: [[UInt8]: SHA256] = [:]

  init(company: CompanyID) {
    self.company = company
    unpacker = DocumentUnpacker(company)
  }

  mutating func hash(_ row: Row, in tx: borrowing Transaction) throws -> [UInt8] {
    let template = try row.blob("template_id")
    if beginnings[template] == nil {
      var hasher = SHA256()
      try tx.forEach(
        "SELECT prefix FROM document_template WHERE company_id = \(company) AND id = \(template)"
      ) { try $0.withBlob(0) { hasher.update(bufferPointer: $0) } }
      beginnings[template] = hasher
    }
    var hasher = beginnings[template]!
    let packing = try row.intOrNil("packing")
    let tail = try row.withBlob("tail") { try unpacker.tail($0, packing: packing, in: tx) }
    guard let tail else { return [] }
    hasher.update(data: tail)
    return Array(hasher.finalize())
  }
}
