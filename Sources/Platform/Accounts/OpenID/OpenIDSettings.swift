import Kernel

/// The provider at which people of the house sign in already (OpenID Connect), when there is one.
package struct OpenIDSettings: Sendable {
  /// As the provider writes it in its tokens, letter by letter: "https://login.example.fr".
  let issuer: String
  let client: String
  /// `nil` of a public client: PKCE stands for it.
  let secret: String?
  /// What people call it; on the button.
  let name: String
  /// Whether an address that the provider says it verified opens the account that has it. Otherwise only whoever linked the two.
  let linksByVerifiedEmail: Bool

  /// By `FACTURIER_OIDC_ISSUER`, `_CLIENT_ID`, `_CLIENT_SECRET`, `_NAME` and `_LINK` (`verified-email`).
  ///
  /// - Returns: `nil` without the first.
  /// - Throws: `AccountProblem.openIDSetting`.
  package init?(environment: [String: String]) throws(AccountProblem) {
    func value(_ name: String) -> String? {
      environment["FACTURIER_OIDC_\(name)"].flatMap { $0.isEmpty ? nil : $0 }
    }
    guard let issuer = value("ISSUER") else { return nil }
    // Plain http is for a provider of the machine itself, in tests.
    guard let url = try? OutboundURL(issuer),
      url.scheme == .https || ["127.0.0.1", "localhost"].contains(url.host)
    else { throw .openIDSetting("FACTURIER_OIDC_ISSUER") }
    guard let client = value("CLIENT_ID") else { throw .openIDSetting("FACTURIER_OIDC_CLIENT_ID") }
    let link = value("LINK")
    guard link == nil || link == "verified-email" else {
      throw .openIDSetting("FACTURIER_OIDC_LINK")
    }
    self.issuer = issuer
    self.client = client
    secret = value("CLIENT_SECRET")
    name = value("NAME") ?? url.host
    linksByVerifiedEmail = link != nil
  }
}
