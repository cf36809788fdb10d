import Kernel
import Money
import Storage

/// A new password for somebody who forgot theirs: a link that is good for half an hour, once. It ends every session they had,
/// and bypasses nothing else that is asked of them at sign-in.
package struct ResetPassword: Sendable {
  let chance: Chance

  package init(chance: Chance) { self.chance = chance }

  /// - Returns: the path of the link, "/password/…".
  /// - Throws: `AccountProblem.notFound`.
  package func link(email: String, _ database: Database) throws -> String {
    try database.writeSync { tx in
      guard let address = User.normalized(email),
        let user = try UserStore.user(email: address, in: tx)
      else { throw AccountProblem.notFound(email) }
      return try link(user.id, in: tx)
    }
  }

  func link(_ user: User.ID, in tx: borrowing Transaction) throws -> String {
    let token = SecretToken(chance)
    let end = tx.now.adding(seconds: AccountLink.passwordSeconds)
    try UserStore.removeLinks(.password, of: user, in: tx)
    try UserStore.addLink(.password, hash: token.hash, of: user, until: end, in: tx)
    return "/password/\(token.text)"
  }

  /// - Throws: `AccountProblem.linkEnded`.
  func user(_ token: SecretToken, in tx: borrowing Transaction) throws -> User {
    let link = try UserStore.link(.password, hash: token.hash, in: tx)
    guard link.isGood, let id = link.user, let user = try UserStore.user(id, in: tx) else {
      throw AccountProblem.linkEnded
    }
    return user
  }

  func change(_ token: SecretToken, to hash: String, in tx: borrowing Transaction) throws {
    let user = try user(token, in: tx)
    try UserStore.setPassword(hash, of: user.id, in: tx)
    try UserStore.removeLinks(.password, of: user.id, in: tx)
    try SessionStore.endAll(of: user.id, in: tx)
  }
}
