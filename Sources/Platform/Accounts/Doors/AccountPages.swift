import Hummingbird
import Kernel
import Storage

/// `/account`: who somebody is, their password, where they are signed in; `/account/proof`, where they show again that it is
/// them before what an unattended screen must not allow.
package struct AccountPages: Sendable {
  let signIn: SignIn
  let company: CompanyID
  let throttle: Throttle
  let isSecure: Bool
  let openID: String?
  let shell: SignInPages.Shell

  private var database: Database { signIn.database }

  package static let path = "/account"
  static let proof = "/account/proof"
  static let secondFactor = "/account/second-factor"

  package func add(to routes: Routes) {
    routes.get("/account", .person) { request, _ in try await show(request, problem: nil) }
    routes.post("/account/name", .person) { request, _ in try await rename(request) }
    routes.post("/account/password", .person) { request, context in
      try await changePassword(request, context)
    }
    routes.post("/account/sessions/:id/end", .person) { _, context in
      try await endSession(context.parameters.require("id"))
    }
    routes.post("/account/sessions/end", .person) { _, _ in try await endOthers() }
    routes.get("/account/second-factor", .personProven) { request, _ in
      try await enrolment(request, problem: nil)
    }
    routes.post("/account/second-factor", .personProven) { request, context in
      try await enrol(request, context)
    }
    routes.post("/account/second-factor/begin", .personProven) { _, _ in
      let (id, secondFactor) = (try me, signIn.secondFactor)
      try await database.write(.company(company)) { try secondFactor.begin(id, in: $0) }
      return .seeOther(Self.secondFactor)
    }
    routes.post("/account/second-factor/end", .personProven) { request, context in
      try await endSecondFactor(request, context)
    }
    routes.get("/account/proof", .person) { request, _ in
      try await proofForm(request, try request.query, problem: nil)
    }
    routes.post("/account/proof", .person) { request, context in
      try await prove(request, context)
    }
  }

  private var me: User.ID {
    get throws(AccessProblem) {
      guard let id = Caller.current.author.flatMap({ User.ID($0.id) }) else { throw .notSignedIn }
      return id
    }
  }

  private func user() async throws -> User {
    let id = try me
    guard let user = try await database.read({ try UserStore.user(id, in: $0) }) else {
      throw AccessProblem.notSignedIn
    }
    return user
  }

  private func show(_ request: Request, problem: (any Problem)?) async throws -> Response {
    let user = try await user()
    let (sessions, codesLeft) = try await database.read { tx in
      let isOn = try SecondFactorStore.isOn(user.id, in: tx)
      return (
        try SessionStore.open(of: user.id, in: tx),
        isOn ? try SecondFactorStore.codesLeft(of: user.id, in: tx) : nil as Int?
      )
    }
    let page = AccountPage(
      user: user, role: Caller.current.role, sessions: sessions, current: Caller.current.session,
      codesLeft: codesLeft, openID: openID, problem: problem)
    return .html(page.render(in: shell(request)), problem: problem)
  }

  private func rename(_ request: Request) async throws -> Response {
    let (id, fields) = (try me, try await request.form(upTo: 16 << 10))
    let name = CleanText.line(String((fields["name"] ?? "").prefix(100)))
    try await database.write(.company(company)) { try UserStore.rename(id, to: name, in: $0) }
    return .seeOther(Self.path, told: .saved)
  }

  /// Every other session ends: whoever had the old password is out.
  private func changePassword(_ request: Request, _ context: CallContext) async throws -> Response {
    let fields = try await request.form(upTo: 16 << 10)
    do {
      try throttle.pass(context.address)
      let user = try await user()
      try await signIn.prove(fields["current"] ?? "", user, from: context.address)
      let password = fields["password"] ?? ""
      let findings = PasswordRules.findings(password, told: [user.email, user.name])
      guard findings.isEmpty else { throw AccountProblem.invalid(findings) }
      let (hash, session) = (try await signIn.hash(password), Caller.current.session)
      let (company, ids) = (company, signIn.ids)
      let letter = NoticeLetter(.passwordChanged, request, isSecure: isSecure)
      try await database.write(.company(company)) { tx in
        try UserStore.setPassword(hash, of: user.id, in: tx)
        try AuditTrail.note("password.changed", user.email, of: company, in: tx)
        try NoticeStore.add(letter, to: user.email, ids: ids, in: tx)
        try SessionStore.endAll(of: user.id, but: session, in: tx)
      }
      return .seeOther(Self.path, told: .changed)
    } catch let problem as AccountProblem {
      return try await show(request, problem: problem)
    }
  }

  private func endSession(_ shortID: String) async throws -> Response {
    let id = try me
    let isEnded = try await database.write(.company(company)) { tx in
      let found = try SessionStore.open(of: id, in: tx).filter { $0.shortID == shortID }
      for session in found { try SessionStore.end(session.tokenHash, in: tx) }
      return !found.isEmpty
    }
    return isEnded ? .seeOther(Self.path, told: .ended) : .seeOther(Self.path)
  }

  private func endOthers() async throws -> Response {
    let (id, session) = (try me, Caller.current.session)
    try await database.write(.company(company)) {
      try SessionStore.endAll(of: id, but: session, in: $0)
    }
    return .seeOther(Self.path, told: .ended)
  }

  // MARK: The second factor

  private func enrolment(_ request: Request, problem: (any Problem)?) async throws -> Response {
    let (user, secondFactor) = (try await user(), signIn.secondFactor)
    let (isOn, seed) = try await database.read { tx in
      (
        try SecondFactorStore.isOn(user.id, in: tx),
        try secondFactor.waiting(user.id, in: tx)
      )
    }
    if isOn { return .seeOther(Self.path) }
    let page = EnrolmentPage(
      seed: seed, email: user.email, isRequired: Caller.current.lacksSecondFactor,
      problem: problem)
    return .html(page.render(in: shell(request)), problem: problem)
  }

  private func enrol(_ request: Request, _ context: CallContext) async throws -> Response {
    let fields = try await request.form(upTo: 16 << 10)
    let (user, secondFactor) = (try await user(), signIn.secondFactor)
    let (company, session) = (company, Caller.current.session)
    do {
      try throttle.pass(context.address)
      let codes = try await database.write(.company(company)) { tx in
        let codes = try secondFactor.confirm(fields["code"] ?? "", of: user.id, in: tx)
        if let session { try SessionStore.strengthen(session, in: tx) }
        try SessionStore.endAll(of: user.id, but: session, in: tx)
        try AuditTrail.note("second-factor.on", user.email, of: company, in: tx)
        return codes
      }
      return .html(RecoveryCodesPage(codes: codes).render(in: shell(request)))
    } catch let problem as AccountProblem {
      return try await enrolment(request, problem: problem)
    }
  }

  private func endSecondFactor(_ request: Request, _ context: CallContext) async throws -> Response
  {
    let fields = try await request.form(upTo: 16 << 10)
    let (user, secondFactor, company) = (try await user(), signIn.secondFactor, company)
    let (ids, letter) = (signIn.ids, NoticeLetter(.secondFactorOff, request, isSecure: isSecure))
    do {
      try throttle.pass(context.address)
      try await database.write(.company(company)) { tx in
        guard try secondFactor.accepts(fields["code"] ?? "", of: user.id, in: tx) else {
          throw AccountProblem.codeRefused
        }
        try SecondFactorStore.remove(user.id, in: tx)
        try AuditTrail.note("second-factor.off", user.email, of: company, in: tx)
        try NoticeStore.add(letter, to: user.email, ids: ids, in: tx)
      }
      return .seeOther(Self.path, told: .removed)
    } catch let problem as AccountProblem {
      return try await show(request, problem: problem)
    }
  }

  // MARK: Proving who one is, again

  private func proofForm(
    _ request: Request, _ fields: FormFields, problem: (any Problem)?
  ) async throws -> Response {
    let page = ProofPage(next: fields["next"], problem: problem)
    return .html(page.render(in: shell(request)), problem: problem)
  }

  private func prove(_ request: Request, _ context: CallContext) async throws -> Response {
    let fields = try await request.form(upTo: 16 << 10)
    do {
      try throttle.pass(context.address)
      let user = try await user()
      try await signIn.prove(fields["password"] ?? "", user, from: context.address)
      if let session = Caller.current.session {
        try await database.write(.company(company)) { try SessionStore.prove(session, in: $0) }
      }
      return .seeOther(SignInPages.next(fields["next"]))
    } catch let problem as AccountProblem {
      return try await proofForm(request, fields, problem: problem)
    }
  }
}
