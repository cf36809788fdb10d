/// The sentences of the audit trail.
final class AuditStrings: Sendable {
  static let table = AuditStrings()

  let title = Text(fr: "Piste d’audit", en: "Audit trail")
  let lead = Text(
    fr: "Qui a changé quoi, quand et d’où. Chaque ligne est scellée avec le journal.",
    en: "Who changed what, when and from where. Every line is sealed with the log.")
  let nothing = Text(fr: "Rien n’a encore été changé.", en: "Nothing was changed yet.")
  let older = Text(fr: "Plus ancien", en: "Older")

  /// Of the kernel and of accounts; features bring theirs.
  static let sentences: [String: Text] = [
    "member.granted": Text(fr: "Accès donné à", en: "Access given to"),
    "member.changed": Text(fr: "Rôle changé pour", en: "Role changed for"),
    "member.withdrawn": Text(fr: "Accès retiré à", en: "Access taken from"),
    "member.invited": Text(fr: "Invitation de", en: "Invitation of"),
    "second-factor.on": Text(fr: "Second facteur activé pour", en: "Second factor turned on for"),
    "second-factor.off": Text(
      fr: "Second facteur désactivé pour", en: "Second factor turned off for"),
    "passkey.added": Text(
      fr: "Clé d’accès ajoutée au compte de", en: "Passkey added to the account of"),
    "passkey.removed": Text(
      fr: "Clé d’accès retirée du compte de", en: "Passkey removed from the account of"),
    "openid.linked": Text(fr: "Compte lié au fournisseur", en: "Account linked with the provider"),
    "sign-in.refused": Text(fr: "Connexion refusée à", en: "Sign-in refused to"),
    "sessions.ended": Text(fr: "Sessions fermées de", en: "Sessions ended of"),
    "password.changed": Text(fr: "Mot de passe changé par", en: "Password changed by"),
    "password.reset": Text(
      fr: "Mot de passe remplacé par un lien pour", en: "Password replaced by a link for"),
    "object.named": Text(fr: "Identifiant externe changé", en: "External id changed"),
    "key.made": Text(fr: "Clé d’API créée", en: "API key made"),
    "key.revoked": Text(fr: "Clé d’API révoquée", en: "API key revoked"),
  ]

  /// - Parameter actions: what the features' actions are called. What has no words, of a version that is no more, stands as it
  ///   was kept.
  static func sentence(of action: String, _ actions: [String: Text]) -> Text {
    sentences[action] ?? actions[action] ?? Text(action)
  }
}
