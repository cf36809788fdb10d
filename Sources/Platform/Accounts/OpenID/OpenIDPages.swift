import Crypto
import Hummingbird
import Kernel
import Money
import Storage

/// `/sign-in/oidc`: signing in at the provider of the house (authorisation code with PKCE), and linking an account with it.
///
/// What was begun is in a cookie sealed by the vault; the `state` is its hash, so that an answer is taken by the browser that
/// asked and no other.
struct OpenIDPages: Sendable {
  let provider: OpenIDProvider?
  let signIn: SignIn
  let pages: SignInPages
  let cookies: SessionCookie
  let chance: Chance = .system

  static let path = "/sign-in/oidc"
  static let link = "/account/oidc"
  private static let seconds: Int64 = 10 * 60
  private static let place = Vault.Place(
    "openid", "begun", RawID(high: 0, low: 0), of: CompanyID(raw: RawID(high: 0, low: 0)))

  func add(to routes: Routes) {
    routes.get("/sign-in/oidc", .everyone) { request, _ in
      try await begin(request, user: nil, next: try request.query["next"])
    }
    routes.get("/sign-in/oidc/callback", .everyone) { request, context in
      try await finish(request, context)
    }
    routes.get("/account/oidc", .personProven) { request, _ in
      guard let id = Caller.current.author.flatMap({ User.ID($0.id) }) else {
        throw AccessProblem.notSignedIn
      }
      return try await begin(request, user: id, next: AccountPages.path)
    }
  }

  private var asked: OpenIDProvider {
    get throws(HTTPProblem) {
      guard let provider else { throw .noSuchPage }
      return provider
    }
  }

  private func redirect(_ request: Request) -> String {
    let scheme = cookies.isSecure ? "https" : "http"
    return "\(scheme)://\(request.head.authority ?? "localhost")\(Self.path)/callback"
  }

  private var cookieName: String { cookies.isSecure ? "__Host-facturier-oidc" : "facturier-oidc" }

  // MARK: There

  private func begin(_ request: Request, user: User.ID?, next: String?) async throws -> Response {
    let provider = try asked
    let endpoints = try await provider.endpoints()
    let now = try await signIn.database.read { $0.now }
    let (nonce, verifier) = (SecretToken(chance).text, SecretToken(chance).text)
    let begun = Begun(
      nonce: nonce, verifier: verifier, user: user.map { "\($0)" } ?? "",
      next: SignInPages.next(next),
      until: now.adding(seconds: Self.seconds).microseconds)
    let sealed = Base64URL.encode(try signIn.secondFactor.vault.seal(begun.bytes, at: Self.place))
    let query = FormFields().with("response_type", "code").with(
      "client_id", provider.settings.client
    )
    .with("redirect_uri", redirect(request)).with("scope", "openid email").with(
      "state", Self.state(sealed)
    )
    .with("nonce", nonce).with("code_challenge", Base64URL.encode(Self.hash(verifier)))
    .with("code_challenge_method", "S256")
    let mark = endpoints.authorization.contains("?") ? "&" : "?"
    // The one answer that leads elsewhere: to where the operator's setting says.
    var response = Response(
      status: .seeOther, headers: [.location: endpoints.authorization + mark + query.encoded])
    response.setCookie(
      Cookie(
        name: cookieName, value: sealed, maxAge: Int(Self.seconds), path: "/",
        secure: cookies.isSecure,
        httpOnly: true, sameSite: .lax))
    return response
  }

