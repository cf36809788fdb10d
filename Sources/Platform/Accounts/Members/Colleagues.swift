import Kernel
import Storage

/// Who else in a company may do something: the second persons there are.
package struct Colleague: Sendable {
  /// `usr_…`
  package let id: String
  package let email: String

  /// Active members with every one of these permissions, but for one person.
  ///
  /// - Parameter person: `usr_…`; `nil` leaves nobody out.
  package static func all(
    who may: Set<Permission>, but person: String?, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [Colleague] {
    try tx.rows(
      """
      SELECT membership.user_id, user_account.email, membership.role, membership.permissions
      FROM membership JOIN user_account ON user_account.id = membership.user_id
      WHERE membership.company_id = \(company) AND user_account.state = 'active'
      ORDER BY user_account.email
      """
    ) { row -> (User.ID, String, Role?) in
      (try row.id(0), try row.text(1), try Role(stored: row.text(2), row.text(3)))
    }
    .filter { $0.2?.permissions.isSuperset(of: may) == true && "\($0.0)" != person }
    .map { Colleague(id: "\($0.0)", email: $0.1) }
  }
}
