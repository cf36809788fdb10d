import Kernel
import Money
import Storage

/// Opens a session for whoever knows an address and its password.
///
/// What is wrong is never said, and an address nobody has takes as long as any other: nobody learns who has an account.
struct SignIn: Sendable {
  let database: Database
  let chance: Chance
  let threads: PasswordThreads
  let secondFactor: SecondFactor

  enum Outcome: Sendable {
    /// The secret of the session, for its cookie.
    case open(SecretToken)
    /// The password was right; what a code is to come with, within five minutes.
    case needsCode(ticket: SecretToken)
  }

  /// - Parameters:
  ///   - address: the network address it comes from.
  ///   - agent: what the browser calls itself.
  /// - Throws: `AccountProblem.signInRefused`, `.locked`, `.tooBusy`.
  func callAsFunction(
    email: String, password: String, address: String, agent: String
  ) async throws -> Outcome {
    let known = User.normalized(email)
    let user = try await database.read { tx in
      try known.flatMap { try UserStore.user(email: $0, in: tx) }
    }
    try await prove(password, user)
    guard let user else { throw AccountProblem.signInRefused }
    let token = SecretToken(chance)
    let better = PasswordHash.isOutdated(user.password) ? try await hash(password) : nil
    return try await database.write(.one(user.id.raw.bytes)) { tx in
      if let better { try UserStore.setPassword(better, of: user.id, in: tx) }
      if try SecondFactorStore.isOn(user.id, in: tx) {
        let end = tx.now.adding(seconds: AccountLink.codeSeconds)
        try UserStore.addLink(.secondFactor, hash: token.hash, of: user.id, until: end, in: tx)
        return .needsCode(ticket: token)
      }
      try UserStore.noteSuccess(of: user.id, in: tx)
      try SessionStore.insert(
        token.hash, of: user.id, hasSecondFactor: false, address: address, agent: agent, in: tx)
      return .open(token)
    }
  }

  /// The second step: a code of the authenticator or a recovery code. A wrong one counts like a wrong password.
  ///
  /// - Throws: `AccountProblem.linkEnded`, `.codeRefused`, `.locked`.
  func finish(
    _ ticket: SecretToken, code: String, address: String, agent: String
  ) async throws -> SecretToken {
    let (token, secondFactor) = (SecretToken(chance), secondFactor)
    let isAccepted = try await database.write { tx -> Bool in
      let link = try UserStore.link(.secondFactor, hash: ticket.hash, in: tx)
      guard link.isGood, let id = link.user, let user = try UserStore.user(id, in: tx) else {
        throw AccountProblem.linkEnded
      }
      if let until = user.lockedUntil(tx.now) { throw AccountProblem.locked(until: until) }
      guard try secondFactor.accepts(code, of: id, in: tx) else {
        try UserStore.noteFailure(of: id, in: tx)
        return false
      }
      try UserStore.removeLinks(.secondFactor, of: id, in: tx)
      try UserStore.noteSuccess(of: id, in: tx)
      try SessionStore.insert(
        token.hash, of: id, hasSecondFactor: true, address: address, agent: agent, in: tx)
      return true
    }
    guard isAccepted else { throw AccountProblem.codeRefused }
    return token
  }

  /// Compares the password, and counts a wrong one.
  ///
  /// - Parameter user: `nil` of an address nobody has: a password is compared all the same.
  func prove(_ password: String, _ user: User?) async throws {
    let hash = user?.password ?? PasswordHash.ofNobody
    let isRight = try await threads.run {
      PasswordHash.isRight(String(password.prefix(PasswordRules.longest)), for: hash)
    }
    guard let user else { throw AccountProblem.signInRefused }
    let now = try await database.read { $0.now }
    if let until = user.lockedUntil(now) { throw AccountProblem.locked(until: until) }
    guard isRight, user.isActive else {
      try await database.write(.one(user.id.raw.bytes)) { tx in
        try UserStore.noteFailure(of: user.id, in: tx)
      }
      throw AccountProblem.signInRefused
    }
  }

  func hash(_ password: String) async throws -> String {
    let chance = chance
    return try await threads.run { PasswordHash.make(password, chance: chance) }
  }
}
