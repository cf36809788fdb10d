import Money
import Synchronization

/// The database of the installation. SQLite: one file, one process, one writer, several readers.
///
/// A transaction is a synchronous closure on a thread of the database's own: nothing awaits inside it, nothing
/// of it escapes, and it may be run again. A write is durable when `write` returns; a closure that throws
/// leaves no trace.
///
/// ```swift
/// let invoice = try await db.write { tx in try invoicing.issue(id, in: tx) }
/// ```
package final class Database: Sendable {
  package enum Location: Hashable, Sendable {
    case file(String)
    /// For tests: one connection, gone when the database is.
    case memory
  }

  /// Memory stays flat: the caches are bounded, whatever the size of the database.
  package struct Options: Sendable {
    package var readers = 2
    package var writerCacheKilobytes = 32_000
    package var readerCacheKilobytes = 8_000
    /// 4,000 pages are 16 MB of log, a few thousand invoices.
    package var checkpointPages = 4_000

    package init() {}
  }

  private let writers: ConnectionPool
  private let readers: ConnectionPool
  private let writerThread: WorkerThreads
  private let readerThreads: WorkerThreads
  private let lock: Mutex<LockFile?>
  private let now: @Sendable () -> Instant
  private let doubt = Mutex<String?>(nil)

  /// Opens the database, creating it where there is none, and applies the migrations it lacks.
  ///
  /// - Parameter now: where `tx.now` comes from.
  /// - Throws: `StorageError.inUse`, `.cannotOpen`, `.newerSchema`, `.migrationChanged`, `.migrationFailed`.
  package static func open(
    at location: Location, migrations: [Migration], options: Options = Options(),
    now: @escaping @Sendable () -> Instant
  ) throws -> Database {
    let database: Database
    switch location {
    case .memory: database = Database(memory: try .memory(), now)
    case .file(let path):
      let file = try DatabaseFile(path)
      let writer = try SQLiteConnection.writer(path: file.path, options)
      let readers = try (0..<max(1, options.readers)).map { _ in
        try SQLiteConnection.reader(path: file.path, options)
      }
      database = Database(file, writer, readers, now)
    }
    try Migration.apply(migrations) { try database.writeSync($0) }
    return database
  }

  private init(
    _ file: DatabaseFile, _ writer: SQLiteConnection, _ readers: [SQLiteConnection],
    _ now: @escaping @Sendable () -> Instant
  ) {
    self.now = now
    lock = Mutex(file.lock)
    writers = ConnectionPool([writer])
    self.readers = ConnectionPool(readers)
    writerThread = WorkerThreads(count: 1)
    readerThreads = WorkerThreads(count: readers.count)
  }

  private init(memory: SQLiteConnection, _ now: @escaping @Sendable () -> Instant) {
    self.now = now
    lock = Mutex(nil)
    writers = ConnectionPool([memory])
    readers = writers
    writerThread = WorkerThreads(count: 1)
    readerThreads = writerThread
  }

  deinit { try? closeSync() }

  // MARK: Transactions

  @discardableResult
  package func write<T: Sendable>(
    _ body: @escaping @Sendable (borrowing Transaction) throws -> T
  ) async throws -> T {
    try await on(writerThread) { try self.writeSync(body) }
  }

  package func read<T: Sendable>(
    _ body: @escaping @Sendable (borrowing Transaction) throws -> T
  ) async throws -> T {
    try await on(readerThreads) { try self.readSync(body) }
  }

  /// Runs a write to its end, constraints and triggers included, and undoes it: to show what would happen.
  package func rehearse<T: Sendable>(
    _ body: @escaping @Sendable (borrowing Transaction) throws -> T
  ) async throws -> T {
    try await on(writerThread) { try self.rehearseSync(body) }
  }

  // MARK: The same on the caller's thread, which they block: for commands and measurements

  @discardableResult
  package func writeSync<T>(_ body: (borrowing Transaction) throws -> T) throws -> T {
    try writing { connection, tx in
      let value = try body(tx)
      try connection.commit()
      return value
    }
  }

  @discardableResult
  package func rehearseSync<T>(_ body: (borrowing Transaction) throws -> T) throws -> T {
    try writing { connection, tx in
      let value = try body(tx)
      try connection.checkDeferredConstraints()
      connection.rollback()
      return value
    }
  }

  @discardableResult
  package func readSync<T>(_ body: (borrowing Transaction) throws -> T) throws -> T {
    if writers.isHeldByThisThread { throw StorageError.nestedTransaction }
    return try readers.withConnection { connection in
      try connection.begin(writing: false)
      defer { connection.rollback() }
      return try body(Transaction(connection: connection, now: now()))
    }
  }

  private func writing<T>(
    _ body: (SQLiteConnection, borrowing Transaction) throws -> T
  ) throws -> T {
    if readers.isHeldByThisThread { throw StorageError.nestedTransaction }
    return try writers.withConnection { connection in
      if let reason = poisoned { throw StorageError.poisoned(reason: reason) }
      defer { if let reason = connection.doubt { poison(reason) } }
      try connection.begin(writing: true)
      do {
        let value = try body(connection, Transaction(connection: connection, now: now()))
        try connection.runEffects()
        connection.checkpointIfDue()
        return value
      } catch {
        connection.rollback()
        if let reason = connection.doubt { throw StorageError.poisoned(reason: reason) }
        throw error
      }
    }
  }

  private func on<T: Sendable>(
    _ threads: WorkerThreads, _ work: @escaping @Sendable () throws -> T
  ) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      let accepted = threads.submit { continuation.resume(with: Result(catching: work)) }
      if !accepted { continuation.resume(throwing: StorageError.closed) }
    }
  }

  // MARK: Health and end

  /// Why writing stopped, when it did: the process should say so and end.
  package var poisoned: String? { doubt.withLock { $0 } }

  private func poison(_ reason: String) {
    doubt.withLock { $0 = $0 ?? reason }
  }

  /// Waits for the running transactions, empties the log into the database and lets the next process in.
  /// What comes later throws `StorageError.closed`; closing twice does nothing.
  package func close() async throws {
    let closer = WorkerThreads(count: 1)
    defer { closer.stop() }
    try await on(closer) { try self.closeSync() }
  }

  package func closeSync() throws {
    if writers.isHeldByThisThread || readers.isHeldByThisThread {
      throw StorageError.nestedTransaction
    }
    guard let writer = writers.drain().first else { return }
    if readers !== writers { readers.drain().forEach { $0.close() } }
    if writer.role == .writer { writer.settleLog(isSound: poisoned == nil) }
    if let reason = writer.doubt { poison(reason) }
    writer.close()
    writerThread.stop()
    readerThreads.stop()
    lock.withLock { $0 = nil }
  }
}
