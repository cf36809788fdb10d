import Crypto
import Kernel
import Money
import Storage

/// The second factor of a person: an authenticator, and ten codes for the day it is lost.
///
/// The seed is sealed by the vault, bound to its person; of a recovery code only the hash is kept.
struct SecondFactor: Sendable {
  let vault: Vault
  let chance: Chance

  static let recoveryCodes = 10

  private func place(_ user: User.ID) -> Vault.Place {
    Vault.Place("user_totp", "seed", user.raw, of: SecondFactor.installation)
  }

  /// People belong to no company.
  private static let installation = CompanyID(raw: RawID(high: 0, low: 0))

  /// A seed to be confirmed by a code of it.
  func begin(_ user: User.ID, in tx: borrowing Transaction) throws {
    if try SecondFactorStore.isOn(user, in: tx) { return }
    let seed = chance.bytes(TOTP.seedBytes)
    try SecondFactorStore.begin(try vault.seal(seed, at: place(user)), of: user, in: tx)
  }

  /// The seed that waits to be confirmed.
  func waiting(_ user: User.ID, in tx: borrowing Transaction) throws -> [UInt8]? {
    guard let kept = try SecondFactorStore.seed(of: user, in: tx), !kept.isConfirmed else {
      return nil
    }
    return try vault.open(kept.sealed, at: place(user))
  }

  /// - Returns: the recovery codes, which are shown now and never again.
  /// - Throws: `AccountProblem.codeRefused`.
  func confirm(_ code: String, of user: User.ID, in tx: borrowing Transaction) throws -> [String] {
    guard let kept = try SecondFactorStore.seed(of: user, in: tx), !kept.isConfirmed,
      let step = TOTP.accepted(
        code, seed: try vault.open(kept.sealed, at: place(user)), now: tx.now, after: 0)
    else { throw AccountProblem.codeRefused }
    try SecondFactorStore.confirm(step: step, of: user, in: tx)
    return try newCodes(of: user, in: tx)
  }

  /// In the place of those there were.
  func newCodes(of user: User.ID, in tx: borrowing Transaction) throws -> [String] {
    let codes = (0..<Self.recoveryCodes).map { _ in Self.recoveryCode(chance) }
    try SecondFactorStore.replaceCodes(codes.map(Self.hash), of: user, in: tx)
    return codes
  }

  /// Whether a code of the authenticator, or a recovery code, is good; either is good once.
  func accepts(_ code: String, of user: User.ID, in tx: borrowing Transaction) throws -> Bool {
    if let kept = try SecondFactorStore.seed(of: user, in: tx), kept.isConfirmed {
      let seed = try vault.open(kept.sealed, at: place(user))
      if let step = TOTP.accepted(code, seed: seed, now: tx.now, after: kept.step) {
        return try SecondFactorStore.use(step: step, of: user, in: tx)
      }
    }
    return try SecondFactorStore.useCode(Self.hash(code), of: user, in: tx)
  }

  /// "4k7m-9qtw-x2ha": 60 bits, without letters that look alike.
  private static func recoveryCode(_ chance: Chance) -> String {
    let letters = Array("23456789abcdefghjkmnpqrstuvwxyz0")
    let drawn = chance.bytes(12).map { letters[Int($0 & 31)] }
    return stride(from: 0, to: 12, by: 4).map { String(drawn[$0..<$0 + 4]) }.joined(separator: "-")
  }

  private static func hash(_ code: String) -> [UInt8] {
    let plain = code.lowercased().filter { $0.isLetter || $0.isNumber }
    return Array(SHA256.hash(data: Array("facturier/recovery/v1\n\(plain)".utf8)))
  }
}

/// Every SQL statement on `user_totp` and `recovery_code`.
enum SecondFactorStore {
  static func seed(of user: User.ID, in tx: borrowing Transaction) throws -> (
    sealed: [UInt8], step: Int64, isConfirmed: Bool
  )? {
    try tx.row("SELECT seed, step, confirmed_at FROM user_totp WHERE user_id = \(user)") { row in
      (try row.blob(0), try row.int64(1), try row.instantOrNil(2) != nil)
    }
  }

  static func isOn(_ user: User.ID, in tx: borrowing Transaction) throws -> Bool {
    try seed(of: user, in: tx)?.isConfirmed ?? false
  }

  static func begin(_ sealed: [UInt8], of user: User.ID, in tx: borrowing Transaction) throws {
    try remove(user, in: tx)
    try tx.run("INSERT INTO user_totp (user_id, seed, step) VALUES (\(user), \(sealed), 0)")
  }

  static func confirm(step: Int64, of user: User.ID, in tx: borrowing Transaction) throws {
    try tx.run(
      "UPDATE user_totp SET step = \(step), confirmed_at = \(tx.now) WHERE user_id = \(user)")
  }

  /// - Returns: whether it was this transaction that used it.
  static func use(step: Int64, of user: User.ID, in tx: borrowing Transaction) throws -> Bool {
    try tx.run("UPDATE user_totp SET step = \(step) WHERE user_id = \(user) AND step < \(step)")
      == 1
  }

  static func replaceCodes(_ hashes: [[UInt8]], of user: User.ID, in tx: borrowing Transaction)
    throws
  {
    try tx.run("DELETE FROM recovery_code WHERE user_id = \(user)")
    for hash in hashes {
      try tx.run("INSERT INTO recovery_code (user_id, code_hash) VALUES (\(user), \(hash))")
    }
  }

  static func useCode(_ hash: [UInt8], of user: User.ID, in tx: borrowing Transaction) throws
    -> Bool
  {
    try tx.run("DELETE FROM recovery_code WHERE user_id = \(user) AND code_hash = \(hash)") == 1
  }

  static func codesLeft(of user: User.ID, in tx: borrowing Transaction) throws -> Int {
    try tx.row("SELECT count(*) FROM recovery_code WHERE user_id = \(user)") { try $0.int(0) } ?? 0
  }

  /// The codes stay where a passkey still asks for them.
  static func remove(_ user: User.ID, in tx: borrowing Transaction) throws {
    if try !PasskeyStore.has(user, in: tx) { try removeCodes(of: user, in: tx) }
    try tx.run("DELETE FROM user_totp WHERE user_id = \(user)")
  }

  static func removeCodes(of user: User.ID, in tx: borrowing Transaction) throws {
    try tx.run("DELETE FROM recovery_code WHERE user_id = \(user)")
  }
}
