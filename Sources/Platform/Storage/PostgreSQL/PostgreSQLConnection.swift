import CPostgreSQL
import Glibc
import Money

/// One connection of PostgreSQL, used by one thread at a time (`ConnectionPool` sees to it). Made when it is first
/// needed, and made anew when it broke.
final class PostgreSQLConnection {
  private let settings: PostgreSQLSettings
  private(set) var handle: OpaquePointer?
  private var statements = PostgreSQLStatements()
  private let parameters = PostgreSQLParameters()
  private var pipeline = PostgreSQLPipeline()
  /// Rows that were enqueued and not sent yet, in the order of their first.
  private var batches: [PostgreSQLBatch] = []
  /// Cursors of this transaction so far, for their names.
  private var walks = 0
  private let warnings = Warnings()
  private(set) var statementsPrepared = 0
  var statementsCached: Int { statements.count }
  /// What the transaction wants done once it is durable.
  var effects: [TransactionEffect] = []
  /// What failed is likely to succeed when the closure is run again: nothing of it was committed.
  private(set) var mayRetry = false

  init(_ settings: PostgreSQLSettings) { self.settings = settings }

  deinit { close() }

  func close() {
    if let handle { PQfinish(handle) }
    handle = nil
    statements.removeAll()
    pipeline.forget()
    batches = []
  }

  var isAlive: Bool { handle.map { PQstatus($0) == CONNECTION_OK } ?? false }

  private var status: PGTransactionStatusType {
    handle.map(PQtransactionStatus) ?? PQTRANS_UNKNOWN
  }

  // MARK: Connecting

  /// - Throws: `StorageError.unreachable`, `.serverRefused`.
  func connect() throws {
    close()
    guard let opened = settings.connect() else { throw StorageError.unreachable(reason: "libpq") }
    handle = opened
    guard PQstatus(opened) == CONNECTION_OK else {
      let reason = PostgreSQLSettings.line(String(cString: PQerrorMessage(opened)))
      close()
      throw StorageError.unreachable(reason: reason)
    }
    warnings.follow(opened, settings.options.notice)
    do {
      try configure()
      try PostgreSQLServerCheck(settings.options)(self)
      try settings.keys.read(self)
    } catch {
      close()
      throw error
    }
  }

  /// What a session is set to. A server behind a pooler of transactions keeps none of it, and needs none of it to be right.
  private func configure() throws {
    let options = settings.options
    try execute(
      """
      SET statement_timeout = \(options.statementSeconds * 1000);
      SET lock_timeout = \(options.lockSeconds * 1000);
      SET idle_in_transaction_session_timeout = \(options.idleSeconds * 1000);
      SET TimeZone = 'UTC'; SET bytea_output = 'hex'; SET standard_conforming_strings = on
      """)
    // What is acknowledged survives a crash; a server set to lose the last second would lose invoices.
    if try setting("synchronous_commit") == "off" { try execute("SET synchronous_commit = on") }
  }

  func setting(_ name: String) throws -> String {
    try result("SELECT current_setting(\(name))").first { try $0.text(0) } ?? ""
  }

  // MARK: Statements

  func result(_ sql: SQL) throws -> PostgreSQLResult {
    parameters.reset()
    var binder = Binder(parameters)
    for value in sql.values { binder(value) }
    let (entry, evicted) = statements.entry(sql.text)
    if let evicted { try forget(evicted) }
    return try result(entry, sql.text)
  }

  func result(_ statement: Statement, _ fill: (inout Binder) throws -> Void) throws
    -> PostgreSQLResult
  {
    parameters.reset()
    var binder = Binder(parameters)
    try fill(&binder)
    return try result(statements.entry(statement), statement.text.description)
  }

  /// Runs a statement whose answer nobody needs now. Rows of one INSERT are gathered and written together; anything else is
  /// sent after them. What failed is thrown by whatever waits next (`settle`).
  func enqueue(_ statement: Statement, _ fill: (inout Binder) throws -> Void) throws {
    let entry = statements.entry(statement)
    if let batch = try batch(entry, statement) { return try gather(batch, entry, fill) }
    try sendBatches()
    parameters.reset()
    var binder = Binder(parameters)
    try fill(&binder)
    let sql = statement.text.description
    try checkParameters(entry, sql)
    let prepared = try prepared(entry, sql)
    let wasSent = parameters.withArrays(prepared.types) { values, lengths, formats in
      pipeline.send(
        handle, prepared.name, statement, Int32(prepared.types.count), values, lengths, formats)
    }
    if !wasSent || pipeline.isFull { try settle() }
  }

  /// Sends what was enqueued, so that the server works on it meanwhile.
  func push() throws {
    try sendBatches()
    pipeline.push(handle)
  }

  /// Waits for what was enqueued.
  ///
  /// - Throws: the first failure; those after it were not run.
  func settle() throws {
    try sendBatches()
    try receive()
  }

  private func receive() throws {
    guard !pipeline.isEmpty else { return }
    guard let (answer, statement) = pipeline.firstFailure(handle) else { return }
    PQclear(try checked(answer, statement.text.description))
  }

