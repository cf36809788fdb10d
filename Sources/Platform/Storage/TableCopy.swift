/// Tables as a whole, from one database to another.
extension TableShape {
  /// Every row, one after another, without having them all in memory: in the order they were entered.
  package func forEachRow(
    in tx: borrowing Transaction, _ body: ([SQLValue]) throws -> Void
  ) throws {
    var all = selection
    guard tx.engine == .postgreSQL else {
      all.append(" ORDER BY ")
      all.append(tx.insertionOrder)
      return try tx.forEach(all) { try body(values(of: $0)) }
    }
    let cursor = Self.quoted("rows of \(name)")
    try tx.connection.executeAsItStands("DECLARE \(cursor) NO SCROLL CURSOR FOR \(all.text)")
    let next = SQL(trusted: "FETCH FORWARD 200 FROM \(cursor)")
    var count = 0
    repeat {
      count = 0
      try tx.forEach(next) { row in
        count += 1
        try body(values(of: row))
      }
    } while count > 0
    try tx.connection.executeAsItStands("CLOSE \(cursor)")
  }

  private func values(of row: Row) -> [SQLValue] { columns.indices.map { row.value(at: $0) } }

  private var selection: SQL {
    SQL(trusted: "SELECT \(columns.map(Self.quoted).joined(separator: ", ")) FROM \(quotedName)")
  }

  package func isEmpty(in tx: borrowing Transaction) throws -> Bool {
    try tx.row(SQL(trusted: "SELECT 1 FROM \(quotedName) LIMIT 1")) { _ in true } == nil
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
