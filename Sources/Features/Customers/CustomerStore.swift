import Kernel
import Storage

/// Every SQL statement on the customers.
package enum CustomerStore {
  package static let migrations = [
    Migration(
      id: "customers-0001-customer",
      sql: """
        CREATE TABLE customer (
          company_id BLOB NOT NULL,
          id BLOB NOT NULL,
          identity TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('consumer', 'company')),
          name TEXT NOT NULL,
          email TEXT,
          siren TEXT,
          vat_identifier TEXT,
          created_at INTEGER NOT NULL,
          PRIMARY KEY (company_id, id),
          UNIQUE (company_id, identity)
        );
        """,
      why: "who the documents are addressed to"),
    Migration(
      id: "customers-0002-addresses",
      sql: """
        CREATE TABLE customer_email (
          company_id BLOB NOT NULL,
          customer_id BLOB NOT NULL,
          address TEXT NOT NULL,
          since INTEGER NOT NULL,
          PRIMARY KEY (company_id, address, customer_id),
          FOREIGN KEY (company_id, customer_id) REFERENCES customer(company_id, id)
        );
        CREATE INDEX customer_email_by_customer ON customer_email (company_id, customer_id, since);
        INSERT INTO customer_email (company_id, customer_id, address, since)
        SELECT company_id, id, lower(trim(email)), created_at FROM customer
        WHERE email IS NOT NULL AND instr(email, '@') > 0;
        """,
      why: "every e-mail address a customer gave, so that mail for one never goes to another"),
    Migration(
      id: "customers-0003-kinds",
      sql: "CREATE INDEX customer_by_kind ON customer (company_id, kind, id);",
      why: "the list of the companies alone, or of the consumers"),
    CustomerIndex.migration,
  ]

  private static let find = Statement(
    "SELECT id FROM customer WHERE company_id = $1 AND identity = $2")
  private static let insert = Statement(
    """
    INSERT INTO customer (company_id, id, identity, kind, name, email, siren, vat_identifier, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    """)

  /// Those known under `identities`, in one statement.
  static func find(
    _ identities: some Collection<String>, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [String: Customer.ID] {
    let rows = try tx.rows(
      """
      SELECT identity, id FROM customer
      WHERE company_id = \(company) AND identity IN (\(SQL.list(identities)))
      """
    ) { (try $0.text(0), try $0.id(1, as: Customer.ID.self)) }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  static func insert(
    _ customer: Customer, _ id: Customer.ID, identity: String, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    try tx.enqueue(
      insert, company, id, identity, customer.kind.rawValue, customer.name, customer.email,
      customer.siren, customer.vatIdentifier, tx.now)
  }

  static func insert(
    _ address: EmailAddress, of id: Customer.ID, company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.enqueue(insertAddress, company, id, address.key, tx.now)
  }

  // MARK: Addresses

  private static let insertAddress = Statement(
    """
    INSERT INTO customer_email (company_id, customer_id, address, since) VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING
    """)

  /// The addresses the customer gave with an order that was invoiced, the oldest first.
  package static func addresses(
    of customer: Customer.ID, company: CompanyID, in tx: borrowing Transaction
  ) throws -> [EmailAddress] {
    try tx.rows(
      """
      SELECT address FROM customer_email
      WHERE company_id = \(company) AND customer_id = \(customer) ORDER BY since, address LIMIT 100
      """
    ) { try? EmailAddress(try $0.text(0)) }.compactMap { $0 }
  }

  /// The names of the other customers who gave this address.
  package static func names(
    with address: EmailAddress, except customer: Customer.ID, company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [String] {
    try tx.rows(
      """
      SELECT c.name FROM customer_email e
      JOIN customer c ON c.company_id = e.company_id AND c.id = e.customer_id
      WHERE e.company_id = \(company) AND e.address = \(address.key)
        AND e.customer_id <> \(customer) ORDER BY e.since LIMIT 20
      """
    ) { try $0.text(0) }
  }

  package static func id(
    identity: String, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Customer.ID? {
    try tx.row(find, company, identity, read: { try $0.id(0, as: Customer.ID.self) })
  }
}
