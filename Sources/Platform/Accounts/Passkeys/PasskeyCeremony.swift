import Crypto
import Foundation
import Kernel
import Money
import Storage

/// Whose site an authenticator is asked for: the host people typed, and how.
///
/// The host is one of the installation's own names: `RequestGuard` let no other pass.
struct PasskeySite: Sendable, Equatable {
  /// "facturier.example.fr", without a port.
  let host: String
  /// "https://facturier.example.fr:8443"
  let origin: String

  /// - Parameter authority: as in the `Host` header.
  /// - Returns: `nil` for numbers, for which no authenticator makes a key.
  init?(authority: String?, isSecure: Bool) {
    guard let authority = authority?.lowercased(), !HostList.isNumeric(authority) else {
      return nil
    }
    let port = authority.firstIndex(of: ":").map { String(authority[$0...]) } ?? ""
    let usual = isSecure ? ":443" : ":80"
    host = String(authority.prefix { $0 != ":" })
    // Browsers speak to plain http for the machine itself alone.
    guard isSecure || host == "localhost" else { return nil }
    origin = "\(isSecure ? "https" : "http")://\(host)\(port == usual ? "" : port)"
  }
}

/// The two ceremonies of WebAuthn (level 3, §§ 7.1, 7.2): a key is made, a key is shown.
///
/// A challenge is sealed by the vault: it says itself what it is for, whose and until when, so that nothing is kept for pages
/// that are only looked at. One that was used is kept until it would have ended: it is good once.
struct PasskeyCeremony: Sendable {
  enum Purpose: UInt8, Sendable {
    case making = 1
    /// In the place of address and password.
    case signingIn = 2
    /// After the password.
    case secondFactor = 3
    case proving = 4
  }

  static let seconds: Int64 = 5 * 60

  let vault: Vault

  private static let place = Vault.Place(
    "passkey", "challenge", RawID(high: 0, low: 0), of: CompanyID(raw: RawID(high: 0, low: 0)))

  // MARK: Challenges

  /// - Parameter user: whose key is asked for; `nil` where anybody's will do.
  func challenge(_ purpose: Purpose, of user: User.ID?, now: Instant) throws -> [UInt8] {
    let end = UInt64(bitPattern: now.adding(seconds: Self.seconds).microseconds)
    let time = (0..<8).map { UInt8(truncatingIfNeeded: end >> UInt64(56 - 8 * $0)) }
    return try vault.seal(
      [purpose.rawValue] + time + (user?.raw.bytes ?? []), at: Self.place)
  }

