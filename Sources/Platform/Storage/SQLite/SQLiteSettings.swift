import CSQLite

/// How a connection is set up, and the proof that it was.
extension SQLiteConnection {
  static func writer(path: String, _ options: Database.Options) throws -> SQLiteConnection {
    let connection = try SQLiteConnection(path: path, role: .writer)
    try connection.configure(cacheKilobytes: options.writerCacheKilobytes)
    // FULL flushes the log at each commit: an acknowledged invoice survives a power cut. NORMAL does not.
    try connection.executeScript(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;"
        + "PRAGMA journal_size_limit = \(options.checkpointPages * 4096 * 4)")
    try connection.expect("journal_mode", "wal", path)
    try connection.expect("synchronous", "2", path)
    try connection.expect("foreign_keys", "1", path)
    connection.log.follow(connection, checkpointEvery: options.checkpointPages)
    return connection
  }

  /// Opened read-only, so that it can neither write nor checkpoint: SQLite before 3.51.3 may corrupt a
  /// log that two connections write or checkpoint.
  static func reader(path: String, _ options: Database.Options) throws -> SQLiteConnection {
    let connection = try SQLiteConnection(path: path, role: .reader)
    try connection.configure(cacheKilobytes: options.readerCacheKilobytes)
    return connection
  }

  static func memory() throws -> SQLiteConnection {
    let connection = try SQLiteConnection(path: ":memory:", role: .memory)
    try connection.configure(cacheKilobytes: 2000)
    return connection
  }

  private func configure(cacheKilobytes: Int) throws {
    let result = fct_be_strict(handle)
    if result != SQLITE_OK { throw failure(result, "db_config") }
    sqlite3_busy_timeout(handle, 5000)
    // Recursive triggers: without them INSERT OR REPLACE would delete a row past the triggers that forbid it.
    // No memory mapping: a bad sector would be a signal that ends the process instead of an error.
    try executeScript(
      "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF; PRAGMA mmap_size = 0;"
        + "PRAGMA cache_size = -\(cacheKilobytes)")
  }

  /// Some file systems refuse WAL, and a library may have been built to ignore a setting: neither says so.
  private func expect(_ pragma: String, _ wanted: String, _ path: String) throws {
    let found = try setting(pragma)
    guard found == wanted else {
      throw StorageError.cannotOpen(path: path, reason: "\(pragma) is \(found), not \(wanted)")
    }
  }

  func setting(_ pragma: String) throws -> String {
    var compiled: OpaquePointer?
    let result = sqlite3_prepare_v2(handle, "PRAGMA \(pragma)", -1, &compiled, nil)
    defer { sqlite3_finalize(compiled) }
    guard result == SQLITE_OK, let compiled, sqlite3_step(compiled) == SQLITE_ROW else {
      throw failure(sqlite3_extended_errcode(handle), "PRAGMA \(pragma)")
    }
    return SQLiteStatement.text(compiled, 0)
  }
}
