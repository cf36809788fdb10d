import CPostgreSQL

/// A whole result, in binary, as the server sent it; freed with the last row that reads from it.
final class PostgreSQLResult {
  /// What a value is to whoever reads it: the types of SQLite, so that both engines answer alike.
  enum Shape: String {
    case null = "NULL"
    case integer = "INTEGER"
    case text = "TEXT"
    case blob = "BLOB"
    case real = "REAL"
  }

  private let handle: OpaquePointer
  let names: [String]
  private let types: [Oid]

  init(_ handle: OpaquePointer) {
    self.handle = handle
    let columns = 0..<PQnfields(handle)
    names = columns.map { PQfname(handle, $0).map { String(cString: $0) } ?? "" }
    types = columns.map { PQftype(handle, $0) }
  }

  deinit { PQclear(handle) }

  var count: Int32 { PQntuples(handle) }

  /// Rows that an INSERT, UPDATE or DELETE changed; a SELECT changes none.
  var changes: Int {
    guard let tag = PQcmdStatus(handle).map({ String(cString: $0) }),
      tag.hasPrefix("INSERT") || tag.hasPrefix("UPDATE") || tag.hasPrefix("DELETE")
    else { return 0 }
    return PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0
  }

  func row(_ index: Int32) -> Row { Row(names: names, source: .fetched(self, row: index)) }

  func forEach(_ body: (Row) throws -> Void) rethrows {
    for index in 0..<count { try body(row(index)) }
  }

  func first<T>(_ read: (Row) throws -> T) rethrows -> T? {
    count > 0 ? try read(row(0)) : nil
  }

  // MARK: Values

  func bytes(_ row: Int32, _ column: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: PQgetvalue(handle, row, Int32(column)),
      count: Int(PQgetlength(handle, row, Int32(column))))
  }

  func shape(_ row: Int32, _ column: Int) -> Shape {
    if PQgetisnull(handle, row, Int32(column)) != 0 { return .null }
    switch types[column] {
    case PostgreSQLType.int8, PostgreSQLType.int4, PostgreSQLType.int2, PostgreSQLType.bool:
      return .integer
    case PostgreSQLType.numeric:
      return PostgreSQLNumeric(bytes(row, column)).integer == nil ? .real : .integer
    case PostgreSQLType.bytea: return .blob
    case PostgreSQLType.float4, PostgreSQLType.float8: return .real
    case PostgreSQLType.void: return .null
    default: return .text
    }
  }

  func integer(_ row: Int32, _ column: Int) -> Int64? {
    let bytes = bytes(row, column)
    switch types[column] {
    case PostgreSQLType.int8: return Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
    case PostgreSQLType.int4: return Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
    case PostgreSQLType.int2: return Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
    case PostgreSQLType.bool: return bytes[0] == 0 ? 0 : 1
    default: return PostgreSQLNumeric(bytes).integer
    }
  }

  func text(_ row: Int32, _ column: Int) -> String {
    String(decoding: bytes(row, column), as: UTF8.self)
  }

  func value(_ row: Int32, _ column: Int) -> SQLValue {
    switch shape(row, column) {
    case .null: .null
    case .integer: integer(row, column).map { .integer($0) } ?? .null
    case .text: .text(text(row, column))
    case .blob: .blob([UInt8](bytes(row, column)))
    // As text it cannot pass for an amount.
    case .real: .text(real(row, column))
    }
  }

  private func real(_ row: Int32, _ column: Int) -> String {
    let bytes = bytes(row, column)
    switch types[column] {
    case PostgreSQLType.numeric: return PostgreSQLNumeric(bytes).text
    case PostgreSQLType.float4: return "\(Float32(bitPattern: word(bytes)))"
    default:
      return "\(Float64(bitPattern: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))))"
    }
  }

  private func word(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self))
  }
}
