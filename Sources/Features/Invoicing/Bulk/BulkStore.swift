import Kernel
import Money
import Storage

/// Every SQL statement on bulks and their lines.
enum BulkStore {
  static let tables = """
    CREATE TABLE bulk (
      company_id BLOB NOT NULL,
      id BLOB NOT NULL,
      action TEXT NOT NULL,
      author_kind TEXT NOT NULL,
      author_id TEXT NOT NULL,
      author_name TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      finished_at INTEGER,
      PRIMARY KEY (company_id, id)
    );
    CREATE TABLE bulk_line (
      company_id BLOB NOT NULL,
      bulk_id BLOB NOT NULL,
      position INTEGER NOT NULL CHECK (position > 0),
      request TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'refused')),
      status INTEGER,
      answer TEXT,
      PRIMARY KEY (company_id, bulk_id, position),
      FOREIGN KEY (company_id, bulk_id) REFERENCES bulk(company_id, id),
      CHECK ((state = 'waiting') = (status IS NULL))
    );
    CREATE INDEX bulk_line_by_state ON bulk_line (company_id, bulk_id, state, position);
    """

  static let running = Migration(
    id: "invoicing-0071-running-bulks",
    sql: "CREATE INDEX bulk_running ON bulk (company_id, id) WHERE finished_at IS NULL;",
    why: "pages show what goes on for whoever reads, however many bulks there were")

  /// Those of an author that are not over, the newest first; not those whose job was cancelled or given up.
  static func running(
    of author: Author, company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Bulk] {
    try tx.rows(
      """
      SELECT \(columns) FROM bulk b
      WHERE b.company_id = \(company) AND b.finished_at IS NULL AND b.author_id = \(author.id)
      ORDER BY b.id DESC LIMIT 20
      """, bulk
    ).filter { try isUnderWay($0.id, of: company, in: tx) }
  }

  /// Whether somebody does its lines, or will.
  static func isUnderWay(
    _ id: Bulk.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Bool {
    try JobStore.isAwaited(RunBulk.kind, key: "\(id)", of: company, in: tx)
  }

  static func known(
    _ id: Bulk.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Bulk? {
    try tx.row(
      "SELECT \(columns) FROM bulk b WHERE b.company_id = \(company) AND b.id = \(id)", bulk)
  }

  static func insert(
    _ id: Bulk.ID, _ action: String, lines: [String], of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    let author = tx.author
    try tx.run(
      """
      INSERT INTO bulk (company_id, id, action, author_kind, author_id, author_name, created_at)
      VALUES (\(company), \(id), \(action), \(author.kind.rawValue), \(author.id), \(author.name),
        \(tx.now))
      """)
    for (index, line) in lines.enumerated() {
      try tx.enqueue(insertLine, company, id, Int64(index + 1), line)
    }
  }

  private static let insertLine = Statement(
    """
    INSERT INTO bulk_line (company_id, bulk_id, position, request, state)
    VALUES ($1, $2, $3, $4, 'waiting')
    """)

  private static let columns: SQL = """
    b.id, b.action, b.author_kind, b.author_id, b.author_name, b.created_at, b.finished_at,
    (SELECT count(*) FROM bulk_line l WHERE l.company_id = b.company_id AND l.bulk_id = b.id),
    (SELECT count(*) FROM bulk_line l
      WHERE l.company_id = b.company_id AND l.bulk_id = b.id AND l.state = 'done'),
    (SELECT count(*) FROM bulk_line l
      WHERE l.company_id = b.company_id AND l.bulk_id = b.id AND l.state = 'refused')
    """

  /// - Throws: `BulkProblem.notFound`.
  static func one(_ id: Bulk.ID, of company: CompanyID, in tx: borrowing Transaction) throws -> Bulk
  {
    let found = try tx.row(
      "SELECT \(columns) FROM bulk b WHERE b.company_id = \(company) AND b.id = \(id)", bulk)
    guard let found else { throw BulkProblem.notFound("\(id)") }
    return found
  }

  /// The newest first.
  static func list(
    before: Bulk.ID?, limit: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [Bulk] {
    let earlier: SQL = before.map { "AND b.id < \($0)" } ?? ""
    return try tx.rows(
      """
      SELECT \(columns) FROM bulk b WHERE b.company_id = \(company) \(earlier)
      ORDER BY b.id DESC LIMIT \(limit)
      """, bulk)
  }

  private static func bulk(_ row: Row) throws -> Bulk {
    Bulk(
      id: try row.id(0), action: try row.text(1),
      author: Author(
        Author.Kind(rawValue: try row.text(2)) ?? .program, id: try row.text(3),
        name: try row.text(4)),
      createdAt: try row.instant(5), finishedAt: try row.instantOrNil(6), total: try row.int(7),
      done: try row.int(8), refused: try row.int(9))
  }

  // MARK: Lines

  /// In their order, those after a position.
  static func lines(
    of id: Bulk.ID, state: BulkLine.State? = nil, after position: Int, limit: Int,
    company: CompanyID, in tx: borrowing Transaction
  ) throws -> [BulkLine] {
    let wanted: SQL = state.map { "AND state = \($0.rawValue)" } ?? ""
    return try tx.rows(
      """
      SELECT position, state, status, request, answer FROM bulk_line
      WHERE company_id = \(company) AND bulk_id = \(id) AND position > \(position) \(wanted)
      ORDER BY position LIMIT \(limit)
      """
    ) { row in
      BulkLine(
        position: try row.int(0), state: BulkLine.State(rawValue: try row.text(1)) ?? .waiting,
        status: try row.int64OrNil(2).map(Int.init), request: try row.text(3),
        answer: try row.textOrNil(4))
    }
  }

  /// - Returns: whether it waited until now: of two who do it, one goes on.
  static func end(
    _ position: Int, of id: Bulk.ID, as state: BulkLine.State, status: Int, _ answer: String,
    company: CompanyID, in tx: borrowing Transaction
  ) throws -> Bool {
    try tx.row(
      """
      UPDATE bulk_line SET state = \(state.rawValue), status = \(status), answer = \(answer)
      WHERE company_id = \(company) AND bulk_id = \(id) AND position = \(position)
        AND state = 'waiting'
      RETURNING position
      """
    ) { try $0.int(0) } != nil
  }

  static func finish(_ id: Bulk.ID, of company: CompanyID, in tx: borrowing Transaction) throws {
    try tx.run(
      """
      UPDATE bulk SET finished_at = \(tx.now)
      WHERE company_id = \(company) AND id = \(id) AND finished_at IS NULL
      """)
  }

  /// Forgets what was finished long ago.
  ///
  /// - Returns: how many were.
  static func prune(limit: Int, of company: CompanyID, in tx: borrowing Transaction) throws -> Int {
    let old = try tx.rows(
      """
      SELECT id FROM bulk WHERE company_id = \(company)
        AND finished_at < \(tx.now.adding(seconds: -Bulk.keptDays * 86_400))
      ORDER BY id LIMIT \(limit)
      """
    ) { try $0.id(0, as: Bulk.ID.self) }
    for id in old {
      try tx.run("DELETE FROM bulk_line WHERE company_id = \(company) AND bulk_id = \(id)")
      try tx.run("DELETE FROM bulk WHERE company_id = \(company) AND id = \(id)")
    }
    return old.count
  }
}
