import Kernel
import Money
import Storage

/// Makes, shows and removes the passkeys of people.
struct UsePasskey: Sendable {
  let ceremony: PasskeyCeremony
  let secondFactor: SecondFactor

  /// Keeps a key that was made just now; every other session of its person ends.
  ///
  /// - Parameter name: what its person calls it.
  /// - Returns: recovery codes, where there were none; they are shown now and never again.
  /// - Throws: `AccountProblem.passkeyRefused`, `.passkeysFull`.
  func add(
    _ answer: PasskeyAnswer, name: String, of user: User, session: [UInt8]?, at site: PasskeySite,
    company: CompanyID, in tx: borrowing Transaction
  ) throws -> [String] {
    let credential = try refusing { try ceremony.made(answer, for: user.id, at: site, now: tx.now) }
    guard try PasskeyStore.use(answer.challenge, in: tx) else { throw refusal(.used) }
    guard try PasskeyStore.passkey(credential.id, in: tx) == nil else { throw refusal(.used) }
    let known = try PasskeyStore.all(of: user.id, in: tx)
    guard known.count < Passkey.most else { throw AccountProblem.passkeysFull }
    try PasskeyStore.insert(credential, of: user.id, site: site.host, name: name, in: tx)
    if let session { try SessionStore.strengthen(session, in: tx) }
    try SessionStore.endAll(of: user.id, but: session, in: tx)
    try AuditTrail.note("passkey.added", user.email, after: name, of: company, in: tx)
    guard try SecondFactorStore.codesLeft(of: user.id, in: tx) == 0 else { return [] }
    return try secondFactor.newCodes(of: user.id, in: tx)
  }

  /// - Returns: whose account a key opens, which was shown for `purpose`.
  /// - Parameter user: whose it is to be; `nil` in the place of address and password.
  /// - Throws: `AccountProblem.passkeyRefused`.
  func accept(
    _ answer: PasskeyAnswer, _ purpose: PasskeyCeremony.Purpose, of user: User.ID?,
    at site: PasskeySite,
    in tx: borrowing Transaction
  ) throws -> User {
    guard let key = try PasskeyStore.passkey(answer.id, in: tx),
      let owner = try UserStore.user(key.user, in: tx), owner.isActive
    else { throw refusal(.unknown) }
    let count = try refusing {
      try ceremony.shown(answer, key, purpose, of: user, at: site, now: tx.now)
    }
    guard try PasskeyStore.use(answer.challenge, in: tx) else { throw refusal(.used) }
    try PasskeyStore.noteUse(key.id, count: count, in: tx)
    return owner
  }

  /// - Throws: `AccountProblem.notFound`.
  func remove(_ shortID: String, of user: User, company: CompanyID, in tx: borrowing Transaction)
    throws -> String
  {
    let known = try PasskeyStore.all(of: user.id, in: tx)
    guard let key = known.first(where: { $0.shortID == shortID }) else {
      throw AccountProblem.notFound(shortID)
    }
    try PasskeyStore.remove(key.id, in: tx)
    // Codes stand for a second factor; where none is left they would be one.
    if try known.count == 1 && !SecondFactorStore.isOn(user.id, in: tx) {
      try SecondFactorStore.removeCodes(of: user.id, in: tx)
    }
    try AuditTrail.note("passkey.removed", user.email, before: key.name, of: company, in: tx)
    return key.name
  }

  private func refusing<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let fault as PasskeyFault { throw refusal(fault) }
  }

  private func refusal(_ fault: PasskeyFault) -> AccountProblem { .passkeyRefused(fault.rawValue) }
}
