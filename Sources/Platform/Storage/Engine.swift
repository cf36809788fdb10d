/// Which engine keeps the data. SQL is written once (STYLE §7); what differs is in `Dialect`.
package enum Engine: String, Sendable, CaseIterable {
  /// One file, one process: the default.
  case sqlite
  /// A server that several nodes share.
  case postgreSQL = "postgresql"
}

/// A connection of either engine. An enum and no protocol: rows and parameters are read and bound through it.
enum Connection {
  case sqlite(SQLiteConnection)
  case postgreSQL(PostgreSQLConnection)

  var engine: Engine {
    switch self {
    case .sqlite: .sqlite
    case .postgreSQL: .postgreSQL
    }
  }

  // MARK: Statements

  /// Says which file asks for what comes next.
  func name(_ caller: StaticString) {
    if case .sqlite(let connection) = self { connection.caller = caller }
  }

  func run(_ sql: SQL) throws -> Int {
    switch self {
    case .sqlite(let connection): try connection.using(sql) { try connection.run($0) }
    case .postgreSQL(let connection): try connection.result(sql).changes
    }
  }

  func run(_ statement: Statement, _ bind: (inout Binder) throws -> Void) throws -> Int {
    switch self {
    case .sqlite(let connection):
      try connection.using(statement) { prepared in
        try connection.bind(prepared, bind)
        return try connection.run(prepared)
      }
    case .postgreSQL(let connection): try connection.result(statement, bind).changes
    }
  }

  /// A statement without values, whose rows nobody counts.
  func perform(_ statement: Statement) throws { _ = try run(statement) { _ in } }

  func enqueue(_ statement: Statement, _ bind: (inout Binder) throws -> Void) throws {
    switch self {
    case .sqlite: _ = try run(statement, bind)
    case .postgreSQL(let connection): try connection.enqueue(statement, bind)
    }
  }

  /// Sends what was enqueued, without waiting for it.
  func push() throws {
    if case .postgreSQL(let connection) = self { try connection.push() }
  }

  /// Takes back what was enqueued and is not written.
  func drop() {
    if case .postgreSQL(let connection) = self { connection.drop() }
  }

  /// Waits for what was enqueued.
  func settle() throws {
    if case .postgreSQL(let connection) = self { try connection.settle() }
  }

  func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    switch self {
    case .sqlite(let connection):
      try connection.using(sql) { try connection.forEach($0, body) }
    case .postgreSQL(let connection): try connection.result(sql).forEach(body)
    }
  }

  func forEach(
    _ statement: Statement, _ bind: (inout Binder) throws -> Void, _ body: (Row) throws -> Void
  ) throws {
    switch self {
    case .sqlite(let connection):
      try connection.using(statement) { prepared in
        try connection.bind(prepared, bind)
        try connection.forEach(prepared, body)
      }
    case .postgreSQL(let connection): try connection.result(statement, bind).forEach(body)
    }
  }

  func walk(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    switch self {
    case .sqlite: try forEach(sql, body)
    case .postgreSQL(let connection): try connection.walk(sql, body)
    }
  }

  func first<T>(_ sql: SQL, _ read: (Row) throws -> T) throws -> T? {
    switch self {
    case .sqlite(let connection): try connection.using(sql) { try connection.first($0, read) }
    case .postgreSQL(let connection): try connection.result(sql).first(read)
    }
  }

  func first<T>(
    _ statement: Statement, _ bind: (inout Binder) throws -> Void, _ read: (Row) throws -> T
  ) throws -> T? {
    switch self {
    case .sqlite(let connection):
      try connection.using(statement) { prepared in
        try connection.bind(prepared, bind)
        return try connection.first(prepared, read)
      }
    case .postgreSQL(let connection): try connection.result(statement, bind).first(read)
    }
  }

  /// Several statements at once: migrations and settings, in SQLite's words.
  func executeScript(_ sql: String) throws {
    switch self {
    case .sqlite(let connection): try connection.executeScript(sql)
    case .postgreSQL(let connection): try connection.execute(PostgreSQLScript.translated(sql))
    }
  }

  /// One statement in the engine's own words, without values.
  func executeAsItStands(_ sql: String) throws {
    switch self {
    case .sqlite(let connection): try connection.executeScript(sql)
    case .postgreSQL(let connection): try connection.execute(sql)
    }
  }

  // MARK: Transactions

  func begin(writing scope: WriteScope?, _ reach: Reach) throws {
    switch self {
    case .sqlite(let connection): try connection.begin(writing: scope != nil, reach)
    case .postgreSQL(let connection): try connection.begin(writing: scope, reach)
    }
  }

  /// Changes whose rows the running transaction may touch.
  func reach(_ reach: Reach) throws {
    switch self {
    case .sqlite(let connection): connection.reach = reach
    case .postgreSQL(let connection): try connection.execute(Dialect.setting(reach))
    }
  }

  func commit() throws {
    switch self {
    case .sqlite(let connection): try connection.commit()
    case .postgreSQL(let connection): try connection.commit()
    }
  }

  func rollback() {
    switch self {
    case .sqlite(let connection): connection.rollback()
    case .postgreSQL(let connection): connection.rollback()
    }
  }

  /// What `commit` would have refused.
  func checkDeferredConstraints() throws {
    switch self {
    case .sqlite(let connection): try connection.checkDeferredConstraints()
    case .postgreSQL(let connection): try connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    }
  }

  /// Nothing is left of the transaction, not even its savepoints.
  var isAborted: Bool {
    switch self {
    case .sqlite(let connection): connection.isAborted
    case .postgreSQL(let connection): !connection.isAlive
    }
  }

  /// The transaction may succeed when the closure is run again.
  var mayRetry: Bool {
    switch self {
    case .sqlite: false
    case .postgreSQL(let connection): connection.mayRetry
    }
  }

  /// Why nothing more may be written, when that is so.
  var doubt: String? {
    switch self {
    case .sqlite(let connection): connection.doubt
    case .postgreSQL: nil
    }
  }

  func addEffect(_ effect: TransactionEffect) {
    switch self {
    case .sqlite(let connection): connection.effects.append(effect)
    case .postgreSQL(let connection): connection.effects.append(effect)
    }
  }

  /// What is to be done once the transaction stands; it is forgotten here.
  func takeEffects() -> [TransactionEffect] {
    switch self {
    case .sqlite(let connection):
      defer { connection.effects = [] }
      return connection.effects
    case .postgreSQL(let connection):
      defer { connection.effects = [] }
      return connection.effects
    }
  }

  func runEffects() throws {
    let due = takeEffects()
    for effect in due where effect.key == nil { try effect.run() }
    var done: Set<ObjectIdentifier> = []
    for effect in due {
      if let key = effect.key, done.insert(key).inserted { try effect.run() }
    }
  }

  func checkpointIfDue() {
    if case .sqlite(let connection) = self { connection.checkpointIfDue() }
  }

  func close() {
    switch self {
    case .sqlite(let connection): connection.close()
    case .postgreSQL(let connection): connection.close()
    }
  }
}
