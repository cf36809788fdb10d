import Kernel
import Storage

/// Finds the customers whose names hold rare words among a million, by a file of this node (`TextIndex`) that follows what is
/// entered and changed (`customer_entry`).
package final class CustomerIndex: Sendable {
  /// Found more often than that, a page of them is filled from a few pages of all.
  private static let mostFound = 5_000
  /// Customers it does not know yet, read one by one.
  private static let mostLate = 5_000

  private let company: CompanyID
  private let texts: TextIndex

  /// - Parameters:
  ///   - folder: of this node; the file is made there once there are `least` customers.
  ///   - database: of the company.
  package init(
    folder: String, company: CompanyID, database: Database, least: Int = TextIndex.usualLeast
  ) {
    self.company = company
    texts = TextIndex(
      at: "\(folder)/search-customers-\(company).sqlite", of: Self.source(of: company),
      in: database, least: least, mostFound: Self.mostFound)
  }

  package func run(_ failed: @Sendable (any Error) -> Void) async { await texts.run(failed) }
  package func follow() async throws { try await texts.follow() }
  package func close() { texts.close() }

  /// Those who may hold all these words; `nil` where everybody is to be looked at.
  func candidates(_ wanted: [String], in tx: borrowing Transaction) throws -> Set<Customer.ID>? {
    guard let known = texts.places(of: CustomerText.parts(of: wanted)) else { return nil }
    let late = try tx.rows(
      """
      SELECT customer_id FROM customer_entry
      WHERE company_id = \(company) AND position >= \(known.end)
      ORDER BY position LIMIT \(Self.mostLate + 1)
      """
    ) { try $0.id(0, as: Customer.ID.self) }
    guard late.count <= Self.mostLate else { return nil }
    var found = Set(late)
    for start in stride(from: 0, to: known.found.count, by: 1_000) {
      let places = known.found[start..<min(known.found.count, start + 1_000)]
      try tx.forEach(
        """
        SELECT customer_id FROM customer_entry
        WHERE company_id = \(company) AND position IN (\(SQL.list(places)))
        """
      ) { found.insert(try $0.id(0)) }
    }
    return found
  }

  /// Whoever was changed stands at a later place too.
  private static func source(of company: CompanyID) -> TextIndex.Source {
    TextIndex.Source { tx in
      let last = try tx.row(
        "SELECT max(position) FROM customer_entry WHERE company_id = \(company)"
      ) { try $0.int64OrNil(0) }
      return ((last ?? nil).map { $0 + 1 } ?? 0, 0)
    } mark: { position, tx in
      let made = try made(tx)
      return try tx.row(
        """
        SELECT customer_id FROM customer_entry
        WHERE company_id = \(company) AND position = \(position)
        """
      ) { try $0.blob(0) + made }
    } entries: { position, limit, tx in
      let made = try made(tx)
      return try tx.rows(
        """
        SELECT e.position, e.customer_id, c.name, c.email, c.siren, c.vat_identifier
        FROM customer_entry e
        LEFT JOIN customer c ON c.company_id = e.company_id AND c.id = e.customer_id
        WHERE e.company_id = \(company) AND e.position >= \(position)
        ORDER BY e.position LIMIT \(limit)
        """
      ) { row in
        let text = try row.textOrNil(2).map { name in
          CustomerText(
            Customer(
              kind: .consumer, name: name, email: try row.textOrNil(3),
              siren: try row.textOrNil(4), vatIdentifier: try row.textOrNil(5))
          ).indexed
        }
        return TextIndex.Entry(
          position: try row.int64(0), mark: try row.blob(1) + made, words: text)
      }
    }
  }

  /// What was made of an archive has the same customers, and not always in the same order.
  private static func made(_ tx: borrowing Transaction) throws -> [UInt8] {
    withUnsafeBytes(of: try Migration.firstApplied(in: tx).bigEndian) { Array($0) }
  }

  /// Triggers make it, whichever way customers come in or are changed: no statement can forget it.
  static let migration = Migration(
    id: "customers-0010-entries",
    sql: """
      CREATE TABLE customer_entry (
        company_id BLOB NOT NULL,
        position INTEGER NOT NULL,
        customer_id BLOB NOT NULL,
        PRIMARY KEY (company_id, position)
      );
      INSERT INTO customer_entry (company_id, position, customer_id)
      SELECT company_id, row_number() OVER (PARTITION BY company_id ORDER BY id) - 1, id
      FROM customer;
      CREATE TRIGGER customer_entered AFTER INSERT ON customer
      BEGIN
        INSERT INTO customer_entry (company_id, position, customer_id)
        SELECT NEW.company_id, coalesce(max(position) + 1, 0), NEW.id FROM customer_entry
          WHERE company_id = NEW.company_id;
      END;
      CREATE TRIGGER customer_changed AFTER UPDATE ON customer
      BEGIN
        INSERT INTO customer_entry (company_id, position, customer_id)
        SELECT NEW.company_id, coalesce(max(position) + 1, 0), NEW.id FROM customer_entry
          WHERE company_id = NEW.company_id;
      END;
      """,
    why:
      "the order in which customers were entered and changed, which the index of their names follows"
  )
}
