import Hummingbird
import Kernel
import Money
import Storage

/// `/sign-in`, `/sign-out`, `/claim/…`: how people come in and go.
package struct SignInPages: Sendable {
  package typealias Shell = @Sendable (Request) -> PageShell

  let signIn: SignIn
  let reset = ResetPassword(chance: .system)
  let claiming: ClaimInstallation
  let cookies: SessionCookie
  let throttle: Throttle
  /// Whether mail leaves: a forgotten password is then asked for here.
  let mayMail: Bool
  /// What the provider is called where people may sign in at one.
  let openID: String?
  let shell: Shell

  init(
    signIn: SignIn, ids: IDs, throttle: Throttle, cookies: SessionCookie,
    mayMail: Bool, openID: String?, shell: @escaping Shell
  ) {
    self.signIn = signIn
    claiming = ClaimInstallation(
      database: signIn.database, company: signIn.company, ids: ids)
    self.throttle = throttle
    self.cookies = cookies
    self.mayMail = mayMail
    self.openID = openID
    self.shell = shell
  }

  package static let path = "/sign-in"

  package func add(to routes: Routes) {
    routes.get("/sign-in", .everyone) { request, _ in try await form(request, problem: nil) }
    routes.post("/sign-in", .everyone) { request, context in try await enter(request, context) }
    routes.post("/sign-in/code", .everyone) { request, context in
      try await finish(request, context)
    }
    routes.post("/sign-in/passkey", .everyone) { request, context in
      try await enterByPasskey(request, context)
    }
    routes.get("/password", .everyone) { request, _ in
      mayMail
        ? .html(ForgottenPage(isAsked: false).render(in: shell(request))) : .seeOther(Self.path)
    }
    routes.post("/password", .everyone) { request, context in
      try await askForPassword(request, context)
    }
    routes.post("/sign-out", .signedIn) { request, _ in try await leave(request) }
    routes.get("/claim/:token", .everyone) { request, context in
      try await claimForm(request, context, FormFields(), problem: nil)
    }
    routes.post("/claim/:token", .everyone) { request, context in
      try await claim(request, context)
    }
    routes.get("/password/:token", .everyone) { request, context in
      try await passwordForm(request, context, problem: nil)
    }
    routes.post("/password/:token", .everyone) { request, context in
      try await changePassword(request, context)
    }
  }

  // MARK: Signing in

  private func form(
    _ request: Request, _ fields: FormFields? = nil, problem: (any Problem)?
  ) async throws -> Response {
    let fields = try fields ?? request.query
    let (isNew, now) = try await signIn.database.read { (try UserStore.isEmpty(in: $0), $0.now) }
    Doing.current?.code = problem?.code
    let page = SignInPage(
      fields: fields, isNew: isNew, mayMail: mayMail, openID: openID,
      passkey: passkeyForm(request, .signingIn, of: nil, [], now), problem: problem)
    return .html(page.render(in: shell(request)), problem: problem)
  }

  private func enter(_ request: Request, _ context: CallContext) async throws -> Response {
    let fields = try await request.form(upTo: 16 << 10)
    do {
      try throttle.pass(context.address)
      let outcome = try await signIn(
        email: fields["email"] ?? "", password: fields["password"] ?? "", visit(request, context))
      return try await answer(outcome, next: fields["next"], request)
    } catch let problem as AccountProblem {
      return try await form(request, fields.with("password", nil), problem: problem)
    }
  }

  private func visit(_ request: Request, _ context: CallContext) -> SignIn.Visit {
    SignIn.Visit(request, context, isSecure: cookies.isSecure)
  }

  func answer(
    _ outcome: SignIn.Outcome, next: String?, _ request: Request
  ) async throws -> Response {
    switch outcome {
    case .open(let token): return opened(token, next: next)
    case .needsCode(let ticket, _):
      return try await codePage(ticket, next: next, request, problem: nil)
    }
  }

  private func opened(_ token: SecretToken, next: String?) -> Response {
    var response = Response.seeOther(Self.next(next))
    cookies.set(token, on: &response)
    return response
  }

  private func codePage(
    _ ticket: SecretToken, next: String?, _ request: Request, problem: (any Problem)?
  ) async throws -> Response {
    let (user, keys, now) = try await signIn.database.read { tx in
      let link = try UserStore.link(.secondFactor, hash: ticket.hash, in: tx)
      guard link.isGood, let user = link.user else { throw AccountProblem.linkEnded }
      return (user, try PasskeyStore.all(of: user, in: tx), tx.now)
    }
    Doing.current?.code = problem?.code
    let form = keys.isEmpty ? nil : passkeyForm(request, .secondFactor, of: user, keys, now)
    let page = CodePage(ticket: ticket.text, next: next, passkey: form, problem: problem)
    return .html(page.render(in: shell(request)), problem: problem)
  }

  // MARK: Passkeys

  /// - Returns: `nil` where there can be none: the page does without.
  private func passkeyForm(
    _ request: Request, _ purpose: PasskeyCeremony.Purpose, of user: User.ID?, _ keys: [Passkey],
    _ now: Instant
  ) -> PasskeyForm? {
    guard let site = PasskeySite(authority: request.head.authority, isSecure: cookies.isSecure),
      let challenge = try? signIn.passkeys.ceremony.challenge(purpose, of: user, now: now)
    else { return nil }
    return PasskeyForm(
      challenge: Base64URL.encode(challenge), site: site.host,
      keys: keys.filter { $0.site == site.host }.map(\.id))
  }

  private func enterByPasskey(_ request: Request, _ context: CallContext) async throws -> Response {
    let fields = try await request.form(upTo: 64 << 10)
    let ticket = try fields["ticket"].map { text in
      guard let ticket = SecretToken(text) else { throw AccountProblem.linkEnded }
      return ticket
    }
    do {
      try throttle.pass(context.address)
      guard let site = PasskeySite(authority: request.head.authority, isSecure: cookies.isSecure),
        let answer = try? PasskeyAnswer(fields["answer"])
      else { throw AccountProblem.passkeyRefused(PasskeyFault.unreadable.rawValue) }
      let token = try await signIn.withPasskey(
        answer, ticket: ticket, at: site, visit(request, context))
      return opened(token, next: fields["next"])
    } catch let problem as AccountProblem where problem.kind != .notFound {
      if case .passkeyRefused(let fault) = problem {
        context.logger.notice("a passkey was refused", metadata: ["fault": "\(fault)"])
      }
      guard let ticket else { return try await form(request, fields, problem: problem) }
      return try await codePage(ticket, next: fields["next"], request, problem: problem)
    }
  }

  private func finish(_ request: Request, _ context: CallContext) async throws -> Response {
    let fields = try await request.form(upTo: 16 << 10)
    guard let ticket = SecretToken(fields["ticket"] ?? "") else { throw AccountProblem.linkEnded }
    do {
      try throttle.pass(context.address)
      let token = try await signIn.finish(
        ticket, code: fields["code"] ?? "", visit(request, context))
      return opened(token, next: fields["next"])
    } catch let problem as AccountProblem where problem.kind != .notFound {
      return try await codePage(ticket, next: fields["next"], request, problem: problem)
    }
  }

  /// Only a path of ours: a link must not lead from our sign-in to somewhere else.
  static func next(_ path: String?) -> String {
    guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.hasPrefix("/\\"),
      !path.utf8.contains(where: { $0 < 0x21 || $0 == 0x5C || $0 > 0x7E })
    else { return "/" }
    return path
  }

  private func leave(_ request: Request) async throws -> Response {
    if let session = Caller.current.session {
      try await signIn.database.write(signIn.scope) {
        try SessionStore.end(session, in: $0)
      }
    }
    var response = Response.seeOther(Self.path)
    cookies.remove(from: &response)
    response.headers[.clearSiteData] = "\"cache\""
    return response
  }

  // MARK: The first account

  private func token(_ context: CallContext) throws -> SecretToken {
    guard let token = SecretToken(try context.parameters.require("token")) else {
      throw AccountProblem.linkEnded
    }
    return token
  }

  private func claimForm(
    _ request: Request, _ context: CallContext, _ fields: FormFields, problem: (any Problem)?
  ) async throws -> Response {
    let token = try token(context)
    try await signIn.database.read { tx in
      guard try UserStore.isEmpty(in: tx) else { throw AccountProblem.claimed }
      guard try UserStore.link(.claim, hash: token.hash, in: tx).isGood else {
        throw AccountProblem.linkEnded
      }
    }
    let page = NewAccountPage(
      action: "/claim/\(token.text)", fields: fields, email: nil, problem: problem)
    return .html(page.render(in: shell(request)), problem: problem)
  }

  private func claim(_ request: Request, _ context: CallContext) async throws -> Response {
    try throttle.pass(context.address)
    let token = try token(context)
    let fields = try await request.form(upTo: 16 << 10)
    do {
      let account = try NewAccount(fields)
      let (claiming, hash) = (claiming, try await signIn.hash(account.password))
      _ = try await signIn.database.write(signIn.scope) { tx in
        try claiming.claim(
          token, email: account.email, name: account.name, password: hash, in: tx)
      }
      return try await welcome(
        email: account.email, password: account.password, request, context)
    } catch let problem as AccountProblem where problem.kind == .invalid {
      return try await claimForm(request, context, fields, problem: problem)
    }
  }

  // MARK: A new password

  /// The answer is the same whoever is asked for: the address is looked up when the mail is written.
  private func askForPassword(_ request: Request, _ context: CallContext) async throws -> Response {
    let fields = try await request.form(upTo: 16 << 10)
    try throttle.pass(context.address)
    if mayMail, let email = User.normalized(fields["email"] ?? "") {
      let (ids, letter) = (
        signIn.ids, NoticeLetter(.passwordLink, request, isSecure: cookies.isSecure)
      )
      try await signIn.database.write(.one(Array(email.utf8))) {
        try NoticeStore.add(letter, to: email, ids: ids, in: $0)
      }
    }
    return .html(ForgottenPage(isAsked: true).render(in: shell(request)))
  }

  private func passwordForm(
    _ request: Request, _ context: CallContext, problem: (any Problem)?
  ) async throws -> Response {
    let token = try token(context)
    let user = try await signIn.database.read { try reset.user(token, in: $0) }
    let page = NewPasswordPage(
      action: "/password/\(token.text)", email: user.email, problem: problem)
    return .html(page.render(in: shell(request)), problem: problem)
  }

  private func changePassword(_ request: Request, _ context: CallContext) async throws -> Response {
    try throttle.pass(context.address)
    let (token, fields, reset) = (try token(context), try await request.form(), reset)
    let user = try await signIn.database.read { try reset.user(token, in: $0) }
    let password = fields["password"] ?? ""
    let findings = PasswordRules.findings(password, told: [user.email, user.name])
    guard findings.isEmpty else {
      return try await passwordForm(request, context, problem: AccountProblem.invalid(findings))
    }
    let hash = try await signIn.hash(password)
    let (company, ids) = (signIn.company, signIn.ids)
    let letter = NoticeLetter(.passwordChanged, request, isSecure: cookies.isSecure)
    try await signIn.database.write(signIn.scope) { tx in
      try reset.change(token, to: hash, in: tx)
      if let company { try AuditTrail.note("password.reset", user.email, of: company, in: tx) }
      try NoticeStore.add(letter, to: user.email, ids: ids, in: tx)
    }
    return .seeOther(Self.path)
  }

  /// Signed in at once with the account just made.
  func welcome(
    email: String, password: String, _ request: Request, _ context: CallContext
  ) async throws -> Response {
    let outcome = try await signIn(email: email, password: password, visit(request, context))
    return try await answer(outcome, next: nil, request)
  }
}

