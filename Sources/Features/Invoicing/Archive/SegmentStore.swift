import Crypto
import Kernel
import Storage

/// What many documents share and is kept once: dictionaries. Never changed; a document names the one it was made with.
enum SegmentStore {
  static let migration = Migration(
    id: "invoicing-0030-segments",
    sql: """
      CREATE TABLE document_segment (
        company_id BLOB NOT NULL REFERENCES company(id),
        number INTEGER NOT NULL CHECK (number > 0),
        id BLOB NOT NULL,
        version INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        made_at INTEGER NOT NULL,
        PRIMARY KEY (company_id, number),
        UNIQUE (company_id, id)
      );
      ALTER TABLE document ADD COLUMN packing INTEGER CHECK (packing >= 0);
      """ + InvoicingMigrations.frozen(["document_segment"]),
    why:
      "documents are kept in a tenth of the room: packing NULL is the tail as it is, 0 its plain form by zstd, n the same with dictionary n"
  )

  static func newest(version: Int, of company: CompanyID, in tx: borrowing Transaction) throws
    -> (number: Int, bytes: [UInt8])?
  {
    try tx.row(
      """
      SELECT number, bytes FROM document_segment
      WHERE company_id = \(company) AND version = \(version) ORDER BY number DESC LIMIT 1
      """
    ) { (try $0.int(0), try $0.blob(1)) }
  }

  static func bytes(_ number: Int, of company: CompanyID, in tx: borrowing Transaction) throws
    -> [UInt8]?
  {
    try tx.row(
      "SELECT bytes FROM document_segment WHERE company_id = \(company) AND number = \(number)"
    ) { try $0.blob(0) }
  }

  /// - Returns: its number.
  static func insert(
    _ bytes: [UInt8], version: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Int {
    let id = Array(SHA256.hash(data: bytes))
    try tx.run(
      """
      INSERT INTO document_segment (company_id, number, id, version, bytes, made_at)
      SELECT \(company), coalesce(max(number), 0) + 1, \(id), \(version), \(bytes), \(tx.now)
      FROM document_segment WHERE company_id = \(company)
      ON CONFLICT (company_id, id) DO NOTHING
      """)
    return try tx.row(
      "SELECT number FROM document_segment WHERE company_id = \(company) AND id = \(id)"
    ) { try $0.int(0) } ?? 0
  }
}
