import Crypto

/// CMS SignedData (RFC 5652, 5.1) with one signer, as RFC 3161 wants it.
struct SignedData {
  /// The content, a TSTInfo.
  let content: [UInt8]
  let certificates: [TimestampCertificate]
  private let signer: SignerInfo

  init(_ element: DERElement) throws(TimestampError) {
    var reader = element.reader
    _ = try reader.next(DERElement.integer)
    _ = try reader.next(DERElement.set)
    var encapsulated = try reader.open(DERElement.sequence)
    guard try encapsulated.objectIdentifier() == Identifier.timestampInfo else { throw .malformed }
    var explicit = try encapsulated.open(DERElement.tagged(0))
    content = Array(try explicit.next(DERElement.octetString).content)
    certificates = try Self.certificates(reader.optional(DERElement.tagged(0)))
    try reader.skip(DERElement.tagged(1))
    let signers = try reader.next(DERElement.set).elements()
    guard signers.count == 1 else { throw .malformed }
    signer = try SignerInfo(signers[0])
  }

  private static func certificates(_ set: DERElement?) throws(TimestampError)
    -> [TimestampCertificate]
  {
    var certificates: [TimestampCertificate] = []
    for element in try set?.elements() ?? [] where element.tag == DERElement.sequence {
      certificates.append(try TimestampCertificate(element))
    }
    return certificates
  }

  /// Verifies the signature over the content.
  ///
  /// - Returns: the certificate of who signed.
  func verified() throws(TimestampError) -> TimestampCertificate {
    guard let contentType = signer.attributes[Identifier.contentType],
      contentType.tag == DERElement.objectIdentifier,
      Array(contentType.content) == Identifier.timestampInfo,
      let digest = signer.attributes[Identifier.messageDigest],
      Array(digest.content) == signer.digest.hash(content)
    else { throw .contentAltered }
    guard let certificate = certificates.first(where: signer.isSigned(with:)),
      try signer.names(certificate)
    else { throw .certificateMissing }
    let algorithm = try SignatureAlgorithm(signer.signatureIdentifier, digest: signer.digest)
    guard certificate.key.isValid(signer.signature, over: signer.signedBytes, algorithm) else {
      throw .signature
    }
    return certificate
  }
}

/// SignerInfo (RFC 5652, 5.3).
private struct SignerInfo {
  let issuer: [UInt8]
  let serial: [UInt8]
  let digest: HashAlgorithm
  /// The signed attributes as a SET OF, which is what is signed.
  let signedBytes: [UInt8]
  /// The only value of each.
  let attributes: [[UInt8]: DERElement]
  let signatureIdentifier: [UInt8]
  let signature: [UInt8]

  init(_ element: DERElement) throws(TimestampError) {
    var reader = element.reader
    _ = try reader.next(DERElement.integer)
    var identifier = try reader.open(DERElement.sequence)
    issuer = Array(try identifier.next(DERElement.sequence).bytes)
    serial = Array(try identifier.next(DERElement.integer).content)
    var digestAlgorithm = try reader.open(DERElement.sequence)
    digest = try HashAlgorithm(digestAlgorithm.objectIdentifier())
    let signed = try reader.next(DERElement.tagged(0))
    signedBytes = [DERElement.set] + signed.bytes.dropFirst()
    attributes = try Self.attributes(signed)
    var algorithm = try reader.open(DERElement.sequence)
    signatureIdentifier = try algorithm.objectIdentifier()
    signature = Array(try reader.next(DERElement.octetString).content)
  }

  private static func attributes(_ signed: DERElement) throws(TimestampError) -> [[UInt8]:
    DERElement]
  {
    var attributes: [[UInt8]: DERElement] = [:]
    for attribute in try signed.elements() {
      var reader = attribute.reader
      let identifier = try reader.objectIdentifier()
      let values = try reader.next(DERElement.set).elements()
      guard values.count == 1, attributes[identifier] == nil else { throw .malformed }
      attributes[identifier] = values[0]
    }
    return attributes
  }

  func isSigned(with certificate: TimestampCertificate) -> Bool {
    certificate.issuer == issuer && certificate.serial == serial
  }

  /// Whether the signed attributes name this very certificate by its hash (RFC 5816, RFC 2634): the first named.
  func names(_ certificate: TimestampCertificate) throws(TimestampError) -> Bool {
    if let second = attributes[Identifier.signingCertificateV2] {
      var certificates = second.reader
      var first = try certificates.open(DERElement.sequence)
      var named = try first.open(DERElement.sequence)
      let algorithm = try named.optional(DERElement.sequence)
      let hash = try named.next(DERElement.octetString).content
      var hashing = HashAlgorithm.sha256
      if var reader = algorithm?.reader { hashing = try HashAlgorithm(reader.objectIdentifier()) }
      return Array(hash) == hashing.hash(certificate.der)
    }
    guard let first = attributes[Identifier.signingCertificate] else { return false }
    var certificates = first.reader
    var list = try certificates.open(DERElement.sequence)
    var named = try list.open(DERElement.sequence)
    let hash = try named.next(DERElement.octetString).content
    return Array(hash) == Array(Insecure.SHA1.hash(data: certificate.der))
  }
}
