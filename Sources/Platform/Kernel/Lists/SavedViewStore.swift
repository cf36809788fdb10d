import Storage

/// Every SQL statement on saved views.
package enum SavedViewStore {
  package static let migrations = [
    Migration(
      id: "lists-0001-views",
      sql: """
        CREATE TABLE saved_view (
          company_id BLOB NOT NULL,
          id BLOB NOT NULL,
          list TEXT NOT NULL,
          owner TEXT NOT NULL,
          is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
          name TEXT NOT NULL CHECK (length(name) > 0),
          query TEXT NOT NULL,
          saved_at INTEGER NOT NULL,
          PRIMARY KEY (company_id, id),
          UNIQUE (company_id, list, owner, name)
        );
        """,
      why: "the addresses of lists that people gave a name to; `owner` is the author who saved it")
  ]

  /// Those of a person in a list, and those shared by others, by name.
  package static func views(
    of list: String, for owner: String, company: CompanyID, in tx: borrowing Transaction
  ) throws -> [SavedView] {
    try tx.rows(
      """
      SELECT id, name, query, is_shared, owner FROM saved_view
      WHERE company_id = \(company) AND list = \(list) AND (owner = \(owner) OR is_shared = 1)
      ORDER BY name, id LIMIT 200
      """
    ) { row in
      SavedView(
        id: try row.id(0), list: list, name: try row.text(1),
        fields: try FormFields(try row.text(2)), isShared: try row.bool(3),
        isMine: try row.text(4) == owner)
    }
  }

  /// Saves it; a view of theirs with that name now says this.
  static func save(
    _ id: SavedView.ID, _ name: String, of list: String, query: String, isShared: Bool,
    owner: String, company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO saved_view (company_id, id, list, owner, is_shared, name, query, saved_at)
      VALUES (\(company), \(id), \(list), \(owner), \(isShared), \(name), \(query), \(tx.now))
      ON CONFLICT (company_id, list, owner, name) DO UPDATE SET
        query = excluded.query, is_shared = excluded.is_shared, saved_at = excluded.saved_at
      """)
  }

  static func count(
    of list: String, owner: String, company: CompanyID, in tx: borrowing Transaction
  ) throws -> Int {
    try tx.row(
      """
      SELECT count(*) FROM saved_view
      WHERE company_id = \(company) AND list = \(list) AND owner = \(owner)
      """
    ) { try $0.int(0) } ?? 0
  }

  /// - Returns: the list it is of; `nil` where it is nobody's, or another's.
  static func list(
    of id: SavedView.ID, owner: String, company: CompanyID, in tx: borrowing Transaction
  ) throws -> String? {
    try tx.row(
      """
      SELECT list FROM saved_view
      WHERE company_id = \(company) AND id = \(id) AND owner = \(owner)
      """
    ) { try $0.text(0) }
  }

  /// Another view of theirs with that name gives way.
  static func rename(
    _ id: SavedView.ID, to name: String, in list: String, owner: String, company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      DELETE FROM saved_view WHERE company_id = \(company) AND list = \(list)
        AND owner = \(owner) AND name = \(name) AND id <> \(id)
      """)
    try tx.run(
      "UPDATE saved_view SET name = \(name) WHERE company_id = \(company) AND id = \(id)")
  }

  static func delete(
    _ id: SavedView.ID, company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run("DELETE FROM saved_view WHERE company_id = \(company) AND id = \(id)")
  }
}
