import Hummingbird
import Kernel
import Storage

/// `/sign-in`, `/sign-out`, `/claim/…`: how people come in and go.
package struct SignInPages: Sendable {
  package typealias Shell = @Sendable (Request) -> PageShell

  let signIn: SignIn
  let reset = ResetPassword(chance: .system)
  let claiming: ClaimInstallation
  let cookies: SessionCookie
  let throttle: Throttle
  let shell: Shell

  init(
    signIn: SignIn, company: CompanyID, ids: IDs, throttle: Throttle, cookies: SessionCookie,
    shell: @escaping Shell
  ) {
    self.signIn = signIn
    claiming = ClaimInstallation(database: signIn.database, company: company, ids: ids)
    self.throttle = throttle
    self.cookies = cookies
    self.shell = shell
  }

  package static let path = "/sign-in"

  package func add(to routes: Routes) {
    routes.get("/sign-in", .everyone) { request, _ in try await form(request, problem: nil) }
    routes.post("/sign-in", .everyone) { request, context in try await enter(request, context) }
    routes.post("/sign-in/code", .everyone) { request, context in
      try await finish(request, context)
    }
    routes.post("/sign-out", .person) { request, _ in try await leave(request) }
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
    let isNew = try await signIn.database.read { try UserStore.isEmpty(in: $0) }
    let page = SignInPage(fields: fields, isNew: isNew, problem: problem)
    return .html(page.render(in: shell(request)), problem: problem)
  }

  private func enter(_ request: Request, _ context: CallContext) async throws -> Response {
    let fields = try await request.form(upTo: 16 << 10)
    do {
      try throttle.pass(context.address)
      let outcome = try await signIn(
        email: fields["email"] ?? "", password: fields["password"] ?? "", address: context.address,
        agent: request.headers[.userAgent] ?? "")
      return answer(outcome, next: fields["next"], request)
    } catch let problem as AccountProblem {
      return try await form(request, fields.with("password", nil), problem: problem)
    }
  }

  private func answer(_ outcome: SignIn.Outcome, next: String?, _ request: Request) -> Response {
    switch outcome {
    case .open(let token):
      var response = Response.seeOther(Self.next(next))
      cookies.set(token, on: &response)
      return response
    case .needsCode(let ticket):
      return .html(
        CodePage(ticket: ticket.text, next: next, problem: nil).render(in: shell(request)))
    }
  }

  private func finish(_ request: Request, _ context: CallContext) async throws -> Response {
    let fields = try await request.form(upTo: 16 << 10)
    guard let ticket = SecretToken(fields["ticket"] ?? "") else { throw AccountProblem.linkEnded }
    do {
      try throttle.pass(context.address)
      let token = try await signIn.finish(
        ticket, code: fields["code"] ?? "", address: context.address,
        agent: request.headers[.userAgent] ?? "")
      return answer(.open(token), next: fields["next"], request)
    } catch let problem as AccountProblem where problem.kind != .notFound {
      let page = CodePage(ticket: ticket.text, next: fields["next"], problem: problem)
      return .html(page.render(in: shell(request)), problem: problem)
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
      try await signIn.database.write(.company(claiming.company)) {
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
      _ = try await signIn.database.write(.company(claiming.company)) { tx in
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
    let company = claiming.company
    try await signIn.database.write(.company(company)) { tx in
      try reset.change(token, to: hash, in: tx)
      try AuditTrail.note("password.reset", user.email, of: company, in: tx)
    }
    return .seeOther(Self.path)
  }

  /// Signed in at once with the account just made.
  func welcome(
    email: String, password: String, _ request: Request, _ context: CallContext
  ) async throws -> Response {
    let outcome = try await signIn(
      email: email, password: password, address: context.address,
      agent: request.headers[.userAgent] ?? "")
    return answer(outcome, next: nil, request)
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
      let back = [.get, .head].contains(request.method) ? request.uri.string : "/"
      let fields = FormFields().with("next", back == "/" ? nil : back)
      switch problem {
      case .notSignedIn, .credentialRefused: return .seeOther(fields.path(SignInPages.path))
      case .secondFactorMissing: return .seeOther(AccountPages.secondFactor)
      case .notProven: return .seeOther(fields.path(AccountPages.proof))
      default: throw problem
      }
    }
  }
}
