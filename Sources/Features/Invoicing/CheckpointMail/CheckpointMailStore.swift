import Kernel
import Money
import Storage

/// Every SQL statement on the daily mails of checkpoints. A row is there before its mail leaves, and says what became of it.
package enum CheckpointMailStore {
  package enum State: String, Sendable {
    case queued
    /// Taken by a program that is sending it, or died over it.
    case sending, sent
    /// It may have left; nothing sends it again.
    case uncertain
    case failed
  }

  package struct Row: Sendable {
    package let day: LocalDate
    package let recipient: String
    /// Of the mail.
    let id: RawID
    /// Of the checkpoint.
    package let size: Int64
    package let state: State
    /// Of one that was taken, which try it is: fences.
    fileprivate(set) var tries: Int
    package let endedAt: Instant?
  }

  // MARK: Queue

  /// Whether a mail is due: the day has come to its hour, none was queued for it, and the log grew since the last that left.
  static func isDue(
    _ company: CompanyID, size: Int64, on day: LocalDate, in tx: borrowing Transaction
  ) throws -> Bool {
    let known = try tx.row(
      """
      SELECT coalesce(max(day), ''),
        coalesce(max(size) FILTER (WHERE state <> 'failed'), 0)
      FROM checkpoint_mail WHERE company_id = \(company)
      """
    ) { (day: try $0.text(0), size: try $0.int64(1)) }
    guard let known else { return true }
    return known.day < day.description && known.size < size
  }

  /// One row a recipient; those of earlier days that still wait have nothing left to say.
  static func queue(
    _ recipients: [String], size: Int64, of company: CompanyID, ids: IDs,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE checkpoint_mail SET state = 'failed', ended_at = \(tx.now), words = 'superseded'
      WHERE company_id = \(company) AND state = 'queued'
      """)
    for recipient in recipients {
      try tx.run(
        """
        INSERT INTO checkpoint_mail (company_id, day, recipient, id, size, state, next_at)
        VALUES (\(company), \(tx.today), \(recipient), \(ids.next().bytes), \(size), 'queued',
          \(tx.now))
        """)
    }
  }

  static func due(of company: CompanyID, in tx: borrowing Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT day, recipient, id, size, state, tries, ended_at FROM checkpoint_mail
      WHERE company_id = \(company) AND state = 'queued' AND next_at <= \(tx.now)
      ORDER BY day, recipient
      """, read)
  }

  /// The newest first.
  package static func all(of company: CompanyID, in tx: borrowing Transaction) throws -> [Row] {
    try tx.rows(
      """
      SELECT day, recipient, id, size, state, tries, ended_at FROM checkpoint_mail
      WHERE company_id = \(company) ORDER BY day DESC, recipient LIMIT 100
      """, read)
  }

  // MARK: States

  /// Longer than any mail takes: whoever took one and did not end it by then has died over it.
  private static let leaseSeconds: Int64 = 900

  /// - Returns: the row as it was taken; `nil` when another node was faster.
  static func take(_ row: Row, of company: CompanyID, in tx: borrowing Transaction) throws -> Row? {
    let isTaken =
      try tx.run(
        """
        UPDATE checkpoint_mail SET state = 'sending', tries = tries + 1,
          lease_until = \(tx.now.adding(seconds: leaseSeconds))
        WHERE company_id = \(company) AND day = \(row.day) AND recipient = \(row.recipient)
          AND state = 'queued' AND tries = \(row.tries)
        """) == 1
    guard isTaken else { return nil }
    var taken = row
    taken.tries += 1
    return taken
  }

  static func end(
    _ row: Row, _ state: State, words: String, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE checkpoint_mail SET state = \(state.rawValue), ended_at = \(tx.now), words = \(words),
        lease_until = NULL
      WHERE company_id = \(company) AND day = \(row.day) AND recipient = \(row.recipient)
        AND state = 'sending' AND tries = \(row.tries)
      """)
  }

  static func postpone(
    _ row: Row, to instant: Instant, words: String, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE checkpoint_mail SET state = 'queued', next_at = \(instant), words = \(words),
        lease_until = NULL
      WHERE company_id = \(company) AND day = \(row.day) AND recipient = \(row.recipient)
        AND state = 'sending' AND tries = \(row.tries)
      """)
  }

  /// Mails that a program died over.
  ///
  /// - Returns: how many.
  static func endInterrupted(of company: CompanyID, in tx: borrowing Transaction) throws -> Int {
    try tx.run(
      """
      UPDATE checkpoint_mail SET state = 'uncertain', ended_at = \(tx.now), words = 'interrupted',
        lease_until = NULL
      WHERE company_id = \(company) AND \(MailLease.isInterrupted(in: tx))
      """)
  }

  static func hasInterrupted(of company: CompanyID, in tx: borrowing Transaction) throws -> Bool {
    try tx.row(
      """
      SELECT 1 FROM checkpoint_mail WHERE company_id = \(company) AND \(MailLease.isInterrupted(in: tx))
      LIMIT 1
      """
    ) { _ in true } ?? false
  }

  private static func read(_ row: Storage.Row) throws -> Row {
    Row(
      day: try row.date(0), recipient: try row.text(1),
      id: RawID(bytes: try row.blob(2)) ?? RawID(high: 0, low: 0), size: try row.int64(3),
      state: State(rawValue: try row.text(4)) ?? .failed, tries: try row.int(5),
      endedAt: try row.int64OrNil(6).map { Instant(microseconds: $0) })
  }

  static let leases = Migration(
    id: "invoicing-0063-checkpoint-mail-leases",
    sql: "ALTER TABLE checkpoint_mail ADD COLUMN lease_until INTEGER;",
    why: "of several nodes, another may be sending")

  static let migration = Migration(
    id: "invoicing-0061-checkpoint-mails",
    sql: """
      CREATE TABLE checkpoint_mail (
        company_id BLOB NOT NULL REFERENCES company(id),
        day TEXT NOT NULL,
        recipient TEXT NOT NULL,
        id BLOB NOT NULL,
        size INTEGER NOT NULL CHECK (size > 0),
        state TEXT NOT NULL
          CHECK (state IN ('queued', 'sending', 'sent', 'uncertain', 'failed')),
        tries INTEGER NOT NULL DEFAULT 0,
        next_at INTEGER NOT NULL,
        ended_at INTEGER,
        words TEXT,
        PRIMARY KEY (company_id, day, recipient)
      );
      """,
    why: "which state of the log was mailed to whom on which day: at most one mail each")
}
