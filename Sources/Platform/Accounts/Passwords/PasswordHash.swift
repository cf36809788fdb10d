import CArgon2
import Kernel

/// A password as it is kept: argon2id in the text form of the PHC, "$argon2id$v=19$m=47104,t=1,p=1$salt$hash".
///
/// 46 MiB for each try: OWASP's first choice of parameters, and a tenth of a second of one core.
package enum PasswordHash {
  private static let memoryKiB: UInt32 = 47_104
  private static let passes: UInt32 = 1
  private static let lanes: UInt32 = 1
  private static let hashLength = 32

  /// Blocks its thread: `PasswordThreads` is where it belongs.
  package static func make(_ password: String, chance: Chance) -> String {
    var password = Array(password.utf8)
    let salt = chance.bytes(16)
    var text = [CChar](repeating: 0, count: 256)
    let result = argon2id_hash_encoded(
      passes, memoryKiB, lanes, &password, password.count, salt, salt.count, hashLength, &text,
      text.count)
    precondition(result == ARGON2_OK.rawValue, "argon2id: \(result)")
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  package static func isRight(_ password: String, for hash: String) -> Bool {
    var password = Array(password.utf8)
    return argon2id_verify(hash, &password, password.count) == ARGON2_OK.rawValue
  }

  /// Whether it was made with other parameters than today's: a sign-in is when it can be made again.
  package static func isOutdated(_ hash: String) -> Bool {
    !hash.hasPrefix("$argon2id$v=19$m=\(memoryKiB),t=\(passes),p=\(lanes)$")
  }

  /// What the password of an address nobody has is compared with, so that asking takes as long.
  static let ofNobody = make("nobody has this password", chance: .system)
}
