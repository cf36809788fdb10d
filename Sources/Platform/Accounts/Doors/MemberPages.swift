import Hummingbird
import Kernel
import Storage

/// `/users`: who may come in, invitations; `/join/…`, where whoever was invited comes in.
package struct MemberPages: Sendable {
  let database: Database
  let company: CompanyID
  let companyName: String
  let members: ManageMembers
  let signIn: SignInPages
  let shell: SignInPages.Shell

  package init(
    database: Database, company: CompanyID, companyName: String, ids: IDs, signIn: SignInPages,
    shell: @escaping SignInPages.Shell
  ) {
    self.database = database
    self.company = company
    self.companyName = companyName
    members = ManageMembers(company: company, ids: ids)
    self.signIn = signIn
    self.shell = shell
  }

  package static let path = "/users"
  package static let navigation = NavigationItem(
    .settings, href: path, title: AccountsStrings.table.users, icon: Icon.people)

  package func add(to routes: Routes) {
    routes.get("/users", .may(.usersRead)) { request, _ in try await show(request) }
    routes.post("/users/invitations", .mayProven(.usersWrite)) { request, _ in
      try await invite(request)
    }
    routes.post("/users/invitations/:id/end", .mayProven(.usersWrite)) { _, context in
      let id = try Self.invitation(context)
      try await database.write(.company(company)) { [members] in try members.revoke(id, in: $0) }
      return .seeOther(Self.path, told: .ended)
    }
    routes.post("/users/:id/role", .mayProven(.usersWrite)) { request, context in
      try await appoint(request, Self.user(context))
    }
    routes.post("/users/:id/end", .mayProven(.usersWrite)) { request, context in
      try await remove(request, Self.user(context))
    }
    routes.post("/users/:id/sessions/end", .mayProven(.usersWrite)) { request, context in
      try await endSessions(request, Self.user(context))
    }
    routes.get("/join/:token", .everyone) { request, context in
      try await joinForm(request, context, FormFields(), problem: nil)
    }
    routes.post("/join/:token", .everyone) { request, context in try await join(request, context) }
  }

  static func user(_ context: CallContext) throws -> User.ID {
    let text = try context.parameters.require("id")
    guard let id = User.ID(text) else { throw AccountProblem.notFound(text) }
    return id
  }

  static func invitation(_ context: CallContext) throws -> Invitation.ID {
    let text = try context.parameters.require("id")
    guard let id = Invitation.ID(text) else { throw AccountProblem.notFound(text) }
    return id
  }

  static var manager: Role { Caller.current.role ?? .reader }

  private func show(
    _ request: Request, _ fields: FormFields = FormFields(), link: (String, String)? = nil,
    problem: (any Problem)? = nil
  ) async throws -> Response {
    let company = company
    let (people, invitations) = try await database.read { tx in
      (
        try MemberStore.members(of: company, in: tx),
        try MemberStore.invitations(of: company, in: tx)
      )
    }
    let page = MembersPage(
      members: people, invitations: invitations, manager: Self.manager, fields: fields,
      me: Caller.current.author?.id, link: link, problem: problem)
    return .html(page.render(in: shell(request)), problem: problem)
  }

  private func invite(_ request: Request) async throws -> Response {
    let fields = try await request.form(upTo: 16 << 10)
    let (members, manager) = (members, Self.manager)
    do {
      let (invitation, path) = try await database.write(.company(company)) { tx in
        try members.invite(
          email: fields["email"] ?? "", role: Role(fields["role"] ?? "") ?? .reader,
          manager: manager, in: tx)
      }
      let scheme = signIn.cookies.isSecure ? "https" : "http"
      let origin = "\(scheme)://\(request.head.authority ?? "localhost")"
      return try await show(request, link: (invitation.email, origin + CompanyPath.inCompany(path)))
    } catch let problem as AccountProblem {
      return try await show(request, fields, problem: problem)
    }
  }

  private func appoint(_ request: Request, _ user: User.ID) async throws -> Response {
    let fields = try await request.form(upTo: 16 << 10)
    let (members, manager) = (members, Self.manager)
    do {
      guard let role = Role(fields["role"] ?? "") else {
        throw AccountProblem.notFound(fields["role"] ?? "role")
      }
      try await database.write(.company(company)) {
        try members.appoint(user, role, manager: manager, in: $0)
      }
      return .seeOther(Self.path, told: .changed)
    } catch let problem as AccountProblem {
      return try await show(request, problem: problem)
    }
  }

  private func remove(_ request: Request, _ user: User.ID) async throws -> Response {
    let (members, manager) = (members, Self.manager)
    do {
      try await database.write(.company(company)) {
        try members.remove(user, manager: manager, in: $0)
      }
      return .seeOther(Self.path, told: .ended)
    } catch let problem as AccountProblem {
      return try await show(request, problem: problem)
    }
  }

  private func endSessions(_ request: Request, _ user: User.ID) async throws -> Response {
    let (members, manager) = (members, Self.manager)
    do {
      try await database.write(.company(company)) {
        try members.endSessions(user, manager: manager, in: $0)
      }
      return .seeOther(Self.path, told: .ended)
    } catch let problem as AccountProblem {
      return try await show(request, problem: problem)
    }
  }

  // MARK: Joining

  private func token(_ context: CallContext) throws -> SecretToken {
    guard let token = SecretToken(try context.parameters.require("token")) else {
      throw AccountProblem.linkEnded
    }
    return token
  }

  private func joinForm(
    _ request: Request, _ context: CallContext, _ fields: FormFields, problem: (any Problem)?
  ) async throws -> Response {
    let (token, members) = (try token(context), members)
    let (invitation, isKnown) = try await database.read { tx in
      let invitation = try members.invitation(token, in: tx)
      return (invitation, try UserStore.user(email: invitation.email, in: tx) != nil)
    }
    let page = NewAccountPage(
      action: "/join/\(token.text)", fields: fields, email: invitation.email, problem: problem,
      company: companyName, isKnown: isKnown)
    return .html(page.render(in: shell(request)), problem: problem)
  }

  private func join(_ request: Request, _ context: CallContext) async throws -> Response {
    try signIn.throttle.pass(context.address)
    let (token, members, fields) = (try token(context), members, try await request.form())
    let (invitation, known) = try await database.read { tx in
      let invitation = try members.invitation(token, in: tx)
      return (invitation, try UserStore.user(email: invitation.email, in: tx))
    }
    do {
      let verbs = signIn.signIn
      var hash: String?
      if let known {
        try await verbs.prove(fields["password"] ?? "", known, from: context.address)
      } else {
        hash = try await verbs.hash(try NewAccount(fields, invited: invitation.email).password)
      }
      let (made, name) = (hash, CleanText.line(String((fields["name"] ?? "").prefix(100))))
      try await database.write(.company(company)) { tx in
        try members.join(token, name: name, passwordHash: made, in: tx)
      }
      return try await signIn.welcome(
        email: invitation.email, password: fields["password"] ?? "", request, context)
    } catch let problem as AccountProblem where problem.kind != .notFound {
      return try await joinForm(request, context, fields, problem: problem)
    }
  }
}
