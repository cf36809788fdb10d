import Crypto
import Kernel
import Money
import Seal
import Storage

/// A browser somebody signed in with. It ends by itself: half an hour after it was last used, twelve hours after it began.
package struct UserSession: Sendable {
  package let tokenHash: [UInt8]
  package let user: User.ID
  package let createdAt: Instant
  package let seenAt: Instant
  /// When its person last proved who they are.
  package let provenAt: Instant
  package let hasSecondFactor: Bool
  package let address: String
  package let agent: String

  static let idleSeconds: Int64 = 30 * 60
  static let longestSeconds: Int64 = 12 * 3600

  func isOpen(_ now: Instant) -> Bool {
    now < seenAt.adding(seconds: Self.idleSeconds)
      && now < createdAt.adding(seconds: Self.longestSeconds)
  }

  /// What a form of this session carries: made of the session's secret, so that no other session has it.
  static func formToken(of token: SecretToken) -> String {
    let code = HMAC<SHA256>.authenticationCode(
      for: Array("facturier/form/v1".utf8), using: SymmetricKey(data: Array(token.text.utf8)))
    return hexadecimal(Array(code.prefix(16)))
  }

  /// What people tell sessions apart by: the first 12 digits of the hash.
  package var shortID: String {
    hexadecimal(tokenHash.prefix(6))
  }
}

/// Every SQL statement on `user_session`.
enum SessionStore {
  private static let columns: SQL =
    "token_hash, user_id, created_at, seen_at, proven_at, has_second_factor, address, agent"

  private static func session(_ row: borrowing Row) throws -> UserSession {
    UserSession(
      tokenHash: try row.blob(0), user: try row.id(1), createdAt: try row.instant(2),
      seenAt: try row.instant(3), provenAt: try row.instant(4),
      hasSecondFactor: try row.bool(5), address: try row.text(6), agent: try row.text(7))
  }

  /// - Returns: one that is open.
  static func session(_ hash: [UInt8], in tx: borrowing Transaction) throws -> UserSession? {
    let found = try tx.row(
      "SELECT \(columns) FROM user_session WHERE token_hash = \(hash)", session)
    return found.flatMap { $0.isOpen(tx.now) ? $0 : nil }
  }

  static func open(of user: User.ID, in tx: borrowing Transaction) throws -> [UserSession] {
    try tx.rows(
      "SELECT \(columns) FROM user_session WHERE user_id = \(user) ORDER BY seen_at DESC", session
    ).filter { $0.isOpen(tx.now) }
  }

  static func insert(
    _ hash: [UInt8], of user: User.ID, hasSecondFactor: Bool, address: String, agent: String,
    in tx: borrowing Transaction
  ) throws {
    let ended = tx.now.adding(seconds: -UserSession.longestSeconds)
    try tx.run("DELETE FROM user_session WHERE user_id = \(user) AND created_at < \(ended)")
    try tx.run(
      """
      INSERT INTO user_session
        (token_hash, user_id, created_at, seen_at, proven_at, has_second_factor, address, agent)
      VALUES (\(hash), \(user), \(tx.now), \(tx.now), \(tx.now), \(hasSecondFactor), \(address),
        \(String(agent.prefix(200))))
      """)
  }

  static func touch(_ hash: [UInt8], in tx: borrowing Transaction) throws {
    try tx.run("UPDATE user_session SET seen_at = \(tx.now) WHERE token_hash = \(hash)")
  }

  static func prove(_ hash: [UInt8], in tx: borrowing Transaction) throws {
    try tx.run(
      "UPDATE user_session SET proven_at = \(tx.now), seen_at = \(tx.now) WHERE token_hash = \(hash)"
    )
  }

  /// Its person has shown a second factor.
  static func strengthen(_ hash: [UInt8], in tx: borrowing Transaction) throws {
    try tx.run("UPDATE user_session SET has_second_factor = 1 WHERE token_hash = \(hash)")
  }

  static func end(_ hash: [UInt8], in tx: borrowing Transaction) throws {
    try tx.run("DELETE FROM user_session WHERE token_hash = \(hash)")
  }

  /// - Parameter kept: the one that goes on.
  static func endAll(of user: User.ID, but kept: [UInt8]? = nil, in tx: borrowing Transaction)
    throws
  {
    try tx.run(
      "DELETE FROM user_session WHERE user_id = \(user) AND token_hash <> \(kept ?? [])")
  }
}
