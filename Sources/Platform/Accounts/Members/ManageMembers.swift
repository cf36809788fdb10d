import Kernel
import Money
import Storage

/// Invites people into a company, changes what they are there, and takes them out.
package struct ManageMembers: Sendable {
  let company: CompanyID
  let ids: IDs
  let chance: Chance

  package init(company: CompanyID, ids: IDs, chance: Chance = .system) {
    self.company = company
    self.ids = ids
    self.chance = chance
  }

  /// Owners first.
  package func list(in tx: borrowing Transaction) throws
    -> [(user: User.ID, email: String, name: String, role: Role, since: Instant)]
  {
    try MemberStore.members(of: company, in: tx)
  }

  /// - Parameter manager: what whoever asks is in the company.
  /// - Returns: the path of the link, "/join/…", which is shown once.
  /// - Throws: `AccountProblem.invalid`, `.roleAbove`, `.emailTaken` for a member.
  package func invite(
    email: String, role: Role, manager: Role, in tx: borrowing Transaction
  ) throws -> (invitation: Invitation, path: String) {
    guard let address = User.normalized(email) else {
      throw AccountProblem.invalid([
        Finding(
          "account.email-invalid", at: Place(pointer: "/email"),
          fr: "« \(shown(email)) » n’est pas une adresse e-mail.",
          en: "“\(shown(email))” is no e-mail address.")
      ])
    }
    guard manager.mayAppoint(role) else { throw AccountProblem.roleAbove(role) }
    if let user = try UserStore.user(email: address, in: tx),
      try MemberStore.role(of: user.id, in: company, tx) != nil
    {
      throw AccountProblem.emailTaken
    }
    let secret = SecretToken(chance)
    let end = tx.now.adding(seconds: Invitation.goodSeconds)
    let invitation = Invitation(
      id: Invitation.ID(raw: ids.next()), email: address, role: role, by: tx.author.name,
      endsAt: end, tokenHash: secret.hash)
    try MemberStore.insert(invitation, hash: secret.hash, of: company, in: tx)
    try AuditTrail.note("member.invited", address, after: role.inWords, of: company, in: tx)
    return (invitation, "/join/\(secret.text)")
  }

  /// - Returns: the invitation a link opens.
  /// - Throws: `AccountProblem.linkEnded`.
  func invitation(_ token: SecretToken, in tx: borrowing Transaction) throws -> Invitation {
    let hash = token.hash
    guard
      let found = try MemberStore.invitations(of: company, in: tx).first(where: {
        $0.tokenHash == hash
      })
    else { throw AccountProblem.linkEnded }
    return found
  }

  /// Makes whoever was invited a member, with an account of theirs where they had none.
  ///
  /// - Parameter account: `nil` for somebody who has one and proved it.
  func join(
    _ token: SecretToken, name: String, passwordHash: String?, in tx: borrowing Transaction
  ) throws {
    let invitation = try invitation(token, in: tx)
    let known = try UserStore.user(email: invitation.email, in: tx)
    let user: User.ID
    if let known {
      user = known.id
    } else {
      guard let passwordHash else { throw AccountProblem.linkEnded }
      user = User.ID(raw: ids.next())
      try UserStore.insert(
        user, email: invitation.email, name: name, password: passwordHash, in: tx)
    }
    let before = try MemberStore.role(of: user, in: company, tx)
    try MemberStore.set(invitation.role, of: user, in: company, tx)
    try PermissionNote.write(
      before == nil ? .granted : .changed, invitation.email, from: before, to: invitation.role,
      of: company, chance: chance, in: tx)
    try MemberStore.removeInvitation(invitation.id, of: company, in: tx)
  }

  package func revoke(_ id: Invitation.ID, in tx: borrowing Transaction) throws {
    try MemberStore.removeInvitation(id, of: company, in: tx)
  }

  /// - Throws: `AccountProblem.notFound`, `.roleAbove`, `.lastOwner`.
  package func appoint(
    _ user: User.ID, _ role: Role, manager: Role, in tx: borrowing Transaction
  ) throws {
    let (present, name) = try member(user, manager, in: tx)
    guard manager.mayAppoint(role) else { throw AccountProblem.roleAbove(role) }
    if present == .owner, role != .owner { try keepOwner(but: user, in: tx) }
    try MemberStore.set(role, of: user, in: company, tx)
    try PermissionNote.write(
      .changed, name, from: present, to: role, of: company, chance: chance, in: tx)
  }

  /// Takes somebody out. Their account stays: it may belong to other companies, and what they did bears their name.
  package func remove(_ user: User.ID, manager: Role, in tx: borrowing Transaction) throws {
    let (present, name) = try member(user, manager, in: tx)
    if present == .owner { try keepOwner(but: user, in: tx) }
    try MemberStore.remove(user, from: company, tx)
    try PermissionNote.write(
      .withdrawn, name, from: present, to: nil, of: company, chance: chance, in: tx)
  }

  /// Whoever they are signed in as now has to sign in again.
  ///
  /// - Throws: `AccountProblem.notFound`, `.roleAbove`.
  func endSessions(_ user: User.ID, manager: Role, in tx: borrowing Transaction) throws {
    let (_, name) = try member(user, manager, in: tx)
    try SessionStore.endAll(of: user, in: tx)
    try AuditTrail.note("sessions.ended", name, of: company, in: tx)
  }

  private func member(
    _ user: User.ID, _ manager: Role, in tx: borrowing Transaction
  ) throws -> (Role, name: String) {
    guard let role = try MemberStore.role(of: user, in: company, tx),
      let known = try UserStore.user(user, in: tx)
    else { throw AccountProblem.notFound("\(user)") }
    guard manager.mayAppoint(role) else { throw AccountProblem.roleAbove(role) }
    return (role, known.email)
  }

  private func keepOwner(but user: User.ID, in tx: borrowing Transaction) throws {
    guard try MemberStore.owners(of: company, in: tx).contains(where: { $0 != user }) else {
      throw AccountProblem.lastOwner
    }
  }
}
