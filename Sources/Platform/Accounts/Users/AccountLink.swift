import Crypto
import Kernel

/// A secret that is shown once and kept as its hash: of a session, a link, a key.
package struct SecretToken: Sendable {
  /// 256 bits, in letters and digits that survive an address: 52 of Crockford's base 32.
  package let text: String

  package init(_ chance: Chance) {
    let bytes = chance.bytes(32)
    func part(_ range: Range<Int>) -> String { RawID(bytes: bytes[range])?.text ?? "" }
    text = part(0..<16) + part(16..<32)
  }

  /// - Returns: `nil` for what cannot be one.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 52, text.utf8.allSatisfy({ $0 < 0x80 && $0 > 0x2F }) else {
      return nil
    }
    self.text = String(text)
  }

  /// SHA-256: 256 bits of chance need no slower one.
  package var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}

enum Secrets {
  /// Compares without an early end, so that nobody learns a secret by the time it takes.
  static func areSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

/// A link that opens one thing once: the first account of an installation, a new password.
package enum AccountLink {
  package enum Purpose: String, Sendable {
    case claim, password
    /// The password was right, and a code is asked for.
    case secondFactor = "second-factor"
  }

  static let claimSeconds: Int64 = 24 * 3600
  static let codeSeconds: Int64 = 5 * 60
  static let passwordSeconds: Int64 = 30 * 60
}
