import CSQLite

/// A statement whose text never changes, with its parameters written `$1` … `$n`; for hot paths.
///
/// Each connection prepares it once and finds it again by the address of its literal, without hashing the
/// text. Keep it in a `static let`.
package struct Statement: Sendable {
  package let text: StaticString

  package init(_ text: StaticString) {
    precondition(text.hasPointerRepresentation, "a statement is longer than one character")
    self.text = text
  }

  var address: UInt { UInt(bitPattern: text.utf8Start) }
}

/// Gives a statement its values, in the order of their numbers.
///
/// Values are copied, so what they point to may change afterwards. Failures are remembered and thrown by
/// the statement, which also counts: too few or too many values never run.
package struct Binder: ~Copyable {
  private enum Target {
    case sqlite(SQLiteStatement, handle: OpaquePointer)
    case postgreSQL(PostgreSQLParameters)
    case rows(PostgreSQLBatch)
  }
  private let target: Target
  private(set) var count: Int32 = 0
  private(set) var status = SQLITE_OK

  init(_ statement: SQLiteStatement) {
    target = .sqlite(statement, handle: statement.handle)
  }

  init(_ parameters: PostgreSQLParameters) { target = .postgreSQL(parameters) }

  init(_ batch: PostgreSQLBatch) { target = .rows(batch) }

  package mutating func callAsFunction(_ value: some SQLValueConvertible) {
    value.bind(to: &self)
  }

  package mutating func null() {
    count += 1
    switch target {
    case .sqlite(let statement, let handle): note(sqlite3_bind_null(handle, place(in: statement)))
    case .postgreSQL(let parameters): parameters.null()
    case .rows(let batch): batch.null()
    }
  }

  package mutating func int(_ value: Int) { int(Int64(value)) }

  package mutating func int(_ value: Int64) {
    count += 1
    switch target {
    case .sqlite(let statement, let handle):
      note(sqlite3_bind_int64(handle, place(in: statement), value))
    case .postgreSQL(let parameters): parameters.int(value)
    case .rows(let batch): batch.int(value)
    }
  }

  package mutating func text(_ value: String) {
    var value = value
    value.withUTF8 { text(utf8: UnsafeRawBufferPointer($0)) }
  }

  /// The bytes of a text, which must be UTF-8: for writers that never make a `String`.
  package mutating func text(utf8: UnsafeRawBufferPointer) {
    count += 1
    switch target {
    case .sqlite(let statement, let handle):
      let index = place(in: statement)
      // A nil pointer would bind NULL.
      guard let start = utf8.baseAddress else { return note(fct_bind_text(handle, index, "", 0)) }
      note(
        fct_bind_text(
          handle, index, start.assumingMemoryBound(to: CChar.self), UInt64(utf8.count)))
    case .postgreSQL(let parameters): parameters.text(utf8)
    case .rows(let batch): batch.text(utf8)
    }
  }

  package mutating func blob(_ bytes: UnsafeRawBufferPointer) {
    count += 1
    switch target {
    case .sqlite(let statement, let handle):
      note(fct_bind_blob(handle, place(in: statement), bytes.baseAddress, UInt64(bytes.count)))
    case .postgreSQL(let parameters): parameters.blob(bytes)
    case .rows(let batch): batch.blob(bytes)
    }
  }

  package mutating func blob(_ bytes: [UInt8]) { bytes.withUnsafeBytes { blob($0) } }

  package mutating func blob(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { blob($0) } }

  package mutating func blob(_ bytes: RawSpan) { bytes.withUnsafeBytes { blob($0) } }

  /// SQLite numbers `$3` by where it first stands in the text; PostgreSQL by its name, and so do we.
  private func place(in statement: SQLiteStatement) -> Int32 {
    guard let order = statement.order else { return count }
    return count <= order.count ? order[Int(count) - 1] : count
  }

  private mutating func note(_ result: Int32) {
    if result != SQLITE_OK, status == SQLITE_OK { status = result }
  }
}
