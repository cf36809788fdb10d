import Synchronization

/// Which columns each unique key has, by its name, and which tables point to which. Read once: a violation is known when the
/// transaction can no longer be asked anything.
final class PostgreSQLKeys: Sendable {
  private let known = Mutex<[String: [String]]?>(nil)
  private let ranks = Mutex<[String: Int]>([:])

  func columns(of key: String) -> [String]? { known.withLock { $0?[key] } }

  /// Greater than that of any table it points to; `nil` for one that is not known, or points to itself through others.
  func rank(of table: String) -> Int? { ranks.withLock { $0[table] } }

  /// The tables may be made after this: the next connection looks again while there are none.
  func read(_ connection: PostgreSQLConnection) throws {
    if known.withLock({ $0 != nil }) { return }
    var keys: [String: [String]] = [:]
    try connection.result(Self.query).forEach { row in
      keys[try row.text(0), default: []].append(try row.text(1))
    }
    if keys.isEmpty { return }
    var targets: [String: Set<String>] = [:]
    try connection.result(Self.references).forEach { row in
      let target = try row.textOrNil(1)
      targets[try row.text(0), default: []].formUnion(target.map { [$0] } ?? [])
    }
    ranks.withLock { $0 = Self.ranks(targets) }
    known.withLock { $0 = keys }
  }

  private static func ranks(_ targets: [String: Set<String>]) -> [String: Int] {
    var ranks: [String: Int] = [:]
    var left = targets
    while true {
      let next = left.filter { table in table.value.allSatisfy { ranks[$0] != nil } }
      if next.isEmpty { return ranks }
      for (table, others) in next {
        ranks[table] = (others.map { ranks[$0]! }.max() ?? -1) + 1
        left[table] = nil
      }
    }
  }

  private static let references: SQL = """
    SELECT c.relname, f.relname FROM pg_class c
    LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid
    LEFT JOIN pg_class f ON f.oid = k.confrelid
    WHERE c.relnamespace = to_regnamespace(current_schema()) AND c.relkind IN ('r', 'p')
    """

  private static let query: SQL = """
    SELECT k.relname, a.attname
    FROM pg_index i JOIN pg_class k ON k.oid = i.indexrelid
    CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS u(number, place)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.number
    WHERE i.indisunique AND k.relnamespace = to_regnamespace(current_schema())
    ORDER BY k.relname, u.place
    """
}
