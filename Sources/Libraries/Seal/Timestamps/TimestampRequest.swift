/// A request for a time-stamp (RFC 3161, 2.4.1): the hash of the bytes, never the bytes.
package struct TimestampRequest: Sendable, Equatable {
  /// SHA-256 of what is to be dated.
  package let hash: [UInt8]
  /// Eight bytes from the system's random source; the answer repeats them.
  package let nonce: [UInt8]

  package init(hash: [UInt8], nonce: [UInt8]) {
    self.hash = hash
    self.nonce = nonce
  }

  /// `application/timestamp-query`. Asks for the certificate, so that the token is verified without anything else.
  package var der: [UInt8] {
    let algorithm = DERWriter.sequence(
      DERWriter.element(DERElement.objectIdentifier, HashAlgorithm.sha256.identifier),
      DERWriter.element(DERElement.null, []))
    let imprint = DERWriter.sequence(algorithm, DERWriter.element(DERElement.octetString, hash))
    return DERWriter.sequence(
      DERWriter.integer([1]), imprint, DERWriter.integer(nonce),
      DERWriter.element(DERElement.boolean, [0xFF]))
  }

  /// The token of an answer to this request (`application/timestamp-reply`), verified but for who is trusted.
  ///
  /// - Throws: why the answer is no proof.
  package func token(from reply: [UInt8]) throws(TimestampError) -> TimestampToken {
    let token = try TimestampToken(der: TimestampToken.bytes(in: reply))
    guard token.hash == hash else { throw .otherImprint }
    guard let answered = token.nonce, Self.same(answered, nonce) else { throw .otherNonce }
    return token
  }

  /// As numbers: DER drops leading zeros.
  private static func same(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one.drop { $0 == 0 } == other.drop { $0 == 0 }
  }
}

extension TimestampToken {
  /// The bytes of the token in an answer, which are what is kept.
  ///
  /// - Throws: `.refused` with the authority's reasons where there is no token.
  package static func bytes(in reply: [UInt8]) throws(TimestampError) -> [UInt8] {
    var outer = DERReader(reply[...])
    var response = try outer.open(DERElement.sequence)
    var status = try response.open(DERElement.sequence)
    let code = try status.next(DERElement.integer).smallInteger()
    // 0 is granted, 1 granted with modifications.
    guard code <= 1 else {
      try status.skip(DERElement.sequence)
      let reasons = try status.optional(DERElement.bitString)?.content.dropFirst() ?? []
      throw .refused(status: code, reasons: Array(reasons))
    }
    guard outer.isAtEnd else { throw .malformed }
    return Array(try response.next(DERElement.sequence).bytes)
  }
}
