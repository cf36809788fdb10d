import Crypto
import Invoicing
import Storage

/// One table as it was read: how many rows, and a digest of them.
struct TableSum {
  let name: String
  let digest: RowDigest
}

/// The rows of a table, whatever their order: the sum of their SHA-256, modulo 2²⁵⁶. The engines and their indexes order
/// rows as they like, and sorting a table to hash it would take longer than copying it.
struct RowDigest: Equatable {
  private(set) var count = 0
  /// The lowest word first.
  private var sum: [UInt64] = [0, 0, 0, 0]

  mutating func add(_ row: [SQLValue]) {
    var hash = SHA256()
    for value in row { Self.feed(value, to: &hash) }
    count += 1
    var carry = false
    let bytes = Array(hash.finalize())
    for word in 0..<4 {
      let part = bytes[(word * 8)..<(word * 8 + 8)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let (first, overflow) = sum[word].addingReportingOverflow(part)
      let (second, more) = first.addingReportingOverflow(carry ? 1 : 0)
      sum[word] = second
      carry = overflow || more
    }
  }

  /// A letter for the type, the length, the bytes: no two rows are fed alike.
  private static func feed(_ value: SQLValue, to hash: inout SHA256) {
    func feed(_ letter: Character, _ bytes: some Sequence<UInt8>) {
      let bytes = Array(bytes)
      hash.update(data: "\(letter)\(bytes.count):".utf8.map { $0 })
      hash.update(data: bytes)
    }
    switch value {
    case .null: feed("n", [])
    case .integer(let number): feed("i", "\(number)".utf8)
    case .text(let text): feed("t", text.utf8)
    case .blob(let bytes): feed("b", bytes)
    }
  }
}

/// Every table of the schema but the migrations, which both databases have already, and what triggers make of the others.
struct CopyTables {
  private static let made: Set<String> = [
    "migration", InvoiceStanding.table, "customer_entry", "order_walk_mark",
    "order_without_invoice",
  ]
  private let tables: [TableShape]

  /// By name: a year is destroyed before a later hold on it is put back, as in a restore.
  init(in tx: borrowing Transaction) throws {
    tables = try TableShape.all(in: tx).filter { !Self.made.contains($0.name) }
  }

  func areEmpty(in tx: borrowing Transaction) throws -> Bool {
    for table in tables where try !table.isEmpty(in: tx) { return false }
    return true
  }

  func sums(in tx: borrowing Transaction) throws -> [TableSum] {
    try tables.map { table in
      var digest = RowDigest()
      try table.forEachRow(in: tx) { digest.add($0) }
      return TableSum(name: table.name, digest: digest)
    }
  }

  /// - Returns: what was read, table by table.
  func copy(from: borrowing Transaction, to: borrowing Transaction) throws -> [TableSum] {
    var sums: [TableSum] = []
    for table in tables {
      var digest = RowDigest()
      var batch = RowBatch(table)
      try table.forEachRow(in: from) { row in
        digest.add(row)
        if batch.add(row) { try batch.write(in: to) }
      }
      try batch.write(in: to)
      sums.append(TableSum(name: table.name, digest: digest))
    }
    return sums
  }

  /// - Throws: `MoveProblem.differs` with the first table that is not as it was.
  func expect(_ sums: [TableSum], in tx: borrowing Transaction) throws {
    for (sum, found) in zip(sums, try self.sums(in: tx)) where sum.digest != found.digest {
      throw MoveProblem.differs(
        table: sum.name, rows: sum.digest.count, found: found.digest.count)
    }
  }
}

/// Rows that go out in one statement: memory stays flat whatever a table holds.
private struct RowBatch {
  private let table: TableShape
  private let limit: Int
  private var rows: [[SQLValue]] = []
  private var bytes = 0

  /// A statement of PostgreSQL may have 65,535 parameters, but libpq gives up on a server that describes more than 7,500.
  init(_ table: TableShape) {
    self.table = table
    limit = max(1, min(256, 7_000 / max(1, table.columns.count)))
  }

  /// - Returns: whether it is full.
  mutating func add(_ row: [SQLValue]) -> Bool {
    rows.append(row)
    bytes += row.reduce(0) { $0 + $1.weight }
    return rows.count == limit || bytes > 1 << 20
  }

  mutating func write(in tx: borrowing Transaction) throws {
    guard !rows.isEmpty else { return }
    try tx.run(table.insert(rows: rows))
    rows.removeAll(keepingCapacity: true)
    bytes = 0
  }
}

extension SQLValue {
  fileprivate var weight: Int {
    switch self {
    case .null, .integer: 8
    case .text(let text): text.utf8.count
    case .blob(let bytes): bytes.count
    }
  }
}
