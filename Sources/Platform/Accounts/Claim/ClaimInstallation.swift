import Kernel
import Money
import Storage

/// The first account of an installation, made by whoever reads its console: a link with a secret that is printed there once
/// and ends with the first account. There is no password anybody could know beforehand.
package struct ClaimInstallation: Sendable {
  let database: Database
  /// `nil` where there is none yet: whoever claims will make it.
  let company: CompanyID?
  let ids: IDs
  let chance: Chance

  package init(database: Database, company: CompanyID?, ids: IDs, chance: Chance = .system) {
    self.database = database
    self.company = company
    self.ids = ids
    self.chance = chance
  }

  /// - Returns: the path of the link, "/claim/…", or `nil` where somebody has an account.
  package func link() throws -> String? {
    let token = SecretToken(chance)
    return try database.writeSync { tx in
      guard try UserStore.isEmpty(in: tx) else { return nil }
      try UserStore.removeLinks(.claim, of: nil, in: tx)
      let end = tx.now.adding(seconds: AccountLink.claimSeconds)
      try UserStore.addLink(.claim, hash: token.hash, of: nil, until: end, in: tx)
      return "/claim/\(token.text)"
    }
  }

  /// Makes the account, and makes it the owner of the company, if there is one.
  ///
  /// - Throws: `AccountProblem.linkEnded`, `.claimed`.
  func claim(
    _ token: SecretToken, email: String, name: String, password: String,
    in tx: borrowing Transaction
  ) throws -> User.ID {
    guard try UserStore.isEmpty(in: tx) else { throw AccountProblem.claimed }
    guard try UserStore.link(.claim, hash: token.hash, in: tx).isGood else {
      throw AccountProblem.linkEnded
    }
    let id = User.ID(raw: ids.next())
    try UserStore.insert(id, email: email, name: name, password: password, in: tx)
    if let company { try FirstOwner(company: company, chance: chance).appoint(id, in: tx) }
    try UserStore.removeLinks(.claim, of: nil, in: tx)
    return id
  }
}
