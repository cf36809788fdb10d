import Kernel
import Money
import Storage
import Synchronization

/// What a person is in one company.
package struct Membership: Sendable {
  package let user: User.ID
  package let role: Role
  package let since: Instant
}

/// Every SQL statement on `membership` and `invitation`.
enum MemberStore {
  typealias Member = (user: User.ID, email: String, name: String, role: Role, since: Instant)

  static func role(of user: User.ID, in company: CompanyID, _ tx: borrowing Transaction) throws
    -> Role?
  {
    try tx.row(
      """
      SELECT role, permissions FROM membership
      WHERE company_id = \(company) AND user_id = \(user)
      """
    ) { try Role(stored: $0.text(0), $0.text(1)) } ?? nil
  }

  /// Owners first, then by name.
  static func members(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [Member]
  {
    try tx.rows(
      """
      SELECT user_account.id, user_account.email, user_account.name, membership.role,
        membership.permissions, membership.since
      FROM membership JOIN user_account ON user_account.id = membership.user_id
      WHERE membership.company_id = \(company)
      ORDER BY CASE membership.role WHEN 'owner' THEN 0 WHEN 'admin' THEN 1 ELSE 2 END,
        user_account.email
      """
    ) { row in
      (
        user: try row.id(0), email: try row.text(1), name: try row.text(2),
        role: try Role(stored: row.text(3), row.text(4)) ?? .custom([]), since: try row.instant(5)
      )
    }
  }

  static func owners(of company: CompanyID, in tx: borrowing Transaction) throws -> [User.ID] {
    try tx.rows(
      "SELECT user_id FROM membership WHERE company_id = \(company) AND role = 'owner'"
    ) { try $0.id(0) }
  }

  static func set(
    _ role: Role, of user: User.ID, in company: CompanyID, _ tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO membership (company_id, user_id, role, permissions, since)
      VALUES (\(company), \(user), \(role.name), \(role.storedPermissions), \(tx.now))
      ON CONFLICT (company_id, user_id) DO UPDATE SET role = excluded.role,
        permissions = excluded.permissions
      """)
  }

  static func remove(_ user: User.ID, from company: CompanyID, _ tx: borrowing Transaction) throws {
    try tx.run("DELETE FROM membership WHERE company_id = \(company) AND user_id = \(user)")
  }

  // MARK: Invitations

  static func insert(
    _ invitation: Invitation, hash: [UInt8], of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      DELETE FROM invitation WHERE company_id = \(company)
        AND (email = \(invitation.email) OR ends_at < \(tx.now))
      """)
    try tx.run(
      """
      INSERT INTO invitation
        (company_id, id, token_hash, email, role, permissions, invited_by, made_at, ends_at)
      VALUES (\(company), \(invitation.id), \(hash), \(invitation.email), \(invitation.role.name),
        \(invitation.role.storedPermissions), \(invitation.by), \(tx.now), \(invitation.endsAt))
      """)
  }

  static func invitations(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [Invitation]
  {
    try tx.rows(
      """
      SELECT id, email, role, permissions, invited_by, ends_at, token_hash FROM invitation
      WHERE company_id = \(company) AND ends_at > \(tx.now) ORDER BY id
      """, Invitation.init(row:))
  }

  static func removeInvitation(
    _ id: Invitation.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run("DELETE FROM invitation WHERE company_id = \(company) AND id = \(id)")
  }
}

/// Asks somebody to join a company; the link is good for a week, once.
package struct Invitation: Sendable {
  package struct ID: Identifier {
    package static let prefix = "ivt"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  package let id: ID
  package let email: String
  package let role: Role
  /// Who invited, as people know them.
  package let by: String
  package let endsAt: Instant
  let tokenHash: [UInt8]

  static let goodSeconds: Int64 = 7 * 86_400

  init(id: ID, email: String, role: Role, by: String, endsAt: Instant, tokenHash: [UInt8]) {
    self.id = id
    self.email = email
    self.role = role
    self.by = by
    self.endsAt = endsAt
    self.tokenHash = tokenHash
  }

  init(row: borrowing Row) throws {
    self.init(
      id: try row.id(0), email: try row.text(1),
      role: try Role(stored: row.text(2), row.text(3)) ?? .custom([]), by: try row.text(4),
      endsAt: try row.instant(5), tokenHash: try row.blob(6))
  }
}

extension Role {
  /// As it stands in a row; permissions this program does not know are left out.
  init?(stored name: String, _ permissions: String) {
    self.init(name, permissions: Set(scopes: permissions))
  }

  var storedPermissions: String {
    if case .custom(let permissions) = self { return permissions.scopes }
    return ""
  }
}

extension Set<Permission> {
  /// "documents:read payments:write", sorted.
  package var scopes: String { map(\.rawValue).sorted().joined(separator: " ") }

  /// The same for people: "*" is every one of them.
  package var inWords: String { count == Permission.allCases.count ? "*" : scopes }

  package init(scopes: String) {
    self = ReadScopes.shared.permissions(of: scopes)
  }
}

/// The sets of permissions that were read already: the same few stand in every row, and each request reads one.
private final class ReadScopes: Sendable {
  static let shared = ReadScopes()
  private let known = Mutex<[String: Set<Permission>]>([:])

  func permissions(of scopes: String) -> Set<Permission> {
    known.withLock { known in
      if let permissions = known[scopes] { return permissions }
      let permissions = Set(
        scopes.split(separator: " ").compactMap { Permission(rawValue: String($0)) })
      if known.count >= 256 { known.removeAll() }
      known[scopes] = permissions
      return permissions
    }
  }
}

extension Membership {
  /// - Parameter tx: of the company.
  package static func isMember(
    _ user: User.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Bool {
    try MemberStore.role(of: user, in: company, tx) != nil
  }

  /// - Returns: what somebody may do; nothing where they are no member.
  package static func permissions(
    of user: User.ID, in company: CompanyID, _ tx: borrowing Transaction
  ) throws -> Set<Permission> {
    try MemberStore.role(of: user, in: company, tx)?.permissions ?? []
  }
}

/// The owner of a company that has just been made.
package struct FirstOwner: Sendable {
  let company: CompanyID
  let chance: Chance

  package init(company: CompanyID, chance: Chance = .system) {
    self.company = company
    self.chance = chance
  }

  /// - Throws: `AccountProblem.notFound` for nobody's id.
  package func appoint(_ id: User.ID, in tx: borrowing Transaction) throws {
    guard let user = try UserStore.user(id, in: tx) else { throw AccountProblem.notFound("\(id)") }
    try MemberStore.set(.owner, of: id, in: company, tx)
    try PermissionNote.write(
      .granted, user.email, from: nil, to: .owner, of: company, chance: chance, in: tx)
  }
}
