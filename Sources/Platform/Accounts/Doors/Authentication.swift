import Hummingbird
import Kernel
import Money
import Storage
import Synchronization

/// Finds out who asks: the person of a session cookie, the program of an API key, or nobody. It decides nothing: each route
/// says who may use it (`Routes`).
package struct Authentication: RouterMiddleware {
  package typealias Context = CallContext

  let database: Database
  /// `nil` where there is none yet: nobody is anything in it, and no key is its own.
  let company: CompanyID?
  /// Whether the company is for trying things out, as its keys say.
  let isTest: Bool
  let cookies: SessionCookie
  /// Whether roles that are worth an attack need a second factor: where people come from elsewhere.
  let isRequired: Bool
  private let uses = RecentUses()

  /// - Parameter database: of the company.
  package init(database: Database, company: CompanyID?, isTest: Bool, cookies: SessionCookie) {
    self.isTest = isTest
    isRequired = cookies.isSecure
    self.database = database
    self.company = company
    self.cookies = cookies
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var request = request
    let caller = try await caller(of: request, from: context.address)
    if caller.isPerson { try await FormToken.check(&request, caller) }
    let asked = request
    return try await caller.asking { try await next(asked, context) }
  }

  private func caller(of request: Request, from address: String) async throws -> Caller {
    if let header = request.headers[.authorization] {
      guard let caller = try await program(header, from: address) else { return .refused }
      return caller
    }
    guard let token = cookies.token(of: request) else { return .nobody }
    return try await person(token, from: address, request.isAttended) ?? .refused
  }

  // MARK: Programs

  private func program(_ header: String, from address: String) async throws -> Caller? {
    guard let company, let token = APIKey.Token(authorization: header), token.company == company,
      token.isTest == isTest
    else { return nil }
    let hash = token.secret.hash
    let found = try await database.readBriefly { tx in
      try KeyStore.key(token.id, of: company, in: tx).map { ($0, tx.now) }
    }
    guard let (key, now) = found, key.isGood(now), Secrets.areSame(key.secretHash, hash) else {
      return nil
    }
    if uses.isDue(key.id.raw, now) {
      try await database.write(.one(key.id.raw.bytes)) { tx in
        try KeyStore.noteUse(key.id, from: address, of: company, in: tx)
      }
    }
    return Caller(
      author: Author(.key, id: "\(key.id)", name: key.name, address: address),
      permissions: key.permissions, keyMaker: key.maker)
  }

  // MARK: Persons

  /// - Parameter isAttended: somebody did something. What a page asks by itself keeps no session from ending.
  private func person(
    _ token: SecretToken, from address: String, _ isAttended: Bool
  ) async throws -> Caller? {
    let (company, hash) = (company, token.hash)
    let found = try await database.readBriefly { tx -> (UserSession, User, Role?, Instant)? in
      guard let session = try SessionStore.session(hash, in: tx),
        let user = try UserStore.user(session.user, in: tx), user.isActive
      else { return nil }
      let role = try company.flatMap { try MemberStore.role(of: user.id, in: $0, tx) }
      return (session, user, role, tx.now)
    }
    guard let (session, user, role, now) = found else { return nil }
    if isAttended, session.seenAt.adding(seconds: 60) < now {
      try await database.write(.one(user.id.raw.bytes)) { try SessionStore.touch(hash, in: $0) }
    }
    let lacksSecondFactor =
      isRequired && !session.hasSecondFactor && role?.needsSecondFactor ?? false
    // Who owes one may set it up, and sees nothing meanwhile: pages that are for every member go by what each may.
    return Caller(
      author: Author(.person, id: "\(user.id)", name: user.title, address: address),
      permissions: lacksSecondFactor ? [] : role?.permissions ?? [], role: role, session: hash,
      provenAt: session.provenAt, formToken: UserSession.formToken(of: token),
      lacksSecondFactor: lacksSecondFactor)
  }
}

/// When each key was last noted as used: once a minute is enough for people.
private final class RecentUses: Sendable {
  private let last = Mutex<[RawID: Instant]>([:])

  func isDue(_ id: RawID, _ now: Instant) -> Bool {
    last.withLock { last in
      if let at = last[id], now.microseconds - at.microseconds < 60_000_000 { return false }
      if last.count > 10_000 { last.removeAll() }
      last[id] = now
      return true
    }
  }
}
