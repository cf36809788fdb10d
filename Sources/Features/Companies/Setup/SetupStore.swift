import Kernel
import Storage

/// Every SQL statement on the list of what a new company sets up.
package enum SetupStore {
  static func isDismissed(_ company: CompanyID, in tx: borrowing Transaction) throws -> Bool {
    try tx.row("SELECT 1 FROM setup_dismissal WHERE company_id = \(company)") { _ in true } ?? false
  }

  /// Shows it no more.
  package static func dismiss(_ company: CompanyID, in tx: borrowing Transaction) throws {
    try tx.run(
      """
      INSERT INTO setup_dismissal (company_id, dismissed_at) VALUES (\(company), \(tx.now))
      ON CONFLICT (company_id) DO NOTHING
      """)
  }
}
