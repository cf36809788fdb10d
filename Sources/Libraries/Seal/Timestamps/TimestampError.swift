/// Why a time-stamp (RFC 3161) proves nothing, or why none was given.
package enum TimestampError: Error, Equatable, Sendable {
  /// The bytes are not what RFC 3161, RFC 5652 or RFC 5280 describe.
  case malformed
  /// The authority gave no token; its PKIStatus, and the bits of PKIFailureInfo where it says some.
  case refused(status: Int, reasons: [UInt8])
  /// An algorithm that is not known here, by its OBJECT IDENTIFIER.
  case unknownAlgorithm(String)
  /// The token is about other bytes than those it is presented with.
  case otherImprint
  /// The answer is to another request.
  case otherNonce
  /// What was signed is not the content of the token.
  case contentAltered
  /// The certificate of who signed is not in the token, or is not the one the signature names.
  case certificateMissing
  /// The certificate is not one for time-stamping only (RFC 3161, 2.3).
  case certificatePurpose
  /// The certificate was not valid at the time the token states.
  case certificateExpired
  /// The signature does not hold.
  case signature
  /// Neither the certificate nor an authority above it, as the token shows them, is one that is trusted.
  case untrusted(fingerprint: String)
}
