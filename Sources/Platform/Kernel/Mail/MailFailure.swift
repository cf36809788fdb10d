/// Why a mail did not leave, or may not have.
package enum MailFailure: Problem, Hashable {
  /// `FACTURIER_SMTP_URL` is not set.
  case notConfigured
  /// A setting of the environment cannot be read; `why` shows no password.
  case settingInvalid(name: String, why: Text)
  /// No connection, no answer in time, or one that ends too soon.
  case unreachable(String)
  /// TLS is not offered, or the certificate is not one for this server.
  case untrusted(String)
  /// The server wants another name or password. Its own words.
  case signInRefused(String)
  /// The server asks to come back later (a reply of 4xx).
  case deferred(String)
  /// The server will not take this mail, now or later (a reply of 5xx).
  case refused(String)
  /// Everything was sent and nothing came back: the mail may have left.
  case outcomeUnknown(String)

  package var code: String {
    switch self {
    case .notConfigured: "mail.not-configured"
    case .settingInvalid: "mail.setting-invalid"
    case .unreachable: "mail.server-unreachable"
    case .untrusted: "mail.server-untrusted"
    case .signInRefused: "mail.sign-in-refused"
    case .deferred: "mail.deferred"
    case .refused: "mail.refused"
    case .outcomeUnknown: "mail.outcome-unknown"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .refused: .invalid
    default: .unavailable
    }
  }

  /// Whether the same mail may leave later: the server is busy, or somebody mends a setting.
  package var isTemporary: Bool {
    switch self {
    case .refused, .outcomeUnknown: false
    default: true
    }
  }

  /// Short, of the server or of ours; printable, on one line.
  package var reason: String {
    switch self {
    case .notConfigured: "FACTURIER_SMTP_URL"
    case .settingInvalid(let name, _): name
    case .unreachable(let reason), .untrusted(let reason), .signInRefused(let reason),
      .deferred(let reason), .refused(let reason), .outcomeUnknown(let reason):
      reason
    }
  }

  package var text: Text {
    switch self {
    case .notConfigured:
      Text(
        fr:
          "L'envoi de courriels n'est pas configuré. Donnez l'adresse de votre serveur dans FACTURIER_SMTP_URL, par exemple smtps://nom:motdepasse@smtp.exemple.fr:465, et relancez Facturier.",
        en:
          "Sending e-mail is not set up. Give your server's address in FACTURIER_SMTP_URL, such as smtps://name:password@smtp.example.com:465, and start Facturier again."
      )
    case .settingInvalid(let name, let why):
      Text(
        fr: "\(name) ne peut pas être lu : \(why.fr).", en: "\(name) cannot be read: \(why.en).")
    case .unreachable(let reason):
      Text(
        fr:
          "Le serveur de courriel ne répond pas (\(reason)). Rien n'est parti ; l'envoi sera retenté.",
        en: "The mail server does not answer (\(reason)). Nothing was sent; it will be tried again."
      )
    case .untrusted(let reason):
      Text(
        fr:
          "La connexion au serveur de courriel n'est pas sûre (\(reason)). Rien n'est parti. Vérifiez FACTURIER_SMTP_URL ; pour un serveur à vous, donnez son autorité dans FACTURIER_SMTP_CA.",
        en:
          "The connection to the mail server is not safe (\(reason)). Nothing was sent. Check FACTURIER_SMTP_URL; for a server of your own, give its authority in FACTURIER_SMTP_CA."
      )
    case .signInRefused(let reason):
      Text(
        fr:
          "Le serveur de courriel refuse le nom ou le mot de passe (\(reason)). Rien n'est parti. Corrigez FACTURIER_SMTP_URL.",
        en:
          "The mail server refuses the name or the password (\(reason)). Nothing was sent. Correct FACTURIER_SMTP_URL."
      )
    case .deferred(let reason):
      Text(
        fr: "Le serveur de courriel demande de revenir plus tard : \(reason)",
        en: "The mail server asks to come back later: \(reason)")
    case .refused(let reason):
      Text(
        fr: "Le serveur de courriel refuse ce message : \(reason). Vérifiez l'adresse.",
        en: "The mail server refuses this mail: \(reason). Check the address.")
    case .outcomeUnknown(let reason):
      Text(
        fr:
          "Le message a été remis, mais le serveur n'a pas confirmé (\(reason)) : il est peut-être parti. Demandez au destinataire avant de le renvoyer.",
        en:
          "The mail was handed over, but the server did not confirm (\(reason)): it may have left. Ask the recipient before sending it again."
      )
    }
  }
}
