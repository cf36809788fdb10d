import Invoicing
import Kernel
import Money
import Storage
import Synchronization

/// Reads stored documents again, one after the other, and compares them with what was sealed: damage to a disk is
/// noticed in a month and not in ten years.
package struct ScrubArchive: Sendable {
  let company: CompanyID
  let database: Database

  package init(company: CompanyID, database: Database) {
    self.company = company
    self.database = database
  }

  /// Where the walk stands.
  package struct State: Sendable, Equatable {
    package var documents: Int
    /// Of the walk under way.
    package var checked: Int
    /// The last walk that came to its end.
    package var last: Walk?
    /// The documents that are damaged, by number.
    package var findings: [Damage]

    package var lastFullAt: Instant? { last?.endedAt }
    package var damaged: [String] { findings.map(\.number) }
  }

  /// A walk over all documents.
  package struct Walk: Sendable, Equatable {
    package let begunAt: Instant
    package let endedAt: Instant
    package let documents: Int
    /// As they are stored.
    package let bytes: Int
  }

  /// A document that is not the one that was sealed.
  package struct Damage: Sendable, Equatable {
    package let id: InvoiceID
    package let number: String
    package let foundAt: Instant
  }

  /// The walk is one: who asks for all of it now and who takes a few each ten minutes take turns.
  private static let turn = Mutex(())

  package func state() throws -> State {
    try database.readSync { try ScrubStore.state(of: company, in: $0) }
  }

  /// Every document, from the first.
  @discardableResult
  package func all() throws -> State {
    // In its turn: a part that is being read would put the walk back to where it was, past the first documents.
    try Self.turn.withLock { _ in
      try database.writeSync(.company(company)) { try ScrubStore.restart(of: company, in: $0) }
    }
    while try !work(limit: 500) {}
    return try state()
  }

  /// The next documents of the walk.
  ///
  /// - Returns: whether it came to its end; the next call begins anew.
  @discardableResult
  package func work(limit: Int) throws -> Bool {
    try Self.turn.withLock { _ in try part(limit) }
  }

  private func part(_ limit: Int) throws -> Bool {
    let checked = try database.readSync { tx in
      let reader = DocumentReader(company)
      return try ScrubStore.next(of: company, limit: limit, in: tx).map { document in
        (document: document, isSound: try isSound(document, reader, in: tx))
      }
    }
    return try database.writeSync(.company(company)) { tx in
      for (document, isSound) in checked {
        try ScrubStore.note(document, isSound: isSound, of: company, in: tx)
      }
      return try ScrubStore.advance(
        past: checked.last?.document.id, count: checked.count,
        bytes: checked.reduce(0) { $0 + $1.document.bytes }, isEnd: checked.count < limit,
        of: company, in: tx)
    }
  }

  private func isSound(
    _ document: ScrubStore.Document, _ reader: DocumentReader, in tx: borrowing Transaction
  ) throws -> Bool {
    do {
      _ = try reader.files(of: document.id, number: document.number, in: tx)
      return true
    } catch InvoicingError.documentDamaged {
      return false
    } catch InvoicingError.invoiceNotFound {
      return false
    } catch InvoicingError.documentDestroyed {
      return false
    }
  }

  /// A part such that every ten minutes make a thirtieth of the documents a day.
  package func tenMinutes() async throws {
    let (company, parts) = (company, 30 * 24 * 6)
    let count = try await database.read { try ScrubStore.state(of: company, in: $0).documents }
    if count > 0 { try work(limit: (count + parts - 1) / parts) }
  }
}

/// Every SQL statement on the scrub.
enum ScrubStore {
  struct Document: Sendable {
    let id: InvoiceID
    let number: String
    /// As it is stored.
    let bytes: Int
  }

  static func state(of company: CompanyID, in tx: borrowing Transaction) throws
    -> ScrubArchive.State
  {
    let documents =
      try tx.row("SELECT count(*) FROM document WHERE company_id = \(company)") { try $0.int(0) }
      ?? 0
    let row = try tx.row(
      """
      SELECT checked, last_begun_at, last_full_at, last_documents, last_bytes FROM archive_scrub
      WHERE company_id = \(company)
      """
    ) { row in
      let ended = try row.instantOrNil(2)
      return (
        checked: try row.int(0),
        last: try ended.map {
          ScrubArchive.Walk(
            begunAt: try row.instantOrNil(1) ?? $0, endedAt: $0,
            documents: try row.intOrNil(3) ?? documents, bytes: try row.intOrNil(4) ?? 0)
        }
      )
    }
    return .init(
      documents: documents, checked: row?.checked ?? 0, last: row?.last,
      findings: try findings(of: company, in: tx))
  }