  /// Takes back what was enqueued, as far as nobody waited for it: its part of the transaction is rolled back.
  func drop() {
    for batch in batches { batch.removeAll() }
    batches = []
    if let (answer, _) = pipeline.firstFailure(handle) { PQclear(answer) }
  }

  private func checkParameters(_ entry: PostgreSQLStatements.Entry, _ sql: String) throws {
    guard parameters.count == entry.parameterCount else {
      throw StorageError.wrongParameterCount(
        expected: entry.parameterCount, given: parameters.count, sql: sql)
    }
    if parameters.hasZero { throw zeroInText(sql) }
  }

  private func zeroInText(_ sql: String) -> StorageError {
    .failed(
      StorageFailure(
        code: 0, extendedCode: 0, message: "a text holds U+0000", sql: sql, state: "22021"))
  }

  private func result(_ entry: PostgreSQLStatements.Entry, _ sql: String) throws -> PostgreSQLResult
  {
    try checkParameters(entry, sql)
    let prepared = try prepared(entry, sql)
    try settle()
    let answer = parameters.withArrays(prepared.types) { values, lengths, formats in
      PQexecPrepared(
        handle, prepared.name, Int32(prepared.types.count), values, lengths, formats, 1)
    }
    return PostgreSQLResult(try checked(answer, sql))
  }

  private func prepared(_ entry: PostgreSQLStatements.Entry, _ sql: String) throws
    -> PostgreSQLStatements.Prepared
  {
    if let known = entry.prepared.first(where: { parameters.fit($0.types) }) { return known }
    try settle()
    let prepared = try prepare(entry.text, parameters.declared, sql)
    entry.prepared.append(prepared)
    return prepared
  }

  private func prepare(_ text: String, _ declared: [Oid], _ sql: String) throws
    -> PostgreSQLStatements.Prepared
  {
    statementsPrepared += 1
    let name = statements.nextName()
    PQclear(try checked(PQprepare(handle, name, text, Int32(declared.count), declared), sql))
    let described = try checked(PQdescribePrepared(handle, name), sql)
    defer { PQclear(described) }
    let types = (0..<PQnparams(described)).map { PQparamtype(described, $0) }
    return PostgreSQLStatements.Prepared(name: name, types: types)
  }

  private func forget(_ entry: PostgreSQLStatements.Entry) throws {
    for prepared in entry.prepared where status != PQTRANS_INERROR {
      try execute("DEALLOCATE \(prepared.name)")
    }
  }

  // MARK: Rows together

  /// More is sent before the group ends: a few megabytes of rows on either side are enough.
  private static let bytesOfBatch = 1 << 20

  /// Where rows of a statement are gathered; `nil` when each goes by itself.
  private func batch(
    _ entry: PostgreSQLStatements.Entry, _ statement: Statement
  ) throws -> PostgreSQLBatch? {
    if entry.isBatchKnown { return entry.batch }
    guard let insert = PostgreSQLInsert(entry.text), let rank = settings.keys.rank(of: insert.table)
    else {
      // A table that is not known yet may be later: only what can never be is remembered.
      entry.isBatchKnown = PostgreSQLInsert(entry.text) == nil
      return nil
    }
    try settle()
    let sql = statement.text.description
    let declared = [Oid](repeating: PostgreSQLType.unknown, count: entry.parameterCount)
    let types = try prepare(entry.text, declared, sql).types
    let names = types.compactMap(PostgreSQLType.arrayElement)
    entry.isBatchKnown = true
    guard names.count == types.count, !types.isEmpty else { return nil }
    let name = try prepare(insert.ofMany(names), declared, sql).name
    entry.batch = PostgreSQLBatch(statement, rank: rank, name: name, types: types)
    return entry.batch
  }

  private func gather(
    _ batch: PostgreSQLBatch, _ entry: PostgreSQLStatements.Entry,
    _ fill: (inout Binder) throws -> Void
  ) throws {
    var binder = Binder(batch)
    do { try fill(&binder) } catch {
      batch.dropRow()
      throw error
    }
    let sql = { batch.statement.text.description }
    guard Int(binder.count) == entry.parameterCount else {
      batch.dropRow()
      throw StorageError.wrongParameterCount(
        expected: entry.parameterCount, given: Int(binder.count), sql: sql())
    }
    switch batch.endRow() {
    case .zero: throw zeroInText(sql())
    case .type:
      throw StorageError.failed(
        StorageFailure(
          code: 0, extendedCode: 0, message: "a value of another type than its column",
          sql: sql(), state: "42804"))
    case nil: break
    }
    if batch.rows == 1 { batches.append(batch) }
    if batch.rows & 63 == 0, batch.byteCount > Self.bytesOfBatch { try sendBatches() }
  }

