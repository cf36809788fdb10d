import EN16931
import Kernel
import Money
import Seal
import Storage

/// Every SQL statement on the entries of a company's log and its checkpoints.
package enum LogStore {
  static func insert(
    _ entry: LogEntry, hash: [UInt8], subject: RawID?, salt: [UInt8]?, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.enqueue(insertEntry) { bind in
      bind(company)
      bind.int(entry.position)
      bind.text(entry.series)
      bind.int(entry.sequence)
      bind.int(2)
      bind.text(entry.fact.kind)
      bind.text(entry.day)
      bind.int(entry.sealedAtMicroseconds)
      bind.blob(hash)
      bind(subject?.bytes)
      bind(salt)
      bind(entry.fact.commitment)
      bind(entry.fact.keptFields.map { String(decoding: $0, as: UTF8.self) })
    }
  }

  static func insertSubtree(
    _ height: Int, _ index: Int64, _ root: [UInt8], of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.enqueue(insertSubtree, company, height, index, root)
  }

  static func insert(
    _ checkpoint: Checkpoint, signature: [UInt8], by fingerprint: String, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.enqueue(insertCheckpoint) { bind in
      bind(company)
      bind.int(checkpoint.size)
      bind.blob(checkpoint.root)
      bind.blob(signature)
      bind.text(fingerprint)
      bind(tx.now)
    }
  }

  /// How many entries the log has: a few more than documents.
  package static func size(of company: CompanyID, in tx: borrowing Transaction) throws -> Int64 {
    try tx.row("SELECT size FROM company_log WHERE company_id = \(company)") {
      try $0.int64(0)
    } ?? 0
  }

  /// The last checkpoint, as a signed note; `nil` while nothing is sealed.
  package static func lastCheckpoint(of company: CompanyID, in tx: borrowing Transaction) throws
    -> SignedCheckpoint?
  {
    try checkpoint("ORDER BY c.size DESC LIMIT 1", of: company, in: tx)
  }

  /// The smallest checkpoint that covers a position of the log.
  package static func checkpoint(
    over position: Int64, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> SignedCheckpoint? {
    try checkpoint("AND c.size > \(position) ORDER BY c.size LIMIT 1", of: company, in: tx)
  }

  /// The root of the checkpoint over exactly so many entries; `nil` where none was signed.
  static func signedRoot(size: Int64, of company: CompanyID, in tx: borrowing Transaction) throws
    -> [UInt8]?
  {
    try tx.row("SELECT root FROM log_checkpoint WHERE company_id = \(company) AND size = \(size)") {
      try $0.blob(0)
    }
  }

  private static func checkpoint(
    _ which: SQL, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> SignedCheckpoint? {
    let note = try tx.row(
      """
      SELECT c.size, c.root, c.signature, k.public_key, co.siren
      FROM log_checkpoint c JOIN company co ON co.id = c.company_id
      JOIN sealing_key k ON k.company_id = c.company_id AND k.fingerprint = c.key_fingerprint
      WHERE c.company_id = \(company) \(which)
      """
    ) { row -> String? in
      guard let key = SealingPublicKey(bytes: try row.blob(3)) else { return nil }
      return Checkpoint(
        companySIREN: try row.text(4), size: try row.int64(0), root: try row.blob(1)
      ).note(signature: try row.blob(2), by: key)
    }
    return note.flatMap { $0 }.flatMap(SignedCheckpoint.init(note:))
  }

  /// Documents sealed before the log was kept, in the order they became its first leaves.
  static func sealedBefore(
    _ company: CompanyID, in tx: borrowing Transaction,
    _ body: (
      LogEntry.Fact, _ hash: [UInt8], _ series: String, _ sequence: Int64, _ day: String, Instant
    ) throws -> Void
  ) throws {
    try tx.walk(
      """
      SELECT e.hash, e.series, e.sequence, i.kind, i.currency, i.gross_minor, e.day, e.sealed_at
      FROM log_entry e JOIN invoice i ON i.company_id = e.company_id AND i.id = e.subject_id
      WHERE e.company_id = \(company) AND e.version = 1 ORDER BY e.position
      """
    ) { row in
      let document = SealedDocument(
        isCreditNote: try row.text(3) == "381", number: "", type: "", issueDate: "",
        currency: try row.text(4), netMinor: 0, vatMinor: 0, grossMinor: try row.int64(5),
        vatLines: [], refers: [], commitment: [])
      try body(
        .document(document), try row.blob(0), try row.text(1), try row.int64(2), try row.text(6),
        try row.instant(7))
    }
  }

  private static let insertSubtree = Statement(
    "INSERT INTO log_subtree (company_id, height, position, root) VALUES ($1, $2, $3, $4)")
  private static let insertEntry = Statement(
    """
    INSERT INTO log_entry (company_id, position, series, sequence, version, kind, day, sealed_at, hash,
      subject_id, salt, commitment, fields)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    """)
  private static let insertCheckpoint = Statement(
    """
    INSERT INTO log_checkpoint (company_id, size, root, signature, key_fingerprint, signed_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    """)

  /// `kind` of entries of version 1 says what it would in version 2. `fields` holds what no other table does: all of an
  /// event, closure or payment; of a document, the documents it refers to.
  package static let migration = Migration(
    id: "invoicing-0040-company-log",
    sql: """
      CREATE TABLE log_entry (
        company_id BLOB NOT NULL REFERENCES company(id),
        position INTEGER NOT NULL CHECK (position >= 0),
        series TEXT NOT NULL,
        sequence INTEGER NOT NULL CHECK (sequence > 0),
        version INTEGER NOT NULL CHECK (version IN (1, 2)),
        kind TEXT NOT NULL,
        day TEXT NOT NULL,
        sealed_at INTEGER NOT NULL,
        hash BLOB NOT NULL,
        subject_id BLOB,
        salt BLOB,
        commitment BLOB,
        fields TEXT,
        PRIMARY KEY (company_id, position),
        UNIQUE (company_id, series, sequence)
      );
      CREATE UNIQUE INDEX log_entry_by_subject ON log_entry (company_id, subject_id)
        WHERE subject_id IS NOT NULL;
      CREATE TABLE log_head_signature (
        company_id BLOB NOT NULL,
        series TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        signature BLOB NOT NULL,
        key_fingerprint TEXT NOT NULL,
        PRIMARY KEY (company_id, series, sequence)
      );
      CREATE TABLE log_subtree (
        company_id BLOB NOT NULL REFERENCES company(id),
        height INTEGER NOT NULL CHECK (height > 0 AND height % 8 = 0),
        position INTEGER NOT NULL CHECK (position >= 0),
        root BLOB NOT NULL,
        PRIMARY KEY (company_id, height, position)
      );
      CREATE TABLE log_checkpoint (
        company_id BLOB NOT NULL REFERENCES company(id),
        size INTEGER NOT NULL CHECK (size > 0),
        root BLOB NOT NULL,
        signature BLOB NOT NULL,
        key_fingerprint TEXT NOT NULL,
        signed_at INTEGER NOT NULL,
        PRIMARY KEY (company_id, size),
        FOREIGN KEY (company_id, key_fingerprint) REFERENCES sealing_key(company_id, fingerprint)
      );
      CREATE TABLE company_log (
        company_id BLOB NOT NULL PRIMARY KEY REFERENCES company(id),
        size INTEGER NOT NULL,
        frontier BLOB NOT NULL,
        day TEXT,
        sealed_at INTEGER NOT NULL,
        open_day TEXT NOT NULL,
        open_month TEXT NOT NULL,
        open_year TEXT NOT NULL,
        perpetual TEXT NOT NULL,
        program TEXT NOT NULL
      );
      INSERT INTO log_entry (company_id, position, series, sequence, version, kind, day, sealed_at,
        hash, subject_id, salt, fields)
      SELECT s.company_id,
        row_number() OVER (PARTITION BY s.company_id ORDER BY s.sealed_at, s.series, s.sequence) - 1,
        s.series, s.sequence, 1, CASE i.kind WHEN '381' THEN 'credit-note' ELSE 'invoice' END,
        i.issue_date, s.sealed_at, s.hash, s.invoice_id, NULL, NULL
      FROM seal_entry s JOIN invoice i ON i.company_id = s.company_id AND i.id = s.invoice_id;
      INSERT INTO log_head_signature (company_id, series, sequence, signature, key_fingerprint)
      SELECT company_id, series, sequence, signature, key_fingerprint FROM seal_entry
      WHERE signature IS NOT NULL;
      DROP TABLE seal_entry;
      ALTER TABLE number_series ADD COLUMN reopened INTEGER NOT NULL DEFAULT 0;

      """
        + InvoicingMigrations.frozen([
          "log_entry", "log_head_signature", "log_subtree", "log_checkpoint",
        ]),
    why:
      "one log a company for documents, payments, closures and events, with its tree and signed checkpoints; what was sealed before is its beginning"
  )
}

extension LogEntry.Fact {
  /// Of a document: kept when its salt and files are destroyed.
  var commitment: [UInt8]? {
    guard case .document(let document) = self else { return nil }
    return document.commitment
  }

  /// What of its lines is stored with the entry, because no other table holds it.
  var keptFields: [UInt8]? {
    guard case .document(let document) = self else { return fields }
    if document.refers.isEmpty { return nil }
    var text = CanonicalText(capacity: 64)
    for number in document.refers { text.line("refers", number) }
    return text.bytes
  }
}
