import Crypto
import Kernel
import Money

/// What an endpoint checks calls by: HMAC-SHA-256 under a secret it shares with us (RFC 2104).
///
/// `Facturier-Signature: t=1764172800,v1=5257a8…`: `v1` is the code, in hexadecimal, of the moment `t` in seconds, a full
/// stop and the exact bytes of the body. While two secrets hold there are two `v1`, and one that fits is enough.
package enum WebhookSignature {
  package static let header = "Facturier-Signature"

  package static func value(of body: [UInt8], at moment: Instant, under secrets: [String]) -> String
  {
    let seconds = moment.microseconds / 1_000_000
    let signed = Array("\(seconds).".utf8) + body
    return
      (["t=\(seconds)"]
      + secrets.map { secret in
        let code = HMAC<SHA256>.authenticationCode(
          for: signed, using: SymmetricKey(data: Array(secret.utf8)))
        return "v1=" + code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      }).joined(separator: ",")
  }

  /// 256 bits of chance, for people to copy: "whsec_…". The whole text is the key.
  static func secret(_ chance: Chance) -> String {
    var bytes: [UInt8] = []
    for _ in 0..<4 { withUnsafeBytes(of: chance.next()) { bytes += $0 } }
    return "whsec_" + Cursor(bytes: bytes).text
  }
}