  /// The tables that others point to first: a key is checked as soon as its statement ends.
  private func sendBatches() throws {
    guard !batches.isEmpty else { return }
    let due = batches.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element)
    batches = []
    var wereSent = true
    for batch in due {
      wereSent =
        batch.withArrays { values, lengths, formats, count in
          pipeline.send(handle, batch.name, batch.statement, count, values, lengths, formats)
        } && wereSent
      batch.removeAll()
    }
    if !wereSent || pipeline.isFull { try receive() }
  }

  /// Reads a result in parts, through a cursor of the transaction.
  func walk(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    walks += 1
    let cursor = "walk\(walks)"
    _ = try result(SQL(trusted: "DECLARE \(cursor) NO SCROLL CURSOR FOR ") + sql)
    let fetch = SQL(trusted: "FETCH \(Self.rowsOfWalk) FROM \(cursor)")
    while true {
      let part = try result(fetch)
      try part.forEach(body)
      if part.count < Self.rowsOfWalk { break }
    }
    // When `body` throws it stays open, and ends with the transaction.
    try execute("CLOSE \(cursor)")
  }

  /// Enough to hide the trips to the server; of the largest rows, a few megabytes.
  private static let rowsOfWalk: Int32 = 500

  /// Statements without values, one or several, as they stand.
  func execute(_ sql: String) throws {
    try settle()
    PQclear(try checked(PQexec(handle, sql), sql))
  }

  private func checked(_ answer: OpaquePointer?, _ sql: String) throws -> OpaquePointer {
    switch PQresultStatus(answer) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return answer!
    default:
      var error = error(answer)
      PQclear(answer)
      error.columns = settings.keys.columns(of: error.constraint)
      if error.mayRetry || error.isLoss { mayRetry = true }
      throw error.storageError(sql)
    }
  }

  private static let stateField = Int32(UInt8(ascii: "C"))

  private func error(_ answer: OpaquePointer?) -> PostgreSQLError {
    if let answer, isAlive || PQresultErrorField(answer, Self.stateField) != nil {
      return PostgreSQLError(answer)
    }
    let reason = handle.map { String(cString: PQerrorMessage($0)) } ?? "no connection"
    return PostgreSQLError(lost: PostgreSQLSettings.line(reason))
  }

  // MARK: Transactions

  func begin(writing scope: WriteScope?, _ reach: Reach) throws {
    effects = []
    mayRetry = false
    walks = 0
    drop()
    if !isAlive || status != PQTRANS_IDLE { try connect() }
    let begin = Dialect.begin(writing: scope, reach)
    do {
      try execute(begin)
    } catch  where !isAlive {
      // It slept while the server restarted; nothing was begun.
      mayRetry = false
      try connect()
      try execute(begin)
    }
  }

  /// - Throws: `StorageError.commitUnknown` when the server was asked to commit and did not say that it did.
  func commit() throws {
    try settle()
    switch status {
    case PQTRANS_INTRANS: break
    case PQTRANS_INERROR: throw StorageError.transactionAborted
    case PQTRANS_UNKNOWN: throw StorageError.unreachable(reason: "connection lost")
    default:
      throw StorageError.failed(
        StorageFailure(
          code: 0, extendedCode: 0, message: "the closure ended its own transaction", sql: "COMMIT",
          state: "25P01"))
    }
    warnings.forget()
    // From here on nothing is run again unasked.
    mayRetry = false
    let answer = PQexec(handle, "COMMIT")
    defer { PQclear(answer) }
    if PQresultStatus(answer) == PGRES_COMMAND_OK {
      // "Cancelling the wait for synchronous replication": committed here, perhaps nowhere else.
      if let warning = warnings.last { throw StorageError.commitUnknown(reason: warning) }
      return
    }
    let error = error(answer)
    if error.isLoss || !isAlive { throw StorageError.commitUnknown(reason: error.message) }
    mayRetry = error.mayRetry
    throw error.storageError("COMMIT")
  }

  func rollback() {
    effects = []
    drop()
    guard isAlive, status != PQTRANS_IDLE else { return }
    let answer = PQexec(handle, "ROLLBACK")
    defer { PQclear(answer) }
    // Whatever state it is in, it is in nobody's way: the next transaction connects anew.
    if PQresultStatus(answer) != PGRES_COMMAND_OK { close() }
  }
}

/// What the server says beside its answers.
private final class Warnings {
  private var notice: @Sendable (String) -> Void = { _ in }
  private(set) var last: String?

  func forget() { last = nil }

  func follow(_ handle: OpaquePointer, _ notice: @escaping @Sendable (String) -> Void) {
    self.notice = notice
    PQsetNoticeReceiver(
      handle,
      { context, result in
        guard let context, let result else { return }
        Unmanaged<Warnings>.fromOpaque(context).takeUnretainedValue().take(result)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  private func take(_ result: OpaquePointer) {
    func field(_ code: UInt8) -> String {
      PQresultErrorField(result, Int32(code)).map { String(cString: $0) } ?? ""
    }
    // The severity that is not translated; notices of DDL are nobody's news.
    guard field(UInt8(ascii: "V")) == "WARNING" else { return }
    let text = field(UInt8(ascii: "M"))
    last = text
    notice("\(field(UInt8(ascii: "C"))) \(text)")
  }
}
