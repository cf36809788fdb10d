import Glibc
import Money
import Synchronization

/// The database of the installation. SQLite: one file, one process, one writer, several readers. PostgreSQL: a server that
/// several nodes share, one writer of each `WriteScope` at a time.
///
/// A transaction is a synchronous closure on a thread of the database's own: nothing awaits inside it, nothing
/// of it escapes, and it may be run again. A write is durable when `write` returns; a closure that throws
/// leaves no trace. The one exception has a name of its own, `StorageError.commitUnknown`.
///
/// ```swift
/// let invoice = try await db.write { tx in try invoicing.issue(id, in: tx) }
/// ```
package final class Database: Sendable {
  private let writers: ConnectionPool
  private let readers: ConnectionPool
  private let writerThreads: WorkerThreads
  private let readerThreads: WorkerThreads
  /// Asks a server to end what nobody waits for; SQLite's is never used.
  private let cancelThread: WorkerThreads
  private let lock: Mutex<LockFile?>
  private let now: @Sendable () -> Instant
  private let doubt: Doubt
  private let gate: WriteGate
  private let waiting: WaitingWrites
  private let attempts: Int
  private let options: Options
  package let engine: Engine
  /// What its transactions may touch; nobody's rows unless it was asked for a company's.
  let reach: Reach
  /// The database it is a door of, which closes the connections; `nil` for itself.
  private let whole: Database?

  private final class Doubt: Sendable {
    let reason = Mutex<String?>(nil)
  }

  /// Opens the database. A file is created where there is none, and gets the migrations it lacks; a server's is brought up
  /// to date by the owner of its tables (`MigrateDatabase`), and is refused to the application until then.
  ///
  /// - Parameter now: where `tx.now` comes from.
  /// - Throws: `StorageError.inUse`, `.cannotOpen`, `.newerSchema`, `.migrationChanged`, `.migrationFailed`; of a server
  ///   `.wrongURL`, `.unreachable`, `.serverRefused`.
  package static func open(
    at location: Location, migrations: [Migration], options: Options = Options(),
    now: @escaping @Sendable () -> Instant
  ) throws -> Database {
    var report = MigrateDatabase.Report()
    return try open(at: location, migrations: migrations, options: options, now: now, &report)
  }

  /// The same, and what was done to bring it up to date.
  static func open(
    at location: Location, migrations: [Migration], options: Options,
    now: @escaping @Sendable () -> Instant, _ report: inout MigrateDatabase.Report
  ) throws -> Database {
    let database: Database
    var file: SQLiteConnection?
    switch location {
    case .memory: database = Database(memory: try .memory(), options, now)
    case .file(let path):
      let place = try DatabaseFile(path)
      let writer = try SQLiteConnection.writer(path: place.path, options)
      let readers = try (0..<max(1, options.readers)).map { _ in
        try SQLiteConnection.reader(path: place.path, options)
      }
      database = Database(place, writer, readers, options, now)
      file = writer
    case .server(let url):
      let settings = try PostgreSQLSettings(url, options)
      let first = PostgreSQLConnection(settings)
      try first.connect()
      database = Database(first, settings, now)
    }
    do {
      try database.prepare(migrations, options, &report)
      try file?.keepSavepointsInMemory()
    } catch {
      try? database.closeSync()
      throw error
    }
    return database
  }

  private func prepare(
    _ migrations: [Migration], _ options: Options, _ report: inout MigrateDatabase.Report
  ) throws {
    let mayBeMoved = options.opensMoved
    if engine == .postgreSQL, options.role == .application {
      return try readSync { try SchemaCheck(migrations)(in: $0) }
    }
    let whole = ofEveryCompany
    report.migrations = try Migration.apply(migrations, mayBeMoved: mayBeMoved) {
      try whole.writeSync(.everything, $0)
    }
    if engine == .postgreSQL {
      report.walled = try whole.writeSync(.everything) { try Walls.raise(in: $0) }
    }
  }

  /// One more door to the same data: the connections, their order and their end are shared.
  func reaching(_ reach: Reach, now: (@Sendable () -> Instant)? = nil) -> Database {
    Database(whole ?? self, reach, now ?? self.now)
  }

  private init(_ whole: Database, _ reach: Reach, _ now: @escaping @Sendable () -> Instant) {
    (self.whole, self.reach, self.now) = (whole, reach, now)
    lock = Mutex(nil)
    (writers, readers) = (whole.writers, whole.readers)
    (writerThreads, readerThreads) = (whole.writerThreads, whole.readerThreads)
    cancelThread = whole.cancelThread
    (doubt, gate, waiting) = (whole.doubt, whole.gate, whole.waiting)
    (engine, attempts, options) = (whole.engine, whole.attempts, whole.options)
  }

  private init(
    _ file: DatabaseFile, _ writer: SQLiteConnection, _ readers: [SQLiteConnection],
    _ options: Options, _ now: @escaping @Sendable () -> Instant
  ) {
    self.now = now
    lock = Mutex(file.lock)
    writers = ConnectionPool([.sqlite(writer)])
    self.readers = ConnectionPool(readers.map(Connection.sqlite))
    writerThreads = WorkerThreads(count: 1)
    readerThreads = WorkerThreads(count: readers.count)
    cancelThread = writerThreads
    (engine, attempts, self.options) = (.sqlite, 1, options)
    (doubt, gate, waiting) = (Doubt(), WriteGate(), WaitingWrites())
    (whole, reach) = (nil, .nobody)
  }

  private init(
    _ first: PostgreSQLConnection, _ settings: PostgreSQLSettings,
    _ now: @escaping @Sendable () -> Instant
  ) {
    let options = settings.options
    func more(_ count: Int) -> [Connection] {
      (0..<count).map { _ in .postgreSQL(PostgreSQLConnection(settings)) }
    }
    self.now = now
    lock = Mutex(nil)
    writers = ConnectionPool(more(max(1, options.serverWriters) - 1) + [.postgreSQL(first)])
    readers = ConnectionPool(more(max(1, options.serverReaders)))
    writerThreads = WorkerThreads(count: max(1, options.serverWriters))
    readerThreads = WorkerThreads(count: max(1, options.serverReaders))
    cancelThread = WorkerThreads(count: 1)
    (engine, attempts, self.options) = (.postgreSQL, max(1, options.attempts), options)
    (doubt, gate, waiting) = (Doubt(), WriteGate(), WaitingWrites())
    (whole, reach) = (nil, .nobody)
  }

  private init(
    memory: SQLiteConnection, _ options: Options, _ now: @escaping @Sendable () -> Instant
  ) {
    self.now = now
    lock = Mutex(nil)
    writers = ConnectionPool([.sqlite(memory)])
    readers = writers
    writerThreads = WorkerThreads(count: 1)
    readerThreads = writerThreads
    cancelThread = writerThreads
    (engine, attempts, self.options) = (.sqlite, 1, options)
    (doubt, gate, waiting) = (Doubt(), WriteGate(), WaitingWrites())
    (whole, reach) = (nil, .nobody)
  }

  deinit {
    if whole == nil { try? closeSync() }
  }

  // MARK: Transactions

  /// - Parameter scope: what nobody else writes meanwhile; a narrow one lets others write at the same time, on PostgreSQL.
  @discardableResult
  package func write<T: Sendable>(
    _ scope: WriteScope = .everything,
    _ body: @escaping @Sendable (borrowing Transaction) throws -> T
  ) async throws -> T {
    let watch = TransactionWatch(.write, options)
    if engine == .sqlite { return try await writeInLine(watch, body) }
    return try await on(writerThreads) { try self.writeSync(scope, watch, body) }
  }

  /// Waits for the one writer of a file; those that wait when their turn comes are written together.
  private func writeInLine<T: Sendable>(
    _ watch: TransactionWatch?, _ body: @escaping @Sendable (borrowing Transaction) throws -> T
  ) async throws -> T {
    let author = Author.current
    return try await withCheckedThrowingContinuation { continuation in
      let value = Mutex<T?>(nil)
      waiting.add(
        WaitingWrite(
          run: { connection in
            let result = try Author.$current.withValue(author) {
              watch?.begin()
              try connection.reach(self.reach)
              return try self.run(body, on: connection)
            }
            value.withLock { $0 = result }
          },
          alone: {
            continuation.resume(
              with: Result {
                try Author.$current.withValue(author) {
                  try self.writeSync(.everything, watch, body)
                }
              })
          },
          answer: { outcome in
            watch?.end(hasFailed: (try? outcome.get()) == nil)
            continuation.resume(with: outcome.map { value.withLock { $0 }! })
          }))
      if !writerThreads.submit({ self.writeWaiting() }) {
        waiting.next()?.answer(.failure(StorageError.closed))
      }
    }
  }

  /// The next write that waits; where more do, as many as may go together. Each was submitted once, so that a turn may find
  /// that its write is done.
  private func writeWaiting() {
    guard let first = waiting.next() else { return }
    if waiting.isEmpty { return first.alone() }
    var leftOver = [first]
    do {
      try writers.withConnection { connection in
        if let reason = poisoned { throw StorageError.poisoned(reason: reason) }
        var group = WriteGroup(connection)
        leftOver = group.run(first, waiting)
        if let reason = connection.doubt { poison(reason) }
      }
    } catch { return first.answer(.failure(error)) }
    for write in leftOver { write.alone() }
  }

  package func read<T: Sendable>(
    _ body: @escaping @Sendable (borrowing Transaction) throws -> T
  ) async throws -> T {
    let watch = TransactionWatch(.read, options)
    if engine == .sqlite {
      return try await on(readerThreads) { try self.readSync(body, nil, watch) }
    }
    let cancellation = PostgreSQLCancellation()
    return try await withTaskCancellationHandler {
      try await on(readerThreads) { try self.readSync(body, cancellation, watch) }
    } onCancel: {
      _ = cancelThread.submit { cancellation.cancel() }
    }
  }

  /// Reads a few rows by their keys. Of a file it is done at once, where a connection is idle: going to another thread and back
  /// costs more than such rows. What scans, sorts or draws is read by `read`, or it would keep requests waiting.
  package func readBriefly<T: Sendable>(
    _ body: @escaping @Sendable (borrowing Transaction) throws -> T
  ) async throws -> T {
    let watch = TransactionWatch(.read, options)
    if engine == .sqlite, let value = try readIdly(body, watch) { return value }
    return try await read(body)
  }

  /// Not in the async function itself, whose thread is not its own across waiting.
  private func readIdly<T>(
    _ body: (borrowing Transaction) throws -> T, _ watch: TransactionWatch?
  ) throws -> T? {
    if writers.isHeldByThisThread { throw StorageError.nestedTransaction }
    return try readers.withIdleConnection { connection in
      try watched(watch) { try read(connection, body, nil, watch) }
    }
  }

  /// Runs a write to its end, constraints and triggers included, and undoes it: to show what would happen.
  package func rehearse<T: Sendable>(
    _ scope: WriteScope = .everything,
    _ body: @escaping @Sendable (borrowing Transaction) throws -> T
  ) async throws -> T {
    let watch = TransactionWatch(.write, options)
    return try await on(writerThreads) { try self.rehearseSync(scope, watch, body) }
  }

  // MARK: The same on the caller's thread, which they block: for commands and measurements

  @discardableResult
  package func writeSync<T>(
    _ scope: WriteScope = .everything, _ body: (borrowing Transaction) throws -> T
  ) throws -> T {
    try writeSync(scope, TransactionWatch(.write, options), body)
  }

  private func writeSync<T>(
    _ scope: WriteScope, _ watch: TransactionWatch?, _ body: (borrowing Transaction) throws -> T
  ) throws -> T {
    try writing(scope, watch) { connection, tx in
      let value = try written(body, tx)
      try connection.commit()
      return value
    }
  }

  private func run<T>(
    _ body: (borrowing Transaction) throws -> T, on connection: Connection
  ) throws -> T {
    try written(body, Transaction(connection: connection, now: now(), reach: reach))
  }

  private func written<T>(
    _ body: (borrowing Transaction) throws -> T, _ tx: borrowing Transaction
  ) throws -> T {
    let value = try body(tx)
    if tx.author.door != nil { try options.beforeCommit?(tx) }
    return value
  }

  @discardableResult
  package func rehearseSync<T>(
    _ scope: WriteScope = .everything, _ body: (borrowing Transaction) throws -> T
  ) throws -> T {
    try rehearseSync(scope, TransactionWatch(.write, options), body)
  }

  private func rehearseSync<T>(
    _ scope: WriteScope, _ watch: TransactionWatch?, _ body: (borrowing Transaction) throws -> T
  ) throws -> T {
    try writing(scope, watch) { connection, tx in
      let value = try body(tx)
      try connection.checkDeferredConstraints()
      connection.rollback()
      return value
    }
  }

  @discardableResult
  package func readSync<T>(_ body: (borrowing Transaction) throws -> T) throws -> T {
    try readSync(body, nil, TransactionWatch(.read, options))
  }

  private func readSync<T>(
    _ body: (borrowing Transaction) throws -> T, _ cancellation: PostgreSQLCancellation?,
    _ watch: TransactionWatch?
  ) throws -> T {
    try watched(watch) { try reading(body, cancellation, watch) }
  }

  private func reading<T>(
    _ body: (borrowing Transaction) throws -> T, _ cancellation: PostgreSQLCancellation?,
    _ watch: TransactionWatch?
  ) throws -> T {
    if writers.isHeldByThisThread { throw StorageError.nestedTransaction }
    return try readers.withConnection { try read($0, body, cancellation, watch) }
  }

  private func read<T>(
    _ connection: Connection, _ body: (borrowing Transaction) throws -> T,
    _ cancellation: PostgreSQLCancellation?, _ watch: TransactionWatch?
  ) throws -> T {
    try retrying(connection) {
      watch?.begin()
      try connection.begin(writing: nil, reach)
      defer { connection.rollback() }
      func read() throws -> T {
        try body(Transaction(connection: connection, now: now(), reach: reach))
      }
      guard case .postgreSQL(let server) = connection, let cancellation else {
        return try read()
      }
      return try cancellation.watch(server, read)
    }
  }

  private func writing<T>(
    _ scope: WriteScope, _ watch: TransactionWatch?,
    _ body: (Connection, borrowing Transaction) throws -> T
  ) throws -> T {
    try watched(watch) { try inTurn(scope, watch, body) }
  }

  /// Tells whoever listens how it went.
  private func watched<T>(_ watch: TransactionWatch?, _ body: () throws -> T) throws -> T {
    guard let watch else { return try body() }
    do {
      let value = try body()
      watch.end(hasFailed: false)
      return value
    } catch {
      watch.end(hasFailed: true)
      throw error
    }
  }

  private func inTurn<T>(
    _ scope: WriteScope, _ watch: TransactionWatch?,
    _ body: (Connection, borrowing Transaction) throws -> T
  ) throws -> T {
    if readers.isHeldByThisThread || writers.isHeldByThisThread {
      throw StorageError.nestedTransaction
    }
    // One writer passes as it is: on SQLite the pool is the gate.
    if engine == .sqlite {
      return try writers.withConnection { try writing(on: $0, scope, watch, body) }
    }
    return try gate.pass(scope) {
      try writers.withConnection { connection in
        try retrying(connection) { try writing(on: connection, scope, watch, body) }
      }
    }
  }

  private func writing<T>(
    on connection: Connection, _ scope: WriteScope, _ watch: TransactionWatch?,
    _ body: (Connection, borrowing Transaction) throws -> T
  ) throws -> T {
    if let reason = poisoned { throw StorageError.poisoned(reason: reason) }
    defer { if let reason = connection.doubt { poison(reason) } }
    try connection.begin(writing: scope, reach)
    // On PostgreSQL the turn of the scope has come with it.
    watch?.begin()
    let value: T
    do {
      value = try body(connection, Transaction(connection: connection, now: now(), reach: reach))
    } catch {
      connection.rollback()
      if let reason = connection.doubt { throw StorageError.poisoned(reason: reason) }
      throw error
    }
    // The transaction stands, whatever its effects and the checkpoint come to.
    try connection.runEffects()
    connection.checkpointIfDue()
    return value
  }

  /// Runs a transaction again while its engine says that it may succeed: nothing of it was committed.
  private func retrying<T>(_ connection: Connection, _ body: () throws -> T) throws -> T {
    for attempt in 1..<max(2, attempts) {
      do {
        return try body()
      } catch  where attempt < attempts && connection.mayRetry {
        usleep(UInt32(attempt * attempt) * 5_000)
      }
    }
    return try body()
  }

  private func on<T: Sendable>(
    _ threads: WorkerThreads, _ work: @escaping @Sendable () throws -> T
  ) async throws -> T {
    let author = Author.current
    return try await withCheckedThrowingContinuation { continuation in
      let accepted = threads.submit {
        continuation.resume(
          with: Result { try Author.$current.withValue(author) { try work() } })
      }
      if !accepted { continuation.resume(throwing: StorageError.closed) }
    }
  }

  // MARK: Health and end

  /// Connections with a transaction on them.
  package var connectionsInUse: (writing: Int, reading: Int) {
    (writers.inUse, readers === writers ? 0 : readers.inUse)
  }

  /// Why writing stopped, when it did: the process should say so and end.
  package var poisoned: String? { doubt.reason.withLock { $0 } }

  private func poison(_ reason: String) {
    doubt.reason.withLock { $0 = $0 ?? reason }
  }

  /// Waits for the running transactions, empties the log into the database and lets the next process in.
  /// What comes later throws `StorageError.closed`; closing twice does nothing.
  package func close() async throws {
    let closer = WorkerThreads(count: 1)
    defer { closer.stop() }
    try await on(closer) { try self.closeSync() }
  }

  package func closeSync() throws {
    if let whole { return try whole.closeSync() }
    if writers.isHeldByThisThread || readers.isHeldByThisThread {
      throw StorageError.nestedTransaction
    }
    let all = writers.drain()
    guard let writer = all.first else { return }
    if readers !== writers { readers.drain().forEach { $0.close() } }
    if case .sqlite(let file) = writer, file.role == .writer {
      file.settleLog(isSound: poisoned == nil)
    }
    if let reason = writer.doubt { poison(reason) }
    all.forEach { $0.close() }
    writerThreads.stop()
    readerThreads.stop()
    cancelThread.stop()
    lock.withLock { $0 = nil }
  }
}
