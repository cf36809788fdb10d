import Crypto
import CryptoExtras

/// The hashes a token may use. SHA-1 is refused but for naming a certificate, where RFC 2634 knows no other.
enum HashAlgorithm: CaseIterable {
  case sha256, sha384, sha512

  /// The content of the OBJECT IDENTIFIER 2.16.840.1.101.3.4.2.n.
  var identifier: [UInt8] {
    let last: UInt8 =
      switch self {
      case .sha256: 1
      case .sha384: 2
      case .sha512: 3
      }
    return [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, last]
  }

  init(_ identifier: [UInt8]) throws(TimestampError) {
    guard let known = Self.allCases.first(where: { $0.identifier == identifier }) else {
      throw .unknownAlgorithm(dotted(identifier))
    }
    self = known
  }

  func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    let bytes = Array(bytes)
    return switch self {
    case .sha256: Array(SHA256.hash(data: bytes))
    case .sha384: Array(SHA384.hash(data: bytes))
    case .sha512: Array(SHA512.hash(data: bytes))
    }
  }
}

/// How a signature is made: RSA (PKCS #1 v1.5) or ECDSA, over one of the hashes.
struct SignatureAlgorithm {
  let isRSA: Bool
  let hash: HashAlgorithm

  private static let rsa: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01]
  private static let ecdsaWithSHA2: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03]
  static let ecPublicKey: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]

  /// - Parameter digest: of the SignerInfo, for identifiers that name the key's kind only.
  init(_ identifier: [UInt8], digest: HashAlgorithm? = nil) throws(TimestampError) {
    let last = identifier.last ?? 0
    switch (Array(identifier.dropLast()), last) {
    case (Self.rsa, 11): (isRSA, hash) = (true, .sha256)
    case (Self.rsa, 12): (isRSA, hash) = (true, .sha384)
    case (Self.rsa, 13): (isRSA, hash) = (true, .sha512)
    case (Self.ecdsaWithSHA2, 2): (isRSA, hash) = (false, .sha256)
    case (Self.ecdsaWithSHA2, 3): (isRSA, hash) = (false, .sha384)
    case (Self.ecdsaWithSHA2, 4): (isRSA, hash) = (false, .sha512)
    default:
      // rsaEncryption, ecPublicKey: CMS allows them beside a digestAlgorithm.
      guard let digest else { throw .unknownAlgorithm(dotted(identifier)) }
      if identifier == Self.rsa + [1] {
        (isRSA, hash) = (true, digest)
      } else if identifier == Self.ecPublicKey {
        (isRSA, hash) = (false, digest)
      } else {
        throw .unknownAlgorithm(dotted(identifier))
      }
    }
  }
}

/// A public key of a certificate, whole as its SubjectPublicKeyInfo.
struct CertificateKey {
  let info: [UInt8]

  func isValid(_ signature: [UInt8], over bytes: [UInt8], _ algorithm: SignatureAlgorithm) -> Bool {
    switch algorithm.hash {
    case .sha256: isValid(signature, SHA256.hash(data: bytes), isRSA: algorithm.isRSA)
    case .sha384: isValid(signature, SHA384.hash(data: bytes), isRSA: algorithm.isRSA)
    case .sha512: isValid(signature, SHA512.hash(data: bytes), isRSA: algorithm.isRSA)
    }
  }

  private func isValid(_ signature: [UInt8], _ digest: some Digest, isRSA: Bool) -> Bool {
    if isRSA {
      guard let key = try? _RSA.Signing.PublicKey(derRepresentation: info) else { return false }
      return key.isValidSignature(
        .init(rawRepresentation: signature), for: digest, padding: .insecurePKCS1v1_5)
    }
    if let key = try? P256.Signing.PublicKey(derRepresentation: info) {
      return (try? P256.Signing.ECDSASignature(derRepresentation: signature))
        .map { key.isValidSignature($0, for: digest) } ?? false
    }
    if let key = try? P384.Signing.PublicKey(derRepresentation: info) {
      return (try? P384.Signing.ECDSASignature(derRepresentation: signature))
        .map { key.isValidSignature($0, for: digest) } ?? false
    }
    guard let key = try? P521.Signing.PublicKey(derRepresentation: info) else { return false }
    return (try? P521.Signing.ECDSASignature(derRepresentation: signature))
      .map { key.isValidSignature($0, for: digest) } ?? false
  }
}

/// "1.2.840.113549.1.1.10": the content of an OBJECT IDENTIFIER, for people.
func dotted(_ identifier: [UInt8]) -> String {
  guard let first = identifier.first else { return "" }
  var arcs = [String(min(Int(first) / 40, 2)), String(Int(first) - 40 * min(Int(first) / 40, 2))]
  var value: UInt64 = 0
  for octet in identifier.dropFirst() {
    value = value << 7 | UInt64(octet & 0x7F)
    if octet < 0x80 {
      arcs.append(String(value))
      value = 0
    }
  }
  return arcs.joined(separator: ".")
}
