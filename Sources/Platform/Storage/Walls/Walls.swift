/// Row-level security of PostgreSQL on every table with a `company_id`, and on `company` itself.
///
/// Made from the schema after its migrations, so that the table of a later migration is walled without anybody thinking of
/// it. Forced: the owner of the tables is bound too, but for what it does as `Reach.everything`. A statement sees, and may
/// write, the rows whose company the transaction said it is about (`Dialect.setting`); without one it sees none.
enum Walls {
  /// Raises those that are missing. For the owner of the tables.
  ///
  /// - Returns: the tables that were walled now.
  @discardableResult
  static func raise(in tx: borrowing Transaction) throws -> [String] {
    let open = try missing(in: tx)
    for table in open {
      for statement in statements(table.name, table.column) {
        try tx.connection.executeAsItStands(statement)
      }
    }
    return open.map(\.name)
  }

  /// The tables that should be walled and are not, with the column that names the company.
  static func missing(in tx: borrowing Transaction) throws -> [(name: String, column: String)] {
    try tx.rows(
      """
      SELECT c.relname, a.attname
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
      WHERE c.relnamespace = to_regnamespace(current_schema()) AND c.relkind IN ('r', 'p')
        AND (a.attname = 'company_id' OR c.relname = 'company' AND a.attname = 'id')
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND 2 = (SELECT count(*)
          FROM pg_policy p WHERE p.polrelid = c.oid AND (p.polname = 'company_wall'
            OR p.polname = 'company_wall_owner' AND p.polroles = ARRAY[c.relowner])))
      ORDER BY c.relname
      """
    ) { (name: try $0.text(0), column: try $0.text(1)) }
  }

  /// `current_setting` is STABLE, so that the comparison is one an index answers; it is NULL where the setting was never
  /// made and empty after a transaction that made it, which is no company's id either.
  private static func statements(_ table: String, _ column: String) -> [String] {
    let isOfCompany = "\(column) = decode(current_setting('facturier.company', true), 'hex')"
    var all = [
      "ALTER TABLE \(table) ENABLE ROW LEVEL SECURITY",
      "ALTER TABLE \(table) FORCE ROW LEVEL SECURITY",
      "DROP POLICY IF EXISTS company_wall ON \(table)",
      "DROP POLICY IF EXISTS company_wall_owner ON \(table)",
      "CREATE POLICY company_wall ON \(table) USING (\(isOfCompany)) WITH CHECK (\(isOfCompany))",
      // Named for one role, it costs the application's statements nothing.
      "CREATE POLICY company_wall_owner ON \(table) TO CURRENT_USER USING (\(has("everything"))) WITH CHECK (\(has("everything")))",
    ]
    if table == "company" {
      all += [
        "DROP POLICY IF EXISTS company_list ON company",
        "CREATE POLICY company_list ON company FOR SELECT USING (\(has("list")))",
      ]
    }
    return all
  }

  private static func has(_ word: String) -> String {
    "current_setting('facturier.reach', true) = '\(word)'"
  }
}
