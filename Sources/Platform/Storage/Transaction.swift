import Money

/// A transaction, lent to the closure of `write` or `read`: nothing of it may escape.
///
/// `now` is read once at the start, so all that happens in it happened at the same instant.
package struct Transaction: ~Copyable {
  package let now: Instant
  /// The day in Paris at `now`: what the law dates by.
  package let today: LocalDate
  /// Whose rows it may touch.
  package let reach: Reach
  let connection: Connection

  package var engine: Engine { connection.engine }
  /// Who does it.
  package var author: Author { Author.current }

  init(connection: Connection, now: Instant, reach: Reach) {
    self.connection = connection
    self.reach = reach
    self.now = now
    today = now.dateInParis
  }

  /// Runs a statement to its end.
  ///
  /// - Parameter caller: the file that asks, for whoever watches statements (`CompanyPlan`).
  /// - Returns: the rows it inserted, updated or deleted itself, triggers aside.
  @discardableResult
  package func run(_ sql: SQL, caller: StaticString = #fileID) throws -> Int {
    connection.name(caller)
    return try connection.run(sql)
  }

  @discardableResult
  package func run<each Value: SQLValueConvertible>(
    _ statement: Statement, _ values: repeat each Value
  ) throws -> Int {
    try run(statement) { bind in repeat (each values).bind(to: &bind) }
  }

  /// The cheapest way to write a row: `try tx.run(insert) { $0.int(1); $0.text("…"); $0.blob(bytes) }`.
  @discardableResult
  package func run(_ statement: Statement, _ bind: (inout Binder) throws -> Void) throws -> Int {
    try connection.run(statement, bind)
  }

  /// Writes a row whose success nobody asks for yet: the cheapest way on a hot path.
  ///
  /// SQLite writes it at once. PostgreSQL gets it together with others, the rows of one INSERT in one statement; what it
  /// refuses is thrown by the next statement that reads, or by the commit, so nobody may want to catch it. Rows of a table
  /// keep their order, and tables follow those their keys point to; all else keeps its place between them.
  package func enqueue(_ statement: Statement, _ bind: (inout Binder) throws -> Void) throws {
    try connection.enqueue(statement, bind)
  }

  package func enqueue<each Value: SQLValueConvertible>(
    _ statement: Statement, _ values: repeat each Value
  ) throws {
    try enqueue(statement) { bind in repeat (each values).bind(to: &bind) }
  }

  /// Has the engine begin on what was enqueued, for whoever is about to work on something else.
  package func push() throws { try connection.push() }

  /// Streams the result; each row lives as long as its turn.
  package func forEach(
    _ sql: SQL, caller: StaticString = #fileID, _ body: (Row) throws -> Void
  ) throws {
    connection.name(caller)
    try connection.forEach(sql, body)
  }

  package func forEach<each Value: SQLValueConvertible>(
    _ statement: Statement, _ values: repeat each Value, body: (Row) throws -> Void
  ) throws {
    try connection.forEach(statement, { bind in repeat (each values).bind(to: &bind) }, body)
  }

  /// Walks what may be a whole table: memory stays flat on both engines, other statements may run in between, and each row
  /// lives as long as its turn.
  package func walk(
    _ sql: SQL, caller: StaticString = #fileID, _ body: (Row) throws -> Void
  ) throws {
    connection.name(caller)
    try connection.walk(sql, body)
  }

  /// Reads each row as it streams by: `try tx.rows(sql, Invoice.init(row:))`.
  package func rows<T>(
    _ sql: SQL, caller: StaticString = #fileID, _ read: (Row) throws -> T
  ) throws -> [T] {
    var all: [T] = []
    try forEach(sql, caller: caller) { all.append(try read($0)) }
    return all
  }

  package func rows<each Value: SQLValueConvertible, T>(
    _ statement: Statement, _ values: repeat each Value, read: (Row) throws -> T
  ) throws -> [T] {
    var all: [T] = []
    try forEach(statement, repeat each values) { all.append(try read($0)) }
    return all
  }

  package func rows(_ sql: SQL, caller: StaticString = #fileID) throws -> [Row] {
    try rows(sql, caller: caller) { $0.kept() }
  }

  /// The first row; a writing statement (`… RETURNING`) still runs to its end.
  package func row(_ sql: SQL, caller: StaticString = #fileID) throws -> Row? {
    try row(sql, caller: caller) { $0.kept() }
  }

  package func row<T>(
    _ sql: SQL, caller: StaticString = #fileID, _ read: (Row) throws -> T
  ) throws -> T? {
    connection.name(caller)
    return try connection.first(sql, read)
  }

  package func row<each Value: SQLValueConvertible, T>(
    _ statement: Statement, _ values: repeat each Value, read: (Row) throws -> T
  ) throws -> T? {
    try connection.first(statement, { bind in repeat (each values).bind(to: &bind) }, read)
  }

  /// Runs `effect` once this transaction is durable, before whoever asked for it is told; never if it is rolled back. What it
  /// throws reaches the caller, though the transaction stands. Those of several transactions run in the order of these.
  ///
  /// - Parameter key: of what is done by one run for all transactions that became durable together; it comes after effects
  ///   without a key.
  package func afterCommit(once key: AnyObject? = nil, _ effect: @escaping () throws -> Void) {
    connection.addEffect(TransactionEffect(key: key.map(ObjectIdentifier.init), run: effect))
  }

  /// A part that can fail by itself: when `body` throws, only its own writes are undone.
  @discardableResult
  package func savepoint<T>(_ body: (borrowing Transaction) throws -> T) throws -> T {
    try run(Dialect.savepoint)
    let value: T
    do {
      value = try body(self)
      // What it enqueued is of this part.
      try connection.settle()
    } catch {
      // When the engine already rolled everything back there is no savepoint left to return to.
      connection.drop()
      if !connection.isAborted {
        try run(Dialect.rollbackToSavepoint)
        try run(Dialect.releaseSavepoint)
      }
      throw error
    }
    try run(Dialect.releaseSavepoint)
    return value
  }
}
