import Foundation

/// The server that takes our mail, from the environment.
///
/// | setting | |
/// |---|---|
/// | `FACTURIER_SMTP_URL` | `smtps://user:password@host:465` (TLS from the start), or `smtp://host:587` (STARTTLS, which the server must offer) |
/// | | `smtp://host:25?tls=off` sends in the clear; without being told so that is done on this machine only |
/// | `FACTURIER_SMTP_CA` | a PEM file: the authority of a server of one's own, instead of the system's |
/// | `FACTURIER_MAIL_FROM` | who mail is from, instead of the company's address |
package struct SMTPSettings: Sendable, Equatable, CustomStringConvertible {
  package enum Protection: Sendable, Equatable {
    /// From the first byte.
    case tls
    /// After `STARTTLS`; nothing is said in the clear but the greeting.
    case startTLS
    /// `STARTTLS` when it is offered: on this machine only.
    case startTLSIfOffered
    case none
  }

  package struct SignIn: Sendable, Equatable {
    package var user: String
    package var password: String
  }

  package var host: String
  package var port: Int
  package var protection: Protection
  package var signIn: SignIn?
  package var authority: String?

  package static let url = "FACTURIER_SMTP_URL"
  package static let authority = "FACTURIER_SMTP_CA"
  package static let sender = "FACTURIER_MAIL_FROM"

  /// - Throws: `MailFailure.notConfigured`, `.settingInvalid`.
  package init(environment: [String: String]) throws(MailFailure) {
    guard let text = environment[Self.url], !text.isEmpty else { throw .notConfigured }
    try self.init(text)
    authority = environment[Self.authority].flatMap { $0.isEmpty ? nil : $0 }
    if let authority, !FileManager.default.isReadableFile(atPath: authority) {
      throw .settingInvalid(
        name: Self.authority,
        why: Text(
          fr: "le fichier \(authority) n'est pas lisible", en: "\(authority) is no readable file"))
    }
  }

  /// - Throws: `MailFailure.settingInvalid`.
  package init(_ text: String) throws(MailFailure) {
    guard let url = URLComponents(string: text), let host = url.host, !host.isEmpty,
      let scheme = url.scheme, scheme == "smtp" || scheme == "smtps"
    else {
      throw .settingInvalid(
        name: Self.url,
        why: Text(
          fr:
            "smtp://… ou smtps://nom:motdepasse@serveur:port est attendu, les signes spéciaux du mot de passe codés (%40 pour @)",
          en:
            "smtp://… or smtps://name:password@server:port is expected, special signs of the password escaped (%40 for @)"
        ))
    }
    self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    port = url.port ?? (scheme == "smtps" ? 465 : 587)
    protection = try Self.protection(scheme, url.queryItems ?? [], isHere: Self.isHere(self.host))
    if let user = url.user, !user.isEmpty {
      signIn = SignIn(user: user, password: url.password ?? "")
    }
  }

  private static func protection(_ scheme: String, _ query: [URLQueryItem], isHere: Bool)
    throws(MailFailure) -> Protection
  {
    for item in query where item.name != "tls" || item.value != "off" || scheme == "smtps" {
      throw .settingInvalid(
        name: url,
        why: Text(
          fr:
            "« \(shown(item.name)) » n'est pas une option ; « ?tls=off » en est une, après smtp://",
          en: "“\(shown(item.name))” is no option; “?tls=off” is one, after smtp://"))
    }
    if scheme == "smtps" { return .tls }
    if !query.isEmpty { return .none }
    return isHere ? .startTLSIfOffered : .startTLS
  }

  /// Loopback: nobody else is on the line.
  private static func isHere(_ host: String) -> Bool {
    host == "localhost" || host == "::1"
      || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." })
  }

  /// Without name and password.
  package var description: String { "\(protection == .tls ? "smtps" : "smtp")://\(host):\(port)" }

  /// Who mail is from: `FACTURIER_MAIL_FROM`, else the company's own address.
  package static func sender(
    environment: [String: String], company: String?
  ) throws(MailFailure) -> EmailAddress {
    let given = environment[sender].flatMap { $0.isEmpty ? nil : $0 }
    guard let text = given ?? company, !text.isEmpty else {
      throw .settingInvalid(
        name: sender,
        why: Text(
          fr: "ni ce réglage ni la fiche de l'entreprise ne donne une adresse d'expéditeur",
          en: "neither this setting nor the company file gives a sender's address"))
    }
    do throws(EmailAddressError) { return try EmailAddress(text) } catch {
      throw .settingInvalid(name: sender, why: error.text)
    }
  }
}

extension SMTPSettings: CustomReflectable {
  /// A dump shows no password either.
  package var customMirror: Mirror { Mirror(self, children: ["server": description]) }
}
