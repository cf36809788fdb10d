import Crypto
import Hummingbird
import Kernel
import Money
import Storage

/// Opens a session for whoever knows an address and its password.
///
/// What is wrong is never said, and an address nobody has takes as long as any other: nobody learns who has an account.
struct SignIn: Sendable {
  let database: Database
  /// Whose audit trail hears of it; `nil` where there is none yet.
  let company: CompanyID?
  let ids: IDs
  let chance: Chance
  let threads: PasswordThreads
  let secondFactor: SecondFactor

  /// What is written about accounts, and noted with it.
  var scope: WriteScope { company.map { .company($0) } ?? .everything }

  var passkeys: UsePasskey {
    UsePasskey(ceremony: PasskeyCeremony(vault: secondFactor.vault), secondFactor: secondFactor)
  }

  /// Where somebody comes from, and how they are told of it.
  struct Visit: Sendable {
    /// The network address.
    let address: String
    /// What the browser calls itself.
    let agent: String
    let letter: NoticeLetter

    init(_ request: Request, _ context: CallContext, isSecure: Bool) {
      address = context.address
      agent = request.headers[.userAgent] ?? ""
      letter = NoticeLetter(.newDevice, request, isSecure: isSecure)
    }

    /// "Firefox · Linux"
    var browser: String { AccountPage.browser(agent) }

    /// Of the browser and the network: what changes with every page of a telephone company is left out.
    var mark: [UInt8] {
      let network =
        address.contains(":")
        ? address.split(separator: ":").prefix(3).joined(separator: ":")
        : address.split(separator: ".").prefix(2).joined(separator: ".")
      return Array(SHA256.hash(data: Array("\(browser)\n\(network)".utf8)).prefix(16))
    }
  }

  enum Outcome: Sendable {
    /// The secret of the session, for its cookie.
    case open(SecretToken)
    /// The password was right; what a code or a passkey is to come with, within five minutes.
    case needsCode(ticket: SecretToken, User.ID)
  }

  /// - Throws: `AccountProblem.signInRefused`, `.locked`, `.tooBusy`.
  func callAsFunction(email: String, password: String, _ visit: Visit) async throws -> Outcome {
    let known = User.normalized(email)
    let user = try await database.read { tx in
      try known.flatMap { try UserStore.user(email: $0, in: tx) }
    }
    try await prove(password, user, from: visit.address)
    guard let user else { throw AccountProblem.signInRefused }
    let token = SecretToken(chance)
    let better = PasswordHash.isOutdated(user.password) ? try await hash(password) : nil
    return try await database.write(.one(user.id.raw.bytes)) { tx in
      if let better { try UserStore.setPassword(better, of: user.id, in: tx) }
      return try enter(user, token, visit, in: tx)
    }
  }

  /// Whoever is known by one proof: in, or asked for the second.
  func enter(
    _ user: User, _ token: SecretToken, _ visit: Visit, in tx: borrowing Transaction
  ) throws -> Outcome {
    if try SecondFactorStore.isOn(user.id, in: tx) || PasskeyStore.has(user.id, in: tx) {
      let end = tx.now.adding(seconds: AccountLink.codeSeconds)
      try UserStore.addLink(.secondFactor, hash: token.hash, of: user.id, until: end, in: tx)
      return .needsCode(ticket: token, user.id)
    }
    try open(token, for: user, hasSecondFactor: false, visit, in: tx)
    return .open(token)
  }

  private func open(
    _ token: SecretToken, for user: User, hasSecondFactor: Bool, _ visit: Visit,
    in tx: borrowing Transaction
  ) throws {
    try UserStore.noteSuccess(of: user.id, in: tx)
    try SessionStore.insert(
      token.hash, of: user.id, hasSecondFactor: hasSecondFactor, address: visit.address,
      agent: visit.agent, in: tx)
    if try NoticeStore.isNewDevice(visit.mark, of: user.id, in: tx) {
      let letter = visit.letter.of("\(visit.browser) · \(visit.address)")
      try NoticeStore.add(letter, to: user.email, ids: ids, in: tx)
    }
  }

  // MARK: Passkeys

  /// - Parameter ticket: of the password that came before; `nil` where the key stands for it as well.
  /// - Throws: `AccountProblem.passkeyRefused`, `.linkEnded`.
  func withPasskey(
    _ answer: PasskeyAnswer, ticket: SecretToken?, at site: PasskeySite, _ visit: Visit
  ) async throws -> SecretToken {
    let (token, passkeys) = (SecretToken(chance), passkeys)
    try await database.write(.one(answer.id)) { tx in
      var owner: User.ID?
      if let ticket {
        let link = try UserStore.link(.secondFactor, hash: ticket.hash, in: tx)
        guard link.isGood, let id = link.user else { throw AccountProblem.linkEnded }
        owner = id
      }
      let user = try passkeys.accept(
        answer, ticket == nil ? .signingIn : .secondFactor, of: owner, at: site, in: tx)
      if ticket != nil { try UserStore.removeLinks(.secondFactor, of: user.id, in: tx) }
      try open(token, for: user, hasSecondFactor: true, visit, in: tx)
    }
    return token
  }

  /// The second step: a code of the authenticator or a recovery code. A wrong one counts like a wrong password.
  ///
  /// - Throws: `AccountProblem.linkEnded`, `.codeRefused`, `.locked`.
  func finish(_ ticket: SecretToken, code: String, _ visit: Visit) async throws -> SecretToken {
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
      try open(token, for: user, hasSecondFactor: true, visit, in: tx)
      return true
    }
    guard isAccepted else { throw AccountProblem.codeRefused }
    return token
  }

  /// Compares the password, and counts a wrong one.
  ///
  /// - Parameters:
  ///   - user: `nil` of an address nobody has: a password is compared all the same.
  ///   - address: the network address it comes from.
  func prove(_ password: String, _ user: User?, from address: String) async throws {
    let hash = user?.password ?? PasswordHash.ofNobody
    let isRight = try await threads.run {
      PasswordHash.isRight(String(password.prefix(PasswordRules.longest)), for: hash)
    }
    guard let user else { throw AccountProblem.signInRefused }
    let now = try await database.read { $0.now }
    if let until = user.lockedUntil(now) { throw AccountProblem.locked(until: until) }
    guard isRight, user.isActive else {
      try await refuse(user, from: address)
      throw AccountProblem.signInRefused
    }
  }

  /// Counts it, and says it in the audit trail: a locked account has no more of them.
  private func refuse(_ user: User, from address: String) async throws {
    let (company, scope) = (company, scope)
    let somebody = Author(.program, id: "facturier", name: "Facturier", address: address)
    try await Author.$current.withValue(Caller.current.author ?? somebody) {
      try await database.write(scope) { tx in
        try UserStore.noteFailure(of: user.id, in: tx)
        guard let company, try MemberStore.role(of: user.id, in: company, tx) != nil else { return }
        try AuditTrail.note("sign-in.refused", user.email, of: company, in: tx)
      }
    }
  }

  func hash(_ password: String) async throws -> String {
    let chance = chance
    return try await threads.run { PasswordHash.make(password, chance: chance) }
  }
}