/// Sends people who did not sign in to where they do; programs get the problem.
package struct SignInRedirect: RouterMiddleware {
  package typealias Context = CallContext

  package init() {}

  package func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let problem as AccessProblem {
      guard !request.wantsJSON, request.headers[.authorization] == nil else { throw problem }
      let isReading = [.get, .head].contains(request.method)
      let back = isReading ? request.uri.string : Self.formPage(of: request) ?? "/"
      let fields = FormFields().with("next", back == "/" ? nil : back)
        .with("lost", isReading ? nil : "1")
      switch problem {
      case .notSignedIn, .credentialRefused: return .seeOther(fields.path(SignInPages.path))
      case .secondFactorMissing: return .seeOther(AccountPages.secondFactor)
      case .notMember where request.method == .get: return .seeOther(PageShell.companies)
      case .notProven: return .seeOther(fields.path(AccountPages.proof))
      default: throw problem
      }
    }
  }

  /// The page of ours a form was sent from: where somebody goes on once they have signed in.
  static func formPage(of request: Request) -> String? {
    guard let referer = request.headers[.referer], let host = request.head.authority,
      let scheme = referer.firstRange(of: "://")
    else { return nil }
    let rest = referer[scheme.upperBound...]
    let path = rest.dropFirst(host.count)
    return rest.hasPrefix(host) && path.hasPrefix("/") ? String(path) : nil
  }
}
