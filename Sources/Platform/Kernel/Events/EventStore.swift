import Money
import Storage

/// Every SQL statement on the events.
package enum EventStore {
  package static let migrations = [
    Migration(
      id: "kernel-0003-events",
      sql: """
        CREATE TABLE event (
          company_id BLOB NOT NULL,
          sequence INTEGER NOT NULL CHECK (sequence > 0),
          type TEXT NOT NULL,
          object_id TEXT NOT NULL,
          created_at INTEGER NOT NULL,
          data TEXT NOT NULL,
          PRIMARY KEY (company_id, sequence)
        );
        CREATE INDEX event_of_object ON event (company_id, object_id, sequence);
        CREATE TRIGGER event_fixed BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'event: what happened does not change'); END;
        """,
      why: "what happened, in its order: for webhooks and for programs that keep in step")
  ]

  // MARK: Writing

  package static func head(of company: CompanyID, in tx: borrowing Transaction) throws -> Int64 {
    try tx.row(newest, company) { try $0.int64OrNil(0) }.flatMap { $0 } ?? 0
  }

  private static let newest = Statement("SELECT max(sequence) FROM event WHERE company_id = $1")

  static func insert(
    sequence: Int64, _ type: String, about object: String, _ data: [UInt8], of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    let now = tx.now
    try tx.enqueue(insertion) { bind in
      bind(company)
      bind.int(sequence)
      bind.text(type)
      bind.text(object)
      bind(now)
      data.withUnsafeBytes { bind.text(utf8: $0) }
    }
  }

  private static let insertion = Statement(
    """
    INSERT INTO event (company_id, sequence, type, object_id, created_at, data)
    VALUES ($1, $2, $3, $4, $5, $6)
    """)

  // MARK: Reading

  /// What kinds of things happened since; of more than a thousand, the latest thousand.
  static func types(after sequence: Int64, of company: CompanyID, in tx: borrowing Transaction)
    throws -> Set<String>
  {
    Set(
      try tx.rows(
        """
        SELECT type FROM event WHERE company_id = \(company) AND sequence > \(sequence)
        ORDER BY sequence DESC LIMIT 1000
        """
      ) { try $0.text(0) })
  }

  /// The last event there is; `nil` before the first.
  package static func last(of company: CompanyID, in tx: borrowing Transaction) throws -> Event? {
    try event(try head(of: company, in: tx), of: company, in: tx)
  }

  package static func event(
    _ sequence: Int64, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Event? {
    try tx.row(
      """
      SELECT \(columns) FROM event WHERE company_id = \(company) AND sequence = \(sequence)
      """
    ) { try read($0, of: company) }
  }

  /// - Throws: `EventProblem.notFound`, also for an id that another history gave out.
  package static func event(
    _ id: Event.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Event {
    guard let event = try event(id.sequence, of: company, in: tx), event.id == id else {
      throw EventProblem.notFound("\(id)")
    }
    return event
  }

  /// Which events a list shows.
  package struct Filter: Sendable {
    package var types: [String] = []
    package var object: String?

    package init() {}
  }

  /// Those before a place, the latest first.
  package static func latest(
    _ filter: Filter = Filter(), before sequence: Int64?, limit: Int, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [Event] {
    var sql: SQL = "SELECT \(columns) FROM event WHERE company_id = \(company)"
    if let sequence { sql.append(" AND sequence < \(sequence)") }
    if let object = filter.object { sql.append(" AND object_id = \(object)") }
    sql.append(" ORDER BY sequence DESC LIMIT \(limit)")
    return try tx.rows(sql) { try read($0, of: company) }
  }

  /// Those after a place, the oldest first.
  package static func list(
    _ filter: Filter = Filter(), after sequence: Int64, limit: Int, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [Event] {
    var sql: SQL =
      "SELECT \(columns) FROM event WHERE company_id = \(company) AND sequence > \(sequence)"
    if !filter.types.isEmpty { sql.append(" AND type IN (\(SQL.list(filter.types)))") }
    if let object = filter.object { sql.append(" AND object_id = \(object)") }
    sql.append(" ORDER BY sequence LIMIT \(limit)")
    return try tx.rows(sql) { try read($0, of: company) }
  }

  /// How many there are, counted up to `most`.
  static func count(
    _ filter: Filter, upTo most: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> ListPage.Matching {
    let object: SQL = filter.object.map { " AND object_id = \($0)" } ?? ""
    let found =
      try tx.row(
        """
        SELECT count(*) FROM (
          SELECT 1 FROM event WHERE company_id = \(company)\(object) LIMIT \(most + 1)) AS found
        """
      ) { try $0.int(0) } ?? 0
    return found > most ? .moreThan(most) : .exactly(found)
  }

  /// The last event of each object that has one after a place, in their order.
  package static func changes(
    since sequence: Int64, limit: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Event] {
    try tx.rows(
      """
      SELECT \(columns) FROM event e WHERE company_id = \(company) AND sequence > \(sequence)
        AND NOT EXISTS (SELECT 1 FROM event l WHERE l.company_id = \(company)
          AND l.object_id = e.object_id AND l.sequence > e.sequence)
      ORDER BY sequence LIMIT \(limit)
      """
    ) { try read($0, of: company) }
  }

  /// The place an id stands at, where nothing after it was forgotten.
  ///
  /// - Throws: `EventProblem.cursorExpired`.
  package static func place(
    of id: Event.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Int64 {
    if let known = try event(id.sequence, of: company, in: tx) {
      guard known.id == id else { throw EventProblem.cursorExpired("\(id)") }
    } else if try event(id.sequence + 1, of: company, in: tx) == nil {
      throw EventProblem.cursorExpired("\(id)")
    }
    return id.sequence
  }

  private static let columns: SQL = "sequence, type, object_id, created_at, data"

  private static func read(_ row: Row, of company: CompanyID) throws -> Event {
    let created = try row.instant(3)
    return Event(
      id: Event.ID(try row.int64(0), at: created, of: company), type: try row.text(1),
      object: try row.text(2), created: created, data: try row.text(4))
  }

  // MARK: Forgetting

  /// Forgets what is older; the newest stays, so that numbers go on.
  ///
  /// - Returns: how many.
  package static func prune(
    before instant: Instant, limit: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Int {
    try tx.run(
      """
      DELETE FROM event WHERE company_id = \(company) AND created_at < \(instant) AND sequence IN (
        SELECT sequence FROM event WHERE company_id = \(company)
          AND sequence < (SELECT max(sequence) FROM event WHERE company_id = \(company))
        ORDER BY sequence LIMIT \(limit))
      """)
  }
}

/// The task that forgets events. Facts before the law stay in the sealed log.
package enum EventPruning {
  /// What partners and webhooks may be behind.
  package static let keptDays: Int64 = 35

  package static let schedule = Schedule("events.prune", .daily(hour: 4, minute: 50))

  package static func handler(_ database: Database) -> JobHandler {
    JobHandler("events.prune") { job in
      var pruned = 1
      while pruned > 0 {
        pruned = try await database.write(.company(job.company)) { tx in
          try EventStore.prune(
            before: tx.now.adding(seconds: -keptDays * 86_400), limit: 5_000, of: job.company,
            in: tx)
        }
      }
      return .done
    }
  }
}

/// Why events are not to be had.
package enum EventProblem: Problem {
  case notFound(String)
  case typeUnknown(String)
  /// What came after that place was forgotten, or the place is of another history.
  case cursorExpired(String)

  package var code: String {
    switch self {
    case .notFound: "event.not-found"
    case .typeUnknown: "event.type-unknown"
    case .cursorExpired: "event.cursor-expired"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .notFound: .notFound
    case .typeUnknown: .malformed
    case .cursorExpired: .conflict
    }
  }

  package var text: Text {
    switch self {
    case .notFound(let id):
      Text(
        fr: "L’événement \(shown(id)) n’existe pas, ou n’est plus conservé.",
        en: "There is no event \(shown(id)), or it is no longer kept.")
    case .typeUnknown(let type):
      Text(
        fr: "« \(shown(type)) » n’est pas un type d’événement ; GET /v1/event-types les donne.",
        en: "“\(shown(type))” is no type of event; GET /v1/event-types lists them.")
    case .cursorExpired(let cursor):
      Text(
        fr:
          "Ce qui suit \(shown(cursor)) n’est plus conservé, ou ces données ont été restaurées. Relisez tout, puis repartez de GET /v1/changes?since=now.",
        en:
          "What follows \(shown(cursor)) is no longer kept, or this data was restored. Read everything again, then go on from GET /v1/changes?since=now."
      )
    }
  }
}
