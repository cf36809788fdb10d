import Crypto

/// What an authenticator says of itself and of the person before it (WebAuthn level 3, § 6.1).
struct AuthenticatorData: Sendable {
  /// A key it has just made.
  struct Credential: Sendable {
    let id: [UInt8]
    let key: COSEKey
    /// The key as it was written, to be kept.
    let keyBytes: [UInt8]
  }

  let siteHash: [UInt8]
  /// Somebody touched it.
  let isPresent: Bool
  /// It made sure who: by a PIN, a finger, a face.
  let isVerified: Bool
  /// How often the key was used; 0 where it does not count.
  let signCount: Int
  let credential: Credential?

  /// The longest id that the standard lets an authenticator give.
  private static let longestID = 1_023

  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 37 else { return nil }
    let flags = bytes[32]
    siteHash = Array(bytes[0..<32])
    isPresent = flags & 0x01 != 0
    isVerified = flags & 0x04 != 0
    signCount = bytes[33..<37].reduce(0) { $0 << 8 | Int($1) }
    var rest = bytes.dropFirst(37)
    if flags & 0x40 != 0 {
      guard let (credential, length) = Self.credential(Array(rest)) else { return nil }
      self.credential = credential
      rest = rest.dropFirst(length)
    } else {
      credential = nil
    }
    // Extensions, which nobody asked for; anything else does not belong there.
    if flags & 0x80 != 0 {
      guard CBORReader.value(Array(rest)) != nil else { return nil }
    } else if !rest.isEmpty {
      return nil
    }
  }

  private static func credential(_ bytes: [UInt8]) -> (Credential, length: Int)? {
    guard bytes.count >= 18 else { return nil }
    let count = Int(bytes[16]) << 8 | Int(bytes[17])
    guard (1...longestID).contains(count), bytes.count >= 18 + count else { return nil }
    let written = Array(bytes[(18 + count)...])
    var reader = CBORReader(written)
    guard let value = reader.next(), let key = COSEKey(value) else { return nil }
    let credential = Credential(
      id: Array(bytes[18..<18 + count]), key: key, keyBytes: Array(written[..<reader.place]))
    return (credential, 18 + count + reader.place)
  }

  func isFor(_ site: String) -> Bool { siteHash == Array(SHA256.hash(data: Array(site.utf8))) }
}

/// The public key of a passkey (RFC 9053): ES256 or EdDSA, and no other.
enum COSEKey: Sendable {
  case es256(P256.Signing.PublicKey)
  case ed25519(Curve25519.Signing.PublicKey)

  /// As pages name them, the one we prefer first.
  static let algorithms = [-8, -7]

  init?(_ value: CBOR) {
    switch (value[1]?.integer, value[3]?.integer, value[-1]?.integer) {
    case (2, -7, 1):
      guard let x = value[-2]?.bytes, let y = value[-3]?.bytes, x.count == 32, y.count == 32,
        // A point that is not on the curve is refused here.
        let key = try? P256.Signing.PublicKey(rawRepresentation: x + y)
      else { return nil }
      self = .es256(key)
    case (1, -8, 6):
      guard let x = value[-2]?.bytes, x.count == 32,
        let key = try? Curve25519.Signing.PublicKey(rawRepresentation: x)
      else { return nil }
      self = .ed25519(key)
    default: return nil
    }
  }

  init?(kept bytes: [UInt8]) {
    guard let value = CBORReader.value(bytes) else { return nil }
    self.init(value)
  }

  func accepts(_ signature: [UInt8], over data: [UInt8]) -> Bool {
    switch self {
    case .es256(let key):
      guard let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature) else {
        return false
      }
      return key.isValidSignature(signature, for: data)
    case .ed25519(let key): return key.isValidSignature(signature, for: data)
    }
  }
}
