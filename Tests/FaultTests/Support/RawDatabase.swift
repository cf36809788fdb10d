import CSQLite
import Testing

/// A database as its administrator opens it: past the program and, once they are dropped, its triggers.
final class RawDatabase {
  private var handle: OpaquePointer?

  init(_ path: String) throws {
    try #require(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK)
  }

  deinit { sqlite3_close_v2(handle) }

  func run(_ sql: String) throws {
    try #require(
      sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK,
      "\(String(cString: sqlite3_errmsg(handle))): \(sql)")
  }

  /// The texts of the first column.
  func texts(_ sql: String) throws -> [String] {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    try #require(sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, "\(sql)")
    var all: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      all.append(sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? "")
    }
    return all
  }

  func columns(of table: String) throws -> [String] {
    try texts("SELECT name FROM pragma_table_info('\(table)')")
  }

  var tables: [String] {
    get throws {
      try texts("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    }
  }

  func dropTriggers() throws {
    for name in try texts("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
      try run("DROP TRIGGER \(name)")
    }
  }
}
