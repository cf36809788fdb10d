import CPostgreSQL
import Glibc

/// Rows of one statement that wait to be written together: a column of values for each parameter, in the binary form of
/// PostgreSQL's arrays, so that nothing is copied between the row's maker and libpq.
final class PostgreSQLBatch {
  let statement: Statement
  /// Tables that others point to come first.
  let rank: Int
  /// The prepared statement of many rows.
  let name: String
  private let columns: [PostgreSQLColumn]
  private(set) var rows = 0
  /// The next parameter of the row that is being made.
  private var place = 0
  private var fault: Fault?

  enum Fault {
    /// A text with U+0000, which PostgreSQL has no room for.
    case zero
    /// A value of another type than its column's.
    case type
  }

  init(_ statement: Statement, rank: Int, name: String, types: [Oid]) {
    self.statement = statement
    self.rank = rank
    self.name = name
    columns = types.map(PostgreSQLColumn.init)
  }

  var byteCount: Int { columns.reduce(0) { $0 + $1.count } }

  // MARK: Making a row

  func null() { next { $0.null() } }

  func int(_ value: Int64) {
    next { if !$0.int(value) { fault = fault ?? .type } }
  }

  func text(_ utf8: UnsafeRawBufferPointer) {
    if !utf8.isEmpty, memchr(utf8.baseAddress!, 0, utf8.count) != nil { fault = fault ?? .zero }
    next { if !$0.bytes(utf8, isText: true) { fault = fault ?? .type } }
  }

  func blob(_ content: UnsafeRawBufferPointer) {
    next { if !$0.bytes(content, isText: false) { fault = fault ?? .type } }
  }

  @inline(__always)
  private func next(_ add: (PostgreSQLColumn) -> Void) {
    if place < columns.count { add(columns[place]) }
    place += 1
  }

  /// Ends a row that has a value for each parameter.
  ///
  /// - Returns: why it is not one; it is then as if it had never begun.
  func endRow() -> Fault? {
    let why = fault
    if why != nil {
      dropRow()
    } else {
      for column in columns { column.mark() }
      (rows, place) = (rows + 1, 0)
    }
    return why
  }

  /// Takes back what was made of a row.
  func dropRow() {
    (place, fault) = (0, nil)
    for column in columns { column.reset() }
  }

  /// Forgets every row.
  func removeAll() {
    rows = 0
    (place, fault) = (0, nil)
    for column in columns { column.removeAll() }
  }

  // MARK: Sending

  /// Hands the arrays over as libpq wants them.
  func withArrays<T>(
    _ body: (
      UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, UnsafePointer<Int32>, Int32
    ) -> T
  ) -> T {
    let pointers: [UnsafePointer<CChar>?] = columns.map { $0.array(of: rows) }
    let lengths = columns.map { Int32($0.count) }
    let formats = [Int32](repeating: 1, count: columns.count)
    return body(pointers, lengths, formats, Int32(columns.count))
  }
}

/// One parameter of many rows: an array of one dimension in PostgreSQL's binary form.
final class PostgreSQLColumn {
  /// Dimensions, whether it holds a NULL, type, length, first index.
  private static let header = 20

  private let type: Oid
  private var start: UnsafeMutableRawPointer
  private var capacity: Int
  private(set) var count = header
  /// Where the last whole row ends.
  private var marked = header
  private var hasNull = false

  init(_ type: Oid) {
    self.type = type
    capacity = 4096
    start = .allocate(byteCount: capacity, alignment: 8)
  }

  deinit { start.deallocate() }

  func null() {
    hasNull = true
    put(-1)
  }

  /// - Returns: whether it is of the column's type.
  func int(_ value: Int64) -> Bool {
    switch type {
    case PostgreSQLType.int8:
      put(8)
      reserve(8)
      start.storeBytes(of: value.bigEndian, toByteOffset: count, as: Int64.self)
      count += 8
      return true
    case PostgreSQLType.int4:
      guard let small = Int32(exactly: value) else { return false }
      put(4)
      put(small)
      return true
    default: return false
    }
  }

  func bytes(_ bytes: UnsafeRawBufferPointer, isText: Bool) -> Bool {
    guard isText ? type == PostgreSQLType.text : type == PostgreSQLType.bytea else { return false }
    put(Int32(bytes.count))
    reserve(bytes.count)
    if let source = bytes.baseAddress {
      (start + count).copyMemory(from: source, byteCount: bytes.count)
    }
    count += bytes.count
    return true
  }

  private func put(_ value: Int32) {
    reserve(4)
    start.storeBytes(of: value.bigEndian, toByteOffset: count, as: Int32.self)
    count += 4
  }

  private func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    capacity = max(2 * capacity, count + more)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
    larger.copyMemory(from: start, byteCount: count)
    start.deallocate()
    start = larger
  }

  func mark() { marked = count }
  func reset() { count = marked }

  func removeAll() {
    (count, marked, hasNull) = (Self.header, Self.header, false)
    // What one large group needed is not kept for ever.
    guard capacity > 1 << 20 else { return }
    start.deallocate()
    capacity = 4096
    start = .allocate(byteCount: capacity, alignment: 8)
  }

  /// The array, its head written.
  func array(of rows: Int) -> UnsafePointer<CChar> {
    let head: [Int32] = [1, hasNull ? 1 : 0, Int32(bitPattern: type), Int32(rows), 1]
    for (index, value) in head.enumerated() {
      start.storeBytes(of: value.bigEndian, toByteOffset: 4 * index, as: Int32.self)
    }
    return UnsafePointer(start.assumingMemoryBound(to: CChar.self))
  }
}
