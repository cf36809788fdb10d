/// Tables as a whole, from one database to another.
extension TableShape {
  /// Every row, one after another, without having them all in memory; SQLite's in the order they were entered.
  package func forEachRow(
    in tx: borrowing Transaction, _ body: ([SQLValue]) throws -> Void
  ) throws {
    var all = selection
    // Sorting a server's table would take longer than reading it; who compares sums what he read.
    if tx.engine == .sqlite { all.append(" ORDER BY \(tx.insertionOrder)") }
    try tx.walk(all) { try body(values(of: $0)) }
  }

  private func values(of row: Row) -> [SQLValue] { columns.indices.map { row.value(at: $0) } }

  private var selection: SQL {
    SQL(trusted: "SELECT \(columns.map(Self.quoted).joined(separator: ", ")) FROM \(quotedName)")
  }

  package func isEmpty(in tx: borrowing Transaction) throws -> Bool {
    try tx.row(SQL(trusted: "SELECT 1 FROM \(quotedName) LIMIT 1")) { _ in true } == nil
  }

  package func rowCount(in tx: borrowing Transaction) throws -> Int {
    try tx.row(SQL(trusted: "SELECT count(*) FROM \(quotedName)")) { try $0.int(0) } ?? 0
  }

  /// Several rows in one statement, every column of each in the order of `columns`.
  package func insert(rows: [[SQLValue]]) -> SQL {
    let columns = columns.map(Self.quoted).joined(separator: ", ")
    var sql = SQL(trusted: "INSERT INTO \(quotedName) (\(columns)) VALUES ")
    for (index, row) in rows.enumerated() {
      sql.append(index == 0 ? "(" : ", (")
      sql.append(.list(row))
      sql.append(")")
    }
    return sql
  }
}
