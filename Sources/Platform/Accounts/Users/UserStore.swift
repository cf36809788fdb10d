import Kernel
import Money
import Storage

/// Every SQL statement on `user_account` and `account_link`.
enum UserStore {
  private static let columns: SQL = "id, email, name, password, state, failures, failed_at"

  private static func user(_ row: borrowing Row) throws -> User {
    User(
      id: try row.id(0), email: try row.text(1), name: try row.text(2), password: try row.text(3),
      isActive: try row.text(4) == "active",
      failures: (count: try row.int(5), at: try row.instantOrNil(6)))
  }

  static func user(_ id: User.ID, in tx: borrowing Transaction) throws -> User? {
    try tx.row("SELECT \(columns) FROM user_account WHERE id = \(id)", user)
  }

  static func user(email: String, in tx: borrowing Transaction) throws -> User? {
    try tx.row("SELECT \(columns) FROM user_account WHERE email = \(email)", user)
  }

  static func isEmpty(in tx: borrowing Transaction) throws -> Bool {
    try tx.row("SELECT 1 FROM user_account LIMIT 1") { _ in true } == nil
  }

  static func insert(
    _ id: User.ID, email: String, name: String, password: String, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO user_account (id, email, name, password, state, created_at, password_at)
      VALUES (\(id), \(email), \(name), \(password), 'active', \(tx.now), \(tx.now))
      """)
  }

  static func setPassword(_ hash: String, of id: User.ID, in tx: borrowing Transaction) throws {
    try tx.run(
      """
      UPDATE user_account SET password = \(hash), password_at = \(tx.now), failures = 0
      WHERE id = \(id)
      """)
  }

  static func rename(_ id: User.ID, to name: String, in tx: borrowing Transaction) throws {
    try tx.run("UPDATE user_account SET name = \(name) WHERE id = \(id)")
  }

  static func noteFailure(of id: User.ID, in tx: borrowing Transaction) throws {
    try tx.run(
      """
      UPDATE user_account SET failures = failures + 1, failed_at = \(tx.now) WHERE id = \(id)
      """)
  }

  static func noteSuccess(of id: User.ID, in tx: borrowing Transaction) throws {
    try tx.run("UPDATE user_account SET failures = 0 WHERE id = \(id) AND failures > 0")
  }

  // MARK: Links that are used once

  static func addLink(
    _ purpose: AccountLink.Purpose, hash: [UInt8], of user: User.ID?, until end: Instant,
    in tx: borrowing Transaction
  ) throws {
    try tx.run("DELETE FROM account_link WHERE ends_at < \(tx.now)")
    try tx.run(
      """
      INSERT INTO account_link (token_hash, purpose, user_id, made_at, ends_at)
      VALUES (\(hash), \(purpose.rawValue), \(user), \(tx.now), \(end))
      """)
  }

  /// - Returns: whether there was one that holds; whose it is, if it is somebody's.
  static func link(
    _ purpose: AccountLink.Purpose, hash: [UInt8], in tx: borrowing Transaction
  ) throws -> (isGood: Bool, user: User.ID?) {
    let found = try tx.row(
      """
      SELECT user_id FROM account_link
      WHERE token_hash = \(hash) AND purpose = \(purpose.rawValue) AND ends_at > \(tx.now)
      """
    ) { try $0.idOrNil(0, as: User.ID.self) }
    return (found != nil, found ?? nil)
  }

  static func removeLinks(
    _ purpose: AccountLink.Purpose, of user: User.ID?, in tx: borrowing Transaction
  )
    throws
  {
    if let user {
      try tx.run(
        "DELETE FROM account_link WHERE purpose = \(purpose.rawValue) AND user_id = \(user)")
    } else {
      try tx.run("DELETE FROM account_link WHERE purpose = \(purpose.rawValue)")
    }
  }
}
