import Crypto

/// What a time-stamp needs to know of an X.509 certificate (RFC 5280).
package struct TimestampCertificate: Sendable, Equatable {
  let der: [UInt8]
  /// What its issuer signed.
  let signedPart: [UInt8]
  let signatureIdentifier: [UInt8]
  let signature: [UInt8]
  let serial: [UInt8]
  let issuer: [UInt8]
  let subject: [UInt8]
  let keyInfo: [UInt8]
  /// Microseconds since 1970.
  let notBefore: Int64
  let notAfter: Int64
  let isAuthority: Bool
  /// Extended key usage is there, critical, and says time-stamping and nothing else.
  let isForTimestampingOnly: Bool

  /// SHA-256 of the certificate, in hexadecimal: what is pinned and what people compare.
  package var fingerprint: String { hexadecimal(Array(SHA256.hash(data: der))) }

  /// The common name of its subject; empty where it has none.
  package var name: String { (try? Self.commonName(subject)) ?? "" }

  init(_ element: DERElement) throws(TimestampError) {
    der = Array(element.bytes)
    var outer = element.reader
    let part = try outer.next(DERElement.sequence)
    signedPart = Array(part.bytes)
    var algorithm = try outer.open(DERElement.sequence)
    signatureIdentifier = try algorithm.objectIdentifier()
    signature = Array(try outer.next(DERElement.bitString).bits())

    var reader = part.reader
    try reader.skip(DERElement.tagged(0))
    serial = Array(try reader.next(DERElement.integer).content)
    _ = try reader.next(DERElement.sequence)
    issuer = Array(try reader.next(DERElement.sequence).bytes)
    var validity = try reader.open(DERElement.sequence)
    notBefore = try DERTime.microseconds(validity.next())
    notAfter = try DERTime.microseconds(validity.next())
    subject = Array(try reader.next(DERElement.sequence).bytes)
    keyInfo = Array(try reader.next(DERElement.sequence).bytes)
    let extensions = try Self.extensions(reader)
    isAuthority = try Self.isAuthority(extensions[[0x55, 0x1D, 0x13]]?.value)
    isForTimestampingOnly = try Self.isForTimestamping(extensions[[0x55, 0x1D, 0x25]])
  }

  var key: CertificateKey { CertificateKey(info: keyInfo) }

  /// Whether `authority` is one, is who this certificate says issued it, and signed it.
  func isIssued(by authority: TimestampCertificate) -> Bool {
    guard authority.isAuthority, authority.subject == issuer,
      let algorithm = try? SignatureAlgorithm(signatureIdentifier)
    else { return false }
    return authority.key.isValid(signature, over: signedPart, algorithm)
  }

  private typealias Extension = (isCritical: Bool, value: [UInt8])

  private static func extensions(_ reader: DERReader) throws(TimestampError) -> [[UInt8]: Extension]
  {
    var reader = reader
    // issuerUniqueID and subjectUniqueID, which nobody uses.
    try reader.skip(0x81)
    try reader.skip(0x82)
    guard let tagged = try reader.optional(DERElement.tagged(3)) else { return [:] }
    var list = tagged.reader
    var found: [[UInt8]: Extension] = [:]
    for element in try list.next(DERElement.sequence).elements() {
      var one = element.reader
      let identifier = try one.objectIdentifier()
      let isCritical = try one.optional(DERElement.boolean)?.content.first == 0xFF
      found[identifier] = (isCritical, Array(try one.next(DERElement.octetString).content))
    }
    return found
  }

  /// BasicConstraints: `SEQUENCE { cA BOOLEAN DEFAULT FALSE, … }`.
  private static func isAuthority(_ value: [UInt8]?) throws(TimestampError) -> Bool {
    guard let value else { return false }
    var outer = DERReader(value[...])
    var constraints = try outer.open(DERElement.sequence)
    return try constraints.optional(DERElement.boolean)?.content.first == 0xFF
  }

  /// RFC 3161, 2.3: extendedKeyUsage, critical, with id-kp-timeStamping alone.
  private static func isForTimestamping(_ usage: Extension?) throws(TimestampError) -> Bool {
    guard let usage, usage.isCritical else { return false }
    var outer = DERReader(usage.value[...])
    let purposes = try outer.next(DERElement.sequence).elements()
    return purposes.map { Array($0.content) } == [[0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x08]]
  }

  private static func commonName(_ name: [UInt8]) throws(TimestampError) -> String {
    var outer = DERReader(name[...])
    for set in try outer.next(DERElement.sequence).elements() {
      for attribute in try set.elements() {
        var reader = attribute.reader
        if try reader.objectIdentifier() == [0x55, 0x04, 0x03] {
          return String(decoding: try reader.next().content, as: UTF8.self)
        }
      }
    }
    return ""
  }
}
