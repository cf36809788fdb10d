/// A table as the database describes it: for what copies rows without knowing them, such as archives.
///
/// Its names come from the schema and stand in statements between double quotes: the one way from a name made at run
/// time to the text of a statement.
package struct TableShape: Sendable {
  package let name: String
  package let columns: [String]
  /// In the order of the key.
  package let primaryKey: [String]

  /// Every table of the schema, by name.
  package static func all(in tx: borrowing Transaction) throws -> [TableShape] {
    try tx.tableNames().map { name in
      let columns = try tx.columns(of: name)
      return TableShape(
        name: name, columns: columns.map(\.name),
        primaryKey: columns.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map(\.name))
    }
  }

  /// Its rows, every column in the order of `columns`, by primary key.
  ///
  /// - Parameter equals: columns and what they must be, all of them.
  package func select(where equals: [(column: String, value: SQLValue)]) -> SQL {
    var sql = SQL(
      trusted: "SELECT \(columns.map(Self.quoted).joined(separator: ", ")) FROM \(quotedName)")
    sql.append(Self.condition(equals))
    let order = (primaryKey.isEmpty ? columns : primaryKey).map(Self.quoted)
    sql.append(SQL(trusted: " ORDER BY \(order.joined(separator: ", "))"))
    return sql
  }

  /// - Parameter values: one per column named; columns not named take their default.
  package func insert(_ names: [String], _ values: [SQLValue]) -> SQL {
    precondition(names.count == values.count && names.allSatisfy(columns.contains))
    let columns = names.map(Self.quoted).joined(separator: ", ")
    var sql = SQL(trusted: "INSERT INTO \(quotedName) (\(columns)) VALUES (")
    sql.append(.list(values))
    sql.append(")")
    return sql
  }

  /// - Parameters:
  ///   - changes: columns and their new values; at least one.
  ///   - equals: what makes the row, its key.
  package func update(
    _ changes: [(column: String, value: SQLValue)],
    where equals: [(column: String, value: SQLValue)]
  ) -> SQL {
    precondition(!changes.isEmpty && !equals.isEmpty)
    precondition(changes.allSatisfy { columns.contains($0.column) })
    var sql = SQL(trusted: "UPDATE \(quotedName) SET ")
    for (index, change) in changes.enumerated() {
      sql.append(SQL(trusted: "\(index == 0 ? "" : ", ")\(Self.quoted(change.column)) = "))
      sql.append("\(change.value)")
    }
    sql.append(Self.condition(equals))
    return sql
  }

  /// - Parameter equals: what makes the row, its key.
  package func delete(where equals: [(column: String, value: SQLValue)]) -> SQL {
    precondition(!equals.isEmpty)
    return SQL(trusted: "DELETE FROM \(quotedName)") + Self.condition(equals)
  }

  private static func condition(_ equals: [(column: String, value: SQLValue)]) -> SQL {
    var sql = SQL()
    for (index, condition) in equals.enumerated() {
      sql.append(
        SQL(trusted: "\(index == 0 ? " WHERE" : " AND") \(quoted(condition.column)) = "))
      sql.append("\(condition.value)")
    }
    return sql
  }

  var quotedName: String { Self.quoted(name) }

  static func quoted(_ name: String) -> String {
    "\"\(name.replacing("\"", with: "\"\""))\""
  }
}
