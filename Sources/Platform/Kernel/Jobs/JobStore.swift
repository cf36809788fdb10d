import Money
import Storage

/// Every SQL statement on the jobs.
package enum JobStore {
  package static let migrations = [
    Migration(
      id: "kernel-0001-jobs",
      sql: """
        CREATE TABLE job (
          company_id BLOB NOT NULL,
          id BLOB NOT NULL,
          kind TEXT NOT NULL,
          key TEXT,
          order_key TEXT,
          input TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'dead', 'cancelled')),
          run_at INTEGER NOT NULL,
          claims INTEGER NOT NULL DEFAULT 0,
          failures INTEGER NOT NULL DEFAULT 0,
          lease_until INTEGER,
          worker TEXT,
          last_error TEXT,
          created_at INTEGER NOT NULL,
          finished_at INTEGER,
          PRIMARY KEY (company_id, id)
        );
        CREATE UNIQUE INDEX job_once ON job (company_id, kind, key) WHERE key IS NOT NULL;
        CREATE INDEX job_due ON job (run_at, id) WHERE state = 'waiting';
        CREATE INDEX job_leases ON job (lease_until) WHERE state = 'running';
        CREATE INDEX job_in_order ON job (company_id, order_key, id)
          WHERE order_key IS NOT NULL AND state IN ('waiting', 'running');
        CREATE INDEX job_unfinished ON job (company_id, state, id);
        CREATE TABLE job_schedule (
          company_id BLOB NOT NULL,
          task TEXT NOT NULL,
          last_at INTEGER NOT NULL,
          PRIMARY KEY (company_id, task)
        );
        """,
      why:
        "work that is done after a transaction, once for each cause; and when it is due by itself"),
    Migration(
      id: "kernel-0004-jobs-of-a-company",
      sql: """
        DROP INDEX job_due;
        DROP INDEX job_leases;
        CREATE INDEX job_due ON job (company_id, run_at, id) WHERE state = 'waiting';
        CREATE INDEX job_leases ON job (company_id, lease_until) WHERE state = 'running';
        """,
      why: "a worker of one company looks at what is due there, whatever waits for the others"),
    Migration(
      id: "kernel-0005-jobs-of-a-kind",
      sql: "CREATE INDEX job_of_kind ON job (company_id, kind, id);",
      why: "the list of the jobs of one kind"),
  ]

  // MARK: Asking

  /// - Returns: `false` when a job of its key was asked for before.
  static func insert(
    _ id: Job.ID, _ request: JobRequest, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Bool {
    try tx.run(insertion) { bind in
      bind(company)
      bind(id)
      bind.text(request.kind)
      bind(request.key)
      bind(request.orderKey)
      bind.text(request.input)
      bind(request.runAt ?? tx.now)
      bind(tx.now)
    } == 1
  }

  private static let insertion = Statement(
    """
    INSERT INTO job (company_id, id, kind, key, order_key, input, state, run_at, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8) ON CONFLICT DO NOTHING
    """)

  /// Whether one waits or is under way; one that was cancelled or given up does nothing more.
  ///
  /// - Parameter key: of that one; `nil` for any of its kind.
  package static func isAwaited(
    _ kind: String, key: String? = nil, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Bool {
    let one: SQL = key.map { " AND key = \($0)" } ?? ""
    return try tx.row(
      """
      SELECT 1 FROM job WHERE company_id = \(company) AND kind = \(kind)\(one)
        AND state IN ('waiting', 'running') LIMIT 1
      """
    ) { try $0.int(0) } != nil
  }

  // MARK: Working

  /// Gives back the jobs whose worker went silent.
  ///
  /// - Returns: how many.
  @discardableResult
  package static func releaseExpired(in tx: borrowing Transaction) throws -> Int {
    let ofCompany: SQL = tx.company.map { " AND company_id = \($0)" } ?? ""
    return try tx.run(
      """
      UPDATE job SET state = 'waiting', lease_until = NULL, worker = NULL
      WHERE state = 'running' AND lease_until <= \(tx.now)\(ofCompany)
      """)
  }

  /// Whether there is a job to take up, or one whose worker went silent.
  static func isAnyDue(of kinds: [String], in tx: borrowing Transaction) throws -> Bool {
    let ofCompany: SQL = tx.company.map { " AND company_id = \($0)" } ?? ""
    let found = try tx.row(
      """
      SELECT 1 FROM job WHERE state = 'waiting' AND run_at <= \(tx.now)\(ofCompany)
        AND kind IN (\(SQL.list(kinds))) LIMIT 1
      """
    ) { try $0.int(0) }
    if found != nil { return true }
    return try tx.row(
      """
      SELECT 1 FROM job WHERE state = 'running' AND lease_until <= \(tx.now)\(ofCompany) LIMIT 1
      """
    ) { try $0.int(0) } != nil
  }

  /// Takes up what is due, the longest due first; of jobs under one order key only the first.
  package static func claim(
    _ limit: Int, kinds: [String], worker: String, leaseSeconds: Int,
    in tx: borrowing Transaction
  ) throws -> [Job] {
    // A worker of one company takes up no other's: SQLite has no wall that would see to it.
    let ofCompany: SQL = tx.company.map { " AND j.company_id = \($0)" } ?? ""
    // Chosen once, ahead of the update: as a subquery it may be run again for each row, which on PostgreSQL finds others,
    // the first being locked, and takes up more than asked.
    return try tx.rows(
      """
      WITH due AS (
        SELECT j.company_id, j.id FROM job j
        WHERE j.state = 'waiting' AND j.run_at <= \(tx.now) AND j.kind IN (\(SQL.list(kinds)))\(ofCompany)
          AND (j.order_key IS NULL OR NOT EXISTS (
            SELECT 1 FROM job e WHERE e.company_id = j.company_id AND e.order_key = j.order_key
              AND e.state IN ('waiting', 'running') AND e.id < j.id))
        ORDER BY j.run_at, j.id LIMIT \(limit)\(tx.skippingLockedRows))
      UPDATE job SET state = 'running', claims = claims + 1, worker = \(worker),
        lease_until = \(tx.now.adding(seconds: Int64(leaseSeconds)))
      WHERE (company_id, id) IN (SELECT company_id, id FROM due)
      RETURNING \(columns)
      """, read
    ).sorted { ($0.runAt, $0.id) < ($1.runAt, $1.id) }
  }

  /// Ends a job that this worker still holds.
  ///
  /// - Returns: `false` when it lost it: another did it, or will.
  static func finish(_ job: Job, in tx: borrowing Transaction) throws -> Bool {
    try tx.run(finishing, job.company, job.id, job.claims, tx.now) == 1
  }

  /// The same for many, in few statements.
  ///
  /// - Returns: those it still held.
  static func finish(_ jobs: [Job], in tx: borrowing Transaction) throws -> Set<Job.ID> {
    struct Lease: Hashable {
      let company: CompanyID
      let claims: Int
    }
    var finished: Set<Job.ID> = []
    for (lease, jobs) in Dictionary(
      grouping: jobs, by: { Lease(company: $0.company, claims: $0.claims) })
    {
      for start in stride(from: 0, to: jobs.count, by: 256) {
        let ids = padded(jobs[start..<min(jobs.count, start + 256)].map(\.id))
        finished.formUnion(
          try tx.rows(
            """
            UPDATE job SET state = 'done', finished_at = \(tx.now), lease_until = NULL, worker = NULL
            WHERE company_id = \(lease.company) AND id IN (\(SQL.list(ids))) AND state = 'running'
              AND claims = \(lease.claims)
            RETURNING id
            """
          ) { try $0.id(0) })
      }
    }
    return finished
  }

  /// As many as a power of two, by naming the last again: few texts of a statement instead of one for each length.
  private static func padded(_ ids: [Job.ID]) -> [Job.ID] {
    guard let last = ids.last else { return [] }
    var length = 1
    while length < ids.count { length *= 2 }
    return ids + [Job.ID](repeating: last, count: length - ids.count)
  }

  private static let finishing = Statement(
    """
    UPDATE job SET state = 'done', finished_at = $4, lease_until = NULL, worker = NULL
    WHERE company_id = $1 AND id = $2 AND state = 'running' AND claims = $3
    """)

  /// - Parameter retryAt: `nil` gives it up.
  static func fail(
    _ job: Job, reason: String, retryAt: Instant?, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      UPDATE job SET state = \(retryAt == nil ? "dead" : "waiting"), failures = failures + 1,
        run_at = \(retryAt ?? job.runAt), last_error = \(String(reason.prefix(1_000))),
        finished_at = \(retryAt == nil ? tx.now : nil), lease_until = NULL, worker = NULL
      WHERE company_id = \(job.company) AND id = \(job.id) AND state = 'running'
        AND claims = \(job.claims)
      """)
  }

  /// Lets another worker have it at once.
  static func giveBack(_ job: Job, in tx: borrowing Transaction) throws {
    try tx.run(
      """
      UPDATE job SET state = 'waiting', lease_until = NULL, worker = NULL
      WHERE company_id = \(job.company) AND id = \(job.id) AND state = 'running'
        AND claims = \(job.claims)
      """)
  }

  /// Says that the worker still holds these.
  static func extend(_ jobs: [Job], leaseSeconds: Int, in tx: borrowing Transaction) throws {
    for job in jobs {
      try tx.run(
        extending, job.company, job.id, job.claims,
        tx.now.adding(seconds: Int64(leaseSeconds)))
    }
  }

  private static let extending = Statement(
    """
    UPDATE job SET lease_until = $4
    WHERE company_id = $1 AND id = $2 AND state = 'running' AND claims = $3
    """)

  // MARK: Looking and mending

  package static func job(_ id: Job.ID, of company: CompanyID, in tx: borrowing Transaction) throws
    -> Job?
  {
    try tx.row(
      "SELECT \(columns) FROM job WHERE company_id = \(company) AND id = \(id)", read)
  }

  /// The newest first.
  package static func list(
    of company: CompanyID, state: Job.State? = nil, kind: String? = nil, before: Job.ID? = nil,
    limit: Int, in tx: borrowing Transaction
  ) throws -> [Job] {
    var sql: SQL = "SELECT \(columns) FROM job WHERE company_id = \(company)"
    if let state { sql.append(" AND state = \(state.rawValue)") }
    if let kind { sql.append(" AND kind = \(kind)") }
    if let before { sql.append(" AND id < \(before)") }
    sql.append(" ORDER BY id DESC LIMIT \(limit)")
    return try tx.rows(sql, read)
  }

  /// How much is unfinished, by state: it differs when something moved. Asked once a second while somebody listens, it reads
  /// an index alone.
  package static func pulse(of company: CompanyID, in tx: borrowing Transaction) throws -> [String]
  {
    try tx.rows(
      """
      SELECT state, count(*) FROM job
      WHERE company_id = \(company) AND state IN ('waiting', 'running', 'dead')
      GROUP BY state ORDER BY state
      """
    ) { "\(try $0.text(0)) \(try $0.int(1))" }
  }

  package static func counts(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [Job.State: Int]
  {
    let rows = try tx.rows(
      "SELECT state, count(*) FROM job WHERE company_id = \(company) GROUP BY state"
    ) { (Job.State(rawValue: try $0.text(0)), try $0.int(1)) }
    return Dictionary(
      uniqueKeysWithValues: rows.compactMap { state, count in state.map { ($0, count) } })
  }

  /// What waits though it is due (counted up to ten thousand), since when the oldest, and what was given up.
  package static func backlog(of company: CompanyID, in tx: borrowing Transaction) throws -> (
    ready: Int, oldest: Instant?, dead: Int
  ) {
    let known = try tx.row(
      """
      SELECT count(*), min(run_at) FROM (
        SELECT run_at FROM job WHERE company_id = \(company) AND state = 'waiting'
          AND run_at <= \(tx.now) ORDER BY run_at, id LIMIT 10000) AS due
      """
    ) { (try $0.int(0), try $0.instantOrNil(1)) }
    let dead = try tx.row(
      "SELECT count(*) FROM job WHERE company_id = \(company) AND state = 'dead'"
    ) { try $0.int(0) }
    return (known?.0 ?? 0, known?.1, dead ?? 0)
  }

  /// A job that was given up, or waits for its next try, runs again now.
  ///
  /// - Returns: `false` when it is running, done or cancelled.
  package static func retry(_ id: Job.ID, of company: CompanyID, in tx: borrowing Transaction)
    throws -> Bool
  {
    try tx.run(
      """
      UPDATE job SET state = 'waiting', run_at = \(tx.now), failures = 0, finished_at = NULL
      WHERE company_id = \(company) AND id = \(id) AND state IN ('dead', 'waiting')
      """) == 1
  }

  /// - Returns: `false` when it is running, done or cancelled.
  package static func cancel(_ id: Job.ID, of company: CompanyID, in tx: borrowing Transaction)
    throws -> Bool
  {
    try tx.run(
      """
      UPDATE job SET state = 'cancelled', finished_at = \(tx.now)
      WHERE company_id = \(company) AND id = \(id) AND state IN ('dead', 'waiting')
      """) == 1
  }

  /// The same for many: those that are running, done or cancelled stay as they are.
  static func retry(_ ids: [Job.ID], of company: CompanyID, in tx: borrowing Transaction) throws {
    for part in parts(ids) {
      try tx.run(
        """
        UPDATE job SET state = 'waiting', run_at = \(tx.now), failures = 0, finished_at = NULL
        WHERE company_id = \(company) AND id IN (\(SQL.list(part))) AND state IN ('dead', 'waiting')
        """)
    }
  }

  static func cancel(_ ids: [Job.ID], of company: CompanyID, in tx: borrowing Transaction) throws {
    for part in parts(ids) {
      try tx.run(
        """
        UPDATE job SET state = 'cancelled', finished_at = \(tx.now)
        WHERE company_id = \(company) AND id IN (\(SQL.list(part))) AND state IN ('dead', 'waiting')
        """)
    }
  }

  private static func parts(_ ids: [Job.ID]) -> [[Job.ID]] {
    stride(from: 0, to: ids.count, by: 256).map { start in
      padded(Array(ids[start..<min(ids.count, start + 256)]))
    }
  }

  /// Forgets what ended well before `day`; what was given up stays until somebody looks.
  ///
  /// - Parameter periods: before which tasks of the clock are forgotten: `job_schedule` remembers how far they came.
  package static func prune(
    before instant: Instant, periods: Instant, limit: Int, in tx: borrowing Transaction
  ) throws -> Int {
    // By the clock of the company: that of a sandbox may be years ahead of another's.
    let ofCompany: SQL = tx.company.map { " AND company_id = \($0)" } ?? ""
    return try tx.run(
      """
      DELETE FROM job WHERE (company_id, id) IN (
        SELECT company_id, id FROM job WHERE state IN ('done', 'cancelled')
          AND (finished_at < \(instant)
            OR substr(key, 1, 7) = 'period:' AND finished_at < \(periods))\(ofCompany)
        LIMIT \(limit))
      """)
  }

  static let columns: SQL = """
    company_id, id, kind, key, order_key, input, state, run_at, claims, failures, last_error,
      created_at, finished_at
    """

  static func read(_ row: Row) throws -> Job {
    Job(
      id: try row.id(1), company: try row.id(0), kind: try row.text(2),
      key: try row.textOrNil(3), orderKey: try row.textOrNil(4), input: try row.text(5),
      state: Job.State(rawValue: try row.text(6)) ?? .dead, runAt: try row.instant(7),
      claims: try row.int(8), failures: try row.int(9), lastError: try row.textOrNil(10),
      createdAt: try row.instant(11), finishedAt: try row.instantOrNil(12))
  }
}
