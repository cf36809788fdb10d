import Synchronization

/// Which columns each unique key has, by its name. Read once: a violation is known when the transaction can no longer be
/// asked anything.
final class PostgreSQLKeys: Sendable {
  private let known = Mutex<[String: [String]]?>(nil)

  func columns(of key: String) -> [String]? { known.withLock { $0?[key] } }

  /// The tables may be made after this: the next connection looks again while there are none.
  func read(_ connection: PostgreSQLConnection) throws {
    if known.withLock({ $0 != nil }) { return }
    var keys: [String: [String]] = [:]
    try connection.result(Self.query).forEach { row in
      keys[try row.text(0), default: []].append(try row.text(1))
    }
    if !keys.isEmpty { known.withLock { $0 = keys } }
  }

  private static let query: SQL = """
    SELECT k.relname, a.attname
    FROM pg_index i JOIN pg_class k ON k.oid = i.indexrelid
    CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS u(number, place)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.number
    WHERE i.indisunique AND k.relnamespace = to_regnamespace(current_schema())
    ORDER BY k.relname, u.place
    """
}
