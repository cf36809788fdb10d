import Accounts
import ArgumentParser
import Foundation
import Kernel

/// How people reach the server from elsewhere.
struct SiteOptions: ParsableArguments {
  @Option(
    help:
      "The address people type, as https://facturier.example.fr, when a proxy with TLS stands before; or $FACTURIER_SITE."
  ) var site: String?
  @Option(
    help:
      "Network address of a proxy before this server, whose X-Forwarded-For is believed; may be repeated."
  )
  var trustedProxy: [String] = []
  @Option(
    help:
      "For programs on this machine: a file the server writes an API key with every permission to, readable by its owner only."
  ) var apiKeyFile: String?

  @Option(
    help:
      "The server's certificate and those above it, in PEM: it speaks TLS itself, without a proxy.")
  var tlsCertificate: String?
  @Option(help: "The key of that certificate, in PEM.") var tlsKey: String?

  func validate() throws {
    if (tlsCertificate == nil) != (tlsKey == nil) {
      throw ValidationError("--tls-certificate and --tls-key go together")
    }
  }

  /// - Throws: `SiteProblem`.
  func checked(host: String) throws -> Site {
    let text = site ?? NodeOptions.environment("FACTURIER_SITE")
    let address = try text.map { text in
      guard let address = SiteAddress(text) else { throw SiteProblem.addressInvalid(text) }
      return address
    }
    return Site(
      address: address, proxies: trustedProxy, keyFile: apiKeyFile, certificate: try certificate(),
      openID: try OpenIDSettings(environment: ProcessInfo.processInfo.environment))
  }

  private func certificate() throws -> TLSCertificate? {
    guard let tlsCertificate, let tlsKey else { return nil }
    do {
      return try TLSCertificate(certificate: tlsCertificate, key: tlsKey)
    } catch {
      throw SiteProblem.certificate(path: tlsCertificate, reason: "\(error)")
    }
  }
}

/// The same, checked.
struct Site: Sendable {
  let address: SiteAddress?
  let proxies: [String]
  let keyFile: String?
  /// Where the server speaks TLS itself.
  var certificate: TLSCertificate?
  /// The provider people may sign in at.
  var openID: OpenIDSettings?

  /// Whether browsers come by https.
  var isSecure: Bool { certificate != nil || address?.isSecure ?? false }
}

/// "https://facturier.example.fr", without a path.
struct SiteAddress: Sendable {
  let text: String
  let host: String
  let isSecure: Bool

  init?(_ text: String) {
    let text = text.hasSuffix("/") ? String(text.dropLast()) : text
    guard let start = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else {
      return nil
    }
    let authority = text.dropFirst(start.count)
    let name = authority.prefix { $0 != ":" }
    guard !name.isEmpty, name.utf8.count <= 253,
      name.utf8.allSatisfy({ byte in
        byte == 0x2D || byte == 0x2E || (0x30...0x39).contains(byte)
          || (0x61...0x7A).contains(byte | 0x20)
      }),
      authority.dropFirst(name.count).dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    self.text = text
    host = name.lowercased()
    isSecure = start == "https://"
  }
}

/// What is wrong with how the server was told it is reached.
enum SiteProblem: Problem {
  case addressInvalid(String)
  case keyFile(path: String, reason: String)
  case certificate(path: String, reason: String)

  var code: String {
    switch self {
    case .addressInvalid: "site.address-invalid"
    case .keyFile: "site.key-file"
    case .certificate: "site.certificate"
    }
  }

  var kind: ProblemKind {
    switch self {
    case .addressInvalid, .certificate: .invalid
    case .keyFile: .unavailable
    }
  }

  var text: Text {
    switch self {
    case .addressInvalid(let text):
      Text(
        fr: "« \(shown(text)) » n’est pas une adresse comme https://facturier.example.fr.",
        en: "“\(shown(text))” is not an address such as https://facturier.example.fr.")
    case .keyFile(let path, let reason):
      Text(
        fr: "La clé d’API ne peut pas être écrite dans \(path) (\(reason)). Vérifiez le dossier.",
        en: "The API key cannot be written to \(path) (\(reason)). Check the folder.")
    case .certificate(let path, let reason):
      Text(
        fr:
          "Le certificat \(path) et sa clé ne peuvent pas servir (\(reason)). Vérifiez que les deux fichiers sont en PEM et vont ensemble.",
        en:
          "The certificate \(path) and its key cannot be used (\(reason)). Check that both files are PEM and belong together."
      )
    }
  }
}
