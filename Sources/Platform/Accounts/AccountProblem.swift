import Kernel
import Money

/// Why something about accounts cannot be done.
package enum AccountProblem: Problem {
  /// Address or password: which of them is not said.
  case signInRefused
  /// The code of the second factor is wrong, or was used.
  case codeRefused
  /// The passkey was not made or shown as it must be; why is for the log.
  case passkeyRefused(String)
  /// The answer of the provider (OpenID Connect) is not believed; why is for the log.
  case openIDRefused(String)
  /// The provider does not answer as it must.
  case openIDUnreachable(String)
  /// The provider knows them, and no account is linked with that.
  case openIDUnknown
  case openIDSetting(String)
  /// An account has as many as it may.
  case passkeysFull
  /// Too many wrong passwords.
  case locked(until: Instant)
  /// Too many tries at once or from one address.
  case tooBusy
  /// The link is unknown, was used or has ended.
  case linkEnded
  /// The installation has its first account already.
  case claimed
  case invalid([Finding])
  case notFound(String)
  case emailTaken
  /// A company keeps at least one owner.
  case lastOwner
  case roleAbove(Role)
  /// A key cannot be given what whoever makes it lacks.
  case scopeAbove([Permission])

  package var code: String {
    switch self {
    case .signInRefused: "account.sign-in-refused"
    case .codeRefused: "account.code-refused"
    case .passkeyRefused: "account.passkey-refused"
    case .passkeysFull: "account.passkeys-full"
    case .openIDRefused: "account.openid-refused"
    case .openIDUnreachable: "account.openid-unreachable"
    case .openIDUnknown: "account.openid-unknown"
    case .openIDSetting: "account.openid-setting"
    case .locked: "account.locked"
    case .tooBusy: "account.too-busy"
    case .linkEnded: "account.link-ended"
    case .claimed: "account.claimed"
    case .invalid: "account.invalid"
    case .notFound: "account.not-found"
    case .emailTaken: "account.email-taken"
    case .lastOwner: "account.last-owner"
    case .roleAbove: "account.role-above"
    case .scopeAbove: "account.scope-above"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .signInRefused, .codeRefused, .passkeyRefused, .openIDRefused: .unauthenticated
    case .locked, .tooBusy: .tooMany
    case .linkEnded, .notFound: .notFound
    case .invalid, .openIDSetting: .invalid
    case .claimed, .emailTaken, .lastOwner, .passkeysFull: .conflict
    case .roleAbove, .scopeAbove, .openIDUnknown: .forbidden
    case .openIDUnreachable: .unavailable
    }
  }

  package var findings: [Finding] {
    if case .invalid(let findings) = self { findings } else { [] }
  }

  package var text: Text {
    switch self {
    case .signInRefused:
      Text(
        fr: "L’adresse ou le mot de passe n’est pas le bon.",
        en: "The address or the password is not right.")
    case .codeRefused:
      Text(
        fr: "Ce code n’est pas le bon, ou a déjà servi. Attendez le suivant et recommencez.",
        en: "This code is not right, or was used. Wait for the next one and try again.")
    case .passkeyRefused:
      Text(
        fr:
          "Cette clé d’accès n’a pas été reconnue. Rechargez la page et réessayez, ou utilisez votre mot de passe.",
        en: "This passkey was not accepted. Reload the page and try again, or use your password.")
    case .openIDRefused:
      Text(
        fr:
          "La connexion par le fournisseur d’identité n’a pas abouti. Recommencez depuis la page de connexion.",
        en:
          "Signing in at the identity provider did not succeed. Start again from the sign-in page.")
    case .openIDUnreachable:
      Text(
        fr: "Le fournisseur d’identité ne répond pas. Réessayez, ou utilisez votre mot de passe.",
        en: "The identity provider does not answer. Try again, or use your password.")
    case .openIDUnknown:
      Text(
        fr:
          "Aucun compte n’est lié à cette identité. Connectez-vous d’abord avec votre mot de passe, puis liez-la dans « Mon compte ».",
        en:
          "No account is linked with this identity. Sign in with your password first, then link it in “My account”."
      )
    case .openIDSetting(let name):
      Text(
        fr:
          "\(name) manque ou n’est pas lisible : donnez l’adresse https du fournisseur et le nom du client.",
        en:
          "\(name) is missing or cannot be read: give the https address of the provider and the client's name."
      )
    case .passkeysFull:
      Text(
        fr: "Un compte a vingt clés d’accès au plus. Retirez-en une d’abord.",
        en: "An account has twenty passkeys at most. Remove one first.")
    case .locked(let until):
      Text(
        fr:
          "Trop de mots de passe faux : ce compte se rouvrira le \(Language.fr.moment(until)). Rien n’est perdu.",
        en:
          "Too many wrong passwords: this account opens again on \(Language.en.moment(until)). Nothing is lost."
      )
    case .tooBusy:
      Text(
        fr: "Trop d’essais à la fois. Réessayez dans une minute.",
        en: "Too many tries at once. Try again in a minute.")
    case .linkEnded:
      Text(
        fr: "Ce lien a déjà servi ou n’est plus valable. Demandez-en un autre.",
        en: "This link was used or is no longer good. Ask for another.")
    case .claimed:
      Text(
        fr:
          "Cette installation a déjà un propriétaire. Connectez-vous, ou demandez-lui une invitation.",
        en: "This installation has an owner already. Sign in, or ask them for an invitation.")
    case .invalid:
      Text(
        fr: "Corrigez chaque point, puis recommencez.", en: "Correct each point, then try again.")
    case .notFound(let what):
      Text(fr: "\(shown(what)) n’existe pas ici.", en: "There is no \(shown(what)) here.")
    case .emailTaken:
      Text(
        fr: "Cette adresse a déjà un compte. Connectez-vous avec elle.",
        en: "This address has an account. Sign in with it.")
    case .lastOwner:
      Text(
        fr: "Une entreprise garde au moins un propriétaire. Nommez-en un autre d’abord.",
        en: "A company keeps at least one owner. Appoint another one first.")
    case .roleAbove(let role):
      Text(
        fr: "Seul un propriétaire peut donner ou retirer le rôle « \(role.title(.fr)) ».",
        en: "Only an owner gives or takes the role “\(role.title(.en))”.")
    case .scopeAbove(let permissions):
      Text(
        fr:
          "Vous ne pouvez pas donner des droits que vous n’avez pas : \(Set(permissions).scopes).",
        en: "You cannot give permissions you lack: \(Set(permissions).scopes).")
    }
  }
}
