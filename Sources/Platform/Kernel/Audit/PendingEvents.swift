import Money
import Seal
import Storage

/// Events of the books that wait to be sealed: whoever causes one writes it in the transaction that causes it, and the next
/// transaction that seals takes it into the log.
package enum PendingEvents {
  package static func add(
    _ event: SealedEvent, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    var text = CanonicalText(capacity: 128)
    for field in event.fields { text.line(named: field.name, field.value) }
    try tx.run(
      """
      INSERT INTO log_pending_event (company_id, position, name, fields, noted_at)
      SELECT \(company), coalesce(max(position), 0) + 1, \(event.name),
        \(String(decoding: text.bytes, as: UTF8.self)), \(tx.now)
      FROM log_pending_event WHERE company_id = \(company)
      """)
  }

  /// The same for an event that says how far something came: it takes the place of the one that waits already.
  static func replace(
    _ event: SealedEvent, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      "DELETE FROM log_pending_event WHERE company_id = \(company) AND name = \(event.name)")
    try add(event, of: company, in: tx)
  }

  /// A commitment to what must not stand in the log itself; the text and its salt are kept beside it.
  package static func commitment(
    to text: String, of company: CompanyID, chance: Chance = .system, in tx: borrowing Transaction
  ) throws -> String {
    let salt = chance.salt()
    let commitment = SealedEvent.commitment(salt: salt, text: text)
    try tx.run(
      """
      INSERT INTO log_commitment (company_id, commitment, salt, text)
      VALUES (\(company), \(commitment), \(salt), \(text))
      """)
    return hexadecimal(commitment)
  }

  package static func take(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [SealedEvent]
  {
    let events = try tx.rows(pending, company) { row in
      SealedEvent(try row.text(0), lines: try row.text(1))
    }
    if !events.isEmpty {
      try tx.run("DELETE FROM log_pending_event WHERE company_id = \(company)")
    }
    return events
  }

  /// Takes every event away, for a queue that another one takes the place of.
  ///
  /// - Returns: those noted after an instant.
  package static func taken(
    notedAfter instant: Instant, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [SealedEvent] {
    let events = try tx.rows(
      """
      SELECT name, fields FROM log_pending_event
      WHERE company_id = \(company) AND noted_at > \(instant) ORDER BY position
      """
    ) { SealedEvent(try $0.text(0), lines: try $0.text(1)) }
    try tx.run("DELETE FROM log_pending_event WHERE company_id = \(company)")
    return events
  }

  package static func isEmpty(of company: CompanyID, in tx: borrowing Transaction) throws -> Bool {
    try tx.row(pending, company) { _ in true } == nil
  }

  private static let pending = Statement(
    """
    SELECT name, fields FROM log_pending_event WHERE company_id = $1 ORDER BY position
    """)

  package static let migration = Migration(
    id: "invoicing-0041-log-events",
    sql: """
      CREATE TABLE log_pending_event (
        company_id BLOB NOT NULL REFERENCES company(id),
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        fields TEXT NOT NULL,
        noted_at INTEGER NOT NULL,
        PRIMARY KEY (company_id, position)
      );
      CREATE TABLE log_commitment (
        company_id BLOB NOT NULL REFERENCES company(id),
        commitment BLOB NOT NULL,
        salt BLOB NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (company_id, commitment)
      );
      """,
    why:
      "events of the books that wait to be sealed, and what commitments in the log stand for: a person's data, which may be erased"
  )
}

extension SealedEvent {
  /// From lines as they were written.
  init(_ name: String, lines: String) {
    self.init(
      name,
      lines.split(separator: "\n").compactMap { line in
        guard let colon = line.firstIndex(of: ":") else { return nil }
        return Field(
          String(line[..<colon]), CanonicalText.unescaped(line[colon...].dropFirst(2)))
      })
  }
}

extension Chance {
  package func salt() -> [UInt8] { bytes(32) }
}
