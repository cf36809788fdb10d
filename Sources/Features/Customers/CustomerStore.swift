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
      why: "who the documents are addressed to")
  ]

  private static let find = Statement(
    "SELECT id FROM customer WHERE company_id = $1 AND identity = $2")
  private static let insert = Statement(
    """
    INSERT INTO customer (company_id, id, identity, kind, name, email, siren, vat_identifier, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    """)

  /// The customer known under `identity`, entered if new.
  ///
  /// - Parameter identity: what makes it the same customer next time: "siren:732829320", "woocommerce:42".
  package static func enter(
    _ customer: Customer, identity: String, of company: CompanyID, ids: IDs,
    in tx: borrowing Transaction
  ) throws -> Customer.ID {
    if let known = try tx.row(find, company, identity, read: { try $0.id(0, as: Customer.ID.self) })
    {
      return known
    }
    let id = Customer.ID(raw: ids.next())
    try tx.run(
      insert, company, id, identity, customer.kind.rawValue, customer.name, customer.email,
      customer.siren, customer.vatIdentifier, tx.now)
    return id
  }

  package static func id(
    identity: String, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Customer.ID? {
    try tx.row(find, company, identity, read: { try $0.id(0, as: Customer.ID.self) })
  }
}