  private func check(_ challenge: [UInt8], _ purpose: Purpose, of user: User.ID?, now: Instant)
    throws
  {
    guard let plain = try? vault.open(challenge, at: Self.place), plain.count >= 9,
      plain[0] == purpose.rawValue, Array(plain[9...]) == user?.raw.bytes ?? []
    else { throw PasskeyFault.challenge }
    let end = Int64(bitPattern: plain[1..<9].reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    guard now.microseconds < end else { throw PasskeyFault.late }
  }

  // MARK: A key is made

  /// - Returns: the key, to be kept.
  /// - Throws: `PasskeyFault`.
  func made(_ answer: PasskeyAnswer, for user: User.ID, at site: PasskeySite, now: Instant) throws
    -> AuthenticatorData.Credential
  {
    try check(answer, "webauthn.create", site)
    try check(answer.challenge, .making, of: user, now: now)
    guard let statement = answer.attestation.flatMap(CBORReader.value),
      let bytes = statement["authData"]?.bytes, let data = AuthenticatorData(bytes)
    else { throw PasskeyFault.unreadable }
    // We asked for no attestation: whose make it is is nothing to us.
    guard statement["fmt"]?.text == "none" else { throw PasskeyFault.attestation }
    guard data.isFor(site.host) else { throw PasskeyFault.site }
    guard data.isPresent else { throw PasskeyFault.absent }
    guard let credential = data.credential else { throw PasskeyFault.unreadable }
    return credential
  }

  // MARK: A key is shown

  /// - Parameters:
  ///   - user: whose it is to be; `nil` in the place of address and password, where the authenticator must have made sure who
  ///     is before it.
  /// - Returns: how often the key says it was used.
  /// - Throws: `PasskeyFault`.
  func shown(
    _ answer: PasskeyAnswer, _ key: Passkey, _ purpose: Purpose, of user: User.ID?,
    at site: PasskeySite, now: Instant
  ) throws -> Int {
    try check(answer, "webauthn.get", site)
    try check(answer.challenge, purpose, of: user, now: now)
    guard let data = answer.authenticator.flatMap(AuthenticatorData.init),
      let signature = answer.signature, let publicKey = COSEKey(kept: key.publicKey)
    else { throw PasskeyFault.unreadable }
    guard key.site == site.host, data.isFor(site.host) else { throw PasskeyFault.site }
    guard user == nil || user == key.user,
      answer.userHandle == nil || answer.userHandle == key.user.raw.bytes
    else { throw PasskeyFault.otherPerson }
    guard data.isPresent else { throw PasskeyFault.absent }
    guard data.isVerified || user != nil else { throw PasskeyFault.unverified }
    let signed = (answer.authenticator ?? []) + Array(SHA256.hash(data: answer.clientData))
    guard publicKey.accepts(signature, over: signed) else { throw PasskeyFault.signature }
    // One that counts and falls behind was copied.
    guard data.signCount > key.signCount || data.signCount == 0 && key.signCount == 0 else {
      throw PasskeyFault.copied
    }
    return data.signCount
  }

  private func check(_ answer: PasskeyAnswer, _ type: String, _ site: PasskeySite) throws {
    guard answer.type == type else { throw PasskeyFault.unreadable }
    guard answer.origin == site.origin, !answer.isCrossOrigin else { throw PasskeyFault.site }
  }
}

/// Why a passkey was not accepted: for the log; people are told that it was not.
enum PasskeyFault: String, Error {
  case unreadable, challenge, late, site, attestation, absent, unverified, signature, copied,
    otherPerson, unknown, used
}

/// What the page's script gives back: what the browser's `navigator.credentials` answered, in base64url.
struct PasskeyAnswer: Sendable {
  private static let longest = 16 << 10

  let id: [UInt8]
  /// As the browser wrote it, byte for byte: it is what was signed.
  let clientData: [UInt8]
  let attestation: [UInt8]?
  let authenticator: [UInt8]?
  let signature: [UInt8]?
  let userHandle: [UInt8]?
  let type: String
  let challenge: [UInt8]
  let origin: String
  let isCrossOrigin: Bool

  init(_ text: String?) throws(PasskeyFault) {
    guard let text, text.utf8.count <= Self.longest,
      let root = try? JSONParser.parse(Array(text.utf8)).root,
      let id = Base64URL.decode(root["id"]?.text), !id.isEmpty,
      let clientData = Base64URL.decode(root["clientData"]?.text),
      let client = try? JSONParser.parse(clientData).root,
      let challenge = Base64URL.decode(client["challenge"]?.text),
      let type = client["type"]?.text, let origin = client["origin"]?.text
    else { throw .unreadable }
    self.id = id
    self.clientData = clientData
    self.challenge = challenge
    self.type = type
    self.origin = origin
    isCrossOrigin = client["crossOrigin"]?.bool ?? false
    attestation = Base64URL.decode(root["attestation"]?.text)
    authenticator = Base64URL.decode(root["authenticator"]?.text)
    signature = Base64URL.decode(root["signature"]?.text)
    userHandle = Base64URL.decode(root["userHandle"]?.text).flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// RFC 4648 § 5, without padding.
enum Base64URL {
  static func encode(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().filter { $0 != "=" }
      .replacing("+", with: "-").replacing("/", with: "_")
  }

  /// RFC 4648 § 4, with padding.
  static func plain(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  static func decode(_ text: String?) -> [UInt8]? {
    guard let text, text.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2F && $0 != 0x3D }) else {
      return nil
    }
    let usual = text.replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - usual.utf8.count % 4) % 4)
    return Data(base64Encoded: usual + padding).map(Array.init)
  }
}
