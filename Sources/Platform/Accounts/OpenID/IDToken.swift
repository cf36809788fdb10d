import Crypto
import CryptoExtras
import Kernel
import Money

/// A public key of the provider (RFC 7517): RSA for RS256, P-256 for ES256, and no other.
struct JSONWebKey: Sendable {
  private enum Key: Sendable {
    case rsa(_RSA.Signing.PublicKey)
    case p256(P256.Signing.PublicKey)
  }

  let id: String?
  private let key: Key

  init?(_ value: JSONValue) {
    if let use = value["use"]?.text, use != "sig" { return nil }
    id = value["kid"]?.text
    switch value["kty"]?.text {
    case "RSA":
      guard let n = Base64URL.decode(value["n"]?.text), let e = Base64URL.decode(value["e"]?.text),
        // Shorter than 2048 bits is refused.
        n.count >= 256, let key = try? _RSA.Signing.PublicKey(n: n, e: e)
      else { return nil }
      self.key = .rsa(key)
    case "EC":
      guard value["crv"]?.text == "P-256", let x = Base64URL.decode(value["x"]?.text),
        let y = Base64URL.decode(value["y"]?.text), x.count == 32, y.count == 32,
        let key = try? P256.Signing.PublicKey(rawRepresentation: x + y)
      else { return nil }
      self.key = .p256(key)
    default: return nil
    }
  }

  /// - Parameter algorithm: as the token names it; one that does not fit the key is refused.
  func accepts(_ signature: [UInt8], over data: [UInt8], _ algorithm: String) -> Bool {
    switch (key, algorithm) {
    case (.rsa(let key), "RS256"):
      return key.isValidSignature(
        .init(rawRepresentation: signature), for: SHA256.hash(data: data),
        padding: .insecurePKCS1v1_5)
    case (.p256(let key), "ES256"):
      guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else {
        return false
      }
      return key.isValidSignature(signature, for: data)
    default: return false
    }
  }
}

/// Who somebody is, in the words of the provider (OpenID Connect Core 1.0, § 3.1.3.7).
struct IDToken: Sendable {
  /// Never given to another person by this provider; the address may be.
  let subject: String
  let email: String?
  let isEmailVerified: Bool

  /// Clocks of two machines differ.
  private static let skew: Int64 = 60
  private static let longest = 32 << 10

  /// - Throws: `AccountProblem.openIDRefused`.
  init(
    _ text: String, keys: [JSONWebKey], issuer: String, client: String, nonce: String, now: Instant
  ) throws(AccountProblem) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard text.utf8.count <= Self.longest, parts.count == 3, let head = Self.object(parts[0]),
      let claims = Self.object(parts[1]), let signature = Base64URL.decode(parts[2]),
      let algorithm = head["alg"]?.text
    else { throw .openIDRefused("unreadable") }
    let signed = Array("\(parts[0]).\(parts[1])".utf8)
    let name = head["kid"]?.text
    guard
      keys.contains(where: {
        (name == nil || $0.id == name) && $0.accepts(signature, over: signed, algorithm)
      })
    else { throw .openIDRefused("signature") }
    guard claims["iss"]?.text == issuer else { throw .openIDRefused("issuer") }
    let audience =
      claims["aud"].map { $0.isArray ? $0.elements.compactMap(\.text) : [$0.text ?? ""] } ?? []
    guard audience.contains(client), audience.count == 1 || claims["azp"]?.text == client else {
      throw .openIDRefused("audience")
    }
    let seconds = now.microseconds / 1_000_000
    guard let end = Self.time(claims["exp"]), end > seconds - Self.skew,
      let made = Self.time(claims["iat"]), made <= seconds + Self.skew
    else { throw .openIDRefused("time") }
    guard claims["nonce"]?.text == nonce else { throw .openIDRefused("nonce") }
    guard let subject = claims["sub"]?.text, !subject.isEmpty, subject.utf8.count <= 255 else {
      throw .openIDRefused("subject")
    }
    self.subject = subject
    email = claims["email"]?.text.flatMap(User.normalized)
    isEmailVerified = claims["email_verified"]?.bool ?? false
  }

  private static func object(_ part: String) -> JSONValue? {
    guard let bytes = Base64URL.decode(part), let root = try? JSONParser.parse(bytes).root,
      root.isObject
    else { return nil }
    return root
  }

  /// Seconds since 1970; a fraction is cut.
  private static func time(_ value: JSONValue?) -> Int64? {
    value?.text.flatMap { Int64($0.prefix { $0 != "." }) }
  }
}
