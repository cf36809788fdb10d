import CSQLite

/// A prepared statement of one connection.
final class SQLiteStatement {
  let handle: OpaquePointer
  /// Where value n goes, when the parameters do not stand in the text in the order of their numbers.
  let order: [Int32]?
  let parameterCount: Int32
  /// Set while a caller steps it: the same text inside its own loop needs another one.
  var isBusy = false
  var lastUse: UInt64 = 0
  /// Advances with each step, so that a row kept past its turn is noticed.
  private(set) var turn = 0
  private var names: [String] = []

  init(_ handle: OpaquePointer) throws {
    self.handle = handle
    parameterCount = sqlite3_bind_parameter_count(handle)
    order = try SQLiteStatement.order(of: handle, count: parameterCount)
  }

  deinit { sqlite3_finalize(handle) }

  var sql: String { sqlite3_sql(handle).map { String(cString: $0) } ?? "" }

  func advance() { turn += 1 }

  func handle(at turn: Int) -> OpaquePointer {
    precondition(turn == self.turn, "a row was used after its turn: copy it with kept()")
    return handle
  }

  var row: Row {
    let count = Int(sqlite3_column_count(handle))
    // The schema may have changed under a statement that says `*`.
    if names.count != count {
      names = (0..<Int32(count)).map { String(cString: sqlite3_column_name(handle, $0)) }
    }
    return Row(names: names, source: .live(self, turn: turn))
  }

  private static func order(of handle: OpaquePointer, count: Int32) throws -> [Int32]? {
    guard count > 0 else { return nil }
    var order = [Int32](repeating: 0, count: Int(count))
    for index in 1...count {
      let name = sqlite3_bind_parameter_name(handle, index).map { String(cString: $0) } ?? "?"
      guard name.first == "$", let number = Int(name.dropFirst()), (1...Int(count)).contains(number)
      else {
        throw StorageError.failed(
          StorageFailure(
            code: Int(SQLITE_MISUSE), extendedCode: Int(SQLITE_MISUSE),
            message: "parameters are $1 … $n without a gap, not \(name)",
            sql: String(cString: sqlite3_sql(handle))))
      }
      order[number - 1] = index
    }
    return order.elementsEqual(1...count) ? nil : order
  }

  static func text(_ handle: OpaquePointer, _ index: Int32) -> String {
    guard let start = sqlite3_column_text(handle, index) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, index))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  static func value(_ handle: OpaquePointer, _ index: Int32) -> SQLValue {
    switch sqlite3_column_type(handle, index) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, index))
    case SQLITE_TEXT: return .text(text(handle, index))
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(handle, index)
      let count = Int(sqlite3_column_bytes(handle, index))
      return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
    case SQLITE_FLOAT:
      // No column of ours is REAL, but `avg` or a division may be: as text it cannot pass for an amount.
      return .text(text(handle, index))
    default: return .null
    }
  }

  static func typeName(_ handle: OpaquePointer, _ index: Int32) -> String {
    switch sqlite3_column_type(handle, index) {
    case SQLITE_INTEGER: "INTEGER"
    case SQLITE_TEXT: "TEXT"
    case SQLITE_BLOB: "BLOB"
    case SQLITE_FLOAT: "REAL"
    default: "NULL"
    }
  }
}
