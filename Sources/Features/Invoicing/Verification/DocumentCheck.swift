import Crypto
import EN16931
import Kernel
import Money
import Seal
import Storage

/// What somebody who holds a document may know of it: what its paper says, and whether what is kept here still is what was
/// sealed. Nothing about its buyer, and nothing about the seller's other documents.
package struct DocumentCheck: Sendable {
  package let id: InvoiceID
  package let kind: DocumentType
  package let number: String
  package let issueDate: LocalDate
  package let gross: Money
  package let sellerName: String
  package let sellerSIREN: String
  package let sealedAt: Instant
  package let pdfHash: [UInt8]
  package let xmlHash: [UInt8]
  /// Its files hash to the commitment of its entry, and the entry is under the last signed state of the log.
  package let isIntact: Bool
  /// Fingerprint of the key that signed it.
  package let keyFingerprint: String?

  /// - Returns: nil for a token nobody was given.
  package init?(
    _ token: VerificationToken, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    guard let id = try token.document(of: company, in: tx),
      let found = try Self.found(id, company, in: tx),
      let seller = try Self.seller(found, company, in: tx)
    else { return nil }
    self.id = id
    (kind, number, issueDate, gross) = (found.kind, found.number, found.issueDate, found.gross)
    (sellerName, sellerSIREN) = (seller.name, seller.siren)
    (sealedAt, pdfHash, xmlHash) = (found.sealedAt, found.pdfHash, found.xmlHash)
    let proof = try Self.sound { try DocumentProof(id, of: company, in: tx) }
    let file = try Self.sound {
      try DocumentStore.pdf(of: id, number: found.number, company: company, in: tx)
    }
    let key = try proof.flatMap { try $0.signer(of: company, in: tx) }
    keyFingerprint = key?.fingerprint
    isIntact = file != nil && key != nil && (proof?.isWhole ?? false)
  }

  /// What a file is, by its bytes.
  package enum Likeness: Sendable { case document, data, other }

  package func likeness(of bytes: [UInt8]) -> Likeness {
    switch Array(SHA256.hash(data: bytes)) {
    case pdfHash: .document
    case xmlHash: .data
    default: .other
    }
  }

  // MARK: Rows

  private typealias Found = (
    kind: DocumentType, number: String, issueDate: LocalDate, gross: Money, sealedAt: Instant,
    pdfHash: [UInt8], xmlHash: [UInt8], order: OrderID, profile: Int
  )

  private static func found(
    _ id: InvoiceID, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> Found? {
    try tx.row(
      """
      SELECT coalesce(i.type_code, i.kind), i.number, i.issue_date, i.currency, i.gross_minor,
        e.sealed_at, d.pdf_sha256, d.xml_sha256, i.order_id, i.profile_version
      FROM invoice i
      JOIN log_entry e ON e.company_id = i.company_id AND e.subject_id = i.id
      JOIN document d ON d.company_id = i.company_id AND d.invoice_id = i.id
      WHERE i.company_id = \(company) AND i.id = \(id)
      """
    ) { row -> Found? in
      guard let kind = DocumentType(rawValue: try row.text(0)),
        let currency = Currency(code: try row.text(3))
      else { return nil }
      return (
        kind, try row.text(1), try row.date(2),
        Money(minorUnits: try row.int64(4), currency: currency), try row.instant(5),
        try row.blob(6), try row.blob(7), try row.id(8), try row.int(9)
      )
    }.flatMap { $0 }
  }

  private static func seller(
    _ found: Found, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> CompanyProfile? {
    try SelfBilling.supplier(of: found.order, company: company, in: tx)
      ?? CompanyStore.profile(found.profile, of: company, in: tx)
  }

  private static func sound<T>(_ read: () throws -> T) throws -> T? {
    do { return try read() } catch InvoicingError.documentDamaged { return nil }
  }
}

extension DocumentProof {
  /// Salt and hashes open the commitment, and the path leads to the signed root.
  var isWhole: Bool {
    let commitment = SealedDocument.commitment(
      salt: salt ?? [], xmlHash: xmlHash, pdfHash: pdfHash)
    let size = Int(checkpoint.checkpoint.size)
    return entry.contains("\ndocument: \(hexadecimal(commitment))\n")
      && MerkleTree.root(
        leaf: MerkleTree.leaf(entryHash), index: Int(position), size: size, path: path)
        == checkpoint.checkpoint.root
  }

  /// The declared key that signed the state it is under.
  func signer(of company: CompanyID, in tx: borrowing Transaction) throws -> SealingPublicKey? {
    try CompanyStore.keys(of: company, in: tx).first { checkpoint.isSigned(by: $0) }
  }

  /// - Parameter key: stated for readers who have nothing else; they compare its fingerprint with one they know.
  package func json(signedBy key: SealingPublicKey? = nil) -> JSONWriter {
    let json = JSONWriter()
    json.object {
      json.field("object", "proof")
      json.field("number", number)
      json.field("position", position)
      json.field("entryHash", hexadecimal(entryHash))
      json.field("entry", entry)
      json.field("salt", salt.map(hexadecimal))
      json.field("xmlSHA256", hexadecimal(xmlHash))
      json.field("pdfSHA256", hexadecimal(pdfHash))
      json.field("checkpoint", checkpoint.note)
      json.array("path") { for hash in path { json.value(hexadecimal(hash)) } }
      if let key {
        json.field("publicKey", hexadecimal(key.bytes))
        json.field("keyFingerprint", key.fingerprint)
      }
    }
    return json
  }
}
