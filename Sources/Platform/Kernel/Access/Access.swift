import Money

/// Who may use a route. Every route names it; what names none does not compile.
package enum Access: Hashable, Sendable {
  /// Whoever reaches the port: signing in, public verification.
  case everyone
  /// A person or a program, whatever they may do.
  case signedIn
  /// A person who is in the company, whatever they may do there: their own account.
  case person
  /// The same, who proved who they are a moment ago.
  case personProven
  /// A person or an API key of the company with this permission.
  case may(Permission)
  /// A person with this permission who proved who they are a moment ago: what an unattended screen must not allow.
  case mayProven(Permission)

  /// "everyone", "person", "documents:read", "keys:write!" where a fresh proof is asked for.
  package var name: String {
    switch self {
    case .everyone: "everyone"
    case .signedIn: "signed-in"
    case .person: "person"
    case .personProven: "person!"
    case .may(let permission): permission.rawValue
    case .mayProven(let permission): "\(permission.rawValue)!"
    }
  }

  /// How long a proof lasts, in seconds.
  package static let proofSeconds: Int64 = 15 * 60

  /// The one decision: whether a caller may use a route.
  ///
  /// - Throws: `AccessProblem`, the first of: not signed in, a program where a person is asked for, not allowed, not proven.
  package func check(_ caller: Caller, now: Instant) throws(AccessProblem) {
    if self == .everyone { return }
    guard caller.author != nil else {
      throw caller.isRefused ? .credentialRefused : .notSignedIn
    }
    switch self {
    case .everyone, .signedIn: return
    case .person, .personProven:
      guard caller.isPerson else { throw .personsOnly }
      guard caller.role != nil else { throw .notMember }
    case .may(let permission): try check(permission, caller)
    case .mayProven(let permission):
      guard caller.isPerson else { throw .personsOnly }
      try check(permission, caller)
    }
    if asksForProof(caller), !caller.isProven(now) { throw .notProven }
  }

  private func check(_ permission: Permission, _ caller: Caller) throws(AccessProblem) {
    if caller.isPerson, caller.role == nil { throw .notMember }
    if caller.lacksSecondFactor { throw .secondFactorMissing }
    guard caller.permissions.contains(permission) else { throw .forbidden(permission) }
  }

  private func asksForProof(_ caller: Caller) -> Bool {
    switch self {
    case .personProven, .mayProven: true
    case .may(let permission): caller.isPerson && permission.asksForProof
    default: false
    }
  }
}

extension Caller {
  package func isProven(_ now: Instant) -> Bool {
    provenAt.map { now < $0.adding(seconds: Access.proofSeconds) } ?? false
  }
}

/// Why a request is not for whoever sent it.
package enum AccessProblem: Problem, Equatable {
  case notSignedIn
  /// The key or session is unknown, ended, revoked or expired.
  case credentialRefused
  case personsOnly
  /// A person who signed in, and is not in this company.
  case notMember
  case forbidden(Permission)
  /// They must say their password or second factor again.
  case notProven
  /// Their role asks for a second factor, and they have none.
  case secondFactorMissing
  /// A form without the token of the session it came in.
  case foreignForm

  package var code: String {
    switch self {
    case .notSignedIn: "access.not-signed-in"
    case .credentialRefused: "access.credential-refused"
    case .personsOnly: "access.persons-only"
    case .notMember: "access.not-member"
    case .forbidden: "access.forbidden"
    case .notProven: "access.not-proven"
    case .secondFactorMissing: "access.second-factor-missing"
    case .foreignForm: "access.foreign-form"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .notSignedIn, .credentialRefused: .unauthenticated
    default: .forbidden
    }
  }

  package var text: Text {
    switch self {
    case .notSignedIn:
      Text(
        fr: "Connectez-vous, ou envoyez une clé d’API : Authorization: Bearer fac_….",
        en: "Sign in, or send an API key: Authorization: Bearer fac_….")
    case .credentialRefused:
      Text(
        fr:
          "Cette clé ou cette session n’est pas reconnue : elle a expiré, a été révoquée ou n’existe pas.",
        en: "This key or session is not accepted: it has expired, was revoked or does not exist.")
    case .personsOnly:
      Text(
        fr: "Seule une personne connectée peut le faire, pas une clé d’API.",
        en: "Only a person who signed in may do this, not an API key.")
    case .notMember:
      Text(
        fr: "Vous n’avez pas accès à cette entreprise. Choisissez la vôtre dans « Entreprises ».",
        en: "You have no access to this company. Choose yours in “Companies”.")
    case .forbidden(let permission):
      Text(
        fr:
          "Il vous manque le droit « \(permission.name(.fr)) » (\(permission.rawValue)). Demandez-le à un administrateur.",
        en:
          "You lack the permission “\(permission.name(.en))” (\(permission.rawValue)). Ask an administrator for it."
      )
    case .notProven:
      Text(
        fr: "Confirmez que c’est bien vous, puis recommencez.",
        en: "Confirm that it is you, then try again.")
    case .secondFactorMissing:
      Text(
        fr: "Votre rôle demande un second facteur : activez-le dans « Mon compte ».",
        en: "Your role asks for a second factor: turn it on in “My account”.")
    case .foreignForm:
      Text(
        fr: "Ce formulaire ne vient pas de votre session. Rechargez la page et recommencez.",
        en: "This form does not come from your session. Reload the page and try again.")
    }
  }
}
