import Crypto
import Kernel
import Money

/// Time-based one-time passwords (RFC 6238) as every authenticator makes them: SHA-1, six digits, thirty seconds.
package enum TOTP {
  static let stepSeconds: Int64 = 30
  static let seedBytes = 20

  static func step(_ now: Instant) -> Int64 { now.microseconds / 1_000_000 / stepSeconds }

  /// Six digits (RFC 4226 § 5.3).
  static func code(_ seed: [UInt8], step: Int64) -> String {
    let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> Int64(56 - 8 * $0)) }
    let mac = Array(
      HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: seed)))
    let offset = Int(mac[mac.count - 1] & 0x0F)
    let word = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let digits = String(word % 1_000_000)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// - Parameter last: the step of the code that was used last: none is good twice.
  /// - Returns: the step of the code, at most one away from now; `nil` when it is none.
  static func accepted(_ code: String, seed: [UInt8], now: Instant, after last: Int64) -> Int64? {
    let code = code.filter { $0 != " " }
    guard code.utf8.count == 6 else { return nil }
    let present = step(now)
    return (present - 1...present + 1).first { step in
      step > last && Secrets.areSame(Array(self.code(seed, step: step).utf8), Array(code.utf8))
    }
  }

  /// The seed as people type it: base 32 (RFC 4648), in groups of four.
  static func base32(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var (text, bits, count) = ("", UInt32(0), 0)
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 5 {
        text.append(letters[Int(bits >> UInt32(count - 5) & 31)])
        count -= 5
      }
    }
    return text
  }

  /// What an authenticator reads from a QR code.
  static func address(_ seed: [UInt8], account: String) -> String {
    "otpauth://totp/Facturier:\(PercentCoding.encode(account))?secret=\(base32(seed))&issuer=Facturier"
  }
}
