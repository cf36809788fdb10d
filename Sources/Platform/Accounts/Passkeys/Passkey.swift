import Kernel
import Money
import Seal
import Storage

/// A key of a person that their telephone, computer or security key holds (clé d'accès, WebAuthn): it opens their account alone,
/// where the authenticator makes sure who is before it, or after the password.
struct Passkey: Sendable {
  let id: [UInt8]
  let user: User.ID
  /// The host it was made for; it is good for no other.
  let site: String
  /// COSE, as the authenticator wrote it.
  let publicKey: [UInt8]
  let signCount: Int
  let name: String
  let madeAt: Instant
  let usedAt: Instant?

  /// What its person tells it apart by, in addresses: the first 16 digits of its hash would do; ids are random.
  var shortID: String { hexadecimal(id.suffix(8)) }

  static let most = 20
}

/// Every SQL statement on `passkey` and `passkey_used`.
enum PasskeyStore {
  private static let columns: SQL =
    "credential_id, user_id, site, public_key, sign_count, name, made_at, used_at"

  private static func passkey(_ row: borrowing Row) throws -> Passkey {
    Passkey(
      id: try row.blob(0), user: try row.id(1), site: try row.text(2), publicKey: try row.blob(3),
      signCount: try row.int(4), name: try row.text(5), madeAt: try row.instant(6),
      usedAt: try row.instantOrNil(7))
  }

  static func passkey(_ id: [UInt8], in tx: borrowing Transaction) throws -> Passkey? {
    try tx.row("SELECT \(columns) FROM passkey WHERE credential_id = \(id)", passkey)
  }

  static func all(of user: User.ID, in tx: borrowing Transaction) throws -> [Passkey] {
    try tx.rows(
      "SELECT \(columns) FROM passkey WHERE user_id = \(user) ORDER BY made_at, credential_id",
      passkey)
  }

  static func has(_ user: User.ID, in tx: borrowing Transaction) throws -> Bool {
    try tx.row("SELECT 1 FROM passkey WHERE user_id = \(user) LIMIT 1") { _ in true } ?? false
  }

  static func insert(
    _ credential: AuthenticatorData.Credential, of user: User.ID, site: String, name: String,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO passkey (credential_id, user_id, site, public_key, sign_count, name, made_at)
      VALUES (\(credential.id), \(user), \(site), \(credential.keyBytes), 0, \(name), \(tx.now))
      """)
  }

  static func noteUse(_ id: [UInt8], count: Int, in tx: borrowing Transaction) throws {
    try tx.run(
      "UPDATE passkey SET sign_count = \(count), used_at = \(tx.now) WHERE credential_id = \(id)")
  }

  static func rename(_ id: [UInt8], to name: String, in tx: borrowing Transaction) throws {
    try tx.run("UPDATE passkey SET name = \(name) WHERE credential_id = \(id)")
  }

  static func remove(_ id: [UInt8], in tx: borrowing Transaction) throws {
    try tx.run("DELETE FROM passkey WHERE credential_id = \(id)")
  }

  /// - Returns: whether this is the first use of the challenge.
  static func use(_ challenge: [UInt8], in tx: borrowing Transaction) throws -> Bool {
    try tx.run("DELETE FROM passkey_used WHERE ends_at < \(tx.now)")
    let end = tx.now.adding(seconds: PasskeyCeremony.seconds)
    return try tx.run(
      """
      INSERT INTO passkey_used (challenge, ends_at) VALUES (\(challenge), \(end))
      ON CONFLICT (challenge) DO NOTHING
      """) == 1
  }
}
