import Kernel
import Money
import Seal
import Storage

/// Every SQL statement on the time-stamps of a company's checkpoints: one is due each day something new was sealed, and
/// stays in the queue until an authority gave it.
package enum TimestampStore {
  static let migration = Migration(
    id: "invoicing-0050-timestamps",
    sql: """
      CREATE TABLE timestamp (
        company_id BLOB NOT NULL REFERENCES company(id),
        size INTEGER NOT NULL CHECK (size > 0),
        day TEXT NOT NULL,
        due_at INTEGER NOT NULL,
        token BLOB,
        stamped_at INTEGER,
        authority TEXT,
        PRIMARY KEY (company_id, size),
        UNIQUE (company_id, day),
        CHECK ((token IS NULL) = (stamped_at IS NULL) AND (token IS NULL) = (authority IS NULL))
      );
      CREATE TRIGGER timestamp_no_update BEFORE UPDATE ON timestamp WHEN OLD.token IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'timestamp is a proof: it stays as it was given'); END;
      CREATE TRIGGER timestamp_no_delete BEFORE DELETE ON timestamp
      BEGIN SELECT RAISE(ABORT, 'timestamp is a proof: it stays as it was given'); END;
      """,
    why: "when an authority outside saw which state of the log (RFC 3161)")

  /// A time-stamp of a checkpoint.
  package struct Stamp: Sendable, Equatable {
    /// The checkpoint's.
    package let size: Int64
    package let day: LocalDate
    package let dueAt: Instant
    /// The token as DER; `nil` while it is awaited.
    package let token: [UInt8]?
    /// What the authority states.
    package let stampedAt: Instant?
    /// Fingerprint of its certificate.
    package let authority: String?
  }

  /// Queues the newest checkpoint, once a day, if something was sealed since the last that was queued.
  ///
  /// - Returns: whether there is something new in the queue.
  static func queue(of company: CompanyID, in tx: borrowing Transaction) throws -> Bool {
    guard let last = try LogStore.lastCheckpoint(of: company, in: tx), last.checkpoint.size > 0
    else { return false }
    return try tx.run(
      """
      INSERT INTO timestamp (company_id, size, day, due_at)
      SELECT \(company), \(last.checkpoint.size), \(tx.today), \(tx.now)
      WHERE NOT EXISTS (
        SELECT 1 FROM timestamp
        WHERE company_id = \(company) AND (day >= \(tx.today) OR size >= \(last.checkpoint.size)))
      """) > 0
  }

  /// Those that are awaited, oldest first.
  package static func pending(of company: CompanyID, in tx: borrowing Transaction) throws -> [Stamp]
  {
    try tx.rows(
      """
      SELECT size, day, due_at, token, stamped_at, authority FROM timestamp
      WHERE company_id = \(company) AND token IS NULL ORDER BY size LIMIT 20
      """, read)
  }

  /// All, newest first.
  package static func all(of company: CompanyID, in tx: borrowing Transaction) throws -> [Stamp] {
    try tx.rows(
      """
      SELECT size, day, due_at, token, stamped_at, authority FROM timestamp
      WHERE company_id = \(company) ORDER BY size DESC
      """, read)
  }

  static func keep(
    _ token: TimestampToken, der: [UInt8], size: Int64, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE timestamp SET token = \(der), stamped_at = \(token.timeMicroseconds),
        authority = \(token.certificate.fingerprint)
      WHERE company_id = \(company) AND size = \(size) AND token IS NULL
      """)
  }

  private static func read(_ row: Row) throws -> Stamp {
    Stamp(
      size: try row.int64(0), day: try row.date(1), dueAt: try row.instant(2),
      token: try row.blobOrNil(3),
      stampedAt: try row.int64OrNil(4).map { Instant(microseconds: $0) },
      authority: try row.textOrNil(5))
  }
}
