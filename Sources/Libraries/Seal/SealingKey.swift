import Crypto

/// The Ed25519 key that signs the heads of a company's series. It lives outside the data folder; losing it stops
/// issuing until a new one is declared, and never invalidates what was signed.
package struct SealingKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// A new key, from the system's random source.
  package static func generate() -> SealingKey { SealingKey(key: .init()) }

  private init(key: Curve25519.Signing.PrivateKey) { self.key = key }

  /// - Parameter seed: the 32 bytes of RFC 8032. `nil` if there are not 32.
  package init?(seed: [UInt8]) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
    self.key = key
  }

  package var seed: [UInt8] { Array(key.rawRepresentation) }

  package var publicKey: SealingPublicKey {
    SealingPublicKey(key: key.publicKey)
  }

  /// 64 bytes (RFC 8032).
  package func sign(_ head: SeriesHead) throws -> [UInt8] { try sign(head.signedBytes) }

  package func sign(_ bytes: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: bytes)) }
}

/// The public half, printed in every export.
package struct SealingPublicKey: Sendable {
  fileprivate let key: Curve25519.Signing.PublicKey

  fileprivate init(key: Curve25519.Signing.PublicKey) { self.key = key }

  package init?(bytes: [UInt8]) {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return nil }
    self.key = key
  }

  package var bytes: [UInt8] { Array(key.rawRepresentation) }

  /// First eight bytes of the SHA-256 of the public key, in hexadecimal: what people compare.
  package var fingerprint: String { hexadecimal(Array(SHA256.hash(data: bytes)).prefix(8)) }

  package func isValid(_ signature: [UInt8], for head: SeriesHead) -> Bool {
    isValid(signature, for: head.signedBytes)
  }

  package func isValid(_ signature: [UInt8], for bytes: [UInt8]) -> Bool {
    key.isValidSignature(signature, for: bytes)
  }
}