  private static func hash(_ text: String) -> [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
  private static func state(_ sealed: String) -> String { Base64URL.encode(hash(sealed)) }

  // MARK: And back

  private func finish(_ request: Request, _ context: CallContext) async throws -> Response {
    let provider = try asked
    try pages.throttle.pass(context.address)
    let query = try request.query
    let now = try await signIn.database.read { $0.now }
    guard let sealed = request.cookies[cookieName]?.value, query["state"] == Self.state(sealed),
      let bytes = Base64URL.decode(sealed),
      let plain = try? signIn.secondFactor.vault.open(bytes, at: Self.place),
      let begun = Begun(plain), begun.until > now.microseconds
    else { throw AccountProblem.openIDRefused("state") }
    guard let code = query["code"] else { throw AccountProblem.openIDRefused("no code") }
    let endpoints = try await provider.endpoints()
    let text = try await provider.token(
      endpoints, code: code, verifier: begun.verifier, redirect: redirect(request))
    let token = try IDToken(
      text, keys: try await provider.keys(endpoints), issuer: provider.settings.issuer,
      client: provider.settings.client, nonce: begun.nonce, now: now)
    var response =
      if let user = User.ID(begun.user) {
        try await link(token, with: user, provider.settings, next: begun.next)
      } else {
        try await enter(token, provider.settings, begun, request, context)
      }
    response.setCookie(
      Cookie(
        name: cookieName, value: "", maxAge: 0, path: "/", secure: cookies.isSecure, httpOnly: true,
        sameSite: .lax))
    return response
  }

  /// Only the session that began it links its own account.
  private func link(_ token: IDToken, with user: User.ID, _ settings: OpenIDSettings, next: String)
    async throws
    -> Response
  {
    guard Caller.current.author?.id == "\(user)" else {
      throw AccountProblem.openIDRefused("session")
    }
    let company = signIn.company
    try await signIn.database.write(signIn.scope) { tx in
      if let other = try IdentityStore.user(token.subject, at: settings.issuer, in: tx),
        other != user
      {
        throw AccountProblem.openIDRefused("linked")
      }
      try IdentityStore.link(token.subject, at: settings.issuer, with: user, in: tx)
      if let company {
        try AuditTrail.note("openid.linked", settings.issuer, of: company, in: tx)
      }
    }
    return .seeOther(next)
  }

  private func enter(
    _ token: IDToken, _ settings: OpenIDSettings, _ begun: Begun, _ request: Request,
    _ context: CallContext
  ) async throws -> Response {
    let outcome = try await signIn.withOpenID(
      token, settings, SignIn.Visit(request, context, isSecure: cookies.isSecure))
    return try await pages.answer(outcome, next: begun.next, request)
  }

  /// What was begun, one value a line.
  fileprivate struct Begun {
    let nonce: String
    let verifier: String
    /// Whose account is being linked; empty of a sign-in.
    let user: String
    let next: String
    let until: Int64

    var bytes: [UInt8] {
      Array([nonce, verifier, user, next, "\(until)"].joined(separator: "\n").utf8)
    }
  }
}

extension OpenIDPages.Begun {
  fileprivate init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 5, let until = Int64(lines[4]) else { return nil }
    self.init(
      nonce: String(lines[0]), verifier: String(lines[1]), user: String(lines[2]),
      next: String(lines[3]),
      until: until)
  }
}

extension SignIn {
  /// Opens a session for whoever the provider says it is, if their account is linked with it; what a password is asked beside,
  /// it is asked beside too.
  ///
  /// - Throws: `AccountProblem.openIDUnknown`.
  func withOpenID(_ token: IDToken, _ settings: OpenIDSettings, _ visit: Visit) async throws
    -> Outcome
  {
    let (secret, company) = (SecretToken(chance), company)
    return try await database.write(scope) { tx in
      let linked = try IdentityStore.user(token.subject, at: settings.issuer, in: tx)
      var user = try linked.flatMap { try UserStore.user($0, in: tx) }
      if linked == nil, settings.linksByVerifiedEmail, token.isEmailVerified,
        let email = token.email
      {
        user = try UserStore.user(email: email, in: tx)
        if let user {
          try IdentityStore.link(token.subject, at: settings.issuer, with: user.id, in: tx)
          if let company {
            try AuditTrail.note(
              "openid.linked", user.email, after: settings.issuer, of: company, in: tx)
          }
        }
      }
      guard let user, user.isActive else { throw AccountProblem.openIDUnknown }
      return try enter(user, secret, visit, in: tx)
    }
  }
}

/// Every SQL statement on `user_identity`.
enum IdentityStore {
  static func user(_ subject: String, at issuer: String, in tx: borrowing Transaction) throws
    -> User.ID?
  {
    try tx.row(
      "SELECT user_id FROM user_identity WHERE issuer = \(issuer) AND subject = \(subject)"
    ) {
      try $0.id(0, as: User.ID.self)
    }
  }

  static func link(
    _ subject: String, at issuer: String, with user: User.ID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO user_identity (issuer, subject, user_id, linked_at)
      VALUES (\(issuer), \(subject), \(user), \(tx.now)) ON CONFLICT (issuer, subject) DO NOTHING
      """)
  }
}