  /// Documents whose bytes are not what was sealed.
  static func findings(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [ScrubArchive.Damage]
  {
    try tx.rows(
      """
      SELECT invoice_id, number, found_at FROM archive_finding
      WHERE company_id = \(company) ORDER BY number
      """
    ) {
      ScrubArchive.Damage(
        id: try $0.id(0), number: try $0.text(1), foundAt: try $0.instant(2))
    }
  }

  static func next(of company: CompanyID, limit: Int, in tx: borrowing Transaction) throws
    -> [Document]
  {
    try tx.rows(
      """
      SELECT d.invoice_id, i.number, length(d.tail) FROM document d
      JOIN invoice i ON i.company_id = d.company_id AND i.id = d.invoice_id
      WHERE d.company_id = \(company) AND d.invoice_id > coalesce(
        (SELECT position FROM archive_scrub WHERE company_id = \(company)), \([UInt8]()))
        AND NOT EXISTS (SELECT 1 FROM destruction x WHERE x.company_id = d.company_id
          AND x.year = CAST(substr(i.issue_date, 1, 4) AS INTEGER))
      ORDER BY d.invoice_id LIMIT \(limit)
      """
    ) { Document(id: try $0.id(0), number: try $0.text(1), bytes: try $0.int(2)) }
  }

  static func note(
    _ document: Document, isSound: Bool, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    if isSound {
      try tx.run(
        "DELETE FROM archive_finding WHERE company_id = \(company) AND invoice_id = \(document.id)")
    } else {
      let isNew =
        try tx.run(
          """
          INSERT INTO archive_finding (company_id, invoice_id, number, found_at)
          VALUES (\(company), \(document.id), \(document.number), \(tx.now))
          ON CONFLICT (company_id, invoice_id) DO NOTHING
          """) == 1
      guard isNew else { return }
      try EventLog.append(
        ArchiveEvents.documentDamaged, about: document.id.description, [.text(document.number)],
        of: company, in: tx)
    }
  }

  /// What was found of the documents of a year that are no more.
  static func forget(_ year: Int, of company: CompanyID, in tx: borrowing Transaction) throws {
    try tx.run(
      """
      DELETE FROM archive_finding WHERE company_id = \(company) AND invoice_id IN (
        SELECT id FROM invoice WHERE company_id = \(company)
          AND CAST(substr(issue_date, 1, 4) AS INTEGER) = \(year))
      """)
  }

  static func restart(of company: CompanyID, in tx: borrowing Transaction) throws {
    try tx.run(
      """
      INSERT INTO archive_scrub (company_id, position, checked, begun_at)
      VALUES (\(company), NULL, 0, \(tx.now))
      ON CONFLICT (company_id) DO UPDATE SET position = NULL, checked = 0, bytes = 0,
        begun_at = excluded.begun_at
      """)
  }

  static func advance(
    past id: InvoiceID?, count: Int, bytes: Int, isEnd: Bool, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> Bool {
    try tx.run(
      """
      INSERT INTO archive_scrub (company_id, position, checked, begun_at)
      VALUES (\(company), NULL, 0, \(tx.now)) ON CONFLICT (company_id) DO NOTHING
      """)
    if isEnd {
      try tx.run(
        """
        UPDATE archive_scrub SET last_begun_at = begun_at, last_full_at = \(tx.now),
          last_documents = checked + \(count), last_bytes = bytes + \(bytes),
          position = NULL, checked = 0, bytes = 0, begun_at = \(tx.now)
        WHERE company_id = \(company)
        """)
    } else {
      try tx.run(
        """
        UPDATE archive_scrub SET position = \(id), checked = checked + \(count),
          bytes = bytes + \(bytes)
        WHERE company_id = \(company)
        """)
    }
    return isEnd
  }
}
