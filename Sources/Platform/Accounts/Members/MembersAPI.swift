import Hummingbird
import Kernel
import Money
import Storage

/// `/v1/users` and `/v1/invitations`: who is in the company, and who is asked to join.
///
/// ```
/// GET   /v1/users                 GET    /v1/invitations
/// PATCH /v1/users/{id}            POST   /v1/invitations        {"email": "…", "role": "seller"}
/// DELETE /v1/users/{id}           DELETE /v1/invitations/{id}
/// ```
package struct MembersAPI: Sendable {
  let database: Database
  let members: ManageMembers

  private static let bodyLimit = 16 << 10
  private var company: CompanyID { members.company }

  package func add(to routes: Routes) {
    let company = company
    routes.get("/v1/users", .may(.usersRead)) { _, _ in try await list() }
    routes.object("/v1/users/:id", .may(.usersRead), database) { id, _, tx in
      let people = try MemberStore.members(of: company, in: tx)
      guard let person = people.first(where: { "\($0.user)" == id[0] }) else {
        throw AccountProblem.notFound(id[0])
      }
      let json = JSONWriter()
      Self.write(person, to: json)
      return json
    }
    routes.patch("/v1/users/:id", .may(.usersWrite)) { request, context in
      try await appoint(try Self.user(context), request)
    }
    routes.delete("/v1/users/:id", .may(.usersWrite)) { _, context in
      let (members, user, manager) = (members, try Self.user(context), Self.manager)
      return try await changed { try members.remove(user, manager: manager, in: $0) }
    }
    routes.get("/v1/invitations", .may(.usersRead)) { _, _ in try await invitations() }
    routes.post("/v1/invitations", .may(.usersWrite)) { request, _ in try await invite(request) }
    routes.delete("/v1/invitations/:id", .may(.usersWrite)) { _, context in
      let text = try context.parameters.require("id")
      guard let id = Invitation.ID(text) else { throw AccountProblem.notFound(text) }
      let members = members
      return try await changed { try members.revoke(id, in: $0) }
    }
  }

  /// Unless it changed since the caller read it.
  private func changed(
    _ change: @escaping @Sendable (borrowing Transaction) throws -> Void
  ) async throws -> Response {
    let believed = Precondition.current
    try await database.write(.company(company)) { tx in
      try believed?.check(in: tx)
      try change(tx)
    }
    return Response(status: .noContent)
  }

  private static func user(_ context: CallContext) throws -> User.ID {
    let text = try context.parameters.require("id")
    guard let id = User.ID(text) else { throw AccountProblem.notFound(text) }
    return id
  }

  /// A key appoints no owner: that is for owners themselves.
  private static var manager: Role {
    let caller = Caller.current
    return caller.role ?? (caller.permissions.contains(.usersWrite) ? .admin : .reader)
  }

  private func list() async throws -> Response {
    let company = company
    let people = try await database.read { try MemberStore.members(of: company, in: $0) }
    let json = JSONWriter()
    json.object {
      json.array("data") { for person in people { Self.write(person, to: json) } }
    }
    return .json(json)
  }

  private static func write(_ person: MemberStore.Member, to json: JSONWriter) {
    json.object {
      json.field("id", text: person.user)
      json.field("object", "user")
      json.field("email", person.email)
      json.field("name", person.name)
      write(person.role, to: json)
      json.field("since", text: person.since)
    }
  }

  private static func write(_ role: Role, to json: JSONWriter) {
    json.field("role", role.name)
    json.array("permissions") {
      for name in role.permissions.map(\.rawValue).sorted() { json.value(name) }
    }
  }

  private func appoint(_ user: User.ID, _ request: Request) async throws -> Response {
    let wanted = try MemberRequest(try await request.bytes(upTo: Self.bodyLimit), named: false)
    let (members, manager) = (members, Self.manager)
    return try await changed { try members.appoint(user, wanted.role, manager: manager, in: $0) }
  }

  // MARK: Invitations

  private func invitations() async throws -> Response {
    let company = company
    let all = try await database.read { try MemberStore.invitations(of: company, in: $0) }
    let json = JSONWriter()
    json.object {
      json.array("data") { for one in all { Self.write(one, path: nil, to: json) } }
    }
    return .json(json)
  }

  /// The link is in this answer and nowhere else.
  private func invite(_ request: Request) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let wanted = try MemberRequest(body, named: true)
    let (members, manager, company) = (members, Self.manager, company)
    return try await IdempotencyStore.answerOnce(request, body, of: company, database) { tx in
      let (invitation, path) = try members.invite(
        email: wanted.email, role: wanted.role, manager: manager, in: tx)
      let (kept, told) = (JSONWriter(), JSONWriter())
      Self.write(invitation, path: nil, to: kept)
      Self.write(invitation, path: CompanyPath.root(of: company) + path, to: told)
      return (IdempotentAnswer(kept, status: 201), told: told.string)
    }
  }

  private static func write(_ invitation: Invitation, path: String?, to json: JSONWriter) {
    json.object {
      json.field("id", text: invitation.id)
      json.field("object", "invitation")
      json.field("email", invitation.email)
      write(invitation.role, to: json)
      json.field("invitedBy", invitation.by)
      json.field("endsAt", text: invitation.endsAt)
      if let path { json.field("path", path) }
    }
  }
}

/// `{"email": "zoe@atelier.fr", "role": "custom", "permissions": ["documents:read"]}`
struct MemberRequest {
  let email: String
  let role: Role

  /// - Parameter named: whether an address is asked for.
  /// - Throws: `AccountProblem.invalid` with all that is wrong.
  init(_ body: [UInt8], named: Bool) throws {
    var reading = try JSONRequest(
      account: body, known: named ? ["email", "role", "permissions"] : ["role", "permissions"])
    email = named ? reading["email"]?.text ?? "" : ""
    let permissions = Set(reading.words("permissions") { Permission(rawValue: $0) })
    let name = reading["role"]?.text ?? ""
    let role = Role(name, permissions: permissions)
    if role == nil || name == "custom" && permissions.isEmpty {
      reading.refuse(
        "role",
        fr: "Le rôle est owner, admin, accountant, seller, reader, ou custom avec ses droits.",
        en: "The role is owner, admin, accountant, seller, reader, or custom with its permissions.")
    }
    self.role = role ?? .reader
    try reading.end()
  }
}
