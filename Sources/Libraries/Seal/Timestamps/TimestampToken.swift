import Crypto

/// A time-stamp token (RFC 3161): a CMS signature (RFC 5652) of an authority over a hash and a time.
///
/// Reading one verifies all that it says of itself: the signed attributes cover the content, the signature holds
/// with the certificate inside, which is one for time-stamping and was valid then. What it does not say is who may
/// be trusted; that is for whoever reads it (`check`).
package struct TimestampToken: Sendable, Equatable {
  /// The hash that was dated, SHA-256.
  package let hash: [UInt8]
  /// Microseconds since 1970-01-01T00:00:00Z, as the authority states it.
  package let timeMicroseconds: Int64
  package let nonce: [UInt8]?
  /// Who signed.
  package let certificate: TimestampCertificate
  /// SHA-256 of the certificate, then of each authority above it that the token holds and that signed the one below.
  package let chain: [String]

  /// - Parameter der: a ContentInfo, as `openssl ts -reply -token_out` writes it.
  package init(der: [UInt8]) throws(TimestampError) {
    var outer = DERReader(der[...])
    var content = try outer.open(DERElement.sequence)
    guard outer.isAtEnd, try content.objectIdentifier() == Identifier.signedData else {
      throw .malformed
    }
    var explicit = try content.open(DERElement.tagged(0))
    let signed = try SignedData(explicit.next(DERElement.sequence))
    let info = try TimestampInfo(signed.content)
    certificate = try signed.verified()
    guard certificate.isForTimestampingOnly else { throw .certificatePurpose }
    guard
      (certificate.notBefore...max(certificate.notBefore, certificate.notAfter))
        .contains(info.timeMicroseconds)
    else { throw .certificateExpired }
    hash = info.hash
    timeMicroseconds = info.timeMicroseconds
    nonce = info.nonce
    chain = certificate.chain(in: signed.certificates)
  }

  /// - Parameters:
  ///   - dated: SHA-256 of the bytes it is presented with.
  ///   - trusted: fingerprints of certificates, of authorities or of who signs; empty trusts any.
  package func check(_ dated: [UInt8], trusting trusted: Set<String> = []) throws(TimestampError) {
    guard hash == dated else { throw .otherImprint }
    guard trusted.isEmpty || !trusted.isDisjoint(with: chain) else {
      throw .untrusted(fingerprint: certificate.fingerprint)
    }
  }
}

extension TimestampCertificate {
  fileprivate func chain(in certificates: [TimestampCertificate]) -> [String] {
    var (chain, at) = ([fingerprint], self)
    // Deeper than any authority's; two that signed each other end here too.
    while chain.count < 6, let above = certificates.first(where: { at.isIssued(by: $0) }),
      !chain.contains(above.fingerprint)
    {
      chain.append(above.fingerprint)
      at = above
    }
    return chain
  }
}

enum Identifier {
  private static let pkcs: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01]
  static let signedData = pkcs + [0x07, 0x02]
  static let contentType = pkcs + [0x09, 0x03]
  static let messageDigest = pkcs + [0x09, 0x04]
  static let timestampInfo = pkcs + [0x09, 0x10, 0x01, 0x04]
  static let signingCertificate = pkcs + [0x09, 0x10, 0x02, 0x0C]
  static let signingCertificateV2 = pkcs + [0x09, 0x10, 0x02, 0x2F]
}

/// TSTInfo: what the authority says.
private struct TimestampInfo {
  let hash: [UInt8]
  let timeMicroseconds: Int64
  let nonce: [UInt8]?

  init(_ der: [UInt8]) throws(TimestampError) {
    var outer = DERReader(der[...])
    var reader = try outer.open(DERElement.sequence)
    guard outer.isAtEnd, try reader.next(DERElement.integer).smallInteger() == 1 else {
      throw .malformed
    }
    _ = try reader.objectIdentifier()
    var imprint = try reader.open(DERElement.sequence)
    var algorithm = try imprint.open(DERElement.sequence)
    guard case .sha256 = try HashAlgorithm(algorithm.objectIdentifier()) else {
      throw .otherImprint
    }
    hash = Array(try imprint.next(DERElement.octetString).content)
    _ = try reader.next(DERElement.integer)
    timeMicroseconds = try DERTime.microseconds(reader.next(DERElement.generalizedTime))
    // Accuracy and ordering.
    try reader.skip(DERElement.sequence)
    try reader.skip(DERElement.boolean)
    nonce = try reader.optional(DERElement.integer).map { Array($0.content) }
  }
}
