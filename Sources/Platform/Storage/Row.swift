import CSQLite
import Money

/// One row of a result. Columns are asked for by name, or by index from 0.
///
/// A row handed to `forEach` or `rows(_:_:)` reads straight from the engine and is gone when its closure
/// returns; using it later stops the program on SQLite. Rows of `tx.rows(…)` and `tx.row(…)` are copies and stay.
package struct Row {
  enum Source {
    case live(SQLiteStatement, turn: Int)
    case fetched(PostgreSQLResult, row: Int32)
    case kept([SQLValue])
  }
  let names: [String]
  let source: Source

  package var columnNames: [String] { names }

  @specialized(where C == String)
  @specialized(where C == Int)
  package func int64<C: ColumnReference>(_ column: C) throws -> Int64 {
    try required(column, "INTEGER", int64OrNil)
  }

  @specialized(where C == String)
  @specialized(where C == Int)
  package func int64OrNil<C: ColumnReference>(_ column: C) throws -> Int64? {
    let index = try column.index(in: self)
    switch source {
    case .live(let statement, let turn):
      let handle = statement.handle(at: turn)
      switch sqlite3_column_type(handle, Int32(index)) {
      case SQLITE_INTEGER: return sqlite3_column_int64(handle, Int32(index))
      case SQLITE_NULL: return nil
      default: throw wrongType(index, "INTEGER")
      }
    case .fetched(let result, let row):
      switch result.shape(row, index) {
      case .null: return nil
      case .integer: return result.integer(row, index)
      default: throw wrongType(index, "INTEGER")
      }
    case .kept(let values):
      switch values[index] {
      case .integer(let value): return value
      case .null: return nil
      default: throw wrongType(index, "INTEGER")
      }
    }
  }

  @specialized(where C == String)
  @specialized(where C == Int)
  package func text<C: ColumnReference>(_ column: C) throws -> String {
    try required(column, "TEXT", textOrNil)
  }

  @specialized(where C == String)
  @specialized(where C == Int)
  package func textOrNil<C: ColumnReference>(_ column: C) throws -> String? {
    let index = try column.index(in: self)
    switch source {
    case .live(let statement, let turn):
      let handle = statement.handle(at: turn)
      switch sqlite3_column_type(handle, Int32(index)) {
      case SQLITE_TEXT: return SQLiteStatement.text(handle, Int32(index))
      case SQLITE_NULL: return nil
      default: throw wrongType(index, "TEXT")
      }
    case .fetched(let result, let row):
      switch result.shape(row, index) {
      case .null: return nil
      case .text: return result.text(row, index)
      default: throw wrongType(index, "TEXT")
      }
    case .kept(let values):
      switch values[index] {
      case .text(let value): return value
      case .null: return nil
      default: throw wrongType(index, "TEXT")
      }
    }
  }

  @specialized(where C == String)
  @specialized(where C == Int)
  package func blob<C: ColumnReference>(_ column: C) throws -> [UInt8] {
    try withBlob(column) { [UInt8]($0) }
  }

  @specialized(where C == String)
  @specialized(where C == Int)
  package func blobOrNil<C: ColumnReference>(_ column: C) throws -> [UInt8]? {
    try withBlobOrNil(column) { [UInt8]($0) }
  }

  /// The bytes where they lie, without a copy; they must not leave the closure.
  package func withBlob<T>(
    _ column: some ColumnReference, _ body: (UnsafeRawBufferPointer) throws -> T
  ) throws -> T {
    guard let value = try withBlobOrNil(column, body) else {
      throw wrongType(try column.index(in: self), "BLOB")
    }
    return value
  }

  package func withBlobOrNil<T>(
    _ column: some ColumnReference, _ body: (UnsafeRawBufferPointer) throws -> T
  ) throws -> T? {
    let index = try column.index(in: self)
    switch source {
    case .live(let statement, let turn):
      let handle = statement.handle(at: turn)
      switch sqlite3_column_type(handle, Int32(index)) {
      case SQLITE_BLOB:
        // The pointer first: asking for the length first would be allowed to move it.
        let start = sqlite3_column_blob(handle, Int32(index))
        let count = Int(sqlite3_column_bytes(handle, Int32(index)))
        return try body(UnsafeRawBufferPointer(start: start, count: count))
      case SQLITE_NULL: return nil
      default: throw wrongType(index, "BLOB")
      }
    case .fetched(let result, let row):
      switch result.shape(row, index) {
      case .null: return nil
      case .blob: return try body(result.bytes(row, index))
      default: throw wrongType(index, "BLOB")
      }
    case .kept(let values):
      switch values[index] {
      case .blob(let value): return try value.withUnsafeBytes(body)
      case .null: return nil
      default: throw wrongType(index, "BLOB")
      }
    }
  }

  /// Whatever the column holds.
  package func value(at index: Int) -> SQLValue {
    switch source {
    case .live(let statement, let turn):
      SQLiteStatement.value(statement.handle(at: turn), Int32(index))
    case .fetched(let result, let row): result.value(row, index)
    case .kept(let values): values[index]
    }
  }

  /// A copy that outlives the closure the row was handed to.
  package func kept() -> Row {
    if case .kept = source { return self }
    return Row(names: names, source: .kept(names.indices.map(value(at:))))
  }

  func required<C: ColumnReference, T>(
    _ column: C, _ expected: String, _ read: (C) throws -> T?
  ) throws -> T {
    if let value = try read(column) { return value }
    throw wrongType(try column.index(in: self), expected)
  }

  func wrongType(_ index: Int, _ expected: String) -> StorageError {
    let found =
      switch source {
      case .live(let statement, let turn):
        SQLiteStatement.typeName(statement.handle(at: turn), Int32(index))
      case .fetched(let result, let row): result.shape(row, index).rawValue
      case .kept(let values): values[index].typeName
      }
    return .wrongColumnType(column: names[index], expected: expected, found: found)
  }
}

/// The name of a column, or its index.
package protocol ColumnReference {
  func index(in row: Row) throws -> Int
}

extension String: ColumnReference {
  // Names are few and short: comparing them one by one beats hashing.
  package func index(in row: Row) throws -> Int {
    guard let index = row.names.firstIndex(of: self) else {
      throw StorageError.noSuchColumn(self)
    }
    return index
  }
}

extension Int: ColumnReference {
  package func index(in row: Row) throws -> Int {
    guard row.names.indices.contains(self) else { throw StorageError.noSuchColumn("\(self)") }
    return self
  }
}

extension SQLValue {
  var typeName: String {
    switch self {
    case .null: "NULL"
    case .integer: "INTEGER"
    case .text: "TEXT"
    case .blob: "BLOB"
    }
  }
}
